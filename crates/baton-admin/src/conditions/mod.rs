//! Conditions before they run: what they come to for a sample, and how many people they are true
//! of today.
//!
//! The core judges, by the same function as in a run; here is only what it judges from. Not here:
//! words, and what is wrong with a condition (`baton_core::validation`).

mod count;
mod lacking;
mod people;
mod sample;
mod values;
mod views;

use baton_core::StepId;
use baton_core::document::{ConditionGroup, Definition};

use crate::{Outcome, Refusal};

pub use count::{count, names};
pub use lacking::lacking;
pub use sample::judge;
pub use values::values;
pub use views::*;

/// The conditions of a step, in their order, or the one on the calls of a step or the trigger.
fn conditions_of(definition: &Definition, id: &StepId) -> Outcome<Vec<ConditionGroup>> {
    if definition.trigger.id == *id {
        let calls = definition.trigger.kind().starts_by_call();
        return Ok(calls
            .and_then(|calls| calls.only_if.cloned())
            .into_iter()
            .collect());
    }
    let step = definition.step(id);
    let kind = step.ok_or_else(|| Refusal::not_found("step", id))?.kind();
    let on_calls = kind.takes_calls().and_then(|calls| calls.only_if);
    Ok(kind
        .choices()
        .into_iter()
        .cloned()
        .chain(on_calls)
        .collect())
}
