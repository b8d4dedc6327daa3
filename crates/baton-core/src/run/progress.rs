//! Which steps are under way: where a run begins, goes on and ends. The only place that moves it.

use super::change::{Change, Then};
use super::state::{RunStatus, StepStatus};
use crate::document::Definition;
use crate::history::{Kind, Params};
use crate::ids::StepId;
use crate::steps::Step;

/// Goes to the first step and on, until something takes time.
pub(super) fn begin(change: &mut Change<'_>, definition: &Definition) {
    announce(change, definition);
    go_to(change, definition, 0);
}

/// What follows when a step has dealt with an event.
pub(super) fn follow(change: &mut Change<'_>, definition: &Definition, step: &Step, then: Then) {
    match then {
        Then::Stays => {}
        Then::Learned => announce(change, definition),
        Then::Passed => {
            pass(change, definition, step);
            go_on_after(change, definition, &step.id);
        }
    }
}

/// Goes on behind a step that another way is past.
pub(super) fn go_on_after(change: &mut Change<'_>, definition: &Definition, id: &StepId) {
    let place = definition.steps.iter().position(|step| step.id == *id);
    go_to(
        change,
        definition,
        place.map_or(usize::MAX, |place| place + 1),
    );
}

/// Begins a step, also once more when it had made nothing.
pub(super) fn enter(change: &mut Change<'_>, step: &Step) -> Then {
    change.run.at = Some(step.id.clone());
    let now = change.now;
    change.state(&step.id).since = Some(now);
    step.own().enter(change, &step.id)
}

/// Puts a step behind the run: nothing of it is open any more.
pub(super) fn leave(change: &mut Change<'_>, step: &Step, status: StepStatus) {
    let (now, id) = (change.now, &step.id);
    let state = change.state(id);
    state.status = status;
    state.since = Some(now);
    if status == StepStatus::Done {
        change.note_solved(id);
    }
    change.close_problem(id);
    step.own().left(change, id);
}

fn go_to(change: &mut Change<'_>, definition: &Definition, place: usize) {
    for step in definition.steps.iter().skip(place) {
        match enter(change, step) {
            Then::Stays | Then::Learned => return,
            Then::Passed => pass(change, definition, step),
        }
    }
    change.run.at = None;
    change.run.status = RunStatus::Done;
    change.run.finished_at = Some(change.now);
    change.note(None, Kind::RunDone, Params::new());
}

fn pass(change: &mut Change<'_>, definition: &Definition, step: &Step) {
    leave(change, step, StepStatus::Done);
    announce(change, definition);
}

/// Lets the steps ahead say what is known of them by now, such as the value that finds their calls.
fn announce(change: &mut Change<'_>, definition: &Definition) {
    for step in &definition.steps {
        step.own().announce(change, &step.id);
    }
}
