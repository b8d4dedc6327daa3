//! Whether the database still lies where it was opened.
//!
//! A file that was moved or replaced under an open handle takes every write and loses it at the
//! next start, when the name leads to another file: a program that synchronises or restores a
//! folder does that with a rename.

use std::fs::{self, File};
use std::path::Path;

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

    /// Whether this very file lies there.
    pub(crate) fn is_at(self, path: &Path) -> bool {
        self.0.is_none_or(|own| at(path) == Some(own))
    }
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
