//! Long calls are read apart from everybody, before the transaction that handles them: whichever one
//! wants what such a call says gets it, also after a restart, when nothing of it is in memory.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use baton_core::run::Verb;
use baton_engine::commands::calls::{Ignore, UseAnyway, choose_run};
use baton_engine::commands::{WhyInput, act};
use baton_engine::{Actor, Received};
use baton_store::JobNo;
use baton_store::table::runs::RunRow;
use serde_json::{Value, json};

use super::{id_of, list, runs, until_all, waiting, world};
use crate::receiver::Recorder;
use crate::story::tools;
use crate::world::{JIRA, World, because, by_ticket, jira, step, story};

/// Longer than what is read in a transaction.
fn long(body: &str) -> String {
    let rest = body.strip_suffix('}').expect("it is an object");
    format!(r#"{rest},"note":"{}"}}"#, "x".repeat(100_000))
}

/// So many that a job uses them.
const MANY: usize = 40;

#[tokio::test]
async fn c4_everybody_in_a_long_call_starts_and_is_moved() {
    let (world, _receiver) = world().await;

    let hired = world.call(&world.trigger, long(&list(MANY))).await;
    let signed = world.call(&world.wait, long(&list(MANY))).await;

    assert!(matches!(&hired, Received::Stored { readable: true, .. }));
    until_all(&world, &hired, "Started", MANY).await;
    until_all(&world, &signed, "Moved", MANY).await;
}

#[tokio::test]
async fn a_long_call_is_used_anyway_after_a_restart() {
    let receiver = Recorder::answering(tools).await;
    let mut workflow = waiting();
    workflow["trigger"]["start"]["only_if"] = json!({ "mode": "all", "tests": [{ "reference": {
        "source": { "kind": "call" }, "pointer": "/note" },
        "operator": "is", "values": ["Done"] }] });
    let world = World::live(workflow, receiver.at).await;
    let hired = world.call(&world.trigger, long(&list(MANY))).await;
    world.until_fate(&hired, &["ConditionNotMet"]).await;
    let world = world.restart(receiver.at).await;

    let actor = Actor::new("Dana", "test");
    let again = act::<UseAnyway>(&world.engine, &actor, id_of(&hired), because("once more"));
    again.await.expect("it is used");

    let all = i64::try_from(MANY).expect("it is small");
    let started = async |world: &World| (runs(world).await == all).then_some(());
    world.until("everybody is started", started).await;
}

/// The story with a Jira that answers once it is told to, and a long call that came early.
async fn early() -> (World, Recorder, Arc<AtomicBool>, Received) {
    early_in(story("keep_under_problems", by_ticket())).await
}

/// The same in a workflow of its own.
async fn early_in(workflow: Value) -> (World, Recorder, Arc<AtomicBool>, Received) {
    let answers = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&answers);
    let receiver = Recorder::answering(move |seen, n| {
        let is_jira = seen.line.contains("/issue");
        match is_jira && !asked.load(Ordering::Relaxed) {
            true => (500, String::new()),
            false => tools(seen, n),
        }
    });
    let receiver = receiver.await;
    let world = World::live(workflow, receiver.at).await;
    world.add_person("Ada Okafor", "ada@people.example").await;
    let hired = json!({ "email": "ada@people.example" }).to_string();
    world.call(&world.trigger, hired).await;
    world.until_at("trying_again").await;
    let ticket = crate::story::ticket("Ada Okafor");
    let early = world.call(&world.wait, long(&jira(&ticket, "Done"))).await;
    world.until_fate(&early, &["Unmatched"]).await;
    (world, receiver, answers, early)
}

#[tokio::test]
async fn c6_a_long_call_that_came_early_is_found_by_its_run_after_a_restart() {
    let (world, receiver, answers, early) = early().await;
    let world = world.restart(receiver.at).await;

    answers.store(true, Ordering::Relaxed);
    let run = world.until_at("trying_again").await;
    world
        .does(Verb::TryNow, &run.id, step(JIRA), "now")
        .await
        .expect("it is tried");

    world.until_fate(&early, &["Moved"]).await;
}

/// Nothing is read apart until what this gives is dropped: the one thread for that is busy.
async fn hold() -> std::sync::mpsc::Sender<()> {
    let (let_go, holds) = std::sync::mpsc::channel();
    let (begun, begins) = tokio::sync::oneshot::channel();
    tokio::task::spawn_blocking(move || {
        let _somebody_waits = begun.send(());
        let _until_it_is_dropped = holds.recv();
    });
    begins.await.expect("it is held");
    let_go
}

/// Does it where one thread is all that there is for what is read apart.
fn with_one_thread(test: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .max_blocking_threads(1)
        .build();
    runtime.expect("there are threads").block_on(test);
}

#[test]
fn c6_while_a_long_call_is_read_for_a_run_everybody_else_goes_on_and_its_order_is_kept() {
    with_one_thread(everybody_goes_on());
}

#[test]
fn c6_a_limit_that_comes_while_an_early_call_is_read_is_none() {
    with_one_thread(nothing_is_missed());
}

