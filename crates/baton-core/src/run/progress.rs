//! Which steps are under way: where a run begins, splits, comes together and ends. The only place
//! that moves it.
//!
//! A run walks the tree: each sequence has at most one step under way, and a step that owns
//! sequences is under way while one of those it took is. What is not needed any more is withdrawn
//! in the same transition, so that nothing of it moves the run afterwards.

use super::asked::excludes;
use super::change::{Change, Then};
use super::state::{RunStatus, StepStatus, TakenPaths};
use crate::document::walk::insides;
use crate::document::{Definition, Inside};
use crate::history::{Kind, Params};
use crate::ids::StepId;
use crate::steps::Step;

/// Whether a sequence is at its end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Through {
    Yes,
    No,
}

/// Goes to the first step and on, until something takes time.
pub(super) fn begin(change: &mut Change<'_>, definition: &Definition) {
    announce(change, definition);
    if go(change, definition, &definition.steps) == Through::Yes {
        finish(change);
    }
}

/// What follows when a step has dealt with an event.
pub(super) fn follow(change: &mut Change<'_>, definition: &Definition, step: &Step, then: Then) {
    match settle(change, definition, step, then) {
        Through::Yes => go_on_after(change, definition, &step.id),
        Through::No => {}
    }
}

/// Goes on behind a step that another way is past, and out of the paths that are through by that.
pub(super) fn go_on_after(change: &mut Change<'_>, definition: &Definition, id: &StepId) {
    let Some((_, mut above)) = definition.above(id) else {
        return;
    };
    let mut passed = id;
    loop {
        let steps = above
            .last()
            .map_or(definition.steps.as_slice(), |inside| inside.steps);
        let behind = steps.iter().position(|step| step.id == *passed);
        let behind = behind.map_or(&[][..], |at| &steps[at + 1..]);
        if go(change, definition, behind) == Through::No {
            return;
        }
        let Some(inside) = above.pop() else {
            return finish(change);
        };
        if path_through(change, definition, &inside) == Through::No {
            return;
        }
        passed = &inside.split.id;
    }
}

/// Begins a step, also once more when it had made nothing.
pub(super) fn enter(change: &mut Change<'_>, step: &Step) -> Then {
    let now = change.now;
    change.state(&step.id).since = Some(now);
    step.own().enter(change, &step.id)
}

/// Puts a step behind the run: nothing of it is open any more, nor of what lies in its paths.
pub(super) fn leave(change: &mut Change<'_>, step: &Step, status: StepStatus) {
    let (now, id) = (change.now, &step.id);
    let state = change.state(id);
    // What was not taken is withdrawn already.
    let inside: Vec<_> = insides(step)
        .filter(|inside| !excludes(state, inside.path))
        .collect();
    state.status = status;
    state.since = Some(now);
    if let Some(paths) = &mut state.paths {
        paths.open.clear();
    }
    if status == StepStatus::Done {
        change.note_solved(id);
    }
    change.close_problem(id);
    step.own().left(change, id);
    for inside in inside {
        withdraw(change, inside.steps);
    }
}

/// Nothing of these steps is needed any more: what is under way ends, what is to come never does.
pub(super) fn withdraw(change: &mut Change<'_>, steps: &[Step]) {
    for step in steps {
        let status = change.run.step(&step.id).map(|state| state.status);
        match status {
            Some(StepStatus::Running | StepStatus::Waiting) => {
                change.note(Some(&step.id), Kind::Withdrawn, Params::new());
                step.own().called_off(change, &step.id);
                leave(change, step, StepStatus::NotNeeded);
            }
            Some(StepStatus::NotYet) | None => {
                step.own().not_needed(change, &step.id);
                // Whoever reads it has to know that there is no answer.
                if status.is_some() || change.is_read(&step.id) {
                    change.state(&step.id).status = StepStatus::NotNeeded;
                }
                for inside in insides(step) {
                    withdraw(change, inside.steps);
                }
            }
            Some(
                StepStatus::Done
                | StepStatus::Skipped
                | StepStatus::Stopped
                | StepStatus::NotNeeded,
            ) => {}
        }
    }
}

/// The run ended before it came to these steps: they stay where they are.
pub(super) fn never_reached(change: &mut Change<'_>, steps: &[Step]) {
    for step in steps {
        let status = change.run.step(&step.id).map(|state| state.status);
        if status.is_none_or(|status| status == StepStatus::NotYet) {
            step.own().not_needed(change, &step.id);
            for inside in insides(step) {
                never_reached(change, inside.steps);
            }
        }
    }
}

/// Goes through steps, until one takes time.
fn go(change: &mut Change<'_>, definition: &Definition, steps: &[Step]) -> Through {
    for step in steps {
        let then = enter(change, step);
        if settle(change, definition, step, then) == Through::No {
            return Through::No;
        }
    }
    Through::Yes
}

/// Whether the run is past a step with what its kind says.
fn settle(change: &mut Change<'_>, definition: &Definition, step: &Step, then: Then) -> Through {
    match then {
        Then::Stays => Through::No,
        Then::Learned => {
            announce(change, definition);
            Through::No
        }
        Then::Passed => {
            pass(change, definition, step);
            Through::Yes
        }
        Then::Takes(indices) => take(change, definition, step, &indices),
    }
}

/// Goes some of a step's sequences, each until something takes time, in the order of the document.
fn take(
    change: &mut Change<'_>,
    definition: &Definition,
    split: &Step,
    indices: &[usize],
) -> Through {
    let (taken, others): (Vec<_>, Vec<_>) =
        insides(split).partition(|inside| indices.contains(&inside.index));
    let ids: Vec<StepId> = taken.iter().map(|inside| inside.path.clone()).collect();
    let state = change.state(&split.id);
    state.status = StepStatus::Running;
    state.paths = Some(TakenPaths {
        taken: ids.clone(),
        open: ids,
    });
    for other in others {
        withdraw(change, other.steps);
    }
    if taken.is_empty() {
        pass(change, definition, split);
        return Through::Yes;
    }
    for inside in taken {
        if go(change, definition, inside.steps) == Through::Yes
            && path_through(change, definition, &inside) == Through::Yes
        {
            return Through::Yes;
        }
    }
    Through::No
}

/// One of a step's sequences is through; whether the run is past the step by that.
fn path_through(change: &mut Change<'_>, definition: &Definition, path: &Inside<'_>) -> Through {
    let paths = change.state(&path.split.id).paths.as_mut();
    let open = paths.map_or(0, |paths| {
        paths.open.retain(|open| open != path.path);
        paths.open.len()
    });
    match path.split.own().path_through(change, path, open) {
        Then::Passed => {
            pass(change, definition, path.split);
            Through::Yes
        }
        Then::Stays | Then::Learned | Then::Takes(_) => Through::No,
    }
}

fn pass(change: &mut Change<'_>, definition: &Definition, step: &Step) {
    leave(change, step, StepStatus::Done);
    announce(change, definition);
}

fn finish(change: &mut Change<'_>) {
    change.run.status = RunStatus::Done;
    change.note(None, Kind::RunDone, Params::new());
}

/// Lets the steps ahead say what is known of them by now, such as the value that finds their calls.
fn announce(change: &mut Change<'_>, definition: &Definition) {
    announce_in(change, &definition.steps);
}

fn announce_in(change: &mut Change<'_>, steps: &[Step]) {
    for step in steps {
        step.own().announce(change, &step.id);
        for inside in insides(step) {
            let split = change.run.step(&step.id);
            if !split.is_some_and(|split| excludes(split, inside.path)) {
                announce_in(change, inside.steps);
            }
        }
    }
}
