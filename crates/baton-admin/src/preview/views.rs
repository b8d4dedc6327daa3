//! The shapes of previews and test sends.

use baton_core::document::{Definition, Method};
use baton_core::ids::{PersonId, StepId, WorkflowId};
use baton_core::retry::TryCode;
use baton_core::template::Why;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Params;
use crate::addresses::ReceivedField;
use crate::calls::NamedValue;

/// What to render.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct PreviewInput {
    /// The workflow.
    pub workflow: WorkflowId,
    /// The definition as it stands in the designer.
    pub definition: Definition,
    /// The step.
    pub step: StepId,
    /// For whom.
    pub person: PersonId,
}

/// A header of a message.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PreviewHeader {
    /// Its name.
    pub name: String,
    /// Its value; `••••••••` for a secret.
    pub value: String,
    /// Whether the value is kept in the password store.
    pub secret: bool,
    /// Whether it is different each time.
    pub each_time: bool,
}

/// A value of a message.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PreviewRow {
    /// The name in the other tool.
    pub name: String,
    /// The value as text; null when it is left out.
    pub value: Option<String>,
    /// Whether it is different each time.
    pub each_time: bool,
}

/// What the other tool will receive.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Preview {
    /// The method.
    pub method: Method,
    /// The address, secrets masked; null while there is none.
    pub url: Option<String>,
    /// The headers that Baton sets.
    pub headers: Vec<PreviewHeader>,
    /// The exact bytes of the body as text; null when there is none.
    pub body: Option<String>,
    /// Its values, one by one.
    pub rows: Vec<PreviewRow>,
    /// Why it would not be sent.
    pub problems: Vec<PreviewProblem>,
}

/// Why a value cannot be sent.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PreviewProblem {
    /// Why.
    pub kind: Why,
    /// The name in the other tool, or `path`.
    pub name: String,
    /// The detail that is to blame.
    pub detail: Option<String>,
}

/// What to send as a test.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct TestSendInput {
    /// The workflow.
    pub workflow: WorkflowId,
    /// The definition as it stands in the designer.
    pub definition: Definition,
    /// The step.
    pub step: StepId,
    /// With whose details.
    pub person: PersonId,
    /// Other data than the preview's.
    pub body: Option<String>,
    /// Whether the first real send to this address was confirmed.
    pub confirmed: bool,
}

/// What became of one try, with its values.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TryOutcome {
    /// What.
    pub code: TryCode,
    /// `host`, `status`, `seconds`, `location`, `until` and the like.
    pub params: Params,
}

/// An answer to a test.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TestAnswer {
    /// The values in it.
    pub fields: Vec<ReceivedField>,
    /// As received, cut after 64 KiB.
    pub raw: String,
    /// Its headers.
    pub headers: Vec<NamedValue>,
}

/// What was sent, secrets masked.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SentRequest {
    /// The method.
    pub method: Method,
    /// The address, secrets masked.
    pub url: String,
    /// The headers, secrets masked.
    pub headers: Vec<PreviewHeader>,
    /// The body as text.
    pub body: Option<String>,
}

/// What became of a test.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TestSend {
    /// Whether it counts as success.
    pub ok: bool,
    /// The status of the answer.
    pub status: Option<u16>,
    /// How long it took.
    pub duration_ms: u64,
    /// When it was sent.
    pub at: Timestamp,
    /// In words of the catalogue.
    pub outcome: TryOutcome,
    /// The answer.
    pub answer: Option<TestAnswer>,
    /// What was sent.
    pub request: SentRequest,
}
