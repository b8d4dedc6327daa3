//! *Update a person*: what a run sets of its person, and what of it is written down (C4).

use std::sync::Arc;

use baton_core::details::{CustomDetail, CustomType};
use baton_core::document::{Definition, Source};
use baton_core::history::{HistoryEntry, Kind};
use baton_core::run::{
    DetailChange, NewDetail, RunStatus, StepStatus, Unfit, Updated, Verb, WhereKind, standing,
    verdict,
};
use baton_core::validation::{Code, Known, Level, validate};
use baton_core::{
    Details, Effect, Event, Happened, Json, Outcome, Reason, RunId, RunState, apply, problem,
};
use serde_json::{Value, json};

use crate::fixture::{
    at, call, definition, detail, maria, of_step, person, read, run_id, step_id, text, text_field,
    workflow,
};

fn set(name: &str, segments: Value, when_empty: &str) -> Value {
    json!({"detail": name, "value": {"segments": segments, "type": "as_received",
        "when_empty": {"kind": when_empty}}})
}

fn to(name: &str, words: &str) -> Value {
    set(name, json!([text(words)]), "stop")
}

fn update(id: &str, details: &[Value]) -> Value {
    json!({"id": format!("step_{id}"), "name": id,
        "action": {"kind": "update_person", "details": details}})
}

fn told() -> Value {
    call("told", vec![text_field("team", detail(person(), "/team"))])
}

struct Story {
    definition: Definition,
    details: Details,
    id: RunId,
    run: RunState,
    history: Vec<HistoryEntry>,
    effects: Vec<Effect>,
}

impl Story {
    fn of(steps: Vec<Value>, details: Details, run: RunId) -> Self {
        let mut story = Self {
            definition: definition(workflow(steps)),
            details,
            id: run,
            run: RunState::default(),
            history: Vec::new(),
            effects: Vec::new(),
        };
        let about = None;
        story.happens(Happened::Started { about }).unwrap();
        story
    }

    fn happens(&mut self, happened: Happened) -> Result<(), Reason> {
        let event = Event {
            happened,
            details: &self.details,
        };
        let transition = apply(&self.definition, (&self.id, &self.run), &event, at(0));
        (self.history, self.effects) = (transition.history, transition.effects);
        match transition.outcome {
            Outcome::Next(next) => {
                self.run = next;
                Ok(())
            }
            Outcome::Ignored(reason) => Err(reason),
        }
    }

    fn updated(&mut self, updated: Updated) -> Result<(), Reason> {
        let step = step_id("moves");
        self.happens(Happened::PersonUpdated { step, updated })
    }

    fn params(&self, kind: Kind) -> Vec<Vec<(&str, &str)>> {
        let entries = self.history.iter().filter(|entry| entry.kind == kind);
        let params = entries.map(|entry| {
            let pairs = entry.params.iter();
            pairs
                .map(|(name, one)| (name.as_str(), one.as_str()))
                .collect()
        });
        params.collect()
    }
}

fn changed(name: &str, from: Option<&str>, to: Option<&str>) -> DetailChange {
    DetailChange {
        detail: name.to_owned(),
        from: from.map(str::to_owned),
        to: to.map(str::to_owned),
    }
}

