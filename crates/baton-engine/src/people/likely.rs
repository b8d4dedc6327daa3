//! Somebody who is known under another form of an address: asked about, never taken for it (C17).

use baton_core::email;
use baton_store::table::people::PersonRow;
use baton_store::{Result, Snapshot};

/// Whom a text most likely means that is nobody's address.
pub fn likely(tables: &Snapshot<'_>, text: &str) -> Result<Option<PersonRow>> {
    for other in email::likely(text) {
        if let Some(known) = tables.people().by_email(&other)? {
            return Ok(Some(known));
        }
    }
    Ok(None)
}

/// Whether nobody is added under an address before the admin was asked.
pub fn is_asked_about(tables: &Snapshot<'_>, text: &str) -> Result<bool> {
    Ok(email::is_guest(text) || likely(tables, text)?.is_some())
}
