//! A database or a log that is moved, replaced or removed while it is open, as a restore or a program
//! that synchronises folders does: what was stored is found again, and never in another file.

use std::fs;
use std::path::{Path, PathBuf};

use baton_store::{Error, Kept, Lane, Options, Store, open};
use tempfile::TempDir;

const DATABASE: &str = "baton.db";
const LOG: &str = "baton.db-wal";

/// An open store that has stored `first`, and the paths in its folder.
struct Open {
    folder: TempDir,
    store: Store,
}

impl Open {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = open(folder.path(), &Options::default()).unwrap();
        let opened = Self { folder, store };
        opened.write("first").unwrap();
        opened
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, value: &'static str) -> Result<(), Error> {
        self.store.write_blocking(Lane::Command, move |tx| {
            tx.meta().set(value, "stored")?;
            Ok::<_, Error>(())
        })
    }

    /// A write is refused, and all of the store's handles are closed, as by the end of a program.
    fn ends(self) -> (TempDir, Kept) {
        let refused = self.write("after");
        assert!(
            matches!(refused, Err(Error::Replaced { .. })),
            "{refused:?}"
        );
        assert!(self.write("later").is_err());
        // It is noted once everything is in safety.
        self.store.close();
        let Some(Error::Replaced { kept, .. }) = self.store.failure() else {
            panic!("{:?}", self.store.failure())
        };
        (self.folder, kept)
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// What the folder says of each value after a new start, and that its structure is sound.
fn stored(folder: &Path, values: [&'static str; 3]) -> [bool; 3] {
    let store = open(folder, &Options::default()).unwrap();
    let found = store.read_blocking(move |tables| {
        let mut found = [false; 3];
        for (found, value) in found.iter_mut().zip(values) {
            *found = tables.meta().get(value)?.is_some();
        }
        Ok::<_, Error>(found)
    });
    store.close();
    drop(store);
    let file = rusqlite::Connection::open(folder.join(DATABASE)).unwrap();
    let sound: String = file
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(sound, "ok");
    found.unwrap()
}

const VALUES: [&str; 3] = ["first", "second", "after"];

#[test]
fn what_was_moved_away_is_whole_where_it_is_and_no_new_file_takes_its_place() {
    for with_its_log in [false, true] {
        let opened = Open::new();
        opened.write("second").unwrap();
        let elsewhere = tempfile::tempdir().unwrap();
        let aside = elsewhere.path().join(DATABASE);
        fs::rename(opened.at(DATABASE), &aside).unwrap();
        if with_its_log {
            fs::rename(opened.at(LOG), elsewhere.path().join(LOG)).unwrap();
        }

        let (folder, kept) = opened.ends();
        let before = names(folder.path());
        let started = open(folder.path(), &Options::default()).err();

        assert_eq!(kept, Kept::WhereItIs);
        assert!(matches!(started, Some(Error::Lost { .. })), "{started:?}");
        assert_eq!(names(folder.path()), before);
        assert!(!folder.path().join(LOG).exists());
        fs::rename(&aside, folder.path().join(DATABASE)).unwrap();
        assert_eq!(stored(folder.path(), VALUES), [true, true, false]);
    }
}

#[test]
fn what_was_replaced_is_kept_in_a_copy_and_the_other_file_stays_as_it_is() {
    let opened = Open::new();
    let restored = opened.at("restored.db");
    rusqlite::Connection::open(opened.at(DATABASE))
        .unwrap()
        .execute("VACUUM INTO ?1", [restored.to_str().unwrap()])
        .unwrap();
    opened.write("second").unwrap();
    fs::rename(&restored, opened.at(DATABASE)).unwrap();

    let (folder, kept) = opened.ends();

    let Kept::Copy(copy) = kept else {
        panic!("{kept:?}")
    };
    assert_eq!(stored(folder.path(), VALUES), [true, false, false]);
    let elsewhere = tempfile::tempdir().unwrap();
    fs::copy(copy, elsewhere.path().join(DATABASE)).unwrap();
    assert_eq!(stored(elsewhere.path(), VALUES), [true, true, false]);
}

#[test]
fn what_was_removed_is_kept_in_a_copy_that_a_person_puts_back() {
    let opened = Open::new();
    fs::remove_file(opened.at(DATABASE)).unwrap();

    let (folder, kept) = opened.ends();
    let started = open(folder.path(), &Options::default()).err();

    let Kept::Copy(copy) = kept else {
        panic!("{kept:?}")
    };
    let Some(Error::Lost { copy: named, .. }) = &started else {
        panic!("{started:?}")
    };
    assert_eq!(
        named.as_deref(),
        copy.file_name().and_then(|name| name.to_str())
    );
    fs::rename(copy, folder.path().join(DATABASE)).unwrap();
    assert_eq!(stored(folder.path(), VALUES), [true, false, false]);
}

#[test]
fn what_was_kept_a_moment_ago_is_not_replaced_by_what_is_kept_now() {
    let opened = Open::new();
    let now = jiff::Timestamp::now().as_second();
    let earlier: Vec<PathBuf> = (now..now + 600)
        .map(|second| match second % 2 {
            0 => opened.at(&format!("before-replaced-{second}.db")),
            _ => opened.at(&format!("before-replaced-{second}.log")),
        })
        .collect();
    for kept in &earlier {
        fs::write(kept, "all that there is").unwrap();
    }
    fs::remove_file(opened.at(DATABASE)).unwrap();

    let (_folder, kept) = opened.ends();

    let Kept::Copy(copy) = kept else {
        panic!("{kept:?}")
    };
    assert!(!earlier.contains(&copy), "{}", copy.display());
    for kept in &earlier {
        assert_eq!(fs::read(kept).unwrap(), b"all that there is");
    }
}

/// Stores `second`, after which the log is removed, or replaced by what it was before.
fn lose_log(opened: &Open, replaced: bool) {
    let older = opened.at("older");
    fs::copy(opened.at(LOG), &older).unwrap();
    opened.write("second").unwrap();
    if replaced {
        fs::rename(&older, opened.at(LOG)).unwrap();
    } else {
        fs::remove_file(opened.at(LOG)).unwrap();
    }
}

#[test]
fn a_log_that_was_removed_or_replaced_has_taken_nothing_with_it() {
    for replaced in [false, true] {
        let opened = Open::new();
        lose_log(&opened, replaced);

        let (folder, kept) = opened.ends();

        assert_eq!(kept, Kept::InPlace);
        assert!(!folder.path().join(LOG).exists());
        assert_eq!(stored(folder.path(), VALUES), [true, true, false]);
    }
}

#[test]
fn a_log_that_was_removed_or_replaced_while_somebody_read_has_taken_nothing_with_it() {
    for replaced in [false, true] {
        let opened = Open::new();
        let reader = rusqlite::Connection::open(opened.at(DATABASE)).unwrap();
        reader.execute_batch("BEGIN; SELECT * FROM meta").unwrap();
        lose_log(&opened, replaced);

        let (folder, kept) = opened.ends();

        assert_eq!(kept, Kept::InPlace);
        assert_eq!(stored(folder.path(), VALUES), [true, true, false]);
        drop(reader);
        assert_eq!(stored(folder.path(), VALUES), [true, true, false]);
    }
}

#[test]
fn what_was_moved_shortly_before_the_end_is_kept_too() {
    let opened = Open::new();
    let elsewhere = tempfile::tempdir().unwrap();
    let aside = elsewhere.path().join(DATABASE);
    fs::rename(opened.at(DATABASE), &aside).unwrap();

    opened.store.close();
    let Open { folder, store } = opened;
    drop(store);

    let started = open(folder.path(), &Options::default()).err();
    assert!(matches!(started, Some(Error::Lost { .. })), "{started:?}");
    fs::rename(&aside, folder.path().join(DATABASE)).unwrap();
    assert_eq!(stored(folder.path(), VALUES), [true, false, false]);
}

#[test]
fn no_new_file_is_made_where_something_says_that_one_was_there() {
    let beside = [
        LOG,
        "secrets.sealed",
        "admin.token",
        "before-format-9.db",
        "before-replaced-1.log",
    ];
    for (name, is_empty) in beside.into_iter().flat_map(|it| [(it, true), (it, false)]) {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(name), "something").unwrap();
        if is_empty {
            fs::write(folder.path().join(DATABASE), "").unwrap();
        }
        let before = names(folder.path());

        let started = open(folder.path(), &Options::default()).err();

        let Some(Error::Lost { beside, .. }) = started else {
            panic!("{name}: {started:?}")
        };
        assert_eq!(beside, name);
        assert_eq!(names(folder.path()), before);
        assert_eq!(fs::read(folder.path().join(name)).unwrap(), b"something");
    }
}

#[test]
fn who_asked_for_the_owner_or_broke_off_the_first_start_is_no_reason_to_refuse() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(baton_store::owner(folder.path()).unwrap(), None);
    assert!(open(folder.path(), &Options::default()).is_ok());

    let broken_off = tempfile::tempdir().unwrap();
    fs::write(broken_off.path().join(DATABASE), "").unwrap();
    fs::write(broken_off.path().join("baton.owner.json"), "{}").unwrap();
    assert!(open(broken_off.path(), &Options::default()).is_ok());

    let killed = tempfile::tempdir().unwrap();
    fs::write(killed.path().join("baton.owner.json"), "{}").unwrap();
    let started = open(killed.path(), &Options::default()).err();
    assert!(matches!(started, Some(Error::Lost { .. })), "{started:?}");
}
