//! A run follows its person: what it waits for is said as the matcher finds it now (C4, C6).

use http::Method;
use serde_json::{Value, json};

use crate::paths::{run_of, step, step_id};
use crate::support::Baton;

const FORMER: &str = "maria@acme.example";
const NOW: &str = "Maria.Lopez@acme.example";

/// Maria's run, which waits for a call with her work e-mail.
async fn waits_for_maria(baton: &Baton) -> String {
    let by_email = json!({ "kind": "person_detail", "detail": "work_email",
        "call": { "kind": "automatic" } });
    let wait = json!({ "kind": "wait_for_call", "match_by": by_email, "only_if": null,
        "nobody_matches": "keep_under_problems", "several_match": "ask",
        "reminder_after_s": null, "limit_after_s": null });
    let waits = |run: &Value| run["where"]["kind"] == "waiting_for_call";
    run_of(baton, json!([step("a1", wait)]), waits).await
}

/// What the page says that the run waits for.
async fn waiting(baton: &Baton, run: &str) -> Value {
    let run = baton.get(&format!("/runs/{run}")).await.ok();
    run["steps"][step_id("a1")]["waiting"].clone()
}

/// Gives the run's person another work e-mail by hand; an empty one takes it away.
async fn gets(baton: &Baton, run: &str, email: &str) {
    let run = baton.get(&format!("/runs/{run}")).await.ok();
    let person = run["person"]["id"].as_str().expect("an id");
    let patch = json!({ "work_email": email });
    let path = format!("/people/{person}");
    baton.ask(Method::PATCH, &path, Some(patch)).await.ok();
}

/// A call that says this e-mail moves the run.
async fn is_moved_by(baton: &Baton, run: &str, email: &str) {
    let said = waiting(baton, run).await;
    let address = said["address"].as_str().expect("an address");
    let body = json!({ "email": email }).to_string();
    baton.call(address, &body).await;
    let done = |run: &Value| run["status"] == "done";
    baton.until(&format!("/runs/{run}"), done).await;
}

#[tokio::test]
async fn c6_a_wait_says_the_email_of_now_and_that_a_former_one_fits_as_well() {
    let baton = Baton::start().await;
    let run = waits_for_maria(&baton).await;
    let before = waiting(&baton, &run).await;

    gets(&baton, &run, NOW).await;

    let said = waiting(&baton, &run).await;
    assert_eq!(before["match_value"], FORMER);
    assert_eq!(before["former_emails"], json!([]));
    assert_eq!(said["match_value"], NOW, "as they write it");
    assert_eq!(said["former_emails"], json!([FORMER]));
    is_moved_by(&baton, &run, NOW).await;
}

#[tokio::test]
async fn c4_a_call_with_the_former_email_moves_the_run_as_is_said() {
    let baton = Baton::start().await;
    let run = waits_for_maria(&baton).await;

    gets(&baton, &run, NOW).await;

    is_moved_by(&baton, &run, FORMER).await;
}

#[tokio::test]
async fn c6_a_wait_says_by_what_it_is_found_still_where_the_email_is_taken_away() {
    let baton = Baton::start().await;
    let run = waits_for_maria(&baton).await;

    gets(&baton, &run, "").await;

    let said = waiting(&baton, &run).await;
    assert_eq!(said["match_value"], FORMER);
    assert_eq!(said["former_emails"], json!([]));
    is_moved_by(&baton, &run, FORMER).await;
}
