//! C2 and C4: whom a call to a trigger is about, and whether it starts a run, one row per rule.

use std::sync::Arc;

use baton_core::WorkflowState;
use baton_core::call::Entry;
use baton_core::document::StartsByCall;
use baton_core::matching::starting::{
    Person, PersonFact, PersonFacts, Start, people, people_anyway, start, start_anyway,
    start_chosen, version_that_takes_calls,
};
use baton_core::matching::{Listed, Next, Reading, StoredCall};
use baton_core::problem::Kind;
use baton_core::triggers::Trigger;
use serde_json::{Value, json};

use crate::fixture::TODAY;

fn trigger(changes: Value) -> Trigger {
    let mut start = json!({
        "kind": "webhook_called", "person": {"kind": "automatic"}, "only_if": null,
        "unknown_person": "keep_under_problems", "person_fields": [], "update_known": false,
        "start_left": false,
    });
    let Value::Object(changes) = changes else {
        panic!("changes are an object")
    };
    start.as_object_mut().unwrap().extend(changes);
    serde_json::from_value(json!({"id": "step_trigger", "name": "Starts", "start": start})).unwrap()
}

fn by(trigger: &Trigger) -> StartsByCall<'_> {
    trigger.kind().starts_by_call().unwrap()
}

fn plain() -> Trigger {
    trigger(json!({}))
}

fn only_if(field: &str, value: &str) -> Value {
    json!({"only_if": {"mode": "all", "tests": [{
        "reference": {"source": {"kind": "call"}, "pointer": field},
        "operator": "is", "values": [value],
    }]}})
}

fn call(body: &str) -> StoredCall<'static> {
    StoredCall {
        data: baton_core::call::read(None, body.as_bytes()).map(Arc::new),
        found: baton_core::call::Found::default(),
        other_data: false,
        today: &TODAY,
    }
}

fn names(reading: Reading<Listed<Entry>>) -> Vec<String> {
    match reading {
        Reading::About(about) => about.each.iter().map(|entry| entry.value.clone()).collect(),
        Reading::ConditionNotMet => vec!["condition not met".to_owned()],
        Reading::Problem(trouble) => {
            let mut words = vec![format!("problem {}", trouble.kind.code())];
            words.extend(trouble.params.into_values());
            words
        }
    }
}

#[test]
fn c2_only_a_live_workflow_takes_calls_and_the_others_keep_them() {
    use WorkflowState::{Draft, Live, Off, Paused};
    let rows = [
        (Draft, None, false, None),
        (Live, Some(3), false, Some(3)),
        (Live, Some(3), true, None),
        (Live, None, false, None),
        (Off, Some(3), false, None),
        (Paused, Some(3), false, None),
    ];

    for (state, live, is_deleted, takes) in rows {
        let version = version_that_takes_calls(state, live, is_deleted);
        assert_eq!(version, takes, "{state:?} {live:?} {is_deleted}");
    }
}

