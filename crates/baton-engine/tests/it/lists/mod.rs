//! C4 and C6: calls about many are handled in slices that others come between, in stored order for
//! each person, and once, whatever happens meanwhile.

mod long;
mod read_anew;

use baton_core::WorkflowState;
use baton_core::document::Definition;
use baton_engine::commands::calls::{self, Ignore, UseAnyway};
use baton_engine::commands::runs::Stop;
use baton_engine::commands::{WhyInput, act};
use baton_engine::{Actor, Admission, Received};
use baton_store::table::calls::shelf::Shelf;
use baton_store::{CallNo, Lane, Tx, Unread};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::receiver::Recorder;
use crate::story::{ticket, tools};
use crate::world::{TRIGGER, WAIT, World, because, by_ticket, head, jira, person, story};

/// So many that no slice holds them all.
pub(crate) const MANY: usize = 300;

fn wait_by_email() -> Value {
    json!({ "id": WAIT, "name": "Contract signed", "action": {
        "kind": "wait_for_call",
        "match_by": { "kind": "person_detail", "detail": "work_email",
            "call": { "kind": "automatic" } },
        "only_if": null, "nobody_matches": "keep_under_problems", "several_match": "ask",
        "reminder_after_s": 259_200, "limit_after_s": 1_209_600 } })
}

/// A workflow that adds whom a call names, and waits for a call about them.
pub(crate) fn waiting() -> Value {
    json!({
        "trigger": { "id": TRIGGER, "name": "People are hired", "start": {
            "kind": "webhook_called", "person": { "kind": "automatic" }, "only_if": null,
            "unknown_person": "add_person", "person_fields": [], "update_known": false,
            "start_left": false } },
        "steps": [wait_by_email()]
    })
}

pub(crate) async fn world() -> (World, Recorder) {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(waiting(), receiver.at).await;
    (world, receiver)
}

pub(crate) fn email(number: usize) -> String {
    format!("somebody.{number:05}@people.example")
}

pub(crate) fn list(count: usize) -> String {
    let all: Vec<String> = (0..count).map(email).collect();
    json!({ "emails": all }).to_string()
}

/// How many runs there are, by the numbers that lists show.
pub(crate) async fn runs(world: &World) -> i64 {
    let counts = world.read(|tables| tables.counters().runs(None)).await;
    counts.values().sum()
}

pub(crate) async fn until_all(world: &World, call: &Received, fate: &str, count: usize) {
    let all = world
        .until(fate, async |world| {
            let fates = world.fate(call).await;
            (fates.len() >= count && fates.iter().all(|one| one == fate)).then_some(fates.len())
        })
        .await;
    assert_eq!(all, count);
}

#[tokio::test]
async fn c4_everybody_in_a_list_starts_and_is_moved_once() {
    let (world, _receiver) = world().await;

    let hired = world.call(&world.trigger, list(MANY)).await;
    until_all(&world, &hired, "Started", MANY).await;
    let signed = world.call(&world.wait, list(MANY)).await;
    until_all(&world, &signed, "Moved", MANY).await;

    assert_eq!(
        runs(&world).await,
        i64::try_from(MANY).expect("it is small")
    );
    let open = world.read(|tables| tables.counters().problems()).await;
    assert_eq!(open, 0);
}

