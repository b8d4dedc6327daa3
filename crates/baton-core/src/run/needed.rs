//! What of an answer or a call a definition refers to; only that is kept in a run.

use std::collections::{BTreeMap, BTreeSet};

use crate::definition::{Definition, MatchBy, Source, StepKind};
use crate::ids::StepId;
use crate::json::Json;

/// The values of a step's answer or call that are kept.
pub(super) fn of_step(
    definition: &Definition,
    step: &StepId,
    data: &Json,
) -> BTreeMap<String, Json> {
    let source = Source::Step { step: step.clone() };
    let mut pointers = pointers(definition, &source);
    for place in definition.all_steps() {
        if let StepKind::WaitForCall(wait) = &place.step.action
            && let MatchBy::StepAnswer {
                step: of, pointer, ..
            } = &wait.match_by
            && of == step
        {
            pointers.insert(pointer.clone());
        }
    }
    pick(pointers, |pointer| data.pointer(pointer))
}

/// The values of the trigger's call that are kept.
pub(super) fn of_trigger<'a>(
    definition: &Definition,
    find: impl Fn(&str) -> Option<&'a Json>,
) -> BTreeMap<String, Json> {
    pick(pointers(definition, &Source::Trigger), find)
}

fn pointers(definition: &Definition, source: &Source) -> BTreeSet<String> {
    let references = definition.references();
    let of_source = references
        .into_iter()
        .filter(|(_, reference)| reference.source == *source);
    of_source
        .map(|(_, reference)| reference.pointer.clone())
        .collect()
}

fn pick<'a>(
    pointers: BTreeSet<String>,
    find: impl Fn(&str) -> Option<&'a Json>,
) -> BTreeMap<String, Json> {
    let found = pointers.into_iter().filter_map(|pointer| {
        let value = find(&pointer)?.clone();
        Some((pointer, value))
    });
    found.collect()
}
