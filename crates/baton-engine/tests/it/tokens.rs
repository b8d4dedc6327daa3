//! Tokens of addresses: the one that opens an address can be read, whatever ends in between and
//! whoever reads meanwhile, and none is kept that opens nothing (C3).

use std::future::poll_fn;
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::task::Poll;

use baton_core::AddressId;
use baton_engine::commands::addresses::replace_token;
use baton_engine::commands::workflows::{MadeWorkflow, create};
use baton_engine::{Admission, Error, token};

use crate::held::{self, Other};
use crate::parking::dana;
use crate::receiver::Recorder;
use crate::story::tools;
use crate::world::{World, by_ticket, head, story};

/// So many steps of a replacement are looked at, and of a reader; they have fewer.
const STEPS: u32 = 12;

async fn world() -> (World, SocketAddr) {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(story("keep_under_problems", by_ticket()), receiver.at).await;
    (world, receiver.at)
}

/// Replaces the token of the trigger's address; the old one opens it no more.
async fn replace(world: &World) -> Result<(), Error> {
    replace_token(&world.engine, &dana(), world.trigger.id.clone(), 0).await
}

/// Whether what can be copied opens the address.
async fn opens(world: &World) -> bool {
    let shown = token(&world.engine, &world.trigger.id).await;
    let shown = shown.expect("it can be read");
    let shown = shown.as_ref().and_then(|token| token.expose_text());
    let judged = world
        .engine
        .admit(head(&world.trigger, shown.unwrap_or_default()));
    matches!(judged, Admission::Admitted(_))
}

/// Goes on with something for so many steps; whether it was done.
async fn polled<T>(mut work: Pin<&mut impl Future<Output = T>>, steps: u32) -> bool {
    let mut left = steps;
    poll_fn(|cx| {
        if left == 0 {
            return Poll::Ready(false);
        }
        left -= 1;
        work.as_mut().poll(cx).map(|_| true)
    })
    .await
}

#[tokio::test]
async fn c3_the_token_that_opens_an_address_can_be_read_wherever_its_replacement_ends() {
    let (world, _) = world().await;
    let mut ended_early = 0;
    let mut locked_out = Vec::new();

    for steps in 1..STEPS {
        ended_early += i32::from(!polled(pin!(replace(&world)), steps).await);
        if !opens(&world).await {
            locked_out.push(steps);
        }
    }

    assert!(ended_early > 0, "none ended early");
    assert!(locked_out.is_empty(), "after so many steps: {locked_out:?}");
}

/// Where a first replacement ends, where a reader stands, and where the next replacement stands when
/// the reader goes on.
fn moments() -> impl Iterator<Item = (u32, u32, u32)> {
    let of = |left| (1..STEPS).map(move |readers| (left, readers));
    let pairs = (1..STEPS).flat_map(of);
    pairs.flat_map(|(left, readers)| (1..STEPS).map(move |steps| (left, readers, steps)))
}

#[tokio::test]
async fn c3_whoever_reads_a_token_takes_none_away_that_is_replaced_meanwhile() {
    let (world, _) = world().await;
    let mut lost = Vec::new();

    for (left, readers, steps) in moments() {
        polled(pin!(replace(&world)), left).await;
        let mut reader = pin!(token(&world.engine, &world.trigger.id));
        let read = polled(reader.as_mut(), readers).await;
        let mut next = pin!(replace(&world));
        let replaced = polled(next.as_mut(), steps).await;
        if !read {
            reader.await.expect("it is read");
        }
        if !replaced {
            next.await.expect("it is replaced");
        }
        if !opens(&world).await {
            lost.push((left, readers, steps));
        }
    }

    assert!(lost.is_empty(), "{lost:?}");
}

#[tokio::test]
async fn c3_what_a_replacement_left_beside_is_gone_after_the_next_start() {
    let (mut world, receiver) = world().await;
    let beside = |world: &World| {
        let names = world.secrets.names();
        names
            .iter()
            .filter(|name| name.ends_with("/beside"))
            .count()
    };
    let mut left_beside = 0;

    for steps in 1..STEPS {
        let done = polled(pin!(replace(&world)), steps).await;
        left_beside += beside(&world);
        if done {
            break;
        }
        world = world.restart(receiver).await;
        let none = async |world: &World| (beside(world) == 0).then_some(());
        world.until("nothing lies beside", none).await;
        assert!(opens(&world).await, "after {steps} steps");
    }

    assert!(left_beside > 0, "nothing was left beside at all");
}

#[tokio::test]
async fn c3_a_new_address_gets_its_token_once_the_file_is_free() {
    let (world, _receiver) = held::world().await;
    let other = Other::of(&world);
    let addresses = async |world: &World| world.read(|tables| tables.addresses().all()).await;
    let before = addresses(&world).await.len();

    world.secrets.hold();
    let made = MadeWorkflow {
        name: "Offboarding".to_owned(),
        definition: serde_json::from_value(story("keep_under_problems", by_ticket()))
            .expect("a definition"),
        connections: Vec::new(),
    };
    let actor = dana();
    let mut creating = pin!(create(&world.engine, &actor, made));
    while !world.secrets.is_waited_for() {
        polled(creating.as_mut(), 1).await;
        tokio::task::yield_now().await;
    }
    other.takes_it();
    world.secrets.release();
    creating.await.expect("it is made");
    other.lets_go();

    let ready = async |world: &World| {
        let all = addresses(world).await;
        let ready: Vec<AddressId> = all
            .iter()
            .filter(|row| row.token_digest.is_some())
            .map(|row| row.id.clone())
            .collect();
        (ready.len() == before + 2).then_some(ready)
    };
    for id in world.until("each has a token", ready).await {
        let kept = token(&world.engine, &id).await.expect("it can be read");
        assert!(kept.is_some() || id == world.wait.id, "{id}");
    }
}
