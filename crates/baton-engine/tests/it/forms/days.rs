//! Dates and zones that a call brings, from the call to what is sent (C17).

use baton_core::calendar::{DayOrder, Zone};
use baton_core::matching::twice::AddressSettings;
use baton_core::problem::Kind;
use baton_engine::{Actor, Admission, Error, FurtherDetails, commands};
use baton_store::table::people::{Person, PersonRow};
use baton_store::{Lane, Lenient, Tx};
use serde_json::{Value, json};

use crate::receiver::Recorder;
use crate::story::tools;
use crate::world::{World, by_email, head, story};

/// A payload of the cases, as it came.
macro_rules! case {
    ($file:literal) => {
        include_str!(concat!(
            "../../../../baton-core/tests/it/reading/cases/",
            $file
        ))
    };
}

/// The story, whose trigger brings a start date and a zone, and whose first step sends the date in
/// both ways.
pub(super) fn hiring() -> Value {
    let mut story = story("add_person", by_email());
    let start = &mut story["trigger"]["start"];
    start["person"] = json!({ "kind": "picked", "pointer": "/hire/email" });
    start["update_known"] = json!(true);
    start["person_fields"] = json!([
        { "detail": "start_date", "from": "/hire/start" },
        { "detail": "time_zone", "from": "/hire/zone" },
        { "detail": "team", "from": "/hire/team" }]);
    let date = |name: &str, format: &str| {
        json!({ "name": name, "value": { "type": "text", "when_empty": { "kind": "leave_out" },
            "segments": [{ "kind": "detail", "format": format,
                "reference": { "source": { "kind": "person" }, "pointer": "/start_date" } }] } })
    };
    let fields = [date("day", "date_iso"), date("long", "date_long")];
    story["steps"][0]["action"]["content"] = json!({ "kind": "fields", "fields": fields });
    story
}

async fn world() -> (World, Recorder) {
    world_of(hiring()).await
}

pub(super) async fn world_of(story: Value) -> (World, Recorder) {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(story, receiver.at).await;
    let zone = |tx: &mut Tx<'_>| {
        let settings = baton_core::calendar::TimeSettings {
            zone: Some("Europe/Berlin".to_owned()),
            place: None,
        };
        tx.meta().set_time_settings(&settings)
    };
    let store = world.engine.store();
    store
        .write(Lane::Command, zone)
        .await
        .expect("it is stored");
    (world, receiver)
}

pub(super) async fn known(world: &World, email: &'static str) -> PersonRow {
    let found = world
        .read(move |tables| tables.people().by_email(email))
        .await;
    found.expect("the person is known")
}

pub(super) async fn brings(world: &World, body: impl Into<String>, fate: &str) {
    let call = world.call(&world.trigger, body).await;
    world.until_fate(&call, &[fate]).await;
}

pub(super) async fn asked(world: &World) -> i64 {
    world.read(|tables| tables.counters().problems()).await
}

