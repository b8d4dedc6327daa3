//! What a call takes from somebody, and the words that other tools have for a status (C4, K04, K14).

use baton_core::matching::twice::AddressSettings;
use baton_core::problem::Kind;
use baton_core::{PersonId, ProblemId};
use baton_engine::commands::addresses;
use baton_engine::commands::problems::learn_word;
use baton_engine::{Actor, Received};
use baton_store::table::people::{Person, PersonStatus};
use baton_store::{Lane, Tx};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::lists::id_of;
use crate::receiver::Recorder;
use crate::story::tools;
use crate::world::{World, by_email, story};

macro_rules! case {
    ($file:literal) => {
        include_str!(concat!(
            "../../../../baton-core/tests/it/reading/cases/",
            $file
        ))
    };
}

/// The story, whose trigger changes known people, and whose first step sends when they leave.
fn changing() -> Value {
    let mut story = story("add_person", by_email());
    let start = &mut story["trigger"]["start"];
    start["person"] = json!({ "kind": "picked", "pointer": "/employee/email" });
    start["update_known"] = json!(true);
    let brings = [
        "status",
        "start_date",
        "end_date",
        "team",
        "given_name",
        "custom/laptop",
    ];
    let brings = brings.map(|detail| {
        json!({ "detail": detail, "from": format!("/employee/{}", detail.trim_start_matches("custom/")) })
    });
    start["person_fields"] = json!(brings);
    let ends = json!({ "name": "ends", "value": { "type": "text",
        "when_empty": { "kind": "send_empty" }, "segments": [{ "kind": "detail", "format": "as_is",
        "reference": { "source": { "kind": "person" }, "pointer": "/end_date" } }] } });
    story["steps"][0]["action"]["content"] = json!({ "kind": "fields", "fields": [ends] });
    story
}

/// Somebody who leaves on the last of November.
async fn leaving(email: &str) -> (World, Recorder, PersonId) {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(changing(), receiver.at).await;
    let id = world.add_person("Pilar Ocaña", email).await;
    let who = id.clone();
    let write = move |tx: &mut Tx<'_>| {
        let row = tx.people().get(&who)?.expect("she is there");
        let now = Person {
            given_name: Some("Pilar".to_owned()),
            end_date: Some("2026-11-30".to_owned()),
            team: Some("Sales".to_owned()),
            status: PersonStatus::Active,
            ..row.person.clone()
        };
        tx.people().update(&row, &now, Timestamp::now())
    };
    let store = world.engine.store();
    store.write(Lane::Command, write).await.expect("stored");
    (world, receiver, id)
}

async fn person(world: &World, id: &PersonId) -> Person {
    let id = id.clone();
    let row = world.read(move |tables| tables.people().get(&id)).await;
    row.expect("the person is there").person
}

