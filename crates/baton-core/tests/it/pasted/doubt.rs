//! What is given for a token and looks like none.

use baton_core::address::{self, Doubt, Pasted, Reading};

const NONE: [(&str, Doubt); 12] = [
    ("Here is your new key", Doubt::Sentence),
    ("Ihr neuer Schlüssel kommt per SMS", Doubt::Sentence),
    ("You get it on Monday.", Doubt::Sentence),
    ("Password: Here is your new key", Doubt::Sentence),
    ("Token: bitte bei der IT erfragen", Doubt::Sentence),
    ("X-Api-Key: folgt per SMS", Doubt::Sentence),
    ("tom.berg@acme.example", Doubt::MailAddress),
    ("Bearer tom.berg@acme.example", Doubt::MailAddress),
    ("mailto:tom.berg@acme.example", Doubt::MailAddress),
    ("https://acme.example/tokens", Doubt::WebAddress),
    ("<https://acme.example/tokens>", Doubt::WebAddress),
    ("www.acme.example/tokens", Doubt::WebAddress),
];

#[test]
fn what_is_plainly_no_token_is_said_to_be_none() {
    for (text, doubt) in NONE {
        assert_eq!(
            address::read_token(text).doubt(false),
            Some(doubt),
            "{text}"
        );
    }
    for password in ["Here is your password", "Passwort: folgt per SMS"] {
        let read = address::read_token(password);
        assert_eq!(read.doubt(true), Some(Doubt::Sentence), "{password}");
    }
}

/// Tokens as tools give them out, and single words.
const TOKENS: [&str; 34] = [
    "00aBeta00aBeta",
    "geheim",
    "will",
    "folgt",
    "********",
    "key follows",
    "SSWS 00aBeta",
    "Bearer secret",
    "Token: 00aBeta",
    "token 00aBeta",
    "X-Api-Key: 00aBeta",
    "Authorization: GenieKey abc-def",
    "Frobnicate 00aBeta",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIx.SflKxwRJ",
    "eyJhbG. eyJzdW. ab SflKx",
    "eyJhb eyJzdWI iOiIx SflKxwRJ",
    "xoxb-17653672481-19874698323-pdFZKVeTuE8sk7oOcHrzqqgy",
    "abcd EFGH 1234 ijkl MNOP 6789",
    "abcd efgh ijkl mnop",
    "1234 5678 9012 3456",
    "Key 1234 5678 9012",
    "2024-ABCD EFGH",
    "Authorization: Token token=abc123, email=bob@x.example",
    "Authorization: Token abcdefghij",
    "Authorization: Token abcdefghijklmnop",
    "Token token=\"abc\", nonce=\"def\"",
    "OAuth oauth_token=\"abc\", oauth_nonce=\"d\"",
    "Digest username=\"a\", realm=\"b\"",
    "Digest realm=\"members of the club\"",
    "Cookie: session=abc; other=def",
    "Cookie: theme=dark; words of people",
    "AKIA12 abc/def+ghi=",
    "Basic c3ZjOmdlaGVpbQ==",
    "c3ZjOmdlaGVpbQ== ab",
];

#[test]
fn what_may_be_a_token_is_taken_as_one() {
    for text in TOKENS {
        assert_eq!(address::read_token(text).doubt(false), None, "{text}");
    }
    for text in [
        "Winter 2026!",
        "winter 2026!",
        "Sommer 2026 !",
        "geheim",
        "Sommer #1",
        "Hallo Welt!",
        "blue Horse9",
        "Frau huber@acme.example",
        "abcd efgh ijkl mnop",
    ] {
        assert_eq!(address::read_token(text).doubt(true), None, "{text}");
    }
}

fn read(text: &str) -> Pasted {
    let reading = Reading {
        slots: "s",
        ..Reading::default()
    };
    address::read(text, &reading).unwrap_or_else(|refusal| panic!("{refusal:?}: {text}"))
}

#[test]
fn a_sentence_that_is_pasted_as_an_address_is_is_told_as_what_it_looks_like() {
    for text in [
        "X-Api-Key: please ask Tom for it",
        "Authorization: you get it separately",
        "https://b.example/in\nX-Api-Key: folgt per SMS",
    ] {
        assert_eq!(read(text).doubt, Some(Doubt::Sentence), "{text}");
    }
    for text in [
        "X-Api-Key: 00aBeta",
        "Bearer folgt",
        "Authorization: Basic geheim",
        "https://b.example/in\nToken: 00aBeta",
        "Hello,\nBenutzer: svc\nPasswort: \"in the vault\"",
    ] {
        assert_eq!(read(text).doubt, None, "{text}");
    }
}
