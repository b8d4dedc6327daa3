//! What an admin pastes is split before it is written (CONTRACT C3).

use baton_core::address::{self, Authorization, Note, PartKind, Pasted, Reading, Refusal, Why};
use baton_core::document::{Header, HeaderValue, Method, Segment};

const READING: Reading<'_> = Reading {
    own_bases: &["https://baton.acme.example"],
    turned: &[],
    slots: "s",
    chosen: &[],
    asks_name: false,
    goes_on: None,
};

fn read(text: &str) -> Pasted {
    address::read(text, &READING).expect("the text can be read")
}

fn read_turned(text: &str, turned: &[u32]) -> Pasted {
    let reading = Reading { turned, ..READING };
    address::read(text, &reading).expect("the text can be read")
}

/// The parts of an address that are kept as secrets.
fn secrets(pasted: &Pasted) -> Vec<&str> {
    let parts = pasted.location.iter().flat_map(|location| &location.parts);
    parts
        .filter(|part| part.secret)
        .map(|part| part.text.0.as_str())
        .collect()
}

/// The token and how it is given.
fn separate(pasted: &Pasted) -> (Option<&Authorization>, Option<&str>) {
    let slot = pasted.token_slot.as_ref();
    let token = slot.map(|slot| secret_of(pasted, slot));
    (pasted.authorization.as_ref(), token)
}

fn secret_of<'a>(pasted: &'a Pasted, slot: &str) -> &'a str {
    let kept = pasted.secrets.iter().find(|(known, _)| known == slot);
    kept.map(|(_, value)| value.0.as_str())
        .expect("every slot has its secret")
}

fn named(name: &str, prefix: &str) -> Authorization {
    Authorization::Header {
        name: name.to_owned(),
        prefix: prefix.to_owned(),
    }
}

/// The path as it would be sent, secrets put in.
fn sent_path(pasted: &Pasted) -> String {
    let location = pasted.location.as_ref().expect("there is an address");
    location
        .path
        .iter()
        .map(|segment| match segment {
            Segment::Text { text } => text.clone(),
            Segment::Secret { slot } => secret_of(pasted, slot).to_owned(),
            Segment::Detail { .. } => panic!("an address has no details"),
        })
        .collect()
}

/// What is left for the draft: everything but the secrets.
fn public_text(pasted: &Pasted) -> String {
    format!("{pasted:?}")
}

#[test]
fn an_address_is_kept_byte_for_byte() {
    for path in [
        "/api/v1/users?activate=true",
        "/a%2Fb/c;d=1?x=%20y&z=~._-",
        "/in?token=abc&empty=&flag",
        "/hooks/catch/123/AbCdEf0123456789xyzAB/",
        "/sig?sv=2024-01-01&sig=a%2Bb%3D%3D&se=2026",
    ] {
        let pasted = read(&format!("https://Hooks.Example:8443{path}"));

        let location = pasted.location.as_ref().expect("there is an address");
        assert_eq!(sent_path(&pasted), path);
        assert_eq!(
            (location.host.as_str(), location.port),
            ("hooks.example", 8443)
        );
    }
}

#[test]
fn token_like_parts_never_stay_in_the_public_part() {
    for (text, secret) in [
        ("https://a.example/in?token=short", "short"),
        ("https://a.example/in?API_KEY=k1", "k1"),
        (
            "https://a.example/in?x=AbCdEf0123456789xyzAB",
            "AbCdEf0123456789xyzAB",
        ),
        (
            "https://a.example/hooks/q7Zx81LmNpo2Rt55YvKd9/in",
            "q7Zx81LmNpo2Rt55YvKd9",
        ),
        ("https://dana:hunter2hunter2@a.example/in", "hunter2hunter2"),
        ("Authorization: Bearer abcdef", "abcdef"),
        ("Authorization: SSWS 00secret", "00secret"),
        ("X-Api-Key: k-1234", "k-1234"),
        ("curl -H 'X-Key: s3' https://a.example/in", "s3"),
        ("curl -u dana:pw9 https://a.example/in", "pw9"),
    ] {
        let pasted = read(text);

        assert!(!public_text(&pasted).contains(secret), "{text}");
        assert!(
            pasted
                .secrets
                .iter()
                .any(|(_, kept)| kept.0.contains(secret)),
            "{text}"
        );
    }
}

