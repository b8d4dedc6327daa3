//! The shapes of how calls find their run, before they do.

use baton_core::document::MatchBy;
use baton_core::ids::{CallId, PersonId, StepId, WorkflowId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A rule by which calls find their run, and of which call it is asked.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct MatchInput {
    /// The workflow.
    pub workflow: WorkflowId,
    /// The step that takes the calls.
    pub step: StepId,
    /// The rule as it stands in the designer.
    pub match_by: MatchBy,
    /// The data of a call that did not come; that of the last call unless told.
    pub data: Option<String>,
}

/// Whom a call would be about, and which rules the last calls propose.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Matched {
    /// The call; null when it did not come, or none that could be read did.
    pub call: Option<CallId>,
    /// When it came.
    pub at: Option<Timestamp>,
    /// Whether there is data to judge by.
    pub judged: bool,
    /// The values that it names, of many the first; none when the field is not in it.
    pub values: Vec<MatchedValue>,
    /// How many more it names.
    pub more: u64,
    /// How many of the calls before the last one were looked at: none where that fits somebody.
    pub before: u64,
    /// The newest of these that fits somebody.
    pub earlier: Option<EarlierMatched>,
    /// What the test of the step that the rule looks at was answered there; null where nothing was.
    pub tested: Option<TestedAnswer>,
    /// Whether everybody was asked: of very many people only the first are.
    pub whole: bool,
    /// Rules that fit each of the last calls, the likeliest first.
    pub proposals: Vec<MatchProposal>,
}

/// A call before the last one.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EarlierMatched {
    /// How many calls before the last one it came.
    pub ago: u64,
    /// What it names that fits somebody.
    pub value: MatchedValue,
}

/// What the test of a step was answered in a place.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TestedAnswer {
    /// The value; null where it looks sensitive.
    pub value: Option<String>,
    /// How many calls before the last one the newest came that says the same, of the last one 0; null
    /// where none of those that were looked at does.
    pub ago: Option<u64>,
}

/// A value that a call names.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MatchedValue {
    /// The value; null where it looks sensitive.
    pub value: Option<String>,
    /// Whether it can be an e-mail address.
    pub is_email: bool,
    /// How many it fits.
    pub fits: MatchFit,
    /// Whom it fits, of many the first.
    pub people: Vec<MatchedPerson>,
    /// How many people it fits.
    pub count: u64,
    /// How many runs that are part-way would take it.
    pub runs: u64,
    /// Whether somebody whom it fits waits here, but is looked for by the rule of the version that
    /// their run began with.
    pub otherwise: bool,
}

/// How many a value fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MatchFit {
    /// Nobody.
    Nobody,
    /// People who are known, of whom none waits here: nothing would be moved.
    Known,
    /// Exactly one who waits here, or will.
    One,
    /// Several who wait here, or several runs of one.
    Several,
}

/// Somebody whom a value fits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct MatchedPerson {
    /// Who.
    pub id: PersonId,
    /// The person's name.
    pub name: String,
}

/// A rule that the last calls propose.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MatchProposal {
    /// The rule.
    pub match_by: MatchBy,
    /// How many of the last calls it fits: all that were asked, for a start most of them, and of those
    /// that repeat what a test was answered as many as do.
    pub calls: u64,
    /// Whom the last one is about by it; null for a start, which is about people nobody knows yet, and
    /// where the calls repeat what a test was answered, which is nobody's.
    pub person: Option<MatchedPerson>,
}
