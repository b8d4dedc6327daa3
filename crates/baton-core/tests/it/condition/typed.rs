//! Operators by type: numbers, days, yes and no, lists, and texts that compare exactly.

use std::borrow::Cow;
use std::sync::Arc;

use baton_core::Json;
use baton_core::calendar::Zone;
use baton_core::condition::{Today, Verdict, evaluate, judged, of_call, unclear_test};
use baton_core::document::ConditionGroup;
use baton_core::managers::{ManagedBy, Managers};
use serde_json::{Value, json};

use crate::fixture::{TODAY, maria, read};

use Verdict::{CouldNotTell, False, True};

const DATA: &str = r#"{"text":"Done","n":12.5,"as_text":" 12.50 ","words":"twelve","empty":"",
    "null":null,"zero":0,"one":"1","two":2,"yes":true,"no":"NO","maybe":"maybe",
    "day":"2026-12-01","today":"2026-11-17","time":"2026-11-16T23:30:00Z","local":"2026-12-01T09:00",
    "other_form":"01.12.2026","no_day":"2026-02-30","serial":46357,
    "colours":["Red"," blue "],"none":[],"mixed":["red",{"a":1}],"numbers":[1,2.0]}"#;

fn test(field: &str, operator: &str, values: &[&str], exact: bool) -> Value {
    let reference = json!({"source": {"kind": "call"}, "pointer": format!("/{field}")});
    json!({"reference": reference, "operator": operator, "values": values, "exact": exact})
}

fn condition(value: Value) -> ConditionGroup {
    serde_json::from_value(value).unwrap()
}

fn judge(test: Value) -> Verdict {
    let group = condition(json!({"mode": "all", "tests": [test]}));
    of_call(Some(&group), &read(DATA), &TODAY)
}

#[test]
fn each_typed_operator_compares_as_people_do() {
    let cases: &[(&str, &str, &[&str], Verdict)] = &[
        ("text", "is_not_one_of", &["open", "closed"], True),
        ("text", "is_not_one_of", &["open", "done"], False),
        ("empty", "is_not_one_of", &["open"], False),
        ("missing", "is_not_one_of", &["open"], CouldNotTell),
        ("n", "equals", &["12.50"], True),
        ("as_text", "equals", &["12.5"], True),
        ("as_text", "equals", &["12.51"], False),
        ("words", "equals", &["12"], CouldNotTell),
        ("yes", "equals", &["1"], CouldNotTell),
        ("empty", "equals", &["0"], False),
        ("null", "equals", &["0"], CouldNotTell),
        ("n", "between", &["12.5", "13"], True),
        ("n", "between", &["12", "12.5"], True),
        ("n", "between", &["13", "20"], False),
        ("as_text", "between", &["0", "20"], True),
        ("words", "between", &["0", "20"], CouldNotTell),
        ("n", "between", &["12"], CouldNotTell),
        ("day", "before", &["2026-12-02"], True),
        ("day", "before", &["2026-12-01"], False),
        ("day", "after", &["2026-11-30"], True),
        ("day", "on", &["2026-12-01"], True),
        ("local", "on", &["2026-12-01"], True),
        ("other_form", "on", &["2026-12-01"], CouldNotTell),
        ("no_day", "before", &["2026-12-01"], CouldNotTell),
        ("serial", "after", &["2026-01-01"], True),
        ("empty", "before", &["2026-12-01"], False),
        ("missing", "before", &["2026-12-01"], CouldNotTell),
        ("day", "in_the_next", &["14"], True),
        ("day", "in_the_next", &["13"], False),
        ("day", "in_the_last", &["14"], False),
        ("today", "in_the_next", &["0"], True),
        ("today", "in_the_last", &["0"], True),
        ("time", "in_the_last", &["1"], True),
        ("day", "in_the_next", &["99999999999"], CouldNotTell),
        ("today", "is_today", &[], True),
        ("day", "is_today", &[], False),
        ("words", "is_today", &[], CouldNotTell),
        ("yes", "is_yes", &[], True),
        ("yes", "is_no", &[], False),
        ("no", "is_no", &[], True),
        ("one", "is_yes", &[], True),
        ("zero", "is_no", &[], True),
        ("two", "is_yes", &[], CouldNotTell),
        ("maybe", "is_yes", &[], CouldNotTell),
        ("empty", "is_no", &[], False),
        ("missing", "is_no", &[], CouldNotTell),
        ("colours", "includes_any", &["BLUE", "green"], True),
        ("colours", "includes_any", &["green"], False),
        ("colours", "includes_all", &["blue", "red"], True),
        ("colours", "includes_all", &["blue", "green"], False),
        ("mixed", "includes_any", &["red"], True),
        ("mixed", "includes_any", &["blue"], CouldNotTell),
        ("mixed", "includes_all", &["red", "blue"], CouldNotTell),
        ("numbers", "includes_all", &["1.0", "2"], True),
        ("none", "includes_any", &["red"], False),
        ("text", "includes_any", &["Done"], CouldNotTell),
    ];

    for (field, operator, values, expected) in cases {
        assert_eq!(
            judge(test(field, operator, values, false)),
            *expected,
            "{field} {operator} {values:?}"
        );
    }
}

