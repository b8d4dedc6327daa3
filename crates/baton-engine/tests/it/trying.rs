use std::time::Duration;

use baton_core::run::{Verb, WhereKind};
use baton_core::word;
use baton_engine::Actor;
use baton_engine::commands::runs;
use baton_store::table::outbox::tries::TryRow;
use baton_store::table::outbox::{MessageRow, MessageState};

use crate::receiver::Recorder;
use crate::story::tools;
use crate::world::{JIRA, OKTA, World, by_ticket, step, story};

pub(crate) async fn started(world: &World) {
    world.add_person("Ada Okafor", "ada@people.example").await;
    world
        .call(&world.trigger, r#"{"email":"ada@people.example"}"#)
        .await;
}

pub(crate) async fn messages(world: &World) -> Vec<(MessageRow, Vec<TryRow>)> {
    let Some(run) = world.runs().await.pop() else {
        return Vec::new();
    };
    world
        .read(move |tables| {
            let messages = tables.outbox().of_run(run.no)?.into_iter();
            messages
                .map(|one| Ok((one.clone(), tables.tries().of_message(one.no)?)))
                .collect()
        })
        .await
}

#[tokio::test]
async fn c8_a_failed_try_is_repeated_under_its_id_with_the_same_bytes() {
    let receiver = Recorder::answering(|seen, before| match before {
        0 => (503, String::new()),
        _ => tools(seen, before),
    })
    .await;
    let world = World::live(story("keep_under_problems", by_ticket()), receiver.at).await;
    started(&world).await;

    world.until_at("trying_again").await;
    let (message, tries) = messages(&world).await.remove(0);
    let end = tries[0].end.clone().expect("it ended");
    let run = world.runs().await.remove(0);
    let due = world.does(Verb::TryNow, &run.id, step(OKTA), "").await;
    due.expect("due");
    world.until_at("waiting_for_call").await;

    assert_eq!((end.status, word(&end.outcome)), (Some(503), "tool_broken"));
    let wait = message.due_at.duration_since(end.at).as_secs_f64();
    assert!((5.0..=6.1).contains(&wait), "{wait}");
    let seen = receiver.seen();
    assert_eq!(seen[0].header("webhook-id"), seen[1].header("webhook-id"));
    assert_eq!(seen[0].body, seen[1].body);
}

#[tokio::test]
async fn c8_what_waiting_will_not_mend_needs_you_at_once_and_is_sent_again_by_hand() {
    let receiver = Recorder::answering(|seen, before| match before {
        0 => (401, "{}".into()),
        _ => tools(seen, before),
    })
    .await;
    let world = World::live(story("keep_under_problems", by_ticket()), receiver.at).await;
    started(&world).await;

    let run = world.until_at("not_delivered").await;
    let open = world.read(|tables| tables.counters().problems()).await;
    world
        .does(Verb::SendAgain, &run.id, step(OKTA), "new token")
        .await
        .expect("sent again");
    world.until_at("waiting_for_call").await;

    assert_eq!(open, 1);
    let left = world.read(|tables| tables.counters().problems()).await;
    assert_eq!(left, 0, "success closes it");
    let seen = receiver.seen();
    assert_eq!(seen[0].header("webhook-id"), seen[1].header("webhook-id"));
}

#[tokio::test]
async fn c8_a_step_done_again_is_a_new_message_and_the_run_stays_where_it_is() {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(story("keep_under_problems", by_ticket()), receiver.at).await;
    started(&world).await;
    let run = world.until_at("waiting_for_call").await;

    world
        .does(Verb::SendNew, &run.id, step(JIRA), "Jira lost it")
        .await
        .expect("sent as a new message");
    world
        .until("the new message is accepted", async |world| {
            let messages = messages(world).await;
            let last = messages.last().map(|(message, _)| message.clone());
            last.filter(|last| last.occurrence == 2 && last.state == MessageState::Delivered)
        })
        .await;

    let seen = receiver.seen();
    assert_eq!(seen.len(), 3);
    assert_eq!(seen[1].body, seen[2].body);
    assert_ne!(seen[1].header("webhook-id"), seen[2].header("webhook-id"));
    let audited = world
        .read(|tables| tables.audit().page(None, 1))
        .await
        .items;
    assert_eq!(audited[0].action, "sent_new");
    let run = world.until_at("waiting_for_call").await;
    let state = run.now.state.read().expect("a state");
    let wait = state.step(&step(crate::world::WAIT)).expect("it waits");
    let first = &state.step(&step(JIRA)).expect("it is done").got["/key"];
    assert_eq!(wait.own.match_value(), Some(&*first.display()));
}

#[tokio::test]
async fn c8_the_last_step_of_a_finished_run_can_be_done_again_and_tells_when_it_fails() {
    let receiver = Recorder::answering(|seen, before| match before {
        3 => (401, "{}".into()),
        _ => tools(seen, before),
    })
    .await;
    let world = World::live(story("keep_under_problems", by_ticket()), receiver.at).await;
    started(&world).await;
    let run = world.until_at("waiting_for_call").await;
    let wait = step(crate::world::WAIT);
    world
        .does(Verb::Skip, &run.id, wait.clone(), "in person")
        .await
        .expect("skipped");
    let done = world.until_at("done").await;

    world
        .does(Verb::SendNew, &run.id, step(OKTA), "Okta lost her")
        .await
        .expect("sent as a new message");
    let problems = async |world: &World, wanted: i64| {
        let open = world.read(|tables| tables.counters().problems()).await;
        (open == wanted).then_some(())
    };
    world
        .until("it needs you", async |world| problems(world, 1).await)
        .await;
    world
        .does(Verb::SendAgain, &run.id, step(OKTA), "new token")
        .await
        .expect("sent again");
    world
        .until("it is accepted", async |world| {
            let messages = messages(world).await;
            let mut delivered = messages.iter().map(|(message, _)| message.state);
            delivered
                .all(|state| state == MessageState::Delivered)
                .then_some(())
        })
        .await;
    world
        .until("nothing is open", async |world| problems(world, 0).await)
        .await;

    let after = world.until_at("done").await;
    assert_eq!(after.now.finished_at, done.now.finished_at);
    let seen = receiver.seen();
    assert_eq!(seen[3].header("webhook-id"), seen[4].header("webhook-id"));
}

#[tokio::test]
async fn c8_changed_data_is_a_new_message_and_the_same_data_is_the_same_one() {
    let receiver = Recorder::answering(|seen, before| match before {
        0 | 1 => (401, "{}".into()),
        _ => tools(seen, before),
    })
    .await;
    let world = World::live(story("keep_under_problems", by_ticket()), receiver.at).await;
    started(&world).await;
    let run = world.until_at("not_delivered").await;
    let engine = &world.engine;

    world
        .does(Verb::SendNew, &run.id, step(OKTA), "nothing has changed")
        .await
        .expect("sent again");
    world
        .until("it failed twice", async |world| {
            let tries = messages(world).await.remove(0).1;
            (tries.len() == 2 && tries[1].end.is_some()).then_some(())
        })
        .await;
    world.until_at("not_delivered").await;
    let change = |tx: &mut baton_store::Tx<'_>| -> Result<(), baton_store::Error> {
        let known = tx.people().by_email("ada@people.example")?.expect("Ada");
        let mut person = known.person.clone();
        person.department = Some("Support".into());
        tx.people().update(&known, &person, jiff::Timestamp::now())
    };
    let store = engine.store();
    store
        .write(baton_store::Lane::Command, change)
        .await
        .expect("it is written");
    world
        .does(Verb::SendNew, &run.id, step(OKTA), "moved to Support")
        .await
        .expect("sent as a new message");
    world.until_at("waiting_for_call").await;

    let seen = receiver.seen();
    let id = |n: usize| seen[n].header("webhook-id").map(str::to_owned);
    assert_eq!((id(0), &seen[0].body), (id(1), &seen[1].body));
    assert_ne!(id(1), id(2));
    assert!(String::from_utf8_lossy(&seen[2].body).contains("Support"));
    let states: Vec<_> = messages(&world)
        .await
        .iter()
        .map(|(one, _)| one.state)
        .collect();
    assert_eq!(
        states[..2],
        [MessageState::Cancelled, MessageState::Delivered]
    );
}

