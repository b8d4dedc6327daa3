//! Custom details and ids in other tools, from a call to what is sent (C4).

use baton_core::calendar::Zone;
use baton_core::details::{CustomDetail, CustomType};
use baton_store::table::people::PersonStatus;
use baton_store::{Lane, Tx};
use jiff::{Span, Timestamp};
use serde_json::{Value, json};

use crate::receiver::Recorder;
use crate::story::tools;
use crate::world::{World, story};

const CALL: &str =
    r#"{"email":"ada@people.example","badge":"9007199254740993","salary":50.0,"hris":17}"#;

/// The story, whose trigger also brings a badge, a salary and the id in the HR system, and whose
/// first step sends what `content` says.
fn bringing(content: Value, match_by: Value) -> Value {
    let mut story = story("add_person", match_by);
    let start = &mut story["trigger"]["start"];
    start["update_known"] = json!(true);
    let fields = start["person_fields"].as_array_mut().expect("a list");
    for (detail, from) in [
        ("custom/badge", "/badge"),
        ("custom/salary", "/salary"),
        ("external_ids/HRIS", "/hris"),
    ] {
        fields.push(json!({ "detail": detail, "from": from }));
    }
    story["steps"][0]["action"]["content"] = content;
    story
}

/// A wait that finds its run by the badge.
fn by_badge() -> Value {
    json!({ "kind": "person_detail", "detail": "custom/badge",
        "call": { "kind": "picked", "pointer": "/issue/key" } })
}

fn as_received(name: &str, pointer: &str) -> Value {
    json!({ "name": name, "value": { "type": "as_received", "when_empty": { "kind": "leave_out" },
        "segments": [{ "kind": "detail", "format": "as_is",
            "reference": { "source": { "kind": "person" }, "pointer": pointer } }] } })
}

/// The story, whose trigger brings the first day of who is added, and the status.
fn with_first_day() -> Value {
    let mut story = story("add_person", by_badge());
    let start = &mut story["trigger"]["start"];
    let fields = start["person_fields"].as_array_mut().expect("a list");
    for detail in ["start_date", "status"] {
        fields.push(json!({ "detail": detail, "from": format!("/{detail}") }));
    }
    story
}

