//! JSON is read strictly and written digit for digit.

use baton_core::Json;
use baton_core::json::{DEEPEST, Place, Pointer, Unreadable};
use proptest::prelude::*;

fn read(text: &str) -> Result<Json, Unreadable> {
    Json::parse(text.as_bytes())
}

#[test]
fn what_is_read_is_written_the_same() {
    let texts = [
        "null",
        "true",
        "9007199254740993",
        "-0",
        "1.10",
        "1E400",
        "0.1e-7",
        "123456789012345678901234567890.123456789012345678901234567890",
        r#""""#,
        r#""quote \" and backslash \\""#,
        r#"{"b":1,"a":[],"c":{}}"#,
        r#"[1,[2,{"x":null}],"עברית 😀"]"#,
    ];

    for text in texts {
        assert_eq!(read(text).unwrap().to_string(), text);
    }
}

#[test]
fn escapes_are_understood() {
    let value = read(r#""\u00e9\n\ud83d\ude00\/""#).unwrap();

    assert_eq!(value, Json::text("é\n😀/"));
    assert_eq!(
        Json::text("a\u{1}\u{1f}\r\t\u{8}").to_string(),
        r#""a\u0001\u001f\r\t\u0008""#
    );
}

#[test]
fn what_is_doubtful_is_unreadable() {
    let texts = [
        "",
        "  \n",
        "{",
        "[1,]",
        r#"{"a":1,}"#,
        r#"{"a":1 "b":2}"#,
        "[1] 2",
        "01",
        "+1",
        "1.",
        ".5",
        "1e",
        "NaN",
        "Infinity",
        "'a'",
        "{a:1}",
        "tru",
        r#""\x""#,
        r#""\ud800""#,
        r#""\udc00\ud800""#,
        r#""\ud800\u0041""#,
        "\"tab\tinside\"",
        "\"line\ninside\"",
        r#"{"a":1,"a":2}"#,
        r#"{"a":{"b":1,"b":2}}"#,
        "// comment\n1",
        "/* */1",
        "\u{feff}{}",
        "[1;2]",
        "\"open",
    ];

    for text in texts {
        assert!(
            read(text).is_err(),
            "{text:?} must be unreadable, is {:?}",
            read(text)
        );
    }
}

#[test]
fn bytes_that_are_no_text_are_unreadable() {
    assert_eq!(
        Json::parse(b"\xef\xbb\xbf{}"),
        Err(Unreadable::ByteOrderMark)
    );
    let place = Place { line: 1, column: 2 };
    for bytes in [b"\"\xff\"".as_slice(), b"\"\xed\xa0\x80\""] {
        assert_eq!(Json::parse(bytes), Err(Unreadable::NotUtf8 { place }));
    }
    assert!(Json::parse(&[0x7b, 0x00, 0x7d, 0x00]).is_err());
}

#[test]
fn nesting_has_an_end() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);

    assert!(read(&nested(DEEPEST)).is_ok());
    let (line, column) = (1, DEEPEST + 1);
    let place = Place { line, column };
    assert_eq!(
        read(&nested(DEEPEST + 1)),
        Err(Unreadable::TooDeep { place })
    );
    assert!(read(&"[".repeat(1_000_000)).is_err());
    assert!(read(&r#"{"a":"#.repeat(1_000_000)).is_err());
}

#[test]
fn duplicate_names_are_found_in_large_objects() {
    let many: Vec<String> = (0..5_000)
        .map(|number| format!("\"k{number}\":1"))
        .collect();
    let twice = format!("{{{},\"k2500\":1}}", many.join(","));

    assert!(read(&format!("{{{}}}", many.join(","))).is_ok());
    assert_eq!(
        read(&twice),
        Err(Unreadable::Twice {
            place: Place {
                line: 1,
                column: twice.rfind("\"k2500").unwrap() + 1,
            },
            name: "k2500".to_owned(),
        })
    );
}

#[test]
fn pointers_reach_odd_names() {
    let value = read(
        r#"{"toString":1,"__proto__":{"x":2},"a/b":3,"m~n":4,"Employee #":{"value":"300"},"":5,
        "list":[10,20],"0":6," ":7}"#,
    )
    .unwrap();
    let found = |pointer: &str| value.pointer(pointer).map(ToString::to_string);

    assert_eq!(found("/toString").as_deref(), Some("1"));
    assert_eq!(found("/__proto__/x").as_deref(), Some("2"));
    assert_eq!(found("/a~1b").as_deref(), Some("3"));
    assert_eq!(found("/m~0n").as_deref(), Some("4"));
    assert_eq!(found("/Employee #/value").as_deref(), Some("\"300\""));
    assert_eq!(found("/").as_deref(), Some("5"));
    assert_eq!(found("/list/1").as_deref(), Some("20"));
    assert_eq!(found("/0").as_deref(), Some("6"));
    assert_eq!(found("/ ").as_deref(), Some("7"));
    assert_eq!(found(""), Some(value.to_string()));
    for missing in [
        "/constructor",
        "/list/2",
        "/list/01",
        "/list/-",
        "/list/+1",
        "/a",
        "a",
        "/~2",
    ] {
        assert_eq!(found(missing), None, "{missing}");
    }
}

