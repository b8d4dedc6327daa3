use baton_core::CallId;
use baton_core::details::CustomType;
use baton_store::table::calls::shelf::Shelf;
use baton_store::table::calls::{CallKind, RefusedCall};
use baton_store::table::connections::slots::SlotState;
use baton_store::table::people::{CustomValues, Person};
use baton_store::{Error, FORMAT, Lenient, Options, SETTINGS, Snapshot, Store, Text, open, owner};

use jiff::{SignedDuration, Timestamp};

use crate::fixture::{Fixture, call, draft, person, second, write};

pub(crate) fn outside(fixture: &Fixture) -> rusqlite::Connection {
    rusqlite::Connection::open(fixture.folder.path().join("baton.db")).unwrap()
}

#[test]
fn a_second_start_says_who_has_the_folder() {
    let fixture = Fixture::new();
    fixture
        .store
        .beat(Some("http://127.0.0.1:7421".to_owned()))
        .unwrap();

    let second = open(fixture.folder.path(), &Options::default())
        .err()
        .unwrap();

    let Error::Owned(found) = &second else {
        panic!("{second}")
    };
    assert_eq!(found.pid, Some(std::process::id()));
    assert_eq!(
        found.admin_address.as_deref(),
        Some("http://127.0.0.1:7421")
    );
    let text = second.to_string();
    assert!(
        text.contains("last answered") && text.contains("process"),
        "{text}"
    );
    assert_eq!(
        owner(fixture.folder.path()).unwrap().as_ref(),
        Some(&**found)
    );
}

#[test]
fn the_folder_is_free_after_the_last_handle() {
    let Fixture { store, folder, .. } = Fixture::new();
    write(&store, |tx| tx.meta().set("kept", "yes"));

    drop(store);

    assert_eq!(owner(folder.path()).unwrap(), None);
    let again = open(folder.path(), &Options::default()).unwrap();
    let kept = again
        .read_blocking(|tables| tables.meta().get("kept"))
        .unwrap_or_else(|error: Error| panic!("{error}"));
    assert_eq!(kept.as_deref(), Some("yes"));
}

#[test]
fn a_file_of_the_first_format_is_brought_up_to_date() {
    let fixture = Fixture::new();
    fixture.store.close();
    let file = outside(&fixture);
    let schema = || -> Vec<String> {
        let sql = "SELECT type || ' ' || name FROM sqlite_master ORDER BY 1";
        let mut named = file.prepare(sql).unwrap();
        let names = named.query_map([], |row| row.get(0)).unwrap();
        names.collect::<Result<_, _>>().unwrap()
    };
    let today = schema();
    file.execute_batch(&since_format_3()).unwrap();
    file.execute_batch(
        "DROP TRIGGER runs_finished;
         CREATE TRIGGER runs_finished BEFORE UPDATE ON runs WHEN OLD.finished_at IS NOT NULL
         BEGIN SELECT RAISE (ABORT, 'a finished run never changes'); END;
         PRAGMA user_version = 1;",
    )
    .unwrap();
    let Fixture { store, folder, .. } = fixture;
    drop(store);

    open(folder.path(), &Options::default()).unwrap();

    assert_eq!(schema(), today);
}

/// Takes back what the third format and later ones brought.
pub(crate) fn since_format_3() -> String {
    format!("{SINCE_FORMAT_13}{SINCE_FORMAT_7}{SINCE_FORMAT_5}{SINCE_FORMAT_3}")
}

/// Takes back what the thirteenth format brought.
pub(crate) const SINCE_FORMAT_13: &str = "DROP INDEX versions_listen;
    ALTER TABLE workflow_versions DROP COLUMN listens;
    DROP INDEX outbox_lanes;
    CREATE INDEX runs_place ON runs (place, last_news_at);
    CREATE TABLE outbox_queue (
      part INTEGER NOT NULL, connection ANY NOT NULL, due_at INTEGER NOT NULL,
      message_no INTEGER NOT NULL, PRIMARY KEY (part, connection, due_at, message_no)
    ) WITHOUT ROWID, STRICT;
    INSERT INTO outbox_queue SELECT part, coalesce (connection, 0), due_at, no FROM outbox
    WHERE part IS NOT NULL;
    INSERT INTO tries
    SELECT no << 10 | 1, started_at, ended_at, status, outcome, params, headers, cut, answer
    FROM outbox WHERE started_at IS NOT NULL;
    ALTER TABLE outbox DROP COLUMN part;
    ALTER TABLE outbox DROP COLUMN started_at; ALTER TABLE outbox DROP COLUMN ended_at;
    ALTER TABLE outbox DROP COLUMN status; ALTER TABLE outbox DROP COLUMN outcome;
    ALTER TABLE outbox DROP COLUMN params; ALTER TABLE outbox DROP COLUMN headers;
    ALTER TABLE outbox DROP COLUMN cut; ALTER TABLE outbox DROP COLUMN answer;
    CREATE TRIGGER runs_finished BEFORE UPDATE ON runs
    WHEN OLD.finished_at IS NOT NULL
      AND (NEW.status IS NOT OLD.status OR NEW.finished_at IS NOT OLD.finished_at)
    BEGIN SELECT RAISE (ABORT, 'a finished run stays finished'); END;";

