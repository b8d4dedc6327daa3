//! Everything that can be wrong with a definition is found, at its place.

use std::collections::BTreeSet;

use baton_core::details::{CustomDetail, CustomType};
use baton_core::validation::{
    Code, Connection, Connections, Known, Level, Need, Problem, is_ready, validate,
};
use serde_json::{Value, json};

use crate::fixture::{
    by_answer, by_email, call, definition, detail, of_step, person, text, text_field, wait,
    workflow,
};

fn connection(needs: &[Need]) -> Connection {
    Connection {
        name: "Okta".to_owned(),
        needs: needs.to_vec(),
        origin: Some("https://okta.example:443".to_owned()),
        host_port: Some("okta.example:443".to_owned()),
        token_twice: false,
        slots: Some(BTreeSet::from(["header/kept".to_owned()])),
        token_header: Some("Authorization".to_owned()),
    }
}

fn connections() -> Connections {
    [("con_one".parse().unwrap(), connection(&[]))].into()
}

fn sound() -> Value {
    workflow(vec![
        call(
            "okta",
            vec![text_field("email", detail(person(), "/work_email"))],
        ),
        wait("jira", by_answer("okta", "/key")),
        call(
            "hr",
            vec![text_field("ticket", detail(of_step("okta"), "/key"))],
        ),
    ])
}

fn known(connections: Connections) -> Known {
    Known {
        connections,
        sensitive: vec!["/custom/salary".to_owned()],
        ..Known::default()
    }
}

fn problems(definition_json: Value) -> Vec<Problem> {
    validate(&definition(definition_json), &known(connections()))
}

/// The problems of the sound workflow with one value replaced.
fn with(pointer: &str, value: Value) -> Vec<(Code, String)> {
    let mut changed = sound();
    *changed
        .pointer_mut(pointer)
        .unwrap_or_else(|| panic!("{pointer} is there")) = value;
    problems(changed)
        .into_iter()
        .map(|problem| (problem.code, problem.path))
        .collect()
}

#[test]
fn a_sound_workflow_has_no_problems() {
    assert_eq!(problems(sound()), []);
    assert!(is_ready(&problems(sound())));
}

/// Where the sound workflow gets which value, and which problem that makes where.
fn mistakes() -> Vec<(String, Value, Code, String)> {
    serde_json::from_str(include_str!("mistakes.json")).unwrap()
}

#[test]
fn each_mistake_is_found_at_its_place() {
    for (at, value, code, path) in mistakes() {
        let found = with(&at, value.clone());
        assert!(
            found.contains(&(code, path.clone())),
            "{at} = {value} should give {code:?} at {path}, gives {found:?}"
        );
    }
}

#[test]
fn what_a_connection_needs_is_to_fix() {
    let needs = [
        (Need::Address, Code::AddressMissing),
        (Need::Token, Code::TokenMissing),
        (Need::UnencryptedConsent, Code::UnencryptedConsentMissing),
        (Need::LocalConsent, Code::LocalConsentMissing),
        (Need::OtherAddress, Code::AddressForbidden),
    ];
    for (need, code) in needs {
        let found = [("con_one".parse().unwrap(), connection(&[need]))].into();
        let found = validate(&definition(sound()), &known(found));
        assert_eq!(
            found.iter().filter(|problem| problem.code == code).count(),
            2
        );
        assert!(!is_ready(&found));
    }
    let twice = Connection {
        token_twice: true,
        ..connection(&[])
    };
    let twice = known([("con_one".parse().unwrap(), twice)].into());
    let mut inside = sound();
    let secret = json!([{"kind": "text", "text": "/"}, {"kind": "secret", "slot": "header/kept"}]);
    *inside.pointer_mut("/steps/0/action/path").unwrap() = secret;
    let found = validate(&definition(inside), &twice);
    let found: Vec<_> = found.iter().map(|one| (one.code, &*one.path)).collect();
    assert_eq!(found, [(Code::TokenTwice, "/steps/0/action/connection")]);
    let without = validate(&definition(sound()), &twice);
    assert_eq!(without, [], "an address without a token has none twice");
}

