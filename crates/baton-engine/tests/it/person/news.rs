//! What is new about people starts workflows, whoever made it: once each, and never without an end
//! (C4, C18).

use baton_core::details::{CustomDetail, CustomType};
use baton_core::document::Definition;
use baton_core::problem::Kind;
use baton_core::run::StartedByKind;
use baton_core::{PersonId, WorkflowState};
use baton_engine::commands::{people, runs};
use baton_engine::{Actor, Error, FurtherDetails};
use baton_store::table::people::{Person, PersonStatus};
use baton_store::table::runs::RunRow;
use baton_store::table::workflows::{Draft, NewWorkflow};
use baton_store::{Lane, Lenient, Tx, Unread, WorkflowNo};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::following::EMAIL;
use crate::receiver::Recorder;
use crate::story::tools;
use crate::world::{World, by_email, person, story};

pub(super) fn added() -> Value {
    json!({ "kind": "person_is_added" })
}

pub(super) fn changes(detail: &str) -> Value {
    changes_to(detail, json!({ "kind": "any" }))
}

pub(super) fn changes_to(detail: &str, to: Value) -> Value {
    json!({ "kind": "detail_changed", "detail": detail, "from": { "kind": "any" }, "to": to })
}

/// The story, which changes people it knows, and a workflow with a start of its own beside it.
pub(super) async fn beside(start: Value) -> (World, Recorder, WorkflowNo) {
    let receiver = Recorder::answering(tools).await;
    let mut first = story("add_person", by_email());
    first["trigger"]["start"]["update_known"] = json!(true);
    first["trigger"]["start"]["person_fields"] = json!([
        { "detail": "display_name", "from": "/name" },
        { "detail": "department", "from": "/department" },
        { "detail": "custom/band", "from": "/band" },
    ]);
    let world = World::live(first, receiver.at).await;
    let workflow = listen(&world, 2, start, json!([])).await;
    (world, receiver, workflow)
}

/// One more live workflow.
pub(super) async fn listen(world: &World, place: u32, start: Value, steps: Value) -> WorkflowNo {
    let id = format!("step_{place:032x}");
    let whole = json!({
        "trigger": { "id": id, "name": "News", "start": start }, "steps": steps });
    let text = Unread::of(&serde_json::from_value::<Definition>(whole).expect("a definition"));
    let write = move |tx: &mut Tx<'_>| -> Result<WorkflowNo, baton_store::Error> {
        let at = Timestamp::now();
        let no = tx.workflows().insert(&NewWorkflow {
            id: format!("wf_{place:032x}").parse().expect("an id"),
            name: format!("Listens {place}"),
            draft: Draft {
                definition: text.clone(),
                start_kind: "person_is_added".into(),
                steps: 0,
                changed: false,
                edit: "test".into(),
                by: "Dana".into(),
            },
            at,
        })?;
        let version = tx.versions().insert(no, &text, "Dana", None, at)?;
        let live = WorkflowState::Live;
        tx.workflows().set_state(no, live, Some(version), at)?;
        Ok(no)
    };
    let store = world.engine.store();
    store
        .write(Lane::Command, write)
        .await
        .expect("it is stored")
}

pub(super) fn dana() -> Actor {
    Actor::new("Dana", "test")
}

pub(super) async fn add(world: &World, email: &str) -> PersonId {
    let somebody = Person {
        department: Some("Research".to_owned()),
        ..person("Ada Okafor", email)
    };
    let id = somebody.id.clone();
    let further = FurtherDetails::default();
    let added = people::add(&world.engine, &dana(), somebody, further).await;
    added.expect("they are added");
    id
}

pub(super) async fn change(world: &World, id: &PersonId, edit: fn(Person) -> Person) {
    let edit = move |old: Person| Ok::<_, Error>((edit(old), FurtherDetails::default()));
    let changed = people::change(&world.engine, &dana(), id.clone(), edit).await;
    changed.expect("they are changed");
}

pub(super) fn to_sales(old: Person) -> Person {
    let department = Some("Sales".to_owned());
    Person { department, ..old }
}

/// The runs of a workflow, once there are so many and no job is left that could start another.
pub(super) async fn runs_of(world: &World, workflow: WorkflowNo, many: usize) -> Vec<RunRow> {
    world
        .until("nothing is left to start", async |world| {
            let is_left = world.read(|tables| tables.jobs().any_under_way()).await;
            let of = |run: &RunRow| run.workflow == workflow;
            let runs: Vec<_> = world.runs().await.into_iter().filter(of).collect();
            (!is_left && runs.len() >= many).then_some(runs)
        })
        .await
}

/// Why a run was started, without what tells it from others.
pub(super) fn why(run: &RunRow) -> (StartedByKind, Vec<(String, String)>) {
    let by = run.started_by.read();
    let params = by.params.into_iter();
    let own = ["news", "trigger_name"];
    (
        by.kind,
        params
            .filter(|(name, _)| !own.contains(&name.as_str()))
            .collect(),
    )
}

pub(super) fn text(params: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    params.iter().map(owned).collect()
}

