//! Where a run stands with a step that something is asked about, or happened at.

use super::reason::Reason;
use super::state::{RunState, RunStatus, StepState, StepStatus};
use crate::document::{Definition, Inside, Place};
use crate::ids::StepId;
use crate::steps::Step;

/// A step by its id, looked up once, with the paths it stands in; without the step when the
/// version has none.
#[derive(Clone, Debug)]
pub(super) struct Asked<'d, 'i> {
    pub(super) id: &'i StepId,
    found: Option<(&'d Step, Vec<Inside<'d>>)>,
}

impl<'d, 'i> Asked<'d, 'i> {
    pub(super) fn by_id(definition: &'d Definition, id: &'i StepId) -> Self {
        Self {
            id,
            found: definition.above(id),
        }
    }

    fn step(&self) -> Result<&'d Step, Reason> {
        let found = self.found.as_ref();
        found.map(|(step, _)| *step).ok_or(Reason::UnknownStep)
    }

    /// Whether a run cannot come to the step any more: it is past a step that owns one of the
    /// paths it stands in, or took another path there.
    pub(super) fn is_passed_by(&self, run: &RunState) -> bool {
        let above = self.found.as_ref().map_or(&[][..], |(_, above)| above);
        above.iter().any(|inside| {
            let split = run.step(&inside.split.id);
            split.is_some_and(|split| excludes(split, inside.path))
        })
    }
}

impl<'d> Asked<'d, 'd> {
    pub(super) fn at(place: &Place<'d>) -> Self {
        Self {
            id: &place.step.id,
            found: Some((place.step, place.above.clone())),
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
pub(super) fn open_step<'d>(run: &RunState, asked: &Asked<'d, '_>) -> Result<&'d Step, Reason> {
    unfinished(run)?;
    let step = asked.step()?;
    match run.step(asked.id).map(|state| state.status) {
        Some(StepStatus::Done) => Err(Reason::StepDone),
        Some(StepStatus::Skipped) => Err(Reason::StepSkipped),
        Some(StepStatus::NotNeeded) => Err(Reason::NotNeeded),
        Some(StepStatus::Running | StepStatus::Waiting) => Ok(step),
        Some(StepStatus::NotYet | StepStatus::Stopped) | None => {
            if asked.is_passed_by(run) {
                Err(Reason::NotNeeded)
            } else {
                Ok(step)
            }
        }
    }
}

/// Whether a step that owns paths is past one of them, or never takes it.
pub(super) fn excludes(split: &StepState, path: &StepId) -> bool {
    let paths = split.paths.as_ref();
    split.status.is_final() || paths.is_some_and(|paths| !paths.taken.contains(path))
}

/// A step that is under way.
pub(super) fn current_step<'d>(run: &RunState, asked: &Asked<'d, '_>) -> Result<&'d Step, Reason> {
    let step = open_step(run, asked)?;
    if run.is_under_way(asked.id) {
        Ok(step)
    } else {
        Err(Reason::NotReached)
    }
}

/// A step of which something is on its way: one that is under way, or one that is done again.
pub(super) fn sending_step<'d>(run: &RunState, asked: &Asked<'d, '_>) -> Result<&'d Step, Reason> {
    match run.step(asked.id) {
        Some(state) if state.own.is_done_again() => asked.step(),
        Some(_) | None => current_step(run, asked),
    }
}

/// A step that is not needed any more, though a message of it may still end, be it after the run.
pub(super) fn withdrawn_step<'d>(run: &RunState, asked: &Asked<'d, '_>) -> Option<&'d Step> {
    let state = run.step(asked.id)?;
    let sent = state.own.latest_message().is_some() && !state.own.is_done_again();
    let withdrawn = sent && state.status == StepStatus::NotNeeded;
    withdrawn.then(|| asked.step().ok()).flatten()
}

/// A step that has sent, or could: one that is under way, or one that is done.
pub(super) fn sent_step<'d>(run: &RunState, asked: &Asked<'d, '_>) -> Result<&'d Step, Reason> {
    let done = |state: &StepState| state.status == StepStatus::Done;
    match run.status {
        RunStatus::Stopped => Err(Reason::RunStopped),
        RunStatus::Running | RunStatus::Waiting | RunStatus::NeedsYou | RunStatus::Done
            if run.step(asked.id).is_some_and(done) =>
        {
            asked.step()
        }
        RunStatus::Running | RunStatus::Waiting | RunStatus::NeedsYou | RunStatus::Done => {
            current_step(run, asked)
        }
    }
}
