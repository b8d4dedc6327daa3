//! The new hire's way, as a trace: event in, effects and history out.

use std::fmt::Write;
use std::sync::Arc;

use baton_core::call::{self, Entry};
use baton_core::document::{CallField, Definition};
use baton_core::problem::Kind;
use baton_core::run::{Answer, Deadline, Event, Failure};
use baton_core::{Effect, Happened, Outcome, RunState, apply};
use serde_json::json;

use crate::fixture::{
    at, by_answer, call as call_step, definition, detail, field, maria, of_step, person, read,
    run_id, step_id, text_field, wait, workflow,
};

fn onboarding() -> Definition {
    definition(workflow(vec![
        call_step(
            "okta",
            vec![
                text_field("profile.firstName", detail(person(), "/given_name")),
                text_field("profile.email", detail(person(), "/work_email")),
            ],
        ),
        call_step(
            "jira",
            vec![text_field("user", detail(of_step("okta"), "/id"))],
        ),
        wait("laptop", by_answer("jira", "/key")),
        call_step(
            "hr",
            vec![
                field(
                    "serial",
                    vec![detail(of_step("laptop"), "/issue/serial")],
                    "text",
                    json!({"kind": "use_text", "text": "unknown"}),
                ),
                text_field("asked_by", detail(json!({"kind": "trigger"}), "/by")),
            ],
        ),
    ]))
}

/// A run and what was written down about it.
struct Trace {
    definition: Definition,
    run: RunState,
    clock: i64,
    text: String,
}

impl Trace {
    fn new() -> Self {
        let (definition, run) = (onboarding(), RunState::default());
        Self {
            definition,
            run,
            clock: 0,
            text: String::new(),
        }
    }

    fn after(&mut self, seconds: i64, happened: Happened) -> &mut Self {
        self.clock += seconds;
        let (details, text) = (maria(), &mut self.text);
        writeln!(text, "{:>7} s  {}", self.clock, title(&happened)).unwrap();
        let event = Event {
            happened,
            details: &details,
        };
        let transition = apply(
            &self.definition,
            (&run_id(), &self.run),
            &event,
            at(self.clock),
        );
        for entry in &transition.history {
            let step = entry.step.as_ref().map_or("run", |step| step.as_str());
            writeln!(
                text,
                "           . {step} {:?} {:?}",
                entry.kind, entry.params
            )
            .unwrap();
        }
        for effect in &transition.effects {
            writeln!(text, "           > {}", line(effect)).unwrap();
        }
        match transition.outcome {
            Outcome::Next(next) => self.run = next,
            Outcome::Ignored(reason) => writeln!(text, "           ignored: {reason:?}").unwrap(),
        }
        let due = self
            .run
            .next_deadline(&self.definition)
            .map(|(due, _, which)| format!(" {which:?} {due}"));
        writeln!(
            text,
            "           = {:?}{}",
            self.run.status,
            due.unwrap_or_default()
        )
        .unwrap();
        self
    }
}

fn title(happened: &Happened) -> String {
    let text = format!("{happened:?}");
    text.chars()
        .take_while(|one| *one != '{')
        .collect::<String>()
        .trim()
        .to_owned()
}

fn line(effect: &Effect) -> String {
    match effect {
        Effect::Send {
            step,
            message,
            prepared,
            ..
        } => {
            format!(
                "Send {step} {message} {}",
                prepared.body.as_deref().unwrap()
            )
        }
        Effect::SendAgain { .. }
        | Effect::CancelSend { .. }
        | Effect::AwaitCall { .. }
        | Effect::StopAwaiting { .. }
        | Effect::SetDetails { .. }
        | Effect::UseCall { .. }
        | Effect::DropCall { .. }
        | Effect::OpenProblem { .. }
        | Effect::CloseProblem { .. } => format!("{effect:?}"),
    }
}

fn started() -> Happened {
    let data = Arc::new(read(
        r#"{"email":"maria@acme.example","by":"Leapsome","salary":"secret"}"#,
    ));
    let about = call::entries(&data, &CallField::Automatic)
        .entries
        .into_iter()
        .next();
    Happened::Started { about }
}