#[test]
fn c4_the_known_forms_need_no_picked_field() {
    let rows = [
        (r#"{"email":"ada@x.example"}"#, "ada@x.example"),
        (r#"{"emails":["ada@x.example"]}"#, "ada@x.example"),
        (r#"["ada@x.example"]"#, "ada@x.example"),
        (r#"["ada@x.example"," ADA@x.example "]"#, "ada@x.example"),
    ];

    for (body, about) in rows {
        assert_eq!(names(people(&by(&plain()), &call(body))), [about], "{body}");
    }
}

#[test]
fn c4_a_call_about_several_people_has_one_entry_each() {
    let body = r#"{"users":[{"mail":"ada@x.example"},{"mail":"li@x.example"},{}]}"#;
    let picked = trigger(json!({"person": {"kind": "picked", "pointer": "/users/0/mail"}}));

    let about = names(people(&by(&picked), &call(body)));

    assert_eq!(about, ["ada@x.example", "li@x.example", "{}"]);
}

#[test]
fn c4_a_call_that_names_nobody_is_a_problem() {
    let nobody = names(people(&by(&plain()), &call(r#"{"name":"Ada"}"#)));

    assert_eq!(nobody, ["problem names_nobody"]);
}

#[test]
fn k50_an_address_that_is_there_and_empty_is_told_from_one_that_is_not_there() {
    let body = include_str!("../reading/cases/K50-hidden.json");
    let picked = |pointer: &str| trigger(json!({"person": {"kind": "picked", "pointer": pointer}}));
    let stood = |trigger: &Trigger, body: &str| match people(&by(trigger), &call(body)) {
        Reading::Problem(trouble) => trouble.params.get("stood").cloned(),
        Reading::About(_) | Reading::ConditionNotMet => panic!("it names nobody"),
    };
    let hidden = picked("/issue/assignee/emailAddress");

    assert_eq!(stood(&hidden, body).as_deref(), Some("empty"));
    let null = body.replace(r#""emailAddress": """#, r#""emailAddress": null"#);
    assert_eq!(stood(&hidden, &null).as_deref(), Some("empty"));
    assert_eq!(stood(&plain(), r#"{"email":""}"#).as_deref(), Some("empty"));
    assert_eq!(stood(&picked("/issue/reporter"), body), None);
    assert_eq!(stood(&plain(), body), None);
}

#[test]
fn c21_a_list_that_names_nobody_is_one_problem_wherever_those_stand_whom_the_condition_means() {
    let mut entries = vec![json!({"event": "left"}); 200];
    entries.push(json!({"event": "hired"}));
    let picked = json!({"person": {"kind": "picked", "pointer": "/users/0/mail"}});
    let mut changes = only_if("/users/0/event", "hired");
    changes["person"] = picked["person"].clone();
    let trigger = trigger(changes);
    let body = json!({ "users": entries }).to_string();

    let nobody = names(people(&by(&trigger), &call(&body)));

    assert_eq!(nobody[0], "problem names_nobody");
}

#[test]
fn c4_what_a_call_names_over_the_limit_is_a_problem_that_says_how_many() {
    let many: Vec<String> = (0..10_003).map(|one| format!("p{one}@x.example")).collect();
    let many = serde_json::to_string(&many).unwrap();

    let Reading::About(about) = people(&by(&plain()), &call(&many)) else {
        panic!("the others start")
    };
    let trouble = about.too_many().unwrap();

    assert_eq!((about.each.len(), about.more), (10_000, 3));
    assert_eq!(trouble.kind, Kind::TooManyPeople);
    assert_eq!(trouble.params["more"], "3");
    assert_eq!(trouble.params["most"], "10000");
}

#[test]
fn c5_other_data_under_a_known_id_is_a_problem_whatever_it_says() {
    let other = StoredCall {
        found: baton_core::call::Found::default(),
        other_data: true,
        ..call(r#"{"email":"ada@x.example"}"#)
    };

    assert_eq!(names(people(&by(&plain()), &other)), ["problem other_data"]);
    let used = people_anyway(&by(&plain()), &other).unwrap();
    assert_eq!(used.each[0].value, "ada@x.example");
}

#[test]
fn an_unreadable_call_is_a_problem_that_says_why() {
    let found = names(people(&by(&plain()), &call("{")));

    assert_eq!(found[0], "problem unreadable");
    assert!(!found[1].is_empty());
    assert!(people_anyway(&by(&plain()), &call("{")).is_err());
}

#[test]
fn a_condition_decides_on_the_call_alone() {
    let trigger = trigger(only_if("/kind", "hire"));
    let met = call(r#"{"kind":"hire","email":"ada@x.example"}"#);
    let not_met = call(r#"{"kind":"leave","email":"ada@x.example"}"#);
    let unclear = call(r#"{"email":"ada@x.example"}"#);

    assert_eq!(names(people(&by(&trigger), &met)), ["ada@x.example"]);
    assert_eq!(
        names(people(&by(&trigger), &not_met)),
        ["condition not met"]
    );
    assert_eq!(
        names(people(&by(&trigger), &unclear)),
        ["problem could_not_tell", "/kind"]
    );
    let used = people_anyway(&by(&trigger), &not_met).unwrap();
    assert_eq!(used.each[0].value, "ada@x.example");
}

fn entry(value: &str) -> Entry {
    let body = json!([value]).to_string();
    people_anyway(&by(&plain()), &call(&body))
        .unwrap()
        .each
        .remove(0)
}

fn ask(fact: PersonFact) -> Next<PersonFact, Start<u32>> {
    Next::LookUp(fact)
}

fn known(has_left: bool, updated: bool) -> PersonFacts<u32> {
    PersonFacts {
        person: Some(Person::Known { has_left, updated }),
        id_is_other: Some(false),
        ..PersonFacts::default()
    }
}

fn nobody(id_is_taken: Option<bool>) -> PersonFacts<u32> {
    PersonFacts {
        person: Some(Person::Nobody),
        id_is_taken,
        may_be_another: Some(false),
        ..PersonFacts::default()
    }
}

fn in_workflow(run: Option<u32>) -> PersonFacts<u32> {
    PersonFacts {
        in_workflow: Some(run),
        ..known(false, false)
    }
}

/// Rows of a rule's name, the trigger, what is known, and what is to come of it.
type Row<'a> = (
    &'a str,
    &'a Trigger,
    PersonFacts<u32>,
    Next<PersonFact, Start<u32>>,
);

fn check(rows: Vec<Row<'_>>) {
    for (rule, trigger, facts, expected) in rows {
        let found = start(&by(trigger), &entry("ada@x.example"), &facts);
        assert_eq!(found, expected, "{rule}");
    }
}

fn decided(start: Start<u32>) -> Next<PersonFact, Start<u32>> {
    Next::Decided(start)
}

#[test]
fn c4_somebody_known_is_started_unless_they_are_in_it_or_have_left() {
    let plain = plain();
    let updates = trigger(json!({"update_known": true}));
    let starts_left = trigger(json!({"start_left": true}));
    let (is_in, has_left) = (
        decided(Start::AlreadyInWorkflow(7)),
        decided(Start::Problem(Kind::PersonHasLeft)),
    );
    let (run, updated) = (ask(PersonFact::Run), ask(PersonFact::UpdatedPerson));

    check(vec![
        (
            "who",
            &plain,
            PersonFacts::default(),
            ask(PersonFact::Person),
        ),
        ("in it", &plain, known(false, false), run.clone()),
        ("starts", &plain, in_workflow(None), decided(Start::Run)),
        ("is in it", &plain, in_workflow(Some(7)), is_in),
        ("updates first", &updates, known(true, false), updated),
        ("updates once", &updates, known(false, true), run.clone()),
        ("left", &plain, known(true, false), has_left.clone()),
        ("left by update", &updates, known(true, true), has_left),
        ("left, settable", &starts_left, known(true, false), run),
    ]);
}

#[test]
fn k02_nothing_is_started_or_changed_where_somebody_has_another_id_there() {
    let updates = trigger(json!({"update_known": true}));
    let of = |id_is_other| PersonFacts {
        id_is_other,
        ..known(false, false)
    };
    let other = decided(Start::Problem(Kind::OtherId));

    check(vec![
        ("asks", &updates, of(None), ask(PersonFact::OwnIds)),
        ("is other", &updates, of(Some(true)), other.clone()),
        ("is other, plain", &plain(), of(Some(true)), other),
        (
            "own",
            &updates,
            of(Some(false)),
            ask(PersonFact::UpdatedPerson),
        ),
    ]);
}

#[test]
fn c4_somebody_unknown_is_a_problem_or_added() {
    let plain = plain();
    let adds = trigger(json!({"unknown_person": "add_person"}));
    let unknown = decided(Start::Problem(Kind::UnknownPerson));

    check(vec![
        ("unknown", &plain, nobody(None), unknown.clone()),
        ("asks for ids", &adds, nobody(None), ask(PersonFact::Ids)),
        (
            "added",
            &adds,
            nobody(Some(false)),
            decided(Start::AddAndRun),
        ),
        ("id is taken", &adds, nobody(Some(true)), unknown),
    ]);
}

#[test]
fn c17_another_form_of_a_known_address_is_asked_about_and_not_added() {
    let adds = trigger(json!({"unknown_person": "add_person"}));
    let of = |may_be_another| PersonFacts {
        may_be_another,
        ..nobody(Some(false))
    };
    let unknown = decided(Start::Problem(Kind::UnknownPerson));

    check(vec![
        ("asks", &adds, of(None), ask(PersonFact::OtherForms)),
        ("is asked about", &adds, of(Some(true)), unknown),
        (
            "is nobody's",
            &adds,
            of(Some(false)),
            decided(Start::AddAndRun),
        ),
    ]);
}

#[test]
fn c4_a_value_that_is_no_email_address_is_a_problem_before_anybody_is_looked_up() {
    let found = start(&by(&plain()), &entry("Ada"), &PersonFacts::<u32>::default());

    assert_eq!(found, Next::Decided(Start::Problem(Kind::NotAnEmail)));
}

#[test]
fn c4_of_the_calls_about_one_person_the_first_starts_and_the_rest_find_them_in_it() {
    assert_eq!(
        start_chosen(&PersonFacts::<u32>::default()),
        ask(PersonFact::Run)
    );
    assert_eq!(start_chosen(&in_workflow(None)), Next::Decided(Start::Run));
    assert_eq!(
        start_chosen(&in_workflow(Some(7))),
        Next::Decided(Start::AlreadyInWorkflow(7))
    );
}

#[test]
fn c5_a_call_used_anyway_starts_whoever_is_known() {
    let adds = trigger(json!({"unknown_person": "add_person", "update_known": true}));
    let rows = [
        (PersonFacts::default(), ask(PersonFact::Person)),
        (known(true, false), Next::Decided(Start::Run)),
        (in_workflow(Some(7)), Next::Decided(Start::Run)),
        (nobody(None), ask(PersonFact::Ids)),
        (
            nobody(Some(true)),
            Next::Decided(Start::Problem(Kind::UnknownPerson)),
        ),
        (nobody(Some(false)), Next::Decided(Start::AddAndRun)),
    ];

    for (facts, expected) in rows {
        assert_eq!(start_anyway(&by(&adds), &facts), expected, "{facts:?}");
    }
    let keeps = start_anyway(&by(&plain()), &nobody(None));
    assert_eq!(keeps, Next::Decided(Start::Problem(Kind::UnknownPerson)));
}
