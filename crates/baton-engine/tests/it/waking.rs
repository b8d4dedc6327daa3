use std::time::{Duration, Instant};

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

/// Upkeep comes a minute after the start, which a clock that stands still and is put on tells.
#[tokio::test]
async fn keys_of_calls_that_count_as_the_same_no_longer_are_swept() {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(story("keep_under_problems", by_ticket()), receiver.at).await;
    let mut put_in = 0;
    for (key, until) in [("a1", "1"), ("a2", "9000000000000000")] {
        let row = format!("(x'{}', 1, {until}, NULL)", key.repeat(16));
        put_in += world.damage(&format!("INSERT INTO dedupe VALUES {row}"));
    }
    assert_eq!(put_in, 2);

    tokio::time::pause();
    let left = async |world: &World| {
        tokio::time::advance(Duration::from_secs(11)).await;
        let file = rusqlite::Connection::open(world.file()).expect("it opens");
        let sql = "SELECT count (*) FROM dedupe WHERE call_no = 1";
        let left: i64 = file.query_row(sql, [], |row| row.get(0)).expect("a number");
        (left == 1).then_some(())
    };
    world.until("the key that ran out is gone", left).await;
}
