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
    change.current_step(id)?;
    change.note(Some(id), Kind::StepSkipped, by_and_why(by, why));
    cancel_send(change, id);
    change.leave(id, StepStatus::Skipped);
    reach::go_on_after(change, id);
    Ok(())
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
