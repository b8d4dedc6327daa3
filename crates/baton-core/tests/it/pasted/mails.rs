//! Mails in which somebody sends the address of a tool and its token or password, as people write
//! them in English and German: what is read out of each, wherever it is pasted.

use baton_core::address::{self, Authorization, Note, Pasted, Reading};
use baton_core::document::Segment;

use super::written;

/// What a mail says.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Says {
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

pub(super) fn token(value: &str) -> Says {
    Says::Token(value.into())
}

pub(super) fn user(name: &str, password: &str) -> Says {
    Says::User(name.into(), password.into())
}

pub(super) fn header(name: &str, value: &str) -> Says {
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

#[test]
fn c3_mails_are_read_as_people_mean_them() {
    let mails = [
        written::german(),
        written::more_german(),
        written::other_german(),
        written::english(),
        written::more_english(),
    ]
    .into_iter()
    .flatten();
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

/// Everything that says where a password is, and is none.
const ABOUT: [&str; 44] = [
    "Passwort: steht im Tresor",
    "Passwort: liegt im KeePass",
    "Passwort: erhalten Sie separat",
    "Passwort: bekommen Sie telefonisch",
    "Passwort: teile ich Ihnen telefonisch mit",
    "Passwort: schicke ich per SMS",
    "Passwort: wurde per SMS geschickt",
    "Passwort: werden nachgereicht",
    "Passwort: nicht geändert",
    "Passwort: ist unverändert",
    "Passwort: gilt weiter",
    "Passwort: haben Sie schon",
    "Passwort: derselbe wie bisher",
    "Passwort: unter 089 123456 erfragen",
    "Passwort: bitte bei mir erfragen",
    "Passwort: (folgt)",
    "Passwort: Tresor",
    "Passwort: Unverändert!",
    "Passwort: KeePass",
    "Passwort: 1Password",
    "Passwort: 2FA ist nötig",
    "Passwort: Steht im Tresor. Viele Grüße, Tom.",
    "Passwort: Frage Tom",
    "Passwort: Anhang 2",
    "Passwort: Tel. 0891234567",
    "Passwort: bis 31.12.2026 gültig",
    "Passwort: selbstverständlich",
    "Passwort für den Zugang: steht im Tresor",
    "Ihr Passwort lautet: wie immer",
    "Password: sent separately",
    "Password: to follow",
    "Password: in the vault",
    "Password: ask Tom",
    "Password: not changed",
    "Password: provided by phone",
    "Password: shared via 1Password",
    "Password: Ask Tom 0171",
    "Password: what?",
    "Password:\nviel Glück am Montag",
    "Token: liegt im KeePass",
    "Token: liegt",
    "Token: n/a yet",
    "X-Api-Key: folgt per SMS",
    "Authorization: sent separately",
];

#[test]
fn a4_what_says_where_a_password_is_is_asked() {
    let taken = ABOUT.iter().filter_map(|text| {
        let pasted = read(&format!("URL: https://b.example/in\n{text}"));
        let says = says(&pasted);
        let is_asked = says == Says::Unread && pasted.headers.is_empty();
        (!is_asked).then(|| format!("{text}: {says:?}"))
    });
    let taken: Vec<String> = taken.collect();

    assert!(taken.is_empty(), "{}", taken.join("\n"));
}

fn assert_says(mails: Vec<(&str, Says)>) {
    let wrong = mails.into_iter().filter_map(|(text, meant)| {
        // What names nothing for certain is no address, where there is none.
        let reading = Reading {
            slots: "s",
            ..Reading::default()
        };
        let found = match address::read(text, &reading) {
            Ok(pasted) => says(&pasted),
            Err(_) => Says::Unread,
        };
        (found != meant).then(|| format!("{text}\n  meant {meant:?}, read {found:?}"))
    });
    let wrong: Vec<String> = wrong.collect();

    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn a4_what_can_be_nothing_else_is_a_password() {
    let password = |text: &'static str, value: &str| (text, user("svc", value));
    assert_says(vec![
        password("Benutzer: svc\nPasswort: Winter 2026!", "Winter 2026!"),
        password("Benutzer: svc\nPasswort: Sommer #1", "Sommer #1"),
        password("Benutzer: svc\nPasswort: ge#heim", "ge#heim"),
        password("Benutzer: svc\nPasswort: 4711", "4711"),
        password(
            "Benutzer: svc\nPasswort: kXwQpLmRtZvBnYsD",
            "kXwQpLmRtZvBnYsD",
        ),
        password("Benutzer: svc\nPasswort: \"in the vault\"", "in the vault"),
        password("Benutzer: svc\nPasswort: „Tresor“", "Tresor"),
        password(
            "Benutzer: svc\nPasswort: Winter2026! bitte ändern",
            "Winter2026!",
        ),
    ]);
}

#[test]
fn a3_what_is_called_old_is_no_password() {
    let new = || user("svc", "Winter2026!");
    assert_says(vec![
        (
            "Benutzer: svc\nPasswort (alt): Sommer2025!\nPasswort (neu): Winter2026!",
            new(),
        ),
        (
            "Benutzer: svc\nPasswort alt: Sommer2025!\nPasswort neu: Winter2026!",
            new(),
        ),
        (
            "User: svc\nPassword (old): Summer2025!\nPassword (new): Winter2026!",
            new(),
        ),
        (
            "Token bisher: 00aAlpha00aAlpha\nToken ab sofort: 00aBeta00aBeta",
            token("00aBeta00aBeta"),
        ),
        (
            "Alt:\nBenutzer: old\nPasswort: Sommer2025!\n\nNeu:\nBenutzer: svc\nPasswort: Winter2026!",
            new(),
        ),
        (
            "Neue Zugangsdaten:\nBenutzer: svc\nPasswort: Winter2026!\n\nBisherige Zugangsdaten:\n\
             Benutzer: old\nPasswort: Sommer2025!",
            new(),
        ),
        (
            "Benutzer: svc\nAlt-Passwort: Sommer2025!\nNeu-Passwort: Winter2026!",
            new(),
        ),
        (
            "Benutzer: svc\nPasswort: Sommer2025! (alt)\nPasswort: Winter2026!",
            new(),
        ),
        ("Benutzer: svc\nPasswort (alt): Sommer2025!", Says::Unread),
        (
            "Benutzer: svc\nPasswort: Sommer2025! → Winter2026!",
            Says::Unread,
        ),
        (
            "Zugang\talt\tneu\nPasswort\tSommer2025!\tWinter2026!\nBenutzer\tsvc",
            Says::Unread,
        ),
    ]);
}

#[test]
fn b11_labels_with_a_dash_are_no_headers() {
    let mails = [
        (
            "API-Token: 00aBeta\nLink: https://b.example/in",
            token("00aBeta"),
        ),
        (
            "Auth-Token: 00aBeta\nLink: https://b.example/in",
            token("00aBeta"),
        ),
        (
            "Webhook-Token: 00aBeta\nLink: https://b.example/in",
            token("00aBeta"),
        ),
        (
            "Client-Secret: 00aBeta\nLink: https://b.example/in",
            token("00aBeta"),
        ),
        (
            "Login-Name: svc\nPasswort: Winter 2026!\nLink: https://b.example/in",
            user("svc", "Winter 2026!"),
        ),
        (
            "Ticket-ID: HR-12\nKunden-ID: 4711\nStart-Datum: 1.12.\nService-Desk: 089\n\
             Token: 00aBeta\nLink: https://b.example/in",
            token("00aBeta"),
        ),
        (
            "Hallo,\nPRIVATE-TOKEN: 00aBeta\nX-Tenant: acme\nLink: https://b.example/in",
            header("PRIVATE-TOKEN", "00aBeta"),
        ),
    ];
    for (text, meant) in mails {
        let pasted = read(text);

        let sent: Vec<&str> = pasted.headers.iter().map(|one| one.name.as_str()).collect();
        let own: &[&str] = match text.contains("X-Tenant") {
            true => &["X-Tenant"],
            false => &[],
        };
        assert_eq!((says(&pasted), sent.as_slice()), (meant, own), "{text}");
    }
}

#[test]
fn b9_an_e_mail_address_beside_a_password_is_its_name() {
    let svc = || user("svc@acme.example", "Winter 2026!");
    assert_says(vec![
        ("E-Mail: svc@acme.example\nPasswort: Winter 2026!", svc()),
        ("Mail: svc@acme.example\nPasswort: Winter 2026!", svc()),
        (
            "Login-E-Mail: svc@acme.example\n\nPasswort: Winter 2026!",
            svc(),
        ),
        ("Email: svc@acme.example\nPassword: Winter 2026!", svc()),
        (
            "Passwort: Winter 2026!\n\nViele Grüße, Tom\nE-Mail: tom@it.example",
            user("", "Winter 2026!"),
        ),
        ("Passwort: Winter 2026!", user("", "Winter 2026!")),
    ]);
}

#[test]
fn b4_a_token_that_a_mail_broke_is_read_whole() {
    let first = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiw";
    let second = "ibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4f";
    let third = "wpMeJf36POk6yJV_adQssw5c";
    let all = || token(&format!("{first}{second}{third}"));
    for (text, meant) in [
        (format!("{first}\n{second}\n{third}"), all()),
        (format!("{first}\r\n{second}\r\n{third}\r\n"), all()),
        (
            format!("Hallo,\nToken: {first}\n{second}\n{third}\nViele Grüße, Tom"),
            all(),
        ),
        (format!("Hallo,\nToken: {first}\nGrüße"), token(first)),
    ] {
        assert_eq!(says(&read(&text)), meant, "{text}");
    }
    let bearer = format!("Authorization: Bearer {first}\n{second}\n{third}");
    assert_eq!(says(&read(&bearer)), all());
    // An id and its secret are two.
    let two = format!("0oa1b2c3d4e5f6g7h8i9\n{third}");
    assert!(address::token_in(&two, &[]).is_none());
}

#[test]
fn b6_of_two_tokens_none_is_taken_unasked() {
    assert_says(vec![
        (
            "Token Produktion: 00aProd00aProd\nToken Test: 00aTest00aTest\n\
             Test-URL: https://test.b.example/in\nProduktion: https://b.example/in",
            Says::Unread,
        ),
        ("Token: 00aProd00aProd\nToken: 00aTest00aTest", Says::Unread),
        (
            "Token: 00aProd00aProd\nDas Token ist 00aProd00aProd",
            token("00aProd00aProd"),
        ),
    ]);
}

const TWO: &str = "Hallo,\nToken Produktion: 00aProd00aProd\nToken Test: 00aTest00aTest\n\
     Test-URL: https://test.b.example/in/x?sig=1\nProduktion: https://b.example/in";

#[test]
fn b6_what_a_text_names_several_of_is_laid_out_to_choose_from() {
    let chosen = |chosen: &[u32]| {
        let reading = Reading {
            slots: "s",
            chosen,
            ..Reading::default()
        };
        address::read(TWO, &reading).expect("it is read")
    };

    let asked = chosen(&[]);
    let shown: Vec<_> = asked
        .choices
        .iter()
        .map(|one| {
            (
                one.number,
                one.said.as_str(),
                one.leads_to.as_deref(),
                one.length,
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            (1, "Test-URL", Some("test.b.example/in"), 0),
            (2, "Produktion", Some("b.example/in"), 0),
            (3, "Token Produktion", None, 14),
            (4, "Token Test", None, 14),
        ]
    );
    assert!(asked.is_to_choose() && asked.location.is_none() && asked.token().is_none());
    let half = chosen(&[2]);
    assert!(half.is_to_choose() && half.token().is_none());
    let both = chosen(&[2, 3]);
    assert!(!both.is_to_choose());
    assert_eq!(address_of(&both).as_deref(), IN);
    assert_eq!(says(&both), token("00aProd00aProd"));
    let one = address::token_in(TWO, &[4]).expect("it was chosen");
    assert_eq!(one.token.0, "00aTest00aTest");
    assert!(address::token_in(TWO, &[]).is_none());
}

#[test]
fn b9_at_an_address_a_password_without_a_name_is_asked_for() {
    let reading = Reading {
        slots: "s",
        asks_name: true,
        ..Reading::default()
    };
    let text = "URL: https://b.example/in\nPasswort: Winter 2026!";

    let pasted = address::read(text, &reading).expect("it is read");

    assert_eq!((says(&pasted), pasted.secrets.len()), (Says::Unread, 0));
}

#[test]
fn c3_a_token_field_reads_a_mail_as_the_field_of_the_address_does() {
    let mails = [
        written::german(),
        written::more_german(),
        written::other_german(),
        written::english(),
        written::more_english(),
    ]
    .into_iter()
    .flatten();
    for (text, _, meant) in mails {
        let found = address::token_in(text, &[]);

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
