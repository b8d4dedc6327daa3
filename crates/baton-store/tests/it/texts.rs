//! Every text that lies in a column is read into its type and written back byte for byte; what an
//! unreadable one counts as is said here, too.

use std::path::Path;

use baton_core::RunState;
use baton_core::document::Definition;
use baton_core::history::HistoryEntry;
use baton_core::template::Prepared;
use baton_store::{Error, Text};
use rusqlite::Connection;

use crate::fixture::{Fixture, draft, raw, second, spoil};

/// A folder of this format with something of everything in it, made by an earlier program.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/golden/3/data");

fn again<T: Text>(text: &str) -> Result<String, String> {
    T::from_text(text).map(|value| value.to_text())
}

type Again = fn(&str) -> Result<String, String>;

const COLUMNS: &[(&str, Again)] = &[
    ("SELECT draft FROM workflows", again::<Definition>),
    (
        "SELECT definition FROM draft_revisions",
        again::<Definition>,
    ),
    (
        "SELECT definition FROM workflow_versions",
        again::<Definition>,
    ),
    ("SELECT state FROM runs", again::<RunState>),
    ("SELECT request FROM outbox", again::<Prepared>),
    ("SELECT entries FROM history", again::<Vec<HistoryEntry>>),
];

#[test]
fn what_an_earlier_program_stored_is_written_back_byte_for_byte() {
    let folder = tempfile::tempdir().unwrap();
    for file in ["baton.db", "baton.db-wal"] {
        std::fs::copy(Path::new(FOLDER).join(file), folder.path().join(file)).unwrap();
    }
    let db = Connection::open(folder.path().join("baton.db")).unwrap();

    for (sql, again) in COLUMNS {
        let mut statement = db.prepare(sql).unwrap();
        let texts = statement.query_map([], |row| row.get(0)).unwrap();
        let texts: Vec<String> = texts.map(Result::unwrap).collect();
        assert!(!texts.is_empty(), "{sql} has something to show");
        for text in texts {
            assert_eq!(again(&text).as_ref(), Ok(&text), "{sql}");
        }
    }
}

#[test]
fn a_draft_lies_in_the_file_as_its_definition_is_written() {
    let fixture = Fixture::new();
    let no = fixture.workflow;
    fixture.write(move |tx| tx.workflows().save_draft(no, 1, &draft("here"), second(1)));

    let stored = raw(&fixture, "SELECT draft FROM workflows");

    assert_eq!(
        stored,
        r#"{"trigger":{"id":"step_00000000000000000000000000000001","name":"here","start":{"kind":"webhook_called","person":{"kind":"automatic"},"only_if":null,"unknown_person":"keep_under_problems","person_fields":[],"update_known":false,"start_left":false}},"steps":[]}"#
    );
}

#[test]
fn an_unreadable_definition_or_state_is_an_error_that_names_its_column() {
    let fixture = Fixture::new();
    let person = fixture.person(1);
    let run = fixture.run(person, second(1));
    spoil(&fixture, "UPDATE runs SET state = '{\"run\":1}'");
    spoil(&fixture, "UPDATE workflows SET draft = 'no JSON'");
    let no = fixture.workflow;

    let (run, workflow) = fixture.read(move |tables| {
        Ok((
            tables.runs().by_no(run)?.unwrap(),
            tables.workflows().by_no(no)?.unwrap(),
        ))
    });

    let state = run.now.state.read();
    let is = |column| matches!(state, Err(Error::Unreadable { column: c, .. }) if c == column);
    assert!(is("runs.state"), "{state:?}");
    let draft = workflow.draft.read();
    let is = |column| matches!(draft, Err(Error::Unreadable { column: c, .. }) if c == column);
    assert!(is("workflows.draft"), "{draft:?}");
}

#[test]
fn unreadable_entries_of_a_history_are_left_out() {
    let fixture = Fixture::new();
    let person = fixture.person(1);
    let run = fixture.run(person, second(1));
    let entries = [HistoryEntry {
        step: None,
        kind: baton_core::history::Kind::RunStarted,
        params: [("by".to_owned(), "Dana".to_owned())].into(),
    }];
    fixture.write(move |tx| {
        tx.history().append(run, 1, second(1), None, &entries)?;
        tx.history().append(run, 2, second(2), Some("Dana"), &[])
    });
    let first = raw(&fixture, "SELECT entries FROM history ORDER BY no");
    let db = Connection::open(fixture.folder.path().join("baton.db")).unwrap();
    db.execute_batch("DROP TRIGGER history_fixed").unwrap();
    spoil(
        &fixture,
        "UPDATE history SET entries = '[{\"kind\":\"unheard_of\"}]' WHERE by = 'Dana'",
    );

    let page = fixture.read(move |tables| tables.history().page(run, None, 10));

    assert_eq!(
        first,
        r#"[{"step":null,"kind":"run_started","params":{"by":"Dana"}}]"#
    );
    let counts: Vec<_> = page.items.iter().map(|row| row.entries.len()).collect();
    assert_eq!(counts, [0, 1]);
}