#[tokio::test]
async fn c6_a_long_list_holds_nobody_else_up() {
    let (world, _receiver) = world().await;

    let long = world.call(&world.trigger, list(MANY)).await;
    let other = world
        .call(&world.trigger, r#"{"email":"other@people.example"}"#)
        .await;
    world.until_fate(&other, &["Started"]).await;
    let other_run = world
        .read(|tables| {
            let person = tables.people().by_email("other@people.example")?;
            let person = person.expect("they are added").no;
            Ok(tables.runs().of_person(person, 1)?.remove(0).no)
        })
        .await;
    until_all(&world, &long, "Started", MANY).await;

    let after = world
        .read(move |tables| {
            let until = tables.runs().unfinished_after(other_run, 100_000, 10)?;
            Ok(until.map_or(0, |(runs, _)| runs.len()))
        })
        .await;
    assert!(after > 0, "the other began before the list was through");
}

#[tokio::test]
async fn c6_who_is_named_in_a_list_and_again_is_handled_in_stored_order() {
    let (world, _receiver) = world().await;
    let last = format!(r#"{{"email":"{}"}}"#, email(MANY - 1).to_uppercase());

    let long = world.call(&world.trigger, list(MANY)).await;
    let again = world.call(&world.trigger, last.clone()).await;
    let signed = world.call(&world.wait, last).await;

    until_all(&world, &long, "Started", MANY).await;
    world.until_fate(&again, &["AlreadyInWorkflow"]).await;
    world.until_fate(&signed, &["Moved"]).await;
}

#[tokio::test]
async fn c4_a_list_goes_on_where_it_was_when_the_process_ends() {
    let (world, receiver) = world().await;
    let long = world.call(&world.trigger, list(MANY)).await;
    world
        .until("it has begun", async |world| {
            (!world.fate(&long).await.is_empty()).then_some(())
        })
        .await;

    let world = world.restart(receiver.at).await;
    until_all(&world, &long, "Started", MANY).await;

    assert_eq!(
        runs(&world).await,
        i64::try_from(MANY).expect("it is small")
    );
}

pub(crate) async fn set(world: &World, state: WorkflowState) {
    let workflow = world.workflow;
    let write = move |tx: &mut Tx<'_>| {
        tx.workflows()
            .set_state(workflow, state, None, Timestamp::now())
    };
    let store = world.engine.store();
    store.write(Lane::Command, write).await.expect("it is set");
}

#[tokio::test]
async fn c2_the_rest_of_a_list_is_kept_while_its_workflow_is_off() {
    let (world, _receiver) = world().await;
    let long = world.call(&world.trigger, list(MANY)).await;
    world
        .until("it has begun", async |world| {
            (!world.fate(&long).await.is_empty()).then_some(())
        })
        .await;

    set(&world, WorkflowState::Off).await;
    world
        .until("the rest is kept", async |world| {
            let fates = world.fate(&long).await;
            (fates.last().map(String::as_str) == Some("Kept")).then_some(())
        })
        .await;
    let before = runs(&world).await;
    set(&world, WorkflowState::Live).await;
    let actor = Actor::new("Dana", "test");
    calls::start_kept(&world.engine, &actor, world.workflow_id.clone(), None)
        .await
        .expect("it is live");
    until_all(&world, &long, "Started", MANY).await;

    assert!(before < i64::try_from(MANY).expect("it is small"));
    assert_eq!(
        runs(&world).await,
        i64::try_from(MANY).expect("it is small")
    );
}

#[tokio::test]
async fn c6_all_unmatched_calls_are_settled_when_no_run_can_want_them_any_more() {
    let receiver = Recorder::answering(|_, _| (500, String::new())).await;
    let mut workflow = story("keep_under_problems", by_ticket());
    workflow["steps"][2]["action"]["only_if"] = Value::Null;
    workflow["steps"][2]["action"]["match_by"]["call"] =
        json!({ "kind": "picked", "pointer": "/issues/0/key" });
    let world = World::live(workflow, receiver.at).await;
    world.add_person("Ada Okafor", "ada@people.example").await;
    world
        .call(&world.trigger, r#"{"email":"ada@people.example"}"#)
        .await;
    let run = world
        .until("a run", async |world| world.runs().await.pop())
        .await;

    let keys: Vec<Value> = (0..300)
        .map(|n| json!({ "key": format!("IT-{n}") }))
        .collect();
    let early = json!({ "issues": keys }).to_string();
    let early = world.call(&world.wait, early).await;
    until_all(&world, &early, "Unmatched", 300).await;
    let actor = Actor::new("Dana", "test");
    act::<Stop>(&world.engine, &actor, run.id, because("a mistake"))
        .await
        .expect("it is stopped");

    until_all(&world, &early, "Problem", 300).await;
}

#[tokio::test]
async fn c6_a_run_of_an_old_version_is_moved_however_many_came_after() {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(story("keep_under_problems", by_ticket()), receiver.at).await;
    world.add_person("Ada Okafor", "ada@people.example").await;
    world
        .call(&world.trigger, r#"{"email":"ada@people.example"}"#)
        .await;
    world.until_at("waiting_for_call").await;

    let workflow = world.workflow;
    let write = move |tx: &mut Tx<'_>| {
        let first = tx.versions().get(workflow, 1)?.expect("it is live");
        let at = Timestamp::now();
        let mut newest = 1;
        for _ in 0..70 {
            let by = "Dana";
            newest = tx
                .versions()
                .insert(workflow, &first.definition, by, None, at)?;
        }
        tx.workflows()
            .set_state(workflow, WorkflowState::Live, Some(newest), at)
    };
    let store = world.engine.store();
    store.write(Lane::Command, write).await.expect("published");
    let call = world
        .call(&world.wait, jira(&ticket("Ada Okafor"), "Done"))
        .await;

    world.until_fate(&call, &["Moved"]).await;
}

#[tokio::test]
async fn c5_a_released_call_moves_a_run_that_was_started_after_it_came() {
    let (world, _receiver) = world().await;
    let Admission::Refused(refused) = world.engine.admit(head(&world.wait, "x")) else {
        panic!("it is refused")
    };
    let body = format!(r#"{{"email":"{}"}}"#, email(0));
    let kept = Some(body.clone().into());
    world.engine.keep_refused(refused, kept).await;
    let id = world.wait.id.clone();
    let call = world
        .read(move |tables| {
            let row = tables.addresses().get(&id)?.expect("it is there");
            let kept = tables.shelf().calls(row.no, Shelf::Refused, 10)?;
            tables.calls().id(kept[0])
        })
        .await
        .expect("it is kept");
    world.call(&world.trigger, body).await;
    world.until_at("waiting_for_call").await;

    let actor = Actor::new("Dana", "test");
    let why = because("their token was old");
    act::<UseAnyway>(&world.engine, &actor, call.clone(), why)
        .await
        .expect("released");

    let released = Received::Stored {
        call: call.to_string(),
        readable: true,
        answer: None,
    };
    world.until_fate(&released, &["Moved"]).await;
    let waiting = world
        .read(|tables| tables.calls().waiting(CallNo(0), 10))
        .await;
    assert!(waiting.is_empty());
}

/// The story of a list and a call that is about somebody in it, found by their department.
async fn special() -> (World, Recorder) {
    let receiver = Recorder::answering(tools).await;
    let mut workflow = waiting();
    workflow["steps"][0]["action"]["match_by"] = json!({ "kind": "person_detail",
        "detail": "department", "call": { "kind": "picked", "pointer": "/department" } });
    let world = World::live(workflow, receiver.at).await;
    let last = baton_store::table::people::Person {
        department: Some("Special".into()),
        ..person("Zoe Last", &email(MANY - 1))
    };
    let write = move |tx: &mut Tx<'_>| tx.people().insert(&last, Timestamp::now());
    let store = world.engine.store();
    store.write(Lane::Command, write).await.expect("stored");
    (world, receiver)
}

async fn begun(world: &World, call: &Received) {
    let begun = async |world: &World| (!world.fate(call).await.is_empty()).then_some(());
    world.until("it has begun", begun).await;
}

pub(crate) fn id_of(received: &Received) -> baton_core::CallId {
    let Received::Stored { call, .. } = received else {
        panic!("not stored: {received:?}")
    };
    call.parse().expect("an id")
}

async fn publish(world: &World, definition: &Value) {
    let parsed = serde_json::from_value(definition.clone()).expect("a definition");
    let (workflow, text) = (world.workflow, Unread::<Definition>::of(&parsed));
    let write = move |tx: &mut Tx<'_>| {
        let at = Timestamp::now();
        let newest = tx.versions().insert(workflow, &text, "Dana", None, at)?;
        tx.workflows()
            .set_state(workflow, WorkflowState::Live, Some(newest), at)
    };
    let store = world.engine.store();
    store.write(Lane::Command, write).await.expect("published");
}

fn padded(emails: &[String], bytes: usize) -> String {
    json!({ "emails": emails, "more": "x".repeat(bytes) }).to_string()
}

fn further(list: usize, count: usize) -> Vec<String> {
    let one = |number| format!("further.{list}.{number:05}@people.example");
    (0..count).map(one).collect()
}

#[tokio::test]
async fn c6_a_list_that_needs_all_room_is_handled_whatever_comes_behind_it() {
    let (world, _receiver) = world().await;

    let first = world.call(&world.trigger, list(3 * MANY)).await;
    let long = padded(&further(0, 1), 9 * 1024 * 1024);
    let long = world.call(&world.trigger, long).await;
    let two = json!({ "emails": further(1, 2) }).to_string();
    let two = world.call(&world.trigger, two).await;

    until_all(&world, &first, "Started", 3 * MANY).await;
    world.until_fate(&long, &["Started"]).await;
    world.until_fate(&two, &["Started", "Started"]).await;
}

#[tokio::test]
async fn c6_long_lists_behind_one_that_had_no_room_do_not_take_it() {
    let (world, _receiver) = world().await;

    let mut all = Vec::new();
    for number in 0..26 {
        let bytes = if number == 13 { 1_000 } else { 620 };
        let body = padded(&further(number, 40), bytes * 1024);
        all.push(world.call(&world.trigger, body).await);
    }

    for one in &all {
        until_all(&world, one, "Started", 40).await;
    }
}

#[tokio::test]
async fn c6_what_is_left_of_short_lists_is_handled_before_what_came_later() {
    let (world, _receiver) = world().await;
    let lists = 20;

    let mut all = Vec::new();
    for number in 0..lists {
        let body = json!({ "emails": further(number, 100) }).to_string();
        all.push(world.call(&world.trigger, body).await);
    }
    let mut again = Vec::new();
    for number in 0..lists {
        let last = json!({ "email": further(number, 100)[99] }).to_string();
        again.push(world.call(&world.trigger, last).await);
    }

    for one in &all {
        until_all(&world, one, "Started", 100).await;
    }
    for one in &again {
        world.until_fate(one, &["AlreadyInWorkflow"]).await;
    }
}

#[tokio::test]
async fn c5_a_list_that_is_left_says_so_of_its_rest_and_holds_no_call_any_longer() {
    let (world, _receiver) = special().await;
    let long = world.call(&world.trigger, list(MANY)).await;
    begun(&world, &long).await;
    let early = world.call(&world.wait, r#"{"department":"Special"}"#).await;
    world.until_fate(&early, &["Unmatched"]).await;

    let actor = Actor::new("Dana", "test");
    let why = WhyInput {
        why: "not ours".to_owned(),
    };
    act::<Ignore>(&world.engine, &actor, id_of(&long), why)
        .await
        .expect("it is left");

    world.until_fate(&early, &["Problem"]).await;
    let fates = world.fate(&long).await;
    let (last, before) = fates.split_last().expect("it was begun");
    assert_eq!(last, "Ignored");
    assert!(before.iter().all(|fate| fate == "Started"), "{before:?}");
    assert!(fates.len() < MANY);
}

#[tokio::test]
async fn c5_a_call_that_is_left_before_it_was_handled_says_so() {
    let (world, _receiver) = world().await;
    let long = world.call(&world.trigger, list(MANY)).await;
    let last = format!(r#"{{"email":"{}"}}"#, email(MANY - 1));
    let again = world.call(&world.trigger, last).await;

    let actor = Actor::new("Dana", "test");
    let why = WhyInput {
        why: "not needed".to_owned(),
    };
    act::<Ignore>(&world.engine, &actor, id_of(&again), why)
        .await
        .expect("it is left");

    world.until_fate(&again, &["Ignored"]).await;
    until_all(&world, &long, "Started", MANY).await;
}

#[tokio::test]
async fn c6_a_turn_that_fails_in_the_middle_of_a_list_loses_no_call_that_waits_for_it() {
    let (world, _receiver) = special().await;
    let long = world.call(&world.trigger, list(MANY)).await;
    begun(&world, &long).await;
    let early = world.call(&world.wait, r#"{"department":"Special"}"#).await;
    world.until_fate(&early, &["Unmatched"]).await;

    let workflow = world.workflow;
    let live = async |version: i64| {
        let write = move |tx: &mut Tx<'_>| {
            let (live, at) = (WorkflowState::Live, Timestamp::now());
            tx.workflows().set_state(workflow, live, Some(version), at)
        };
        let store = world.engine.store();
        store.write(Lane::Command, write).await.expect("it is set");
    };
    let runs = world.runs().await;
    // A version that is not there: every turn that begins a call fails.
    live(99).await;
    let failing = r#"{"email":"failing@people.example"}"#;
    world.call(&world.trigger, failing).await;
    let actor = Actor::new("Dana", "test");
    for run in runs.iter().take(30) {
        act::<Stop>(&world.engine, &actor, run.id.clone(), because("a mistake"))
            .await
            .expect("it is stopped");
    }
    live(1).await;

    world.until_fate(&early, &["Moved"]).await;
    until_all(&world, &long, "Started", MANY).await;
}

#[tokio::test]
async fn c4_the_kept_rest_of_a_list_is_read_as_it_was_begun() {
    let (world, _receiver) = world().await;
    let long = world.call(&world.trigger, list(MANY)).await;
    begun(&world, &long).await;
    set(&world, WorkflowState::Off).await;
    let kept = async |world: &World| {
        let fates = world.fate(&long).await;
        (fates.last().map(String::as_str) == Some("Kept")).then_some(())
    };
    world.until("the rest is kept", kept).await;

    let mut other = waiting();
    other["trigger"]["start"]["only_if"] = json!({ "mode": "all", "tests": [{ "reference": {
        "source": { "kind": "call" }, "pointer": "/wanted" },
        "operator": "is", "values": ["yes"] }] });
    publish(&world, &other).await;
    let actor = Actor::new("Dana", "test");
    calls::start_kept(&world.engine, &actor, world.workflow_id.clone(), None)
        .await
        .expect("it is live");

    until_all(&world, &long, "Started", MANY).await;
}

#[tokio::test]
async fn c4_a_list_goes_on_by_the_version_by_which_it_was_begun() {
    let (world, receiver) = world().await;
    let long = world.call(&world.trigger, list(MANY)).await;
    begun(&world, &long).await;

    let mut other = waiting();
    other["trigger"]["start"]["person"] = json!({ "kind": "picked", "pointer": "/emails/0" });
    publish(&world, &other).await;
    let world = world.restart(receiver.at).await;

    until_all(&world, &long, "Started", MANY).await;
}
