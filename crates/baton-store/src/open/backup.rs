//! Copies of the database that Baton makes by itself, each verified before it counts: before a file
//! is brought to a newer format, and of an open file whose name another one took.
//!
//! They are not a way to look after data: they are there for the case that an update, or a restore,
//! must be taken back. They have what the database has, so they lie beside it with the same rights,
//! and go when they are [`KEPT`] old.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use rusqlite::{Connection, OpenFlags};

use super::folder::{private_file, sync};
use super::kept::{COPY, FORMAT_CHANGE, LOG, REPLACED, is_kept, newest_replaced};
use crate::{Error, Result};

/// How long a copy stays: as long as any backup may hold somebody who was erased (C15).
pub(crate) const KEPT: Duration = Duration::from_secs(30 * 24 * 60 * 60);

const UNFINISHED: &str = "before-format.part";

/// Copies the database as it stands before it becomes format `next`; nothing is written to it.
///
/// Fails when the copy cannot be made or is not the same, and when the database is damaged: the
/// file then stays at its format.
pub(crate) fn make(db: &Connection, folder: &Path, next: i64) -> Result<PathBuf> {
    let (pages, page): (u64, u64) = (pragma(db, "page_count")?, pragma(db, "page_size")?);
    let megabytes = (pages * page) >> 20;
    tracing::info!(
        megabytes,
        next,
        "an update changes the format of the database, which is copied before; Baton starts when \
         that is done"
    );
    sound(db, "the database")?;
    let backup = whole(db, folder, &format!("{FORMAT_CHANGE}{next}{COPY}"))?;
    tracing::info!(backup = %backup.display(), "copied the database before an update of its format");
    Ok(backup)
}

/// Copies an open database that no name leads to any more, with what its log holds.
pub(crate) fn of_replaced(db: &Connection, folder: &Path, number: i64) -> Result<PathBuf> {
    whole(db, folder, &format!("{REPLACED}{number}{COPY}"))
}

/// Where a log is put so that no other file gets it.
pub(crate) fn log_aside(folder: &Path, number: i64) -> PathBuf {
    folder.join(format!("{REPLACED}{number}{LOG}"))
}

/// The number of what is kept now: the seconds, or the first behind them that nothing is kept under,
/// for what was kept a moment ago may be all that there is of it.
pub(crate) fn free_number(folder: &Path, at: Timestamp) -> i64 {
    let is_taken = |number: i64, ending: &str| {
        let name = folder.join(format!("{REPLACED}{number}{ending}"));
        name.symlink_metadata().is_ok()
    };
    let mut numbers = at.as_second()..;
    let free = numbers.find(|number| !is_taken(*number, COPY) && !is_taken(*number, LOG));
    free.unwrap_or(i64::MAX)
}

/// A verified copy under that name, or none.
fn whole(db: &Connection, folder: &Path, name: &str) -> Result<PathBuf> {
    let unfinished = folder.join(UNFINISHED);
    remove(&unfinished)?;
    // SQLite writes into an empty file that is there, which keeps the rights it was made with.
    drop(private_file(&unfinished)?);
    let made = copy(db, &unfinished);
    if made.is_err() {
        // What is half a copy helps nobody; that it stays is no reason to say anything else.
        let _left = remove(&unfinished);
    }
    made?;
    let backup = folder.join(name);
    fs::rename(&unfinished, &backup)
        .map_err(|source| Error::folder("rename", &unfinished, source))?;
    sync(folder)?;
    Ok(backup)
}

/// Says at each start that a copy of a replaced file lies there: who starts Baton may not be who read
/// why it ended, and calls that were answered may be in the copy alone.
pub(crate) fn tell_of_replaced(folder: &Path) {
    if let Some(copy) = newest_replaced(folder) {
        tracing::warn!(
            copy = %folder.join(copy).display(),
            "`baton.db` was replaced or removed while Baton had it open: the copy has what was \
             stored before, with calls that were answered; if this file is not the right one, stop \
             Baton and put the copy in its place, else remove the copy"
        );
    }
}

