//! A step that sets details of its run's person (C4): in the transaction of the run, once.

use baton_core::PersonId;
use baton_core::details::{CustomDetail, CustomType};
use baton_core::history::Kind;
use baton_core::run::Verb;
use baton_engine::commands::{people, runs};
use baton_engine::{Actor, Error, FurtherDetails};
use baton_store::table::people::{Person, PersonRow, PersonStatus};
use baton_store::{Lane, Snapshot, Tx};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::following::{EMAIL, add, waited_for_a_day};
use crate::receiver::Recorder;
use crate::story::tools;
use crate::world::{World, by_email, step, story};

const MOVES: &str = "step_00000000000000000000000000000011";

fn of_call(pointer: &str) -> Value {
    json!({ "kind": "detail", "format": "as_is",
        "reference": { "source": { "kind": "trigger" }, "pointer": pointer } })
}

fn set(detail: &str, segment: Value) -> Value {
    json!({ "detail": detail, "value": { "segments": [segment], "type": "as_received",
        "when_empty": { "kind": "leave_out" } } })
}

fn text(text: &str) -> Value {
    json!({ "kind": "text", "text": text })
}

fn update(id: &str, details: Vec<Value>) -> Value {
    json!({ "id": id, "name": "Moves",
        "action": { "kind": "update_person", "details": details } })
}

/// The story, which sets details of the person first.
fn moving(details: Vec<Value>) -> Value {
    with_first(update(MOVES, details))
}

fn with_first(first: Value) -> Value {
    let mut story = story("add_person", by_email());
    let steps = story["steps"].as_array_mut().expect("steps");
    steps.insert(0, first);
    story
}

