//! What came back is masked as what was sent is, and shown with the same rows of the audit.

use axum::Router;
use axum::http::HeaderMap as Headers;
use axum::routing::post;
use http::Method;
use serde_json::{Value, json};

use super::tried;
use crate::support::{Baton, trigger_of};

pub(super) const SSN: &str = "219-09-9999";
const IBAN: &str = "DE89 3704 0044 0532 0130 00";
pub(super) const MASK: &str = "••••••••";

/// A tool that says again what it was told, with a number that it found out itself.
async fn echo() -> u16 {
    let answered = async |body: String| {
        let mut headers = Headers::new();
        let location = "/users/219099999".parse().expect("a header");
        headers.insert("location", location);
        headers.insert("x-kept", "yes".parse().expect("a header"));
        let answer = json!({ "you_said": body, "id": "00u1", "number": "219099999", "iban": IBAN,
            "list": [{ "salary": 1 }, { "team": "IT" }] });
        (headers, answer.to_string())
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await;
    let listener = listener.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let tool = Router::new().fallback(post(answered));
    tokio::spawn(async move { serve(listener, tool).await });
    port
}

/// One connection after the other.
pub(super) async fn serve(listener: tokio::net::TcpListener, tool: Router) {
    while let Ok((stream, _)) = listener.accept().await {
        let service = hyper_util::service::TowerToHyperService::new(tool.clone());
        let stream = hyper_util::rt::TokioIo::new(stream);
        let served = hyper::server::conn::http1::Builder::new().serve_connection(stream, service);
        tokio::spawn(served);
    }
}

/// A workflow whose first step sends a person's number to the tool, and the person.
pub(super) async fn sends(baton: &Baton) -> (Value, String) {
    sends_to(baton, echo().await).await
}

/// The same to a tool at a port.
pub(super) async fn sends_to(baton: &Baton, port: u16) -> (Value, String) {
    let custom = json!({ "name": "ssn", "type": "text", "sensitive": true });
    let set = baton.ask(Method::PUT, "/person-details", Some(custom));
    set.await.ok();
    let ada = json!({ "display_name": "Ada", "work_email": "ada@acme.example",
        "custom": { "ssn": SSN } });
    let ada = baton.post("/people", ada).await.ok();
    let text = json!({ "text": format!("http://127.0.0.1:{port}/users") });
    let read = baton.post("/connections/read-address", text).await.ok();
    let id = read["connection"]["id"].clone();
    for kind in ["unencrypted", "local"] {
        let consent = json!({ "kind": kind, "host": "127.0.0.1", "port": port });
        let path = format!("/connections/{}/consents", id.as_str().expect("an id"));
        baton.ask(Method::PUT, &path, Some(consent)).await.ok();
    }
    let path = format!("/connections/{}/token", id.as_str().expect("an id"));
    let none = json!({ "token": null, "kind": "none" });
    baton.ask(Method::PUT, &path, Some(none)).await.ok();
    let mut workflow = baton.workflow("welcome").await;
    let action = &mut workflow["draft"]["steps"][0]["action"];
    action["connection"] = id;
    action["path"] = read["path"].clone();
    let reference = json!({ "source": { "kind": "person" }, "pointer": "/custom/ssn" });
    let segment = json!({ "kind": "detail", "reference": reference, "format": "as_is" });
    let field = json!({ "name": "ssn", "value": { "segments": [segment], "type": "text",
        "when_empty": { "kind": "leave_out" } } });
    let fields = action["content"]["fields"].as_array_mut().expect("fields");
    fields.push(field);
    (workflow, ada["id"].as_str().expect("an id").to_owned())
}

/// Neither what was sent nor what the tool knows is in it.
pub(super) fn says_nothing(shown: &Value) {
    let text = shown.to_string();
    for secret in [SSN, "219099999", IBAN] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
}

fn header<'h>(answer: &'h Value, name: &str) -> &'h Value {
    let headers = answer["headers"].as_array().expect("headers").iter();
    let mut named = headers.filter(|header| header["name"] == name);
    &named.next().expect("it came")["value"]
}

pub(super) async fn looked(baton: &Baton) -> Vec<String> {
    let audit = baton.get("/audit?limit=100").await.ok();
    let rows = audit["items"].as_array().expect("rows").iter();
    let looks = rows.filter(|row| row["action"] == "person_detail_revealed");
    looks.map(Value::to_string).collect()
}