const SINCE_FORMAT_7: &str = "DROP TABLE key_blocks; DROP INDEX problem_items_person;
    CREATE TABLE bodies (
      call_no INTEGER PRIMARY KEY, headers TEXT NOT NULL, body BLOB
    ) STRICT;
    INSERT INTO bodies SELECT no, headers, body FROM calls;
    ALTER TABLE calls DROP COLUMN headers; ALTER TABLE calls DROP COLUMN body;
    ALTER TABLE calls DROP COLUMN same; ALTER TABLE calls DROP COLUMN same_until;
    ALTER TABLE problem_items DROP COLUMN ended;
    ALTER TABLE problem_items DROP COLUMN ended_at; DROP INDEX people_sample;
    DROP TABLE set_aside; DROP TABLE jobs; DROP TABLE custom_values;
    DROP TABLE versions_in_use;
    DROP INDEX problem_items_stored; DROP INDEX problem_items_call;
    CREATE INDEX problem_items_call ON problem_items (call_no)
    WHERE open = 1 AND call_no IS NOT NULL;
    DROP INDEX unmatched_call; DROP INDEX awaits_to_come;
    ALTER TABLE awaits DROP COLUMN call_no;
    ALTER TABLE inbox DROP COLUMN version; ALTER TABLE inbox DROP COLUMN begun_at;";

const SINCE_FORMAT_5: &str = "DROP TABLE outgoing_slots; DROP TABLE step_addresses;
    DROP TABLE outbox_queue;
    CREATE TABLE outbox_queue (
      sending INTEGER NOT NULL, due_at INTEGER NOT NULL, message_no INTEGER NOT NULL,
      PRIMARY KEY (sending, due_at, message_no)
    ) WITHOUT ROWID, STRICT;";

const SINCE_FORMAT_3: &str = "ALTER TABLE runs DROP COLUMN where_more;
    ALTER TABLE workflows DROP COLUMN draft_saved_by;
    DROP INDEX people_start; DROP INDEX people_end;
    DROP TABLE external_ids; DROP TABLE external_sources; DROP TABLE custom_details;";

#[test]
fn a_question_that_an_earlier_version_kept_among_what_was_refused_lies_with_the_others() {
    let fixture = Fixture::new();
    let address = fixture.address;
    let [asked, wrong] = [CallKind::Opened, CallKind::WrongToken].map(|kind| {
        let refused = RefusedCall {
            id: CallId::from_bytes([kind as u8 + 1; 16]),
            address,
            at: second(1),
            kind,
            sender: "198.51.100.7".to_owned(),
            outside: true,
            size: 2,
            readable: true,
            head: Lenient::default(),
            body: Some("{}".into()),
        };
        fixture.write(move |tx| tx.calls().refuse(&refused))
    });
    fixture.store.close();
    let file = outside(&fixture);
    file.execute_batch("UPDATE shelf SET kind = 1").unwrap();
    file.execute_batch(&since_format_3()).unwrap();
    file.pragma_update(None, "user_version", 2).unwrap();
    let Fixture { store, folder, .. } = fixture;
    drop((store, file));

    let store = open(folder.path(), &Options::default()).unwrap();

    let on = move |kind| {
        let look = move |tables: &Snapshot<'_>| tables.shelf().calls(address, kind, 9);
        store
            .read_blocking(look)
            .unwrap_or_else(|error: Error| panic!("{error}"))
    };
    assert_eq!(
        (on(Shelf::Asked), on(Shelf::Refused)),
        (vec![asked], vec![wrong])
    );
}

