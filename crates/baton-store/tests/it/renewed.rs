//! The eleventh format: keys in the form in which addresses and numbers are compared (C18).

use baton_core::problem::Kind;
use baton_core::{StepId, word};
use baton_store::table::awaits::{AwaitRow, AwaitState, EntryOf};
use baton_store::table::jobs::{NewJob, Work};
use baton_store::table::people::PersonRow;
use baton_store::table::problems::{Cause, NewItem, same_email};
use baton_store::{CallNo, Error, Options, Store, open};

use crate::fixture::{Fixture, cause, person, second, step};
use crate::opening::outside;

/// Makes the folder one of the tenth format, with what SQL puts there, and opens it again.
fn from_format_10(fixture: Fixture, sql: &str) -> (Store, tempfile::TempDir) {
    fixture.store.close();
    let file = outside(&fixture);
    file.execute_batch(
        "DROP INDEX versions_listen; ALTER TABLE workflow_versions DROP COLUMN listens;
        DROP TABLE key_blocks; DROP INDEX problem_items_person;",
    )
    .unwrap();
    file.execute_batch(sql).unwrap();
    file.pragma_update(None, "user_version", 10).unwrap();
    drop(file);
    let Fixture { store, folder, .. } = fixture;
    drop(store);
    (open(folder.path(), &Options::default()).unwrap(), folder)
}

fn read<T: Send + 'static>(
    store: &Store,
    look: impl FnOnce(&baton_store::Snapshot<'_>) -> Result<T, Error> + Send + 'static,
) -> T {
    store
        .read_blocking(look)
        .unwrap_or_else(|error| panic!("{error}"))
}

fn by_email(store: &Store, email: &'static str) -> Option<PersonRow> {
    read(store, move |tables| tables.people().by_email(email))
}

fn name_of(store: &Store, email: &'static str) -> Option<String> {
    by_email(store, email).map(|row| row.person.display_name)
}

#[test]
fn c18_everybody_is_found_by_the_new_form_of_their_address() {
    let fixture = Fixture::new();
    for number in 1..=5 {
        fixture.person(number);
    }
    let (store, _folder) = from_format_10(
        fixture,
        "UPDATE people SET email_key = 'mira@bücher.example' WHERE no = 1;
         UPDATE people SET email_key = '\u{200b}zoë@x.io', work_email = '\u{200b}Zoe\u{308}@x.io'
           WHERE no = 2;
         UPDATE people SET email_key = 'mailto:max@x.io' WHERE no = 3;
         UPDATE people SET email_key = 'nobody at all' WHERE no = 4;
         INSERT INTO person_aliases (email_key, person_no)
           VALUES ('old@bücher.example', 5), ('p0005@example.test\u{feff}', 5);",
    );

    let shown = |email| {
        let found = by_email(&store, email).expect(email);
        (
            found.no.0,
            found.person.work_email.unwrap(),
            found.shares_email,
        )
    };
    let mira = (1, "mira@bücher.example".to_owned(), false);
    assert_eq!(shown("mira@bücher.example"), mira);
    assert_eq!(shown("Mira@xn--bcher-kva.example"), mira);
    assert_eq!(shown("zoë@x.io"), (2, "Zoë@x.io".to_owned(), false));
    assert_eq!(shown("max@x.io"), (3, "max@x.io".to_owned(), false));
    assert_eq!(
        name_of(&store, "Nobody at all").as_deref(),
        Some("Person 0004")
    );
    let aliases = read(&store, |tables| {
        tables.people().aliases(baton_store::PersonNo(5))
    });
    assert_eq!(aliases, ["old@xn--bcher-kva.example"]);
    assert_eq!(
        name_of(&store, "old@bücher.example").as_deref(),
        Some("Person 0005")
    );
    assert_eq!(read(&store, |tables| tables.counters().problems()), 0);
}

#[test]
fn c18_where_two_become_one_the_older_keeps_the_key_and_the_other_is_asked_about() {
    let fixture = Fixture::new();
    for number in 1..=4 {
        fixture.person(number);
    }
    let (store, _folder) = from_format_10(
        fixture,
        "UPDATE people SET email_key = 'rene\u{301}@x.io' WHERE no = 1;
         UPDATE people SET email_key = 'ren\u{e9}@x.io' WHERE no = 2;
         UPDATE people SET email_key = 'ada@x.io' WHERE no = 3;
         UPDATE people SET email_key = 'ada@x.io\u{feff}', work_email = 'Ada@x.io' WHERE no = 4;",
    );

    assert_eq!(name_of(&store, "rené@x.io").as_deref(), Some("Person 0001"));
    assert_eq!(name_of(&store, "ada@x.io").as_deref(), Some("Person 0003"));
    assert_eq!(read(&store, |tables| tables.counters().problems()), 2);
    for (key, person, email) in [
        ("ren\u{e9}@x.io", 2, "rené@x.io"),
        ("ada@x.io", 4, "Ada@x.io"),
    ] {
        let group = same_email(key);
        let problem = read(&store, move |tables| tables.problems().open_of(&group));
        let problem = problem.expect("it is asked");
        assert_eq!(problem.kind, Kind::SameEmail);
        let items = read(&store, move |tables| {
            tables.problems().items(problem.no, true, None, 9)
        });
        assert_eq!(items.items.len(), 1);
        let asked = items.items[0].about.person.unwrap();
        let row = read(&store, move |tables| tables.people().by_no(asked)).unwrap();
        assert_eq!(
            (asked.0, row.person.work_email.as_deref()),
            (person, Some(email))
        );
        assert!(row.shares_email);
    }
}

