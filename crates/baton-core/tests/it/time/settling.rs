//! C5, C18: what comes about one person within the settle window becomes one run.

use baton_core::call::Entry;
use baton_core::document::Definition;
use baton_core::history::Kind;
use baton_core::matching::Next;
use baton_core::matching::starting::{Person, PersonFacts, Start, start_chosen};
use baton_core::run::{Event, RunStatus, WhereKind, may_start_now, standing};
use baton_core::validation::{Code, Known, validate};
use baton_core::{CallId, Effect, Happened, Outcome, Reason, RunState, Transition, apply};
use serde_json::{Value, json};
use std::sync::Arc;

use crate::fixture::{at, call, definition, detail, maria, read, run_id, text_field, workflow};

/// One message, which says what the calls said.
fn tells() -> Definition {
    let of_trigger = |pointer: &str| detail(json!({"kind": "trigger"}), pointer);
    definition(workflow(vec![call(
        "desk",
        vec![
            text_field("desk", of_trigger("/desk")),
            text_field("floor", of_trigger("/floor")),
        ],
    )]))
}

fn happens(run: &RunState, seconds: i64, happened: Happened) -> Transition {
    let details = maria();
    let event = Event {
        happened,
        details: &details,
    };
    apply(&tells(), (&run_id(), run), &event, at(seconds))
}

fn after(run: &RunState, seconds: i64, happened: Happened) -> RunState {
    match happens(run, seconds, happened).outcome {
        Outcome::Next(next) => next,
        Outcome::Ignored(reason) => panic!("ignored: {reason:?}"),
    }
}

fn says(body: &str) -> Entry {
    Entry::whole(Arc::new(read(body)))
}

/// Waits until a minute after the beginning.
fn waits() -> RunState {
    let started = Happened::StartedToSettle {
        about: says(r#"{"desk":"1","floor":"3"}"#),
        until: at(60),
    };
    after(&RunState::default(), 0, started)
}

fn more(body: &str) -> Happened {
    Happened::CallMerged {
        call: CallId::from_bytes([7; 16]),
        about: says(body),
    }
}

fn sent(transition: &Transition) -> usize {
    let mut effects = transition.effects.iter();
    effects
        .by_ref()
        .filter(|effect| matches!(effect, Effect::Send { .. }))
        .count()
}

#[test]
fn c5_a_run_waits_for_the_end_of_its_window_and_no_longer() {
    let run = waits();

    assert_eq!(run.status, RunStatus::Waiting);
    assert_eq!(standing(&run).kind, WhereKind::Settling);
    assert_eq!(run.wakes_at(), Some(at(60)));
    let early = happens(&run, 59, Happened::Settled);
    assert_eq!(early.outcome, Outcome::Ignored(Reason::TooEarly));
    let ended = happens(&run, 60, Happened::Settled);
    assert_eq!(sent(&ended), 1);
    let run = after(&run, 60, Happened::Settled);
    assert_eq!((run.settling, run.wakes_at()), (None, None));
}

#[test]
fn c5_later_values_win_and_the_run_says_how_many_calls_it_is_made_of() {
    let run = after(&waits(), 50, more(r#"{"desk":"2"}"#));

    assert_eq!(run.wakes_at(), Some(at(60)), "the window does not slide");
    let values: Vec<_> = run
        .trigger
        .iter()
        .map(|(name, value)| format!("{name} {value}"))
        .collect();
    assert_eq!(values, [r#"/desk "2""#, r#"/floor "3""#]);
    let ended = happens(&run, 60, Happened::Settled);
    let told = ended.history.iter().find(|one| one.kind == Kind::Settled);
    assert_eq!(told.map(|one| &*one.params["calls"]), Some("2"));
}

#[test]
fn c5_an_admin_need_not_wait_and_a_run_that_has_begun_takes_no_more() {
    let by = || Happened::StartedNow {
        by: "Dana".to_owned(),
    };
    let begun = after(&waits(), 1, by());

    assert_eq!(may_start_now(&waits()), Ok(()));
    assert_eq!(may_start_now(&begun), Err(Reason::AlreadyStarted));
    for late in [by(), Happened::Settled, more("{}")] {
        let late = happens(&begun, 61, late);
        assert_eq!(late.outcome, Outcome::Ignored(Reason::AlreadyStarted));
    }
}

#[test]
fn c5_a_run_that_is_stopped_in_its_window_wakes_no_more() {
    let stopped = Happened::Stopped {
        by: "Dana".to_owned(),
        why: "a mistake".to_owned(),
    };

    let run = after(&waits(), 1, stopped);

    assert_eq!(run.wakes_at(), None);
    let ended = happens(&run, 60, Happened::Settled);
    assert_eq!(ended.outcome, Outcome::Ignored(Reason::RunStopped));
}

#[test]
fn a_run_in_its_window_is_read_as_it_was_written() {
    let run = after(&waits(), 1, more("{}"));
    let written = serde_json::to_string(&run).unwrap();

    assert_eq!(serde_json::from_str::<RunState>(&written).unwrap(), run);
}

#[test]
fn c5_a_call_about_somebody_whose_run_waits_becomes_part_of_it() {
    let facts = |settles| PersonFacts {
        person: Some(Person::Known {
            has_left: false,
            updated: false,
        }),
        in_workflow: Some(Some(7)),
        settles,
        ..PersonFacts::default()
    };

    assert_eq!(
        [true, false].map(|settles| start_chosen(&facts(settles))),
        [
            Next::Decided(Start::Merge(7)),
            Next::Decided(Start::AlreadyInWorkflow(7)),
        ]
    );
}

#[test]
fn c5_a_window_lasts_ten_seconds_to_a_day() {
    let found = |settle_s: u32| {
        let mut value = workflow(vec![call("desk", Vec::<Value>::new())]);
        value["trigger"]["start"]["settle_s"] = json!(settle_s);
        let problems = validate(&definition(value), &Known::default());
        problems
            .iter()
            .any(|one| one.code == Code::SettleOutOfRange)
    };

    let wrong = [0, 1, 9, 10, 60, 86_400, 86_401].map(found);

    assert_eq!(wrong, [false, true, true, false, false, false, true]);
}
