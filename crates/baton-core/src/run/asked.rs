//! Where a run stands with a step that something is asked about, or happened at.

use super::reason::Reason;
use super::state::{RunState, RunStatus, StepState, StepStatus};
use crate::document::{Definition, Place};
use crate::ids::StepId;
use crate::steps::Step;

/// A step by its id, looked up once; without the step when no run can come there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked<'d, 'i> {
    pub(super) id: &'i StepId,
    step: Result<&'d Step, Reason>,
}

impl<'d, 'i> Asked<'d, 'i> {
    pub(super) fn by_id(definition: &'d Definition, id: &'i StepId) -> Self {
        let own = definition.steps.iter().find(|step| step.id == *id);
        let step = own.ok_or_else(|| match definition.step(id) {
            Some(_inside_a_branch) => Reason::NotReached,
            None => Reason::UnknownStep,
        });
        Self { id, step }
    }
}

impl<'d> Asked<'d, 'd> {
    pub(super) fn at(place: &Place<'d>) -> Self {
        Self {
            id: &place.step.id,
            step: match place.within {
                Some(_inside_a_branch) => Err(Reason::NotReached),
                None => Ok(place.step),
            },
        }
    }
}

/// Refuses what comes before the start or after the end.
pub(super) fn unfinished(run: &RunState) -> Result<(), Reason> {
    match run.status {
        RunStatus::Done => Err(Reason::RunDone),
        RunStatus::Stopped => Err(Reason::RunStopped),
        RunStatus::Running | RunStatus::Waiting | RunStatus::NeedsYou => {
            run.started_at.map(|_| ()).ok_or(Reason::NotStarted)
        }
    }
}

/// A step that the run is not past; the run may not be there yet.
pub(super) fn open_step<'d>(run: &RunState, asked: Asked<'d, '_>) -> Result<&'d Step, Reason> {
    unfinished(run)?;
    let step = asked.step?;
    match run.step(asked.id).map(|state| state.status) {
        Some(StepStatus::Done) => Err(Reason::StepDone),
        Some(StepStatus::Skipped) => Err(Reason::StepSkipped),
        Some(
            StepStatus::NotYet | StepStatus::Running | StepStatus::Waiting | StepStatus::Stopped,
        )
        | None => Ok(step),
    }
}

/// A step that is under way.
pub(super) fn current_step<'d>(run: &RunState, asked: Asked<'d, '_>) -> Result<&'d Step, Reason> {
    let step = open_step(run, asked)?;
    if run.is_under_way(asked.id) {
        Ok(step)
    } else {
        Err(Reason::NotReached)
    }
}

/// A step of which something is on its way: one that is under way, or one that is done again.
pub(super) fn sending_step<'d>(run: &RunState, asked: Asked<'d, '_>) -> Result<&'d Step, Reason> {
    match run.step(asked.id) {
        Some(state) if state.own.is_done_again() => asked.step,
        Some(_) | None => current_step(run, asked),
    }
}

/// A step that has sent, or could: one that is under way, or one that is done.
pub(super) fn sent_step<'d>(run: &RunState, asked: Asked<'d, '_>) -> Result<&'d Step, Reason> {
    let done = |state: &StepState| state.status == StepStatus::Done;
    match run.status {
        RunStatus::Stopped => Err(Reason::RunStopped),
        RunStatus::Running | RunStatus::Waiting | RunStatus::NeedsYou | RunStatus::Done
            if run.step(asked.id).is_some_and(done) =>
        {
            asked.step
        }
        RunStatus::Running | RunStatus::Waiting | RunStatus::NeedsYou | RunStatus::Done => {
            current_step(run, asked)
        }
    }
}
