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

use serde_json::Value;

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
    let trigger = baton.goes_live(workflow, &workflow["draft"]).await;
    let call = r#"{"email":"ada@acme.example"}"#;
    baton.call(&trigger, call).await;
    let runs = baton.until("/runs", |runs| wanted(&runs["items"][0])).await;
    runs["items"][0]["id"].as_str().expect("an id").to_owned()
}
