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

impl Entry {
    /// A value of the call as this entry sees it.
    ///
    /// A pointer through the list of entries means this entry's place in it, whichever entry of a
    /// sample it was picked from; any other is read from the entry, then from the whole call.
    #[must_use]
    pub fn find(&self, pointer: &str) -> Option<&Json> {
        let pointer: Pointer = pointer.parse().ok()?;
        let (above, wanted) = (self.at.tokens(), pointer.tokens());
        let Some((_, list)) = above.split_last() else {
            return pointer.find(&self.data);
        };
        let entry = self.at.find(&self.data)?;
        let through_the_list = wanted.len() > list.len() && wanted.starts_with(list);
        if through_the_list && is_place(&wanted[list.len()]) {
            return Pointer::new(wanted[above.len()..].to_vec()).find(entry);
        }
        pointer.find(entry).or_else(|| pointer.find(&self.data))
    }
}

/// Whether a name on the way can stand for every entry of a list.
fn is_place(token: &str) -> bool {
    token == "-" || crate::json::index(token).is_some()
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
