//! A rule is judged by the calls before the last one, too, where that fits nobody; and before there is
//! a run by what the test of the step was answered.

use serde_json::{Value, json};

use super::matching::{Draft, by_title, draft, give_title};
use crate::support::Baton;

#[tokio::test]
async fn c6_where_the_last_call_fits_nobody_the_ones_before_it_are_looked_at() {
    let baton = Baton::start().await;
    let draft = draft(&baton).await;
    let zoe = give_title(&baton, "Zoe", "zoe@acme.example").await;
    for title in ["Head of IT", "Nobody's", "Nobody's either"] {
        let body = json!({ "title": title, "team": "Core" }).to_string();
        baton.call(&draft.wait, &body).await;
    }
    let mut wrong = by_title();
    wrong["call"]["pointer"] = json!("/team");

    let right = draft.judge(&baton, &by_title(), None).await;
    let wrong = draft.judge(&baton, &wrong, None).await;
    let told = Some(r#"{"title":"Nobody's"}"#);
    let told = draft.judge(&baton, &by_title(), told).await;

    assert_eq!(right["values"][0]["fits"], "nobody");
    assert_eq!(right["before"], 2);
    assert_eq!(right["earlier"]["ago"], 2);
    assert_eq!(right["earlier"]["value"]["people"][0]["id"], zoe);
    assert_eq!(
        (&wrong["before"], &wrong["earlier"]),
        (&json!(2), &Value::Null)
    );
    assert_eq!(
        (&told["before"], &told["earlier"]),
        (&json!(0), &Value::Null)
    );
}

/// The rule that a call repeats in a field what the step was answered.
fn by_answer(draft: &Draft, pointer: &str) -> Value {
    json!({
        "kind": "step_answer", "step": draft.asking, "pointer": "/id",
        "call": { "kind": "picked", "pointer": pointer },
    })
}

/// Tests the step that asks a tool; the number that it is answered.
async fn test(baton: &Baton, draft: &Draft) -> String {
    let path = format!("/workflows/{}", draft.workflow);
    let workflow = baton.get(&path).await.ok();
    let input = json!({
        "workflow": draft.workflow, "definition": workflow["draft"], "step": draft.asking,
        "person": baton.sample_person().await, "confirmed": true,
    });
    let sent = baton.post("/test-send", input).await.ok();
    let mut fields = sent["answer"]["fields"].as_array().expect("fields").iter();
    let id = fields.find(|field| field["pointer"] == "/id");
    let id = id.and_then(|field| field["value"].as_str());
    id.expect("a number").to_owned()
}

#[tokio::test]
async fn c6_before_there_is_a_run_a_rule_is_judged_and_proposed_by_the_answer_to_the_test() {
    let baton = Baton::start().await;
    let draft = draft(&baton).await;
    let number = test(&baton, &draft).await;
    let call = json!({ "status": "Done", "ticket": number, "day": "2026-12-01" });
    baton.call(&draft.wait, &call.to_string()).await;

    let wrong = draft
        .judge(&baton, &by_answer(&draft, "/status"), None)
        .await;
    let right = draft
        .judge(&baton, &by_answer(&draft, "/ticket"), None)
        .await;
    let other = json!({ "status": "Open", "ticket": "00u9" });
    baton.call(&draft.wait, &other.to_string()).await;
    let later = draft
        .judge(&baton, &by_answer(&draft, "/ticket"), None)
        .await;

    assert_eq!(wrong["tested"], json!({ "value": number, "ago": null }));
    assert_eq!(right["tested"], json!({ "value": number, "ago": 0 }));
    assert_eq!(later["tested"], json!({ "value": number, "ago": 1 }));
    let proposed = json!([{
        "match_by": by_answer(&draft, "/ticket"), "calls": 1, "person": null,
    }]);
    assert_eq!(wrong["proposals"], proposed);
    assert_eq!(later["proposals"], proposed);
}

#[tokio::test]
async fn c6_what_the_call_to_the_start_says_already_is_no_number_of_an_answer() {
    let baton = Baton::start().await;
    let draft = draft(&baton).await;
    let number = test(&baton, &draft).await;
    let call = json!({ "ticket": number }).to_string();
    baton.call(&draft.wait, &call).await;
    let rule = by_answer(&draft, "/other");
    let before = draft.judge(&baton, &rule, None).await;

    let hired = json!({ "email": "maria@acme.example", "seat": number });
    baton.call(&draft.trigger, &hired.to_string()).await;
    let after = draft.judge(&baton, &rule, None).await;

    assert_eq!(before["proposals"].as_array().map(Vec::len), Some(1));
    assert_eq!(after["proposals"], json!([]));
}