#[tokio::test]
async fn c18_the_answer_to_a_test_is_masked_as_what_was_sent() {
    let baton = Baton::start().await;
    let (workflow, person) = sends(&baton).await;
    let input = json!({ "workflow": workflow["id"], "definition": workflow["draft"],
        "person": person, "step": workflow["draft"]["steps"][0]["id"], "confirmed": true });

    let tested = baton.post("/test-send", input).await.ok();

    assert_eq!(tested["status"], 200);
    says_nothing(&tested);
    let answer = &tested["answer"];
    let pointers = json!(["/you_said", "/number", "/iban", "/list/0/salary"]);
    assert_eq!(answer["hidden"]["pointers"], pointers);
    assert_eq!(header(answer, "location"), MASK);
    assert_eq!(header(answer, "x-kept"), "yes");
    let fields = answer["fields"].as_array().expect("fields").iter();
    let values: Vec<_> = fields.map(|field| field["value"].clone()).collect();
    assert_eq!(values, [MASK, "00u1", MASK, MASK, MASK, "IT"]);
    assert_eq!(answer["is_page"], false);
}

#[tokio::test]
async fn c18_the_answer_to_a_test_is_shown_on_demand_and_that_is_in_the_audit() {
    let baton = Baton::start().await;
    let (workflow, person) = sends(&baton).await;
    let mut input = json!({ "workflow": workflow["id"], "definition": workflow["draft"],
        "person": person, "step": workflow["draft"]["steps"][0]["id"], "confirmed": true });
    let earlier = baton.post("/test-send", input.clone()).await.ok();
    let tested = baton.post("/test-send", input.clone()).await.ok();
    assert_eq!(tested["answer"]["is_kept"], true);
    // Another test's answer is never shown in the place of the one that was seen.
    for other in [json!(null), earlier["at"].clone()] {
        input["answered_at"] = other;
        let refused = baton.post("/test-send/reveal", input.clone()).await;
        assert_eq!(refused.status, 404);
    }
    let unseen = looked(&baton).await;

    input["answered_at"] = tested["at"].clone();
    let whole = baton.post("/test-send/reveal", input).await.ok();

    assert!(unseen.is_empty());
    let raw = whole["raw"].as_str().expect("an answer");
    assert!(raw.contains("219099999") && raw.contains(IBAN));
    let fields = whole["fields"].as_array().expect("fields").iter();
    let values: Vec<_> = fields.map(|field| field["value"].clone()).collect();
    assert_eq!(values[2], "219099999");
    let looked = looked(&baton).await;
    assert_eq!(looked.len(), 4);
    let says = |detail: &str| looked.iter().any(|row| row.contains(detail));
    assert!(
        ["you_said", "number", "iban", "list.salary"]
            .into_iter()
            .all(says)
    );
}

#[tokio::test]
async fn c18_what_came_back_to_a_try_is_masked_and_showing_it_is_in_the_audit() {
    let baton = Baton::start().await;
    let (workflow, _) = sends(&baton).await;
    let [run, _, path] = tried(&baton, &workflow).await;

    let masked = baton.get(&path).await.ok();
    let unseen = looked(&baton).await;
    let whole = baton.post(&format!("{path}/reveal"), json!({})).await.ok();

    says_nothing(&masked);
    let response = &masked["response"];
    let details = json!(["you_said", "number", "iban", "list.salary", "location"]);
    assert_eq!(response["hidden"]["details"], details);
    assert_eq!(header(response, "location"), MASK);
    assert!(unseen.is_empty());
    let shown = whole["response"]["body"].as_str().expect("a body");
    assert!(shown.contains("219099999") && shown.contains(IBAN));
    assert_eq!(whole["response"]["hidden"]["details"], json!([]));
    assert_eq!(header(&whole["response"], "location"), "/users/219099999");
    let looked = looked(&baton).await;
    assert_eq!(looked.len(), 6);
    for detail in [
        "ssn",
        "you_said",
        "number",
        "iban",
        "list.salary",
        "location",
    ] {
        let mut rows = looked.iter();
        assert!(
            rows.any(|row| row.contains(detail) && row.contains(&run)),
            "{detail}"
        );
    }
}

