//! A workflow that listens to what is new about people, and cannot be read: everybody else's work goes
//! on, and its own is there once it can be (C4, C18).

use baton_core::problem::Kind;
use baton_engine::commands::problems::try_again;
use baton_store::WorkflowNo;
use baton_store::table::jobs::JobRow;
use baton_store::table::problems::{ProblemRow, ProblemState};
use serde_json::{Value, json};

use super::news::{add, added, beside, change, changes, changes_to, listen, runs_of, to_sales};
use super::news::{dana, text, why};
use crate::following::EMAIL;
use crate::receiver::Recorder;
use crate::world::{PATIENCE, World};

const BOB: &str = "bob@people.example";

/// A listening workflow whose row is damaged before a start.
async fn damaged(start: Value, damage: &str) -> (World, Recorder, WorkflowNo) {
    let (world, receiver, workflow) = beside(start).await;
    set(&world, workflow, damage);
    let world = world.restart(receiver.at).await;
    (world, receiver, workflow)
}

fn set(world: &World, workflow: WorkflowNo, what: &str) {
    let sql = format!(
        "UPDATE workflow_versions SET {what} WHERE workflow_no = {}",
        workflow.0
    );
    assert_eq!(world.damage(&sql), 1);
}

const BREAK: &str = "definition = '{' || definition";
const MEND: &str = "definition = substr (definition, 2)";

/// The open problem, once no job is left that could tell more, with how many people it is about.
async fn told(world: &World, workflow: WorkflowNo) -> (ProblemRow, i64) {
    runs_of(world, workflow, 0).await;
    let read = |tables: &baton_store::Snapshot<'_>| {
        let problems = tables.problems();
        let mut open = problems.page(ProblemState::Open, None, 10)?.items;
        open.retain(|one| one.kind == Kind::CouldNotHandle);
        assert_eq!(open.len(), 1, "{open:?}");
        let problem = open.remove(0);
        let people = problems.people(&problem)?;
        Ok((problem, people))
    };
    world.read(read).await
}

async fn tried_again(world: &World, problem: &ProblemRow) -> JobRow {
    let job = try_again(&world.engine, &dana(), problem.id.clone()).await;
    let job = job.expect("it begins");
    let ended = world.engine.job_after(&job, PATIENCE).await;
    ended.expect("it ends")
}

/// Jobs that start workflows, and what is aside.
fn kept(world: &World) -> (usize, usize) {
    let jobs = world.damage("UPDATE jobs SET slices = slices WHERE subject LIKE 'start_by_news %'");
    (jobs, world.damage("UPDATE set_aside SET times = times"))
}

