//! The audit (C14): who did it, Baton included.

use http::Method;
use serde_json::{Value, json};

use crate::support::Baton;

/// The rows of an action, the latest first.
async fn rows(baton: &Baton, action: &str) -> Vec<Value> {
    let audit = baton.get("/audit?limit=200").await.ok();
    let mut rows = audit["items"].as_array().expect("rows").clone();
    rows.retain(|row| row["action"] == action);
    rows
}

#[tokio::test]
async fn c14_a_person_added_by_a_call_is_shown_as_batons_deed() {
    let baton = Baton::start().await;
    let workflow = baton.workflow("welcome").await;
    let id = workflow["id"].as_str().expect("an id");
    let mut draft = workflow["draft"].clone();
    draft["trigger"]["start"]["unknown_person"] = json!("add_person");
    let save = json!({ "revision": 1, "definition": draft, "edit": "unknown" });
    let path = format!("/workflows/{id}/draft");
    baton.ask(Method::PUT, &path, Some(save)).await.ok();
    let live = format!("/workflows/{id}/live");
    baton.post(&live, json!({})).await.ok();
    let addresses = workflow["addresses"].as_array().expect("addresses").iter();
    let mut triggers = addresses.filter(|address| address["owner"]["kind"] == "trigger");
    let trigger = triggers.next().expect("a trigger")["id"]
        .as_str()
        .expect("an id");

    let (call, _) = baton
        .call(trigger, r#"{"email":"ada@people.example"}"#)
        .await;
    let people = baton
        .until("/people?search=ada", |people| {
            people["items"][0]["id"].is_string()
        })
        .await;

    let added = rows(&baton, "person_added").await.remove(0);
    assert_eq!(
        (&added["actor"], &added["origin"]),
        (&json!("Baton"), &json!("call"))
    );
    assert_eq!(added["subject_kind"], "person");
    assert_eq!(added["subject"], people["items"][0]["id"]);
    assert_eq!(added["params"]["call"], call);
    assert_eq!(added["params"]["name"], "ada@people.example");
}
