//! How every step of a run stands, those of paths that are not taken among them.

use super::asked::excludes;
use super::state::{RunState, StepStatus};
use crate::document::Definition;
use crate::document::walk::insides;
use crate::ids::StepId;
use crate::steps::Step;

/// All steps in reading order, each with how it stands: a step that the run cannot come to any
/// more is not needed, though nothing is remembered of it.
#[must_use]
pub fn statuses<'d>(definition: &'d Definition, run: &RunState) -> Vec<(&'d StepId, StepStatus)> {
    let mut found = Vec::new();
    collect(&definition.steps, run, false, &mut found);
    found
}

fn collect<'d>(
    steps: &'d [Step],
    run: &RunState,
    excluded: bool,
    found: &mut Vec<(&'d StepId, StepStatus)>,
) {
    for step in steps {
        let known = run.step(&step.id);
        let status = known.map_or(StepStatus::NotYet, |state| state.status);
        let status = if excluded && status == StepStatus::NotYet {
            StepStatus::NotNeeded
        } else {
            status
        };
        found.push((&step.id, status));
        for inside in insides(step) {
            let excluded = excluded || known.is_some_and(|split| excludes(split, inside.path));
            collect(inside.steps, run, excluded, found);
        }
    }
}
