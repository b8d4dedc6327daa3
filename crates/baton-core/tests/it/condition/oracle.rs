//! Generated conditions on generated data come to what the reference says.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use baton_core::Json;
use baton_core::calendar::Zone;
use baton_core::condition::{Today, Verdict, evaluate, judged, unclear_test};
use baton_core::document::{ConditionGroup, Reference};
use baton_core::managers::{ManagedBy, Managers};
use jiff::civil::date;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use super::reference::{self, Now};

const TEXTS: [&str; 24] = [
    "",
    "  ",
    "Red",
    " red",
    "blue",
    "red and blue",
    "12",
    " 12.5 ",
    "-3",
    "1e2",
    "yes",
    "No",
    "true",
    "0",
    "1",
    "2026-12-01",
    "2026-11-17",
    "2026-11-16T23:30:00Z",
    "2026-11-18T01:30:00+05:00",
    "2026-11-17T09:00:00",
    "2026-02-29",
    "01.12.2026",
    "ÄRGER",
    "ärger",
];
const FIELDS: [&str; 4] = ["a", "b", "c", "gone"];
const NUMBERS: [&str; 6] = ["12", "12.5", "-3", "0", "1", "100"];
const DAYS: [&str; 4] = ["2026-12-01", "2026-11-17", "2026-11-16", "2026-11-30"];
const CASES: usize = 20_000;

