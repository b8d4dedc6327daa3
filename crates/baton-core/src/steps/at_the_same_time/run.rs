//! What the kind does in a run: all paths are gone, until all of them are through or the first is.

use super::{ParallelPaths, Until};
use crate::document::Inside;
use crate::history::{Kind, Params};
use crate::ids::StepId;
use crate::run::change::{Change, Then, path_and_name};
use crate::run::reason::Reason;
use crate::run::state::StepState;
use crate::run::verb::Verb;
use crate::steps::own::Runs;

impl Runs for ParallelPaths {
    fn enter(&self, change: &mut Change<'_>, id: &StepId) -> Then {
        change.note(Some(id), Kind::PathsBegun, Params::new());
        Then::Takes((0..self.paths.len()).collect())
    }

    /// Of a run that an earlier version could not go on with.
    fn allows(&self, verb: Verb, state: &StepState) -> Result<(), Reason> {
        if verb == Verb::SendAgain && state.paths.is_none() {
            return Ok(());
        }
        self.offers(verb)
    }

    fn path_through(&self, change: &mut Change<'_>, path: &Inside<'_>, open: usize) -> Then {
        match self.until {
            Until::First if open > 0 => {
                let details = path_and_name(path);
                change.note(Some(&path.split.id), Kind::FirstDone, details);
                Then::Passed
            }
            Until::All if open > 0 => Then::Stays,
            Until::First | Until::All => Then::Passed,
        }
    }
}
