use std::path::PathBuf;

/// Why the store did not answer, or cannot be used.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Error {
    /// The store is there and locked; it opens when the person unlocks it.
    #[error("the password store is locked; unlock it")]
    Locked,
    /// There is no store, or it does not answer.
    #[error("there is no password store: {reason}")]
    Missing {
        /// What the platform said, without any secret.
        reason: String,
    },
    /// The store has not answered within the limit; a prompt may be open.
    #[error("the password store has not answered; a prompt may be waiting")]
    Waiting,
    /// The store refused this one value.
    #[error("the password store refused `{name}`: {reason}")]
    Refused {
        /// The secret's name.
        name: String,
        /// What the store said.
        reason: String,
    },
    /// The key file must not be used as it is.
    #[error("the key file `{path}` {reason}")]
    KeyFile {
        /// The key file.
        path: PathBuf,
        /// What is wrong and what helps.
        reason: String,
    },
}
