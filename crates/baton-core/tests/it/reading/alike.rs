//! One reader: what a field of the sample says, a condition compares, matching finds, a detail takes
//! and a message sends, whatever the call is written as. `tests/story/g_alike_test.py` shows the same
//! of a whole Baton.

use std::collections::BTreeMap;
use std::sync::Arc;

use baton_core::MessageId;
use baton_core::calendar::Zone;
use baton_core::call::{self, Entry, reading};
use baton_core::condition::{Verdict, of_call};
use baton_core::document::{CallField, MatchBy, NobodyMatches, SeveralMatch, TakesCalls};
use baton_core::json::Json;
use baton_core::matching::{self, Reading, StoredCall};
use baton_core::template::{Context, Got, RunFacts, render};
use proptest::prelude::*;
use serde_json::json;

use super::FORM;
use crate::fixture::{TODAY, at, definition, detail, field, maria, run_id, workflow};

/// Whether every field that the sample lists is the same one everywhere.
fn is_alike(data: &Json) -> Result<(), TestCaseError> {
    let whole = Arc::new(data.clone());
    for (at, value) in call::fields(data, 50) {
        let pointer = at.to_string();
        let taken = Entry::whole(Arc::clone(&whole));
        prop_assert_eq!(
            taken.find(&pointer),
            Some(value),
            "a detail at {}",
            &pointer
        );
        prop_assert_eq!(
            data.reach(&pointer),
            Some(value),
            "what is sent of {}",
            &pointer
        );
        let plain = matches!(value, Json::Text(_) | Json::Number(_) | Json::Bool(_));
        if !plain || value.is_empty() {
            continue;
        }
        prop_assert_eq!(
            judged(data, &pointer, &value.display()),
            Verdict::True,
            "{}",
            &pointer
        );
        let field = CallField::Picked {
            pointer: pointer.clone(),
        };
        let named = call::entries(&whole, &field).entries;
        let shown = value.display().trim().to_owned();
        let is_named = named.iter().any(|entry| entry.value == shown);
        prop_assert!(is_named, "{pointer}: {shown:?} is not among {named:?}");
        prop_assert!(
            matched(&whole, field).contains(&shown),
            "matched by {}",
            &pointer
        );
        if !value.is_missing() {
            prop_assert_eq!(sent(data, &pointer), Some(value.display()), "{}", &pointer);
        }
    }
    Ok(())
}

/// The values by which a step finds runs.
fn matched(data: &Arc<Json>, field: CallField) -> Vec<String> {
    let match_by = MatchBy::PersonDetail {
        detail: "work_email".to_owned(),
        call: field,
    };
    let takes = TakesCalls {
        match_by,
        only_if: None,
        nobody_matches: NobodyMatches::KeepUnderProblems,
        several_match: SeveralMatch::Ask,
    };
    let call = StoredCall {
        data: Ok(Arc::clone(data)),
        found: call::Found::default(),
        other_data: false,
        today: &TODAY,
    };
    match matching::moving::values(&matching::rules([(1, takes)]), &call) {
        Reading::About(found) => found
            .each
            .iter()
            .map(|one| one.entry.value.clone())
            .collect(),
        Reading::ConditionNotMet | Reading::Problem(_) => Vec::new(),
    }
}

/// What a step sends of a field of the call.
fn sent(data: &Json, pointer: &str) -> Option<String> {
    let value = detail(json!({"kind": "trigger"}), pointer);
    let fields = vec![field(
        "out",
        vec![value],
        "text",
        json!({"kind": "leave_out"}),
    )];
    let definition = definition(workflow(vec![crate::fixture::call("okta", fields)]));
    let (known, nothing) = (maria(), BTreeMap::new());
    let context = Context {
        person: &known.person,
        sensitive: &known.sensitive,
        company: &known.company,
        trigger: Got::Whole(data),
        steps: nothing,
        run: RunFacts {
            id: run_id(),
            workflow_name: known.workflow_name.clone(),
            started_at: at(0),
            message_id: MessageId::of(&run_id(), &definition.steps[0].id, 1),
            event_number: 1,
            now: at(60),
        },
        zone: Zone::utc(),
    };
    let rendered = render(&definition.steps[0].kind().request()?, &context);
    let body = Json::parse(rendered.prepared.body?.as_bytes()).ok()?;
    body.get("out").and_then(Json::as_text).map(str::to_owned)
}

fn judged(data: &Json, pointer: &str, value: &str) -> Verdict {
    let reference = json!({"source": {"kind": "call"}, "pointer": pointer});
    let test = json!({"reference": reference, "operator": "is", "values": [value], "exact": true});
    let group = serde_json::from_value(json!({"mode": "all", "tests": [test]})).unwrap();
    of_call(Some(&group), data, &TODAY)
}

