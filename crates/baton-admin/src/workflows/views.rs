//! The shapes of workflows, their drafts, versions and changes.

use baton_core::document::Definition;
use baton_core::ids::{CallId, ConnectionId, JobId, PersonId, StepId, WorkflowId};
use baton_core::triggers::StartKind;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::addresses::Address;
use crate::{Params, Unreadable};

pub use baton_core::validation::Problem;

/// What a workflow is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum WorkflowState {
    /// Never went live; calls are samples.
    Draft,
    /// New people start.
    Live,
    /// Nobody new starts; calls are kept.
    Off,
    /// Nobody moves.
    Paused,
}

/// How a workflow starts.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Start {
    /// The kind of trigger.
    pub kind: StartKind,
}

/// A workflow in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WorkflowSummary {
    /// Its id.
    pub id: WorkflowId,
    /// Its name.
    pub name: String,
    /// What it is doing.
    pub state: WorkflowState,
    /// The version that runs or ran last; null when it never went live.
    pub live_version: Option<u32>,
    /// Whether what is stored as that version cannot be read, so that nothing starts by it.
    pub live_unreadable: bool,
    /// Whether the draft differs from that version.
    pub draft_changed: bool,
    /// How it starts.
    pub start: Start,
    /// People part-way.
    pub in_it: u64,
    /// Runs that were done in the last 30 days.
    pub done_30d: u64,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// How many steps the draft has.
    pub steps_count: u32,
    /// Calls that the trigger kept and nobody has started.
    pub kept_count: u64,
}

/// A whole workflow.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Workflow {
    /// Its id.
    pub id: WorkflowId,
    /// Its name.
    pub name: String,
    /// What it is doing.
    pub state: WorkflowState,
    /// The version that runs or ran last; null when it never went live.
    pub live_version: Option<u32>,
    /// Whether what is stored as that version cannot be read, so that nothing starts by it.
    pub live_unreadable: bool,
    /// Whether the draft differs from that version.
    pub draft_changed: bool,
    /// How it starts.
    pub start: Start,
    /// People part-way.
    pub in_it: u64,
    /// Runs that were done in the last 30 days.
    pub done_30d: u64,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// How many steps the draft has.
    pub steps_count: u32,
    /// The draft.
    pub draft: Definition,
    /// Grows with each save; a save names the one it was made from.
    pub draft_revision: u64,
    /// When the draft was saved.
    pub draft_saved_at: Timestamp,
    /// Who saved it; null when an earlier Baton did, which did not note it.
    pub draft_saved_by: Option<String>,
    /// The definition of `live_version`; null where it cannot be read.
    pub live: Option<Definition>,
    /// What is to fix or to check in the draft.
    pub problems: Vec<Problem>,
    /// How the draft differs from the live version.
    pub changes: Vec<DefinitionChange>,
    /// The addresses of the draft's trigger and waits, and of live ones.
    pub addresses: Vec<Address>,
    /// Calls that the trigger kept and nobody has started.
    pub kept_count: u64,
    /// In which versions the people part-way are, the earliest first.
    pub part_way: Vec<PartWay>,
    /// What an import left to be filled in.
    pub to_fill_in: Vec<ToFillIn>,
}

/// People who are part-way in one version.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PartWay {
    /// The version, by which they finish.
    pub version: u32,
    /// How many.
    pub people: u64,
}

/// A connection that still needs an address or a token, or a step that needs its secrets.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ToFillIn {
    /// The connection.
    pub connection: ConnectionId,
    /// Its name.
    pub name: String,
    /// The step whose address or header has a secret that is not here; null for the connection.
    pub step: Option<StepId>,
    /// The step's name.
    pub step_name: Option<String>,
}

/// What happened to a step between two definitions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DefinitionChangeKind {
    /// It is only in the later one.
    Added,
    /// It is only in the earlier one.
    Removed,
    /// It differs.
    Changed,
    /// It stands elsewhere.
    Moved,
}

/// One difference between two definitions.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DefinitionChange {
    /// What happened.
    pub kind: DefinitionChangeKind,
    /// To which step or trigger.
    pub step: StepId,
    /// Its name in the later definition, or in the earlier one when it was removed.
    pub name: String,
    /// The fields that differ, as JSON pointers below the step.
    pub fields: Vec<String>,
}

/// What a new workflow begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Template {
    /// A trigger and nothing else.
    Blank,
    /// Welcome a new hire, with the practice tool.
    Welcome,
}

/// A workflow to make.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct WorkflowInput {
    /// Its name.
    pub name: String,
    /// What it begins with.
    pub template: Template,
    /// A draft to begin with instead; its steps get ids and addresses of their own.
    pub definition: Option<Definition>,
}

/// What to change about a workflow.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct WorkflowPatchInput {
    /// Another name.
    pub name: Option<String>,
}

/// A draft to save.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct DraftInput {
    /// The revision this was made from.
    pub revision: u64,
    /// The whole definition.
    pub definition: Definition,
    /// The name of the edit, for the undo button.
    pub edit: String,
}

/// A saved draft.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DraftSaved {
    /// The revision it has.
    pub revision: u64,
    /// When it was committed.
    pub saved_at: Timestamp,
    /// In whose name.
    pub saved_by: Option<String>,
    /// What is to fix or to check.
    pub problems: Vec<Problem>,
    /// How it differs from the live version.
    pub changes: Vec<DefinitionChange>,
    /// The addresses, those of new waits included.
    pub addresses: Vec<Address>,
}

