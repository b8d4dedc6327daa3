use baton_core::WorkflowState;
use baton_core::matching::twice::{AddressSettings, SenderId};
use baton_core::problem::Kind;
use baton_engine::commands::act;
use baton_engine::commands::calls::{self, UseAnyway};
use baton_engine::{Actor, Admission, Received};
use baton_store::table::calls::CallKind;
use baton_store::table::calls::shelf::Shelf;
use baton_store::{Lane, Tx};
use jiff::Timestamp;

use crate::lists::set;
use crate::receiver::Recorder;
use crate::story::tools;
use crate::world::{World, because, by_ticket, hang_up, head, story};

async fn world() -> (World, Recorder) {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(story("keep_under_problems", by_ticket()), receiver.at).await;
    (world, receiver)
}

fn readable(received: &Received) -> bool {
    matches!(received, Received::Stored { readable: true, .. })
}

#[tokio::test]
async fn c1_wrong_tokens_and_unknown_addresses_are_refused_alike_and_kept() {
    let (world, _receiver) = world().await;

    let wrong = world.engine.admit(head(&world.trigger, "btn_wrong"));
    let mut elsewhere = head(&world.trigger, "btn_1");
    elsewhere.address = "7ZZZZZZZZZZZZZZZZZZZZZZZZZ".into();
    let unknown = world.engine.admit(elsewhere);

    assert!(matches!(unknown, Admission::Refused(_)));
    let Admission::Refused(wrong) = wrong else {
        panic!("it is refused")
    };
    world
        .engine
        .keep_refused(wrong, Some(r#"{"email":"a@people.example"}"#.into()))
        .await;
    let id = world.trigger.id.clone();
    let (row, kept) = world
        .read(move |tables| {
            let row = tables.addresses().get(&id)?.expect("it is there");
            let kept = tables.shelf().calls(row.no, Shelf::Refused, 10)?;
            Ok((row, kept))
        })
        .await;
    assert_eq!((row.refused, kept.len()), (1, 1));
}

#[tokio::test]
async fn c1_a_released_call_is_judged_as_if_it_came_now() {
    let (world, _receiver) = world().await;
    world.add_person("Ada Okafor", "ada@people.example").await;
    let Admission::Refused(refused) = world.engine.admit(head(&world.trigger, "x")) else {
        panic!("it is refused")
    };
    world
        .engine
        .keep_refused(refused, Some(r#"{"email":"ada@people.example"}"#.into()))
        .await;
    let id = world.trigger.id.clone();
    let call = world
        .read(move |tables| {
            let row = tables.addresses().get(&id)?.expect("it is there");
            let kept = tables.shelf().calls(row.no, Shelf::Refused, 10)?;
            tables.calls().id(kept[0])
        })
        .await
        .expect("it is kept");

    act::<UseAnyway>(
        &world.engine,
        &Actor::new("Dana", "test"),
        call.clone(),
        because("their token was old"),
    )
    .await
    .expect("released");

    let released = Received::Stored {
        call: call.to_string(),
        readable: true,
        answer: None,
    };
    world.until_fate(&released, &["Started"]).await;
}

#[tokio::test]
async fn c1_what_a_refused_call_without_data_says_in_its_address_is_read_once_it_is_released() {
    let (world, _receiver) = world().await;
    world.add_person("Ada Okafor", "ada@people.example").await;
    let mut opening = head(&world.trigger, "x");
    opening.query = Some("email=ada%40people.example&token=old".to_owned());
    let Admission::Refused(refused) = world.engine.admit(opening) else {
        panic!("it is refused")
    };
    world
        .engine
        .keep_refused(refused, Some("\r\n".into()))
        .await;
    let id = world.trigger.id.clone();
    let (call, body) = world
        .read(move |tables| {
            let row = tables.addresses().get(&id)?.expect("it is there");
            let kept = tables.shelf().calls(row.no, Shelf::Refused, 10)?[0];
            let call = tables.calls().id(kept)?.expect("it is stored");
            let content = tables.calls().content(kept)?.expect("it is kept");
            Ok((call, content.body.unwrap_or_default()))
        })
        .await;
    assert_eq!(String::from_utf8_lossy(&body), "email=ada%40people.example");

    let why = because("their token was old");
    act::<UseAnyway>(
        &world.engine,
        &Actor::new("Dana", "test"),
        call.clone(),
        why,
    )
    .await
    .expect("released");

    let released = Received::Stored {
        call: call.to_string(),
        readable: true,
        answer: None,
    };
    world.until_fate(&released, &["Started"]).await;
}

#[tokio::test]
async fn c1_eleven_guesses_a_minute_are_too_fast_and_a_right_token_is_not() {
    let (world, _receiver) = world().await;

    let guesses: Vec<_> = (0..11)
        .map(|_| world.engine.admit(head(&world.trigger, "btn_guess")))
        .collect();
    let right = world
        .engine
        .admit(head(&world.trigger, &world.trigger.token));

    assert!(
        guesses[..10]
            .iter()
            .all(|one| matches!(one, Admission::Refused(_)))
    );
    assert!(matches!(
        guesses[10],
        Admission::TooFast {
            retry_after_s: 1..=61
        }
    ));
    assert!(matches!(right, Admission::Admitted(_)));
}

#[tokio::test]
async fn c1_unreadable_data_is_stored_and_becomes_a_problem() {
    let (world, _receiver) = world().await;

    for (number, body) in [r#"{"email":"#, r#"{"a":1,"a":2}"#, ""].iter().enumerate() {
        let received = world.call(&world.trigger, *body).await;

        assert!(!readable(&received), "{number}");
        world.until_fate(&received, &["Problem"]).await;
    }
    assert!(world.runs().await.is_empty());
}

#[tokio::test]
async fn c1_too_big_and_compressed_calls_leave_a_row() {
    let (world, _receiver) = world().await;

    for kind in [CallKind::TooBig, CallKind::Compressed] {
        let admitted = world
            .engine
            .admit(head(&world.trigger, &world.trigger.token));
        let Admission::Admitted(admitted) = admitted else {
            panic!("it is admitted")
        };
        if kind == CallKind::TooBig {
            world
                .engine
                .note_too_big(admitted, 2_000_000, 1_048_576)
                .await;
        } else {
            world.engine.note_compressed(admitted).await;
        }
    }

    let id = world.trigger.id.clone();
    let kinds: Vec<_> = world
        .read(move |tables| {
            let row = tables.addresses().get(&id)?.expect("it is there");
            let page = tables.calls().page(row.no, None, 10)?;
            Ok(page
                .items
                .into_iter()
                .map(|call| (call.kind, call.size))
                .collect())
        })
        .await;
    assert_eq!(
        kinds,
        [(CallKind::Compressed, 0), (CallKind::TooBig, 2_000_000)]
    );
}

#[tokio::test]
async fn c1_a_call_after_the_shutdown_began_is_not_answered_as_stored() {
    let (world, _receiver) = world().await;
    let admitted = world
        .engine
        .admit(head(&world.trigger, &world.trigger.token));
    let Admission::Admitted(admitted) = admitted else {
        panic!("it is admitted")
    };

    world.engine.shutdown(std::time::Duration::ZERO).await;
    let received = world.engine.receive(admitted, "{}".into()).await;

    assert!(matches!(received, Received::Unavailable { .. }));
}

#[tokio::test]
async fn c2_calls_while_off_are_kept_and_start_when_asked() {
    let (world, _receiver) = world().await;
    world.add_person("Ada Okafor", "ada@people.example").await;
    let (no, actor) = (world.workflow, Actor::new("Dana", "test"));
    let set = async |state| {
        let write = move |tx: &mut baton_store::Tx<'_>| {
            tx.workflows().set_state(no, state, None, Timestamp::now())
        };
        world
            .engine
            .store()
            .write(Lane::Command, write)
            .await
            .expect("it is written");
    };

    set(WorkflowState::Off).await;
    let kept = world
        .call(&world.trigger, r#"["ada@people.example"]"#)
        .await;
    world.until_fate(&kept, &["Kept"]).await;
    let refused = calls::start_kept(&world.engine, &actor, world.workflow_id.clone(), None).await;
    set(WorkflowState::Live).await;
    let started = calls::start_kept(&world.engine, &actor, world.workflow_id.clone(), None).await;

    assert!(refused.is_err());
    assert!(started.is_ok(), "it is live");
    world.until_fate(&kept, &["Started"]).await;
}

#[tokio::test]
async fn c4_each_person_of_a_call_is_handled_on_their_own() {
    let (world, _receiver) = world().await;
    world.add_person("Ada Okafor", "ada@people.example").await;
    world.add_person("Li Na", "li@people.example").await;

    let body = r#"{"emails":["ada@people.example","nobody@people.example","not an address","Li@people.example"]}"#;
    let received = world.call(&world.trigger, body).await;
    let nobody = world.call(&world.trigger, r#"{"course":"Safety"}"#).await;
    let again = world
        .call(&world.trigger, r#"{"email":"ada@people.example"}"#)
        .await;

    world
        .until_fate(&received, &["Started", "Problem", "Problem", "Started"])
        .await;
    world.until_fate(&nobody, &["Problem"]).await;
    world.until_fate(&again, &["AlreadyInWorkflow"]).await;
    assert_eq!(world.runs().await.len(), 2);
}

#[tokio::test]
async fn c4_someone_who_has_left_is_a_problem() {
    let (world, _receiver) = world().await;
    let mut person = crate::world::person("Gone Person", "gone@people.example");
    person.status = baton_store::table::people::PersonStatus::Left;
    let write = move |tx: &mut baton_store::Tx<'_>| tx.people().insert(&person, Timestamp::now());
    world
        .engine
        .store()
        .write(Lane::Command, write)
        .await
        .expect("it is stored");

    let received = world
        .call(&world.trigger, r#"{"email":"gone@people.example"}"#)
        .await;

    world.until_fate(&received, &["Problem"]).await;
}

#[tokio::test]
async fn c5_identical_bytes_are_one_call_and_can_be_used_anyway() {
    let (world, _receiver) = world().await;
    world.add_person("Ada Okafor", "ada@people.example").await;
    let body = r#"{"email":"ada@people.example"}"#;

    let first = world.call(&world.trigger, body).await;
    let second = world.call(&world.trigger, body).await;
    world.until_fate(&first, &["Started"]).await;

    assert_eq!(first, second);
    assert_eq!(world.runs().await.len(), 1);
    let id = world.trigger.id.clone();
    let repeat = world
        .read(move |tables| {
            let row = tables.addresses().get(&id)?.expect("it is there");
            Ok(tables.calls().page(row.no, None, 1)?.items.remove(0))
        })
        .await;
    assert!(repeat.duplicate_of.is_some());
    let actor = Actor::new("Dana", "test");
    act::<UseAnyway>(
        &world.engine,
        &actor,
        repeat.id.clone(),
        because("she starts again"),
    )
    .await
    .expect("it is used");
    assert_eq!(world.runs().await.len(), 2);
}

#[tokio::test]
async fn c5_other_data_under_a_known_number_is_a_problem_with_the_same_answer() {
    let (world, _receiver) = world().await;
    world.add_person("Ada Okafor", "ada@people.example").await;
    let id = world.trigger.id.clone();
    let write = move |tx: &mut baton_store::Tx<'_>| -> Result<(), baton_store::Error> {
        let row = tx.addresses().get(&id)?.expect("it is there");
        let settings = AddressSettings {
            sender_id: Some(SenderId::Pointer {
                pointer: "/id".into(),
            }),
            ..AddressSettings::default()
        };
        tx.addresses().set_settings(row.no, &settings)
    };
    world
        .engine
        .store()
        .write(Lane::Command, write)
        .await
        .expect("it is written");
    world
        .engine
        .refresh_addresses()
        .await
        .expect("they are read");

    let first = world
        .call(&world.trigger, r#"{"id":7,"email":"ada@people.example"}"#)
        .await;
    let other = world
        .call(&world.trigger, r#"{"id":7,"email":"li@people.example"}"#)
        .await;
    world.until_fate(&first, &["Started"]).await;

    assert_eq!(first, other);
    let open = world
        .until("a problem", async |world| {
            let open = world.read(|tables| tables.counters().problems()).await;
            (open == 1).then_some(open)
        })
        .await;
    assert_eq!(open, 1);
}

#[tokio::test]
async fn c1_of_many_refused_calls_at_once_64_wait_to_be_kept_and_the_rest_is_counted() {
    const MOST: usize = 64;
    const MORE: usize = 30;
    let (world, _receiver) = world().await;
    // The writer is busy until it is let go, so that whoever waits for it goes on waiting.
    let (let_go, held) = std::sync::mpsc::channel::<()>();
    let (begins, began) = tokio::sync::oneshot::channel();
    let store = world.engine.store().clone();
    let busy = tokio::spawn(async move {
        let write = move |_: &mut Tx<'_>| -> Result<(), baton_store::Error> {
            let _somebody_waits = begins.send(());
            let _until_it_is_let_go = held.recv();
            Ok(())
        };
        store.write(Lane::Command, write).await
    });
    began.await.expect("it is busy");

    let refused = (0..MOST + MORE).map(|number| {
        // Nobody guesses often: each comes from somewhere else.
        let mut head = head(&world.trigger, "btn_wrong");
        head.from = format!("198.51.100.{number}").parse().expect("an address");
        let Admission::Refused(refused) = world.engine.admit(head) else {
            panic!("it is refused")
        };
        refused
    });
    let mut calls = tokio::task::JoinSet::new();
    for refused in refused {
        let engine = world.engine.clone();
        calls.spawn(async move { engine.keep_refused(refused, Some("{}".into())).await });
    }
    for _ in 0..MORE {
        calls.join_next().await.expect("one more").expect("it ends");
    }
    // Whatever has no place has ended by now, and nothing else can.
    tokio::task::yield_now().await;
    assert!(calls.try_join_next().is_none(), "{MOST} wait");

    let_go.send(()).expect("somebody listens");
    while let Some(ended) = calls.join_next().await {
        ended.expect("it ends");
    }
    busy.await.expect("it ends").expect("it is written");
    let id = world.trigger.id.clone();
    let counted = async |world: &World| {
        let id = id.clone();
        let row = world.read(move |tables| tables.addresses().get(&id)).await;
        let refused = row.expect("it is there").refused;
        (refused == i64::try_from(MOST + MORE).expect("it is small")).then_some(())
    };
    world.until("all are counted", counted).await;
}

#[tokio::test]
async fn c5_calls_without_data_are_repeats_only_where_their_queries_say_the_same() {
    let (world, _receiver) = world().await;
    let post = async |query: &str, body: &'static str| {
        let mut opened = head(&world.trigger, &world.trigger.token);
        opened.query = Some(query.to_owned());
        let Admission::Admitted(admitted) = world.engine.admit(opened) else {
            panic!("it is admitted")
        };
        let received = world.engine.receive(admitted, body.into()).await;
        let Received::Stored { call, readable, .. } = received else {
            panic!("{received:?}")
        };
        assert!(readable, "what it says is data");
        call
    };

    let first = post("email=q1@people.example&token=a", "").await;
    let second = post("email=q2@people.example&token=a", "").await;
    let again = post("email=q1@people.example&token=another", " ").await;
    let same = post("email=q1@people.example", "").await;
    let case = post("key=HR-7", "").await;
    let other_case = post("key=HR-8", "").await;
    let marked = post("email=q3@people.example", "\u{feff}").await;
    let marked_too = post("email=q4@people.example", "\u{feff}").await;
    let data = post("n=1", r#"{"email":"a@people.example"}"#).await;
    let data_again = post("n=2", r#"{"email":"a@people.example"}"#).await;

    assert_ne!(first, second, "two people, two calls");
    assert_eq!(same, first, "a token says nothing of what a call is about");
    assert_ne!(other_case, case, "two cases, two calls");
    assert_ne!(marked_too, marked, "a mark alone is no data");
    assert_eq!(again, first, "blanks are no data");
    assert_eq!(data_again, data, "of calls with data the bytes decide");
}

#[tokio::test]
async fn k51_calls_that_are_too_long_are_one_problem_that_says_who_when_and_how_long() {
    let (world, _receiver) = world().await;
    let too_long = async |size: u64| {
        let admitted = world
            .engine
            .admit(head(&world.trigger, &world.trigger.token));
        let Admission::Admitted(admitted) = admitted else {
            panic!("it is admitted")
        };
        world.engine.note_too_big(admitted, size, 1_048_576).await;
    };
    let open = async || {
        let group = format!("call_too_long|{}", world.trigger.id);
        let open = move |tables: &baton_store::Snapshot<'_>| {
            let all = tables.counters().problems()?;
            Ok((all, tables.problems().open_of(&group)?))
        };
        let (all, problem) = world.read(open).await;
        (
            all,
            problem.map(|one| (one.kind, one.workflow, one.params.read())),
        )
    };

    set(&world, WorkflowState::Draft).await;
    too_long(2_000_000).await;
    assert_eq!(
        open().await.0,
        0,
        "whoever builds it sees it at the address"
    );

    set(&world, WorkflowState::Live).await;
    too_long(1_258_292).await;
    too_long(3_000_000).await;
    let (all, problem) = open().await;
    let (kind, workflow, said) = problem.expect("it is told");
    assert_eq!(
        (all, kind, workflow),
        (1, Kind::CallTooLong, Some(world.workflow))
    );
    let told = ["from", "most", "size", "times"].map(|name| said[name].as_str());
    assert_eq!(told, ["198.51.100.7", "1048576", "3000000", "2"]);
    assert!(said["first"] < said["at"], "{said:?}");
}

#[tokio::test]
async fn c1_compressed_calls_are_one_problem_whose_news_is_the_last_of_them() {
    let (world, _receiver) = world().await;
    for _ in 0..3 {
        let head = head(&world.trigger, &world.trigger.token);
        let Admission::Admitted(admitted) = world.engine.admit(head) else {
            panic!("it is admitted")
        };
        world.engine.note_compressed(admitted).await;
    }

    let group = format!("call_compressed|{}", world.trigger.id);
    let open = move |tables: &baton_store::Snapshot<'_>| {
        let problem = tables.problems().open_of(&group)?.expect("it is told");
        let items = tables.problems().items(problem.no, true, None, 10)?.items;
        Ok((tables.counters().problems()?, problem, items))
    };
    let (all, problem, items) = world.read(open).await;

    assert_eq!((all, problem.kind), (1, Kind::CallCompressed));
    assert_eq!(problem.workflow, Some(world.workflow));
    let said = problem.params.read();
    let told = ["from", "times"].map(|name| said[name].as_str());
    assert_eq!(told, ["198.51.100.7", "3"]);
    assert!(said["first"] < said["at"], "{said:?}");
    assert!(problem.since < problem.last_at, "{problem:?}");
    let [item] = items.as_slice() else {
        panic!("it is one: {items:?}")
    };
    assert_eq!(item.at, problem.last_at);
    assert_eq!(
        item.about.detail.as_ref().map(|said| said.read()),
        Some(said)
    );
}

#[tokio::test]
async fn c1_a_full_disk_is_told_as_what_it_is() {
    let receiver = Recorder::answering(tools).await;
    let store = baton_store::Options {
        max_pages: Some(400),
        ..baton_store::Options::default()
    };
    let story = story("keep_under_problems", by_ticket());
    let world = World::live_with(story, receiver.at, store).await;

    let mut told = None;
    for number in 0..100 {
        let body = format!(r#"{{"number":{number},"pad":"{}"}}"#, "x".repeat(50_000));
        let received = world.call(&world.trigger, body).await;
        if !matches!(received, Received::Stored { .. }) {
            told = Some(received);
            break;
        }
        world.engine.nudge();
    }

    let full = Received::Unavailable {
        retry_after_s: 30,
        is_full: true,
    };
    assert_eq!(told, Some(full));
}

#[tokio::test]
async fn c1_a_call_whose_sender_hangs_up_before_the_answer_starts_its_run() {
    let (world, _receiver) = world().await;
    world.add_person("Ada Okafor", "ada@people.example").await;
    let trigger = head(&world.trigger, &world.trigger.token);
    let Admission::Admitted(admitted) = world.engine.admit(trigger) else {
        panic!("it is admitted")
    };

    let body = r#"{"email":"ada@people.example"}"#.into();
    hang_up(world.engine.receive(admitted, body));

    world.until_at("waiting_for_call").await;
}
