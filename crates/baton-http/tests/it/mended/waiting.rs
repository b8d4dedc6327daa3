//! Who waits for messages to a tool, by what keeps them, and for whom one press sends again.

use std::sync::{Arc, Mutex};

use http::{Method, StatusCode};
use serde_json::{Value, json};

use super::Tool;
use crate::called::listening;
use crate::support::Baton;

/// A tool that answers as it is told; its port.
async fn answers_as(status: Arc<Mutex<StatusCode>>) -> u16 {
    let answer = async move || *status.lock().expect("not poisoned");
    let tool = axum::Router::new().fallback(axum::routing::any(answer));
    listening(tool).await
}

/// What keeps how many, and whether one press is for them.
fn causes(waiting: &Value) -> Vec<(&str, u64, bool)> {
    let mut causes: Vec<_> = waiting["causes"]
        .as_array()
        .expect("causes")
        .iter()
        .map(|cause| {
            let kind = cause["kind"].as_str().expect("a kind");
            let people = cause["people"].as_u64().expect("a number");
            (kind, people, cause["again"] == true)
        })
        .collect();
    causes.sort_unstable();
    causes
}

#[tokio::test]
async fn one_press_sends_again_for_those_whom_the_mend_is_for_and_says_what_keeps_the_others() {
    let baton = Baton::start().await;
    let status = Arc::new(Mutex::new(StatusCode::UNAUTHORIZED));
    let tool = Tool::at(&baton, answers_as(Arc::clone(&status)).await).await;
    for (answer, email) in [
        (StatusCode::UNAUTHORIZED, "one@acme.example"),
        (StatusCode::NOT_FOUND, "two@acme.example"),
        (StatusCode::UNPROCESSABLE_ENTITY, "three@acme.example"),
    ] {
        *status.lock().expect("not poisoned") = answer;
        tool.waits(&baton, email).await;
    }

    let before = tool.waiting(&baton).await;
    let token = json!({ "kind": "bearer", "token": "another" });
    let path = format!("/connections/{}/token", tool.id);
    baton.ask(Method::PUT, &path, Some(token)).await.ok();
    let after = tool.waiting(&baton).await;
    *status.lock().expect("not poisoned") = StatusCode::OK;
    let path = format!("/connections/{}/send-again", tool.id);
    let sent = baton.post(&path, json!({})).await.ok();
    let rest = tool.waiting(&baton).await;

    let counted = |waiting: &Value| {
        let [people, again] = ["people", "again"].map(|name| waiting[name].clone());
        (people, again, waiting["mended"] == true)
    };
    assert_eq!(counted(&before), (json!(3), json!(2), false));
    assert_eq!(
        causes(&before),
        [
            ("address_unknown", 1, true),
            ("data_not_accepted", 1, false),
            ("token_not_valid", 1, true)
        ]
    );
    assert_eq!(counted(&after), (json!(3), json!(1), true));
    let of_token = |cause: &&(&str, u64, bool)| cause.2;
    let causes = causes(&after);
    let meant: Vec<_> = causes.iter().filter(of_token).collect();
    assert_eq!(meant, [&("token_not_valid", 1, true)]);
    assert_eq!((&sent["people"], &sent["done"]), (&json!(1), &json!(1)));
    assert_eq!(rest["people"], 2, "the others wait still");
}
