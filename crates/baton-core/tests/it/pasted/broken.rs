//! Addresses that a mail has broken over lines, and what stands alone below one.

use baton_core::address::{self, Note, Pasted, Reading};
use baton_core::document::Segment;

fn read(text: &str) -> Pasted {
    let reading = Reading {
        slots: "s",
        ..Reading::default()
    };
    address::read(text, &reading).expect("the text can be read")
}

/// Path and query as they are sent.
fn sent_path(pasted: &Pasted) -> String {
    let location = pasted.location.as_ref().expect("there is an address");
    let parts = location.path.iter().map(|segment| match segment {
        Segment::Text { text } => text.as_str(),
        Segment::Secret { slot } => {
            let kept = pasted.secrets.iter().find(|(known, _)| known == slot);
            kept.expect("it is kept").1.0.as_str()
        }
        Segment::Detail { .. } => panic!("an address has no details"),
    });
    parts.collect()
}

/// The lines of an address that a mail has broken at a width.
fn broken(address: &str, width: usize) -> String {
    let signs: Vec<char> = address.chars().collect();
    let lines = signs
        .chunks(width)
        .map(|line| line.iter().collect::<String>());
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn an_address_that_a_mail_has_broken_over_many_lines_is_read_whole() {
    let path = "/workflows/0f2a7c61d94b4d0e8f1a2b3c4d5e6f70/triggers/manual/paths/invoke\
                ?api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0\
                &sig=q1W2e3R4t5Z6u7I8o9P0aSdFgHjKlYxCvBnM1234567";
    let address = format!("https://prod-12.westeurope.logic.example{path}");
    for (label, width) in [("", 76), ("", 72), ("URL: ", 76)] {
        let lines = broken(&format!("{label}{address}"), width);
        for behind in ["", "\n\nCheers, Tom Berg", "\nCheers, Tom Berg"] {
            let pasted = read(&format!("{lines}{behind}"));

            assert_eq!(sent_path(&pasted), path, "{label}{width}{behind}");
        }
    }
}

#[test]
fn what_stands_alone_below_an_address_is_none_of_it() {
    let address = "https://acme.example/api/v1/webhooks/incoming";
    for below in [
        "application/json",
        "n/a",
        "24/7",
        "HR/IT",
        "12/31/2026",
        "AbC/dEf123+x==",
        "q1W2e3R4t5Z6u7I8o9P0aSdFgHjKlYxCvBnM1234567890abcd",
    ] {
        let pasted = read(&format!("URL: {address}\n{below}\nThank you, Tom"));

        assert_eq!(sent_path(&pasted), "/api/v1/webhooks/incoming", "{below}");
        assert!(pasted.notes.contains(&Note::WordsLeftOut), "{below}");
    }
}

/// What was asked of a text, as long as nothing was said, and what is sent after a yes and a no.
fn asked(text: &str) -> (Option<String>, String, String) {
    let said = |goes_on| {
        let reading = Reading {
            slots: "s",
            goes_on,
            ..Reading::default()
        };
        address::read(text, &reading).expect("the text can be read")
    };
    let (open, yes, no) = (said(None), said(Some(true)), said(Some(false)));
    let told = |pasted: &Pasted| pasted.rest.clone().and_then(|rest| rest.is_said);
    let is_asked = open.rest.is_some();
    assert_eq!(told(&open), None, "{text}");
    assert_eq!(told(&yes), is_asked.then_some(true), "{text}");
    assert_eq!(told(&no), is_asked.then_some(false), "{text}");
    assert_eq!(sent_path(&open), sent_path(&no), "{text}");
    assert!(no.notes.contains(&Note::WordsLeftOut), "{text}");
    let rest = open.rest.map(|rest| rest.text.0);
    (rest, sent_path(&yes), sent_path(&no))
}

/// Where the first line ends, and what is in the lines below it.
const BROKEN: [(&str, &str); 32] = [
    ("/services/", "T00/B00/xyz"),
    ("/services/T00/", "B00/q1W2e3R4t5Z6"),
    ("/in?", "team=hr&id=7"),
    ("/in?team=hr&", "id=7"),
    ("/in?id=", "7f3a"),
    ("/in-", "box"),
    ("/in-", "00aSecretToken99"),
    ("/in_", "huber"),
    ("/in+", "box"),
    ("/in", "?team=hr"),
    ("/services/", "T00/\nB00/xyz"),
    ("/services/", "HR/Payroll"),
    ("/services/", "Huber/Tom"),
    ("/services/", "standort/berlin"),
    ("/services/", "Raum/3B"),
    ("/services/", "2026/Q4"),
    ("/services/", "Gr/T1"),
    ("/services/", "www.acme.example/impressum"),
    ("/services/", "API-Key/Secret"),
    ("/services/", "und/oder"),
    ("/services/", "hr"),
    ("/services/", "n/a"),
    ("/services/", "AbC/dEf123+x=="),
    ("/in?x=", "tom.berg@acme.example"),
    ("/in?", "verbose"),
    ("/in?id=", "seven"),
    ("/in?id=", "svc-user\npw7"),
    ("/in", "/v1/hooks"),
    ("/v1.", "hooks/7"),
    ("/v1;", "id=7"),
    ("/v1:", "hooks/7"),
    ("/a/b%", "2F"),
];

#[test]
fn where_an_address_may_go_on_it_is_asked_and_nothing_is_joined_before() {
    for (begin, below) in BROKEN {
        for (before, behind) in [
            ("Hello Ms Huber,\nplease use\n", "\nThanks, Tom Berg"),
            ("", "\n\nCheers, Tom Berg"),
            ("", "\nThanks"),
            ("", ""),
            ("URL: ", "\nToken: 00aBeta00aBeta"),
        ] {
            let text = format!("{before}https://h.example{begin}\n{below}{behind}");

            let (rest, yes, no) = asked(&text);

            let first = below.replace('\n', "");
            let is_one = rest.as_deref().is_some_and(|rest| first.starts_with(rest));
            assert!(is_one, "{text}: {rest:?}");
            assert_eq!(yes, format!("{begin}{}", rest.unwrap_or_default()));
            assert_eq!(no, begin.trim_end_matches(['?', '.', ';']), "{text}");
        }
    }
    let text = "Use\nhttps://hooks.tool.example/services/\nT00/B00/xyz is the address";
    assert_eq!(asked(text).0.as_deref(), Some("T00/B00/xyz"));
}

#[test]
fn below_an_address_alone_whatever_is_one_piece_is_asked_about() {
    for (begin, below) in [("/in", "Tom"), ("/in?", "Tom"), ("/in", "verbose")] {
        let text = format!("https://hooks.tool.example{begin}\n{below}");

        let (rest, yes, no) = asked(&text);

        assert_eq!(rest.as_deref(), Some(below), "{text}");
        assert_eq!(yes, format!("{begin}{below}"), "{text}");
        assert_eq!(no, begin.trim_end_matches('?'), "{text}");
    }
}

#[test]
fn a_line_of_signs_is_never_more_of_an_address() {
    for begin in ["/in", "/in/", "/in?a=", "/in_", "/in-"] {
        for line in [
            "=====",
            "____________",
            "--",
            "&nbsp;",
            "&nbsp;&#160;",
            "***",
        ] {
            for (before, behind) in [("Hi,\n", "\nTom"), ("", ""), ("", "\nabc/def")] {
                let text = format!("{before}https://hooks.tool.example{begin}\n{line}{behind}");

                let (rest, yes, _) = asked(&text);

                assert_eq!((rest, yes), (None, begin.to_owned()), "{text}");
            }
        }
    }
}

#[test]
fn a_break_inside_brackets_a_quoted_mail_or_a_host_is_asked_about() {
    for text in [
        "<https://hooks.tool.example/in/\nfoo/bar12>",
        "Use <https://hooks.tool.example/in/\nfoo/bar12>\nThanks",
        "> https://hooks.tool.example/in/\n> foo/bar12",
        ">> Please use\n>> https://hooks.tool.example/in/\n>> foo/bar12\n>\n> Tom",
    ] {
        let (rest, yes, no) = asked(text);

        assert_eq!(rest.as_deref(), Some("foo/bar12"), "{text}");
        assert_eq!((&*yes, &*no), ("/in/foo/bar12", "/in/"), "{text}");
    }
    let text = "Please use\nhttps://api.tool.\nexample.com/hook\nThanks";
    let (rest, yes, _) = asked(text);
    assert_eq!(rest.as_deref(), Some("example.com/hook"));
    assert_eq!(yes, "/hook");
}

#[test]
fn of_a_rest_it_is_known_whether_it_may_be_a_token() {
    for (below, may) in [
        ("hr/payroll", false),
        ("00aBetaToken12345678", true),
        ("T00/B00/q1W2e3R4t5Z6u7I8o9P0a", true),
        ("in?token=short", true),
    ] {
        let rest = read(&format!("Use\nhttps://hooks.tool.example/in/\n{below}")).rest;

        assert_eq!(rest.map(|rest| rest.may_be_secret), Some(may), "{below}");
    }
}

#[test]
fn what_ends_a_mail_is_neither_joined_nor_asked_about() {
    for begin in ["/services/", "/in?", "/in?id=7"] {
        for below in [
            "Thanks,",
            "Danke",
            "Viele Grüße",
            "Tom",
            "Best regards, Tom",
        ] {
            let pasted = read(&format!(
                "Please use\nhttps://hooks.tool.example{begin}\n{below}"
            ));

            assert_eq!(sent_path(&pasted), begin.trim_end_matches('?'), "{below}");
            assert_eq!(pasted.rest, None, "{begin}{below}");
        }
    }
}

#[test]
fn a_line_that_begins_with_more_of_an_address_is_asked_about() {
    for (text, rest, whole) in [
        (
            "Please use https://hooks.tool.example/catch/123/2x9ab\ncdQ7/ and nothing else.\nThanks",
            "cdQ7/",
            "/catch/123/2x9abcdQ7/",
        ),
        (
            "> Call <https://acme.example/hook?token=abc123\n> DEF456ghi> from now on",
            "DEF456ghi",
            "/hook?token=abc123DEF456ghi",
        ),
    ] {
        let (found, yes, no) = asked(text);

        assert_eq!(found.as_deref(), Some(rest), "{text}");
        assert_eq!(yes, whole);
        assert!(!no.contains(rest), "{no}");
    }
    for text in [
        "Please use https://hooks.tool.example/in\nand nothing else",
        "Please use https://hooks.tool.example/in\nToken: 00aBeta123 for now",
        "Please use https://hooks.tool.example/in\nTom Berg, HR",
        "Please use https://hooks.tool.example/in\nPOST a list to it",
    ] {
        assert_eq!(asked(text).0, None, "{text}");
    }
}
