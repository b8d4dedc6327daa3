//! The steps in their order: each is checked by its kind, with the steps before it known.

use super::check::{At, Before, Check};
use crate::document::Definition;
use crate::steps::Step;

pub(super) fn check(check: &mut Check<'_>, definition: &Definition) {
    sequence(check, &definition.steps, "/steps", &mut Before::new());
}

fn sequence(check: &mut Check<'_>, steps: &[Step], path: &str, before: &mut Before) {
    for (index, step) in steps.iter().enumerate() {
        let at = At {
            step: &step.id,
            name: &step.name,
            path: format!("{path}/{index}/action"),
        };
        step.own().check(check, &at, before);
        inside(check, step, &at, before);
        before.insert(step.id.clone(), true);
    }
}

/// The sequences that a step owns; what lies in them is before whatever follows the step.
fn inside(check: &mut Check<'_>, step: &Step, at: &At<'_>, before: &mut Before) {
    let mut passed = Vec::new();
    for (index, one) in step.kind().sequences().into_iter().enumerate() {
        step.own().check_sequence(index, check, at, before);
        let mut inside = before.clone();
        let path = format!("{}/{}", at.path, one.pointer);
        sequence(check, one.steps, &path, &mut inside);
        passed.extend(inside);
    }
    let all = step.kind().goes_all_sequences();
    for (id, always) in passed {
        before.entry(id).or_insert(always && all);
    }
}
