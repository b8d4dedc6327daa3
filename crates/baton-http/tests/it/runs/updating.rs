//! What a step set of its run's person, as the API tells it (C4).

use http::Method;
use serde_json::{Value, json};

use crate::paths::{run_of, step, step_id};
use crate::support::{Baton, trigger_of};

fn to(detail: &str, text: &str) -> Value {
    json!({ "detail": detail, "value": { "type": "as_received", "when_empty": { "kind": "stop" },
        "segments": [{ "kind": "text", "text": text }] } })
}

fn update(details: &[Value]) -> Value {
    let action = json!({ "kind": "update_person", "details": details });
    step("a1", action)
}

async fn told(baton: &Baton, run: &str) -> Vec<Value> {
    let history = baton.get(&format!("/runs/{run}/history")).await.ok();
    let items = history["items"].as_array().expect("what happened").iter();
    let set = items.filter(|one| one["kind"] == "detail_set");
    set.map(|one| one["params"].clone()).collect()
}

#[tokio::test]
async fn c4_what_a_step_set_is_told_until_its_detail_is_sensitive() {
    let baton = Baton::start().await;
    let steps = json!([update(&[
        to("department", "Sales"),
        to("custom/laptop", "16 inch")
    ])]);

    let run = run_of(&baton, steps, |run| run["status"] == "done").await;

    let shown = baton.get(&format!("/runs/{run}")).await.ok();
    let person = shown["person"]["id"].as_str().expect("an id");
    let person = baton.get(&format!("/people/{person}")).await.ok();
    assert_eq!(person["department"], "Sales");
    let laptop = json!({ "detail": "custom/laptop", "before": "14 inch", "after": "16 inch" });
    let moved = json!({ "detail": "department", "before": "Engineering", "after": "Sales" });
    let all = told(&baton, &run).await;
    assert!(all.contains(&laptop) && all.contains(&moved), "{all:?}");

    let secret = json!({ "name": "laptop", "type": "text", "sensitive": true });
    baton
        .ask(Method::PUT, "/person-details", Some(secret))
        .await
        .ok();

    let all = told(&baton, &run).await;
    let masked = json!({ "detail": "custom/laptop" });
    assert!(all.contains(&masked) && all.contains(&moved), "{all:?}");
}

#[tokio::test]
async fn c4_anothers_address_is_a_problem_that_leads_to_the_run() {
    let baton = Baton::start().await;
    let other = json!({ "display_name": "Ada Okafor", "work_email": "ada@acme.example" });
    baton.post("/people", other).await.ok();
    let steps = json!([update(&[to("work_email", "ada@acme.example")])]);

    let run = run_of(&baton, steps, |run| run["status"] == "needs_you").await;

    let problems = baton.get("/problems").await.ok();
    let problem = &problems["items"][0];
    assert_eq!(problem["kind"], "detail_taken");
    assert_eq!(problem["actions"], json!(["open_run", "ignore"]));
    let shown = baton.get(&format!("/runs/{run}")).await.ok();
    let state = &shown["steps"][step_id("a1")];
    assert_eq!(state["detail"]["params"]["other"], "Ada Okafor");
    let possible = state["actions"].as_array().expect("verbs").iter();
    let possible = possible.filter(|one| one["allowed"] == true);
    let possible: Vec<_> = possible.map(|one| &one["action"]).collect();
    assert_eq!(possible, ["skip", "send_again"]);
}

#[tokio::test]
async fn c11_a_try_out_begins_with_what_the_last_call_of_its_trigger_says() {
    let baton = Baton::start().await;
    let workflow = baton.workflow("welcome").await;
    let mut department = to("department", "");
    department["value"]["segments"] = json!([{ "kind": "detail", "format": "as_is",
        "reference": { "source": { "kind": "trigger" }, "pointer": "/to" } }]);
    let mut draft = workflow["draft"].clone();
    draft["steps"] = json!([update(&[department])]);
    let id = workflow["id"].as_str().expect("an id");
    let save = json!({ "revision": 1, "definition": draft, "edit": "steps" });
    let path = format!("/workflows/{id}/draft");
    baton.ask(Method::PUT, &path, Some(save)).await.ok();
    let trigger = trigger_of(&workflow);
    let body = r#"{"email":"maria@acme.example","to":"Legal"}"#;
    baton.call(&trigger, body).await;

    let person = baton.sample_person().await;
    let input = json!({ "workflow": id, "person": person, "really_contact": false });
    let run = baton.post("/try-outs", input).await.ok();
    let run = run["id"].as_str().expect("an id");
    let ends = |run: &Value| run["status"] == "done" || run["status"] == "needs_you";
    let ended = baton.until(&format!("/runs/{run}"), ends).await;

    assert_eq!(ended["status"], "done");
    let would = told(&baton, run).await;
    assert_eq!(would[0]["after"], "Legal", "{would:?}");
}
