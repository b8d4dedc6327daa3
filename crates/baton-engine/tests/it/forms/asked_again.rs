//! What a call said of a day and nobody could read, after the step that asked for it (C17).

use baton_core::problem::Kind;
use baton_core::run::Verb;
use baton_core::word;
use baton_engine::commands::act;
use baton_engine::commands::runs::Stop;
use baton_engine::{Actor, Engine, Error, FurtherDetails, commands};
use baton_store::Lenient;
use baton_store::table::people::Person;
use baton_store::table::problems::ItemRow;
use baton_store::table::runs::RunRow;
use serde_json::{Value, json};

use super::days::{asked, brings, hiring, known, world_of};
use crate::world::{JIRA, OKTA, World, because, step};

pub(super) const NO_DAY: &str = "31.02.2026";

/// Two steps need the day.
fn needed_twice() -> Value {
    let mut story = hiring();
    for at in [0, 1] {
        let value = &mut story["steps"][0]["action"]["content"]["fields"][at]["value"];
        value["when_empty"] = json!({ "kind": "stop" });
    }
    story["steps"][1]["action"]["content"] = story["steps"][0]["action"]["content"].clone();
    story
}

/// Somebody whose run has stopped for the day that a call said.
async fn stopped_for_it() -> (World, RunRow) {
    let (world, _receiver) = world_of(needed_twice()).await;
    let hire = json!({"hire": {"email": "a@x.io", "start": NO_DAY}}).to_string();
    brings(&world, hire, "Started").await;
    let run = world.until_at("cannot_prepare").await;
    assert_eq!(found(&world, &run).await.as_deref(), Some(NO_DAY));
    (world, run)
}

fn of_item(item: &ItemRow, name: &str) -> Option<String> {
    let params = item.about.detail.as_ref().map(Lenient::read);
    params.and_then(|mut params| params.remove(name))
}

/// What the problem of a run says that a call said.
async fn found(world: &World, run: &RunRow) -> Option<String> {
    let no = run.no;
    let items = world.read(move |tables| tables.problems().of_run(no)).await;
    items.first().and_then(|item| of_item(item, "found"))
}

/// What is asked about the person: of which kind, and what a call said.
pub(super) async fn at_the_person(
    world: &World,
    email: &'static str,
) -> Vec<(Kind, Option<String>)> {
    let no = known(world, email).await.no;
    world
        .read(move |tables| {
            let mut all = Vec::new();
            for item in tables.problems().of_person(no)? {
                let problem = tables.problems().by_no(item.problem)?;
                let kind = problem.expect("it is there").kind;
                all.push((kind, of_item(&item, "value")));
            }
            Ok(all)
        })
        .await
}

pub(super) fn the_question() -> Vec<(Kind, Option<String>)> {
    vec![(Kind::DetailUnread, Some(NO_DAY.to_owned()))]
}

fn dana() -> Actor {
    Actor::new("Dana", "test")
}

async fn starts_on(engine: &Engine, person: &Person, day: &str) {
    let day = day.to_owned();
    let edit = move |mut person: Person| {
        person.start_date = Some(day);
        Ok::<_, Error>((person, FurtherDetails::default()))
    };
    let changed = commands::people::change(engine, &dana(), person.id.clone(), edit).await;
    changed.expect("changed");
}

#[tokio::test]
async fn c17_a_day_that_a_skipped_step_asked_for_is_found_by_the_next_and_then_asked_at_the_person()
{
    let (world, run) = stopped_for_it().await;

    let skipped = world.does(Verb::Skip, &run.id, step(OKTA), "by hand").await;
    skipped.expect("it is skipped");
    assert_eq!(found(&world, &run).await.as_deref(), Some(NO_DAY));
    assert_eq!(
        (asked(&world).await, at_the_person(&world, "a@x.io").await),
        (1, vec![])
    );

    let skipped = world.does(Verb::Skip, &run.id, step(JIRA), "by hand").await;
    skipped.expect("it is skipped");
    assert_eq!(
        (asked(&world).await, at_the_person(&world, "a@x.io").await),
        (1, the_question())
    );

    let person = known(&world, "a@x.io").await.person;
    starts_on(&world.engine, &person, "2026-12-01").await;
    assert_eq!(asked(&world).await, 0, "it is answered");
}