#[test]
fn c18_values_of_runs_calls_jobs_and_problems_are_renewed() {
    let fixture = Fixture::new();
    let (one, address) = (fixture.person(1), fixture.address);
    let run = fixture.run(one, second(0));
    let old = "Zoe\u{308}@x.io";
    for (number, value) in [(3, "zoe\u{308}@x.io"), (4, "10023.0"), (5, "HR-7")] {
        let row = AwaitRow {
            run,
            step: step(number),
            address,
            value: Some(value.to_owned()),
            state: AwaitState::Waiting,
        };
        fixture.write(move |tx| tx.awaits().set(&row, None));
    }
    let workflow = fixture.workflow;
    fixture.write(move |tx| {
        let entry = EntryOf {
            call: CallNo(7),
            place: 0,
        };
        tx.awaits()
            .add_unmatched(address, "zoe\u{308}@x.io", entry)?;
        tx.jobs().begin(&NewJob {
            id: baton_core::JobId::from_bytes([3; 16]),
            work: Work::TakeUnmatched {
                run,
                step: step(3),
                address,
                value: "10023.0".to_owned(),
            },
            by: None,
            total: 0,
            at: second(0),
        })?;
        let kind = word(&Kind::UnknownPerson);
        let asked = Cause {
            kind: Kind::UnknownPerson,
            ..cause(&format!("{kind}|{}|{}|{old}", workflow.0, step(1)))
        };
        tx.problems().open(&asked, &NewItem::default(), second(0))
    });
    let (store, _folder) = from_format_10(fixture, "");

    let key = "zo\u{eb}@x.io";
    let values = read(&store, move |tables| {
        let of = |step: StepId| tables.awaits().get(run, &step);
        Ok([of(step(3))?, of(step(4))?, of(step(5))?].map(|row| row.and_then(|row| row.value)))
    });
    assert_eq!(
        values,
        [key, "10023", "HR-7"].map(|value| Some(value.to_owned()))
    );
    let early = read(&store, move |tables| {
        tables
            .awaits()
            .unmatched_with(address, key, EntryOf::FIRST, 9)
    });
    assert_eq!(early.len(), 1);
    let taken = read(&store, move |tables| {
        Ok((
            tables.jobs().is_taken(address, "10023")?,
            tables.jobs().is_taken(address, "10023.0")?,
        ))
    });
    assert_eq!(taken, (true, false));
    let group = format!("unknown_person|{}|{}|{key}", workflow.0, step(1));
    assert!(read(&store, move |tables| tables.problems().open_of(&group)).is_some());
}

#[test]
fn what_cannot_be_read_keeps_no_folder_from_opening() {
    let fixture = Fixture::new();
    fixture.person(1);
    fixture.person(2);
    let (store, _folder) = from_format_10(
        fixture,
        "UPDATE people SET email_key = CAST (x'ff40782e696f' AS TEXT) WHERE no = 1;
         UPDATE people SET email_key = 'max@x.io\u{feff}', custom = '{', work_email = NULL
           WHERE no = 2;
         INSERT INTO person_aliases (email_key, person_no) VALUES (CAST (x'ff' AS TEXT), 1);",
    );

    let found = read(&store, |tables| {
        Ok(tables.people().by_email("max@x.io").is_err())
    });
    assert!(found, "the damaged row is found, and told to be damaged");
}

#[test]
fn what_is_plain_already_stays_as_it_is() {
    let fixture = Fixture::new();
    let no = fixture.write(|tx| {
        let mut one = person(1);
        one.work_email = Some("Max.G+tag@ACME-x.example".to_owned());
        tx.people().insert(&one, second(0))
    });
    let (store, _folder) = from_format_10(fixture, "");

    let row = read(&store, move |tables| tables.people().by_no(no)).unwrap();

    assert_eq!(
        row.person.work_email.as_deref(),
        Some("Max.G+tag@ACME-x.example")
    );
    assert_eq!(row.updated_at, second(0));
}
