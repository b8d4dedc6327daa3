//! What a call is about: its body as a tree, the people it names, the fields of a sample.

use crate::definition::CallField;
use crate::json::{Json, Pointer, Unreadable};

/// At most this many people are read from one call.
pub const MOST_ENTRIES: usize = 10_000;

/// One person or value a call is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The value as received, trimmed.
    pub value: String,
    /// The call's whole data.
    pub data: Json,
    /// Where the entry lies in it; empty when the call is about one only.
    pub at: Pointer,
}

/// What a call's field holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entries {
    /// One per distinct value (trimmed, case-folded), in order.
    pub entries: Vec<Entry>,
    /// Whether there were more than [`MOST_ENTRIES`].
    pub too_many: bool,
}

/// Reads a call's body.
///
/// # Errors
/// Says why when it is unreadable.
pub fn read(content_type: Option<&str>, body: &[u8]) -> Result<Json, Unreadable> {
    let _ = content_type;
    Json::parse(body)
}

/// The entries a field of the call names.
#[must_use]
pub fn entries(data: &Json, field: &CallField) -> Entries {
    let _ = (data, field);
    Entries::default()
}
