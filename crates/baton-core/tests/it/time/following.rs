//! A run follows its person (C16): the date moves, is emptied, comes back, has passed.

use std::sync::Arc;

use baton_core::calendar::{CompanyTime, Imported, ImportedDay, Place, Zone};
use baton_core::history::{HistoryEntry, Kind};
use baton_core::run::{RunStatus, Verb, WhereKind, standing, verdict};
use baton_core::{Effect, Event, Happened, Outcome, Reason, RunState, apply, problem};
use jiff::Timestamp;
use jiff::civil::date;
use serde_json::{Value, json};

use super::{alone, by_date, instant, person, started, until, wait_until};
use crate::fixture::{run_id, step_id};

const BEGUN: &str = "2026-11-20T10:00:00Z";

fn berlin() -> CompanyTime {
    CompanyTime {
        zone: Zone::of_name("Europe/Berlin"),
        place: Place::of_code("DE-BE"),
        ..CompanyTime::of_computer(Zone::utc())
    }
}

fn starts_on(day: &str) -> String {
    json!({ "start_date": day }).to_string()
}

/// A wait until three days before the start, and who it is about.
struct Story {
    definition: baton_core::document::Definition,
    time: CompanyTime,
    run: RunState,
    history: Vec<HistoryEntry>,
    effects: Vec<Effect>,
}

impl Story {
    fn new(step: Value, about: &str) -> Self {
        let definition = alone(step);
        let time = berlin();
        let run = started(&definition, &person(about, &time), instant(BEGUN));
        Self {
            definition,
            time,
            run,
            history: Vec::new(),
            effects: Vec::new(),
        }
    }

    /// The person's details, or the company's time, are these now.
    fn changed(&mut self, about: &str, now: Timestamp) -> Result<(), Reason> {
        let details = person(about, &self.time);
        let happened = Happened::DetailsChanged;
        let event = Event {
            happened,
            details: &details,
        };
        let transition = apply(&self.definition, (&run_id(), &self.run), &event, now);
        (self.history, self.effects) = (transition.history, transition.effects);
        match transition.outcome {
            Outcome::Next(next) => {
                self.run = next;
                Ok(())
            }
            Outcome::Ignored(reason) => Err(reason),
        }
    }

    fn kinds(&self) -> Vec<Kind> {
        self.history.iter().map(|entry| entry.kind).collect()
    }

    fn problem(&self) -> Option<problem::Kind> {
        self.run.step(&step_id("wait"))?.problem
    }
}

fn three_days_before() -> Value {
    wait_until("wait", &by_date(3, "before", "start_date"))
}

#[test]
fn c16_a_date_that_moves_moves_the_wait_and_the_history_says_from_where() {
    let mut story = Story::new(three_days_before(), &starts_on("2026-12-01"));
    assert_eq!(until(&story.run), Some(instant("2026-11-28T08:00:00Z")));
    assert_eq!(standing(&story.run).kind, WhereKind::WaitingForTime);

    story
        .changed(&starts_on("2027-04-01"), instant(BEGUN))
        .unwrap();

    assert_eq!(until(&story.run), Some(instant("2027-03-29T07:00:00Z")));
    assert_eq!(story.kinds(), [Kind::TimeWaitMoved]);
    let told = &story.history[0].params;
    assert_eq!(told["from"], "2026-11-28T08:00:00Z");
    assert_eq!(told["until"], "2027-03-29T07:00:00Z");
    assert_eq!(
        (told["why"].as_str(), told["date"].as_str()),
        ("date", "2027-04-01")
    );
    assert_eq!(story.run.status, RunStatus::Waiting);
}

#[test]
fn what_does_not_change_the_moment_changes_nothing() {
    let mut story = Story::new(three_days_before(), &starts_on("2026-12-01"));
    let before = story.run.clone();
    let more = r#"{"start_date":"2026-12-01","team":"Platform","end_date":"2030-01-01"}"#;

    let says = story.changed(more, instant(BEGUN));

    assert_eq!(says, Err(Reason::NothingChanged));
    assert_eq!(story.run, before);
}

#[test]
fn c16_a_date_that_is_emptied_needs_the_admin_and_one_that_comes_back_is_enough() {
    let mut story = Story::new(three_days_before(), &starts_on("2026-12-01"));

    story.changed("{}", instant(BEGUN)).unwrap();

    assert_eq!(story.problem(), Some(problem::Kind::DateMissing));
    assert_eq!(until(&story.run), None);
    assert_eq!(story.run.status, RunStatus::NeedsYou);
    assert_eq!(story.history[0].params["why"], "date_missing");
    assert_eq!(
        story.changed("{}", instant(BEGUN)),
        Err(Reason::NothingChanged)
    );

    story
        .changed(&starts_on("2026-12-08"), instant(BEGUN))
        .unwrap();

    assert_eq!(story.problem(), None);
    assert_eq!(story.kinds(), [Kind::ProblemSolved, Kind::TimeWaitStarted]);
    assert!(matches!(story.effects[..], [Effect::CloseProblem { .. }]));
    assert_eq!(until(&story.run), Some(instant("2026-12-05T08:00:00Z")));
    assert_eq!(story.run.status, RunStatus::Waiting);
}

