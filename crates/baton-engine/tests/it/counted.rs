//! What must not grow with a table is counted: how many steps SQLite takes for each statement of
//! the writer.

use std::collections::BTreeMap;

use baton_core::WorkflowState;
use baton_core::details::{CustomDetail, CustomType};
use baton_engine::Actor;
use baton_engine::commands::people::{remove_detail, set_detail};
use baton_store::table::audit::NewAudit;
use baton_store::table::runs::{RunNow, RunStatus};
use baton_store::{Error, Lane, RunNo, Tx};
use baton_testing::told::{self, Counts, is_alone};
use jiff::Timestamp;
use serde_json::json;

use crate::lists::{email, list, world};
use crate::world::World;

/// What the writer does for each statement.
const COUNTS: Counts = Counts {
    target: "baton_store::sql",
    thread: Some("store-writer"),
};

/// How many runs are in a state.
async fn counted(world: &World, status: RunStatus) -> i64 {
    let counts = world.read(|tables| tables.counters().runs(None)).await;
    counts.get(&status).copied().unwrap_or_default()
}

/// The most steps that each statement took while one of so many runs of an old version finished.
async fn steps_of_an_end(many: usize) -> BTreeMap<String, i64> {
    let (world, _receiver) = world().await;
    world.call(&world.trigger, list(many)).await;
    let all = i64::try_from(many).expect("it is small");
    let wait =
        async |world: &World| (counted(world, RunStatus::Waiting).await == all).then_some(());
    world.until("all wait", wait).await;
    let workflow = world.workflow;
    let publish = move |tx: &mut Tx<'_>| {
        let (first, at) = (tx.versions().get(workflow, 1)?, Timestamp::now());
        let first = first.expect("it is live").definition;
        let next = tx.versions().insert(workflow, &first, "Dana", None, at)?;
        tx.workflows()
            .set_state(workflow, WorkflowState::Live, Some(next), at)
    };
    let store = world.engine.store();
    store.write(Lane::Command, publish).await.expect("it is");
    let _before_it = told::take();

    let signed = json!({ "emails": [email(0)] }).to_string();
    world.call(&world.wait, signed).await;
    let done = async |world: &World| (counted(world, RunStatus::Done).await == 1).then_some(());
    world.until("one is done", done).await;

    most_steps()
}

/// The same while a detail was removed that none of so many people has.
async fn steps_of_a_removal(people: usize) -> BTreeMap<String, i64> {
    let (world, _receiver) = world().await;
    for number in 0..people {
        world.add_person("Somebody Else", &email(number)).await;
    }
    let (dana, badge) = (Actor::new("Dana", "test"), "badge".to_owned());
    let detail = CustomDetail {
        kind: CustomType::Text,
        sensitive: false,
    };
    let set = set_detail(&world.engine, &dana, badge.clone(), detail).await;
    set.expect("it is added");
    let _before_it = told::take();

    let removed = remove_detail(&world.engine, &dana, badge).await;

    removed.expect("nobody has it");
    most_steps()
}

/// The most steps that each statement took since what was told was last taken.
fn most_steps() -> BTreeMap<String, i64> {
    let mut most = BTreeMap::new();
    for told in told::take() {
        let steps = most.entry(told.text).or_insert(0);
        *steps = told.number.max(*steps);
    }
    most
}

/// The statements that take a step more for each of so many more rows.
fn grown(
    before: &BTreeMap<String, i64>,
    now: &BTreeMap<String, i64>,
    more: usize,
) -> Vec<(String, i64)> {
    let more = i64::try_from(more).expect("it is small");
    let took = |sql: &str| before.get(sql).copied().unwrap_or_default();
    let grown = now
        .iter()
        .filter(|(sql, steps)| **steps >= took(sql) + more);
    grown.map(|(sql, steps)| (sql.clone(), *steps)).collect()
}

#[tokio::test]
async fn c18_the_end_of_a_run_of_an_old_version_looks_at_no_other_run() {
    let name = "counted::c18_the_end_of_a_run_of_an_old_version_looks_at_no_other_run";
    if !is_alone(name, COUNTS) {
        return;
    }
    let (few, many) = (5, 305);

    let before = steps_of_an_end(few).await;
    let now = steps_of_an_end(many).await;

    assert!(before.len() > 10, "statements are told: {before:?}");
    assert_eq!(grown(&before, &now, many - few), []);
}

#[tokio::test]
async fn c4_the_removal_of_a_detail_that_nobody_has_looks_at_nobody() {
    let name = "counted::c4_the_removal_of_a_detail_that_nobody_has_looks_at_nobody";
    if !is_alone(name, COUNTS) {
        return;
    }
    let (few, many) = (5, 205);

    let before = steps_of_a_removal(few).await;
    let now = steps_of_a_removal(many).await;

    assert!(before.len() > 2, "statements are told: {before:?}");
    assert_eq!(grown(&before, &now, many - few), []);
}

#[tokio::test]
async fn what_happens_in_one_piece_of_work_is_chained_and_counted_once() {
    let name = "counted::what_happens_in_one_piece_of_work_is_chained_and_counted_once";
    if !is_alone(name, COUNTS) {
        return;
    }
    let (world, _receiver) = world().await;
    world.call(&world.trigger, list(20)).await;
    let wait = async |world: &World| (counted(world, RunStatus::Waiting).await == 20).then_some(());
    world.until("all wait", wait).await;
    let _before_it = told::take();

    let record = |tx: &mut Tx<'_>| {
        for number in 0..20 {
            let row = tx.runs().by_no(RunNo(number + 1))?.expect("it is there");
            let ended = RunNow {
                status: RunStatus::Stopped,
                finished_at: Some(Timestamp::now()),
                ..row.now.clone()
            };
            tx.runs().save(&row, &ended)?;
            tx.audit().append(&NewAudit {
                at: Timestamp::now(),
                action: "run_stopped".to_owned(),
                ids: BTreeMap::new(),
                texts: BTreeMap::new(),
            })?;
        }
        Ok::<_, Error>(())
    };
    let store = world.engine.store();
    store.write(Lane::Command, record).await.expect("it is");

    let told = told::take();
    let times = |what: &str| told.iter().filter(|told| told.text.contains(what)).count();
    assert_eq!(times("INSERT INTO audit ("), 20, "they are told");
    assert_eq!(times("FROM audit ORDER BY no DESC"), 1);
    assert_eq!(times("INSERT INTO versions_in_use"), 1);
}
