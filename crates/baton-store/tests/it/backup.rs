//! What is copied before a file is brought to a newer format.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use baton_store::{Error, FORMAT, Options, open};
use tempfile::TempDir;

use crate::fixture::{Fixture, write};
use crate::opening::{outside, since_format_3};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// A folder of the second format with something in it.
fn old_folder() -> TempDir {
    let fixture = Fixture::new();
    write(&fixture.store, |tx| tx.meta().set("kept", "yes"));
    fixture.store.close();
    let file = outside(&fixture);
    file.execute_batch(&since_format_3()).unwrap();
    file.execute_batch("PRAGMA user_version = 2; PRAGMA wal_checkpoint(TRUNCATE);")
        .unwrap();
    let Fixture { store, folder, .. } = fixture;
    drop(store);
    folder
}

fn backup_in(folder: &Path) -> PathBuf {
    folder.join(format!("before-format-{FORMAT}.db"))
}

fn format_of(database: &Path) -> i64 {
    let file = rusqlite::Connection::open(database).unwrap();
    file.pragma_query_value(None, "user_version", |row| row.get(0))
        .unwrap()
}

/// The names in a folder that are copies, finished or not.
fn copies(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.starts_with("before-")).collect()
}

#[test]
fn a_file_is_copied_before_its_format_changes() {
    let folder = old_folder();

    drop(open(folder.path(), &Options::default()).unwrap());

    let backup = backup_in(folder.path());
    assert_eq!(format_of(&backup), 2);
    assert_eq!(format_of(&folder.path().join("baton.db")), FORMAT);
    let file = rusqlite::Connection::open(&backup).unwrap();
    let kept: String = file
        .query_row("SELECT value FROM meta WHERE name = 'kept'", [], |row| {
            row.get(0)
        })
        .unwrap();
    assert_eq!(kept, "yes");
    assert_eq!(copies(folder.path()).len(), 1);
}

#[cfg(unix)]
#[test]
fn only_its_user_can_read_the_copy() {
    use std::os::unix::fs::PermissionsExt;

    let folder = old_folder();

    drop(open(folder.path(), &Options::default()).unwrap());

    let mode = fs::metadata(backup_in(folder.path()))
        .unwrap()
        .permissions();
    assert_eq!(mode.mode() & 0o777, 0o600);
}

#[test]
fn the_copy_opens_as_the_database_that_it_was() {
    let folder = old_folder();
    drop(open(folder.path(), &Options::default()).unwrap());
    let restored = tempfile::tempdir().unwrap();
    fs::copy(backup_in(folder.path()), restored.path().join("baton.db")).unwrap();

    let store = open(restored.path(), &Options::default()).unwrap();

    let kept = store
        .read_blocking(|tables| tables.meta().get("kept"))
        .unwrap_or_else(|error: Error| panic!("{error}"));
    assert_eq!(kept.as_deref(), Some("yes"));
}

#[test]
fn nothing_is_copied_where_the_format_stays() {
    let Fixture { store, folder, .. } = Fixture::new();
    drop(store);

    drop(open(folder.path(), &Options::default()).unwrap());

    assert_eq!(copies(folder.path()), Vec::<String>::new());
}

#[test]
fn a_format_stays_when_no_copy_can_be_made() {
    let folder = old_folder();
    // Something lies where the copy is written that is no file and cannot be removed as one.
    fs::create_dir(folder.path().join("before-format.part")).unwrap();

    let refused = open(folder.path(), &Options::default()).err().unwrap();

    assert!(
        refused.to_string().contains("before-format.part"),
        "{refused}"
    );
    assert_eq!(format_of(&folder.path().join("baton.db")), 2);
}

#[test]
fn a_damaged_file_keeps_its_format_and_is_not_overwritten() {
    let folder = old_folder();
    let database = folder.path().join("baton.db");
    let file = rusqlite::Connection::open(&database).unwrap();
    file.execute_batch(
        "PRAGMA writable_schema = ON;
         UPDATE sqlite_schema SET rootpage = 2 WHERE name = 'runs_workflow';
         UPDATE sqlite_schema SET rootpage = 3 WHERE name = 'meta';",
    )
    .unwrap();
    drop(file);
    let before = fs::read(&database).unwrap();

    let refused = open(folder.path(), &Options::default()).err();

    assert!(matches!(refused, Some(Error::Backup(_) | Error::Sqlite(_))));
    assert_eq!(fs::read(&database).unwrap(), before);
    assert_eq!(copies(folder.path()), Vec::<String>::new());
}

#[test]
fn a_copy_that_a_crash_cut_off_is_made_anew() {
    let folder = old_folder();
    fs::write(folder.path().join("before-format.part"), "half a copy").unwrap();

    drop(open(folder.path(), &Options::default()).unwrap());

    assert_eq!(format_of(&backup_in(folder.path())), 2);
    assert_eq!(copies(folder.path()).len(), 1);
}

#[test]
fn a_copy_goes_when_it_is_older_than_a_backup_may_be() {
    let folder = old_folder();
    let store = open(folder.path(), &Options::default()).unwrap();
    let backup = backup_in(folder.path());
    let made = |days: u32| {
        let file = fs::File::options().write(true).open(&backup).unwrap();
        let now = file.metadata().unwrap().modified().unwrap();
        file.set_modified(now - DAY * days).unwrap();
        drop(file);
        store.expire_backups();
        backup.exists()
    };

    assert!(made(29));
    // Two days more.
    assert!(!made(2));
}

#[test]
fn only_a_copy_of_ours_goes() {
    let Fixture { store, folder, .. } = Fixture::new();
    drop(store);
    let mine = folder.path().join("before-format-notes of mine.db");
    let cut_off = folder.path().join("before-format.part");
    let no_file = folder.path().join("before-format-3.db");
    fs::create_dir(&no_file).unwrap();
    for path in [&mine, &cut_off] {
        fs::write(path, "something").unwrap();
        let file = fs::File::options().write(true).open(path).unwrap();
        let now = file.metadata().unwrap().modified().unwrap();
        file.set_modified(now - DAY * 40).unwrap();
    }

    drop(open(folder.path(), &Options::default()).unwrap());

    assert!(mine.exists());
    assert!(!cut_off.exists());
    assert!(no_file.exists());
}
