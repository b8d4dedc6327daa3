//! The company's details: entered in the settings, picked, previewed and sent (C10).

mod language;
mod time;

use http::Method;
use serde_json::{Value, json};

use crate::support::Baton;

async fn enter(baton: &Baton, company: Value) -> crate::support::Answer {
    let path = "/settings/company";
    baton.ask(Method::PUT, path, Some(company)).await
}

#[tokio::test]
async fn c10_the_companys_details_are_picked_and_sent_as_they_are_when_the_step_is_reached() {
    let baton = Baton::start().await;
    let workflow = baton.workflow("welcome").await;
    let id = workflow["id"].as_str().expect("an id");
    let sources = |groups: &Value| {
        let groups = groups.as_array().expect("groups").iter();
        groups
            .map(|group| group["source"]["kind"].to_string())
            .collect::<Vec<_>>()
    };
    let before = baton.get(&format!("/workflows/{id}/details")).await.ok();
    let acme = json!({ "name": "Acme", "details": [{ "name": "Cost centre", "value": "4711" }] });
    assert_eq!(enter(&baton, acme.clone()).await.ok(), acme);
    let groups = baton.get(&format!("/workflows/{id}/details")).await.ok();
    let group = groups.as_array().expect("groups").last().expect("company");
    let centre = &group["details"][1];

    let mut draft = workflow["draft"].clone();
    let field = json!({ "name": "cost_centre", "value": {
        "segments": [{ "kind": "detail", "reference": centre["reference"], "format": "as_is" }],
        "type": "text", "when_empty": { "kind": "stop" } } });
    let fields = &mut draft["steps"][0]["action"]["content"]["fields"];
    fields.as_array_mut().expect("fields").push(field);
    let save = json!({ "revision": 1, "definition": draft, "edit": "cost centre" });
    let path = format!("/workflows/{id}/draft");
    baton.ask(Method::PUT, &path, Some(save)).await.ok();
    let live = format!("/workflows/{id}/live");
    baton.post(&live, json!({})).await.ok();
    let mut addresses = workflow["addresses"].as_array().expect("a list").iter();
    let trigger = addresses
        .find(|address| address["owner"]["kind"] == "trigger")
        .and_then(|address| address["id"].as_str())
        .expect("a trigger");
    baton
        .call(trigger, r#"{"email":"maria@acme.example"}"#)
        .await;
    let runs = baton
        .until("/runs", |runs| {
            runs["items"][0]["where"]["kind"] == "waiting_for_call"
        })
        .await;

    assert!(!sources(&before).contains(&r#""company""#.to_owned()));
    assert_eq!(group["source"]["kind"], "company");
    assert_eq!(centre["name"], "Cost centre");
    assert_eq!(centre["sample"], "4711");
    let run = runs["items"][0]["id"].as_str().expect("an id");
    let messages = baton.get(&format!("/runs/{run}/messages")).await.ok();
    let message = messages["items"][0]["id"].as_str().expect("an id");
    let path = format!("/runs/{run}/messages/{message}/tries/1");
    let tried = baton.get(&path).await.ok();
    let body = tried["request"]["body"].as_str().expect("a body");
    assert!(body.contains(r#""cost_centre":"4711""#), "{body}");
    let audit = baton.get("/audit?limit=200").await.ok();
    let mut rows = audit["items"].as_array().expect("rows").iter();
    assert!(rows.any(|row| row["action"] == "settings_changed"));
}

#[tokio::test]
async fn a_detail_of_the_company_has_a_name_of_its_own() {
    let baton = Baton::start().await;
    let detail = |name: &str| json!({ "name": name, "value": "x" });
    let company = |details: Vec<Value>| json!({ "name": "Acme", "details": details });

    let twice = enter(&baton, company(vec![detail("City"), detail("city ")])).await;
    let nameless = enter(&baton, company(vec![detail(" ")])).await;
    let many = (0..21).map(|n| detail(&n.to_string())).collect();
    let many = enter(&baton, company(many)).await;

    for refused in [twice, nameless, many] {
        assert_eq!(refused.refused(422), "invalid_field");
    }
    let kept = baton.get("/settings/company").await.ok();
    assert_eq!(kept, json!({ "name": "", "details": [] }));
}
