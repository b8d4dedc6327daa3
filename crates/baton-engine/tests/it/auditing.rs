//! What Baton does by itself stands in the audit under its own name (C14).

use std::collections::BTreeMap;

use baton_core::CallId;
use baton_core::run::WhereKind;
use baton_engine::commands::act;
use baton_engine::commands::calls::UseAnyway;
use baton_engine::{Actor, Received};
use baton_store::table::audit::AuditRow;
use serde_json::json;

use crate::receiver::Recorder;
use crate::story::tools;
use crate::world::{CONNECTION, World, because, by_email, story};

/// The rows of the audit after those of the first start, the first first.
async fn rows(world: &World) -> Vec<AuditRow> {
    let mut rows = world
        .read(|tables| tables.audit().page(None, 100))
        .await
        .items;
    rows.retain(|row| text(row, "from") != "first start");
    rows.reverse();
    rows
}

fn text<'a>(row: &'a AuditRow, name: &str) -> &'a str {
    let texts: &BTreeMap<_, _> = row.texts.as_ref().expect("texts are kept");
    texts.get(name).map_or("", String::as_str)
}

fn actions(rows: &[AuditRow]) -> Vec<&str> {
    rows.iter().map(|row| row.action.as_str()).collect()
}

/// A workflow that adds people and fills in what a call brings about known ones.
async fn updating(receiver: &Recorder) -> World {
    let mut definition = story("add_person", by_email());
    definition["trigger"]["start"]["update_known"] = json!(true);
    World::live(definition, receiver.at).await
}

#[tokio::test]
async fn c14_a_person_added_by_a_call_is_batons_deed_and_their_run_is_not() {
    let receiver = Recorder::answering(tools).await;
    let world = updating(&receiver).await;

    let body =
        r#"{"email":"max@people.example","given":"Max","family":"Gruber","department":"IT"}"#;
    let called = world.call(&world.trigger, body).await;
    world.until_fate(&called, &["Started"]).await;
    world.until_at("waiting_for_call").await;

    let rows = rows(&world).await;
    assert_eq!(actions(&rows), ["person_added"]);
    let person = world
        .read(|tables| tables.people().by_email("max@people.example"))
        .await
        .expect("they were added");
    let Received::Stored { call, .. } = called else {
        panic!("it is stored")
    };
    assert_eq!(rows[0].ids["person"], person.person.id.to_string());
    assert_eq!(rows[0].ids["call"], call);
    assert_eq!(rows[0].ids["workflow"], world.workflow_id.to_string());
    assert_eq!(
        ["by", "from", "name"].map(|name| text(&rows[0], name)),
        ["Baton", "call", "Max Gruber"]
    );
}

#[tokio::test]
async fn c14_a_call_that_changes_a_known_person_is_in_the_audit_once() {
    let receiver = Recorder::answering(tools).await;
    let world = updating(&receiver).await;
    let id = world
        .add_person("Maria Lopez", "maria@people.example")
        .await;

    let body =
        |n: u8| format!(r#"{{"email":"maria@people.example","department":"Design","n":{n}}}"#);
    let first = world.call(&world.trigger, body(1)).await;
    world.until_fate(&first, &["Started"]).await;
    let before = world
        .read(|tables| tables.people().by_email("maria@people.example"))
        .await;
    let second = world.call(&world.trigger, body(2)).await;
    world.until_fate(&second, &["AlreadyInWorkflow"]).await;

    let rows = rows(&world).await;
    assert_eq!(actions(&rows), ["person_changed"]);
    assert_eq!(rows[0].ids["person"], id.to_string());
    assert_eq!(
        ["by", "from", "name", "details"].map(|name| text(&rows[0], name)),
        ["Baton", "call", "Maria Lopez", "department"]
    );
    let after = world
        .read(|tables| tables.people().by_email("maria@people.example"))
        .await;
    let changed =
        |row: Option<baton_store::table::people::PersonRow>| row.map(|row| row.updated_at);
    assert_eq!(changed(before), changed(after), "nothing differed");
}

#[tokio::test]
async fn c14_a_connection_stopped_by_410_is_batons_deed_once() {
    let receiver = Recorder::answering(|_, _| (410, String::new())).await;
    let world = World::live(story("add_person", by_email()), receiver.at).await;
    world.add_person("Ada Okafor", "ada@people.example").await;
    world.add_person("Max Gruber", "max@people.example").await;

    let body = r#"{"emails":["ada@people.example","max@people.example"]}"#;
    world.call(&world.trigger, body).await;
    world
        .until("both messages are given up", async |world| {
            let runs = world.runs().await;
            let ended = runs
                .iter()
                .filter(|run| run.now.place.kind == WhereKind::NotDelivered);
            (ended.count() == 2).then_some(())
        })
        .await;

    let rows = rows(&world).await;
    let stopped: Vec<_> = rows
        .iter()
        .filter(|row| row.action == "connection_stopped")
        .collect();
    assert_eq!(stopped.len(), 1, "{rows:?}");
    assert_eq!(stopped[0].ids["connection"], CONNECTION);
    assert!(stopped[0].ids["message"].starts_with("msg_"));
    assert_eq!(
        ["by", "from", "name", "status"].map(|name| text(stopped[0], name)),
        ["Baton", "answer", "Tools", "410"]
    );
}

#[tokio::test]
async fn c14_using_a_call_by_hand_adds_its_person_in_the_admins_name() {
    let receiver = Recorder::answering(tools).await;
    let mut definition = story("add_person", by_email());
    definition["trigger"]["start"]["only_if"] = json!({ "mode": "all", "tests": [{
        "reference": { "source": { "kind": "call" }, "pointer": "/event" },
        "operator": "is", "values": ["hired"] }] });
    let world = World::live(definition, receiver.at).await;
    let called = world
        .call(
            &world.trigger,
            r#"{"email":"max@people.example","event":"moved"}"#,
        )
        .await;
    world.until_fate(&called, &["ConditionNotMet"]).await;
    let Received::Stored { call, .. } = &called else {
        panic!("it is stored")
    };

    let actor = Actor::new("Dana", "test");
    let id: CallId = call.parse().expect("an id");
    let used = act::<UseAnyway>(
        &world.engine,
        &actor,
        id.clone(),
        because("hired after all"),
    )
    .await;

    used.expect("it is used");
    let rows = rows(&world).await;
    assert_eq!(actions(&rows), ["person_added", "call_used"]);
    assert!(rows.iter().all(|row| text(row, "by") == "Dana"));
    assert_eq!(rows[0].ids["call"], *call);
}

#[tokio::test]
async fn c14_what_a_new_folder_begins_with_is_batons() {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(story("add_person", by_email()), receiver.at).await;

    let page = world.read(|tables| tables.audit().page(None, 100)).await;

    let mut told: Vec<_> = page.items.iter().map(|row| row.action.as_str()).collect();
    told.sort_unstable();
    assert_eq!(told[0], "connection_created");
    assert_eq!(told[1..], ["person_added"; 5]);
    assert!(page.items.iter().all(|row| text(row, "by") == "Baton"));
    let world = world.restart(receiver.at).await;
    let after = world.read(|tables| tables.audit().page(None, 100)).await;
    assert_eq!(after.items.len(), page.items.len(), "once");
}
