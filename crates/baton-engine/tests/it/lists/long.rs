//! Long calls are read apart from everybody, before the transaction that handles them: whichever one
//! wants what such a call says gets it, also after a restart, when nothing of it is in memory.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use baton_core::run::Verb;
use baton_engine::commands::act;
use baton_engine::commands::calls::{UseAnyway, choose_run};
use baton_engine::{Actor, Received};
use serde_json::json;

use super::{id_of, list, runs, until_all, waiting, world};
use crate::receiver::Recorder;
use crate::story::tools;
use crate::world::{JIRA, World, because, by_ticket, jira, step, story};

/// Longer than what is read in a transaction.
fn long(body: &str) -> String {
    let rest = body.strip_suffix('}').expect("it is an object");
    format!(r#"{rest},"note":"{}"}}"#, "x".repeat(100_000))
}

/// So many that a job uses them.
const MANY: usize = 40;

#[tokio::test]
async fn c4_everybody_in_a_long_call_starts_and_is_moved() {
    let (world, _receiver) = world().await;

    let hired = world.call(&world.trigger, long(&list(MANY))).await;
    let signed = world.call(&world.wait, long(&list(MANY))).await;

    assert!(matches!(&hired, Received::Stored { readable: true, .. }));
    until_all(&world, &hired, "Started", MANY).await;
    until_all(&world, &signed, "Moved", MANY).await;
}

#[tokio::test]
async fn a_long_call_is_used_anyway_after_a_restart() {
    let receiver = Recorder::answering(tools).await;
    let mut workflow = waiting();
    workflow["trigger"]["start"]["only_if"] = json!({ "mode": "all", "tests": [{ "reference": {
        "source": { "kind": "call" }, "pointer": "/note" },
        "operator": "is", "values": ["Done"] }] });
    let world = World::live(workflow, receiver.at).await;
    let hired = world.call(&world.trigger, long(&list(MANY))).await;
    world.until_fate(&hired, &["ConditionNotMet"]).await;
    let world = world.restart(receiver.at).await;

    let actor = Actor::new("Dana", "test");
    let again = act::<UseAnyway>(&world.engine, &actor, id_of(&hired), because("once more"));
    again.await.expect("it is used");

    let all = i64::try_from(MANY).expect("it is small");
    let started = async |world: &World| (runs(world).await == all).then_some(());
    world.until("everybody is started", started).await;
}

/// The story with a Jira that answers once it is told to, and a long call that came early.
async fn early() -> (World, Recorder, Arc<AtomicBool>, Received) {
    let answers = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&answers);
    let receiver = Recorder::answering(move |seen, n| {
        let is_jira = seen.line.contains("/issue");
        match is_jira && !asked.load(Ordering::Relaxed) {
            true => (500, String::new()),
            false => tools(seen, n),
        }
    });
    let receiver = receiver.await;
    let world = World::live(story("keep_under_problems", by_ticket()), receiver.at).await;
    world.add_person("Ada Okafor", "ada@people.example").await;
    let hired = json!({ "email": "ada@people.example" }).to_string();
    world.call(&world.trigger, hired).await;
    world.until_at("trying_again").await;
    let ticket = crate::story::ticket("Ada Okafor");
    let early = world.call(&world.wait, long(&jira(&ticket, "Done"))).await;
    world.until_fate(&early, &["Unmatched"]).await;
    (world, receiver, answers, early)
}

#[tokio::test]
async fn c6_a_long_call_that_came_early_is_found_by_its_run_after_a_restart() {
    let (world, receiver, answers, early) = early().await;
    let world = world.restart(receiver.at).await;

    answers.store(true, Ordering::Relaxed);
    let run = world.until_at("trying_again").await;
    world
        .does(Verb::TryNow, &run.id, step(JIRA), "now")
        .await
        .expect("it is tried");

    world.until_fate(&early, &["Moved"]).await;
}

#[tokio::test]
async fn a_long_call_is_given_to_a_run_after_a_restart() {
    let (world, receiver, _answers, early) = early().await;
    let world = world.restart(receiver.at).await;

    let run = world.until_at("trying_again").await;
    let actor = Actor::new("Dana", "test");
    choose_run(&world.engine, &actor, id_of(&early), run.id)
        .await
        .expect("it is given");

    world.until_fate(&early, &["Bound"]).await;
}
