//! C10: *Use the new settings of this step for these people*. Each message is masked by the version
//! that it was made with.

use http::Method;
use serde_json::{Value, json};

use super::changed::{needs_you, picky, sends_team, step_of};
use super::received::{MASK, SSN};
use super::run_that;
use crate::support::Baton;

/// Puts other values of the first step live.
async fn goes_live(baton: &Baton, workflow: &Value, change: impl Fn(&mut Vec<Value>)) {
    let id = workflow["id"].as_str().expect("an id");
    let at = format!("/workflows/{id}");
    let mut now = baton.get(&at).await.ok();
    let fields = &mut now["draft"]["steps"][0]["action"]["content"]["fields"];
    change(fields.as_array_mut().expect("fields"));
    let save = json!({ "revision": now["draft_revision"], "definition": now["draft"],
        "edit": "mend" });
    let path = format!("{at}/draft");
    baton.ask(Method::PUT, &path, Some(save)).await.ok();
    baton.post(&format!("{at}/live"), json!({})).await.ok();
}

/// The team is Support where there is none, and the number is not sent any more.
fn mended(fields: &mut Vec<Value>) {
    fields.retain(|field| field["name"] != "ssn");
    for field in fields.iter_mut().filter(|field| field["name"] == "team") {
        field["value"]["when_empty"] = json!({ "kind": "use_text", "text": "Support" });
    }
}

async fn open_problem(baton: &Baton) -> Value {
    let is_there = |page: &Value| page["items"].as_array().is_some_and(|all| all.len() == 1);
    baton.until("/problems", is_there).await["items"][0].clone()
}

fn offers(run: &Value, step: &str) -> bool {
    let actions = run["steps"][step]["actions"].as_array().expect("actions");
    let mut found = actions.iter().filter(|one| one["action"] == "use_settings");
    found.any(|one| one["allowed"] == true)
}

#[tokio::test]
async fn c10_people_who_came_to_a_stop_go_on_with_the_new_settings_of_the_step() {
    let baton = Baton::start().await;
    let (port, bodies) = picky().await;
    let (workflow, _) = sends_team(&baton, port, "send_empty").await;
    let step = step_of(&workflow);
    let run = run_that(&baton, &workflow, needs_you).await;
    let path = format!("/runs/{run}");
    let before = (open_problem(&baton).await, baton.get(&path).await.ok());

    goes_live(&baton, &workflow, mended).await;
    let problem = open_problem(&baton).await;
    let offered = offers(&baton.get(&path).await.ok(), step);
    let why = json!({ "reason": "it may be empty now" });
    let id = problem["id"].as_str().expect("an id");
    let use_settings = format!("/problems/{id}/use-settings");
    let done = baton.post(&use_settings, why).await.ok();
    let passed = |run: &Value| run["steps"][step]["status"] == "done";
    let run = baton.until(&path, passed).await;

    assert_eq!(before.0["newer"], Value::Null);
    assert!(!offers(&before.1, step));
    assert_eq!(problem["newer"]["version"], 2);
    assert_eq!(problem["actions"][0], "use_settings");
    assert!(offered);
    assert_eq!((&done["done"], &done["could_not"]), (&json!(1), &json!(0)));
    let bodies = bodies.lock().expect("not poisoned").clone();
    assert_eq!(bodies.len(), 2);
    assert_eq!(
        (&bodies[1]["team"], &bodies[1]["ssn"]),
        (&json!("Support"), &Value::Null)
    );
    assert_eq!(
        (&run["version"], &run["steps"][step]["settings"]),
        (&json!(1), &json!(2))
    );
    let history = baton.get(&format!("{path}/history")).await.ok();
    let mut rows = history["items"].as_array().expect("rows").iter();
    let said = rows
        .find(|row| row["kind"] == "settings_used")
        .expect("it is written down");
    assert_eq!(
        (&said["by"], &said["params"]["version"]),
        (&json!("Dana"), &json!("2"))
    );
}

#[tokio::test]
async fn c4_what_was_sent_before_is_masked_by_the_settings_that_sent_it() {
    let baton = Baton::start().await;
    let (port, _) = picky().await;
    let (workflow, _) = sends_team(&baton, port, "send_empty").await;
    let step = step_of(&workflow);
    let run = run_that(&baton, &workflow, needs_you).await;
    let path = format!("/runs/{run}");
    goes_live(&baton, &workflow, mended).await;

    let said = json!({ "step": step, "reason": "it may be empty now" });
    baton.post(&format!("{path}/use-settings"), said).await.ok();
    let passed = |run: &Value| run["steps"][step]["status"] == "done";
    baton.until(&path, passed).await;

    let messages = baton.get(&format!("{path}/messages")).await.ok();
    let first = messages["items"][0]["id"].as_str().expect("an id");
    let tried = format!("{path}/messages/{first}/tries/1");
    let tried = baton.get(&tried).await.ok();
    let body = tried["request"]["body"].as_str().expect("a body");
    assert!(body.contains(MASK) && !body.contains(SSN), "{body}");
}
