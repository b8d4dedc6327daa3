//! The shapes of previews and test sends.

use baton_core::calendar::ZoneOf;
use baton_core::document::{Definition, Method};
use baton_core::ids::{PersonId, StepId, WorkflowId};
use baton_core::retry::TryCode;
use baton_core::steps::{FreeDays, NoMoment};
use baton_core::template::Why;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::HiddenParts;
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
    /// The value as text, masked when it is sensitive; null when it is left out.
    pub value: Option<String>,
    /// Whether it is different each time.
    pub each_time: bool,
}

/// What the other tool will receive.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Preview {
    /// The method.
    pub method: Method,
    /// The address, secrets and sensitive details masked; null while there is none.
    pub url: Option<String>,
    /// The headers that Baton sets.
    pub headers: Vec<PreviewHeader>,
    /// The bytes of the body as text, sensitive details masked; null when there is none.
    pub body: Option<String>,
    /// Its values, one by one.
    pub rows: Vec<PreviewRow>,
    /// What is masked because it is sensitive.
    pub hidden: HiddenParts,
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
    /// Other data than the preview's. A value that is still masked is sent as it is.
    pub body: Option<String>,
    /// Whether the first real send to this address was confirmed.
    pub confirmed: bool,
    /// When the test was sent whose answer is to be shown, as its result says; nothing is shown
    /// without it.
    pub answered_at: Option<String>,
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
    /// The values in it; the first 500.
    pub fields: Vec<ReceivedField>,
    /// How many there are, those left out of `fields` included.
    pub found: u64,
    /// As received, cut after 64 KiB; what is sensitive masked.
    pub raw: String,
    /// Its headers, masked like it.
    pub headers: Vec<NamedValue>,
    /// What is masked because it is sensitive; the empty pointer is all of it.
    pub hidden: HiddenParts,
    /// Whether it is a page for people, not data.
    pub is_page: bool,
    /// Whether it is kept, so that what is masked in it can be shown.
    pub is_kept: bool,
    /// Whether it is data that could not be stored, so that later steps cannot use it. The test was
    /// sent all the same.
    pub could_not_be_kept: bool,
}

/// What was sent, secrets and sensitive details masked.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SentRequest {
    /// The method.
    pub method: Method,
    /// The address, secrets and sensitive details masked.
    pub url: String,
    /// The headers, secrets masked.
    pub headers: Vec<PreviewHeader>,
    /// The body as text, sensitive details masked.
    pub body: Option<String>,
    /// What is masked because it is sensitive.
    pub hidden: HiddenParts,
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

/// Whose moment to tell.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct MomentsInput {
    /// The definition as it stands in the designer.
    pub definition: Definition,
    /// The step that waits for a moment.
    pub step: StepId,
    /// For whom.
    pub person: PersonId,
}

/// When a step goes on.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Moments {
    /// For the person of the preview, as if they came there now.
    pub person: PersonMoment,
    /// Whether there are next people, or why not.
    pub decides: NextPeople,
    /// The next people, at most five, the earliest first.
    pub next: Vec<PersonMoment>,
}

/// Whether it can be told for whom a step goes on next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NextPeople {
    /// A date of each person decides.
    Date,
    /// It counts from when each run comes there.
    EachRun,
    /// The date is a sensitive detail, which is not shown in a list.
    Sensitive,
}

/// When a step goes on for somebody.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PersonMoment {
    /// Who.
    pub person: PersonId,
    /// What they are called.
    pub name: String,
    /// The date that it counts from, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// The moment.
    pub at: Option<Timestamp>,
    /// Whether it has passed.
    pub has_passed: bool,
    /// In which zone it is meant.
    pub zone: String,
    /// Whose zone that is.
    pub zone_of: ZoneOf,
    /// Whether the clocks there show that time once.
    pub clocks: Clocks,
    /// Whether holidays played a part, and are known.
    pub free_days: FreeDays,
    /// Why there is no moment.
    pub none: Option<NoMoment>,
}

/// How often the clocks show a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Clocks {
    /// Once.
    Once,
    /// They go forward over it: it is as much later.
    Skipped,
    /// They go back over it: the first of the two is meant.
    Twice,
}
