//! The shapes of runs, their history and messages.

use std::collections::BTreeMap;

use baton_core::calendar::ZoneOf;
use baton_core::document::Definition;
use baton_core::ids::{AddressId, CallId, MessageId, PersonId, RunId, StepId, WorkflowId};
use baton_core::run::{StartedByKind, Verb, WhereKind};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::calls::NamedValue;
use crate::preview::{HiddenParts, SentRequest, TryOutcome};
use crate::{After, Count, Params, Unreadable};

/// How a run stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RunStatus {
    /// Baton is doing something.
    Running,
    /// For time, a person or another tool.
    Waiting,
    /// Cannot go on without an admin.
    NeedsYou,
    /// Finished.
    Done,
    /// Ended by an admin.
    Stopped,
}

/// What a run can wait for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum WaitingFor {
    /// Another tool calls.
    Tool,
    /// A moment.
    Time,
    /// A message is tried again.
    NextTry,
}

/// How a step of a run stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum StepStatus {
    /// Not reached.
    NotYet,
    /// Baton is doing it.
    Running,
    /// It waits.
    Waiting,
    /// It needs an admin.
    NeedsYou,
    /// It is done.
    Done,
    /// An admin skipped it.
    Skipped,
    /// The run was stopped at it.
    Stopped,
    /// Its path was not taken, or another path was done first.
    NotNeeded,
}

/// A person by id and name.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RunPerson {
    /// The id.
    pub id: PersonId,
    /// The name.
    pub name: String,
    /// The work e-mail, which tells people of one name from each other.
    pub work_email: Option<String>,
}

/// A workflow by id and name.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RunWorkflow {
    /// The id.
    pub id: WorkflowId,
    /// The name.
    pub name: String,
}

/// Where a run is, with the step.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Where {
    /// What is going on.
    pub kind: WhereKind,
    /// Named values.
    pub params: Params,
    /// At which step.
    pub step: Option<StepId>,
    /// Its name.
    pub step_name: Option<String>,
    /// The name of the connection that the step calls, as it is now.
    pub tool: Option<String>,
    /// How many other steps are at work, or need an admin.
    pub more: u32,
}

/// A run in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RunSummary {
    /// Its id.
    pub id: RunId,
    /// About whom.
    pub person: RunPerson,
    /// In which workflow.
    pub workflow: RunWorkflow,
    /// The version it is pinned to.
    pub version: u32,
    /// How it stands.
    pub status: RunStatus,
    /// Where it is.
    #[serde(rename = "where")]
    pub whereabouts: Where,
    /// When something last happened.
    pub last_news_at: Timestamp,
    /// When it started.
    pub started_at: Timestamp,
    /// Whether it is a try-out.
    pub try_out: bool,
    /// Who stopped it, and why.
    pub stopped: Option<ByHand>,
}

/// What somebody did by hand.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ByHand {
    /// What.
    pub kind: baton_core::history::Kind,
    /// Who.
    pub by: String,
    /// Why; none where nobody was asked.
    pub why: Option<String>,
    /// When.
    pub at: Timestamp,
}

/// Rows of runs and how many there are of each status.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RunPage {
    /// The rows, last news first.
    pub items: Vec<RunSummary>,
    /// Pass it as `after` for the following rows; null at the end.
    pub next: Option<String>,
    /// The rows of this page that cannot be read.
    pub unreadable: Vec<Unreadable>,
    /// How many there are of each status, for the same workflow.
    pub counts: RunCounts,
}

/// How many runs there are of each status.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct RunCounts {
    /// Running.
    pub running: Count,
    /// Waiting.
    pub waiting: Count,
    /// Needs you.
    pub needs_you: Count,
    /// Done.
    pub done: Count,
    /// Stopped.
    pub stopped: Count,
}