#[test]
fn a7_a_secret_of_a_path_that_is_not_kept_is_to_fix_unless_the_address_is_missing_anyway() {
    let path =
        |slot: &str| json!([{"kind": "text", "text": "/"}, {"kind": "secret", "slot": slot}]);
    let at = "/steps/0/action/path";

    let kept = with(at, path("header/kept"));
    let lost = with(at, path("lost"));
    let mut unbound = sound();
    *unbound.pointer_mut(at).unwrap() = path("lost");
    let needs = [("con_one".parse().unwrap(), connection(&[Need::Address]))].into();
    let unbound = validate(&definition(unbound), &known(needs));

    assert_eq!(kept, []);
    assert_eq!(lost, [(Code::AddressSecretMissing, at.to_owned())]);
    assert!(unbound.iter().all(|one| one.code == Code::AddressMissing));
}

fn condition() -> Value {
    json!({"mode": "all", "tests": [{"operator": "is", "values": ["x"],
        "reference": {"source": {"kind": "person"}, "pointer": "/team"}}]})
}

fn branched(step: Value) -> Vec<Problem> {
    problems(workflow(vec![
        step,
        call(
            "last",
            vec![text_field("a", detail(of_step("inside"), "/id"))],
        ),
    ]))
}

#[test]
fn branches_are_checked_and_cannot_go_live_yet() {
    let inside = || call("inside", vec![text_field("a", text("x"))]);
    let choice = |paths: Value| {
        json!({"id": "step_choice", "name": "c", "action":
            {"kind": "choose_path", "paths": paths, "otherwise": []}})
    };
    let path = |id: &str, steps: Vec<Value>| json!({"id": id, "name": "p", "when": condition(), "steps": steps});
    let all = json!({"id": "step_all", "name": "a", "action": {"kind": "at_the_same_time",
        "paths": [{"id": "step_p", "name": "p", "steps": [inside()]}]}});
    let codes =
        |problems: Vec<Problem>| problems.into_iter().map(|one| one.code).collect::<Vec<_>>();

    let chosen = branched(choice(json!([
        path("step_p", vec![inside()]),
        path("step_q", vec![])
    ])));
    let parallel = branched(all);
    let nothing = problems(workflow(vec![choice(json!([]))]));

    assert_eq!(codes(chosen), [Code::PathNeverTaken, Code::StepNotAlways]);
    assert_eq!(codes(parallel), []);
    assert_eq!(codes(nothing), [Code::PathsMissing]);
}

#[test]
fn an_address_is_twice_only_where_one_run_can_come_to_both() {
    let said = |steps: Vec<Value>| {
        let problems = problems(workflow(steps)).into_iter();
        problems
            .filter(|one| one.code == Code::SameAddressTwice)
            .count()
    };
    let sends = |id: &str| {
        let mut step = call(id, vec![text_field("a", text("x"))]);
        step["action"]["path"] = json!([{"kind": "text", "text": "/orders"}]);
        step
    };
    let paths = |kind: &str| {
        let when = json!({"mode": "all", "tests": [{"reference": {"source": {"kind": "person"},
            "pointer": "/department"}, "operator": "is", "values": ["Sales"]}]});
        let mut one = json!({"id": "step_one", "name": "one", "steps": [sends("a")]});
        let mut two = json!({"id": "step_two", "name": "two", "steps": [sends("b")]});
        let mut action = json!({"kind": kind});
        if kind == "choose_path" {
            one["when"] = when.clone();
            two["when"] = when;
            action["otherwise"] = json!([]);
        }
        action["paths"] = json!([one, two]);
        json!({"id": "step_split", "name": "split", "action": action})
    };

    assert_eq!(said(vec![sends("a"), sends("b")]), 1);
    assert_eq!(said(vec![paths("choose_path")]), 0);
    assert_eq!(said(vec![paths("at_the_same_time")]), 1);
    assert_eq!(said(vec![paths("choose_path"), sends("c")]), 1);
}

