//! Paths that nobody takes, and paths that some people fit both of.

use std::borrow::Cow;
use std::sync::Arc;

use baton_core::Json;
use baton_core::calendar::Zone;
use baton_core::condition::{Choice, Today, choose};
use baton_core::details::{CustomDetail, CustomDetails, CustomType};
use baton_core::document::Definition;
use baton_core::validation::{Code, Known, Level, Problem, validate};
use jiff::ToSpan;
use jiff::civil::date;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use crate::fixture::{definition, workflow};

fn known() -> Known {
    let detail = |kind| CustomDetail {
        kind,
        sensitive: false,
    };
    let custom: CustomDetails = [
        ("Grade".to_owned(), detail(CustomType::Number)),
        ("Site".to_owned(), detail(CustomType::Text)),
        ("Remote".to_owned(), detail(CustomType::YesNo)),
    ]
    .into();
    Known {
        custom,
        ..Known::default()
    }
}

fn test(field: &str, operator: &str, values: &[&str]) -> Value {
    json!({"reference": {"source": {"kind": "person"}, "pointer": format!("/{field}")},
        "operator": operator, "values": values})
}

fn all(tests: &[Value]) -> Value {
    json!({"mode": "all", "tests": tests})
}

fn any(tests: &[Value]) -> Value {
    json!({"mode": "any", "tests": tests})
}

fn choice(conditions: &[Value]) -> Definition {
    let paths = conditions.iter().enumerate().map(|(index, when)| {
        json!({"id": format!("step_p{index}"), "name": format!("Path {}", index + 1), "when": when, "steps": []})
    });
    let paths: Vec<_> = paths.collect();
    let inside = json!({"id": "step_in", "name": "in", "action":
        {"kind": "at_the_same_time", "paths": []}});
    definition(workflow(vec![
        json!({"id": "step_choice", "name": "c", "action":
        {"kind": "choose_path", "paths": paths, "otherwise": [inside]}}),
    ]))
}

/// What is said about the paths: the code, which path, its named values.
fn said(conditions: &[Value]) -> Vec<(Code, String, Vec<String>)> {
    let about_paths = |one: &Problem| {
        matches!(
            one.code,
            Code::PathNeverTaken
                | Code::PathNeverTrue
                | Code::PathsOverlap
                | Code::OtherwiseNeverTaken
        )
    };
    let problems = validate(&choice(conditions), &known()).into_iter();
    problems
        .filter(about_paths)
        .map(|one| {
            assert_eq!(one.level, Level::ToCheck);
            let path = one.path.trim_start_matches("/steps/0/action/");
            (
                one.code,
                path.to_owned(),
                one.params.into_values().collect(),
            )
        })
        .collect()
}

fn is(values: &[&str]) -> Value {
    all(&[test("department", "is", values)])
}

#[test]
fn a_path_behind_a_wider_one_is_never_taken() {
    let never = |earlier: &str| {
        vec![(
            Code::PathNeverTaken,
            "paths/1".to_owned(),
            vec![earlier.to_owned()],
        )]
    };
    let in_berlin = all(&[
        test("department", "is", &[" ENGINEERING"]),
        test("location", "is", &["Berlin"]),
    ]);
    let cases = [
        (is(&["Engineering", "Platform"]), is(&["Platform"])),
        (is(&["Engineering"]), in_berlin),
        (
            any(&[test("department", "is", &["A"]), test("team", "is", &["B"])]),
            is(&["A"]),
        ),
        (
            all(&[test("job_title", "contains", &["engineer"])]),
            all(&[test("job_title", "contains", &["Lead Engineer"])]),
        ),
        (
            all(&[test("custom/Grade", "more_than", &["5"])]),
            all(&[test("custom/Grade", "between", &["5.1", "9"])]),
        ),
        (
            all(&[test("start_date", "in_the_next", &["14"])]),
            all(&[test("start_date", "is_today", &[])]),
        ),
        (
            all(&[test("start_date", "after", &["2026-01-01"])]),
            all(&[test("start_date", "on", &["2026-01-02"])]),
        ),
        (all(&[test("department", "is_not_empty", &[])]), is(&["A"])),
        (
            all(&[test("custom/Remote", "is_yes", &[])]),
            all(&[
                test("custom/Remote", "is_yes", &[]),
                test("team", "is", &["A"]),
            ]),
        ),
    ];

    for (wide, narrow) in cases {
        assert_eq!(
            said(&[wide.clone(), narrow.clone()]),
            never("Path 1"),
            "{wide} {narrow}"
        );
    }
    let by_both = said(&[is(&["A"]), is(&["B"]), is(&["A", "B"])]);
    assert_eq!(
        by_both,
        [(
            Code::PathNeverTaken,
            "paths/2".to_owned(),
            vec![String::new()]
        )]
    );
}

