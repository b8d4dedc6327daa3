//! What a step sends: exactly what was ticked.

use std::collections::BTreeMap;

use baton_core::details::custom_pointer;
use baton_core::template::{Context, Got, Part, Rendered, RunFacts, Why, render};
use baton_core::{Details, Json, MessageId};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::fixture::{
    at, call, definition, detail, field, formatted, maria, of_step, person, read, run_id, step_id,
    text, text_field, workflow,
};

fn render_step(step: Value, details: &Details, got: &BTreeMap<String, Json>) -> Rendered {
    let definition = definition(workflow(vec![step]));
    let request = definition.steps[0].kind().request().unwrap();
    let context = Context {
        person: &details.person,
        sensitive: &details.sensitive,
        company: &details.company,
        trigger: Got::Nothing,
        steps: [
            (step_id("jira"), Got::Picked(got)),
            (step_id("long"), Got::Cut),
        ]
        .into(),
        run: RunFacts {
            id: run_id(),
            workflow_name: details.workflow_name.clone(),
            started_at: at(0),
            message_id: MessageId::of(&run_id(), &definition.steps[0].id, 1),
            event_number: 3,
            now: at(60),
        },
        zone: baton_core::calendar::Zone::utc(),
    };
    render(&request, &context)
}

fn rendered(fields: Vec<Value>) -> Rendered {
    let got = [("/key".to_owned(), Json::text("IT-482"))].into();
    render_step(call("okta", fields), &maria(), &got)
}

fn body(fields: Vec<Value>) -> String {
    rendered(fields).prepared.body.unwrap()
}

fn problems(rendered: &Rendered) -> Vec<(Why, &str)> {
    rendered
        .problems
        .iter()
        .map(|one| (one.kind, one.name.as_str()))
        .collect()
}

#[test]
fn ticked_details_become_nested_objects_in_order() {
    let fields = vec![
        text_field("profile.firstName", detail(person(), "/given_name")),
        text_field("profile.lastName", detail(person(), "/family_name")),
        text_field("id", detail(of_step("jira"), "/key")),
        text_field("profile.email", detail(person(), "/work_email")),
        field(
            "profile.department",
            vec![
                detail(person(), "/department"),
                text(" – "),
                detail(person(), "/location"),
            ],
            "text",
            json!({"kind": "leave_out"}),
        ),
        text_field(r"a\.b.c", text("dot")),
        text_field("gone.inside", detail(person(), "/team")),
    ];

    assert_eq!(
        body(fields),
        r#"{"profile":{"firstName":"Maria","lastName":"Lopez","email":"maria@acme.example","department":"Engineering – Berlin"},"id":"IT-482","a.b":{"c":"dot"}}"#
    );
}

#[test]
fn each_type_writes_its_own_json() {
    let leave_out = || json!({"kind": "leave_out"});
    let cases = [
        (
            "number",
            vec![detail(person(), "/custom/badge")],
            "9007199254740993",
        ),
        ("number", vec![text(" 1.10 ")], "1.10"),
        (
            "text",
            vec![detail(person(), "/custom/badge")],
            r#""9007199254740993""#,
        ),
        (
            "as_received",
            vec![detail(person(), "/custom/badge")],
            "9007199254740993",
        ),
        (
            "as_received",
            vec![detail(person(), "/custom/a~1b")],
            r#""slash""#,
        ),
        (
            "as_received",
            vec![detail(person(), "/custom")],
            r#"{"badge":9007199254740993,"a/b":"slash"}"#,
        ),
        ("yes_no", vec![text("Yes")], "true"),
        ("yes_no", vec![text("0")], "false"),
        (
            "list",
            vec![detail(person(), "/given_name")],
            r#"["Maria"]"#,
        ),
        (
            "list",
            vec![
                detail(person(), "/given_name"),
                text(", "),
                detail(person(), "/custom/badge"),
                text("x"),
            ],
            r#"["Maria",9007199254740993,"x"]"#,
        ),
    ];

    for (kind, segments, expected) in cases {
        let body = body(vec![field("v", segments.clone(), kind, leave_out())]);
        assert_eq!(
            body,
            format!("{{\"v\":{expected}}}"),
            "{kind} of {segments:?}"
        );
    }
}

