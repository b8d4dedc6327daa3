//! Every text that lies in a column is read into its type and written back byte for byte, or as it is
//! written since; what an unreadable one counts as is said here, too.

use std::path::Path;

use baton_core::company::Company;
use baton_core::connection::{AddressKind, Auth, ConnectionKind, ConsentKind};
use baton_core::document::Definition;
use baton_core::history::{HistoryEntry, Params};
use baton_core::matching::twice::AddressSettings;
use baton_core::retry::TryCode;
use baton_core::run::{StartedByKind, WhereKind};
use baton_core::template::Prepared;
use baton_core::{ConnectionId, RunState, of_word, problem, word};
use baton_store::table::calls::head::{KEPT_OUT, KeptHead};
use baton_store::table::connections::{Connection, LastProblem, WhyStopped};
use baton_store::table::outbox::tries::AnswerHeader;
use baton_store::table::people::CustomValues;
use baton_store::table::runs::StartedBy;
use baton_store::{Error, Text, Texts};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::fixture::{Fixture, draft, raw, second, spoil};

/// A folder of this format with something of everything in it, made by an earlier program.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/golden/3/data");

fn again<T: Text>(text: &str) -> Result<String, String> {
    T::from_text(text).map(|value| value.to_text())
}

fn word_again<T: Serialize + DeserializeOwned>(text: &str) -> Result<String, String> {
    let value: Option<T> = of_word(text);
    value
        .map(|value| word(&value).to_owned())
        .ok_or_else(|| text.to_owned())
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
    ("SELECT started_by FROM runs", again::<StartedBy>),
    (
        "SELECT where_params FROM runs WHERE where_params IS NOT NULL",
        again::<Params>,
    ),
    ("SELECT params FROM problems", again::<Params>),
    (
        "SELECT ended FROM problems WHERE ended IS NOT NULL",
        again::<Params>,
    ),
    (
        "SELECT detail FROM problem_items WHERE detail IS NOT NULL",
        again::<Params>,
    ),
    (
        "SELECT detail FROM dispositions WHERE detail IS NOT NULL",
        again::<Params>,
    ),
    (
        "SELECT params FROM tries WHERE params IS NOT NULL",
        again::<Texts>,
    ),
    (
        "SELECT last_problem FROM connections WHERE last_problem IS NOT NULL",
        again::<LastProblem>,
    ),
    (
        // From the sixth format on the slots of headers are rows of their own.
        "SELECT json_remove(auth, '$.header_slots') FROM connections
         WHERE auth LIKE '%header_slots%'",
        again::<Auth>,
    ),
    ("SELECT kind FROM connections", word_again::<ConnectionKind>),
    ("SELECT kind FROM consents", word_again::<ConsentKind>),
    (
        "SELECT address_kind FROM consents",
        word_again::<AddressKind>,
    ),
    (
        "SELECT value FROM meta WHERE name = 'company'",
        again::<Company>,
    ),
    ("SELECT settings FROM addresses", again::<AddressSettings>),
    ("SELECT custom FROM people", again::<CustomValues>),
    ("SELECT where_kind FROM runs", word_again::<WhereKind>),
    ("SELECT kind FROM problems", word_again::<problem::Kind>),
    (
        "SELECT outcome FROM tries WHERE outcome IS NOT NULL",
        word_again::<TryCode>,
    ),
];

/// What every run and every call stores some of is written shorter since: how, from what an earlier
/// program wrote.
type Since = fn(Value) -> Value;

const SHORTER: &[(&str, Again, Since)] = &[
    ("SELECT state FROM runs", again::<RunState>, |mut state| {
        // Where the run is, its steps say; which it is and when it ended, its row.
        for name in ["at", "run", "finished_at"] {
            state.as_object_mut().unwrap().remove(name);
        }
        state
    }),
    (
        "SELECT request FROM outbox",
        again::<Prepared>,
        |mut request| {
            let parts = request.as_object_mut().unwrap();
            parts.retain(|name, part| {
                name == "connection" || !is_empty(part) && (name != "timeout_s" || *part != 30)
            });
            request
        },
    ),
    (
        "SELECT entries FROM history",
        again::<Vec<HistoryEntry>>,
        |entries| each(entries, |entry| listed(entry, &["kind", "step", "params"])),
    ),
    (
        "SELECT headers FROM tries WHERE headers IS NOT NULL",
        again::<Vec<AnswerHeader>>,
        |headers| each(headers, |header| listed(header, &["name", "value"])),
    ),
    (
        "SELECT headers FROM bodies",
        again::<KeptHead>,
        |mut head| {
            let headers = each(head["headers"].take(), |header| {
                match header["value"] == KEPT_OUT {
                    true => listed(header, &["name", "", "fingerprint"]),
                    false => listed(header, &["name", "value"]),
                }
            });
            let others = [head["query"].take(), head["old_token"].take()];
            match others.iter().all(is_empty) {
                true => headers,
                false => [headers].into_iter().chain(others).collect(),
            }
        },
    ),
];

