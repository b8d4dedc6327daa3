//! Paths: which are taken, what happens to the others, where they come together (C18).

use std::sync::Arc;

use baton_core::call::Entry;
use baton_core::document::Definition;
use baton_core::history::Kind;
use baton_core::run::{Answer, Event, Failure, RunStatus, StepStatus, standing, statuses};
use baton_core::{
    CallId, Details, Effect, Happened, Outcome, Reason, RunState, StepId, apply, problem,
};
use serde_json::{Value, json};

use crate::fixture::{
    at, by_email, call, definition, detail, maria, of_step, read, run_id, step_id, text_field,
    wait, workflow,
};

fn choice(paths: Vec<Value>, otherwise: Vec<Value>) -> Value {
    json!({"id": "step_choice", "name": "choice", "action": {
        "kind": "choose_path", "paths": paths, "otherwise": otherwise}})
}

fn when_department(id: &str, department: &str, steps: Vec<Value>) -> Value {
    json!({"id": format!("step_{id}"), "name": id, "steps": steps, "when": {"mode": "all",
        "tests": [{"reference": {"source": {"kind": "person"}, "pointer": "/department"},
            "operator": "is", "values": [department]}]}})
}

fn when_answer(id: &str, of: &str, steps: Vec<Value>) -> Value {
    json!({"id": format!("step_{id}"), "name": id, "steps": steps, "when": {"mode": "all",
        "tests": [{"reference": {"source": {"kind": "step", "step": format!("step_{of}")},
            "pointer": "/ok"}, "operator": "is", "values": ["yes"]}]}})
}

fn beside(id: &str, until: &str, paths: Vec<Vec<Value>>) -> Value {
    let paths = paths.into_iter().enumerate();
    let paths: Vec<Value> = paths
        .map(|(n, steps)| json!({"id": format!("step_{id}{n}"), "name": n.to_string(), "steps": steps}))
        .collect();
    json!({"id": format!("step_{id}"), "name": id, "action": {
        "kind": "at_the_same_time", "until": until, "paths": paths}})
}

/// A run with what it did last.
struct Walk {
    definition: Definition,
    details: Details,
    run: RunState,
    effects: Vec<Effect>,
    history: Vec<Kind>,
}

impl Walk {
    fn begin(steps: Vec<Value>) -> Self {
        let mut walk = Self {
            definition: definition(workflow(steps)),
            details: maria(),
            run: RunState::default(),
            effects: Vec::new(),
            history: Vec::new(),
        };
        walk.then(Happened::Started { about: None }).unwrap();
        walk
    }

    fn then(&mut self, happened: Happened) -> Result<(), Reason> {
        let event = Event {
            happened,
            details: &self.details,
        };
        let transition = apply(&self.definition, (&run_id(), &self.run), &event, at(0));
        self.effects = transition.effects;
        self.history = transition.history.into_iter().map(|one| one.kind).collect();
        match transition.outcome {
            Outcome::Next(next) => {
                self.run = next;
                Ok(())
            }
            Outcome::Ignored(reason) => Err(reason),
        }
    }

    fn answer(&mut self, step: &str, body: &str) -> Result<(), Reason> {
        self.then(Happened::AnswerReceived {
            step: step_id(step),
            occurrence: 1,
            answer: Answer {
                status: 200,
                content_type: None,
                body: body.as_bytes().to_vec(),
                cut: false,
            },
            tries: 1,
        })
    }

    fn call(&mut self, step: &str) -> Result<(), Reason> {
        self.call_saying(step, "null")
    }

    fn call_saying(&mut self, step: &str, body: &str) -> Result<(), Reason> {
        self.then(Happened::CallBound {
            step: step_id(step),
            call: CallId::from_bytes([7; 16]),
            about: Entry::whole(Arc::new(read(body))),
        })
    }

    /// The body of the message that a step has just handed over.
    fn sent(&self, step: &str) -> String {
        let id = step_id(step);
        let sent = |effect: &Effect| match effect {
            Effect::Send { step, prepared, .. } => (*step == id).then(|| prepared.body.clone()),
            Effect::SendAgain { .. }
            | Effect::CancelSend { .. }
            | Effect::AwaitCall { .. }
            | Effect::StopAwaiting { .. }
            | Effect::SetDetails { .. }
            | Effect::UseCall { .. }
            | Effect::DropCall { .. }
            | Effect::OpenProblem { .. }
            | Effect::CloseProblem { .. } => None,
        };
        self.effects.iter().find_map(sent).unwrap().unwrap()
    }