#[tokio::test]
async fn c8_a_new_message_that_fails_needs_you_until_it_is_given_up() {
    let receiver = Recorder::answering(|seen, before| match before {
        2 => (401, "{}".into()),
        _ => tools(seen, before),
    })
    .await;
    let world = World::live(story("keep_under_problems", by_ticket()), receiver.at).await;
    started(&world).await;
    let run = world.until_at("waiting_for_call").await;
    world
        .does(Verb::SendNew, &run.id, step(OKTA), "Okta lost her")
        .await
        .expect("sent as a new message");

    let failing = world.until_at("not_delivered").await;
    let open = world.read(|tables| tables.counters().problems()).await;
    world
        .does(Verb::Skip, &run.id, step(OKTA), "she is there after all")
        .await
        .expect("given up");

    assert_eq!(failing.now.place.step, Some(step(OKTA)));
    assert_eq!(open, 1);
    world.until_at("waiting_for_call").await;
    let left = world.read(|tables| tables.counters().problems()).await;
    assert_eq!(left, 0);
}

#[tokio::test]
async fn c8_gone_stops_the_connection() {
    let receiver = Recorder::answering(|_, _| (410, String::new())).await;
    let world = World::live(story("keep_under_problems", by_ticket()), receiver.at).await;
    started(&world).await;

    world.until_at("not_delivered").await;

    let connection = crate::world::CONNECTION.parse().expect("an id");
    let row = world
        .read(move |tables| tables.connections().get(&connection))
        .await;
    assert!(row.expect("it is there").stopped);
    assert_eq!(messages(&world).await[0].0.state, MessageState::GivenUp);
}

