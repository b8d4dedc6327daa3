//! What an admin does to a run; each is refused with its reason when the run does not allow it.

use baton_core::document::{CallField, ConditionGroup, MatchBy, Operator, Source};
use baton_core::json::Pointer;
use baton_core::{Json, RunId, StepId};
use baton_engine::commands::runs::AtStep;
use baton_engine::{Actor, Engine, commands};
use baton_store::Snapshot;

use super::present;
use super::shown::{definition, summary};
use super::views::{
    MarkReceivedInput, PretendCalledInput, PretendData, PretendQuery, Run, RunSummary, StepInput,
    StepReasonInput, TryOutInput,
};
use crate::calls::{ReasonInput, reason};
use crate::preview::called;
use crate::{Code, Outcome, Refusal, stored};

/// Skips a step.
pub async fn skip(
    engine: &Engine,
    actor: &Actor,
    id: RunId,
    input: StepReasonInput,
) -> Outcome<Run> {
    commands::runs::skip(engine, actor, at_step(&id, input)?).await?;
    super::get(engine, id).await
}

/// A step of a run, with a reason that is not blank.
fn at_step(run: &RunId, input: StepReasonInput) -> Outcome<AtStep> {
    Ok(AtStep {
        run: run.clone(),
        step: input.step,
        why: reason(&input.reason)?,
    })
}

/// Records that a call came another way.
pub async fn mark_received(
    engine: &Engine,
    actor: &Actor,
    id: RunId,
    input: MarkReceivedInput,
) -> Outcome<Run> {
    let (step, reason) = (input.step, input.reason);
    let at = at_step(&id, StepReasonInput { step, reason })?;
    let data = input.data.as_ref().map(strict).transpose()?;
    commands::runs::mark_received(engine, actor, at, data).await?;
    super::get(engine, id).await
}

/// Sends a step's message again.
pub async fn send_again(
    engine: &Engine,
    actor: &Actor,
    id: RunId,
    input: StepReasonInput,
) -> Outcome<Run> {
    commands::runs::send_again(engine, actor, at_step(&id, input)?).await?;
    super::get(engine, id).await
}

/// Does a step again, or sends what has changed since, as a new message.
pub async fn send_new(
    engine: &Engine,
    actor: &Actor,
    id: RunId,
    input: StepReasonInput,
) -> Outcome<Run> {
    commands::runs::send_new(engine, actor, at_step(&id, input)?).await?;
    super::get(engine, id).await
}

/// Does the next try at once.
pub async fn try_now(engine: &Engine, actor: &Actor, id: RunId, input: StepInput) -> Outcome<Run> {
    commands::runs::try_now(engine, actor, id.clone(), input.step).await?;
    super::get(engine, id).await
}

/// Stops a run.
pub async fn stop(engine: &Engine, actor: &Actor, id: RunId, input: ReasonInput) -> Outcome<Run> {
    commands::runs::stop(engine, actor, id.clone(), reason(&input.reason)?).await?;
    super::get(engine, id).await
}

/// Lets the practice tool call a waiting step of a try-out.
pub async fn pretend_called(
    engine: &Engine,
    actor: &Actor,
    id: RunId,
    input: PretendCalledInput,
) -> Outcome<Run> {
    let data = match &input.data {
        Some(data) => strict(data)?,
        None => likely_call(engine, &id, &input.step).await?,
    };
    commands::runs::pretend_called(engine, actor, id.clone(), input.step, data).await?;
    super::get(engine, id).await
}

/// The data of the call that a waiting step of a try-out would take.
pub async fn pretend_data(engine: &Engine, id: RunId, query: PretendQuery) -> Outcome<PretendData> {
    let data = likely_call(engine, &id, &query.step).await?;
    Ok(PretendData {
        text: data.to_string(),
    })
}

async fn likely_call(engine: &Engine, id: &RunId, step: &StepId) -> Outcome<Json> {
    let (run, step) = (id.clone(), step.clone());
    stored::read(engine, move |snapshot| likely(snapshot, &run, &step)).await
}

/// Starts a try-out of the draft.
pub async fn try_out(engine: &Engine, actor: &Actor, input: TryOutInput) -> Outcome<RunSummary> {
    let (workflow, person) = (input.workflow, input.person);
    let really = input.really_contact;
    let id = commands::runs::try_out(engine, actor, workflow, person, really).await?;
    stored::read(engine, move |snapshot| {
        let run = present(snapshot, &id)?;
        summary(snapshot, snapshot.runs().line(run)?)
    })
    .await
}

fn strict(data: &serde_json::Value) -> Outcome<Json> {
    Json::parse(data.to_string().as_bytes())
        .map_err(|error| Refusal::new(Code::InvalidField, error.to_string()).with("field", "data"))
}

/// The call that would move this run: the last sample, with this run's value and the condition met.
fn likely(snapshot: &Snapshot<'_>, id: &RunId, step: &StepId) -> Outcome<Json> {
    let run = present(snapshot, id)?;
    let definition = definition(snapshot, &run)?;
    let missing = || Refusal::not_found("waiting step", step);
    let takes = definition
        .step(step)
        .and_then(|step| step.kind().takes_calls())
        .ok_or_else(missing)?;
    let sample = called(snapshot, run.workflow, step)?;
    let mut data = sample.unwrap_or(Json::Object(Vec::new()));
    let value = run
        .now
        .state
        .read()?
        .step(step)
        .and_then(|step| step.own.match_value().map(str::to_owned));
    let (MatchBy::StepAnswer { call, .. } | MatchBy::PersonDetail { call, .. }) = &takes.match_by;
    let pointer = match call {
        CallField::Automatic => "/email",
        CallField::Picked { pointer } => pointer,
    };
    if let Some(value) = value {
        put(&mut data, pointer, Json::text(value));
    }
    if let Some(only_if) = &takes.only_if {
        meet(&mut data, only_if);
    }
    Ok(data)
}

/// Makes the tests true that name the value they want.
fn meet(data: &mut Json, group: &ConditionGroup) {
    for test in &group.tests {
        let about_the_call = test.reference.source == Source::Call;
        let names_it = matches!(
            test.operator,
            Operator::Is | Operator::Contains | Operator::StartsWith | Operator::IsOneOf
        );
        if let (true, true, Some(wanted)) = (about_the_call, names_it, test.values.first()) {
            put(data, &test.reference.pointer, Json::text(wanted.as_str()));
        }
    }
}

/// Puts a value at a pointer; what stands in the way stays.
fn put(data: &mut Json, pointer: &str, value: Json) {
    let Ok(pointer) = pointer.parse::<Pointer>() else {
        return;
    };
    put_at(data, pointer.tokens(), value);
}

fn put_at(at: &mut Json, tokens: &[String], value: Json) {
    let Some((name, rest)) = tokens.split_first() else {
        *at = value;
        return;
    };
    match at {
        Json::Object(members) => {
            if !members.iter().any(|(known, _)| known == name) {
                members.push((name.clone(), Json::Object(Vec::new())));
            }
            if let Some((_, inside)) = members.iter_mut().find(|(known, _)| known == name) {
                put_at(inside, rest, value);
            }
        }
        Json::List(items) => {
            if let Some(inside) = name.parse::<usize>().ok().and_then(|n| items.get_mut(n)) {
                put_at(inside, rest, value);
            }
        }
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::Text(_) => {}
    }
}
