//! The names of what Baton keeps beside a database by itself: copies, and logs that were put aside.

use std::fs;
use std::path::Path;

pub(super) const FORMAT_CHANGE: &str = "before-format-";
pub(super) const REPLACED: &str = "before-replaced-";
pub(super) const COPY: &str = ".db";
/// Not `.db-wal`: SQLite would take it for the log of the copy beside it.
pub(super) const LOG: &str = ".log";

/// The newest copy in a folder of a database that was replaced or removed while it was open.
pub(super) fn newest_replaced(folder: &Path) -> Option<String> {
    let number = |name: &str| -> Option<i64> {
        let number = name.strip_prefix(REPLACED)?.strip_suffix(COPY)?;
        number.parse().ok()
    };
    kept_in(folder)
        .filter_map(|name| Some((number(&name)?, name)))
        .max()
        .map(|(_, name)| name)
}

/// The names of all that is kept in a folder.
pub(super) fn kept_in(folder: &Path) -> impl Iterator<Item = String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| is_kept(name))
}

/// Whether a name in a folder is that of a finished copy, or of a log that was put aside.
pub(super) fn is_kept(name: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|one| one.is_ascii_digit());
    let kinds = [(FORMAT_CHANGE, COPY), (REPLACED, COPY), (REPLACED, LOG)];
    kinds.into_iter().any(|(beginning, ending)| {
        let number = name.strip_prefix(beginning);
        number
            .and_then(|rest| rest.strip_suffix(ending))
            .is_some_and(is_number)
    })
}
