//! C4 and C18: a call about many that an admin uses is used once, as it was when that was asked.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use baton_core::CallId;
use baton_core::document::Definition;
use baton_core::run::Verb;
use baton_engine::commands::calls::UseAnyway;
use baton_engine::commands::{act, people};
use baton_engine::{Actor, Error, FurtherDetails, Received};
use baton_store::table::jobs::{NewJob, Slice, Work};
use baton_store::table::people::Person;
use baton_store::{Cursor, Lane, Tx, Unread};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::receiver::Recorder;
use crate::story::{ticket, tools};
use crate::world::{JIRA, TRIGGER, WAIT, World, because, by_ticket, step, story};

/// So many that no slice holds them all.
const MANY: usize = 1_000;
/// More runs of one person than follow in the transaction of a change.
const RUNS: usize = 70;
/// No transaction of a job touches more rows.
const ROWS_AT_ONCE: usize = 64;

/// A workflow that adds whom a call names if it says that it is wanted.
pub(crate) fn wanted() -> Value {
    json!({
        "trigger": { "id": TRIGGER, "name": "People are hired", "start": {
            "kind": "webhook_called", "person": { "kind": "automatic" },
            "only_if": { "mode": "all", "tests": [{
                "reference": { "source": { "kind": "call" }, "pointer": "/wanted" },
                "operator": "is", "values": ["yes"] }] },
            "unknown_person": "add_person", "person_fields": [], "update_known": false,
            "start_left": false } },
        "steps": [{ "id": WAIT, "name": "Contract signed", "action": {
            "kind": "wait_for_call",
            "match_by": { "kind": "person_detail", "detail": "work_email",
                "call": { "kind": "automatic" } },
            "only_if": null, "nobody_matches": "keep_under_problems", "several_match": "ask",
            "reminder_after_s": 259_200, "limit_after_s": 1_209_600 } }]
    })
}

/// The same workflow, for others whom a call names.
fn for_leads() -> Value {
    let mut other = wanted();
    other["trigger"]["start"]["person"] = json!({ "kind": "picked", "pointer": "/leads" });
    other
}

fn emails(who: &str) -> Vec<String> {
    let one = |number| format!("{who}.{number:05}@people.example");
    (0..MANY).map(one).collect()
}

fn list(wanted: &str) -> String {
    let (all, leads) = (emails("somebody"), emails("lead"));
    json!({ "emails": all, "leads": leads, "wanted": wanted }).to_string()
}

fn id_of(received: &Received) -> CallId {
    let Received::Stored { call, .. } = received else {
        panic!("not stored: {received:?}")
    };
    call.parse().expect("an id")
}

async fn use_it(world: &World, received: &Received) -> Result<(), Error> {
    let (dana, why) = (Actor::new("Dana", "test"), because("they are wanted"));
    let used = act::<UseAnyway>(&world.engine, &dana, id_of(received), why).await;
    used.map(drop)
}

async fn until_all(world: &World, call: &Received, fate: &str, count: usize) {
    let all = async |world: &World| {
        let fates = world.fate(call).await;
        (fates.len() >= count && fates.iter().all(|one| one == fate)).then_some(fates.len())
    };
    assert_eq!(world.until(fate, all).await, count);
}

async fn publish(world: &World, definition: Value) {
    let parsed: Definition = serde_json::from_value(definition).expect("a definition");
    let (workflow, text) = (world.workflow, Unread::of(&parsed));
    let write = move |tx: &mut Tx<'_>| {
        let at = Timestamp::now();
        let newest = tx.versions().insert(workflow, &text, "Dana", None, at)?;
        let live = baton_core::WorkflowState::Live;
        tx.workflows().set_state(workflow, live, Some(newest), at)
    };
    let store = world.engine.store();
    store.write(Lane::Command, write).await.expect("published");
}

#[tokio::test]
async fn c4_a_list_that_is_still_handled_is_not_used_beside_it() {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(wanted(), receiver.at).await;
    let long = world.call(&world.trigger, list("yes")).await;
    let begun = async |world: &World| (!world.fate(&long).await.is_empty()).then_some(());
    world.until("it has begun", begun).await;

    let used = use_it(&world, &long).await;
    until_all(&world, &long, "Started", MANY).await;

    assert!(matches!(used, Err(Error::NotDone(_))), "{used:?}");
    let runs = world.read(|tables| tables.counters().runs(None)).await;
    let runs: i64 = runs.values().sum();
    assert_eq!(runs, i64::try_from(MANY).expect("it is small"));
}

