//! The value by which calls find a run (C6, 2): a detail of its person, or an earlier answer.

use crate::call::match_key;
use crate::document::{MatchBy, TakesCalls};
use crate::json::Json;
use crate::run::{RunState, StepStatus};
use crate::steps::Step;

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

/// Whether a step's value may still come: an answer that it reads is not there yet.
#[must_use]
pub fn value_may_come(step: &Step, run: &RunState) -> bool {
    let read = step.kind().answers_read();
    read.iter().any(|(step, _)| {
        run.step(step).is_none_or(|step| match step.status {
            StepStatus::NotYet | StepStatus::Running | StepStatus::Waiting => true,
            StepStatus::Done | StepStatus::Skipped | StepStatus::Stopped => false,
        })
    })
}
