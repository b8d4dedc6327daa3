//! What an admin pastes is split before it is written (CONTRACT C3).

use baton_core::address::{self, Authorization, Note, Pasted, Refusal};
use baton_core::document::{Method, Segment};

fn read(text: &str) -> Pasted {
    address::read(text, &["https://baton.acme.example"]).expect("the text can be read")
}

/// The path as it would be sent, secrets put in.
fn sent_path(pasted: &Pasted) -> String {
    let location = pasted.location.as_ref().expect("there is an address");
    location
        .path
        .iter()
        .map(|segment| match segment {
            Segment::Text { text } => text.clone(),
            Segment::Secret { slot } => pasted
                .secrets
                .iter()
                .find(|(known, _)| known == slot)
                .map(|(_, value)| value.0.clone())
                .expect("every slot has its secret"),
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
        "/hooks/catch/123/AbCdEf0123456789xyz/",
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
            "https://a.example/in?x=AbCdEf0123456789",
            "AbCdEf0123456789",
        ),
        (
            "https://a.example/services/T01/B02/q7Zx81LmNpo2Rt55Yv",
            "q7Zx81LmNpo2Rt55Yv",
        ),
        (
            "https://a.example/h/f790999f-fe87-467a-9880-6982a583986c",
            "f790999f-fe87",
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
fn ordinary_paths_are_no_tokens() {
    for path in [
        "/api/v1/employee-onboarding-requests",
        "/rest/api/3/issue",
        "/users?limit=100",
    ] {
        let pasted = read(&format!("https://a.example{path}"));

        assert_eq!(pasted.secrets, [], "{path}");
    }
}

#[test]
fn the_way_of_the_token_is_recognised() {
    let named = |name: &str, prefix: &str| Authorization::Header {
        name: name.to_owned(),
        prefix: prefix.to_owned(),
    };
    for (text, expected) in [
        ("Authorization: Bearer t", Authorization::Bearer),
        ("authorization: SSWS t", named("authorization", "SSWS ")),
        ("X-Token: t", named("X-Token", "")),
        (
            "Authorization: Basic ZGFuYTpwdw==",
            Authorization::Basic {
                username: "dana".into(),
            },
        ),
    ] {
        assert_eq!(read(text).authorization, Some(expected), "{text}");
    }
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
    let pasted = read(" https://a.example/in?a=1\n&b=2#top \n");

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
        let refused = address::read(text, &["https://baton.acme.example"]);

        assert_eq!(refused, Err(refusal), "{text}");
    }
}

#[test]
fn the_same_token_twice_is_said() {
    let pasted = read("curl -H 'Authorization: Bearer tok1' 'https://a.example/in?token=tok1'");

    assert!(pasted.notes.contains(&Note::TokenTwice));
    assert!(pasted.notes.contains(&Note::BearerSuggested));
}
