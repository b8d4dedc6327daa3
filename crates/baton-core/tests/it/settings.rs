//! C10: a step's message is made anew with the settings of another version; all else of the run stays
//! as its own has it.

use baton_core::document::Definition;
use baton_core::history::Kind;
use baton_core::run::{Answer, Event, Failure, other_settings, with_settings};
use baton_core::template::Prepared;
use baton_core::{Effect, Happened, Outcome, Reason, RunState, Transition, apply};
use serde_json::{Value, json};

use crate::fixture::{
    at, call, definition, detail, field, maria, of_step, person, run_id, step_id, text, text_field,
    workflow,
};

const STOP: &str = "stop";

/// Two messages; the first says the team, which Maria does not have.
fn tells(when_empty: Value) -> Definition {
    let team = vec![detail(person(), "/team")];
    definition(workflow(vec![
        call("okta", vec![field("team", team, "text", when_empty)]),
        call("hr", vec![text_field("id", detail(of_step("okta"), "/id"))]),
    ]))
}

fn own() -> Definition {
    tells(json!({"kind": "send_empty"}))
}

fn live() -> Definition {
    let mut live = tells(json!({"kind": "use_text", "text": "Nobody's"}));
    live.steps.remove(1);
    live
}

fn happens(definition: &Definition, run: &RunState, happened: Happened) -> Transition {
    let details = maria();
    let event = Event {
        happened,
        details: &details,
    };
    apply(definition, (&run_id(), run), &event, at(60))
}

fn after(definition: &Definition, run: &RunState, happened: Happened) -> RunState {
    match happens(definition, run, happened).outcome {
        Outcome::Next(next) => next,
        Outcome::Ignored(reason) => panic!("ignored: {reason:?}"),
    }
}

/// Okta did not take the message.
fn refused(definition: &Definition) -> RunState {
    let started = Happened::Started { about: None };
    let run = after(definition, &RunState::default(), started);
    let failed = Happened::TryFailed {
        step: step_id("okta"),
        occurrence: 1,
        failure: Failure::Status { status: 422 },
        tries: 1,
        last: false,
        leads_to: None,
    };
    after(definition, &run, failed)
}

fn used() -> Happened {
    Happened::SettingsUsed {
        step: step_id("okta"),
        version: 4,
        by: "Dana".to_owned(),
        why: "it may be empty now".to_owned(),
    }
}

fn sent(transition: &Transition) -> Option<&Prepared> {
    transition.effects.iter().find_map(|effect| {
        if let Effect::Send { prepared, .. } = effect {
            Some(&**prepared)
        } else {
            None
        }
    })
}

#[test]
fn a_message_is_made_anew_with_the_settings_of_another_version() {
    let (own, live) = (own(), live());
    let run = refused(&own);
    let okta = step_id("okta");
    let used_by = with_settings(own.clone(), &okta, &live);

    let transition = happens(&used_by, &run, used());

    assert!(other_settings(&own, &live, &okta));
    let prepared = sent(&transition).expect("it goes out");
    assert_eq!(prepared.body.as_deref(), Some(r#"{"team":"Nobody's"}"#));
    assert_eq!(prepared.version, Some(4));
    let called_off = |effect: &Effect| matches!(effect, Effect::CancelSend { .. });
    assert!(transition.effects.iter().any(called_off), "the one before");
    let said = &transition.history[0];
    assert_eq!(said.kind, Kind::SettingsUsed);
    assert_eq!(said.params["version"], "4");
    let Outcome::Next(run) = transition.outcome else {
        panic!("it goes on")
    };
    assert_eq!(run.step(&okta).expect("it is there").settings, Some(4));
    assert_eq!(run.step(&okta).expect("it is there").problem, None);
}

#[test]
fn what_comes_after_goes_by_the_version_of_the_run() {
    let (own, okta) = (own(), step_id("okta"));
    let used_by = with_settings(own.clone(), &okta, &live());
    let run = after(&used_by, &refused(&own), used());

    let answered = Happened::AnswerReceived {
        step: okta,
        occurrence: 2,
        answer: Answer {
            status: 200,
            content_type: None,
            body: br#"{"id":"00u1"}"#.to_vec(),
            cut: false,
        },
        tries: 1,
    };
    let transition = happens(&used_by, &run, answered);

    let prepared = sent(&transition).expect("the next goes out");
    assert_eq!(prepared.body.as_deref(), Some(r#"{"id":"00u1"}"#));
    assert_eq!(prepared.version, None);
}

#[test]
fn what_cannot_be_made_with_them_either_changes_nothing() {
    let own = own();
    let used_by = with_settings(own.clone(), &step_id("okta"), &tells(json!({"kind": STOP})));

    let transition = happens(&used_by, &refused(&own), used());

    assert_eq!(transition.outcome, Outcome::Ignored(Reason::CannotPrepare));
}

#[test]
fn what_was_never_made_says_what_it_lacks_then() {
    let own = tells(json!({"kind": STOP}));
    let started = Happened::Started { about: None };
    let run = after(&own, &RunState::default(), started);
    let used_by = with_settings(own, &step_id("okta"), &live());

    let transition = happens(&used_by, &run, used());

    let body = sent(&transition).and_then(|prepared| prepared.body.as_deref());
    assert_eq!(body, Some(r#"{"team":"Nobody's"}"#));
}

#[test]
fn settings_that_name_what_the_run_did_not_keep_are_not_offered() {
    let own = own();
    let with = |segment: Value| {
        let fields = vec![text_field("more", segment)];
        definition(workflow(vec![call("okta", fields)]))
    };
    let offered = |live: &Definition| other_settings(&own, live, &step_id("okta"));

    let of_call = detail(json!({"kind": "trigger"}), "/job");
    assert!(!offered(&with(of_call)), "what the call said is not kept");
    assert!(!offered(&own), "the same settings");
    assert!(offered(&with(detail(person(), "/location"))));
    assert!(offered(&with(text("all"))));
    let gone = definition(workflow(vec![call("other", vec![])]));
    assert!(!offered(&gone), "the step is gone");
}
