//! What is possible at a step, and why not: the machine refuses by it, views grey out by it.

use baton_core::document::Definition;
use baton_core::run::{
    Answer, Delivery, Event, Failure, Stored, Verb, may_stop, verdict, verdict_with,
};
use baton_core::{Happened, Outcome, Reason, RunState, apply};
use serde_json::json;

use crate::fixture::{
    at, by_answer, call, definition, detail, maria, of_step, person, run_id, step_id, text_field,
    wait, workflow,
};

const SKIP: Verb = Verb::Skip;

/// A message, a wait that finds its calls by the answer, a message.
fn three_steps() -> Definition {
    let first = text_field("email", detail(person(), "/work_email"));
    let last = text_field("serial", detail(of_step("laptop"), "/serial"));
    definition(workflow(vec![
        call("jira", vec![first]),
        wait("laptop", by_answer("jira", "/key")),
        call("hr", vec![last]),
    ]))
}

fn after(definition: &Definition, happenings: Vec<Happened>) -> RunState {
    let mut run = RunState::default();
    let details = maria();
    for (seconds, happened) in (0..).zip(happenings) {
        let event = Event {
            happened,
            details: &details,
        };
        match apply(definition, (&run_id(), &run), &event, at(seconds)).outcome {
            Outcome::Next(next) => run = next,
            Outcome::Ignored(reason) => panic!("ignored: {reason:?}"),
        }
    }
    run
}

fn started() -> Happened {
    Happened::Started { about: None }
}

fn answered(step: &str) -> Happened {
    Happened::AnswerReceived {
        step: step_id(step),
        occurrence: 1,
        answer: Answer {
            status: 200,
            content_type: None,
            body: br#"{"key":"IT-482"}"#.to_vec(),
            cut: false,
        },
        tries: 1,
    }
}

fn failed(step: &str) -> Happened {
    Happened::TryFailed {
        step: step_id(step),
        occurrence: 1,
        failure: Failure::Status { status: 503 },
        tries: 1,
        last: false,
        leads_to: None,
    }
}

fn skipped(step: &str) -> Happened {
    Happened::StepSkipped {
        step: step_id(step),
        by: "Dana".to_owned(),
        why: "in person".to_owned(),
    }
}

fn stopped() -> Happened {
    Happened::Stopped {
        by: "Dana".to_owned(),
        why: "not hired".to_owned(),
    }
}

#[test]
fn a_step_is_skipped_while_the_run_is_there() {
    let definition = three_steps();
    let says = |happenings, step: &str| {
        verdict(
            &definition,
            &after(&definition, happenings),
            SKIP,
            &step_id(step),
        )
    };

    assert_eq!(says(vec![], "jira"), Err(Reason::NotStarted));
    assert_eq!(says(vec![started()], "jira"), Ok(()));
    assert_eq!(says(vec![started()], "laptop"), Err(Reason::NotReached));
    assert_eq!(says(vec![started()], "gone"), Err(Reason::UnknownStep));
    let answered = vec![started(), answered("jira")];
    assert_eq!(says(answered.clone(), "jira"), Err(Reason::StepDone));
    assert_eq!(says(answered, "laptop"), Ok(()));
    let passed = vec![started(), skipped("jira")];
    assert_eq!(says(passed, "jira"), Err(Reason::StepSkipped));
    assert_eq!(
        says(vec![started(), stopped()], "jira"),
        Err(Reason::RunStopped)
    );
}

#[test]
fn a_run_is_stopped_until_it_is_over() {
    let definition = three_steps();
    let says = |happenings| may_stop(&after(&definition, happenings));

    assert_eq!(says(vec![]), Err(Reason::NotStarted));
    assert_eq!(says(vec![started()]), Ok(()));
    assert_eq!(says(vec![started(), stopped()]), Err(Reason::RunStopped));
    let all = ["jira", "laptop", "hr"].map(skipped);
    let done = std::iter::once(started()).chain(all).collect();
    assert_eq!(says(done), Err(Reason::RunDone));
}

