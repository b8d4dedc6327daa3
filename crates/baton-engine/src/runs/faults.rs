//! Named defects of runs: the red cases of the fault tests. Never compiled into a release.

use baton_core::run::StepStatus;
use baton_core::{Effect, Outcome, RunState, StepId, Transition};
use baton_store::table::runs::RunRow;
use jiff::Timestamp;

use crate::Error;
use crate::turn::Turn;

/// What an event withdrew is forgotten, as if it had been written over: both paths go on.
pub(super) fn forget_withdrawn(
    turn: &Turn<'_, '_>,
    before: &RunState,
    mut transition: Transition,
) -> Transition {
    if !turn.runtime.options.faults.both_paths_win {
        return transition;
    }
    if let Outcome::Next(next) = &mut transition.outcome {
        let lost = withdrawn(before, next);
        let with_paths = |id: &StepId| before.step(id).is_some_and(|step| step.paths.is_some());
        for (id, step) in before.under_way() {
            if lost.contains(id) || (!lost.is_empty() && with_paths(id)) {
                next.steps.insert(id.clone(), step.clone());
            }
        }
        let forgotten = |effect: &Effect| matches!(effect, Effect::StopAwaiting { step } if lost.contains(step));
        transition.effects.retain(|effect| !forgotten(effect));
    }
    transition
}

fn withdrawn(before: &RunState, next: &RunState) -> Vec<StepId> {
    let steps = next.steps.iter();
    let withdrawn =
        steps.filter(|(id, step)| step.status == StepStatus::NotNeeded && before.is_under_way(id));
    withdrawn.map(|(id, _)| id.clone()).collect()
}

/// When a run is woken; with the defect nobody wakes it.
pub(super) fn deadline(turn: &Turn<'_, '_>, at: Option<Timestamp>) -> Option<Timestamp> {
    at.filter(|_| !turn.runtime.options.faults.forgotten_deadline)
}

/// With the defect the program breaks off at whatever happens to a run of somebody called Poison.
pub(super) fn panic_at_poison(turn: &Turn<'_, '_>, run: &RunRow) -> Result<(), Error> {
    if !turn.runtime.options.faults.panic_at_poison {
        return Ok(());
    }
    let person = turn.tx.people().by_no(run.person)?;
    let is_poison = person.is_some_and(|row| row.person.display_name.starts_with("Poison"));
    assert!(!is_poison, "at the fault point");
    Ok(())
}
