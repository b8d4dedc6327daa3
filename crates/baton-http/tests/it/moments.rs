//! When a step that waits for a moment goes on, and for whom next (C18).

use http::Method;
use serde_json::{Value, json};

use crate::support::{Baton, trigger_of};

const WAIT: &str = "step_000000000000000000000000000000aa";

/// The welcome template's draft with a wait in it.
fn waiting(draft: &Value, until: &Value) -> Value {
    let mut draft = draft.clone();
    let step = json!({ "id": WAIT, "name": "Wait", "action": { "kind": "wait_for_time",
        "until": until, "weekend_rule": "as_it_is", "already_past": "go_on" } });
    draft["steps"]
        .as_array_mut()
        .expect("steps")
        .insert(0, step);
    draft
}

fn before_the_start() -> Value {
    json!({ "kind": "date", "amount": 3, "unit": "days", "side": "before",
        "detail": "start_date", "at": "09:00" })
}

async fn add(baton: &Baton, name: &str, start: &str, zone: &str) {
    let person = json!({ "display_name": name, "start_date": start, "time_zone": zone });
    baton.post("/people", person).await.ok();
}

async fn moments(baton: &Baton, until: &Value) -> Value {
    let workflow = baton.workflow("welcome").await;
    let person = baton.sample_person().await;
    let definition = waiting(&workflow["draft"], until);
    let input = json!({ "definition": definition, "step": WAIT, "person": person });
    baton.post("/preview/moments", input).await.ok()
}

#[tokio::test]
async fn c18_the_next_five_people_are_those_whose_date_decides_the_earliest_first() {
    let baton = Baton::start().await;
    let zone = json!({ "time_zone": "Europe/Berlin" });
    baton
        .ask(Method::PUT, "/settings/time", Some(zone))
        .await
        .ok();
    for (name, start) in [
        ("Gone", "2020-01-01"),
        ("Third", "2098-03-01"),
        ("First", "2098-01-01"),
        ("Sixth", "2098-06-01"),
        ("Fifth", "2098-05-01"),
        ("Fourth", "2098-04-01"),
    ] {
        add(&baton, name, start, "").await;
    }
    add(&baton, "Second", "2098-02-01", "Europe/Lisbon").await;

    let told = moments(&baton, &before_the_start()).await;

    let next = told["next"].as_array().expect("people");
    let names = next.iter().map(|one| one["name"].as_str().expect("a name"));
    assert_eq!(
        names.collect::<Vec<_>>(),
        ["First", "Second", "Third", "Fourth", "Fifth"]
    );
    assert_eq!(told["decides"], "date");
    assert_eq!(next[0]["at"], "2097-12-29T08:00:00Z");
    assert_eq!(
        (&next[0]["zone"], &next[0]["zone_of"]),
        (&json!("Europe/Berlin"), &json!("company"))
    );
    assert_eq!(next[1]["at"], "2098-01-29T09:00:00Z");
    assert_eq!(
        (&next[1]["zone"], &next[1]["zone_of"]),
        (&json!("Europe/Lisbon"), &json!("person"))
    );
    assert!(told["person"]["name"].is_string());
}

#[tokio::test]
async fn a_moment_long_after_a_date_has_people_whose_date_is_past() {
    let baton = Baton::start().await;
    add(&baton, "Founder", "2020-01-15", "").await;
    let until = json!({ "kind": "date", "amount": 1_000, "unit": "months", "side": "after",
        "detail": "start_date", "at": "09:00" });

    let told = moments(&baton, &until).await;

    assert_eq!(told["next"][0]["name"], "Founder");
    assert_eq!(told["next"][0]["has_passed"], false);
}

#[tokio::test]
async fn what_counts_from_when_a_run_comes_there_has_no_next_people_and_says_so() {
    let baton = Baton::start().await;
    add(&baton, "Ada", "2098-01-01", "").await;
    let until = json!({ "kind": "working_days", "amount": 2, "at": "09:00" });

    let told = moments(&baton, &until).await;

    assert_eq!(
        (&told["decides"], &told["next"]),
        (&json!("each_run"), &json!([]))
    );
    assert!(told["person"]["at"].is_string());
    assert_eq!(
        told["person"]["free_days"], "known",
        "the place of work says which"
    );
}

#[tokio::test]
async fn a_sensitive_date_is_shown_of_nobody() {
    let baton = Baton::start().await;
    let secret = json!({ "name": "surgery", "type": "date", "sensitive": true });
    let path = "/person-details";
    baton.ask(Method::PUT, path, Some(secret)).await.ok();
    let until = json!({ "kind": "date", "amount": 3, "unit": "days", "side": "after",
        "detail": "custom/surgery", "at": "09:00" });

    let told = moments(&baton, &until).await;

    assert_eq!(
        (&told["decides"], &told["next"]),
        (&json!("sensitive"), &json!([]))
    );
    assert_eq!(
        (&told["person"]["date"], &told["person"]["at"]),
        (&Value::Null, &Value::Null)
    );
}

/// What a run of somebody in Lisbon waits for that stands at a wait until three days after a date
/// of theirs.
async fn waits(baton: &Baton, detail: &str, custom: &Value) -> Value {
    let run = comes_there(baton, detail, custom, "waiting_for_time").await;
    baton.get(&format!("/runs/{run}")).await.ok()["steps"][WAIT]["waiting"].clone()
}

