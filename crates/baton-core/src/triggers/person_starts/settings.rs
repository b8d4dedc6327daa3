//! There is nothing to set; what the kind answers.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::matching::news::{News, Topic};
use crate::triggers::StartKind;
use crate::triggers::kind::Kind;
use crate::triggers::own::Checked;
use crate::validation::check::{At, Check};

/// Settings of *Starts when a person starts*: none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonStartsTrigger {}

impl Kind for PersonStartsTrigger {
    fn start_kind(&self) -> StartKind {
        StartKind::PersonStarts
    }

    fn topic(&self) -> Option<Topic> {
        Some(Topic::status())
    }

    fn means(&self, news: &News) -> bool {
        news.of_status().is_some_and(|change| {
            change.to.as_deref() == Some("active")
                && matches!(change.from.as_deref(), Some("before_start" | "left"))
        })
    }
}

impl Checked for PersonStartsTrigger {
    fn check(&self, _check: &mut Check<'_>, _at: &At<'_>) {}
}
