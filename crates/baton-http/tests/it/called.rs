//! Which step calls which address of a connection, and where its tokens are.

use http::Method;
use serde_json::{Value, json};

use crate::support::Baton;

const ADDRESS: &str = "https://hooks.okta.example/in/users?token=S3cretS3cretCanary99";

/// A workflow whose steps are calls of these settings.
async fn workflow(baton: &Baton, calls: &[Value]) -> Value {
    let made = baton.workflow("blank").await;
    let id = made["id"].as_str().expect("an id");
    let mut draft = made["draft"].clone();
    let steps = calls.iter().enumerate().map(|(index, call)| {
        let mut action = json!({
            "kind": "call_webhook", "connection": null, "method": "GET", "path": [], "headers": [],
            "content": { "kind": "fields", "fields": [] }, "timeout_s": 30, "also_success": []
        });
        for (name, value) in call.as_object().expect("settings") {
            action[name] = value.clone();
        }
        let step = format!("step_0192f0c1b2a470008000{index:012}");
        json!({ "id": step, "name": format!("Call {index}"), "action": action })
    });
    draft["steps"] = Value::Array(steps.collect());
    let save = json!({ "revision": made["draft_revision"], "definition": draft, "edit": "x" });
    let path = format!("/workflows/{id}/draft");
    baton.ask(Method::PUT, &path, Some(save)).await.ok();
    baton.get(&format!("/workflows/{id}")).await.ok()
}

async fn paste(baton: &Baton) -> (String, Value) {
    let input = json!({ "text": ADDRESS, "name": "Okta" });
    let read = baton.post("/connections/read-address", input).await.ok();
    let id = read["connection"]["id"].as_str().expect("an id").to_owned();
    (id, read)
}

/// What is wrong at a step, by its code.
fn codes(workflow: &Value, step: &str) -> Vec<String> {
    let problems = workflow["problems"].as_array().expect("problems").iter();
    let at = problems.filter(|one| one["path"].as_str().is_some_and(|path| path.contains(step)));
    at.map(|one| one["code"].as_str().expect("a code").to_owned())
        .collect()
}

#[tokio::test]
async fn c10_a_step_by_a_known_connection_has_no_address_yet_and_cannot_go_live() {
    let baton = Baton::start().await;
    let (id, read) = paste(&baton).await;
    let first = json!({ "connection": id, "path": read["path"] });

    let workflow = workflow(&baton, &[first, json!({ "connection": id })]).await;
    let live = format!("/workflows/{}/live", workflow["id"].as_str().expect("id"));
    let live = baton.post(&live, json!({})).await;

    assert_eq!(codes(&workflow, "/steps/0/"), [""; 0]);
    assert_eq!(codes(&workflow, "/steps/1/"), ["path_missing"]);
    assert_eq!(live.refused(409), "not_ready");
}

#[tokio::test]
async fn c10_the_practice_tool_is_called_without_an_address() {
    let baton = Baton::start().await;

    let workflow = workflow(&baton, &[json!({ "connection": "con_practice" })]).await;

    assert_eq!(codes(&workflow, "/steps/0/"), [""; 0]);
}

#[tokio::test]
async fn c3_each_address_is_told_with_the_step_that_calls_it_and_no_secret() {
    let baton = Baton::start().await;
    let (id, read) = paste(&baton).await;
    let value = json!({ "kind": "secret", "slot": read["in_header"]["slot"], "word": "Bearer " });
    let header = json!({ "name": "Authorization", "value": value });
    let first = json!({ "connection": id, "path": read["path"], "headers": [header] });
    let workflow = workflow(&baton, &[first, json!({ "connection": id })]).await;

    let called = baton.get(&format!("/connections/{id}/addresses")).await;
    let text = called.text.clone();
    let called = called.ok();

    let items = called["items"].as_array().expect("addresses");
    assert_eq!(items.len(), 2);
    assert_eq!(items[0]["workflow"], workflow["id"]);
    assert_eq!(items[0]["step_name"], "Call 0");
    assert_eq!(items[0]["path"], read["path"]);
    assert_eq!(items[0]["headers"][0]["name"], "Authorization");
    let of = |name: &str| items[0][name].clone();
    assert_eq!(
        (of("in_draft"), of("is_live"), of("people")),
        (json!(true), json!(false), json!(0))
    );
    assert_eq!(items[1]["path"], json!([]));
    let connection = baton.get(&format!("/connections/{id}")).await.ok();
    let inside = |at: usize| connection["used_by"][at]["token_inside"].clone();
    assert_eq!((inside(0), inside(1)), (json!(true), json!(false)));
    assert!(!text.contains("Canary99"));
}

