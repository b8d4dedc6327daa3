use baton_store::CallNo;
use baton_store::table::awaits::{AwaitRow, AwaitState, EntryOf};

use crate::fixture::{Fixture, second, step};

/// A call after all runs.
const LATER: CallNo = CallNo(1_000);

fn entry(call: i64) -> EntryOf {
    EntryOf {
        call: CallNo(call),
        place: 0,
    }
}

#[test]
fn a_call_finds_runs_before_and_at_the_step_and_those_past_it() {
    let fixture = Fixture::new();
    let (person, address) = (fixture.person(1), fixture.address);
    let runs: Vec<_> = (0..4).map(|n| fixture.run(person, second(n))).collect();
    let states = [
        AwaitState::Ahead,
        AwaitState::Waiting,
        AwaitState::Passed,
        AwaitState::Ended,
    ];
    for (run, state) in runs.iter().copied().zip(states) {
        let value = Some("IT-482".to_owned());
        let row = AwaitRow {
            run,
            step: step(3),
            address,
            value,
            state,
        };
        fixture.write(move |tx| tx.awaits().set(&row));
    }

    let (candidates, past, none) = fixture.read(move |tables| {
        let awaits = tables.awaits();
        Ok((
            awaits.candidates(address, "IT-482")?,
            awaits.past(address, "IT-482")?,
            awaits.candidates(address, "IT-483")?,
        ))
    });

    assert_eq!(
        candidates.iter().map(|row| row.run).collect::<Vec<_>>(),
        runs[..2]
    );
    assert_eq!(past.unwrap().run, runs[3]);
    assert!(none.is_empty());
}

#[test]
fn a_run_without_its_value_keeps_calls_unmatched_until_it_has_it() {
    let fixture = Fixture::new();
    let (person, address) = (fixture.person(1), fixture.address);
    let run = fixture.run(person, second(0));
    let row = AwaitRow {
        run,
        step: step(3),
        address,
        value: None,
        state: AwaitState::Ahead,
    };
    fixture.write(move |tx| {
        tx.awaits().set(&row)?;
        tx.awaits().add_unmatched(address, "IT-482", entry(2))?;
        tx.awaits().add_unmatched(address, "IT-482", entry(1))?;
        tx.awaits().add_unmatched(address, "IT-9", entry(3))
    });
    assert!(fixture.read(move |tables| tables.awaits().any_without_value_before(address, LATER)));

    let bound = fixture.write(move |tx| {
        tx.awaits().set_value(run, &step(3), Some("IT-482"))?;
        for entry in tx.awaits().take_unmatched(address, "IT-482")? {
            tx.awaits().bind(run, &step(3), entry)?;
        }
        tx.awaits().unbind(run, &step(3))
    });

    assert_eq!(bound, [entry(1), entry(2)], "in stored order");
    let (left, open) = fixture.read(move |tables| {
        Ok((
            tables.awaits().unmatched_at(address, 10)?,
            tables.awaits().any_without_value_before(address, LATER)?,
        ))
    });
    assert_eq!(left, [("IT-9".to_owned(), entry(3))]);
    assert!(!open);
}

#[test]
fn a_run_that_is_over_waits_for_nothing() {
    let fixture = Fixture::new();
    let (person, address) = (fixture.person(1), fixture.address);
    let run = fixture.run(person, second(0));
    let row = AwaitRow {
        run,
        step: step(3),
        address,
        value: None,
        state: AwaitState::Waiting,
    };
    fixture.write(move |tx| tx.awaits().set(&row));

    fixture.write(move |tx| tx.awaits().end(run));

    let (open, state) = fixture.read(move |tables| {
        let awaits = tables.awaits();
        Ok((
            awaits.any_without_value_before(address, LATER)?,
            awaits.get(run, &step(3))?.unwrap().state,
        ))
    });
    assert_eq!((open, state), (false, AwaitState::Ended));
}
