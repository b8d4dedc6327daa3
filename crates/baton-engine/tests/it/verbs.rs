//! Every verb through its command, in every state of a run, a step and a message: the command
//! does what the verdict says, and the verdict is what an admin is offered.

use baton_core::document::Definition;
use baton_core::retry::TryCode;
use baton_core::run::{Delivery, Stored, Verb, verdict_with};
use baton_core::{Reason, RunId, StepId, word};
use baton_engine::commands::act;
use baton_engine::commands::runs::{self, Stop};
use baton_engine::{Actor, Error};
use baton_store::table::outbox::tries::TryEnd;
use baton_store::table::outbox::{AfterTry, MessageRow};
use baton_store::table::people::Person;
use baton_store::{Lane, Texts, Tx};
use jiff::Timestamp;

use crate::receiver::{Raw, Recorder};
use crate::story::tools;
use crate::trying::locked;
use crate::world::{HR, JIRA, OKTA, WAIT, World, because, by_ticket, person, step, story};

const UNKNOWN: &str = "step_00000000000000000000000000000009";

/// How a run stands when a verb is tried.
#[derive(Clone, Copy, Debug)]
enum Scene {
    /// Waits for a call.
    Waiting,
    /// A try-out that waits for a call.
    TryOut,
    /// An admin stopped it while it waited.
    Stopped,
    /// Went to its end, the wait skipped.
    Done,
    /// Its first message could not be made.
    Unmade,
    /// Its first message could not go out.
    Unsent,
    /// Its first message failed, and then stands so.
    Failed(Delivery),
}

#[tokio::test]
async fn a_verb_does_what_the_verdict_says_wherever_a_run_stands() {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(story("keep_under_problems", by_ticket()), receiver.at).await;

    let mut done = Vec::new();
    for scene in [
        Scene::Waiting,
        Scene::TryOut,
        Scene::Stopped,
        Scene::Done,
        Scene::Unmade,
    ] {
        done.extend(every_verb(&world, scene, &[OKTA, JIRA, WAIT, HR, UNKNOWN]).await);
    }

    for verb in [Verb::Skip, Verb::MarkReceived, Verb::PretendCalled] {
        assert!(done.contains(&verb), "{verb:?} was never done: {done:?}");
    }
}

#[tokio::test]
async fn a_verb_does_what_the_verdict_says_however_a_message_stands() {
    let busy = b"HTTP/1.1 429 X\r\nretry-after: 120\r\ncontent-length: 0\r\n\r\n";
    let receiver = Raw::answering(busy).await;
    let world = World::live(story("keep_under_problems", by_ticket()), receiver.at).await;

    let mut done = Vec::new();
    for delivery in [
        Delivery::Waiting,
        Delivery::Sending,
        Delivery::Delivered,
        Delivery::GivenUp,
        Delivery::Cancelled,
    ] {
        done.extend(every_verb(&world, Scene::Failed(delivery), &[OKTA]).await);
    }

    for verb in [Verb::SendAgain, Verb::SendNew, Verb::TryNow] {
        assert!(done.contains(&verb), "{verb:?} was never done: {done:?}");
    }
}

#[tokio::test]
async fn what_waits_for_a_secret_is_offered_to_be_sent_and_is_sent() {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(story("keep_under_problems", by_ticket()), receiver.at).await;
    locked(&world).await;

    let done = every_verb(&world, Scene::Unsent, &[OKTA]).await;

    let wanted = [Verb::Skip, Verb::SendAgain, Verb::SendNew, Verb::TryNow];
    assert_eq!(done, wanted);
}

/// Tries every verb at the steps; tells which were done.
async fn every_verb(world: &World, scene: Scene, steps: &[&str]) -> Vec<Verb> {
    let mut done = Vec::new();
    let mut run = standing(world, scene).await;
    for at in steps.iter().copied().map(step) {
        for verb in Verb::ALL {
            if agree(world, scene, &run, verb, &at).await {
                done.push(verb);
                run = standing(world, scene).await;
            }
        }
    }
    done
}

/// Whether a verb is done, which the verdict has to say as well.
async fn agree(world: &World, scene: Scene, run: &RunId, verb: Verb, at: &StepId) -> bool {
    let says = says(world, run, verb, at).await;
    let does = world.does(verb, run, at.clone(), "to see").await;
    match (&does, says) {
        (Ok(()), Ok(())) | (Err(Error::CallNotUsable), Err(Reason::OnlyTryOuts)) => {}
        (Err(Error::NotPossible(reason)), Err(said)) if *reason == said => {}
        // Without a message there is none to be found.
        (Err(Error::Missing("message")), Err(_)) if verb == Verb::TryNow => {}
        _ => panic!("{verb:?} at {at} when {scene:?}: does {does:?}, says {says:?}"),
    }
    says.is_ok()
}

