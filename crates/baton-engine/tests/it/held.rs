//! Another program keeps the file for itself (K55): nothing that is to be told or kept is lost by
//! that, and everything goes on once it has let go.

use std::time::Duration;

use baton_core::problem::Kind;
use baton_engine::{Admission, Received};
use baton_store::table::calls::CallKind;
use baton_store::table::calls::shelf::Shelf;
use baton_store::table::problems::ProblemRow;
use baton_store::{Lane, Options, Tx};
use rusqlite::Connection;

use crate::receiver::Recorder;
use crate::story::tools;
use crate::world::{World, by_ticket, head, story};

/// So soon whoever waits is told, in place of ten seconds.
const PATIENCE: Duration = Duration::from_millis(20);

/// A world in which nobody waits long for the file.
pub(crate) async fn world() -> (World, Recorder) {
    let receiver = Recorder::answering(tools).await;
    let store = Options {
        patience: PATIENCE,
        ..Options::default()
    };
    let world = World::live_with(
        story("keep_under_problems", by_ticket()),
        receiver.at,
        store,
    )
    .await;
    (world, receiver)
}

/// Another program, which takes the right to write and gives it back.
pub(crate) struct Other(Connection);

impl Other {
    pub(crate) fn of(world: &World) -> Self {
        let file = Connection::open(world.file()).expect("it opens");
        file.busy_timeout(Duration::from_secs(60))
            .expect("it is patient");
        Self(file)
    }

    pub(crate) fn takes_it(&self) {
        self.0.execute_batch("BEGIN IMMEDIATE").expect("it gets it");
    }

    pub(crate) fn lets_go(&self) {
        self.0.execute_batch("ROLLBACK").expect("it had it");
    }
}

/// Writes nothing; whether that was possible.
async fn can_write(world: &World) -> bool {
    let nothing = |_: &mut Tx<'_>| Ok::<_, baton_store::Error>(());
    world
        .engine
        .store()
        .write(Lane::Command, nothing)
        .await
        .is_ok()
}

async fn told(world: &World) -> Option<ProblemRow> {
    let problem = |tables: &baton_store::Snapshot<'_>| tables.problems().open_of("file_held");
    world.read(problem).await
}

#[tokio::test]
async fn k55_each_hold_is_told_however_soon_the_next_one_begins() {
    let (world, _receiver) = world().await;
    let other = Other::of(&world);
    let holds = 20;

    for _ in 0..holds {
        other.takes_it();
        assert!(!can_write(&world).await, "it is held");
        other.lets_go();
        assert!(can_write(&world).await, "it is free");
    }

    let all = async |world: &World| {
        let problem = told(world).await?;
        let times = problem.params.read().get("times").cloned();
        (times == Some(holds.to_string())).then_some(problem)
    };
    let problem = world.until("each is told", all).await;
    assert_eq!(problem.kind, Kind::FileHeld);
    let items = world
        .read(move |tables| tables.problems().items(problem.no, true, None, 100))
        .await
        .items;
    assert_eq!(items.len(), holds);
    let detail = |at: usize| {
        let detail = items[at].about.detail.as_ref();
        detail.expect("it is told").read()
    };
    let said = problem.params.read();
    assert_eq!(said["since"], detail(holds - 1)["since"], "the last");
    assert_eq!(said["until"], detail(holds - 1)["until"]);
    assert_eq!(said["first"], detail(0)["since"], "since when");
}

#[tokio::test]
async fn k55_what_is_noted_of_refused_calls_is_kept_once_the_file_is_free() {
    let (world, _receiver) = world().await;
    let other = Other::of(&world);
    let engine = &world.engine;
    let admitted = || {
        let right = engine.admit(head(&world.trigger, &world.trigger.token));
        let Admission::Admitted(admitted) = right else {
            panic!("{right:?}")
        };
        admitted
    };
    let refused = || {
        let wrong = engine.admit(head(&world.trigger, "btn_wrong"));
        let Admission::Refused(refused) = wrong else {
            panic!("{wrong:?}")
        };
        refused
    };

    other.takes_it();
    engine.keep_refused(refused(), Some("{}".into())).await;
    engine.note_too_big(admitted(), 2_000_000, 1_048_576).await;
    engine.note_compressed(admitted()).await;
    let (asked, body) = (admitted(), r#"{"challenge":"abc"}"#);
    let asked = engine.receive(asked, body.into()).await;
    engine.count_refused(&refused());
    other.lets_go();

    assert!(matches!(asked, Received::Unavailable { .. }), "{asked:?}");
    let kept = async |world: &World| {
        let kinds = kinds_of_refused(world).await;
        let wanted = [CallKind::Compressed, CallKind::TooBig, CallKind::WrongToken];
        (kinds == wanted).then_some(())
    };
    world.until("they are kept", kept).await;
    let counted = async |world: &World| (refused_calls(world).await == 2).then_some(());
    world.until("wrong tokens are counted", counted).await;
}

/// The kinds of the trigger's refused calls, the last first.
async fn kinds_of_refused(world: &World) -> Vec<CallKind> {
    let id = world.trigger.id.clone();
    let found = world.read(move |tables| {
        let address = tables.addresses().get(&id)?.expect("it is stored");
        let calls = tables.shelf().calls(address.no, Shelf::Refused, 100)?;
        let rows = calls.into_iter().map(|call| tables.calls().by_no(call));
        rows.collect::<Result<Vec<_>, _>>()
    });
    let calls = found.await.into_iter().flatten();
    calls.map(|call| call.kind).collect()
}

async fn refused_calls(world: &World) -> i64 {
    let id = world.trigger.id.clone();
    let address = world.read(move |tables| tables.addresses().get(&id)).await;
    address.expect("it is stored").refused
}

/// Longer than a beat of what Baton does from time to time.
const LONG: Duration = Duration::from_secs(18);

#[tokio::test]
async fn k55_after_a_long_hold_everything_goes_on_and_no_count_is_lost() {
    let (world, _receiver) = world().await;
    world.add_person("Ada Lovelace", "ada@people.example").await;
    let other = Other::of(&world);

    other.takes_it();
    assert!(!can_write(&world).await, "it is held");
    let Admission::Refused(refused) = world.engine.admit(head(&world.trigger, "btn_wrong")) else {
        panic!("the token is wrong");
    };
    world.engine.count_refused(&refused);
    world.engine.nudge();
    tokio::time::sleep(LONG).await;
    other.lets_go();

    let hired = serde_json::json!({ "emails": ["ada@people.example"] }).to_string();
    while !matches!(
        world.call(&world.trigger, hired.clone()).await,
        Received::Stored { .. }
    ) {}
    world.until_at("waiting_for_call").await;
    let counted = async |world: &World| (refused_calls(world).await == 1).then_some(());
    world.until("the wrong token is counted", counted).await;
}
