//! The one error of this crate.

use baton_core::run::Reason;
use baton_store::CallNo;

use crate::not_done::NotDone;
use crate::not_stored::NotStored;

/// Why the engine could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// An outgoing address in the options cannot be read.
    #[error("`{0}` is not a host and a port; write it like jira.intern:8443")]
    HostPort(String),
    /// The store refused.
    #[error(transparent)]
    Store(#[from] baton_store::Error),
    /// The secret store refused.
    #[error(transparent)]
    Secrets(#[from] baton_secrets::Error),
    /// A run names a version that is not stored.
    #[error("a workflow's version is missing; restore a backup")]
    NoVersion,
    /// What a version of a workflow is stored as cannot be read.
    #[error("{why}")]
    VersionUnread {
        /// Which one.
        version: i64,
        /// What is wrong with it.
        why: baton_store::Error,
    },
    /// There is no such thing.
    #[error("there is no such {0}")]
    Missing(&'static str),
    /// The run does not allow it.
    #[error("the run does not allow it: {0:?}")]
    NotPossible(Reason),
    /// The call was used, or cannot be.
    #[error("this call cannot be used")]
    CallNotUsable,
    /// The workflow has no live version.
    #[error("the workflow is not live")]
    NotLive,
    /// What was typed about a person cannot be stored.
    #[error(transparent)]
    NotStored(#[from] NotStored),
    /// A command is not done.
    #[error(transparent)]
    NotDone(#[from] NotDone),
    /// A long call is wanted that was not read yet. Who opened the transaction takes it back, reads the
    /// call, and begins again: nobody outside is told.
    #[error("a long call is to be read first")]
    Unread(CallNo),
    /// Baton is stopping.
    #[error("Baton is stopping")]
    Stopping,
    /// The computer gives no random numbers.
    #[error("the computer gives no random numbers: {0}")]
    Random(String),
}

impl Error {
    /// Whether another program keeps the database for itself.
    #[must_use]
    pub fn is_held(&self) -> bool {
        matches!(self, Self::Store(baton_store::Error::Held { .. }))
    }

    /// Whether it says something about Baton as a whole, rather than about what was worked on:
    /// whatever else is tried fails, too.
    #[must_use]
    pub fn is_of_the_store(&self) -> bool {
        match self {
            Self::Store(error) | Self::VersionUnread { why: error, .. } => error.is_of_the_store(),
            // What was worked on is as good as it was, and is worked on again.
            Self::Unread(_) => true,
            Self::Secrets(_) | Self::Stopping | Self::Random(_) => true,
            Self::HostPort(_)
            | Self::NoVersion
            | Self::Missing(_)
            | Self::NotPossible(_)
            | Self::CallNotUsable
            | Self::NotLive
            | Self::NotStored(_)
            | Self::NotDone(_) => false,
        }
    }
}
