//! The settle window: what comes about one person within it becomes one run (C5, C18).

use baton_core::history::{HistoryEntry, Kind};
use baton_core::run::Reason;
use baton_engine::commands::act;
use baton_engine::commands::calls::UseAnyway;
use baton_engine::commands::runs::{StartNow, Stop};
use baton_engine::commands::workflows::{TurnOff, turn_on};
use baton_engine::{Actor, Error};
use baton_store::RunNo;
use baton_store::table::runs::{RunRow, RunStatus};
use serde_json::{Value, json};

use crate::lists::id_of;
use crate::receiver::Recorder;
use crate::story::tools;
use crate::world::{World, because, by_email, jira, story};

/// Longer than any test.
const LONG: u32 = 3600;
/// So short that it ends in a test.
const SHORT: u32 = 1;

const CREATED: &str = concat!(
    r#"{"email":"max@x.example","given":"Max","family":"Gruber","#,
    r#""department":"HR","desk":"1","floor":"3"}"#
);
const UPDATED: &str = r#"{"email":"max@x.example","department":"IT","desk":"2"}"#;

/// The story, of which each start waits for more; its first message says what the calls said.
async fn waits(settle_s: u32, change: impl FnOnce(&mut Value)) -> (World, Recorder) {
    let receiver = Recorder::answering(tools).await;
    let mut story = story("add_person", by_email());
    story["trigger"]["start"]["settle_s"] = json!(settle_s);
    let fields = story["steps"][0]["action"]["content"]["fields"].as_array_mut();
    let fields = fields.expect("a list of fields");
    for name in ["desk", "floor"] {
        fields.push(json!({ "name": name, "value": {
            "type": "text", "when_empty": { "kind": "leave_out" }, "segments": [{
                "kind": "detail", "format": "as_is", "reference": {
                    "source": { "kind": "trigger" }, "pointer": format!("/{name}") } }] } }));
    }
    change(&mut story);
    let world = World::live(story, receiver.at).await;
    (world, receiver)
}

fn dana() -> Actor {
    Actor::new("Dana", "test")
}

async fn start_now(world: &World, run: &RunRow) -> Result<(), Error> {
    act::<StartNow>(&world.engine, &dana(), run.id.clone(), ()).await
}

async fn history(world: &World, run: RunNo) -> Vec<HistoryEntry> {
    let page = world
        .read(move |tables| tables.history().page(run, None, 100))
        .await;
    page.items.into_iter().flat_map(|row| row.entries).collect()
}

/// Of how many calls a run says that it was made.
async fn merged(world: &World, run: RunNo) -> Option<String> {
    let entries = history(world, run).await;
    let settled = entries.iter().find(|entry| entry.kind == Kind::Settled)?;
    settled.params.get("calls").cloned()
}

#[tokio::test]
async fn c5_what_comes_about_one_person_in_the_window_becomes_one_run() {
    let (world, receiver) = waits(LONG, |_| {}).await;

    let created = world.call(&world.trigger, CREATED).await;
    world.until_fate(&created, &["Started"]).await;
    let run = world.until_at("settling").await;
    let updated = world.call(&world.trigger, UPDATED).await;
    world.until_fate(&updated, &["Merged"]).await;

    assert_eq!(receiver.seen().len(), 0, "nothing goes out before");
    assert_eq!(run.now.status, RunStatus::Waiting);
    start_now(&world, &run).await.expect("it begins");
    world.until_at("waiting_for_call").await;
    assert_eq!(world.runs().await.len(), 1);
    assert_eq!(merged(&world, run.no).await.as_deref(), Some("2"));
    let sent = receiver.seen()[0].text();
    for said in [r#""desk":"2""#, r#""floor":"3""#, r#""department":"IT""#] {
        assert!(sent.contains(said), "{sent}");
    }
    let again = start_now(&world, &run).await;
    assert!(
        matches!(again, Err(Error::NotPossible(Reason::AlreadyStarted))),
        "{again:?}"
    );
}

#[tokio::test]
async fn c5_a_window_that_ran_out_while_baton_was_closed_ends_at_once() {
    let (world, receiver) = waits(SHORT, |_| {}).await;
    let created = world.call(&world.trigger, CREATED).await;
    world.until_fate(&created, &["Started"]).await;

    let world = world.restart(receiver.at).await;

    let run = world.until_at("waiting_for_call").await;
    assert_eq!(merged(&world, run.no).await.as_deref(), Some("1"));
    let later = world.call(&world.trigger, UPDATED).await;
    world.until_fate(&later, &["AlreadyInWorkflow"]).await;
}

#[tokio::test]
async fn c5_each_whom_a_list_names_has_a_window_of_their_own() {
    let (world, receiver) = waits(LONG, |_| {}).await;
    let both = json!({ "emails": ["ada@x.example", "ben@x.example"], "desk": "1" });
    let both = world.call(&world.trigger, both.to_string()).await;
    world.until_fate(&both, &["Started", "Started"]).await;

    let ben = r#"{"email":"ben@x.example","desk":"7"}"#;
    let ben = world.call(&world.trigger, ben).await;

    world.until_fate(&ben, &["Merged"]).await;
    assert_eq!(world.runs().await.len(), 2);
    assert_eq!(receiver.seen().len(), 0);
}

