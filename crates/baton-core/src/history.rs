//! What happened to a run, one entry per thing.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize, Serializer};
use utoipa::ToSchema;

use crate::ids::StepId;

/// Named values of an entry or a problem.
pub type Params = BTreeMap<String, String>;

/// One thing that happened. Every run stores some, so as JSON it is a list: what, at which step, and
/// the values.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "Stored")]
pub struct HistoryEntry {
    /// At which step; none for the run as a whole.
    pub step: Option<StepId>,
    /// What.
    pub kind: Kind,
    /// Named values, among them `by` and `why` of an admin's action.
    pub params: Params,
}

impl Serialize for HistoryEntry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.kind, &self.step, &self.params).serialize(serializer)
    }
}

/// An entry as it is stored. Up to the thirteenth format its parts had names.
#[derive(Deserialize)]
#[serde(untagged)]
enum Stored {
    Listed(Kind, Option<StepId>, Params),
    Named {
        kind: Kind,
        step: Option<StepId>,
        params: Params,
    },
}

impl From<Stored> for HistoryEntry {
    fn from(stored: Stored) -> Self {
        match stored {
            Stored::Listed(kind, step, params) | Stored::Named { kind, step, params } => {
                Self { step, kind, params }
            }
        }
    }
}

/// The kinds of things that happen to a run.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "snake_case")]
#[schema(as = HistoryKind)]
pub enum Kind {
    /// The run began.
    RunStarted,
    /// The run waits for more about its person before it begins.
    SettleBegan,
    /// Another call about its person came meanwhile, and became part of it.
    CallMerged,
    /// Nothing more is waited for: the run begins.
    Settled,
    /// A message was handed over for sending.
    MessageReady,
    /// A try did not succeed.
    TryFailed,
    /// The tries are spent.
    GivenUp,
    /// The other tool accepted the message.
    MessageAccepted,
    /// The other tool accepted a message that was made after the step's success.
    AcceptedAgain,
    /// The run waits for a call.
    WaitStarted,
    /// A call came before the run was there, and is kept for it.
    CallBound,
    /// A call moved the run on.
    CallUsed,
    /// Nobody called within the reminder.
    ReminderPassed,
    /// Nobody called within the limit.
    LimitPassed,
    /// Another call came to the start about the run's person, and began nothing.
    AnotherEventCame,
    /// The run needs the admin.
    NeedsYou,
    /// What the admin was needed for is over.
    ProblemSolved,
    /// An admin skipped the step.
    StepSkipped,
    /// An admin marked the call as received.
    MarkedReceived,
    /// An admin sent a message again.
    SentAgain,
    /// An admin sent a step's data again as a new message.
    SentNew,
    /// An admin let the step's message be made anew with the settings of another version.
    SettingsUsed,
    /// An admin gave up a message that was made after the step's success.
    NewMessageDropped,
    /// An admin let a step try again that had sent nothing.
    TriedAgain,
    /// The run took a path by its condition.
    PathTaken,
    /// An admin said which path the run takes.
    PathChosen,
    /// The run takes several paths at once.
    PathsBegun,
    /// The first of several paths is done; the others are not needed.
    FirstDone,
    /// What was under way in another path is not needed any more.
    Withdrawn,
    /// A try ended after its step was not needed any more; it may have done something.
    EndedAfterwards,
    /// The run waits for a moment.
    TimeWaitStarted,
    /// The moment that the run waits for is another one.
    TimeWaitMoved,
    /// The moment that the run waited for came.
    TimeCame,
    /// A step set a detail of the person; in a try-out it only would have.
    DetailSet,
    /// A step had nothing to set: the person had all of it.
    NothingToSet,
    /// An admin let the moment come that a try-out waited for.
    SkippedAhead,
    /// An admin stopped the run.
    RunStopped,
    /// The run reached its end.
    RunDone,
}
