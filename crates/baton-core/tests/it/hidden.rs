//! What of a message is not shown: found by the rows that fill it.

use std::borrow::Cow;

use baton_core::details::is_sensitive;
use baton_core::document::{Reference, Source};
use baton_core::sensitive::{Marked, Unseen};
use baton_core::template::{Hidden, MASK, Part, Shown, hidden};
use serde_json::{Value, json};

use crate::fixture::{call, definition, detail, field, person, read, text, text_field, workflow};

const SSN: &str = "/custom/ssn";

fn hidden_of(step: Value) -> Hidden {
    hidden_with(step, "{}")
}

/// With what the trigger's call held.
fn hidden_with(step: Value, call: &str) -> Hidden {
    let definition = definition(workflow(vec![step]));
    let request = definition.steps[0].kind().request().unwrap();
    let call = read(call);
    hidden(
        &request,
        &Marked::details(vec![SSN.to_owned()]),
        |reference| call.pointer(&reference.pointer).map(Cow::Borrowed),
    )
}

fn of_fields(fields: Vec<Value>) -> Hidden {
    hidden_of(call("okta", fields))
}

fn masked(hidden: &Hidden, body: &str) -> Shown {
    hidden.mask(&[], Some(body))
}

#[test]
fn a_row_that_names_a_sensitive_detail_is_masked_as_a_whole() {
    let named = vec![
        text_field("a", detail(person(), "/given_name")),
        text_field("b.c", detail(person(), SSN)),
        field(
            r"d\.e",
            vec![
                text("No. "),
                detail(person(), SSN),
                detail(person(), "/team"),
            ],
            "text",
            json!({"kind": "leave_out"}),
        ),
        text_field("gone", detail(person(), SSN)),
    ];
    let whole = r#"{"a":"1","b":{"c":"1","d":1.50},"d.e":"No. 1","empty":null}"#;

    let shown = masked(&of_fields(named), whole);

    let body = format!(r#"{{"a":"1","b":{{"c":"{MASK}","d":1.50}},"d.e":"{MASK}","empty":null}}"#);
    assert_eq!(shown.body, Some(body));
    let pointers: Vec<_> = shown.pointers.iter().map(ToString::to_string).collect();
    assert_eq!(pointers, ["/b/c", "/d.e"]);
    let details: Vec<&str> = shown
        .details
        .iter()
        .map(|one| one.pointer.as_str())
        .collect();
    assert_eq!(details, [SSN]);
}

#[test]
fn what_is_empty_and_what_nothing_sensitive_fills_is_shown_letter_for_letter() {
    let named = || vec![text_field("ssn", detail(person(), SSN))];

    for whole in [
        r#"{"ssn":null}"#,
        r#"{ "ssn": "", "other": 1 }"#,
        "{}",
        r#"{"x":1}"#,
    ] {
        let shown = masked(&of_fields(named()), whole);

        assert_eq!(shown.body.as_deref(), Some(whole));
        assert_eq!((shown.pointers, shown.details), (vec![], vec![]));
    }
    let shown = masked(&Hidden::default(), "no data");
    assert_eq!(shown.body.as_deref(), Some("no data"));
}

#[test]
fn a_body_that_is_no_data_is_masked_as_a_whole() {
    let shown = masked(
        &of_fields(vec![text_field("ssn", detail(person(), SSN))]),
        "{\"ssn\":\"078",
    );

    assert_eq!(shown.body.as_deref(), Some(MASK));
    assert_eq!(shown.details.len(), 1);
}

#[test]
fn a_part_of_path_or_query_is_masked_between_its_neighbours_also_beside_a_secret() {
    let mut step = call("okta", vec![]);
    step["action"]["path"] = json!([
        {"kind": "text", "text": "/v1/"}, {"kind": "secret", "slot": "s"},
        {"kind": "text", "text": "/of-"}, detail(person(), SSN),
        {"kind": "text", "text": "-now/x?a="}, detail(person(), "/team"),
        {"kind": "text", "text": "&b="}, detail(person(), SSN), {"kind": "text", "text": "#end"},
    ]);
    let secret = || Part::Secret("s".to_owned());
    let text = |text: &str| Part::Text(text.to_owned());
    let path = [
        text("/v1/"),
        secret(),
        text("/of-078%2F05-now/x?a=R%26D&b=078#end"),
    ];

    let shown = hidden_of(step).mask(&path, None);

    let rest = format!("/{MASK}/x?a=R%26D&b={MASK}#end");
    assert_eq!(shown.path, [text("/v1/"), secret(), text(&rest)]);
    assert_eq!(shown.details.len(), 1);
}

#[test]
fn everything_sent_before_a_detail_was_sensitive_is_masked_where_the_detail_stands() {
    let mut step = call("okta", vec![]);
    step["action"]["content"] = json!({"kind": "everything_except", "excluded": []});

    let shown = masked(&hidden_of(step), r#"{"custom":{"ssn":"078","shirt":"M"}}"#);

    let body = format!(r#"{{"custom":{{"ssn":"{MASK}","shirt":"M"}}}}"#);
    assert_eq!(shown.body, Some(body));
}

#[test]
fn what_a_changer_did_not_see_is_put_back_and_nothing_else() {
    let hidden = of_fields(vec![
        text_field("ssn", detail(person(), SSN)),
        text_field("name", detail(person(), "/given_name")),
    ]);
    let whole = Some(r#"{"ssn":"078","name":"Maria"}"#);
    let changed = format!(r#"{{ "ssn": "{MASK}", "name": "{MASK}", "x": 1.0 }}"#);

    let body = hidden.unmask(changed, whole);

    assert_eq!(body, format!(r#"{{"ssn":"078","name":"{MASK}","x":1.0}}"#));
    let typed = r#"{ "ssn": "other" }"#;
    assert_eq!(hidden.unmask(typed.to_owned(), whole), typed);
}

#[test]
fn what_lies_in_a_sensitive_detail_or_around_it_is_sensitive() {
    let sensitive = [SSN.to_owned()];
    let named = |source: Value, pointer: &str| {
        let reference: Reference =
            serde_json::from_value(json!({"source": source, "pointer": pointer})).unwrap();
        is_sensitive(&sensitive, &reference)
    };

    for pointer in [SSN, "/custom/ssn/number", "/custom", ""] {
        assert!(named(person(), pointer), "{pointer}");
    }
    for pointer in ["/custom/ss", "/custom/ssn2", "/ssn", "/given_name"] {
        assert!(!named(person(), pointer), "{pointer}");
    }
    assert!(!named(json!({"kind": "trigger"}), SSN));
}

#[test]
fn c18_what_looks_sensitive_in_a_call_is_masked_unless_that_was_said_to_be_false() {
    let of_call = |pointer: &str| detail(json!({"kind": "trigger"}), pointer);
    let mut step = call(
        "okta",
        vec![
            text_field("a", of_call("/employee/ssn")),
            text_field("b", of_call("/field_17")),
            text_field("c", of_call("/lesson")),
            text_field("d", of_call("/salary")),
        ],
    );
    let not = json!([{"source": {"kind": "trigger"}, "pointer": "/salary"}]);
    step["action"]["not_sensitive"] = not;
    let received = r#"{"field_17":"756.9217.0769.85"}"#;

    let shown = masked(
        &hidden_with(step, received),
        r#"{"a":"078","b":"756.9217.0769.85","c":"IT","d":"61000"}"#,
    );

    let body = format!(r#"{{"a":"{MASK}","b":"{MASK}","c":"IT","d":"61000"}}"#);
    assert_eq!(shown.body, Some(body));
}

#[test]
fn what_stands_there_is_masked_by_its_look_also_when_the_run_has_another_answer_by_now() {
    let source = json!({ "kind": "trigger" });
    let named = vec![text_field("number", detail(source.clone(), "/field_17"))];
    let plain = vec![text_field("number", detail(source, "/field_18"))];
    let whole = r#"{"number":"756.9217.0769.85"}"#;

    let shown = masked(
        &hidden_with(call("okta", named), r#"{"field_17":"none"}"#),
        whole,
    );
    let other = masked(&of_fields(plain), r#"{"number":"IT-482"}"#);

    assert_eq!(shown.body, Some(format!(r#"{{"number":"{MASK}"}}"#)));
    assert_eq!(other.body.as_deref(), Some(r#"{"number":"IT-482"}"#));
}

#[test]
fn what_an_answer_says_again_of_the_person_is_masked_where_it_is_sent_on() {
    let of_call = |pointer: &str| detail(json!({"kind": "trigger"}), pointer);
    let mut step = call(
        "okta",
        vec![
            text_field("again", of_call("/note")),
            field(
                "within",
                vec![text("No. "), of_call("/note")],
                "text",
                json!({"kind": "leave_out"}),
            ),
            text_field("inside", of_call("/echo")),
            text_field("other", of_call("/team")),
        ],
    );
    let open = json!([{"source": {"kind": "trigger"}, "pointer": "/note"}]);
    step["action"]["not_sensitive"] = open;
    step["action"]["path"] = json!([{"kind": "text", "text": "/users/"}, of_call("/note")]);
    let definition = definition(workflow(vec![step]));
    let request = definition.steps[0].kind().request().unwrap();
    let own = read(r#"{"custom":{"ssn":"Lindenweg\n5 Berlin"}}"#);
    let echo =
        r#"{"note":"Lindenweg 5 Berlin","echo":"{\"a\":\"Lindenweg\\n5 Berlin\"}","team":"IT"}"#;
    let body = r#"{"again":"Lindenweg 5 Berlin","within":"No. Lindenweg 5 Berlin","inside":"{\"a\":\"Lindenweg\\n5 Berlin\"}","other":"IT"}"#;
    let path = [Part::Text("/users/Lindenweg%205%20Berlin".to_owned())];

    // Also when the run has another answer by now.
    for answer in [echo, "{}"] {
        let answer = read(answer);
        let marked = Marked::details(vec![SSN.to_owned()]);
        let hidden = hidden(&request, &marked, |reference| {
            let of = if reference.source == Source::Person {
                &own
            } else {
                &answer
            };
            of.pointer(&reference.pointer).map(Cow::Borrowed)
        });

        let shown = hidden.mask(&path, Some(body));

        let masked =
            format!(r#"{{"again":"{MASK}","within":"{MASK}","inside":"{MASK}","other":"IT"}}"#);
        assert_eq!(shown.body, Some(masked));
        assert_eq!(shown.path, [Part::Text(format!("/users/{MASK}"))]);

        // The tool may say it again in the answer to a message that does not.
        let said = Unseen::new(hidden.values(&[], Some("{}")), Vec::new());
        let came = said.mask(r#"{"list":["Lindenweg 5 Berlin"]}"#);
        assert_eq!(came.body, format!(r#"{{"list":["{MASK}"]}}"#));
    }
}
