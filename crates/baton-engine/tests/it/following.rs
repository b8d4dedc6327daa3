//! Runs follow their person and the company's time, in the transaction of the change (C16, C18).

use std::sync::mpsc;
use std::time::Duration;

use baton_core::PersonId;
use baton_core::calendar::TimeSettings;
use baton_core::history::Kind;
use baton_engine::commands::{company_time, people};
use baton_engine::{Actor, Engine, Error, FurtherDetails};
use baton_store::table::people::Person;
use baton_store::table::runs::{RunRow, RunStatus};
use baton_store::{Lane, Tx};
use jiff::Timestamp;
use serde_json::{Value, json};
use tokio::sync::oneshot;

use crate::receiver::Recorder;
use crate::story::tools;
use crate::world::{World, by_email, person, story};

const PAUSE: &str = "step_00000000000000000000000000000009";
pub(crate) const EMAIL: &str = "ada@people.example";

/// A wait until nine on somebody's first day.
pub(crate) fn waited_for_a_day() -> Value {
    json!({ "id": PAUSE, "name": "The first day", "action": {
        "kind": "wait_for_time", "weekend_rule": "as_it_is", "already_past": "go_on",
        "until": { "kind": "date", "amount": 1, "unit": "days", "side": "on",
            "detail": "start_date", "at": "09:00" } } })
}

/// The story, with a wait until nine on the first day before its first step; calls bring the day.
fn until_the_start() -> Value {
    let mut story = story("add_person", by_email());
    let pause = waited_for_a_day();
    story["steps"]
        .as_array_mut()
        .expect("steps")
        .insert(0, pause);
    let start = &mut story["trigger"]["start"];
    start["update_known"] = json!(true);
    let fields = start["person_fields"].as_array_mut().expect("a list");
    fields.push(json!({ "detail": "start_date", "from": "/first_day" }));
    story
}

pub(crate) async fn add(world: &World, name: &str, email: &str, day: &str) -> PersonId {
    let added = Person {
        start_date: Some(day.to_owned()),
        time_zone: None,
        ..person(name, email)
    };
    let id = added.id.clone();
    let write = move |tx: &mut Tx<'_>| tx.people().insert(&added, Timestamp::now());
    let store = world.engine.store();
    store
        .write(Lane::Command, write)
        .await
        .expect("it is stored");
    id
}

/// Changes the first day of somebody by hand.
async fn set_day(engine: &Engine, id: &PersonId, day: Option<&str>) {
    let day = day.map(str::to_owned);
    let edit = move |old: Person| {
        let start_date = day;
        Ok::<_, Error>((Person { start_date, ..old }, FurtherDetails::default()))
    };
    let dana = Actor::new("Dana", "test");
    people::change(engine, &dana, id.clone(), edit)
        .await
        .expect("it is changed");
}

async fn set_zone(world: &World, zone: &str) {
    let settings = TimeSettings {
        zone: Some(zone.to_owned()),
        place: None,
    };
    let dana = Actor::new("Dana", "test");
    company_time::set(&world.engine, &dana, settings)
        .await
        .expect("it is set");
}

