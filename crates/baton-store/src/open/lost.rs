//! A folder in which Baton worked, and whose database is not there.
//!
//! A new database there would take the place of the one that was moved away: callers would be told
//! that their tokens are wrong, and SQLite removes a log that it finds beside an empty file, with the
//! calls in it that were answered.

use std::fs;
use std::path::Path;

use super::kept::{kept_in, newest_replaced};
use super::owner;
use crate::{Error, Result};

/// What holds the commits that are not in the database yet.
const LOG: &str = "baton.db-wal";
/// What other crates put beside a database that they have opened: sealed secrets, and the token of
/// the server's commands.
const BESIDE: [&str; 2] = ["secrets.sealed", "admin.token"];

/// Refuses a folder whose database is missing or empty although something says that it was written.
pub(super) fn refuse(folder: &Path, database: &Path) -> Result<()> {
    let size = fs::metadata(database).map(|file| file.len()).ok();
    let beside = match size {
        Some(0) => trace(folder),
        // The first start makes the file before it says that it owns the folder.
        None => trace(folder).or_else(|| present(folder, owner::FILE)),
        Some(_) => None,
    };
    match beside {
        Some(beside) => Err(Error::Lost {
            path: database.to_owned(),
            beside,
            copy: newest_replaced(folder),
        }),
        None => Ok(()),
    }
}

/// The name of something that lies beside a database only after it was written.
fn trace(folder: &Path) -> Option<String> {
    let has_log = fs::metadata(folder.join(LOG)).is_ok_and(|log| log.len() > 0);
    let log = has_log.then(|| LOG.to_owned());
    let beside = || BESIDE.iter().find_map(|name| present(folder, name));
    log.or_else(beside).or_else(|| kept(folder))
}

fn present(folder: &Path, name: &str) -> Option<String> {
    folder.join(name).exists().then(|| name.to_owned())
}

/// A copy that was made before an update, or what was kept of a file that was moved.
fn kept(folder: &Path) -> Option<String> {
    kept_in(folder).next()
}
