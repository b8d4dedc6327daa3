//! The one way an operation says no.

use baton_core::validation::Problem;
use serde::Serialize;
use utoipa::ToSchema;

use super::Params;

/// Why an operation was refused: the closed set that clients branch on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ErrorCode)]
pub enum Code {
    /// The request cannot be read.
    BadRequest,
    /// No session, or it ended.
    NotSignedIn,
    /// The one-time sign-in link was used or is unknown.
    LinkUsed,
    /// The `Host` or `Origin` is not this Baton's.
    WrongOrigin,
    /// Nothing under this id.
    NotFound,
    /// No such operation at this path.
    MethodNotAllowed,
    /// The body is larger than the limit.
    TooLarge,
    /// The draft was changed elsewhere since it was read.
    StaleDraft,
    /// The workflow has something to fix.
    NotReady,
    /// The workflow is not in a state that allows this.
    WrongState,
    /// The same is being done already.
    AlreadyUnderWay,
    /// People are part-way; stop them or let them finish.
    UnfinishedRuns,
    /// A field has a value that cannot be.
    InvalidField,
    /// Another person has this work e-mail.
    EmailTaken,
    /// Another person has this id in another tool.
    ExternalIdTaken,
    /// Somebody has a value of this detail.
    DetailInUse,
    /// It was changed while this was on its way.
    ChangedMeanwhile,
    /// The data of a message is not what was seen before it was changed.
    StaleData,
    /// A connection is still used by steps.
    InUse,
    /// The text holds no web address.
    NoAddress,
    /// What was given for a token looks like none; it can be used all the same.
    NotAToken,
    /// The text can be read in several ways, and it is not said which one is meant.
    Unclear,
    /// The pasted address is Baton's own.
    OwnAddress,
    /// This host can never be allowed.
    AddressForbidden,
    /// The first real send to an address needs a yes.
    ConfirmFirstSend,
    /// The step, the run or the message does not allow this action.
    ActionNotPossible,
    /// The run is at several steps, and none is named.
    WhichStep,
    /// A reason is required.
    ReasonMissing,
    /// The call was used, or it cannot be.
    CallNotUsable,
    /// The file is no export of a workflow that this Baton reads.
    FileUnreadable,
    /// Another program has the port, or the system has reserved it.
    PortNotFree,
    /// The password store is not open.
    SecretsClosed,
    /// This host does not offer it.
    NotOnThisHost,
    /// Another program keeps the database for itself.
    FileHeld,
    /// The database was moved or replaced while Baton had it open; nothing more is stored.
    FileReplaced,
    /// The disk or the database failed; nothing more is stored.
    DiskFailed,
    /// The disk is full; it goes on once there is room.
    DiskFull,
    /// Baton is stopping.
    Stopping,
    /// What is stored of it cannot be read.
    Damaged,
    /// Something in Baton broke; the log has it.
    Internal,
}

/// What kind of no a code is; all that a host has to know of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// The request cannot be read.
    Unreadable,
    /// Whoever asks is not known.
    NotSignedIn,
    /// Nobody may ask it here.
    Forbidden,
    /// There is no such thing.
    Missing,
    /// There is the thing, but not this operation.
    NoOperation,
    /// There is too much of it.
    TooLarge,
    /// It does not fit what is there.
    Conflict,
    /// What is asked cannot be.
    Invalid,
    /// Something that it needs is closed.
    Closed,
    /// Baton broke.
    Broken,
}

impl Code {
    /// What kind of no it is.
    #[must_use]
    pub const fn class(self) -> Class {
        match self {
            Self::BadRequest => Class::Unreadable,
            Self::NotSignedIn | Self::LinkUsed => Class::NotSignedIn,
            Self::WrongOrigin | Self::NotOnThisHost => Class::Forbidden,
            Self::NotFound => Class::Missing,
            Self::MethodNotAllowed => Class::NoOperation,
            Self::TooLarge => Class::TooLarge,
            Self::StaleDraft
            | Self::WrongState
            | Self::AlreadyUnderWay
            | Self::UnfinishedRuns
            | Self::EmailTaken
            | Self::ExternalIdTaken
            | Self::DetailInUse
            | Self::ChangedMeanwhile
            | Self::StaleData
            | Self::InUse
            | Self::ConfirmFirstSend
            | Self::ActionNotPossible
            | Self::WhichStep
            | Self::CallNotUsable
            | Self::PortNotFree
            | Self::NotAToken
            | Self::Unclear
            | Self::NotReady => Class::Conflict,
            Self::InvalidField
            | Self::NoAddress
            | Self::OwnAddress
            | Self::AddressForbidden
            | Self::ReasonMissing
            | Self::FileUnreadable => Class::Invalid,
            Self::SecretsClosed
            | Self::FileHeld
            | Self::FileReplaced
            | Self::DiskFailed
            | Self::DiskFull
            | Self::Stopping => Class::Closed,
            Self::Damaged | Self::Internal => Class::Broken,
        }
    }
}

/// A refused operation.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{detail}")]
pub struct Refusal {
    /// What clients branch on.
    pub code: Code,
    /// One English sentence for whoever reads the answer without the user interface.
    pub detail: String,
    /// Named values that belong to the code.
    pub params: Params,
    /// What is to be fixed, when the code is `not_ready`.
    pub problems: Vec<Problem>,
}

impl Refusal {
    /// A refusal without further values.
    pub fn new(code: Code, detail: impl Into<String>) -> Self {
        Self {
            code,
            detail: detail.into(),
            params: Params::new(),
            problems: Vec::new(),
        }
    }

    /// Nothing under this id.
    pub fn not_found(thing: &str, id: impl std::fmt::Display) -> Self {
        Self::new(Code::NotFound, format!("there is no {thing} `{id}`"))
    }

    /// A field's value cannot be.
    pub fn field(name: &str, detail: impl Into<String>) -> Self {
        Self::new(Code::InvalidField, detail).with("field", name)
    }

    /// Adds a named value.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.params.insert(name.to_owned(), value.into());
        self
    }
}
