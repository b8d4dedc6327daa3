use std::collections::BTreeMap;

use baton_store::table::audit::NewAudit;
use baton_store::{Error, Lane};

use crate::fixture::{Fixture, second};

fn action(n: i64) -> NewAudit {
    let text = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    NewAudit {
        at: second(n),
        action: "step_skipped".to_owned(),
        ids: BTreeMap::from([text("run", &format!("run_{n}"))]),
        texts: BTreeMap::from([text("actor", "Dana"), text("why", "Laptop handed over")]),
    }
}

fn outside(fixture: &Fixture, sql: &str) {
    let db = rusqlite::Connection::open(fixture.folder.path().join("baton.db")).unwrap();
    db.execute_batch(sql).unwrap();
}

#[test]
fn the_chain_has_no_gap_and_verifies() {
    let fixture = Fixture::new();
    for n in 1..=20 {
        let no = fixture.write(move |tx| tx.audit().append(&action(n)));
        assert_eq!(no, n);
    }

    let (broken, page) = fixture.read(|tables| {
        Ok((
            tables.audit().first_broken()?,
            tables.audit().page(None, 5)?,
        ))
    });

    assert_eq!(broken, None);
    assert_eq!(
        page.items.iter().map(|row| row.no).collect::<Vec<_>>(),
        [20, 19, 18, 17, 16]
    );
    assert_eq!(page.items[0].texts.as_ref().unwrap()["actor"], "Dana");
}

#[test]
fn an_action_of_work_that_fails_leaves_no_gap() {
    let fixture = Fixture::new();
    let failing = fixture.store.write_blocking(Lane::Command, |tx| {
        tx.audit().append(&action(1))?;
        Err::<(), _>(Error::Missing("run"))
    });
    assert!(failing.is_err());

    let no = fixture.write(|tx| tx.audit().append(&action(2)));

    assert_eq!(no, 1);
    assert_eq!(fixture.read(|tables| tables.audit().first_broken()), None);
}

#[test]
fn a_part_of_the_work_that_fails_leaves_no_gap_either() {
    let fixture = Fixture::new();

    let last = fixture.write(|tx| {
        tx.audit().append(&action(1))?;
        let failed = tx.apart(|| {
            tx.audit().append(&action(2))?;
            Err::<(), _>(Error::Missing("run"))
        })?;
        assert!(failed.is_err());
        tx.audit().append(&action(3))
    });

    assert_eq!(last, 2);
    assert_eq!(fixture.read(|tables| tables.audit().first_broken()), None);
}

#[test]
fn erasing_texts_leaves_the_chain_whole() {
    let fixture = Fixture::new();
    for n in 1..=3 {
        fixture.write(move |tx| tx.audit().append(&action(n)));
    }

    fixture.write(|tx| tx.audit().erase_texts(2));

    let (broken, page) = fixture.read(|tables| {
        Ok((
            tables.audit().first_broken()?,
            tables.audit().page(None, 5)?,
        ))
    });
    assert_eq!(broken, None);
    assert_eq!(page.items[1].texts, None);
}

#[test]
fn a_changed_row_a_changed_text_and_a_missing_row_are_found() {
    let tamperings = [
        (
            "DROP TRIGGER audit_fixed; UPDATE audit SET action = 'run_stopped' WHERE no = 2",
            2,
        ),
        (
            "DROP TRIGGER audit_fixed; UPDATE audit SET at = at + 1 WHERE no = 3",
            3,
        ),
        ("UPDATE audit_texts SET texts = '{}' WHERE audit_no = 4", 4),
        (
            "DROP TRIGGER audit_kept; DELETE FROM audit_texts WHERE audit_no = 2;
          DELETE FROM audit WHERE no = 2",
            3,
        ),
    ];
    for (tampering, found) in tamperings {
        let fixture = Fixture::new();
        for n in 1..=5 {
            fixture.write(move |tx| tx.audit().append(&action(n)));
        }

        outside(&fixture, tampering);

        let broken = fixture.read(|tables| tables.audit().first_broken());
        assert_eq!(broken, Some(found), "{tampering}");
    }
}

#[test]
fn the_database_refuses_to_change_or_shorten_the_audit() {
    let fixture = Fixture::new();
    fixture.write(|tx| tx.audit().append(&action(1)));
    let db = rusqlite::Connection::open(fixture.folder.path().join("baton.db")).unwrap();

    assert!(db.execute("UPDATE audit SET action = 'x'", []).is_err());
    assert!(db.execute("DELETE FROM audit", []).is_err());
}
