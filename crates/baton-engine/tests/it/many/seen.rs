//! UX B.8: what is done to many runs is done where each was seen. What left that place is told, a try
//! that fails meanwhile is no leaving it, and no step is skipped that needs nobody.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use baton_core::RunId;
use baton_core::run::{Verb, WhereKind};
use baton_engine::commands::runs::{Many, OfRuns};
use baton_store::lists::runs::RunFilter;
use baton_store::table::jobs::{Asked, RunsAct, Seen, Why};
use baton_store::table::runs::{RunRow, RunStatus};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::{ask, asked_of, matching, seen_then, told, who_need_you};
use crate::jobs::{MANY, Refused, one_message, refused};
use crate::receiver::Recorder;
use crate::story::tools;
use crate::trying::{messages, started};
use crate::world::{OKTA, WAIT, World, by_ticket, step, story};

/// How things are now.
async fn now(world: &World) -> Seen {
    world
        .read(|tables| {
            Ok(Seen {
                at: Timestamp::now(),
                item: tables.problems().newest_item()?,
                run: tables.runs().newest()?,
            })
        })
        .await
}

async fn only_run(world: &World) -> RunRow {
    world.runs().await.pop().expect("there is one")
}

fn waits_for(at: &[WhereKind]) -> Asked {
    Asked {
        at: at.to_vec(),
        ..Asked::default()
    }
}

/// A run that waits, while a message that was made after an earlier step's success is refused.
async fn done_again() -> (World, Recorder) {
    let receiver = Recorder::answering(|seen, before| match before {
        2 => (401, "{}".into()),
        _ => tools(seen, before),
    })
    .await;
    let world = World::live(story("keep_under_problems", by_ticket()), receiver.at).await;
    started(&world).await;
    let run = world.until_at("waiting_for_call").await;
    let sent = world.does(Verb::SendNew, &run.id, step(OKTA), "lost");
    sent.await.expect("sent as a new message");
    world.until_at("not_delivered").await;
    (world, receiver)
}

async fn waits_still(world: &World) -> bool {
    let state = only_run(world).await.now.state.read().expect("a state");
    state
        .step(&step(WAIT))
        .is_some_and(|step| step.is_at_work())
}

#[tokio::test]
async fn b8_a_step_that_needs_nobody_is_not_skipped_for_one_that_does() {
    let (world, _receiver) = done_again().await;

    let row = asked_of(&world, ask(RunsAct::SkipStep, matching(who_need_you()))).await;

    assert_eq!((row.done, row.could_not), (1, 0), "{:?}", told(&row));
    assert!(waits_still(&world).await, "nobody named the wait");
    let run = world.until_at("waiting_for_call").await;
    assert_eq!(run.now.status, RunStatus::Waiting);
}

#[tokio::test]
async fn b8_what_was_sent_anew_and_is_stuck_is_tried_again() {
    let (world, receiver) = done_again().await;
    let before = receiver.seen().len();

    let row = asked_of(&world, ask(RunsAct::TryAgain, matching(who_need_you()))).await;

    assert_eq!((row.done, row.could_not), (1, 0), "{:?}", told(&row));
    let seen = world
        .until("it is sent", async |_| {
            let seen = receiver.seen();
            (seen.len() > before).then_some(seen)
        })
        .await;
    assert_eq!(seen.len(), before + 1);
    assert_eq!(
        seen[before].header("webhook-id"),
        seen[before - 1].header("webhook-id")
    );
    assert!(waits_still(&world).await);
}

#[tokio::test]
async fn b8_of_all_that_match_a_wait_is_skipped_where_it_was_filtered_for_and_else_it_is_told() {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(story("keep_under_problems", by_ticket()), receiver.at).await;
    started(&world).await;
    world.until_at("waiting_for_call").await;

    let all = asked_of(&world, ask(RunsAct::SkipStep, matching(Asked::default()))).await;
    assert_eq!((all.done, all.could_not), (0, 1));
    assert_eq!(told(&all).missed[0].why, Why::NobodyNeeded);
    assert!(waits_still(&world).await);

    let waiting = vec![WhereKind::WaitingForCall, WhereKind::NobodyCalled];
    let filtered = Many {
        waiting: waiting.clone(),
        ..ask(RunsAct::SkipStep, matching(waits_for(&waiting)))
    };
    let row = asked_of(&world, filtered).await;
    assert_eq!((row.done, row.could_not), (1, 0), "{:?}", told(&row));
    world.until_at("done").await;
}

