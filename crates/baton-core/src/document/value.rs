//! Values to send: literal texts and references in order, with a type and a rule for empty.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ids::StepId;

/// A named value of a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Dots make nested objects; `\.` is a dot.
    pub name: String,
    /// What is sent under the name.
    #[schema(value_type = SentValue)]
    pub value: Value,
}

/// A value by the name it has in the API's document: utoipa takes every `Value` for any JSON.
type SentValue = Value;

/// A value to send.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SentValue)]
pub struct Value {
    /// Texts and details, in order.
    pub segments: Vec<Segment>,
    /// What it is sent as.
    #[serde(rename = "type")]
    pub kind: ValueType,
    /// What happens when all its details are empty.
    pub when_empty: WhenEmpty,
}

/// A piece of a value or of a path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Segment {
    /// As it stands.
    Text {
        /// The text.
        text: String,
    },
    /// A detail, read when the step is reached.
    Detail {
        /// Which detail.
        reference: Reference,
        /// How it is written.
        format: Format,
    },
    /// A secret part of a path, put in when sending.
    Secret {
        /// The slot in the secret store.
        slot: String,
    },
}

impl Segment {
    /// The reference of a detail.
    #[must_use]
    pub fn reference(&self) -> Option<&Reference> {
        match self {
            Self::Detail { reference, .. } => Some(reference),
            Self::Text { .. } | Self::Secret { .. } => None,
        }
    }

    /// The slot of a secret part.
    #[must_use]
    pub fn slot(&self) -> Option<&str> {
        match self {
            Self::Secret { slot } => Some(slot),
            Self::Text { .. } | Self::Detail { .. } => None,
        }
    }
}

/// Where a detail comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// Whose detail.
    pub source: Source,
    /// An RFC 6901 pointer.
    pub pointer: String,
}

/// Whose detail a reference means.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Source {
    /// The run's person.
    Person,
    /// The call that started the run.
    Trigger,
    /// What an earlier step got.
    Step {
        /// The step.
        step: StepId,
    },
    /// The run itself.
    Run,
    /// The company.
    Company,
    /// The call being judged; only in conditions of its own address.
    Call,
}

impl Source {
    /// Whether it is what a run got from another tool: a call, or an answer.
    #[must_use]
    pub fn is_received(&self) -> bool {
        matches!(self, Self::Trigger | Self::Step { .. })
    }
}

/// How a detail is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// As it is.
    #[default]
    AsIs,
    /// `2026-12-01`.
    DateIso,
    /// `1 Dec 2026`.
    DateLong,
    /// Upper case.
    Upper,
    /// Lower case.
    Lower,
    /// The first letter.
    FirstLetter,
}

/// What a value is sent as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ValueType {
    /// A string.
    Text,
    /// A number, digit for digit.
    Number,
    /// `true` or `false`.
    YesNo,
    /// An array.
    List,
    /// Whatever the source holds.
    AsReceived,
}

/// What happens when all details of a value are empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum WhenEmpty {
    /// The name is not sent.
    LeaveOut,
    /// `""`, `[]` or `null` is sent, as the type has it.
    SendEmpty,
    /// Another text is sent.
    UseText {
        /// The text.
        text: String,
    },
    /// The run stops here and the admin is told.
    Stop,
}