#[tokio::test]
async fn c17_a_day_that_a_stopped_run_asked_for_is_asked_at_the_person() {
    let (world, run) = stopped_for_it().await;

    let stopped = act::<Stop>(&world.engine, &dana(), run.id.clone(), because("no")).await;
    stopped.expect("it is stopped");

    assert_eq!(
        (asked(&world).await, at_the_person(&world, "a@x.io").await),
        (1, the_question())
    );
}

#[tokio::test]
async fn c17_a_day_that_was_filled_in_meanwhile_is_not_asked_again() {
    let (world, run) = stopped_for_it().await;
    let person = known(&world, "a@x.io").await.person;
    starts_on(&world.engine, &person, "2026-12-01").await;

    let stopped = act::<Stop>(&world.engine, &dana(), run.id.clone(), because("no")).await;
    stopped.expect("it is stopped");

    assert_eq!(
        (asked(&world).await, at_the_person(&world, "a@x.io").await),
        (0, vec![])
    );
}

/// A wait until a day of the person stands before the steps.
fn waits_for_it() -> Value {
    let mut story = hiring();
    let wait = json!({ "id": UNTIL, "name": "Until the first day", "action": {
        "kind": "wait_for_time",
        "until": { "kind": "date", "amount": 3, "unit": "days", "side": "before",
            "detail": "start_date", "at": "09:00" },
        "weekend_rule": "as_it_is", "already_past": "go_on" } });
    let steps = story["steps"].as_array_mut().expect("steps");
    steps.insert(0, wait);
    story
}

const UNTIL: &str = "step_00000000000000000000000000000008";

#[tokio::test]
async fn c17_a_day_that_a_skipped_wait_was_for_is_asked_at_the_person() {
    let (world, _receiver) = world_of(waits_for_it()).await;
    let hire = json!({"hire": {"email": "a@x.io", "start": NO_DAY}}).to_string();
    brings(&world, hire, "Started").await;
    let run = world
        .until("it waits for the day", async |world| {
            world.runs().await.pop()
        })
        .await;
    assert_eq!(found(&world, &run).await.as_deref(), Some(NO_DAY));
    assert_eq!(asked(&world).await, 1);

    let skipped = world
        .does(Verb::Skip, &run.id, step(UNTIL), "by hand")
        .await;
    skipped.expect("it is skipped");

    assert_eq!(
        (asked(&world).await, at_the_person(&world, "a@x.io").await),
        (1, the_question())
    );
}

/// Two runs of somebody that need the day, of which the second call says nothing.
async fn needed_by_two() -> (World, [RunRow; 2]) {
    let mut story = needed_twice();
    story["trigger"]["start"]["already_in"] = json!("start_beside");
    let (world, _receiver) = world_of(story).await;
    for hire in [
        json!({ "email": "a@x.io", "start": NO_DAY }),
        json!({ "email": "a@x.io", "team": "IT" }),
    ] {
        brings(&world, json!({ "hire": hire }).to_string(), "Started").await;
    }
    let both = async |world: &World| {
        let runs: [RunRow; 2] = world.runs().await.try_into().ok()?;
        let stand = runs
            .iter()
            .all(|run| word(&run.now.place.kind) == "cannot_prepare");
        stand.then_some(runs)
    };
    let runs = world.until("both need the day", both).await;
    (world, runs)
}

#[tokio::test]
async fn c17_a_day_that_two_runs_need_is_asked_by_them_alone_until_neither_does() {
    let (world, [first, second]) = needed_by_two().await;
    assert_eq!(found(&world, &second).await.as_deref(), Some(NO_DAY));

    let stop = async |run: &RunRow| {
        let stopped = act::<Stop>(&world.engine, &dana(), run.id.clone(), because("no")).await;
        stopped.expect("it is stopped");
        (asked(&world).await, at_the_person(&world, "a@x.io").await)
    };

    assert_eq!(stop(&first).await, (1, vec![]));
    assert_eq!(found(&world, &second).await.as_deref(), Some(NO_DAY));
    assert_eq!(stop(&second).await, (1, the_question()));
}

#[tokio::test]
async fn c17_what_a_later_call_says_of_a_day_that_a_run_needs_is_told_by_the_run() {
    let (world, run) = stopped_for_it().await;
    let hire = json!({"hire": {"email": "a@x.io", "start": "irgendwann"}}).to_string();

    brings(&world, hire, "AlreadyInWorkflow").await;

    assert_eq!(
        (asked(&world).await, at_the_person(&world, "a@x.io").await),
        (1, vec![])
    );
    assert_eq!(found(&world, &run).await.as_deref(), Some("irgendwann"));
}
