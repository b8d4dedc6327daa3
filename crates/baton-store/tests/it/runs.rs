use baton_store::table::runs::history::HistoryRow;
use baton_store::table::runs::{RunNow, RunStatus};
use baton_store::{Error, Lane, RunNo, Unread};

use crate::fixture::{Fixture, now, second, state};

fn save(fixture: &Fixture, run: RunNo, next: RunNow) -> Result<Option<i64>, Error> {
    fixture.store.write_blocking(Lane::Driver, move |tx| {
        let old = tx.runs().by_no(run)?.unwrap();
        tx.runs().save(&old, &next)
    })
}

#[test]
fn a_finished_run_stays_finished_but_a_step_may_be_done_again() {
    let fixture = Fixture::new();
    let person = fixture.person(1);
    let run = fixture.run(person, second(1));

    assert_eq!(
        save(&fixture, run, now(RunStatus::Done, second(2))).unwrap(),
        Some(2)
    );
    let again = save(&fixture, run, now(RunStatus::Running, second(3)));

    assert!(matches!(again, Err(Error::Finished)), "{again:?}");
    let later = save(&fixture, run, now(RunStatus::Done, second(3)));
    assert!(matches!(later, Err(Error::Finished)), "{later:?}");
    let same_end = RunNow {
        state: Unread::of(&state(1)),
        ..now(RunStatus::Done, second(2))
    };
    assert_eq!(save(&fixture, run, same_end).unwrap(), Some(3));
    let done = fixture.read(|tables| tables.counters().runs(None));
    assert_eq!(done[&RunStatus::Done], 1);
    let row = fixture
        .read(move |tables| tables.runs().by_no(run))
        .unwrap();
    assert_eq!((row.now.status, row.revision), (RunStatus::Done, 3));
}

#[test]
fn of_two_changes_from_one_revision_the_first_wins() {
    let fixture = Fixture::new();
    let person = fixture.person(1);
    let run = fixture.run(person, second(1));

    let outcomes = fixture.write(move |tx| {
        let old = tx.runs().by_no(run)?.unwrap();
        let first = tx.runs().save(&old, &now(RunStatus::Waiting, second(2)))?;
        Ok((
            first,
            tx.runs().save(&old, &now(RunStatus::NeedsYou, second(3)))?,
        ))
    });

    assert_eq!(outcomes, (Some(2), None));
}

#[test]
fn a_version_is_in_use_by_what_the_same_work_did() {
    let fixture = Fixture::new();
    let (person, workflow) = (fixture.person(1), fixture.workflow);
    let new = fixture.new_run(person, second(1));

    fixture.write(move |tx| {
        let runs = tx.runs();
        let run = runs.insert(&new)?;
        assert_eq!(runs.versions_in_use(workflow)?, [1]);
        let old = runs.by_no(run)?.unwrap();
        runs.save(&old, &now(RunStatus::Done, second(2)))?;
        assert!(!runs.is_in_use(workflow, 1)?);
        Ok(())
    });

    let new = fixture.new_run(person, second(3));
    fixture.write(move |tx| {
        let failed = tx.apart(|| {
            tx.runs().insert(&new)?;
            Err::<(), _>(Error::Missing("run"))
        })?;
        assert!(failed.is_err());
        Ok(())
    });
    assert!(!fixture.read(move |tables| tables.runs().is_in_use(workflow, 1)));
}

#[test]
fn counts_follow_the_runs_and_leave_try_outs_out() {
    let fixture = Fixture::new();
    let person = fixture.person(1);
    let runs: Vec<_> = (0..5).map(|n| fixture.run(person, second(n))).collect();
    let mut try_out = fixture.new_run(person, second(9));
    try_out.try_out = true;
    try_out.id = baton_core::RunId::try_out_from_unique(&crate::fixture::unique());
    let id = try_out.id.clone();
    fixture.write(move |tx| tx.runs().insert(&try_out));

    save(&fixture, runs[0], now(RunStatus::Done, second(10))).unwrap();
    save(&fixture, runs[1], now(RunStatus::Waiting, second(11))).unwrap();

    let workflow = fixture.workflow;
    let (counts, all, done, found) = fixture.read(move |tables| {
        let counters = tables.counters();
        let day = second(0).as_second() / 86_400;
        Ok((
            counters.runs(Some(workflow))?,
            counters.runs(None)?,
            counters.done_since(workflow, day)?,
            tables.runs().get(&id)?,
        ))
    });
    assert_eq!(counts, all);
    assert_eq!(counts[&RunStatus::Running], 3);
    assert_eq!(
        (counts[&RunStatus::Done], counts[&RunStatus::Waiting], done),
        (1, 1, 1)
    );
    assert!(found.unwrap().id.is_try_out());
}