#[test]
fn a_path_whose_tests_exclude_each_other_is_never_true() {
    let cases = [
        all(&[
            test("department", "is", &["A"]),
            test("department", "is", &["B"]),
        ]),
        all(&[
            test("department", "is", &["A"]),
            test("department", "is_empty", &[]),
        ]),
        all(&[
            test("custom/Grade", "more_than", &["5"]),
            test("custom/Grade", "less_than", &["5"]),
        ]),
        all(&[
            test("start_date", "before", &["2026-01-01"]),
            test("start_date", "after", &["2026-01-01"]),
        ]),
        all(&[
            test("custom/Remote", "is_yes", &[]),
            test("custom/Remote", "is_no", &[]),
        ]),
    ];

    for never in cases {
        let found = said(std::slice::from_ref(&never));
        assert_eq!(
            found,
            [(Code::PathNeverTrue, "paths/0".to_owned(), vec![])],
            "{never}"
        );
    }
}

#[test]
fn of_a_condition_that_is_not_finished_nothing_is_said() {
    let open = |values: &[&str]| all(&[test("department", "is", values)]);

    assert!(said(&[open(&[])]).is_empty());
    assert!(said(&[open(&[" "])]).is_empty());
    assert!(said(&[open(&[]), open(&[]), is(&["A"])]).is_empty());
    let half = all(&[
        test("department", "is", &["A"]),
        test("department", "is_not", &[]),
    ]);
    assert!(said(&[half]).is_empty());
}

#[test]
fn paths_that_share_some_people_are_worth_a_look() {
    let shared = said(&[is(&["A", "B"]), is(&["b", "C"])]);
    let by_number = said(&[
        all(&[test("custom/Grade", "less_than", &["10"])]),
        all(&[test("custom/Grade", "more_than", &["5"])]),
    ]);
    let narrow_first = said(&[is(&["A"]), is(&["A", "B"])]);
    let other_details = said(&[is(&["A"]), all(&[test("location", "is", &["Berlin"])])]);

    let overlap = |shared: &str| {
        let params = vec!["Path 1".to_owned(), shared.to_owned()];
        vec![(Code::PathsOverlap, "paths/1".to_owned(), params)]
    };
    assert_eq!(shared, overlap("b"));
    assert_eq!(by_number, overlap(""));
    assert_eq!(narrow_first, []);
    assert_eq!(other_details, []);
}

#[test]
fn steps_for_nobody_are_worth_a_look() {
    let everybody = any(&[
        test("team", "is_empty", &[]),
        test("team", "is_not_empty", &[]),
    ]);

    let never = (Code::OtherwiseNeverTaken, "otherwise".to_owned(), vec![]);
    assert_eq!(said(&[everybody]), [never]);
}

#[test]
fn a_test_that_takes_a_detail_for_what_it_is_not_is_found() {
    let found = |field: &str, operator: &str, values: &[&str]| {
        let problems = validate(&choice(&[all(&[test(field, operator, values)])]), &known());
        let found = problems
            .into_iter()
            .filter(|one| one.code == Code::TestTypeUnusable);
        found.map(|one| one.level).next()
    };

    assert_eq!(found("department", "more_than", &["5"]), Some(Level::ToFix));
    assert_eq!(found("start_date", "is_yes", &[]), Some(Level::ToFix));
    assert_eq!(
        found("custom/Grade", "before", &["2026-01-01"]),
        Some(Level::ToCheck)
    );
    assert_eq!(
        found("custom/Remote", "contains", &["x"]),
        Some(Level::ToCheck)
    );
    assert_eq!(found("start_date", "in_the_next", &["3"]), None);
    assert_eq!(found("custom/Grade", "equals", &["3"]), None);
    assert_eq!(found("custom/Unknown", "includes_any", &["3"]), None);
}

const WORDS: [&str; 6] = ["A", "a ", "B", "A and B", "1", "1.0"];

fn generated_test() -> impl Strategy<Value = Value> {
    let words = || prop::collection::vec(select(WORDS.to_vec()), 1..3);
    let field = || select(vec!["department", "team", "custom/Site", "custom/Open"]);
    let text = select(vec![
        "is",
        "is_not",
        "is_one_of",
        "is_not_one_of",
        "contains",
        "starts_with",
    ]);
    let numbers = || select(vec!["1", "2", "2.5", "-1"]);
    prop_oneof![
        6 => (field(), text, words()).prop_map(|(field, operator, values)| test(field, operator, &values)),
        2 => (field(), select(vec!["is_empty", "is_not_empty"])).prop_map(|(field, operator)| test(field, operator, &[])),
        2 => (select(vec!["equals", "more_than", "less_than"]), numbers())
            .prop_map(|(operator, value)| test("custom/Grade", operator, &[value])),
        1 => (numbers(), numbers()).prop_map(|(least, most)| test("custom/Grade", "between", &[least, most])),
        2 => (select(vec!["in_the_next", "in_the_last"]), select(vec!["0", "1", "3"]))
            .prop_map(|(operator, days)| test("start_date", operator, &[days])),
        1 => Just(test("start_date", "is_today", &[])),
        2 => (select(vec!["before", "after", "on"]), select(vec!["2026-11-16", "2026-11-17", "2026-11-18"]))
            .prop_map(|(operator, day)| test("end_date", operator, &[day])),
        1 => select(vec!["is_yes", "is_no", "is_empty"]).prop_map(|operator| test("custom/Remote", operator, &[])),
        2 => (select(vec!["includes_any", "includes_all"]), words())
            .prop_map(|(operator, values)| test("custom/Tags", operator, &values)),
    ]
}