#[tokio::test]
async fn c18_a_list_is_used_by_the_version_that_was_live_when_that_was_asked() {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(wanted(), receiver.at).await;
    let long = world.call(&world.trigger, list("no")).await;
    world.until_fate(&long, &["ConditionNotMet"]).await;

    use_it(&world, &long).await.expect("it is used");
    publish(&world, for_leads()).await;
    let world = world.restart(receiver.at).await;

    until_all(&world, &long, "Started", MANY).await;
    let versions = world.runs().await.into_iter().map(|run| run.version);
    assert!({ versions }.all(|version| version == 1));
}

/// Lets somebody be in the workflow so often that not all follow them in one transaction.
pub(crate) async fn many_runs(world: &World, email: &str) {
    for number in 0..RUNS {
        let call = json!({ "email": email, "wanted": "no", "number": number });
        let call = world.call(&world.trigger, call.to_string()).await;
        world.until_fate(&call, &["ConditionNotMet"]).await;
        use_it(world, &call).await.expect("it is used");
    }
}

#[tokio::test]
async fn c16_a_change_while_an_earlier_one_is_followed_reaches_every_run() {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(wanted(), receiver.at).await;
    let ada = world.add_person("Ada Okafor", "ada@people.example").await;
    many_runs(&world, "ada@people.example").await;
    assert_eq!(world.runs().await.len(), RUNS);
    let id = ada.clone();
    // An earlier change is followed, and all but the last of the runs have.
    let write = move |tx: &mut Tx<'_>| {
        let person = tx.people().get(&id)?.expect("they are there").no;
        let new = NewJob {
            id: baton_core::JobId::from_bytes([7; 16]),
            work: Work::FollowPerson { person },
            by: None,
            total: 0,
            at: Timestamp::now(),
        };
        tx.jobs().begin(&new)?;
        let job = tx.jobs().doing(&new.work)?.expect("it is under way");
        let far = Slice {
            cursor: Cursor {
                key: 0,
                no: 1_000_000,
            },
            rows: 1,
            done: 1,
            could_not: 0,
        };
        tx.jobs().advance(job.no, &far)
    };
    let store = world.engine.store();
    store
        .write(Lane::Command, write)
        .await
        .expect("it is stored");

    let edit = |old: Person| {
        let work_email = Some("ada.okafor@people.example".to_owned());
        let now = Person { work_email, ..old };
        Ok::<_, Error>((now, FurtherDetails::default()))
    };
    let dana = Actor::new("Dana", "test");
    people::change(&world.engine, &dana, ada, edit)
        .await
        .expect("it is changed");

    let no_job = async |world: &World| {
        let any = world.read(|tables| tables.jobs().any_under_way()).await;
        (!any).then_some(())
    };
    world.until("all have followed", no_job).await;
    for run in world.runs().await {
        let waits = world
            .read(move |tables| tables.awaits().of_run(run.no))
            .await;
        let value = waits[0].value.as_deref();
        assert_eq!(value, Some("ada.okafor@people.example"), "{:?}", run.no);
    }
}

#[tokio::test]
async fn c6_what_many_calls_waited_for_is_given_to_them_in_slices() {
    let many = 2 * ROWS_AT_ONCE + 10;
    let accepts = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&accepts);
    let receiver = Recorder::patient(move |seen, number| {
        match seen.line.contains("/issue") && !asked.load(Ordering::SeqCst) {
            true => (422, "{}".into()),
            false => tools(seen, number),
        }
    })
    .await;
    let mut workflow = story("keep_under_problems", by_ticket());
    workflow["steps"][2]["action"]["only_if"] = Value::Null;
    let world = World::live(workflow, receiver.at).await;
    world.add_person("Ada Okafor", "ada@people.example").await;
    let hired = r#"{"email":"ada@people.example"}"#;
    world.call(&world.trigger, hired).await;
    let run = world.until_at("not_delivered").await;
    let mut early = Vec::new();
    for number in 0..many {
        let key = ticket("Ada Okafor");
        let call = json!({ "issue": { "key": key }, "number": number }).to_string();
        early.push(world.call(&world.wait, call).await);
    }
    for call in &early {
        world.until_fate(call, &["Unmatched"]).await;
    }

    accepts.store(true, Ordering::SeqCst);
    world
        .does(Verb::SendAgain, &run.id, step(JIRA), "it works again")
        .await
        .expect("it is sent again");

    world.until_fate(&early[0], &["Moved"]).await;
    for call in &early[1..] {
        world.until_fate(call, &["ArrivedAfterwards"]).await;
    }
    let mut at_once = BTreeMap::new();
    for call in &early {
        let id = id_of(call);
        let fate = world
            .read(move |tables| {
                let call = tables.calls().get(&id)?.expect("it is stored").no;
                tables.dispositions().get(call, 0)
            })
            .await;
        *at_once.entry(fate.expect("it is settled").at).or_insert(0) += 1;
    }
    let most = at_once.into_values().max();
    assert!(most <= Some(ROWS_AT_ONCE), "{most:?}");
}
