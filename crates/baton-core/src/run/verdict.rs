//! What is possible at a step, and why not: the only place that says so. The machine refuses by
//! it, and what is greyed out for an admin is greyed out by it.

use super::reason::Reason;
use super::state::{RunState, RunStatus, StepState, StepStatus};
use super::verb::Verb;
use crate::document::Definition;
use crate::ids::StepId;
use crate::steps::Step;

/// What the host has stored beside the run's state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Whether the run is a try-out.
    pub try_out: bool,
    /// How the step's latest message stands; none before the first.
    pub message: Option<Delivery>,
}

/// How a message stands with the host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// Waits for its next try.
    Waiting,
    /// A try is under way.
    Sending,
    /// Accepted by the other tool.
    Delivered,
    /// No further try follows by itself.
    GivenUp,
    /// Called off.
    Cancelled,
}

/// Whether a verb is possible at a step, as far as the run's state tells.
///
/// # Errors
/// Says why not.
pub fn verdict(
    definition: &Definition,
    run: &RunState,
    verb: Verb,
    step: &StepId,
) -> Result<(), Reason> {
    permitted(definition, run, verb, step).map(|_| ())
}

/// The same with what the host has stored: what is offered to an admin.
///
/// # Errors
/// Says why not.
pub fn verdict_with(
    definition: &Definition,
    run: &RunState,
    verb: Verb,
    step: &StepId,
    stored: Stored,
) -> Result<(), Reason> {
    if verb == Verb::PretendCalled && !stored.try_out {
        return Err(Reason::OnlyTryOuts);
    }
    if verb == Verb::SendNew && run.status == RunStatus::Done {
        was_done(run, step)?;
    }
    verdict(definition, run, verb, step)?;
    match verb {
        Verb::Skip | Verb::MarkReceived | Verb::PretendCalled => Ok(()),
        Verb::SendAgain => again(run.step(step), stored.message),
        Verb::SendNew => anew(run.step(step), stored.message),
        Verb::TryNow => at_once(stored.message),
    }
}

/// Of a run that is done, what was not done cannot be done again.
fn was_done(run: &RunState, step: &StepId) -> Result<(), Reason> {
    match run.step(step).map(|state| state.status) {
        Some(StepStatus::NotYet) | None => Err(Reason::NotReached),
        Some(StepStatus::Skipped | StepStatus::Stopped) => Err(Reason::StepSkipped),
        Some(StepStatus::Running | StepStatus::Waiting | StepStatus::Done) => Ok(()),
    }
}

fn again(state: Option<&StepState>, message: Option<Delivery>) -> Result<(), Reason> {
    match message {
        Some(Delivery::Sending) => Err(Reason::StillSending),
        Some(Delivery::Delivered) => Err(Reason::StepDone),
        Some(Delivery::Waiting | Delivery::GivenUp | Delivery::Cancelled) => Ok(()),
        None if state.is_some_and(|state| state.problem.is_some()) => Ok(()),
        None => Err(Reason::NothingQueued),
    }
}

/// What was accepted, or was tried in vain, can be made anew.
fn anew(state: Option<&StepState>, message: Option<Delivery>) -> Result<(), Reason> {
    let done = state.is_some_and(|state| state.status == StepStatus::Done);
    match message {
        Some(Delivery::Sending) => Err(Reason::StillSending),
        Some(Delivery::Waiting | Delivery::GivenUp | Delivery::Delivered) => Ok(()),
        Some(Delivery::Cancelled) if done => Ok(()),
        Some(Delivery::Cancelled) | None => Err(Reason::NothingQueued),
    }
}

fn at_once(message: Option<Delivery>) -> Result<(), Reason> {
    match message {
        Some(Delivery::Waiting) => Ok(()),
        Some(Delivery::Sending) => Err(Reason::StillSending),
        Some(Delivery::Delivered) => Err(Reason::StepDone),
        Some(Delivery::GivenUp | Delivery::Cancelled) => Err(Reason::GivenUp),
        None => Err(Reason::NothingQueued),
    }
}

/// The step at which a verb is possible.
pub(super) fn permitted<'d>(
    definition: &'d Definition,
    run: &RunState,
    verb: Verb,
    id: &StepId,
) -> Result<&'d Step, Reason> {
    let step = match verb {
        Verb::Skip | Verb::SendAgain | Verb::TryNow => sending_step(definition, run, id)?,
        Verb::MarkReceived | Verb::PretendCalled => current_step(definition, run, id)?,
        Verb::SendNew => sent_step(definition, run, id)?,
    };
    let nothing = StepState::default();
    step.own().allows(verb, run.step(id).unwrap_or(&nothing))?;
    Ok(step)
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
pub(super) fn open_step<'d>(
    definition: &'d Definition,
    run: &RunState,
    id: &StepId,
) -> Result<&'d Step, Reason> {
    unfinished(run)?;
    let step = known_step(definition, id)?;
    match run.step(id).map(|state| state.status) {
        Some(StepStatus::Done) => Err(Reason::StepDone),
        Some(StepStatus::Skipped) => Err(Reason::StepSkipped),
        Some(
            StepStatus::NotYet | StepStatus::Running | StepStatus::Waiting | StepStatus::Stopped,
        )
        | None => Ok(step),
    }
}

/// A step that is under way.
pub(super) fn current_step<'d>(
    definition: &'d Definition,
    run: &RunState,
    id: &StepId,
) -> Result<&'d Step, Reason> {
    let step = open_step(definition, run, id)?;
    if run.is_under_way(id) {
        Ok(step)
    } else {
        Err(Reason::NotReached)
    }
}

/// A step of which something is on its way: one that is under way, or one that is done again.
pub(super) fn sending_step<'d>(
    definition: &'d Definition,
    run: &RunState,
    id: &StepId,
) -> Result<&'d Step, Reason> {
    match run.step(id) {
        Some(state) if state.own.is_done_again() => known_step(definition, id),
        Some(_) | None => current_step(definition, run, id),
    }
}

/// A step that has sent, or could: one that is under way, or one that is done.
fn sent_step<'d>(
    definition: &'d Definition,
    run: &RunState,
    id: &StepId,
) -> Result<&'d Step, Reason> {
    let done = |state: &StepState| state.status == StepStatus::Done;
    match run.status {
        RunStatus::Stopped => Err(Reason::RunStopped),
        RunStatus::Running | RunStatus::Waiting | RunStatus::NeedsYou | RunStatus::Done
            if run.step(id).is_some_and(done) =>
        {
            known_step(definition, id)
        }
        RunStatus::Running | RunStatus::Waiting | RunStatus::NeedsYou | RunStatus::Done => {
            current_step(definition, run, id)
        }
    }
}

fn known_step<'d>(definition: &'d Definition, id: &StepId) -> Result<&'d Step, Reason> {
    let own = definition.steps.iter().find(|step| step.id == *id);
    own.ok_or_else(|| match definition.step(id) {
        Some(_inside_a_branch) => Reason::NotReached,
        None => Reason::UnknownStep,
    })
}