async fn nothing_is_missed() {
    let mut workflow = story("keep_under_problems", by_ticket());
    workflow["steps"][2]["action"]["reminder_after_s"] = Value::Null;
    workflow["steps"][2]["action"]["limit_after_s"] = json!(1);
    let (world, receiver, answers, early) = early_in(workflow).await;
    let world = world.restart(receiver.at).await;
    let run = world.until_at("trying_again").await;
    let held = hold().await;

    answers.store(true, Ordering::Relaxed);
    let tried = world.does(Verb::TryNow, &run.id, step(JIRA), "now").await;
    tried.expect("it is tried");
    let first = world.until_at("waiting_for_call").await.now.deadline_at;
    let later = async |world: &World| {
        let now = world.runs().await.pop()?.now;
        (now.deadline_at > first).then_some(now.place.kind)
    };
    let kind = world.until("its limit is put off", later).await;

    assert_eq!(baton_core::word(&kind), "waiting_for_call");
    drop(held);
    world.until_fate(&early, &["Moved"]).await;
}

async fn everybody_goes_on() {
    let (world, receiver, answers, early) = early().await;
    let unknown = world.call(&world.trigger, list(MANY)).await;
    until_all(&world, &unknown, "Problem", MANY).await;
    let world = world.restart(receiver.at).await;
    let run = world.until_at("trying_again").await;
    let held = hold().await;

    answers.store(true, Ordering::Relaxed);
    let tried = world.does(Verb::TryNow, &run.id, step(JIRA), "now").await;
    tried.expect("it is tried");
    world.until_at("waiting_for_call").await;
    // The other job comes behind the one that lacks what the call says.
    let taking = async |world: &World| {
        let next = |tables: &baton_store::Snapshot<'_>| tables.jobs().next_under_way(JobNo(0));
        world.read(next).await
    };
    world.until("a job gives it the call", taking).await;
    let actor = Actor::new("Dana", "test");
    let left = WhyInput {
        why: "not ours".to_owned(),
    };
    let left = act::<Ignore>(&world.engine, &actor, id_of(&unknown), left);
    left.await.expect("it is left");
    until_all(&world, &unknown, "Ignored", MANY).await;
    let ticket = crate::story::ticket("Ada Okafor");
    let later = world.call(&world.wait, jira(&ticket, "Done")).await;
    world.until_fate(&later, &["Unmatched"]).await;

    assert_eq!(world.fate(&early).await, ["Unmatched"]);
    drop(held);
    world.until_fate(&early, &["Moved"]).await;
    world.until_fate(&later, &["ArrivedAfterwards"]).await;
}

#[tokio::test]
async fn a_long_call_is_given_to_a_run_after_a_restart() {
    let (world, receiver, _answers, early) = early().await;
    let world = world.restart(receiver.at).await;

    let run = world.until_at("trying_again").await;
    let actor = Actor::new("Dana", "test");
    choose_run(&world.engine, &actor, id_of(&early), run.id)
        .await
        .expect("it is given");

    world.until_fate(&early, &["Bound"]).await;
}

#[test]
fn a_job_that_was_set_aside_holds_up_no_later_call() {
    with_one_thread(later_goes_on());
}

async fn later_goes_on() {
    let (world, receiver, answers, early) = early().await;
    let world = world.restart(receiver.at).await;
    let run = world.until_at("trying_again").await;
    let held = hold().await;
    answers.store(true, Ordering::Relaxed);
    let tried = world.does(Verb::TryNow, &run.id, step(JIRA), "now").await;
    tried.expect("it is tried");
    world.until_at("waiting_for_call").await;
    let aside = async |world: &World| {
        let sql = "UPDATE jobs SET state = 3 WHERE by IS NULL";
        (world.damage(sql) == 1).then_some(())
    };
    world.until("its job is set aside", aside).await;

    let ticket = crate::story::ticket("Ada Okafor");
    let later = world.call(&world.wait, jira(&ticket, "Done")).await;

    world.until_fate(&later, &["Moved"]).await;
    assert_eq!(world.fate(&early).await, ["Unmatched"]);
    drop(held);
}

#[test]
fn c6_what_comes_for_the_second_run_while_the_first_gets_an_early_call_is_not_the_firsts() {
    with_one_thread(two_runs());
}

async fn two_runs() {
    let mut workflow = story("keep_under_problems", by_ticket());
    workflow["steps"][2]["action"]["several_match"] = json!("longest_waiting");
    let (world, receiver, answers, early) = early_in(workflow).await;
    world.add_person("Ada Okafor", "other@people.example").await;
    let hired = json!({ "email": "other@people.example" }).to_string();
    world.call(&world.trigger, hired).await;
    let both = async |world: &World| {
        let runs = world.runs().await;
        let there = |run: &&RunRow| baton_core::word(&run.now.place.kind) == "trying_again";
        (runs.iter().filter(there).count() == 2).then_some(runs)
    };
    world.until("both are there", both).await;
    let world = world.restart(receiver.at).await;
    let runs = world.until("both are there again", both).await;
    let held = hold().await;

    answers.store(true, Ordering::Relaxed);
    for run in runs {
        let tried = world.does(Verb::TryNow, &run.id, step(JIRA), "now").await;
        tried.expect("it is tried");
        let waits = async |world: &World| {
            let now = world
                .runs()
                .await
                .into_iter()
                .find(|one| one.no == run.no)?;
            (baton_core::word(&now.now.place.kind) == "waiting_for_call").then_some(())
        };
        world.until("it waits", waits).await;
    }
    let ticket = crate::story::ticket("Ada Okafor");
    let second = world.call(&world.wait, jira(&ticket, "Done")).await;
    world.until_fate(&second, &["Unmatched"]).await;
    drop(held);

    world.until_fate(&early, &["Moved"]).await;
    world.until_fate(&second, &["Moved"]).await;
}
