//! What an answer says again of a sensitive detail is masked a step later, too.

use serde_json::{Value, json};

use super::received::{MASK, looked, says_nothing, sends};
use super::tried;
use crate::support::Baton;

const SECOND: &str = "step_000000000000000000000000000000ab";

/// A second step behind the first, that sends on what the tool said again.
fn send_on(workflow: &mut Value) {
    let steps = workflow["draft"]["steps"].as_array_mut().expect("steps");
    let mut second = steps[0].clone();
    let source = json!({ "kind": "step", "step": second["id"] });
    let reference = json!({ "source": source, "pointer": "/number" });
    let segment = json!({ "kind": "detail", "reference": reference, "format": "as_is" });
    second["id"] = json!(SECOND);
    second["name"] = json!("Tell it again");
    second["action"]["content"]["fields"] = json!([{ "name": "again", "value": {
        "segments": [segment], "type": "text", "when_empty": { "kind": "stop" } } }]);
    steps.insert(1, second);
}

#[tokio::test]
async fn c18_what_an_answer_says_again_is_masked_where_a_later_step_sends_it() {
    let baton = Baton::start().await;
    let (mut workflow, person) = sends(&baton).await;
    send_on(&mut workflow);
    let mut input = json!({ "workflow": workflow["id"], "definition": workflow["draft"],
        "person": person, "step": workflow["draft"]["steps"][0]["id"], "confirmed": true });
    baton.post("/test-send", input.clone()).await.ok();
    input["step"] = json!(SECOND);
    let asked = json!({ "workflow": input["workflow"], "definition": input["definition"],
        "person": input["person"], "step": SECOND });

    let preview = baton.post("/preview", asked).await.ok();
    let tested = baton.post("/test-send", input).await.ok();
    let [run, _, _] = tried(&baton, &workflow).await;
    let messages = baton.get(&format!("/runs/{run}/messages")).await.ok();
    let messages = messages["items"].as_array().expect("messages").iter();
    let mut second = messages.filter(|message| message["step"] == SECOND);
    let message = second.next().expect("it was sent")["id"].clone();
    let message = message.as_str().expect("an id");
    let path = format!("/runs/{run}/messages/{message}/tries/1");
    let tried = baton.get(&path).await.ok();
    let data = baton.get(&format!("/runs/{run}/steps/{SECOND}/data")).await;
    let data = data.ok();

    for shown in [&preview, &tested, &tried, &data] {
        says_nothing(shown);
    }
    let pointers = json!(["/again"]);
    for sent in [&preview, &tested["request"], &tried["request"], &data] {
        assert_eq!(sent["hidden"]["pointers"], pointers);
    }
    assert_eq!(preview["rows"][0]["value"], MASK);
    let unseen = looked(&baton).await;
    let whole = baton.post(&format!("{path}/reveal"), json!({})).await.ok();
    assert!(unseen.is_empty());
    let body = whole["request"]["body"].as_str().expect("a body");
    assert!(body.contains("219099999"));
    assert!(!looked(&baton).await.is_empty());
}