#[tokio::test]
async fn c8_retry_after_is_obeyed() {
    let answer = b"HTTP/1.1 429 X\r\nretry-after: 120\r\ncontent-length: 0\r\n\r\n";
    let receiver = crate::receiver::Raw::answering(answer).await;
    let world = World::live(story("keep_under_problems", by_ticket()), receiver.at).await;
    started(&world).await;

    world.until_at("trying_again").await;

    let (message, tries) = messages(&world).await.remove(0);
    let ended = tries[0].end.clone().expect("it ended").at;
    assert!(message.due_at.duration_since(ended).as_secs() >= 120);
}

#[tokio::test]
async fn c9_without_consent_nothing_is_sent_and_no_attempt_is_spent() {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(story("keep_under_problems", by_ticket()), receiver.at).await;
    let elsewhere = Recorder::answering(tools).await;
    let port = elsewhere.at.port();
    let move_to = move |tx: &mut baton_store::Tx<'_>| -> Result<(), baton_store::Error> {
        let id = crate::world::CONNECTION.parse().expect("an id");
        let row = tx.connections().get(&id)?.expect("it is there");
        let moved = baton_store::table::connections::Connection {
            port: Some(port),
            ..row.connection
        };
        tx.connections().set(&moved, jiff::Timestamp::now())
    };
    world
        .engine
        .store()
        .write(baton_store::Lane::Command, move_to)
        .await
        .expect("it is written");
    world
        .engine
        .refresh_connections()
        .await
        .expect("they are read");
    started(&world).await;

    world.until_at("not_delivered").await;

    assert!(elsewhere.seen().is_empty());
    let (message, tries) = messages(&world).await.remove(0);
    assert_eq!(
        (message.state, message.tries, tries.len()),
        (MessageState::Parked, 0, 0)
    );
}

/// Locks the secret store, and waits until Baton has noticed.
pub(crate) async fn locked(world: &World) {
    world.secrets.lock();
    let mut state = world.engine.secrets().state();
    state
        .wait_for(|state| !state.is_open())
        .await
        .expect("it notices");
}

#[tokio::test]
async fn k1_a_locked_store_spends_no_attempt_and_the_message_goes_when_it_opens() {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(story("keep_under_problems", by_ticket()), receiver.at).await;
    locked(&world).await;
    started(&world).await;

    world.until_at("not_delivered").await;
    let before = receiver.seen().len();
    world.secrets.open();
    world.until_at("waiting_for_call").await;

    assert_eq!(before, 0);
    assert_eq!(messages(&world).await[0].0.tries, 1);
}

#[tokio::test]
async fn k1_what_waited_for_the_store_goes_at_a_start_with_the_store_open() {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(story("keep_under_problems", by_ticket()), receiver.at).await;
    locked(&world).await;
    started(&world).await;
    world.until_at("not_delivered").await;
    let told = world.runs().await.remove(0).now.place.params;
    world.engine.shutdown(Duration::ZERO).await;
    world.secrets.open();

    let world = world.restart(receiver.at).await;
    world.until_at("waiting_for_call").await;

    let told = told.expect("the problem has parameters").read();
    assert_eq!(told["tries"], "0", "{told:?}");
    assert_eq!(messages(&world).await[0].0.tries, 1);
}