#[test]
fn nesting_and_number_of_steps_have_an_end() {
    let mut step = call("deepest", vec![text_field("a", text("x"))]);
    for level in 0..9 {
        step = json!({"id": format!("step_c{level}"), "name": "c", "action":
            {"kind": "choose_path", "paths": [], "otherwise": [step]}});
    }
    let many: Vec<Value> = (0..1_001)
        .map(|n| wait(&format!("w{n}"), by_email()))
        .collect();

    let deep: BTreeSet<Code> = problems(workflow(vec![step]))
        .into_iter()
        .map(|one| one.code)
        .collect();
    let wide: BTreeSet<Code> = problems(workflow(many))
        .into_iter()
        .map(|one| one.code)
        .collect();

    assert!(deep.contains(&Code::TooDeep));
    assert_eq!(wide, [Code::TooManySteps].into());
}

#[test]
fn only_what_blocks_is_to_fix() {
    let levels: BTreeSet<(Code, Level)> = mistakes()
        .into_iter()
        .flat_map(|(at, value, code, _)| {
            let mut changed = sound();
            *changed.pointer_mut(&at).unwrap() = value;
            problems(changed)
                .into_iter()
                .filter(move |one| one.code == code)
        })
        .map(|problem| (problem.code, problem.level))
        .filter(|(_, level)| *level == Level::ToCheck)
        .collect();

    let codes: Vec<Code> = levels.into_iter().map(|(code, _)| code).collect();
    assert_eq!(
        codes,
        [
            Code::SameAddressTwice,
            Code::BodyNotSent,
            Code::NothingToSend,
            Code::DetailUnknown,
            Code::SensitiveDetail,
            Code::LooksSensitive,
            Code::PersonNameMissing,
            Code::WaitWithoutLimit,
            Code::HolidaysUnknown,
        ]
    );
}

/// What is said of a step that sends a field of the trigger's call, beside a sample of it.
fn looks(pointer: &str, sample: &str, not_sensitive: &[&str]) -> Vec<Problem> {
    let trigger = json!({"kind": "trigger"});
    let mut step = call(
        "hr",
        vec![text_field("a", detail(trigger.clone(), pointer))],
    );
    let not = not_sensitive
        .iter()
        .map(|one| json!({"source": trigger, "pointer": one}));
    step["action"]["not_sensitive"] = not.collect();
    let sample = baton_core::Json::parse(sample.as_bytes()).unwrap();
    let known = Known {
        samples: [(baton_core::document::Source::Trigger, sample.into())].into(),
        ..known(connections())
    };
    validate(&definition(workflow(vec![step])), &known)
}