#[test]
fn numbers_uuids_database_ids_and_words_are_no_secrets() {
    for path in [
        "/api/v1/employee-onboarding-requests",
        "/rest/api/3/issue",
        "/users?limit=100",
        "/v1/goals/64b8f0c2a1d4e5f6a7b8c9d0/progress",
        "/h/f790999f-fe87-467a-9880-6982a583986c",
        "/pages/f790999ffe87467a98806982a583986c",
        "/goal_64b8f0c2a1d4e5f6a7b8c9d0/f790999f-fe87-467a-9880-6982a583986c",
        "/items/01ARZ3NDEKTSV4RRFFQ69G5FAV",
        "/accounts/12345678901234567890123",
        "/since/2026-12-01T08:30:00Z",
        "/handleEmployeeOnboardingRequestV2",
        "/PersonalabrechnungsSchnittstelle/Benachrichtigungen",
        "/v1beta2/employee_onboarding_webhook_subscriptions",
        "/users?return=https%3A%2F%2Fintranet.acme.example%2Femployees%2Fnew",
        "/users?country_code=DE&sort_key=family_name",
        "/suche/%C3%BCbergabeprotokolle-der-personalabteilung",
    ] {
        let pasted = read(&format!("https://a.example{path}"));

        assert_eq!(secrets(&pasted), [""; 0], "{path}");
        assert_eq!(pasted.secrets, [], "{path}");
    }
}

#[test]
fn what_no_word_explains_is_a_secret() {
    for token in [
        "64b8f0c2a1d4e5f6a7b8c9d0e1f2a3b4c5d6e7f8",
        "0123456789abcdef0123456789abcdef01",
        "QWxhZGRpbjpvcGVuIHNlc2FtZQ",
        "kJhGfRtYuIoPlMnBvCxZaS",
        "xqzjkvbwpfmghdtrlcnsy",
        "abc123def456ghi789jkl0",
        "employee-q7Zx81LmNpo2Rt55Yv",
        "bot123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P",
    ] {
        let in_path = read(&format!("https://a.example/v1/{token}/users"));
        let in_query = read(&format!("https://a.example/v1?x={token}"));

        assert_eq!(secrets(&in_path), [token]);
        assert_eq!(secrets(&in_query), [token]);
    }
}

#[test]
fn the_name_of_a_value_says_that_it_is_a_secret() {
    for name in [
        "token",
        "access_token",
        "accessToken",
        "key",
        "api_key",
        "apikey",
        "x-api-key",
        "subscription-key",
        "secret",
        "client_secret",
        "sig",
        "X-Amz-Signature",
        "code",
        "auth_code",
        "password",
        "zapikey",
        "jwt",
    ] {
        let pasted = read(&format!("https://a.example/in?{name}=k1&page=2"));

        assert_eq!(secrets(&pasted), ["k1"], "{name}");
    }
}

#[test]
fn where_the_address_is_the_credential_all_of_it_is_kept() {
    for (host, path) in [
        ("hooks.slack.com", "/services/T01/B02/q7Zx81"),
        ("hooks.zapier.com", "/hooks/catch/12345678/2x9abcd/"),
        ("hook.eu1.make.com", "/abc"),
        (
            "acme.webhook.office.com",
            "/webhookb2/1@2/IncomingWebhook/3/4",
        ),
        ("outlook.office.com", "/webhook/1"),
        (
            "prod-12.westeurope.logic.azure.com",
            "/workflows/1/triggers/manual/paths/invoke?api-version=1&sp=%2Frun&sig=s",
        ),
        (
            "default1.2.environment.api.powerplatform.com",
            "/powerautomate/automations/direct/workflows/3/triggers/manual/paths/invoke",
        ),
        ("discord.com", "/api/webhooks/1/2"),
        ("script.google.com", "/macros/s/AKfy/exec"),
        (
            "chat.googleapis.com",
            "/v1/spaces/AAA/messages?key=k&token=t",
        ),
        ("webhook.site", "/f790999f-fe87-467a-9880-6982a583986c"),
    ] {
        let pasted = read(&format!("https://{host}{path}"));

        assert_eq!(secrets(&pasted), [&path[1..]], "{host}");
        assert_eq!(sent_path(&pasted), path, "{host}");
        let parts = &pasted.location.as_ref().expect("there is an address").parts;
        assert_eq!((parts[0].kind, parts[0].why), (PartKind::Whole, Why::Host));
    }
    for address in [
        "https://hooks.slack.com",
        "https://hooks.slack.com/",
        "https://discord.com/developers",
        "https://nothooks.slack.com/services/T01/B02",
        "https://make.com/en",
    ] {
        assert_eq!(secrets(&read(address)), [""; 0], "{address}");
    }
}