    fn skip(&mut self, step: &str) -> Result<(), Reason> {
        self.then(Happened::StepSkipped {
            step: step_id(step),
            by: "Dana".to_owned(),
            why: "because".to_owned(),
        })
    }

    fn choose(&mut self, step: &str, path: &str) -> Result<(), Reason> {
        self.then(Happened::PathChosen {
            step: step_id(step),
            path: step_id(path),
            by: "Dana".to_owned(),
            why: "because".to_owned(),
        })
    }

    fn stands(&self, step: &str) -> StepStatus {
        let id = step_id(step);
        let all = statuses(&self.definition, &self.run);
        all.into_iter().find(|(of, _)| **of == id).unwrap().1
    }

    fn under_way(&self) -> Vec<StepId> {
        self.run.under_way().map(|(id, _)| id.clone()).collect()
    }
}

fn never_sent(effects: &[Effect], step: &str) -> bool {
    !effects
        .iter()
        .any(|effect| matches!(effect, Effect::Send { step: of, .. } if *of == step_id(step)))
}

#[test]
fn the_first_path_whose_condition_is_true_is_taken_and_the_run_goes_on_behind_it() {
    let mut walk = Walk::begin(vec![
        choice(
            vec![
                when_department("sales", "Sales", vec![call("crm", vec![])]),
                when_department("tech", "Engineering", vec![call("laptop", vec![])]),
                when_department("late", "Engineering", vec![call("never", vec![])]),
            ],
            vec![call("other", vec![])],
        ),
        call("after", vec![]),
    ]);

    assert_eq!(walk.stands("laptop"), StepStatus::Running);
    for untaken in ["crm", "never", "other"] {
        assert_eq!(walk.stands(untaken), StepStatus::NotNeeded);
        assert!(never_sent(&walk.effects, untaken));
    }
    walk.answer("laptop", "{}").unwrap();
    assert_eq!(walk.stands("choice"), StepStatus::Done);
    assert_eq!(walk.stands("after"), StepStatus::Running);
    assert_eq!(walk.answer("crm", "{}"), Err(Reason::NotNeeded));
}

#[test]
fn without_a_true_condition_otherwise_is_taken_also_when_it_is_empty() {
    let sales = when_department("sales", "Sales", vec![call("crm", vec![])]);

    let walk = Walk::begin(vec![choice(vec![sales], vec![]), call("after", vec![])]);

    assert_eq!(walk.stands("choice"), StepStatus::Done);
    assert_eq!(walk.stands("after"), StepStatus::Running);
}

