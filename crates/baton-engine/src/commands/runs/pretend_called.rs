//! *Pretend they called*, in a try-out.

use baton_core::{CallId, Happened, Json, RunId, StepId};

use super::{happen, of};
use crate::audit::{Action, Actor};
use crate::commands::command;
use crate::unique::unique;
use crate::{Engine, Error};

/// Gives a try-out the call it waits for.
pub async fn pretend_called(
    engine: &Engine,
    actor: &Actor,
    run: RunId,
    step: StepId,
    data: Json,
) -> Result<(), Error> {
    let by = actor.name.clone();
    command(
        engine,
        actor,
        Action::PretendedCalled,
        move |turn, record| {
            record.on("run", &run).on("step", &step);
            if !of(turn, &run)?.try_out {
                return Err(Error::CallNotUsable);
            }
            let call = CallId::from_bytes(unique());
            happen(turn, &run, Happened::CallBound { step, call, data }, &by)
        },
    )
    .await
}
