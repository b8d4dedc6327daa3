//! Addresses in all their forms, from a call to whom it is about (C4, C6, C17, C18).

use baton_core::problem::Kind;
use baton_core::{PersonId, ProblemId};
use baton_engine::{Actor, Error, FurtherDetails, commands};
use baton_store::table::people::{Person, PersonRow};
use baton_store::table::problems::{Cause, NewItem, ProblemRow, same_email};
use baton_store::{Lane, Tx};
use jiff::Timestamp;

use crate::receiver::Recorder;
use crate::story::tools;
use crate::world::{WAIT, World, by_email, by_ticket, story};

/// A payload of the cases, as it came.
macro_rules! case {
    ($file:literal) => {
        include_str!(concat!(
            "../../../../baton-core/tests/it/reading/cases/",
            $file
        ))
    };
}

async fn adding() -> (World, Recorder) {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(story("add_person", by_email()), receiver.at).await;
    (world, receiver)
}

async fn known(world: &World, email: &'static str) -> Option<PersonRow> {
    world
        .read(move |tables| tables.people().by_email(email))
        .await
}

#[tokio::test]
async fn k17_an_address_with_invisible_characters_is_the_known_persons() {
    let (world, _receiver) = adding().await;
    world
        .add_person("Mira Holt", "mira.holt@nordwind.example")
        .await;
    let before = world.read(|tables| tables.counters().people()).await;

    let first = world
        .call(&world.trigger, case!("K17-zero-width.json"))
        .await;
    world.until_fate(&first, &["Started"]).await;
    for body in [case!("K17-bom-end.json"), case!("K17-lrm.json")] {
        let again = world.call(&world.trigger, body).await;
        world.until_fate(&again, &["AlreadyInWorkflow"]).await;
    }

    let after = world.read(|tables| tables.counters().people()).await;
    assert_eq!((before, after), (1, 1));
}

#[tokio::test]
async fn k28_a_letter_in_two_ways_is_the_same_person() {
    let (world, _receiver) = adding().await;
    world
        .add_person("René Faure", "ren\u{e9}.faure@nordwind.example")
        .await;

    let call = world.call(&world.trigger, case!("K28-nfd.json")).await;

    world.until_fate(&call, &["Started"]).await;
    let people = world.read(|tables| tables.counters().people()).await;
    assert_eq!(people, 1);
}

