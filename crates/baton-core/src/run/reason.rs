//! Why not: the closed list.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Why an event changes nothing, or a verb is not possible.
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
    /// Its path was not taken, or another path was done first.
    NotNeeded,
    /// The paths are chosen already.
    PathChosen,
    /// The step has no such path.
    UnknownPath,
    /// Nothing that the run reads has changed.
    NothingChanged,
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
    /// The message is on its way.
    StillSending,
    /// No message waits for a try.
    NothingQueued,
    /// A detail that the message needs is missing, or cannot be used.
    CannotPrepare,
    /// The live version has no other settings of the step.
    SameSettings,
    /// There is no such deadline.
    NoDeadline,
    /// The deadline has not come.
    TooEarly,
    /// Only a try-out can pretend.
    OnlyTryOuts,
}
