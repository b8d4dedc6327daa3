use baton_store::CallNo;
use baton_store::table::awaits::{AwaitRow, AwaitState, EntryOf};

use crate::fixture::{Fixture, second, step};

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
        fixture.write(move |tx| tx.awaits().set(&row, None));
    }

    let (candidates, past, none) = fixture.read(move |tables| {
        let awaits = tables.awaits();
        Ok((
            awaits.candidates(address, "IT-482", CallNo(9))?,
            awaits.past(address, "IT-482", CallNo(9))?,
            awaits.candidates(address, "IT-483", CallNo(9))?,
        ))
    });

    assert_eq!(
        candidates.iter().map(|row| row.run).collect::<Vec<_>>(),
        [runs[1], runs[0]],
        "those that wait come first"
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
        tx.awaits().set(&row, None)?;
        tx.awaits().add_unmatched(address, "IT-482", entry(2))?;
        tx.awaits().add_unmatched(address, "IT-482", entry(1))?;
        tx.awaits().add_unmatched(address, "IT-9", entry(3))
    });
    let first = fixture.read(move |tables| tables.awaits().first_without_value(address));
    assert_eq!(first, Some(CallNo(0)), "the admin started the run");

    let bound = fixture.write(move |tx| {
        tx.awaits().set_value(run, &step(3), Some("IT-482"))?;
        let waiting = tx.awaits();
        for entry in waiting.unmatched_with(address, "IT-482", EntryOf::FIRST, 10)? {
            waiting.remove_unmatched(address, "IT-482", entry)?;
            waiting.bind(run, &step(3), entry)?;
        }
        tx.awaits().unbind(run, &step(3))
    });

    assert_eq!(bound, [entry(1), entry(2)], "in stored order");
    let (left, open) = fixture.read(move |tables| {
        Ok((
            tables
                .awaits()
                .unmatched_until(address, EntryOf::FIRST, CallNo(3), 10)?,
            tables.awaits().first_without_value(address)?,
        ))
    });
    assert_eq!(left, [(entry(3), Ok("IT-9".to_owned()))]);
    assert_eq!(open, None);
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
    fixture.write(move |tx| tx.awaits().set(&row, None));

    fixture.write(move |tx| tx.awaits().end(run));

    let (open, state) = fixture.read(move |tables| {
        let awaits = tables.awaits();
        Ok((
            awaits.first_without_value(address)?,
            awaits.get(run, &step(3))?.unwrap().state,
        ))
    });
    assert_eq!((open, state), (None, AwaitState::Ended));
}

#[test]
fn the_first_run_without_its_value_says_which_calls_may_still_find_one() {
    let fixture = Fixture::new();
    let (person, address) = (fixture.person(1), fixture.address);
    let runs: Vec<_> = (0..3).map(|n| fixture.run(person, second(n))).collect();
    let of = move |run| AwaitRow {
        run,
        step: step(3),
        address,
        value: None,
        state: AwaitState::Ahead,
    };
    let (one, two, try_out) = (runs[0], runs[1], runs[2]);
    fixture.write(move |tx| {
        tx.awaits().set(&of(one), Some(CallNo(7)))?;
        tx.awaits().set(&of(two), Some(CallNo(5)))?;
        tx.awaits().set_of_try_out(&of(try_out))?;
        for call in [4, 5, 6, 7, 8] {
            tx.awaits().add_unmatched(address, "IT-9", entry(call))?;
        }
        Ok(())
    });

    let (first, nobodys) = fixture.read(move |tables| {
        let awaits = tables.awaits();
        let first = awaits.first_without_value(address)?.unwrap();
        Ok((
            first,
            awaits.unmatched_until(address, EntryOf::FIRST, first, 10)?,
        ))
    });
    fixture.write(move |tx| {
        tx.awaits().set_value(one, &step(3), Some("IT-1"))?;
        tx.awaits().set_value(two, &step(3), Some("IT-2"))
    });
    let left = fixture.read(move |tables| tables.awaits().first_without_value(address));

    assert_eq!(first, CallNo(5));
    let calls: Vec<_> = nobodys.into_iter().map(|(entry, _)| entry.call.0).collect();
    assert_eq!(calls, [4, 5]);
    assert_eq!(left, None, "a try-out takes no call");
}

#[test]
fn try_outs_and_later_runs_hide_no_run_that_a_call_finds() {
    let fixture = Fixture::new();
    let (person, address) = (fixture.person(1), fixture.address);
    let mut runs = Vec::new();
    for number in 0..140 {
        let run = fixture.run(person, second(number));
        let state = match number {
            139 | 66 => AwaitState::Passed,
            _ => AwaitState::Waiting,
        };
        let row = AwaitRow {
            run,
            step: step(3),
            address,
            value: Some("IT-482".to_owned()),
            state,
        };
        fixture.write(move |tx| match number {
            0..65 => tx.awaits().set_of_try_out(&row),
            65 | 66 => tx.awaits().set(&row, Some(CallNo(4))),
            _ => tx.awaits().set(&row, Some(CallNo(9))),
        });
        runs.push(run);
    }

    let (candidates, past) = fixture.read(move |tables| {
        let awaits = tables.awaits();
        Ok((
            awaits.candidates(address, "IT-482", CallNo(5))?,
            awaits.past(address, "IT-482", CallNo(5))?,
        ))
    });

    let found: Vec<_> = candidates.iter().map(|row| row.run).collect();
    assert_eq!(found, [runs[65]]);
    assert_eq!(past.unwrap().run, runs[66]);
}
