//! What an admin sets, and what the kind answers from it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::document::calls::{MatchBy, NobodyMatches, SeveralMatch, TakesCalls};
use crate::document::condition::ConditionGroup;
use crate::document::nullable::{said, seconds};
use crate::document::value::Reference;
use crate::ids::StepId;
use crate::run::verb::Verb;
use crate::steps::kind::Kind;

/// Settings of *Wait for another tool*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WaitForCall {
    /// How a call finds its run.
    pub match_by: MatchBy,
    /// What must be true of the call.
    #[serde(deserialize_with = "said")]
    pub only_if: Option<ConditionGroup>,
    /// What happens to a call that finds none.
    pub nobody_matches: NobodyMatches,
    /// What happens to a call that finds several.
    pub several_match: SeveralMatch,
    /// Seconds after which the admin is told.
    #[serde(deserialize_with = "seconds")]
    pub reminder_after_s: Option<u64>,
    /// Seconds after which the admin is told again; the run keeps waiting.
    #[serde(deserialize_with = "seconds")]
    pub limit_after_s: Option<u64>,
}

impl Kind for WaitForCall {
    fn takes_calls(&self) -> Option<TakesCalls> {
        Some(TakesCalls {
            match_by: self.match_by.clone(),
            only_if: self.only_if.clone(),
            nobody_matches: self.nobody_matches,
            several_match: self.several_match,
        })
    }

    fn verbs(&self) -> &'static [Verb] {
        &[Verb::Skip, Verb::MarkReceived, Verb::PretendCalled]
    }

    fn gives_answer(&self) -> bool {
        true
    }

    fn references(&self) -> Vec<&Reference> {
        self.only_if
            .iter()
            .flat_map(ConditionGroup::references)
            .collect()
    }

    fn answers_read(&self) -> Vec<(&StepId, &str)> {
        match &self.match_by {
            MatchBy::StepAnswer { step, pointer, .. } => vec![(step, pointer)],
            MatchBy::PersonDetail { .. } => Vec::new(),
        }
    }
}
