//! A list of events of several kinds: each is judged by its own part of the call (K01).

use std::sync::atomic::Ordering;

use baton_core::problem::Kind;
use baton_core::word;
use serde_json::{Value, json};

use crate::lists::id_of;
use crate::matching::{ada_asks_jira, jira_held_back};
use crate::receiver::Recorder;
use crate::story::{ticket, tools};
use crate::world::{JIRA, WAIT, World, by_email, story};

macro_rules! case {
    ($file:literal) => {
        include_str!(concat!(
            "../../../../baton-core/tests/it/reading/cases/",
            $file
        ))
    };
}

/// The story, started by the hires in a list of events.
fn hires(pointer: &str) -> Value {
    let mut story = story("add_person", by_email());
    let start = &mut story["trigger"]["start"];
    start["person"] = json!({ "kind": "picked", "pointer": "/0/event/employee/email" });
    start["only_if"] = json!({ "mode": "all", "tests": [{ "operator": "is",
        "reference": { "source": { "kind": "call" }, "pointer": pointer },
        "values": ["employee.hired"] }] });
    story
}

async fn world(pointer: &str) -> World {
    let receiver = Recorder::answering(tools).await;
    World::live(hires(pointer), receiver.at).await
}

async fn started(world: &World) -> Vec<String> {
    let runs = world.runs().await;
    world
        .read(move |tables| {
            let people = runs.iter().map(|run| tables.people().by_no(run.person));
            let people = people.collect::<Result<Vec<_>, _>>()?.into_iter().flatten();
            Ok(people.filter_map(|row| row.person.work_email).collect())
        })
        .await
}

#[tokio::test]
async fn k01_of_a_bundle_of_two_kinds_the_hire_alone_starts_in_either_order() {
    let orders = [
        (case!("K01-hired-left.json"), ["Started", "ConditionNotMet"]),
        (case!("K01-left-hired.json"), ["ConditionNotMet", "Started"]),
    ];
    for (body, fates) in orders {
        let world = world("/0/type").await;

        let call = world.call(&world.trigger, body).await;

        world.until_fate(&call, &fates).await;
        assert_eq!(started(&world).await, ["mira.holt@nordwind.example"]);
    }
}

#[tokio::test]
async fn k01_of_a_bundle_without_a_hire_each_is_not_met() {
    let world = world("/0/type").await;
    let body = case!("K01-hired-left.json").replace("hired", "moved");

    let call = world.call(&world.trigger, body).await;

    world
        .until_fate(&call, &["ConditionNotMet", "ConditionNotMet"])
        .await;
}

/// An event about Mira, with a name that tells it from her others.
fn event(kind: Option<&str>, name: &str) -> Value {
    let mut event = json!({ "event": { "employee": {
        "email": "mira.holt@nordwind.example", "name": name } } });
    if let Some(kind) = kind {
        event["type"] = json!(kind);
    }
    event
}

#[tokio::test]
async fn k01_of_two_events_of_one_person_the_one_that_is_meant_is_theirs_in_either_order() {
    let (updated, hired) = (
        event(Some("employee.updated"), "Old"),
        event(Some("employee.hired"), "Mira"),
    );
    let orders = [
        json!([updated, hired]),
        json!([hired, updated]),
        json!([event(None, "Nothing"), updated, hired]),
    ];
    for body in orders {
        let receiver = Recorder::answering(tools).await;
        let mut hires = hires("/0/type");
        hires["trigger"]["start"]["person_fields"] = json!([
            { "detail": "display_name", "from": "/0/event/employee/name" }]);
        let world = World::live(hires, receiver.at).await;

        let call = world.call(&world.trigger, body.to_string()).await;

        world.until_fate(&call, &["Started"]).await;
        let mira = world
            .read(|tables| tables.people().by_email("mira.holt@nordwind.example"))
            .await;
        let mira = mira.expect("she is added").person;
        assert_eq!(mira.display_name, "Mira", "{body}");
    }
}

#[tokio::test]
async fn k01_of_two_events_of_one_person_none_of_which_is_meant_she_is_left_out_once() {
    let bodies = [
        (
            json!([
                event(Some("employee.updated"), "A"),
                event(Some("employee.left"), "B")
            ]),
            "ConditionNotMet",
        ),
        (
            json!([event(Some("employee.updated"), "A"), event(None, "B")]),
            "Problem",
        ),
    ];
    for (body, fate) in bodies {
        let world = world("/0/type").await;

        let call = world.call(&world.trigger, body.to_string()).await;

        world.until_fate(&call, &[fate]).await;
    }
}

