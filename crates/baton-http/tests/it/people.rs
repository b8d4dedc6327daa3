//! People, settings, the state of the system.

use http::Method;
use serde_json::json;

use crate::support::Baton;

#[tokio::test]
async fn a_first_start_has_five_made_up_people() {
    let baton = Baton::start().await;

    let people = baton.get("/people").await.ok();
    let system = baton.get("/system").await.ok();

    assert_eq!(people["items"].as_array().expect("people").len(), 5);
    assert!(
        people["items"]
            .as_array()
            .expect("people")
            .iter()
            .all(|p| p["sample"] == true)
    );
    assert_eq!(system["counts"]["people"], 0);
    assert_eq!(system["secret_store"]["state"], "ready");
    assert_eq!(system["reach"]["state"], "only_this_computer");
    assert_eq!(system["actor"], "Dana");
}

#[tokio::test]
async fn c4_an_email_is_unique_and_a_former_one_stays_as_an_alias() {
    let baton = Baton::start().await;
    let ada = json!({ "display_name": "Ada Byron", "work_email": " Ada@Acme.example " });

    let added = baton.post("/people", ada.clone()).await.ok();
    let id = added["id"].as_str().expect("an id");
    let twice = baton.post("/people", ada).await;
    let nameless = baton.post("/people", json!({ "display_name": "  " })).await;
    let no_email = json!({ "display_name": "X", "work_email": "no e-mail" });
    let no_email = baton.post("/people", no_email).await;
    let patch = json!({ "work_email": "ada.lovelace@acme.example", "custom": { "laptop": "13" } });
    let changed = baton
        .ask(Method::PATCH, &format!("/people/{id}"), Some(patch))
        .await
        .ok();
    let found = baton.get("/people?search=lovel").await.ok();

    assert_eq!(twice.refused(409), "email_taken");
    assert_eq!(nameless.refused(422), "invalid_field");
    assert_eq!(no_email.json()["params"]["field"], "work_email");
    assert_eq!(changed["aliases"], json!(["ada@acme.example"]));
    assert_eq!(changed["custom"]["laptop"], "13");
    assert_eq!(found["items"][0]["id"], added["id"]);
    assert_eq!(baton.get("/people/per_0").await.refused(404), "not_found");
}

#[tokio::test]
async fn lists_go_on_where_they_ended() {
    let baton = Baton::start().await;

    let first = baton.get("/people?limit=2").await.ok();
    let next = first["next"]
        .as_str()
        .expect("there are more")
        .replace(' ', "%20");
    let second = baton
        .get(&format!("/people?limit=50&after={next}"))
        .await
        .ok();

    assert_eq!(first["items"].as_array().expect("people").len(), 2);
    assert_eq!(second["items"].as_array().expect("people").len(), 3);
    assert_eq!(second["next"], json!(null));
}

#[tokio::test]
async fn settings_are_kept_and_a_base_address_is_an_address() {
    let baton = Baton::start().await;
    let patch = json!({ "base_address": "https://baton.acme.example/", "theme": "dark" });

    let changed = baton
        .ask(Method::PATCH, "/settings", Some(patch))
        .await
        .ok();
    let workflow = baton.workflow("blank").await;
    let bad = json!({ "base_address": "ftp://x" });
    let refused = baton.ask(Method::PATCH, "/settings", Some(bad)).await;

    assert_eq!(changed["base_address"], "https://baton.acme.example");
    assert_eq!(baton.get("/settings").await.ok()["theme"], "dark");
    let url = workflow["addresses"][0]["url"].as_str().expect("a url");
    assert!(url.starts_with("https://baton.acme.example/in/"), "{url}");
    assert_eq!(refused.refused(422), "invalid_field");
}
