//! What came back, as it is shown: masked by its look, and where it says again what was masked.

use baton_core::sensitive::{MASK, Unseen};

fn mask(said: &[&str], body: &str) -> String {
    let said = said.iter().map(|text| (*text).to_owned());
    Unseen::new(said, Vec::new()).mask(body).body
}

#[test]
fn a_value_that_the_message_masked_is_masked_in_the_answer_in_each_of_its_forms() {
    for (said, body, shown) in [
        (
            "61000-canary",
            r#"{"a":"61000-canary","b":1}"#,
            r#"{"a":"M","b":1}"#,
        ),
        ("EUR 61,000.50", r#"{"a":61000.50}"#, r#"{"a":"M"}"#),
        (
            "219-09-9999",
            r#"{"a":["x","no 219 09 9999!"]}"#,
            r#"{"a":["x","M"]}"#,
        ),
        ("219-09-9999", r#"{"219099999":{"x":1},"y":2}"#, r#""M""#),
        ("f", r#"{"a":"f","b":"of"}"#, r#"{"a":"M","b":"of"}"#),
        ("219-09-9999", "<id>219099999</id>", "M"),
        // Half a character elsewhere makes it no less readable.
        (
            "Müller-Lüdenscheid",
            r#"{"a":"M\u00fcller-L\u00fcdenscheid","b":"\ud800"}"#,
            "{\"a\":\"M\",\"b\":\"\u{fffd}\"}",
        ),
        (
            "Müller-Lüdenscheid",
            r#"{"a":"M\u00fcller-L\u00fcdenscheid","b":"cut h…"#,
            "M",
        ),
        (
            "Lindenweg 5 Berlin",
            r#"{"a":"Lindenweg\n5 Berlin","b":"cut h…"#,
            "M",
        ),
        ("Lindenweg 5 Berlin", r#"{"a":1,"b":"Lindenweg 5 Ber…"#, "M"),
        ("Lindenweg 5 Berlin", r#"{"a":1,"b":"Linden\u0077…"#, "M"),
        ("Lindenweg 5 Berlin", "He lives in Lind…", "M"),
        ("Lindenweg 5 Berlin", r#"{"b":"Lin…"#, r#"{"b":"Lin…"#),
        ("Lindenweg 5 Berlin", r#"{"b":"Lindau…"#, r#"{"b":"Lindau…"#),
        ("219-09-9999", r#"{ "id": "00u1" }"#, r#"{ "id": "00u1" }"#),
    ] {
        assert_eq!(mask(&[said], body), shown.replace('M', MASK), "{body}");
    }
}

#[test]
fn what_looks_sensitive_by_its_name_or_shape_is_masked() {
    for (body, shown) in [
        (r#"{"ssn":"x","team":"IT"}"#, r#"{"ssn":"M","team":"IT"}"#),
        (
            r#"{"a":{"iban":null,"salary":{"from":1}}}"#,
            r#"{"a":{"iban":null,"salary":"M"}}"#,
        ),
        (r#"[{"x":"756.9217.0769.85"}]"#, r#"[{"x":"M"}]"#),
        // A tool that says again what it was told, as a text.
        (
            r#"{"said":"{\"ssn\":\"x\"}","id":"[1]"}"#,
            r#"{"said":"M","id":"[1]"}"#,
        ),
        ("<employee><ssn>x</ssn></employee>", "M"),
        (r#"{"cut":"here","ssn": "12"#, "M"),
        (r#"{"verg\u00fctung":"85000 EUR","b":"cut h…"#, "M"),
        (
            r#"{"a":"DE02\u00a01203\u00a00000\u00a00000\u00a02020\u00a051","b":"cut h…"#,
            "M",
        ),
        (r"{'path': 'C:\\new\\users'}", r"{'path': 'C:\\new\\users'}"),
        ("no. 756.9217.0769.85 is known", "M"),
        ("unknown field salary", "unknown field salary"),
        ("<html><p>Sign in</p>", "<html><p>Sign in</p>"),
    ] {
        assert_eq!(mask(&[], body), shown.replace('M', MASK), "{body}");
    }
}

#[test]
fn what_was_said_not_to_be_sensitive_is_shown_unless_the_message_masked_it() {
    let open = vec!["/tin".parse().expect("a pointer")];

    let shown = Unseen::new([], open.clone()).mask(r#"{"tin":"can 12345"}"#);
    let said = Unseen::new(["can 12345".to_owned()], open).mask(r#"{"tin":"can 12345"}"#);

    assert_eq!(shown.body, r#"{"tin":"can 12345"}"#);
    assert_eq!(said.body, format!(r#"{{"tin":"{MASK}"}}"#));
}

#[test]
fn data_that_is_cut_off_is_masked_where_it_may_be_cut_within_a_number() {
    for (body, is_open) in [
        (
            r#"{"name":"Ben","ref":"DE89 3704 0044 0532 0130 00","a":"#,
            false,
        ),
        (r#"{"name":"Ben","ref":"DE89 3704 0…"#, false),
        (r#"{"name":"Ben","pay":71000…"#, false),
        (r#"{"name":"Ben","salary":"s…"#, false),
        (r#"{"name":"Ben","ref":"No. 12…"#, true),
        (r#"{"name":"Ben","salary":"••••••••","note":"the…"#, true),
        (r#"{"name":"Ben","salary":"••…"#, true),
        ("Call me at 71000…", true),
        ("DE89 3704 0044 0532 0130 00", false),
        ("<ref>DE89 3704 0044 0532 0130 00</ref>", false),
    ] {
        let shown = if is_open { body } else { MASK };
        assert_eq!(mask(&[], body), shown, "{body}");
    }
}