async fn call(world: &World, more: &str) {
    let body = format!(r#"{{"email":"{EMAIL}"{more}}}"#);
    let call = world.call(&world.trigger, body).await;
    world.until_fate(&call, &["Started"]).await;
}

async fn person(world: &World, id: &PersonId) -> PersonRow {
    let id = id.clone();
    let found = world.read(move |tables| tables.people().get(&id)).await;
    found.expect("they are there")
}

/// What the only run's history says of a kind.
async fn told(world: &World, kind: Kind) -> Vec<String> {
    let no = world.runs().await.remove(0).no;
    let history = world.read(move |tables| tables.history().page(no, None, 50));
    let rows = history.await.items;
    let entries = rows.iter().rev().flat_map(|row| &row.entries);
    let of_kind = entries.filter(|entry| entry.kind == kind);
    of_kind.map(|entry| format!("{:?}", entry.params)).collect()
}

async fn audited(world: &World) -> usize {
    let rows = world.read(|tables| tables.audit().page(None, 100)).await;
    let of_step = |text: Option<&String>| text.is_some_and(|from| from == "step");
    let rows = rows.items.into_iter();
    rows.filter(|row| of_step(row.texts.as_ref().and_then(|texts| texts.get("from"))))
        .count()
}

#[tokio::test]
async fn c4_a_step_sets_details_and_the_steps_below_send_what_they_are_now() {
    let receiver = Recorder::answering(tools).await;
    let details = vec![
        set("department", of_call("/to")),
        set("start_date", of_call("/from")),
        set("status", text("on_leave")),
        set("custom/desk", of_call("/desk")),
        set("external_ids/HRIS", of_call("/hris")),
        set("team", of_call("/nowhere")),
    ];
    let world = World::live(moving(details), receiver.at).await;
    let ada = add(&world, "Ada Okafor", EMAIL, "2099-12-01").await;

    let more = r#","to":"Sales","from":"31.12.2099","desk":7,"hris":17"#;
    call(&world, more).await;
    world.until_at("waiting_for_call").await;
    let world = world.restart(receiver.at).await;

    let row = person(&world, &ada).await;
    assert_eq!(row.person.department.as_deref(), Some("Sales"));
    assert_eq!(row.person.start_date.as_deref(), Some("2099-12-31"));
    assert_eq!(row.person.status, PersonStatus::OnLeave);
    let no = row.no;
    let id = world.read(move |tables| tables.external_ids().of_source(no, "HRIS"));
    assert_eq!(id.await.as_deref(), Some("17"));
    let custom = world.read(|tables| tables.custom_details().all()).await;
    assert_eq!(custom["desk"].kind, CustomType::Number);
    let sent = receiver.seen()[0].text();
    assert!(sent.contains(r#""department":"Sales""#), "{sent}");
    assert_eq!(
        told(&world, Kind::DetailSet).await,
        [
            r#"{"after": "on_leave", "before": "active", "detail": "status"}"#,
            r#"{"after": "2099-12-31", "before": "2099-12-01", "detail": "start_date"}"#,
            r#"{"after": "Sales", "before": "Research", "detail": "department"}"#,
            r#"{"after": "7", "detail": "custom/desk"}"#,
            r#"{"after": "17", "detail": "external_ids/HRIS"}"#,
        ]
    );
    assert_eq!(audited(&world).await, 1, "once, also across a restart");
}

#[tokio::test]
async fn c4_an_address_of_somebody_else_is_asked_about_and_nothing_is_set() {
    let receiver = Recorder::answering(tools).await;
    let details = vec![
        set("team", text("Data")),
        set("work_email", text("Ben@people.example")),
    ];
    let world = World::live(moving(details), receiver.at).await;
    let ada = add(&world, "Ada Okafor", EMAIL, "2099-12-01").await;
    let ben = add(&world, "Ben Adler", "ben@people.example", "2099-12-01").await;

    call(&world, "").await;
    let run = world.until_at("cannot_prepare").await;

    assert_eq!(person(&world, &ada).await.person.team, None);
    let needs = told(&world, Kind::NeedsYou).await;
    assert!(needs[0].contains(r#""other": "Ben Adler""#), "{needs:?}");

    let edit = |old: Person| {
        let work_email = Some("ben.adler@people.example".to_owned());
        Ok::<_, Error>((Person { work_email, ..old }, FurtherDetails::default()))
    };
    let dana = Actor::new("Dana", "test");
    people::change(&world.engine, &dana, ben.clone(), edit)
        .await
        .expect("it is changed");
    world
        .does(Verb::SendAgain, &run.id, step(MOVES), "Ben has another")
        .await
        .expect("it is tried again");
    world.until_at("waiting_for_call").await;

    let row = person(&world, &ada).await.person;
    assert_eq!(row.work_email.as_deref(), Some("Ben@people.example"));
    assert_eq!(row.team.as_deref(), Some("Data"));
    let open = world.read(|tables| tables.counters().problems()).await;
    assert_eq!(open, 0);
}

#[tokio::test]
async fn c4_an_id_of_somebody_else_is_asked_about_and_nothing_is_set() {
    let receiver = Recorder::answering(tools).await;
    let details = vec![
        set("team", text("Data")),
        set("external_ids/hris", of_call("/hris")),
    ];
    let world = World::live(moving(details), receiver.at).await;
    let ada = add(&world, "Ada Okafor", EMAIL, "2099-12-01").await;
    let ben = add(&world, "Ben Adler", "ben@people.example", "2099-12-01").await;
    let ben = person(&world, &ben).await;
    let give = move |tx: &mut Tx<'_>| tx.external_ids().set(&ben, "HRIS", "17");
    let store = world.engine.store();
    store
        .write(Lane::Command, give)
        .await
        .expect("it is stored");

    call(&world, r#","hris":17.0"#).await;
    world.until_at("cannot_prepare").await;

    assert_eq!(person(&world, &ada).await.person.team, None);
    let needs = told(&world, Kind::NeedsYou).await;
    assert!(needs[0].contains(r#""other": "Ben Adler""#), "{needs:?}");
}

#[tokio::test]
async fn c4_what_is_no_date_is_asked_about_and_nothing_is_guessed() {
    let receiver = Recorder::answering(tools).await;
    let details = vec![set("start_date", of_call("/from"))];
    let world = World::live(moving(details), receiver.at).await;
    let ada = add(&world, "Ada Okafor", EMAIL, "2099-12-01").await;

    call(&world, r#","from":"1/2/2099""#).await;
    world.until_at("cannot_prepare").await;

    let day = person(&world, &ada).await.person.start_date;
    assert_eq!(day.as_deref(), Some("2099-12-01"));
    let needs = told(&world, Kind::NeedsYou).await;
    assert!(needs[0].contains(r#""why": "no_day""#), "{needs:?}");
}

#[tokio::test]
async fn c4_what_a_sensitive_detail_was_and_is_stands_in_no_history() {
    let receiver = Recorder::answering(tools).await;
    let details = vec![set("custom/salary", of_call("/pay"))];
    let world = World::live(moving(details), receiver.at).await;
    add(&world, "Ada Okafor", EMAIL, "2099-12-01").await;
    let (kind, sensitive) = (CustomType::Number, true);
    let detail = CustomDetail { kind, sensitive };
    let write = move |tx: &mut Tx<'_>| {
        let known = tx.custom_details();
        known.set("salary", detail, Timestamp::now()).map(drop)
    };
    let store = world.engine.store();
    store
        .write(Lane::Command, write)
        .await
        .expect("it is stored");

    call(&world, r#","pay":52431"#).await;
    world.until_at("waiting_for_call").await;

    assert_eq!(
        told(&world, Kind::DetailSet).await,
        [r#"{"detail": "custom/salary", "hidden": "yes"}"#]
    );
}

#[tokio::test]
async fn c4_what_looks_sensitive_makes_a_new_detail_sensitive_and_is_not_sent_with_all_others() {
    let receiver = Recorder::answering(tools).await;
    let mut story = moving(vec![set("custom/band", of_call("/salary"))]);
    story["steps"][1]["action"]["content"] = json!({ "kind": "everything_except", "excluded": [] });
    let world = World::live(story, receiver.at).await;
    let ada = add(&world, "Ada Okafor", EMAIL, "2099-12-01").await;

    call(&world, r#","salary":84000"#).await;
    world.until_at("waiting_for_call").await;

    let custom = world.read(|tables| tables.custom_details().all()).await;
    assert!(custom["band"].sensitive);
    let custom = person(&world, &ada).await.person.custom.read();
    assert!(format!("{custom:?}").contains("84000"), "{custom:?}");
    let sent = receiver.seen()[0].text();
    assert!(!sent.contains("84000"), "{sent}");
}

#[tokio::test]
async fn c4_what_looks_sensitive_becomes_no_detail_that_is_open() {
    for open in ["custom/band", "department", "external_ids/HRIS"] {
        let receiver = Recorder::answering(tools).await;
        let details = vec![set("team", text("Data")), set(open, of_call("/salary"))];
        let world = World::live(moving(details), receiver.at).await;
        let ada = add(&world, "Ada Okafor", EMAIL, "2099-12-01").await;
        let (kind, sensitive) = (CustomType::Number, false);
        let detail = CustomDetail { kind, sensitive };
        let write = move |tx: &mut Tx<'_>| {
            let known = tx.custom_details();
            known.set("band", detail, Timestamp::now()).map(drop)
        };
        let store = world.engine.store();
        let stored = store.write(Lane::Command, write).await;
        stored.expect("it is stored");

        call(&world, r#","salary":84000"#).await;
        world.until_at("cannot_prepare").await;

        let needs = told(&world, Kind::NeedsYou).await;
        let why = r#""why": "looks_sensitive""#;
        assert!(
            needs[0].contains(why) && !needs[0].contains("84000"),
            "{needs:?}"
        );
        assert_eq!(person(&world, &ada).await.person.team, None, "all or none");
    }
}

#[tokio::test]
async fn c16_what_waits_for_the_date_that_a_step_sets_follows_in_its_transaction() {
    let receiver = Recorder::answering(tools).await;
    let path = |id: &str, step: Value| json!({ "id": id, "name": id, "steps": [step] });
    let both = json!({ "id": "step_00000000000000000000000000000012", "name": "Both", "action": {
        "kind": "at_the_same_time", "until": "all", "paths": [
            path("step_00000000000000000000000000000013", waited_for_a_day()),
            path("step_00000000000000000000000000000014",
                update(MOVES, vec![set("start_date", of_call("/from"))])) ] } });
    let world = World::live(with_first(both), receiver.at).await;
    let details = Person {
        time_zone: Some("Europe/Berlin".to_owned()),
        start_date: Some("2099-12-01".to_owned()),
        ..crate::world::person("Ada Okafor", EMAIL)
    };
    let insert = move |tx: &mut Tx<'_>| tx.people().insert(&details, Timestamp::now());
    let store = world.engine.store();
    store
        .write(Lane::Command, insert)
        .await
        .expect("it is stored");

    call(&world, r#","from":"2099-07-01""#).await;
    let run = world.until_at("waiting_for_time").await;

    let nine: Timestamp = "2099-07-01T07:00:00Z".parse().expect("an instant");
    assert_eq!(run.now.deadline_at, Some(nine));
    assert_eq!(told(&world, Kind::TimeWaitMoved).await.len(), 1);
}

#[tokio::test]
async fn what_is_not_needed_any_more_when_its_turn_comes_is_not_set() {
    let receiver = Recorder::answering(tools).await;
    let path = |id: &str, step: Value| json!({ "id": id, "name": id, "steps": [step] });
    let first = json!({ "id": "step_00000000000000000000000000000012", "name": "First", "action": {
        "kind": "at_the_same_time", "until": "first", "paths": [
            path("step_00000000000000000000000000000013",
                update(MOVES, vec![set("team", text("Data"))])),
            path("step_00000000000000000000000000000014",
                update("step_00000000000000000000000000000015",
                    vec![set("location", text("Vienna"))])) ] } });
    let world = World::live(with_first(first), receiver.at).await;
    let ada = add(&world, "Ada Okafor", EMAIL, "2099-12-01").await;

    call(&world, "").await;
    world.until_at("waiting_for_call").await;

    let row = person(&world, &ada).await.person;
    assert_eq!((row.team.as_deref(), row.location), (Some("Data"), None));
}

#[tokio::test]
async fn c11_a_try_out_changes_nobody_and_says_what_a_run_would() {
    let receiver = Recorder::answering(tools).await;
    let details = vec![set("team", text("Data"))];
    let world = World::live(moving(details), receiver.at).await;
    let ada = add(&world, "Ada Okafor", EMAIL, "2099-12-01").await;
    let before = person(&world, &ada).await;

    let dana = Actor::new("Dana", "test");
    let workflow = world.workflow_id.clone();
    let run = runs::try_out(&world.engine, &dana, workflow, ada.clone(), None, false).await;
    let run = run.expect("it starts");

    let after = person(&world, &ada).await;
    assert_eq!(format!("{after:?}"), format!("{before:?}"));
    assert_eq!(audited(&world).await, 0);
    let look = move |tables: &Snapshot<'_>| {
        let row = tables.runs().get(&run)?.expect("it is there");
        tables.history().page(row.no, None, 50)
    };
    let rows = world.read(look).await.items;
    let mut entries = rows.iter().flat_map(|row| &row.entries);
    let would = entries.find(|entry| entry.kind == Kind::DetailSet);
    let would = format!("{:?}", would.expect("it is told").params);
    assert_eq!(
        would,
        r#"{"after": "Data", "detail": "team", "try_out": "yes"}"#
    );
}