fn generated_condition() -> impl Strategy<Value = Value> {
    let tests = || prop::collection::vec(generated_test(), 1..3);
    let inner = (select(vec!["all", "any"]), tests())
        .prop_map(|(mode, tests)| json!({"mode": mode, "tests": tests}));
    (select(vec!["all", "any"]), tests(), prop::option::weighted(0.3, inner)).prop_map(
        |(mode, tests, inner)| json!({"mode": mode, "tests": tests, "groups": Vec::from_iter(inner)}),
    )
}

fn generated_person() -> impl Strategy<Value = Value> {
    let text = || {
        let words = ["A", " a", "B", "x", "b and a", "A and B", "1", "1.0", "01"];
        prop::option::weighted(0.8, select(words.to_vec()))
    };
    let day = || prop::option::weighted(0.8, -5_i64..=5);
    let open = || {
        select(vec![
            json!("A"),
            json!("a "),
            json!("B"),
            json!(""),
            json!(1),
            json!(1.5),
            json!(true),
            json!(false),
            json!(null),
            json!([]),
            json!(["A"]),
            json!(["B", "1"]),
            json!([1, "a"]),
            json!({"a": 1}),
            json!("2"),
            json!("2.50"),
            json!(-1),
            json!(2),
            json!("yes"),
            json!("n/a"),
            json!("B and A"),
        ])
    };
    let custom = (open(), open(), open(), open(), open());
    (text(), text(), day(), day(), custom).prop_map(
        |(department, team, start, end, (site, free, grade, remote, tags))| {
            let on =
                |days: Option<i64>| days.map(|days| (date(2026, 11, 17) + days.days()).to_string());
            json!({"department": department, "team": team, "start_date": on(start),
                "end_date": on(end), "custom":
                    {"Site": site, "Open": free, "Grade": grade, "Remote": remote, "Tags": tags}})
        },
    )
}

#[test]
fn a_path_that_is_said_to_be_never_taken_never_is() {
    let mut runner = TestRunner::deterministic();
    let cases = (
        prop::collection::vec(generated_condition(), 1..4),
        prop::collection::vec((generated_person(), -3_i64..=3), 40),
    );
    let mut reported = [0_usize; 3];

    for _ in 0..3_000 {
        let (conditions, people) = cases.new_tree(&mut runner).unwrap().current();
        let definition = choice(&conditions);
        let problems = validate(&definition, &known());
        let never: Vec<_> = problems
            .iter()
            .filter_map(|one| never_taken(one, &conditions))
            .collect();
        for one in &problems {
            reported[0] += usize::from(one.code == Code::PathNeverTaken);
            reported[1] += usize::from(one.code == Code::PathNeverTrue);
            reported[2] += usize::from(one.code == Code::PathsOverlap);
        }
        if never.is_empty() {
            continue;
        }
        for (person, days) in people {
            let taken = taken(&definition, &person, days);
            assert!(!never.contains(&taken), "{taken:?} {conditions:?} {person}");
        }
    }

    assert!(reported.iter().all(|count| *count > 5), "{reported:?}");
}

fn never_taken(problem: &Problem, conditions: &[Value]) -> Option<Choice> {
    let is_never = matches!(problem.code, Code::PathNeverTaken | Code::PathNeverTrue);
    let place = (0..conditions.len())
        .find(|place| problem.path == format!("/steps/0/action/paths/{place}"));
    match (is_never, problem.code == Code::OtherwiseNeverTaken) {
        (true, _) => place.map(Choice::First),
        (false, true) => Some(Choice::Otherwise),
        (false, false) => None,
    }
}

fn taken(definition: &Definition, person: &Value, days: i64) -> Choice {
    let today = Today {
        date: date(2026, 11, 17) + days.days(),
        zone: Zone::utc(),
        managers: Arc::default(),
    };
    let person = as_known(person);
    let conditions = definition.steps[0].kind().choices();
    choose(conditions, &today, |reference| {
        person.pointer(&reference.pointer).cloned().map(Cow::Owned)
    })
}

/// The person as references see them: each custom detail as its type says, where it fits.
fn as_known(person: &Value) -> Json {
    let known = known().custom;
    let mut person = Json::parse(person.to_string().as_bytes()).unwrap();
    let Json::Object(members) = &mut person else {
        panic!("a person is an object");
    };
    for (name, value) in members {
        let Json::Object(custom) = value else {
            continue;
        };
        assert_eq!(name, "custom");
        for (name, value) in custom {
            if let Some(read) = known.get(name).and_then(|one| one.kind.read(value)) {
                *value = read;
            }
        }
    }
    person
}
