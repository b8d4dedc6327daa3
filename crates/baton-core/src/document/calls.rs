//! How calls are read: whom they are about, what they bring, which runs they find; whichever
//! kind of trigger or step takes them.

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::condition::ConditionGroup;
use crate::ids::StepId;

/// How a step takes calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakesCalls {
    /// How a call finds its run.
    pub match_by: MatchBy,
    /// What must be true of the call.
    pub only_if: Option<ConditionGroup>,
    /// What happens to a call that finds none.
    pub nobody_matches: NobodyMatches,
    /// What happens to a call that finds several.
    pub several_match: SeveralMatch,
}

/// How a trigger takes calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StartsByCall<'a> {
    /// Where a call says whom it is about.
    pub person: &'a CallField,
    /// What must be true of the call.
    pub only_if: Option<&'a ConditionGroup>,
    /// What happens for an e-mail nobody has.
    pub unknown_person: UnknownPerson,
    /// Which details of a person a call brings.
    pub person_fields: &'a [PersonField],
    /// Whether a call also updates people who are known.
    pub update_known: bool,
    /// Whether someone who has left is started anyway.
    pub start_left: bool,
    /// What happens for someone who is part-way in the workflow.
    pub already_in: AlreadyIn,
    /// For how long calls about one person become one run; none where each is its own.
    pub settle: Option<SignedDuration>,
}

/// Where in a call a value is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum CallField {
    /// The forms a learning system sends: `{"email"}`, `{"emails":[…]}`, `["a@x.io"]`, `email=…`.
    Automatic,
    /// A field picked from a received sample; a list on the way means each of its entries.
    Picked {
        /// An RFC 6901 pointer into the call.
        pointer: String,
    },
}

/// How a call finds its run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum MatchBy {
    /// By something an earlier step returned.
    StepAnswer {
        /// The step.
        step: StepId,
        /// An RFC 6901 pointer into its answer.
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

impl MatchBy {
    /// Whether that is the person's work e-mail address, and so a former one too.
    #[must_use]
    pub fn is_work_email(&self) -> bool {
        match self {
            Self::StepAnswer { .. } => false,
            Self::PersonDetail { detail, .. } => detail.trim_start_matches('/') == "work_email",
        }
    }
}

/// What happens to a call that finds no run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NobodyMatches {
    /// The admin is asked.
    KeepUnderProblems,
    /// It is listed at its address only.
    OnlyRecord,
}

/// What happens to a call that finds several runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SeveralMatch {
    /// The admin is asked which.
    Ask,
    /// The one waiting longest is moved.
    LongestWaiting,
}

/// What happens to a call about an e-mail nobody has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum UnknownPerson {
    /// The admin is asked.
    KeepUnderProblems,
    /// The person is added with the call's details, and started.
    AddPerson,
}

/// What happens to a call about someone who is part-way in the workflow (C5).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AlreadyIn {
    /// They are left where they are, and their run says that another event came.
    #[default]
    Leave,
    /// Another run begins beside it: each event is its own.
    StartBeside,
    /// The admin is asked.
    Ask,
}

impl AlreadyIn {
    /// Whether it is as with starts that say nothing of it.
    #[must_use]
    pub fn is_unsaid(&self) -> bool {
        *self == Self::default()
    }
}

/// A detail of a person that a call brings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonField {
    /// The detail's name, such as `given_name` or `custom/laptop`.
    pub detail: String,
    /// An RFC 6901 pointer into the call, or into the entry of a call about several people.
    pub from: String,
}
