//! What starts a workflow.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ConditionGroup;

/// The kinds of triggers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TriggerKind {
    /// Another tool calls the trigger's address.
    WebhookCalled(WebhookTrigger),
}

/// Settings of *Starts when another tool calls*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WebhookTrigger {
    /// Where a call says whom it is about.
    pub person: CallField,
    /// What must be true of the call.
    pub only_if: Option<ConditionGroup>,
    /// What happens for an e-mail nobody has.
    pub unknown_person: UnknownPerson,
    /// Which details of a person a call brings.
    pub person_fields: Vec<PersonField>,
    /// Whether a call also updates people who are known.
    pub update_known: bool,
    /// Whether someone who has left is started anyway.
    pub start_left: bool,
}

/// Where in a call a value is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum CallField {
    /// The forms a learning system sends: `{"email"}`, `{"emails":[…]}`, `["a@x.io"]`, `email=…`.
    Automatic,
    /// A field picked from a received sample; a list on the way means each of its entries.
    Picked {
        /// An RFC 6901 pointer into the call.
        pointer: String,
    },
}

/// What happens to a call about an e-mail nobody has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum UnknownPerson {
    /// The admin is asked.
    KeepUnderProblems,
    /// The person is added with the call's details, and started.
    AddPerson,
}

/// A detail of a person that a call brings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonField {
    /// The detail's name, such as `given_name` or `custom/laptop`.
    pub detail: String,
    /// An RFC 6901 pointer into the call, or into the entry of a call about several people.
    pub from: String,
}
