//! One event that is told twice, and numbers that are none (C5, K26).

use baton_core::history::{Kind as Happened, Params};
use baton_core::matching::twice::{AddressSettings, SenderId};
use baton_core::problem::Kind;
use baton_engine::commands::calls::UseAnyway;
use baton_engine::commands::{act, addresses};
use baton_engine::{Actor, Admission, Received};
use baton_store::Lenient;
use serde_json::{Value, json};

use crate::lists::id_of;
use crate::receiver::Recorder;
use crate::story::tools;
use crate::world::{World, because, by_email, head, story};

macro_rules! case {
    ($file:literal) => {
        include_str!(concat!(
            "../../../../baton-core/tests/it/reading/cases/",
            $file
        ))
    };
}

/// The story of whoever `/employee/email` names, of whom the first run is done.
async fn done_once(first: &str) -> World {
    let receiver = Recorder::answering(tools).await;
    let mut story = story("add_person", by_email());
    story["trigger"]["start"]["person"] = json!({ "kind": "picked", "pointer": "/employee/email" });
    story["steps"] = json!([]);
    let world = World::live(story, receiver.at).await;
    let started = world.call(&world.trigger, first).await;
    world.until_fate(&started, &["Started"]).await;
    world.until_at("done").await;
    world
}

/// What is asked about a call.
pub(super) async fn asked(world: &World, call: &Received) -> (Kind, Params) {
    let id = id_of(call);
    world
        .read(move |tables| {
            let call = tables.calls().get(&id)?.expect("it is stored").no;
            let item = tables.problems().first_of_call(call)?;
            let item = item.expect("it is asked about");
            let problem = tables.problems().by_no(item.problem)?;
            let params = item.about.detail.as_ref().map(Lenient::read);
            Ok((problem.expect("a problem").kind, params.unwrap_or_default()))
        })
        .await
}

#[tokio::test]
async fn k26_the_same_event_sent_again_is_asked_about_and_can_be_used() {
    let world = done_once(case!("K26-first.json")).await;

    let again = world.call(&world.trigger, case!("K26-retry.json")).await;

    world.until_fate(&again, &["Problem"]).await;
    let (kind, params) = asked(&world, &again).await;
    assert_eq!(kind, Kind::OtherData);
    assert!(params.contains_key("came"), "{params:?}");
    assert_eq!(world.runs().await.len(), 1);
    let dana = Actor::new("Dana", "test");
    let used = act::<UseAnyway>(&world.engine, &dana, id_of(&again), because("it is new")).await;
    used.expect("it is used");
    world.until_fate(&again, &["Started"]).await;
}

#[tokio::test]
async fn k26_another_event_about_the_same_person_starts() {
    let world = done_once(case!("K26-first.json")).await;
    let other = case!("K26-retry.json").replace("evt-1", "evt-2");
    let without_a_time = json!({ "id": 17, "employee": { "email": "ada@x.example" }, "n": 1 });
    let mut later = without_a_time.clone();
    later["n"] = json!(2);

    for body in [other, without_a_time.to_string(), later.to_string()] {
        let call = world.call(&world.trigger, body.as_str()).await;

        world.until_fate(&call, &["Started"]).await;
        world.until_at("done").await;
    }
}

