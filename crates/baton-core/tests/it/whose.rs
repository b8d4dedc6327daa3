//! Which things of a list a picked field means (C17, C18).

use std::sync::Arc;

use baton_core::Json;
use baton_core::call::{self, Entry};
use baton_core::document::CallField;
use baton_core::json::Pointer;

use crate::fixture::read;

/// What a field means that was picked from a sample.
fn meant(sample: &Json, picked: &str) -> String {
    call::whose(sample, &picked.parse::<Pointer>().unwrap()).to_string()
}

/// Whom a call is about.
fn entries(data: &Json, pointer: &str) -> Vec<Entry> {
    let field = CallField::Picked {
        pointer: pointer.to_owned(),
    };
    call::entries(&Arc::new(data.clone()), &field).entries
}

fn people(data: &Json, pointer: &str) -> Vec<String> {
    let found = entries(data, pointer).into_iter();
    found.map(|entry| entry.value.clone()).collect()
}

const TYPEFORM: &str = r#"{"event_id":"01","form_response":{"answers":[
    {"type":"text","text":"Ada Okafor","field":{"id":"a","type":"short_text","ref":"name"}},
    {"type":"email","email":"ada@x.example","field":{"id":"b","type":"email","ref":"mail"}},
    {"type":"date","date":"2026-12-01","field":{"id":"c","type":"date","ref":"start"}}]}}"#;

const GREENHOUSE: &str = r#"{"action":"hire_candidate","payload":{"application":{"candidate":{
    "first_name":"Ada","phone_numbers":[{"value":"518-555-1212","type":"work"}],
    "email_addresses":[{"value":"ada.personal@x.example","type":"personal"},
                       {"value":"ada@x.example","type":"work"}]}}}}"#;

const OKTA: &str = r#"{"data":{"events":[
    {"uuid":"u0","target":[{"id":"00u0","type":"User","alternateId":"ada@x.example"}]},
    {"uuid":"u1","target":[{"id":"00u1","type":"User","alternateId":"ben@x.example"}]},
    {"uuid":"u2","target":[{"id":"00u2","type":"User","alternateId":"cem@x.example"}]}]}}"#;

const SCIM: &str = r#"{"userName":"mira","emails":[
    {"value":"mira@holt.example","type":"home"},
    {"value":"mira.holt@x.example","type":"work","primary":true}]}"#;

#[test]
fn c17_of_what_one_person_answered_the_one_that_was_picked_is_meant() {
    let sample = read(TYPEFORM);

    let field = meant(&sample, "/form_response/answers/1/email");

    assert_eq!(field, "/form_response/answers/field.id=b/email");
    let found = entries(&sample, &field);
    assert_eq!(people(&sample, &field), ["ada@x.example"]);
    let of = |pointer| {
        found[0]
            .find(pointer)
            .map(Json::display)
            .unwrap_or_default()
    };
    assert_eq!(of("/form_response/answers/0/text"), "Ada Okafor");
    assert_eq!(of("/form_response/answers/2/date"), "2026-12-01");
    assert_eq!(of("/event_id"), "01");
}

#[test]
fn c17_two_addresses_that_one_person_answered_are_not_two_people() {
    let sample = read(
        r#"{"answers":[{"type":"email","email":"ada@x.example"},{"type":"text","text":"Ada"},
            {"type":"email","email":"boss@x.example"},{"type":"number","number":4}]}"#,
    );

    assert_eq!(meant(&sample, "/answers/0/email"), "/answers/=0/email");
    assert_eq!(people(&sample, "/answers/=2/email"), ["boss@x.example"]);
}

#[test]
fn c17_a_form_that_has_every_answer_under_one_name_is_about_one() {
    let sample = read(
        r#"{"fields":[{"label":"Name","type":"INPUT_TEXT","value":"Ada"},
            {"label":"Email","type":"INPUT_EMAIL","value":"ada@x.example"},
            {"label":"Team","type":"INPUT_TEXT","value":"Sales"}]}"#,
    );

    assert_eq!(
        meant(&sample, "/fields/1/value"),
        "/fields/label=Email/value"
    );
}