#[tokio::test]
async fn c18_a_detail_that_is_gone_by_now_stays_masked_in_what_was_sent() {
    let baton = Baton::start().await;
    let (workflow, person) = sends(&baton).await;
    let [_, _, path] = tried(&baton, &workflow).await;
    let without = json!({ "custom": { "ssn": "" } });
    let about = format!("/people/{person}");
    baton.ask(Method::PATCH, &about, Some(without)).await.ok();
    let gone = baton.ask(Method::DELETE, "/person-details?name=ssn", None);
    gone.await.ok();

    let masked = baton.get(&path).await.ok();

    says_nothing(&masked);
    assert_eq!(masked["request"]["hidden"]["pointers"], json!(["/ssn"]));
}

#[tokio::test]
async fn c18_the_value_that_a_wait_is_matched_by_is_masked_when_it_is_sensitive() {
    let baton = Baton::start().await;
    let (mut workflow, _) = sends(&baton).await;
    workflow["draft"]["steps"][2]["action"]["match_by"] = json!({ "kind": "person_detail",
        "detail": "custom/ssn", "call": { "kind": "picked", "pointer": "/ssn" } });

    let [run, _, _] = tried(&baton, &workflow).await;

    let run = baton.get(&format!("/runs/{run}")).await.ok();
    let history = format!("/runs/{}/history", run["id"].as_str().expect("an id"));
    let history = baton.get(&history).await.ok();
    let wait = workflow["draft"]["steps"][2]["id"].as_str().expect("an id");
    assert_eq!(run["steps"][wait]["waiting"]["match_value"], MASK);
    says_nothing(&run);
    says_nothing(&history);
}

/// Has a workflow's trigger called about somebody.
async fn called(baton: &Baton, id: &Value, email: &str) {
    let at = format!("/workflows/{}", id.as_str().expect("an id"));
    let workflow = baton.get(&at).await.ok();
    let trigger = trigger_of(&workflow);
    let call = json!({ "email": email }).to_string();
    baton.call(&trigger, &call).await;
}

#[tokio::test]
async fn who_waits_for_a_tool_is_counted_once_and_sent_to_again_by_one_request() {
    let baton = Baton::start().await;
    let (workflow, _) = sends(&baton).await;
    let draft = json!({ "revision": workflow["draft_revision"], "definition": workflow["draft"],
        "edit": "send more" });
    let at = format!("/workflows/{}", workflow["id"].as_str().expect("an id"));
    let path = format!("{at}/draft");
    baton.ask(Method::PUT, &path, Some(draft)).await.ok();
    let copy = baton.post(&format!("{at}/copy"), json!({})).await.ok();
    for id in [&workflow["id"], &copy["id"]] {
        let live = format!("/workflows/{}/live", id.as_str().expect("an id"));
        baton.post(&live, json!({})).await.ok();
        called(&baton, id, "ada@acme.example").await;
    }
    let connection = &workflow["draft"]["steps"][0]["action"]["connection"];
    let tool = format!("/connections/{}", connection.as_str().expect("an id"));
    let all_wait = |runs: &Value| {
        let runs = runs["items"].as_array().expect("runs").iter();
        let waiting = runs.filter(|run| run["where"]["kind"] == "waiting_for_call");
        waiting.count() == 2
    };
    baton.until("/runs", all_wait).await;
    let nobody = baton.get(&format!("{tool}/waiting")).await.ok();
    let taken = format!("{tool}/consents/local");
    baton.ask(Method::DELETE, &taken, None).await.ok();
    let other = json!({ "display_name": "Ada Two", "work_email": "two@acme.example" });
    baton.post("/people", other).await.ok();
    for id in [&workflow["id"], &copy["id"]] {
        called(&baton, id, "two@acme.example").await;
    }
    let path = format!("{tool}/waiting");
    let two = |page: &Value| page["items"].as_array().is_some_and(|all| all.len() == 2);
    baton.until("/problems?kind=consent_missing", two).await;
    let waiting = baton.get(&path).await.ok();

    let sent = baton
        .post(&format!("{tool}/send-again"), json!({}))
        .await
        .ok();

    assert_eq!(nobody["people"], 0);
    assert_eq!(
        (&waiting["people"], &waiting["more"]),
        (&json!(1), &json!(false))
    );
    assert_eq!(sent["people"], 1);
    // Nothing was allowed meanwhile, so both wait there still.
    let messages = [&sent["done"], &sent["could_not"]].map(|n| n.as_u64().expect("a number"));
    assert_eq!(messages.iter().sum::<u64>(), 2);
}