#[test]
fn what_was_judged_can_be_turned_round() {
    let text = "https://a.example/hooks/q7Zx81LmNpo2Rt55YvKd9?id=7&token=t";
    let parts = read(text).location.expect("there is an address").parts;
    let told: Vec<_> = parts
        .iter()
        .map(|part| (part.number, part.name.as_deref(), part.secret, part.why))
        .collect();
    assert_eq!(
        told,
        [
            (0, None, false, Why::Ordinary),
            (1, None, false, Why::Ordinary),
            (2, None, true, Why::Unexplained),
            (3, Some("id"), false, Why::Ordinary),
            (4, Some("token"), true, Why::Name),
        ]
    );

    let turned = read_turned(text, &[2, 3]);
    let whole = read_turned(text, &[0]);
    let zapier = read_turned("https://hooks.zapier.com/hooks/catch/1/2x9abcd/", &[0]);

    assert_eq!(secrets(&turned), ["7", "t"]);
    assert_eq!(secrets(&whole), [&text["https://a.example/".len()..]]);
    assert_eq!(secrets(&zapier), [""; 0]);
    for pasted in [turned, whole] {
        assert_eq!(sent_path(&pasted), &text["https://a.example".len()..]);
    }
}

#[test]
fn c3_a_long_part_that_an_id_explains_is_told_from_an_ordinary_one() {
    let host = "https://a.example/hooks/";
    for (part, why) in [
        ("9f86d081884c7d659a2feaa0c55ad015", Why::Explained),
        ("XyZ12345678901234567890", Why::Explained),
        ("507f1f77bcf86cd799439011", Why::Explained),
        ("f47ac10b-58cc-4372-a567-0e02b2c3d479", Why::Explained),
        ("onboarding-of-new-employees", Why::Ordinary),
        ("v2", Why::Ordinary),
        ("q7Zx81LmNpo2Rt55YvKd9", Why::Unexplained),
    ] {
        let location = read(&format!("{host}{part}")).location;
        let parts = location.expect("there is an address").parts;
        let last = parts.last().expect("the address has parts");

        assert_eq!(
            (last.why, last.secret),
            (why, why == Why::Unexplained),
            "{part}"
        );
        let turned = read_turned(&format!("{host}{part}"), &[last.number]);
        let kept: &[&str] = if last.secret { &[] } else { &[part] };
        assert_eq!(secrets(&turned), kept, "{part}");
    }
}

#[test]
fn a_header_takes_the_token_as_it_is_and_the_address_as_it_was_pasted() {
    let pasted = read("https://a.example/in?token=a%2Bb%3D%3D");
    let header = pasted.in_header.as_ref().expect("a token can go there");
    let plain = read("https://a.example/q7Zx81LmNpo2Rt55YvKd9");
    let none = read("https://hooks.slack.com/services/T/B/x");

    assert_eq!(sent_path(&pasted), "/in?token=a%2Bb%3D%3D");
    assert_eq!(secret_of(&pasted, &header.slot), "a+b==");
    assert!(header.suggested);
    assert!(!plain.in_header.expect("a token can go there").suggested);
    assert_eq!(none.in_header, None);
}

