//! Everything that can be wrong with a definition is found, at its place.

use std::collections::BTreeSet;

use baton_core::validation::{
    Code, Connection, Connections, Level, Need, Problem, is_ready, validate,
};
use serde_json::{Value, json};

use crate::fixture::{
    by_answer, by_email, call, definition, detail, field, formatted, of_step, person, text,
    text_field, wait, workflow,
};

fn connection(needs: &[Need]) -> Connection {
    Connection {
        name: "Okta".to_owned(),
        needs: needs.to_vec(),
        origin: Some("https://okta.example:443".to_owned()),
        host_port: Some("okta.example:443".to_owned()),
        token_twice: false,
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

fn problems(definition_json: Value) -> Vec<Problem> {
    validate(&definition(definition_json), &connections())
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

const CALL: &str = "/steps/0/action";
const WAIT: &str = "/steps/1/action";
const LAST: &str = "/steps/2/action";
const START: &str = "/trigger/start";

fn value_cases() -> Vec<(String, Value, Code, String)> {
    let row = |at: &str, value: Value, code: Code, path: &str| {
        (at.to_owned(), value, code, path.to_owned())
    };
    let in_call = |at: &str, value: Value, code: Code, path: &str| {
        (format!("{CALL}{at}"), value, code, format!("{CALL}{path}"))
    };
    let in_wait = |at: &str, value: Value, code: Code, path: &str| {
        (format!("{WAIT}{at}"), value, code, format!("{WAIT}{path}"))
    };
    let fields = |fields: Vec<Value>| json!(fields);
    let stop = || json!({"kind": "stop"});
    let one = |value: Value| json!([value]);
    let call_field = |kind: &str| json!({"kind": kind});
    let call_test = |operator: &str, values: Value| {
        json!({"mode": "all", "tests": [{"operator": operator, "values": values,
            "reference": {"source": {"kind": "call"}, "pointer": "/status"}}]})
    };
    let header =
        |name: &str, value: &str| json!({"name": name, "value": {"kind": "plain", "text": value}});
    let everything = |pointer: &str| json!({"kind": "everything_except", "excluded": [pointer]});
    let long_name = "n".repeat(201);
    vec![
        row("/steps", json!([]), Code::NoSteps, "/steps"),
        row(
            "/steps/0/name",
            json!(" "),
            Code::NameMissing,
            "/steps/0/name",
        ),
        row(
            "/steps/0/name",
            json!(long_name),
            Code::TooLarge,
            "/steps/0/name",
        ),
        row(
            "/steps/2/id",
            json!("step_jira"),
            Code::IdTwice,
            "/steps/2/id",
        ),
        row(
            "/trigger/name",
            json!(""),
            Code::NameMissing,
            "/trigger/name",
        ),
        in_call(
            "/connection",
            json!(null),
            Code::ConnectionMissing,
            "/connection",
        ),
        in_call(
            "/connection",
            json!("con_two"),
            Code::ConnectionUnknown,
            "/connection",
        ),
        in_call("/path", one(text("users")), Code::PathUnusable, "/path"),
        in_call(
            "/path",
            one(detail(person(), "/team")),
            Code::PathUnusable,
            "/path",
        ),
        in_call("/path", one(text("/a b")), Code::PathUnusable, "/path/0"),
        in_call("/path", one(text("/a/../b")), Code::PathUnusable, "/path/0"),
        in_call("/path", one(text("/a#b")), Code::PathUnusable, "/path/0"),
        in_call(
            "/headers",
            one(header("Host", "x")),
            Code::HeaderNameUnusable,
            "/headers/0/name",
        ),
        in_call(
            "/headers",
            one(header("a b", "x")),
            Code::HeaderNameUnusable,
            "/headers/0/name",
        ),
        in_call(
            "/headers",
            one(header("a", "x\r\ny: z")),
            Code::HeaderValueUnusable,
            "/headers/0/value",
        ),
        in_call(
            "/headers",
            json!([header("a", "x"), header("A", "y")]),
            Code::HeaderTwice,
            "/headers/1/name",
        ),
        in_call(
            "/timeout_s",
            json!(31),
            Code::TimeoutOutOfRange,
            "/timeout_s",
        ),
        in_call(
            "/timeout_s",
            json!(0),
            Code::TimeoutOutOfRange,
            "/timeout_s",
        ),
        in_call(
            "/also_success",
            json!([409, 302]),
            Code::SuccessStatusUnusable,
            "/also_success/1",
        ),
        in_call(
            "/also_success",
            json!([410]),
            Code::SuccessStatusUnusable,
            "/also_success/0",
        ),
        in_call(
            "/content/fields",
            fields(vec![]),
            Code::NothingToSend,
            "/content/fields",
        ),
        in_call(
            "/method",
            json!("GET"),
            Code::BodyNotSent,
            "/content/fields",
        ),
        in_call(
            "/content/fields",
            fields(vec![text_field("a..b", text("x"))]),
            Code::FieldNameUnusable,
            "/content/fields/0/name",
        ),
        in_call(
            "/content/fields",
            fields(vec![text_field("a", text("x")), text_field("a", text("y"))]),
            Code::FieldNameTwice,
            "/content/fields/1/name",
        ),
        in_call(
            "/content/fields",
            fields(vec![
                text_field("a.b", text("x")),
                text_field("a", text("y")),
            ]),
            Code::FieldNameClash,
            "/content/fields/1/name",
        ),
        in_call(
            "/content/fields",
            fields(vec![
                text_field("a", text("x")),
                text_field("a.b", text("y")),
            ]),
            Code::FieldNameClash,
            "/content/fields/1/name",
        ),
        in_call(
            "/content/fields",
            fields(vec![field("a", vec![], "text", stop())]),
            Code::ValueMissing,
            "/content/fields/0/value/segments",
        ),
        in_call(
            "/content/fields",
            fields(vec![text_field(
                "a",
                json!({"kind": "secret", "slot": "t"}),
            )]),
            Code::SecretMisplaced,
            "/content/fields/0/value/segments/0",
        ),
        in_call(
            "/content/fields",
            fields(vec![field(
                "a",
                vec![text("x")],
                "number",
                json!({"kind": "use_text", "text": "x"}),
            )]),
            Code::EmptyTextUnusable,
            "/content/fields/0/value/when_empty",
        ),
        in_call(
            "/content",
            everything("/salary"),
            Code::DetailUnknown,
            "/content/excluded/0",
        ),
        (
            format!("{CALL}/content/fields/0/value/segments/0"),
            detail(person(), "/salary"),
            Code::DetailUnknown,
            format!("{CALL}/content/fields/0/value/segments/0/reference"),
        ),
        (
            format!("{CALL}/content/fields/0/value/segments/0"),
            detail(person(), "work_email"),
            Code::PointerUnusable,
            format!("{CALL}/content/fields/0/value/segments/0/reference"),
        ),
        (
            format!("{CALL}/content/fields/0/value/segments/0"),
            detail(of_step("hr"), "/id"),
            Code::StepLater,
            format!("{CALL}/content/fields/0/value/segments/0/reference"),
        ),
        (
            format!("{CALL}/content/fields/0/value/segments/0"),
            detail(of_step("okta"), "/id"),
            Code::StepLater,
            format!("{CALL}/content/fields/0/value/segments/0/reference"),
        ),
        (
            format!("{LAST}/content/fields/0/value/segments/0"),
            detail(of_step("gone"), "/id"),
            Code::StepDeleted,
            format!("{LAST}/content/fields/0/value/segments/0/reference"),
        ),
        (
            format!("{LAST}/content/fields/0/value/segments/0"),
            detail(json!({"kind": "call"}), "/id"),
            Code::CallOutOfPlace,
            format!("{LAST}/content/fields/0/value/segments/0/reference"),
        ),
        (
            format!("{LAST}/content/fields/0/value/segments/0"),
            formatted(person(), "/department", "date_long"),
            Code::FormatUnusable,
            format!("{LAST}/content/fields/0/value/segments/0/reference"),
        ),
        row(
            "/steps/2/action/path",
            one(text("/okta")),
            Code::SameAddressTwice,
            "/steps/2/action/path",
        ),
        in_wait(
            "/match_by/step",
            json!("step_hr"),
            Code::StepLater,
            "/match_by/step",
        ),
        in_wait(
            "/match_by/step",
            json!("step_gone"),
            Code::StepDeleted,
            "/match_by/step",
        ),
        in_wait(
            "/match_by/pointer",
            json!(""),
            Code::PointerUnusable,
            "/match_by/pointer",
        ),
        in_wait(
            "/match_by/call",
            call_field("automatic"),
            Code::CallFieldMissing,
            "/match_by/call",
        ),
        in_wait(
            "/match_by/call",
            json!({"kind": "picked", "pointer": ""}),
            Code::CallFieldMissing,
            "/match_by/call",
        ),
        in_wait(
            "/match_by",
            json!({"kind": "person_detail", "detail": "shoe", "call": {"kind": "picked", "pointer": "/a"}}),
            Code::DetailUnknown,
            "/match_by/detail",
        ),
        in_wait(
            "/match_by",
            json!({"kind": "person_detail", "detail": "team", "call": {"kind": "automatic"}}),
            Code::CallFieldMissing,
            "/match_by/call",
        ),
        in_wait(
            "/limit_after_s",
            json!(null),
            Code::WaitWithoutLimit,
            "/limit_after_s",
        ),
        in_wait(
            "/limit_after_s",
            json!(0),
            Code::WaitTimesUnusable,
            "/limit_after_s",
        ),
        in_wait(
            "/reminder_after_s",
            json!(1_209_600),
            Code::WaitTimesUnusable,
            "/reminder_after_s",
        ),
        in_wait(
            "/only_if",
            json!({"mode": "all", "tests": []}),
            Code::ConditionEmpty,
            "/only_if",
        ),
        in_wait(
            "/only_if",
            call_test("is", json!([])),
            Code::TestValuesUnusable,
            "/only_if/tests/0/values",
        ),
        in_wait(
            "/only_if",
            call_test("is_empty", json!(["x"])),
            Code::TestValuesUnusable,
            "/only_if/tests/0/values",
        ),
        in_wait(
            "/only_if",
            call_test("more_than", json!(["x"])),
            Code::TestNumberUnusable,
            "/only_if/tests/0/values",
        ),
        in_wait(
            "/only_if",
            json!({"mode": "all", "tests": [{"operator": "is", "values": ["x"],
                "reference": {"source": {"kind": "person"}, "pointer": "/team"}}]}),
            Code::OnlyCallHere,
            "/only_if/tests/0/reference",
        ),
        (
            format!("{START}/person"),
            json!({"kind": "picked", "pointer": "email"}),
            Code::PointerUnusable,
            format!("{START}/person"),
        ),
        (
            format!("{START}/person_fields/0/detail"),
            json!("salary"),
            Code::PersonFieldUnusable,
            format!("{START}/person_fields/0/detail"),
        ),
        (
            format!("{START}/person_fields"),
            json!([{"detail": "team", "from": "/a"}, {"detail": "team", "from": "/b"}]),
            Code::PersonFieldTwice,
            format!("{START}/person_fields/1/detail"),
        ),
        (
            format!("{START}/person_fields"),
            json!([]),
            Code::PersonNameMissing,
            format!("{START}/person_fields"),
        ),
    ]
}

#[test]
fn each_mistake_is_found_at_its_place() {
    for (at, value, code, path) in value_cases() {
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
    ];
    for (need, code) in needs {
        let known = [("con_one".parse().unwrap(), connection(&[need]))].into();
        let found = validate(&definition(sound()), &known);
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
    let found = validate(
        &definition(sound()),
        &[("con_one".parse().unwrap(), twice)].into(),
    );
    assert!(found.iter().all(|problem| problem.code == Code::TokenTwice));
    assert!(is_ready(&found));
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

    assert_eq!(
        codes(chosen),
        [
            Code::NotRunnableYet,
            Code::PathNeverTaken,
            Code::StepNotAlways
        ]
    );
    assert_eq!(codes(parallel), [Code::NotRunnableYet]);
    assert_eq!(codes(nothing), [Code::NotRunnableYet, Code::PathsMissing]);
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
    let levels: BTreeSet<(Code, Level)> = value_cases()
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
            Code::PersonNameMissing,
            Code::WaitWithoutLimit,
        ]
    );
}
