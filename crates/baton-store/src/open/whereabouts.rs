//! Whether the database and its log still lie where they were opened.
//!
//! A file that was moved or replaced under an open handle takes every write and loses it at the
//! next start, when the name leads to another file: a program that synchronises or restores a
//! folder does that with a rename. It is the log that takes the commits, so both are looked for.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What tells a file from every other on this computer; nothing where that cannot be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Identity(Option<Mark>);

#[cfg(unix)]
type Mark = (u64, u64);

/// Windows lets nobody move or replace a file that SQLite has open.
#[cfg(not(unix))]
type Mark = ();

impl Identity {
    /// The identity of the open database; of none where its path says something else from the
    /// beginning, as some file systems number their files anew each time.
    pub(crate) fn of(file: &File, path: &Path) -> Self {
        let own = file.metadata().ok().map(|it| mark(&it));
        Self(own.filter(|own| at(path) == Some(*own)))
    }

    /// The identity of what lies there; of none where nothing does, or where it says something else
    /// each time.
    fn at(path: &Path) -> Self {
        Self(at(path).filter(|first| at(path) == Some(*first)))
    }

    /// The identity of the log of a database that SQLite has just opened.
    pub(crate) fn of_log(path: &Path) -> Self {
        Self::at(&log_path(path))
    }

    /// Whether this very file lies there.
    fn is_at(self, path: &Path) -> bool {
        self.0.is_none_or(|own| at(path) == Some(own))
    }
}

/// An open database with its log, and where both were opened.
pub(crate) struct Whereabouts {
    /// A handle on the database itself.
    pub(crate) database: Arc<File>,
    /// The database's path.
    pub(crate) path: PathBuf,
    /// The log's path.
    pub(crate) log_path: PathBuf,
    file: Identity,
    log: Identity,
}

impl Whereabouts {
    /// Of a database that SQLite has opened, and with it the log, which it makes anew only when
    /// nobody has the database open any more: which one that is was seen when SQLite opened it, where
    /// it was there then. What took its place since, while the file was brought up to date, is another.
    pub(crate) fn of(file: Identity, log: Identity, database: Arc<File>, path: &Path) -> Self {
        Self {
            database,
            path: path.to_owned(),
            file,
            log: match log {
                Identity(Some(_)) => log,
                Identity(None) => Identity::of_log(path),
            },
            log_path: log_path(path),
        }
    }

    /// Whether both lie where they were opened: two looks at the folder, some microseconds.
    pub(crate) fn are_in_place(&self) -> bool {
        self.file_is_in_place() && self.log_is_in_place()
    }

    /// Whether the database lies where it was opened.
    pub(crate) fn file_is_in_place(&self) -> bool {
        self.file.is_at(&self.path)
    }

    /// Whether the log lies where it was opened.
    pub(crate) fn log_is_in_place(&self) -> bool {
        self.log.is_at(&self.log_path)
    }

    /// Whether any name leads to the database, wherever; where that cannot be told, it counts as
    /// named.
    pub(crate) fn has_a_name(&self) -> bool {
        self.database.metadata().map_or(true, |it| is_named(&it))
    }
}

fn log_path(path: &Path) -> PathBuf {
    let mut log_path = path.as_os_str().to_owned();
    log_path.push("-wal");
    PathBuf::from(log_path)
}

fn at(path: &Path) -> Option<Mark> {
    fs::metadata(path).ok().map(|it| mark(&it))
}

#[cfg(unix)]
fn mark(file: &fs::Metadata) -> Mark {
    use std::os::unix::fs::MetadataExt as _;

    (file.dev(), file.ino())
}

#[cfg(not(unix))]
fn mark(_: &fs::Metadata) -> Mark {}

#[cfg(unix)]
fn is_named(file: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;

    file.nlink() > 0
}

#[cfg(not(unix))]
fn is_named(_: &fs::Metadata) -> bool {
    true
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs::{self, File};
    use std::sync::Arc;

    use super::{Identity, Whereabouts, log_path};

    #[test]
    fn a_log_that_took_the_place_of_the_opened_one_during_an_update_is_another() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("baton.db");
        fs::write(&path, "").expect("it is written");
        fs::write(log_path(&path), "opened").expect("it is written");
        let database = Arc::new(File::open(&path).expect("it opens"));
        let file = Identity::of(&database, &path);
        let log = Identity::of_log(&path);

        let other = folder.path().join("other");
        fs::write(&other, "restored").expect("it is written");
        fs::rename(&other, log_path(&path)).expect("it is moved");
        let opened = Whereabouts::of(file, log, Arc::clone(&database), &path);
        let seen_later = Whereabouts::of(file, Identity(None), database, &path);

        assert!(opened.file_is_in_place());
        assert!(!opened.log_is_in_place());
        assert!(seen_later.log_is_in_place());
    }
}
