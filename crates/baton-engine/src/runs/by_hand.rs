//! What an admin does to one run by hand: asked, permitted by the core's verdict, done. A command does
//! it to one run and a job to many, by the same lines, so that a run says yes and no to both alike.

use baton_core::run::{Verb, may_stop};
use baton_core::{Happened, StepId};
use baton_store::table::runs::RunRow;

use super::advance::{Moved, advance, live};
use super::permit::{asked, permit};
use crate::Error;
use crate::queue::Live;
use crate::turn::Turn;

/// Applies an admin's event to a run; the machine's reason when it does not fit.
pub(crate) fn happen(
    turn: &mut Turn<'_, '_>,
    live: Live,
    happened: Happened,
    by: &str,
) -> Result<(), Error> {
    match advance(turn, live, happened, Some(by))? {
        Moved::On => Ok(()),
        Moved::Not(reason) => Err(Error::NotPossible(reason)),
    }
}

/// Ends a run.
pub(crate) fn stop(
    turn: &mut Turn<'_, '_>,
    run: RunRow,
    by: &str,
    why: String,
) -> Result<(), Error> {
    let live = live(turn, run)?;
    may_stop(&live.state).map_err(Error::NotPossible)?;
    let stopped = Happened::Stopped {
        by: by.to_owned(),
        why,
    };
    happen(turn, live, stopped, by)
}

/// Lets a run go on without a step.
pub(crate) fn skip(
    turn: &mut Turn<'_, '_>,
    run: RunRow,
    step: StepId,
    by: &str,
    why: String,
) -> Result<(), Error> {
    let asked = asked(turn, run, &step)?;
    permit(&asked, Verb::Skip, &step)?;
    let skipped = Happened::StepSkipped {
        step,
        by: by.to_owned(),
        why,
    };
    happen(turn, asked.live, skipped, by)
}

/// Sends a step's message again under its id, or lets a step that sent nothing try again.
pub(crate) fn send_again(
    turn: &mut Turn<'_, '_>,
    run: RunRow,
    step: StepId,
    by: &str,
    why: String,
) -> Result<(), Error> {
    let asked = asked(turn, run, &step)?;
    permit(&asked, Verb::SendAgain, &step)?;
    let again = Happened::SentAgain {
        step,
        by: by.to_owned(),
        why,
        changed: None,
    };
    happen(turn, asked.live, again, by)
}

/// Whether a message of a step could not be made, so that nothing goes out.
pub(crate) fn is_unmade(
    turn: &Turn<'_, '_>,
    run: baton_store::RunNo,
    step: &StepId,
) -> Result<bool, Error> {
    for item in turn.tx.problems().of_run(run)? {
        let problem = turn.tx.problems().by_no(item.problem)?;
        if problem
            .is_some_and(|one| one.step.as_ref() == Some(step) && one.kind.keeps_from_being_made())
        {
            return Ok(true);
        }
    }
    Ok(false)
}
