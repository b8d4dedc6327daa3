//! What can happen to a run.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::effect::Deadline;
use crate::call::Entry;
use crate::details::Details;
use crate::ids::{CallId, PersonId, StepId};
use crate::json::Json;
use crate::template::Prepared;

/// Something that happened, with the details read in the same transaction.
#[derive(Clone, Debug)]
pub struct Event<'a> {
    /// What happened.
    pub happened: Happened,
    /// Person, company and workflow as they are at that moment.
    pub details: &'a Details,
}

/// The things that can happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happened {
    /// A call, or a person, started the run.
    Started {
        /// What the call says about this person; none when no call started it.
        about: Option<Entry>,
    },
    /// A call started the run, and what comes about the same person until a moment belongs to it.
    StartedToSettle {
        /// What the call says about this person.
        about: Entry,
        /// When the run begins.
        until: Timestamp,
    },
    /// Another call came about the person of a run that waits for more.
    CallMerged {
        /// The call.
        call: CallId,
        /// What it says about the person.
        about: Entry,
    },
    /// Nothing more is waited for.
    Settled,
    /// An admin does not wait for more.
    StartedNow {
        /// Who.
        by: String,
    },
    /// Another call came to the start about the run's person, and begins nothing.
    AnotherCallCame {
        /// The call.
        call: CallId,
    },
    /// The other tool answered a message with success.
    AnswerReceived {
        /// The step.
        step: StepId,
        /// Which of the step's messages.
        occurrence: u32,
        /// The answer.
        answer: Answer,
        /// How many tries it took.
        tries: u32,
    },
    /// A try did not succeed.
    TryFailed {
        /// The step.
        step: StepId,
        /// Which of the step's messages.
        occurrence: u32,
        /// What went wrong.
        failure: Failure,
        /// The number of the try, from 1.
        tries: u32,
        /// Whether no further try follows by itself.
        last: bool,
        /// The host that the answer names in its `Location`, if any.
        leads_to: Option<String>,
    },
    /// A call was found to be this run's; it is used when the run is there.
    CallBound {
        /// The waiting step.
        step: StepId,
        /// The call.
        call: CallId,
        /// What it says about the person of the run.
        about: Entry,
    },
    /// What a step set of the person is stored, or cannot be.
    PersonUpdated {
        /// The step.
        step: StepId,
        /// What came of it.
        updated: Updated,
    },
    /// A deadline passed.
    DeadlinePassed {
        /// The step.
        step: StepId,
        /// Which of its deadlines.
        which: Deadline,
    },
    /// An admin skips the step.
    StepSkipped {
        /// The step.
        step: StepId,
        /// Who.
        by: String,
        /// Why.
        why: String,
    },
    /// An admin says that the call came another way.
    MarkedReceived {
        /// The waiting step.
        step: StepId,
        /// Who.
        by: String,
        /// Why.
        why: String,
        /// What it said, if known.
        data: Option<Json>,
    },
    /// An admin sends a message again under its id, or lets a step that sent nothing try again.
    SentAgain {
        /// The step.
        step: StepId,
        /// Who.
        by: String,
        /// Why.
        why: String,
        /// What was changed before; then it is a new message.
        changed: Option<Box<ChangedData>>,
    },
    /// An admin lets the step's message be made anew with the settings of another version, which
    /// stand in the definition that this is applied with.
    SettingsUsed {
        /// The step.
        step: StepId,
        /// The version whose settings these are.
        version: i64,
        /// Who.
        by: String,
        /// Why.
        why: String,
    },
    /// An admin does a step again after its success, or sends what has changed since: a new
    /// message. What was not accepted and is unchanged goes out under its id (C8).
    SentNew {
        /// The step.
        step: StepId,
        /// Who.
        by: String,
        /// Why.
        why: String,
        /// The step's latest message as it is stored; what is the same bytes is the same message.
        before: Option<Box<Prepared>>,
    },
    /// An admin says which path the run takes.
    PathChosen {
        /// The step.
        step: StepId,
        /// The path; *otherwise* is the step's own id.
        path: StepId,
        /// Who.
        by: String,
        /// Why.
        why: String,
    },
    /// An admin lets the moment come that a try-out waits for.
    SkippedAhead {
        /// The waiting step.
        step: StepId,
        /// Who.
        by: String,
    },
    /// Details of the person or the company are others than before.
    DetailsChanged,
    /// An admin stops the run.
    Stopped {
        /// Who.
        by: String,
        /// Why.
        why: String,
    },
}

