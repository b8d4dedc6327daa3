//! The closed list of what stands in the audit.

use baton_core::run::Verb;
use baton_core::word;
use serde::Serialize;

/// What an admin does, or Baton by itself: the closed list of the audit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Made a workflow.
    WorkflowCreated,
    /// Renamed one.
    WorkflowRenamed,
    /// Deleted one.
    WorkflowDeleted,
    /// Brought one back.
    WorkflowRestored,
    /// Made one from a file.
    WorkflowImported,
    /// Wrote one to a file.
    WorkflowExported,
    /// Began to change a draft: their later saves go on with it.
    DraftSaved,
    /// Made the draft what is live.
    DraftDiscarded,
    /// Put a draft live.
    WentLive,
    /// Turned a workflow off.
    TurnedOff,
    /// Turned a workflow on.
    TurnedOn,
    /// Started kept calls.
    KeptCallsStarted,
    /// Changed an address's settings.
    AddressChanged,
    /// Replaced an address's token.
    TokenRotated,
    /// Copied an address's token.
    TokenCopied,
    /// Looked at an address's token.
    TokenRevealed,
    /// Made a connection.
    ConnectionCreated,
    /// Changed one.
    ConnectionChanged,
    /// Deleted one.
    ConnectionDeleted,
    /// Stopped one, because its tool says that the address is gone.
    ConnectionStopped,
    /// Set a connection's address.
    ConnectionAddressSet,
    /// Set a connection's token.
    ConnectionTokenSet,
    /// Kept the value of an extra header.
    ConnectionHeaderSet,
    /// Gave a consent.
    ConsentGiven,
    /// Took one back.
    ConsentTakenBack,
    /// Sent a test.
    TestSent,
    /// Added a person.
    PersonAdded,
    /// Changed one.
    PersonChanged,
    /// Looked at a sensitive detail of one.
    PersonDetailRevealed,
    /// Added a custom detail, or changed its type or sensitivity.
    CustomDetailSet,
    /// Removed one.
    CustomDetailRemoved,
    /// Said whom a problem's calls are about.
    PersonChosen,
    /// Used a call by hand.
    CallUsed,
    /// Left a call alone.
    CallIgnored,
    /// Said whom a call is about.
    CallChosen,
    /// Left a problem alone.
    ProblemIgnored,
    /// Sent the messages of a problem again.
    ProblemSentAgain,
    /// Did something at a step of a run.
    AtStep(Verb),
    /// Ended a run.
    RunStopped,
    /// Started a try-out.
    TryOutStarted,
    /// Changed settings.
    SettingsChanged,
    /// Signed in.
    SignedIn,
    /// Signed out.
    SignedOut,
    /// Made a named token.
    AdminTokenMade,
}

impl Action {
    /// As it stands in the audit.
    pub(crate) fn code(self) -> &'static str {
        if let Self::AtStep(verb) = self {
            return verb.declared().recorded;
        }
        word(&self)
    }
}
