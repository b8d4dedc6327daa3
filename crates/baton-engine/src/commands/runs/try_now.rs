//! *Try now*.

use baton_core::{Reason, RunId, StepId};
use baton_store::table::outbox::MessageState;

use super::latest_message;
use crate::audit::{Action, Actor};
use crate::commands::command;
use crate::{Engine, Error};

/// Makes the next try of a waiting message due at once.
pub async fn try_now(
    engine: &Engine,
    actor: &Actor,
    run: RunId,
    step: StepId,
) -> Result<(), Error> {
    command(engine, actor, Action::TriedNow, move |turn, record| {
        record.on("run", &run).on("step", &step);
        let stored = latest_message(turn, &run, &step)?.ok_or(Error::Missing("message"))?;
        let not = |reason| Err(Error::NotPossible(reason));
        match stored.state {
            MessageState::Waiting => {
                turn.tx.outbox().make_due(stored.no, turn.now)?;
                Ok(())
            }
            MessageState::Sending => not(Reason::StillSending),
            MessageState::Delivered => not(Reason::StepDone),
            MessageState::GivenUp | MessageState::Cancelled => not(Reason::GivenUp),
        }
    })
    .await
}
