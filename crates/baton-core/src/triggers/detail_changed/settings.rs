//! What an admin sets, and what the kind answers from it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::call::match_key;
use crate::matching::news::{News, Topic};
use crate::triggers::StartKind;
use crate::triggers::kind::Kind;

/// Settings of *Starts when a detail of a person changes*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DetailChangedTrigger {
    /// The detail, such as `department` or `custom/laptop`.
    pub detail: String,
    /// What it was before.
    pub from: ChangedValue,
    /// What it is now.
    pub to: ChangedValue,
}

/// What a detail was, or is, for a change to be meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum ChangedValue {
    /// Whatever it is.
    Any,
    /// Nothing.
    Empty,
    /// One of these, whether letters are small or not.
    OneOf {
        /// The values.
        values: Vec<String>,
    },
}

impl ChangedValue {
    fn holds(&self, value: Option<&str>) -> bool {
        let key = |text: &str| match_key(text).to_lowercase();
        match (self, value) {
            (Self::Any, _) => true,
            (Self::Empty, value) => value.is_none(),
            (Self::OneOf { .. }, None) => false,
            (Self::OneOf { values }, Some(value)) => {
                values.iter().any(|one| key(one) == key(value))
            }
        }
    }
}

impl Kind for DetailChangedTrigger {
    fn start_kind(&self) -> StartKind {
        StartKind::DetailChanged
    }

    fn topic(&self) -> Option<Topic> {
        Some(Topic::Detail(self.detail.clone()))
    }

    fn means(&self, news: &News) -> bool {
        let News::Changed(change) = news else {
            return false;
        };
        change.detail == self.detail
            && self.from.holds(change.from.as_deref())
            && self.to.holds(change.to.as_deref())
    }
}