#[test]
fn a_message_that_waits_for_what_is_missing_is_not_on_its_way() {
    let definition = three_steps();
    let unsent = Happened::TryFailed {
        step: step_id("jira"),
        occurrence: 1,
        failure: Failure::ConsentMissing,
        tries: 1,
        last: false,
        leads_to: None,
    };
    let fresh = after(&definition, vec![started()]);
    let parked = after(&definition, vec![started(), unsent]);
    let stored = Stored {
        try_out: false,
        message: Some(Delivery::Waiting),
        newer: false,
    };
    let says = |run, verb| verdict_with(&definition, run, verb, &step_id("jira"), stored);

    for verb in [Verb::SendAgain, Verb::SendNew] {
        assert_eq!(says(&fresh, verb), Err(Reason::StillSending));
        assert_eq!(says(&parked, verb), Ok(()));
    }
}

#[test]
fn a_message_that_is_on_its_way_is_not_made_again() {
    let definition = three_steps();
    let tried = after(&definition, vec![started(), failed("jira")]);
    let says = |verb, message| {
        let stored = Stored {
            try_out: false,
            message,
            newer: false,
        };
        verdict_with(&definition, &tried, verb, &step_id("jira"), stored)
    };

    let sending = Some(Delivery::Sending);
    let waiting = Some(Delivery::Waiting);
    let given_up = Some(Delivery::GivenUp);
    for verb in [Verb::SendAgain, Verb::SendNew, Verb::TryNow] {
        assert_eq!(says(verb, sending), Err(Reason::StillSending));
        assert_eq!(says(verb, waiting), Ok(()));
    }
    assert_eq!(says(Verb::SendAgain, given_up), Ok(()));
    assert_eq!(says(Verb::TryNow, given_up), Err(Reason::GivenUp));
    assert_eq!(says(Verb::TryNow, None), Err(Reason::NothingQueued));
    assert_eq!(says(Verb::SendNew, None), Err(Reason::NothingQueued));
    assert_eq!(says(Verb::MarkReceived, waiting), Err(Reason::WrongKind));
}

#[test]
fn c8_of_a_run_that_is_done_only_what_was_done_is_done_again() {
    let definition = three_steps();
    let happenings = vec![
        started(),
        answered("jira"),
        skipped("laptop"),
        answered("hr"),
    ];
    let done = after(&definition, happenings);
    let stored = Stored {
        try_out: false,
        message: Some(Delivery::Delivered),
        newer: false,
    };
    let says = |verb, step| verdict_with(&definition, &done, verb, &step_id(step), stored);

    assert_eq!(says(Verb::SendNew, "jira"), Ok(()));
    assert_eq!(says(Verb::SendNew, "laptop"), Err(Reason::StepSkipped));
    assert_eq!(says(Verb::SendAgain, "jira"), Err(Reason::RunDone));
    assert_eq!(says(SKIP, "jira"), Err(Reason::RunDone));
}

#[test]
fn only_a_try_out_pretends_a_call() {
    let definition = three_steps();
    let waiting = after(&definition, vec![started(), answered("jira")]);
    let says = |try_out, step| {
        let stored = Stored {
            try_out,
            message: None,
            newer: false,
        };
        verdict_with(
            &definition,
            &waiting,
            Verb::PretendCalled,
            &step_id(step),
            stored,
        )
    };

    assert_eq!(says(true, "laptop"), Ok(()));
    assert_eq!(says(true, "hr"), Err(Reason::NotReached));
    assert_eq!(says(false, "hr"), Err(Reason::OnlyTryOuts));
}

#[test]
fn each_kind_offers_its_own_verbs() {
    let paths = json!({"id": "step_choice", "name": "Which",
        "action": {"kind": "choose_path", "paths": [], "otherwise": []}});
    let definition = definition(workflow(vec![
        call("jira", vec![]),
        wait("laptop", by_answer("jira", "/key")),
        paths,
    ]));
    let verbs: Vec<_> = definition
        .steps
        .iter()
        .map(|it| it.kind().verbs())
        .collect();

    let sends = [
        SKIP,
        Verb::UseSettings,
        Verb::SendAgain,
        Verb::SendNew,
        Verb::TryNow,
    ];
    let waits = [SKIP, Verb::MarkReceived, Verb::PretendCalled];
    let chooses = [SKIP, Verb::TakePath, Verb::SendAgain];
    assert_eq!(verbs, [&sends[..], &waits[..], &chooses[..]]);
}
