//! The mails themselves: what is pasted, the address that is read out of it, and what it says.

use super::mails::{Says, header, token, user};

/// The address that most of them name.
const IN: Option<&str> = Some("b.example/in");

/// What is pasted, the address in it, and what it says.
pub(super) type Mail = (&'static str, Option<&'static str>, Says);

pub(super) fn german() -> Vec<Mail> {
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
    ]
}

pub(super) fn more_german() -> Vec<Mail> {
    vec![
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
    ]
}

pub(super) fn other_german() -> Vec<Mail> {
    vec![
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

pub(super) fn english() -> Vec<Mail> {
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
    ]
}

pub(super) fn more_english() -> Vec<Mail> {
    vec![
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