/// The verdict over what is stored, as views ask for it.
async fn says(world: &World, run: &RunId, verb: Verb, at: &StepId) -> Result<(), Reason> {
    let definition = story("keep_under_problems", by_ticket());
    let definition: Definition = serde_json::from_value(definition).expect("a definition");
    let (run, step) = (run.clone(), at.clone());
    let (row, message) = world
        .read(move |tables| {
            let row = tables.runs().get(&run)?.expect("it is there");
            let mut messages = tables.outbox().of_run(row.no)?.into_iter();
            Ok((row, messages.rfind(|message| message.step == step)))
        })
        .await;
    let stored = Stored {
        try_out: row.try_out,
        message: message.map(|message| message.state.delivery()),
        newer: false,
    };
    let state = row.now.state.read().expect("a state");
    verdict_with(&definition, &state, verb, at, stored)
}

/// A run of somebody's own that stands as the scene says.
async fn standing(world: &World, scene: Scene) -> RunId {
    let is_complete = !matches!(scene, Scene::Unmade);
    let department = is_complete.then(|| "Research".to_owned());
    let email = added(world, department).await;
    if matches!(scene, Scene::TryOut) {
        return tried_out(world).await;
    }
    let run = started(world, &email).await;
    let actor = Actor::new("Dana", "test");
    match scene {
        Scene::Waiting | Scene::TryOut => at(world, &run, "waiting_for_call").await,
        Scene::Unmade => at(world, &run, "cannot_prepare").await,
        Scene::Unsent => at(world, &run, "not_delivered").await,
        Scene::Stopped => {
            at(world, &run, "waiting_for_call").await;
            let why = because("not hired");
            let stopped = act::<Stop>(&world.engine, &actor, run.clone(), why).await;
            stopped.expect("it is stopped");
        }
        Scene::Done => {
            at(world, &run, "waiting_for_call").await;
            let skipped = world.does(Verb::Skip, &run, step(WAIT), "to see").await;
            skipped.expect("it is skipped");
            at(world, &run, "done").await;
        }
        Scene::Failed(delivery) => {
            at(world, &run, "trying_again").await;
            stand(world, &run, delivery).await;
        }
    }
    run
}

/// Adds somebody; tells the e-mail address.
async fn added(world: &World, department: Option<String>) -> String {
    let email = format!("p{}@people.example", Timestamp::now().as_nanosecond());
    let new = Person {
        department,
        ..person("Ada Okafor", &email)
    };
    let write = move |tx: &mut Tx<'_>| tx.people().insert(&new, Timestamp::now());
    let written = world.engine.store().write(Lane::Command, write).await;
    written.expect("it is stored");
    email
}

async fn count(world: &World) -> usize {
    world.runs().await.len()
}

async fn started(world: &World, email: &str) -> RunId {
    let before = count(world).await;
    let body = format!(r#"{{"email":"{email}"}}"#);
    world.call(&world.trigger, body).await;
    let find = async |world: &World| {
        let runs = world.runs().await;
        let last = runs.last().map(|run| run.id.clone());
        last.filter(|_| runs.len() > before)
    };
    world.until("it starts", find).await
}

async fn tried_out(world: &World) -> RunId {
    let samples = world.read(|tables| tables.people().samples()).await;
    let person = samples[0].person.id.clone();
    let (engine, actor) = (&world.engine, Actor::new("Dana", "test"));
    let started = runs::try_out(
        engine,
        &actor,
        world.workflow_id.clone(),
        person,
        None,
        false,
    )
    .await;
    let run = started.expect("it starts");
    at(world, &run, "waiting_for_call").await;
    run
}

async fn at(world: &World, run: &RunId, place: &str) {
    let find = async |world: &World| {
        let id = run.clone();
        let run = world.read(move |tables| tables.runs().get(&id)).await?;
        (word(&run.now.place.kind) == place).then_some(())
    };
    world.until(place, find).await;
}

/// Lets the only message of a run stand as its host could have left it.
async fn stand(world: &World, run: &RunId, delivery: Delivery) {
    let run = run.clone();
    let write = move |tx: &mut Tx<'_>| {
        let row = tx.runs().get(&run)?.expect("it is there");
        let message = tx.outbox().of_run(row.no)?.remove(0);
        match delivery {
            Delivery::Waiting => Ok(()),
            Delivery::Cancelled => tx.outbox().cancel(message.no).map(|_| ()),
            Delivery::Sending => tx
                .outbox()
                .start_try(&message, Timestamp::now())
                .map(|_| ()),
            Delivery::Delivered => ended(tx, &message, AfterTry::Delivered),
            Delivery::GivenUp => ended(tx, &message, AfterTry::GivenUp),
        }
    };
    let written = world.engine.store().write(Lane::Command, write).await;
    written.expect("it is stored");
}

fn ended(tx: &Tx<'_>, message: &MessageRow, next: AfterTry) -> Result<(), baton_store::Error> {
    let now = Timestamp::now();
    let n = tx.outbox().start_try(message, now)?.expect("it waits");
    let end = TryEnd {
        at: now,
        status: None,
        outcome: TryCode::Accepted,
        values: Texts(Vec::new()),
        headers: None,
        answer: None,
        cut: false,
    };
    tx.outbox().end_try(message.no, n, &end, next).map(|_| ())
}