#[test]
fn an_exact_test_sees_case_and_spaces() {
    let cases: &[(&str, &str, &str, Verdict)] = &[
        ("text", "is", "done", False),
        ("text", "is", "Done", True),
        ("text", "is", "Done ", False),
        ("text", "is_not", "done", True),
        ("text", "contains", "ON", False),
        ("text", "starts_with", "Do", True),
        ("colours", "includes_any", "blue", False),
        ("colours", "includes_any", "Red", True),
        ("n", "is", "12.50", True),
    ];

    for (field, operator, value, expected) in cases {
        let found = judge(test(field, operator, &[value], true));
        assert_eq!(found, *expected, "{field} {operator} {value} exactly");
    }
}

#[test]
fn a_time_is_the_day_that_it_is_in_the_zone() {
    let berlin = Zone::of_name("Europe/Berlin").unwrap();
    let today = Today::at("2026-11-16T23:30:00Z".parse().unwrap(), &berlin);
    let group = condition(json!({"mode": "all", "tests": [test("time", "is_today", &[], false)]}));

    assert_eq!(today.date, "2026-11-17".parse().unwrap());
    assert_eq!(of_call(Some(&group), &read(DATA), &today), True);
    assert_eq!(of_call(Some(&group), &read(DATA), &TODAY), False);
}

#[test]
fn the_end_of_the_calendar_is_a_day_like_any_other() {
    let last = Today {
        date: "9999-12-31".parse().unwrap(),
        zone: Zone::utc(),
        managers: Arc::default(),
    };
    let group = |operator| {
        let test = test("day", operator, &["36500"], false);
        condition(json!({"mode": "all", "tests": [test]}))
    };
    let data = read(r#"{"day":"9999-12-31"}"#);

    assert_eq!(of_call(Some(&group("in_the_next")), &data, &last), True);
    assert_eq!(of_call(Some(&group("in_the_last")), &data, &last), True);
}

#[test]
fn a_group_counts_as_one_test() {
    let yes = test("text", "is", &["done"], false);
    let no = test("text", "is", &["open"], false);
    let unclear = test("missing", "is", &["x"], false);
    let cases = [
        ("all", vec![&yes], ("any", vec![&no, &yes]), True),
        ("all", vec![&yes], ("any", vec![&no]), False),
        (
            "all",
            vec![&yes],
            ("any", vec![&unclear, &no]),
            CouldNotTell,
        ),
        ("all", vec![], ("any", vec![&unclear, &yes]), True),
        ("any", vec![&no], ("all", vec![&yes, &yes]), True),
        (
            "any",
            vec![&no],
            ("all", vec![&yes, &unclear]),
            CouldNotTell,
        ),
        ("any", vec![&yes], ("all", vec![&unclear]), True),
    ];

    for (mode, tests, (inner, inside), expected) in cases {
        let group = json!({"mode": mode, "tests": tests,
            "groups": [{"mode": inner, "tests": inside}]});
        let verdict = of_call(Some(&condition(group.clone())), &read(DATA), &TODAY);
        assert_eq!(verdict, expected, "{group}");
    }
}

/// What the person and the company have.
fn find(reference: &baton_core::document::Reference) -> Option<Cow<'static, Json>> {
    let person = maria().person;
    person.pointer(&reference.pointer).cloned().map(Cow::Owned)
}

fn about(source: &str, field: &str, operator: &str, values: &[&str]) -> Value {
    json!({"reference": {"source": {"kind": source}, "pointer": format!("/{field}")},
        "operator": operator, "values": values})
}

