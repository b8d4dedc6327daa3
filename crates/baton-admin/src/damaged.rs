//! A row of a list of which something cannot be read: it is told as such, and hides no other.

use crate::page::Unreadable;
use crate::{Code, Outcome, Refusal};

/// What can be read; nothing of what cannot, where something else tells of it.
pub(crate) fn readable<T>(read: Outcome<T>) -> Outcome<Option<T>> {
    match read {
        Ok(read) => Ok(Some(read)),
        Err(refusal) if refusal.code == Code::Damaged => Ok(None),
        Err(refusal) => Err(refusal),
    }
}

/// A row beside what is shown: none where there is none, and where it cannot be read.
pub(crate) fn beside<T>(row: Result<Option<T>, baton_store::Error>) -> Outcome<Option<T>> {
    Ok(readable(row.map_err(Refusal::from))?.flatten())
}

/// Keeps what can be shown; a row of which something cannot be read is told as such,
/// once.
pub(crate) fn shown<T>(
    table: &str,
    number: i64,
    shown: Outcome<T>,
    unreadable: &mut Vec<Unreadable>,
) -> Outcome<Option<T>> {
    match shown {
        Ok(item) => Ok(Some(item)),
        Err(refusal) if refusal.code == Code::Damaged => {
            let is_told = |told: &Unreadable| told.table == table && told.number == number;
            if !unreadable.iter().any(is_told) {
                unreadable.push(Unreadable {
                    table: table.to_owned(),
                    number,
                    name: None,
                    why: refusal.detail,
                });
            }
            Ok(None)
        }
        Err(refusal) => Err(refusal),
    }
}
