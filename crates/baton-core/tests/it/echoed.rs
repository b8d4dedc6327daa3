//! What tools say again in a writing of their own: data within a text, a form, XML. What is masked
//! in whole data is masked there, too.

use std::fmt::Write;

use baton_core::document::Source;
use baton_core::sensitive::{MASK, Marked, Unseen};
use proptest::prelude::*;
use serde_json::{Value, json};

fn unseen(said: &str) -> Unseen {
    Unseen::new([said.to_owned()], Vec::new())
}

/// JSON in ASCII alone, as many libraries write it.
fn ascii(value: &Value) -> String {
    let mut text = String::new();
    for letter in value.to_string().chars() {
        match letter {
            plain if plain.is_ascii() => text.push(plain),
            other => {
                for unit in other.encode_utf16(&mut [0; 2]) {
                    write!(text, "\\u{unit:04x}").unwrap();
                }
            }
        }
    }
    text
}

/// As in a form.
fn form(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// As in XML.
fn entities(text: &str) -> String {
    let mut written = String::new();
    for letter in text.chars() {
        match letter {
            plain if plain.is_ascii_alphanumeric() || plain == ' ' => written.push(plain),
            '"' => written.push_str("&quot;"),
            '<' => written.push_str("&lt;"),
            other => write!(written, "&#{};", u32::from(other)).unwrap(),
        }
    }
    written
}

#[test]
fn what_a_tool_says_again_within_a_text_is_masked() {
    for body in [
        r#"{"data":"{\"nick\":\"Lindenweg\\n5 Berlin\"}"}"#,
        r#"{"data":"sent: {\"nick\":\"Lindenweg\\n5 Berlin\"}"}"#,
        r#"{"data":"{\"nick\":\"Lindenweg\\n5 Berlin"}"#,
        r#"{"data":"{\"a\":\"{\\\"b\\\":\\\"Linden\\\\u0077eg\\\\t5 Berlin\\\"}\"}"}"#,
        r#"{"data":"home=Lindenweg%0A5+Berlin"}"#,
        r#"{"data":"<home>Lindenweg&#10;5&nbsp;Berlin</home>"}"#,
        r#"{"data":"{\"ssn\":\"A77\"}"}"#,
        r#"{"data":"{\"tax\":{\"id\":\"A77\"}}"}"#,
        r#"{"data":"{\"verg\\u00fctung\": 85000}"}"#,
        r#"{"data":"note: {\"salary\": 85000}"}"#,
        r#"{"data":"verg%C3%BCtung=85000&a=1"}"#,
        r#"{"data":"<verg&uuml;tung>85000</verg&uuml;tung>"}"#,
        r#"{"data":"{\"x\":\"DE89370400440532013000\"}"}"#,
        r#"{"data":"a=DE89+3704+0044+0532+0130+00"}"#,
        r#"{"data":"[\"DE89\\u00a03704\\u00a00044\\u00a00532\\u00a00130\\u00a000\"]"}"#,
    ] {
        let masked = unseen("Lindenweg\n5 Berlin").mask(body);

        assert_eq!(masked.body, format!(r#"{{"data":"{MASK}"}}"#), "{body}");
    }
}

#[test]
fn what_only_mentions_a_name_or_has_letters_of_its_own_is_shown() {
    for text in [
        "salary: must be a number",
        "unknown field \"salary\"",
        r#"{"note":"salary: must be a number","iban":null,"wage":""}"#,
        r#"{"salary":"••••••••"}"#,
        "a&b=c%zz&#xx;&unknown;&",
        r"C:\new\users",
        "+49 170 1234567",
        "QUJDdGluWA==",
        "https://example.org/users?page=2",
        "<p>Sign in</p>",
    ] {
        let body = json!({ "data": text }).to_string();

        assert_eq!(unseen("Lindenweg 5").mask(&body).body, body);
    }
}

#[test]
fn what_is_written_deeper_than_anybody_reads_is_masked() {
    let wrapped = |layers: usize| {
        let deep = (0..layers).fold("%".to_owned(), |text, _| text.replace('%', "%25"));
        json!({ "data": format!("{deep}41") }).to_string()
    };

    assert_eq!(unseen("x").mask(&wrapped(9)).body, wrapped(9));
    let masked = json!({ "data": MASK }).to_string();
    assert_eq!(unseen("x").mask(&wrapped(40)).body, masked);
}

#[test]
fn a_name_of_several_words_is_one_in_data_that_is_cut_off_as_in_whole_data() {
    for name in [
        "tax id",
        "bank.account",
        "social security number",
        "vergu\u{308}tung",
        "Número de Seguridad Social",
    ] {
        let whole = json!({ name: "A77" }).to_string();
        let cut = format!("{},\"pad\":\"x…", whole.trim_end_matches('}'));
        let spaced = cut.replacen("\":", "\"\t\n:", 1);
        let form = format!("{name}=A77");
        let line = format!("Found:\n{name}: A77");
        assert_eq!(
            unseen("x").mask(&whole).body,
            json!({ name: MASK }).to_string()
        );
        for body in [cut, spaced, form, line] {
            assert_eq!(unseen("x").mask(&body).body, MASK, "{body}");
        }
    }
    for body in [
        "He has no salary. Note: none",
        "the salary that was sent is no number: 5",
        r#"{"team id":"A77","pad":"x…"#,
    ] {
        assert_eq!(unseen("x").mask(body).body, body);
    }
}

#[derive(Clone, Copy, Debug)]
enum Wrap {
    Json,
    Ascii,
    Form,
    Entities,
}

/// A text in one more layer.
fn wrapped(text: &str, wrap: Wrap) -> String {
    match wrap {
        Wrap::Json => json!({ "data": text }).to_string(),
        Wrap::Ascii => ascii(&json!({ "data": text })),
        Wrap::Form => format!("data={}", form(text)),
        Wrap::Entities => format!("<data>{}</data>", entities(text)),
    }
}

fn wraps() -> impl Strategy<Value = Vec<Wrap>> {
    let wrap = prop_oneof![
        Just(Wrap::Json),
        Just(Wrap::Ascii),
        Just(Wrap::Form),
        Just(Wrap::Entities)
    ];
    proptest::collection::vec(wrap, 0..4)
}

/// A value that was said, or one that looks sensitive by its name or shape.
fn sensitive() -> impl Strategy<Value = (String, Value)> {
    let said = "[a-zA-ZäöüßéÑł]{4,9}[ \n\t\"/<>-]{1,3}[a-zA-Zü𐐏]{3,6}";
    let said = said.prop_map(|said| (said.clone(), json!({ "a": said })));
    let named = prop_oneof![
        Just("ssn"),
        Just("tax id"),
        Just("bank.account"),
        Just("vergu\u{308}tung"),
        Just("Vergütung")
    ];
    let named = (named, "[A-Z]{1,3}[a-zü]{0,5}");
    let named = named.prop_map(|(name, value)| ("x".to_owned(), json!({ name: value })));
    let shaped = prop_oneof![
        Just("DE89370400440532013000"),
        Just("DE89\u{a0}3704\u{a0}0044\u{a0}0532\u{a0}0130\u{a0}00"),
        Just("DE89\u{200b}3704 0044\u{200b}0532 0130 00"),
        Just("756.9217.0769.85"),
        Just("219-09-9999")
    ];
    let shaped = shaped.prop_map(|number| ("x".to_owned(), json!({ "a": number })));
    prop_oneof![said, named, shaped]
}

proptest! {
    #[test]
    fn what_is_masked_whole_is_masked_cut_within_a_text_and_written_anew(
        (said, data) in sensitive(),
        is_ascii in any::<bool>(),
        wraps in wraps(),
    ) {
        let unseen = unseen(&said);
        let plain = if is_ascii { ascii(&data) } else { data.to_string() };
        let text = wraps.iter().fold(plain, |text, wrap| wrapped(&text, *wrap));
        let whole = json!({ "answer": text }).to_string();
        let cut = format!("{},\"pad\":\"x…", whole.trim_end_matches('}'));

        let masked = json!({ "answer": MASK }).to_string();
        prop_assert_eq!(unseen.mask(&whole).body, masked);
        prop_assert_eq!(unseen.mask(&cut).body, MASK, "{}", cut);
        let alone = unseen.mask(&text);
        prop_assert!(!alone.pointers.is_empty(), "{}", text);
    }
}

#[test]
fn what_fills_a_detail_is_masked_beside_each_of_many_entries() {
    let entry = |n: usize| {
        json!({ "email": format!("p{n}@acme.example"), "grade": format!("Q7-secret-{n:04}"),
            "remark": format!("is Q7-secret-{n:04} now") })
    };
    let list: Vec<Value> = (0..201).map(entry).collect();
    let brought = "/people/0/grade".parse().unwrap();

    let masked = Unseen::default()
        .bringing([brought])
        .mask(&json!({ "people": list }).to_string());

    assert_eq!(masked.body.matches("secret").count(), 0, "{}", masked.body);
    assert!(masked.body.contains("p200@acme.example"));
}

#[test]
fn where_nobody_knows_what_fills_a_detail_all_that_came_is_masked() {
    let marked = Marked::details(vec!["/custom/band".to_owned()]).or_anything();
    let unseen = Unseen::default().bringing(marked.brought_by(&Source::Trigger));

    for body in [r#"{"grade":"Q7"}"#, "grade Q7", r#"{"grade":"Q7"#] {
        let masked = unseen.mask(body).body;

        assert_eq!(masked.trim_matches('"'), MASK, "{body}");
    }
    assert!(!Marked::default().or_anything().takes_anything());
}
