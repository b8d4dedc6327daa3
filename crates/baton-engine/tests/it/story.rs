use baton_core::CallId;
use baton_engine::commands::calls;
use baton_engine::{Actor, FurtherDetails, Received};

use crate::receiver::{Recorder, Seen};
use crate::world::{World, by_email, by_ticket, jira, story};

/// Okta, Jira and HR on one port: Jira's tickets count up.
pub(crate) fn tools(seen: &Seen, _: usize) -> (u16, String) {
    if seen.line.contains("/users") {
        (200, r#"{"id":"00u1","status":"STAGED"}"#.into())
    } else if seen.line.contains("/issue") {
        let name = seen.text();
        let number = name.bytes().map(u32::from).sum::<u32>();
        (201, format!(r#"{{"id":"10042","key":"IT-{number}"}}"#))
    } else {
        (200, "{}".into())
    }
}

pub(crate) fn ticket(name: &str) -> String {
    let body = format!(r#"{{"fields":{{"summary":"{name}","okta":"00u1"}}}}"#);
    format!("IT-{}", body.bytes().map(u32::from).sum::<u32>())
}

#[tokio::test]
async fn the_story_runs_from_the_trigger_to_the_last_call() {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(story("keep_under_problems", by_ticket()), receiver.at).await;
    world
        .add_person("Maria Lopez", "maria@people.example")
        .await;

    let started = world
        .call(&world.trigger, r#"{"emails":["maria@people.example"]}"#)
        .await;
    world.until_fate(&started, &["Started"]).await;
    world.until_at("waiting_for_call").await;
    let early = world
        .call(&world.wait, jira(&ticket("Maria Lopez"), "In Progress"))
        .await;
    world.until_fate(&early, &["ConditionNotMet"]).await;
    let done = world
        .call(&world.wait, jira(&ticket("Maria Lopez"), "Done"))
        .await;
    world.until_fate(&done, &["Moved"]).await;
    world.until_at("done").await;
    let again = world
        .call(&world.wait, jira(&ticket("Maria Lopez"), "Done"))
        .await;

    let seen = receiver.seen();
    assert_eq!(seen.len(), 3);
    assert_eq!(
        seen[0].text(),
        r#"{"profile":{"firstName":"Maria","email":"maria@people.example","department":"Research"}}"#
    );
    assert_eq!(seen[0].header("authorization"), Some("SSWS okta-token"));
    assert_eq!(
        seen[0].header("webhook-id"),
        seen[0].header("idempotency-key")
    );
    assert!(
        seen[0]
            .header("webhook-id")
            .is_some_and(|id| id.starts_with("msg_"))
    );
    assert_eq!(seen[0].header("user-agent"), Some("Baton/0.1.0"));
    assert_eq!(seen[0].line, "POST /api/v1/users?activate=true HTTP/1.1");
    assert_eq!(seen[2].text(), r#"{"who":"maria@people.example"}"#);
    assert_eq!(
        again, done,
        "C5: identical bytes within ten minutes get the first call's answer"
    );
}

#[tokio::test]
async fn c4_a_new_hire_is_added_from_the_call() {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(story("add_person", by_email()), receiver.at).await;

    let body =
        r#"{"email":"Max.G@people.example","given":"Max","family":"Gruber","department":"IT"}"#;
    let started = world.call(&world.trigger, body).await;
    world.until_fate(&started, &["Started"]).await;
    world.until_at("waiting_for_call").await;
    let done = world
        .call(&world.wait, jira("max.g@PEOPLE.example", "Done"))
        .await;
    world.until_at("done").await;

    world.until_fate(&done, &["Moved"]).await;
    let person = world
        .read(|tables| tables.people().by_email("max.g@people.example"))
        .await;
    assert_eq!(
        person.expect("they were added").person.display_name,
        "Max Gruber"
    );
}

#[tokio::test]
async fn c4_adding_the_person_starts_the_kept_calls_once() {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(story("keep_under_problems", by_ticket()), receiver.at).await;
    let actor = Actor::new("Dana", "test");

    let first = world
        .call(&world.trigger, r#"{"email":"new@people.example"}"#)
        .await;
    let second = world
        .call(&world.trigger, r#"{"email":"NEW@people.example"}"#)
        .await;
    world.until_fate(&first, &["Problem"]).await;
    world.until_fate(&second, &["Problem"]).await;
    let Received::Stored { call, .. } = &first else {
        panic!("it is stored")
    };
    let person = crate::world::person("Ny Person", "new@people.example");
    let id: CallId = call.parse().expect("an id");
    calls::add_person(
        &world.engine,
        &actor,
        (id.clone(), None),
        person,
        FurtherDetails::default(),
    )
    .await
    .expect("they are added");

    world.until_fate(&first, &["Started"]).await;
    world.until_fate(&second, &["AlreadyInWorkflow"]).await;
    assert_eq!(world.runs().await.len(), 1);
    let open = world.read(|tables| tables.counters().problems()).await;
    assert_eq!(open, 0);
}
