//! Whether a verb is possible at a step of a run: what decides is looked up here, the core says.

use baton_core::StepId;
use baton_core::run::{Stored, Verb, verdict_with};
use baton_store::table::outbox::MessageRow;
use baton_store::table::runs::RunRow;

use super::advance::{Live, live};
use crate::Error;
use crate::turn::Turn;

/// A run with what decides on a verb at one of its steps.
pub(crate) struct Asked {
    pub(crate) live: Live,
    /// The step's latest message as it is stored.
    pub(crate) message: Option<MessageRow>,
}

/// Looks up what decides on a verb at a step.
pub(crate) fn asked(turn: &mut Turn<'_, '_>, row: RunRow, step: &StepId) -> Result<Asked, Error> {
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
pub(crate) fn permit(asked: &Asked, verb: Verb, step: &StepId) -> Result<(), Error> {
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
