//! C18: what is done to many is a job: begun with its audit row, done in slices that no end of the
//! process loses, ended by an admin or at its end, with the counts in the audit.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use baton_core::history::Params;
use baton_core::{JobId, ProblemId};
use baton_engine::commands::jobs::cancel;
use baton_engine::commands::problems::{ignore, send_again};
use baton_engine::{Actor, Error};
use baton_store::table::jobs::{JobBy, JobRow, JobState, NewJob};
use baton_store::table::problems::{Cause, NewItem, ProblemState};
use baton_store::{Lane, RunNo, Tx};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::receiver::Recorder;
use crate::world::{CONNECTION, OKTA, PATIENCE, TRIGGER, World};

/// More than one slice holds. That none touches more than 64 rows is counted in
/// `tests/edges/many_test.py`, where a slice would hold more: here its time is over before.
pub(crate) const MANY: usize = 150;

pub(crate) fn one_message() -> Value {
    json!({
        "trigger": { "id": TRIGGER, "name": "People are hired", "start": {
            "kind": "webhook_called", "person": { "kind": "automatic" }, "only_if": null,
            "unknown_person": "add_person", "person_fields": [], "update_known": false,
            "start_left": false } },
        "steps": [{ "id": OKTA, "name": "Tell", "action": {
            "kind": "call_webhook", "connection": CONNECTION, "method": "POST",
            "path": [{ "kind": "text", "text": "/tell" }], "headers": [],
            "content": { "kind": "fields", "fields": [{ "name": "who", "value": {
                "segments": [{ "kind": "detail", "reference": {
                    "source": { "kind": "person" }, "pointer": "/work_email" },
                    "format": "as_is" }],
                "type": "text", "when_empty": { "kind": "stop" } } }] },
            "timeout_s": 120, "also_success": [] } }]
    })
}

/// Many people whose message a tool did not accept, until it does.
pub(crate) struct Refused {
    pub(crate) world: World,
    pub(crate) receiver: Recorder,
    pub(crate) accepts: Arc<AtomicBool>,
    pub(crate) problem: ProblemId,
}

pub(crate) async fn refused() -> Refused {
    let accepts = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&accepts);
    // What is tried again by itself meanwhile would be nothing to do for a job.
    let receiver = Recorder::patient(move |_, _| match asked.load(Ordering::SeqCst) {
        true => (200, "{}".into()),
        false => (422, "{}".into()),
    })
    .await;
    let world = World::live(one_message(), receiver.at).await;
    let all: Vec<String> = (0..MANY)
        .map(|number| format!("somebody.{number:03}@people.example"))
        .collect();
    world
        .call(&world.trigger, json!({ "emails": all }).to_string())
        .await;
    let problem = world
        .until("all need somebody", async |world| {
            let open = world
                .read(|tables| tables.problems().page(ProblemState::Open, None, 10))
                .await;
            let whole = open.items.into_iter().next();
            let people = i64::try_from(MANY).expect("it is small");
            whole
                .filter(|problem| problem.people == people)
                .map(|problem| problem.id)
        })
        .await;
    Refused {
        world,
        receiver,
        accepts,
        problem,
    }
}

fn dana() -> Actor {
    Actor::new("Dana", "test")
}

async fn job(world: &World, id: &JobId) -> JobRow {
    let id = id.clone();
    let found = world.read(move |tables| tables.jobs().get(&id)).await;
    found.expect("it is there")
}

pub(crate) async fn at_its_end(world: &World, id: &JobId) -> JobRow {
    world
        .until("the job ends", async |world| {
            let row = job(world, id).await;
            (row.state != JobState::UnderWay).then_some(row)
        })
        .await
}

/// The last entries of the audit: what was done, on which job, with which texts.
async fn audit(world: &World) -> Vec<(String, String, Value)> {
    let page = world.read(|tables| tables.audit().page(None, 5)).await;
    let rows = page.items.into_iter().map(|row| {
        let job = row.ids.get("job").cloned();
        let job = job.unwrap_or_default();
        (row.action, job, json!(row.texts))
    });
    rows.collect()
}

#[tokio::test]
async fn c18_a_job_begins_with_its_audit_row_and_ends_with_the_counts() {
    let Refused {
        world,
        accepts,
        problem,
        receiver,
    } = refused().await;
    accepts.store(true, Ordering::SeqCst);
    let before = receiver.seen().len();

    let id = send_again(&world.engine, &dana(), problem, "it works again".into())
        .await
        .expect("it begins");
    let row = at_its_end(&world, &id).await;

    let many = i64::try_from(MANY).expect("it is small");
    assert_eq!((row.done, row.could_not, row.total), (many, 0, many));
    assert!(row.slices > 1, "in slices");
    let told = audit(&world).await;
    assert_eq!(told[0].0, "job_done");
    assert_eq!(told[0].2["done"], many.to_string());
    assert_eq!(told[0].2["could_not"], "0");
    assert_eq!(told[1].0, "problem_sent_again");
    assert_eq!((&told[0].1, &told[1].1), (&id.to_string(), &id.to_string()));
    world
        .until("all are sent again", async |_| {
            (receiver.seen().len() == before + MANY).then_some(())
        })
        .await;
}

