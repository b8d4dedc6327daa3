//! A row that cannot be read among those of a job: it is passed over and counted, wherever it
//! stands; of what Baton does by itself a problem says so.

use baton_core::problem::Kind;
use baton_core::{CallId, JobId};
use baton_engine::commands::calls::Ignore;
use baton_engine::commands::jobs::cancel;
use baton_engine::commands::problems::ignore;
use baton_engine::commands::{WhyInput, act};
use baton_engine::{Error, Received};
use baton_store::table::calls::shelf::Shelf;
use baton_store::table::jobs::{JobRow, JobState, NewJob, Work};
use baton_store::table::problems::ProblemState;
use baton_store::{AddressNo, CallNo, Lane, Tx};
use jiff::Timestamp;
use serde_json::json;

use super::among_many::{dana, set_aside, tried_again};
use crate::jobs::{Refused, at_its_end, begun, refused};
use crate::lists::{MANY, list, world};
use crate::world::{Door, World};

fn id_of(received: &Received) -> CallId {
    let Received::Stored { call, .. } = received else {
        panic!("not stored: {received:?}")
    };
    call.parse().expect("an id")
}

async fn no_of(world: &World, received: &Received) -> CallNo {
    let id = id_of(received);
    let found = world.read(move |tables| tables.calls().get(&id)).await;
    found.expect("it is stored").no
}

async fn address_of(world: &World, door: &Door) -> AddressNo {
    let id = door.id.clone();
    let found = world.read(move |tables| tables.addresses().get(&id)).await;
    found.expect("it is there").no
}

#[tokio::test]
async fn more_items_that_cannot_be_read_than_a_slice_holds_do_not_end_a_job() {
    let Refused { world, problem, .. } = refused().await;
    let sql = "UPDATE problem_items SET at = 9223372036854775807 WHERE no <= 100";
    assert_eq!(world.damage(sql), 100);

    let job = ignore(&world.engine, &dana(), problem, "a test".into()).await;
    let row = at_its_end(&world, &job.expect("it begins")).await;

    assert_eq!(row.state, JobState::Done);
    assert_eq!((row.done, row.could_not), (50, 100));
}

#[tokio::test]
async fn of_a_list_that_is_left_alone_one_entry_that_cannot_be_read_is_the_only_casualty() {
    let (world, _receiver) = world().await;
    let call = world.call(&world.wait, list(MANY)).await;
    world.until_fate(&call, &vec!["Problem"; MANY]).await;
    let sql = "UPDATE dispositions SET kind = 1000 WHERE no & 65535 = 150";
    assert_eq!(world.damage(sql), 1);

    let why = WhyInput {
        why: "not ours".to_owned(),
    };
    let left = act::<Ignore>(&world.engine, &dana(), id_of(&call), why).await;
    left.expect("it begins");
    let ended = async |world: &World| {
        let jobs = world.read(|tables| tables.jobs().shown(Timestamp::MIN, Timestamp::MIN, 1));
        let (mut rows, _) = jobs.await;
        rows.pop().filter(|job| job.state != JobState::UnderWay)
    };
    let row: JobRow = world.until("the job ends", ended).await;

    assert_eq!(row.state, JobState::Done);
    assert_eq!((row.done, row.could_not), (299, 1));
}

/// Asks for what is dropped from time to time, as an hour that passes does.
async fn drop_old(world: World, at: std::net::SocketAddr) -> World {
    let new = NewJob {
        id: JobId::from_bytes(*uuid::Uuid::now_v7().as_bytes()),
        work: Work::DropOld,
        by: None,
        total: 0,
        at: Timestamp::now(),
    };
    let write = move |tx: &mut Tx<'_>| tx.jobs().follow(&new);
    let store = world.engine.store();
    store
        .write(Lane::Command, write)
        .await
        .expect("it is asked");
    world.restart(at).await
}