#[test]
fn a_deadline_is_due_at_its_time_and_gone_with_its_run() {
    let fixture = Fixture::new();
    let person = fixture.person(1);
    let run = fixture.run(person, second(1));
    let waiting = RunNow {
        deadline_at: Some(second(100)),
        ..now(RunStatus::Waiting, second(2))
    };
    save(&fixture, run, waiting).unwrap();

    let due = |at| {
        let due = fixture.read(move |tables| tables.deadlines().due(second(at), 10));
        due.into_iter().map(|due| due.run).collect::<Vec<_>>()
    };
    assert_eq!((due(99), due(100)), (vec![], vec![run]));
    assert_eq!(
        fixture.read(|tables| tables.deadlines().next()),
        Some(second(100))
    );
    save(&fixture, run, now(RunStatus::Done, second(101))).unwrap();

    assert_eq!(due(1_000), vec![]);
}

#[test]
fn a_deadline_is_never_early_by_a_fraction() {
    let fixture = Fixture::new();
    let person = fixture.person(1);
    let run = fixture.run(person, second(1));
    let fine = second(100) + jiff::SignedDuration::from_nanos(1);
    let waiting = RunNow {
        deadline_at: Some(fine),
        ..now(RunStatus::Waiting, second(2))
    };

    save(&fixture, run, waiting).unwrap();

    assert_eq!(
        fixture.read(|tables| tables.deadlines().due(second(100), 10)),
        vec![]
    );
}

#[test]
fn history_is_read_newest_first_and_never_changed() {
    let fixture = Fixture::new();
    let person = fixture.person(1);
    let (run, other) = (
        fixture.run(person, second(1)),
        fixture.run(person, second(1)),
    );
    for (revision, of) in [(1, run), (1, other), (2, run), (3, run)] {
        fixture.write(move |tx| {
            tx.history()
                .append(of, revision, second(revision), None, &[])
        });
    }

    let pages = fixture.read(move |tables| {
        let first = tables.history().page(run, None, 2)?;
        let second = tables.history().page(run, first.next, 2)?;
        Ok((first, second))
    });

    let revisions = |rows: &[HistoryRow]| rows.iter().map(|row| row.revision).collect::<Vec<_>>();
    assert_eq!(revisions(&pages.0.items), [3, 2]);
    assert_eq!((revisions(&pages.1.items), pages.1.next), (vec![1], None));
    let db = rusqlite::Connection::open(fixture.folder.path().join("baton.db")).unwrap();
    assert!(db.execute("UPDATE history SET entries = '[]'", []).is_err());
}

#[test]
fn what_was_done_by_hand_is_read_apart_from_what_baton_did() {
    let fixture = Fixture::new();
    let person = fixture.person(1);
    let (run, other) = (
        fixture.run(person, second(1)),
        fixture.run(person, second(1)),
    );
    for (revision, of, by) in [
        (1, run, None),
        (2, run, Some("Dana")),
        (2, other, Some("Sam")),
        (3, run, None),
        (4, run, Some("Noor")),
    ] {
        fixture.write(move |tx| tx.history().append(of, revision, second(revision), by, &[]));
    }

    let (all, last) = fixture.read(move |tables| {
        let all = tables.history().by_hand(run, 10)?;
        Ok((all, tables.history().by_hand(run, 1)?))
    });

    let who = |rows: Vec<HistoryRow>| {
        rows.into_iter()
            .filter_map(|row| row.by)
            .collect::<Vec<_>>()
    };
    assert_eq!(who(all), ["Noor", "Dana"]);
    assert_eq!(who(last), ["Noor"]);
}
