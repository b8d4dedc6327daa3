//! What is new about somebody, and which starts listen to it: the host raises it, whatever changed
//! them, and a kind of start says whether it is meant.

use serde::{Deserialize, Serialize};

use crate::run::DetailChange;

/// So many starts may follow one from another; what would be one more is asked about (C18).
pub const LONGEST_CHAIN: u32 = 10;

/// The detail that says whether somebody starts or leaves.
const STATUS: &str = "status";

/// What is new about somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum News {
    /// They are known from now on.
    Added,
    /// A detail of theirs became another.
    Changed(DetailChange),
}

/// What a start listens to, so that it is found without reading any other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Topic {
    /// Somebody is added.
    Added,
    /// This detail of somebody changes.
    Detail(String),
}

impl News {
    /// What listens to it listens to this.
    #[must_use]
    pub fn topic(&self) -> Topic {
        match self {
            Self::Added => Topic::Added,
            Self::Changed(change) => Topic::Detail(change.detail.clone()),
        }
    }

    /// The change, where it is one of the person's status.
    #[must_use]
    pub fn of_status(&self) -> Option<&DetailChange> {
        match self {
            Self::Changed(change) if change.detail == STATUS => Some(change),
            Self::Added | Self::Changed(_) => None,
        }
    }

    /// Whether it starts nothing for somebody who has left: only what says so of them does.
    #[must_use]
    pub fn passes_over_who_left(&self) -> bool {
        self.of_status().is_none()
    }
}

impl Topic {
    /// The status of somebody changes.
    #[must_use]
    pub fn status() -> Self {
        Self::Detail(STATUS.to_owned())
    }

    /// As a row stores it.
    #[must_use]
    pub fn stored(&self) -> String {
        match self {
            Self::Added => "added".to_owned(),
            Self::Detail(detail) => format!("detail {detail}"),
        }
    }
}
