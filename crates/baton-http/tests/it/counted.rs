//! What lists read is counted: of each version or draft the text is parsed once for a page, and
//! what has appeared is found without a look at all that is open.

use baton_admin::problems::{self, Since, Unseen};
use baton_testing::told::{self, Counts, is_alone};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::support::{Baton, trigger_of};

/// Which columns are parsed.
const PARSED: Counts = Counts {
    target: "baton_store::read",
    thread: None,
};
/// How many steps statements take.
const STEPS: Counts = Counts {
    target: "baton_store::sql",
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

/// How many steps it took to find out what has appeared since, and what it was.
async fn steps_of_a_look(baton: &Baton, since: Since) -> (i64, Option<Unseen>) {
    let _before_it = told::take();
    let appeared = problems::appeared(&baton.engine, since).await;
    let told = told::take();
    let of_problems = told.iter().filter(|told| told.text.contains("problems"));
    let steps = of_problems.map(|told| told.number).sum();
    (steps, appeared.expect("it is read").unseen)
}

/// The steps of a look when one more has appeared beside so many open problems, and of one when
/// nothing has.
async fn steps_beside(open: usize) -> (i64, i64) {
    let baton = Baton::start().await;
    let trigger = live(&baton, &baton.workflow("welcome").await).await;
    let all = |page: &Value, many: usize| page["items"].as_array().map(Vec::len) == Some(many);
    // Whom nobody knows is a problem of their own.
    hired(&baton, &trigger, 0..open).await;
    baton
        .until("/problems?limit=200", |page| all(page, open))
        .await;
    let told = problems::newest_before(&baton.engine, Timestamp::now()).await;
    let told = told.expect("it is read");
    let seen = told;
    hired(&baton, &trigger, open..open + 1).await;
    baton
        .until("/problems?limit=200", |page| all(page, open + 1))
        .await;

    let (news, unseen) = steps_of_a_look(&baton, Since { told, seen }).await;
    let told = told + 1;
    let (none, nothing) = steps_of_a_look(&baton, Since { told, seen }).await;

    let unseen = unseen.expect("there is news");
    assert_eq!((unseen.count, unseen.more), (1, false));
    assert!(unseen.only.is_some_and(|place| place.step.is_some()));
    assert!(nothing.is_none());
    (news, none)
}

#[tokio::test]
async fn what_has_appeared_is_found_without_a_look_at_all_that_is_open() {
    let name = "counted::what_has_appeared_is_found_without_a_look_at_all_that_is_open";
    if !is_alone(name, STEPS) {
        return;
    }

    let few = steps_beside(5).await;
    let many = steps_beside(150).await;

    assert!(few.0 > few.1 && few.1 > 0, "{few:?}");
    assert_eq!(few, many);
}

/// The workflow goes live; its trigger.
async fn live(baton: &Baton, workflow: &Value) -> String {
    let id = workflow["id"].as_str().expect("an id");
    let live = baton
        .post(&format!("/workflows/{id}/live"), json!({}))
        .await;
    live.ok();
    trigger_of(workflow)
}

async fn hired(baton: &Baton, trigger: &str, numbers: std::ops::Range<usize>) {
    for number in numbers {
        let body = json!({ "email": format!("p{number}@acme.example") });
        baton.call(trigger, &body.to_string()).await;
    }
}

#[tokio::test]
async fn lists_parse_each_version_and_each_draft_once_for_a_page() {
    let name = "counted::lists_parse_each_version_and_each_draft_once_for_a_page";
    if !is_alone(name, PARSED) {
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
    let trigger = live(&baton, &workflow).await;
    hired(&baton, &trigger, 0..known + 10).await;
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
