//! Custom details and their types (C4).

use baton_core::details::{CustomType, is_person_detail};

use crate::fixture::read;

#[test]
fn a_custom_value_is_read_as_its_type_says() {
    let cases = [
        (CustomType::Text, r#""12""#, Some(r#""12""#)),
        (
            CustomType::Text,
            "9007199254740993",
            Some(r#""9007199254740993""#),
        ),
        (CustomType::Text, "true", Some(r#""true""#)),
        (CustomType::Text, "[1]", None),
        (
            CustomType::Number,
            r#"" 9007199254740993 ""#,
            Some("9007199254740993"),
        ),
        (CustomType::Number, "1.50", Some("1.50")),
        (CustomType::Number, r#""a lot""#, None),
        (CustomType::Number, r#""1,5""#, None),
        (CustomType::YesNo, r#""Yes""#, Some("true")),
        (CustomType::YesNo, "0", Some("false")),
        (CustomType::YesNo, r#""perhaps""#, None),
        (
            CustomType::Date,
            r#"" 2026-12-01""#,
            Some(r#""2026-12-01""#),
        ),
        (CustomType::Date, r#""2026-02-31""#, None),
        (CustomType::Date, "20261201", Some(r#""2026-12-01""#)),
        (CustomType::Number, "null", None),
    ];
    for (kind, stored, expected) in cases {
        let found = kind.read(&read(stored)).map(|value| value.to_string());
        assert_eq!(found.as_deref(), expected, "{stored} as {kind:?}");
    }
}

#[test]
fn a_received_value_has_a_type() {
    let types = [
        "1",
        "true",
        r#""2026-12-01""#,
        r#""x""#,
        "[1]",
        "{}",
        "null",
    ]
    .map(|text| CustomType::of(&read(text)));

    use CustomType::{Date, Number, Text, YesNo};
    assert_eq!(types, [Number, YesNo, Date, Text, Text, Text, Text]);
}

#[test]
fn a_persons_details_are_baton_s_own_the_custom_ones_and_ids_elsewhere() {
    for name in ["team", "custom/laptop", "custom/a/b", "external_ids/Okta"] {
        assert!(is_person_detail(name), "{name}");
    }
    for name in [
        "salary",
        "custom",
        "custom/",
        "external_ids",
        "external_ids/",
        "other/x",
    ] {
        assert!(!is_person_detail(name), "{name}");
    }
}
