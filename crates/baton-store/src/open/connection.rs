//! Connections and their settings (ARCHITECTURE 4), read back and refused on difference.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags};

use crate::{Error, Result};

/// The settings of every connection, as SQLite reports them. Changing `synchronous` loses
/// acknowledged calls on power loss; without `fullfsync` macOS flushes only the drive's cache.
pub const SETTINGS: [(&str, &str); 6] = [
    ("journal_mode", "wal"),
    ("synchronous", "2"),
    ("fullfsync", "1"),
    ("checkpoint_fullfsync", "1"),
    ("foreign_keys", "1"),
    ("trusted_schema", "0"),
];

/// How long a statement waits for another program that has what it needs.
pub(crate) const PATIENCE: Duration = Duration::from_secs(10);
const OLDEST_SQLITE: i32 = 3_051_003;
/// Reads come from the memory map. A larger cache costs more than it saves: after some page
/// splits SQLite looks through all of it at the end of a commit.
const WRITER_CACHE_KIB: i64 = 8 * 1024;
const READER_CACHE_KIB: i64 = 4 * 1024;
const MMAP_BYTES: i64 = 256 * 1024 * 1024;
const WAL_KEPT_BYTES: i64 = 64 * 1024 * 1024;
const STATEMENTS: usize = 256;

/// The one connection that writes.
pub(crate) fn writer(database: &Path) -> Result<Connection> {
    let db = open(
        database,
        OpenFlags::SQLITE_OPEN_READ_WRITE,
        WRITER_CACHE_KIB,
    )?;
    // Checkpoints run beside the writer (see `writer::checkpoint`), never inside a commit.
    db.pragma_update(None, "wal_autocheckpoint", 0)?;
    Ok(db)
}

/// Reads a large part of the file once: what was mapped of it would count as this process's memory
/// from then on.
pub(crate) fn unmapped<T>(db: &Connection, read: impl FnOnce() -> Result<T>) -> Result<T> {
    db.pragma_update(None, "mmap_size", 0)?;
    let read = read();
    db.pragma_update(None, "mmap_size", MMAP_BYTES)?;
    read
}

/// A connection that can only read.
pub(crate) fn reader(database: &Path) -> Result<Connection> {
    let db = open(database, OpenFlags::SQLITE_OPEN_READ_ONLY, READER_CACHE_KIB)?;
    db.pragma_update(None, "query_only", "ON")?;
    Ok(db)
}

fn open(database: &Path, access: OpenFlags, cache_kib: i64) -> Result<Connection> {
    check_version(rusqlite::version_number())?;
    let flags = access | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(database, flags)?;
    db.busy_timeout(PATIENCE)?;
    // Without it a statement that might use a partial index is compiled anew whenever a value
    // is bound to it, though every value leads to the same plan here.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    for (name, value) in SETTINGS {
        // A reader may not switch the journal mode; the writer did, and it is read back below.
        if name != "journal_mode" || access.contains(OpenFlags::SQLITE_OPEN_READ_WRITE) {
            db.pragma_update(None, name, value)?;
        }
    }
    db.pragma_update(None, "cache_size", -cache_kib)?;
    db.pragma_update(None, "mmap_size", MMAP_BYTES)?;
    db.pragma_update(None, "temp_store", "MEMORY")?;
    db.pragma_update(None, "journal_size_limit", WAL_KEPT_BYTES)?;
    db.set_prepared_statement_cache_capacity(STATEMENTS);
    check_settings(&db)?;
    Ok(db)
}

fn check_version(number: i32) -> Result<()> {
    if number < OLDEST_SQLITE {
        return Err(Error::OldSqlite(rusqlite::version().to_owned()));
    }
    Ok(())
}

/// Reads every promised setting back.
pub(crate) fn check_settings(db: &Connection) -> Result<()> {
    for (name, wanted) in SETTINGS {
        let found: Value = db.pragma_query_value(None, name, |row| row.get(0))?;
        let found = match found {
            Value::Text(text) => text,
            Value::Integer(number) => number.to_string(),
            Value::Null => String::new(),
            Value::Real(number) => number.to_string(),
            Value::Blob(bytes) => format!("{} bytes", bytes.len()),
        };
        if found != wanted {
            return Err(Error::Setting {
                name,
                wanted: wanted.to_owned(),
                found,
            });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::{check_settings, check_version};
    use crate::Error;

    #[test]
    fn a_setting_that_did_not_take_is_refused() {
        // A database in memory has no write-ahead log, whatever is asked for.
        let db = Connection::open_in_memory().expect("memory is there");

        let refused = check_settings(&db).err();

        assert!(matches!(
            refused,
            Some(Error::Setting {
                name: "journal_mode",
                ..
            })
        ));
    }

    #[test]
    fn a_library_with_the_log_reset_bug_is_refused() {
        assert!(matches!(check_version(3_051_002), Err(Error::OldSqlite(_))));
        assert!(check_version(3_051_003).is_ok());
    }
}
