//! A live version that cannot be read: what stands beside it is shown, and another goes live (C2).

use http::Method;
use serde_json::{Value, json};

use crate::support::Baton;

#[tokio::test]
async fn c2_a_live_version_that_cannot_be_read_is_said_and_another_goes_live() {
    let baton = Baton::start().await;
    let workflow = baton.workflow("welcome").await;
    let id = workflow["id"].as_str().expect("an id");
    let path = |below: &str| format!("/workflows/{id}{below}");
    let first = workflow["draft"].clone();
    baton.post(&path("/live"), json!({})).await.ok();
    let mut second = first.clone();
    second["steps"][0]["name"] = json!("Laptop");
    let trigger = baton.goes_live(&workflow, &second).await;
    let damage = "UPDATE workflow_versions SET definition = '{' || definition WHERE version = 2";
    assert_eq!(baton.damage(damage), 1);
    let new = r#"{"email":"maria@acme.example","firstName":"Maria","lastName":"Lopez"}"#;
    baton.call(&trigger, new).await;

    let is_told = |page: &Value| page["items"][0]["kind"] == "could_not_handle";
    let problem = baton.until("/problems", is_told).await["items"][0].clone();
    let items = format!("/problems/{}/items", problem["id"].as_str().expect("an id"));
    let items = baton.get(&items).await.ok();
    let shown = baton.get(&path("")).await.ok();
    let listed = baton.get("/workflows").await.ok();
    let versions = baton.get(&path("/versions")).await.ok();
    let kept = baton.get(&path("/kept")).await.ok();

    assert_eq!(problem["params"]["version"], "2", "{problem}");
    let says = &items["items"][0]["says"]["details"];
    assert_eq!(says["work_email"], "maria@acme.example");
    for one in [&shown, &listed["items"][0]] {
        assert_eq!(
            (&one["live_version"], &one["live_unreadable"]),
            (&json!(2), &json!(true))
        );
    }
    assert_eq!(shown["live"], Value::Null);
    assert_eq!(kept["items"], json!([]));
    assert_eq!(versions["items"][0]["version"], 1);
    assert_eq!(versions["items"][1], Value::Null);
    assert_eq!(versions["unreadable"][0]["number"], 2);

    let back = json!({ "revision": shown["draft_revision"], "definition": first, "edit": "back" });
    let addresses = shown["addresses"].clone();
    baton
        .ask(Method::PUT, &path("/draft"), Some(back))
        .await
        .ok();
    let live = baton.post(&path("/live"), json!({})).await.ok();
    let shown = baton.get(&path("")).await.ok();

    assert_eq!(
        (&live["version"], &shown["live_unreadable"]),
        (&json!(3), &json!(false))
    );
    assert_eq!(shown["addresses"], addresses);
}
