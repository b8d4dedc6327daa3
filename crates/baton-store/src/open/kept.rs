//! The names of what Baton keeps beside a database by itself: copies, and logs that were put aside.

pub(super) const FORMAT_CHANGE: &str = "before-format-";
pub(super) const REPLACED: &str = "before-replaced-";
pub(super) const COPY: &str = ".db";
/// Not `.db-wal`: SQLite would take it for the log of the copy beside it.
pub(super) const LOG: &str = ".log";

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
