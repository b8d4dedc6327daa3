//! What lists read is counted: of each version or draft the text is parsed once for a page.

use std::fmt::Debug;
use std::process::Command;
use std::sync::Mutex;

use serde_json::{Value, json};
use tracing::field::{Field, Visit};
use tracing::{Event, Metadata, Subscriber, span};

use crate::support::Baton;

/// What the store tells of its work in this process.
static TOLD: Mutex<Vec<Told>> = Mutex::new(Vec::new());

#[derive(Clone, Debug, Default)]
struct Told {
    column: String,
}

/// Listens to what the store tells.
struct Listener;

impl Subscriber for Listener {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "baton_store::read"
    }

    fn new_span(&self, _span: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }

    fn record(&self, _span: &span::Id, _values: &span::Record<'_>) {}

    fn record_follows_from(&self, _span: &span::Id, _follows: &span::Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut told = Told::default();
        event.record(&mut told);
        TOLD.lock().expect("nobody panics with it").push(told);
    }

    fn enter(&self, _span: &span::Id) {}

    fn exit(&self, _span: &span::Id) {}
}

impl Visit for Told {
    fn record_str(&mut self, _field: &Field, value: &str) {
        value.clone_into(&mut self.column);
    }

    fn record_debug(&mut self, _field: &Field, _value: &dyn Debug) {}
}

/// Whether this process has one test, as it must to count; else the test is run in one that has.
fn is_alone(test: &str) -> bool {
    const ALONE: &str = "BATON_COUNTS_ALONE";
    if std::env::var_os("NEXTEST").is_some() || std::env::var_os(ALONE).is_some() {
        tracing::subscriber::set_global_default(Listener).expect("nobody else listens");
        return true;
    }
    let own = std::env::current_exe().expect("it has a path");
    let run = Command::new(own)
        .args(["--exact", test])
        .env(ALONE, "1")
        .status()
        .expect("it starts");
    assert!(run.success(), "{test}");
    false
}

/// How often texts of a column were parsed while a page was asked for, and the page.
async fn parsed(baton: &Baton, path: &str, column: &str) -> (usize, Value) {
    TOLD.lock().expect("nobody panics with it").clear();
    let page = baton.get(path).await.ok();
    let told = TOLD.lock().expect("nobody panics with it");
    let of_it = told.iter().filter(|told| told.column == column);
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
    if !is_alone(name) {
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