/// What people write, with what makes trouble.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Z0-9 @.é<&\"'{}\\[\\]=%+;_-]{0,12}",
        Just("mira.holt@nordwind.example".to_owned()),
        Just("{\"a\":\"b\"}".to_owned()),
        Just("[\"a\",\"b\"]".to_owned()),
    ]
}

fn name() -> impl Strategy<Value = String> {
    "[a-c][a-c0-2]{0,2}((\\[[a-c0-2]?\\])|(\\.[a-c])){0,3}"
}

fn tree() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        "-?[1-9][0-9]{0,20}(\\.[0-9]{1,3})?"
            .prop_map(|digits| Json::parse(digits.as_bytes()).unwrap()),
        word().prop_map(Json::Text),
    ];
    leaf.prop_recursive(4, 30, 4, |inside| {
        prop_oneof![
            prop::collection::vec(inside.clone(), 0..4).prop_map(Json::List),
            prop::collection::vec((name(), inside), 0..4).prop_map(Json::object),
        ]
    })
}

fn as_form(pairs: &[(String, String)]) -> String {
    let encode = |text: &str| {
        let bytes = text.bytes().map(|byte| match byte {
            b'a'..=b'z' | b'0'..=b'9' | b'[' | b']' | b'.' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        });
        bytes.collect::<String>()
    };
    let pairs = pairs.iter();
    let pairs = pairs.map(|(name, value)| format!("{}={}", encode(name), encode(value)));
    pairs.collect::<Vec<_>>().join("&")
}

fn as_parts(pairs: &[(String, String)]) -> String {
    let parts = pairs.iter().map(|(name, value)| {
        format!("--bnd\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    });
    parts.collect::<String>() + "--bnd--\r\n"
}

fn as_xml(pairs: &[(String, String)]) -> String {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let elements = pairs.iter().map(|(name, value)| {
        let name: String = name
            .chars()
            .filter(|one| one.is_ascii_alphabetic())
            .collect();
        format!("<{name} id=\"1\">{}</{name}>", escaped(value))
    });
    format!("<call>{}</call>", elements.collect::<String>())
}

proptest! {
    #[test]
    fn json_is_read_alike_everywhere(tree in tree()) {
        is_alike(&reading::read(None, tree.to_string().as_bytes()).unwrap().data)?;
    }

    #[test]
    fn what_has_names_is_read_alike_everywhere(
        pairs in prop::collection::vec((name(), word()), 1..8),
    ) {
        let (form, parts, xml) = (as_form(&pairs), as_parts(&pairs), as_xml(&pairs));
        let form = reading::read(FORM, form.as_bytes()).unwrap().data;
        let parts = reading::read(None, parts.as_bytes()).unwrap().data;

        prop_assert_eq!(&form, &parts);
        is_alike(&form)?;
        is_alike(&reading::read(None, xml.as_bytes()).unwrap().data)?;
    }

    #[test]
    fn no_body_makes_reading_panic(
        body in prop::collection::vec(any::<u8>(), 0..80),
        label in "(application|multipart|text)/(json|x-www-form-urlencoded|form-data|xml)?; ?(charset|boundary)=\"?[a-z0-9-]{0,8}",
    ) {
        let _ = reading::read(Some(&label), &body);
    }

    #[test]
    fn no_pieces_of_what_calls_are_made_of_make_reading_panic(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..24),
        label in prop::sample::select(LABELS),
        pointer in "[a-c0-2/~.\\[\\]-]{0,12}",
    ) {
        let body = pieces.concat();
        if let Ok(read) = reading::read(label, &body) {
            let data = Arc::new(read.data);
            for field in [CallField::Automatic, CallField::Picked { pointer: pointer.clone() }] {
                for entry in call::entries(&data, &field).entries {
                    let _ = entry.find(&pointer);
                }
            }
            let written = Json::parse(data.to_string().as_bytes());
            prop_assert_eq!(written.unwrap().to_string(), data.to_string());
        }
    }
}

const LABELS: &[Option<&str>] = &[
    None,
    FORM,
    Some("application/json; charset=utf-16le"),
    Some("multipart/form-data; boundary=x"),
    Some("text/xml; charset=iso-8859-1"),
];

const PIECES: &[&[u8]] = &[
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"\"",
    b"a",
    b"1",
    b"\\",
    b"\\u",
    b"d83d",
    b"\\ude00",
    b" ",
    b"\r\n",
    b"\n",
    b"--x",
    b"--",
    b"Content-Disposition: form-data; name=",
    b"; filename=",
    b"=",
    b"&",
    b"%",
    b"%C3",
    b"%a9",
    b"+",
    b".",
    b"[]",
    b"<a",
    b"</a>",
    b"/>",
    b">",
    b"<![CDATA[",
    b"]]>",
    b"<!DOCTYPE",
    b"&amp;",
    b"&#",
    b";",
    b"<?xml encoding='",
    b"'?>",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xc3",
    b"\xa9",
    b"\x00",
    b"<!--",
    b"-->",
    b"true",
    b"null",
];