#[test]
fn the_way_of_the_token_is_recognised() {
    let basic = Authorization::Basic {
        username: "dana".into(),
    };
    for (text, way, token) in [
        ("Authorization: Bearer t", Authorization::Bearer, "t"),
        ("Authorization:Bearer t", Authorization::Bearer, "t"),
        ("Authorization: Bearer Bearer t", Authorization::Bearer, "t"),
        ("Bearer eyJ0", Authorization::Bearer, "eyJ0"),
        (
            "authorization: SSWS t",
            named("authorization", "SSWS "),
            "t",
        ),
        ("SSWS 00a", named("Authorization", "SSWS "), "00a"),
        ("GenieKey 1-2", named("Authorization", "GenieKey "), "1-2"),
        ("X-Token: t", named("X-Token", ""), "t"),
        ("X-Api-Key:k-1", named("X-Api-Key", ""), "k-1"),
        ("Authorization: Basic ZGFuYTpwdw==", basic.clone(), "pw"),
        ("Basic ZGFuYTpwdw==", basic, "pw"),
        (
            "Authorization: Token token=a, email=b",
            named("Authorization", ""),
            "Token token=a, email=b",
        ),
    ] {
        let pasted = read(text);

        assert_eq!(separate(&pasted), (Some(&way), Some(token)), "{text}");
    }
    for text in ["hello world", "my-host:8443/in", "Dana Lopez"] {
        assert_eq!(
            address::read(text, &READING),
            Err(Refusal::NotAnAddress),
            "{text}"
        );
    }
}

#[test]
fn a_token_field_takes_the_token_out_of_what_stands_around_it() {
    for (text, header, word, token) in [
        ("00a", None, None, "00a"),
        (" SSWS 00a \n", None, Some("SSWS"), "00a"),
        ("Bearer eyJ0", None, Some("Bearer"), "eyJ0"),
        (
            "Authorization: SSWS 00a",
            Some("Authorization"),
            Some("SSWS"),
            "00a",
        ),
        ("X-Api-Key: k", Some("X-Api-Key"), None, "k"),
        ("two words more", None, None, "two words more"),
        ("Token: Sommer2026!", None, None, "Sommer2026!"),
        ("Password: Sommer 2026!", None, None, "Sommer 2026!"),
        (
            "Hi Dana, the new token is: SSWS 00aBetaBetaBetaBeta!\nCheers, Tom",
            None,
            Some("SSWS"),
            "00aBetaBetaBetaBeta",
        ),
    ] {
        let read = address::read_token(text);

        let read = (
            read.header.as_deref(),
            read.word.as_deref(),
            read.token.0.as_str(),
        );
        assert_eq!(read, (header, word, token), "{text}");
    }
    for (word, spaced) in [
        ("SSWS", "SSWS "),
        ("SSWS ", "SSWS "),
        ("token=", "token="),
        ("", ""),
    ] {
        assert_eq!(address::spaced(word), spaced);
    }
}

#[test]
fn a_request_as_documents_print_it_is_read() {
    let pasted = read(
        "POST https://acme.okta.example/api/v1/users?activate=true HTTP/1.1\n\
         Accept: application/json\nAuthorization: SSWS 00abc\nX-Tenant: acme\n\n{\"a\": 1}",
    );

    assert_eq!(sent_path(&pasted), "/api/v1/users?activate=true");
    assert_eq!(pasted.method, Some(Method::Post));
    let ssws = named("Authorization", "SSWS ");
    assert_eq!(separate(&pasted), (Some(&ssws), Some("00abc")));
    let names: Vec<&str> = pasted.headers.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["X-Tenant"]);
    assert_eq!(
        pasted.notes,
        [Note::TokenFoundSeparately, Note::DataLeftOut]
    );
}

#[test]
fn an_address_and_a_token_are_read_as_mails_name_them() {
    let bearer = || Authorization::Bearer;
    let ssws = || named("Authorization", "SSWS ");
    for (text, way, token) in [
        ("URL: https://b.example/in\nToken: 00a", bearer(), "00a"),
        (
            "Webhook URL: https://b.example/in\r\nAPI key: 00a",
            bearer(),
            "00a",
        ),
        (
            "Token: SSWS 00a\nEndpoint: https://b.example/in",
            ssws(),
            "00a",
        ),
        ("https://b.example/in\nToken: 00a", bearer(), "00a"),
        (
            "Adresse: <https://b.example/in>\nSchlüssel = \"00a\"",
            bearer(),
            "00a",
        ),
        (
            "Here is the address: https://b.example/in, and token: 00a.",
            bearer(),
            "00a",
        ),
        (
            "Please send to \"https://b.example/in\" (docs: https://docs.b.example). \
             The token is 00aBetaBetaBetaBeta!",
            bearer(),
            "00aBetaBetaBetaBeta",
        ),
        (
            "Docs: see mail\nAuthorization: SSWS 00a\nhttps://b.example/in",
            ssws(),
            "00a",
        ),
        (
            "Authorization: SSWS 00a\nhttps://b.example/in",
            ssws(),
            "00a",
        ),
        (
            "Send it with Authorization: SSWS 00a to https://b.example/in",
            ssws(),
            "00a",
        ),
        (
            "URL: https://b.example/in\nX-Api-Key: 00a\nContact: Dana",
            named("X-Api-Key", ""),
            "00a",
        ),
    ] {
        assert_reads_as(text, &way, token);
    }
}

