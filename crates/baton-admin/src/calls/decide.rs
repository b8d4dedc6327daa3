//! What an admin decides about a call.

use baton_core::{CallId, JobId};
use baton_engine::{Actor, Engine, Topic, commands};

use super::shown::summary;
use super::views::{CallSummary, ChooseInput};
use crate::marked::Taken;
use crate::{Code, Outcome, Refusal, Subject, fresh, jobs, people, stored};

/// Says whom a call is about: a person, a run, or somebody to add.
pub async fn choose(
    engine: &Engine,
    actor: &Actor,
    id: CallId,
    input: ChooseInput,
) -> Outcome<CallSummary> {
    let call = (id.clone(), input.entry.map(place_of));
    match (input.person, input.run, input.add) {
        (Some(person), None, None) => {
            let job = commands::calls::choose_person(engine, actor, call, person).await?;
            used(engine, &job).await?;
        }
        (None, Some(run), None) => commands::calls::choose_run(engine, actor, call.0, run).await?,
        (None, None, Some(add)) => {
            let (person, typed) = people::from_input(fresh::person(), add)?;
            let job = commands::calls::add_person(engine, actor, call, person, typed).await?;
            used(engine, &job).await?;
        }
        _none_or_several => {
            let detail = "say exactly one of `person`, `run` and `add`";
            return Err(Refusal::field("person", detail));
        }
    }
    id.shown(engine).await
}

/// The place of an entry that is told by its number.
fn place_of(entry: u32) -> i64 {
    i64::from(entry) - 1
}

/// Calls of which none could be used are refused as one is.
async fn used(engine: &Engine, job: &JobId) -> Outcome<()> {
    let row = jobs::soon(engine, job).await?;
    match row.done == 0 && row.could_not > 0 {
        true => Err(Refusal::new(
            Code::CallNotUsable,
            "this call cannot be used",
        )),
        false => Ok(()),
    }
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
            summary(snapshot, &mut Taken::default(), row)
        })
        .await
    }
}
