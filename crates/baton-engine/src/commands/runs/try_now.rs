//! *Try now*.

use baton_core::run::Verb;
use baton_core::{RunId, StepId};

use super::{asked, of, permit};
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
        let row = of(turn, &run)?;
        let asked = asked(turn, row, &step)?;
        let message = asked.message.as_ref().ok_or(Error::Missing("message"))?;
        permit(&asked, Verb::TryNow, &step)?;
        turn.tx.outbox().make_due(message.no, turn.now)?;
        Ok(())
    })
    .await
}