#[test]
fn a_draft_of_the_second_format_was_saved_by_nobody_known() {
    let fixture = Fixture::new();
    let no = fixture.workflow;
    let saved_by = move |store: &Store| {
        store
            .read_blocking(move |tables| tables.workflows().by_no(no))
            .unwrap_or_else(|error: Error| panic!("{error}"))
            .expect("it is there")
            .draft_saved_by
    };
    assert_eq!(saved_by(&fixture.store).as_deref(), Some("Dana"));
    fixture.store.close();
    let file = outside(&fixture);
    file.execute_batch(&since_format_3()).unwrap();
    file.pragma_update(None, "user_version", 2).unwrap();
    let Fixture { store, folder, .. } = fixture;
    drop(store);

    let store = open(folder.path(), &Options::default()).unwrap();

    assert_eq!(saved_by(&store), None);
    write(&store, move |tx| {
        tx.workflows()
            .save_draft(no, 1, &draft("again"), second(1))
            .map(drop)
    });
    assert_eq!(saved_by(&store).as_deref(), Some("Dana"));
}

#[test]
fn a_damaged_custom_detail_does_not_keep_a_folder_from_opening() {
    let fixture = Fixture::new();
    fixture.person(1);
    fixture.store.close();
    let file = outside(&fixture);
    file.execute_batch(SINCE_FORMAT_13).unwrap();
    file.execute_batch(SINCE_FORMAT_7).unwrap();
    let damaged = file.execute("UPDATE people SET custom = '{\"team\":'", []);
    assert_ne!(damaged.unwrap(), 0);
    file.pragma_update(None, "user_version", 6).unwrap();
    drop(file);
    let Fixture { store, folder, .. } = fixture;
    drop(store);

    open(folder.path(), &Options::default()).unwrap();
}

#[test]
fn connections_of_the_fourth_format_list_what_they_may_have_kept_for_where_they_lead() {
    let fixture = Fixture::new();
    fixture.store.close();
    let file = outside(&fixture);
    file.execute_batch(&format!(
        "{SINCE_FORMAT_13}{SINCE_FORMAT_7}{SINCE_FORMAT_5}"
    ))
    .unwrap();
    file.execute_batch(
        r#"DELETE FROM connections;
        INSERT INTO connections (id, name, kind, scheme, host, port, auth, created_at, updated_at)
        VALUES ('one', 'Inside', 'web', 'https', 'a.example', 443,
          '{"kind":"inside","token_set_at":"2026-11-02T08:00:01Z","header_slots":["header_x"]}', 1, 2),
        ('two', 'Apart', 'web', 'http', 'b.example', 8080,
          '{"kind":"bearer","token_slot":"separate","token_set_at":"2026-11-02T08:00:01Z"}', 1, 2),
        ('three', 'Unbound', 'web', NULL, NULL, NULL, '{"kind":"bearer"}', 1, 2),
        ('four', 'Damaged', 'web', NULL, NULL, NULL, '{', 1, 2);"#,
    )
    .unwrap();
    file.pragma_update(None, "user_version", 4).unwrap();
    drop(file);
    let Fixture { store, folder, .. } = fixture;
    drop(store);

    let store = open(folder.path(), &Options::default()).unwrap();

    let slots = store.read_blocking(|tables| tables.slots().all());
    let slots = slots.unwrap_or_else(|error: Error| panic!("{error}"));
    let kept = |connection: &str| -> Vec<(String, Option<String>)> {
        let kept = slots.iter().filter(|row| {
            row.state == SlotState::Kept && row.connection.as_str().ends_with(connection)
        });
        kept.map(|row| (row.slot.clone(), row.origin.clone()))
            .collect()
    };
    let at = |slot: &str, origin: &str| (slot.to_owned(), Some(origin.to_owned()));
    let inside = "https://a.example:443";
    assert_eq!(kept("one"), [at("header_x", inside), at("token", inside)]);
    assert_eq!(kept("two"), [at("separate", "http://b.example:8080")]);
    let perhaps = slots.iter().filter(|row| row.state == SlotState::Perhaps);
    assert_eq!(perhaps.count(), 9 + 9);
    assert!(
        !slots
            .iter()
            .any(|row| row.connection.as_str().ends_with("three"))
    );
}

