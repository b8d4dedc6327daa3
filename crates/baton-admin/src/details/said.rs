//! What an answer to a test may say again: what its message masked (C4).

use baton_core::document::{Definition, Source};
use baton_core::{Json, PersonId, WorkflowId};
use baton_store::Snapshot;

use crate::Outcome;
use crate::preview::Sampled;
use crate::samples::test_name;

/// The values of the sensitive details of whom steps were tested for, and what the samples bring for
/// such details.
pub(super) fn said(
    snapshot: &Snapshot<'_>,
    workflow: &WorkflowId,
    definition: &Definition,
    sampled: &Sampled,
) -> Outcome<Vec<String>> {
    let mut said = Vec::new();
    for reference in sampled.marked.brought() {
        let sample = match &reference.source {
            Source::Trigger => sampled.trigger.as_deref(),
            Source::Step { step } => sampled.steps.get(step).and_then(Option::as_deref),
            Source::Person | Source::Run | Source::Company | Source::Call => None,
        };
        let value = sample.and_then(|sample| sample.reach(&reference.pointer));
        said.extend(value.map(Json::display));
    }
    for place in definition.all_steps() {
        if place.step.kind().request().is_some() {
            said.extend(of_tested(
                snapshot,
                &test_name(workflow, &place.step.id),
                sampled,
            )?);
        }
    }
    Ok(said)
}

/// What is sensitive of whom a test was for, whose id stands behind its time.
fn of_tested(snapshot: &Snapshot<'_>, name: &str, sampled: &Sampled) -> Outcome<Vec<String>> {
    let tested = snapshot.meta().get(name)?.unwrap_or_default();
    let person = tested.rsplit(' ').next().unwrap_or_default();
    let Ok(person) = person.parse::<PersonId>() else {
        return Ok(Vec::new());
    };
    let Some(row) = snapshot.people().get(&person)? else {
        return Ok(Vec::new());
    };
    let custom = row.person.custom.read().0.into_iter();
    let is_sensitive = |name: &str| sampled.custom.get(name).is_some_and(|one| one.sensitive);
    let sensitive = custom.filter(|(name, _)| is_sensitive(name));
    Ok(sensitive.map(|(_, value)| value.display()).collect())
}
