//! What an admin does to a run; each is refused with its reason when the run does not allow it.

use baton_core::run::{StepState, Verb};
use baton_core::{Json, RunId, StepId};
use baton_engine::commands::reason;
use baton_engine::commands::runs::AtStep;
use baton_engine::{Actor, Engine, commands};
use baton_store::Snapshot;

use super::change::changed;
use super::likely::{likely_call, likely_start};
use super::named::Names;
use super::present;
use super::said::Said;
use super::shown::{definition, summary};
use super::views::{Run, RunSummary, TryOutInput};
use crate::told::Telling;
use crate::{Code, Outcome, Refusal, stored};

/// Does at a step what a verb says.
pub async fn at_step(
    engine: &Engine,
    actor: &Actor,
    id: RunId,
    verb: Verb,
    said: Said,
) -> Outcome<Run> {
    let step = match said.step {
        Some(step) => step,
        None => only_step(engine, &id).await?,
    };
    let why = said.reason.as_deref().map(reason).transpose()?;
    let data = match &said.data {
        Some(data) => Some(strict(data)?),
        None if verb == Verb::PretendCalled => Some(likely_call(engine, &id, &step).await?),
        None => None,
    };
    let at = AtStep {
        run: id.clone(),
        step: step.clone(),
        why,
        data,
        path: said.path,
    };
    match said.message {
        None => commands::runs::at_step(engine, actor, verb, at).await?,
        Some(edited) => {
            let (asked, of) = (engine.clone(), id.clone());
            let change = move |snapshot: &Snapshot<'_>| {
                changed(&asked, snapshot, (&of, &step), edited).map(Some)
            };
            commands::runs::with_data(engine, actor, verb, at, change).await?;
        }
    }
    super::get(engine, id).await
}

/// The only step that a run is at; which of several is meant, nobody can guess (C18).
async fn only_step(engine: &Engine, id: &RunId) -> Outcome<StepId> {
    let id = id.clone();
    stored::read(engine, move |snapshot| {
        let row = present(snapshot, &id)?;
        let (definition, state) = (definition(snapshot, &row)?, row.now.state.read()?);
        let steps = definition.all_steps().into_iter();
        let steps = steps.map(|place| &place.step.id);
        let at_work = |id: &&StepId| state.step(id).is_some_and(StepState::is_at_work);
        let steps: Vec<&StepId> = steps.filter(at_work).collect();
        match steps.as_slice() {
            [only] => Ok((*only).clone()),
            _none_or_several => Err(which_step(&steps)),
        }
    })
    .await
}

/// The steps stand in the order of the document.
fn which_step(steps: &[&StepId]) -> Refusal {
    let list: Vec<&str> = steps.iter().map(|step| step.as_str()).collect();
    let list = list.join(" ");
    let detail = match steps.is_empty() {
        true => "The run is at no step.".to_owned(),
        false => format!("The run is at several steps: {list}. Name one."),
    };
    Refusal::new(Code::WhichStep, detail).with("steps", list)
}

/// Starts a try-out of the draft.
pub async fn try_out(engine: &Engine, actor: &Actor, input: TryOutInput) -> Outcome<RunSummary> {
    let (workflow, person) = (input.workflow, input.person);
    let really = input.really_contact;
    let about = likely_start(engine, workflow.clone(), person.clone()).await?;
    let id = commands::runs::try_out(engine, actor, workflow, person, about, really).await?;
    stored::read(engine, move |snapshot| {
        let run = present(snapshot, &id)?;
        let line = snapshot.runs().line(run)?;
        let telling = Telling::read(snapshot)?;
        summary(snapshot, &mut Names::default(), &telling, line)
    })
    .await
}

fn strict(data: &str) -> Outcome<Json> {
    Json::parse(data.as_bytes())
        .map_err(|error| Refusal::new(Code::InvalidField, error.to_string()).with("field", "data"))
}
