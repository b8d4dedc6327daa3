//! C4 and C18: a call about many that an admin uses is used once, as it was when that was asked.

use baton_core::CallId;
use baton_core::document::Definition;
use baton_engine::commands::calls::UseAnyway;
use baton_engine::commands::act;
use baton_engine::{Actor, Error, Received};
use baton_store::{Lane, Tx, Unread};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::receiver::Recorder;
use crate::story::tools;
use crate::world::{TRIGGER, WAIT, World, because};

/// So many that no slice holds them all.
const MANY: usize = 1_000;

/// A workflow that adds whom a call names if it says that it is wanted.
fn wanted() -> Value {
    json!({
        "trigger": { "id": TRIGGER, "name": "People are hired", "start": {
            "kind": "webhook_called", "person": { "kind": "automatic" },
            "only_if": { "mode": "all", "tests": [{
                "reference": { "source": { "kind": "call" }, "pointer": "/wanted" },
                "operator": "is", "values": ["yes"] }] },
            "unknown_person": "add_person", "person_fields": [], "update_known": false,
            "start_left": false } },
        "steps": [{ "id": WAIT, "name": "Contract signed", "action": {
            "kind": "wait_for_call",
            "match_by": { "kind": "person_detail", "detail": "work_email",
                "call": { "kind": "automatic" } },
            "only_if": null, "nobody_matches": "keep_under_problems", "several_match": "ask",
            "reminder_after_s": 259_200, "limit_after_s": 1_209_600 } }]
    })
}

/// The same workflow, for others whom a call names.
fn for_leads() -> Value {
    let mut other = wanted();
    other["trigger"]["start"]["person"] = json!({ "kind": "picked", "pointer": "/leads" });
    other
}

fn emails(who: &str) -> Vec<String> {
    let one = |number| format!("{who}.{number:05}@people.example");
    (0..MANY).map(one).collect()
}

fn list(wanted: &str) -> String {
    let (all, leads) = (emails("somebody"), emails("lead"));
    json!({ "emails": all, "leads": leads, "wanted": wanted }).to_string()
}

fn id_of(received: &Received) -> CallId {
    let Received::Stored { call, .. } = received else {
        panic!("not stored: {received:?}")
    };
    call.parse().expect("an id")
}

async fn use_it(world: &World, received: &Received) -> Result<(), Error> {
    let (dana, why) = (Actor::new("Dana", "test"), because("they are wanted"));
    let used = act::<UseAnyway>(&world.engine, &dana, id_of(received), why).await;
    used.map(drop)
}

async fn until_all(world: &World, call: &Received, fate: &str, count: usize) {
    let all = async |world: &World| {
        let fates = world.fate(call).await;
        (fates.len() >= count && fates.iter().all(|one| one == fate)).then_some(fates.len())
    };
    assert_eq!(world.until(fate, all).await, count);
}

async fn publish(world: &World, definition: Value) {
    let parsed: Definition = serde_json::from_value(definition).expect("a definition");
    let (workflow, text) = (world.workflow, Unread::of(&parsed));
    let write = move |tx: &mut Tx<'_>| {
        let at = Timestamp::now();
        let newest = tx.versions().insert(workflow, &text, "Dana", None, at)?;
        let live = baton_core::WorkflowState::Live;
        tx.workflows().set_state(workflow, live, Some(newest), at)
    };
    let store = world.engine.store();
    store.write(Lane::Command, write).await.expect("published");
}

#[tokio::test]
async fn c4_a_list_that_is_still_handled_is_not_used_beside_it() {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(wanted(), receiver.at).await;
    let long = world.call(&world.trigger, list("yes")).await;
    let begun = async |world: &World| (!world.fate(&long).await.is_empty()).then_some(());
    world.until("it has begun", begun).await;

    let used = use_it(&world, &long).await;
    until_all(&world, &long, "Started", MANY).await;

    assert!(matches!(used, Err(Error::NotDone(_))), "{used:?}");
    let runs = world.read(|tables| tables.counters().runs(None)).await;
    let runs: i64 = runs.values().sum();
    assert_eq!(runs, i64::try_from(MANY).expect("it is small"));
}

#[tokio::test]
async fn c18_a_list_is_used_by_the_version_that_was_live_when_that_was_asked() {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(wanted(), receiver.at).await;
    let long = world.call(&world.trigger, list("no")).await;
    world.until_fate(&long, &["ConditionNotMet"]).await;

    use_it(&world, &long).await.expect("it is used");
    publish(&world, for_leads()).await;
    let world = world.restart(receiver.at).await;

    until_all(&world, &long, "Started", MANY).await;
    let versions = world.runs().await.into_iter().map(|run| run.version);
    assert!({ versions }.all(|version| version == 1));
}