/// What came of setting details of the person: all of them, or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Updated {
    /// They have them; what is others than before, in a try-out what would be.
    Changed(Vec<DetailChange>),
    /// A value is none that its detail can have.
    Unfit {
        /// The detail.
        detail: String,
        /// What it was to become.
        value: String,
        /// Why it cannot.
        why: Unfit,
    },
    /// Somebody else has what only one person can have.
    Taken {
        /// The detail.
        detail: String,
        /// Who has it.
        person: PersonId,
        /// Their name.
        name: String,
    },
}

/// What a detail was, and is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DetailChange {
    /// The detail.
    pub detail: String,
    /// None where it was empty.
    pub from: Option<String>,
    /// None where it is empty.
    pub to: Option<String>,
}

/// Why a value cannot become a detail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unfit {
    /// It is no day, or could be two.
    NoDay,
    /// It is no time zone.
    NoZone,
    /// It is none of the words for a status.
    NoStatus,
    /// It is no e-mail address.
    NoEmail,
    /// It is not of the detail's type, or there are as many details or tools as may be.
    OtherKind,
    /// It is, or looks, sensitive, and the detail is not marked as that.
    LooksSensitive,
}

/// What an admin sends in place of what the step would.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedData {
    /// The whole body.
    pub body: String,
    /// What differs in it, by the names that it has in the other tool.
    pub names: Vec<String>,
}

/// What came back on a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// What its body says it is, and in which charset.
    pub content_type: Option<String>,
    /// The body as received, up to the limit.
    pub body: Vec<u8>,
    /// Whether there was more.
    pub cut: bool,
}

/// Why a try did not succeed.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    utoipa::ToSchema,
)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Failure {
    /// An answer that is no success.
    Status {
        /// The HTTP status.
        status: u16,
    },
    /// The host's name is not found.
    HostNotFound,
    /// Nothing answers there.
    NothingAnswers,
    /// No answer in time.
    NoAnswerInTime,
    /// The certificate cannot be trusted.
    BadCertificate,
    /// The connection broke off, or the answer was no HTTP.
    BrokenConnection,
    /// The consent to send there is missing.
    ConsentMissing,
    /// The connection has no address or no token, or does not exist.
    ConnectionIncomplete,
    /// The connection was stopped.
    ConnectionStopped,
    /// The secret store is locked, or has no such secret.
    SecretMissing,
}

impl Failure {
    /// The failure's name on wires, without its values.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Status { .. } => "status",
            Self::HostNotFound => "host_not_found",
            Self::NothingAnswers => "nothing_answers",
            Self::NoAnswerInTime => "no_answer_in_time",
            Self::BadCertificate => "bad_certificate",
            Self::BrokenConnection => "broken_connection",
            Self::ConsentMissing => "consent_missing",
            Self::ConnectionIncomplete => "connection_incomplete",
            Self::ConnectionStopped => "connection_stopped",
            Self::SecretMissing => "secret_missing",
        }
    }
}

/// How a try ended that nobody waits for any more.
#[derive(Clone, Copy)]
pub(crate) enum Ended {
    /// With an answer of this status.
    Answered(u16),
    /// Without success.
    Failed(Failure),
}

/// A try as it was reported.
#[derive(Clone, Copy)]
pub(crate) struct Try<'a> {
    pub(crate) failure: Failure,
    pub(crate) number: u32,
    pub(crate) last: bool,
    /// The host that the answer names in its `Location`.
    pub(crate) leads_to: Option<&'a str>,
}
