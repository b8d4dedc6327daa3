//! What comes in: the trigger *when a webhook is called* and the step *wait for a webhook call*.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ConditionGroup;
use crate::ids::StepId;

/// Settings of the trigger that another tool's call starts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WebhookCalled {
    /// Where the call names the person, or the several persons.
    pub person: CallField,
    /// Start only if this is true of the call.
    #[serde(default)]
    pub only_if: Option<ConditionGroup>,
    /// What a call about an unknown person does (CONTRACT C4).
    pub unknown_person: UnknownPerson,
    /// Which details of a person the call brings.
    #[serde(default)]
    pub person_fields: Vec<PersonField>,
    /// Whether the call also updates people who are known.
    #[serde(default)]
    pub update_known: bool,
    /// Whether a call starts a run for someone who has left.
    #[serde(default)]
    pub start_left: bool,
}

/// Where in a call a value is found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CallField {
    /// The well-known forms: an e-mail address under `email`, several under `emails`, or a list.
    Automatic,
    /// A place picked from a received sample.
    Picked {
        /// RFC 6901, into the call's data.
        pointer: String,
    },
}

/// What a call about an unknown person does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum UnknownPerson {
    /// It waits under Problems.
    KeepUnderProblems,
    /// It adds the person and starts.
    AddPerson,
}

/// One detail of a person that a call brings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonField {
    /// The detail's name, such as `display_name` or `custom/badge`.
    pub detail: String,
    /// RFC 6901, into the call's data; into the entry where a call names several people.
    pub from: String,
}

/// Settings of the step that holds until another tool calls.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WaitForCall {
    /// Which run a call is about (CONTRACT C6).
    pub match_by: MatchBy,
    /// Go on only if this is true of the call.
    #[serde(default)]
    pub only_if: Option<ConditionGroup>,
    /// What a call does that fits no run.
    pub nobody_matches: NobodyMatches,
    /// What a call does that fits several runs.
    pub several_match: SeveralMatch,
    /// After this many seconds the run needs someone, while it keeps waiting.
    pub reminder_after_s: Option<u64>,
    /// After this many seconds the wait has lasted too long: keep waiting, tell again.
    pub limit_after_s: Option<u64>,
}

/// How a call is told to belong to a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum MatchBy {
    /// By a value that an earlier step's answer returned, such as a ticket number.
    StepAnswer {
        /// The earlier step.
        step: StepId,
        /// RFC 6901, into that step's answer.
        pointer: String,
        /// Where the call has the same value.
        call: CallField,
    },
    /// By a detail of the person.
    PersonDetail {
        /// The detail's name, such as `work_email`.
        detail: String,
        /// Where the call has the same value.
        call: CallField,
    },
}

/// What a call does that fits no run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NobodyMatches {
    /// It waits under Problems.
    KeepUnderProblems,
    /// It is recorded and nothing more.
    OnlyRecord,
}

/// What a call does that fits several runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SeveralMatch {
    /// It waits under Problems: *Which run?*
    Ask,
    /// It moves the run that waits longest.
    LongestWaiting,
}
