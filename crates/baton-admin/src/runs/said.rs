//! What an admin says with a verb at a step: a body for each form that a verb can ask for.

use baton_core::StepId;
use serde::Deserialize;
use utoipa::ToSchema;

/// A step and why.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct StepReasonInput {
    /// The step; may be left out while only one is under way.
    #[serde(default)]
    pub step: Option<StepId>,
    /// Why; kept in the audit.
    pub reason: String,
}

/// A step that sends again, and why.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct SendAgainInput {
    /// The step; may be left out while only one is under way.
    #[serde(default)]
    pub step: Option<StepId>,
    /// Why; kept in the audit.
    pub reason: String,
    /// Other data than the step would send; a value that is still masked is sent as it is. It goes
    /// out as a new message.
    #[serde(default)]
    pub text: Option<String>,
    /// What the data was when it was seen, beside `text`: the `seen` of the step's data. Refused with
    /// `stale_data` when it is other data now.
    #[serde(default)]
    pub seen: Option<String>,
}

/// A call that came another way.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct MarkReceivedInput {
    /// The step; may be left out while only one is under way.
    #[serde(default)]
    pub step: Option<StepId>,
    /// Why; kept in the audit.
    pub reason: String,
    /// The data the call would have had.
    #[serde(default)]
    pub data: Option<serde_json::Value>,
    /// The same as text, in which a number keeps every digit; it stands instead of `data`.
    #[serde(default)]
    pub text: Option<String>,
}

/// A step.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct StepInput {
    /// The step; may be left out while only one is under way.
    #[serde(default)]
    pub step: Option<StepId>,
}

/// A pretended call.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct PretendCalledInput {
    /// The step; may be left out while only one is under way.
    #[serde(default)]
    pub step: Option<StepId>,
    /// The data; the last sample unless told.
    #[serde(default)]
    pub data: Option<serde_json::Value>,
    /// The same as text, in which a number keeps every digit; it stands instead of `data`.
    #[serde(default)]
    pub text: Option<String>,
}

/// A path of a step, and why.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct TakePathInput {
    /// The step.
    pub step: StepId,
    /// The path; *otherwise* is the step's own id.
    pub path: StepId,
    /// Why; kept in the audit.
    pub reason: String,
}

/// What stands in any of these bodies.
#[derive(Clone, Debug)]
pub struct Said {
    /// None where the only one under way is meant.
    pub(super) step: Option<StepId>,
    /// None where the verb does not ask for it.
    pub(super) reason: Option<String>,
    /// As text.
    pub(super) data: Option<String>,
    /// What is sent in place of the message as it stands.
    pub(super) message: Option<Edited>,
    pub(super) path: Option<StepId>,
}

/// Data that was changed by hand, and what it was when it was seen.
#[derive(Clone, Debug)]
pub(super) struct Edited {
    pub(super) text: String,
    pub(super) seen: Option<String>,
}

impl From<StepInput> for Said {
    fn from(input: StepInput) -> Self {
        Self {
            step: input.step,
            reason: None,
            data: None,
            message: None,
            path: None,
        }
    }
}

impl From<StepReasonInput> for Said {
    fn from(input: StepReasonInput) -> Self {
        Self {
            step: input.step,
            reason: Some(input.reason),
            data: None,
            message: None,
            path: None,
        }
    }
}

impl From<SendAgainInput> for Said {
    fn from(input: SendAgainInput) -> Self {
        Self {
            step: input.step,
            reason: Some(input.reason),
            data: None,
            message: input.text.map(|text| Edited {
                text,
                seen: input.seen,
            }),
            path: None,
        }
    }
}

impl From<MarkReceivedInput> for Said {
    fn from(input: MarkReceivedInput) -> Self {
        Self {
            step: input.step,
            reason: Some(input.reason),
            data: input.text.or_else(|| as_text(input.data.as_ref())),
            message: None,
            path: None,
        }
    }
}

impl From<PretendCalledInput> for Said {
    fn from(input: PretendCalledInput) -> Self {
        Self {
            step: input.step,
            reason: None,
            data: input.text.or_else(|| as_text(input.data.as_ref())),
            message: None,
            path: None,
        }
    }
}

impl From<TakePathInput> for Said {
    fn from(input: TakePathInput) -> Self {
        Self {
            step: Some(input.step),
            reason: Some(input.reason),
            data: None,
            message: None,
            path: Some(input.path),
        }
    }
}

fn as_text(data: Option<&serde_json::Value>) -> Option<String> {
    data.map(serde_json::Value::to_string)
}