/// Removes copies that were made longer ago than [`KEPT`], and what a crash left of one. What
/// cannot be removed is said, and stays: it keeps nobody from working.
pub(crate) fn expire(folder: &Path, now: SystemTime) {
    let old = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in old.filter(|entry| is_copy(entry) && is_old(entry, now)) {
        let backup = entry.path();
        match fs::remove_file(&backup) {
            Ok(()) => {
                tracing::info!(backup = %backup.display(), "removed an old copy of the database");
            }
            Err(error) => {
                tracing::warn!(backup = %backup.display(), %error, "an old copy of the database stays");
            }
        }
    }
}

/// Whether it is a file that was made here, finished or not; nobody else's.
fn is_copy(entry: &fs::DirEntry) -> bool {
    let name = entry.file_name();
    let name = name.to_str().unwrap_or_default();
    let is_ours = name == UNFINISHED || is_kept(name);
    is_ours && entry.file_type().is_ok_and(|kind| kind.is_file())
}

/// Whether a file was written long enough ago; a clock that went back makes nothing old.
fn is_old(entry: &fs::DirEntry, now: SystemTime) -> bool {
    let made = entry.metadata().and_then(|metadata| metadata.modified());
    made.is_ok_and(|made| now.duration_since(made).is_ok_and(|age| age > KEPT))
}

fn copy(db: &Connection, target: &Path) -> Result<()> {
    let name = target.to_str().ok_or_else(|| {
        let source = std::io::Error::from(std::io::ErrorKind::InvalidFilename);
        Error::folder("name", target, source)
    })?;
    db.execute("VACUUM INTO ?1", [name])?;
    #[cfg(feature = "faults")]
    spoil(target)?;
    File::options()
        .read(true)
        .write(true)
        .open(target)
        .and_then(|file| file.sync_all())
        .map_err(|source| Error::folder("sync", target, source))?;
    verify(db, target)
}

/// A defect of the tests: the copy lacks a row.
#[cfg(feature = "faults")]
fn spoil(target: &Path) -> Result<()> {
    let named = std::env::var("BATON_FAULT").unwrap_or_default();
    if named.split(',').any(|one| one.trim() == "spoiled_copy") {
        let copied = Connection::open(target)?;
        copied.execute_batch("DELETE FROM meta WHERE name = (SELECT max (name) FROM meta)")?;
    }
    Ok(())
}

fn pragma(db: &Connection, name: &str) -> Result<u64> {
    let found: i64 = db.pragma_query_value(None, name, |row| row.get(0))?;
    Ok(u64::try_from(found).unwrap_or_default())
}

/// Opens the copy by itself: it is sound, has the same format, and as many entries everywhere.
fn verify(db: &Connection, target: &Path) -> Result<()> {
    let copied = Connection::open_with_flags(
        target,
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    sound(&copied, "the copy")?;
    let (wanted, found) = (contents(db)?, contents(&copied)?);
    if wanted == found {
        Ok(())
    } else {
        Err(Error::Backup(
            "the copy differs from the database".to_owned(),
        ))
    }
}

/// What SQLite itself finds wrong with a file is said, the first thing of it.
fn sound(db: &Connection, what: &str) -> Result<()> {
    let said: String = db.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if said == "ok" {
        Ok(())
    } else {
        Err(Error::Backup(format!("{what} is damaged: {said}")))
    }
}

/// How many entries each table and each index has, by the pages that hold them: a table keeps its
/// rows in its leaves, an index and a table without row ids in all of its pages.
const ENTRIES: &str = "SELECT page.name, sum(page.ncell) FROM dbstat AS page
    LEFT JOIN sqlite_schema AS made ON made.name = page.name
    WHERE page.pagetype = 'leaf' OR made.type = 'index' OR made.sql LIKE '%WITHOUT ROWID%'
    GROUP BY page.name ORDER BY page.name";

/// The format, and how many entries there are of everything.
fn contents(db: &Connection) -> Result<(i64, Vec<(String, i64)>)> {
    let format = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let mut entries = db.prepare(ENTRIES)?;
    let entries = entries.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok((format, entries.collect::<rusqlite::Result<_>>()?))
}

fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(source) if source.kind() != std::io::ErrorKind::NotFound => {
            Err(Error::folder("remove", path, source))
        }
        Ok(()) | Err(_) => Ok(()),
    }
}
