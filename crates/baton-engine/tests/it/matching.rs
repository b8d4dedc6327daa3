use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use baton_core::run::{Verb, WhereKind};
use baton_core::word;
use baton_engine::commands::act;
use baton_engine::commands::calls;
use baton_engine::commands::runs::Stop;
use baton_engine::{Actor, Received};

use crate::receiver::Recorder;
use crate::story::{ticket, tools};
use crate::world::{WAIT, World, because, by_email, by_ticket, jira, step, story};

async fn waiting(name: &str, email: &str) -> (World, Recorder) {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(story("keep_under_problems", by_ticket()), receiver.at).await;
    world.add_person(name, email).await;
    world
        .call(&world.trigger, format!(r#"{{"email":"{email}"}}"#))
        .await;
    world.until_at("waiting_for_call").await;
    (world, receiver)
}

#[tokio::test]
async fn c6_1_a_condition_that_cannot_be_told_is_a_problem() {
    let (world, _receiver) = waiting("Ada Okafor", "ada@people.example").await;

    let call = world.call(&world.wait, r#"{"issue":{"key":"IT-1"}}"#).await;

    world.until_fate(&call, &["Problem"]).await;
}

#[tokio::test]
async fn c6_2_exactly_the_run_with_the_value_goes_on() {
    let (world, _receiver) = waiting("Ada Okafor", "ada@people.example").await;
    world.add_person("Li Na", "li@people.example").await;
    world
        .call(&world.trigger, r#"{"email":"li@people.example"}"#)
        .await;
    world
        .until("both wait", async |world| {
            let runs = world.runs().await;
            let waiting = runs
                .iter()
                .filter(|run| run.now.place.kind == WhereKind::WaitingForCall);
            (waiting.count() == 2).then_some(())
        })
        .await;

    let other_case = ticket("Li Na").to_lowercase();
    let other = world.call(&world.wait, jira(&other_case, "Done")).await;
    let call = world
        .call(&world.wait, jira(&format!(" {} ", ticket("Li Na")), "done"))
        .await;
    world.until_fate(&other, &["Problem"]).await;
    world.until_fate(&call, &["Moved"]).await;
    world.until_at("done").await;

    let places: Vec<_> = world
        .runs()
        .await
        .into_iter()
        .map(|run| word(&run.now.place.kind))
        .collect();
    assert_eq!(places, ["waiting_for_call", "done"]);
}

#[tokio::test]
async fn c6_2_several_fitting_runs_are_asked_about_and_one_is_chosen() {
    let receiver = Recorder::answering(|seen, _| match seen.line.contains("/issue") {
        true => (201, r#"{"key":"IT-1"}"#.into()),
        false => (200, r#"{"id":"00u1"}"#.into()),
    })
    .await;
    let world = World::live(story("keep_under_problems", by_ticket()), receiver.at).await;
    world.add_person("Ada Okafor", "ada@people.example").await;
    world.add_person("Li Na", "li@people.example").await;
    world
        .call(
            &world.trigger,
            r#"["ada@people.example","li@people.example"]"#,
        )
        .await;
    world
        .until("both wait", async |world| {
            let runs = world.runs().await;
            let waiting = runs
                .iter()
                .filter(|run| run.now.place.kind == WhereKind::WaitingForCall);
            (waiting.count() == 2).then_some(())
        })
        .await;

    let call = world.call(&world.wait, jira("IT-1", "Done")).await;
    world.until_fate(&call, &["Problem"]).await;
    let Received::Stored { call: id, .. } = &call else {
        panic!("it is stored")
    };
    let run = world.runs().await.remove(1);
    let actor = Actor::new("Dana", "test");
    calls::choose_run(
        &world.engine,
        &actor,
        id.parse().expect("an id"),
        run.id.clone(),
    )
    .await
    .expect("chosen");

    world.until_fate(&call, &["Moved"]).await;
    let open = world.read(|tables| tables.counters().problems()).await;
    assert_eq!(open, 0);
}

#[tokio::test]
async fn c6_3_a_call_for_a_run_past_the_step_changes_nothing() {
    let (world, _receiver) = waiting("Ada Okafor", "ada@people.example").await;
    let run = world.runs().await.remove(0);
    let skipped = world
        .does(Verb::Skip, &run.id, step(WAIT), "handed over")
        .await;
    skipped.expect("it is skipped");

    let late = world
        .call(&world.wait, jira(&ticket("Ada Okafor"), "Done"))
        .await;

    world.until_fate(&late, &["ArrivedAfterwards"]).await;
    world.until_at("done").await;
    let twice = world.does(Verb::Skip, &run.id, step(WAIT), "again").await;
    assert!(twice.is_err());
    let audit = world.read(|tables| tables.audit().page(None, 10)).await;
    let texts = audit.items[0].texts.clone().expect("texts are kept");
    assert_eq!(audit.items[0].action, "step_skipped");
    assert_eq!(
        (texts["by"].as_str(), texts["why"].as_str()),
        ("Dana", "handed over")
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn c6_4_a_call_before_the_number_is_known_is_kept_and_used() {
    let (receiver, gate) = jira_held_back().await;
    let world = World::live(story("keep_under_problems", by_ticket()), receiver.at).await;
    ada_asks_jira(&world, &receiver).await;

    let early = world
        .call(&world.wait, jira(&ticket("Ada Okafor"), "Done"))
        .await;
    let stray = world.call(&world.wait, jira("IT-0", "Done")).await;
    world.until_fate(&early, &["Unmatched"]).await;
    world.until_fate(&stray, &["Unmatched"]).await;
    gate.store(true, Ordering::SeqCst);

    world.until_fate(&early, &["Moved"]).await;
    world.until_fate(&stray, &["Problem"]).await;
    world.until_at("done").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn c6_4_a_call_before_the_run_is_there_is_bound_and_used() {
    let gate = Arc::new(AtomicBool::new(false));
    let open = Arc::clone(&gate);
    let receiver = Recorder::answering(move |seen, before| {
        wait_until_open(&open);
        tools(seen, before)
    })
    .await;
    let world = World::live(story("keep_under_problems", by_email()), receiver.at).await;
    world.add_person("Ada Okafor", "ada@people.example").await;
    let started = world
        .call(&world.trigger, r#"{"email":"ada@people.example"}"#)
        .await;
    world.until_fate(&started, &["Started"]).await;

    let early = world
        .call(&world.wait, jira("ada@people.example", "Done"))
        .await;
    world.until_fate(&early, &["Bound"]).await;
    let second = world
        .call(&world.wait, jira("ADA@people.example", "Done"))
        .await;
    world.until_fate(&second, &["ArrivedAfterwards"]).await;
    gate.store(true, Ordering::SeqCst);

    world.until_fate(&early, &["Moved"]).await;
    world.until_at("done").await;
}

#[tokio::test]
async fn c6_5_a_call_for_nobody_is_a_problem_and_never_bound_to_a_later_run() {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(story("keep_under_problems", by_ticket()), receiver.at).await;
    world.add_person("Ada Okafor", "ada@people.example").await;

    let nobody = world
        .call(&world.wait, jira(&ticket("Ada Okafor"), "Done"))
        .await;
    world.until_fate(&nobody, &["Problem"]).await;
    world
        .call(&world.trigger, r#"{"email":"ada@people.example"}"#)
        .await;

    let run = world.until_at("waiting_for_call").await;
    assert_eq!(world.fate(&nobody).await, ["Problem"]);
    assert!(run.now.deadline_at.is_some(), "C16: the reminder is due");
}

#[tokio::test]
async fn a_stopped_run_does_not_need_its_bound_call() {
    let receiver = Recorder::answering(|_, _| (503, String::new())).await;
    let world = World::live(story("keep_under_problems", by_email()), receiver.at).await;
    world.add_person("Ada Okafor", "ada@people.example").await;
    world
        .call(&world.trigger, r#"{"email":"ada@people.example"}"#)
        .await;
    world
        .until("one try", async |_| {
            (!receiver.seen().is_empty()).then_some(())
        })
        .await;
    let early = world
        .call(&world.wait, jira("ada@people.example", "Done"))
        .await;
    world.until_fate(&early, &["Bound"]).await;

    let actor = Actor::new("Dana", "test");
    let run = world.runs().await.remove(0);
    act::<Stop>(
        &world.engine,
        &actor,
        run.id.clone(),
        because("she withdrew"),
    )
    .await
    .expect("it is stopped");

    assert_eq!(world.fate(&early).await, ["NotNeeded"]);
    world.until_at("stopped").await;
}

/// The tools, of which Jira answers once the gate is open.
pub(crate) async fn jira_held_back() -> (Recorder, Arc<AtomicBool>) {
    let gate = Arc::new(AtomicBool::new(false));
    let open = Arc::clone(&gate);
    let receiver = Recorder::answering(move |seen, before| {
        if seen.line.contains("/issue") {
            wait_until_open(&open);
        }
        tools(seen, before)
    });
    (receiver.await, gate)
}

/// Ada's run, once it has asked Jira.
pub(crate) async fn ada_asks_jira(world: &World, receiver: &Recorder) {
    let email = "ada@people.example";
    world.add_person("Ada Okafor", email).await;
    let call = format!(r#"{{"email":"{email}"}}"#);
    world.call(&world.trigger, call).await;
    world
        .until("Jira is asked", async |_| {
            (receiver.seen().len() >= 2).then_some(())
        })
        .await;
}

/// Holds an answer back, though not for ever: a failed test must end.
///
/// A task that was just woken stays with its thread, where nobody else can take it; so the
/// thread's tasks are given away before it sleeps.
fn wait_until_open(gate: &AtomicBool) {
    tokio::task::block_in_place(|| {
        for _ in 0..4_000 {
            if gate.load(Ordering::SeqCst) {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
    });
}

#[tokio::test]
async fn c6_4_a_run_whose_number_will_not_come_keeps_no_call_from_the_admin() {
    let receiver = Recorder::answering(|seen, before| match seen.line.contains("/issue") {
        true => (201, r#"{"other":"no key"}"#.into()),
        false => tools(seen, before),
    })
    .await;
    let world = World::live(story("keep_under_problems", by_ticket()), receiver.at).await;
    world.add_person("Ada Okafor", "ada@people.example").await;
    world
        .call(&world.trigger, r#"{"email":"ada@people.example"}"#)
        .await;
    world.until_at("no_match_value").await;

    let stray = world.call(&world.wait, jira("IT-500", "Done")).await;

    world.until_fate(&stray, &["Problem"]).await;
}
