//! What an admin decides about a call.

use baton_core::CallId;
use baton_engine::{Actor, Engine, Topic, commands};

use super::shown::summary;
use super::views::{CallSummary, ChooseInput};
use crate::{Code, Outcome, Refusal, Subject, fresh, people, stored};

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
    id.shown(engine).await
}

impl Subject for CallId {
    type View = CallSummary;

    async fn shown(self, engine: &Engine) -> Outcome<CallSummary> {
        engine.changed(Topic::Call, &self);
        stored::read(engine, move |snapshot| {
            let row = snapshot
                .calls()
                .get(&self)?
                .ok_or_else(|| Refusal::not_found("call", &self))?;
            summary(snapshot, row)
        })
        .await
    }
}