#[test]
fn a_wait_that_is_reached_without_a_date_is_tried_again_or_skipped() {
    let story = Story::new(three_days_before(), r#"{"start_date":"soon"}"#);
    let says = |verb| verdict(&story.definition, &story.run, verb, &step_id("wait"));

    assert_eq!(story.problem(), Some(problem::Kind::DateMissing));
    assert_eq!(says(Verb::Skip), Ok(()));
    assert_eq!(says(Verb::SendAgain), Ok(()));
    assert_eq!(says(Verb::MarkReceived), Err(Reason::WrongKind));
}

#[test]
fn a_moment_that_has_passed_lets_the_run_go_on_or_tells() {
    let goes_on = Story::new(three_days_before(), &starts_on("2026-11-21"));
    let mut step = three_days_before();
    step["action"]["already_past"] = json!("tell_me");
    let mut tells = Story::new(step, &starts_on("2026-11-21"));

    assert_eq!(goes_on.run.status, RunStatus::Done);
    assert_eq!(tells.run.status, RunStatus::NeedsYou);
    assert_eq!(tells.problem(), Some(problem::Kind::DatePassed));
    let same = tells.changed(&starts_on("2026-11-22"), instant(BEGUN));
    assert_eq!(same, Err(Reason::NothingChanged), "it has passed as well");
    tells
        .changed(&starts_on("2026-12-01"), instant(BEGUN))
        .unwrap();
    assert_eq!(tells.problem(), None);
    assert_eq!(until(&tells.run), Some(instant("2026-11-28T08:00:00Z")));
}

#[test]
fn a_date_that_moves_into_the_past_follows_the_rule_for_that() {
    let mut goes_on = Story::new(three_days_before(), &starts_on("2026-12-01"));
    let mut step = three_days_before();
    step["action"]["already_past"] = json!("tell_me");
    let mut tells = Story::new(step, &starts_on("2026-12-01"));

    goes_on
        .changed(&starts_on("2026-11-20"), instant(BEGUN))
        .unwrap();
    tells
        .changed(&starts_on("2026-11-20"), instant(BEGUN))
        .unwrap();

    let kinds = [Kind::TimeWaitMoved, Kind::TimeCame, Kind::RunDone];
    assert_eq!(goes_on.kinds(), kinds);
    assert_eq!(goes_on.run.status, RunStatus::Done);
    assert_eq!(tells.problem(), Some(problem::Kind::DatePassed));
    assert_eq!(until(&tells.run), None);
}

#[test]
fn c18_another_zone_and_other_holidays_move_it_too() {
    let length = json!({"kind": "working_days", "amount": 3, "at": "09:00"});
    let mut story = Story::new(wait_until("wait", &length), "{}");
    assert_eq!(until(&story.run), Some(instant("2026-11-25T08:00:00Z")));

    story
        .changed(r#"{"time_zone":"Europe/Lisbon"}"#, instant(BEGUN))
        .unwrap();
    assert_eq!(until(&story.run), Some(instant("2026-11-25T09:00:00Z")));
    assert_eq!(story.history[0].params["why"], "zone");

    story.time.imported = Arc::new(Imported::from(vec![ImportedDay {
        name: "Closed".to_owned(),
        from: date(2026, 11, 23),
        to: date(2026, 11, 24),
        yearly: false,
    }]));
    story
        .changed(r#"{"time_zone":"Europe/Lisbon"}"#, instant(BEGUN))
        .unwrap();
    assert_eq!(until(&story.run), Some(instant("2026-11-27T09:00:00Z")));
    assert_eq!(story.history[0].params["why"], "free_days");
}

#[test]
fn a_day_on_which_nobody_works_becomes_the_working_day_before_or_after() {
    let ends = |rule: &str, day: &str| {
        let mut step = wait_until("wait", &by_date(1, "on", "end_date"));
        step["action"]["weekend_rule"] = json!(rule);
        let story = Story::new(step, &json!({ "end_date": day }).to_string());
        until(&story.run).unwrap().to_string()
    };

    // Christmas of 2026 is on a Friday.
    assert_eq!(ends("as_it_is", "2026-12-25"), "2026-12-25T08:00:00Z");
    assert_eq!(
        ends("working_day_before", "2026-12-25"),
        "2026-12-24T08:00:00Z"
    );
    assert_eq!(
        ends("working_day_after", "2026-12-25"),
        "2026-12-28T08:00:00Z"
    );
    assert_eq!(
        ends("working_day_after", "2026-12-23"),
        "2026-12-23T08:00:00Z"
    );
}

#[test]
fn nobody_knows_the_holidays_of_a_far_year_and_the_history_says_so() {
    let length = json!({"kind": "date", "amount": 2, "unit": "working_days", "side": "before",
        "detail": "start_date", "at": "09:00"});
    let definition = alone(wait_until("wait", &length));
    let told = |day: &str| {
        let details = person(&starts_on(day), &berlin());
        let start = Happened::Started { about: None };
        let event = Event {
            happened: start,
            details: &details,
        };
        let run = RunState::default();
        let transition = apply(&definition, (&run_id(), &run), &event, instant(BEGUN));
        let mut history = transition.history.into_iter();
        let entry = history
            .find(|entry| entry.kind == Kind::TimeWaitStarted)
            .unwrap();
        entry.params.get("free_days").cloned()
    };

    assert_eq!(told("2027-12-27"), None);
    assert_eq!(told("2040-12-27").as_deref(), Some("unknown"));
}

#[test]
fn only_a_try_out_skips_ahead() {
    let story = Story::new(three_days_before(), &starts_on("2026-12-01"));
    let details = person(&starts_on("2026-12-01"), &story.time);
    let skipped = super::after(
        &story.definition,
        &story.run,
        Happened::SkippedAhead {
            step: step_id("wait"),
            by: "Dana".to_owned(),
        },
        &details,
        instant(BEGUN),
    );

    assert!(skipped.is_some_and(|run| run.status == RunStatus::Done));
}