fn is_empty(part: &Value) -> bool {
    [Value::Null, Value::Bool(false), Value::Array(Vec::new())].contains(part)
}

fn each(list: Value, shorter: impl Fn(&Value) -> Value) -> Value {
    list.as_array().unwrap().iter().map(shorter).collect()
}

fn listed(whole: &Value, names: &[&str]) -> Value {
    names.iter().map(|name| whole[*name].clone()).collect()
}

/// All texts of a column of the folder that an earlier program made.
fn texts_of(sql: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    for file in ["baton.db", "baton.db-wal"] {
        std::fs::copy(Path::new(FOLDER).join(file), folder.path().join(file)).unwrap();
    }
    let db = rusqlite::Connection::open(folder.path().join("baton.db")).unwrap();
    let mut statement = db.prepare(sql).unwrap();
    let texts = statement.query_map([], |row| row.get(0)).unwrap();
    let texts: Vec<String> = texts.map(Result::unwrap).collect();
    assert!(!texts.is_empty(), "{sql} has something to show");
    texts
}

#[test]
fn what_an_earlier_program_stored_is_written_back_byte_for_byte() {
    for (sql, again) in COLUMNS {
        for text in texts_of(sql) {
            assert_eq!(again(&text), Ok(text), "{sql}");
        }
    }
}

