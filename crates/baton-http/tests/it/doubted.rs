//! What is given for a token and looks like none, and an address that may go on in the next line:
//! nothing is taken, and nothing cut off, before somebody has said what is meant.

use http::Method;
use serde_json::{Value, json};

use crate::support::Baton;

async fn connection(baton: &Baton) -> String {
    let text = json!({ "text": "https://a.example/in\nAuthorization: Bearer 00aBefore" });
    let read = baton.post("/connections/read-address", text).await.ok();
    read["connection"]["id"].as_str().expect("an id").to_owned()
}

/// The slot of the token that is used.
async fn slot(baton: &Baton, id: &str) -> Value {
    let path = format!("/connections/{id}");
    baton.get(&path).await.ok()["auth"]["token_slot"].clone()
}

#[tokio::test]
async fn c3_what_looks_like_no_token_replaces_none_unless_it_is_meant() {
    let baton = Baton::start().await;
    let id = connection(&baton).await;
    let path = format!("/connections/{id}/token");
    let put = async |input: Value| baton.ask(Method::PUT, &path, Some(input)).await;
    let before = slot(&baton, &id).await;

    for (token, reason) in [
        ("Here is your new key", "sentence"),
        ("tom.berg@acme.example", "mail_address"),
        ("https://acme.example/tokens", "web_address"),
    ] {
        let asked = put(json!({ "kind": "bearer", "token": token })).await;
        let params = asked.json()["params"]["reason"].clone();
        assert_eq!(asked.refused(409), "not_a_token", "{token}");
        assert_eq!(params, json!(reason), "{token}");
        assert_eq!(slot(&baton, &id).await, before, "{token}");
    }
    let anyway = json!({ "kind": "bearer", "token": "Here is your new key", "anyway": true });
    put(anyway).await.ok();
    let meant = slot(&baton, &id).await;
    assert_ne!(meant, before);
    put(json!({ "kind": "basic", "username": "svc", "token": "Winter 2026!" }))
        .await
        .ok();
    assert_ne!(slot(&baton, &id).await, meant);
}

#[tokio::test]
async fn c3_an_address_that_may_go_on_is_used_when_that_is_said() {
    let baton = Baton::start().await;
    let text = "Please use\nhttps://hooks.tool.example/services/\nhr\nThanks, Tom";
    let ask = |goes_on: Value| json!({ "text": text, "goes_on": goes_on });
    let read = async |goes_on: Value| {
        let asked = ask(goes_on);
        baton.post("/connections/read-address", asked).await
    };

    let look = baton
        .post("/connections/look-at-address", ask(Value::Null))
        .await
        .ok();
    let open = read(Value::Null).await;
    let yes = read(json!(true)).await.ok();
    let no = read(json!(false)).await.ok();

    let rest = json!({ "text": "hr", "length": 2, "goes_on": null });
    assert_eq!(look["rest"], rest);
    assert_eq!(open.json()["params"], json!({ "field": "goes_on" }));
    assert_eq!(open.refused(409), "unclear");
    let path = |read: &Value| read["path"][0]["text"].clone();
    assert_eq!(path(&yes), "/services/hr");
    assert_eq!(path(&no), "/services/");
}

#[tokio::test]
async fn c3_what_may_go_on_an_address_and_may_be_a_token_is_told_by_its_length() {
    let baton = Baton::start().await;
    let text = "Hello,\nhttps://hooks.tool.example/in/\n00aBetaToken12345678\nThanks";

    let look = baton
        .post("/connections/look-at-address", json!({ "text": text }))
        .await
        .ok();

    let rest = json!({ "text": null, "length": 20, "goes_on": null });
    assert_eq!(look["rest"], rest);
    assert!(!look.to_string().contains("00aBeta"), "{look}");
}

#[tokio::test]
async fn c3_what_looks_like_no_token_comes_in_with_no_address_either() {
    let baton = Baton::start().await;
    let id = connection(&baton).await;
    let before = slot(&baton, &id).await;
    let read = async |text: &str, anyway: bool| {
        let asked = json!({ "connection": &id, "text": text, "anyway": anyway });
        baton.post("/connections/read-address", asked).await
    };

    for (text, reason) in [
        ("X-Api-Key: please ask Tom for it", "sentence"),
        ("https://a.example/in\nX-Api-Key: folgt per SMS", "sentence"),
        ("Bearer tom.berg@acme.example", "mail_address"),
    ] {
        let asked = read(text, false).await;
        assert_eq!(asked.json()["params"]["reason"], json!(reason), "{text}");
        assert_eq!(asked.refused(409), "not_a_token", "{text}");
        assert_eq!(slot(&baton, &id).await, before, "{text}");
    }
    read("X-Api-Key: please ask Tom for it", true).await.ok();
    assert_ne!(slot(&baton, &id).await, before);
}

#[tokio::test]
async fn c3_which_of_several_is_meant_is_a_conflict_as_long_as_it_is_not_said() {
    let baton = Baton::start().await;
    let text = "Test: https://t.example/in\nProduktion: https://p.example/in";

    let open = baton
        .post("/connections/read-address", json!({ "text": text }))
        .await;

    assert_eq!(open.json()["params"], json!({ "field": "chosen" }));
    assert_eq!(open.refused(409), "unclear");
}
