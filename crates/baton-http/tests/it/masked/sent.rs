//! Sensitive details: masked wherever a message is shown, shown on demand, with an audit row.

use http::Method;
use serde_json::{Value, json};

use super::tried;
use crate::support::{Baton, trigger_of};

const SSN: &str = "000-canary-0000";
const PAY: &str = "61000-canary";
const MASK: &str = "••••••••";

fn detail(name: &str) -> Value {
    let reference = json!({ "source": { "kind": "person" }, "pointer": format!("/custom/{name}") });
    json!({ "kind": "detail", "reference": reference, "format": "as_is" })
}

fn field(name: &str, segments: &[Value]) -> Value {
    json!({ "name": name, "value": {
        "segments": segments, "type": "text", "when_empty": { "kind": "leave_out" } } })
}

/// Somebody with two sensitive details, and a workflow whose first step sends them: alone, within
/// a text, and in its query.
async fn sends_sensitive(baton: &Baton) -> (Value, String) {
    for name in ["ssn", "salary"] {
        let custom = json!({ "name": name, "type": "text", "sensitive": true });
        let set = baton.ask(Method::PUT, "/person-details", Some(custom));
        set.await.ok();
    }
    let ada = json!({ "display_name": "Ada", "work_email": "ada@acme.example",
        "custom": { "ssn": SSN, "salary": PAY } });
    let ada = baton.post("/people", ada).await.ok();
    let mut workflow = baton.workflow("welcome").await;
    let action = &mut workflow["draft"]["steps"][0]["action"];
    let fields = action["content"]["fields"].as_array_mut().expect("fields");
    let pay = json!({ "kind": "text", "text": "EUR " });
    fields.push(field("profile.ssn", &[detail("ssn")]));
    fields.push(field("pay", &[pay, detail("salary")]));
    let path = action["path"].as_array_mut().expect("a path");
    path.push(json!({ "kind": "text", "text": "?who=" }));
    path.push(detail("ssn"));
    path.push(json!({ "kind": "text", "text": "&notify=yes" }));
    let person = ada["id"].as_str().expect("an id").to_owned();
    (workflow, person)
}

fn previewed(workflow: &Value, person: &str) -> Value {
    json!({ "workflow": workflow["id"], "definition": workflow["draft"], "person": person,
        "step": workflow["draft"]["steps"][0]["id"] })
}

fn body(message: &Value) -> Value {
    serde_json::from_str(message["body"].as_str().expect("a body")).expect("JSON")
}

fn is_masked(message: &Value) {
    let text = message.to_string();
    assert!(!text.contains("canary"), "{text}");
    let body = body(message);
    assert_eq!(body["profile"]["ssn"], MASK);
    assert_eq!(body["pay"], MASK);
    assert_eq!(body["profile"]["email"], "ada@acme.example");
    let url = message["url"].as_str().expect("an address");
    assert!(url.ends_with(&format!("?who={MASK}&notify=yes")), "{url}");
    let hidden =
        json!({ "details": ["ssn", "salary"], "pointers": ["/profile/ssn", "/pay"], "more": 0 });
    assert_eq!(message["hidden"], hidden);
}

fn is_whole(message: &Value) {
    let body = body(message);
    assert_eq!(body["profile"]["ssn"], SSN);
    assert_eq!(body["pay"], format!("EUR {PAY}"));
    let url = message["url"].as_str().expect("an address");
    assert!(url.ends_with(&format!("?who={SSN}&notify=yes")), "{url}");
    let nothing = json!({ "details": [], "pointers": [], "more": 0 });
    assert_eq!(message["hidden"], nothing);
}

/// The audit's rows of sensitive details that were shown, the first first.
async fn looks(baton: &Baton) -> Vec<Value> {
    let audit = baton.get("/audit?limit=100").await.ok();
    assert!(!audit.to_string().contains("canary"));
    let rows = audit["items"].as_array().expect("rows").iter().rev();
    rows.filter(|row| row["action"] == "person_detail_revealed")
        .cloned()
        .collect()
}

#[tokio::test]
async fn c4_a_preview_masks_what_is_sensitive_and_showing_it_is_in_the_audit() {
    let baton = Baton::start().await;
    let (workflow, person) = sends_sensitive(&baton).await;
    let input = previewed(&workflow, &person);

    let masked = baton.post("/preview", input.clone()).await.ok();
    let unseen = looks(&baton).await;
    let whole = baton.post("/preview/reveal", input).await.ok();

    is_masked(&masked);
    let rows = masked["rows"].as_array().expect("rows").iter();
    let shown = rows.filter(|row| row["value"] == MASK);
    let names: Vec<_> = shown.map(|row| row["name"].as_str()).collect();
    assert_eq!(names, [Some("profile.ssn"), Some("pay")]);
    assert!(unseen.is_empty());
    is_whole(&whole);
    let looked = looks(&baton).await;
    let step = &workflow["draft"]["steps"][0]["id"];
    for (row, detail) in looked.iter().zip(["ssn", "salary"]) {
        assert_eq!(row["actor"], "Dana");
        let said = row.to_string();
        for text in [detail, "preview", &person, step.as_str().expect("an id")] {
            assert!(said.contains(text), "{text}: {said}");
        }
    }
    assert_eq!(looked.len(), 2);
}