#[tokio::test]
async fn c18_a_job_goes_on_where_it_was_when_the_process_ends() {
    let Refused {
        world,
        receiver,
        accepts,
        problem,
    } = refused().await;
    accepts.store(true, Ordering::SeqCst);
    let id = send_again(&world.engine, &dana(), problem, "it works again".into())
        .await
        .expect("it begins");

    let world = world.restart(receiver.at).await;
    let row = at_its_end(&world, &id).await;

    assert_eq!(row.done, i64::try_from(MANY).expect("it is small"));
    world
        .until("all are done", async |world| {
            let counts = world.read(|tables| tables.counters().runs(None)).await;
            let done = counts[&baton_store::table::runs::RunStatus::Done];
            (done == i64::try_from(MANY).expect("it is small")).then_some(())
        })
        .await;
}

#[tokio::test]
async fn c18_a_job_that_is_ended_leaves_the_rest_as_it_was() {
    let Refused { world, problem, .. } = refused().await;
    let id = ignore(&world.engine, &dana(), problem.clone(), "a test".into())
        .await
        .expect("it begins");
    let twice = ignore(&world.engine, &dana(), problem.clone(), "again".into()).await;
    let cancelled = cancel(&world.engine, &dana(), id.clone()).await;

    let row = at_its_end(&world, &id).await;
    let open = problem.clone();
    let left = world
        .read(move |tables| Ok(tables.problems().get(&open)?.expect("it is there")))
        .await;

    // Whether the job or its end came first, what was not done is still there.
    assert_eq!(
        row.done + left.people,
        i64::try_from(MANY).expect("it is small")
    );
    match row.state {
        JobState::Cancelled => {
            cancelled.expect("it was under way");
            assert_eq!(left.state, ProblemState::Open);
            assert_eq!(audit(&world).await[0].0, "job_cancelled");
            assert_eq!(audit(&world).await[0].2["done"], row.done.to_string());
        }
        JobState::Done | JobState::UnderWay | JobState::SetAside => {
            assert_eq!(left.state, ProblemState::Ignored)
        }
    }
    if let Ok(second) = twice {
        at_its_end(&world, &second).await;
    }
}

#[tokio::test]
async fn c18_what_is_little_is_done_while_its_request_waits() {
    let Refused { world, problem, .. } = refused().await;

    let id = ignore(&world.engine, &dana(), problem, "a test".into())
        .await
        .expect("it begins");
    let row = world.engine.job_after(&id, PATIENCE).await;
    let nothing = cancel(&world.engine, &dana(), id).await;

    assert_eq!(row.expect("it is there").state, JobState::Done);
    assert!(matches!(nothing, Err(Error::NotDone(_))));
}

/// Begins a job as the file would hold it.
pub(crate) async fn begun(world: &World, id: [u8; 16], work: Value, total: i64) -> JobId {
    let id = JobId::from_bytes(id);
    let new = NewJob {
        id: id.clone(),
        work: serde_json::from_value(work).expect("work"),
        by: Some(JobBy {
            name: "Dana".to_owned(),
            origin: "test".to_owned(),
        }),
        total,
        at: Timestamp::now(),
    };
    let write = move |tx: &mut Tx<'_>| tx.jobs().begin(&new);
    let store = world.engine.store();
    store.write(Lane::Command, write).await.expect("it begins");
    id
}

#[tokio::test]
async fn c18_a_job_that_cannot_go_on_ends_with_its_counts_and_holds_up_no_other() {
    let Refused { world, problem, .. } = refused().await;
    let nothing = json!({ "kind": "use_anyway", "call": 1_000_000 });
    let refused = begun(&world, [1; 16], nothing, 10).await;

    let other = ignore(&world.engine, &dana(), problem, "a test".into()).await;
    let other = at_its_end(&world, &other.expect("it begins")).await;
    let refused = at_its_end(&world, &refused).await;

    assert_eq!(other.done, i64::try_from(MANY).expect("it is small"));
    assert_eq!(refused.state, JobState::Done);
    assert_eq!((refused.done, refused.could_not), (0, 10));
    let told = audit(&world).await;
    let told = told.iter().filter(|(action, ..)| action == "job_done");
    let told: Vec<_> = told.map(|(.., texts)| &texts["could_not"]).collect();
    assert_eq!(told.len(), 2);
    assert!(told.contains(&&json!("10")), "{told:?}");
}

#[tokio::test]
async fn c18_rows_that_cannot_be_done_are_counted_and_cost_no_more_than_others() {
    let Refused { world, problem, .. } = refused().await;
    let write = move |tx: &mut Tx<'_>| {
        let problem = tx.problems().get(&problem)?.expect("it is there");
        let first = tx.problems().items(problem.no, true, None, 1)?.items;
        let cause = Cause {
            id: ProblemId::from_bytes([3; 16]),
            group_key: "gone".to_owned(),
            kind: problem.kind,
            params: Params::new(),
            workflow: problem.workflow,
            step: problem.step,
            connection: None,
        };
        for number in 0..150 {
            let about = NewItem {
                run: Some(RunNo(1_000_000 + number)),
                ..first[0].about.clone()
            };
            tx.problems().open(&cause, &about, Timestamp::now())?;
        }
        Ok::<_, baton_store::Error>(cause.id)
    };
    let store = world.engine.store();
    let gone = store.write(Lane::Command, write).await.expect("stored");

    let id = send_again(&world.engine, &dana(), gone, "a test".into()).await;
    let row = at_its_end(&world, &id.expect("it begins")).await;

    assert_eq!((row.done, row.could_not), (0, 150));
    assert!(row.most_at_once > 1, "{}", row.most_at_once);
}