#[tokio::test]
async fn b8_a_try_that_fails_meanwhile_is_no_moving_on() {
    let receiver = Recorder::answering(|_, _| (503, String::new())).await;
    let world = World::live(one_message(), receiver.at).await;
    started(&world).await;
    let run = world.until_at("trying_again").await;
    let seen = now(&world).await;

    let tried = world.does(Verb::TryNow, &run.id, step(OKTA), "").await;
    tried.expect("it is due");
    world
        .until("it failed once more", async |world| {
            let now = only_run(world).await.now;
            let is_news = now.last_news_at > seen.at;
            (is_news && now.place.kind == WhereKind::TryingAgain).then_some(())
        })
        .await;
    assert!(messages(&world).await[0].1.len() >= 2);

    let waiting = vec![WhereKind::TryingAgain];
    let many = Many {
        waiting: waiting.clone(),
        ..ask(
            RunsAct::SkipStep,
            seen_then(waits_for(&waiting), 1, Some(seen)),
        )
    };
    let row = asked_of(&world, many).await;

    assert_eq!((row.done, row.could_not), (1, 0), "{:?}", told(&row));
}

#[tokio::test]
async fn b8_the_clock_says_nothing_of_what_needs_somebody() {
    let Refused { world, .. } = refused().await;
    // It was set back by an hour after they failed.
    world.damage("UPDATE runs SET last_news_at = last_news_at + 3600000000");
    let seen = Seen {
        at: Timestamp::now() - SignedDuration::from_hours(1),
        ..now(&world).await
    };
    let many = ask(
        RunsAct::SkipStep,
        seen_then(who_need_you(), MANY as i64, Some(seen)),
    );

    let row = asked_of(&world, many).await;

    assert_eq!((row.done, row.could_not), (MANY as i64, 0));
}

#[tokio::test]
async fn b8_those_that_left_the_filter_before_their_turn_are_counted() {
    let Refused { world, .. } = refused().await;
    let seen = now(&world).await;
    let runs = world.runs().await;
    for run in &runs[..3] {
        let mended = world.does(Verb::Skip, &run.id, step(OKTA), "by hand").await;
        mended.expect("skipped");
    }
    let many = ask(
        RunsAct::Stop,
        seen_then(who_need_you(), MANY as i64, Some(seen)),
    );

    let row = asked_of(&world, many).await;

    let work = told(&row);
    assert_eq!((row.done, row.could_not), (MANY as i64 - 3, 0));
    assert_eq!(row.left_before_their_turn(&work), 3);
    let audit = world.read(|tables| tables.audit().page(None, 2)).await;
    let texts = |at: usize| json!(audit.items[at].texts);
    assert_eq!(
        (&texts(0)["left"], &texts(0)["passed"]),
        (&json!("3"), &json!("0"))
    );
    assert_eq!(texts(1)["status"], "needs_you", "what was meant");
}

#[tokio::test]
async fn b8_a_ticked_run_that_showed_no_step_is_moved_past_none() {
    let Refused { world, .. } = refused().await;
    let runs = world.runs().await;
    let of = OfRuns::Listed(vec![(runs[0].id.clone(), None)]);

    let row = asked_of(&world, ask(RunsAct::SkipStep, of)).await;

    assert_eq!((row.done, row.could_not), (0, 1));
    assert_eq!(told(&row).missed[0].why, Why::MovedOn);
}

#[tokio::test]
async fn b8_one_that_is_not_there_any_more_holds_up_none_of_the_others() {
    let Refused { world, .. } = refused().await;
    let runs = world.runs().await;
    let ticked = |run: &RunRow| (run.id.clone(), Some(step(OKTA)));
    let of = vec![
        ticked(&runs[0]),
        (RunId::from_bytes([9; 16]), None),
        ticked(&runs[1]),
    ];

    let row = asked_of(&world, ask(RunsAct::Stop, OfRuns::Listed(of))).await;

    assert_eq!((row.done, row.could_not, row.total), (2, 1, 3));
    assert_eq!(told(&row).missed[0].why, Why::NotThere);
}

