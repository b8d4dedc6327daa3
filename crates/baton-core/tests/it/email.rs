//! The one form of e-mail addresses (C17).

use std::sync::Arc;

use baton_core::call::{self, match_key};
use baton_core::condition::{Today, Verdict, of_call};
use baton_core::document::{CallField, ConditionGroup};
use baton_core::email::{self, each, is_guest, key, likely, read, shown};
use baton_core::json::Json;
use baton_core::managers::{ManagedBy, Managers};
use proptest::prelude::{Strategy, any, prop_oneof, proptest};
use proptest::{prop_assert, prop_assert_eq};

const CASES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/reading/cases/");

fn key_of(text: &str) -> String {
    read(text).map(|address| address.key).unwrap_or_default()
}

fn keys(text: &str) -> Vec<String> {
    each(text).into_iter().map(|one| one.key).collect()
}

#[test]
fn c17_what_stands_around_an_address_is_taken_off() {
    for text in [
        "mira.holt@nordwind.example",
        "  Mira.Holt@NORDWIND.example\u{a0}\r\n",
        "\u{200b}mira.holt@nordwind.example",
        "mira.holt@nordwind.example\u{feff}",
        "mira.holt\u{200e}@nordwind.example",
        "mira.\u{ad}holt@nordwind\u{2060}.exa\u{0}mple",
        "<mira.holt@nordwind.example>",
        "\"mira.holt@nordwind.example\"",
        "'mira.holt@nordwind.example'",
        "„mira.holt@nordwind.example“",
        "(mira.holt@nordwind.example)",
        "((mira.holt@nordwind.example))",
        "[mira.holt@nordwind.example]",
        "mailto:mira.holt@nordwind.example",
        "MailTo:mira.holt%40nordwind.example?subject=Welcome",
        "<mailto:mira.holt@nordwind.example|mira.holt@nordwind.example>",
        "Mira Holt <mira.holt@nordwind.example>",
        "\"Holt, Mira\" <MIRA.HOLT@nordwind.example>",
        "mira.holt@nordwind.example <mira.holt@nordwind.example>",
        "mira.holt@nordwind.example;",
    ] {
        assert_eq!(key_of(text), "mira.holt@nordwind.example", "{text:?}");
    }
}

#[test]
fn c17_a_domain_is_compared_in_ascii_and_shown_in_its_own_letters() {
    for text in [
        "mira@bücher.example",
        "Mira@BÜCHER.example",
        "mira@bu\u{308}cher.example",
        "mira@xn--bcher-kva.example",
        "mira@XN--BCHER-KVA.example",
        "mira@bücher。example",
    ] {
        assert_eq!(key_of(text), "mira@xn--bcher-kva.example", "{text}");
    }
    assert_eq!(shown(" Mira <Mira@Bücher.example>"), "Mira@Bücher.example");
    assert_eq!(
        email::spelled("mira@xn--bcher-kva.example"),
        "mira@bücher.example"
    );
    assert_eq!(
        key_of("rene\u{301}.faure@x.io"),
        key_of("REN\u{c9}.faure@x.io")
    );
    assert_eq!(key_of("ΝΊΚΟΣ@x.io"), key_of("νίκος@x.io"));
}

