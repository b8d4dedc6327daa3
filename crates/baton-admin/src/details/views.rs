//! The shapes of the catalogue of details.

use baton_core::details::CustomType;
use baton_core::document::{Reference, Source};
use baton_core::ids::{PersonId, StepId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// For which step and whose values.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DetailsQuery {
    /// The step the details are for; earlier steps' answers are offered only.
    pub step: Option<StepId>,
    /// Whose values to show; the first sample person unless told, and nobody where none is left.
    pub person: Option<PersonId>,
    /// Of answers and calls those details alone whose name has this in it, without case and accents.
    pub search: Option<String>,
}

/// What a detail holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DetailType {
    /// A text.
    Text,
    /// A number.
    Number,
    /// True or false.
    YesNo,
    /// A date.
    Date,
    /// A list.
    List,
    /// A text that names a person.
    Person,
    /// Anything.
    Any,
}

impl From<CustomType> for DetailType {
    fn from(kind: CustomType) -> Self {
        match kind {
            CustomType::Text => Self::Text,
            CustomType::Number => Self::Number,
            CustomType::YesNo => Self::YesNo,
            CustomType::Date => Self::Date,
        }
    }
}

/// Why a group cannot be used here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DetailsUnavailable {
    /// The step comes later.
    Later,
    /// No sample was received yet.
    NoSample,
}

/// A detail that can be inserted.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct InsertableDetail {
    /// What a pill stores.
    pub reference: Reference,
    /// Its name; shown when there is no key.
    pub name: String,
    /// The catalogue's key of its name.
    pub label_key: Option<String>,
    /// The value for the sample person; none for one that is, or looks, sensitive.
    pub sample: Option<String>,
    /// Whether it is, or looks, sensitive.
    pub sensitive: bool,
    /// What it holds.
    #[serde(rename = "type")]
    pub detail_type: DetailType,
    /// Whether it is different each time.
    pub each_time: bool,
    /// In how many of the last calls it stands; null where it is in all of them, or of no call.
    pub seen_in: Option<SeenIn>,
}

/// In how many calls a field stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct SeenIn {
    /// In so many.
    pub calls: u64,
    /// Of so many that were looked at.
    pub of: u64,
}

/// The details of one source.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DetailGroup {
    /// The source.
    pub source: Source,
    /// The catalogue's key of its heading.
    pub label_key: String,
    /// The step's name when the source is a step or the trigger.
    pub step_name: Option<String>,
    /// Why it cannot be used here; null when it can.
    pub unavailable: Option<DetailsUnavailable>,
    /// Its details; of an answer or a call the first 300, or the first of those that are searched.
    pub details: Vec<InsertableDetail>,
    /// Whether an answer or a call has others.
    pub more: bool,
}