#[test]
fn c4_the_values_are_asked_to_be_set_and_the_run_goes_on_when_they_are() {
    let moves = update(
        "moves",
        &[
            to("team", "Platform"),
            set("manager", json!([]), "send_empty"),
            set(
                "location",
                json!([detail(person(), "/custom/none")]),
                "leave_out",
            ),
            set(
                "custom/from",
                json!([detail(person(), "/department")]),
                "stop",
            ),
        ],
    );
    let mut story = Story::of(vec![moves, told()], maria(), run_id());

    let new = |name: &str, value| NewDetail {
        detail: name.to_owned(),
        value,
        is_sensitive: false,
    };
    let asked = [Effect::SetDetails {
        step: step_id("moves"),
        details: vec![
            new("team", Json::text("Platform")),
            new("manager", Json::Null),
            new("custom/from", Json::text("Engineering")),
        ],
    }];
    assert_eq!(story.effects, asked, "what is left out stays as it is");
    assert!(story.run.is_under_way(&step_id("moves")));

    // Read again by the host: the steps below see what was set.
    story.details.person = read(r#"{"team":"Platform"}"#);
    let changes = vec![
        changed("team", None, Some("Platform")),
        changed("manager", Some("Ines Roth"), None),
    ];
    story.updated(Updated::Changed(changes)).unwrap();

    assert_eq!(
        story.params(Kind::DetailSet),
        [
            vec![("after", "Platform"), ("detail", "team")],
            vec![("before", "Ines Roth"), ("detail", "manager")],
        ]
    );
    let sent = story.effects.iter().find_map(|effect| {
        let Effect::Send { prepared, .. } = effect else {
            return None;
        };
        prepared.body.as_deref()
    });
    assert_eq!(sent, Some(r#"{"team":"Platform"}"#));
}

#[test]
fn c4_what_is_sensitive_is_set_and_what_it_was_and_is_stands_in_no_history() {
    let mut details = maria();
    details.sensitive = vec!["/custom/salary".to_owned()];
    let moves = update(
        "moves",
        &[
            to("custom/salary", "52000"),
            set(
                "team",
                json!([detail(person(), "/custom/salary")]),
                "leave_out",
            ),
            set(
                "job_title",
                json!([detail(json!({"kind": "trigger"}), "/iban")]),
                "leave_out",
            ),
            to("location", "Vienna"),
        ],
    );
    let mut story = Story::of(vec![moves], details, run_id());

    let names = ["custom/salary", "team", "job_title", "location"];
    let changes = names.map(|name| changed(name, Some("was"), Some("is")));
    story.updated(Updated::Changed(changes.into())).unwrap();

    let hidden = |name| vec![("detail", name), ("hidden", "yes")];
    assert_eq!(
        story.params(Kind::DetailSet),
        [
            hidden("custom/salary"),
            hidden("team"),
            hidden("job_title"),
            vec![("after", "is"), ("before", "was"), ("detail", "location")],
        ]
    );
}

#[test]
fn a_value_that_does_not_fit_or_is_anothers_asks_the_admin_and_is_tried_again() {
    let moves = vec![update("moves", &[to("work_email", "ines@acme.example")])];
    let mut story = Story::of(moves, maria(), run_id());
    let taken = Updated::Taken {
        detail: "work_email".to_owned(),
        person: "per_0000000000000000000000000000abcd".parse().unwrap(),
        name: "Ines Roth".to_owned(),
    };

    story.updated(taken).unwrap();

    let state = story.run.step(&step_id("moves")).unwrap();
    assert_eq!(state.problem, Some(problem::Kind::DetailTaken));
    assert_eq!(state.told["other"], "Ines Roth");
    assert_eq!(story.run.status, RunStatus::NeedsYou);
    assert_eq!(standing(&story.run).kind, WhereKind::CannotPrepare);

    let (step, by, why) = (step_id("moves"), "Dana".to_owned(), "mended".to_owned());
    let again = Happened::SentAgain {
        step,
        by,
        why,
        changed: None,
    };
    story.happens(again).unwrap();
    assert_eq!(
        story.effects.len(),
        2,
        "the problem closes, the same is asked again"
    );

    let unfit = Updated::Unfit {
        detail: "work_email".to_owned(),
        value: "nobody".to_owned(),
        why: Unfit::NoEmail,
    };
    story.updated(unfit).unwrap();
    let told = &story.run.step(&step_id("moves")).unwrap().told;
    assert_eq!(
        (told["why"].as_str(), told["value"].as_str()),
        ("no_email", "nobody")
    );

    let skip = verdict(&story.definition, &story.run, Verb::Skip, &step_id("moves"));
    assert_eq!(skip, Ok(()));
}

#[test]
fn an_empty_value_whose_rule_is_to_stop_sets_nothing() {
    let from = set("team", json!([detail(of_step("told"), "/team")]), "stop");
    let story = Story::of(vec![update("moves", &[from])], maria(), run_id());

    let state = story.run.step(&step_id("moves")).unwrap();

    assert_eq!(state.problem, Some(problem::Kind::DetailNotSet));
    assert_eq!(state.told["why"], "missing");
    assert!(
        !story
            .effects
            .iter()
            .any(|one| matches!(one, Effect::SetDetails { .. }))
    );
}

#[test]
fn what_was_set_once_is_not_heard_of_again_and_nothing_new_is_said() {
    let mut story = Story::of(
        vec![update("moves", &[to("team", "Data")])],
        maria(),
        run_id(),
    );

    story.updated(Updated::Changed(Vec::new())).unwrap();

    assert_eq!(story.params(Kind::NothingToSet), [vec![]]);
    let state = story.run.step(&step_id("moves")).unwrap();
    assert_eq!(state.status, StepStatus::Done);
    let again = story.updated(Updated::Changed(vec![changed("team", None, None)]));
    assert_eq!(again, Err(Reason::RunDone));
}

#[test]
fn c11_a_try_out_says_that_it_changed_nobody() {
    let moves = vec![update("moves", &[to("team", "Data")])];
    let mut story = Story::of(moves, maria(), RunId::try_out_from_bytes([7; 16]));

    let changes = vec![changed("team", None, Some("Data"))];
    story.updated(Updated::Changed(changes)).unwrap();

    let would = vec![("after", "Data"), ("detail", "team"), ("try_out", "yes")];
    assert_eq!(story.params(Kind::DetailSet), [would]);
}

/// What is wrong with an update that stands alone, of a company that knows two custom details.
fn wrong(details: &[Value]) -> Vec<(Level, Code, String)> {
    let (sensitive, kind) = (false, CustomType::Date);
    let known = Known {
        sensitive: vec!["/custom/salary".to_owned()],
        custom: [("ends".to_owned(), CustomDetail { kind, sensitive })].into(),
        samples: [(
            Source::Trigger,
            Arc::new(read(r#"{"note":"DE02120300000000202051"}"#)),
        )]
        .into(),
        ..Known::default()
    };
    let definition = definition(workflow(vec![update("moves", details)]));
    let found = validate(&definition, &known).into_iter();
    found.map(|one| (one.level, one.code, one.path)).collect()
}

#[test]
fn what_is_wrong_with_an_update_is_said_where_it_stands() {
    let at = |rest: &str| format!("/steps/0/action/details{rest}");
    let fix = |code, rest: &str| (Level::ToFix, code, at(rest));
    let look = |code, rest: &str| (Level::ToCheck, code, at(rest));
    let of_call = |pointer| json!([detail(json!({"kind": "trigger"}), pointer)]);

    assert_eq!(wrong(&[]), [fix(Code::NothingToSet, "")]);
    let fine = [
        to("team", "Data"),
        to("custom/ends", "2026-12-31"),
        to("status", "on_leave"),
        to("time_zone", "Europe/Berlin"),
        to("work_email", "max@acme.example"),
        set("custom/salary", of_call("/note"), "stop"),
        set("custom/band", of_call("/note"), "stop"),
        set("external_ids/Okta", json!([]), "send_empty"),
    ];
    assert_eq!(wrong(&fine), []);
    let wrongs = [
        (
            to("custom/ends", "soon"),
            fix(Code::DetailTextUnusable, "/0/value/segments"),
        ),
        (
            to("start_date", "soon"),
            fix(Code::DetailTextUnusable, "/0/value/segments"),
        ),
        (
            to("status", "away"),
            fix(Code::DetailTextUnusable, "/0/value/segments"),
        ),
        (
            to("time_zone", "Berlin"),
            fix(Code::DetailTextUnusable, "/0/value/segments"),
        ),
        (
            to("work_email", "max"),
            fix(Code::DetailTextUnusable, "/0/value/segments"),
        ),
        (to("shoe_size", "43"), fix(Code::DetailUnknown, "/0/detail")),
        (
            set("team", json!([]), "stop"),
            fix(Code::ValueMissing, "/0/value/segments"),
        ),
        (
            set("status", json!([]), "send_empty"),
            fix(Code::DetailNeverEmpty, "/0/detail"),
        ),
        (
            set("team", json!([detail(person(), "/custom/salary")]), "stop"),
            look(Code::SensitiveIntoOpen, "/0/value/segments"),
        ),
        (
            set("team", of_call("/note"), "stop"),
            look(Code::SensitiveIntoOpen, "/0/value/segments"),
        ),
    ];
    for (row, expected) in wrongs {
        assert_eq!(wrong(std::slice::from_ref(&row)), [expected], "{row}");
    }
    let twice = [to("team", "Data"), to("team", "Web")];
    assert_eq!(wrong(&twice), [fix(Code::PersonFieldTwice, "/1/detail")]);
}
