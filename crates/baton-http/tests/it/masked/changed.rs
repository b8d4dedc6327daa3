//! *Change the data first*: what failed, or could not be made, goes out as an admin changed it.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::http::StatusCode;
use axum::routing::post;
use http::Method;
use serde_json::{Value, json};

use super::received::{MASK, SSN, looked, sends_to, serve};
use super::run_that;
use crate::support::Baton;

pub(super) type Bodies = Arc<Mutex<Vec<Value>>>;

/// A tool that takes no blank team, and what it was told.
pub(super) async fn picky() -> (u16, Bodies) {
    let bodies = Bodies::default();
    let told = Arc::clone(&bodies);
    let answered = async move |body: String| {
        let body: Value = serde_json::from_str(&body).expect("data");
        let is_whole = body["team"].as_str().is_some_and(|team| !team.is_empty());
        told.lock().expect("not poisoned").push(body);
        match is_whole {
            true => (StatusCode::OK, r#"{"id":"00u1"}"#),
            false => (StatusCode::UNPROCESSABLE_ENTITY, r#"{"error":"team"}"#),
        }
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await;
    let listener = listener.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let tool = Router::new().fallback(post(answered));
    tokio::spawn(async move { serve(listener, tool).await });
    (port, bodies)
}

/// A workflow whose first step also sends a team, which Ada does not have.
pub(super) async fn sends_team(baton: &Baton, port: u16, when_empty: &str) -> (Value, String) {
    let (mut workflow, person) = sends_to(baton, port).await;
    let action = &mut workflow["draft"]["steps"][0]["action"];
    let reference = json!({ "source": { "kind": "person" }, "pointer": "/team" });
    let segment = json!({ "kind": "detail", "reference": reference, "format": "as_is" });
    let fields = action["content"]["fields"].as_array_mut();
    fields
        .expect("fields")
        .push(json!({ "name": "team", "value": { "segments": [segment],
        "type": "text", "when_empty": { "kind": when_empty } } }));
    (workflow, person)
}

pub(super) fn step_of(workflow: &Value) -> &str {
    workflow["draft"]["steps"][0]["id"].as_str().expect("an id")
}

pub(super) fn needs_you(run: &Value) -> bool {
    run["status"] == "needs_you"
}

/// The data with a team in it, as an admin types it.
fn with_team(data: &Value) -> String {
    let mut body: Value =
        serde_json::from_str(data["body"].as_str().expect("a body")).expect("data");
    body["team"] = json!("Support");
    body.to_string()
}

#[tokio::test]
async fn c8_a_message_that_failed_goes_out_changed_as_a_new_one_and_the_history_says_what() {
    let baton = Baton::start().await;
    let (port, bodies) = picky().await;
    let (workflow, _) = sends_team(&baton, port, "send_empty").await;
    let step = step_of(&workflow);
    let run = run_that(&baton, &workflow, needs_you).await;

    let data = baton
        .get(&format!("/runs/{run}/steps/{step}/data"))
        .await
        .ok();
    let send = json!({ "step": step, "reason": "she is in Support", "text": with_team(&data), "seen": data["seen"] });
    baton
        .post(&format!("/runs/{run}/send-again"), send)
        .await
        .ok();
    let path = format!("/runs/{run}");
    let passed = |run: &Value| run["steps"][step]["status"] == "done";
    baton.until(&path, passed).await;

    assert_eq!(data["hidden"]["pointers"], json!(["/ssn"]));
    let bodies = bodies.lock().expect("not poisoned").clone();
    assert_eq!(bodies.len(), 2);
    assert_eq!(bodies[1]["team"], "Support");
    assert_eq!(bodies[1]["ssn"], SSN, "what is masked is sent as it is");
    let messages = baton.get(&format!("{path}/messages")).await.ok();
    let messages = messages["items"].as_array().expect("messages");
    assert_ne!(messages[0]["id"], messages[1]["id"]);
    let history = baton.get(&format!("{path}/history")).await.ok();
    let rows = history["items"].as_array().expect("rows").iter();
    let sent: Vec<_> = rows.filter(|row| row["kind"] == "sent_new").collect();
    assert_eq!(sent.len(), 1);
    assert_eq!(
        (&sent[0]["by"], &sent[0]["params"]["changed"]),
        (&json!("Dana"), &json!("team"))
    );
    let id = messages[1]["id"].as_str().expect("an id");
    let tried = baton
        .get(&format!("{path}/messages/{id}/tries/1"))
        .await
        .ok();
    assert!(
        tried["request"]["body"]
            .as_str()
            .expect("a body")
            .contains(MASK)
    );
}

#[tokio::test]
async fn c8_what_could_not_be_made_is_filled_in_by_hand_and_never_goes_out_without_it() {
    let baton = Baton::start().await;
    let (port, bodies) = picky().await;
    let (workflow, _) = sends_team(&baton, port, "stop").await;
    let step = step_of(&workflow);
    let run = run_that(&baton, &workflow, needs_you).await;
    let again = format!("/runs/{run}/send-again");

    let data = baton
        .get(&format!("/runs/{run}/steps/{step}/data"))
        .await
        .ok();
    let mut other: Value =
        serde_json::from_str(data["body"].as_str().expect("a body")).expect("data");
    other["extra"] = json!(1);
    let without =
        json!({ "step": step, "reason": "try", "text": other.to_string(), "seen": data["seen"] });
    let without = baton.post(&again, without).await;
    let same = json!({ "step": step, "reason": "try", "text": data["body"], "seen": data["seen"] });
    let same = baton.post(&again, same).await;
    let send = json!({ "step": step, "reason": "she is in Support", "text": with_team(&data), "seen": data["seen"] });
    baton.post(&again, send).await.ok();
    let passed = |run: &Value| run["steps"][step]["status"] == "done";
    baton.until(&format!("/runs/{run}"), passed).await;

    assert_eq!(data["lacks"], json!(["team"]));
    assert_eq!(without.refused(409), "action_not_possible");
    assert_eq!(same.refused(422), "invalid_field");
    let bodies = bodies.lock().expect("not poisoned").clone();
    let teams: Vec<_> = bodies.iter().map(|body| &body["team"]).collect();
    assert_eq!(teams, ["Support"]);
}

#[tokio::test]
async fn c18_what_is_masked_while_it_is_changed_is_shown_on_demand_and_that_is_in_the_audit() {
    let baton = Baton::start().await;
    let (port, _) = picky().await;
    let (workflow, person) = sends_team(&baton, port, "stop").await;
    let run = run_that(&baton, &workflow, needs_you).await;
    let path = format!("/runs/{run}/steps/{}/data", step_of(&workflow));

    let masked = baton.get(&path).await.ok();
    let unseen = looked(&baton).await;
    let whole = baton.post(&format!("{path}/reveal"), json!({})).await.ok();
    let none = baton
        .ask(Method::GET, &path.replace("/steps/", "/steps/st_"), None)
        .await;

    assert!(!masked.to_string().contains(SSN));
    assert!(unseen.is_empty());
    assert!(whole["body"].as_str().expect("a body").contains(SSN));
    let looked = looked(&baton).await;
    assert_eq!(looked.len(), 1);
    assert!(looked[0].contains("ssn") && looked[0].contains(&person) && looked[0].contains(&run));
    assert!(none.status.is_client_error());
}

#[tokio::test]
async fn c8_what_became_other_data_meanwhile_is_not_sent_over_and_two_changes_are_not_lost() {
    let baton = Baton::start().await;
    let (port, bodies) = picky().await;
    let (workflow, person) = sends_team(&baton, port, "send_empty").await;
    let step = step_of(&workflow);
    let run = run_that(&baton, &workflow, needs_you).await;
    let data = format!("/runs/{run}/steps/{step}/data");
    let again = format!("/runs/{run}/send-again");
    let send = async |text: Value, seen: &Value| {
        let text = text.to_string();
        let send = json!({ "step": step, "reason": "she moved", "text": text, "seen": seen });
        baton.post(&again, send).await
    };
    let of = |data: &Value| -> Value {
        serde_json::from_str(data["body"].as_str().expect("a body")).expect("data")
    };

    let dana = baton.get(&data).await.ok();
    let mut hers = of(&dana);
    hers["extra"] = json!("first");
    // Bo changes what nobody sees of her.
    let patch = json!({ "custom": { "ssn": "078-05-1121" } });
    let path = format!("/people/{person}");
    baton.ask(Method::PATCH, &path, Some(patch)).await.ok();
    let stale = send(hers.clone(), &dana["seen"]).await;
    let sent_then = bodies.lock().expect("not poisoned").len();
    let now = baton.get(&data).await.ok();
    send(hers.clone(), &now["seen"]).await.ok();
    baton.until(&format!("/runs/{run}"), needs_you).await;
    let bo = baton.get(&data).await.ok();

    assert_eq!(stale.refused(409), "stale_data");
    assert_eq!(sent_then, 1, "nothing went out over it");
    // What she changed is what is changed next.
    assert_eq!(of(&bo)["extra"], "first");
    assert_ne!(bo["seen"], now["seen"]);
    let mut both = of(&bo);
    both["team"] = json!("Support");
    send(both, &bo["seen"]).await.ok();
    let passed = |run: &Value| run["steps"][step]["status"] == "done";
    baton.until(&format!("/runs/{run}"), passed).await;
    let bodies = bodies.lock().expect("not poisoned").clone();
    let last = bodies.last().expect("bodies");
    assert_eq!(
        (&last["extra"], &last["team"]),
        (&json!("first"), &json!("Support"))
    );
    assert_eq!(
        last["ssn"], "078-05-1121",
        "what is masked is sent as it is now"
    );
}

/// What was done, the last first: at the run, and to the person.
async fn done(baton: &Baton) -> Vec<String> {
    let audit = baton.get("/audit?limit=20").await.ok();
    let all = audit["items"].as_array().expect("entries").iter();
    let all = all.map(|one| one["action"].as_str().expect("an action").to_owned());
    all.filter(|action| ["sent_again", "person_changed"].contains(&action.as_str()))
        .collect()
}

#[tokio::test]
async fn c8_what_changes_between_the_question_and_the_sending_is_not_sent_over() {
    // Which of the two is first is chance; each time of these it may be.
    for _ in 0..8 {
        let baton = Baton::start().await;
        let (port, _) = picky().await;
        let (workflow, person) = sends_team(&baton, port, "send_empty").await;
        let step = step_of(&workflow);
        let run = run_that(&baton, &workflow, needs_you).await;
        let data = baton.get(&format!("/runs/{run}/steps/{step}/data")).await;
        let data = data.ok();
        let (text, seen) = (with_team(&data), &data["seen"]);
        let send = json!({ "step": step, "reason": "x", "text": text, "seen": seen });
        let patch = json!({ "custom": { "ssn": "078-05-1121" } });
        let (path, again) = (
            format!("/people/{person}"),
            format!("/runs/{run}/send-again"),
        );

        let (_, sent) = tokio::join!(
            baton.ask(Method::PATCH, &path, Some(patch)),
            baton.post(&again, send),
        );

        // Either it was sent first, or it was refused, and for no other reason.
        let done = done(&baton).await;
        match sent.status.is_success() {
            true => assert_eq!(done, ["person_changed", "sent_again"]),
            false => {
                assert_eq!(sent.refused(409), "stale_data");
                assert_eq!(done, ["person_changed"]);
            }
        }
    }
}
