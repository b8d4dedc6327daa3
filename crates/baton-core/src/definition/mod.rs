//! The workflow definition: a tree, so that every flow is valid by construction.
//!
//! A trigger, then a sequence of steps; *Choose a path* and *Do at the same time* own sequences
//! that come back together. Its JSON form is what drafts, versions and export files hold.

mod condition;
mod incoming;
mod outgoing;
mod value;
mod walk;

pub use condition::{ConditionGroup, Mode, Operator, Test};
pub use incoming::{
    CallField, MatchBy, NobodyMatches, PersonField, SeveralMatch, UnknownPerson, WaitForCall,
    WebhookCalled,
};
pub use outgoing::{CallWebhook, Content, Header, HeaderValue, Method};
pub use value::{Field, Format, Reference, Segment, Source, Value, ValueType, WhenEmpty};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ids::StepId;

/// A workflow as a person built it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// What starts a run.
    pub trigger: Trigger,
    /// The steps, first to last.
    #[schema(no_recursion)]
    pub steps: Vec<Step>,
}

/// What starts a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Trigger {
    /// Stays the same for ever; its web address belongs to it.
    pub id: StepId,
    /// What a person calls it.
    pub name: String,
    /// How a run starts.
    pub start: TriggerKind,
}

/// The ways a run can start.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TriggerKind {
    /// Another tool calls the trigger's web address.
    WebhookCalled(WebhookCalled),
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Stays the same for ever.
    pub id: StepId,
    /// What a person calls it.
    pub name: String,
    /// What it does.
    #[schema(no_recursion)]
    pub action: StepKind,
}

/// What a step can do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum StepKind {
    /// Send data to another tool.
    CallWebhook(CallWebhook),
    /// Hold until another tool calls.
    WaitForCall(WaitForCall),
    /// Take the first path whose condition is true.
    ChoosePath(ChoosePath),
    /// Go all paths, then wait until all are done.
    AtTheSameTime(AtTheSameTime),
}

/// The paths of *Choose a path*.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChoosePath {
    /// In the order in which they are tried.
    #[schema(no_recursion)]
    pub paths: Vec<ConditionalPath>,
    /// What everyone else does.
    #[schema(no_recursion)]
    pub otherwise: Vec<Step>,
}

/// One path of *Choose a path*.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConditionalPath {
    /// Stays the same for ever.
    pub id: StepId,
    /// What a person calls it.
    pub name: String,
    /// Who takes it.
    pub when: ConditionGroup,
    /// Its steps.
    #[schema(no_recursion)]
    pub steps: Vec<Step>,
}

/// The paths of *Do at the same time*.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AtTheSameTime {
    /// All of them are gone.
    #[schema(no_recursion)]
    pub paths: Vec<Path>,
}

/// One path of *Do at the same time*.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Path {
    /// Stays the same for ever.
    pub id: StepId,
    /// What a person calls it.
    pub name: String,
    /// Its steps.
    #[schema(no_recursion)]
    pub steps: Vec<Step>,
}
