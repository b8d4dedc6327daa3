//! An address that was given to somebody else: the id that a tool names somebody by says so, and
//! nothing is started or changed before an admin says who it is (C4, K02).

use baton_core::PersonId;
use baton_core::problem::Kind;
use baton_engine::commands::calls;
use baton_engine::{Actor, FurtherDetails};
use baton_store::table::people::{Person, PersonRow};
use baton_store::{Lane, Tx};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::forms::again::asked;
use crate::lists::id_of;
use crate::receiver::Recorder;
use crate::story::tools;
use crate::world::{World, by_email, person, story};

const HIRE: &str = include_str!("../../../../baton-core/tests/it/reading/cases/K02-hire.json");
const OLD: &str = "anna.weiss@nordwind.example";

/// The story, whose trigger adds people, changes known ones, and brings their id.
fn hiring() -> Value {
    let mut story = story("add_person", by_email());
    let start = &mut story["trigger"]["start"];
    start["person"] = json!({ "kind": "picked", "pointer": "/hire/email" });
    start["update_known"] = json!(true);
    start["person_fields"] = json!([
        { "detail": "given_name", "from": "/hire/first" },
        { "detail": "team", "from": "/hire/team" },
        { "detail": "external_ids/hr", "from": "/hire/number" }]);
    story
}

/// Anna Weiss, 1007, who is called Anna Brandt by now and has another address.
async fn world() -> (World, PersonId) {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(hiring(), receiver.at).await;
    let anna = world.add_person("Anna Brandt", OLD).await;
    let id = anna.clone();
    let married = move |tx: &mut Tx<'_>| {
        let row = tx.people().get(&id)?.expect("she is there");
        tx.external_ids().set(&row, "HR", "1007")?;
        let now = Person {
            work_email: Some("anna.brandt@nordwind.example".to_owned()),
            ..row.person.clone()
        };
        tx.people().update(&row, &now, Timestamp::now())
    };
    let store = world.engine.store();
    store.write(Lane::Command, married).await.expect("stored");
    (world, anna)
}

async fn row(world: &World, id: &PersonId) -> (PersonRow, Option<String>) {
    let id = id.clone();
    world
        .read(move |tables| {
            let row = tables.people().get(&id)?.expect("the person is there");
            let own = tables.external_ids().of_source(row.no, "hr")?;
            Ok((row, own))
        })
        .await
}

#[tokio::test]
async fn k02_a_hire_with_a_former_colleagues_address_changes_nothing_and_asks() {
    let (world, anna) = world().await;

    let call = world.call(&world.trigger, HIRE).await;

    world.until_fate(&call, &["Problem"]).await;
    let (anna, id) = row(&world, &anna).await;
    assert_eq!(id.as_deref(), Some("1007"));
    assert_eq!(anna.person.team, None);
    assert_eq!(anna.person.given_name.as_deref(), Some("Anna"));
    assert!(world.runs().await.is_empty());
    assert_eq!(asked(&world, &call).await.0, Kind::OtherId);
}

#[tokio::test]
async fn k02_somebody_new_with_the_same_address_can_be_chosen() {
    let (world, anna) = world().await;
    let call = world.call(&world.trigger, HIRE).await;
    world.until_fate(&call, &["Problem"]).await;

    let dana = Actor::new("Dana", "test");
    let new = Person {
        id: PersonId::from_bytes([9; 16]),
        ..person("Anna-Lena Weiss", OLD)
    };
    calls::add_person(
        &world.engine,
        &dana,
        (id_of(&call), None),
        new,
        FurtherDetails::default(),
    )
    .await
    .expect("she is added");

    world.until_fate(&call, &["Started"]).await;
    let runs = world.runs().await;
    let (old, id) = row(&world, &anna).await;
    assert_eq!(id.as_deref(), Some("1007"));
    assert!(runs.iter().all(|run| run.person != old.no) && runs.len() == 1);
    let found = world
        .read(|tables| tables.people().by_email(OLD))
        .await
        .expect("new");
    assert_eq!(found.person.display_name, "Anna-Lena Weiss");
    let next = world
        .call(&world.trigger, HIRE.replace("Sales", "Support"))
        .await;
    world.until_fate(&next, &["AlreadyInWorkflow"]).await;
}

#[tokio::test]
async fn k02_whoever_is_chosen_is_not_asked_about_again() {
    let (world, anna) = world().await;
    let call = world.call(&world.trigger, HIRE).await;
    world.until_fate(&call, &["Problem"]).await;

    let dana = Actor::new("Dana", "test");
    calls::choose_person(&world.engine, &dana, (id_of(&call), None), anna.clone())
        .await
        .expect("she is chosen");

    world.until_fate(&call, &["Started"]).await;
    assert_eq!(row(&world, &anna).await.1.as_deref(), Some("2041"));
    let next = world
        .call(&world.trigger, HIRE.replace("Sales", "Support"))
        .await;
    world.until_fate(&next, &["AlreadyInWorkflow"]).await;
    assert_eq!(
        row(&world, &anna).await.0.person.team.as_deref(),
        Some("Support")
    );
}

#[tokio::test]
async fn k02_an_id_of_somebody_elses_changes_nobody() {
    let (world, anna) = world().await;
    let max = world.add_person("Max", "max@nordwind.example").await;
    let body = r#"{"hire":{"email":"max@nordwind.example","number":"1007","team":"Sales"}}"#;

    let call = world.call(&world.trigger, body).await;

    world.until_fate(&call, &["Problem"]).await;
    assert_eq!(asked(&world, &call).await.0, Kind::OtherId);
    let (max, id) = row(&world, &max).await;
    assert_eq!((max.person.team, id), (None, None));
    assert_eq!(row(&world, &anna).await.1.as_deref(), Some("1007"));
}

#[tokio::test]
async fn k02_the_same_number_written_otherwise_is_no_other_id() {
    let (world, anna) = world().await;

    for number in ["1007.0", "1007"] {
        let body = json!({ "hire": { "email": OLD, "number": number, "team": "Sales" } });
        let call = world.call(&world.trigger, body.to_string()).await;
        let fate = match number {
            "1007.0" => "Started",
            _again => "AlreadyInWorkflow",
        };
        world.until_fate(&call, &[fate]).await;
    }

    let (anna, id) = row(&world, &anna).await;
    assert_eq!(anna.person.team.as_deref(), Some("Sales"));
    assert_eq!(id.as_deref(), Some("1007"), "as it was first written");
}
