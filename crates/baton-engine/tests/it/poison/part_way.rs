//! A version that cannot be read and that somebody is part-way in: a call that only it means is set
//! aside, and neither passed over nor another's.

use baton_core::WorkflowState;
use baton_core::document::Definition;
use baton_engine::Received;
use baton_store::{Lane, Tx, Unread};
use jiff::Timestamp;
use serde_json::{Value, json};

use super::among_many::{set_aside, tried_again};
use crate::receiver::Recorder;
use crate::story::{ticket, tools};
use crate::world::{World, by_ticket, jira, story};

const EMAIL: &str = "ada@people.example";

#[tokio::test]
async fn a_call_whose_condition_an_unread_version_may_meet_is_set_aside() {
    let receiver = Recorder::answering(tools).await;
    let mut later = story("keep_under_problems", by_ticket());
    later["steps"][2]["action"]["only_if"]["tests"][0]["values"] = json!(["Closed"]);
    let mut world = part_way_in_what_is_damaged(&receiver, later).await;

    let call = called(&world).await;
    let told = world
        .until("it is set aside", async |world: &World| {
            let (told, items) = set_aside(world).await;
            (items > 0).then_some(told)
        })
        .await;
    assert_eq!(world.damage(&first("substr (definition, 8)")), 1);
    world = world.restart(receiver.at).await;
    for problem in &told {
        let job = tried_again(&world, problem).await;
        assert_eq!(job.could_not, 0);
    }

    world.until_fate(&call, &["Moved"]).await;
}

#[tokio::test]
async fn a_call_for_which_an_unread_version_may_wait_is_not_only_recorded() {
    let receiver = Recorder::answering(tools).await;
    let mut later = story("keep_under_problems", by_ticket());
    later["steps"][2]["action"]["match_by"]["call"]["pointer"] = json!("/issue/status");
    later["steps"][2]["action"]["nobody_matches"] = json!("only_record");
    let world = part_way_in_what_is_damaged(&receiver, later).await;

    let call = called(&world).await;

    world.until_fate(&call, &["Problem"]).await;
}

#[tokio::test]
async fn a_due_run_of_a_version_with_a_kind_of_step_never_heard_of_is_the_only_casualty() {
    let receiver = Recorder::answering(tools).await;
    let mut reminded = story("keep_under_problems", by_ticket());
    reminded["steps"][2]["action"]["reminder_after_s"] = json!(1);
    let world = ada_waits(&receiver, reminded).await;
    publish(&world, story("keep_under_problems", by_ticket())).await;
    let other = r#"replace (definition, '"wait_for_call"', '"wait_for_pigeon"')"#;
    assert_eq!(world.damage(&first(other)), 1);
    let world = world.restart(receiver.at).await;
    let is_told = async |world: &World| (set_aside(world).await.1 > 0).then_some(());
    world.until("her reminder cannot be given", is_told).await;

    world.add_person("Ben Ode", "ben@people.example").await;
    let hired = json!({ "email": "ben@people.example" }).to_string();
    let hired = world.call(&world.trigger, hired).await;

    world.until_fate(&hired, &["Started"]).await;
    assert_eq!(world.runs().await.len(), 2);
    world.until_at("waiting_for_call").await;
    assert_eq!(set_aside(&world).await.1, 1);
}

async fn called(world: &World) -> Received {
    let ready = jira(&ticket("Ada Okafor"), "Done");
    world.call(&world.wait, ready).await
}

fn first(to: &str) -> String {
    format!("UPDATE workflow_versions SET definition = {to} WHERE version = 1")
}

/// Ada waits for her call in the first version.
async fn ada_waits(receiver: &Recorder, definition: Value) -> World {
    let world = World::live(definition, receiver.at).await;
    world.add_person("Ada Okafor", EMAIL).await;
    let start = json!({ "email": EMAIL }).to_string();
    world.call(&world.trigger, start).await;
    world.until_at("waiting_for_call").await;
    world
}

/// Ada waits in the first version, which is damaged; a later one, that wants other calls, is live.
async fn part_way_in_what_is_damaged(receiver: &Recorder, later: Value) -> World {
    let world = ada_waits(receiver, story("keep_under_problems", by_ticket())).await;
    publish(&world, later).await;
    assert_eq!(world.damage(&first("'broken ' || definition")), 1);
    world.restart(receiver.at).await
}

async fn publish(world: &World, later: Value) {
    let workflow = world.workflow;
    let later: Definition = serde_json::from_value(later).expect("a definition");
    let write = move |tx: &mut Tx<'_>| {
        let at = Timestamp::now();
        let newest = tx
            .versions()
            .insert(workflow, &Unread::of(&later), "Dana", None, at)?;
        tx.workflows()
            .set_state(workflow, WorkflowState::Live, Some(newest), at)
    };
    let store = world.engine.store();
    store.write(Lane::Command, write).await.expect("published");
}
