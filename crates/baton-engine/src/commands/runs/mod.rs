//! What an admin does to a run: exactly one wins a step (C6), and whether it may be, the core says.

mod at_step;
mod stop;
mod try_out;

use baton_core::run::{Stored, Verb, verdict_with};
use baton_core::{Happened, RunId, StepId};
use baton_store::table::outbox::MessageRow;
use baton_store::table::runs::RunRow;

use crate::Error;
use crate::runs::{Live, Moved, advance, live};
use crate::turn::Turn;

pub use at_step::{AtStep, at_step};
pub use stop::Stop;
pub use try_out::try_out;

/// A run with what decides on a verb at one of its steps.
pub(super) struct Asked {
    pub(super) live: Live,
    /// The step's latest message as it is stored.
    message: Option<MessageRow>,
}

/// Applies an admin's event to a run; the machine's reason when it does not fit.
fn happen(turn: &mut Turn<'_, '_>, live: Live, happened: Happened, by: &str) -> Result<(), Error> {
    match advance(turn, live, happened, Some(by))? {
        Moved::On => Ok(()),
        Moved::Not(reason) => Err(Error::NotPossible(reason)),
    }
}

/// A run that is there.
fn of(turn: &Turn<'_, '_>, run: &RunId) -> Result<RunRow, Error> {
    turn.tx.runs().get(run)?.ok_or(Error::Missing("run"))
}

/// Looks up what decides on a verb at a step.
pub(super) fn asked(turn: &mut Turn<'_, '_>, row: RunRow, step: &StepId) -> Result<Asked, Error> {
    let live = live(turn, row)?;
    let known = live.state.step(step);
    let message = match known.and_then(|step| step.own.latest_message()) {
        Some(id) => {
            let stored = turn.tx.outbox().get(live.row.no, id)?;
            Some(stored.ok_or(Error::Missing("message"))?)
        }
        None => None,
    };
    Ok(Asked { live, message })
}

/// Refuses a verb with the core's reason: the one that greys it out for the admin.
pub(super) fn permit(asked: &Asked, verb: Verb, step: &StepId) -> Result<(), Error> {
    let Live {
        row,
        state,
        edition,
    } = &asked.live;
    let message = asked.message.as_ref();
    let stored = Stored {
        try_out: row.try_out,
        message: message.map(|message| message.state.delivery()),
    };
    verdict_with(&edition.definition, state, verb, step, stored).map_err(Error::NotPossible)
}