fn answered(step: &str, status: u16, body: &str) -> Happened {
    answered_to(step, 1, status, body)
}

fn answered_to(step: &str, occurrence: u32, status: u16, body: &str) -> Happened {
    let answer = Answer {
        status,
        content_type: None,
        body: body.as_bytes().to_vec(),
        cut: false,
    };
    Happened::AnswerReceived {
        step: step_id(step),
        occurrence,
        answer,
        tries: 1,
    }
}

fn failed(step: &str, failure: Failure, tries: u32, last: bool) -> Happened {
    Happened::TryFailed {
        step: step_id(step),
        occurrence: 1,
        failure,
        tries,
        last,
        leads_to: None,
    }
}

fn bound(call: &str, data: &str) -> Happened {
    Happened::CallBound {
        step: step_id("laptop"),
        call: call.parse().unwrap(),
        about: Entry::whole(Arc::new(read(data))),
    }
}

fn skipped(step: &str) -> Happened {
    let (by, why) = (
        "Dana".to_owned(),
        "Laptop was handed over in person".to_owned(),
    );
    Happened::StepSkipped {
        step: step_id(step),
        by,
        why,
    }
}

fn sent_again(step: &str) -> Happened {
    Happened::SentAgain {
        step: step_id(step),
        by: "Dana".into(),
        why: "Okta is back".into(),
        changed: None,
    }
}

fn sent_new(step: &str) -> Happened {
    Happened::SentNew {
        step: step_id(step),
        by: "Dana".into(),
        why: "Okta lost it".into(),
        before: None,
    }
}

#[test]
fn c8_a_redirect_to_another_host_is_told_again_and_to_the_same_is_not() {
    let elsewhere = |tries, host: &str| Happened::TryFailed {
        step: step_id("okta"),
        occurrence: 1,
        failure: Failure::Status { status: 302 },
        tries,
        last: false,
        leads_to: Some(host.to_owned()),
    };
    let mut trace = Trace::new();
    trace.after(0, started());
    for tries in 1..=4 {
        trace.after(60, elsewhere(tries, "old.example"));
    }
    trace.after(60, elsewhere(5, "new.example"));

    let opened = trace
        .text
        .lines()
        .filter(|line| line.contains("> OpenProblem"));
    let opened: Vec<_> = opened.collect();
    assert_eq!(opened.len(), 2, "{opened:?}");
    assert!(opened[0].contains("old.example") && opened[1].contains("new.example"));
}

