//! What starts workflows: the closed list of kinds, one folder each.
//!
//! A kind answers the questions of [`Kind`] in its own folder; whoever asks does not know which
//! kind answers. Not here: what a start does to a run (`run`), which is the same for all kinds.

mod kind;
mod own;
mod webhook_called;

use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use crate::ids::StepId;
use own::Own;

pub use kind::Kind;
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
}

/// How a workflow starts, for a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum StartKind {
    /// Another tool calls.
    WebhookCalled,
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
        }
    }
}

/// The parts of the API's document that describe the kinds.
#[derive(Debug, OpenApi)]
#[openapi(components(schemas(Trigger, TriggerKind, WebhookTrigger)))]
pub struct Schemas;
