//! C10: *Use the new settings* is offered where they make another message, says what of it, and
//! stands first only where that is the likely mend.

use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::called::answers;
use crate::mended::{Tool, Waits, with_slot};
use crate::support::Baton;

type Change = fn(&mut Value);

/// Saves a draft whose first step is changed; the workflow with it.
async fn saved(baton: &Baton, waits: &Waits, change: impl Fn(&mut Value)) -> Value {
    let at = format!("/workflows/{}", waits.workflow);
    let mut now = baton.get(&at).await.ok();
    change(&mut now["draft"]["steps"][0]);
    let save = json!({ "revision": now["draft_revision"], "definition": now["draft"],
        "edit": "x" });
    let path = format!("{at}/draft");
    baton.ask(Method::PUT, &path, Some(save)).await.ok();
    baton.get(&at).await.ok()
}

/// Puts a changed first step live.
async fn goes_live(baton: &Baton, waits: &Waits, change: impl Fn(&mut Value)) {
    saved(baton, waits, change).await;
    let live = format!("/workflows/{}/live", waits.workflow);
    baton.post(&live, json!({})).await.ok();
}

fn says_more(step: &mut Value) {
    let segment = json!({ "kind": "text", "text": "more" });
    step["action"]["content"] = json!({ "kind": "fields", "fields": [{ "name": "more",
        "value": { "segments": [segment], "type": "text", "when_empty": { "kind": "leave_out" } } }] });
}

/// A value that is never there, and left out: nothing else is sent.
fn leaves_out_more(step: &mut Value) {
    let reference = json!({ "source": { "kind": "person" }, "pointer": "/team" });
    let segment = json!({ "kind": "detail", "reference": reference, "format": "as_is" });
    let fields = step["action"]["content"]["fields"].as_array_mut();
    fields
        .expect("fields")
        .push(json!({ "name": "team", "value": { "segments": [segment],
        "type": "text", "when_empty": { "kind": "leave_out" } } }));
}

fn named(step: &mut Value) {
    step["name"] = json!("Another name");
}

/// What the run of a problem says of the new settings of its step.
async fn in_the_run(baton: &Baton, waits: &Waits) -> Value {
    let runs = baton.get("/runs").await.ok();
    let run = runs["items"][0]["id"].as_str().expect("an id").to_owned();
    let run = baton.get(&format!("/runs/{run}")).await.ok();
    let step = waits.step["step"].as_str().expect("an id");
    run["steps"][step].clone()
}

fn offers(step: &Value) -> bool {
    let mut actions = step["actions"].as_array().expect("actions").iter();
    actions.any(|one| one["action"] == "use_settings" && one["allowed"] == true)
}

#[tokio::test]
async fn settings_that_would_send_the_same_are_not_offered() {
    let changes: [(Change, bool); 3] =
        [(named, false), (leaves_out_more, false), (says_more, true)];
    for (change, is_other) in changes {
        let baton = Baton::start().await;
        let tool = Tool::at(&baton, answers(StatusCode::UNPROCESSABLE_ENTITY).await).await;
        let waits = tool.waits(&baton, "ada@acme.example").await;

        goes_live(&baton, &waits, change).await;
        let problem = waits.problem(&baton).await;
        let step = in_the_run(&baton, &waits).await;

        assert_eq!(problem["newer"].is_object(), is_other, "{problem}");
        let actions = problem["actions"].as_array().expect("actions");
        assert_eq!(actions.contains(&json!("use_settings")), is_other);
        assert_eq!(offers(&step), is_other);
        if is_other {
            let newer = &problem["newer"];
            assert_eq!(
                (&newer["version"], &newer["people"]),
                (&json!(2), &json!(1))
            );
            assert_eq!(newer["parts"], json!(["content"]));
            assert_eq!(step["newer"]["parts"], json!(["content"]));
            assert_eq!(step["newer"]["is_mend"], true);
        }
    }
}

