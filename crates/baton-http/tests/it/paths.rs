//! A run at several steps at once, as the API shows it and asks about it (C18).

use http::Method;
use serde_json::{Value, json};

use crate::support::Baton;

pub(crate) fn step_id(end: &str) -> String {
    format!("step_{end:0>32}")
}

pub(crate) fn step(end: &str, action: Value) -> Value {
    json!({ "id": step_id(end), "name": format!("Step {end}"), "action": action })
}

/// A wait that nothing ends within a test.
fn waits(end: &str) -> Value {
    step(
        end,
        json!({ "kind": "wait_for_time", "weekend_rule": "as_it_is", "already_past": "go_on",
            "until": { "kind": "duration", "amount": 9, "unit": "weeks" } }),
    )
}

fn beside(end: &str, paths: &[Vec<Value>]) -> Value {
    let paths = paths.iter().enumerate().map(|(place, steps)| {
        json!({ "id": step_id(&format!("{end}{place}")), "name": format!("Path {place}"),
            "steps": steps })
    });
    let paths: Vec<Value> = paths.collect();
    step(
        end,
        json!({ "kind": "at_the_same_time", "until": "all", "paths": paths }),
    )
}

/// A choice of which nobody takes the only path.
fn otherwise(end: &str, steps: &[Value]) -> Value {
    let never = json!({ "reference": { "source": { "kind": "person" }, "pointer": "/team" },
        "operator": "is", "values": ["Nobody's"] });
    let path = json!({ "id": step_id(&format!("{end}0")), "name": "Nobody", "steps": [],
        "when": { "mode": "all", "tests": [never] } });
    step(
        end,
        json!({ "kind": "choose_path", "paths": [path], "otherwise": steps }),
    )
}