#[test]
fn c17_an_answer_is_found_by_its_question_where_another_was_left_out() {
    let sample = read(
        r#"{"answers":[{"type":"email","email":"ada@x.example","field":{"id":"b"}},
            {"type":"text","text":"Ada","field":{"id":"a"}},
            {"type":"email","email":"boss@x.example","field":{"id":"c"}}]}"#,
    );
    let field = meant(&sample, "/answers/0/email");
    assert_eq!(people(&sample, &field), ["ada@x.example"]);

    let left_out = read(
        r#"{"answers":[{"type":"email","email":"boss@x.example","field":{"id":"c"}},
            {"type":"email","email":"ben@x.example","field":{"id":"b"}}]}"#,
    );
    assert_eq!(people(&left_out, &field), ["ben@x.example"]);
    let without =
        read(r#"{"answers":[{"type":"email","email":"boss@x.example","field":{"id":"c"}}]}"#);
    assert!(
        people(&without, &field).is_empty(),
        "the manager is nobody's hire"
    );

    let unmarked = read(
        r#"{"answers":[{"type":"text","text":"Ada"},{"type":"email","email":"ada@x.example"}]}"#,
    );
    assert_eq!(
        meant(&unmarked, "/answers/1/email"),
        "/answers/type=email/email"
    );
}

#[test]
fn c4_a_list_of_people_is_taken_for_one_persons_answers_by_nothing_that_they_lack() {
    let lists = [
        (
            r#"[{"id":1,"email":"a@x.example"},{"id":2,"phone":"+49 30 1"}]"#,
            "/0/email",
        ),
        (
            r#"[{"type":"hired","email":"a@x.example"},{"type":"hired","email":"b@x.example"},{"type":"comment","text":"x"}]"#,
            "/0/email",
        ),
        (
            r#"[{"email":"a@x.example"},{"email":"b@x.example"},{"email":"n/a"},{"email":"TBD"},{"email":"n/a"}]"#,
            "/0/email",
        ),
        (
            r#"[{"ref":"E-1","email":"a@x.example"},{"ref":"E-2","phone":"1"}]"#,
            "/0/email",
        ),
        (
            r#"{"respondent":"hr@x.example","people":[{"email":"a@x.example"},{"phone":"1"}]}"#,
            "/people/0/email",
        ),
        (
            r#"[{"field":"Sales","name":"A","email":"a@x.example","team":"T"},{"field":"IT","name":"B","phone":"1","team":"U"}]"#,
            "/0/email",
        ),
        (
            r#"[{"field":"Sales","email":"a@x.example"},{"field":"Sales","phone":"1"}]"#,
            "/0/email",
        ),
    ];
    for (body, picked) in lists {
        assert_eq!(meant(&read(body), picked), picked, "{body}");
    }
}

#[test]
fn k03_of_one_persons_addresses_the_one_at_work_is_meant() {
    let (greenhouse, scim) = (read(GREENHOUSE), read(SCIM));
    let addresses = "/payload/application/candidate/email_addresses";

    for picked in ["0", "1"] {
        let field = meant(&greenhouse, &format!("{addresses}/{picked}/value"));
        assert_eq!(field, format!("{addresses}/type=work/value"));
        assert_eq!(people(&greenhouse, &field), ["ada@x.example"]);
        let first = format!("{addresses}/0/value");
        let private = entries(&greenhouse, &field)[0]
            .find(&first)
            .map(Json::display);
        assert_eq!(private.as_deref(), Some("ada.personal@x.example"));

        let field = meant(&scim, &format!("/emails/{picked}/value"));
        assert_eq!(field, "/emails/type=work/value");
        assert_eq!(people(&scim, &field), ["mira.holt@x.example"]);
    }
}

