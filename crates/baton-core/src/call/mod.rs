//! What a call is about: its body as a tree, the people it names, the fields of a sample.

mod another;
mod entries;
pub mod handshake;
mod naming;
mod page;
pub mod reading;
mod sample;
mod searched;
mod unusable;
mod whose;

pub use crate::email::is_email;
pub use another::is_of_another;
pub use entries::{Entries, Entry, Found, MOST_ENTRIES, MOST_PLACES, entries, entry_of, match_key};
pub use naming::Names;
pub use page::is_web_page;
pub use sample::{fields, how_many};
pub use searched::{Budget, fields_named};
pub use unusable::is_data;
pub use whose::whose;

use crate::json::{Json, Unreadable};

/// What a call's body says; how it was read is told by [`reading::read`].
///
/// # Errors
/// Says where and why when it is unreadable.
pub fn read(content_type: Option<&str>, body: &[u8]) -> Result<Json, Unreadable> {
    reading::read(content_type, body).map(|read| read.data)
}
