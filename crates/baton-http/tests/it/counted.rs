//! What lists read is counted: of each version or draft the text is parsed once for a page.

use baton_testing::told::{self, Counts, is_alone};
use serde_json::{Value, json};

use crate::support::Baton;

/// Which columns are parsed.
const COUNTS: Counts = Counts {
    target: "baton_store::read",
    thread: None,
};

/// How often texts of a column were parsed while a page was asked for, and the page.
async fn parsed(baton: &Baton, path: &str, column: &str) -> (usize, Value) {
    let _before_it = told::take();
    let page = baton.get(path).await.ok();
    let told = told::take();
    let of_it = told.iter().filter(|told| told.text == column);
    (of_it.count(), page)
}

/// The workflow goes live, and these are hired.
async fn hired(baton: &Baton, workflow: &Value, numbers: std::ops::Range<usize>) {
    let id = workflow["id"].as_str().expect("an id");
    let live = baton
        .post(&format!("/workflows/{id}/live"), json!({}))
        .await;
    live.ok();
    let addresses = workflow["addresses"].as_array().expect("addresses").iter();
    let mut triggers = addresses.filter(|address| address["owner"]["kind"] == "trigger");
    let trigger = triggers.next().expect("a trigger")["id"].as_str();
    let trigger = trigger.expect("an id").to_owned();
    for number in numbers {
        let body = json!({ "email": format!("p{number}@acme.example") });
        baton.call(&trigger, &body.to_string()).await;
    }
}

#[tokio::test]
async fn lists_parse_each_version_and_each_draft_once_for_a_page() {
    let name = "counted::lists_parse_each_version_and_each_draft_once_for_a_page";
    if !is_alone(name, COUNTS) {
        return;
    }
    let baton = Baton::start().await;
    let workflow = baton.workflow("welcome").await;
    let known = 20;
    for number in 0..known {
        let person = json!({ "display_name": format!("Person {number}"),
            "work_email": format!("p{number}@acme.example") });
        baton.post("/people", person).await.ok();
    }
    // Whom nobody knows is a problem of their own.
    hired(&baton, &workflow, 0..known + 10).await;
    let all = |page: &Value, many: usize| page["items"].as_array().map(Vec::len) == Some(many);
    baton.until("/runs?limit=50", |page| all(page, known)).await;
    baton
        .until("/problems?limit=50", |page| all(page, 10))
        .await;

    let (versions, runs) = parsed(&baton, "/runs?limit=50", "workflow_versions.definition").await;
    let (drafts, problems) = parsed(&baton, "/problems?limit=50", "workflows.draft").await;
    let (of_people, people) =
        parsed(&baton, "/people?limit=50", "workflow_versions.definition").await;

    assert!(all(&runs, known) && all(&problems, 10));
    assert!(
        people["items"]
            .as_array()
            .is_some_and(|items| items.len() >= known)
    );
    assert_eq!((versions, drafts, of_people), (1, 1, 0));
}