#[tokio::test]
async fn c4_a_test_is_reported_masked_and_sent_whole_also_where_a_mask_was_left_in_it() {
    let baton = Baton::start().await;
    let (workflow, person) = sends_sensitive(&baton).await;
    let mut input = previewed(&workflow, &person);
    let masked = baton.post("/preview", input.clone()).await.ok();
    input["confirmed"] = json!(true);

    let plain = baton.post("/test-send", input.clone()).await.ok();
    let changed = masked["body"].as_str().expect("a body");
    input["body"] = json!(changed.replace("ada@acme.example", "eve@acme.example"));
    let changed = baton.post("/test-send", input).await.ok();

    is_masked(&plain["request"]);
    let request = &changed["request"];
    assert!(!request.to_string().contains("canary"));
    assert_eq!(body(request)["profile"]["email"], "eve@acme.example");
    assert_eq!(
        request["hidden"]["pointers"],
        json!(["/profile/ssn", "/pay"])
    );
    assert!(looks(&baton).await.is_empty());
}

#[tokio::test]
async fn c4_a_try_masks_what_is_sensitive_today_and_showing_it_is_in_the_audit() {
    let baton = Baton::start().await;
    let (workflow, person) = sends_sensitive(&baton).await;
    let [run, message, path] = tried(&baton, &workflow).await;

    let masked = baton.get(&path).await.ok();
    let whole = baton.post(&format!("{path}/reveal"), json!({})).await.ok();
    let looked = looks(&baton).await;
    for name in ["ssn", "salary"] {
        let open = json!({ "name": name, "type": "text", "sensitive": false });
        let set = baton.ask(Method::PUT, "/person-details", Some(open));
        set.await.ok();
    }
    let not_sensitive = baton.get(&path).await.ok();

    is_masked(&masked["request"]);
    is_whole(&whole["request"]);
    assert_eq!(looked.len(), 2);
    for (row, detail) in looked.iter().zip(["ssn", "salary"]) {
        let said = row.to_string();
        for text in [detail, "try", &person, &run, &message] {
            assert!(said.contains(text), "{text}: {said}");
        }
    }
    is_whole(&not_sensitive["request"]);
}

#[tokio::test]
async fn c18_what_looks_sensitive_in_a_call_is_to_check_and_masked_until_that_is_said_to_be_false()
{
    let baton = Baton::start().await;
    let mut workflow = baton.workflow("welcome").await;
    let person = baton.sample_person().await;
    let trigger = trigger_of(&workflow);
    let call = r#"{"email":"maria@acme.example","ssn":"canary","field_17":"756.9217.0769.85"}"#;
    baton.call(&trigger, call).await;
    let action = &mut workflow["draft"]["steps"][0]["action"];
    let fields = action["content"]["fields"].as_array_mut().expect("fields");
    let taken = |pointer: &str| {
        let reference = json!({ "source": { "kind": "trigger" }, "pointer": pointer });
        json!({ "kind": "detail", "reference": reference, "format": "as_is" })
    };
    fields.push(field("number", &[taken("/ssn")]));
    fields.push(field("other", &[taken("/field_17")]));
    let path = format!(
        "/workflows/{}/draft",
        workflow["id"].as_str().expect("an id")
    );
    let save = async |revision: u64, definition: &Value| {
        let draft = json!({ "revision": revision, "definition": definition, "edit": "send more" });
        let saved = baton.ask(Method::PUT, &path, Some(draft)).await.ok();
        let problems = saved["problems"].as_array().expect("problems").iter();
        let looks = problems.filter(|one| one["code"] == "looks_sensitive");
        let names = looks.map(|one| one["params"]["name"].as_str().expect("a name").to_owned());
        names.collect::<Vec<_>>()
    };

    let looks = save(1, &workflow["draft"]).await;
    let masked = baton.post("/preview", previewed(&workflow, &person));
    let masked = masked.await.ok();
    let action = &mut workflow["draft"]["steps"][0]["action"];
    action["not_sensitive"] = json!([taken("/ssn")["reference"]]);
    let fewer = save(2, &workflow["draft"]).await;
    let whole = baton.post("/preview", previewed(&workflow, &person));
    let whole = whole.await.ok();

    assert_eq!(looks, ["ssn", "field_17"]);
    assert_eq!(
        (&body(&masked)["number"], &body(&masked)["other"]),
        (&json!(MASK), &json!(MASK))
    );
    assert!(!masked.to_string().contains("canary"));
    assert_eq!(masked["hidden"]["details"], json!(["ssn", "field_17"]));
    assert_eq!(fewer, ["field_17"]);
    assert_eq!(body(&whole)["number"], "canary");
    assert_eq!(body(&whole)["other"], MASK);
}