#[tokio::test]
async fn k26_a_number_that_never_changes_is_told_to_be_none() {
    let world = done_once(r#"{"employee":{"email":"mira@x.example"}}"#).await;
    let settings = AddressSettings {
        sender_id: Some(SenderId::Header {
            name: "x-hook-id".to_owned(),
        }),
        ..AddressSettings::default()
    };
    let (dana, id) = (Actor::new("Dana", "test"), world.trigger.id.clone());
    let changed = addresses::change_settings(&world.engine, &dana, id, settings).await;
    changed.expect("it is changed");
    let mut asked = Vec::new();
    for name in ["ada", "ben", "cem", "dora"] {
        let body = json!({ "employee": { "email": format!("{name}@x.example") } });
        asked.push(last_asked(&world, numbered(&world, "hook-1", &body).await).await);
    }

    let constant = |params: &Params| params.contains_key("constant");
    let told: Vec<_> = asked.iter().map(|one| one.as_ref().map(constant)).collect();
    assert_eq!(told, [None, Some(false), Some(true), Some(true)]);
    let body = json!({ "employee": { "email": "eva@x.example" } });
    let own = numbered(&world, "hook-2", &body).await;
    world.until_fate(&own, &["Started"]).await;
}

/// A call with a number in its header.
async fn numbered(world: &World, number: &str, body: &Value) -> Received {
    let mut head = head(&world.trigger, &world.trigger.token);
    head.headers
        .insert("x-hook-id", number.parse().expect("a value"));
    let Admission::Admitted(admitted) = world.engine.admit(head) else {
        panic!("it is admitted")
    };
    world
        .engine
        .receive(admitted, body.to_string().into())
        .await
}

/// What is asked about the call that came last, once it is handled: each is answered as the first.
async fn last_asked(world: &World, received: Received) -> Option<Params> {
    assert!(matches!(received, Received::Stored { .. }), "{received:?}");
    let handled = async |world: &World| {
        let waits = world.read(|tables| tables.calls().any_waiting()).await;
        (!waits).then_some(())
    };
    world.until("it is handled", handled).await;
    world
        .read(|tables| {
            let last = tables.calls().newest()?;
            let item = tables.problems().first_of_call(last)?;
            Ok(item.and_then(|item| item.about.detail.as_ref().map(Lenient::read)))
        })
        .await
}

/// The story, by what its start does about somebody who is part-way.
async fn part_way(already_in: &str) -> (World, Recorder) {
    let receiver = Recorder::answering(tools).await;
    let mut story = story("add_person", by_email());
    story["trigger"]["start"]["already_in"] = json!(already_in);
    let world = World::live(story, receiver.at).await;
    world.add_person("Ada Okafor", "ada@x.example").await;
    world
        .call(&world.trigger, r#"{"email":"ada@x.example","leave":1}"#)
        .await;
    world.until_at("waiting_for_call").await;
    (world, receiver)
}

const SECOND: &str = r#"{"email":"ada@x.example","leave":2}"#;

#[tokio::test]
async fn c5_a_second_event_about_somebody_part_way_is_told_of_in_their_run_and_can_be_started() {
    let (world, _receiver) = part_way("leave").await;

    let second = world.call(&world.trigger, SECOND).await;
    world.until_fate(&second, &["AlreadyInWorkflow"]).await;

    let run = world.runs().await.remove(0).no;
    let history = world
        .read(move |tables| tables.history().page(run, None, 100))
        .await;
    let told = history.items.into_iter().flat_map(|row| row.entries);
    let told: Vec<_> = told
        .filter(|entry| entry.kind == Happened::AnotherEventCame)
        .map(|entry| entry.params["call"].clone())
        .collect();
    assert_eq!(told, [id_of(&second).to_string()]);
    let dana = Actor::new("Dana", "test");
    let used = act::<UseAnyway>(
        &world.engine,
        &dana,
        id_of(&second),
        because("it is its own"),
    );
    used.await.expect("it is used");
    world.until_fate(&second, &["Started"]).await;
    assert_eq!(world.runs().await.len(), 2);
}

#[tokio::test]
async fn c5_where_each_event_is_its_own_another_run_begins_beside_the_first() {
    let (world, _receiver) = part_way("start_beside").await;

    let second = world.call(&world.trigger, SECOND).await;

    world.until_fate(&second, &["Started"]).await;
    assert_eq!(world.runs().await.len(), 2);
}

#[tokio::test]
async fn c5_a_start_may_ask_about_somebody_who_is_part_way() {
    let (world, _receiver) = part_way("ask").await;

    let second = world.call(&world.trigger, SECOND).await;

    world.until_fate(&second, &["Problem"]).await;
    assert_eq!(asked(&world, &second).await.0, Kind::AlreadyPartWay);
    assert_eq!(world.runs().await.len(), 1);
}
