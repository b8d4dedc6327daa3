//! What is pasted for a token inside an address: the token alone is taken where it is plain.

use baton_core::address::{self, Doubt};

const PLAIN: [(&str, &str); 18] = [
    ("T0kenNew2", "T0kenNew2"),
    (" Bearer T0kenNew2\n", "T0kenNew2"),
    ("bearer bearer T0kenNew2", "T0kenNew2"),
    ("Authorization: SSWS T0kenNew2", "T0kenNew2"),
    ("X-Api-Key: T0kenNew2", "T0kenNew2"),
    ("X-Api-Key:T0kenNew2", "T0kenNew2"),
    ("Zugangstoken: T0kenNew2", "T0kenNew2"),
    ("API-Schlüssel:T0kenNew2", "T0kenNew2"),
    ("token=T0kenNew2", "T0kenNew2"),
    ("?access_token=T0kenNew2==", "T0kenNew2=="),
    ("\"T0kenNew2\"", "T0kenNew2"),
    ("„T0kenNew2“", "T0kenNew2"),
    ("<T0kenNew2>", "T0kenNew2"),
    ("\"api_key\": \"T0kenNew2\",", "T0kenNew2"),
    ("Token: \"Bearer T0kenNew2\"", "T0kenNew2"),
    ("Token token=T0kenNew2, email=a@b.example", "T0kenNew2"),
    ("123456789:AAF-T0kenNew2", "123456789:AAF-T0kenNew2"),
    ("c3ZjOmdlaGVpbQ==", "c3ZjOmdlaGVpbQ=="),
];

#[test]
fn c7_the_token_is_taken_without_what_stands_around_it() {
    for (text, token) in PLAIN {
        let bare = address::bare_token(text);
        assert_eq!(bare, token, "{text}");
        assert_eq!(address::doubt_inside(&bare), None, "{text}");
    }
}

#[test]
fn c7_what_is_no_one_word_is_doubted_as_it_stands() {
    for (text, doubt) in [
        ("secret word", Doubt::SeveralWords),
        ("Frobnicate T0kenNew2", Doubt::SeveralWords),
        ("Here is your new key", Doubt::Sentence),
        ("Token: tom.berg@acme.example", Doubt::MailAddress),
        ("https://acme.example/in?token=T0kenNew2", Doubt::WebAddress),
    ] {
        let bare = address::bare_token(text);
        assert_eq!(address::doubt_inside(&bare), Some(doubt), "{text}: {bare}");
    }
}
