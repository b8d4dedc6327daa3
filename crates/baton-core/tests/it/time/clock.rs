//! T1, T2 and T5 as far as a clock that is handed in goes: asleep for hours, put forward and back,
//! waits of a hundred years. A wait is over once, and never before its moment.

use baton_core::calendar::{CompanyTime, Zone};
use baton_core::document::Definition;
use baton_core::run::{Deadline, RunStatus};
use baton_core::{Details, Event, Happened, Outcome, Reason, RunState, apply};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::{alone, instant, person, started, until, wait_until};
use crate::fixture::{call, definition, run_id, step_id, workflow};
use crate::model::Dice;

fn nobody() -> Details {
    person("{}", &CompanyTime::of_computer(Zone::utc()))
}

fn minutes(amount: u64) -> serde_json::Value {
    json!({"kind": "duration", "amount": amount, "unit": "minutes"})
}

/// What the clock's event does to a run.
fn ring(
    definition: &Definition,
    run: &RunState,
    details: &Details,
    now: Timestamp,
) -> Result<RunState, Reason> {
    let happened = Happened::DeadlinePassed {
        step: step_id("wait"),
        which: Deadline::Due,
    };
    let event = Event { happened, details };
    match apply(definition, (&run_id(), run), &event, now).outcome {
        Outcome::Next(next) => Ok(next),
        Outcome::Ignored(reason) => Err(reason),
    }
}

/// T1: eight hours asleep with a thousand waits that end within them.
#[test]
fn after_a_night_asleep_every_wait_is_over_once_the_oldest_first() {
    let evening = instant("2026-11-27T22:00:00Z");
    let morning = evening + SignedDuration::from_hours(8);
    let details = nobody();
    let mut dice = Dice::new(1);
    let mut runs = (0..1_000)
        .map(|_| {
            let definition = alone(wait_until("wait", &minutes(1 + dice.below(600))));
            let run = started(&definition, &details, evening);
            (until(&run).unwrap(), definition, run)
        })
        .collect::<Vec<_>>();
    runs.sort_by_key(|(at, ..)| *at);
    let asleep_until = |at: Timestamp| at <= morning;

    let (mut over, mut early, mut before) = (0, 0, Timestamp::MIN);
    for (at, definition, run) in &runs {
        assert_eq!(run.wakes_at(), Some(*at));
        match ring(definition, run, &details, morning) {
            Ok(next) => {
                over += 1;
                assert!(asleep_until(*at) && before <= *at);
                before = *at;
                assert_eq!(next.status, RunStatus::Done);
                assert_eq!(next.wakes_at(), None);
                assert!(ring(definition, &next, &details, morning).is_err(), "twice");
            }
            Err(reason) => {
                early += 1;
                assert_eq!(reason, Reason::TooEarly);
                assert!(!asleep_until(*at));
            }
        }
    }

    println!("{over} waits were over, {early} not yet");
    assert_eq!(over + early, 1_000);
    assert!(over > 700 && early > 100);
}

/// T2: the clock is put forward and back, by seconds and by years.
#[test]
fn a_clock_that_jumps_ends_no_wait_early_and_none_twice() {
    const JUMPS: [i64; 10] = [
        1,
        -1,
        61,
        -3_600,
        7_200,
        86_400,
        -86_400,
        31_557_600,
        -315_576_000,
        315_576_000,
    ];
    let details = nobody();
    let mut dice = Dice::new(3);
    let (mut refused, mut over) = (0, 0);

    for _ in 0..500 {
        let begun = instant("2026-03-28T23:30:00Z");
        let definition = alone(wait_until("wait", &minutes(1 + dice.below(3_000_000))));
        let mut run = started(&definition, &details, begun);
        let due = until(&run).unwrap();
        let mut now = begun;
        let mut ends = 0;
        for _ in 0..40 {
            let jump = JUMPS[usize::try_from(dice.below(10)).unwrap()];
            now = now
                .checked_add(SignedDuration::from_secs(jump))
                .unwrap_or(now);
            match ring(&definition, &run, &details, now) {
                Ok(next) => {
                    assert!(now >= due, "early: {now} before {due}");
                    ends += 1;
                    run = next;
                }
                Err(Reason::TooEarly) => {
                    refused += 1;
                    assert!(now < due, "late: {now} after {due}");
                }
                Err(reason) => assert_eq!((reason, ends), (Reason::RunDone, 1)),
            }
        }
        over += ends;
        assert!(ends <= 1);
    }

    println!("{over} of 500 waits ended, {refused} times it was too early");
    assert!(over > 200 && refused > 2_000);
}

/// The red case `no_look_at_the_clock`: who does not compare with the moment is found out.
#[test]
fn a_clock_that_is_not_looked_at_would_be_early() {
    let details = nobody();
    let begun = instant("2026-11-27T22:00:00Z");
    let definition = alone(wait_until("wait", &minutes(5)));
    let run = started(&definition, &details, begun);
    let due = until(&run).unwrap();

    let second = SignedDuration::from_secs(1);
    assert_eq!(
        ring(&definition, &run, &details, due - second),
        Err(Reason::TooEarly)
    );
    assert!(ring(&definition, &run, &details, due).is_ok());
}

/// T5: from a minute to a hundred years, one behind the other, to the end of all dates.
#[test]
fn waits_of_a_hundred_years_behind_each_other_neither_overflow_nor_panic() {
    let details = nobody();
    let longest = [
        ("minutes", 52_596_000),
        ("hours", 876_600),
        ("days", 36_525),
        ("weeks", 5_217),
        ("minutes", u32::MAX),
        ("weeks", u32::MAX),
    ];
    let mut now = Timestamp::UNIX_EPOCH;
    let (mut stacked, mut too_far) = (0, 0);

    for _ in 0..40 {
        for (unit, amount) in longest {
            let length = json!({"kind": "duration", "amount": amount, "unit": unit});
            let definition = alone(wait_until("wait", &length));
            let run = started(&definition, &details, now);
            match until(&run) {
                Some(at) => {
                    assert!(at > now);
                    stacked += 1;
                    assert!(ring(&definition, &run, &details, at).is_ok());
                    now = at;
                }
                None => {
                    too_far += 1;
                    assert_eq!(run.status, RunStatus::NeedsYou);
                }
            }
        }
    }

    println!("{stacked} waits up to {now}, {too_far} beyond all dates");
    assert!(stacked >= 80 && too_far >= 80);
}

#[test]
fn the_next_step_begins_when_the_moment_has_come() {
    let details = nobody();
    let begun = instant("2026-11-27T22:00:00Z");
    let definition = definition(workflow(vec![
        wait_until("wait", &minutes(5)),
        call("okta", vec![]),
    ]));
    let run = started(&definition, &details, begun);

    let next = ring(&definition, &run, &details, until(&run).unwrap()).unwrap();

    assert!(!run.is_under_way(&step_id("okta")));
    assert!(next.is_under_way(&step_id("okta")));
}