/// All that a mail names: an address at one host, and a token for it.
fn assert_reads_as(text: &str, way: &Authorization, token: &str) {
    let pasted = read(text);

    assert_eq!(separate(&pasted), (Some(way), Some(token)), "{text}");
    let location = pasted.location.as_ref().expect("there is an address");
    assert_eq!(location.host, "b.example", "{text}");
    assert_eq!(sent_path(&pasted), "/in", "{text}");
    assert_eq!(pasted.headers, [], "{text}");
}

#[test]
fn an_address_and_a_token_are_read_as_mails_explain_them() {
    let basic = Authorization::Basic {
        username: "dana".into(),
    };
    for (text, way, token) in [
        (
            "Webhook URL:\nhttps://b.example/in\n\nAPI-Key:\n00aBeta!",
            named("API-Key", ""),
            "00aBeta!",
        ),
        (
            "Address: https://b.example/in\nHeader: X-Api-Key\nValue: q1w2!",
            named("X-Api-Key", ""),
            "q1w2!",
        ),
        (
            "URL: https://b.example/in\nAPI token (sent as header X-Api-Key): 00aBeta!",
            named("X-Api-Key", ""),
            "00aBeta!",
        ),
        (
            "The password is “00a!” and the address is https://b.example/in.",
            Authorization::Basic {
                username: String::new(),
            },
            "00a!",
        ),
        (
            "How it works stands at https://docs.b.example/webhooks and your address is\n\
             https://b.example/in\nToken: 00a",
            Authorization::Bearer,
            "00a",
        ),
        (
            "Die Adresse ist https://b.example/in, das Passwort ist Sommer2026! und der \
             Benutzer ist dana.",
            basic.clone(),
            "Sommer2026!",
        ),
        (
            "URL: https://b.example/in\nUser: dana\nPassword: 00a",
            basic,
            "00a",
        ),
    ] {
        assert_reads_as(text, &way, token);
    }
}

#[test]
fn a_password_keeps_every_sign_that_may_be_its_own() {
    for (text, token) in [
        ("Password: Sommer2026!", "Sommer2026!"),
        (
            "URL: https://b.example/in\nUser: hr\nPassword: Sommer2026!",
            "Sommer2026!",
        ),
        ("Your API key: wh4t?\nhttps://b.example/in", "wh4t?"),
        ("Token: 00a)", "00a)"),
        ("Token: (x", "(x"),
        ("Token: {x", "{x"),
        ("Token: 'x", "'x"),
        ("password=a.1.", "a.1."),
        ("Password: Sommer2026! User: hr", "Sommer2026!"),
        ("User: hr\nPassword: Sommer 2026!", "Sommer 2026!"),
        ("Password:Sommer  2026! ", "Sommer  2026!"),
        ("Password: \"Sommer 2026!\"", "Sommer 2026!"),
        ("Password: Sommer 2026! (until May)", "Sommer 2026!"),
        ("Password: Sommer2026! until May", "Sommer2026!"),
        ("Password: Sommer 2026! User: hr", "Sommer 2026!"),
        ("Password:\nSommer2026!\nUser: hr", "Sommer2026!"),
        ("Token: \"00a!\".", "00a!"),
        ("{\"token\":\"00a!\"}", "00a!"),
        (
            "\"token\": \"00a\",\n\"url\": \"https://b.example/in\"",
            "00a",
        ),
        ("Use the address (token: 00a) https://b.example/in", "00a"),
        ("The password for it is the token: 00a.", "00a"),
        ("The token is (00aBetaBetaBetaBeta).", "00aBetaBetaBetaBeta"),
    ] {
        let pasted = read(text);

        assert_eq!(separate(&pasted).1, Some(token), "{text}");
    }
}