#[test]
fn what_is_written_shorter_since_says_the_same() {
    for (sql, again, since) in SHORTER {
        for text in texts_of(sql) {
            let written = again(&text).unwrap();
            let value = |text: &str| serde_json::from_str::<Value>(text).unwrap();
            assert_eq!(value(&written), since(value(&text)), "{sql}");
            assert_eq!(again(&written), Ok(written), "{sql}");
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
fn a_person_whose_further_details_cannot_be_read_is_no_person_without_any() {
    for text in ["{\"laptop\":", "[\"Mac\"]"] {
        let fixture = Fixture::new();
        let person = fixture.person(1);
        spoil(&fixture, &format!("UPDATE people SET custom = '{text}'"));

        let read = fixture.read(move |tables| Ok(tables.people().by_no(person)));

        let is = |column| matches!(read, Err(Error::Unreadable { column: c, .. }) if c == column);
        assert!(is("people.custom"), "{read:?}");
    }
}

#[test]
fn an_error_quotes_nothing_of_what_it_could_not_read() {
    let columns = [
        ("runs", "state", r#"{"run":"Maria Canary"}"#),
        ("runs", "state", r#""Maria Canary""#),
        ("people", "custom", r#"Maria Canary"#),
        ("people", "custom", r#""Maria Canary""#),
        ("people", "id", "Maria Canary"),
    ];
    for (table, column, text) in columns {
        let fixture = Fixture::new();
        let person = fixture.person(1);
        let run = fixture.run(person, second(1));
        spoil(&fixture, &format!("UPDATE {table} SET {column} = '{text}'"));

        let said = fixture.read(move |tables| {
            let person = tables.people().by_no(person).err();
            let run = tables.runs().by_no(run)?.map(|run| run.now.state.read());
            let run = run.and_then(Result::err);
            Ok(person.or(run).map(|error| error.to_string()))
        });

        let said = said.expect("it cannot be read");
        assert!(!said.contains("Canary"), "{table}.{column}: {said}");
        assert!(said.contains(column), "{table}.{column}: {said}");
    }
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
fn unreadable_entries_of_a_history_are_told_and_the_others_are_shown() {
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
    let db = rusqlite::Connection::open(fixture.folder.path().join("baton.db")).unwrap();
    db.execute_batch("DROP TRIGGER history_fixed").unwrap();
    spoil(
        &fixture,
        "UPDATE history SET entries = '[{\"kind\":\"unheard_of\"}]' WHERE by = 'Dana'",
    );

    let page = fixture.read(move |tables| tables.history().page(run, None, 10));

    assert_eq!(first, r#"[["run_started",null,{"by":"Dana"}]]"#);
    let counts: Vec<_> = page.items.iter().map(|row| row.entries.len()).collect();
    assert_eq!(counts, [1]);
    assert_eq!(page.unread.len(), 1);
}

#[test]
fn what_started_a_run_is_read_part_by_part() {
    let hand = r#"{"kind":"hand","params":{"by":"Dana","trigger_name":"Hired"}}"#;
    let try_out = r#"{"kind":"try_out","params":{"by":"Dana"},"really_contact":true}"#;
    for text in [hand, try_out] {
        assert_eq!(again::<StartedBy>(text).as_deref(), Ok(text));
    }

    let odd = StartedBy::from_text(r#"{"kind":"moon","params":{"n":1},"really_contact":"yes"}"#);
    let odd = odd.unwrap();
    assert_eq!(odd, StartedBy::default());
    let half = StartedBy::from_text(r#"{"kind":"try_out","params":7}"#).unwrap();
    assert_eq!(half.kind, StartedByKind::TryOut);
}

#[test]
fn the_values_of_a_try_keep_their_order() {
    for text in [
        r#"{"status":"302","host":"elsewhere.example"}"#,
        r#"{"status":"503","retry_after_s":"120"}"#,
        r#"{"port":"27423","host":"127.0.0.1"}"#,
    ] {
        assert_eq!(again::<Texts>(text).as_deref(), Ok(text));
    }
    assert!(Texts::from_text(r#"{"status":302}"#).is_err());
}

#[test]
fn an_unreadable_problem_of_a_connection_is_none_and_its_stop_still_counts() {
    let fixture = Fixture::new();
    let id = ConnectionId::from_unique("01997d2b3c4d7e8f90a1b2c3d4e5f608");
    let problem = LastProblem {
        at: second(1),
        code: TryCode::AddressGone,
        values: [("status", "410".to_owned())].into(),
    };
    let about = crate::workflows::connection(id.clone());
    let (wanted, gone) = (id.clone(), problem.clone());
    fixture.write(move |tx| {
        tx.connections().set(&about, second(1))?;
        tx.connections().failed(&wanted, &gone)?;
        tx.connections()
            .set_stopped(&wanted, Some(&WhyStopped::Gone(gone)))
    });
    let texts = [
        raw(&fixture, "SELECT last_problem FROM connections"),
        raw(&fixture, "SELECT stopped FROM connections"),
    ];
    let wanted = id.clone();
    let row = fixture.read(move |tables| tables.connections().get(&wanted));
    assert_eq!(row.unwrap().last_problem, Some(problem));
    let text = r#"{"at":"2026-09-21T14:13:21Z","code":"address_gone","params":{"status":"410"}}"#;
    assert_eq!(texts, [text, text]);

    spoil(
        &fixture,
        "UPDATE connections SET last_problem = '{\"code\":\"dns\"}', stopped = 'moon'",
    );
    let row = fixture
        .read(move |tables| tables.connections().get(&id))
        .unwrap();

    assert_eq!(row.last_problem, None);
    assert!(row.stopped);
}

#[test]
fn who_stopped_a_connection_by_hand_comes_before_when() {
    let by_hand = WhyStopped::ByHand {
        by: "Dana".to_owned(),
        at: second(1),
    };
    let fixture = Fixture::new();
    let id = ConnectionId::from_unique("01997d2b3c4d7e8f90a1b2c3d4e5f608");
    let about = crate::workflows::connection(id.clone());
    fixture.write(move |tx| {
        tx.connections().set(&about, second(1))?;
        tx.connections().set_stopped(&id, Some(&by_hand))
    });

    let text = raw(&fixture, "SELECT stopped FROM connections");

    assert_eq!(text, r#"{"by":"Dana","at":"2026-09-21T14:13:21Z"}"#);
}

#[test]
fn what_nobody_said_about_authentication_stays_unsaid_when_a_connection_is_renamed() {
    let fixture = Fixture::new();
    let id = ConnectionId::from_unique("01997d2b3c4d7e8f90a1b2c3d4e5f608");
    let about = crate::workflows::connection(id.clone());
    let practice = Connection::new(
        ConnectionId::practice(),
        "Practice".to_owned(),
        ConnectionKind::Practice,
    );
    fixture.write(move |tx| {
        tx.connections().set(&about, second(1))?;
        tx.connections().set(&practice, second(1))?;
        let mut row = tx.connections().get(&id)?.unwrap().connection;
        row.name = "Another".to_owned();
        assert_eq!(row.auth.read(), Auth::default());
        tx.connections().set(&row, second(2))
    });

    let web = raw(
        &fixture,
        "SELECT auth FROM connections WHERE kind = 'web' AND name = 'Another'",
    );
    let practice = raw(
        &fixture,
        "SELECT auth FROM connections WHERE kind = 'practice'",
    );

    assert_eq!(
        (web.as_str(), practice.as_str()),
        ("{}", r#"{"kind":"none"}"#)
    );
}

#[test]
fn settings_of_an_address_may_leave_a_member_out() {
    let rule = r#"{"sender_id":{"kind":"header","name":"x-delivery"}"#;
    let new = AddressSettings::default();
    for text in [
        format!("{rule}}}"),
        format!("{rule},\"duplicate_minutes\":null}}"),
    ] {
        let read = AddressSettings::from_text(&text).unwrap();

        assert!(read.sender_id.is_some(), "{text}");
        assert_eq!(read.duplicate_minutes, new.duplicate_minutes);
    }
    assert_eq!(AddressSettings::from_text("{}"), Ok(new));
}
