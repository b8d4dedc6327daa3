//! The shapes of jobs.

use baton_core::ids::{CallId, JobId, ProblemId, WorkflowId};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

/// What is done row by row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum JobKind {
    /// Sends the messages of everybody in a problem again.
    SendAgain,
    /// Makes the messages of everybody in a problem anew with other settings of the step.
    UseSettings,
    /// Uses the calls of a problem for a person.
    UseForPerson,
    /// Leaves everything in a problem alone.
    LeaveProblem,
    /// Gives everybody in a problem what a word means that came for them.
    LearnWord,
    /// Tries again what could not be handled.
    TryAgain,
    /// Starts calls that a trigger kept.
    StartKept,
    /// Uses a call about many.
    UseCall,
    /// Leaves a call about many alone.
    LeaveCall,
    /// Tries again what is stuck in many runs.
    TryRunsAgain,
    /// Lets many runs go on without a step.
    SkipSteps,
    /// Stops many runs.
    StopRuns,
}

/// Whether a job goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum JobState {
    /// It goes on.
    UnderWay,
    /// It came to its end.
    Done,
    /// An admin ended it; what was done stays done.
    Cancelled,
    /// Baton could not handle it; a problem says so.
    SetAside,
}

/// What became of messages that were sent again.
#[derive(Clone, Copy, Debug, Default, Serialize, ToSchema)]
pub struct SentMessages {
    /// The other tool accepted so many.
    pub accepted: u64,
    /// So many it did not: it refused them, or did not answer in time. Baton may try them again.
    pub refused: u64,
    /// So many have no answer yet.
    pub open: u64,
    /// So many never left: a connection is stopped or lacks something, or they were called off.
    pub held: u64,
}

/// Something that is done to many, slice by slice.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Job {
    /// Its id.
    pub id: JobId,
    /// What is done.
    pub kind: JobKind,
    /// Who began it.
    pub by: String,
    /// Whether it goes on.
    pub state: JobState,
    /// How many it is about, as far as known.
    pub total: u64,
    /// For how many it was done.
    pub done: u64,
    /// For how many it could not be.
    pub could_not: u64,
    /// To how many runs there was nothing to do.
    pub passed: u64,
    /// How many runs that were meant were not there to be found any more when it was their turn: they
    /// had moved on, or ended. Only at its end, where it was counted how many are meant.
    pub left: u64,
    /// What became of the messages that it sent again, as far as known by now; null where it sent none,
    /// or more than are kept.
    pub sent: Option<SentMessages>,
    /// Whether there is a pause after each.
    pub gently: bool,
    /// When it began.
    pub started_at: Timestamp,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// The problem it is about.
    pub problem: Option<ProblemId>,
    /// The workflow it is about.
    pub workflow: Option<WorkflowId>,
    /// The workflow's name.
    pub workflow_name: Option<String>,
    /// The call it is about.
    pub call: Option<CallId>,
}
