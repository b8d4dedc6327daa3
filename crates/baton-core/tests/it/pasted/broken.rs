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

/// Where the first line ends, and what is in the lines below it.
const SURELY: [(&str, &str); 8] = [
    ("/services/", "T00/B00/xyz"),
    ("/services/T00/", "B00/q1W2e3R4t5Z6"),
    ("/in?", "team=hr&id=7"),
    ("/in?team=hr&", "id=7"),
    ("/in?id=", "7f3a"),
    ("/in-", "box"),
    ("/in", "?team=hr"),
    ("/services/", "T00/\nB00/xyz"),
];

#[test]
fn an_address_that_was_broken_at_a_sign_of_its_own_is_read_whole() {
    for (begin, below) in SURELY {
        for (before, behind) in [
            ("Hello Ms Huber,\nplease use\n", "\nThanks, Tom Berg"),
            ("", "\n\nCheers, Tom Berg"),
            ("", "\nThanks"),
            ("URL: ", "\nToken: 00aBeta00aBeta"),
        ] {
            let pasted = read(&format!(
                "{before}https://hooks.tool.example{begin}\n{below}{behind}"
            ));

            let whole = format!("{begin}{}", below.replace('\n', ""));
            assert_eq!(sent_path(&pasted), whole, "{before}{begin}{below}{behind}");
            assert_eq!(pasted.rest, None, "{begin}{below}");
        }
    }
}

#[test]
fn where_it_is_not_sure_that_an_address_goes_on_it_is_asked() {
    for (begin, below, asked) in [
        ("/services/", "hr", "hr"),
        ("/services/", "n/a", "n/a"),
        ("/services/", "AbC/dEf123+x==", "AbC/dEf123+x=="),
        ("/in?", "verbose", "verbose"),
        ("/in?id=", "seven", "seven"),
        ("/in", "/v1/hooks", "/v1/hooks"),
        ("/services/", "T00/B00/xyz is the address", "T00/B00/xyz"),
    ] {
        let text = format!("Please use\nhttps://hooks.tool.example{begin}\n{below}\nThanks, Tom");
        let said = |goes_on| {
            let reading = Reading {
                slots: "s",
                goes_on,
                ..Reading::default()
            };
            address::read(&text, &reading).expect("the text can be read")
        };
        let rest = |pasted: &Pasted| pasted.rest.clone().map(|rest| (rest.text.0, rest.is_said));

        let (open, yes, no) = (said(None), said(Some(true)), said(Some(false)));
        assert_eq!(rest(&open), Some((asked.to_owned(), None)), "{text}");
        assert_eq!(sent_path(&yes), format!("{begin}{asked}"), "{text}");
        assert_eq!(rest(&no), Some((asked.to_owned(), Some(false))), "{text}");
        let alone = begin.trim_end_matches('?');
        assert_eq!(sent_path(&no), alone, "{text}");
        assert!(no.notes.contains(&Note::WordsLeftOut), "{text}");
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
