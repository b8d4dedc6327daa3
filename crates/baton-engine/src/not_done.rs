//! Why a command is not done, where it is not the run that says no.

use baton_core::PersonId;
use baton_core::WorkflowState;
use baton_core::validation::Problem;
use jiff::Timestamp;

/// Why a command is not done. Nothing of it is stored then.
#[derive(Debug, thiserror::Error)]
pub enum NotDone {
    /// Nothing under this id.
    #[error("there is no {thing} `{id}`")]
    NoSuch {
        /// What was looked for.
        thing: &'static str,
        /// Its id.
        id: String,
    },
    /// No reason was given.
    #[error("say why; it is kept in the audit")]
    NoReason,
    /// The draft was changed elsewhere since it was read.
    #[error("the draft was changed elsewhere; read it again")]
    StaleDraft {
        /// The revision it has.
        revision: i64,
        /// When that was saved.
        saved_at: Timestamp,
        /// By whom.
        saved_by: Option<String>,
    },
    /// The draft is too large.
    #[error("the definition is larger than 4 MiB")]
    DraftTooLarge,
    /// No version is live to go back to.
    #[error("the workflow was never live; there is nothing to go back to")]
    NeverLive,
    /// The draft cannot go live as it is.
    #[error("the draft has something to fix before it can go live")]
    NotReady(Vec<Problem>),
    /// The workflow's state does not allow it.
    #[error("the workflow is {}", baton_core::word(.0))]
    WrongState(WorkflowState),
    /// People are part-way.
    #[error("people are part-way; stop their runs or let them finish first")]
    UnfinishedRuns,
    /// A consent for another host or port than the connection's.
    #[error("a consent is for the connection's own host and port")]
    OtherHost,
    /// The connection leads elsewhere than when its secret was entered.
    #[error("the connection was changed meanwhile; enter it again")]
    ChangedMeanwhile,
    /// The practice tool is not changed.
    #[error("the practice tool is a part of Baton and stays as it is")]
    PracticeTool,
    /// Another person has the work e-mail.
    #[error("another person has this work e-mail")]
    EmailTaken {
        /// Who.
        person: PersonId,
    },
    /// The same is being done already.
    #[error("this is being done already")]
    UnderWay,
    /// The job is over.
    #[error("this job is at its end")]
    AtItsEnd,
    /// What could not be handled is not left alone.
    #[error("what could not be handled is tried again; to be done with it, stop the run")]
    OnlyTriedAgain,
    /// Calls that name nobody are given to somebody one by one.
    #[error("these calls name nobody: say of each whom it is about")]
    WhichCall,
    /// Somebody has a value of the detail.
    #[error("somebody has a value of this detail")]
    DetailInUse {
        /// The detail.
        name: String,
    },
    /// A sign-in link was used, has ended or is unknown.
    #[error("this sign-in link was used or has ended")]
    LinkUsed,
    /// The first real send to an address needs a yes.
    #[error("this really goes to {address}; send with `confirmed`")]
    NotConfirmed {
        /// Where it goes.
        address: String,
    },
}

impl NotDone {
    /// Nothing under this id.
    pub(crate) fn no_such(thing: &'static str, id: impl std::fmt::Display) -> Self {
        let id = id.to_string();
        Self::NoSuch { thing, id }
    }
}