#[tokio::test]
async fn a_problem_is_shown_though_nobody_can_tell_what_new_settings_would_send() {
    let baton = Baton::start().await;
    let tool = Tool::at(&baton, answers(StatusCode::UNPROCESSABLE_ENTITY).await).await;
    let waits = tool.waits(&baton, "ada@acme.example").await;
    goes_live(&baton, &waits, says_more).await;
    let before = waits.problem(&baton).await;

    let time = "INSERT OR REPLACE INTO meta (name, value) VALUES ('company_time', '{')";
    assert_eq!(baton.damage(time), 1);
    let after = waits.problem(&baton).await;

    assert!(before["newer"].is_object(), "{before}");
    assert_eq!(after["id"], before["id"]);
    assert_eq!(after["newer"], Value::Null);
    let step = in_the_run(&baton, &waits).await;
    assert_eq!(step["newer"], Value::Null);
}

#[tokio::test]
async fn a_token_that_counts_already_is_no_other_setting() {
    for (also, parts) in [(true, Value::Null), (false, json!(["token"]))] {
        let baton = Baton::start().await;
        let tool = Tool::at(&baton, answers(StatusCode::UNAUTHORIZED).await).await;
        let waits = tool.waits(&baton, "ada@acme.example").await;

        let kept = tool.replace(&baton, &waits, tool.slot(), also).await;
        let slot = kept["slot"].as_str().expect("a slot");
        let path = with_slot(&tool.path, slot);
        let set = |step: &mut Value| step["action"]["path"] = path.clone();
        let changes = saved(&baton, &waits, set).await["changes"].clone();
        goes_live(&baton, &waits, set).await;
        let problem = waits.problem(&baton).await;

        assert_eq!(problem["newer"]["parts"], parts, "{also}");
        assert_eq!(changes[0]["fields"], json!(["/action/token"]), "{also}");
    }
}

#[tokio::test]
async fn new_settings_are_the_first_mend_only_of_what_they_change() {
    let table = [
        (StatusCode::UNPROCESSABLE_ENTITY, "use_settings", true),
        (StatusCode::NOT_FOUND, "fix_connection", false),
        (StatusCode::FORBIDDEN, "fix_connection", false),
    ];
    for (status, first, is_mend) in table {
        let baton = Baton::start().await;
        let tool = Tool::at(&baton, answers(status).await).await;
        let waits = tool.waits(&baton, "ada@acme.example").await;

        goes_live(&baton, &waits, says_more).await;
        let problem = waits.problem(&baton).await;
        let step = in_the_run(&baton, &waits).await;

        assert_eq!(problem["actions"][0], first, "{status}");
        let actions = problem["actions"].to_string();
        assert!(actions.contains("use_settings"), "{status}");
        assert_eq!(step["newer"]["is_mend"], is_mend, "{status}");
    }
}

#[tokio::test]
async fn new_settings_count_those_they_are_for_and_name_who_has_them() {
    let baton = Baton::start().await;
    let tool = Tool::at(&baton, answers(StatusCode::UNPROCESSABLE_ENTITY).await).await;
    let waits = tool.waits(&baton, "veit@acme.example").await;
    goes_live(&baton, &waits, says_more).await;
    waits.hire(&baton, "volker@acme.example").await;
    goes_live(&baton, &waits, named).await;
    let both = |page: &Value| page["items"][0]["people"] == 2;
    let problem = baton.until("/problems", both).await["items"][0].clone();

    let id = problem["id"].as_str().expect("an id");
    let why = json!({ "reason": "it says more" });
    let used = format!("/problems/{id}/use-settings");
    let done = baton.post(&used, why).await.ok();

    let newer = &problem["newer"];
    assert_eq!(
        (&newer["version"], &newer["people"]),
        (&json!(3), &json!(1))
    );
    assert_eq!(newer["names"], json!(["veit@acme.example"]));
    assert_eq!(newer["without"], json!(["volker@acme.example"]));
    assert_eq!((&done["done"], &done["could_not"]), (&json!(1), &json!(0)));
}