#[test]
fn c8_a_step_done_again_is_a_new_message_and_moves_nothing() {
    let gone_off = Happened::TryFailed {
        step: step_id("okta"),
        occurrence: 2,
        failure: Failure::Status { status: 401 },
        tries: 1,
        last: false,
        leads_to: None,
    };
    let mut trace = Trace::new();
    trace
        .after(0, started())
        .after(1, answered("okta", 200, r#"{"id":"00u1a2b3"}"#))
        .after(1, answered("jira", 201, r#"{"key":"IT-482"}"#))
        .after(60, sent_new("okta"))
        .after(1, sent_new("okta"))
        .after(1, gone_off)
        .after(60, answered_to("okta", 1, 200, "{}"))
        .after(1, answered_to("okta", 2, 200, r#"{"id":"the second"}"#))
        .after(60, sent_new("hr"));

    insta::assert_snapshot!(trace.text);
}

#[test]
fn a_new_hire_goes_through() {
    let mut trace = Trace::new();
    trace
        .after(0, started())
        .after(
            1,
            answered("okta", 200, r#"{"id":"00u1a2b3","secret":"not kept"}"#),
        )
        .after(1, answered("jira", 201, r#"{"key":"IT-482"}"#))
        .after(
            3600,
            bound(
                "call_done",
                r#"{"issue":{"key":"IT-482","serial":"C02XK"}}"#,
            ),
        )
        .after(
            5,
            bound(
                "call_again",
                r#"{"issue":{"key":"IT-482","serial":"C02XK"}}"#,
            ),
        )
        .after(1, answered("hr", 204, ""))
        .after(1, skipped("hr"));

    insta::assert_snapshot!(trace.text);
}

#[test]
fn a_call_that_comes_early_is_kept_and_used() {
    let mut trace = Trace::new();
    trace
        .after(0, started())
        .after(
            1,
            bound(
                "call_early",
                r#"{"issue":{"key":"IT-482","serial":"C02XK"}}"#,
            ),
        )
        .after(1, answered("okta", 200, r#"{"id":"00u1a2b3"}"#))
        .after(1, answered("jira", 201, r#"{"key":"IT-482"}"#));

    insta::assert_snapshot!(trace.text);
}

#[test]
fn a_laptop_that_never_comes_is_skipped() {
    let deadline = |which| Happened::DeadlinePassed {
        step: step_id("laptop"),
        which,
    };
    let mut trace = Trace::new();
    trace
        .after(0, started())
        .after(1, answered("okta", 200, r#"{"id":"00u1a2b3"}"#))
        .after(1, answered("jira", 201, r#"{"key":"IT-482"}"#))
        .after(259_199, deadline(Deadline::Reminder))
        .after(1, deadline(Deadline::Reminder))
        .after(1, deadline(Deadline::Reminder))
        .after(950_400, deadline(Deadline::Limit))
        .after(60, skipped("laptop"))
        .after(1, bound("call_late", r#"{"issue":{"key":"IT-482"}}"#))
        .after(1, answered("hr", 200, "{}"));

    insta::assert_snapshot!(trace.text);
}

#[test]
fn a_message_that_fails_is_sent_again_by_hand_under_its_id() {
    let down = Failure::NothingAnswers;
    let mut trace = Trace::new();
    trace
        .after(0, started())
        .after(1, failed("okta", down, 1, false))
        .after(5, failed("okta", down, 2, false))
        .after(300, failed("okta", down, 3, false))
        .after(300, failed("okta", down, 3, false))
        .after(
            1800,
            failed("okta", Failure::Status { status: 401 }, 4, true),
        )
        .after(60, failed("okta", down, 5, false))
        .after(60, sent_again("okta"))
        .after(1, sent_again("okta"))
        .after(1, answered("okta", 200, "<html>"))
        .after(1, skipped("jira"))
        .after(
            1,
            Happened::Stopped {
                by: "Dana".into(),
                why: "Offer withdrawn".into(),
            },
        )
        .after(1, answered("jira", 201, r#"{"key":"IT-482"}"#));

    insta::assert_snapshot!(trace.text);
}

#[test]
fn c8_what_is_told_of_a_message_follows_its_last_answer() {
    let status = |status| Failure::Status { status };
    let told = |trace: &Trace| {
        trace
            .run
            .step(&step_id("okta"))
            .and_then(|step| step.problem)
    };
    let mut trace = Trace::new();
    trace
        .after(0, started())
        .after(1, failed("okta", status(401), 1, false));

    assert_eq!(told(&trace), Some(Kind::TokenNotValid));
    trace.after(5, failed("okta", status(500), 2, false));
    assert_eq!(told(&trace), Some(Kind::ToolBroken));
    trace.after(300, failed("okta", Failure::NoAnswerInTime, 3, false));
    assert_eq!(told(&trace), Some(Kind::NoAnswerInTime));
    let ended = trace.text.matches("> CloseProblem").count();
    assert_eq!(ended, 2, "each ends with the next: {}", trace.text);
}

#[test]
fn c8_before_the_third_failure_that_waiting_may_mend_nobody_is_told() {
    let mut trace = Trace::new();
    trace
        .after(0, started())
        .after(1, failed("okta", Failure::NoAnswerInTime, 1, false))
        .after(5, failed("okta", Failure::Status { status: 500 }, 2, false));

    let step = trace.run.step(&step_id("okta")).expect("it is there");
    assert_eq!(step.problem, None);
}
