//! What a tool wants to hear, and calls by which it only tries an address (C1, K43).

use baton_core::WorkflowState;
use baton_core::matching::TestCall;
use baton_core::matching::twice::AddressSettings;
use baton_engine::commands::calls::UseAnyway;
use baton_engine::commands::{act, addresses};
use baton_engine::{Actor, Admission, Received};
use serde_json::json;

use crate::lists::{id_of, set};
use crate::receiver::Recorder;
use crate::story::tools;
use crate::world::{World, because, by_email, head, story};

const HELLO: &str = "Hello API Event Received";
const SIGNED: &[u8] = include_bytes!("../../../../baton-core/tests/it/reading/cases/K43-sign.bin");
const TYPE: &str = "/json/event/event_type";

/// The story, whose trigger is told who has signed, and which the tool may try.
async fn signing() -> World {
    let receiver = Recorder::answering(tools).await;
    let mut story = story("add_person", by_email());
    let who = "/json/signature_request/signatures/0/signer_email_address";
    story["trigger"]["start"]["person"] = json!({ "kind": "picked", "pointer": who });
    let world = World::live(story, receiver.at).await;
    let settings = AddressSettings {
        answer: HELLO.to_owned(),
        tests: vec![TestCall {
            pointer: TYPE.to_owned(),
            value: "callback_test".to_owned(),
        }],
        ..AddressSettings::default()
    };
    let actor = Actor::new("Dana", "test");
    let id = world.trigger.id.clone();
    let changed = addresses::change_settings(&world.engine, &actor, id, settings).await;
    changed.expect("it is changed");
    world
}

async fn sends(world: &World, body: Vec<u8>) -> Received {
    let mut head = head(&world.trigger, &world.trigger.token);
    let parts = "multipart/form-data; boundary=----baton-case-20";
    head.headers
        .insert("content-type", parts.parse().expect("a value"));
    let Admission::Admitted(admitted) = world.engine.admit(head) else {
        panic!("it is admitted")
    };
    world.engine.receive(admitted, body.into()).await
}

/// The same form, as the tool sends it to try the address.
fn trying() -> Vec<u8> {
    let text = String::from_utf8(SIGNED.to_vec()).expect("it is text");
    text.replace("signature_request_all_signed", "Callback_Test")
        .into_bytes()
}

#[tokio::test]
async fn k43_the_answer_says_what_the_tool_wants_to_hear_each_time() {
    let world = signing().await;

    let first = sends(&world, SIGNED.to_vec()).await;
    let again = sends(&world, SIGNED.to_vec()).await;

    for received in [&first, &again] {
        let Received::Stored {
            answer, readable, ..
        } = received
        else {
            panic!("{received:?}")
        };
        assert_eq!(answer.as_deref(), Some(HELLO));
        assert!(readable);
    }
    world.until_fate(&first, &["Started"]).await;
}

#[tokio::test]
async fn k43_a_call_that_is_only_a_test_starts_nobody_in_any_state_and_can_be_used() {
    let world = signing().await;

    let tried = sends(&world, trying()).await;
    world.until_fate(&tried, &["OnlyATest"]).await;
    assert!(world.runs().await.is_empty());

    set(&world, WorkflowState::Off).await;
    let off = sends(&world, [trying(), b"\r\n".to_vec()].concat()).await;
    world.until_fate(&off, &["OnlyATest"]).await;
    set(&world, WorkflowState::Live).await;

    let actor = Actor::new("Dana", "test");
    let why = because("it is meant");
    let used = act::<UseAnyway>(&world.engine, &actor, id_of(&tried), why).await;
    used.expect("it is used");
    world.until_fate(&tried, &["Started"]).await;
}