#[tokio::test]
async fn c18_a_workflow_that_cannot_be_read_keeps_nobody_from_being_added() {
    let (world, _receiver, workflow) = damaged(added(), BREAK).await;
    let sound = listen(&world, 3, added(), json!([])).await;

    add(&world, BOB).await;
    let body = format!(r#"{{"email":"{EMAIL}","name":"Ada"}}"#);
    let call = world.call(&world.trigger, body).await;
    world.until_fate(&call, &["Started"]).await;

    assert_eq!(runs_of(&world, sound, 2).await.len(), 2);
    let (problem, people) = told(&world, workflow).await;
    assert_eq!((problem.workflow, people), (Some(workflow), 2));
}

#[tokio::test]
async fn c18_who_is_meant_is_asked_again_once_a_workflow_can_be_read_and_starts_once() {
    let to_sales_alone = json!({ "kind": "one_of", "values": ["Sales"] });
    let start = changes_to("department", to_sales_alone);
    let (world, _receiver, workflow) = damaged(start, BREAK).await;
    let (ada, bob) = (add(&world, EMAIL).await, add(&world, BOB).await);
    change(&world, &ada, to_sales).await;
    change(&world, &bob, |old| baton_store::table::people::Person {
        department: Some("Web".to_owned()),
        ..old
    })
    .await;
    let (problem, people) = told(&world, workflow).await;

    let still = tried_again(&world, &problem).await;
    let (same, as_many) = told(&world, workflow).await;
    set(&world, workflow, MEND);
    let mended = tried_again(&world, &problem).await;

    assert_eq!((problem.workflow, people), (Some(workflow), 2));
    assert_eq!((still.total, still.done, still.could_not), (2, 0, 2));
    assert_eq!((same.no, as_many), (problem.no, 2));
    assert_eq!((mended.done, mended.could_not), (2, 0));
    let runs = runs_of(&world, workflow, 1).await;
    let known: Vec<_> = runs.iter().map(|run| why(run).1).collect();
    let moved = [
        ("after", "Sales"),
        ("before", "Research"),
        ("chain", "1"),
        ("detail", "department"),
    ];
    assert_eq!(known, [text(&moved)]);
    assert_eq!(kept(&world), (0, 0));
}

#[tokio::test]
async fn c18_a_newer_version_that_can_be_read_starts_whom_the_damaged_one_could_not() {
    let (world, _receiver, workflow) = damaged(added(), BREAK).await;
    add(&world, BOB).await;
    let (problem, _) = told(&world, workflow).await;

    world.damage(&format!(
        "INSERT INTO workflow_versions (workflow_no, version, at, by, definition, listens)
         SELECT workflow_no, 2, at, by, substr (definition, 2), listens
         FROM workflow_versions WHERE workflow_no = {}",
        workflow.0
    ));
    world.damage(&format!(
        "UPDATE workflows SET live_version = 2 WHERE no = {}",
        workflow.0
    ));
    let again = tried_again(&world, &problem).await;

    assert_eq!((again.done, again.could_not), (1, 0));
    let runs = runs_of(&world, workflow, 1).await;
    assert_eq!(runs.iter().map(|run| run.version).collect::<Vec<_>>(), [2]);
}

#[tokio::test]
async fn c2_nothing_is_kept_for_a_workflow_that_is_off_by_now() {
    let (world, _receiver, workflow) = damaged(changes("department"), BREAK).await;
    let ada = add(&world, EMAIL).await;
    change(&world, &ada, to_sales).await;
    let (problem, _) = told(&world, workflow).await;
    let before = kept(&world);

    world.damage(&format!(
        "UPDATE workflows SET state = 2 WHERE no = {}",
        workflow.0
    ));
    let off = tried_again(&world, &problem).await;

    assert_eq!(before, (1, 1));
    assert_eq!((off.done, off.could_not), (1, 0));
    assert!(runs_of(&world, workflow, 0).await.is_empty());
    assert_eq!(kept(&world), (0, 0));
}

/// What of a listening workflow is damaged beside its definition, what mends it, and whether the
/// definition still says who is meant.
const BESIDE: [(&str, &str, bool); 6] = [
    (
        "UPDATE workflow_versions SET listens = 'junk' WHERE workflow_no = {}",
        "UPDATE workflow_versions SET listens = 'added' WHERE workflow_no = {}",
        true,
    ),
    (
        "UPDATE workflow_versions SET version = 4294967297 WHERE workflow_no = {}",
        "UPDATE workflow_versions SET version = 1 WHERE workflow_no = {}",
        false,
    ),
    (
        "UPDATE workflows SET live_version = 99 WHERE no = {}",
        "UPDATE workflows SET live_version = 1 WHERE no = {}",
        false,
    ),
    (
        "UPDATE workflows SET live_version = 9223372036854775807 WHERE no = {}",
        "UPDATE workflows SET live_version = 1 WHERE no = {}",
        false,
    ),
    (
        "UPDATE workflows SET live_version = NULL WHERE no = {}",
        "UPDATE workflows SET live_version = 1 WHERE no = {}",
        false,
    ),
    (
        "UPDATE workflows SET state = 9 WHERE no = {}",
        "UPDATE workflows SET state = 1 WHERE no = {}",
        false,
    ),
];

#[tokio::test]
async fn c18_no_listener_is_lost_whose_row_beside_the_definition_is_damaged() {
    for (damage, mend, is_told_by_definition) in BESIDE {
        let (world, receiver, workflow) = beside(added()).await;
        let sql = |what: &str| what.replace("{}", &workflow.0.to_string());
        assert_eq!(world.damage(&sql(damage)), 1);
        let world = world.restart(receiver.at).await;

        add(&world, BOB).await;
        if !is_told_by_definition {
            let (problem, people) = told(&world, workflow).await;
            assert_eq!((problem.workflow, people), (Some(workflow), 1), "{damage}");
            let still = tried_again(&world, &problem).await;
            assert_eq!((still.done, still.could_not), (0, 1), "{damage}");
            assert_eq!(world.damage(&sql(mend)), 1);
            let mended = tried_again(&world, &problem).await;
            assert_eq!((mended.done, mended.could_not), (1, 0), "{damage}");
        }

        assert_eq!(runs_of(&world, workflow, 1).await.len(), 1, "{damage}");
        assert_eq!(kept(&world), (0, 0), "{damage}");
    }
}

#[tokio::test]
async fn c18_a_call_starts_alone_whose_missing_version_listens_to_nothing() {
    let (world, receiver, workflow) = beside(added()).await;
    let other = world.workflow;
    let lose = format!(
        "UPDATE workflows SET live_version = 99, start_kind = 'webhook_called' WHERE no = {}",
        other.0
    );
    assert_eq!(world.damage(&lose), 1);
    let world = world.restart(receiver.at).await;

    add(&world, BOB).await;

    assert_eq!(runs_of(&world, workflow, 1).await.len(), 1);
    let open = world.read(|tables| tables.problems().page(ProblemState::Open, None, 10));
    assert!(open.await.items.is_empty());
}
