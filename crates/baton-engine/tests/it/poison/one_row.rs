//! One row of one table damaged at a time, in a workflow that several people are in: whoever's row it
//! is not goes on, and whoever's it is goes on once it is mended and tried again.

use std::path::Path;
use std::time::Duration;

use baton_engine::Engine;
use baton_engine::commands::problems::try_again;

use super::among_many::dana;
use super::damage::{Column, Harm, columns_of_one};
use super::scene::{Scene, file};
use super::{could_not_handle, everybody_but, everybody_else};
use crate::world::PATIENCE;

#[tokio::test(flavor = "multi_thread")]
async fn one_damaged_row_takes_nobody_else_and_is_mended() {
    let scene = Scene::new().await;
    let columns = columns_of_one(&file(scene.folder.path()), scene.poison.workflow.0, 'a');
    let mut aside = Vec::new();

    for column in &columns {
        for harm in column.harms() {
            if takes_only_its_own(&scene, column, *harm).await {
                aside.push(format!("{}.{}", column.table, column.name));
            }
        }
    }

    for column in [
        "runs.state",
        "unmatched.value",
        "calls.kind",
        "people.status",
        "inbox.entry",
        "inbox.begun_at",
        "outbox.part",
        "outbox.connection",
        "outbox.due_at",
    ] {
        let is_told = aside.iter().any(|one| one == column);
        assert!(
            is_told,
            "nobody was told of {column}; of {aside:?} they were"
        );
    }
}

/// Whether something was set aside.
async fn takes_only_its_own(scene: &Scene, column: &Column, harm: Harm) -> bool {
    let copy = scene.copy();
    let Some(mend) = column.damage_one(&file(copy.path()), harm) else {
        return false;
    };
    let Column {
        table, name, whose, ..
    } = column;
    tracing::info!(%table, %name, ?harm, ?whose, "damaged");
    let engine = scene.open(copy.path()).await;
    everybody_else(&engine, scene).await;
    everybody_but(&engine, &scene.poison, whose).await;
    let told = engine.store().read(could_not_handle).await;
    let told = told.is_ok_and(|told| !told.is_empty());
    engine.shutdown(Duration::ZERO).await;
    drop(engine);
    if told {
        // A row of a queue is gone with what was set aside: it is made anew from the item's own.
        mend.mend(&file(copy.path()));
        goes_on(scene, copy.path()).await;
    }
    told
}

/// What was set aside is tried again, and nobody stands.
async fn goes_on(scene: &Scene, folder: &Path) {
    let engine = scene.open(folder).await;
    let told = engine.store().read(could_not_handle).await;
    for problem in told.expect("they are read") {
        let job = try_again(&engine, &dana(), problem.id)
            .await
            .expect("it begins");
        let job = engine.job_after(&job, PATIENCE).await.expect("it ends");
        assert_eq!(job.could_not, 0, "{:?}", told_of(&engine).await);
    }
    everybody_but(&engine, &scene.poison, &[]).await;
    assert!(told_of(&engine).await.is_empty());
    engine.shutdown(Duration::ZERO).await;
}

async fn told_of(engine: &Engine) -> Vec<String> {
    let told = engine.store().read(could_not_handle).await;
    let told = told.expect("they are read").into_iter();
    told.map(|problem| format!("{} {:?}", problem.group_key, problem.params.read()))
        .collect()
}