/// Which runs.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RunsQuery {
    /// Of this status.
    pub status: Option<RunStatus>,
    /// Of this workflow.
    pub workflow: Option<WorkflowId>,
    /// About this person.
    pub person: Option<PersonId>,
    /// The beginnings of words of the person's name, e-mail or ids elsewhere, of the workflow's name
    /// or of the name of the step where the run is.
    pub search: Option<String>,
    /// Only those that are not over, where no status is asked for.
    pub part_way: Option<bool>,
    /// Waiting for this.
    pub waiting_for: Option<WaitingFor>,
    /// Started then or later.
    pub started_since: Option<Timestamp>,
    /// Started before.
    pub started_before: Option<Timestamp>,
    /// With their last news then or earlier: where the list begins.
    pub news_until: Option<Timestamp>,
    /// Try-outs instead of real runs.
    pub try_outs: Option<bool>,
    /// The `next` of the page before.
    pub after: Option<After>,
    /// At most so many rows (1 to 200; 50 unless told).
    pub limit: Option<u32>,
}

/// Who or what started a run.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StartedBy {
    /// What.
    pub kind: StartedByKind,
    /// The call.
    pub call: Option<CallId>,
    /// Named values: `by`, `trigger_name`.
    pub params: Params,
}

/// A whole run.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Run {
    /// Its id.
    pub id: RunId,
    /// About whom.
    pub person: RunPerson,
    /// In which workflow.
    pub workflow: RunWorkflow,
    /// The version it is pinned to.
    pub version: u32,
    /// How it stands.
    pub status: RunStatus,
    /// Where it is.
    #[serde(rename = "where")]
    pub whereabouts: Where,
    /// When something last happened.
    pub last_news_at: Timestamp,
    /// When it started.
    pub started_at: Timestamp,
    /// Whether it is a try-out.
    pub try_out: bool,
    /// Who stopped it, and why.
    pub stopped: Option<ByHand>,
    /// The version that is live now.
    pub current_version: Option<u32>,
    /// The definition of its version.
    pub definition: Definition,
    /// Who or what started it.
    pub started_by: StartedBy,
    /// When it ended.
    pub finished_at: Option<Timestamp>,
    /// Its steps by id, the trigger included.
    pub steps: BTreeMap<String, RunStep>,
}

/// A step of a run.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RunStep {
    /// How it stands.
    pub status: StepStatus,
    /// Since when.
    pub since: Option<Timestamp>,
    /// What is going on.
    pub detail: Option<StepDetail>,
    /// What it waits for.
    pub waiting: Option<StepWaiting>,
    /// The paths that the run took here; none before, and of a step without paths.
    pub paths: Option<StepPaths>,
    /// Its latest message.
    pub message: Option<StepMessage>,
    /// Whether that was made after the step's success, and is not accepted yet.
    pub done_again: bool,
    /// Who went past it by hand, or said what it could not tell, and why.
    pub by_hand: Option<ByHand>,
    /// The version whose settings of the step the run goes by, as an admin said; null for its own.
    pub settings: Option<u32>,
    /// What the live version's settings of the step would send otherwise; null where nothing.
    pub newer: Option<NewerOfStep>,
    /// What an admin can do.
    pub actions: Vec<StepAction>,
}

/// What the live version's settings of a step make otherwise of a message.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NewerOfStep {
    /// The settings by which it differs, as a definition calls them; a token alone is `token`.
    pub parts: Vec<String>,
    /// Whether that is likely to mend what is wrong.
    pub is_mend: bool,
}

/// The paths that a run took at a step; the id of *otherwise* is the step's own.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StepPaths {
    /// All that were taken.
    pub taken: Vec<StepId>,
    /// Those that are not through yet.
    pub open: Vec<StepId>,
}

/// What is going on at a step.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StepDetail {
    /// What.
    pub kind: WhereKind,
    /// Named values.
    pub params: Params,
}

/// What a step waits for.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StepWaiting {
    /// A call to this address.
    pub address: Option<AddressId>,
    /// With this value, as it is now; masked when it is sensitive.
    pub match_value: Option<String>,
    /// Former e-mail addresses of the person, with which a call is found as well.
    pub former_emails: Vec<String>,
    /// When the admin is told.
    pub reminder_at: Option<Timestamp>,
    /// When the wait is over.
    pub limit_at: Option<Timestamp>,
    /// The moment that it waits for; none where a sensitive detail decides it.
    pub due_at: Option<Timestamp>,
    /// What that moment was found from.
    pub due_from: Option<DueFrom>,
    /// The calls that came to that address since the wait began.
    pub calls: CallsSince,
}