#[tokio::test]
async fn c18_a_person_who_is_added_by_hand_or_by_a_call_starts_what_listens() {
    let (world, _receiver, workflow) = beside(added()).await;

    add(&world, "by-hand@people.example").await;
    let call = world
        .call(
            &world.trigger,
            format!(r#"{{"email":"{EMAIL}","name":"Ada"}}"#),
        )
        .await;
    world.until_fate(&call, &["Started"]).await;

    let runs = runs_of(&world, workflow, 2).await;
    assert_eq!(runs.len(), 2);
    for run in &runs {
        assert_eq!(why(run), (StartedByKind::Added, text(&[("chain", "1")])));
    }
}

#[tokio::test]
async fn c18_a_detail_that_changes_by_hand_by_a_call_or_by_a_step_starts_what_listens() {
    let (world, _receiver, workflow) = beside(changes("department")).await;
    let set = json!([{ "id": "step_00000000000000000000000000000031", "name": "Moves", "action": {
        "kind": "update_person", "details": [{ "detail": "department", "value": {
            "segments": [{ "kind": "text", "text": "Web" }], "type": "as_received",
            "when_empty": { "kind": "stop" } } }] } }]);
    listen(&world, 3, changes_to("team", json!({ "kind": "any" })), set).await;
    let ada = add(&world, EMAIL).await;

    change(&world, &ada, to_sales).await;
    change(&world, &ada, |old| Person {
        location: Some("Vienna".to_owned()),
        ..old
    })
    .await;
    runs_of(&world, workflow, 1).await;
    let body = format!(r#"{{"email":"{EMAIL}","department":"Data"}}"#);
    let call = world.call(&world.trigger, body).await;
    world.until_fate(&call, &["Started"]).await;
    runs_of(&world, workflow, 2).await;
    change(&world, &ada, |old| Person {
        team: Some("Core".to_owned()),
        ..old
    })
    .await;

    let runs = runs_of(&world, workflow, 3).await;
    let told = runs
        .iter()
        .map(why)
        .map(|(_, params)| params)
        .collect::<Vec<_>>();
    let was = |after, before, chain| {
        text(&[
            ("after", after),
            ("before", before),
            ("chain", chain),
            ("detail", "department"),
        ])
    };
    let wanted = [
        was("Sales", "Research", "1"),
        was("Data", "Sales", "1"),
        was("Web", "Data", "2"),
    ];
    assert_eq!(told, wanted);
}

#[tokio::test]
async fn c18_what_is_sensitive_starts_a_run_that_does_not_say_it() {
    let (world, _receiver, workflow) = beside(changes("custom/band")).await;
    let (kind, sensitive) = (CustomType::Text, true);
    let detail = CustomDetail { kind, sensitive };
    let write = move |tx: &mut Tx<'_>| {
        let set = tx.custom_details().set("band", detail, Timestamp::now());
        set.map(drop)
    };
    let store = world.engine.store();
    store
        .write(Lane::Command, write)
        .await
        .expect("it is stored");
    let ada = add(&world, EMAIL).await;

    change(&world, &ada, |old| {
        let custom = baton_store::table::people::CustomValues(vec![(
            "band".to_owned(),
            baton_core::Json::text("E7"),
        )]);
        Person {
            custom: Lenient::of(&custom),
            ..old
        }
    })
    .await;

    let runs = runs_of(&world, workflow, 1).await;
    let told = text(&[("chain", "1"), ("detail", "custom/band"), ("hidden", "yes")]);
    assert_eq!(why(&runs[0]), (StartedByKind::Changed, told));
    let kept = world.damage("UPDATE jobs SET slices = slices WHERE work LIKE '%E7%'");
    assert_eq!(kept, 0);
}

#[tokio::test]
async fn c2_nothing_starts_and_nothing_is_kept_while_the_workflow_is_off() {
    let (world, _receiver, workflow) = beside(changes("department")).await;
    let ada = add(&world, EMAIL).await;
    let set = |state| {
        move |tx: &mut Tx<'_>| {
            tx.workflows()
                .set_state(workflow, state, None, Timestamp::now())
        }
    };
    let store = world.engine.store();
    let off = store.write(Lane::Command, set(WorkflowState::Off)).await;
    off.expect("it is off");

    change(&world, &ada, to_sales).await;
    let on = store.write(Lane::Command, set(WorkflowState::Live)).await;
    on.expect("it is on");
    change(&world, &ada, |old| Person {
        department: Some("Web".to_owned()),
        ..old
    })
    .await;

    let runs = runs_of(&world, workflow, 1).await;
    let (_, told) = why(&runs[0]);
    assert_eq!(runs.len(), 1, "{told:?}");
    assert!(
        told.contains(&("before".to_owned(), "Sales".to_owned())),
        "{told:?}"
    );
}

