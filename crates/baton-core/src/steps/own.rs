//! What a kind does inside the core; nothing outside asks for it.
//!
//! A kind never moves the run: it says what follows, and the machine does it (`run::progress`).

use super::kind::Kind;
use crate::call::Entry;
use crate::document::Inside;
use crate::history::Params;
use crate::ids::{CallId, StepId};
use crate::problem;
use crate::run::change::{Change, Then};
use crate::run::effect::Deadline;
use crate::run::event::{Answer, ChangedData, Ended, Try, Updated};
use crate::run::reason::Reason;
use crate::run::state::StepState;
use crate::run::verb::Verb;
use crate::template::{Prepared, Rendered};
use crate::validation::check::{At, Before, Check};

/// Everything that a kind of step is.
pub(crate) trait Own: Kind + Checked + Runs {}

impl<T: Kind + Checked + Runs> Own for T {}

/// What can be wrong with a kind's settings.
pub(crate) trait Checked {
    /// Checks the settings, without the steps inside it.
    fn check(&self, check: &mut Check<'_>, at: &At<'_>, before: &Before);

    /// Checks what belongs to one of its sequences, before the steps in there are checked.
    fn check_sequence(
        &self,
        _index: usize,
        _check: &mut Check<'_>,
        _at: &At<'_>,
        _before: &Before,
    ) {
    }
}

/// What a kind does in a run; the defaults say "not mine".
pub(crate) trait Runs: Kind {
    /// The run gets to the step.
    fn enter(&self, change: &mut Change<'_>, id: &StepId) -> Then;

    /// Something became known while the run may not be there yet.
    fn announce(&self, _change: &mut Change<'_>, _id: &StepId) {}

    /// Whether its own state lets an admin do something: by default whatever it offers, and to
    /// try again where it could not begin.
    fn allows(&self, verb: Verb, state: &StepState) -> Result<(), Reason> {
        let is_stuck = state.problem.is_some() && state.problem == self.stuck_by();
        if verb == Verb::SendAgain && is_stuck {
            return Ok(());
        }
        self.offers(verb)
    }

    /// What the admin is needed for when it could not begin: it has sent nothing.
    fn stuck_by(&self) -> Option<problem::Kind> {
        None
    }

    /// Whether the kind offers it at all.
    fn offers(&self, verb: Verb) -> Result<(), Reason> {
        let offered = self.verbs().contains(&verb);
        offered.then_some(()).ok_or(Reason::WrongKind)
    }

    /// The other tool accepted a message.
    fn answered(
        &self,
        _change: &mut Change<'_>,
        _id: &StepId,
        _occurrence: u32,
        _answer: &Answer,
        _tries: u32,
    ) -> Result<Then, Reason> {
        Err(Reason::WrongKind)
    }

    /// A try did not succeed.
    fn try_failed(
        &self,
        _change: &mut Change<'_>,
        _id: &StepId,
        _occurrence: u32,
        _report: Try<'_>,
    ) -> Result<(), Reason> {
        Err(Reason::WrongKind)
    }

    /// A call was found to be this run's.
    fn called(
        &self,
        _change: &mut Change<'_>,
        _id: &StepId,
        _call: &CallId,
        _about: &Entry,
    ) -> Result<Then, Reason> {
        Err(Reason::WrongKind)
    }

    /// What it set of the person is stored, or cannot be.
    fn person_updated(
        &self,
        _change: &mut Change<'_>,
        _id: &StepId,
        _updated: &Updated,
    ) -> Result<Then, Reason> {
        Err(Reason::WrongKind)
    }

    /// A deadline passed.
    fn deadline_passed(
        &self,
        _change: &mut Change<'_>,
        _id: &StepId,
        _which: Deadline,
    ) -> Result<Then, Reason> {
        Err(Reason::NoDeadline)
    }

    /// One of its sequences is through; the step is done when the last one is, unless the kind
    /// says otherwise.
    fn path_through(&self, _change: &mut Change<'_>, _path: &Inside<'_>, open: usize) -> Then {
        if open == 0 { Then::Passed } else { Then::Stays }
    }

    /// Details of the person or the company changed while the run is at the step.
    fn details_changed(&self, _change: &mut Change<'_>, _id: &StepId) -> Result<Then, Reason> {
        Err(Reason::NothingChanged)
    }

    /// A try ended after the step was not needed any more.
    fn ended_afterwards(
        &self,
        _change: &mut Change<'_>,
        _id: &StepId,
        _occurrence: u32,
        _ended: &Ended,
    ) -> Result<(), Reason> {
        Err(Reason::NotNeeded)
    }

    /// Sends what it has made once more; false when it has made nothing, and is entered again.
    fn send_again(&self, _change: &mut Change<'_>, _id: &StepId, _by: Params) -> bool {
        false
    }

    /// Sends what an admin has changed, as a new message.
    fn send_changed(
        &self,
        _change: &mut Change<'_>,
        _id: &StepId,
        _by: Params,
        _changed: &ChangedData,
    ) -> Result<(), Reason> {
        Err(Reason::WrongKind)
    }

    /// Sends what the settings of another version make of it, which stand in its place already.
    fn send_with_settings(
        &self,
        _change: &mut Change<'_>,
        _id: &StepId,
        _version: i64,
        _by: Params,
    ) -> Result<(), Reason> {
        Err(Reason::WrongKind)
    }

    /// What its next message would say, were it made now; none of a step that sends nothing.
    fn would_send(&self, _change: &Change<'_>, _id: &StepId) -> Option<Rendered> {
        None
    }

    /// Makes anew what it has made; false when what is there is to be sent again.
    fn send_new(
        &self,
        _change: &mut Change<'_>,
        _id: &StepId,
        _by: Params,
        _before: Option<&Prepared>,
    ) -> Result<bool, Reason> {
        Err(Reason::WrongKind)
    }

    /// What is on its way is not wanted any more.
    fn called_off(&self, _change: &mut Change<'_>, _id: &StepId) {}

    /// What was made after its success is accepted, or given up.
    fn done_again_over(&self, _change: &mut Change<'_>, _id: &StepId) {}

    /// The run is past the step.
    fn left(&self, _change: &mut Change<'_>, _id: &StepId) {}

    /// The run ended before it came to the step.
    fn not_needed(&self, _change: &mut Change<'_>, _id: &StepId) {}
}