#[test]
fn that_words_were_left_out_is_noted_where_some_were() {
    for (text, left_out) in [
        ("Token: 00a", false),
        ("URL: https://b.example/in", false),
        ("\"https://b.example/in\"", false),
        (
            "Webhook URL: https://b.example/in\nYour API key: SSWS 00a",
            false,
        ),
        (
            "URL: https://b.example/in\nUser: dana\nPassword: 00a",
            false,
        ),
        ("Use https://b.example/in; the token is missing", true),
        ("Hello,\nToken: 00a", true),
        ("URL: https://b.example/in\nToken: 00a\nContact: Dana", true),
    ] {
        let notes = read(text).notes;

        assert_eq!(
            notes.contains(&Note::WordsLeftOut),
            left_out,
            "{text}: {notes:?}"
        );
    }
}

#[test]
fn no_token_goes_to_the_page_that_a_header_names() {
    for header in ["Origin", "Referer", "Location"] {
        let text =
            format!("{header}: https://app.vendor.example\nhttps://b.example/in\nToken: 00a");

        let pasted = read(&text);

        let location = pasted.location.as_ref().expect("there is an address");
        assert_eq!(location.host, "b.example", "{text}");
        assert_eq!(separate(&pasted).1, Some("00a"), "{text}");
    }
}

#[test]
fn words_around_an_address_are_left_out() {
    for text in [
        "URL: https://b.example/in",
        "\"https://b.example/in\"",
        "<https://b.example/in>",
        "GET https://b.example/in",
        "Our address is https://b.example/in.",
        "Use https://b.example/in; the token is missing",
    ] {
        let pasted = read(text);

        assert_eq!(sent_path(&pasted), "/in", "{text}");
        assert_eq!(
            (separate(&pasted), pasted.headers.len()),
            ((None, None), 0),
            "{text}"
        );
    }
    let wrapped = read("https://b.example/in?\ntoken=00a");
    assert_eq!(sent_path(&wrapped), "/in");
    assert!(wrapped.rest.is_some_and(|rest| rest.may_be_secret));
    let alone = read("Token: 00a");
    assert_eq!(
        separate(&alone),
        (Some(&Authorization::Bearer), Some("00a"))
    );
    assert_eq!(address::read_token("Token: 00a").header, None);
    let asked = read("POST https://b.example/in HTTP/1.1\nToken: 00a");
    assert_eq!(separate(&asked), (Some(&named("Token", "")), Some("00a")));
}

#[test]
fn an_address_that_a_mail_has_broken_is_read_whole() {
    let begin = "http://127.0.0.1:7820/wrapped/by/the/mail/prog";
    for behind in ["", "\nToken: 00a", "\n\nCheers, Tom"] {
        let pasted = read(&format!("{begin}\nram/hook?activate=true{behind}"));

        let path = "/wrapped/by/the/mail/program/hook?activate=true";
        assert_eq!(sent_path(&pasted), path, "{behind}");
        assert!(pasted.notes.contains(&Note::SpacesRemoved), "{behind}");
    }
    for next in [
        "token=00aBetaBetaBeta",
        "Token: 00a",
        "and/or that",
        "Cheers",
    ] {
        let pasted = read(&format!("URL: {begin}\n{next}\nthe rest"));

        assert_eq!(sent_path(&pasted), "/wrapped/by/the/mail/prog", "{next}");
    }
}

#[test]
fn the_end_of_a_sentence_is_no_part_of_an_address() {
    let pasted = read("https://b.example/okta/dot.");

    assert_eq!(sent_path(&pasted), "/okta/dot");
    assert_eq!(pasted.notes, [Note::WordsLeftOut]);
}

#[test]
fn a_link_is_read_as_where_it_leads() {
    for text in [
        "[Open the webhook](https://b.example/in)",
        "[webhook](https://b.example/in)",
        "Use the [webhook](https://b.example/in).",
    ] {
        assert_eq!(sent_path(&read(text)), "/in", "{text}");
    }
}

