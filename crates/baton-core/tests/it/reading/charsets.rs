//! Charsets: a mark before what is named, what is named before UTF-8.

use baton_core::Json;
use baton_core::call::reading;

use super::{told, why};

fn typed(kind: &str, charset: &str) -> Option<String> {
    Some(format!("{kind}; charset={charset}"))
}

#[test]
fn the_charset_that_is_named_is_obeyed() {
    let latin = b"{\"name\":\"Ren\xe9 \x80\"}";
    let rows = [
        ("iso-8859-1", "windows-1252"),
        ("\"ISO-8859-1\"", "windows-1252"),
        ("Windows-1252;", "windows-1252"),
    ];

    for (charset, found) in rows {
        let label = typed("application/json", charset);
        let (data, how) = told(label.as_deref(), latin);
        assert_eq!(data, "{\"name\":\"René €\"}", "{charset}");
        assert_eq!(how, format!("Json, {found}"), "{charset}");
    }
    for charset in ["utf-8", "UTF8", ""] {
        let label = typed("application/json", charset);
        assert_eq!(
            told(label.as_deref(), "\"é\"".as_bytes()).1,
            "Json",
            "{charset}"
        );
    }
    let greek = typed("application/json", "iso-8859-7");
    assert_eq!(told(greek.as_deref(), b"\"\xe1\"").0, "\"α\"");
    let japanese = typed("application/json", "shift_jis");
    assert_eq!(told(japanese.as_deref(), b"\"\x82\xa0\"").0, "\"あ\"");
}

#[test]
fn what_is_escaped_in_a_form_is_in_its_charset() {
    let label = typed("application/x-www-form-urlencoded", "iso-8859-1");
    let (data, how) = told(label.as_deref(), b"name=Ren%E9+\xe9&n%e9=1");
    assert_eq!(data, "{\"name\":\"René é\",\"né\":\"1\"}");
    assert_eq!(how, "Form, windows-1252");

    let (data, _) = told(super::FORM, b"name=Ren%C3%A9");
    assert_eq!(data, "{\"name\":\"René\"}");
}

#[test]
fn a_mark_names_the_charset_and_is_dropped() {
    let wide = |text: &str, big: bool| -> Vec<u8> {
        let units = "\u{feff}".encode_utf16().chain(text.encode_utf16());
        units
            .flat_map(|one| {
                if big {
                    one.to_be_bytes()
                } else {
                    one.to_le_bytes()
                }
            })
            .collect()
    };

    assert_eq!(
        told(None, &wide("{\"a\":\"é\"}", false)),
        ("{\"a\":\"é\"}".into(), "Json, UTF-16LE, mark".into())
    );
    assert_eq!(told(None, &wide("[1]", true)).1, "Json, UTF-16BE, mark");
    let form = wide("a=%C3%A9&b=ü", false);
    assert_eq!(told(super::FORM, &form).0, "{\"a\":\"é\",\"b\":\"ü\"}");
    let latin = typed("application/json", "iso-8859-1");
    assert_eq!(
        told(latin.as_deref(), b"\xef\xbb\xbf\"\xc3\xa9\"").0,
        "\"é\""
    );
    assert_eq!(why(None, b"\xef\xbb\xbf"), "there is no data");
}

#[test]
fn an_answer_is_read_in_its_charset_and_forms_and_trees_stay_texts() {
    let said = |label: Option<String>, body: &[u8]| {
        let data = reading::answer(label.as_deref(), body).map(|data| data.to_string());
        (data.ok(), reading::answer_text(label.as_deref(), body))
    };
    let json = |charset| typed("application/json", charset);
    let known = [
        (None, &b"\xef\xbb\xbf{\"a\":1}"[..], "{\"a\":1}"),
        (json("iso-8859-1"), b"\"J\xf6rg\"", "\"Jörg\""),
        (None, b"\xff\xfe1\0", "1"),
        // Nobody can be asked about a charset that is not known.
        (json("utf8mb4"), b"\"\xc3\xb6\"", "\"ö\""),
    ];
    for (label, body, text) in known {
        let found = said(label, body);
        assert_eq!(found, (Some(text.to_owned()), text.to_owned()));
    }
    for text in ["a=1&b=2", "<a>1</a>", ""] {
        let found = said(None, text.as_bytes());
        assert_eq!(found, (None, text.to_owned()));
    }
    // References into answers lead to the text that they led to before.
    let twice = "{\"a\":\"{\\\"b\\\":1}\"}";
    let data = reading::answer(None, twice.as_bytes()).unwrap();
    assert_eq!(data.get("a").and_then(Json::as_text), Some("{\"b\":1}"));
    assert_eq!(said(None, b"\"\xff\""), (None, "\"\u{fffd}\"".to_owned()));
}

#[test]
fn xml_names_its_charset_itself() {
    let body = b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe9</a>";

    assert_eq!(
        told(None, body),
        ("{\"a\":\"é\"}".into(), "Xml, windows-1252".into())
    );
    let utf8 = typed("application/xml", "utf-8");
    assert!(why(utf8.as_deref(), body).contains("not UTF-8"));
}

#[test]
fn a_part_has_a_charset_of_its_own() {
    let body = b"--x\r\nContent-Disposition: form-data; name=a\r\nContent-Type: text/plain; charset=latin1\r\n\r\n\xe9\r\n--x--";

    assert_eq!(told(None, body).0, "{\"a\":\"é\"}");
}

#[test]
fn a_charset_that_is_not_known_or_not_kept_is_told() {
    for unknown in ["utf-7", "x-nothing", "iso-2022-kr"] {
        let label = typed("application/json", unknown);
        let told = why(label.as_deref(), b"{}");
        assert_eq!(told, format!("the charset `{unknown}` is not known"));
    }
    let wrong = typed("application/json", "shift_jis");
    let told = why(wrong.as_deref(), b"\"\x82\"");
    assert_eq!(
        told,
        "the data is not in the charset that it names, Shift_JIS"
    );
}
