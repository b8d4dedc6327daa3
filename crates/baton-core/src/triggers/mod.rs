//! What starts workflows: the closed list of kinds, one folder each.
//!
//! A kind answers the questions of [`Kind`] in its own folder; whoever asks does not know which
//! kind answers. Not here: what a start does to a run (`run`), which is the same for all kinds.

mod detail_changed;
mod kind;
mod own;
mod person_is_added;
mod person_leaves;
mod person_starts;
mod webhook_called;

use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use crate::ids::StepId;
use own::Own;

pub use detail_changed::{ChangedValue, DetailChangedTrigger};
pub use kind::Kind;
pub use person_is_added::PersonIsAddedTrigger;
pub use person_leaves::PersonLeavesTrigger;
pub use person_starts::PersonStartsTrigger;
pub use webhook_called::WebhookTrigger;

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

/// The kinds of triggers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TriggerKind {
    /// Another tool calls the trigger's address.
    WebhookCalled(WebhookTrigger),
    /// A person is added.
    PersonIsAdded(PersonIsAddedTrigger),
    /// A person starts: their status becomes *active*.
    PersonStarts(PersonStartsTrigger),
    /// A person leaves: their status becomes *left*.
    PersonLeaves(PersonLeavesTrigger),
    /// A detail of a person changes.
    DetailChanged(DetailChangedTrigger),
}

/// How a workflow starts, for a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum StartKind {
    /// Another tool calls.
    WebhookCalled,
    /// A person is added.
    PersonIsAdded,
    /// A person starts.
    PersonStarts,
    /// A person leaves.
    PersonLeaves,
    /// A detail of a person changes.
    DetailChanged,
}

impl Trigger {
    /// The trigger's kind, to be asked.
    #[must_use]
    pub fn kind(&self) -> &dyn Kind {
        self.own()
    }

    /// The same, with what it does inside the core.
    pub(crate) fn own(&self) -> &dyn Own {
        match &self.start {
            TriggerKind::WebhookCalled(settings) => settings,
            TriggerKind::PersonIsAdded(settings) => settings,
            TriggerKind::PersonStarts(settings) => settings,
            TriggerKind::PersonLeaves(settings) => settings,
            TriggerKind::DetailChanged(settings) => settings,
        }
    }
}

/// The parts of the API's document that describe the kinds.
#[derive(Debug, OpenApi)]
#[openapi(components(schemas(
    Trigger,
    TriggerKind,
    WebhookTrigger,
    PersonIsAddedTrigger,
    PersonStartsTrigger,
    PersonLeavesTrigger,
    DetailChangedTrigger,
    ChangedValue
)))]
pub struct Schemas;
