//! JSON as calls bring it.

use super::{FORM, told, why};

fn data(body: &str) -> (String, String) {
    told(None, body.as_bytes())
}

#[test]
fn half_a_character_is_replaced_and_a_whole_one_is_not() {
    let rows = [
        (r#""\ud83d\ude00""#, "\"😀\"", ""),
        (r#""\ud83d""#, "\"\u{fffd}\"", ", replaced 1"),
        (r#""\ude00\ud83d""#, "\"\u{fffd}\u{fffd}\"", ", replaced 2"),
        (r#""\ud83d\ud83d\ude00""#, "\"\u{fffd}😀\"", ", replaced 1"),
        (r#""\ud83dA""#, "\"\u{fffd}A\"", ", replaced 1"),
        (r#""\\ud83d""#, r#""\\ud83d""#, ""),
        (r#""\\\ud83d""#, "\"\\\\\u{fffd}\"", ", replaced 1"),
        (r#"{"\uDC00":1}"#, "{\"\u{fffd}\":1}", ", replaced 1"),
    ];

    for (body, expected, how) in rows {
        assert_eq!(
            data(body),
            (expected.to_owned(), format!("Json{how}")),
            "{body}"
        );
    }
    for broken in [
        r#""\ud83d\u""#,
        r#""\ud8""#,
        r#""\ud83g""#,
        r#""\"#,
        r#"\ud83d"#,
    ] {
        assert!(
            why(None, broken.as_bytes()).starts_with("line 1"),
            "{broken}"
        );
    }
    assert!(why(None, br#"{"\ud800":1,"\udc00":2}"#).contains("occurs twice"));
}

#[test]
fn a_label_is_obeyed_by_no_json_that_is_json() {
    for label in [
        "text/plain",
        "application/xml",
        "multipart/form-data; boundary=x",
        "nonsense;;=",
    ] {
        let (data, how) = told(Some(label), br#" {"a":1}"#);
        assert_eq!(data, r#"{"a":1}"#, "{label}");
        assert!(how.starts_with("Json"), "{label}: {how}");
    }
    assert_eq!(told(Some("application/scim+json"), b"[]").1, "Json");
    assert_eq!(told(Some("application/xml"), b"[]").1, "Json, said Xml");
    assert_eq!(told(Some("text/plain"), b"[]").1, "Json");
    for scalar in ["1", "true", "null", "\"a\""] {
        assert_eq!(data(scalar).0, scalar);
    }
}

#[test]
fn a_text_that_is_an_object_is_one_and_stays_the_text_that_came() {
    let body =
        r#"{"note":"{\"a\":1.0}","list":" [1, {\"b\":\"[2]\"}] ","plain":"{a}","none":"{}"}"#;
    let read = super::read(None, body.as_bytes());
    let found = |pointer: &str| read.data.reach(pointer).map(ToString::to_string);

    assert_eq!(found("/note/a").as_deref(), Some("1.0"));
    assert_eq!(found("/note").as_deref(), Some(r#""{\"a\":1.0}""#));
    assert_eq!(found("/list").as_deref(), Some(r#"[1,{"b":"[2]"}]"#));
    assert_eq!(found("/plain").as_deref(), Some(r#""{a}""#));
    assert_eq!(found("/none").as_deref(), Some(r#""{}""#));
    assert_eq!(read.how.opened, 2);
    let listed = baton_core::call::fields(&read.data, 10);
    let listed: Vec<String> = listed.iter().map(|(at, _)| at.to_string()).collect();
    assert_eq!(
        listed,
        ["/note/a", "/list/0", "/list/1/b", "/plain", "/none"]
    );
}

#[test]
fn opening_makes_nothing_deeper_than_it_may_be() {
    let nested = |depth: usize| "[".repeat(depth) + "1" + &"]".repeat(depth);
    let body = |outer: usize, inner: usize| {
        let inner = serde_json::to_string(&nested(inner)).unwrap();
        nested(outer).replace('1', &inner)
    };

    assert_eq!(data(&body(32, 32)).1, "Json, opened 1");
    assert_eq!(data(&body(32, 33)).1, "Json");
    assert_eq!(
        data(&serde_json::to_string(&nested(64)).unwrap()).1,
        "Json, opened 1"
    );
    assert_eq!(data(&serde_json::to_string(&nested(65)).unwrap()).1, "Json");
}

#[test]
fn what_is_left_is_unreadable_with_its_place() {
    let rows = [
        ("", "there is no data"),
        (" \n", "there is no data"),
        ("Ping test", "line 1, column 1: "),
        ("YWJjZA==", "line 1, column 1: "),
        ("{\"a\":1,}", "line 1, column 8: "),
        (
            "{\"a\":1,\n\"a\":2}",
            "line 2, column 1: the name `a` occurs twice",
        ),
        ("a=1&b", "line 1, column 1: "),
        ("a b=1", "line 1, column 1: "),
    ];

    for (body, begins) in rows {
        let told = why(None, body.as_bytes());
        assert!(told.starts_with(begins), "{body:?}: {told}");
    }
    assert!(why(FORM, b"{\"a\":1").starts_with("line 1, column 7"));
    assert!(why(None, b"\xff").starts_with("line 1, column 1: this is not UTF-8"));
    assert!(why(PARTS, b"nothing").contains("no part begins"));
    assert!(why(None, &b"[".repeat(1_000_000)).contains("nested deeper than 64"));
}

const PARTS: Option<&str> = Some("multipart/form-data; boundary=x");
