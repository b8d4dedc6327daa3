//! What is withdrawn is not sent: neither what was made in the same transaction, nor what waited
//! for something to come (C18, *First is done*).

use baton_core::history::Kind;
use baton_store::table::outbox::{MessageRow, MessageState};
use serde_json::{Value, json};

use crate::following::{EMAIL, add, waited_for_a_day};
use crate::receiver::Recorder;
use crate::story::tools;
use crate::trying::{locked, messages};
use crate::world::{OKTA, World, by_email, story};

const RACE: &str = "step_000000000000000000000000000000a0";

/// A message beside a wait; the first that is done ends the other.
pub(crate) fn beside(other: &Value) -> Value {
    let mut story = story("keep_under_problems", by_email());
    let sends = story["steps"][0].clone();
    assert_eq!(sends["id"], OKTA);
    let path = |n: &str, steps: Value| json!({ "id": format!("step_000000000000000000000000000000a{n}"), "name": n, "steps": steps });
    let race = json!({ "id": RACE, "name": "Whichever is first", "action": {
        "kind": "at_the_same_time", "until": "first",
        "paths": [path("1", json!([sends])), path("2", json!([other]))] } });
    let is_there = other["id"] == story["steps"][2]["id"];
    story["steps"] = match is_there {
        true => json!([race]),
        false => json!([race, story["steps"][2]]),
    };
    story
}

/// Opens the secret store, and waits until Baton has noticed.
pub(crate) async fn opened(world: &World) {
    world.secrets.open();
    let mut state = world.engine.secrets().state();
    let opened = state.wait_for(baton_secrets::State::is_open).await;
    opened.expect("it notices");
}

#[tokio::test]
async fn c18_a_message_made_and_withdrawn_in_one_transaction_never_leaves() {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(beside(&waited_for_a_day()), receiver.at).await;
    // The day has passed, so that the wait is done as soon as the run is there.
    add(&world, "Ada Okafor", EMAIL, "2020-01-01").await;

    let call = format!(r#"{{"email":"{EMAIL}"}}"#);
    world.call(&world.trigger, call).await;
    world.until_at("waiting_for_call").await;

    let left = messages(&world).await;
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].0.state, MessageState::Cancelled);
    assert_eq!((left[0].0.tries, left[0].1.len()), (0, 0));
    assert!(receiver.seen().is_empty());
}

#[tokio::test]
async fn c18_a_withdrawn_message_that_waited_for_the_secret_store_stays_where_it_is() {
    let receiver = Recorder::answering(tools).await;
    let wait = story("keep_under_problems", by_email())["steps"][2].clone();
    let world = World::live(beside(&wait), receiver.at).await;
    world.add_person("Ada Okafor", EMAIL).await;
    locked(&world).await;
    let call = format!(r#"{{"email":"{EMAIL}"}}"#);
    world.call(&world.trigger, call).await;
    world.until_at("not_delivered").await;

    let done = json!({ "issue": { "status": "Done", "email": EMAIL } });
    world.call(&world.wait, done.to_string()).await;
    world.until_at("done").await;
    opened(&world).await;
    // A second person's message goes out: whatever waited for the store has been looked at.
    world.add_person("Ben Ode", "ben@people.example").await;
    world
        .call(&world.trigger, r#"{"email":"ben@people.example"}"#)
        .await;
    let arrives = async |_: &World| (!receiver.seen().is_empty()).then_some(());
    world.until("a message arrives", arrives).await;

    let first = world.runs().await.remove(0).no;
    let left = world
        .read(move |tables| tables.outbox().of_run(first))
        .await;
    assert_eq!(left.len(), 1);
    assert_eq!((left[0].state, left[0].tries), (MessageState::Cancelled, 0));
    assert_eq!(receiver.seen().len(), 1);
}

#[tokio::test]
async fn c18_a_withdrawn_try_that_never_left_is_neither_a_try_nor_said_to_have_done_something() {
    let receiver = Recorder::answering(tools).await;
    let wait = story("keep_under_problems", by_email())["steps"][2].clone();
    let world = World::live(beside(&wait), receiver.at).await;
    world.add_person("Ada Okafor", EMAIL).await;
    // Whatever was read of the store before is forgotten when it locks.
    locked(&world).await;
    opened(&world).await;
    world.secrets.hold();
    let call = format!(r#"{{"email":"{EMAIL}"}}"#);
    world.call(&world.trigger, call).await;
    let sending = async |world: &World| {
        let messages = messages(world).await;
        let under_way = |(message, _): &(MessageRow, _)| message.state == MessageState::Sending;
        messages.iter().any(under_way).then_some(())
    };
    world.until("its try is under way", sending).await;

    let done = json!({ "issue": { "status": "Done", "email": EMAIL } });
    world.call(&world.wait, done.to_string()).await;
    world.until_at("done").await;
    let before = messages(&world).await.remove(0);
    world.secrets.lock();
    world.secrets.release();
    let gone = async |world: &World| {
        let (message, tries) = messages(world).await.remove(0);
        (tries.is_empty() && message.tries == 0).then_some(message)
    };
    let message = world.until("nothing is left of the try", gone).await;

    assert_eq!((before.0.tries, before.1.len()), (1, 1), "it was under way");
    assert_eq!(message.state, MessageState::Cancelled);
    let run = world.runs().await.remove(0).no;
    let history = world
        .read(move |tables| tables.history().page(run, None, 50))
        .await;
    let told = history.items.iter().flat_map(|row| &row.entries);
    let kinds: Vec<Kind> = told.map(|entry| entry.kind).collect();
    assert!(kinds.contains(&Kind::Withdrawn));
    assert!(!kinds.contains(&Kind::EndedAfterwards));
    assert!(receiver.seen().is_empty());
}
