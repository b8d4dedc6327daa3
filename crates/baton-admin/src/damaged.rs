//! A row of a list of which something cannot be read: it is told as such, and hides no other.

use crate::page::Unreadable;
use crate::{Code, Outcome};

/// What can be read; nothing of what cannot, where something else tells of it.
pub(crate) fn readable<T>(read: Outcome<T>) -> Outcome<Option<T>> {
    match read {
        Ok(read) => Ok(Some(read)),
        Err(refusal) if refusal.code == Code::Damaged => Ok(None),
        Err(refusal) => Err(refusal),
    }
}

/// Keeps what can be shown; a row of which something cannot be read is told as such.
pub(crate) fn shown<T>(
    table: &str,
    number: i64,
    shown: Outcome<T>,
    unreadable: &mut Vec<Unreadable>,
) -> Outcome<Option<T>> {
    match shown {
        Ok(item) => Ok(Some(item)),
        Err(refusal) if refusal.code == Code::Damaged => {
            unreadable.push(Unreadable {
                table: table.to_owned(),
                number,
                name: None,
                why: refusal.detail,
            });
            Ok(None)
        }
        Err(refusal) => Err(refusal),
    }
}