#[test]
fn a_value_keeps_its_digits_in_serde() {
    let value = read(r#"{"n":9007199254740993.10}"#).unwrap();

    let text = serde_json::to_string(&value).unwrap();

    assert_eq!(serde_json::from_str::<Json>(&text).unwrap(), value);
}

#[test]
fn what_cannot_be_read_is_told_with_its_line_and_its_column_in_characters() {
    let rows = [
        ("{\"a\": 1,\n \"é\": x}", "line 2, column 7: "),
        (
            "{\"é\":1,\n\n   \"é\":2}",
            "line 3, column 4: the name `é` occurs twice",
        ),
        ("[1] 2", "line 1, column 5: "),
        ("[\n1,\n", "line 3, column 1: "),
    ];

    for (text, begins) in rows {
        let told = read(text).unwrap_err().to_string();
        assert!(told.starts_with(begins), "{text:?}: {told}");
    }
}

fn any_json() -> impl Strategy<Value = Json> {
    let number = prop_oneof![
        any::<i128>().prop_map(|number| number.to_string()),
        any::<f64>()
            .prop_filter("finite", |number| number.is_finite())
            .prop_map(|number| format!("{number:e}")),
    ];
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        number.prop_map(|text| read(&text).unwrap()),
        any::<String>().prop_map(Json::Text),
    ];
    leaf.prop_recursive(5, 40, 6, |inside| {
        prop_oneof![
            prop::collection::vec(inside.clone(), 0..6).prop_map(Json::List),
            prop::collection::vec((any::<String>(), inside), 0..6).prop_map(Json::object),
        ]
    })
}

proptest! {
    #[test]
    fn every_value_survives_writing_and_reading(value in any_json()) {
        prop_assert_eq!(Json::parse(value.to_string().as_bytes()), Ok(value));
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = Json::parse(&bytes);
    }

    #[test]
    fn no_text_of_json_pieces_makes_the_reader_panic(
        pieces in prop::collection::vec(
            prop::sample::select(vec!["{", "}", "[", "]", ",", ":", "\"", "a", "1", "-", "e", ".", "\\u", "d83d", "true", " "]),
            0..40,
        )
    ) {
        let text = pieces.concat();
        if let Ok(value) = read(&text) {
            prop_assert_eq!(read(&value.to_string()), Ok(value));
        }
    }

    #[test]
    fn every_pointer_survives_writing_and_reading(tokens in prop::collection::vec(any::<String>(), 0..6)) {
        let pointer = Pointer::new(tokens);
        prop_assert_eq!(pointer.to_string().parse::<Pointer>(), Ok(pointer));
    }
}
