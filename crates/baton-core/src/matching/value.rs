//! The value by which calls find a run (C6, 2): a detail of its person, or an earlier answer.

use std::collections::{BTreeMap, BTreeSet};

use crate::call::match_key;
use crate::document::{Definition, MatchBy, TakesCalls};
use crate::ids::StepId;
use crate::json::Json;
use crate::run::{RunState, StepStatus, statuses};

/// The value that a person's details give; none when it is no detail, or empty.
#[must_use]
pub fn value_from_person(takes: &TakesCalls, person: &Json) -> Option<String> {
    let detail = match &takes.match_by {
        MatchBy::PersonDetail { detail, .. } => detail.trim_start_matches('/'),
        MatchBy::StepAnswer { .. } => return None,
    };
    let value = person.pointer(&format!("/{detail}"))?;
    Some(match_key(&value.display())).filter(|value| !value.is_empty())
}

/// The steps whose value may still come: an answer that they read is not there yet, and the run
/// may still come to the step that gets it.
#[must_use]
pub fn values_to_come<'d>(definition: &'d Definition, run: &RunState) -> BTreeSet<&'d StepId> {
    let statuses: BTreeMap<&StepId, StepStatus> = statuses(definition, run).into_iter().collect();
    let open = |id: &StepId| statuses.get(id).is_some_and(|status| !status.is_final());
    let steps = definition.all_steps().into_iter().map(|place| place.step);
    let to_come = steps.filter(|step| {
        let read = step.kind().answers_read();
        open(&step.id) && read.iter().any(|(from, _)| open(from))
    });
    to_come.map(|step| &step.id).collect()
}
