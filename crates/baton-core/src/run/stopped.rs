//! An admin stops the run.

use super::change::{Change, by_and_why};
use super::skipped::{cancel_send, stop_repeating};
use super::{Effect, Reason, RunStatus, StepStatus};
use crate::history::Kind;
use crate::ids::StepId;

pub(super) fn stopped(change: &mut Change<'_>, by: &str, why: &str) -> Result<(), Reason> {
    change.unfinished()?;
    change.note(None, Kind::RunStopped, by_and_why(by, why));
    if let Some(id) = change.run.at.take() {
        cancel_send(change, &id);
        change.leave(&id, StepStatus::Stopped);
    }
    for id in repeating(change) {
        stop_repeating(change, &id);
    }
    for id in ahead(change) {
        give_up_wait(change, &id);
    }
    change.run.status = RunStatus::Stopped;
    change.run.finished_at = Some(change.now);
    Ok(())
}

fn repeating(change: &Change<'_>) -> Vec<StepId> {
    let steps = change.run.steps.iter();
    steps
        .filter(|(_, state)| state.repeats)
        .map(|(id, _)| id.clone())
        .collect()
}

fn ahead(change: &Change<'_>) -> Vec<StepId> {
    let steps = change.run.steps.iter();
    steps
        .filter(|(_, state)| state.status == StepStatus::NotYet)
        .map(|(id, _)| id.clone())
        .collect()
}

fn give_up_wait(change: &mut Change<'_>, id: &StepId) {
    let state = change.state(id);
    let (call, awaited) = (state.call.clone(), state.match_value.is_some());
    if let Some(call) = call {
        change.effect(Effect::DropCall {
            step: id.clone(),
            call,
        });
    }
    if awaited {
        change.effect(Effect::StopAwaiting { step: id.clone() });
    }
}
