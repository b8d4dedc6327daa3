//! What a call brings for a detail that is sensitive is masked as the detail is, whatever its field
//! is called (C4).

use http::Method;
use serde_json::{Value, json};

use super::call::looked;
use super::received::MASK;
use crate::paths::step;
use crate::support::{Baton, trigger_of};

/// As the other tool says it; nothing in its names or shapes tells what it is.
const BAND: &str = "Q7-canary-31";
const BODY: &str = r#"{"email":"ada@acme.example","grade":"Q7-canary-31","team":"IT",
    "log":["set to q7 canary 31","ok"],"more":{"note":"Q7-canary-31"}}"#;

async fn mark(baton: &Baton, name: &str, sensitive: bool) {
    let detail = json!({ "name": name, "type": "text", "sensitive": sensitive });
    let put = baton.ask(Method::PUT, "/person-details", Some(detail));
    put.await.ok();
}

async fn save(baton: &Baton, workflow: &Value, revision: u64, draft: &Value) {
    let path = format!("/workflows/{}/draft", workflow["id"].as_str().expect("id"));
    let save = json!({ "revision": revision, "definition": draft, "edit": "x" });
    baton.ask(Method::PUT, &path, Some(save)).await.ok();
}

fn address(workflow: &Value) -> String {
    let id = &workflow["addresses"][0]["id"];
    id.as_str().expect("an id").to_owned()
}

fn says_nothing(shown: &Value) {
    let text = shown.to_string().to_lowercase();
    assert!(!text.contains("canary"), "{text}");
    assert!(text.contains("ada@acme.example"), "{text}");
}

/// A start that fills the detail from a call.
async fn filled_by_the_start(baton: &Baton) -> Value {
    let workflow = baton.workflow("blank").await;
    let mut draft = workflow["draft"].clone();
    draft["trigger"]["start"]["person_fields"] =
        json!([{ "detail": "custom/band", "from": "/grade" }]);
    save(baton, &workflow, 1, &draft).await;
    workflow
}

#[tokio::test]
async fn c4_what_fills_a_sensitive_detail_is_masked_at_the_call_while_it_is_one() {
    let baton = Baton::start().await;
    mark(&baton, "band", true).await;
    let workflow = filled_by_the_start(&baton).await;
    let address = address(&workflow);
    let (call, _) = baton.call(&address, BODY).await;
    let at_call = format!("/calls/{call}");
    let at_sample = format!("/addresses/{address}/sample");
    let at_details = format!(
        "/workflows/{}/details",
        workflow["id"].as_str().expect("id")
    );

    for path in [&at_call, &at_sample, &at_details] {
        says_nothing(&baton.get(path).await.ok());
    }
    let masked = baton.get(&at_call).await.ok();
    let pointers = json!(["/grade", "/log/0", "/more/note"]);
    assert_eq!(masked["hidden"]["pointers"], pointers);
    let fields = masked["fields"].as_array().expect("fields").iter();
    let hidden = fields.filter(|field| field["value"] == MASK && field["looks_sensitive"] == true);
    assert_eq!(hidden.count(), 3);
    let details = baton.get(&at_details).await.ok();
    let details = details.to_string();
    assert_eq!(
        details.matches(r#""sensitive":true"#).count(),
        4,
        "{details}"
    );

    let at_reveal = format!("{at_call}/reveal");
    let whole = baton.post(&at_reveal, json!({})).await.ok();
    assert_eq!(whole["body"], BODY);
    let looks = looked(&baton).await;
    assert_eq!(looks.len(), 1);
    assert_eq!(looks[0]["params"]["details"], "grade, log, more.note");

    // What is marked today decides.
    mark(&baton, "band", false).await;
    for path in [&at_call, &at_sample, &at_details] {
        let shown = baton.get(path).await.ok().to_string();
        assert!(shown.contains(BAND), "{shown}");
    }
}

#[tokio::test]
async fn c4_a_call_is_masked_where_nobody_can_read_what_fills_what_is_sensitive() {
    let baton = Baton::start().await;
    mark(&baton, "band", true).await;
    let workflow = filled_by_the_start(&baton).await;
    let address = address(&workflow);
    let (call, _) = baton.call(&address, BODY).await;
    assert_eq!(baton.damage("UPDATE workflows SET draft = '{}'"), 1);

    for path in [
        format!("/calls/{call}"),
        format!("/addresses/{address}/sample"),
    ] {
        let shown = baton.get(&path).await.ok().to_string().to_lowercase();
        assert!(!shown.contains("canary"), "{shown}");
    }
    // What nothing sensitive can be filled by is shown.
    mark(&baton, "band", false).await;
    let shown = baton.get(&format!("/calls/{call}")).await.ok();
    assert!(shown.to_string().contains(BAND), "{shown}");
}

#[tokio::test]
async fn c4_what_fills_it_in_a_list_is_masked_for_each_of_it() {
    let baton = Baton::start().await;
    mark(&baton, "band", true).await;
    let workflow = baton.workflow("blank").await;
    let mut draft = workflow["draft"].clone();
    draft["trigger"]["start"]["person"] = json!({ "kind": "picked", "pointer": "/people/0/email" });
    for (revision, from) in [(1, "/people/0/grade"), (2, "/grade")] {
        start_with(&mut draft, from);
        save(&baton, &workflow, revision, &draft).await;
        let body = r#"{"people":[{"email":"ada@acme.example","grade":"canary-1"},
            {"email":"bo@acme.example","grade":"canary-2"}]}"#;
        let (call, _) = baton.call(&address(&workflow), body).await;

        let masked = baton.get(&format!("/calls/{call}")).await.ok();

        says_nothing(&masked);
        let pointers = json!(["/people/0/grade", "/people/1/grade"]);
        assert_eq!(masked["hidden"]["pointers"], pointers);
    }
}

