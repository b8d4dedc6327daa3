//! What is sensitive: masked wherever a message is shown, and shown with a row of the audit.

mod again;
mod call;
mod changed;
mod everywhere;
mod filling;
mod listed;
mod received;
mod sent;
mod settings;
mod started;

use http::Method;
use serde_json::{Value, json};

use crate::support::Baton;

/// Puts a workflow live and sends in a run of Ada's; the run, its first message, and where its try
/// is.
async fn tried(baton: &Baton, workflow: &Value) -> [String; 3] {
    let run = run_that(baton, workflow, |run| {
        run["where"]["kind"] == "waiting_for_call"
    })
    .await;
    let messages = baton.get(&format!("/runs/{run}/messages")).await.ok();
    let message = messages["items"][0]["id"]
        .as_str()
        .expect("an id")
        .to_owned();
    let path = format!("/runs/{run}/messages/{message}/tries/1");
    [run, message, path]
}

/// Puts a workflow live and sends in a run of Ada's, until it is as wanted.
async fn run_that(baton: &Baton, workflow: &Value, wanted: impl Fn(&Value) -> bool) -> String {
    let id = workflow["id"].as_str().expect("an id");
    let draft = json!({ "revision": workflow["draft_revision"], "definition": workflow["draft"],
        "edit": "send more" });
    let at = format!("/workflows/{id}");
    let path = format!("{at}/draft");
    baton.ask(Method::PUT, &path, Some(draft)).await.ok();
    baton.post(&format!("{at}/live"), json!({})).await.ok();
    let addresses = workflow["addresses"].as_array().expect("a list").iter();
    let mut triggers = addresses.filter(|address| address["owner"]["kind"] == "trigger");
    let trigger = triggers.next().expect("a trigger")["id"].as_str();
    let call = r#"{"email":"ada@acme.example"}"#;
    baton.call(trigger.expect("an id"), call).await;
    let runs = baton.until("/runs", |runs| wanted(&runs["items"][0])).await;
    runs["items"][0]["id"].as_str().expect("an id").to_owned()
}
