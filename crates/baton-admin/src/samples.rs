//! The last call or answer that triggers and steps got: what their values are shown by before there
//! is a run.

use std::collections::BTreeMap;

use baton_core::document::{Definition, Segment, Source};
use baton_core::{Json, StepId, WorkflowId, call};
use baton_engine::outgoing::practice_answer;
use baton_store::table::workflows::WorkflowRow;
use baton_store::{Snapshot, WorkflowNo};

use crate::Outcome;

/// The name under which the last answer to a test of a step is kept.
pub(crate) fn answer_name(workflow: &WorkflowId, step: &StepId) -> String {
    format!("test_answer/{workflow}/{step}")
}

/// The name under which it is kept which test that was.
pub(crate) fn test_name(workflow: &WorkflowId, step: &StepId) -> String {
    format!("test_answered/{workflow}/{step}")
}

/// The last call or answer of each trigger and step that something is sent of.
pub(crate) fn of_sent(
    snapshot: &Snapshot<'_>,
    row: &WorkflowRow,
    definition: &Definition,
) -> Outcome<BTreeMap<Source, Json>> {
    let mut samples = BTreeMap::new();
    let places = definition.all_steps();
    let requests = places
        .iter()
        .filter_map(|place| place.step.kind().request());
    for reference in requests.flat_map(|request| request.references()) {
        let source = &reference.source;
        if samples.contains_key(source) {
            continue;
        }
        let sample = match source {
            Source::Trigger => called(snapshot, row.no, &definition.trigger.id)?,
            Source::Step { step } => match called(snapshot, row.no, step)? {
                Some(call) => Some(call),
                None => answered(snapshot, row, step)?,
            },
            Source::Person | Source::Run | Source::Company | Source::Call => None,
        };
        samples.extend(sample.map(|sample| (source.clone(), sample)));
    }
    Ok(samples)
}

/// The last readable call of a trigger or a wait.
pub(crate) fn called(
    snapshot: &Snapshot<'_>,
    workflow: WorkflowNo,
    owner: &StepId,
) -> Outcome<Option<Json>> {
    let Some(address) = snapshot.addresses().of_owner(workflow, owner)? else {
        return Ok(None);
    };
    let Some(last) = snapshot.calls().last_readable(address.no)? else {
        return Ok(None);
    };
    let Some(content) = snapshot.calls().content(last.no)? else {
        return Ok(None);
    };
    let head = content.head.read();
    let body = content.body.unwrap_or_default();
    Ok(call::read(head.content_type(), &body).ok())
}

/// The last answer to a test of a step, else what the practice tool would answer.
pub(crate) fn answered(
    snapshot: &Snapshot<'_>,
    row: &WorkflowRow,
    step: &StepId,
) -> Outcome<Option<Json>> {
    let kept = snapshot.meta().get(&answer_name(&row.id, step))?;
    Ok(match kept {
        Some(answer) => Json::parse(answer.as_bytes()).ok(),
        None => practice(row, step),
    })
}

fn practice(row: &WorkflowRow, step: &StepId) -> Option<Json> {
    let definition = row.draft.read().ok()?;
    let request = definition.step(step)?.kind().request()?;
    if request.connection != Some(&baton_core::ConnectionId::practice()) {
        return None;
    }
    let path: String = request.path.iter().filter_map(text_of).collect();
    let body = path
        .contains("/users")
        .then_some(br#"{"profile":{}}"#.as_slice());
    Json::parse(&practice_answer("msg_sample", &path, body).body).ok()
}

fn text_of(segment: &Segment) -> Option<&str> {
    match segment {
        Segment::Text { text } => Some(text),
        Segment::Detail { .. } | Segment::Secret { .. } => None,
    }
}