#[test]
fn c17_what_is_no_address_or_names_another_is_none() {
    let long = format!("{}@x.io", "a".repeat(300));
    for text in [
        "",
        "Ada",
        "a@",
        "@x.io",
        "a@x",
        "a@@x.io",
        "a b@x.io",
        "a@x..io",
        "a@.io",
        "a,b@x.io",
        "[TEST] mira@nordwind.example",
        "[TEST] <mira@nordwind.example>",
        "ben@x.io <ada@x.io>",
        "Ada <a@x.io>, Ben <b@x.io>",
        "<mailto:ada@x.io|ben@x.io>",
        "a@x.io b@x.io",
        "a@xn--\u{e9}.io",
        "a@x y.io",
        &long,
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn c17_several_in_one_text_are_several_only_if_every_part_is_an_address() {
    let both = ["a@x.io", "b@x.io"];
    for text in [
        "a@x.io;b@x.io",
        "a@x.io, B@x.io",
        "a@x.io b@x.io",
        "a@x.io;\u{200b} b@x.io;",
        "Ada <a@x.io>, Ben <b@x.io>",
        "\"Holt, Ada\" <a@x.io>; b@x.io",
        "<a@x.io>\n<b@x.io>",
    ] {
        assert_eq!(keys(text), both, "{text}");
    }
    for text in [
        "a@x.io, nobody",
        "a@x.io Ben <b@x.io> Ada",
        "ada b@x.io",
        "a@x.io,b@x",
    ] {
        assert_eq!(keys(text), [] as [&str; 0], "{text}");
    }
    assert_eq!(keys("Holt, Ada <a@x.io>"), ["a@x.io"]);
}

#[test]
fn c17_a_guest_a_twin_and_a_plus_that_was_read_as_a_blank_are_proposals() {
    let guest = "Ada.L_Firm.example#EXT#@host.onmicrosoft.com";
    assert!(is_guest(guest) && !is_guest("ada@firm.example"));
    assert_eq!(likely(guest), ["ada.l@firm.example"]);
    assert_eq!(likely("a_b_x.io#ext#@h.example"), ["a_b@x.io"]);
    assert_eq!(likely("ada@googlemail.com"), ["ada@gmail.com"]);
    assert_eq!(likely("Ada@GMail.com"), ["ada@googlemail.com"]);
    assert_eq!(likely("ada hr@x.io"), ["ada+hr@x.io"]);
    assert_eq!(likely("ada@x.io"), [] as [&str; 0]);
    assert_eq!(likely("Ada <ada@x.io>"), [] as [&str; 0]);
}

#[test]
fn c6_whole_numbers_are_one_however_they_are_written() {
    for text in ["10023", "10023.0", " 10023.000 "] {
        assert_eq!(match_key(text), "10023");
    }
    assert_eq!((&*match_key("-0.0"), &*match_key("0.0")), ("0", "0"));
    for text in [
        "010023", "10023.5", "1e3", "10.023.0", "10023.", ".0", "HR-7", "+7", "00.0",
    ] {
        assert_eq!(match_key(text), text);
    }
}

/// Whom the automatic fields of a payload name.
fn named(file: &str) -> Vec<String> {
    let body = std::fs::read(format!("{CASES}{file}")).unwrap();
    let data = Arc::new(call::read(Some("application/json"), &body).unwrap());
    let found = call::entries(&data, &CallField::Automatic).entries;
    found.iter().map(|entry| match_key(&entry.value)).collect()
}

#[test]
fn k17_invisible_characters_make_no_other_person() {
    for file in ["K17-zero-width.json", "K17-bom-end.json", "K17-lrm.json"] {
        assert_eq!(named(file), ["mira.holt@nordwind.example"], "{file}");
    }
}

#[test]
fn k28_a_letter_in_two_ways_is_one() {
    assert_eq!(
        named("K28-nfd.json"),
        [match_key("ren\u{e9}.faure@nordwind.example")]
    );
}

#[test]
fn k31_a_number_that_became_a_float_is_the_same() {
    let body = std::fs::read(format!("{CASES}K31-float.json")).unwrap();
    let data = Arc::new(call::read(None, &body).unwrap());
    let picked = CallField::Picked {
        pointer: "/ticket/id".to_owned(),
    };
    let found = call::entries(&data, &picked).entries;

    assert_eq!(match_key(&found[0].value), match_key("10023"));
}

#[test]
fn k59_a_test_with_an_odd_address_is_one_value_and_no_address() {
    assert_eq!(named("K59-test.json"), ["[TEST] mira@nordwind.example"]);
    assert!(!email::is_email("[TEST] mira@nordwind.example"));
    let behind = |text: &str| email::behind_a_mark(text).map(|address| address.key);
    let mira = Some("mira@nordwind.example".to_owned());
    assert_eq!(behind("[TEST] mira@nordwind.example"), mira);
    assert_eq!(behind(" [Do not use]mira@nordwind.example"), mira);
    for text in [
        "[mira@nordwind.example]",
        "[] mira@nordwind.example",
        "[ada@x.io] mira@nordwind.example",
        "[TEST] Mira",
        "mira@nordwind.example",
    ] {
        assert_eq!(behind(text), None, "{text}");
    }
}

#[test]
fn addresses_in_one_text_are_people_of_one_call() {
    let data = Arc::new(call::read(None, br#"{"emails":"Ada <a@x.io>, Ben <b@x.io>"}"#).unwrap());

    let found = call::entries(&data, &CallField::Automatic).entries;

    let values: Vec<_> = found.iter().map(|entry| entry.value.as_str()).collect();
    assert_eq!(values, ["a@x.io", "b@x.io"]);
}

/// An address, and one of the ways in which tools write it.
fn written() -> impl Strategy<Value = (String, String)> {
    let name = "[a-zäéñ0-9][a-zäéñ0-9._+-]{0,8}";
    let domain = "[a-zäöü0-9]{1,8}\\.(example|io)";
    (name, domain, 0..9_usize, any::<bool>()).prop_map(|(name, domain, way, large)| {
        let plain = format!("{name}@{domain}");
        let text = if large {
            plain.to_uppercase()
        } else {
            plain.clone()
        };
        let text = match way {
            0 => text,
            1 => format!(" {text}\u{feff}"),
            2 => format!("mailto:{text}"),
            3 => format!("Ada Lovelace <{text}>"),
            4 => format!("\"{text}\""),
            5 => text.chars().flat_map(|one| [one, '\u{200b}']).collect(),
            6 => format!("[{text}]"),
            7 => format!("{text};"),
            _decomposed => text.replace('ä', "a\u{308}").replace('é', "e\u{301}"),
        };
        (plain, text)
    })
}

/// A text that is an address more often than not.
fn perhaps() -> impl Strategy<Value = String> {
    let before = "[<\"'\\[( ]{0,2}";
    let name = "[a-zA-ZäÉßΣİ\u{301}\u{200b}+.]{1,6}";
    let domain = "[a-zäÖ0-9\u{200b}-]{1,8}\\.(io|example)";
    let behind = "[>\"'\\]) ;]{0,2}";
    (before, name, domain, behind)
        .prop_map(|(before, name, domain, behind)| format!("{before}{name}@{domain}{behind}"))
}

fn is_in_condition(value: &str, with: &str) -> Verdict {
    let group: ConditionGroup = serde_json::from_value(serde_json::json!({
        "mode": "all",
        "tests": [{"reference": {"source": {"kind": "call"}, "pointer": "/mail"}, "operator": "is",
                   "values": [with]}],
    }))
    .unwrap();
    let data = Json::object([("mail", Json::text(value))]);
    let zone = baton_core::calendar::Zone::of_name("UTC").unwrap();
    let today = Today::at(jiff::Timestamp::UNIX_EPOCH, &zone);
    of_call(Some(&group), &data, &today)
}

proptest! {
    /// People look-up, matching, conditions, managers, entries: the same in all places.
    #[test]
    fn an_address_is_the_same_in_all_places_however_it_is_written((plain, text) in written()) {
        let wanted = key_of(&plain);
        prop_assert!(!wanted.is_empty(), "{plain}");
        prop_assert_eq!(&key_of(&text), &wanted);
        prop_assert_eq!(&*key(&text), &wanted);
        prop_assert_eq!(&match_key(&text), &wanted);
        let shown = shown(&text);
        prop_assert_eq!(&*key(&shown), &wanted);
        prop_assert_eq!(is_in_condition(&text, &plain), Verdict::True);
        prop_assert_eq!(is_in_condition(&text, "other@x.io"), Verdict::False);
        let data = Arc::new(Json::object([("email", Json::text(text.as_str()))]));
        let found = call::entries(&data, &CallField::Automatic).entries;
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(&match_key(&found[0].value), &wanted);
        let mut managers = Managers::default();
        let certainly = vec![text.clone()];
        managers.add(&plain, ManagedBy { certainly, perhaps: Vec::new() });
        prop_assert_eq!(managers, {
            let mut same = Managers::default();
            same.add(&text, ManagedBy { certainly: vec![text.clone()], perhaps: Vec::new() });
            same
        });
    }

    #[test]
    fn a_key_stays_as_it_is(text in prop_oneof![".{0,40}", perhaps()]) {
        let once = key(&text).into_owned();
        prop_assert_eq!(&*key(&once), &once);
        let once = match_key(&text);
        prop_assert_eq!(&match_key(&once), &once);
        for one in each(&text) {
            prop_assert_eq!(&*key(&one.key), &one.key);
            prop_assert_eq!(&*key(&one.shown), &one.key);
        }
    }
}
