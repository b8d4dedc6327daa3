//! Calls of which public bug reports say that somebody's receiver could not read them.

use std::sync::Arc;

use baton_core::call::{self, reading};
use baton_core::condition::{Verdict, of_call};
use baton_core::document::CallField;
use baton_core::json::{Json, Place, Unreadable};
use serde_json::json;

use super::{FORM, read, told, unreadable};
use crate::fixture::TODAY;

const MIRA: &str = "mira.holt@nordwind.example";
const PARTS: Option<&str> = Some("multipart/form-data; boundary=----baton-case-20");

fn about(data: &Json, pointer: Option<&str>) -> Vec<String> {
    let field = pointer.map_or(CallField::Automatic, |pointer| CallField::Picked {
        pointer: pointer.to_owned(),
    });
    let found = call::entries(&Arc::new(data.clone()), &field).entries;
    found.iter().map(|entry| entry.value.clone()).collect()
}

#[test]
fn k12_json_that_says_it_is_a_form() {
    let body = include_bytes!("cases/K12-hire.json");

    let read = read(FORM, body);

    assert_eq!(about(&read.data, None), [MIRA]);
    assert_eq!(read.how.format, reading::Format::Json);
    assert_eq!(read.how.said, Some(reading::Format::Form));
    assert_eq!(
        told(FORM, b"email=mira.holt%40nordwind.example"),
        (format!(r#"{{"email":"{MIRA}"}}"#), "Form".to_owned())
    );
}

#[test]
fn k20_answers_of_a_form_in_parts_and_in_a_text_of_it() {
    let read = read(PARTS, include_bytes!("cases/K20-jotform.bin"));

    assert_eq!(about(&read.data, Some("/rawRequest/q3_email")), [MIRA]);
    let found = |pointer: &str| read.data.reach(pointer).map(Json::display);
    assert_eq!(found("/submissionID").as_deref(), Some("57001"));
    assert_eq!(found("/rawRequest/q4_name/last").as_deref(), Some("Holt"));
    let whole = r#"{"q3_email": "mira.holt@nordwind.example", "q4_name": {"first": "Mira", "last": "Holt"}}"#;
    assert_eq!(found("/rawRequest").as_deref(), Some(whole));
    assert_eq!(
        (read.how.format, read.how.opened),
        (reading::Format::Parts, 1)
    );
}

#[test]
fn k22_json_in_quotes_is_unwrapped_once() {
    let (twice, how) = told(None, include_bytes!("cases/K22-twice.json"));
    assert_eq!(twice, format!(r#"{{"email":"{MIRA}"}}"#));
    assert_eq!(how, "Json, opened 1");

    let list = read(None, include_bytes!("cases/K22-list-text.json"));
    assert_eq!(about(&list.data, None), [MIRA]);
    assert_eq!(list.how.opened, 1);

    let (thrice, _) = told(None, br#""{\"a\":\"{\\\"b\\\":1}\"}""#);
    assert_eq!(thrice, r#"{"a":"{\"b\":1}"}"#);
}

#[test]
fn k31_a_number_keeps_the_digits_it_came_with() {
    let (data, _) = told(
        None,
        br#"{"ticket":{"id":10023.0,"big":9007199254740993,"e":1E400}}"#,
    );

    assert_eq!(
        data,
        r#"{"ticket":{"id":10023.0,"big":9007199254740993,"e":1E400}}"#
    );
}

#[test]
fn k36_what_a_template_broke_is_told_with_its_place() {
    let body = include_bytes!("cases/K36-template.txt");

    let Unreadable::Syntax { place, .. } = unreadable(None, body) else {
        panic!("a word without quotes is no JSON")
    };

    assert_eq!(
        place,
        Place {
            line: 1,
            column: 38
        }
    );
    assert_eq!(unreadable(FORM, body), unreadable(None, body));
}

#[test]
fn k37_a_byte_order_mark_is_dropped() {
    let read = read(None, include_bytes!("cases/K37-bom.json"));

    assert_eq!(about(&read.data, None), [MIRA]);
    assert!(read.how.mark);
}

#[test]
fn k43_an_event_in_a_part_of_its_own() {
    let read = read(PARTS, include_bytes!("cases/K43-sign.bin"));

    let pointer = "/json/signature_request/signatures/0/signer_email_address";
    assert_eq!(about(&read.data, Some(pointer)), [MIRA]);
    let event = read.data.reach("/json/event/event_type").map(Json::display);
    assert_eq!(event.as_deref(), Some("signature_request_all_signed"));
}

#[test]
fn k58_backslashes_are_compared_as_they_stand() {
    let read = read(None, include_bytes!("cases/K58-moodle.json"));
    let is = |value: &str| {
        let reference = json!({"source": {"kind": "call"}, "pointer": "/eventname"});
        let test = json!({"reference": reference, "operator": "is", "values": [value]});
        let group = serde_json::from_value(json!({"mode": "all", "tests": [test]})).unwrap();
        of_call(Some(&group), &read.data, &TODAY)
    };

    assert_eq!(is(r"\core\event\course_completed"), Verdict::True);
    assert_eq!(is(r"\\core\\event\\course_completed"), Verdict::False);
    let name = read.data.reach("/eventname").map(Json::display);
    assert_eq!(name.as_deref(), Some(r"\core\event\course_completed"));
}
