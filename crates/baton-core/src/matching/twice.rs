//! Twice is once (C5): by what a call is known as a repeat, and what a repeat comes to.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::word_tables::{self, Means, WordTable};
use super::{DispositionKind, TestCall};
use crate::calendar::DayOrder;
use crate::document::nullable::said;
use crate::json::Json;

/// A sender's id is remembered for so long (C5).
const SENDER_ID_FOR: SignedDuration = SignedDuration::from_hours(90 * 24);

/// Identical data within so many minutes is one call, unless the address says otherwise.
const DUPLICATE_MINUTES: u32 = 10;

/// Where a sender puts its own id of a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum SenderId {
    /// In a header.
    Header {
        /// Its name.
        name: String,
    },
    /// In the data.
    Pointer {
        /// A JSON pointer.
        pointer: String,
    },
}

/// How calls at an address are read, and how twice is told from once (C1, C5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AddressSettings {
    /// The sender's id of a call, when it gives one.
    #[serde(deserialize_with = "said")]
    pub sender_id: Option<SenderId>,
    /// Without an id, identical data within so many minutes is one call (0 to 1440).
    pub duplicate_minutes: u32,
    /// Whether the tool can only open an address: what stands behind the `?` is then its data.
    #[serde(default)]
    pub takes_get: bool,
    /// Whether the day or the month stands first in dates such as `1/2/2026`, where the calls
    /// themselves prove nothing.
    #[serde(deserialize_with = "said")]
    pub day_order: Option<DayOrder>,
    /// What a caller is told in place of Baton's own words, where its tool wants to hear that; empty
    /// where it does not care.
    #[serde(default)]
    pub answer: String,
    /// What makes a call only a test of its sender.
    #[serde(default)]
    pub tests: Vec<TestCall>,
    /// What its tool's words mean, for details that have words of their own.
    #[serde(default)]
    pub words: Vec<WordTable>,
}

impl Default for AddressSettings {
    fn default() -> Self {
        Self {
            sender_id: None,
            duplicate_minutes: DUPLICATE_MINUTES,
            takes_get: false,
            day_order: None,
            answer: String::new(),
            tests: Vec::new(),
            words: Vec::new(),
        }
    }
}

/// By what a call is known as a repeat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SameAs {
    /// The sender's own id, per address.
    SenderId {
        /// The id as the sender wrote it.
        id: String,
        /// Until when a repeat is recognised.
        until: Timestamp,
    },
    /// Identical bytes at the same address.
    Bytes {
        /// Until when.
        until: Timestamp,
    },
    /// Never a repeat.
    Nothing,
}

impl AddressSettings {
    /// Whether a call with this data is only a test.
    #[must_use]
    pub fn is_only_a_test(&self, data: &Json) -> bool {
        self.tests.iter().any(|test| test.is(data))
    }

    /// What a value that comes for a detail means. What the table gives is known to it, too.
    #[must_use]
    pub fn means(&self, detail: &str, value: &Json) -> Means<'_> {
        word_tables::means(&self.words, detail, value)
    }

    /// Adds a word to the table of a detail, or says what it means from then on.
    pub fn learn(&mut self, detail: &str, theirs: &str, ours: &str) {
        word_tables::learn(&mut self.words, detail, theirs, ours);
    }

    /// By what a call is known as a repeat; `header` gives a header's value by its name.
    #[must_use]
    pub fn same_as<'h>(
        &self,
        header: impl FnOnce(&str) -> Option<&'h str>,
        data: Option<&Json>,
        at: Timestamp,
    ) -> SameAs {
        let id = match &self.sender_id {
            Some(SenderId::Header { name }) => header(name).map(|text| text.trim().to_owned()),
            Some(SenderId::Pointer { pointer }) => {
                data.and_then(|data| data.reach(pointer)).map(Json::display)
            }
            None => None,
        };
        let minutes = self.duplicate_minutes;
        let until = |span| at.checked_add(span).unwrap_or(Timestamp::MAX);
        match id.filter(|id| !id.is_empty()) {
            Some(id) => SameAs::SenderId {
                id,
                until: until(SENDER_ID_FOR),
            },
            None if minutes == 0 => SameAs::Nothing,
            None => SameAs::Bytes {
                until: until(SignedDuration::from_mins(minutes.into())),
            },
        }
    }
}

/// What the storing transaction knows of a call with the right token. That is one fact: of a
/// sample nothing else is asked, since samples claim no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// Its owner is in a draft only.
    OwnerIsDraft,
    /// No earlier call that counts is known by the same.
    First,
    /// An earlier call that counts is.
    Repeats {
        /// Whether the bodies are the same.
        same_body: bool,
    },
}

/// What a call with the right token is stored as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoredAs {
    /// It will be handled.
    New,
    /// Recorded while the owner is a draft.
    Sample,
    /// A repeat of an earlier call: nothing is started by it.
    Repeat,
    /// The sender's id of an earlier call with other data: the admin is asked.
    OtherData,
}

impl StoredAs {
    /// Decides in the storing transaction (C2, C5).
    #[must_use]
    pub fn of(found: Found) -> Self {
        match found {
            Found::OwnerIsDraft => Self::Sample,
            Found::First => Self::New,
            Found::Repeats { same_body: true } => Self::Repeat,
            Found::Repeats { same_body: false } => Self::OtherData,
        }
    }

    /// What the call has come to with that.
    #[must_use]
    pub fn disposition(self) -> DispositionKind {
        match self {
            Self::New | Self::OtherData => DispositionKind::Waiting,
            Self::Sample => DispositionKind::Sample,
            Self::Repeat => DispositionKind::Duplicate,
        }
    }

    /// Whether its body is kept: an identical one is not kept twice.
    #[must_use]
    pub fn keeps_body(self) -> bool {
        match self {
            Self::New | Self::Sample | Self::OtherData => true,
            Self::Repeat => false,
        }
    }
}
