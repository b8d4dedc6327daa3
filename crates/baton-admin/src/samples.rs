//! The last call or answer that triggers and steps got: what their values are shown by before there
//! is a run.

use std::collections::BTreeMap;
use std::sync::Arc;

use baton_core::call::{self, reading};
use baton_core::document::{Definition, Segment, Source};
use baton_core::{CallId, Json, StepId, WorkflowId};
use baton_engine::Samples;
use baton_engine::outgoing::practice_answer;
use baton_store::table::calls::{CallKind, CallRow};
use baton_store::table::workflows::WorkflowRow;
use baton_store::{AddressNo, Snapshot, WorkflowNo};
use jiff::Timestamp;

use crate::Outcome;

/// So many bytes of last calls are read for one look.
pub(crate) const READ_BYTES: u64 = 1024 * 1024;

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
    kept: &Samples,
    row: &WorkflowRow,
    definition: &Definition,
) -> Outcome<BTreeMap<Source, Arc<Json>>> {
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
            Source::Trigger => called(snapshot, kept, row.no, &definition.trigger.id)?,
            Source::Step { step } => match called(snapshot, kept, row.no, step)? {
                Some(call) => Some(call),
                None => answered(snapshot, kept, row, step)?,
            },
            Source::Person | Source::Run | Source::Company | Source::Call => None,
        };
        samples.extend(sample.map(|sample| (source.clone(), sample)));
    }
    Ok(samples)
}

/// So many of the last calls are passed, for so many that can be read.
const PASSED: usize = 20;
const LAST_CALLS: usize = 5;

/// A call with its data.
pub(crate) struct LastCall {
    pub(crate) id: CallId,
    pub(crate) at: Timestamp,
    pub(crate) data: Arc<Json>,
}

/// The last calls of an address that could be read, the last first: at most five.
pub(crate) fn last_calls(
    snapshot: &Snapshot<'_>,
    kept: &Samples,
    address: AddressNo,
) -> Outcome<Vec<LastCall>> {
    last_calls_within(snapshot, kept, address, &mut { READ_BYTES })
}

/// The same while there are bytes left; the last of them is read in any case.
pub(crate) fn last_calls_within(
    snapshot: &Snapshot<'_>,
    kept: &Samples,
    address: AddressNo,
    left: &mut u64,
) -> Outcome<Vec<LastCall>> {
    let rows = snapshot.calls().page(address, None, PASSED)?.items;
    let mut found = Vec::new();
    for row in rows {
        let right = matches!(row.kind, CallKind::Accepted | CallKind::Sample);
        if !right || !row.readable {
            continue;
        }
        let is_enough = row.size > *left && !found.is_empty();
        if found.len() == LAST_CALLS || is_enough {
            break;
        }
        *left = left.saturating_sub(row.size);
        if let Some(data) = data_of(snapshot, kept, &row)? {
            found.push(LastCall {
                id: row.id,
                at: row.at,
                data,
            });
        }
    }
    Ok(found)
}

/// The last readable calls of the trigger and the waits, while those that were read are not too long.
pub(crate) fn of_called(
    snapshot: &Snapshot<'_>,
    kept: &Samples,
    workflow: WorkflowNo,
    definition: &Definition,
) -> Outcome<BTreeMap<StepId, Arc<Json>>> {
    let places = definition.all_steps().into_iter().map(|place| place.step);
    let waits = places.filter(|step| step.kind().takes_calls().is_some());
    let owners = std::iter::once(&definition.trigger.id).chain(waits.map(|step| &step.id));
    let (mut found, mut bytes) = (BTreeMap::new(), 0);
    for owner in owners {
        let Some(last) = last_of(snapshot, workflow, owner)? else {
            continue;
        };
        bytes += last.size;
        if bytes > READ_BYTES {
            break;
        }
        if let Some(data) = data_of(snapshot, kept, &last)? {
            found.insert(owner.clone(), data);
        }
    }
    Ok(found)
}

/// The last readable call of a trigger or a wait.
pub(crate) fn called(
    snapshot: &Snapshot<'_>,
    kept: &Samples,
    workflow: WorkflowNo,
    owner: &StepId,
) -> Outcome<Option<Arc<Json>>> {
    match last_of(snapshot, workflow, owner)? {
        Some(last) => data_of(snapshot, kept, &last),
        None => Ok(None),
    }
}

fn last_of(
    snapshot: &Snapshot<'_>,
    workflow: WorkflowNo,
    owner: &StepId,
) -> Outcome<Option<CallRow>> {
    let Some(address) = snapshot.addresses().of_owner(workflow, owner)? else {
        return Ok(None);
    };
    Ok(snapshot.calls().last_readable(address.no)?)
}

/// What a call says, where it is kept and can be read.
pub(crate) fn data_of(
    snapshot: &Snapshot<'_>,
    kept: &Samples,
    row: &CallRow,
) -> Outcome<Option<Arc<Json>>> {
    let Some(content) = snapshot.calls().content_of(row)? else {
        return Ok(None);
    };
    let head = content.head.read();
    let body = content.body.unwrap_or_default();
    let said = head.content_type();
    let name = format!("call {} as {}", row.id, said.unwrap_or_default());
    Ok(kept.read(&name, &body, |body| call::read(said, body).ok()))
}

/// The last answer to a test of a step, else what the practice tool would answer.
pub(crate) fn answered(
    snapshot: &Snapshot<'_>,
    kept: &Samples,
    row: &WorkflowRow,
    step: &StepId,
) -> Outcome<Option<Arc<Json>>> {
    match snapshot.meta().get(&answer_name(&row.id, step))? {
        Some(_) => tested(snapshot, kept, &row.id, step),
        None => Ok(practice(row, step).map(Arc::new)),
    }
}

/// The last answer to a test of a step.
pub(crate) fn tested(
    snapshot: &Snapshot<'_>,
    kept: &Samples,
    workflow: &WorkflowId,
    step: &StepId,
) -> Outcome<Option<Arc<Json>>> {
    let name = answer_name(workflow, step);
    let answer = snapshot.meta().get(&name)?;
    Ok(answer.and_then(|answer| {
        kept.read(&name, answer.as_bytes(), |text| {
            reading::answer(None, text).ok()
        })
    }))
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
    let answer = practice_answer("msg_sample", &path, body);
    reading::answer(answer.content_type(), &answer.body).ok()
}

fn text_of(segment: &Segment) -> Option<&str> {
    match segment {
        Segment::Text { text } => Some(text),
        Segment::Detail { .. } | Segment::Secret { .. } => None,
    }
}