/// A run of theirs, once it stands there so.
async fn comes_there(baton: &Baton, detail: &str, custom: &Value, stands: &str) -> String {
    add_ines(baton, custom).await;
    let until = json!({ "kind": "date", "amount": 3, "unit": "days", "side": "after",
        "detail": detail, "at": "09:00" });
    calls(baton, &until).await;
    let runs = baton
        .until("/runs", |runs| runs["items"][0]["where"]["kind"] == stands)
        .await;
    let run = runs["items"][0]["id"].as_str().expect("an id");
    run.to_owned()
}

pub(crate) async fn add_ines(baton: &Baton, custom: &Value) {
    let person = json!({ "display_name": "Ines", "work_email": "ines.lisbon@acme.example",
        "start_date": "2098-02-01", "time_zone": "Europe/Lisbon", "custom": custom });
    baton.post("/people", person).await.ok();
}

/// A call for them comes to a live workflow that begins with a wait.
pub(crate) async fn calls(baton: &Baton, until: &Value) {
    let workflow = baton.workflow("welcome").await;
    let id = workflow["id"].as_str().expect("an id");
    let mut definition = waiting(&workflow["draft"], until);
    definition["steps"][0]["action"]["already_past"] = json!("tell_me");
    let draft = json!({ "definition": definition,
        "revision": workflow["draft_revision"], "edit": "" });
    let path = format!("/workflows/{id}/draft");
    baton.ask(Method::PUT, &path, Some(draft)).await.ok();
    baton
        .post(&format!("/workflows/{id}/live"), json!({}))
        .await
        .ok();
    let trigger = trigger_of(&workflow);
    baton
        .call(&trigger, r#"{"email":"ines.lisbon@acme.example"}"#)
        .await;
}

#[tokio::test]
async fn c16_a_run_says_why_it_waits_until_then_and_in_whose_zone() {
    let baton = Baton::start().await;

    let waiting = waits(&baton, "start_date", &json!({})).await;

    assert_eq!(waiting["due_at"], "2098-02-04T09:00:00Z");
    assert_eq!(
        waiting["due_from"],
        json!({ "detail": "start_date", "date": "2098-02-01",
            "zone": "Europe/Lisbon", "zone_of": "person" })
    );
}

async fn surgery_is_sensitive(baton: &Baton) {
    let secret = json!({ "name": "surgery", "type": "date", "sensitive": true });
    let path = "/person-details";
    baton.ask(Method::PUT, path, Some(secret)).await.ok();
}

#[tokio::test]
async fn a_sensitive_date_is_not_told_by_the_run_that_waits_for_it() {
    let baton = Baton::start().await;
    surgery_is_sensitive(&baton).await;
    let custom = json!({ "surgery": "2097-02-01" });

    let waiting = waits(&baton, "custom/surgery", &custom).await;

    assert_eq!(waiting["due_from"]["detail"], "custom/surgery");
    assert_eq!(waiting["due_from"]["date"], Value::Null);
    let runs = baton.get("/runs").await.ok();
    let run = runs["items"][0]["id"].as_str().expect("an id");
    let person = runs["items"][0]["person"]["id"].as_str().expect("an id");
    let later = json!({ "custom": { "surgery": "2097-02-11" } });
    let path = format!("/people/{person}");
    baton.ask(Method::PATCH, &path, Some(later)).await.ok();
    let history = baton
        .until(&format!("/runs/{run}/history"), |history| {
            history.to_string().contains("time_wait_moved")
        })
        .await;
    let told = history["items"].as_array().expect("what happened");
    let begun = told.iter().find(|one| one["kind"] == "time_wait_started");
    let params = &begun.expect("the wait began")["params"];
    assert_eq!(params["detail"], "custom/surgery");
    let shown = baton.get(&format!("/runs/{run}")).await.ok();
    for told in [&history, &shown, &runs] {
        assert!(!told.to_string().contains("2097"), "{told}");
    }
}

#[tokio::test]
async fn a_sensitive_date_that_has_passed_stands_in_no_problem_and_at_no_step() {
    let baton = Baton::start().await;
    surgery_is_sensitive(&baton).await;
    let custom = json!({ "surgery": "2003-03-01" });

    let run = comes_there(&baton, "custom/surgery", &custom, "cannot_prepare").await;

    let problems = baton.get("/problems").await.ok();
    let problem = &problems["items"][0];
    assert_eq!(problem["kind"], "date_passed");
    assert_eq!(problem["params"]["detail"], "custom/surgery");
    let id = problem["id"].as_str().expect("an id");
    let runs = baton.get("/runs").await.ok();
    for path in [
        format!("/problems/{id}"),
        format!("/problems/{id}/items"),
        format!("/runs/{run}"),
        format!("/runs/{run}/history"),
    ] {
        let told = baton.get(&path).await.ok().to_string();
        assert!(!told.contains("2003"), "{path}: {told}");
    }
    for told in [&problems, &runs] {
        assert!(!told.to_string().contains("2003"), "{told}");
    }
}

#[tokio::test]
async fn what_a_problem_says_of_all_is_not_the_date_of_the_first() {
    let baton = Baton::start().await;
    let sign_up = json!({ "name": "sign_up", "type": "date", "sensitive": false });
    let path = "/person-details";
    baton.ask(Method::PUT, path, Some(sign_up)).await.ok();
    let custom = json!({ "sign_up": "2003-03-01" });

    comes_there(&baton, "custom/sign_up", &custom, "cannot_prepare").await;

    let problems = baton.get("/problems").await.ok();
    let problem = &problems["items"][0];
    assert_eq!(problem["params"], json!({ "detail": "custom/sign_up" }));
    let id = problem["id"].as_str().expect("an id");
    let items = baton.get(&format!("/problems/{id}/items")).await.ok();
    assert_eq!(items["items"][0]["params"]["date"], "2003-03-01");
}
