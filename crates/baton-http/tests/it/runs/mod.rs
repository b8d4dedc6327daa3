//! Runs: the list, try-outs, actions by hand; problems of unknown people.

mod followed;
mod many;
mod updating;

use serde_json::{Value, json};

use crate::support::{Baton, trigger_of};

async fn live(baton: &Baton) -> (Value, String) {
    let workflow = baton.workflow("welcome").await;
    let id = workflow["id"].as_str().expect("an id");
    baton
        .post(&format!("/workflows/{id}/live"), json!({}))
        .await
        .ok();
    let trigger = trigger_of(&workflow);
    (workflow, trigger)
}

/// A live workflow, and Maria's run of it, which waits for a call.
async fn maria_waits(baton: &Baton) -> (Value, String) {
    let (workflow, trigger) = live(baton).await;
    baton
        .call(&trigger, r#"{"email":"maria@acme.example"}"#)
        .await;
    let waiting = |runs: &Value| runs["items"][0]["where"]["kind"] == "waiting_for_call";
    let runs = baton.until("/runs", waiting).await;
    let id = runs["items"][0]["id"].as_str().expect("an id").to_owned();
    (workflow, id)
}

#[tokio::test]
async fn a_run_is_skipped_with_a_reason_and_the_audit_has_it() {
    let baton = Baton::start().await;
    let (workflow, id) = maria_waits(&baton).await;
    let wait = &workflow["draft"]["steps"][2]["id"];
    let step = wait.as_str().expect("an id");

    let run = baton.get(&format!("/runs/{id}")).await.ok();
    assert_eq!(run["steps"][step]["status"], "waiting");
    assert!(run["steps"][step]["waiting"]["match_value"].is_string());
    assert_eq!(run["started_by"]["kind"], "call");
    let no_reason = json!({ "step": step, "reason": " " });
    let no_reason = baton.post(&format!("/runs/{id}/skip"), no_reason).await;
    assert_eq!(no_reason.refused(422), "reason_missing");
    let skip = json!({ "step": step, "reason": "handed over in person" });
    let skipped = baton
        .post(&format!("/runs/{id}/skip"), skip.clone())
        .await
        .ok();
    let again = baton.post(&format!("/runs/{id}/skip"), skip).await;

    assert_eq!(skipped["steps"][step]["status"], "skipped");
    let by_hand = &skipped["steps"][step]["by_hand"];
    assert_eq!(
        (&by_hand["kind"], &by_hand["by"], &by_hand["why"]),
        (
            &json!("step_skipped"),
            &json!("Dana"),
            &json!("handed over in person")
        )
    );
    assert!(by_hand["at"].is_string());
    assert_eq!(again.refused(409), "action_not_possible");
    baton
        .until(&format!("/runs/{id}"), |run| run["status"] == "done")
        .await;
    let audit = baton.get("/audit?limit=1").await.ok();
    assert_eq!(audit["items"][0]["action"], "step_skipped");
    assert_eq!(audit["items"][0]["reason"], "handed over in person");
    let history = baton.get(&format!("/runs/{id}/history")).await.ok();
    let skipped_by = history["items"].as_array().expect("rows").iter();
    assert!(
        skipped_by
            .into_iter()
            .any(|row| row["kind"] == "step_skipped" && row["by"] == "Dana")
    );
    let messages = baton.get(&format!("/runs/{id}/messages")).await.ok();
    let message = messages["items"][0]["id"].as_str().expect("an id");
    assert_eq!(
        messages["items"][0]["tries"][0]["outcome"]["code"],
        "accepted"
    );
    let tried = baton
        .get(&format!("/runs/{id}/messages/{message}/tries/1"))
        .await
        .ok();
    assert!(
        tried["request"]["body"]
            .as_str()
            .expect("a body")
            .contains("maria@acme.example")
    );
    assert_eq!(tried["response"]["status"], 200);
}

#[tokio::test]
async fn c8_a_step_done_again_goes_out_under_a_new_id_with_a_reason() {
    let baton = Baton::start().await;
    let (workflow, id) = maria_waits(&baton).await;
    let path = format!("/runs/{id}");
    let step = workflow["draft"]["steps"][0]["id"].as_str().expect("an id");
    let allowed = |run: &Value, kind: &str| {
        let actions = run["steps"][step]["actions"].as_array().expect("actions");
        let found = actions.iter().find(|action| action["action"] == kind);
        found.expect("it is listed")["allowed"] == true
    };

    let before = baton.get(&path).await.ok();
    let no_reason = json!({ "step": step, "reason": "" });
    let no_reason = baton.post(&format!("{path}/send-new"), no_reason).await;
    let why = json!({ "step": step, "reason": "they lost it" });
    let same = baton.post(&format!("{path}/send-again"), why.clone()).await;
    baton.post(&format!("{path}/send-new"), why).await.ok();
    let messages = baton
        .until(&format!("{path}/messages"), |messages| {
            let mut messages = messages["items"].as_array().expect("messages").iter();
            messages.any(|one| one["occurrence"] == 2 && one["state"] == "delivered")
        })
        .await;

    assert!(allowed(&before, "send_new") && !allowed(&before, "send_again"));
    assert_eq!(no_reason.refused(422), "reason_missing");
    assert_eq!(same.refused(409), "action_not_possible");
    let messages = messages["items"].as_array().expect("messages").iter();
    let ids: std::collections::BTreeSet<_> = messages
        .filter(|message| message["step"] == step)
        .map(|message| message["id"].to_string())
        .collect();
    assert_eq!(ids.len(), 2);
    let run = baton.get(&path).await.ok();
    assert_eq!(run["where"]["kind"], "waiting_for_call");
    let audit = baton.get("/audit?limit=1").await.ok();
    assert_eq!(audit["items"][0]["action"], "sent_new");
    assert_eq!(audit["items"][0]["reason"], "they lost it");
    let history = baton.get(&format!("{path}/history")).await.ok();
    let kinds: Vec<_> = history["items"].as_array().expect("rows").iter().collect();
    let has = |kind: &str| kinds.iter().any(|row| row["kind"] == kind);
    assert!(has("sent_new") && has("accepted_again"));
}

#[tokio::test]
async fn c11_a_try_out_moves_nobody_and_ends_when_they_pretend_to_call() {
    let baton = Baton::start().await;
    let workflow = baton.workflow("welcome").await;
    let person = baton.sample_person().await;
    let input = json!({ "workflow": workflow["id"], "person": person, "really_contact": false });

    let run = baton.post("/try-outs", input).await.ok();
    let id = run["id"].as_str().expect("an id").to_owned();
    let path = format!("/runs/{id}");
    baton
        .until(&path, |run| run["where"]["kind"] == "waiting_for_call")
        .await;
    let pretend = json!({ "step": workflow["draft"]["steps"][2]["id"] });
    baton
        .post(&format!("{path}/pretend-called"), pretend)
        .await
        .ok();
    let done = baton.until(&path, |run| run["status"] == "done").await;

    assert!(id.starts_with("try_"));
    assert_eq!(done["try_out"], true);
    let real = baton.get("/runs").await.ok();
    assert_eq!(
        (&real["items"], &real["counts"]["done"]["n"]),
        (&json!([]), &json!(0))
    );
    let tried = baton.get("/runs?try_outs=true").await.ok();
    assert_eq!(tried["items"].as_array().expect("runs").len(), 1);
}

#[tokio::test]
async fn c4_adding_the_unknown_person_starts_the_kept_call_once() {
    let baton = Baton::start().await;
    let (_, trigger) = live(&baton).await;
    baton
        .call(&trigger, r#"{"email":"max.g@acme.example"}"#)
        .await;
    let problems = baton
        .until("/problems", |list| list["items"][0].is_object())
        .await;
    let group = &problems["items"][0];
    let id = group["id"].as_str().expect("an id");
    assert_eq!(group["kind"], "unknown_person");
    assert_eq!(group["params"]["value"], "max.g@acme.example");
    assert_eq!(group["actions"][0], "add_person");
    let items = baton.get(&format!("/problems/{id}/items")).await.ok();
    assert!(items["items"][0]["call"].is_string());

    let max = json!({ "display_name": "Max G", "work_email": "max.g@acme.example" });
    let done = baton
        .post(&format!("/problems/{id}/add-person"), max)
        .await
        .ok();

    let all = json!({ "done": 1, "could_not": 0, "started": 1, "already_in": 0,
        "still": [], "job": null });
    assert_eq!(done, all);
    baton
        .until("/runs", |runs| {
            runs["items"][0]["person"]["name"] == "Max G"
        })
        .await;
    assert_eq!(
        baton.get("/runs").await.ok()["items"]
            .as_array()
            .expect("runs")
            .len(),
        1
    );
    assert_eq!(baton.get("/problems").await.ok()["items"], json!([]));
    assert_eq!(
        baton.get("/problems?state=solved").await.ok()["items"][0]["id"],
        id
    );
}

#[tokio::test]
async fn a_group_is_left_alone_with_a_reason() {
    let baton = Baton::start().await;
    let (_, trigger) = live(&baton).await;
    let (call, _) = baton
        .call(&trigger, r#"{"email":"nobody@acme.example"}"#)
        .await;
    let problems = baton
        .until("/problems", |list| list["items"][0].is_object())
        .await;
    let id = problems["items"][0]["id"].as_str().expect("an id");

    let why = json!({ "why": "a test of theirs" });
    baton
        .post(&format!("/problems/{id}/ignore"), why)
        .await
        .ok();

    let call = baton.get(&format!("/calls/{call}")).await.ok();
    assert_eq!(call["dispositions"][0]["kind"], "ignored");
    assert_eq!(call["dispositions"][0]["detail"]["why"], "a test of theirs");
    assert_eq!(call["can_use"], true);
    assert_eq!(
        baton.get("/problems/prb_0/items").await.refused(404),
        "not_found"
    );
}

#[tokio::test]
async fn a_verb_without_a_step_means_the_only_one_under_way() {
    let baton = Baton::start().await;
    let (workflow, id) = maria_waits(&baton).await;
    let wait = workflow["draft"]["steps"][2]["id"].as_str();
    let said = json!({ "reason": "it came by phone" });

    let marked = baton
        .post(&format!("/runs/{id}/mark-received"), said.clone())
        .await
        .ok();
    baton
        .until(&format!("/runs/{id}"), |run| run["status"] == "done")
        .await;
    let nowhere = baton.post(&format!("/runs/{id}/mark-received"), said).await;

    assert_eq!(marked["steps"][wait.expect("an id")]["status"], "done");
    assert_eq!(nowhere.refused(409), "which_step");
}

#[tokio::test]
async fn a_run_that_is_stopped_says_by_whom_when_and_why() {
    let baton = Baton::start().await;
    let (workflow, trigger) = live(&baton).await;
    baton
        .call(&trigger, r#"{"email":"maria@acme.example"}"#)
        .await;
    let waiting = |runs: &Value| runs["items"][0]["where"]["kind"] == "waiting_for_call";
    let runs = baton.until("/runs", waiting).await;
    let id = runs["items"][0]["id"].as_str().expect("an id");
    let wait = workflow["draft"]["steps"][2]["id"].as_str();

    let why = json!({ "reason": "starts in March instead" });
    let stopped = baton.post(&format!("/runs/{id}/stop"), why).await.ok();
    let listed = baton.get("/runs").await.ok()["items"][0].clone();

    for run in [&stopped, &listed] {
        let by = &run["stopped"];
        assert_eq!(
            (&by["by"], &by["why"]),
            (&json!("Dana"), &json!("starts in March instead"))
        );
        assert!(by["at"].is_string());
    }
    assert_eq!(runs["items"][0]["stopped"], Value::Null);
    let wait = &stopped["steps"][wait.expect("an id")];
    assert_eq!(
        (&wait["status"], &wait["by_hand"]),
        (&json!("stopped"), &Value::Null)
    );
}

#[tokio::test]
async fn calls_since_a_wait_began_name_its_person_in_whole_words_wherever_they_are_read() {
    let baton = Baton::start().await;
    let (workflow, trigger) = live(&baton).await;
    let ann = json!({ "display_name": "Ann M\u{fc}ller", "work_email": "ann@acme.example" });
    baton.post("/people", ann).await.ok();
    baton
        .call(&trigger, r#"{"email":"ann@acme.example"}"#)
        .await;
    let waiting = |runs: &Value| runs["items"][0]["where"]["kind"] == "waiting_for_call";
    let runs = baton.until("/runs", waiting).await;
    let path = format!("/runs/{}", runs["items"][0]["id"].as_str().expect("an id"));
    let wait = workflow["draft"]["steps"][2]["id"].as_str().expect("an id");
    let here = baton.get(&path).await.ok()["steps"][wait]["waiting"].clone();
    let address = here["address"].as_str().expect("an address");
    let key = here["match_value"].as_str().expect("a value");
    let long = "x".repeat(600 * 1024);
    let others = [
        format!(r#"{{"note":"{key}2, and Joann M\u00fcller at joann@acme.example"}}"#),
        r#"{"note":"annual, Hannah","to":"ann@acme.example.org"}"#.to_owned(),
    ];
    let named = [
        format!(r#"{{"note":"it is about {key}."}}"#),
        r#"{"note":"ann mu\u0308ller was here"}"#.to_owned(),
        r#"{"to":"<Ann@ACME.example>"}"#.to_owned(),
    ];
    let unread = [
        r#"{"broken":"#.to_owned(),
        format!(r#"{{"long":"{long}"}}"#),
    ];

    for body in unread.iter().chain(&others).chain(&named) {
        baton.call(address, body).await;
    }
    baton
        .call(address, &format!(r#"{{"latest":"{long}"}}"#))
        .await;

    let counted = json!({ "named": 3, "others": 3, "unread": 2, "more": false });
    baton
        .until(&path, |run| {
            run["steps"][wait]["waiting"]["calls"] == counted
        })
        .await;
}
