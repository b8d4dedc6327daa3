//! One poison row, one casualty: whatever is damaged in the file, what has nothing to do with it
//! goes on, across a restart; what cannot be handled is set aside, said, and tried again.

mod among_many;
mod damage;
mod index;
mod kept_safe;
mod of_jobs;
mod one_row;
mod part_way;
mod scene;
mod unread_version;

use baton_core::problem::Kind;
use baton_engine::commands::problems::try_again;
use baton_engine::{Actor, Engine};
use baton_store::table::problems::{ProblemRow, ProblemState};
use baton_store::{Error, Snapshot};
use std::time::Duration;

use damage::{Column, Harm, columns};
use scene::{Scene, Side, file, until};

use crate::world::PATIENCE;

/// Columns of which it is certain that somebody reads them: their damage is said.
const SAID: &[&str] = &[
    "workflows.state",
    "workflow_versions.definition",
    "addresses.owner",
    "addresses.settings",
    "people.id",
    "people.status",
    "people.custom",
    "calls.kind",
    "calls.at",
    "runs.id",
    "runs.status",
    "runs.state",
    "runs.where_step",
    "runs.started_at",
    "awaits.state",
    "outbox.id",
    "outbox.state",
    "outbox.request",
    "outbox.part",
    "outbox.connection",
    "outbox.due_at",
    "jobs.work",
    "jobs.at",
];

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_damaged_the_rest_goes_on_and_it_is_said() {
    let scene = Scene::new().await;
    let columns = columns(&file(scene.folder.path()), scene.poison.workflow.0, 'a');
    let (mut damaged, mut said) = (0, Vec::new());

    for column in &columns {
        let problems = after_damage(&scene, column).await;
        damaged += usize::from(problems.is_some());
        if problems.is_some_and(|problems| problems > 0) {
            said.push(format!("{}.{}", column.table, column.name));
        }
    }

    let unsaid: Vec<_> = SAID
        .iter()
        .filter(|one| !said.iter().any(|said| said == *one))
        .collect();
    assert!(
        unsaid.is_empty(),
        "nobody was told of {unsaid:?}; of {said:?} they were"
    );
    assert!(damaged > 100, "{damaged} columns were damaged");
}

/// Opens a copy with a damaged column, and waits until everybody else is through. How many problems
/// there are then; none where nothing of it can be damaged.
async fn after_damage(scene: &Scene, column: &Column) -> Option<usize> {
    let copy = scene.copy();
    let rows = column.damage(&file(copy.path()), Harm::Nonsense);
    if rows == 0 {
        return None;
    }
    tracing::info!(%column.table, %column.name, rows, "damaged");
    let engine = scene.open(copy.path()).await;
    everybody_else(&engine, scene).await;
    let problems = engine.store().read(could_not_handle).await;
    engine.shutdown(Duration::ZERO).await;
    Some(problems.map_or(0, |problems| problems.len()))
}

async fn everybody_else(engine: &Engine, scene: &Scene) {
    everybody_but(engine, &scene.honest, &[]).await;
    let goes_on = |tables: &Snapshot<'_>| -> Result<bool, Error> { tables.jobs().any_under_way() };
    let ended = async {
        while engine.store().read(goes_on).await.expect("it is read") {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    };
    let ended = tokio::time::timeout(PATIENCE, ended).await;
    ended.expect("each job ends");
}

/// Waits until everybody in a workflow but a few is through.
async fn everybody_but(engine: &Engine, side: &Side, few: &[&str]) {
    let ends = [
        ("Waits", "done"),
        ("Keeps", "waiting_for_call"),
        ("Tries", "waiting_for_call"),
        ("Sends", "waiting_for_call"),
        ("Starts", "waiting_for_call"),
    ];
    for (who, place) in ends.iter().filter(|(who, _)| !few.contains(who)) {
        until(engine, side, who, place).await;
    }
}

fn could_not_handle(tables: &Snapshot<'_>) -> Result<Vec<ProblemRow>, Error> {
    let page = tables.problems().page(ProblemState::Open, None, 100)?;
    let found = page.items.into_iter();
    Ok(found
        .filter(|row| row.kind == Kind::CouldNotHandle)
        .collect())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_set_aside_goes_on_when_it_is_mended_and_tried_again() {
    let scene = Scene::new().await;
    let outside = file(scene.folder.path());
    let states = |to: &str| {
        let sql = format!(
            "UPDATE runs SET state = {to} WHERE workflow_no = {}",
            scene.poison.workflow.0
        );
        outside.execute(&sql, []).expect("it is written");
    };
    states("'broken ' || state");
    let engine = scene.open(scene.folder.path()).await;
    everybody_else(&engine, &scene).await;
    let still = tried_again(&engine).await;
    engine.shutdown(Duration::ZERO).await;
    drop(engine);
    states("substr (state, 8)");

    let engine = scene.open(scene.folder.path()).await;
    let mended = tried_again(&engine).await;

    assert!(still > 0, "what is damaged stays aside");
    assert_eq!(mended, 0, "what is mended does not");
    everybody_but(&engine, &scene.poison, &["Starts"]).await;
    let left = engine.store().read(could_not_handle).await;
    assert!(left.expect("they are read").is_empty());
}

/// Tries again whatever is set aside, once all four of them are said; how many could not be.
async fn tried_again(engine: &Engine) -> i64 {
    let told = async {
        loop {
            let told = engine.store().read(could_not_handle).await;
            let told = told.expect("they are read");
            if told.iter().map(|problem| problem.people).sum::<i64>() >= 4 {
                break told;
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    };
    let told = tokio::time::timeout(PATIENCE, told).await;
    let told = told.expect("all of them are said");
    let mut could_not = 0;
    for problem in told {
        let dana = Actor::new("Dana", "test");
        let job = try_again(engine, &dana, problem.id).await;
        let job = job.expect("it begins");
        let job = engine.job_after(&job, PATIENCE).await.expect("it ends");
        could_not += job.could_not;
    }
    could_not
}
