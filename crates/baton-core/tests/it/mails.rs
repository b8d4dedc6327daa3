//! Mails in which somebody sends the address of a tool and its token or password, as people write
//! them in English and German: what is read out of each, wherever it is pasted.

use baton_core::address::{self, Authorization, Note, Pasted, Reading};
use baton_core::document::Segment;

/// What a mail says.
#[derive(Debug, PartialEq, Eq)]
enum Says {
    /// Nothing of a token.
    Nothing,
    /// Something of a token or password that is not read: whoever pastes it is asked.
    Unread,
    /// A token.
    Token(String),
    /// A token with the word before it.
    Word(String, String),
    /// A token in a header.
    Header(String, String),
    /// A name and a password.
    User(String, String),
}

fn token(value: &str) -> Says {
    Says::Token(value.into())
}

fn user(name: &str, password: &str) -> Says {
    Says::User(name.into(), password.into())
}

fn header(name: &str, value: &str) -> Says {
    Says::Header(name.into(), value.into())
}

fn read(text: &str) -> Pasted {
    let reading = Reading {
        slots: "s",
        ..Reading::default()
    };
    address::read(text, &reading).unwrap_or_else(|refusal| panic!("{refusal:?}: {text}"))
}

/// The address as it would be sent, secrets put in.
fn address_of(pasted: &Pasted) -> Option<String> {
    let location = pasted.location.as_ref()?;
    let kept = |slot: &String| pasted.secrets.iter().find(|(known, _)| known == slot);
    let path = location.path.iter().map(|segment| match segment {
        Segment::Text { text } => text.clone(),
        Segment::Secret { slot } => kept(slot).map(|(_, value)| value.0.clone()).expect("kept"),
        Segment::Detail { .. } => panic!("an address has no details"),
    });
    Some(format!("{}{}", location.host, path.collect::<String>()))
}

fn says(pasted: &Pasted) -> Says {
    let Some(value) = pasted.token().map(|token| token.0.clone()) else {
        return match pasted.notes.contains(&Note::SecretLeftOut) {
            true => Says::Unread,
            false => Says::Nothing,
        };
    };
    match pasted.authorization.clone().expect("a token has a way") {
        Authorization::Bearer => Says::Token(value),
        Authorization::Basic { username } => Says::User(username, value),
        Authorization::Header { name, prefix } if name == "Authorization" => {
            Says::Word(prefix, value)
        }
        Authorization::Header { name, .. } => Says::Header(name, value),
    }
}

const IN: Option<&str> = Some("b.example/in");

