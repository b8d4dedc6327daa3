//! What a run asks its host to do.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::history::Params;
use crate::ids::{CallId, MessageId, StepId};
use crate::json::Json;
use crate::problem;
use crate::template::Prepared;

/// An order to the host, written in the transaction of the transition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Sends a new message.
    Send {
        /// The step.
        step: StepId,
        /// Which of the step's messages, from 1.
        occurrence: u32,
        /// The message's id: `webhook-id` and `Idempotency-Key`.
        message: MessageId,
        /// The request, without its secrets.
        prepared: Box<Prepared>,
    },
    /// Sends a message again at once: same bytes, same id.
    SendAgain {
        /// The step.
        step: StepId,
        /// The message.
        message: MessageId,
    },
    /// Tries a message no more.
    CancelSend {
        /// The step.
        step: StepId,
        /// The message.
        message: MessageId,
    },
    /// Binds calls that carry this value to the run: at once when it waits, else for later.
    AwaitCall {
        /// The step.
        step: StepId,
        /// The value, as it was received.
        match_value: String,
    },
    /// Sets details of the run's person. What came of it is the next event of the run, in the same
    /// transaction; a try-out only tells what would.
    SetDetails {
        /// The step.
        step: StepId,
        /// What the details become.
        details: Vec<NewDetail>,
    },
    /// The run is past the step: a call with its value now arrives afterwards.
    StopAwaiting {
        /// The step.
        step: StepId,
    },
    /// The bound call moved the run on.
    UseCall {
        /// The step.
        step: StepId,
        /// The call.
        call: CallId,
    },
    /// The bound call is not needed.
    DropCall {
        /// The step.
        step: StepId,
        /// The call.
        call: CallId,
    },
    /// Tells the admin; one open problem per step, a second one replaces its params.
    OpenProblem {
        /// The step.
        step: StepId,
        /// The kind.
        kind: problem::Kind,
        /// Named values.
        params: Params,
    },
    /// The problem is over.
    CloseProblem {
        /// The step.
        step: StepId,
        /// The kind.
        kind: problem::Kind,
    },
}

/// A detail of the person, and what it becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDetail {
    /// The detail, such as `team` or `custom/laptop`.
    pub detail: String,
    /// What it becomes; what is empty empties it.
    pub value: Json,
    /// Whether that is made of what is, or looks, sensitive: no detail that is open can have it.
    pub is_sensitive: bool,
}

/// A step's deadlines.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Deadline {
    /// The admin is told.
    Reminder,
    /// The admin is told again.
    Limit,
    /// The moment that the step waits for.
    Due,
}
