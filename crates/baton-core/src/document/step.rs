//! The kinds of steps.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{CallField, ConditionGroup, Field, Segment, Step};
use crate::ids::{ConnectionId, StepId};

/// What a step does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum StepKind {
    /// Sends data to another tool.
    CallWebhook(CallWebhook),
    /// Waits until another tool calls.
    WaitForCall(WaitForCall),
    /// Takes the first path whose condition is true.
    ChoosePath(Paths),
    /// Goes all paths and waits for all of them.
    AtTheSameTime(ParallelPaths),
}

/// Settings of *Call a webhook*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CallWebhook {
    /// Where to; none until the admin says.
    pub connection: Option<ConnectionId>,
    /// The HTTP method.
    pub method: Method,
    /// Path and query, byte for byte as pasted, with details percent-encoded.
    pub path: Vec<Segment>,
    /// Extra headers.
    pub headers: Vec<Header>,
    /// What is sent.
    pub content: Content,
    /// Seconds one try may take in total; at most 30.
    pub timeout_s: u32,
    /// Statuses beside 2xx that mean success.
    pub also_success: Vec<u16>,
}

/// HTTP methods a step can use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    /// Sends a new thing.
    Post,
    /// Replaces.
    Put,
    /// Changes.
    Patch,
    /// Removes.
    Delete,
    /// Reads; has no body.
    Get,
}

impl Method {
    /// The method as it stands in a request.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
            Self::Get => "GET",
        }
    }
}

/// An extra header.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: HeaderValue,
}

/// What an extra header says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum HeaderValue {
    /// Marked "not secret".
    Plain {
        /// The value.
        text: String,
    },
    /// Kept in the secret store.
    Secret {
        /// The slot there.
        slot: String,
    },
}

/// What a message carries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Content {
    /// The named values and nothing else.
    Fields {
        /// In the order they are sent.
        fields: Vec<Field>,
    },
    /// All details of the person but these.
    EverythingExcept {
        /// Pointers into the person.
        excluded: Vec<String>,
    },
}

/// Settings of *Wait for another tool*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WaitForCall {
    /// How a call finds its run.
    pub match_by: MatchBy,
    /// What must be true of the call.
    pub only_if: Option<ConditionGroup>,
    /// What happens to a call that finds none.
    pub nobody_matches: NobodyMatches,
    /// What happens to a call that finds several.
    pub several_match: SeveralMatch,
    /// Seconds after which the admin is told.
    pub reminder_after_s: Option<u64>,
    /// Seconds after which the admin is told again; the run keeps waiting.
    pub limit_after_s: Option<u64>,
}

/// How a call finds its run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum MatchBy {
    /// By something an earlier step returned.
    StepAnswer {
        /// The step.
        step: StepId,
        /// An RFC 6901 pointer into its answer.
        pointer: String,
        /// Where the call has the same value.
        call: CallField,
    },
    /// By a detail of the person.
    PersonDetail {
        /// The detail's name, such as `work_email`.
        detail: String,
        /// Where the call has the same value.
        call: CallField,
    },
}

/// What happens to a call that finds no run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NobodyMatches {
    /// The admin is asked.
    KeepUnderProblems,
    /// It is listed at its address only.
    OnlyRecord,
}

/// What happens to a call that finds several runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SeveralMatch {
    /// The admin is asked which.
    Ask,
    /// The one waiting longest is moved.
    LongestWaiting,
}

/// Settings of *Choose a path*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Paths {
    /// Tried in order.
    #[schema(no_recursion)]
    pub paths: Vec<ConditionalPath>,
    /// Taken when no condition is true.
    #[schema(no_recursion)]
    pub otherwise: Vec<Step>,
}

/// A path with its condition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConditionalPath {
    /// Never changes.
    pub id: StepId,
    /// The admin's words.
    pub name: String,
    /// When it is taken.
    pub when: ConditionGroup,
    /// What it does.
    #[schema(no_recursion)]
    pub steps: Vec<Step>,
}

/// Settings of *Do at the same time*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ParallelPaths {
    /// All are gone.
    #[schema(no_recursion)]
    pub paths: Vec<OpenPath>,
}

/// A path without a condition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenPath {
    /// Never changes.
    pub id: StepId,
    /// The admin's words.
    pub name: String,
    /// What it does.
    #[schema(no_recursion)]
    pub steps: Vec<Step>,
}