#[test]
fn k03_the_address_at_work_is_found_wherever_it_stands() {
    let field = "/emails/type=work/value";
    let cases = [
        (
            r#"{"emails":[{"value":"w@x.example","type":"Work"},{"value":"h@x.example","type":"home"}]}"#,
            vec!["w@x.example"],
        ),
        (
            r#"{"emails":{"value":"w@x.example","type":"work"}}"#,
            vec!["w@x.example"],
        ),
        (
            r#"{"emails":[{"value":"h@x.example","type":"home"}]}"#,
            vec![],
        ),
        (r#"{"emails":[]}"#, vec![]),
    ];
    for (body, expected) in cases {
        assert_eq!(people(&read(body), field), expected, "{body}");
    }
    let marked = read(
        r#"{"emails":[{"value":"a@x.example","primary":false},{"value":"b@x.example","primary":true}]}"#,
    );
    assert_eq!(
        meant(&marked, "/emails/0/value"),
        "/emails/primary=true/value"
    );
    let private = read(r#"{"emails":[{"value":"a@x.example","type":"personal"}]}"#);
    assert_eq!(
        meant(&private, "/emails/0/value"),
        "/emails/type=personal/value"
    );
}

#[test]
fn c4_each_of_a_list_of_people_is_meant() {
    let okta = read(OKTA);
    let field = meant(&okta, "/data/events/1/target/0/alternateId");
    assert_eq!(field, "/data/events/0/target/0/alternateId");
    let found = entries(&okta, &field);
    let uuids = found
        .iter()
        .map(|entry| entry.find("/data/events/0/uuid").unwrap().display());
    assert_eq!(uuids.collect::<Vec<_>>(), ["u0", "u1", "u2"]);

    let alike = [
        // One of them has no address, and says nothing else for it.
        (r#"[{"id":1,"email":"a@x.example"},{"id":2}]"#, "/0/email"),
        (
            r#"[{"id":1,"email":"a@x.example"},{"id":2,"email":null,"phone":"1"}]"#,
            "/0/email",
        ),
        (
            r#"[{"email":"a@x.example"},{"email":"kein-email"},{"email":"c@x.example"}]"#,
            "/0/email",
        ),
        (
            r#"{"members":[{"value":"a@x.example","type":"User"},{"value":"b@x.example","type":"User"}]}"#,
            "/members/0/value",
        ),
        (r#"{"people":[{"email":"a@x.example"}]}"#, "/people/0/email"),
        (
            r#"{"issues":[{"key":"HR-1"},{"key":"HR-2"}]}"#,
            "/issues/0/key",
        ),
        (
            r#"[{"type":"hired","event":{"email":"a@x.example"}},{"type":"left","event":{"email":"b@x.example"}}]"#,
            "/0/event/email",
        ),
    ];
    for (body, picked) in alike {
        assert_eq!(meant(&read(body), picked), picked, "{body}");
    }
}

#[test]
fn c17_each_of_a_list_is_meant_whichever_was_picked_and_a_name_that_is_a_number_stays() {
    let people = read(r#"{"people":[{"email":"a@x.example"},{"email":"b@x.example"}]}"#);
    let answers = read(r#"{"answers":{"3":{"email":"a@x.example"},"4":{"email":"b@x.example"}}}"#);

    assert_eq!(meant(&people, "/people/1/email"), "/people/0/email");
    assert_eq!(meant(&answers, "/answers/4/email"), "/answers/4/email");
}

#[test]
fn c18_what_was_picked_before_goes_on_to_mean_each() {
    let stored = "/form_response/answers/1/email";
    assert_eq!(people(&read(TYPEFORM), stored).len(), 3);
    let names = r#"[{"a=b":"a@x.example"},{"a=b":"b@x.example"}]"#;
    assert_eq!(people(&read(names), "/a=b").len(), 2, "it is a name there");
}

#[test]
fn c17_each_in_one_of_a_list_keeps_to_that_one() {
    let data = read(
        r#"{"groups":[{"name":"old","members":[{"email":"z@x.example"}]},
            {"name":"new","members":[{"email":"a@x.example","no":1},{"email":"b@x.example","no":2}]}]}"#,
    );
    let found = entries(&data, "/groups/=1/members/0/email");

    let said = |entry: &Entry| {
        let of = |pointer| entry.find(pointer).map(Json::display).unwrap_or_default();
        let own = [
            of("/groups/0/name"),
            of("/groups/1/members/0/no"),
            of("/groups/=1/members/1/no"),
        ];
        own.join(" ")
    };
    let said: Vec<String> = found.iter().map(said).collect();
    assert_eq!(said, ["old 1 1", "old 2 2"]);
}
