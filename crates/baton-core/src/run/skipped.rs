//! An admin skips a step.

use super::change::{Change, by_and_why};
use super::{Effect, Reason, StepStatus, reach};
use crate::history::Kind;
use crate::ids::StepId;

pub(super) fn step_skipped(
    change: &mut Change<'_>,
    id: &StepId,
    by: &str,
    why: &str,
) -> Result<(), Reason> {
    if change.run.step(id).is_some_and(|state| state.repeats) {
        drop_new_message(change, id, by, why);
        return Ok(());
    }
    change.current_step(id)?;
    change.note(Some(id), Kind::StepSkipped, by_and_why(by, why));
    cancel_send(change, id);
    change.leave(id, StepStatus::Skipped);
    reach::go_on_after(change, id);
    Ok(())
}

/// The step stays done; only the message that was made after its success is given up.
fn drop_new_message(change: &mut Change<'_>, id: &StepId, by: &str, why: &str) {
    change.note(Some(id), Kind::NewMessageDropped, by_and_why(by, why));
    stop_repeating(change, id);
}

/// Nothing of the message that was made after the step's success is open any more.
pub(super) fn stop_repeating(change: &mut Change<'_>, id: &StepId) {
    cancel_send(change, id);
    change.close_problem(id);
    change.state(id).repeats = false;
}

/// Calls the step's message off, if there is one.
pub(super) fn cancel_send(change: &mut Change<'_>, id: &StepId) {
    if let Some(message) = change.state(id).message.clone() {
        change.effect(Effect::CancelSend {
            step: id.clone(),
            message,
        });
    }
}