#[tokio::test]
async fn k01_what_cannot_be_told_of_one_is_asked_about_that_one() {
    let world = world("/0/type").await;
    let body = json!([
        { "type": "employee.hired", "event": { "employee": { "email": "ada@x.example" } } },
        { "event": { "employee": { "email": "ben@x.example" } } },
        { "type": "employee.left", "event": { "employee": { "email": "cem@x.example" } } }]);

    let call = world.call(&world.trigger, body.to_string()).await;

    world
        .until_fate(&call, &["Started", "Problem", "ConditionNotMet"])
        .await;
    let id = id_of(&call);
    let asked = world
        .read(move |tables| {
            let call = tables.calls().get(&id)?.expect("it is stored").no;
            let item = tables.problems().first_of_call(call)?;
            let item = item.expect("it is asked about");
            let problem = tables.problems().by_no(item.problem)?;
            Ok(problem.map(|problem| (problem.kind, item.about.place)))
        })
        .await;
    assert_eq!(asked, Some((Kind::CouldNotTell, Some(1))));
    assert_eq!(started(&world).await, ["ada@x.example"]);
}

/// The story, whose wait is for one kind of several events of a bundle, and whose last step tells
/// what the event said.
fn waiting_for_one_kind(match_by: Value) -> Value {
    let mut story = story("add_person", match_by);
    story["steps"][2]["action"]["only_if"] = json!({ "mode": "all", "tests": [{ "operator": "is",
        "reference": { "source": { "kind": "call" }, "pointer": "/0/type" },
        "values": ["issue.done"] }] });
    story["steps"][3]["action"]["content"] = json!({ "kind": "fields", "fields": [
        { "name": "note", "value": { "type": "text", "when_empty": { "kind": "stop" },
            "segments": [{ "kind": "detail", "format": "as_is", "reference": {
                "source": { "kind": "step", "step": WAIT }, "pointer": "/0/note" } }] } }] });
    story
}

fn about(field: &str, of: &str, kind: Option<&str>, note: &str) -> Value {
    let mut event = json!({ "issue": { field: of }, "note": note });
    if let Some(kind) = kind {
        event["type"] = json!(kind);
    }
    event
}

/// Two people who wait at the step, by their e-mail addresses.
async fn two_waiting() -> (World, Recorder) {
    let receiver = Recorder::answering(tools).await;
    let by_email = json!({ "kind": "person_detail", "detail": "work_email",
        "call": { "kind": "picked", "pointer": "/0/issue/email" } });
    let world = World::live(waiting_for_one_kind(by_email), receiver.at).await;
    let hired =
        r#"{"emails":["ada@x.example","ben@x.example"],"given":"A","family":"B","department":"C"}"#;
    world.call(&world.trigger, hired).await;
    until_places(&world, ["waiting_for_call", "waiting_for_call"]).await;
    (world, receiver)
}

async fn until_places(world: &World, wanted: [&str; 2]) {
    world
        .until("they are there", async |world| {
            let runs = world.runs().await;
            let places = runs.iter().map(|run| word(&run.now.place.kind));
            (places.collect::<Vec<_>>() == wanted).then_some(())
        })
        .await;
}

#[tokio::test]
async fn k01_of_a_bundle_for_a_wait_each_run_goes_on_by_the_event_that_is_meant() {
    let (ada, ben) = ("ada@x.example", "ben@x.example");
    let done = about("email", ada, Some("issue.done"), "ready");
    let moved = about("email", ada, Some("issue.moved"), "on its way");
    let other = about("email", ben, Some("issue.moved"), "on its way");
    let orders = [
        (json!([done, other]), ["Moved", "ConditionNotMet"]),
        (json!([moved, other, done]), ["Moved", "ConditionNotMet"]),
    ];
    for (bundle, fates) in orders {
        let (world, receiver) = two_waiting().await;

        let call = world.call(&world.wait, bundle.to_string()).await;

        world.until_fate(&call, &fates).await;
        until_places(&world, ["done", "waiting_for_call"]).await;
        let told = receiver.seen().pop().expect("HR is told").text();
        assert_eq!(told, r#"{"note":"ready"}"#);
    }
}

#[tokio::test]
async fn k01_of_a_bundle_for_a_wait_what_cannot_be_told_is_asked_about_that_one() {
    let (world, _receiver) = two_waiting().await;
    let bundle = json!([
        about("email", "ada@x.example", None, "?"),
        about("email", "ben@x.example", Some("issue.done"), "ready")
    ]);

    let call = world.call(&world.wait, bundle.to_string()).await;

    world.until_fate(&call, &["Problem", "Moved"]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn k01_a_bundle_that_waits_for_its_run_is_used_by_the_event_that_is_meant() {
    let (receiver, gate) = jira_held_back().await;
    let by_key = json!({ "kind": "step_answer", "step": JIRA, "pointer": "/key",
        "call": { "kind": "picked", "pointer": "/0/issue/key" } });
    let world = World::live(waiting_for_one_kind(by_key), receiver.at).await;
    ada_asks_jira(&world, &receiver).await;
    let key = ticket("Ada Okafor");
    let bundle = json!([
        about("key", &key, Some("issue.moved"), "on its way"),
        about("key", &key, Some("issue.done"), "ready")
    ]);

    let early = world.call(&world.wait, bundle.to_string()).await;
    world.until_fate(&early, &["Unmatched"]).await;
    gate.store(true, Ordering::SeqCst);

    world.until_fate(&early, &["Moved"]).await;
    world.until_at("done").await;
    let told = receiver.seen().pop().expect("HR is told").text();
    assert_eq!(told, r#"{"note":"ready"}"#);
}