#[tokio::test]
async fn c3_a_token_inside_an_address_is_replaced_where_it_stands() {
    let baton = Baton::start().await;
    let (id, read) = paste(&baton).await;
    let first = json!({ "connection": id, "path": read["path"] });
    let workflow = workflow(&baton, &[first]).await;
    let slot = read["path"][1]["slot"].as_str().expect("a slot");
    let step = json!({
        "workflow": workflow["id"], "step": workflow["draft"]["steps"][0]["id"]
    });
    let replace = async |slot: &str, token: &str| {
        let input = json!({ "token": token, "step": step, "slot": slot });
        let path = format!("/connections/{id}/address-token");
        baton.ask(Method::PUT, &path, Some(input)).await
    };

    let unknown = replace("s_elsewhere_1", "new").await;
    let two = replace(slot, "two words").await;
    let foreign = replace(slot, "Schl\u{fc}ssel").await;
    let kept = replace(slot, "X-Api-Key: \"Canary98+/=\"").await.ok();

    assert_eq!(unknown.refused(404), "not_found");
    assert_eq!(two.json()["params"]["reason"], "several_words");
    assert_eq!(two.refused(409), "not_a_token");
    assert_eq!(foreign.refused(422), "invalid_field");
    assert_eq!(kept["left_out"], true);
    let new = kept["slot"].as_str().expect("a slot");
    assert_ne!(new, slot);
    assert_eq!(kept["connection"]["auth"]["kind"], "inside");
    assert_ne!(
        kept["connection"]["auth"]["token_set_at"],
        read["connection"]["auth"]["token_set_at"]
    );
    let id = id.parse().expect("an id");
    let secret = async |slot: &str| {
        let name = baton_engine::destinations::outgoing_secret(&id, slot);
        let kept = baton.engine.secrets().get(&name).await.expect("it answers");
        let kept = kept.expect("it is there");
        kept.expose_text().expect("text").to_owned()
    };
    assert_eq!(secret(slot).await, "S3cretS3cretCanary99");
    assert_eq!(secret(new).await, "Canary98%2B%2F%3D");
}

#[tokio::test]
async fn c3_a_token_of_the_connection_goes_before_the_one_of_the_address_in_one_header() {
    let baton = Baton::start().await;
    let (id, read) = paste(&baton).await;
    let value = json!({ "kind": "secret", "slot": read["in_header"]["slot"], "word": "Bearer " });
    let derived = json!({ "name": "authorization", "value": value });
    let own = json!({ "name": "Authorization", "value": { "kind": "plain", "text": "x" } });
    let call =
        |header: &Value| json!({ "connection": id, "path": read["path"], "headers": [header] });
    let token = json!({ "kind": "bearer", "token": "new" });
    let path = format!("/connections/{id}/token");
    baton.ask(Method::PUT, &path, Some(token)).await.ok();

    let workflow = workflow(&baton, &[call(&derived), call(&own)]).await;

    assert_eq!(codes(&workflow, "/steps/0/"), [""; 0]);
    assert_eq!(codes(&workflow, "/steps/1/"), ["header_twice"]);
}

/// A tool that says no to everybody; its port.
pub(crate) async fn says_no() -> u16 {
    answers(http::StatusCode::UNAUTHORIZED).await
}

