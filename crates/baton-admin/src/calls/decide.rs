//! What an admin decides about a call.

use baton_core::CallId;
use baton_engine::{Actor, Engine, Topic, commands};

use super::shown::summary;
use super::views::{CallSummary, ChooseInput, ReasonInput, WhyInput};
use crate::{Code, Outcome, Refusal, fresh, people, stored};

/// Uses a call that was ignored, kept or refused.
pub async fn use_anyway(
    engine: &Engine,
    actor: &Actor,
    id: CallId,
    input: ReasonInput,
) -> Outcome<CallSummary> {
    let why = reason(&input.reason)?;
    commands::calls::use_anyway(engine, actor, id.clone(), why).await?;
    told(engine, id).await
}

/// Leaves a call alone.
pub async fn ignore(
    engine: &Engine,
    actor: &Actor,
    id: CallId,
    input: WhyInput,
) -> Outcome<CallSummary> {
    commands::calls::ignore(engine, actor, id.clone(), reason(&input.why)?).await?;
    told(engine, id).await
}

/// Says whom a call is about: a person, a run, or somebody to add.
pub async fn choose(
    engine: &Engine,
    actor: &Actor,
    id: CallId,
    input: ChooseInput,
) -> Outcome<CallSummary> {
    let call = id.clone();
    match (input.person, input.run, input.add) {
        (Some(person), None, None) => {
            commands::calls::choose_person(engine, actor, call, person).await?;
        }
        (None, Some(run), None) => commands::calls::choose_run(engine, actor, call, run).await?,
        (None, None, Some(add)) => {
            let (person, typed) = people::from_input(fresh::person(), add)?;
            commands::calls::add_person(engine, actor, call, person, typed).await?;
        }
        _none_or_several => {
            let detail = "say exactly one of `person`, `run` and `add`";
            return Err(Refusal::new(Code::BadRequest, detail));
        }
    }
    told(engine, id).await
}

/// A reason that is not blank.
pub(crate) fn reason(text: &str) -> Outcome<String> {
    match text.trim() {
        "" => Err(Refusal::new(
            Code::ReasonMissing,
            "say why; it is kept in the audit",
        )),
        text => Ok(text.to_owned()),
    }
}

async fn told(engine: &Engine, id: CallId) -> Outcome<CallSummary> {
    engine.changed(Topic::Call, &id);
    stored::read(engine, move |snapshot| {
        let row = snapshot
            .calls()
            .get(&id)?
            .ok_or_else(|| Refusal::not_found("call", &id))?;
        summary(snapshot, row)
    })
    .await
}
