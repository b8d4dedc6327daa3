//! The call that a waiting step of a try-out would take.

use std::sync::Arc;

use baton_core::calendar::Zone;
use baton_core::call::Entry;
use baton_core::condition::{Today, meeting};
use baton_core::document::{CallField, ConditionGroup, MatchBy, Source};
use baton_core::json::Pointer;
use baton_core::{Json, PersonId, RunId, StepId, WorkflowId};
use baton_engine::{Engine, Samples};
use baton_store::Snapshot;
use jiff::Timestamp;

use super::found_by::found_by;
use super::present;
use super::shown::definition;
use super::views::{PretendData, PretendQuery};
use crate::preview::Sampled;
use crate::samples::called;
use crate::{Outcome, Refusal, stored};

/// The data of the call that a waiting step of a try-out would take.
pub async fn pretend_data(engine: &Engine, id: RunId, query: PretendQuery) -> Outcome<PretendData> {
    let data = likely_call(engine, &id, &query.step).await?;
    Ok(PretendData {
        text: data.to_string(),
    })
}

/// What the last call of a draft's trigger says about somebody: a try-out begins with what the
/// designer shows for them.
pub(super) async fn likely_start(
    engine: &Engine,
    workflow: WorkflowId,
    person: PersonId,
) -> Outcome<Option<Entry>> {
    let computer = engine.options().computer_zone();
    let kept = engine.samples();
    stored::read(engine, move |snapshot| {
        let row = snapshot.workflows().get(&workflow)?;
        let row = row.ok_or_else(|| Refusal::not_found("workflow", &workflow))?;
        let draft = row.draft.read()?;
        let sampled = Sampled::read(snapshot, &kept, &workflow, &draft, &person, computer)?;
        Ok(sampled.of_trigger())
    })
    .await
}

/// The data of that call, to be used.
pub(super) async fn likely_call(engine: &Engine, id: &RunId, step: &StepId) -> Outcome<Json> {
    let (run, step) = (id.clone(), step.clone());
    let computer = engine.options().computer_zone();
    let kept = engine.samples();
    stored::read(engine, move |snapshot| {
        likely(snapshot, &kept, (&run, &step), &computer)
    })
    .await
}

/// The call that would move this run: the last sample, with this run's value and the condition met.
fn likely(
    snapshot: &Snapshot<'_>,
    kept: &Samples,
    (id, step): (&RunId, &StepId),
    computer: &Zone,
) -> Outcome<Json> {
    let run = present(snapshot, id)?;
    let definition = definition(snapshot, &run)?;
    let missing = || Refusal::not_found("waiting step", step);
    let stands = definition.step(step).ok_or_else(missing)?;
    let takes = stands.kind().takes_calls().ok_or_else(missing)?;
    let sample = called(snapshot, kept, run.workflow, step)?;
    let mut data = sample.map_or(Json::Object(Vec::new()), Arc::unwrap_or_clone);
    let state = run.now.state.read()?;
    let begun = state.step(step).and_then(|step| step.own.match_value());
    let value = found_by(snapshot, &run, stands, begun)?.value;
    let (MatchBy::StepAnswer { call, .. } | MatchBy::PersonDetail { call, .. }) = &takes.match_by;
    let pointer = match call {
        CallField::Automatic => "/email",
        CallField::Picked { pointer } => pointer,
    };
    if let Some(value) = value {
        put(&mut data, pointer, Json::text(value));
    }
    if let Some(only_if) = &takes.only_if {
        let time = snapshot.meta().company_time(computer.clone())?;
        let today = Today::of(Timestamp::now(), &time, &Json::Null);
        meet(&mut data, only_if, &today);
    }
    Ok(data)
}

/// Makes the tests true that say what would make them so.
fn meet(data: &mut Json, group: &ConditionGroup, today: &Today) {
    for test in group.all_tests() {
        let about_the_call = test.reference.source == Source::Call;
        let value = meeting(test, today).filter(|_| about_the_call);
        if let Some(value) = value {
            put(data, &test.reference.pointer, value);
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
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::Text(_) | Json::Opened(_) => {}
    }
}
