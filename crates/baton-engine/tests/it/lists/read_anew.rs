//! A6: a list that was begun by an earlier version, which knew fewer forms of one address, goes on
//! behind whom it was done for, and with nobody twice.

use baton_core::WorkflowState;
use baton_core::matching::DispositionKind;
use baton_engine::Actor;
use baton_engine::Received;
use baton_engine::commands::calls;
use baton_store::table::calls::Begun;
use baton_store::table::calls::dispositions::NewDisposition;
use baton_store::{Lane, Tx};
use jiff::Timestamp;
use serde_json::json;

use super::{id_of, runs, set, world};
use crate::receiver::Recorder;
use crate::world::World;

/// A list of whose first values these had become something when it was left.
async fn begun(
    named: &[&str],
    before: &[(&'static str, DispositionKind)],
) -> (World, Recorder, Received) {
    let (world, receiver) = world().await;
    set(&world, WorkflowState::Off).await;
    let call = world
        .call(&world.trigger, json!({ "emails": named }).to_string())
        .await;
    world.until_fate(&call, &["Kept"]).await;
    let (id, done) = (id_of(&call), before.to_vec());
    let write = move |tx: &mut Tx<'_>| {
        let call = tx.calls().get(&id)?.expect("it is stored").no;
        let at = Timestamp::now();
        for (place, (value, kind)) in (0..).zip(&done) {
            tx.dispositions().set(&NewDisposition {
                value: Some((*value).to_owned()),
                ..NewDisposition::new(call, place, *kind, at)
            })?;
        }
        let next = i64::try_from(done.len()).expect("they are few");
        let begun = Begun { version: 1, at };
        tx.dispositions().keep(call, next, Some(begun), at)
    };
    let store = world.engine.store();
    store.write(Lane::Command, write).await.expect("stored");
    (world, receiver, call)
}

async fn go_on(world: &World) {
    set(world, WorkflowState::Live).await;
    calls::start_kept(
        &world.engine,
        &Actor::new("Dana", "test"),
        world.workflow_id.clone(),
        None,
    )
    .await
    .expect("it is live");
}

/// What became of a list by value, where of its first values these had become something when an
/// earlier version ended.
async fn goes_on(named: &[&str], before: &[(&'static str, DispositionKind)]) -> Vec<String> {
    let (world, _receiver, call) = begun(named, before).await;
    go_on(&world).await;
    world
        .until("it is handled", async |world| {
            let waiting = world.read(|tables| tables.calls().waiting(baton_store::CallNo(0), 10));
            let fates = world.fate(&call).await;
            (waiting.await.is_empty() && !fates.contains(&"Kept".to_owned())).then_some(())
        })
        .await;

    let id = id_of(&call);
    world
        .read(move |tables| {
            let call = tables.calls().get(&id)?.expect("it is stored").no;
            let all = tables
                .dispositions()
                .of_call_from(call, 0, 100)?
                .into_iter();
            Ok(all
                .map(|one| format!("{:?} {}", one.kind, one.value.unwrap_or_default()))
                .collect())
        })
        .await
}

#[tokio::test]
async fn a6_who_counts_as_somebody_before_moves_nobody_out_of_the_list() {
    let became = goes_on(
        &[
            "Ada <ada@x.example>",
            "ada@x.example",
            "bea@x.example",
            "cem@x.example",
        ],
        &[
            ("Ada <ada@x.example>", DispositionKind::Problem),
            ("ada@x.example", DispositionKind::Started),
        ],
    )
    .await;

    assert_eq!(
        became[2..],
        ["Started bea@x.example", "Started cem@x.example"],
        "{became:?}"
    );
}

#[tokio::test]
async fn a6_whoever_was_started_is_not_started_again_where_one_text_became_two_people() {
    let became = goes_on(
        &[
            "ada@x.example; bea@x.example",
            "cem@x.example",
            "dan@x.example",
        ],
        &[
            ("ada@x.example; bea@x.example", DispositionKind::Problem),
            ("cem@x.example", DispositionKind::Started),
        ],
    )
    .await;

    let started = ["ada", "bea", "dan"].map(|name| format!("Started {name}@x.example"));
    assert_eq!(became[2..], started, "{became:?}");
}

#[tokio::test]
async fn a_damaged_disposition_takes_nobody_behind_it_with_it() {
    let named = [
        "ada@x.example",
        "bea@x.example",
        "cem@x.example",
        "dan@x.example",
    ];
    let done = ["ada@x.example", "bea@x.example"].map(|one| (one, DispositionKind::Started));
    let (world, _receiver, _call) = begun(&named, &done).await;
    let damaged = world.damage("UPDATE dispositions SET kind = 99 WHERE value = 'bea@x.example'");
    assert_eq!(damaged, 1);

    go_on(&world).await;

    world
        .until("the rest is started", async |world| {
            (runs(world).await == 2).then_some(())
        })
        .await;
    let started = world
        .read(|tables| {
            let of = |email| tables.people().by_email(email);
            Ok([
                of("cem@x.example")?.is_some(),
                of("dan@x.example")?.is_some(),
            ])
        })
        .await;
    assert_eq!(started, [true, true], "those behind, and nobody twice");
}