fn plain() -> impl Strategy<Value = Value> {
    prop_oneof![
        6 => select(TEXTS.to_vec()).prop_map(|text| json!(text)),
        2 => select(vec![json!(12), json!(12.5), json!(-3), json!(0), json!(1), json!(100)]),
        1 => any::<bool>().prop_map(|yes| json!(yes)),
        1 => Just(Value::Null),
        1 => select(vec![json!({}), json!({"x": 1})]),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![4 => plain(), 1 => prop::collection::vec(plain(), 0..4).prop_map(|items| json!(items))]
}

fn data() -> impl Strategy<Value = Value> {
    (value(), value(), value()).prop_map(|(a, b, c)| json!({"a": a, "b": b, "c": c}))
}

fn values(operator: &'static str) -> BoxedStrategy<Vec<&'static str>> {
    let several = |from: &[&'static str], most| {
        prop::collection::vec(select(from.to_vec()), 1..=most).boxed()
    };
    match operator {
        "is_empty" | "is_not_empty" | "is_today" | "is_yes" | "is_no" => Just(Vec::new()).boxed(),
        "equals" | "more_than" | "less_than" => several(&NUMBERS, 1),
        "between" => prop::collection::vec(select(NUMBERS.to_vec()), 2).boxed(),
        "before" | "after" | "on" => several(&DAYS, 1),
        "in_the_next" | "in_the_last" => several(&["0", "1", "14", "400"], 1),
        "is_manager_of" => several(&["Ada", "ben ", "cyd", "nobody"], 2),
        _text_or_list => several(&TEXTS[2..], 3),
    }
}

const OPERATORS: [&str; 23] = [
    "is",
    "is_not",
    "contains",
    "starts_with",
    "is_one_of",
    "is_not_one_of",
    "is_empty",
    "is_not_empty",
    "equals",
    "more_than",
    "less_than",
    "between",
    "before",
    "after",
    "on",
    "in_the_next",
    "in_the_last",
    "is_today",
    "is_yes",
    "is_no",
    "includes_any",
    "includes_all",
    "is_manager_of",
];

fn test() -> impl Strategy<Value = Value> {
    let about = (
        select(vec!["person", "trigger"]),
        select(FIELDS.to_vec()),
        any::<bool>(),
    );
    (about, select(OPERATORS.to_vec())).prop_flat_map(|((source, field, exact), operator)| {
        values(operator).prop_map(move |values| {
            json!({"reference": {"source": {"kind": source}, "pointer": format!("/{field}")},
                "operator": operator, "values": values, "exact": exact})
        })
    })
}

fn mode() -> impl Strategy<Value = &'static str> {
    select(vec!["all", "any"])
}

fn group() -> impl Strategy<Value = Value> {
    let inner = (mode(), prop::collection::vec(test(), 0..3))
        .prop_map(|(mode, tests)| json!({"mode": mode, "tests": tests}));
    let groups = prop::collection::vec(inner, 0..2);
    (mode(), prop::collection::vec(test(), 0..4), groups)
        .prop_map(|(mode, tests, groups)| json!({"mode": mode, "tests": tests, "groups": groups}))
}

#[test]
fn a_condition_comes_to_what_the_reference_says() {
    let mut runner = TestRunner::deterministic();
    let cases = (group(), data(), -11_i8..=11);
    let mut seen: BTreeMap<(String, Verdict), usize> = BTreeMap::new();

    for _ in 0..CASES {
        let (group, data, hours) = cases.new_tree(&mut runner).unwrap().current();
        let expected = reference::condition(&group, &data, now(hours));
        let found = verdict(&group, &data, hours);

        assert_eq!(found, named(expected), "{group}\n{data}\n{hours}");
        for test in group["tests"].as_array().unwrap() {
            let alone = json!({"mode": "all", "tests": [test]});
            let operator = test["operator"].as_str().unwrap().to_owned();
            *seen
                .entry((operator, verdict(&alone, &data, hours)))
                .or_default() += 1;
        }
    }

    for operator in OPERATORS {
        let told = |verdict| seen.contains_key(&(operator.to_owned(), verdict));
        let asks_only_whether = matches!(operator, "is_empty" | "is_not_empty");
        assert!(
            told(Verdict::True) && told(Verdict::False),
            "{operator}: {seen:?}"
        );
        assert_eq!(
            told(Verdict::CouldNotTell),
            !asks_only_whether,
            "{operator}"
        );
    }
}

#[test]
fn what_cannot_be_told_is_told_by_a_test() {
    let mut runner = TestRunner::deterministic();
    let cases = (group(), data());

    for _ in 0..CASES / 4 {
        let (group, data) = cases.new_tree(&mut runner).unwrap().current();
        let condition: ConditionGroup = serde_json::from_value(group).unwrap();
        let all = judged(&condition, &today(0), |reference| find(&data, reference));
        let unclear = unclear_test(&condition, &today(0), |reference| find(&data, reference));

        let whole = evaluate(&condition, &today(0), |reference| find(&data, reference));
        assert_eq!(all.verdict, whole);
        assert!(whole != Verdict::CouldNotTell || unclear.is_some());
    }
}

fn now(hours: i8) -> Now {
    Now {
        day: reference::day("2026-11-17", 0).unwrap(),
        ahead: i64::from(hours) * 60,
    }
}

fn today(hours: i8) -> Today {
    Today {
        date: date(2026, 11, 17),
        zone: ahead(hours),
        managers: Arc::new(managers()),
    }
}

fn managers() -> Managers {
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    let mut managers = Managers::default();
    for (person, certainly, perhaps) in reference::MANAGERS {
        let (certainly, perhaps) = (texts(certainly), texts(perhaps));
        managers.add(person, ManagedBy { certainly, perhaps });
    }
    managers
}

/// A zone without summer time; the sign in its name is the other way round.
fn ahead(hours: i8) -> Zone {
    Zone::of_name(&format!("Etc/GMT{:+}", -hours)).unwrap()
}

fn verdict(group: &Value, data: &Value, hours: i8) -> Verdict {
    let condition: ConditionGroup = serde_json::from_value(group.clone()).unwrap();
    evaluate(&condition, &today(hours), |reference| find(data, reference))
}

fn find(data: &Value, reference: &Reference) -> Option<Cow<'static, Json>> {
    let found = data.pointer(&reference.pointer)?;
    Some(Cow::Owned(
        Json::parse(found.to_string().as_bytes()).unwrap(),
    ))
}

fn named(verdict: u8) -> Verdict {
    match verdict {
        reference::TRUE => Verdict::True,
        reference::FALSE => Verdict::False,
        _unclear => Verdict::CouldNotTell,
    }
}
