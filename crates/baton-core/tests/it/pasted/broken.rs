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
