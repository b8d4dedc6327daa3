//! Tokens of addresses: the one that opens an address can be read, whatever ends in between and
//! whoever reads meanwhile, and none is kept that opens nothing (C3).

use std::future::poll_fn;
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::task::Poll;
use std::time::Duration;

use baton_core::AddressId;
use baton_engine::commands::addresses::replace_token;
use baton_engine::commands::workflows::{MadeWorkflow, create};
use baton_engine::{Admission, Error, token};

use crate::held::{self, Other};
use crate::parking::dana;
use crate::receiver::Recorder;
use crate::story::tools;
use crate::world::{World, by_ticket, head, story};

/// So often it is looked whether something has come to a point.
const LOOKS: u32 = 50;
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

/// Goes on with something until it has come to a point, or is not to be seen to come there.
async fn come_to(mut work: Pin<&mut impl Future>, point: impl Fn() -> bool) {
    for _ in 0..LOOKS {
        if point() || polled_once(work.as_mut()).await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

async fn polled_once(mut work: Pin<&mut impl Future>) -> bool {
    poll_fn(|cx| Poll::Ready(work.as_mut().poll(cx).is_ready())).await
}

/// What the table knows of the token of the trigger's address.
async fn digest(world: &World) -> Option<[u8; 32]> {
    let id = world.trigger.id.clone();
    let row = world.read(move |tables| tables.addresses().get(&id)).await;
    row.and_then(|row| row.token_digest)
}

async fn opens_in_the_end(world: &World) {
    let opens = async |world: &World| opens(world).await.then_some(());
    world.until("the token opens", opens).await;
}

#[tokio::test]
async fn c3_the_token_that_opens_an_address_can_be_read_wherever_its_replacement_ends() {
    let (world, _) = world().await;
    let mut ended_early = 0;

    for steps in 1..STEPS {
        ended_early += i32::from(!polled(pin!(replace(&world)), steps).await);
        opens_in_the_end(&world).await;
    }

    assert!(ended_early > 0, "none ended early");
}

#[tokio::test]
async fn c3_who_hangs_up_lets_no_other_token_over_the_one_that_is_put_in_place() {
    let (world, _) = world().await;
    let other = Other::of(&world);
    other.takes_it();

    let mut first = Box::pin(replace(&world));
    come_to(first.as_mut(), || beside(&world) > 0).await;
    come_to(first.as_mut(), || false).await;
    drop(first);
    let kept = world.secrets.times_kept();
    let mut second = Box::pin(replace(&world));
    come_to(second.as_mut(), || world.secrets.times_kept() > kept).await;
    drop(second);
    let before = digest(&world).await;
    other.lets_go();

    let replaced = async |world: &World| (digest(world).await != before).then_some(());
    world.until("it is replaced", replaced).await;
    opens_in_the_end(&world).await;
}

#[tokio::test]
async fn c3_where_the_store_has_failed_no_token_is_kept_over_another() {
    let (world, _) = world().await;
    let moved = world.file().with_extension("moved");
    std::fs::rename(world.file(), moved).expect("it is moved");
    replace(&world).await.expect_err("it is not stored");
    let failed = async |world: &World| world.engine.store().failure();
    world.until("the store has failed", failed).await;
    let lay_beside = beside(&world);
    world.secrets.empty();

    replace(&world).await.expect_err("it is not stored either");

    assert_eq!(lay_beside, 1, "whether its commit is there nobody knows");
    assert_eq!(world.secrets.names(), [""; 0]);
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

/// How many tokens lie beside others.
fn beside(world: &World) -> usize {
    let names = world.secrets.names();
    let beside = names.iter().filter(|name| name.ends_with("/beside"));
    beside.count()
}

#[tokio::test]
async fn c3_what_a_replacement_left_beside_is_gone_after_the_next_start() {
    let (world, receiver) = held::world().await;
    let other = Other::of(&world);
    other.takes_it();
    replace(&world).await.expect_err("the file is held");
    other.lets_go();
    assert_eq!(beside(&world), 1);

    let world = world.restart(receiver.at).await;

    let none = async |world: &World| (beside(world) == 0).then_some(());
    world.until("nothing lies beside", none).await;
    assert!(opens(&world).await);
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
