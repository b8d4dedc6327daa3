//! One of very many that cannot be handled is one casualty: of a list, of a job, of a person's runs.

use baton_core::problem::Kind;
use baton_engine::commands::people;
use baton_engine::commands::problems::{send_again, try_again};
use baton_engine::{Actor, Error, FurtherDetails, Received};
use baton_store::RunNo;
use baton_store::table::jobs::{JobRow, JobState};
use baton_store::table::people::Person;
use baton_store::table::problems::{ProblemRow, ProblemState};

use crate::jobs::{Refused, at_its_end, refused};
use crate::lists::{MANY, email, list, world};
use crate::receiver::Recorder;
use crate::story::tools;
use crate::using::{many_runs, wanted};
use crate::world::{PATIENCE, World};

/// In the middle of them.
const POISON: usize = MANY / 2;

pub(super) fn dana() -> Actor {
    Actor::new("Dana", "test")
}

/// The runs of one person cannot be read, or can again.
fn damage_runs_of(world: &World, who: usize, state: &str) -> usize {
    let email = email(who);
    world.damage(&format!(
        "UPDATE runs SET state = {state} WHERE person_no =
           (SELECT no FROM people WHERE email_key = '{email}')"
    ))
}

/// What could not be handled, and how often something could not be.
pub(super) async fn set_aside(world: &World) -> (Vec<ProblemRow>, i64) {
    let page = world
        .read(|tables| tables.problems().page(ProblemState::Open, None, 100))
        .await;
    let found = page.items.into_iter();
    let found: Vec<_> = found
        .filter(|row| row.kind == Kind::CouldNotHandle)
        .collect();
    let items = found.iter().map(|problem| problem.people + problem.calls);
    let items = items.sum();
    (found, items)
}

/// Waits until everybody in a call but one has a fate, and one is a problem.
async fn until_all_but_one(world: &World, call: &Received, fate: &str) {
    let all = async |world: &World| {
        let fates = world.fate(call).await;
        let there = fates.iter().filter(|one| *one == fate).count();
        (there == MANY - 1 && fates.len() == MANY).then(|| fates[POISON].clone())
    };
    assert_eq!(world.until(fate, all).await, "Problem");
}

pub(super) async fn tried_again(world: &World, problem: &ProblemRow) -> JobRow {
    let job = try_again(&world.engine, &dana(), problem.id.clone()).await;
    let job = job.expect("it begins");
    world
        .engine
        .job_after(&job, PATIENCE)
        .await
        .expect("it ends")
}

#[tokio::test]
async fn of_a_list_to_a_wait_one_run_that_cannot_be_read_is_the_only_casualty() {
    let (world, _receiver) = world().await;
    let hired = world.call(&world.trigger, list(MANY)).await;
    let all = vec!["Started"; MANY];
    world.until_fate(&hired, &all).await;
    assert_eq!(damage_runs_of(&world, POISON, "'broken ' || state"), 1);

    let signed = world.call(&world.wait, list(MANY)).await;
    until_all_but_one(&world, &signed, "Moved").await;
    let (told, items) = set_aside(&world).await;
    assert_eq!((told.len(), items), (1, 1));
    let still = tried_again(&world, &told[0]).await;
    damage_runs_of(&world, POISON, "substr (state, 8)");
    let mended = tried_again(&world, &told[0]).await;

    assert_eq!((still.done, still.could_not), (0, 1));
    assert_eq!((mended.done, mended.could_not), (1, 0));
    world.until_fate(&signed, &vec!["Moved"; MANY]).await;
    assert_eq!(set_aside(&world).await.1, 0);
}

#[tokio::test]
async fn of_a_list_to_a_trigger_one_person_who_cannot_be_read_is_the_only_casualty() {
    let (world, _receiver) = world().await;
    world.add_person("Poison", &email(POISON)).await;
    let status = |to: &str| {
        let sql = format!("UPDATE people SET status = {to} WHERE display_name = 'Poison'");
        assert_eq!(world.damage(&sql), 1);
    };
    status("status + 1000");

    let hired = world.call(&world.trigger, list(MANY)).await;
    until_all_but_one(&world, &hired, "Started").await;
    let (told, items) = set_aside(&world).await;
    assert_eq!((told.len(), items), (1, 1));
    status("status - 1000");
    let mended = tried_again(&world, &told[0]).await;

    assert_eq!((mended.done, mended.could_not), (1, 0));
    world.until_fate(&hired, &vec!["Started"; MANY]).await;
}

#[tokio::test]
async fn a_call_that_was_set_aside_is_handled_when_it_is_tried_again() {
    let (world, _receiver) = world().await;
    assert_eq!(world.damage("UPDATE workflows SET state = state + 1000"), 1);

    let hired = world.call(&world.trigger, list(2)).await;
    world.until_fate(&hired, &["Problem"]).await;
    let (told, _) = set_aside(&world).await;
    world.damage("UPDATE workflows SET state = state - 1000");
    let mended = tried_again(&world, &told[0]).await;

    assert_eq!((mended.done, mended.could_not), (1, 0));
    world.until_fate(&hired, &["Started", "Started"]).await;
}

#[tokio::test]
async fn of_what_an_admin_does_to_many_one_row_is_counted_as_not_done_and_the_rest_is() {
    let Refused {
        world,
        accepts,
        problem,
        ..
    } = refused().await;
    accepts.store(true, std::sync::atomic::Ordering::SeqCst);
    let sql = "UPDATE runs SET state = 'broken' WHERE no =
                 (SELECT no FROM runs ORDER BY no LIMIT 1 OFFSET 70)";
    assert_eq!(world.damage(sql), 1);
    let many = i64::try_from(crate::jobs::MANY).expect("it is small");

    let job = send_again(&world.engine, &dana(), problem, "a test".into()).await;
    let row = at_its_end(&world, &job.expect("it begins")).await;

    assert_eq!(row.state, JobState::Done);
    assert_eq!((row.done, row.could_not), (many - 1, 1));
    assert!(row.most_at_once > 1, "{}", row.most_at_once);
}

#[tokio::test]
async fn a_change_of_a_person_is_followed_by_all_their_runs_but_one_that_cannot_be() {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(wanted(), receiver.at).await;
    let ada = world.add_person("Ada Okafor", "ada@people.example").await;
    many_runs(&world, "ada@people.example").await;
    let runs: Vec<RunNo> = world.runs().await.iter().map(|run| run.no).collect();
    let bad = runs[runs.len() - 3];
    let sql = format!("UPDATE runs SET state = 'broken' WHERE no = {}", bad.0);
    assert_eq!(world.damage(&sql), 1);

    let edit = |old: Person| {
        let work_email = Some("ada.okafor@people.example".to_owned());
        let now = Person { work_email, ..old };
        Ok::<_, Error>((now, FurtherDetails::default()))
    };
    let changed = people::change(&world.engine, &dana(), ada, edit).await;
    changed.expect("it is changed");

    let no_job = async |world: &World| {
        let any = world.read(|tables| tables.jobs().any_under_way()).await;
        (!any).then_some(())
    };
    world.until("all have followed", no_job).await;
    for run in runs.into_iter().filter(|run| *run != bad) {
        let waits = world.read(move |tables| tables.awaits().of_run(run)).await;
        let value = waits[0].value.as_deref();
        assert_eq!(value, Some("ada.okafor@people.example"), "{run:?}");
    }
    assert_eq!(set_aside(&world).await.1, 1);
}
