//! Whom a call is about.

use std::sync::Arc;

use baton_core::Json;
use baton_core::call::{self, Entry, MOST_ENTRIES};
use baton_core::document::CallField;
use baton_core::sensitive::MASK;

use crate::fixture::read;

const FORM: Option<&str> = Some("application/x-www-form-urlencoded; charset=utf-8");

fn people(data: &Json, field: &CallField) -> Vec<String> {
    let found = call::entries(&Arc::new(data.clone()), field);
    found
        .entries
        .iter()
        .map(|entry| entry.value.clone())
        .collect()
}

fn picked(pointer: &str) -> CallField {
    CallField::Picked {
        pointer: pointer.to_owned(),
    }
}

#[test]
fn a_learning_systems_forms_need_no_sample() {
    let cases = [
        (
            None,
            r#"{"email":"jane.doe@example.com"}"#,
            vec!["jane.doe@example.com"],
        ),
        (
            Some("application/json"),
            r#"{"emails":["a@x.io","b@x.io"]}"#,
            vec!["a@x.io", "b@x.io"],
        ),
        (
            Some("application/vnd.tool+json"),
            r#"["a@x.io"]"#,
            vec!["a@x.io"],
        ),
        (FORM, "email=a%40x.io", vec!["a@x.io"]),
        (
            FORM,
            "emails[]=a%40x.io&emails[]=b%40x.io",
            vec!["a@x.io", "b@x.io"],
        ),
        (
            FORM,
            "email=a%40x.io&email=b%40x.io",
            vec!["a@x.io", "b@x.io"],
        ),
        (
            None,
            r#"{"email":" A@x.io ","emails":["a@X.IO","b@x.io"]}"#,
            vec!["A@x.io", "b@x.io"],
        ),
        (None, r#"{"mail":"a@x.io"}"#, vec![]),
        (
            None,
            r#"{"emails":[null,"","a@x.io",{"email":"b@x.io"},[],null]}"#,
            vec!["null", "\"\"", "a@x.io", r#"{"email":"b@x.io"}"#, "[]"],
        ),
        (None, r#"{"email":null}"#, vec![]),
        (None, r#"{"email":"","emails":[]}"#, vec![]),
        (None, r#""a@x.io""#, vec![]),
    ];

    for (content_type, body, expected) in cases {
        let data = call::read(content_type, body.as_bytes()).unwrap();
        assert_eq!(people(&data, &CallField::Automatic), expected, "{body}");
    }
}

#[test]
fn an_entry_without_the_picked_field_is_told_and_not_lost() {
    let note = "n".repeat(200);
    let data = read(&format!(
        r#"[{{"mail":"a@x.io"}},{{"name":"Max"}},{{"mail":null,"note":"{note}"}},{{"mail":"A@x.io"}}]"#
    ));

    let found = people(&data, &picked("/0/mail"));

    assert_eq!(found[..2], ["a@x.io", r#"{"name":"Max"}"#]);
    assert_eq!(found.len(), 3);
    assert!(found[2].starts_with(r#"{"mail":null,"note":"nnn"#) && found[2].ends_with('…'));
    assert_eq!(found[2].chars().count(), 101);
}

#[test]
fn whoever_is_named_as_a_bare_item_looks_is_named_all_the_same() {
    let data = Arc::new(read(r#"[7,{"id":7},true,{"id":true},{"id":8},8]"#));

    let found = call::entries(&data, &picked("/1/id")).entries;

    let told: Vec<_> = found
        .iter()
        .map(|one| (one.value.as_str(), one.is_unusable()))
        .collect();
    let both = |value| [(value, true), (value, false)];
    let [seven, is_true] = [both("7"), both("true")];
    assert_eq!(told[..4], [seven, is_true].concat());
    assert_eq!(told[4..], [("8", false), ("8", true)]);
}

#[test]
fn c18_of_an_item_that_names_nobody_nothing_is_told_that_looks_sensitive() {
    let iban = "DE89 3704 0044 0532 0130 00";
    let pad = "n".repeat(60);
    let data = read(&format!(
        r#"[{{"name":"Ben","salary":71000.50,"id":{{"tax":{{"id":"x1"}}}}}},
            {{"name":"Ben","salary":81000.50,"id":{{"tax":{{"id":"x2"}}}}}},
            {{"note":"{pad}","more":"123456","ref":"{iban}"}},
            {{"note":"{pad}","reference":"No. 71000.50 {pad}"}},
            "{iban}"]"#
    ));

    let found = people(&data, &picked("/0/email"));

    let ben = format!(r#"{{"name":"Ben","salary":"{MASK}","id":{{"tax":{{"id":"{MASK}"}}}}}}"#);
    assert_eq!(found[..2], [ben.clone(), format!("{ben} (2)")]);
    let note = format!(r#"{{"note":"{pad}","#);
    assert_eq!(found[2], format!(r#"{note}"more":"123456","ref":"••••••…"#));
    assert_eq!(found[3], format!(r#"{note}"reference":"…"#));
    assert_eq!(found[4], format!("\"{MASK}\""));
}

#[test]
fn an_address_that_stands_elsewhere_than_where_it_was_picked_names_nobody() {
    let data = read(r#"{"b":["mira@x.io",["ada@x.io"],{"a":"mira@x.io"}]}"#);

    let found = people(&data, &picked("/b/-/a"));

    let nobody = |text: &str| !call::is_email(text);
    assert_eq!(found[2..], ["mira@x.io"]);
    assert!(found[..2].iter().all(|text| nobody(text)), "{found:?}");
}

#[test]
fn a_picked_field_may_lie_in_a_list() {
    let data = read(
        r##"{"employees":[
            {"id":"5","fields":{"Employee #":{"value":"300"},"Work Email":{"value":"tefi@x.io"}}},
            {"id":"6","fields":{"Employee #":{"value":"301"},"Work Email":{"value":"max@x.io"}}}]}"##,
    );
    let found = call::entries(
        &Arc::new(data.clone()),
        &picked("/employees/0/fields/Work Email/value"),
    );

    let numbers: Vec<_> = found
        .entries
        .iter()
        .map(|entry| {
            let whole = entry
                .find("/employees/0/fields/Employee #/value")
                .unwrap()
                .display();
            let relative = entry.find("/fields/Employee #/value").unwrap().display();
            (entry.value.as_str(), whole, relative)
        })
        .collect();

    let row = |email, number: &str| (email, number.to_owned(), number.to_owned());
    assert_eq!(numbers, [row("tefi@x.io", "300"), row("max@x.io", "301")]);
    assert_eq!(people(&data, &picked("/employees/-/id")), ["5", "6"]);
    assert_eq!(people(&data, &picked("/nothing/0")), Vec::<String>::new());
}

#[test]
fn in_lists_inside_each_other_each_person_has_their_own_values() {
    let data = read(
        r#"{"id":"bundle","events":[
            {"uuid":"e0","target":[{"mail":"ada@x.io","name":"Ada"}]},
            {"uuid":"e1","target":[{"name":"App"},{"mail":"ben@x.io","name":"Ben"}]}]}"#,
    );
    let found = call::entries(&Arc::new(data), &picked("/events/0/target/0/mail"));

    let seen = |entry: &Entry| {
        let text = |pointer| entry.find(pointer).map(Json::display);
        let own = [
            text("/events/0/target/0/name"),
            text("/events/0/uuid"),
            text("/name"),
            text("/id"),
        ];
        own.map(Option::unwrap_or_default).join(" ")
    };
    let people: Vec<String> = found
        .entries
        .iter()
        .filter(|entry| entry.value.contains('@') && !entry.value.contains('{'))
        .map(seen)
        .collect();

    assert_eq!(people, ["Ada e0 Ada bundle", "Ben e1 Ben bundle"]);
}

#[test]
fn a_call_about_too_many_people_says_so() {
    let emails = |count: usize| {
        let all: Vec<String> = (0..count)
            .map(|number| format!("\"p{number}@x.io\""))
            .collect();
        Arc::new(read(&format!("[{}]", all.join(","))))
    };

    let most = call::entries(&emails(MOST_ENTRIES), &CallField::Automatic);
    let more = call::entries(&emails(MOST_ENTRIES + 1), &CallField::Automatic);

    assert_eq!((most.entries.len(), most.more), (MOST_ENTRIES, 0));
    assert_eq!((more.entries.len(), more.more), (MOST_ENTRIES, 1));
}

#[test]
fn e_mail_addresses_are_told_from_other_texts() {
    for text in [
        "a@x.io",
        "max.g+tag@acme.example",
        "josé@bücher.example",
        "o'neil@x.co.uk",
    ] {
        assert!(call::is_email(text), "{text}");
    }
    let long = format!("{}@x.io", "a".repeat(300));
    for text in [
        "",
        "a",
        "a@",
        "@x.io",
        "a@x",
        "a@@x.io",
        "a b@x.io",
        "a@x..io",
        "a@.io",
        "a,b@x.io",
        "<a@x.io> <b@x.io>",
        &long,
    ] {
        assert!(!call::is_email(text), "{text}");
    }
}

#[test]
fn a_samples_fields_are_counted_as_they_are_listed() {
    for (text, many) in [
        ("{}", 0),
        ("[]", 1),
        ("7", 1),
        (r#"{"a":1,"b":{"c":[1,2],"d":null}}"#, 3),
        (r#"{"list":[{"a":1,"b":2},7,{"a":3}]}"#, 4),
        (r#"{"text":"{\"x\":1,\"y\":2}"}"#, 1),
    ] {
        let data = read(text);
        assert_eq!(call::how_many(&data), many, "{text}");
        assert_eq!(call::fields(&data, usize::MAX).len(), many, "{text}");
    }
}

#[test]
fn a_samples_fields_are_listed_with_their_pointers() {
    let data = read(
        r#"{"issue":{"key":"IT-482","fields":{"a/b":1,"done":true,"labels":["x","y"],"none":null}},
        "people":[{"email":"a@x.io"}],"nothing":{}}"#,
    );

    let fields: Vec<_> = call::fields(&data, 100)
        .into_iter()
        .map(|(at, value)| format!("{at} {value}"))
        .collect();

    assert_eq!(
        fields,
        [
            r#"/issue/key "IT-482""#,
            "/issue/fields/a~1b 1",
            "/issue/fields/done true",
            r#"/issue/fields/labels ["x","y"]"#,
            "/issue/fields/none null",
            r#"/people/0/email "a@x.io""#,
        ]
    );
    assert_eq!(call::fields(&data, 2).len(), 2);
}

#[test]
fn a_samples_fields_are_found_by_their_names_without_case_and_accents() {
    let data = read(
        r#"{"Büro":{"Straße":"Elm","Ort":"Zürich"},"people":[{"email":"a"},{"email":"b"}],"n":"x"}"#,
    );
    let found = |text: &str| -> Vec<String> {
        let budget = call::Budget::new(1_000);
        let found = call::fields_named(&data, text, 100, &budget).into_iter();
        found.map(|(at, _)| at.to_string()).collect()
    };

    assert_eq!(found("BÜRO"), ["/Büro/Straße", "/Büro/Ort"]);
    assert_eq!(found("buro.o"), ["/Büro/Ort"]);
    assert_eq!(found("buero.strasse"), ["/Büro/Straße"]);
    assert_eq!(found("1.email"), ["/people/1/email"]);
    // Values are not searched.
    assert!(found("zurich").is_empty() && found("elm").is_empty());
}

#[test]
fn a_search_of_fields_ends_with_what_it_wanted_or_may_look_through() {
    let members: Vec<_> = (0..1_000).map(|no| format!(r#""name{no}":{no}"#)).collect();
    let data = read(&format!("{{{}}}", members.join(",")));
    let budget = call::Budget::new(1_000_000);
    let few = call::fields_named(&data, "name", 7, &budget);
    assert_eq!((few.len(), budget.is_spent()), (7, false));

    let budget = call::Budget::new(1_000);
    let none = call::fields_named(&data, "name999", 7, &budget);
    assert_eq!((none.len(), budget.is_spent()), (0, true));
    assert_eq!(call::fields(&data, 3).len(), 3);
}

#[test]
fn one_thing_alone_is_found_where_the_sample_had_a_list_and_a_list_where_it_had_one() {
    let of = |body: &str, pointer: &str| {
        let found = call::entries(&Arc::new(read(body)), &picked(pointer));
        let each = found.entries.iter().map(|entry| {
            let name = entry.find("/staff/person/0/name");
            let other = entry.find("/staff/person/name");
            assert_eq!(name, other, "{body}");
            format!(
                "{} {}",
                entry.value,
                name.map(Json::display).unwrap_or_default()
            )
        });
        each.collect::<Vec<_>>()
    };
    let one = r#"{"staff":{"person":{"mail":"ada@x.io","name":"Ada"}}}"#;
    let two = r#"{"staff":{"person":[{"mail":"ada@x.io","name":"Ada"},{"mail":"ben@x.io","name":"Ben"}]}}"#;

    for pointer in [
        "/staff/person/mail",
        "/staff/person/0/mail",
        "/staff/person/1/mail",
    ] {
        assert_eq!(of(one, pointer), ["ada@x.io Ada"], "{pointer}");
        assert_eq!(
            of(two, pointer),
            ["ada@x.io Ada", "ben@x.io Ben"],
            "{pointer}"
        );
    }
}

#[test]
fn a_web_page_is_told_by_its_first_tag_after_blanks() {
    for page in [
        "<!doctype html><p>",
        "\n\t <!DOCTYPE   HTML PUBLIC>",
        "\u{feff}<html lang=en>",
        "<HTML>",
    ] {
        assert!(baton_core::call::is_web_page(page.as_bytes()), "{page}");
    }
    for other in [
        "",
        "<?xml version=\"1.0\"?><ok/>",
        "<htmlish>",
        "<!doctype htmlx>",
        "<ok/>",
        "html",
        "{}",
    ] {
        assert!(!baton_core::call::is_web_page(other.as_bytes()), "{other}");
    }
}

#[test]
fn whose_a_field_is_shows_in_what_it_is_called() {
    let of_another = [
        "/data/employee/supervisor/value/attributes/email/value",
        "/hiring_manager/email",
        "/application/recruiter/email",
        "/lineManagerEmail",
        "/created_by/email",
        "/actor/alternateId",
        "/reports_to",
        "/reportsTo/email",
        "/direct_report_of/email",
        "/department_manager/email",
        "/hr_manager_email",
        "/employeeManager/email",
        "/newManager",
        "/HRManagerEmail",
        "/hiringmanager",
        "/primary_supervisor/email",
        "/Vorgesetzte Person/E-Mail",
        "/referredBy/email",
        "/submitted_by",
        "/createdby",
        "/issue/fields/reporter/emailAddress",
    ];
    let own = [
        "/data/employee/email/value",
        "/payload/candidate/email",
        "/factory/email",
        "/email",
        "/team/email",
        "/report/employee/email",
        "/reports/0/email",
        "/Baby/email",
        "/satisfactory/email",
    ];
    assert!(of_another.into_iter().all(call::is_of_another));
    assert!(!own.into_iter().any(call::is_of_another));
}

#[test]
fn c21_a_value_with_a_number_in_brackets_before_it_is_no_data() {
    for (told, is_data) in [
        ("[1] ada", false),
        ("[12]ada@x.example", false),
        ("[1]", true),
        ("[1,2]", true),
        ("[[1],\"a\"]", true),
        ("{\"a\":[1]}", true),
    ] {
        assert_eq!(baton_core::call::is_data(told), is_data, "{told}");
    }
}