#[test]
fn what_cannot_be_told_asks_and_the_admin_or_a_later_detail_decides() {
    let mut walk = Walk::begin(vec![
        call("ask", vec![]),
        choice(
            vec![when_answer("yes", "ask", vec![call("one", vec![])])],
            vec![call("two", vec![])],
        ),
    ]);
    walk.answer("ask", r#"{"other":1}"#).unwrap();

    assert_eq!(walk.run.status, RunStatus::NeedsYou);
    assert_eq!(walk.stands("choice"), StepStatus::Running);
    assert_eq!(walk.choose("choice", "nowhere"), Err(Reason::UnknownPath));
    assert_eq!(
        walk.then(Happened::DetailsChanged),
        Err(Reason::NothingChanged)
    );

    // *Otherwise* is named by the step itself.
    walk.choose("choice", "choice").unwrap();
    assert_eq!(walk.stands("two"), StepStatus::Running);
    assert_eq!(walk.stands("one"), StepStatus::NotNeeded);
    assert_eq!(walk.choose("choice", "yes"), Err(Reason::PathChosen));
}

#[test]
fn what_cannot_be_told_says_what_was_found_unless_that_is_sensitive() {
    let grade = json!({"id": "step_high", "name": "high", "steps": [], "when": {"mode": "all",
        "tests": [{"reference": {"source": {"kind": "person"}, "pointer": "/custom/Grade"},
            "operator": "more_than", "values": ["5"]}]}});
    let told = |found: &str, sensitive: &[&str]| {
        let definition = definition(workflow(vec![choice(vec![grade.clone()], vec![])]));
        let mut details = maria();
        details.person = read(&format!(r#"{{"custom":{{"Grade":{found}}}}}"#));
        details.sensitive = sensitive.iter().map(|one| (*one).to_owned()).collect();
        let happened = Happened::Started { about: None };
        let details = &details;
        let event = Event { happened, details };
        let effects = apply(
            &definition,
            (&run_id(), &RunState::default()),
            &event,
            at(0),
        )
        .effects;
        effects.into_iter().find_map(|effect| {
            let Effect::OpenProblem { params, .. } = effect else {
                return None;
            };
            Some(["detail", "wanted", "found"].map(|name| params.get(name).cloned()))
        })
    };
    let detail = || Some("person /custom/Grade".to_owned());
    let some = |text: &str| Some(text.to_owned());

    assert_eq!(
        told(r#""12 EUR""#, &[]),
        Some([detail(), some("number"), some("12 EUR")])
    );
    assert_eq!(
        told(r#"["a", true]"#, &[]),
        Some([detail(), some("number"), some("a, true")])
    );
    assert_eq!(
        told(r#"{"a": 1}"#, &[]),
        Some([detail(), some("number"), None])
    );
    assert_eq!(
        told(r#""12 EUR""#, &["/custom/Grade"]),
        Some([detail(), some("number"), None])
    );
    assert_eq!(
        told(&format!("\"{}\"", "x".repeat(300)), &[]),
        Some([
            detail(),
            some("number"),
            Some(format!("{}…", "x".repeat(120)))
        ])
    );
}

#[test]
fn a_call_for_a_path_that_is_not_taken_is_not_needed() {
    let mut walk = Walk::begin(vec![
        call("ask", vec![]),
        choice(
            vec![when_answer("yes", "ask", vec![wait("badge", by_email())])],
            vec![],
        ),
    ]);
    // Before the choice the wait is a candidate (C6).
    walk.call("badge").unwrap();

    walk.answer("ask", r#"{"ok":"no"}"#).unwrap();

    let dropped = |effect: &Effect| matches!(effect, Effect::DropCall { step, .. } if *step == step_id("badge"));
    assert!(walk.effects.iter().any(dropped));
    assert_eq!(walk.stands("badge"), StepStatus::NotNeeded);
    assert_eq!(walk.run.status, RunStatus::Done);
}

#[test]
fn what_a_call_said_for_a_path_that_is_not_taken_is_no_answer() {
    let said = detail(of_step("badge"), "/number");
    let by_it = json!({"kind": "step_answer", "step": "step_badge", "pointer": "/number",
        "call": {"kind": "picked", "pointer": "/number"}});
    let mut walk = Walk::begin(vec![
        call("ask", vec![]),
        choice(
            vec![when_answer("yes", "ask", vec![wait("badge", by_email())])],
            vec![],
        ),
        call("after", vec![text_field("badge", said)]),
        wait("door", by_it),
    ]);
    walk.call_saying("badge", r#"{"number":"B-7"}"#).unwrap();

    walk.answer("ask", r#"{"ok":"no"}"#).unwrap();

    assert_eq!(walk.sent("after"), "{}");
    walk.answer("after", "{}").unwrap();
    let door = walk.run.step(&step_id("door")).unwrap();
    assert_eq!(door.problem, Some(problem::Kind::MatchValueMissing));
}

#[test]
fn all_paths_are_gone_at_once_and_come_together_when_the_last_is_through() {
    let mut walk = Walk::begin(vec![
        beside(
            "both",
            "all",
            vec![
                vec![call("okta", vec![]), wait("badge", by_email())],
                vec![],
                vec![call("mail", vec![])],
            ],
        ),
        call("after", vec![]),
    ]);

    assert_eq!(walk.under_way(), ["both", "mail", "okta"].map(step_id));
    assert_eq!(standing(&walk.run).more, 1);
    walk.answer("okta", "{}").unwrap();
    walk.answer("mail", "{}").unwrap();
    assert_eq!(walk.run.status, RunStatus::Waiting);
    assert_eq!(walk.stands("after"), StepStatus::NotYet);

    walk.call("badge").unwrap();
    assert_eq!(walk.stands("both"), StepStatus::Done);
    assert_eq!(walk.stands("after"), StepStatus::Running);
}

#[test]
fn the_first_path_that_is_through_ends_the_others_and_what_ends_later_moves_nothing() {
    let mut walk = Walk::begin(vec![
        beside(
            "race",
            "first",
            vec![
                vec![call("slow", vec![]), call("never", vec![])],
                vec![wait("badge", by_email())],
                vec![beside("deep", "all", vec![vec![wait("mail", by_email())]])],
            ],
        ),
        call("after", vec![]),
    ]);

    walk.call("badge").unwrap();

    let called_off = |effect: &Effect| matches!(effect, Effect::CancelSend { step, .. } if *step == step_id("slow"));
    assert!(walk.effects.iter().any(called_off));
    for ended in ["slow", "never", "deep", "mail"] {
        assert_eq!(walk.stands(ended), StepStatus::NotNeeded, "{ended}");
    }
    assert_eq!(walk.stands("after"), StepStatus::Running);
    assert_eq!(walk.call("mail"), Err(Reason::NotNeeded));

    walk.answer("slow", "{}").unwrap();
    assert_eq!(walk.history, [Kind::EndedAfterwards]);
    assert!(walk.effects.is_empty());
    assert_eq!(walk.stands("never"), StepStatus::NotNeeded);
    assert_eq!(walk.answer("slow", "{}"), Err(Reason::NotNeeded));
}

#[test]
fn of_two_paths_that_are_through_at_once_the_first_in_the_document_is_first() {
    let walk = Walk::begin(vec![
        beside(
            "race",
            "first",
            vec![vec![choice(vec![], vec![])], vec![call("never", vec![])]],
        ),
        call("after", vec![]),
    ]);

    assert!(walk.history.contains(&Kind::FirstDone));
    assert!(never_sent(&walk.effects, "never"));
    assert_eq!(walk.stands("never"), StepStatus::NotNeeded);
}

#[test]
fn a_skipped_step_counts_as_done_and_a_skipped_owner_gives_up_its_paths() {
    let steps = || {
        vec![
            beside(
                "both",
                "all",
                vec![vec![call("okta", vec![])], vec![wait("badge", by_email())]],
            ),
            call("after", vec![]),
        ]
    };
    let mut one_by_one = Walk::begin(steps());
    one_by_one.skip("okta").unwrap();
    one_by_one.skip("badge").unwrap();
    assert_eq!(one_by_one.stands("both"), StepStatus::Done);

    let mut whole = Walk::begin(steps());
    whole.skip("both").unwrap();
    assert_eq!(whole.stands("both"), StepStatus::Skipped);
    assert_eq!(whole.stands("okta"), StepStatus::NotNeeded);
    assert_eq!(whole.stands("badge"), StepStatus::NotNeeded);
    assert_eq!(whole.stands("after"), StepStatus::Running);
}

#[test]
fn a_run_stands_at_its_most_urgent_step() {
    let mut walk = Walk::begin(vec![beside(
        "both",
        "all",
        vec![
            vec![wait("badge", by_email())],
            vec![call("okta", vec![])],
            vec![call("mail", vec![])],
        ],
    )]);
    assert_eq!(walk.run.status, RunStatus::Running);

    walk.then(Happened::TryFailed {
        step: step_id("mail"),
        occurrence: 1,
        failure: Failure::Status { status: 401 },
        tries: 1,
        last: false,
        leads_to: None,
    })
    .unwrap();

    let standing = standing(&walk.run);
    assert_eq!(standing.step, Some(&step_id("mail")));
    assert_eq!(standing.more, 2);
    assert_eq!(walk.run.status, RunStatus::NeedsYou);
}

#[test]
fn a_problem_says_where_a_redirect_leads_and_of_no_other_answer() {
    let told = |status: u16| {
        let mut walk = Walk::begin(vec![call("okta", vec![])]);
        walk.then(Happened::TryFailed {
            step: step_id("okta"),
            occurrence: 1,
            failure: Failure::Status { status },
            tries: 3,
            last: true,
            leads_to: Some("login.okta.example".to_owned()),
        })
        .unwrap();
        let opened = walk.effects.into_iter().find_map(|effect| {
            let Effect::OpenProblem { params, .. } = effect else {
                return None;
            };
            Some(params)
        });
        opened.unwrap().remove("host")
    };

    assert_eq!(told(302).as_deref(), Some("login.okta.example"));
    assert_eq!(told(503), None);
}

#[test]
fn a_stop_ends_all_paths() {
    let mut walk = Walk::begin(vec![beside(
        "both",
        "all",
        vec![
            vec![wait("badge", by_email()), call("later", vec![])],
            vec![call("okta", vec![])],
        ],
    )]);

    walk.then(Happened::Stopped {
        by: "Dana".to_owned(),
        why: "because".to_owned(),
    })
    .unwrap();

    for stopped in ["badge", "okta", "both"] {
        assert_eq!(walk.stands(stopped), StepStatus::Stopped, "{stopped}");
    }
    assert_eq!(walk.stands("later"), StepStatus::NotNeeded);
    assert!(walk.under_way().is_empty());
    assert_eq!(walk.answer("okta", "{}"), Err(Reason::RunStopped));
}
