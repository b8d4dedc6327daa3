//! What must not grow with a table is counted: how many steps SQLite takes for each statement of
//! the writer.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::process::Command;
use std::sync::Mutex;

use baton_core::WorkflowState;
use baton_store::table::runs::RunStatus;
use baton_store::{Lane, Tx};
use jiff::Timestamp;
use serde_json::json;
use tracing::field::{Field, Visit};
use tracing::{Event, Metadata, Subscriber, span};

use crate::lists::{email, list, world};
use crate::world::World;

/// What the store tells of its work in this process.
static TOLD: Mutex<Vec<Told>> = Mutex::new(Vec::new());

#[derive(Clone, Debug, Default)]
struct Told {
    sql: String,
    steps: i64,
}

/// Listens to what the store tells.
struct Listener;

impl Subscriber for Listener {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "baton_store::sql"
    }

    fn new_span(&self, _span: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }

    fn record(&self, _span: &span::Id, _values: &span::Record<'_>) {}

    fn record_follows_from(&self, _span: &span::Id, _follows: &span::Id) {}

    fn event(&self, event: &Event<'_>) {
        if std::thread::current().name() != Some("store-writer") {
            return;
        }
        let mut told = Told::default();
        event.record(&mut told);
        TOLD.lock().expect("nobody panics with it").push(told);
    }

    fn enter(&self, _span: &span::Id) {}

    fn exit(&self, _span: &span::Id) {}
}

impl Visit for Told {
    fn record_i64(&mut self, _field: &Field, value: i64) {
        self.steps = value;
    }

    fn record_str(&mut self, _field: &Field, value: &str) {
        value.clone_into(&mut self.sql);
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

/// How many runs are in a state.
async fn counted(world: &World, status: RunStatus) -> i64 {
    let counts = world.read(|tables| tables.counters().runs(None)).await;
    counts.get(&status).copied().unwrap_or_default()
}

/// The most steps that each statement took while one of so many runs of an old version finished.
async fn steps_of_an_end(many: usize) -> BTreeMap<String, i64> {
    let (world, _receiver) = world().await;
    world.call(&world.trigger, list(many)).await;
    let all = i64::try_from(many).expect("it is small");
    let wait =
        async |world: &World| (counted(world, RunStatus::Waiting).await == all).then_some(());
    world.until("all wait", wait).await;
    let workflow = world.workflow;
    let publish = move |tx: &mut Tx<'_>| {
        let (first, at) = (tx.versions().get(workflow, 1)?, Timestamp::now());
        let first = first.expect("it is live").definition;
        let next = tx.versions().insert(workflow, &first, "Dana", None, at)?;
        tx.workflows()
            .set_state(workflow, WorkflowState::Live, Some(next), at)
    };
    let store = world.engine.store();
    store.write(Lane::Command, publish).await.expect("it is");
    TOLD.lock().expect("nobody panics with it").clear();

    let signed = json!({ "emails": [email(0)] }).to_string();
    world.call(&world.wait, signed).await;
    let done = async |world: &World| (counted(world, RunStatus::Done).await == 1).then_some(());
    world.until("one is done", done).await;

    let mut most = BTreeMap::new();
    for told in TOLD.lock().expect("nobody panics with it").drain(..) {
        let steps = most.entry(told.sql).or_insert(0);
        *steps = told.steps.max(*steps);
    }
    most
}

#[tokio::test]
async fn c18_the_end_of_a_run_of_an_old_version_looks_at_no_other_run() {
    let name = "counted::c18_the_end_of_a_run_of_an_old_version_looks_at_no_other_run";
    if !is_alone(name) {
        return;
    }
    let (few, many) = (5, 305);

    let before = steps_of_an_end(few).await;
    let now = steps_of_an_end(many).await;

    assert!(before.len() > 10, "statements are told: {before:?}");
    let more = i64::try_from(many - few).expect("it is small");
    let grown: Vec<_> = now
        .iter()
        .filter(|(sql, steps)| **steps >= before.get(*sql).copied().unwrap_or_default() + more)
        .collect();
    assert!(grown.is_empty(), "steps that grow with the runs: {grown:?}");
}
