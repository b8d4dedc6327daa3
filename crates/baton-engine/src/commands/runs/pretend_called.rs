//! *Pretend they called*, in a try-out.

use baton_core::run::Verb;
use baton_core::{CallId, Happened, Json, Reason, RunId, StepId};

use super::{asked, happen, of, permit};
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
            let row = of(turn, &run)?;
            let asked = asked(turn, row, &step)?;
            permit(&asked, Verb::PretendCalled, &step).map_err(in_its_words)?;
            let call = CallId::from_bytes(unique());
            let happened = Happened::CallBound { step, call, data };
            happen(turn, asked.live, happened, &by)
        },
    )
    .await
}

/// A real run's refusal has a code of its own in the API: the call cannot be used there.
fn in_its_words(error: Error) -> Error {
    if matches!(error, Error::NotPossible(Reason::OnlyTryOuts)) {
        return Error::CallNotUsable;
    }
    error
}
