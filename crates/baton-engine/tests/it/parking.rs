//! What cannot leave is told once and left alone until what it lacks has changed; and what was
//! changed is seen by everybody, whoever asked for it has gone or not.

use baton_core::ConnectionId;
use baton_engine::commands::connections::ConnectionChange;
use baton_engine::commands::{addresses, connections};
use baton_engine::{Actor, Admission, Change, Error, Topic};
use baton_store::table::outbox::MessageState;
use jiff::Timestamp;

use crate::receiver::{Raw, Recorder};
use crate::story::tools;
use crate::world::{CONNECTION, PATIENCE, World, by_ticket, hang_up, head, story};

pub(crate) fn dana() -> Actor {
    Actor::new("Dana", "test")
}

async fn hire(world: &World, people: std::ops::Range<u32>) {
    for number in people {
        let email = format!("p{number}@people.example");
        world.add_person(&format!("Person {number}"), &email).await;
        world
            .call(&world.trigger, format!(r#"{{"email":"{email}"}}"#))
            .await;
    }
}

async fn set_stopped(world: &World, stopped: bool) {
    let id: ConnectionId = CONNECTION.parse().expect("an id");
    let change = move || -> Result<_, Error> {
        Ok(ConnectionChange {
            stopped: Some(stopped),
            ..ConnectionChange::default()
        })
    };
    let done = connections::change(&world.engine, &dana(), id, change).await;
    done.expect("it is changed");
}

/// Of every message: its state, its tries, since when it stands so, and how many rows its run's
/// history has.
async fn standing(world: &World) -> Vec<(MessageState, u32, Timestamp, usize)> {
    let runs = world.runs().await;
    world
        .read(move |tables| {
            let mut found = Vec::new();
            for run in runs {
                let history = tables.history().page(run.no, None, 1_000)?.items.len();
                for message in tables.outbox().of_run(run.no)? {
                    found.push((message.state, message.tries, message.due_at, history));
                }
            }
            Ok(found)
        })
        .await
}

async fn until_parked(world: &World, count: usize) {
    world
        .until("all are parked", async |world| {
            let standing = standing(world).await;
            let parked = standing.iter().filter(|one| one.0 == MessageState::Parked);
            (parked.count() == count).then_some(())
        })
        .await;
}

#[tokio::test]
async fn c8_what_waits_for_a_stopped_connection_is_told_once_and_goes_when_it_may() {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(story("keep_under_problems", by_ticket()), receiver.at).await;
    set_stopped(&world, true).await;
    hire(&world, 0..40).await;
    until_parked(&world, 40).await;
    let before = standing(&world).await;

    for _ in 0..5 {
        world.engine.nudge();
        world.engine.refresh_connections().await.expect("read");
    }
    hire(&world, 40..41).await;
    until_parked(&world, 41).await;

    assert_eq!(standing(&world).await[..40], before[..]);
    assert!(receiver.seen().is_empty());
    set_stopped(&world, false).await;
    world
        .until("all have left", async |_| {
            let people = receiver
                .seen()
                .iter()
                .filter(|one| one.line.contains("users"))
                .count();
            (people == 41).then_some(())
        })
        .await;
}

#[tokio::test]
async fn c9_what_lacks_a_consent_is_looked_at_once_for_each_change_and_alone() {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(story("keep_under_problems", by_ticket()), receiver.at).await;
    let elsewhere = Recorder::answering(tools).await;
    let port = elsewhere.at.port();
    let move_to = move |tx: &mut baton_store::Tx<'_>| -> Result<(), baton_store::Error> {
        let id = CONNECTION.parse().expect("an id");
        let row = tx.connections().get(&id)?.expect("it is there");
        let moved = baton_store::table::connections::Connection {
            port: Some(port),
            ..row.connection
        };
        let (at, origin) = (Timestamp::now(), moved.origin());
        // The token is given for the new place, so that only the consent is missing.
        tx.slots().delete(&id, "token")?;
        tx.slots().make(&id, "token", origin.as_deref(), at)?;
        tx.slots().keep(&id, "token", origin.as_deref())?;
        tx.connections().set(&moved, at)
    };
    let store = world.engine.store();
    let moved = store.write(baton_store::Lane::Command, move_to).await;
    moved.expect("it is written");
    world.engine.refresh_connections().await.expect("read");
    hire(&world, 0..30).await;
    until_parked(&world, 30).await;
    let before = standing(&world).await;

    world.engine.refresh_connections().await.expect("read");
    world
        .until("one was looked at", async |world| {
            let now = standing(world).await;
            let looked_at = now
                .iter()
                .zip(&before)
                .filter(|(now, before)| now.2 != before.2);
            let parked = now.iter().all(|one| one.0 == MessageState::Parked);
            (parked && looked_at.count() == 1).then_some(())
        })
        .await;

    let after = standing(&world).await;
    let rows = |standing: &[(MessageState, u32, Timestamp, usize)]| -> Vec<(u32, usize)> {
        standing.iter().map(|one| (one.1, one.3)).collect()
    };
    assert_eq!(rows(&after), rows(&before), "no try, and no row of history");
    assert!(elsewhere.seen().is_empty());
}

#[tokio::test]
async fn c8_calls_are_handled_while_a_connection_is_full() {
    let hanging = Raw::answering_and_silent(b"").await;
    let world = World::live(story("keep_under_problems", by_ticket()), hanging.at).await;

    hire(&world, 0..700).await;
    let before = all_handled(&world, 700).await;
    let of = |state| before.iter().filter(|one| one.0 == state).count();
    assert!(of(MessageState::Waiting) > 0, "the rows are the queue");

    // Whoever finds no room stands as before, due as it was, however often it is looked for.
    for next in 700..703 {
        world.engine.nudge();
        hire(&world, next..next + 1).await;
        let after = all_handled(&world, next as usize + 1).await;
        let waited = before.iter().zip(&after).filter(|(before, after)| {
            before.0 == MessageState::Waiting && (before.0, before.1) == (after.0, after.1)
        });
        for (before, after) in waited {
            assert_eq!(after, before, "nothing of them is written again");
        }
    }
}

/// How the messages stand once so many people's calls are handled.
async fn all_handled(world: &World, people: usize) -> Vec<(MessageState, u32, Timestamp, usize)> {
    world
        .until("every call is handled", async |world| {
            let waits = world.read(|tables| tables.calls().any_waiting()).await;
            let standing = standing(world).await;
            (!waits && standing.len() == people).then_some(standing)
        })
        .await
}

#[tokio::test]
async fn c3_a_token_that_was_revoked_opens_nothing_though_nobody_waited_for_the_answer() {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(story("keep_under_problems", by_ticket()), receiver.at).await;
    let (id, actor) = (world.trigger.id.clone(), dana());
    let admitted = |world: &World| {
        let judged = world
            .engine
            .admit(head(&world.trigger, &world.trigger.token));
        matches!(judged, Admission::Admitted(_))
    };
    assert!(admitted(&world));

    hang_up(addresses::rotate(&world.engine, &actor, id, [7; 32], 0));

    world
        .until("the old token opens nothing", async |world| {
            (!admitted(world)).then_some(())
        })
        .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn c3_a_token_that_was_revoked_opens_nothing_while_others_read_the_addresses_again() {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(story("keep_under_problems", by_ticket()), receiver.at).await;
    let readers: Vec<_> = (0..4)
        .map(|_| {
            let engine = world.engine.clone();
            tokio::spawn(async move {
                for _ in 0..2_000 {
                    engine.refresh_addresses().await.expect("they are read");
                }
            })
        })
        .collect();
    let mut stale = Vec::new();

    for round in 0..200_u32 {
        let token = format!("btn_{round}");
        let digest = baton_engine::digest(token.as_bytes());
        let id = world.trigger.id.clone();
        let rotated = addresses::rotate(&world.engine, &dana(), id, digest, 0).await;
        rotated.expect("it is rotated");
        let judged = world.engine.admit(head(&world.trigger, &token));
        if !matches!(judged, Admission::Admitted(_)) {
            stale.push(round);
        }
    }

    for reader in readers {
        reader.await.expect("it ends");
    }
    assert!(
        stale.is_empty(),
        "rounds that met an older table: {stale:?}"
    );
}

#[tokio::test]
async fn c1_what_is_kept_of_a_call_that_is_not_taken_is_told_though_its_sender_hangs_up() {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(story("keep_under_problems", by_ticket()), receiver.at).await;
    let admitted = || {
        let judged = world
            .engine
            .admit(head(&world.trigger, &world.trigger.token));
        let Admission::Admitted(admitted) = judged else {
            panic!("it is admitted")
        };
        admitted
    };

    let mut changes = world.engine.changes();
    hang_up(world.engine.receive_opening(admitted()));
    until_told(&mut changes).await;
    hang_up(world.engine.note_too_big(admitted(), 2_000_000, 1_048_576));
    until_told(&mut changes).await;
    hang_up(world.engine.note_compressed(admitted()));
    until_told(&mut changes).await;
}

/// Waits for the news of a call, for as long as any test has patience.
async fn until_told(changes: &mut tokio::sync::broadcast::Receiver<Change>) {
    let told = async { while changes.recv().await.expect("it goes on").topic != Topic::Call {} };
    tokio::time::timeout(PATIENCE, told)
        .await
        .expect("it is told");
}