#[test]
fn c18_what_looks_sensitive_by_its_name_or_last_value_is_to_check_until_that_is_said_to_be_false() {
    let by_name = looks("/employee/ssn", "{}", &[]);
    let by_value = looks(
        "/field_17",
        r#"{"field_17": "DE89 3704 0044 0532 0130 00"}"#,
        &[],
    );
    let inside = looks(
        "/employee",
        r#"{"employee": {"name": "Ada", "ssn": ""}}"#,
        &[],
    );
    for found in [by_name, by_value, inside] {
        let [one] = found.as_slice() else {
            panic!("{found:?}");
        };
        assert_eq!(
            (one.code, one.level),
            (Code::LooksSensitive, Level::ToCheck)
        );
    }

    assert_eq!(looks("/lesson", r#"{"lesson": "IT-482"}"#, &[]), []);
    assert_eq!(looks("/employee/ssn", "{}", &["/employee/ssn"]), []);
    assert_eq!(looks("/employee/ssn", "{}", &["/ssn"]).len(), 1);
}

/// What is to check about the last call to the start or the wait of a workflow.
fn of_last_call(start: &Value, match_by: Value, owner: &str, call: &str) -> Vec<(Code, String)> {
    let mut made = workflow(vec![wait("w", match_by)]);
    made["trigger"]["start"]["person"] = start.clone();
    let made = definition(made);
    let id = match owner {
        "trigger" => made.trigger.id.clone(),
        _wait => made.steps[0].id.clone(),
    };
    let data = baton_core::Json::parse(call.as_bytes()).unwrap();
    let known = Known {
        last_calls: [(id, std::sync::Arc::new(data))].into(),
        ..known(connections())
    };
    let codes = [Code::LastCallNamesNobody, Code::LastCallNoEmail];
    let found = validate(&made, &known).into_iter();
    let found = found.filter(|one| codes.contains(&one.code));
    found
        .inspect(|one| assert_eq!(one.level, Level::ToCheck))
        .map(|one| (one.code, one.path))
        .collect()
}

#[test]
fn a_last_call_that_is_about_nobody_as_it_would_be_read_is_to_check() {
    let itself = json!({"kind": "automatic"});
    let picked = |pointer: &str| json!({"kind": "picked", "pointer": pointer});
    let nested = r#"{"data":{"user":{"mail":"a@x.example","no":7}}}"#;
    let of_start = |person: &Value, call| of_last_call(person, by_email(), "trigger", call);
    let by =
        |pointer| json!({"kind": "person_detail", "detail": "work_email", "call": picked(pointer)});
    let of_wait = |rule: Value, call| of_last_call(&itself, rule, "wait", call);
    let at_start = "/trigger/start/person".to_owned();

    assert_eq!(of_start(&itself, r#"{"email":"a@x.example"}"#), []);
    assert_eq!(
        of_start(&itself, nested),
        [(Code::LastCallNamesNobody, at_start.clone())]
    );
    assert_eq!(of_start(&picked("/data/user/mail"), nested), []);
    assert_eq!(
        of_start(&picked("/data/user/no"), nested),
        [(Code::LastCallNoEmail, at_start)]
    );
    assert_eq!(of_start(&picked(""), nested), [], "it is to fix already");
    assert_eq!(of_wait(by("/data/user/no"), nested), []);
    let at_wait = "/steps/0/action/match_by/call".to_owned();
    assert_eq!(
        of_wait(by("/data/mail"), nested),
        [(Code::LastCallNamesNobody, at_wait)]
    );
}

#[test]
fn what_looks_sensitive_in_a_call_is_to_check_where_everybody_sees_the_detail() {
    let of = |detail: &str, from: &str| {
        let mut made = workflow(vec![]);
        made["trigger"]["start"]["person_fields"] = json!([{ "detail": detail, "from": from }]);
        let made = definition(made);
        let call = br#"{"salary":84000,"note":"DE02120300000000202051","team":"Data"}"#;
        let data = baton_core::Json::parse(call).unwrap();
        let (kind, sensitive) = (CustomType::Text, false);
        let open = CustomDetail { kind, sensitive };
        let hidden = CustomDetail {
            sensitive: true,
            ..open
        };
        let custom = [("open", open), ("hidden", hidden)];
        let known = Known {
            last_calls: [(made.trigger.id.clone(), std::sync::Arc::new(data))].into(),
            custom: custom.map(|(name, one)| (name.to_owned(), one)).into(),
            ..known(connections())
        };
        let found = validate(&made, &known).into_iter();
        let mut found = found.filter(|one| one.code == Code::SensitiveIntoOpen);
        found.next().map(|one| (one.level, one.path))
    };
    let at = Some((
        Level::ToCheck,
        "/trigger/start/person_fields/0/from".to_owned(),
    ));

    assert_eq!(of("custom/open", "/salary"), at);
    assert_eq!(of("department", "/note"), at);
    assert_eq!(of("external_ids/Payroll", "/salary"), at);
    assert_eq!(of("custom/hidden", "/salary"), None);
    assert_eq!(of("custom/new", "/salary"), None, "it begins as sensitive");
    assert_eq!(of("team", "/team"), None);
}