#[tokio::test]
async fn a_call_whose_time_cannot_be_read_stops_no_dropping_and_is_said_once() {
    let (mut world, receiver) = world().await;
    let address = address_of(&world, &world.trigger).await;
    for n in 0..3 {
        let call = world.call(&world.trigger, json!({ "n": n }).to_string());
        let no = no_of(&world, &call.await).await;
        let put = move |tx: &mut Tx<'_>| tx.shelf().put(address, Shelf::Sample, no);
        let store = world.engine.store();
        store.write(Lane::Command, put).await.expect("it is put");
    }
    world.damage("DROP TRIGGER IF EXISTS calls_stay");
    assert_eq!(world.damage("UPDATE calls SET at = 0"), 3);
    let time = |world: &World, at: &str| {
        world.damage(&format!("UPDATE calls SET at = {at} WHERE no = 1"));
    };
    time(&world, "9223372036854775807");

    for _ in 0..3 {
        world = drop_old(world, receiver.at).await;
        let all_but_one = async |world: &World| {
            let left = world.read(move |tables| tables.shelf().count(address, Shelf::Sample));
            let idle = !world.read(|tables| tables.jobs().any_under_way()).await;
            (left.await == 1 && idle).then_some(())
        };
        world.until("all but one are dropped", all_but_one).await;
    }
    let (told, _) = set_aside(&world).await;
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0].params.read()["what"], "job");
    assert_eq!(
        world.damage("UPDATE jobs SET total = total WHERE by IS NULL"),
        1
    );
    time(&world, "0");
    let mended = tried_again(&world, &told[0]).await;

    assert_eq!((mended.done, mended.could_not), (1, 0));
    let dropped = async |world: &World| {
        let left = world.read(move |tables| tables.shelf().count(address, Shelf::Sample));
        (left.await == 0).then_some(())
    };
    world.until("it is dropped", dropped).await;
    assert!(set_aside(&world).await.0.is_empty());
}

#[tokio::test]
async fn a_job_that_is_set_aside_is_listed_until_somebody_ends_it() {
    let (world, receiver) = world().await;
    let call = world.call(&world.trigger, list(2)).await;
    world.until_fate(&call, &["Started", "Started"]).await;
    let no = no_of(&world, &call).await.0;
    assert_eq!(world.damage("UPDATE calls SET kind = 1000"), 1);
    let work = || json!({ "kind": "use_anyway", "call": no });

    let job = begun(&world, [1; 16], work(), 2).await;
    let world = world.restart(receiver.at).await;
    let aside = at_its_end(&world, &job).await;
    begun(&world, [2; 16], work(), 2).await;
    let shown = world.read(|tables| tables.jobs().shown(Timestamp::now(), Timestamp::now(), 10));
    let shown: Vec<_> = shown.await.0.into_iter().map(|row| row.id).collect();
    let ended = cancel(&world.engine, &dana(), job.clone()).await;

    assert_eq!(aside.state, JobState::SetAside);
    assert_eq!(shown.len(), 1, "and no other of its kind beside it");
    assert_eq!(shown[0], job);
    ended.expect("it is ended");
    assert_eq!(at_its_end(&world, &job).await.state, JobState::Cancelled);
    assert!(set_aside(&world).await.0.is_empty());
    let again = cancel(&world.engine, &dana(), job).await;
    assert!(matches!(again, Err(Error::NotDone(_))), "{again:?}");
}

#[tokio::test]
async fn c18_a_row_to_which_there_was_nothing_to_do_is_none_that_could_not_be_done() {
    let (world, receiver) = world().await;
    let call = world.call(&world.trigger, list(2)).await;
    world.until_fate(&call, &["Started", "Started"]).await;
    let workflow = world.workflow;
    let work = json!({ "kind": "start_kept", "workflow": workflow, "until": 9, "only": [1, 8] });
    let job = begun(&world, [1; 16], work, 2).await;

    let world = world.restart(receiver.at).await;
    let row = at_its_end(&world, &job).await;

    assert_eq!((row.total, row.done, row.could_not), (0, 0, 0));
}

#[tokio::test]
async fn a_call_is_told_although_the_problem_that_it_belongs_to_cannot_be_read() {
    let (world, _receiver) = world().await;
    let about = |n: i64| json!({ "email": "one@people.example", "n": n }).to_string();
    let first = world.call(&world.wait, about(1)).await;
    world.until_fate(&first, &["Problem"]).await;
    assert_eq!(
        world.damage("UPDATE problems SET kind = 'nothing known'"),
        1
    );

    let second = world.call(&world.wait, about(2)).await;
    world.until_fate(&second, &["Problem"]).await;

    let open = world.read(|tables| tables.problems().page(ProblemState::Open, None, 10));
    let open: Vec<_> = open.await.items.into_iter().map(|row| row.kind).collect();
    assert_eq!(open, [Kind::NobodyMatches]);
}

#[tokio::test]
async fn somebody_new_is_told_of_although_the_problem_of_many_cannot_be_read() {
    let Refused { world, .. } = refused().await;
    let sql = "UPDATE problems SET kind = 'nothing known'";
    assert_eq!(world.damage(sql), 1);

    let new = json!({ "emails": ["somebody.new@people.example"] }).to_string();
    world.call(&world.trigger, new).await;
    let told = async |world: &World| {
        let open = world.read(|tables| tables.problems().page(ProblemState::Open, None, 10));
        open.await.items.pop()
    };
    let told = world.until("they are told of", told).await;

    assert_eq!((told.kind, told.people), (Kind::DataNotAccepted, 1));
}
