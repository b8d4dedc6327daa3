//! How twice is told from once at an address (C5).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Identical data within so many minutes is one call, unless the address says otherwise.
const DUPLICATE_MINUTES: u32 = 10;

/// Where a sender puts its own id of a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
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

/// How twice is told from once (C5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AddressSettings {
    /// The sender's id of a call, when it gives one.
    pub sender_id: Option<SenderId>,
    /// Without an id, identical data within so many minutes is one call (0 to 1440).
    pub duplicate_minutes: u32,
}

impl Default for AddressSettings {
    fn default() -> Self {
        Self {
            sender_id: None,
            duplicate_minutes: DUPLICATE_MINUTES,
        }
    }
}

impl AddressSettings {
    /// Reads what `addresses.settings` holds; what cannot be read is as with a new address.
    pub fn read(stored: &str) -> Self {
        serde_json::from_str(stored).unwrap_or_default()
    }

    /// What `addresses.settings` holds.
    pub fn stored(&self) -> String {
        serde_json::to_string(self).expect("it is plain data")
    }
}
