//! The shapes of received calls.

use baton_core::call::reading::How;
use baton_core::ids::{AddressId, CallId, PersonId, RunId, StepId, WorkflowId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Params;
use crate::addresses::{Misread, ReceivedField};
use crate::hidden::HiddenParts;
use crate::people::PersonInput;

/// How a call was received.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CallKind {
    /// Stored and answered `200`.
    Accepted,
    /// Kept behind a `401`.
    WrongToken,
    /// Over the body limit.
    TooBig,
    /// Its body was compressed.
    Compressed,
    /// Only asked whether somebody is there, and was answered.
    Handshake,
    /// Came as `GET`, which the address does not take.
    Opened,
}

/// What became of a call, for one person or run (C5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DispositionKind {
    /// Not handled yet.
    WaitingToBeHandled,
    /// Belongs to a run that has not reached the step.
    Bound,
    /// A run whose value is not known yet may want it.
    Unmatched,
    /// Came while the workflow was a draft.
    Sample,
    /// Started a run.
    StartedRun,
    /// Moved a run past a step.
    MovedRun,
    /// The condition is false.
    ConditionNotMet,
    /// The person is in the workflow and not finished.
    AlreadyInTheWorkflow,
    /// The same call again.
    Duplicate,
    /// The run was past the step.
    ArrivedAfterwards,
    /// The run stopped or passed the step another way.
    NotNeeded,
    /// Came while the workflow was off.
    Kept,
    /// Waits for a person's decision.
    Problem,
    /// Somebody decided to leave it.
    Ignored,
    /// Refused at the door.
    Refused,
    /// Was a question or a test of the sender, and starts nothing.
    OnlyATest,
    /// Belongs to a run that waits for more about its person before it begins; `until` says when.
    Settling,
    /// Became part of a run that another call about the same person had started.
    Merged,
}

/// What became of a call, for one person or run.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Disposition {
    /// What.
    pub kind: DispositionKind,
    /// Whom it is about.
    pub person: Option<PersonId>,
    /// The person's name.
    pub person_name: Option<String>,
    /// The run it concerns.
    pub run: Option<RunId>,
    /// The step it concerns.
    pub step: Option<StepId>,
    /// More: the problem's kind, the value nobody has, whom it names, who decided, and why.
    pub detail: Params,
}

/// How many entries of a call came to the same.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Became {
    /// What became of them.
    pub kind: DispositionKind,
    /// How many.
    pub count: u64,
}

/// A call in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CallSummary {
    /// Its id.
    pub id: CallId,
    /// The address it came to.
    pub address: AddressId,
    /// The workflow.
    pub workflow: WorkflowId,
    /// When it was stored.
    pub at: Timestamp,
    /// From whom: the program's name for itself, else its network address.
    pub from: String,
    /// The network address it came from.
    pub network: String,
    /// Bytes of its data.
    pub size: u64,
    /// How it was received.
    pub kind: CallKind,
    /// Whether its data could be read.
    pub readable: bool,
    /// The call it repeats.
    pub duplicate_of: Option<CallId>,
    /// What became of it, by entry: the first hundred.
    pub dispositions: Vec<Disposition>,
    /// How many of its entries came to what, all of them.
    pub became: Vec<Became>,
    /// Whom it names, where nobody was found for it: `display_name` and `work_email`, as far as it
    /// says them.
    pub says: Params,
    /// Whether it can be used by hand.
    pub can_use: bool,
}

/// A stored header; credentials are `[kept out]`.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NamedValue {
    /// The name.
    pub name: String,
    /// The value.
    pub value: String,
}

/// A whole call.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Call {
    /// Its id.
    pub id: CallId,
    /// The address it came to.
    pub address: AddressId,
    /// The workflow.
    pub workflow: WorkflowId,
    /// When it was stored.
    pub at: Timestamp,
    /// From whom: the program's name for itself, else its network address.
    pub from: String,
    /// The network address it came from.
    pub network: String,
    /// Bytes of its data.
    pub size: u64,
    /// How it was received.
    pub kind: CallKind,
    /// Whether its data could be read.
    pub readable: bool,
    /// The call it repeats.
    pub duplicate_of: Option<CallId>,
    /// What became of it, by entry: the first hundred.
    pub dispositions: Vec<Disposition>,
    /// How many of its entries came to what, all of them.
    pub became: Vec<Became>,
    /// Whom it names, where nobody was found for it: `display_name` and `work_email`, as far as it
    /// says them.
    pub says: Params,
    /// Whether it can be used by hand.
    pub can_use: bool,
    /// The stored headers.
    pub headers: Vec<NamedValue>,
    /// The data as received, as text; null when it was not kept.
    pub body: Option<String>,
    /// What was found in it; the first 500.
    pub fields: Vec<ReceivedField>,
    /// How many were found in it, those left out of `fields` included.
    pub found: u64,
    /// How it was read; null when it was not.
    pub how: Option<How>,
    /// What was read, as JSON; null where that is what stands in `body`, or is longer than 64 KiB.
    pub data: Option<String>,
    /// Why it cannot be read; null when it can, or was not kept.
    pub misread: Option<Misread>,
    /// What of it looks sensitive and is masked; `POST /calls/{id}/reveal` shows it.
    pub hidden: HiddenParts,
}

/// Whom a call is about, decided by hand: exactly one of the three.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
pub struct ChooseInput {
    /// Which entry of a list is meant, by the number that its problem has; the only one that is asked
    /// about unless told.
    pub entry: Option<u32>,
    /// A person we know.
    pub person: Option<PersonId>,
    /// A run, when several fit.
    pub run: Option<RunId>,
    /// A person to add.
    pub add: Option<PersonInput>,
}
