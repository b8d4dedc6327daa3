//! What is done to many runs at once, how many match, and their rows for a file (UX B.8).

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::{Value, json};

use super::live;
use crate::called::listening;
use crate::mended::Tool;
use crate::support::Baton;

/// Three people whose runs wait for a call; their runs, the last news first.
async fn three_wait(baton: &Baton) -> (Value, Vec<String>) {
    let (workflow, trigger) = live(baton).await;
    for name in ["maria", "max", "li.na"] {
        baton
            .call(&trigger, &format!(r#"{{"email":"{name}@acme.example"}}"#))
            .await;
    }
    let waiting = |runs: &Value| {
        let runs = runs["items"].as_array().expect("runs");
        runs.len() == 3
            && runs
                .iter()
                .all(|run| run["where"]["kind"] == "waiting_for_call")
    };
    let runs = baton.until("/runs", waiting).await;
    let items = runs["items"].as_array().expect("runs").iter();
    let ids = items.map(|run| run["id"].as_str().expect("an id").to_owned());
    (workflow, ids.collect())
}

fn listed(runs: &[String]) -> Value {
    let runs: Vec<Value> = runs
        .iter()
        .map(|run| json!({ "run": run, "step": null }))
        .collect();
    json!({ "kind": "listed", "runs": runs })
}

#[tokio::test]
async fn b8_ticked_runs_are_stopped_for_one_reason_and_who_is_over_is_passed_over() {
    let baton = Baton::start().await;
    let (_, runs) = three_wait(&baton).await;
    let stop =
        json!({ "act": "stop", "of": listed(&runs[..2]), "reason": "the order is withdrawn" });

    let without = json!({ "act": "stop", "of": listed(&runs), "reason": " " });
    assert_eq!(
        baton.post("/runs/act", without).await.refused(422),
        "reason_missing"
    );
    let job = baton.post("/runs/act", stop).await.ok();
    assert_eq!(
        (&job["kind"], &job["state"], &job["done"], &job["passed"]),
        (&json!("stop_runs"), &json!("done"), &json!(2), &json!(0))
    );
    let matched = baton.get("/runs/matching").await.ok();
    assert_eq!(matched["all"], json!({ "n": 3, "exact": true }));
    assert_eq!(matched["open"]["n"], 1);
    assert_eq!(matched["workflows"].as_array().expect("workflows").len(), 1);
    let waiting = baton.get("/runs/matching?status=waiting").await.ok();
    assert_eq!(waiting["all"]["n"], 1);

    let rest = json!({ "act": "stop", "of": listed(&runs), "reason": "the rest" });
    let job = baton.post("/runs/act", rest).await.ok();
    assert_eq!((&job["done"], &job["passed"]), (&json!(1), &json!(2)));
    let history = baton.get(&format!("/runs/{}/history", runs[0])).await.ok();
    assert_eq!(history["items"][0]["kind"], "run_stopped");
    assert_eq!(
        history["items"][0]["params"]["why"],
        "the order is withdrawn"
    );
    assert_eq!(history["items"][0]["by"], "Dana");
}

#[tokio::test]
async fn b8_what_could_not_be_done_is_listed_with_who_and_why() {
    let baton = Baton::start().await;
    let (workflow, runs) = three_wait(&baton).await;
    let other = &workflow["draft"]["steps"][0]["id"];
    let of = json!({ "kind": "listed", "runs": [{ "run": runs[0], "step": other }] });

    let skip = json!({ "act": "skip_step", "of": of, "reason": "done by hand" });
    let job = baton.post("/runs/act", skip).await.ok();

    assert_eq!((&job["done"], &job["could_not"]), (&json!(0), &json!(1)));
    let id = job["id"].as_str().expect("an id");
    let missed = baton.get(&format!("/jobs/{id}/missed")).await.ok();
    assert_eq!(missed["more"], 0);
    let one = &missed["items"][0];
    assert_eq!(
        (&one["kind"], &one["run"]),
        (&json!("moved_on"), &json!(runs[0]))
    );
    assert_eq!(one["reason"], Value::Null);
    assert!(one["person"]["name"].is_string());

    let all = json!({ "kind": "matching", "status": "waiting" });
    let again = json!({ "act": "try_again", "of": all, "reason": "it works again" });
    let job = baton.post("/runs/act", again).await.ok();
    assert_eq!(
        (&job["done"], &job["could_not"], &job["passed"]),
        (&json!(0), &json!(0), &json!(3))
    );
}

/// A tool that says no until it is told to say yes; its port.
async fn says_no_first(accepts: &Arc<AtomicBool>) -> u16 {
    let accepts = Arc::clone(accepts);
    let answer = move || {
        let status = match accepts.load(Ordering::SeqCst) {
            true => http::StatusCode::OK,
            false => http::StatusCode::UNAUTHORIZED,
        };
        async move { status }
    };
    let tool = axum::Router::new().fallback(axum::routing::any(answer));
    listening(tool).await
}

#[tokio::test]
async fn b8_what_is_sent_again_is_told_by_what_the_other_tool_made_of_it() {
    let baton = Baton::start().await;
    let accepts = Arc::new(AtomicBool::new(false));
    let tool = Tool::at(&baton, says_no_first(&accepts).await).await;
    tool.waits(&baton, "one@acme.example").await;
    let again = json!({ "act": "try_again", "of": { "kind": "matching", "status": "needs_you" },
        "reason": "it works again" });
    let became = async |job: &Value| {
        let path = format!("/jobs/{}", job["id"].as_str().expect("an id"));
        baton.until(&path, |job| job["sent"]["open"] == 0).await["sent"].clone()
    };

    let refused = baton.post("/runs/act", again.clone()).await.ok();
    let was_refused = became(&refused).await;
    let needs_you = |page: &Value| page["items"][0]["status"] == "needs_you";
    baton.until("/runs", needs_you).await;
    accepts.store(true, Ordering::SeqCst);
    let accepted = baton.post("/runs/act", again).await.ok();
    let was_accepted = became(&accepted).await;
    let still = became(&refused).await;

    assert_eq!(
        (&refused["done"], &accepted["done"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(
        was_refused,
        json!({ "accepted": 0, "refused": 1, "open": 0, "held": 0 })
    );
    assert_eq!(
        was_accepted,
        json!({ "accepted": 1, "refused": 0, "open": 0, "held": 0 })
    );
    assert_eq!(still, was_refused, "what a later job led to is its own");
}

#[tokio::test]
async fn b8_all_that_match_go_on_without_the_step_where_they_stand() {
    let baton = Baton::start().await;
    let (_, runs) = three_wait(&baton).await;

    let all = json!({ "kind": "matching", "search": "max@" });
    let ask = json!({ "act": "skip_step", "of": all, "reason": "nobody filtered by it" });
    let job = baton.post("/runs/act", ask).await.ok();
    assert_eq!((&job["done"], &job["could_not"]), (&json!(0), &json!(1)));
    let id = job["id"].as_str().expect("an id");
    let missed = baton.get(&format!("/jobs/{id}/missed")).await.ok();
    assert_eq!(missed["items"][0]["kind"], "nobody_needed");
    let as_of = &baton.get("/runs/matching?waiting_for=tool").await.ok()["as_of"];
    let all =
        json!({ "kind": "matching", "search": "max@", "waiting_for": "tool", "as_of": as_of });
    let skip = json!({ "act": "skip_step", "of": all, "reason": "done by hand", "gently": false });
    let job = baton.post("/runs/act", skip).await.ok();

    assert_eq!((&job["done"], &job["total"]), (&json!(1), &json!(1)));
    assert_eq!(runs.len(), 3);
    let waiting = baton.get("/runs/matching?status=waiting").await.ok();
    assert_eq!(waiting["all"]["n"], 2);
}

#[tokio::test]
async fn b8_ticked_runs_are_skipped_where_their_rows_stood_as_each_alone_would_be() {
    let baton = Baton::start().await;
    let (workflow, runs) = three_wait(&baton).await;
    let wait = &workflow["draft"]["steps"][2]["id"];
    let seen = |run: &String| json!({ "run": run, "step": wait });

    let two: Vec<Value> = runs.iter().take(2).map(seen).collect();
    let of = json!({ "kind": "listed", "runs": two });
    let skip = json!({ "act": "skip_step", "of": of, "reason": "done by hand" });
    let job = baton.post("/runs/act", skip).await.ok();

    assert_eq!((&job["done"], &job["could_not"]), (&json!(2), &json!(0)));
}

#[tokio::test]
async fn b8_gently_answers_at_once_and_can_be_ended() {
    let baton = Baton::start().await;
    let (_, _) = three_wait(&baton).await;
    let all = json!({ "kind": "matching", "try_outs": false });
    let stop = json!({ "act": "stop", "of": all, "reason": "a test", "gently": true });

    let job = baton.post("/runs/act", stop).await.ok();

    assert_eq!((&job["gently"], &job["total"]), (&json!(true), &json!(3)));
    let id = job["id"].as_str().expect("an id");
    let path = format!("/jobs/{id}");
    baton.until(&path, |job| job["done"] == 3).await;
    let ended = baton.until(&path, |job| job["state"] == "done").await;
    assert_eq!(ended["could_not"], 0);
    let cancelled = baton.post(&format!("{path}/cancel"), json!({})).await;
    assert_eq!(cancelled.refused(409), "wrong_state");
}

#[tokio::test]
async fn b8_no_more_than_can_be_ticked_are_named_and_nobody_unknown() {
    let baton = Baton::start().await;
    let many: Vec<String> = (0..501).map(|n| format!("run_{n:032}")).collect();
    let ask = |of: Value| json!({ "act": "stop", "of": of, "reason": "a test" });

    let too_many = baton.post("/runs/act", ask(listed(&many))).await;
    assert_eq!(too_many.refused(422), "invalid_field");
    let none = baton.post("/runs/act", ask(listed(&[]))).await;
    assert_eq!(none.refused(422), "invalid_field");
    let nobody = baton.post("/runs/act", ask(listed(&many[..1]))).await;
    assert_eq!(nobody.refused(404), "not_found");
    let other = baton
        .post("/runs/act", ask(json!({ "kind": "matching", "colour": 1 })))
        .await;
    assert_eq!(other.refused(400), "bad_request");
}

#[tokio::test]
async fn b8_rows_for_a_file_have_the_work_email_and_the_audit_has_who_took_them() {
    let baton = Baton::start().await;
    let (_, runs) = three_wait(&baton).await;

    let all = json!({ "of": { "kind": "matching" } });
    let rows = baton.post("/runs/export", all).await.ok();
    let one = json!({ "of": listed(&runs[2..]) });
    let one = baton.post("/runs/export", one).await.ok();

    let items = rows["items"].as_array().expect("rows");
    assert_eq!((items.len(), &rows["next"]), (3, &Value::Null));
    assert!(items.iter().all(|row| {
        let email = row["work_email"].as_str().expect("an address");
        email.ends_with("@acme.example") && row["run"]["where"]["kind"] == "waiting_for_call"
    }));
    assert_eq!(one["items"][0]["run"]["id"], json!(runs[2]));
    let audit = baton.get("/audit?limit=2").await.ok();
    assert_eq!(audit["items"][0]["action"], "runs_exported");
    assert_eq!(audit["items"][0]["actor"], "Dana");
    assert_eq!(audit["items"][0]["params"]["runs"], "1");
    let gone = listed(&[runs[0].clone(), format!("run_{:032}", 7)]);
    let two = baton.post("/runs/export", json!({ "of": gone })).await.ok();
    assert_eq!(two["items"].as_array().expect("rows").len(), 1);
    assert_eq!(two["missing"], 1);
}
