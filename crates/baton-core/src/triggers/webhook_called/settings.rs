//! What an admin sets, and what the kind answers from it.

use std::ops::RangeInclusive;

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::document::calls::{AlreadyIn, CallField, PersonField, StartsByCall, UnknownPerson};
use crate::document::condition::ConditionGroup;
use crate::document::nullable::said;
use crate::document::value::Reference;
use crate::triggers::StartKind;
use crate::triggers::kind::Kind;

/// Settings of *Starts when another tool calls*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WebhookTrigger {
    /// Where a call says whom it is about.
    pub person: CallField,
    /// What must be true of the call.
    #[serde(deserialize_with = "said")]
    pub only_if: Option<ConditionGroup>,
    /// What happens for an e-mail nobody has.
    pub unknown_person: UnknownPerson,
    /// Which details of a person a call brings.
    pub person_fields: Vec<PersonField>,
    /// Whether a call also updates people who are known.
    pub update_known: bool,
    /// Whether someone who has left is started anyway.
    pub start_left: bool,
    /// What happens for someone who is part-way in the workflow.
    #[serde(default, skip_serializing_if = "AlreadyIn::is_unsaid")]
    pub already_in: AlreadyIn,
    /// For so many seconds from the first call, what comes about one person becomes one run; 0: each
    /// call is its own.
    #[serde(default, skip_serializing_if = "is_off")]
    pub settle_s: u32,
}

/// The shortest time in which calls about one person become one run, in seconds (C5).
const SHORTEST_SETTLE_S: u32 = 10;
/// The longest.
const LONGEST_SETTLE_S: u32 = 86_400;
/// All that it can be, when it is on.
pub(super) const SETTLE_S: RangeInclusive<u32> = SHORTEST_SETTLE_S..=LONGEST_SETTLE_S;

fn is_off(settle_s: &u32) -> bool {
    *settle_s == 0
}

impl StartKind {
    /// Calls start the workflow, and nothing that is new about people.
    pub const BY_CALL: Self = Self::WebhookCalled;
}

impl Kind for WebhookTrigger {
    fn start_kind(&self) -> StartKind {
        StartKind::WebhookCalled
    }

    fn starts_by_call(&self) -> Option<StartsByCall<'_>> {
        Some(StartsByCall {
            person: &self.person,
            only_if: self.only_if.as_ref(),
            unknown_person: self.unknown_person,
            person_fields: &self.person_fields,
            update_known: self.update_known,
            start_left: self.start_left,
            already_in: self.already_in,
            settle: (self.settle_s > 0).then(|| SignedDuration::from_secs(self.settle_s.into())),
        })
    }

    fn references(&self) -> Vec<&Reference> {
        self.only_if
            .iter()
            .flat_map(ConditionGroup::references)
            .collect()
    }
}
