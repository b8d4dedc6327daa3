//! The one error of this crate.

use std::path::PathBuf;
use std::sync::Arc;

use crate::Owner;

/// What this crate returns.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why the store could not do what was asked. Cheap to clone: a commit that fails answers many.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The queue before the writer is full; the caller repeats later.
    #[error("the writer has {calls} calls waiting; try again in a second")]
    Busy {
        /// How many calls wait.
        calls: usize,
    },
    /// Another program keeps the database for itself. Nothing was kept; the next one may succeed.
    #[error("{}", held(.by))]
    Held {
        /// The other programs that keep it, where the system tells.
        by: Vec<String>,
    },
    /// The disk is full. Nothing of the transaction was kept; the next one may succeed.
    #[error("the disk is full; free some space")]
    Full,
    /// The disk failed. The store refuses all further writes until it is opened again.
    #[error("the disk failed ({0}); check it, then start again")]
    Disk(String),
    /// The database or its log was moved or replaced while it was open. The store refuses all further
    /// writes until it is opened again.
    #[error("`{}` or its log was moved or replaced while Baton had it open, so nothing more is written; find out which program did that. {kept}", .path.display())]
    Replaced {
        /// Where the database was opened.
        path: PathBuf,
        /// Where what was answered is.
        kept: Kept,
    },
    /// The database is missing, or empty, in a folder in which Baton worked before. Nothing was made.
    #[error("`{}` is missing or empty, although `{beside}` says that Baton worked in this folder; {}, and start again; to begin anew, use another folder", .path.display(), put_back(.copy.as_deref()))]
    Lost {
        /// Where the database should be.
        path: PathBuf,
        /// What lies beside it.
        beside: String,
        /// The newest copy beside it of what was stored before a file was replaced or removed.
        copy: Option<String>,
    },
    /// The store is closing or closed.
    #[error("the store is closed")]
    Closed,
    /// The work itself panicked; nothing of it was kept.
    #[error("a write broke off; nothing of it was kept")]
    Panicked,
    /// A finished run was to end otherwise.
    #[error("a finished run stays finished")]
    Finished,
    /// The row is not there.
    #[error("there is no {0} with this id")]
    Missing(&'static str),
    /// Another row has this value already.
    #[error("this value is taken: {0}")]
    Taken(String),
    /// Another person has this e-mail address.
    #[error("this value is taken: {0}")]
    EmailTaken(String),
    /// A page was to begin after a place that nothing names.
    #[error("`after` holds a value that cannot be read: {0}")]
    NoPlace(String),
    /// A stored value cannot be read back.
    #[error("`{column}` holds a value that cannot be read: {why}")]
    Unreadable {
        /// Where it is stored.
        column: &'static str,
        /// What is wrong with it.
        why: String,
    },
    /// A column holds what its type cannot be.
    #[error("`{column}` holds a value that cannot be read: {why}")]
    Damaged {
        /// Table and column.
        column: String,
        /// What is wrong with it.
        why: String,
    },
    /// Another process holds the folder.
    #[error("{}", .0.sentence())]
    Owned(Box<Owner>),
    /// The file was written by a newer Baton.
    #[error("`{}` was written by a newer Baton (format {found}, this one reads {known}); update Baton", .path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its format.
        found: i64,
        /// The newest format this program reads.
        known: i64,
    },
    /// The copy that is made before the file's format changes did not come about; the file is as it
    /// was.
    #[error("the update was not begun, since no copy of the database could be made before: {0}")]
    Backup(String),
    /// The library is inside the range with the WAL-reset bug.
    #[error("SQLite {0} can damage a database; 3.51.3 or later is needed")]
    OldSqlite(String),
    /// A connection setting did not take.
    #[error(
        "the setting `{name}` is `{found}` although `{wanted}` was set; the store stays closed"
    )]
    Setting {
        /// The pragma.
        name: &'static str,
        /// What was asked for.
        wanted: String,
        /// What was read back.
        found: String,
    },
    /// The folder or a file in it cannot be made, opened or synced.
    #[error("cannot {verb} `{}`: {source}", .path.display())]
    Folder {
        /// What was tried.
        verb: &'static str,
        /// On which path.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: Arc<std::io::Error>,
    },
    /// SQLite refused.
    #[error("the database refused: {0}")]
    Sqlite(#[source] Arc<rusqlite::Error>),
}

/// Where everything is that was answered before a database or its log was moved or replaced.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Kept {
    /// It is being seen to; a call that is told so is not kept.
    #[error("what was stored before is being brought into safety")]
    Underway,
    /// In the database, which lies where it did; only its log was moved.
    #[error("`baton.db` holds all that was stored before: start again")]
    InPlace,
    /// In the database, wherever it is.
    #[error(
        "that file holds all that was stored before, where it is now: put it back, then start again"
    )]
    WhereItIs,
    /// In a copy, as no name led to the file any more.
    #[error("`{}` holds all that was stored before: to go on with it, put it in the place of `baton.db` while Baton is not running, and remove `baton.db-wal` and `baton.db-shm`", .0.display())]
    Copy(PathBuf),
    /// In the file and in its log, which had to be put aside.
    #[error("a part of what was stored before is in `{}` alone: put the file back with this beside it as `baton.db-wal`, then start again", .0.display())]
    Log(PathBuf),
    /// Nobody knows; this was in the way.
    #[error(
        "what was stored before could not be brought into safety ({0}): keep every file, and ask for help before you start again"
    )]
    Unsure(String),
}