fn german() -> Vec<(&'static str, Option<&'static str>, Says)> {
    vec![
        (
            "Hallo Frau Huber,\nhier die neuen Daten:\nBenutzername: svc-baton2\n\
             Passwort: Winter 2026!\nViele Grüße, Tom",
            None,
            user("svc-baton2", "Winter 2026!"),
        ),
        (
            "Link: https://b.example/in.\nZugangstoken: q1w2e3r4t5z6u7i8o9p0!",
            IN,
            token("q1w2e3r4t5z6u7i8o9p0!"),
        ),
        (
            "Webhook-Adresse:\nhttps://b.example/in\n\nAPI-Schlüssel:\nabcDEF123456789ZZ!",
            IN,
            token("abcDEF123456789ZZ!"),
        ),
        (
            "Webhook-Adresse: https://b.example/in\nZugangsschlüssel: 00aBeta",
            IN,
            token("00aBeta"),
        ),
        ("Schlüssel: 00a\nhttps://b.example/in", IN, token("00a")),
        (
            "Ziel-URL: https://b.example/in\nKennung: svc\nKennwort: Sommer #1",
            IN,
            user("svc", "Sommer #1"),
        ),
        (
            "Benutzerkennung: svc-baton\nInitialpasswort: Start 2026?",
            None,
            user("svc-baton", "Start 2026?"),
        ),
        (
            "Die Adresse ist https://b.example/in, das Passwort ist Sommer2026! und der \
             Benutzer ist svc.",
            IN,
            user("svc", "Sommer2026!"),
        ),
        (
            "Das neue Passwort lautet „Winter 2026!“ und der Benutzer ist svc.",
            None,
            user("svc", "Winter 2026!"),
        ),
        (
            "Benutzer: svc\nPasswort für den Zugang: Winter 2026!",
            None,
            user("svc", "Winter 2026!"),
        ),
        (
            "Benutzername: svc\nIhr Passwort lautet: Winter 2026!",
            None,
            user("svc", "Winter 2026!"),
        ),
        (
            "Benutzername: Max Muster\nPasswort: \"Winter 2026!\"",
            None,
            user("Max Muster", "Winter 2026!"),
        ),
        (
            "Benutzer:\tsvc\nPasswort:\tWinter 2026!",
            None,
            user("svc", "Winter 2026!"),
        ),
        (
            "Benutzer\tsvc\nPasswort\tWinter 2026!",
            None,
            user("svc", "Winter 2026!"),
        ),
        (
            "Benutzername\nsvc-baton2\nPasswort\nSommer2026!",
            None,
            user("svc-baton2", "Sommer2026!"),
        ),
        (
            "Benutzer: svc, Passwort: Winter 2026!",
            None,
            user("svc", "Winter 2026!"),
        ),
        (
            "Benutzername: svc\nPasswort: Winter 2026! (bitte nicht weitergeben)",
            None,
            user("svc", "Winter 2026!"),
        ),
        (
            "Benutzername: svc\nPasswort: Winter 2026! Bitte danach löschen.",
            None,
            user("svc", "Winter 2026!"),
        ),
        (
            "Altes Passwort: Sommer2025!\nNeues Passwort: Winter 2026!\nBenutzername: svc",
            None,
            user("svc", "Winter 2026!"),
        ),
        (
            "Name: Okta Produktion\nBenutzername: svc\nPasswort: Winter2026",
            None,
            user("svc", "Winter2026"),
        ),
        (
            "**Benutzername:** svc\n**Passwort:** Winter 2026!",
            None,
            user("svc", "Winter 2026!"),
        ),
        (
            "> - Benutzername: svc\n> - Passwort: Winter 2026!",
            None,
            user("svc", "Winter 2026!"),
        ),
        (
            "Zugriffstoken: SSWS 00a\nAdresse: https://b.example/in",
            IN,
            Says::Word("SSWS ".into(), "00a".into()),
        ),
        (
            "Der Token lautet ab sofort: 00aBeta00aBeta\nhttps://b.example/in",
            IN,
            token("00aBeta00aBeta"),
        ),
        (
            "Doku: https://docs.b.example/start\nEndpunkt: https://b.example/in\nAPI-Token folgt.",
            IN,
            Says::Unread,
        ),
        (
            "Adresse: https://b.example/in\nDas Passwort schicke ich per SMS.",
            IN,
            Says::Unread,
        ),
        (
            "Adresse: https://b.example/in\nPasswort: folgt telefonisch",
            IN,
            Says::Unread,
        ),
        (
            "Adresse: https://b.example/in\nBenutzer/Passwort: svc / Winter2026!",
            IN,
            Says::Unread,
        ),
        (
            "Adresse: https://b.example/in\nDie Kennung steht im Tresor.",
            IN,
            Says::Unread,
        ),
        (
            "Adresse: https://b.example/in\nDie Zugangsdaten sind wie bisher.",
            IN,
            Says::Unread,
        ),
        (
            "Hallo Frau Huber,\ndie neue Adresse ist https://b.example/in.\nViele Grüße, Tom",
            IN,
            Says::Nothing,
        ),
    ]
}