#[tokio::test]
async fn a_shutdown_leaves_its_try_as_answer_unknown_and_the_next_start_repeats_it() {
    let receiver = crate::receiver::Raw::answering_and_silent(b"").await;
    let world = World::live(story("keep_under_problems", by_ticket()), receiver.at).await;
    started(&world).await;
    world
        .until("it is sent", async |_| {
            (receiver.connections() == 1).then_some(())
        })
        .await;

    let world = world.restart(receiver.at).await;

    world
        .until("it is sent again", async |_| {
            (receiver.connections() == 2).then_some(())
        })
        .await;
    let (message, tries) = messages(&world).await.remove(0);
    assert_eq!((message.tries, tries.len()), (2, 2));
}

#[tokio::test]
async fn one_slow_tool_does_not_hold_up_another() {
    let slow = crate::receiver::Raw::answering_and_silent(b"").await;
    let world = World::live(story("keep_under_problems", by_ticket()), slow.at).await;
    let actor = Actor::new("Dana", "test");
    for number in 0..80 {
        let email = format!("p{number}@people.example");
        world.add_person(&format!("Person {number}"), &email).await;
        world
            .call(&world.trigger, format!(r#"{{"email":"{email}"}}"#))
            .await;
    }
    world
        .until("slots are taken", async |_| {
            (slow.connections() >= 56).then_some(())
        })
        .await;

    let person = world
        .read(|tables| tables.people().samples())
        .await
        .remove(0)
        .person
        .id;
    let started = runs::try_out(
        &world.engine,
        &actor,
        world.workflow_id.clone(),
        person.clone(),
        None,
        false,
    )
    .await;

    let id = started.expect("it starts");
    let find = async |world: &World| {
        let id = id.clone();
        let run = world.read(move |tables| tables.runs().get(&id)).await?;
        (run.now.place.kind == WhereKind::WaitingForCall).then_some(run)
    };
    world.until("the practice tool answers", find).await;
}

#[tokio::test]
async fn c11_a_try_out_contacts_nobody_and_is_moved_by_a_pretended_call() {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(story("keep_under_problems", by_ticket()), receiver.at).await;
    let actor = Actor::new("Dana", "test");
    let person = world.add_person("Ada Okafor", "ada@people.example").await;

    let started = runs::try_out(
        &world.engine,
        &actor,
        world.workflow_id.clone(),
        person.clone(),
        None,
        false,
    )
    .await;
    let id = started.expect("it starts");
    let at = async |world: &World, place: &str| {
        let id = id.clone();
        let run = world.read(move |tables| tables.runs().get(&id)).await?;
        (word(&run.now.place.kind) == place).then_some(())
    };
    world
        .until("it waits", async |world| {
            at(world, "waiting_for_call").await
        })
        .await;
    let wait = step(crate::world::WAIT);
    let called = world.does(Verb::PretendCalled, &id, wait, "").await;
    called.expect("it is moved");
    world
        .until("it is done", async |world| at(world, "done").await)
        .await;

    assert!(id.as_str().starts_with("try_"));
    assert!(receiver.seen().is_empty());
    assert!(world.runs().await.is_empty(), "in no list of real runs");
}

#[tokio::test]
async fn c11_what_the_practice_tool_answers_in_its_place_says_nothing_of_another_tool() {
    let receiver = Recorder::answering(|_, _| (401, "{}".into())).await;
    let world = World::live(story("keep_under_problems", by_ticket()), receiver.at).await;
    started(&world).await;
    world.until_at("not_delivered").await;
    let okta = async || {
        let id = crate::world::CONNECTION.parse().expect("an id");
        let row = world
            .read(move |tables| tables.connections().get(&id))
            .await;
        row.expect("it is there")
    };
    let refused = okta().await;
    let people = world.read(|tables| tables.people().samples()).await;
    let person = people[0].person.id.clone();

    let actor = Actor::new("Dana", "test");
    let started = runs::try_out(
        &world.engine,
        &actor,
        world.workflow_id.clone(),
        person,
        None,
        false,
    )
    .await;
    let id = started.expect("it starts");
    let find = async |world: &World| {
        let id = id.clone();
        let run = world.read(move |tables| tables.runs().get(&id)).await?;
        (run.now.place.kind == WhereKind::WaitingForCall).then_some(())
    };
    world.until("the practice tool answers", find).await;

    let problem = refused.last_problem.as_ref().expect("it said no");
    assert_eq!(word(&problem.code), "token_not_valid");
    assert_eq!(refused.last_success_at, None);
    assert_eq!(okta().await, refused);
}