#[test]
fn commands_are_read_as_shells_would_and_never_run() {
    let bearer = (Some(&Authorization::Bearer), Some("t"));
    for (text, method) in [
        (
            "curl -sXPUT 'https://a.example/in' -H 'Authorization: Bearer t'",
            Some(Method::Put),
        ),
        (
            "$ curl -k -X PUT https://a.example/in --oauth2-bearer t",
            Some(Method::Put),
        ),
        (
            "curl --max-time 5 -o out.txt https://a.example/in -HAuthorization:\\ Bearer\\ t",
            None,
        ),
        (
            "curl $'https://a.example/in' --data-urlencode 'a=b' -H $'authorization: Bearer t'",
            Some(Method::Post),
        ),
        (
            "curl -G -d a=b https://a.example/in -H \"Authorization: Bearer t\"",
            None,
        ),
        (
            "curl.exe ^\"https://a.example/in^\" ^\n -H ^\"authorization: Bearer t^\"",
            None,
        ),
        (
            "curl https://a.example/in -H \"Authorization: Bearer t\" -H \"Host: `rm -rf /`\"",
            None,
        ),
    ] {
        let pasted = read(text);

        assert_eq!(sent_path(&pasted), "/in", "{text}");
        assert_eq!(
            (pasted.method, separate(&pasted)),
            (method, bearer),
            "{text}"
        );
        assert_eq!(pasted.headers, [], "{text}");
    }
    let cookie = read("curl https://a.example/in -b 'session=1; x=2'");
    let Header { name, value } = &cookie.headers[0];
    let HeaderValue::Secret { slot, .. } = value else {
        panic!("a cookie is a secret");
    };
    assert_eq!(
        (name.as_str(), secret_of(&cookie, slot)),
        ("Cookie", "session=1; x=2")
    );
}

#[test]
fn a_curl_command_fills_address_method_and_token() {
    let pasted = read(
        "curl -X PUT \"https://acme.okta.example/api/v1/users?activate=true\" \\\n  \
         -H 'Authorization: SSWS 00abc' -H \"Content-Type: application/json\" \\\n  \
         --data '{\"a\": \"it'\\''s\"}'",
    );

    assert_eq!(sent_path(&pasted), "/api/v1/users?activate=true");
    assert_eq!(pasted.method, Some(Method::Put));
    assert_eq!(pasted.headers, []);
    assert!(pasted.notes.contains(&Note::CurlRead) && pasted.notes.contains(&Note::DataLeftOut));
}

#[test]
fn spaces_line_breaks_and_fragments_are_removed_and_said() {
    let pasted = read(" https://a.example/in?a=1&\tb=2#top \n");

    assert_eq!(sent_path(&pasted), "/in?a=1&b=2");
    assert_eq!(pasted.notes, [Note::SpacesRemoved, Note::FragmentRemoved]);
}

#[test]
fn what_is_no_address_is_refused_with_its_reason() {
    let own = "/in/0123456789ABCDEFGHJKMNPQRS?token=x";
    for (text, refusal) in [
        ("   ", Refusal::Empty),
        ("hello", Refusal::NotAnAddress),
        ("https://", Refusal::NotAnAddress),
        ("ftp://a.example/x", Refusal::OtherScheme),
        ("javascript://a.example/x", Refusal::OtherScheme),
        ("https:///a.example/x", Refusal::Unusual),
        ("https://a.example\\@b.example/x", Refusal::Unusual),
        (
            &format!("https://baton.acme.example{own}"),
            Refusal::BatonsOwn,
        ),
        (&format!("http://127.0.0.1:7420{own}"), Refusal::BatonsOwn),
    ] {
        let refused = address::read(text, &READING);

        assert_eq!(refused, Err(refusal), "{text}");
    }
}

#[test]
fn the_same_token_twice_is_said() {
    let pasted = read("curl -H 'Authorization: Bearer tok1' 'https://a.example/in?token=tok1'");

    assert!(pasted.notes.contains(&Note::TokenTwice));
    assert!(pasted.notes.contains(&Note::BearerSuggested));
}
