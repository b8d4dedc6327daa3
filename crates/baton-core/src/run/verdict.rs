//! What is possible at a step, or with a whole run, and why not: the only place that says so. The
//! machine refuses by it, and what is greyed out for an admin is greyed out by it.

use super::asked::{Asked, current_step, sending_step, sent_step, unfinished};
use super::reason::Reason;
use super::state::{RunState, RunStatus, StepState, StepStatus};
use super::verb::Verb;
use crate::document::{Definition, Place};
use crate::ids::StepId;
use crate::steps::Step;

/// What the host has stored beside the run's state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Whether the run is a try-out.
    pub try_out: bool,
    /// How the step's latest message stands; none before the first.
    pub message: Option<Delivery>,
    /// Whether the live version has other settings of the step, with which its message can be made
    /// in this run ([`other_settings`]).
    ///
    /// [`other_settings`]: super::other_settings
    pub newer: bool,
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
    permitted(run, verb, &Asked::by_id(definition, step)).map(|_| ())
}

/// The same with what the host has stored: what an admin's command refuses by.
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
    decide(run, verb, &Asked::by_id(definition, step), stored)
}

/// What a step's kind offers an admin, in its order, each with why it is not possible.
#[must_use]
pub fn verdicts(
    run: &RunState,
    place: &Place<'_>,
    stored: Stored,
) -> Vec<(Verb, Result<(), Reason>)> {
    let verbs = place.step.kind().verbs().iter();
    let asked = Asked::at(place);
    verbs
        .map(|verb| (*verb, decide(run, *verb, &asked, stored)))
        .collect()
}

/// Whether a run can be stopped, at whatever steps it stands.
///
/// # Errors
/// Says why not.
pub fn may_stop(run: &RunState) -> Result<(), Reason> {
    unfinished(run)
}

/// Whether an admin can begin a run that waits for more about its person.
///
/// # Errors
/// Says why not.
pub fn may_start_now(run: &RunState) -> Result<(), Reason> {
    unfinished(run)?;
    run.settling.map(|_| ()).ok_or(Reason::AlreadyStarted)
}

fn decide(run: &RunState, verb: Verb, asked: &Asked<'_, '_>, stored: Stored) -> Result<(), Reason> {
    if matches!(verb, Verb::PretendCalled | Verb::SkipAhead) && !stored.try_out {
        return Err(Reason::OnlyTryOuts);
    }
    let state = run.step(asked.id);
    if verb == Verb::SendNew && run.status == RunStatus::Done {
        was_done(run, asked)?;
    }
    permitted(run, verb, asked)?;
    match verb {
        Verb::Skip
        | Verb::MarkReceived
        | Verb::PretendCalled
        | Verb::TakePath
        | Verb::SkipAhead => Ok(()),
        Verb::SendAgain => again(state, stored.message),
        Verb::UseSettings if !stored.newer => Err(Reason::SameSettings),
        Verb::UseSettings => again(state, stored.message),
        Verb::SendNew => anew(state, stored.message),
        Verb::TryNow => at_once(stored.message),
    }
}

/// Of a run that is done, what was not done cannot be done again.
fn was_done(run: &RunState, asked: &Asked<'_, '_>) -> Result<(), Reason> {
    match run.step(asked.id).map(|state| state.status) {
        Some(StepStatus::NotYet) | None if asked.is_passed_by(run) => Err(Reason::NotNeeded),
        Some(StepStatus::NotYet) | None => Err(Reason::NotReached),
        Some(StepStatus::Skipped | StepStatus::Stopped) => Err(Reason::StepSkipped),
        Some(StepStatus::NotNeeded) => Err(Reason::NotNeeded),
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
    run: &RunState,
    verb: Verb,
    asked: &Asked<'d, '_>,
) -> Result<&'d Step, Reason> {
    let step = match verb {
        Verb::Skip | Verb::SendAgain | Verb::UseSettings | Verb::TryNow => {
            sending_step(run, asked)?
        }
        Verb::MarkReceived | Verb::PretendCalled | Verb::TakePath | Verb::SkipAhead => {
            current_step(run, asked)?
        }
        Verb::SendNew => sent_step(run, asked)?,
    };
    let nothing = StepState::default();
    step.own()
        .allows(verb, run.step(asked.id).unwrap_or(&nothing))?;
    Ok(step)
}