/// An earlier draft.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DraftRevision {
    /// Its revision.
    pub revision: u64,
    /// When it was saved.
    pub saved_at: Timestamp,
    /// The edit that made it.
    pub edit: String,
    /// The whole definition.
    pub definition: Definition,
}

/// How many revisions to list.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DraftQuery {
    /// At most so many, the latest first: all that are kept unless told.
    pub limit: Option<u32>,
}

/// What goes live.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
pub struct GoLiveInput {
    /// The revision of the draft that was read; refused with `stale_draft` when it has another.
    /// Whichever is there when none is named.
    pub revision: Option<u64>,
    /// A note for the audit.
    pub note: Option<String>,
}

/// What went live.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WentLive {
    /// The version that runs.
    pub version: u32,
    /// How many calls can be started: those that the trigger kept meanwhile, and of those under
    /// Problems the first by which a run begins now. Nothing starts by itself.
    pub kept_count: u64,
}

/// A version in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct VersionSummary {
    /// Its number.
    pub version: u32,
    /// When it went live first.
    pub made_at: Timestamp,
    /// By whom.
    pub by: String,
    /// The note for the audit.
    pub note: Option<String>,
    /// How it differs from the version before.
    pub changes: Vec<DefinitionChange>,
    /// Whether unfinished runs are on it.
    pub in_use: bool,
}

/// A whole version.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Version {
    /// Its number.
    pub version: u32,
    /// When it went live first.
    pub made_at: Timestamp,
    /// By whom.
    pub by: String,
    /// The note for the audit.
    pub note: Option<String>,
    /// The definition.
    pub definition: Definition,
}

/// A call that a trigger kept while its workflow was off, or that came to a problem by how it was
/// set then and begins a run now.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct KeptCall {
    /// Its id.
    pub id: CallId,
    /// When it came.
    pub at: Timestamp,
    /// From whom.
    pub from: String,
    /// Whom it is about, as the version reads it that starts runs now; the first of them.
    pub people: Vec<KeptPerson>,
    /// Whom it names all the same, where it is about nobody: `display_name` and `work_email`, as far
    /// as it says them.
    pub says: Params,
    /// How many people it is about; null when that was not read, or cannot be.
    pub count: Option<u64>,
    /// How many of them were looked at for what is counted here.
    pub looked_at: u64,
    /// How many of those begin who never went through this workflow.
    pub begin: u64,
    /// How many of those went through this workflow, and would go through it again.
    pub again: u64,
    /// What it comes to as a whole if it is started now.
    pub comes_to: KeptComesTo,
    /// Whether it is under Problems, and is read otherwise now.
    pub was_problem: bool,
}

/// What a kept call comes to, before it is asked who its people are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum KeptComesTo {
    /// It is handled for each of its people.
    #[default]
    EachPerson,
    /// It does not meet the condition of the trigger, so nothing begins.
    Nothing,
    /// It goes to Problems: its condition cannot be told, or it is other data under a known id.
    Problem,
    /// It cannot be read, so it goes to Problems.
    Unreadable,
}

/// Kept calls, and how many there are on all pages.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct KeptPage {
    /// The calls, those that were kept first, in the order in which they came.
    pub items: Vec<KeptCall>,
    /// Pass it as `after` for the following rows; null at the end.
    pub next: Option<String>,
    /// The rows of this page that cannot be read.
    pub unreadable: Vec<Unreadable>,
    /// How many were kept, on all pages; those under Problems are not counted.
    pub kept: u64,
}

/// Somebody whom a kept call is about.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct KeptPerson {
    /// What the call says: a work e-mail.
    pub value: String,
    /// The same for all calls about the same person, whichever of their addresses each names.
    pub whom: String,
    /// Who that is; null for somebody who is not known.
    pub person: Option<PersonId>,
    /// The person's name; of somebody who is not known the one that the call says.
    pub name: Option<String>,
    /// Whether they have left, so that the call would not start anything.
    pub has_left: bool,
    /// Whether they are part-way in this workflow.
    pub in_it: bool,
    /// When they last went through this workflow to its end; null for those who never did.
    pub done_at: Option<Timestamp>,
    /// Whether a run begins for them when the call is started now.
    pub starts: bool,
}

/// Which kept calls to start.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
pub struct KeptStartInput {
    /// These; all that were kept when null, and none of those under Problems.
    pub calls: Option<Vec<CallId>>,
}

/// How many kept calls were handed to the engine.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct KeptStarted {
    /// So many, until now.
    pub started: u64,
    /// Those that could not be started: the workflow was turned off meanwhile.
    pub could_not: u64,
    /// What became of them; null when that is not known yet, or they are about very many.
    pub became: Option<KeptBecame>,
    /// The job that goes on with the others; null when it is at its end.
    pub job: Option<JobId>,
}

/// What became of kept calls that were started, person by person.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct KeptBecame {
    /// Runs that began.
    pub started: u64,
    /// People who were part-way already, so that nothing began.
    pub already_in: u64,
    /// People, and calls that name nobody, that are under Problems.
    pub problems: u64,
    /// People whose other run in it has to end first.
    pub waiting: u64,
    /// People for whom nothing began: the condition was not met, or the call was kept again.
    pub nothing: u64,
    /// Calls that are not handled yet.
    pub under_way: u64,
}