/// Who is in the way; where nobody knows, who usually is.
fn held(by: &[String]) -> String {
    let who = match by {
        [] => {
            "another program, such as a virus scanner, a backup or one that synchronises folders,"
                .to_owned()
        }
        by => format!("another program ({})", by.join(", ")),
    };
    format!("{who} keeps `baton.db` for itself; close it, or wait until it is done")
}

/// Whether a constraint says that a value is there once only.
fn is_unique(error: &rusqlite::Error) -> bool {
    use rusqlite::ffi;

    let code = error.sqlite_error().map(|error| error.extended_code);
    matches!(
        code,
        Some(
            ffi::SQLITE_CONSTRAINT_UNIQUE
                | ffi::SQLITE_CONSTRAINT_PRIMARYKEY
                | ffi::SQLITE_CONSTRAINT_ROWID
        )
    )
}

/// Whether SQLite had no room or no turn, whatever was asked of it.
fn is_passing(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode;

    matches!(
        error.sqlite_error_code(),
        Some(
            ErrorCode::OutOfMemory
                | ErrorCode::DatabaseBusy
                | ErrorCode::DatabaseLocked
                | ErrorCode::OperationInterrupted
                | ErrorCode::OperationAborted
                | ErrorCode::PermissionDenied
                | ErrorCode::FileLockingProtocolFailed
                | ErrorCode::SchemaChanged
                | ErrorCode::NoLargeFileSupport
                | ErrorCode::ApiMisuse
        )
    )
}

fn put_back(copy: Option<&str>) -> String {
    match copy {
        Some(copy) => format!(
            "`{copy}` has what was stored before a file was replaced or removed: put it, or the file, in its place"
        ),
        None => "put the file back, or a copy in its place".to_owned(),
    }
}

impl Error {
    /// Whether it concerns whatever is written, and not one row.
    pub(crate) fn is_of_all(&self) -> bool {
        matches!(
            self,
            Self::Held { .. }
                | Self::Full
                | Self::Disk(_)
                | Self::Replaced { .. }
                | Self::Lost { .. }
                | Self::Closed
        )
    }

    /// Whether too much waits before the writer: it is over in a moment.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        matches!(self, Self::Busy { .. })
    }

    /// Whether there is no room on the disk.
    #[must_use]
    pub fn is_full(&self) -> bool {
        matches!(self, Self::Full)
    }

    /// Whether it says something about the store as a whole, rather than about the rows that were
    /// worked on: whatever else is tried fails, too.
    #[must_use]
    pub fn is_of_the_store(&self) -> bool {
        match self {
            Self::Busy { .. }
            | Self::Held { .. }
            | Self::Full
            | Self::Disk(_)
            | Self::Replaced { .. }
            | Self::Closed => true,
            Self::Sqlite(error) => is_passing(error),
            Self::Panicked
            | Self::Finished
            | Self::Missing(_)
            | Self::Taken(_)
            | Self::EmailTaken(_)
            | Self::NoPlace(_)
            | Self::Unreadable { .. }
            | Self::Damaged { .. } => false,
            Self::Owned(_)
            | Self::Lost { .. }
            | Self::Newer { .. }
            | Self::OldSqlite(_)
            | Self::Setting { .. }
            | Self::Folder { .. }
            | Self::Backup(_) => true,
        }
    }

    /// Names the programs that keep the database for themselves, when it had no turn because of one.
    pub(crate) fn held_by(self, holders: impl FnOnce() -> Vec<String>) -> Self {
        let Self::Sqlite(error) = &self else {
            return self;
        };
        if error.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy) {
            Self::Held { by: holders() }
        } else {
            self
        }
    }

    /// What is taken, when that is the error.
    pub(crate) fn taken(self) -> Result<String> {
        if let Self::Taken(what) = self {
            Ok(what)
        } else {
            Err(self)
        }
    }

    pub(crate) fn folder(
        verb: &'static str,
        path: impl Into<PathBuf>,
        source: std::io::Error,
    ) -> Self {
        Self::Folder {
            verb,
            path: path.into(),
            source: Arc::new(source),
        }
    }
}

/// What one can do about a file whose structure is damaged: nothing that is written into it is safe.
const GO_BACK: &str = "put a copy that was made before in the place of `baton.db`, such as \
    `before-format-<number>.db` with the version of Baton before, or find out with \
    `sqlite3 baton.db .recover` what can be saved";

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;

        let message = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen | ErrorCode::ReadOnly) => {
                Self::Disk(message)
            }
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::Disk(format!("{message}: the file stays as it is; {GO_BACK}"))
            }
            Some(ErrorCode::ConstraintViolation) if is_unique(&error) => Self::Taken(message),
            _ => Self::Sqlite(Arc::new(error)),
        }
    }
}