/// Lets a run's window have ended long ago.
fn is_over(world: &World, run: &RunRow) {
    let place = run.now.place.params.as_ref().expect("it says until when");
    let until = &place.read()["until"];
    let state = format!("replace(state, '{until}', '2020-01-01T00:00:00Z')");
    world.damage(&format!("UPDATE runs SET state = {state}, deadline_at = 1"));
    world.damage("UPDATE deadlines SET due_at = 1");
}

#[tokio::test]
async fn c5_what_came_before_the_end_of_a_window_is_merged_though_it_is_read_later() {
    let (world, receiver) = waits(LONG, |_| {}).await;
    let created = world.call(&world.trigger, CREATED).await;
    world.until_fate(&created, &["Started"]).await;
    let run = world.until_at("settling").await;
    is_over(&world, &run);
    // As after a crash: the second call is stored, and nobody has read it.
    world.damage(&format!(
        "INSERT INTO calls (id, address_no, at, kind, sender, outside, size, readable, other_body,
           headers, body)
         SELECT randomblob (16), address_no, 0, kind, sender, outside, {}, readable, other_body,
           headers, CAST ('{UPDATED}' AS BLOB) FROM calls",
        UPDATED.len()
    ));
    world.damage("INSERT INTO inbox (call_no, entry) SELECT max (no), 0 FROM calls");

    let world = world.restart(receiver.at).await;

    world.until_at("waiting_for_call").await;
    assert_eq!(merged(&world, run.no).await.as_deref(), Some("2"));
}

#[tokio::test]
async fn c18_while_the_workflow_is_off_the_end_of_the_window_begins_nothing() {
    let (world, receiver) = waits(LONG, |_| {}).await;
    world.call(&world.trigger, CREATED).await;
    let run = world.until_at("settling").await;
    let workflow = world.workflow_id.clone();
    let off = act::<TurnOff>(&world.engine, &dana(), workflow.clone(), ()).await;
    off.expect("it is turned off");
    is_over(&world, &run);
    let world = world.restart(receiver.at).await;

    let looked_at = async |world: &World| {
        let now = world.runs().await.remove(0).now;
        let is_later = now.deadline_at > Some(run.started_at);
        is_later.then_some(now)
    };
    let now = world.until("it is looked at again", looked_at).await;

    assert_eq!(now.status, RunStatus::Waiting);
    assert_eq!(receiver.seen().len(), 0);
    let on = turn_on(&world.engine, &dana(), workflow).await;
    on.expect("it is turned on");
    is_over(&world, &run);
    let world = world.restart(receiver.at).await;
    world.until_at("waiting_for_call").await;
}

#[tokio::test]
async fn c5_where_each_event_is_its_own_what_comes_in_a_window_belongs_to_its_run() {
    let beside = |story: &mut Value| {
        story["trigger"]["start"]["already_in"] = json!("start_beside");
    };
    let (world, _receiver) = waits(LONG, beside).await;
    world.call(&world.trigger, CREATED).await;
    let first = world.until_at("settling").await;
    start_now(&world, &first).await.expect("it begins");
    world.until_at("waiting_for_call").await;

    let second = world.call(&world.trigger, UPDATED).await;
    world.until_fate(&second, &["Started"]).await;
    let third = r#"{"email":"max@x.example","desk":"3"}"#;
    let third = world.call(&world.trigger, third).await;

    world.until_fate(&third, &["Merged"]).await;
    assert_eq!(world.runs().await.len(), 2);
    let second = world.until_at("settling").await;
    start_now(&world, &second).await.expect("it begins");
    assert_eq!(merged(&world, second.no).await.as_deref(), Some("2"));
    assert_eq!(merged(&world, first.no).await.as_deref(), Some("1"));
}

#[tokio::test]
async fn c5_a_run_that_is_stopped_in_its_window_never_begins_and_the_next_call_starts_another() {
    let (world, receiver) = waits(LONG, |_| {}).await;
    world.call(&world.trigger, CREATED).await;
    let run = world.until_at("settling").await;

    let stopped = act::<Stop>(&world.engine, &dana(), run.id, because("a mistake")).await;
    stopped.expect("it is stopped");

    world.until_at("stopped").await;
    let next = world.call(&world.trigger, UPDATED).await;
    world.until_fate(&next, &["Started"]).await;
    assert_eq!(receiver.seen().len(), 0);
}

#[tokio::test]
async fn c5_who_is_started_by_hand_does_not_wait() {
    let only = |story: &mut Value| {
        story["trigger"]["start"]["only_if"] = json!({ "mode": "all", "tests": [{
            "reference": { "source": { "kind": "call" }, "pointer": "/desk" },
            "operator": "is", "values": ["9"] }] });
    };
    let (world, _receiver) = waits(LONG, only).await;
    let other = world.call(&world.trigger, CREATED).await;
    world.until_fate(&other, &["ConditionNotMet"]).await;

    let by = dana();
    let used = act::<UseAnyway>(&world.engine, &by, id_of(&other), because("it is right"));
    used.await.expect("it is used");

    world.until_at("waiting_for_call").await;
}

#[tokio::test]
async fn c18_a_call_to_a_later_step_that_comes_in_the_window_is_used_by_its_run() {
    let (world, _receiver) = waits(LONG, |_| {}).await;
    world.call(&world.trigger, CREATED).await;
    let run = world.until_at("settling").await;
    let early = world.call(&world.wait, jira("max@x.example", "Done")).await;
    world.until_fate(&early, &["Unmatched"]).await;

    start_now(&world, &run).await.expect("it begins");

    world.until_at("done").await;
    world.until_fate(&early, &["Moved"]).await;
}