async fn waiting(world: &World) -> RunRow {
    set_zone(world, "Europe/Berlin").await;
    let call = format!(r#"{{"email":"{EMAIL}"}}"#);
    world.call(&world.trigger, call).await;
    world.until_at("waiting_for_time").await
}

fn instant(text: &str) -> Option<Timestamp> {
    Some(text.parse().expect("an instant"))
}

#[tokio::test]
async fn c16_a_date_changed_by_hand_moves_the_deadline_in_the_same_transaction() {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(until_the_start(), receiver.at).await;
    let ada = add(&world, "Ada Okafor", EMAIL, "2099-12-01").await;
    let before = waiting(&world).await;
    assert_eq!(before.now.deadline_at, instant("2099-12-01T08:00:00Z"));

    set_day(&world.engine, &ada, Some("2099-07-01")).await;

    let after = world.runs().await.remove(0);
    assert_eq!(after.now.deadline_at, instant("2099-07-01T07:00:00Z"));
    assert_eq!(
        moves_of(&world, &after).await,
        [(
            "2099-12-01T08:00:00Z".to_owned(),
            "2099-07-01T07:00:00Z".to_owned()
        )]
    );
}

#[tokio::test]
async fn c16_an_emptied_date_is_a_problem_that_closes_by_itself_when_it_comes_back() {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(until_the_start(), receiver.at).await;
    let ada = add(&world, "Ada Okafor", EMAIL, "2099-12-01").await;
    waiting(&world).await;

    set_day(&world.engine, &ada, None).await;

    let run = world.runs().await.remove(0);
    assert_eq!(
        (run.now.status, run.now.deadline_at),
        (RunStatus::NeedsYou, None)
    );
    let open = world.read(|tables| tables.counters().problems()).await;
    assert_eq!(open, 1);

    set_day(&world.engine, &ada, Some("2099-12-02")).await;

    let run = world.runs().await.remove(0);
    assert_eq!(run.now.status, RunStatus::Waiting);
    assert_eq!(run.now.deadline_at, instant("2099-12-02T08:00:00Z"));
    let open = world.read(|tables| tables.counters().problems()).await;
    assert_eq!(open, 0);
}

#[tokio::test]
async fn c16_a_date_that_a_call_brings_moves_the_deadline_too() {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(until_the_start(), receiver.at).await;
    add(&world, "Ada Okafor", EMAIL, "2099-12-01").await;
    waiting(&world).await;

    let call = format!(r#"{{"email":"{EMAIL}","first_day":"2099-07-01"}}"#);
    let call = world.call(&world.trigger, call).await;

    world.until_fate(&call, &["AlreadyInWorkflow"]).await;
    let run = world.runs().await.remove(0);
    assert_eq!(run.now.deadline_at, instant("2099-07-01T07:00:00Z"));
}

#[tokio::test]
async fn a_date_that_moves_into_the_past_lets_the_run_go_on_at_once() {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(until_the_start(), receiver.at).await;
    let ada = add(&world, "Ada Okafor", EMAIL, "2099-12-01").await;
    waiting(&world).await;

    set_day(&world.engine, &ada, Some("2020-01-01")).await;

    world.until_at("waiting_for_call").await;
    assert_eq!(receiver.seen().len(), 2);
}

const PEOPLE: usize = 40;

/// A run of each of many people, who wait for the same day in Berlin, in the order of the people.
async fn many_wait(world: &World) -> Vec<PersonId> {
    set_zone(world, "Europe/Berlin").await;
    let mut people = Vec::new();
    for n in 0..PEOPLE {
        let email = format!("person{n}@people.example");
        people.push(add(world, &format!("Person {n}"), &email, "2099-12-01").await);
        let call = format!(r#"{{"email":"{email}"}}"#);
        world.call(&world.trigger, call).await;
    }
    let all = async |world: &World| (due(world).await.len() == PEOPLE).then_some(());
    world.until("all wait", all).await;
    people
}

async fn due(world: &World) -> Vec<Timestamp> {
    let runs = world.runs().await.into_iter();
    runs.filter_map(|run| run.now.deadline_at).collect()
}

async fn all_have_followed(world: &World) {
    let followed = async |world: &World| {
        let left = world.read(|tables| tables.meta().time_followed()).await;
        left.is_none().then_some(())
    };
    world.until("nothing is left to follow", followed).await;
}

#[tokio::test]
async fn c18_another_zone_of_the_company_moves_every_run_also_across_a_restart() {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(until_the_start(), receiver.at).await;
    many_wait(&world).await;

    set_zone(&world, "America/New_York").await;
    let world = world.restart(receiver.at).await;

    all_have_followed(&world).await;
    let nine_there: Timestamp = "2099-12-01T14:00:00Z".parse().expect("an instant");
    assert_eq!(due(&world).await, [nine_there; PEOPLE]);
}

/// Holds the writer when some runs have followed and others have not, until it is told to go on.
async fn hold_between_slices(world: &World) -> mpsc::Sender<()> {
    let last = world.runs().await.last().expect("there are runs").no;
    loop {
        let (go_on, told_to) = mpsc::channel();
        let (tell, is_between) = oneshot::channel();
        let write = move |tx: &mut Tx<'_>| -> Result<(), baton_store::Error> {
            let followed = tx.meta().time_followed()?;
            let followed = followed.expect("not all have followed yet");
            let between = followed.0 > 0 && followed.0 + 9 < last.0;
            tell.send(between).expect("somebody listens");
            if between {
                let _also_when_nobody_can_tell_any_more = told_to.recv();
            }
            Ok(())
        };
        let store = world.engine.store().clone();
        tokio::spawn(async move { store.write(Lane::Command, write).await });
        if is_between.await.expect("it is told") {
            return go_on;
        }
    }
}

/// From when to when a run's wait was moved, each time.
async fn moves_of(world: &World, run: &RunRow) -> Vec<(String, String)> {
    let no = run.no;
    let history = world.read(move |tables| tables.history().page(no, None, 50));
    let rows = history.await.items;
    let entries = rows.iter().rev().flat_map(|row| &row.entries);
    let moved = entries.filter(|entry| entry.kind == Kind::TimeWaitMoved);
    let told = moved.map(|entry| (entry.params["from"].clone(), entry.params["until"].clone()));
    told.collect()
}

#[tokio::test]
async fn c18_a_stop_and_a_changed_date_between_two_slices_move_each_run_once_for_each_change() {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(until_the_start(), receiver.at).await;
    let people = many_wait(&world).await;

    set_zone(&world, "America/New_York").await;
    let go_on = hold_between_slices(&world).await;
    // The first has followed already, the last has not; both changes and the stop wait in line.
    tokio::join!(
        set_day(&world.engine, &people[0], Some("2099-07-01")),
        set_day(&world.engine, &people[PEOPLE - 1], Some("2099-07-02")),
        world.engine.shutdown(Duration::ZERO),
        async { go_on.send(()).expect("it waits") },
    );
    let world = world.restart(receiver.at).await;

    all_have_followed(&world).await;
    let runs = world.runs().await;
    assert_eq!(runs.len(), PEOPLE);
    let (in_berlin, in_new_york) = ("2099-12-01T08:00:00Z", "2099-12-01T14:00:00Z");
    for (place, run) in runs.iter().enumerate() {
        let expected: &[_] = match place {
            0 => &[
                (in_berlin, in_new_york),
                (in_new_york, "2099-07-01T13:00:00Z"),
            ],
            _ if place == PEOPLE - 1 => &[(in_berlin, "2099-07-02T13:00:00Z")],
            _ => &[(in_berlin, in_new_york)],
        };
        let moves = moves_of(&world, run).await;
        let moves: Vec<_> = moves
            .iter()
            .map(|(from, until)| (from.as_str(), until.as_str()))
            .collect();
        assert_eq!(moves, expected, "run {place}");
        let until = expected.last().expect("it moved").1;
        assert_eq!(run.now.deadline_at, instant(until), "run {place}");
    }
}
