//! What the answers to tests say: before a run has got an answer, a rule is judged by them, and the
//! calls that repeat what one said propose where they do.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use baton_core::StepId;
use baton_core::call::{entries, is_email, match_key};
use baton_core::document::{CallField, MatchBy};
use baton_core::json::Json;
use baton_core::sensitive::looks_sensitive;
use baton_engine::Samples;
use baton_store::Snapshot;
use baton_store::table::workflows::WorkflowRow;

use super::{MatchInput, MatchProposal, SHORTEST, SHOWN_CHARS, TestedAnswer, answered, field};
use crate::Outcome;
use crate::addresses::{FieldType, flat, whose_of};
use crate::samples::{LastCall, called, tested};

/// What the test of the step that a rule looks at was answered, and which of the calls says the same.
pub(super) fn of<'d>(
    snapshot: &Snapshot<'_>,
    kept: &Samples,
    input: &MatchInput,
    calls: impl Iterator<Item = &'d Arc<Json>>,
) -> Outcome<Option<TestedAnswer>> {
    let (MatchBy::StepAnswer { step, pointer, .. }, Some(place)) =
        (&input.match_by, answered(&input.match_by))
    else {
        return Ok(None);
    };
    let answer = tested(snapshot, kept, &input.workflow, step)?;
    let Some(value) = answer.as_ref().and_then(|answer| answer.reach(pointer)) else {
        return Ok(None);
    };
    let said = value.display();
    let says = |data: &Arc<Json>| names(data, field(&input.match_by), &match_key(&said));
    let ago = (0..).zip(calls).find(|(_, data)| says(data));
    let hidden = looks_sensitive(&place, Some(value));
    Ok(Some(TestedAnswer {
        value: (!hidden).then(|| said.chars().take(SHOWN_CHARS).collect()),
        ago: ago.map(|(ago, _)| ago),
    }))
}

/// Rules by which the last calls repeat what a test of a step before was answered.
pub(super) fn proposed(
    snapshot: &Snapshot<'_>,
    kept: &Samples,
    workflow: &WorkflowRow,
    asking: &[StepId],
    last: &[LastCall],
) -> Outcome<Vec<MatchProposal>> {
    let known = of_start(snapshot, kept, workflow)?;
    let mut answers = BTreeMap::new();
    for step in asking {
        let answer = tested(snapshot, kept, &workflow.id, step)?;
        for (key, pointer) in answer.map(|answer| numbers(&answer)).unwrap_or_default() {
            if !known.contains(&key) {
                let place = || (step.clone(), pointer);
                answers.entry(key).or_insert_with(place);
            }
        }
    }
    let (mut seen, mut found) = (BTreeSet::new(), Vec::new());
    for (key, pointer) in last.iter().flat_map(|call| {
        let named = numbers(&call.data).into_iter();
        named.map(|(key, pointer)| (key, whose_of(&call.data, &pointer)))
    }) {
        let Some((step, answer)) = answers.get(&key).filter(|_| seen.insert(pointer.clone()))
        else {
            continue;
        };
        let call = CallField::Picked { pointer };
        let calls = last.iter().filter(|one| names(&one.data, &call, &key));
        found.push(MatchProposal {
            calls: u64::try_from(calls.count()).unwrap_or(u64::MAX),
            match_by: MatchBy::StepAnswer {
                step: step.clone(),
                pointer: answer.clone(),
                call,
            },
            person: None,
        });
    }
    Ok(found)
}

/// Whether a call names a value where a rule looks.
fn names(data: &Arc<Json>, field: &CallField, key: &str) -> bool {
    let mut named = entries(data, field).entries.into_iter();
    named.any(|entry| match_key(&entry.value) == key)
}

/// What tells one thing from another, in order, and where it stands: words are of many, so each has a
/// figure in it.
fn numbers(data: &Json) -> Vec<(String, String)> {
    let fields = flat(data).into_iter().filter(|field| {
        let is_text = matches!(field.value_type, FieldType::Text | FieldType::Number);
        is_text && !field.looks_sensitive && field.value.contains(|one: char| one.is_numeric())
    });
    let keyed = fields.map(|field| (match_key(&field.value), field.pointer));
    keyed
        .filter(|(key, _)| key.chars().count() >= SHORTEST && !is_email(key))
        .collect()
}

/// What the last call to the start says: an answer that repeats it numbers nothing.
fn of_start(
    snapshot: &Snapshot<'_>,
    kept: &Samples,
    workflow: &WorkflowRow,
) -> Outcome<BTreeSet<String>> {
    let Ok(definition) = workflow.draft.read() else {
        return Ok(BTreeSet::new());
    };
    let call = called(snapshot, kept, workflow.no, &definition.trigger.id)?;
    let named = call.map(|call| numbers(&call)).unwrap_or_default();
    Ok(named.into_iter().map(|(key, _)| key).collect())
}
