//! Values: texts and details in order, with a type and a rule for empty. Never code.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ids::StepId;

/// One named value of a body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// The name in the other tool; a dot makes a group, `\.` is a dot.
    pub name: String,
    /// What is sent under it.
    pub value: Value,
}

/// One or more texts and details in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Value {
    /// The parts.
    pub segments: Vec<Segment>,
    /// What the whole becomes in JSON.
    #[serde(rename = "type")]
    pub value_type: ValueType,
    /// What happens when a detail is empty.
    pub when_empty: WhenEmpty,
}

/// A part of a value or of a path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Segment {
    /// Sent as it stands.
    Text {
        /// The text.
        text: String,
    },
    /// Replaced by what the reference points at.
    Detail {
        /// Where it is found.
        reference: Reference,
        /// How it is written.
        #[serde(default)]
        format: Format,
    },
    /// A secret of the connection, put in at the moment of sending; in paths only.
    Secret {
        /// The name under which the connection keeps it.
        slot: String,
    },
}

/// Where a detail is found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// Whose detail it is.
    pub source: Source,
    /// RFC 6901, into the source's data.
    pub pointer: String,
}

/// Whose detail it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Source {
    /// The person the run is about, as known when the step is reached.
    Person,
    /// The data of the call that started the run.
    Trigger,
    /// What an earlier step received: an answer, or the call it waited for.
    Step {
        /// The earlier step.
        step: StepId,
    },
    /// The run itself.
    Run,
    /// The company.
    Company,
    /// The call at hand; in conditions of the address it came to only.
    Call,
}

/// How a detail is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// As it is.
    #[default]
    AsIs,
    /// 2026-12-01.
    DateIso,
    /// 1 December 2026.
    DateLong,
    /// In capitals.
    Upper,
    /// In small letters.
    Lower,
    /// The first letter only.
    FirstLetter,
}

/// What a value becomes in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ValueType {
    /// A string.
    Text,
    /// A number, digit for digit.
    Number,
    /// `true` or `false`.
    YesNo,
    /// A list.
    List,
    /// Whatever the detail was.
    AsReceived,
}

/// What happens when a detail is empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum WhenEmpty {
    /// The name is left out.
    LeaveOut,
    /// An empty value is sent.
    SendEmpty,
    /// A fixed text is sent.
    UseText {
        /// The text.
        text: String,
    },
    /// The run stops here and needs someone.
    Stop,
}