#[tokio::test]
async fn c4_who_is_added_by_a_call_is_active_from_their_first_day_on() {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(with_first_day(), receiver.at).await;
    let today = Zone::utc().date(Timestamp::now());
    let day = |days: i64| format!(r#""start_date":"{}""#, today + Span::new().days(days));
    let says = [
        (day(-300), PersonStatus::Active),
        (day(-2), PersonStatus::Active),
        (day(2), PersonStatus::BeforeStart),
        (
            r#""start_date":"next Monday""#.into(),
            PersonStatus::BeforeStart,
        ),
        (r#""start_date":null"#.into(), PersonStatus::BeforeStart),
        (day(-2) + r#","status":"on leave""#, PersonStatus::OnLeave),
        (
            day(-2) + r#","status":"before start""#,
            PersonStatus::BeforeStart,
        ),
        (day(-2) + r#","status":"STAGED""#, PersonStatus::Active),
        (day(2) + r#","status":"active""#, PersonStatus::Active),
    ];

    for (number, (said, status)) in says.into_iter().enumerate() {
        let email = format!("p{number}@people.example");
        let body = format!(r#"{{"email":"{email}",{said}}}"#);
        let call = world.call(&world.trigger, body).await;
        world.until_fate(&call, &["Started"]).await;

        let added = world.read(move |tables| tables.people().by_email(&email));
        let added = added.await.expect("they are added");
        assert_eq!(added.person.status, status, "{said}");
    }
}

async fn set(world: &World, name: &'static str, kind: CustomType, sensitive: bool) {
    let detail = CustomDetail { kind, sensitive };
    let write = move |tx: &mut Tx<'_>| {
        tx.custom_details()
            .set(name, detail, Timestamp::now())
            .map(drop)
    };
    let store = world.engine.store();
    store
        .write(Lane::Command, write)
        .await
        .expect("it is stored");
}

#[tokio::test]
async fn c4_a_custom_detail_is_sent_as_its_type_says() {
    let receiver = Recorder::answering(tools).await;
    let fields = [
        as_received("badge", "/custom/badge"),
        as_received("salary", "/custom/salary"),
        as_received("id", "/external_ids/HRIS"),
    ];
    let content = json!({ "kind": "fields", "fields": fields });
    let world = World::live(bringing(content, by_badge()), receiver.at).await;
    set(&world, "badge", CustomType::Number, false).await;

    let call = world.call(&world.trigger, CALL).await;
    world.until_fate(&call, &["Started"]).await;
    world.until_at("waiting_for_call").await;

    assert_eq!(
        receiver.seen()[0].text(),
        r#"{"badge":9007199254740993,"salary":50.0,"id":"17"}"#
    );
    let known = world.read(|tables| tables.custom_details().all()).await;
    assert_eq!(known["salary"].kind, CustomType::Number);
}

#[tokio::test]
async fn c4_everything_except_sends_nothing_sensitive() {
    let receiver = Recorder::answering(tools).await;
    let content = json!({ "kind": "everything_except", "excluded": ["/status", "/department"] });
    let world = World::live(bringing(content, by_badge()), receiver.at).await;
    set(&world, "salary", CustomType::Number, true).await;

    let call = world.call(&world.trigger, CALL).await;
    world.until_fate(&call, &["Started"]).await;
    world.until_at("waiting_for_call").await;

    assert_eq!(
        receiver.seen()[0].text(),
        r#"{"display_name":"ada@people.example","work_email":"ada@people.example","custom":{"badge":"9007199254740993"},"external_ids":{"HRIS":"17"}}"#
    );
}

#[tokio::test]
async fn c4_an_id_that_another_person_has_asks_who_it_is() {
    let receiver = Recorder::answering(tools).await;
    let content = json!({ "kind": "fields", "fields": [] });
    let world = World::live(bringing(content, by_badge()), receiver.at).await;

    let first = world.call(&world.trigger, CALL).await;
    world.until_fate(&first, &["Started"]).await;
    let renamed = world
        .call(
            &world.trigger,
            r#"{"email":"ada.new@people.example","hris":17}"#,
        )
        .await;

    world.until_fate(&renamed, &["Problem"]).await;
    let people = world
        .read(|tables| tables.people().by_email("ada.new@people.example"))
        .await;
    assert!(people.is_none(), "{people:?}");
}

#[tokio::test]
async fn c6_a_call_that_changes_a_person_changes_what_their_waits_look_for() {
    let receiver = Recorder::answering(tools).await;
    let content = json!({ "kind": "fields", "fields": [] });
    let world = World::live(bringing(content, by_badge()), receiver.at).await;
    let first = world.call(&world.trigger, CALL).await;
    world.until_fate(&first, &["Started"]).await;
    world.until_at("waiting_for_call").await;

    let update = world
        .call(
            &world.trigger,
            r#"{"email":"ada@people.example","badge":"B-2"}"#,
        )
        .await;
    world.until_fate(&update, &["AlreadyInWorkflow"]).await;
    let ready = world
        .call(&world.wait, r#"{"issue":{"key":"b-2","status":"Done"}}"#)
        .await;
    let old = world
        .call(
            &world.wait,
            r#"{"issue":{"key":"9007199254740993","status":"Done"}}"#,
        )
        .await;
    let now = world
        .call(&world.wait, r#"{"issue":{"key":"B-2","status":"Done"}}"#)
        .await;

    world.until_fate(&now, &["Moved"]).await;
    world.until_fate(&old, &["Problem"]).await;
    world.until_fate(&ready, &["Problem"]).await;
}

#[tokio::test]
async fn c4_whom_a_call_itself_says_to_leave_is_started_and_who_had_left_is_asked_about() {
    let receiver = Recorder::answering(tools).await;
    let content = json!({ "kind": "fields", "fields": [] });
    let mut offboarding = bringing(content, by_badge());
    let fields = offboarding["trigger"]["start"]["person_fields"].as_array_mut();
    let status = json!({ "detail": "status", "from": "/status" });
    fields.expect("a list").push(status);
    let steps = offboarding["steps"].as_array_mut().expect("a list");
    steps.truncate(1);
    let world = World::live(offboarding, receiver.at).await;
    let call = |n: u32, status: &str| {
        json!({ "email": "ada@people.example", "n": n, "status": status }).to_string()
    };

    let hired = world.call(&world.trigger, call(1, "active")).await;
    world.until_fate(&hired, &["Started"]).await;
    world.until_at("done").await;
    let leaves = world.call(&world.trigger, call(2, "left")).await;
    world.until_fate(&leaves, &["Started"]).await;
    let both = async |_: &World| (receiver.seen().len() == 2).then_some(());
    world.until("both are sent", both).await;
    let again = world.call(&world.trigger, call(3, "left")).await;

    world.until_fate(&again, &["Problem"]).await;
}

/// A call of somebody new, which says what looks sensitive for `detail`, open where it is known.
async fn says_a_salary_for(detail: &str) -> (World, Recorder) {
    let receiver = Recorder::answering(tools).await;
    let mut story = bringing(
        json!({ "kind": "everything_except", "excluded": [] }),
        by_badge(),
    );
    let fields = story["trigger"]["start"]["person_fields"].as_array_mut();
    let salary = json!({ "detail": detail, "from": "/pay/salary" });
    fields.expect("a list").push(salary);
    let world = World::live(story, receiver.at).await;
    set(&world, "band", CustomType::Number, false).await;
    let body = r#"{"email":"ada@people.example","badge":"B-1","pay":{"salary":84000}}"#;
    let call = world.call(&world.trigger, body).await;
    world.until_fate(&call, &["Started"]).await;
    (world, receiver)
}

async fn ada(world: &World) -> String {
    let read = |tables: &baton_store::Snapshot<'_>| {
        let row = tables.people().by_email("ada@people.example")?;
        let row = row.expect("she was added");
        let ids = tables.external_ids().of_person(row.no)?;
        Ok(format!(
            "{:?} {:?} {ids:?}",
            row.person,
            row.person.custom.read()
        ))
    };
    world.read(read).await
}

#[tokio::test]
async fn c4_what_looks_sensitive_in_a_call_makes_a_new_detail_sensitive() {
    let (world, receiver) = says_a_salary_for("custom/level").await;
    world.until_at("waiting_for_call").await;

    let custom = world.read(|tables| tables.custom_details().all()).await;
    assert!(custom["level"].sensitive && !custom["badge"].sensitive);
    let stored = ada(&world).await;
    assert!(stored.contains("84000"), "{stored}");
    let sent = receiver.seen()[0].text();
    assert!(sent.contains("B-1") && !sent.contains("84000"), "{sent}");
}

#[tokio::test]
async fn c4_what_looks_sensitive_in_a_call_becomes_no_detail_that_is_open() {
    for open in ["custom/band", "department", "external_ids/Payroll"] {
        let (world, _receiver) = says_a_salary_for(open).await;

        let stored = ada(&world).await;
        assert!(!stored.contains("84000"), "{open}: {stored}");
        let open_problems = world
            .read(|tables| {
                tables.problems().of_person(
                    tables
                        .people()
                        .by_email("ada@people.example")?
                        .expect("she was added")
                        .no,
                )
            })
            .await;
        let told: Vec<_> = open_problems
            .iter()
            .filter_map(|item| item.about.detail.as_ref())
            .map(|detail| detail.read())
            .collect();
        let detail = format!("person /{open}");
        let is_told = told
            .iter()
            .any(|told| told["because"] == "looks_sensitive" && told["detail"] == detail);
        assert!(is_told, "{told:?}");
        assert!(!format!("{told:?}").contains("84000"), "{told:?}");
    }
}
