//! What becomes of an open database whose file or log was moved or replaced.
//!
//! What was answered lies in the open file and in its log, whatever the names lead to, and must be
//! found after the end of this process: in the file, wherever it is, or in a copy where no name leads
//! to it. The log must never lie beside another file: SQLite would write its pages into that one.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rusqlite::Connection;

use crate::error::Kept;
use crate::open::{self, Whereabouts};
use crate::{Error, Result};

/// Brings everything into the open file or a copy of it, puts the log aside, and says where all of
/// it is. After the disk `failed` the log is not emptied: it may hold what the file does not.
pub(super) fn keep(db: &Connection, opened: &Whereabouts, failed: Option<Error>) -> Kept {
    let folder = opened.path.parent().unwrap_or_else(|| Path::new(""));
    let number = open::free_number(folder, Timestamp::now());
    let kept = match (opened.has_a_name(), failed) {
        (true, None) => within(db, opened, folder, number),
        (true, Some(failed)) => Err(failed),
        (false, _) => open::of_replaced(db, folder, number).map(Kept::Copy),
    };
    let aside = open::log_aside(folder, number);
    if matches!(kept, Ok(Kept::WhereItIs)) {
        mark(&aside);
    }
    match (kept, put_aside(opened, folder, &aside)) {
        (Ok(Kept::Copy(copy)), Ok(_)) if opened.file_is_in_place() => put_in_place(opened, copy),
        (Ok(kept), Ok(_)) => kept,
        (Err(error), Ok(Some(log))) => {
            tracing::error!(%error, log = %log.display(), "the log was kept apart from its file");
            Kept::Log(log)
        }
        (Err(error), Ok(None)) | (_, Err(error)) => Kept::Unsure(error.to_string()),
    }
}

/// In the file, as long as a name leads to it; else, and where somebody reads it, in a copy: that keeps
/// the log from being copied into the file, but not from being read.
fn within(db: &Connection, opened: &Whereabouts, folder: &Path, number: i64) -> Result<Kept> {
    match moved_into(db) {
        Ok(()) if opened.has_a_name() => Ok(named(opened)),
        Ok(()) | Err(Error::Held { .. }) => open::of_replaced(db, folder, number).map(Kept::Copy),
        Err(error) => Err(error),
    }
}

fn named(opened: &Whereabouts) -> Kept {
    if opened.file_is_in_place() {
        Kept::InPlace
    } else {
        Kept::WhereItIs
    }
}

/// Leaves an empty file that tells the next start that a database was here, so that it makes no new one;
/// the log takes its place where there is one.
fn mark(aside: &Path) {
    if let Err(error) = open::private_file(aside) {
        tracing::warn!(%error, "nothing says that a database was here");
    }
}

/// A copy takes the place of the open file, which still lies where it did, but without its log: no start
/// goes on without what was answered. Whoever reads the file reads on in what it was.
fn put_in_place(opened: &Whereabouts, copy: PathBuf) -> Kept {
    // An index of a log that is no more; SQLite would believe it.
    let index = opened.path.with_extension("db-shm");
    let removed = fs::remove_file(&index);
    let is_gone = removed.is_ok() || !index.exists();
    match is_gone.then(|| fs::rename(&copy, &opened.path)) {
        Some(Ok(())) => Kept::InPlace,
        Some(Err(_)) | None => Kept::Copy(copy),
    }
}

/// Copies the whole log into the open file, and empties it.
fn moved_into(db: &Connection) -> Result<()> {
    let is_busy: bool = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if is_busy {
        return Err(Error::Held { by: Vec::new() });
    }
    Ok(())
}

/// Gives a log that does not belong to the file beside it a name of its own.
fn put_aside(opened: &Whereabouts, folder: &Path, aside: &Path) -> Result<Option<PathBuf>> {
    let is_own = opened.log_is_in_place();
    // Where both were replaced, they belong together.
    if is_own == opened.file_is_in_place() || !opened.log_path.exists() {
        return Ok(None);
    }
    fs::rename(&opened.log_path, aside)
        .map_err(|source| Error::folder("rename", &opened.log_path, source))?;
    open::sync(folder)?;
    Ok(Some(aside.to_owned()))
}