#[test]
fn custom_details_of_the_second_format_get_the_type_that_their_values_have() {
    let fixture = Fixture::new();
    fixture.write(|tx| {
        let customs = [
            r#"{"badge":7,"on site":true,"laptop":"13"}"#,
            r#"{"badge":12.5,"laptop":14}"#,
            "{}",
        ];
        for (number, custom) in customs.into_iter().enumerate() {
            let custom = CustomValues::from_text(custom).unwrap();
            let person = Person {
                custom: Lenient::of(&custom),
                ..person(number as u32)
            };
            tx.people().insert(&person, second(0))?;
        }
        Ok(())
    });
    fixture.store.close();
    let file = outside(&fixture);
    file.execute_batch(&since_format_3()).unwrap();
    file.pragma_update(None, "user_version", 2).unwrap();
    drop(file);
    let Fixture { store, folder, .. } = fixture;
    drop(store);

    let store = open(folder.path(), &Options::default()).unwrap();

    let found = store.read_blocking(|tables| tables.custom_details().all());
    let found: Vec<_> = found
        .unwrap_or_else(|error: Error| panic!("{error}"))
        .into_iter()
        .map(|(name, detail)| (name, detail.kind, detail.sensitive))
        .collect();
    let expected = [
        ("badge", CustomType::Number),
        ("laptop", CustomType::Text),
        ("on site", CustomType::YesNo),
    ];
    assert_eq!(
        found,
        expected.map(|(name, kind)| (name.to_owned(), kind, false))
    );
}

#[test]
fn a_file_of_a_newer_baton_is_refused_in_plain_words_and_left_alone() {
    let fixture = Fixture::new();
    fixture.store.close();
    outside(&fixture)
        .pragma_update(None, "user_version", FORMAT + 1)
        .unwrap();
    let folder = fixture.folder;
    drop(fixture.store);

    let refused = open(folder.path(), &Options::default()).err().unwrap();

    assert!(matches!(refused, Error::Newer { found, .. } if found == FORMAT + 1));
    assert!(refused.to_string().contains("newer Baton"), "{refused}");
}

#[test]
fn a_file_that_is_no_database_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("baton.db");
    std::fs::write(
        &path,
        "this is a text, and long enough to be looked at as a database".repeat(40),
    )
    .unwrap();
    let before = std::fs::read(&path).unwrap();

    let refused = open(folder.path(), &Options::default()).err().unwrap();

    assert!(
        matches!(refused, Error::Disk(_) | Error::Sqlite(_)),
        "{refused:?}"
    );
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn the_schema_has_every_table_and_the_file_is_sound() {
    let fixture = Fixture::new();
    let db = outside(&fixture);

    let sound: String = db
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    let broken = db
        .prepare("PRAGMA foreign_key_check")
        .unwrap()
        .exists([])
        .unwrap();
    let version: i64 = db
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .unwrap();

    assert_eq!((sound.as_str(), broken, version), ("ok", false, FORMAT));
}

#[test]
fn the_promised_settings_are_the_durable_ones() {
    assert!(
        SETTINGS.contains(&("synchronous", "2")),
        "NORMAL loses acknowledged calls"
    );
    assert!(SETTINGS.contains(&("journal_mode", "wal")));
    assert!(SETTINGS.contains(&("fullfsync", "1")));
}

#[cfg(unix)]
#[test]
fn the_folder_and_its_files_are_private() {
    use std::os::unix::fs::PermissionsExt;

    let fixture = Fixture::new();
    fixture.write(|tx| tx.meta().set("any", "row"));

    let mode = |path: &std::path::Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(fixture.folder.path()), 0o700);
    for entry in std::fs::read_dir(fixture.folder.path()).unwrap() {
        let path = entry.unwrap().path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
}

#[tokio::test]
async fn a_call_of_an_earlier_format_is_whole_and_counts_as_the_same_call() {
    let fixture = Fixture::new();
    let at = Timestamp::now();
    let first = fixture
        .store
        .accept(call(fixture.address, "{\"n\":1}", at))
        .await
        .unwrap();
    fixture.store.close();
    let file = outside(&fixture);
    file.execute_batch(
        "INSERT INTO dedupe (key, call_no, until, body) SELECT same, no, same_until, NULL FROM calls;",
    )
    .unwrap();
    file.execute_batch(SINCE_FORMAT_13).unwrap();
    file.execute_batch(SINCE_FORMAT_7).unwrap();
    file.pragma_update(None, "user_version", 6).unwrap();
    drop(file);
    let Fixture {
        store,
        folder,
        address,
        ..
    } = fixture;
    drop(store);

    let store = open(folder.path(), &Options::default()).unwrap();

    let repeat = store
        .accept(call(
            address,
            "{\"n\":1}",
            at + SignedDuration::from_secs(9),
        ))
        .await
        .unwrap();
    assert_eq!(repeat.answer, first.answer);
    let content = store
        .read(move |tables| tables.calls().content(first.no))
        .await
        .unwrap_or_else(|error: Error| panic!("{error}"))
        .expect("it is there");
    assert_eq!(content.body.as_deref(), Some(&b"{\"n\":1}"[..]));
}
