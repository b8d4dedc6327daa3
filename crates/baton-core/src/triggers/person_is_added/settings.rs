//! There is nothing to set; what the kind answers.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::matching::news::{News, Topic};
use crate::triggers::StartKind;
use crate::triggers::kind::Kind;
use crate::triggers::own::Checked;
use crate::validation::check::{At, Check};

/// Settings of *Starts when a person is added*: none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonIsAddedTrigger {}

impl Kind for PersonIsAddedTrigger {
    fn start_kind(&self) -> StartKind {
        StartKind::PersonIsAdded
    }

    fn topic(&self) -> Option<Topic> {
        Some(Topic::Added)
    }

    fn means(&self, news: &News) -> bool {
        matches!(news, News::Added)
    }
}

impl Checked for PersonIsAddedTrigger {
    fn check(&self, _check: &mut Check<'_>, _at: &At<'_>) {}
}
