//! Conditions are true, false, or cannot be told.

mod oracle;
mod paths;
mod reference;
mod typed;

use baton_core::condition::{Verdict, of_call};
use baton_core::document::ConditionGroup;
use proptest::prelude::*;
use serde_json::json;

use crate::fixture::{TODAY, read};

const DATA: &str = r#"{"status":" Done ","text":"12.50","number":9007199254740993,"small":-0.5,
    "yes":true,"list":["Red","Blue"],"empty":"","blank":"  ","null":null,"none":[],"object":{"a":1}}"#;

fn judge(field: &str, operator: &str, values: &[&str]) -> Verdict {
    let group = group("all", &[(field, operator, values)]);
    of_call(Some(&group), &read(DATA), &TODAY)
}

fn group(mode: &str, tests: &[(&str, &str, &[&str])]) -> ConditionGroup {
    let tests: Vec<_> = tests
        .iter()
        .map(|(field, operator, values)| {
            let reference = json!({"source": {"kind": "call"}, "pointer": format!("/{field}")});
            json!({"reference": reference, "operator": operator, "values": values})
        })
        .collect();
    serde_json::from_value(json!({"mode": mode, "tests": tests})).unwrap()
}

#[test]
fn each_operator_compares_as_people_do() {
    use Verdict::{CouldNotTell, False, True};
    let cases: &[(&str, &str, &[&str], Verdict)] = &[
        ("status", "is", &["done"], True),
        ("status", "is", &["In Progress"], False),
        ("status", "is", &["x", " DONE"], True),
        ("status", "is_not", &["done"], False),
        ("status", "is_not", &["open"], True),
        ("status", "is_one_of", &["open", "done"], True),
        ("status", "contains", &["ON"], True),
        ("status", "starts_with", &["do"], True),
        ("status", "starts_with", &["ne"], False),
        ("text", "more_than", &["12.4999999999999999999999"], True),
        ("text", "less_than", &["12.5"], False),
        ("text", "is", &["12.5"], False),
        ("number", "is", &["9007199254740993"], True),
        ("number", "is", &["9007199254740992"], False),
        ("number", "is", &["9007199254740993.0"], True),
        ("number", "is", &["abc"], CouldNotTell),
        ("number", "is_not", &["abc"], CouldNotTell),
        ("number", "is_one_of", &["abc", "9007199254740993"], True),
        ("number", "is_one_of", &["abc", "5"], CouldNotTell),
        ("yes", "is", &["done"], CouldNotTell),
        ("null", "is", &["x"], CouldNotTell),
        ("null", "is_not", &["x"], CouldNotTell),
        ("null", "contains", &["x"], CouldNotTell),
        ("none", "contains", &["x"], False),
        ("number", "more_than", &["9007199254740992"], True),
        ("number", "more_than", &["1e400"], False),
        ("small", "less_than", &["0"], True),
        ("small", "more_than", &["-1"], True),
        ("yes", "is", &["Yes"], True),
        ("yes", "is", &["no"], False),
        ("list", "contains", &["red"], True),
        ("list", "contains", &["green"], False),
        ("list", "is", &["red"], CouldNotTell),
        ("object", "is", &["1"], CouldNotTell),
        ("status", "more_than", &["1"], CouldNotTell),
        ("number", "more_than", &["much"], CouldNotTell),
        ("yes", "contains", &["t"], CouldNotTell),
        ("missing", "is", &["x"], CouldNotTell),
        ("missing", "is_not", &["x"], CouldNotTell),
        ("missing", "more_than", &["1"], CouldNotTell),
        ("status", "is", &[], CouldNotTell),
        ("empty", "is", &["x"], False),
        ("empty", "is_not", &["x"], False),
        ("blank", "contains", &["x"], False),
        ("null", "more_than", &["1"], CouldNotTell),
        ("empty", "more_than", &["1"], False),
        ("empty", "is_empty", &[], True),
        ("blank", "is_empty", &[], True),
        ("null", "is_empty", &[], True),
        ("none", "is_empty", &[], True),
        ("missing", "is_empty", &[], True),
        ("missing", "is_not_empty", &[], False),
        ("status", "is_not_empty", &[], True),
        ("yes", "is_not_empty", &[], True),
    ];

    for (field, operator, values, expected) in cases {
        assert_eq!(
            judge(field, operator, values),
            *expected,
            "{field} {operator} {values:?}"
        );
    }
}

#[test]
fn groups_are_decided_by_what_is_certain() {
    use Verdict::{CouldNotTell, False, True};
    let (yes, no, unclear) = (
        ("status", "is", &["done"] as &[&str]),
        ("status", "is", &["open"] as &[&str]),
        ("missing", "is", &["x"] as &[&str]),
    );
    let cases = [
        ("all", vec![yes, yes], True),
        ("all", vec![yes, no], False),
        ("all", vec![unclear, no], False),
        ("all", vec![unclear, yes], CouldNotTell),
        ("any", vec![no, yes], True),
        ("any", vec![unclear, yes], True),
        ("any", vec![unclear, no], CouldNotTell),
        ("any", vec![no, no], False),
        ("all", vec![], True),
        ("any", vec![], True),
    ];

    for (mode, tests, expected) in cases {
        let verdict = of_call(Some(&group(mode, &tests)), &read(DATA), &TODAY);
        assert_eq!(verdict, expected, "{mode} {tests:?}");
    }
    assert_eq!(of_call(None, &read(DATA), &TODAY), True);
}

proptest! {
    #[test]
    fn numbers_order_as_their_values_do(left in -1_000_000_i64..1_000_000, right in -1_000_000_i64..1_000_000) {
        let group: ConditionGroup = serde_json::from_value(json!({"mode": "all", "tests": [{
            "reference": {"source": {"kind": "call"}, "pointer": "/n"},
            "operator": "more_than", "values": [format!("{right}e-2")]}]})).unwrap();
        let data = read(&format!("{{\"n\":\"{}.{:02}\"}}",
            if left < 0 { format!("-{}", left.abs() / 100) } else { (left / 100).to_string() },
            left.abs() % 100));

        let verdict = of_call(Some(&group), &data, &TODAY);

        prop_assert_eq!(verdict == Verdict::True, left > right);
    }
}