#[test]
fn empty_values_follow_their_rule() {
    let empty = || vec![detail(person(), "/team")];
    let use_text = |text: &str| json!({"kind": "use_text", "text": text});
    let send_empty = || json!({"kind": "send_empty"});
    let cases = [
        ("text", json!({"kind": "leave_out"}), "{}"),
        ("text", send_empty(), r#"{"v":""}"#),
        ("list", send_empty(), r#"{"v":[]}"#),
        ("number", send_empty(), r#"{"v":null}"#),
        ("text", use_text("HR"), r#"{"v":"HR"}"#),
        ("number", use_text("7"), r#"{"v":7}"#),
        ("list", use_text("a"), r#"{"v":["a"]}"#),
    ];

    for (kind, rule, expected) in cases {
        assert_eq!(
            body(vec![field("v", empty(), kind, rule.clone())]),
            expected,
            "{kind} {rule}"
        );
    }
    let stop = rendered(vec![field("v", empty(), "text", json!({"kind": "stop"}))]);
    assert_eq!(problems(&stop), [(Why::Missing, "v")]);
    assert_eq!(stop.problems[0].detail.as_deref(), Some("person /team"));
}

#[test]
fn a_value_that_does_not_fit_is_a_problem() {
    let stop = || json!({"kind": "stop"});
    let cases = [
        (
            field("v", vec![detail(person(), "/department")], "number", stop()),
            Why::NotANumber,
        ),
        (
            field("v", vec![text("maybe")], "yes_no", stop()),
            Why::NotYesNo,
        ),
        (
            field(
                "v",
                vec![formatted(person(), "/team", "as_is")],
                "text",
                stop(),
            ),
            Why::Missing,
        ),
        (
            field(
                "v",
                vec![formatted(person(), "/department", "date_iso")],
                "text",
                stop(),
            ),
            Why::NotADate,
        ),
        (
            field("v", vec![detail(of_step("long"), "/x")], "text", stop()),
            Why::AnswerCut,
        ),
        (
            field("a..b", vec![text("x")], "text", stop()),
            Why::NameUnusable,
        ),
    ];

    for (field, why) in cases {
        let name = field["name"].as_str().unwrap().to_owned();
        assert_eq!(problems(&rendered(vec![field])), [(why, name.as_str())]);
    }
    let clash = rendered(vec![
        text_field("a", text("1")),
        text_field("a.b", text("2")),
    ]);
    assert_eq!(problems(&clash), [(Why::NameUnusable, "a.b")]);
}

#[test]
fn formats_write_a_detail_their_way() {
    let cases = [
        ("/start_date", "date_iso", "2026-12-01"),
        ("/start_date", "date_long", "1 Dec 2026"),
        ("/given_name", "upper", "MARIA"),
        ("/given_name", "lower", "maria"),
        ("/given_name", "first_letter", "M"),
    ];

    for (pointer, format, expected) in cases {
        let value = text_field("v", formatted(person(), pointer, format));
        assert_eq!(
            body(vec![value]),
            format!("{{\"v\":\"{expected}\"}}"),
            "{format}"
        );
    }
}

#[test]
fn what_is_different_each_time_is_marked() {
    let run = || json!({"kind": "run"});
    let fields = vec![
        text_field("event", detail(run(), "/message_id")),
        field(
            "n",
            vec![detail(run(), "/event_number")],
            "as_received",
            json!({"kind": "stop"}),
        ),
        text_field("workflow", detail(run(), "/workflow_name")),
        text_field("now", detail(run(), "/now")),
    ];

    let rendered = rendered(fields);

    let marks: Vec<bool> = rendered.rows.iter().map(|row| row.each_time).collect();
    assert_eq!(marks, [true, true, false, true]);
    let message = MessageId::of(&run_id(), &step_id("okta"), 1);
    assert_eq!(
        rendered.prepared.body.unwrap(),
        format!(
            r#"{{"event":"{message}","n":3,"workflow":"New-hire onboarding","now":"2026-11-17T09:01:00Z"}}"#
        )
    );
}

fn with_path(path: Vec<Value>, details: &Details) -> Rendered {
    let mut step = call("okta", vec![]);
    step["action"]["path"] = Value::Array(path);
    render_step(step, details, &BTreeMap::new())
}

fn person_named(name: &str) -> Details {
    let person = Json::object([("given_name", Json::text(name))]);
    Details { person, ..maria() }
}

#[test]
fn details_in_a_path_are_encoded_and_secrets_stay_slots() {
    let path = vec![
        text("/users/"),
        detail(person(), "/given_name"),
        text("/x?q=%20a+b&t="),
        json!({"kind": "secret", "slot": "token"}),
        text("&d="),
        detail(person(), "/given_name"),
    ];

    let rendered = with_path(path, &person_named("a/b?c#d&é %~."));

    let encoded = "a%2Fb%3Fc%23d%26%C3%A9%20%25~.";
    assert_eq!(
        rendered.prepared.path,
        [
            Part::Text(format!("/users/{encoded}/x?q=%20a+b&t=")),
            Part::Secret("token".to_owned()),
            Part::Text(format!("&d={encoded}")),
        ]
    );
    assert!(rendered.problems.is_empty());
}

#[test]
fn a_detail_cannot_lead_a_path_elsewhere() {
    let path = || {
        vec![
            text("/users/"),
            detail(person(), "/given_name"),
            text("/delete"),
        ]
    };

    for name in ["..", "."] {
        let rendered = with_path(path(), &person_named(name));
        assert_eq!(problems(&rendered), [(Why::UnsafeInPath, "path")], "{name}");
    }
    for name in ["", " "] {
        assert_eq!(
            problems(&with_path(path(), &person_named(name))),
            [(Why::Missing, "path")]
        );
    }
    assert!(with_path(path(), &person_named("...")).problems.is_empty());
}

#[test]
fn a_get_has_no_body_and_other_methods_say_what_theirs_is() {
    let with_method = |method: &str, fields: Vec<Value>| {
        let mut step = call("okta", fields);
        step["action"]["method"] = json!(method);
        step["action"]["headers"] =
            json!([{"name": "X-Key", "value": {"kind": "secret", "slot": "header-1"}}]);
        render_step(step, &maria(), &BTreeMap::new()).prepared
    };
    let names = |prepared: &baton_core::template::Prepared| -> Vec<String> {
        prepared
            .headers
            .iter()
            .map(|header| header.name.clone())
            .collect()
    };

    let get = with_method("GET", vec![text_field("a", text("1"))]);
    let delete = with_method("DELETE", vec![]);
    let post = with_method("POST", vec![]);

    assert_eq!(
        (get.body.as_deref(), names(&get)),
        (None, vec!["X-Key".to_owned()])
    );
    assert_eq!(delete.body, None);
    assert_eq!(post.body.as_deref(), Some("{}"));
    assert_eq!(names(&post), ["content-type", "X-Key"]);
    assert_eq!(post.headers[1].value, Part::Secret("header-1".to_owned()));
}

#[test]
fn everything_except_leaves_out_what_is_sensitive() {
    let mut step = call("okta", vec![]);
    step["action"]["content"] = json!({"kind": "everything_except", "excluded": []});
    let person = read(
        r#"{"team":"People","custom":{"badge":7,"salary":5,"a/b":1},"external_ids":{"HRIS":"x1"}}"#,
    );
    let details = Details {
        person,
        sensitive: vec!["/custom/salary".to_owned(), custom_pointer("a/b")],
        ..maria()
    };

    let rendered = render_step(step, &details, &BTreeMap::new());

    assert_eq!(
        rendered.prepared.body.unwrap(),
        r#"{"team":"People","custom":{"badge":7},"external_ids":{"HRIS":"x1"}}"#
    );
}

#[test]
fn everything_except_sends_the_other_details() {
    let mut step = call("okta", vec![]);
    step["action"]["content"] = json!({"kind": "everything_except",
        "excluded": ["/work_email", "/custom/a~1b", "/status", "/start_date", "/time_zone"]});

    let rendered = render_step(step, &maria(), &BTreeMap::new());

    assert_eq!(
        rendered.prepared.body.unwrap(),
        r#"{"display_name":"Maria Lopez","given_name":"Maria","family_name":"Lopez","location":"Berlin","job_title":"Engineer","department":"Engineering","manager":"Ines Roth","custom":{"badge":9007199254740993}}"#
    );
}

const DETAILS: [&str; 12] = [
    "display_name",
    "given_name",
    "family_name",
    "work_email",
    "status",
    "start_date",
    "location",
    "job_title",
    "team",
    "department",
    "manager",
    "custom",
];

const SPICE: [&str; 8] = [
    "\"",
    "\\",
    "😀",
    "שלום",
    "é\u{301}",
    "\n",
    "</script>",
    "9007199254740993",
];

/// A person whose every detail holds a text found nowhere else.
fn canary_person(number: usize) -> Details {
    let members = DETAILS.iter().enumerate().map(|(place, name)| {
        let canary = format!(
            "canary{number}x{place}y{}",
            SPICE[(number + place) % SPICE.len()]
        );
        let value = match *name {
            "custom" => Json::object([("a.b/c", Json::text(canary))]),
            _ => Json::text(canary),
        };
        (*name, value)
    });
    Details {
        person: Json::object(members),
        ..maria()
    }
}

#[test]
fn what_can_be_read_can_be_sent_on_and_what_is_too_deep_says_so() {
    let send = |name: &str, depth: usize| {
        let deep = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        let got = [("/note".to_owned(), read(&deep.replace("[]", "[1]")))].into();
        let value = vec![detail(of_step("jira"), "/note")];
        let field = field(name, value, "as_received", json!({"kind": "stop"}));
        render_step(call("okta", vec![field]), &maria(), &got)
    };

    let whole = send("note", 63);
    assert_eq!(problems(&whole), []);
    assert!(Json::parse(whole.prepared.body.unwrap().as_bytes()).is_ok());
    assert_eq!(problems(&send("note", 64)), [(Why::TooDeep, "note")]);
    assert_eq!(problems(&send("a.note", 62)), []);
    assert_eq!(problems(&send("a.note", 63)), [(Why::TooDeep, "a.note")]);
}

/// D4: what was not ticked is not sent.
#[test]
fn no_unticked_value_is_ever_sent_of_ten_thousand_people() {
    for number in 0..10_000_usize {
        let ticked = |place: usize| ((number * 2_654_435_761) >> (place + 3)) & 1 == 1;
        let pointer = |place: usize| match DETAILS[place] {
            "custom" => "/custom/a.b~1c".to_owned(),
            name => format!("/{name}"),
        };
        let places = 0..DETAILS.len();
        let mut step = call("okta", vec![]);
        step["action"]["content"] = if number % 2 == 0 {
            let fields = places
                .clone()
                .filter(|place| ticked(*place))
                .map(|place| text_field(&format!("f{place}.v"), detail(person(), &pointer(place))));
            json!({"kind": "fields", "fields": fields.collect::<Vec<_>>()})
        } else {
            let excluded = places.clone().filter(|place| !ticked(*place)).map(pointer);
            json!({"kind": "everything_except", "excluded": excluded.collect::<Vec<_>>()})
        };

        let rendered = render_step(step, &canary_person(number), &BTreeMap::new());

        let body = rendered.prepared.body.unwrap();
        assert!(Json::parse(body.as_bytes()).is_ok(), "{body}");
        for place in places {
            let sent = body.contains(&format!("canary{number}x{place}y"));
            assert_eq!(
                sent,
                ticked(place),
                "{} of person {number} in {body}",
                DETAILS[place]
            );
        }
    }
}

proptest! {
    #[test]
    fn texts_and_digits_arrive_as_they_are(name in any::<String>(), number in any::<i128>(), fraction in "[0-9]{1,30}") {
        let digits = format!("{number}.{fraction}");
        let details = Details {
            person: Json::object([("given_name", Json::text(name.clone())), ("team", read(&digits))]),
            ..maria()
        };
        let fields = vec![
            field("name", vec![detail(person(), "/given_name")], "text", json!({"kind": "send_empty"})),
            field("number", vec![detail(person(), "/team")], "number", json!({"kind": "stop"})),
        ];

        let first = render_step(call("okta", fields.clone()), &details, &BTreeMap::new());
        let second = render_step(call("okta", fields), &details, &BTreeMap::new());

        prop_assert_eq!(&first, &second);
        let sent = Json::parse(first.prepared.body.unwrap().as_bytes()).unwrap();
        let expected = if name.trim().is_empty() { "" } else { name.as_str() };
        prop_assert_eq!(sent.get("name").and_then(Json::as_text), Some(expected));
        prop_assert_eq!(sent.get("number").map(ToString::to_string), Some(digits));
    }

    #[test]
    fn no_detail_leaves_its_place_in_a_path(name in any::<String>()) {
        let path = vec![text("/users/"), detail(person(), "/given_name"), text("/delete")];
        let rendered = with_path(path, &person_named(&name));
        if rendered.problems.is_empty() {
            let [Part::Text(path)] = rendered.prepared.path.as_slice() else { panic!("one text") };
            let address = format!("https://host.example{path}");
            prop_assert_eq!(path.matches('/').count(), 3, "{}", address);
            prop_assert!(path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'?' && byte != b'#'));
        }
    }
}

#[test]
fn a_message_that_goes_to_another_address_takes_no_token_of_the_one_before_with_it() {
    let secret = |slot: &str| json!({"kind": "secret", "slot": slot});
    let header = |name: &str, slot: &str, word: &str| json!({"name": name, "value": {"kind": "secret", "slot": slot, "word": word}});
    let mut step = call("okta", vec![]);
    step["action"]["path"] = json!([{"kind": "text", "text": "/in?token="}, secret("a")]);
    step["action"]["headers"] = json!([
        header("X-Plain", "a", ""),
        header("X-Apart", "a_plain", "Bearer "),
        header("X-Own", "header_own", ""),
    ]);
    let prepared = render_step(step, &maria(), &BTreeMap::new()).prepared;
    let named = |prepared: &baton_core::template::Prepared| -> Vec<String> {
        let secrets = prepared.headers.iter().filter_map(|one| match &one.value {
            Part::Secret(slot) => Some(format!("{} {}{slot}", one.name, one.word)),
            Part::Text(_) => None,
        });
        secrets.collect()
    };

    let mut replaced = prepared.clone();
    replaced.go_to(vec![
        Part::Text("/in?token=".into()),
        Part::Secret("b".into()),
    ]);
    let mut without = prepared;
    without.go_to(vec![Part::Text("/in".into())]);

    assert_eq!(
        named(&replaced),
        ["X-Plain b", "X-Apart Bearer b", "X-Own header_own"]
    );
    assert_eq!(named(&without), ["X-Own header_own"]);
}
