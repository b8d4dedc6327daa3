//! What started a run, told as its detail is marked today (C4).

use http::Method;
use serde_json::{Value, json};

use crate::paths::{run_of, step};
use crate::support::Baton;

/// A live workflow that starts when somebody's level changes.
async fn follows_the_level(baton: &Baton) {
    let workflow = baton.workflow("welcome").await;
    let at = format!("/workflows/{}", workflow["id"].as_str().expect("an id"));
    let mut draft = workflow["draft"].clone();
    let any = json!({ "kind": "any" });
    draft["trigger"]["start"] = json!({ "kind": "detail_changed", "detail": "custom/level",
        "from": any, "to": any });
    let by_email = json!({ "kind": "person_detail", "detail": "work_email",
        "call": { "kind": "automatic" } });
    let wait = json!({ "kind": "wait_for_call", "match_by": by_email, "only_if": null,
        "nobody_matches": "keep_under_problems", "several_match": "ask",
        "reminder_after_s": null, "limit_after_s": null });
    draft["steps"] = json!([step("a1", wait)]);
    let save = json!({ "revision": workflow["draft_revision"], "definition": draft, "edit": "x" });
    baton
        .ask(Method::PUT, &format!("{at}/draft"), Some(save))
        .await
        .ok();
    baton.post(&format!("{at}/live"), json!({})).await.ok();
}

async fn mark_level(baton: &Baton, sensitive: bool) {
    let level = json!({ "name": "level", "type": "text", "sensitive": sensitive });
    let put = baton.ask(Method::PUT, "/person-details", Some(level));
    put.await.ok();
}

#[tokio::test]
async fn c4_what_started_a_run_is_told_as_the_detail_is_marked_today() {
    let baton = Baton::start().await;
    mark_level(&baton, false).await;
    follows_the_level(&baton).await;
    let ada = json!({ "display_name": "Ada", "work_email": "ada@acme.example",
        "custom": { "level": "OLD" } });
    let ada = baton.post("/people", ada).await.ok();
    let path = format!("/people/{}", ada["id"].as_str().expect("an id"));
    let new = json!({ "custom": { "level": "NEW" } });
    baton.ask(Method::PATCH, &path, Some(new)).await.ok();
    let runs = baton.until("/runs", |runs| runs["items"][0].is_object());
    let run = runs.await["items"][0]["id"].clone();
    let path = format!("/runs/{}", run.as_str().expect("an id"));

    let open = baton.get(&path).await.ok()["started_by"]["params"].clone();
    mark_level(&baton, true).await;
    let hidden = baton.get(&path).await.ok()["started_by"]["params"].clone();

    assert_eq!(
        (&open["before"], &open["after"]),
        (&json!("OLD"), &json!("NEW"))
    );
    assert_eq!(
        (&hidden["before"], &hidden["after"]),
        (&Value::Null, &Value::Null)
    );
    assert_eq!(hidden["hidden"], "yes");
}

#[tokio::test]
async fn c4_a_copy_that_a_step_made_is_told_as_what_it_was_made_of_is_marked_today() {
    let baton = Baton::start().await;
    mark_level(&baton, false).await;
    let set = baton.ask(
        Method::PUT,
        "/person-details",
        Some(json!({ "name": "copy", "type": "text", "sensitive": false })),
    );
    set.await.ok();
    let level = json!({ "source": { "kind": "person" }, "pointer": "/custom/level" });
    let value = json!({ "type": "text", "when_empty": { "kind": "stop" },
        "segments": [{ "kind": "detail", "reference": level, "format": "as_is" }] });
    let update = json!({ "kind": "update_person",
        "details": [{ "detail": "custom/copy", "value": value }] });
    let run = run_of(&baton, json!([step("a1", update)]), |run| {
        run["status"] == "needs_you"
    })
    .await;
    let path = format!("/runs/{run}");
    let shown = baton.get(&path).await.ok();
    let person = shown["person"]["id"].as_str().expect("an id");
    let custom = json!({ "custom": { "level": "OLD-canary" } });
    let path_of = format!("/people/{person}");
    baton.ask(Method::PATCH, &path_of, Some(custom)).await.ok();
    let again = json!({ "step": shown["where"]["step"], "reason": "x" });
    baton.post(&format!("{path}/send-again"), again).await.ok();
    baton.until(&path, |run| run["status"] == "done").await;

    let open = baton.get(&format!("{path}/history")).await.ok();
    mark_level(&baton, true).await;
    let hidden = baton.get(&format!("{path}/history")).await.ok();

    assert!(open.to_string().contains("OLD-canary"), "{open}");
    assert!(!hidden.to_string().contains("canary"), "{hidden}");
    let rows = hidden["items"].as_array().expect("rows").iter();
    let mut set = rows.filter(|row| row["kind"] == "detail_set");
    let told = json!({ "detail": "custom/copy", "hidden": "yes" });
    assert_eq!(set.next().expect("it was set")["params"], told);
}