#[tokio::test]
async fn k04_a_leaving_date_that_was_withdrawn_is_empty_and_is_not_sent() {
    let (world, receiver, id) = leaving("pilar.ocana@nordwind.example").await;

    let call = world.call(&world.trigger, case!("K04-rehire.json")).await;

    world.until_fate(&call, &["Started"]).await;
    let now = person(&world, &id).await;
    assert_eq!(now.end_date, None);
    assert_eq!(now.start_date.as_deref(), Some("2026-12-01"));
    assert_eq!(now.team.as_deref(), Some("Sales"), "it is absent");
    let sent = world
        .until("it is sent", async |_| receiver.seen().into_iter().next())
        .await;
    assert_eq!(sent.text(), r#"{"ends":""}"#);
}

#[tokio::test]
async fn c4_only_null_and_an_empty_text_empty_a_detail_and_never_a_name_or_the_status() {
    let (world, _receiver, id) = leaving("pilar@nordwind.example").await;
    let says = async |value: Value| {
        let brought = json!({ "email": "pilar@nordwind.example", "end_date": value, "team": value,
            "given_name": value, "status": value });
        let body = json!({ "employee": brought }).to_string();
        let call = world.call(&world.trigger, body).await;
        world
            .until("it is handled", async |world| world.fate(&call).await.pop())
            .await;
        person(&world, &id).await
    };

    for looks_empty in [
        json!("undefined"),
        json!([]),
        json!({}),
        json!(" "),
        json!("null"),
    ] {
        let now = says(looks_empty.clone()).await;
        assert_eq!(now.team.as_deref(), Some("Sales"), "{looks_empty}");
        assert_eq!(now.end_date.as_deref(), Some("2026-11-30"), "{looks_empty}");
    }
    let now = says(json!("")).await;
    assert_eq!((now.team, now.end_date), (None, None));
    assert_eq!(now.given_name.as_deref(), Some("Pilar"));
    assert_eq!(now.status, PersonStatus::Active);
}

#[tokio::test]
async fn c4_a_custom_detail_is_emptied_too() {
    let (world, _receiver, id) = leaving("pilar@nordwind.example").await;
    let says = async |value: Value| {
        let brought = json!({ "email": "pilar@nordwind.example", "laptop": value });
        let body = json!({ "employee": brought }).to_string();
        let call = world.call(&world.trigger, body).await;
        world
            .until("it is handled", async |world| world.fate(&call).await.pop())
            .await;
        person(&world, &id).await.custom.read().0.len()
    };

    assert_eq!(says(json!("X1")).await, 1);
    assert_eq!(says(Value::Null).await, 0);
}

/// What is asked about somebody.
async fn asked(world: &World, id: &PersonId) -> Vec<Kind> {
    let id = id.clone();
    world
        .read(move |tables| {
            let no = tables.people().get(&id)?.expect("she is there").no;
            let items = tables.problems().of_person(no)?.into_iter();
            let all = items.map(|item| tables.problems().by_no(item.problem));
            let all = all.collect::<Result<Vec<_>, _>>()?;
            Ok(all.into_iter().flatten().map(|one| one.kind).collect())
        })
        .await
}

#[tokio::test]
async fn k14_another_tools_word_for_a_status_is_asked_about_and_changes_nothing() {
    let email = "jonas.brandt@nordwind.example";
    let (world, _receiver, id) = leaving(email).await;
    let started = async |call: Received| {
        let _ = id_of(&call);
        world
            .until("it is handled", async |world| world.fate(&call).await.pop())
            .await
    };

    started(
        world
            .call(&world.trigger, case!("K14-terminated.json"))
            .await,
    )
    .await;
    assert_eq!(person(&world, &id).await.status, PersonStatus::Active);
    assert_eq!(asked(&world, &id).await, [Kind::DetailUnread]);

    let own = json!({ "employee": { "email": email, "status": "On leave" } }).to_string();
    started(world.call(&world.trigger, own).await).await;
    assert_eq!(person(&world, &id).await.status, PersonStatus::OnLeave);
    assert_eq!(asked(&world, &id).await, [], "it is answered");
}

/// What is said of each that is asked about somebody.
async fn words_asked(world: &World, id: &PersonId) -> Vec<(ProblemId, Option<String>)> {
    let id = id.clone();
    world
        .read(move |tables| {
            let no = tables.people().get(&id)?.expect("she is there").no;
            let mut asked = Vec::new();
            for item in tables.problems().of_person(no)? {
                let problem = tables.problems().by_no(item.problem)?;
                let value = problem
                    .as_ref()
                    .and_then(|one| one.params.read().remove("value"));
                asked.extend(problem.map(|one| (one.id, value)));
            }
            Ok(asked)
        })
        .await
}

#[tokio::test]
async fn k14_what_a_word_means_is_said_once_and_holds_for_whom_it_came_and_from_then_on() {
    let (jonas, pilar) = ("jonas.brandt@nordwind.example", "pilar@nordwind.example");
    let (world, _receiver, id) = leaving(jonas).await;
    let other = world.add_person("Pilar Ocaña", pilar).await;
    let says = async |email: &str, status: &str| {
        let body = json!({ "employee": { "email": email, "status": status } }).to_string();
        let call = world.call(&world.trigger, body).await;
        world
            .until("it is handled", async |world| world.fate(&call).await.pop())
            .await;
    };
    let learns = async |problem: &ProblemId, ours: &str| {
        let dana = Actor::new("Dana", "test");
        let ours = ours.to_owned();
        let learned = learn_word(&world.engine, &dana, problem.clone(), ours).await;
        learned.expect("it is learned");
    };
    let becomes = async |who: &PersonId, status: PersonStatus| {
        world
            .until("the status is theirs", async |world| {
                (person(world, who).await.status == status).then_some(())
            })
            .await;
    };

    says(jonas, "LOA").await;
    says(jonas, "Terminated").await;
    says(pilar, "terminated ").await;
    let asked = words_asked(&world, &id).await;
    let [(problem, Some(word))] = asked.as_slice() else {
        panic!("the last word alone is asked about: {asked:?}")
    };
    assert_eq!(word, "Terminated");
    learns(problem, "left").await;

    becomes(&id, PersonStatus::Left).await;
    becomes(&other, PersonStatus::Left).await;
    assert_eq!(asked_words_of_both(&world, [&id, &other]).await, 0);
    says(pilar, "Active").await;
    becomes(&other, PersonStatus::Active).await;
    says(pilar, "TERMINATED").await;
    becomes(&other, PersonStatus::Left).await;
    assert_eq!(asked_words_of_both(&world, [&id, &other]).await, 0);
}

async fn asked_words_of_both(world: &World, both: [&PersonId; 2]) -> usize {
    let [one, other] = both;
    words_asked(world, one).await.len() + words_asked(world, other).await.len()
}

#[tokio::test]
async fn k14_a_word_that_a_table_does_not_know_is_asked_about_and_changes_nothing() {
    let email = "pilar@nordwind.example";
    let (world, _receiver, id) = leaving(email).await;
    let mut settings = AddressSettings::default();
    settings.learn("team", "VTR-7", "Sales");
    settings.learn("team", "SUP", "Support");
    let (dana, trigger) = (Actor::new("Dana", "test"), world.trigger.id.clone());
    let changed = addresses::change_settings(&world.engine, &dana, trigger, settings).await;
    changed.expect("it is changed");
    let says = async |team: &str| {
        let body = json!({ "employee": { "email": email, "team": team } }).to_string();
        let call = world.call(&world.trigger, body).await;
        world
            .until("it is handled", async |world| world.fate(&call).await.pop())
            .await;
        let team = person(&world, &id).await.team;
        (team, words_asked(&world, &id).await.len())
    };
    let team = |name: &str| Some(name.to_owned());

    assert_eq!(says("sup ").await, (team("Support"), 0));
    assert_eq!(says("Sales").await, (team("Sales"), 0));
    assert_eq!(says("XYZ").await, (team("Sales"), 1));
    assert_eq!(says("SUP").await, (team("Support"), 0));
}