#[test]
fn what_is_not_known_of_a_person_is_empty_and_of_a_call_is_missing() {
    let judge = |source, field, operator, values: &[&str]| {
        let test = about(source, field, operator, values);
        evaluate(
            &condition(json!({"mode": "all", "tests": [test]})),
            &TODAY,
            find,
        )
    };

    assert_eq!(judge("person", "team", "is", &["x"]), False);
    assert_eq!(judge("person", "team", "is_not", &["x"]), False);
    assert_eq!(judge("person", "custom/none", "more_than", &["1"]), False);
    assert_eq!(judge("person", "end_date", "in_the_next", &["9"]), False);
    assert_eq!(judge("person", "end_date", "is_empty", &[]), True);
    assert_eq!(judge("company", "end_date", "is", &["x"]), False);
    assert_eq!(judge("trigger", "team", "is", &["x"]), CouldNotTell);
    assert_eq!(judge("trigger", "none", "is", &["x"]), CouldNotTell);
    assert_eq!(judge("person", "start_date", "in_the_next", &["14"]), True);
}

/// Ada is managed by Maria, and Ben by somebody of her name; Cyd has no manager.
fn managers() -> Arc<Managers> {
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    let by = |certainly: &[&str], perhaps: &[&str]| ManagedBy {
        certainly: texts(certainly),
        perhaps: texts(perhaps),
    };
    let mut managers = Managers::default();
    managers.add("ada@acme.example", by(&["maria@acme.example"], &[]));
    managers.add("Ben Ode", by(&[], &["Maria Lopez"]));
    managers.add("cyd@acme.example", by(&[], &[]));
    Arc::new(managers)
}

#[test]
fn who_manages_whom_is_told_by_the_person_or_cannot_be_told() {
    let today = TODAY.clone().with(&managers());
    let cases: &[(&str, &[&str], Verdict)] = &[
        ("work_email", &["ada@acme.example"], True),
        ("work_email", &[" ADA@acme.example "], True),
        ("work_email", &["cyd@acme.example"], False),
        (
            "work_email",
            &["cyd@acme.example", "ada@acme.example"],
            True,
        ),
        ("work_email", &["gone@acme.example"], CouldNotTell),
        (
            "work_email",
            &["gone@acme.example", "ada@acme.example"],
            True,
        ),
        ("display_name", &["Ben Ode"], CouldNotTell),
        ("display_name", &["ada@acme.example"], False),
        ("team", &["ada@acme.example"], False),
        ("manager", &["ada@acme.example"], False),
        ("work_email", &[], CouldNotTell),
    ];

    for (field, people, expected) in cases {
        let test = about("person", field, "is_manager_of", people);
        let group = condition(json!({"mode": "all", "tests": [test]}));
        let found = evaluate(&group, &today, find);
        assert_eq!(found, *expected, "{field} {people:?}");
        let unknown = evaluate(&group, &TODAY, find);
        assert_ne!(unknown, True, "nobody says who manages whom");
    }
}

#[test]
fn each_part_is_told_and_the_unclear_one_is_named() {
    let unclear = about("trigger", "gone", "is", &["x"]);
    let yes = about("person", "department", "is", &["engineering"]);
    let no = about("person", "department", "is", &["sales"]);
    let group = condition(json!({"mode": "all", "tests": [yes], "groups": [
        {"mode": "any", "tests": [unclear, yes]},
        {"mode": "any", "tests": [no, unclear]}]}));

    let all = judged(&group, &TODAY, find);

    assert_eq!(all.verdict, CouldNotTell);
    assert_eq!(all.tests, [True]);
    assert_eq!(
        all.groups,
        [
            (True, vec![CouldNotTell, True]),
            (CouldNotTell, vec![False, CouldNotTell])
        ]
    );
    let named = unclear_test(&group, &TODAY, find).unwrap();
    assert!(std::ptr::eq(named, &raw const group.groups[1].tests[1]));
}

#[test]
fn an_earlier_document_is_written_as_it_was_read() {
    let text = r#"{"mode":"all","tests":[{"reference":{"source":{"kind":"call"},"pointer":"/a"},"operator":"is","values":["x"]}]}"#;
    let group: ConditionGroup = serde_json::from_str(text).unwrap();

    assert_eq!(serde_json::to_string(&group).unwrap(), text);
}
