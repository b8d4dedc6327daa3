//! The shapes of problems, grouped by cause.

use baton_core::ids::{CallId, ConnectionId, JobId, PersonId, RunId, StepId, WorkflowId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{After, Params, Unreadable};

pub use baton_core::problem::{EndedHow, Kind as ProblemKind};

/// How a problem stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProblemState {
    /// Somebody is asked.
    #[default]
    Open,
    /// It was solved or fixed itself.
    Solved,
    /// Somebody left it, with a reason.
    Ignored,
}

/// Which problems.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ProblemsQuery {
    /// Open ones unless told.
    pub state: Option<ProblemState>,
    /// Of this kind.
    pub kind: Option<ProblemKind>,
    /// Of this workflow.
    pub workflow: Option<WorkflowId>,
    /// The `next` of the page before.
    pub after: Option<After>,
    /// At most so many rows (1 to 200; 50 unless told).
    pub limit: Option<u32>,
}

/// Problems by cause, and what they can be narrowed to.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProblemPage {
    /// The rows, the latest first.
    pub items: Vec<ProblemGroup>,
    /// Pass it as `after` for the following rows; null at the end.
    pub next: Option<String>,
    /// The rows of this page that cannot be read.
    pub unreadable: Vec<Unreadable>,
    /// The kinds of all that stand so, whatever was asked for.
    pub kinds: Vec<ProblemKind>,
    /// Their workflows.
    pub workflows: Vec<ProblemWorkflow>,
}

/// A workflow by id and name.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProblemWorkflow {
    /// The id.
    pub id: WorkflowId,
    /// The name.
    pub name: String,
}

/// What can be done about a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProblemAction {
    /// Change the connection.
    FixConnection,
    /// Fill in the people's detail that is to blame.
    FillIn,
    /// Look at the run, where what is to blame stands.
    OpenRun,
    /// Make the messages anew with the live version's settings of the step.
    UseSettings,
    /// Send the messages again.
    SendAgain,
    /// Add the person from the call.
    AddPerson,
    /// Say who it is.
    ChoosePerson,
    /// Start the person who is known meanwhile.
    Start,
    /// Start its calls, by which a run begins as the start is set now.
    StartNow,
    /// Say that it is the person who has another form of the address.
    TakeLikely,
    /// Give the person another e-mail address.
    ChangePerson,
    /// Say which run it is.
    ChooseRun,
    /// Use the call.
    UseCall,
    /// Say what the word means.
    LearnWord,
    /// Let Baton handle it again.
    TryAgain,
    /// Skip the step.
    Skip,
    /// Record that the call came another way.
    MarkReceived,
    /// Say which path the run takes.
    TakePath,
    /// Leave it.
    Ignore,
}

/// Problems with one cause.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProblemGroup {
    /// The key of the group.
    pub id: String,
    /// What.
    pub kind: ProblemKind,
    /// Named values of the latest.
    pub params: Params,
    /// How they stand.
    pub state: ProblemState,
    /// In which workflow.
    pub workflow: Option<WorkflowId>,
    /// Its name.
    pub workflow_name: Option<String>,
    /// At which step.
    pub step: Option<StepId>,
    /// Its name.
    pub step_name: Option<String>,
    /// The connection.
    pub connection: Option<ConnectionId>,
    /// How many people.
    pub people: u64,
    /// The first of them.
    pub person: Option<PersonId>,
    /// What they are called.
    pub person_name: Option<String>,
    /// Whom it most likely means: somebody who is known under another form of the address.
    pub likely: Option<LikelyPerson>,
    /// How many calls.
    pub calls: u64,
    /// How many others than the one that `params` name its open calls are about, as far as was looked.
    pub others: u64,
    /// Who sent the first of them, where it is about calls.
    pub from: Option<String>,
    /// Whom the only call says that it is about, by the names of a person's details.
    pub says: Params,
    /// Since when.
    pub since: Timestamp,
    /// When the latest appeared.
    pub last_at: Timestamp,
    /// How it ended; null while it is open. The people and calls are then those that it was about.
    pub ended: Option<ProblemEnded>,
    /// Whether what it is about was put right since it last happened, for all who wait.
    pub mended: bool,
    /// What the live version's settings of the step would send otherwise for people who wait here;
    /// null where nothing.
    pub newer: Option<NewerSettings>,
    /// What can be done.
    pub actions: Vec<ProblemAction>,
}

/// What the live version's settings of a step make otherwise of the messages of those who wait there.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NewerSettings {
    /// The version.
    pub version: u32,
    /// The settings by which messages differ, as a definition calls them; a token alone is `token`.
    pub parts: Vec<String>,
    /// For how many of those who wait it would send something else.
    pub people: u64,
    /// Whether others wait who were not looked at.
    pub more: bool,
    /// What the first of those are called for whom it would.
    pub names: Vec<String>,
    /// ... and the first for whom it would send the same.
    pub without: Vec<String>,
}

/// Somebody whom a call most likely means.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LikelyPerson {
    /// The person.
    pub person: PersonId,
    /// What they are called.
    pub name: String,
    /// The address that they are known by.
    pub email: String,
}

/// How a problem ended for all whom it was about.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProblemEnded {
    /// When it did for the last.
    pub at: Timestamp,
    /// In which ways, the most common first; what nobody knows is the last.
    pub ends: Vec<ProblemEnd>,
}