/// A tool that refuses everything in the same way; its port.
pub(crate) async fn answers(status: http::StatusCode) -> u16 {
    let refuse = async move || (status, r#"{"error":"invalid_token"}"#);
    let tool = axum::Router::new().fallback(axum::routing::any(refuse));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await;
    let listener = listener.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    tokio::spawn(async move { serve(listener, tool).await });
    port
}

/// Serves a tool on a port of its own; that port.
pub(crate) async fn listening(tool: axum::Router) -> u16 {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await;
    let listener = listener.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    tokio::spawn(async move { serve(listener, tool).await });
    port
}

/// Answers as a tool for as long as the test lasts.
pub(crate) async fn serve(listener: tokio::net::TcpListener, tool: axum::Router) {
    while let Ok((stream, _)) = listener.accept().await {
        let service = hyper_util::service::TowerToHyperService::new(tool.clone());
        let stream = hyper_util::rt::TokioIo::new(stream);
        let http = hyper::server::conn::http1::Builder::new();
        tokio::spawn(http.serve_connection(stream, service));
    }
}

/// A connection that may send to a tool on this computer; its id, and what was read.
async fn connected(baton: &Baton, port: u16) -> (String, Value) {
    let text = json!({ "text": format!("http://127.0.0.1:{port}/users"), "name": "Okta" });
    let read = baton.post("/connections/read-address", text).await.ok();
    let id = read["connection"]["id"].as_str().expect("an id").to_owned();
    for kind in ["unencrypted", "local"] {
        let consent = json!({ "kind": kind, "host": "127.0.0.1", "port": port });
        let path = format!("/connections/{id}/consents");
        baton.ask(Method::PUT, &path, Some(consent)).await.ok();
    }
    (id, read)
}

#[tokio::test]
async fn a_test_tells_on_its_connection_how_the_other_tool_answered() {
    let baton = Baton::start().await;
    baton.workflow("welcome").await;
    let (id, read) = connected(&baton, says_no().await).await;
    let call = json!({ "connection": id, "path": read["path"] });
    let taken = json!({ "connection": id, "path": read["path"], "also_success": [401] });
    let workflow = workflow(&baton, &[call, taken]).await;
    let person = baton.sample_person().await;
    let test = async |step: usize| {
        let input = json!({
            "workflow": workflow["id"], "definition": workflow["draft"], "confirmed": true,
            "step": workflow["draft"]["steps"][step]["id"], "person": person
        });
        baton.post("/test-send", input).await.ok();
        baton.get(&format!("/connections/{id}")).await.ok()
    };

    let refused = test(0).await;
    let taken = test(1).await;

    let problem = &refused["last_problem"];
    assert_eq!(problem["code"], "token_not_valid");
    assert_eq!(problem["params"]["status"], "401");
    assert_eq!(refused["last_success_at"], json!(null));
    assert!(taken["last_success_at"].as_str() > problem["at"].as_str());
}

#[tokio::test]
async fn what_a_tool_answers_that_says_no_is_offered_to_no_later_step() {
    let baton = Baton::start().await;
    baton.workflow("welcome").await;
    let (id, read) = connected(&baton, says_no().await).await;
    let call = json!({ "connection": id, "path": read["path"] });
    let later = json!({ "connection": "con_practice" });
    let workflow = workflow(&baton, &[call, later]).await;
    let test = json!({
        "workflow": workflow["id"], "definition": workflow["draft"], "confirmed": true,
        "step": workflow["draft"]["steps"][0]["id"], "person": baton.sample_person().await
    });

    let sent = baton.post("/test-send", test).await.ok();

    assert_eq!(sent["outcome"]["code"], "token_not_valid");
    assert!(sent["answer"]["raw"].to_string().contains("invalid_token"));
    assert_eq!(sent["answer"]["fields"], json!([]));
    let id = workflow["id"].as_str().expect("an id");
    let later = workflow["draft"]["steps"][1]["id"].as_str().expect("an id");
    let details = format!("/workflows/{id}/details?step={later}");
    let details = baton.get(&details).await;
    details.ok();
    assert!(!details.text.contains("invalid_token"), "{}", details.text);
}

#[tokio::test]
async fn nothing_is_offered_of_a_step_that_comes_later_whatever_it_got() {
    let baton = Baton::start().await;
    baton.workflow("welcome").await;
    let call = json!({ "connection": "con_practice" });
    let workflow = workflow(&baton, &[call.clone(), call.clone(), call]).await;
    let step = |at: usize| workflow["draft"]["steps"][at]["id"].clone();
    let test = json!({
        "workflow": workflow["id"], "definition": workflow["draft"], "confirmed": true,
        "step": step(1), "person": baton.sample_person().await
    });
    baton.post("/test-send", test).await.ok();
    let id = workflow["id"].as_str().expect("an id");
    let offered_at = async |at: usize| {
        let step_id = step(at);
        let path = format!(
            "/workflows/{id}/details?step={}",
            step_id.as_str().expect("an id")
        );
        let groups = baton.get(&path).await.ok();
        let mut groups = groups.as_array().expect("groups").clone().into_iter();
        let group = groups.find(|group| group["source"]["step"] == step(1));
        group.expect("the step in the middle gives an answer")
    };

    let before = offered_at(0).await;
    let after = offered_at(2).await;

    assert_eq!(before["unavailable"], "later");
    assert_eq!(before["details"], json!([]));
    assert_eq!(after["unavailable"], json!(null));
    assert_ne!(after["details"], json!([]));
}
