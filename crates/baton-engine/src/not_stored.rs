//! Why what was typed about a person is not stored.

use baton_core::details::CustomType;

/// Why what was typed is not stored.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotStored {
    /// A value is not what its detail's type says.
    #[error("the value of `{name}` does not fit its type")]
    DoesNotFit {
        /// The detail.
        name: String,
        /// Its type.
        kind: CustomType,
    },
    /// There are as many custom details as may be.
    #[error("there are as many custom details as Baton takes; use one that is there")]
    TooManyDetails,
    /// Another person has this id.
    #[error("another person has this id at {source_name}")]
    IdTaken {
        /// The other tool.
        source_name: String,
        /// Who has it.
        person: String,
    },
    /// There are as many other tools as may be.
    #[error("there are ids of as many other tools as Baton takes")]
    TooManySources,
}
