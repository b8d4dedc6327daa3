//! The run machine: an event in, the next state, effects and history out.
//!
//! Late, duplicate and out-of-order events are ordinary inputs: they are `Ignored` with a reason.
//! Exactly one of call, answer, skip, mark as received and stop wins a step.

mod answered;
mod bound;
mod change;
mod deadline;
mod effect;
mod event;
mod failed;
mod needed;
mod reach;
mod received;
mod sent_again;
mod sent_new;
mod skipped;
mod started;
mod state;
mod stopped;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::document::Definition;
use crate::history::HistoryEntry;
use change::Change;

pub use effect::{Deadline, Effect};
pub use event::{Answer, Event, Failure, Happened};
pub use state::{RunState, RunStatus, StepState, StepStatus};

/// What an event did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transition {
    /// The next state, or why there is none.
    pub outcome: Outcome,
    /// What the host has to do, in order; rows before they are requests.
    pub effects: Vec<Effect>,
    /// What is written down.
    pub history: Vec<HistoryEntry>,
}

/// Whether an event changed the run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It did; store this.
    Next(RunState),
    /// It did not.
    Ignored(Reason),
}

/// Why an event changed nothing.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The run has not begun.
    NotStarted,
    /// The run has begun already.
    AlreadyStarted,
    /// The run is done.
    RunDone,
    /// The run was stopped.
    RunStopped,
    /// The version has no such step.
    UnknownStep,
    /// The step is of another kind.
    WrongKind,
    /// The run is not there yet.
    NotReached,
    /// The step is done.
    StepDone,
    /// The step was skipped.
    StepSkipped,
    /// A call is bound to the step already.
    CallAlreadyBound,
    /// The answer is to another occurrence of the message.
    OtherOccurrence,
    /// The try was reported already.
    OldTry,
    /// The tries were given up.
    GivenUp,
    /// The status is no success.
    NotASuccess,
    /// The message is on its way for the first time.
    StillSending,
    /// A detail that the message needs is missing, or cannot be used.
    CannotPrepare,
    /// There is no such deadline.
    NoDeadline,
    /// The deadline has not come.
    TooEarly,
}

/// Applies one event. Total: every event in every state has an answer.
#[must_use]
pub fn apply(
    definition: &Definition,
    run: &RunState,
    event: &Event<'_>,
    now: Timestamp,
) -> Transition {
    let mut change = Change::new(definition, run, event.details, now);
    match dispatch(&mut change, &event.happened) {
        Ok(()) => change.finish(),
        Err(reason) => Transition {
            outcome: Outcome::Ignored(reason),
            effects: Vec::new(),
            history: Vec::new(),
        },
    }
}

fn dispatch(change: &mut Change<'_>, happened: &Happened) -> Result<(), Reason> {
    match happened {
        Happened::Started { about } => started::started(change, about.as_ref()),
        Happened::AnswerReceived {
            step,
            occurrence,
            answer,
            tries,
        } => answered::answer_received(change, step, *occurrence, answer, *tries),
        Happened::TryFailed {
            step,
            occurrence,
            failure,
            tries,
            last,
        } => failed::try_failed(
            change,
            step,
            *occurrence,
            failed::Try::new(*failure, *tries, *last),
        ),
        Happened::CallBound { step, call, data } => bound::call_bound(change, step, call, data),
        Happened::DeadlinePassed { step, which } => deadline::deadline_passed(change, step, *which),
        Happened::StepSkipped { step, by, why } => skipped::step_skipped(change, step, by, why),
        Happened::MarkedReceived {
            step,
            by,
            why,
            data,
        } => received::marked_received(change, step, by, why, data.as_ref()),
        Happened::SentAgain { step, by, why } => sent_again::sent_again(change, step, by, why),
        Happened::SentNew {
            step,
            by,
            why,
            before,
        } => sent_new::sent_new(change, step, (by, why), before.as_deref()),
        Happened::Stopped { by, why } => stopped::stopped(change, by, why),
    }
}