fn start_with(draft: &mut Value, from: &str) {
    draft["trigger"]["start"]["person_fields"] = json!([{ "detail": "custom/band", "from": from }]);
}

#[tokio::test]
async fn c4_what_a_step_takes_for_a_sensitive_detail_is_masked_where_it_is_sent_and_judged() {
    let baton = Baton::start().await;
    mark(&baton, "band", true).await;
    let mut workflow = baton.workflow("welcome").await;
    let person = baton.sample_person().await;
    let taken = |pointer: &str| {
        json!({ "kind": "detail", "format": "as_is",
            "reference": { "source": { "kind": "trigger" }, "pointer": pointer } })
    };
    let value = |pointer: &str| {
        json!({ "segments": [taken(pointer)], "type": "text",
            "when_empty": { "kind": "leave_out" } })
    };
    let action = &mut workflow["draft"]["steps"][0]["action"];
    let fields = action["content"]["fields"].as_array_mut().expect("fields");
    for (name, pointer) in [
        ("grade", "/grade"),
        ("note", "/more/note"),
        ("at", "/email"),
    ] {
        fields.push(json!({ "name": name, "value": value(pointer) }));
    }
    let update = json!({ "kind": "update_person",
        "details": [{ "detail": "custom/band", "value": value("/grade") }] });
    let steps = workflow["draft"]["steps"].as_array_mut().expect("steps");
    steps.push(step("a9", update));
    let draft = workflow["draft"].clone();
    save(&baton, &workflow, 1, &draft).await;
    let trigger = trigger_of(&workflow);
    let (call, _) = baton.call(&trigger, BODY).await;

    says_nothing(&baton.get(&format!("/calls/{call}")).await.ok());
    let input = json!({ "workflow": workflow["id"], "definition": draft, "person": person,
        "step": draft["steps"][0]["id"] });
    let preview = baton.post("/preview", input).await.ok();
    says_nothing(&preview);
    assert_eq!(preview["hidden"]["details"], json!(["grade", "more.note"]));
}

#[tokio::test]
async fn c4_a_call_that_cannot_be_read_is_masked_where_it_names_what_fills_a_sensitive_detail() {
    let baton = Baton::start().await;
    mark(&baton, "band", true).await;
    let workflow = filled_by_the_start(&baton).await;
    let body = r#"{"email": ada@acme.example, "grade": "Q7-canary-31"}"#;

    let (call, readable) = baton.call(&address(&workflow), body).await;
    let masked = baton.get(&format!("/calls/{call}")).await.ok();

    assert!(!readable);
    assert_eq!(masked["body"], MASK);
}