/// Maria's run of a live workflow with these steps, once it stands as is wanted.
pub(crate) async fn run_of(baton: &Baton, steps: Value, wanted: impl Fn(&Value) -> bool) -> String {
    let workflow = baton.workflow("welcome").await;
    let mut draft = workflow["draft"].clone();
    draft["steps"] = steps;
    let trigger = baton.goes_live(&workflow, &draft).await;
    baton
        .call(&trigger, r#"{"email":"maria@acme.example"}"#)
        .await;
    let there = |runs: &Value| wanted(&runs["items"][0]);
    let runs = baton.until("/runs", there).await;
    runs["items"][0]["id"].as_str().expect("an id").to_owned()
}

#[tokio::test]
async fn c18_a_verb_without_a_step_is_a_conflict_that_lists_those_under_way_at_any_depth() {
    let baton = Baton::start().await;
    let inner = beside("b0", &[vec![waits("d4")], vec![waits("a1")]]);
    let steps = json!([beside(
        "e0",
        &[
            vec![waits("f6"), waits("99")],
            vec![otherwise("c0", &[inner])],
        ],
    )]);
    let id = run_of(&baton, steps, |run| run["where"]["more"] == 2).await;
    let skip = format!("/runs/{id}/skip");
    let why = json!({ "reason": "it is settled" });

    let refused = baton.post(&skip, why.clone()).await;
    let listed = refused.json()["params"]["steps"].clone();
    let before = baton.get(&format!("/runs/{id}")).await.ok();

    assert_eq!(refused.refused(409), "which_step");
    let under_way = ["f6", "d4", "a1"].map(step_id);
    assert_eq!(listed, json!(under_way.join(" ")), "as in the document");
    for step in &under_way {
        assert_eq!(before["steps"][step]["status"], "waiting");
    }

    for end in ["d4", "a1"] {
        let named = json!({ "step": step_id(end), "reason": "it is settled" });
        baton.post(&skip, named).await.ok();
    }
    let only = baton.post(&skip, why).await.ok();

    assert_eq!(only["steps"][step_id("f6")]["status"], "skipped");
    assert_eq!(only["steps"][step_id("99")]["status"], "waiting");
}

/// A message with a detail that it cannot go without.
fn sends(template: &Value, end: &str, detail: &str) -> Value {
    let mut step = template.clone();
    step["id"] = json!(step_id(end));
    let reference =
        json!({ "source": { "kind": "person" }, "pointer": format!("/custom/{detail}") });
    step["action"]["content"]["fields"] = json!([{ "name": format!("their.{detail}"), "value": {
        "segments": [{ "kind": "detail", "reference": reference, "format": "as_is" }],
        "type": "text", "when_empty": { "kind": "stop" } } }]);
    step
}

/// The same, of two details; what the second lacks comes out when the first is there.
fn sends_two(template: &Value, end: &str) -> Value {
    let mut step = sends(template, end, "badge");
    let other = sends(template, end, "locker")["action"]["content"]["fields"][0].clone();
    let fields = step["action"]["content"]["fields"].as_array_mut();
    fields.expect("fields").push(other);
    step
}

#[tokio::test]
async fn c8_each_detail_that_is_empty_is_a_cause_of_its_own() {
    let baton = Baton::start().await;
    for name in ["badge", "locker"] {
        let detail = json!({ "name": name, "type": "text", "sensitive": false });
        let path = "/person-details";
        baton.ask(Method::PUT, path, Some(detail)).await.ok();
    }
    let template = baton.workflow("welcome").await["draft"]["steps"][0].clone();
    let steps = json!([sends_two(&template, "a1")]);
    let id = run_of(&baton, steps, |run| run["status"] == "needs_you").await;
    let blamed = |problems: &Value| problems["items"][0]["params"]["detail"].clone();
    let before = baton.get("/problems").await.ok();
    let person = before["items"][0]["person"].as_str().expect("a person");

    let badge = json!({ "custom": { "badge": "4711" } });
    let path = format!("/people/{person}");
    baton.ask(Method::PATCH, &path, Some(badge)).await.ok();
    let again = json!({ "step": step_id("a1"), "reason": "the badge is there" });
    let path = format!("/runs/{id}/send-again");
    baton.post(&path, again).await.ok();

    let after = baton.get("/problems").await.ok();
    assert_eq!(blamed(&before), "person /custom/badge");
    assert_eq!(blamed(&after), "person /custom/locker");
    assert_eq!(after["items"].as_array().expect("groups").len(), 1);
    assert_ne!(before["items"][0]["id"], after["items"][0]["id"]);
}

#[tokio::test]
async fn c18_two_steps_that_need_somebody_are_both_found_with_what_they_need() {
    let baton = Baton::start().await;
    for name in ["badge", "locker"] {
        let detail = json!({ "name": name, "type": "text", "sensitive": false });
        let path = "/person-details";
        baton.ask(Method::PUT, path, Some(detail)).await.ok();
    }
    let template = baton.workflow("welcome").await["draft"]["steps"][0].clone();
    let (badge, locker) = (
        sends(&template, "a1", "badge"),
        sends(&template, "b2", "locker"),
    );
    let steps = json!([beside("e0", &[vec![badge], vec![locker]])]);

    let needs_you = |run: &Value| run["status"] == "needs_you";
    let id = run_of(&baton, steps, needs_you).await;

    let place = baton.get("/runs").await.ok()["items"][0]["where"].clone();
    assert_eq!(
        (&place["kind"], &place["more"]),
        (&json!("cannot_prepare"), &json!(1))
    );
    assert_eq!(place["step"], json!(step_id("a1")));
    assert_eq!(place["params"]["problem"], "value_missing");
    assert_eq!(place["params"]["name"], "their.badge");
    let run = baton.get(&format!("/runs/{id}")).await.ok();
    for (end, name) in [("a1", "their.badge"), ("b2", "their.locker")] {
        let step = &run["steps"][step_id(end)];
        assert_eq!(step["status"], "needs_you");
        assert_eq!(step["detail"]["params"]["name"], name);
    }
    let problems = baton.get("/problems").await.ok();
    let groups = problems["items"].as_array().expect("groups");
    let mut found: Vec<_> = groups
        .iter()
        .map(|group| (group["step"].clone(), group["params"]["name"].clone()))
        .collect();
    found.sort_by_key(|(step, _)| step.to_string());
    let each = [("a1", "their.badge"), ("b2", "their.locker")];
    assert_eq!(
        found,
        each.map(|(end, name)| (json!(step_id(end)), json!(name)))
    );

    for group in groups {
        assert_eq!(
            (&group["people"], &group["person_name"]),
            (&json!(1), &json!("Maria Lopez"))
        );
        let first = &group["actions"][0];
        assert_eq!(first, "fill_in", "what mends it stands first");
    }

    let skip = json!({ "step": step_id("a1"), "reason": "no badge any more" });
    baton.post(&format!("/runs/{id}/skip"), skip).await.ok();

    let place = baton.get("/runs").await.ok()["items"][0]["where"].clone();
    assert_eq!(place["step"], json!(step_id("b2")));
    assert_eq!(place["params"]["name"], "their.locker");
    assert_eq!(place["more"], 0);
}

#[tokio::test]
async fn what_is_said_of_a_call_as_text_keeps_every_digit_until_it_is_sent() {
    let baton = Baton::start().await;
    let mut steps = baton.workflow("welcome").await["draft"]["steps"].clone();
    let wait = steps[2]["id"].as_str().expect("an id").to_owned();
    let mut tells = sends(&steps[0], "a1", "serial");
    let value = &mut tells["action"]["content"]["fields"][0]["value"];
    value["segments"][0]["reference"] =
        json!({ "source": { "kind": "step", "step": wait }, "pointer": "/serial" });
    value["type"] = json!("as_received");
    steps.as_array_mut().expect("steps").push(tells);
    let waits = |run: &Value| run["where"]["kind"] == "waiting_for_call";
    let id = run_of(&baton, steps, waits).await;
    let path = format!("/runs/{id}/mark-received");
    let said = |text: &str| json!({ "step": wait, "reason": "by phone", "text": text });

    let refused = baton.post(&path, said("{")).await;
    baton
        .post(&path, said(r#"{"serial":90071992547409931}"#))
        .await
        .ok();

    assert_eq!(refused.refused(422), "invalid_field");
    let path = format!("/runs/{id}/messages");
    let is_tried = |messages: &Value| tried(messages, &step_id("a1")).is_some();
    let messages = baton.until(&path, is_tried).await;
    let message = tried(&messages, &step_id("a1")).expect("a message that was tried");
    let detail = baton.get(&format!("{path}/{message}/tries/1")).await.ok();
    let body = detail["request"]["body"].as_str().expect("a body");
    assert_eq!(body, r#"{"their":{"serial":90071992547409931}}"#);
}

/// The message of a step that was tried.
fn tried(messages: &Value, step: &str) -> Option<String> {
    let mut all = messages["items"].as_array()?.iter();
    let found = all.find(|message| message["step"] == step && message["tries"][0].is_object())?;
    Some(found["id"].as_str()?.to_owned())
}