/// A way in which a problem ended for some of those whom it was about.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProblemEnd {
    /// By what; null where nobody knows.
    pub how: Option<EndedHow>,
    /// Who did that for all of them; null for Baton, where several did, and where it is not kept.
    pub by: Option<String>,
    /// For how many of those whom it was about.
    pub count: u64,
}

/// How a problem ended for one whom it was about.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ItemEnded {
    /// By what; null where nobody knows.
    pub how: Option<EndedHow>,
    /// Who did that; null for Baton, and where it is not kept.
    pub by: Option<String>,
    /// Why; null where nobody was asked, and where it is not kept.
    pub why: Option<String>,
    /// When; null where it is not kept.
    pub at: Option<Timestamp>,
}

/// Who waits for messages to a tool that were not delivered.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WaitingForTool {
    /// How many people, each once.
    pub people: u64,
    /// Whether there are more than were counted.
    pub more: bool,
    /// By what, what keeps most waiting first.
    pub causes: Vec<WaitingCause>,
    /// To how many of them it is sent again by one request: to those for whom what kept them was put
    /// right, else to those for whom that can be done at the connection or an address.
    pub again: u64,
    /// Whether it was put right since.
    pub mended: bool,
}

/// What keeps people waiting for messages to a tool.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WaitingCause {
    /// What.
    pub kind: ProblemKind,
    /// How many people, each once.
    pub people: u64,
    /// Whether the request that sends again is for them.
    pub again: bool,
}

/// Who calls with a wrong token again and again.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WrongTokenList {
    /// The addresses, those with the last news first.
    pub items: Vec<WrongTokens>,
    /// Of the addresses that were looked at, those of which something cannot be read.
    pub unreadable: Vec<Unreadable>,
    /// Whether there may be others.
    pub more: bool,
    /// So many refused calls are kept of each address, the newest.
    pub kept: u64,
    /// For so many days they are kept.
    pub kept_days: u64,
}

/// An address that is called with a wrong token again and again.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WrongTokens {
    /// The workflow.
    pub workflow: WorkflowId,
    /// Its name.
    pub workflow_name: String,
    /// The trigger or step whose address it is.
    pub owner: StepId,
    /// What that is called.
    pub owner_name: String,
    /// Who called last.
    pub from: String,
    /// How often, of the calls that are kept.
    pub calls: u64,
    /// Whether it may have been more often.
    pub more: bool,
    /// When the first of them came.
    pub since: Timestamp,
    /// When the last came.
    pub last_at: Timestamp,
}

/// What came of sending again for everybody who waits for messages to a tool.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SentAgain {
    /// How many people waited, each once.
    pub people: u64,
    /// So many messages were sent again, of the causes that are at their end.
    pub done: u64,
    /// So many of these could not be.
    pub could_not: u64,
    /// The first of those, and what they lack.
    pub still: Vec<StillNeeds>,
    /// The jobs that go on with the other causes; what they have done is counted at their end.
    pub jobs: Vec<JobId>,
}

/// One problem of a group.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProblemItem {
    /// Its number.
    pub id: String,
    /// What.
    pub kind: ProblemKind,
    /// Named values.
    pub params: Params,
    /// How it stands.
    pub state: ProblemState,
    /// The person.
    pub person: Option<PersonId>,
    /// The person's name.
    pub person_name: Option<String>,
    /// The run.
    pub run: Option<RunId>,
    /// The call.
    pub call: Option<CallId>,
    /// What the call says, where it is about one.
    pub says: Option<CallSays>,
    /// The step.
    pub step: Option<StepId>,
    /// Runs that fit, when the question is which.
    pub candidates: Vec<RunCandidate>,
    /// Since when.
    pub at: Timestamp,
    /// How it ended for this one; null while it is open.
    pub ended: Option<ItemEnded>,
}

/// What a call says of itself.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CallSays {
    /// Who sent it: the program's name for itself, else its network address.
    pub from: String,
    /// Whom it seems to be about, by the names of a person's details, such as `work_email`;
    /// nothing where the problem does not ask for a person.
    pub details: Params,
}

/// A run that a call may be about.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RunCandidate {
    /// The run.
    pub run: RunId,
    /// The person.
    pub person: PersonId,
    /// The person's name.
    pub person_name: String,
    /// Their work e-mail, which tells people of one name from each other.
    pub work_email: Option<String>,
    /// When the run started.
    pub started_at: Timestamp,
    /// What stands in the call beside the field that it is looked up by, and names this run; null
    /// where it fits by that field.
    pub says: Option<String>,
}

/// A person of the list.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct ChoosePersonInput {
    /// Who it is.
    pub person: PersonId,
}

/// What a word of another tool means.
#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct MeaningInput {
    /// The value that the detail gets for it.
    pub ours: String,
}

/// Somebody whose message could not be sent again.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StillNeeds {
    /// The person.
    pub person: PersonId,
    /// The person's name.
    pub person_name: String,
    /// What keeps it here.
    pub kind: ProblemKind,
    /// Named values.
    pub params: Params,
}

/// How many were done and how many could not be, until now.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Done {
    /// Done.
    pub done: u64,
    /// Could not be.
    pub could_not: u64,
    /// So many of the calls that were used started a run.
    pub started: u64,
    /// So many were about somebody who was in the workflow already: no second run began.
    pub already_in: u64,
    /// Of those that could not be sent again the first, and what they lack.
    pub still: Vec<StillNeeds>,
    /// The job that goes on with the others; null when it is at its end.
    pub job: Option<JobId>,
}
