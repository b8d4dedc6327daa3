//! What a workflow is: a tree of a trigger and steps, readable as a nested list.
//!
//! The types are the JSON of drafts, versions, exports and the API. A kind this Baton does not
//! know is refused when reading; what can be read can still have problems (see `validation`).

mod condition;
mod step;
mod trigger;
mod value;
mod walk;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ids::StepId;

pub use condition::{ConditionGroup, Mode, Operator, Test};
pub use step::{
    CallWebhook, ConditionalPath, Content, Header, HeaderValue, MatchBy, Method, NobodyMatches,
    OpenPath, ParallelPaths, Paths, SeveralMatch, StepKind, WaitForCall,
};
pub use trigger::{CallField, PersonField, TriggerKind, UnknownPerson, WebhookTrigger};
pub use value::{Field, Format, Reference, Segment, Source, Value, ValueType, WhenEmpty};
pub use walk::Place;

/// A workflow: what starts it and what it does then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// What starts it.
    pub trigger: Trigger,
    /// What it does, in order.
    pub steps: Vec<Step>,
}

/// What starts a workflow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Trigger {
    /// Never changes.
    pub id: StepId,
    /// The admin's words.
    pub name: String,
    /// The kind and its settings.
    pub start: TriggerKind,
}

/// One thing a workflow does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Never changes.
    pub id: StepId,
    /// The admin's words.
    pub name: String,
    /// The kind and its settings.
    #[schema(no_recursion)]
    pub action: StepKind,
}