/// Two messages beside each other, of which the second lacks a detail.
fn two_paths() -> Value {
    let mut flow = one_message();
    let first = flow["steps"][0].clone();
    let mut second = first.clone();
    second["id"] = json!("step_00000000000000000000000000000009");
    second["action"]["content"]["fields"][0]["value"]["segments"][0]["reference"]["pointer"] =
        json!("/location");
    let path = |n: u8, step: &Value| json!({ "id": format!("step_000000000000000000000000000000a{n}"), "name": format!("{n}"), "steps": [step] });
    flow["steps"] = json!([{ "id": "step_000000000000000000000000000000a0", "name": "Both",
        "action": { "kind": "at_the_same_time", "until": "all",
            "paths": [path(1, &second), path(2, &first)] } }]);
    flow
}

#[tokio::test]
async fn b8_what_can_be_sent_again_is_and_the_run_is_told_as_done_in_part() {
    let accepts = Arc::new(AtomicUsize::new(422));
    let asked = Arc::clone(&accepts);
    let receiver = Recorder::patient(move |_, _| {
        let status = u16::try_from(asked.load(Ordering::SeqCst)).expect("a status");
        (status, "{}".into())
    })
    .await;
    let world = World::live(two_paths(), receiver.at).await;
    started(&world).await;
    world
        .until("both need somebody", async |world| {
            let open = world.read(|tables| tables.counters().problems()).await;
            (open == 2).then_some(())
        })
        .await;
    accepts.store(200, Ordering::SeqCst);
    let before = receiver.seen().len();

    let row = asked_of(&world, ask(RunsAct::TryAgain, matching(who_need_you()))).await;

    assert_eq!((row.done, row.could_not), (0, 1));
    let missed = told(&row).missed;
    assert_eq!((missed[0].why, missed[0].part), (Why::NotMade, true));
    world
        .until("the other is sent", async |_| {
            (receiver.seen().len() == before + 1).then_some(())
        })
        .await;
}

#[tokio::test]
async fn b8_a_file_has_each_run_once_whatever_happens_while_it_is_read() {
    let Refused { world, .. } = refused().await;
    let slice = async |after: Option<baton_store::Cursor>| {
        let read =
            world.read(move |tables| tables.runs().by_number(&RunFilter::default(), after, 100));
        read.await
    };

    let first = slice(None).await;
    // The last of those that are still to come has news.
    let last = world.runs().await.remove(0);
    let moved = world
        .does(Verb::Skip, &last.id, step(OKTA), "by hand")
        .await;
    moved.expect("skipped");
    let second = slice(first.next).await;

    assert_eq!((first.items.len(), second.items.len()), (100, MANY - 100));
    let ids = |one: &baton_store::lists::runs::RunLine| one.run.id.clone();
    let ids = first.items.iter().chain(&second.items).map(ids);
    let each: std::collections::BTreeSet<String> = ids.map(|id| id.to_string()).collect();
    assert_eq!(each.len(), MANY);
    assert_eq!(second.next, None);
}

#[tokio::test]
async fn b8_what_came_of_it_is_kept_for_seven_days() {
    let Refused { world, .. } = refused().await;
    let row = asked_of(&world, ask(RunsAct::Stop, matching(Asked::default()))).await;
    let ago = move |hours: i64| Timestamp::now() - SignedDuration::from_hours(hours);
    let days = move |days: i64| ago(24 * days);
    world.damage("UPDATE jobs SET ended_at = ended_at - 7200000000");

    let listed = world
        .read(move |tables| tables.jobs().shown(ago(1), days(7), 50))
        .await;
    assert_eq!(listed.0.len(), 1);
    assert_eq!(listed.0[0].id, row.id);
    let write = move |tx: &mut baton_store::Tx<'_>| {
        let kept = tx.jobs().forget(ago(1), days(7), 64)?;
        let gone = tx.jobs().forget(ago(1), ago(1), 64)?;
        Ok::<_, baton_store::Error>((kept, gone))
    };
    let store = world.engine.store();
    let forgotten = store.write(baton_store::Lane::Command, write).await;
    assert_eq!(forgotten.expect("it is written"), (0, 1));
}