#[tokio::test]
async fn k05_a_start_date_is_the_day_that_it_is_in_the_companys_zone_and_is_sent_so() {
    let (world, receiver) = world().await;

    brings(&world, case!("K05-utc-midnight.json"), "Started").await;

    let sent = world
        .until("it is sent", async |_| receiver.seen().into_iter().next())
        .await;
    assert_eq!(sent.text(), r#"{"day":"2026-12-01","long":"1 Dec 2026"}"#);
    let person = known(&world, "oyvind.lund@nordwind.example").await;
    assert_eq!(person.person.start_date.as_deref(), Some("2026-12-01"));
}

#[tokio::test]
async fn k05_somebodys_own_zone_counts_before_the_companys() {
    let (world, _receiver) = world().await;
    let body =
        r#"{"hire":{"email":"a@x.io","start":"2026-11-30T23:00:00Z","zone":"America/New_York"}}"#;

    brings(&world, body, "Started").await;

    let person = known(&world, "a@x.io").await.person;
    assert_eq!(person.start_date.as_deref(), Some("2026-11-30"));
}

#[tokio::test]
async fn k15_start_dates_as_machines_write_them_are_days() {
    let (world, _receiver) = world().await;
    for body in [
        case!("K15-odata.json"),
        case!("K15-serial.json"),
        case!("K15-dotted.json"),
    ] {
        brings(&world, body, "Started").await;
    }

    for (email, day) in [
        ("a.odata@nordwind.example", "2027-01-01"),
        ("b.serial@nordwind.example", "2026-12-31"),
        ("c.dotted@nordwind.example", "2026-12-31"),
    ] {
        let person = known(&world, email).await.person;
        assert_eq!(person.start_date.as_deref(), Some(day), "{email}");
    }
    assert_eq!(asked(&world).await, 0);
}

#[tokio::test]
async fn k49_a_windows_zone_is_kept_by_its_iana_name() {
    let (world, _receiver) = world().await;

    brings(&world, case!("K49-zone.json"), "Started").await;

    let person = known(&world, "mira.holt@nordwind.example").await.person;
    let zone = person.time_zone.expect("a zone");
    assert_eq!(zone, "Europe/Berlin");
    assert!(Zone::of_name(&zone).is_some());
}

#[tokio::test]
async fn what_no_rule_reads_keeps_the_old_value_and_is_asked_about_until_it_is_filled_in() {
    let (world, _receiver) = world().await;
    let hire = |start: &str, zone: &str| {
        json!({"hire": {"email": "a@x.io", "start": start, "zone": zone}}).to_string()
    };
    brings(&world, hire("2026-12-01", "Europe/Vienna"), "Started").await;

    brings(
        &world,
        hire("some day in spring", "Middle Earth"),
        "AlreadyInWorkflow",
    )
    .await;
    brings(
        &world,
        hire("some other day", "Middle Earth"),
        "AlreadyInWorkflow",
    )
    .await;

    let row = known(&world, "a@x.io").await;
    assert_eq!(row.person.start_date.as_deref(), Some("2026-12-01"));
    assert_eq!(row.person.time_zone.as_deref(), Some("Europe/Vienna"));
    let no = row.no;
    let kinds = world
        .read(move |tables| {
            let items = tables.problems().of_person(no)?;
            let problems = items
                .iter()
                .map(|item| tables.problems().by_no(item.problem));
            problems.collect::<Result<Vec<_>, _>>()
        })
        .await;
    let kinds: Vec<_> = kinds.into_iter().flatten().map(|row| row.kind).collect();
    assert_eq!(kinds, [Kind::DetailUnread, Kind::DetailUnread]);

    brings(
        &world,
        hire("2027-01-15", "Middle Earth"),
        "AlreadyInWorkflow",
    )
    .await;
    assert_eq!(asked(&world).await, 1, "the date is told by now");
    let edit = |mut person: Person| {
        person.time_zone = Some("Europe/Berlin".to_owned());
        Ok::<_, Error>((person, FurtherDetails::default()))
    };
    let by = Actor::new("Dana", "test");
    commands::people::change(&world.engine, &by, row.person.id, edit)
        .await
        .expect("changed");
    assert_eq!(asked(&world).await, 0);
}

#[tokio::test]
async fn a_day_that_nobody_reads_and_a_step_needs_is_asked_about_once() {
    let mut story = hiring();
    for at in [0, 1] {
        let value = &mut story["steps"][0]["action"]["content"]["fields"][at]["value"];
        value["when_empty"] = json!({ "kind": "stop" });
    }
    let (world, receiver) = world_of(story).await;
    let hire = json!({"hire": {"email": "a@x.io", "start": "31.02.2026"}}).to_string();

    brings(&world, hire, "Started").await;
    let run = world.until_at("cannot_prepare").await;

    assert_eq!(asked(&world).await, 1);
    let items = world
        .read(move |tables| tables.problems().of_run(run.no))
        .await;
    let said = items[0].about.detail.as_ref().map(Lenient::read);
    let said = said.and_then(|mut params| params.remove("found"));
    assert_eq!(said.as_deref(), Some("31.02.2026"), "what the call said");

    let row = known(&world, "a@x.io").await;
    let edit = |mut person: Person| {
        person.start_date = Some("2026-12-01".to_owned());
        Ok::<_, Error>((person, FurtherDetails::default()))
    };
    let by = Actor::new("Dana", "test");
    commands::people::change(&world.engine, &by, row.person.id, edit)
        .await
        .expect("changed");
    let problem = world
        .read(move |tables| tables.problems().by_no(items[0].problem))
        .await;
    let problem = problem.expect("the problem").id;
    let again = commands::problems::send_again(&world.engine, &by, problem, "it is known".into());
    again.await.expect("it begins");
    let sent = world
        .until("it is sent", async |_| receiver.seen().into_iter().next())
        .await;
    assert_eq!(sent.text(), r#"{"day":"2026-12-01","long":"1 Dec 2026"}"#);
    assert_eq!(asked(&world).await, 0);
}

#[tokio::test]
async fn a_day_that_could_be_two_is_read_by_what_the_field_proves_or_the_admin_chose() {
    let (world, _receiver) = world().await;
    let hire =
        |email: &str, start: &str| json!({"hire": {"email": email, "start": start}}).to_string();
    brings(&world, hire("a@x.io", "1/2/2027"), "Started").await;
    assert_eq!(known(&world, "a@x.io").await.person.start_date, None);
    assert_eq!(asked(&world).await, 1);

    // Whoever has no token decides nothing.
    let Admission::Refused(refused) = world.engine.admit(head(&world.trigger, "wrong")) else {
        panic!("it is refused")
    };
    let other = hire("z@x.io", "25/12/2026").into();
    world.engine.keep_refused(refused, Some(other)).await;
    brings(&world, hire("b@x.io", "12/25/2026"), "Started").await;
    brings(&world, hire("c@x.io", "1/2/2027"), "Started").await;
    let start = known(&world, "c@x.io").await.person.start_date;
    assert_eq!(start.as_deref(), Some("2027-01-02"));

    let (id, settings) = (
        world.trigger.id.clone(),
        AddressSettings {
            day_order: Some(DayOrder::DayFirst),
            ..AddressSettings::default()
        },
    );
    let write = move |tx: &mut Tx<'_>| -> Result<(), baton_store::Error> {
        let row = tx.addresses().get(&id)?.expect("it is there");
        tx.addresses().set_settings(row.no, &settings)
    };
    world
        .engine
        .store()
        .write(Lane::Command, write)
        .await
        .expect("it is stored");
    brings(&world, hire("d@x.io", "1/2/2027"), "Started").await;
    let start = known(&world, "d@x.io").await.person.start_date;
    assert_eq!(start.as_deref(), Some("2027-02-01"));
}

#[tokio::test]
async fn what_looks_empty_changes_nothing() {
    let (world, _receiver) = world().await;
    let hire = |start: &str, team: &str| {
        json!({"hire": {"email": "a@x.io", "start": start, "team": team}}).to_string()
    };
    brings(&world, hire("2026-12-01", "Null"), "Started").await;

    for nothing in [
        "undefined",
        "null",
        "NaN",
        "[object Object]",
        "{{hire.start}}",
    ] {
        brings(&world, hire(nothing, nothing), "AlreadyInWorkflow").await;
    }

    let person = known(&world, "a@x.io").await.person;
    assert_eq!(person.start_date.as_deref(), Some("2026-12-01"));
    assert_eq!(person.team.as_deref(), Some("Null"));
    assert_eq!(asked(&world).await, 0);
}