#[tokio::test]
async fn k31_a_number_that_became_a_float_moves_its_run() {
    let receiver = Recorder::answering(|seen, _| match seen.line.contains("/issue") {
        true => (201, r#"{"key":10023}"#.into()),
        false => (200, r#"{"id":"00u1"}"#.into()),
    })
    .await;
    for number in ["10023.0", "\"10023\""] {
        let world = World::live(story("add_person", by_ticket()), receiver.at).await;
        let hire = world
            .call(
                &world.trigger,
                r#"{"email":"ada@x.example","given":"Ada","department":"IT"}"#,
            )
            .await;
        world.until_fate(&hire, &["Started"]).await;
        world.until_at("waiting_for_call").await;

        let done = format!(r#"{{"issue":{{"key":{number},"status":"Done"}}}}"#);
        let call = world.call(&world.wait, done).await;

        world.until_fate(&call, &["Moved"]).await;
    }
}

#[tokio::test]
async fn k59_a_test_with_an_odd_address_is_a_problem_and_nobody_is_added() {
    let (world, _receiver) = adding().await;

    let call = world.call(&world.trigger, case!("K59-test.json")).await;

    world.until_fate(&call, &["Problem"]).await;
    let people = world.read(|tables| tables.counters().people()).await;
    assert_eq!(people, 0);
}

#[tokio::test]
async fn several_addresses_in_one_text_are_several_people_each_without_what_stood_around_it() {
    let (world, _receiver) = adding().await;

    let body = r#"{"emails":"Ada <Ada@B\u00fccher.example>, ben@x.example"}"#;
    let call = world.call(&world.trigger, body).await;

    world.until_fate(&call, &["Started", "Started"]).await;
    let ada = known(&world, "ada@xn--bcher-kva.example")
        .await
        .expect("she was added");
    assert_eq!(ada.person.work_email.as_deref(), Some("Ada@Bücher.example"));
    assert_eq!(ada.person.display_name, "Ada@Bücher.example");
}

#[tokio::test]
async fn c17_a_guest_and_a_twin_of_somebody_known_are_asked_about() {
    let (world, _receiver) = adding().await;
    world.add_person("Ada Lovelace", "ada@gmail.com").await;

    for email in [
        "ada@googlemail.com",
        "ben_x.example#EXT#@firm.onmicrosoft.com",
    ] {
        let body = format!(r#"{{"email":"{email}"}}"#);
        let call = world.call(&world.trigger, body).await;
        world.until_fate(&call, &["Problem"]).await;
    }
    let call = world
        .call(&world.trigger, r#"{"email":"li@googlemail.com"}"#)
        .await;
    world.until_fate(&call, &["Started"]).await;

    let people = world.read(|tables| tables.counters().people()).await;
    assert_eq!(
        people, 2,
        "Ada, and Li, of whom nobody is known under another name"
    );
}

#[tokio::test]
async fn a_run_waits_for_its_person_by_any_form_of_the_address() {
    let (world, _receiver) = adding().await;
    let hire = world
        .call(
            &world.trigger,
            r#"{"email":"li@b\u00fccher.example","given":"Li","department":"IT"}"#,
        )
        .await;
    world.until_fate(&hire, &["Started"]).await;
    world.until_at("waiting_for_call").await;

    let body = r#"{"issue":{"email":"Li <LI@xn--bcher-kva.example>","status":"Done"}}"#;
    let call = world.call(&world.wait, body).await;

    world.until_fate(&call, &["Moved"]).await;
    let step = WAIT.parse().expect("an id");
    let run = world.runs().await.remove(0).no;
    let value = world
        .read(move |tables| tables.awaits().get(run, &step))
        .await;
    let value = value.and_then(|row| row.value);
    assert_eq!(value.as_deref(), Some("li@xn--bcher-kva.example"));
}

/// Two people with one address, as an update finds them: the younger is asked about.
async fn sharing(world: &World) -> (PersonId, PersonId) {
    let older = world.add_person("Ada Older", "ada@x.example").await;
    let younger = world.add_person("Ada Younger", "younger@x.example").await;
    world.damage(
        "UPDATE people SET email_key = NULL, work_email = 'Ada@x.example'
         WHERE email_key = 'younger@x.example'",
    );
    let cause = Cause {
        id: ProblemId::from_bytes([7; 16]),
        group_key: same_email("ada@x.example"),
        kind: Kind::SameEmail,
        params: [].into(),
        workflow: None,
        step: None,
        connection: None,
    };
    let id = younger.clone();
    let write = move |tx: &mut Tx<'_>| -> Result<(), baton_store::Error> {
        let person = tx.people().get(&id)?.map(|row| row.no);
        let item = NewItem {
            person,
            ..NewItem::default()
        };
        tx.problems().open_item(&cause, &item, Timestamp::now())?;
        Ok(())
    };
    let store = world.engine.store();
    store
        .write(Lane::Command, write)
        .await
        .expect("it is stored");
    (older, younger)
}

async fn change(
    world: &World,
    person: &PersonId,
    edit: impl FnOnce(&mut Person) + Clone + Send + 'static,
) -> Result<(), Error> {
    let by = Actor::new("Dana", "test");
    let edit = |mut person: Person| {
        edit(&mut person);
        Ok::<_, Error>((person, FurtherDetails::default()))
    };
    commands::people::change(&world.engine, &by, person.clone(), edit).await
}

async fn asked(world: &World) -> Option<ProblemRow> {
    let key = same_email("ada@x.example");
    world
        .read(move |tables| tables.problems().open_of(&key))
        .await
}

#[tokio::test]
async fn c18_who_shares_an_address_can_be_changed_and_is_asked_about_until_it_is_another() {
    let (world, _receiver) = adding().await;
    let (older, younger) = sharing(&world).await;

    change(&world, &younger, |person| {
        person.team = Some("Data".to_owned())
    })
    .await
    .expect("changed");

    let found = known(&world, "ada@x.example")
        .await
        .expect("the older is found");
    assert_eq!(found.person.id, older);
    assert!(asked(&world).await.is_some());
    change(&world, &younger, |person| {
        person.work_email = Some("own@x.example".to_owned())
    })
    .await
    .expect("changed");
    assert!(asked(&world).await.is_none());
    let own = known(&world, "own@x.example")
        .await
        .expect("found by the own address");
    assert_eq!(
        (own.person.id, own.person.team.as_deref()),
        (younger, Some("Data"))
    );
    let still = known(&world, "ada@x.example")
        .await
        .expect("the older is found");
    assert_eq!(still.person.id, older);
}

#[tokio::test]
async fn c18_an_address_that_the_older_gives_up_is_the_youngers() {
    let (world, _receiver) = adding().await;
    let (older, younger) = sharing(&world).await;

    change(&world, &older, |person| {
        person.work_email = Some("new@x.example".to_owned())
    })
    .await
    .expect("changed");

    assert!(asked(&world).await.is_none());
    let found = known(&world, "ada@x.example")
        .await
        .expect("somebody is found");
    assert_eq!(found.person.id, younger);
}