#[tokio::test]
async fn c11_a_try_out_starts_nobody() {
    let (world, _receiver, workflow) = beside(changes("department")).await;
    let ada = add(&world, EMAIL).await;

    let mut tried = story("add_person", by_email());
    tried["steps"] = json!([{ "id": "step_00000000000000000000000000000031", "name": "Moves",
        "action": { "kind": "update_person", "details": [{ "detail": "department", "value": {
            "segments": [{ "kind": "text", "text": "Web" }], "type": "as_received",
            "when_empty": { "kind": "stop" } } }] } }]);
    let steps = tried["steps"].clone();
    listen(&world, 3, added(), steps).await;
    let id = format!("wf_{:032x}", 3).parse().expect("an id");
    let run = runs::try_out(&world.engine, &dana(), id, ada.clone(), None, false).await;
    run.expect("it starts");
    change(&world, &ada, to_sales).await;

    let runs = runs_of(&world, workflow, 1).await;
    assert_eq!(runs.len(), 1);
    let (_, told) = why(&runs[0]);
    assert!(
        told.contains(&("after".to_owned(), "Sales".to_owned())),
        "{told:?}"
    );
}

#[tokio::test]
async fn c11_somebody_made_up_starts_nothing() {
    let (world, _receiver, workflow) = beside(added()).await;
    let changed = listen(&world, 3, changes("department"), json!([])).await;
    let made_up = Person {
        sample: true,
        ..person("Maria Lopez", "maria@sample.example")
    };
    let id = made_up.id.clone();
    let further = FurtherDetails::default();
    let done = people::add(&world.engine, &dana(), made_up, further).await;
    done.expect("they are added");

    change(&world, &id, to_sales).await;
    add(&world, EMAIL).await;

    assert_eq!(runs_of(&world, workflow, 1).await.len(), 1);
    assert!(runs_of(&world, changed, 0).await.is_empty());
}

#[tokio::test]
async fn c4_who_has_left_is_started_by_nothing_but_their_status() {
    let (world, _receiver, workflow) = beside(changes("department")).await;
    let leaves = json!({ "kind": "person_leaves" });
    let leaves = listen(&world, 3, leaves, json!([])).await;
    let starts = json!({ "kind": "person_starts" });
    let starts = listen(&world, 4, starts, json!([])).await;
    let ada = add(&world, EMAIL).await;

    change(&world, &ada, |old| Person {
        status: PersonStatus::Left,
        ..to_sales(old)
    })
    .await;

    assert_eq!(runs_of(&world, leaves, 1).await.len(), 1);
    assert_eq!(runs_of(&world, starts, 0).await.len(), 0);
    let back = |old| Person {
        status: PersonStatus::Active,
        ..old
    };
    change(&world, &ada, back).await;
    assert_eq!(runs_of(&world, starts, 1).await.len(), 1);
    assert_eq!(runs_of(&world, leaves, 1).await.len(), 1);
    assert_eq!(runs_of(&world, workflow, 0).await.len(), 0);
}

#[tokio::test]
async fn c18_ten_starts_follow_one_from_another_and_the_eleventh_is_asked_about() {
    let detail = |of: &str| {
        json!([{ "kind": "detail", "format": "as_is",
            "reference": { "source": { "kind": "person" }, "pointer": format!("/{of}") } }])
    };
    let set = |name: &str, of: &str| {
        json!({ "detail": name, "value": { "segments": detail(of), "type": "as_received",
            "when_empty": { "kind": "stop" } } })
    };
    let swap = json!([{ "id": "step_00000000000000000000000000000031", "name": "Swaps", "action": {
        "kind": "update_person",
        "details": [set("department", "team"), set("team", "department")] } }]);
    let (world, _receiver, _) = beside(added()).await;
    let workflow = listen(&world, 3, changes("department"), swap).await;
    let ada = add(&world, EMAIL).await;

    change(&world, &ada, |old| Person {
        team: Some("Core".to_owned()),
        ..to_sales(old)
    })
    .await;

    let problem = world
        .until("it is asked about", async |world| {
            let no = world.runs().await.first()?.person;
            let read = move |tables: &baton_store::Snapshot<'_>| {
                let items = tables.problems().of_person(no)?;
                items
                    .first()
                    .map_or(Ok(None), |item| tables.problems().by_no(item.problem))
            };
            world.read(read).await
        })
        .await;
    assert_eq!(problem.kind, Kind::TooManyStarts);
    assert_eq!(runs_of(&world, workflow, 10).await.len(), 10);
}

#[tokio::test]
async fn c18_very_many_that_listen_start_in_slices_and_once_each_across_an_end_of_the_process() {
    let (world, receiver, _) = beside(added()).await;
    let mut workflows = Vec::new();
    for place in 3..=150 {
        workflows.push(listen(&world, place, changes("department"), json!([])).await);
    }
    let ada = add(&world, EMAIL).await;

    change(&world, &ada, to_sales).await;
    let at = receiver.at;
    let world = world.restart(at).await;

    let last = *workflows.last().expect("the last");
    runs_of(&world, last, 1).await;
    let started = world.runs().await.into_iter();
    let mut started: Vec<_> = started.map(|run| run.workflow).collect();
    started.retain(|one| workflows.contains(one));
    started.sort();
    assert_eq!(started, workflows);
}
