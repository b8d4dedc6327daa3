//! The shapes of what is done to many runs at once.

use baton_core::ids::{PersonId, RunId, StepId, WorkflowId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::views::{ActionReason, RunPerson, RunStatus, RunSummary, RunWorkflow, WaitingFor};
use crate::{After, Count, Unreadable};

/// What is done to each run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RunsAct {
    /// What is stuck there is sent, or tried, again; one that is not is passed over.
    TryAgain,
    /// It goes on without the step where it stands, if that needs somebody or is filtered for.
    SkipStep,
    /// It is stopped.
    Stop,
}

/// What is done to many runs.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct RunsActInput {
    /// What.
    pub act: RunsAct,
    /// To which runs. Those that are over are passed over.
    pub of: RunsOfInput,
    /// Why; it stands in the audit and in what happened in each run.
    pub reason: String,
    /// Whether there is a pause after each, so that it is about 60 in a minute; at once unless told.
    pub gently: Option<bool>,
}

/// Which runs.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum RunsOfInput {
    /// These, at most 500.
    Listed {
        /// The runs.
        #[schema(min_items = 1)]
        runs: Vec<SeenRun>,
        /// What the list was filtered for: a step that stands so is skipped though it needs nobody.
        waiting_for: Option<WaitingFor>,
    },
    /// All that match, as they were when that was seen; a run that comes later is not meant.
    Matching {
        /// The `as_of` of what was seen; what is when it is asked, unless told.
        as_of: Option<AsOf>,
        /// Of this status.
        status: Option<RunStatus>,
        /// Of this workflow.
        workflow: Option<WorkflowId>,
        /// About this person.
        person: Option<PersonId>,
        /// The beginnings of words, as lists are searched.
        search: Option<String>,
        /// Only those that are not over, where no status is asked for.
        part_way: Option<bool>,
        /// Waiting for this.
        waiting_for: Option<WaitingFor>,
        /// Started then or later.
        started_since: Option<Timestamp>,
        /// Started before.
        started_before: Option<Timestamp>,
        /// With their last news then or earlier.
        news_until: Option<Timestamp>,
        /// Try-outs instead of real runs.
        try_outs: Option<bool>,
    },
}

/// How far things were when somebody saw them; Baton makes it, and is told it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AsOf {
    /// When.
    pub at: Timestamp,
    /// The number of the newest thing that needed somebody.
    pub item: u32,
    /// The number of the newest run.
    pub run: u32,
}

/// A run, and where it was seen.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct SeenRun {
    /// The run.
    pub run: RunId,
    /// The step where it stood: one that has moved on since is not moved past another step, and one
    /// that stood at none past no step.
    #[serde(deserialize_with = "said")]
    pub step: Option<StepId>,
}

/// That it stood at no step is said: what is left out may have been forgotten.
fn said<'d, D: serde::Deserializer<'d>>(from: D) -> Result<Option<StepId>, D::Error> {
    Option::deserialize(from)
}

/// How many runs match a filter.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RunsMatched {
    /// All of them.
    pub all: Count,
    /// Those that are not over.
    pub open: Count,
    /// Some of the workflows that they are of.
    pub workflows: Vec<RunWorkflow>,
    /// How many other workflows they are of, as far as was looked.
    pub more_workflows: u32,
    /// Of when this is.
    pub as_of: AsOf,
}

/// Why something was not done to a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MissedKind {
    /// The run says no; `reason` says why.
    Refused,
    /// It is at several steps, and which is meant nobody said.
    SeveralSteps,
    /// It moved on after it was asked.
    MovedOn,
    /// The step where it stands needs nobody, and nobody filtered by that.
    NobodyNeeded,
    /// It needs an admin, and nothing of it can be sent or tried again.
    NothingToTry,
    /// A detail that its message needs is missing, or cannot be used.
    NotMade,
    /// Something of it cannot be read.
    NotRead,
}

/// A run that something was not done to.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MissedRun {
    /// The run.
    pub run: RunId,
    /// About whom.
    pub person: RunPerson,
    /// In which workflow.
    pub workflow: RunWorkflow,
    /// Why not.
    pub kind: MissedKind,
    /// What the run says; none of another kind.
    pub reason: Option<ActionReason>,
    /// Whether something else was done in it.
    pub in_part: bool,
}

/// The runs that something was not done to.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MissedRuns {
    /// The first of them.
    pub items: Vec<MissedRun>,
    /// How many more there are.
    pub more: u64,
}

/// Which rows are wanted for a file.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct RunsExportInput {
    /// Of which runs.
    pub of: RunsOfInput,
    /// The `next` of the slice before.
    pub after: Option<After>,
}

/// A run as a file has it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ExportedRun {
    /// The run as lists show it.
    pub run: RunSummary,
    /// The person's work e-mail.
    pub work_email: Option<String>,
}

/// A slice of the rows for a file.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RunsExport {
    /// The rows: of runs that are named in their order, of all that match the one that started last
    /// first.
    pub items: Vec<ExportedRun>,
    /// Pass it as `after` for the following rows; null at the end.
    pub next: Option<String>,
    /// The rows of this slice that cannot be read.
    pub unreadable: Vec<Unreadable>,
    /// How many of those that are named are not there any more.
    pub missing: u64,
}
