//! What a call is about: its body as a tree, the people it names, the fields of a sample.

mod entries;
mod form;
pub mod handshake;
mod naming;
mod page;
mod sample;

pub use entries::{Entries, Entry, MOST_ENTRIES, entries, is_email, match_key};
pub use naming::Names;
pub use page::is_web_page;
pub use sample::{FieldType, MOST_FIELDS, SampleField, fields};

use crate::json::{Json, Unreadable};

/// Reads a call's body: a form when it says so, else JSON, whatever the content type.
///
/// # Errors
/// Says why when it is unreadable.
pub fn read(content_type: Option<&str>, body: &[u8]) -> Result<Json, Unreadable> {
    let media_type = content_type
        .and_then(|text| text.split(';').next())
        .unwrap_or_default();
    if media_type
        .trim()
        .eq_ignore_ascii_case("application/x-www-form-urlencoded")
    {
        form::read(body)
    } else {
        Json::parse(body)
    }
}
