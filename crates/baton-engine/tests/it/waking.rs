use std::time::Instant;

use baton_store::table::runs::RunStatus;
use serde_json::json;

use crate::receiver::Recorder;
use crate::story::{ticket, tools};
use crate::world::{World, by_ticket, jira, story};

#[tokio::test]
async fn c16_the_reminder_comes_in_time_and_never_early_and_the_wait_goes_on() {
    let receiver = Recorder::answering(tools).await;
    let mut definition = story("keep_under_problems", by_ticket());
    definition["steps"][2]["action"]["reminder_after_s"] = json!(1);
    let world = World::live(definition, receiver.at).await;
    world.add_person("Ada Okafor", "ada@people.example").await;
    world
        .call(&world.trigger, r#"{"email":"ada@people.example"}"#)
        .await;
    world.until_at("waiting_for_call").await;
    let begun = Instant::now();

    let run = world.until_at("nobody_called").await;

    assert!(begun.elapsed().as_millis() >= 900, "{:?}", begun.elapsed());
    assert_eq!(run.now.status, RunStatus::NeedsYou);
    let open = world.read(|tables| tables.counters().problems()).await;
    assert_eq!(open, 1);
    let call = world
        .call(&world.wait, jira(&ticket("Ada Okafor"), "Done"))
        .await;
    world.until_fate(&call, &["Moved"]).await;
    world.until_at("done").await;
    let open = world.read(|tables| tables.counters().problems()).await;
    assert_eq!(open, 0);
}

#[tokio::test]
async fn a_restart_goes_on_where_it_was() {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(story("keep_under_problems", by_ticket()), receiver.at).await;
    world.add_person("Ada Okafor", "ada@people.example").await;
    world
        .call(&world.trigger, r#"{"email":"ada@people.example"}"#)
        .await;
    world.until_at("waiting_for_call").await;

    let world = world.restart(receiver.at).await;
    let call = world
        .call(&world.wait, jira(&ticket("Ada Okafor"), "Done"))
        .await;

    world.until_fate(&call, &["Moved"]).await;
    world.until_at("done").await;
    assert_eq!(receiver.seen().len(), 3);
}
