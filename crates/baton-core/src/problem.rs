//! What a person must look at: the closed list of kinds.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::history::{HistoryEntry, Kind as Happened};
use crate::{StepId, word};

/// The kinds of problems, of runs and of calls.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "snake_case")]
#[schema(as = ProblemKind)]
pub enum Kind {
    /// The other tool answered with a status that is no success.
    NotAccepted,
    /// The other tool does not know the token (401).
    TokenNotValid,
    /// The other tool does not allow it (403).
    NotAllowed,
    /// The address does not exist there (404).
    AddressUnknown,
    /// The address is gone for good (410); the connection is stopped.
    AddressGone,
    /// The other tool already has the record (409).
    AlreadyThere,
    /// The other tool did not like the data (400, 422).
    DataNotAccepted,
    /// The other tool asks to slow down (429).
    TooManyRequests,
    /// The other tool has a problem on its side (5xx).
    ToolBroken,
    /// The other tool sends to another address (3xx), which is never followed.
    Redirected,
    /// The name of the host is not found.
    HostNotFound,
    /// Nothing answers at the address.
    NothingAnswers,
    /// No answer in time.
    NoAnswerInTime,
    /// The certificate cannot be trusted.
    BadCertificate,
    /// The connection broke off, or the answer was no HTTP.
    BrokenConnection,
    /// The consent to send there is missing.
    ConsentMissing,
    /// The connection has no address, or no token.
    ConnectionIncomplete,
    /// The connection was stopped.
    ConnectionStopped,
    /// The secret store is locked, or the secret is missing there.
    SecretMissing,
    /// A value is empty whose rule is *stop and tell me*.
    ValueMissing,
    /// A value cannot be sent as its type or format says.
    ValueUnusable,
    /// A detail is needed from an answer that was cut.
    AnswerCut,
    /// A step of a kind that the version which reached it could not run; *Try again* goes on.
    NotRunnable,
    /// A wait was reached without the value that finds its calls.
    MatchValueMissing,
    /// Which path a run takes cannot be told.
    PathUnclear,
    /// A wait for a moment has no date to count from.
    DateMissing,
    /// The moment that a step waits for had passed already.
    DatePassed,
    /// A value cannot become a detail of the person.
    DetailNotSet,
    /// Somebody else has what a step would make the person's, and only one can have.
    DetailTaken,
    /// Nobody called within the reminder or the limit.
    NobodyCalled,
    /// A call is about someone nobody knows.
    UnknownPerson,
    /// A call names nobody.
    NamesNobody,
    /// A call's value is no e-mail address.
    NotAnEmail,
    /// A date or a zone that a call brings about somebody cannot be read.
    DetailUnread,
    /// Somebody has the e-mail address of somebody who was there before.
    SameEmail,
    /// A call is about an e-mail address that somebody has who is known under another id there.
    OtherId,
    /// A call is about someone who has left.
    PersonHasLeft,
    /// A call is about someone who is part-way in the workflow, and its start asks then.
    AlreadyPartWay,
    /// Starts followed one from another too often, by what runs change about people.
    TooManyStarts,
    /// A call fits several runs.
    WhichRun,
    /// A call fits no run.
    NobodyMatches,
    /// A condition could not be told.
    CouldNotTell,
    /// A call's data cannot be read.
    Unreadable,
    /// Another body came under a sender's id already seen.
    OtherData,
    /// A call was about too many people.
    TooManyPeople,
    /// A call was longer than Baton takes them.
    CallTooLong,
    /// A call was compressed.
    CallCompressed,
    /// Something that Baton could not handle at all: a row that cannot be read, or at which it
    /// breaks off. It is set aside, and *Try again* puts it back.
    CouldNotHandle,
    /// Another program kept the database for itself, so that nothing could be stored for a while.
    FileHeld,
}

/// What ended a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum EndedHow {
    /// It fixed itself: a later try was accepted, or the call came that was waited for.
    ByItself,
    /// The message was sent again, or the step tried again.
    SentAgain,
    /// The step was skipped.
    Skipped,
    /// The call was marked as received.
    MarkedReceived,
    /// A path was chosen.
    PathChosen,
    /// The run was stopped.
    Stopped,
    /// Its calls were used.
    CallUsed,
    /// Somebody left it.
    Ignored,
}

impl EndedHow {
    /// By what a transition ends the problem of a step, where its history tells.
    #[must_use]
    pub fn of(history: &[HistoryEntry], step: Option<&StepId>, by_hand: bool) -> Option<Self> {
        let is_its = |entry: &&HistoryEntry| {
            entry.step.is_none() || step.is_none() || entry.step.as_ref() == step
        };
        history.iter().filter(is_its).find_map(|entry| {
            let of = (entry.kind, by_hand);
            let found = KINDS.iter().find(|(kind, hand, _)| (*kind, *hand) == of);
            found.map(|(.., how)| *how)
        })
    }
}

/// What ends a problem, whether by hand, and what that is called.
const KINDS: [(Happened, bool, EndedHow); 11] = [
    (Happened::RunStopped, true, EndedHow::Stopped),
    (Happened::SentAgain, true, EndedHow::SentAgain),
    (Happened::SentNew, true, EndedHow::SentAgain),
    (Happened::SettingsUsed, true, EndedHow::SentAgain),
    (Happened::TriedAgain, true, EndedHow::SentAgain),
    (Happened::StepSkipped, true, EndedHow::Skipped),
    (Happened::MarkedReceived, true, EndedHow::MarkedReceived),
    (Happened::PathChosen, true, EndedHow::PathChosen),
    (Happened::MessageAccepted, false, EndedHow::ByItself),
    (Happened::CallUsed, true, EndedHow::CallUsed),
    (Happened::CallUsed, false, EndedHow::ByItself),
];

impl Kind {
    /// Whether it keeps a message from being made: nothing goes out, whatever the other tool says.
    #[must_use]
    pub fn keeps_from_being_made(self) -> bool {
        Self::KEEP_FROM_BEING_MADE.contains(&self)
    }

    /// The kinds that keep a message from being made.
    pub const KEEP_FROM_BEING_MADE: [Self; 4] = [
        Self::ValueMissing,
        Self::ValueUnusable,
        Self::AnswerCut,
        Self::NotRunnable,
    ];

    /// The kinds to which a call to a start comes by what the start is set to: another setting may
    /// read the same call otherwise.
    pub const OF_A_STARTS_SETTING: [Self; 5] = [
        Self::NamesNobody,
        Self::NotAnEmail,
        Self::UnknownPerson,
        Self::PersonHasLeft,
        Self::CouldNotTell,
    ];

    /// Whether a call to a start came to it by what the start is set to.
    #[must_use]
    pub fn is_of_a_starts_setting(self) -> bool {
        Self::OF_A_STARTS_SETTING.contains(&self)
    }

    /// Whether a call names nobody by whom it could be told from the others of its cause: each is
    /// given to a person or a run by itself.
    #[must_use]
    pub fn is_of_nameless_calls(self) -> bool {
        matches!(self, Self::NamesNobody | Self::Unreadable)
    }

    /// The kind's name on wires.
    #[must_use]
    pub fn code(self) -> String {
        word(&self).to_owned()
    }
}