fn english() -> Vec<(&'static str, Option<&'static str>, Says)> {
    vec![
        (
            "The password is “Summer 2026!” and the user is svc, address https://b.example/in.",
            IN,
            user("svc", "Summer 2026!"),
        ),
        (
            "Hi Dana,\nthe new token is: SSWS 00aBetaBetaBetaBeta!\nCheers, Tom",
            None,
            Says::Word("SSWS ".into(), "00aBetaBetaBetaBeta".into()),
        ),
        (
            "URL: https://b.example/in\nUsername: svc\nPassword: Summer 2026!",
            IN,
            user("svc", "Summer 2026!"),
        ),
        (
            "Password for Okta: Summer 2026!\nUser ID: svc",
            None,
            user("svc", "Summer 2026!"),
        ),
        (
            "User name: svc baton\nPassword (initial): Summer 2026!",
            None,
            user("svc baton", "Summer 2026!"),
        ),
        (
            "{\"user\": \"svc\", \"password\": \"Summer 2026!\"}",
            None,
            user("svc", "Summer 2026!"),
        ),
        (
            "Login: svc@acme.example<mailto:svc@acme.example>\nPassword: Summer2026!",
            None,
            user("svc@acme.example", "Summer2026!"),
        ),
        (
            "Your old password is Spring2025! and your new password is Summer2026!\nLogin: svc",
            None,
            user("svc", "Summer2026!"),
        ),
        (
            "Endpoint: https://b.example/in\nAPI key -> 00aBeta!",
            IN,
            token("00aBeta!"),
        ),
        (
            "Webhook URL:\nhttps://b.example/in\n\nAPI-Key:\n00aBeta!",
            IN,
            header("API-Key", "00aBeta!"),
        ),
        (
            "Address: https://b.example/in\nHeader: X-Api-Key\nValue: q1w2e3r4t5z6!",
            IN,
            header("X-Api-Key", "q1w2e3r4t5z6!"),
        ),
        (
            "Send it to https://b.example/in with Authorization: SSWS 00a",
            IN,
            Says::Word("SSWS ".into(), "00a".into()),
        ),
        (
            "https://b.example/in\nThe key is in the vault.",
            IN,
            Says::Unread,
        ),
        (
            "URL: https://b.example/in\nPassword: see below\nRegards, Tom",
            IN,
            Says::Unread,
        ),
        (
            "URL: https://b.example/in\nPassword: ********",
            IN,
            Says::Unread,
        ),
        (
            "URL: https://b.example/in\nPassword:\n\nKind regards, Tom",
            IN,
            Says::Unread,
        ),
        (
            "URL: https://b.example/in\nUser: svc\nThe rest comes by phone.",
            IN,
            Says::Unread,
        ),
        (
            "The new address is https://b.example/in?token=00a and nothing else changes.",
            Some("b.example/in?token=00a"),
            Says::Nothing,
        ),
        (
            "Hi, please use https://b.example/in from Monday on.\nBest, Tom",
            IN,
            Says::Nothing,
        ),
    ]
}

#[test]
fn c3_mails_are_read_as_people_mean_them() {
    let mails = german().into_iter().chain(english());
    let mut wrong = Vec::new();
    for (text, address, meant) in mails {
        let pasted = read(text);
        let found = (address_of(&pasted), says(&pasted));
        if (found.0.as_deref(), &found.1) != (address, &meant) {
            wrong.push(format!("{text}\n  meant {meant:?}, read {found:?}"));
        }
    }

    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn c3_a_token_field_reads_a_mail_as_the_field_of_the_address_does() {
    let mails = german().into_iter().chain(english());
    for (text, _, meant) in mails {
        let found = address::token_in(text);

        let found = found.map(|read| (read.username, read.word, read.token.0));
        let expected = match meant {
            Says::Nothing | Says::Unread => None,
            Says::Token(token) | Says::Header(_, token) => Some((None, None, token)),
            Says::Word(word, token) => Some((None, Some(word.trim().to_owned()), token)),
            Says::User(name, password) => Some((Some(name), None, password)),
        };
        assert_eq!(found, expected, "{text}");
    }
}