/// Calls that came to an address since a run waits there, and did not move it.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct CallsSince {
    /// Those that say what the run waits for or whom it is about, or that are kept for it.
    pub named: u64,
    /// Those that were read and say neither.
    pub others: u64,
    /// Those of which it is not known: they were not read.
    pub unread: u64,
    /// Whether there are more than were looked at.
    pub more: bool,
}

/// What a moment that a step waits for was found from.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DueFrom {
    /// The date of the person; none where it counts from when the run came there.
    pub detail: Option<String>,
    /// What that date said; none where it is a sensitive detail.
    pub date: Option<String>,
    /// The zone in which the moment is meant.
    pub zone: String,
    /// Whose zone that is.
    pub zone_of: ZoneOf,
}

/// How a message stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MessageState {
    /// Waits for its first or next try.
    Queued,
    /// Is being sent.
    Sending,
    /// Was accepted.
    Delivered,
    /// Its tries are spent.
    GivenUp,
    /// Was called off.
    Cancelled,
}

/// The message of a step.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StepMessage {
    /// Its id, stable over all tries.
    pub id: MessageId,
    /// Counts from 1; grows with each new message of the step.
    pub occurrence: u32,
    /// How it stands.
    pub state: MessageState,
    /// How many tries there were.
    pub tries: u32,
    /// When the next is due.
    pub next_try_at: Option<Timestamp>,
}

/// Why an action is not possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActionReason {
    /// The step is not reached.
    NotReached,
    /// The step is over.
    StepOver,
    /// The run is over.
    RunOver,
    /// Nothing waits for a try.
    NothingQueued,
    /// A try is on its way.
    BeingSent,
    /// Only in a try-out.
    OnlyTryOuts,
    /// Its path was not taken, or another path was done first.
    NotNeeded,
    /// The path is chosen already.
    PathChosen,
}

/// An action at a step, possible or not.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StepAction {
    /// Which.
    pub action: Verb,
    /// Whether it is possible.
    pub allowed: bool,
    /// Why not.
    pub reason_code: Option<ActionReason>,
}

/// An entry of what happened.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct HistoryRow {
    /// Its number in the run.
    pub id: u64,
    /// When.
    pub at: Timestamp,
    /// At which step.
    pub step: Option<StepId>,
    /// What.
    pub kind: baton_core::history::Kind,
    /// Named values.
    pub params: Params,
    /// Who; `Baton` for the system.
    pub by: String,
}

/// A message of a run.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Message {
    /// Its id, stable over all tries.
    pub id: MessageId,
    /// The step.
    pub step: StepId,
    /// Counts from 1.
    pub occurrence: u32,
    /// How it stands.
    pub state: MessageState,
    /// When the next try is due.
    pub next_try_at: Option<Timestamp>,
    /// Its tries, the first first.
    pub tries: Vec<MessageTry>,
}

/// A try of a message.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MessageTry {
    /// Its number, from 1.
    pub n: u32,
    /// When it began.
    pub started_at: Timestamp,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// What became of it.
    pub outcome: Option<TryOutcome>,
    /// The status of the answer.
    pub status: Option<u16>,
}

/// What came back.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TryResponse {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: Vec<NamedValue>,
    /// The body as text, what is sensitive masked.
    pub body: String,
    /// What is masked because it is sensitive; the empty pointer is the whole body.
    pub hidden: HiddenParts,
    /// Whether it is a page for people, not data.
    pub is_page: bool,
    /// Whether it was longer.
    pub cut: bool,
}

/// What was sent and what came back in one try.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TryDetail {
    /// What was sent, secrets masked.
    pub request: SentRequest,
    /// What came back.
    pub response: Option<TryResponse>,
}

/// Which step a call would be pretended for.
#[derive(Clone, Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PretendQuery {
    /// The waiting step.
    pub step: StepId,
}

/// The data of a call to pretend.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PretendData {
    /// As text: the last sample, with this run's value and the condition met.
    pub text: String,
}

/// A try-out to start.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct TryOutInput {
    /// The workflow; its draft is tried.
    pub workflow: WorkflowId,
    /// With whose details.
    pub person: PersonId,
    /// Whether other tools are really contacted.
    pub really_contact: bool,
}
