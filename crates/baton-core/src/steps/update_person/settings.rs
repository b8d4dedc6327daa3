//! What an admin sets, and what the kind answers from it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::document::value::{Reference, Segment, Value};
use crate::run::verb::Verb;
use crate::steps::kind::Kind;

/// Settings of *Update a person*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UpdatePerson {
    /// What is set, each detail once.
    pub details: Vec<DetailValue>,
}

/// A detail of the person, and what it becomes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DetailValue {
    /// The detail, such as `team` or `custom/laptop`.
    pub detail: String,
    /// What it becomes: left out it stays as it is, and sent empty it is empty from then on.
    #[schema(value_type = SentValue)]
    pub value: Value,
}

/// A value by the name it has in the API's document: utoipa takes every `Value` for any JSON.
type SentValue = Value;

impl DetailValue {
    /// The details that its value is made of.
    pub(super) fn references(&self) -> impl Iterator<Item = &Reference> {
        self.value.segments.iter().filter_map(Segment::reference)
    }
}

impl Kind for UpdatePerson {
    fn verbs(&self) -> &'static [Verb] {
        &[Verb::Skip, Verb::SendAgain]
    }

    fn sets(&self) -> Vec<(&str, Vec<&Reference>)> {
        let details = self.details.iter();
        let each = details.map(|set| (set.detail.as_str(), set.references().collect()));
        each.collect()
    }

    fn references(&self) -> Vec<&Reference> {
        let details = self.details.iter();
        details.flat_map(DetailValue::references).collect()
    }
}
