//! What is done meanwhile about what cannot be read: a call is asked for again, a message is kept
//! back, an answer that came is kept.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use baton_core::problem::Kind;
use baton_core::run::WhereKind;
use baton_core::template::Part;
use baton_store::table::outbox::MessageState;
use baton_store::table::problems::{ProblemRow, ProblemState};
use baton_store::table::workflows::step_addresses::StepAddressRow;
use baton_store::{Lane, Tx, Unread};
use jiff::Timestamp;
use serde_json::json;

use super::among_many::{set_aside, tried_again};
use crate::jobs::one_message;
use crate::lists::world;
use crate::receiver::{Raw, Recorder};
use crate::trying::messages;
use crate::world::{CONNECTION, Door, OKTA, World, head, step};

/// What a caller is told, in one word.
fn verdict(world: &World, door: &Door, token: &str) -> String {
    let admission = format!("{:?}", world.engine.admit(head(door, token)));
    let word = admission.split(|letter: char| !letter.is_alphabetic());
    word.take(1).collect()
}

async fn open(world: &World) -> Vec<ProblemRow> {
    let page = world.read(|tables| tables.problems().page(ProblemState::Open, None, 10));
    page.await.items
}

#[tokio::test]
async fn c1_who_calls_an_address_that_cannot_be_read_is_asked_to_call_again() {
    let (world, _receiver) = world().await;
    for table in ["addresses", "workflows"] {
        world.damage(&format!(
            "CREATE TABLE kept_{table} AS SELECT * FROM {table}"
        ));
    }
    let known = world.trigger.token.clone();
    // Whether a guess is answered alike depends on whether it can be told that it is one.
    for (table, column, value, guess) in [
        ("addresses", "owner", "1000", "Refused"),
        ("addresses", "owner_id", "7.5", "Refused"),
        ("addresses", "created_at", "9223372036854775807", "Refused"),
        ("addresses", "id", "7.5", "Refused"),
        ("addresses", "token_digest", "x'00'", "Unavailable"),
        ("addresses", "deleted_at", "9223372036854775807", "Refused"),
        ("addresses", "workflow_no", "99", "Refused"),
        ("workflows", "deleted_at", "9223372036854775807", "Refused"),
    ] {
        let set = format!("UPDATE {table} SET {column} =");
        assert_eq!(world.damage(&format!("{set} {value} WHERE no = 1")), 1);
        for _ in 0..2 {
            world
                .engine
                .refresh_addresses()
                .await
                .expect("they are read");
        }
        assert_eq!(
            verdict(&world, &world.trigger, &known),
            "Unavailable",
            "{table}.{column}"
        );
        assert_eq!(
            verdict(&world, &world.trigger, "btn_guess"),
            guess,
            "{table}.{column}"
        );
        if table == "addresses" {
            assert_eq!(verdict(&world, &world.wait, &world.wait.token), "Admitted");
        }
        let told = open(&world).await;
        assert_eq!(told.len(), 1, "{table}.{column}: {told:?}");
        assert_eq!(told[0].kind, Kind::CouldNotHandle);

        let was = format!("(SELECT {column} FROM kept_{table} AS was WHERE was.no = {table}.no)");
        world.damage(&format!("{set} {was}"));
        tried_again(&world, &told[0]).await;
        assert_eq!(verdict(&world, &world.trigger, &known), "Admitted");
        assert_eq!(open(&world).await.len(), 0, "{table}.{column}");
    }
}

#[tokio::test]
async fn c5_what_is_left_of_a_call_that_is_gone_is_told_and_is_no_other_calls() {
    let (mut world, receiver) = world().await;
    let gone = "CREATE TRIGGER gone AFTER INSERT ON inbox
                WHEN (SELECT size FROM calls WHERE no = NEW.call_no) > 50
                BEGIN DELETE FROM calls WHERE no = NEW.call_no; END";
    world.damage(gone);
    let about = |emails: &[&str]| json!({ "emails": emails }).to_string();
    let both = about(&["ada@people.example", "grace@people.example"]);

    world.call(&world.trigger, both).await;
    let told = async |world: &World| set_aside(world).await.0.pop();
    let told = world.until("it is told", told).await;
    world = world.restart(receiver.at).await;
    let honest = about(&["mary@people.example"]);
    let honest = world.call(&world.trigger, honest).await;

    let because = told.params.read().remove("because");
    assert_eq!(because.as_deref(), Some("missing"));
    world.until_fate(&honest, &["Started"]).await;
    let (still, items) = set_aside(&world).await;
    assert_eq!((still.len(), items), (1, 1));
    assert_eq!(world.runs().await.len(), 1);
    let no = told.no;
    let told_of = world.read(move |tables| {
        let items = tables.problems().items(no, true, None, 1)?.items;
        let call = items.first().and_then(|item| item.about.call);
        call.map_or(Ok(None), |call| tables.calls().by_no(call))
    });
    assert!(
        told_of.await.is_none(),
        "the problem is about no other call"
    );
}

#[tokio::test]
async fn c8_an_answer_that_came_while_its_run_could_not_be_read_is_not_asked_for_again() {
    // A run is read for an answer where its message was begun from its row, as a second try is; for
    // one that was not taken it always is.
    for (status, stands, failing) in [(200, WhereKind::Done, 1), (422, WhereKind::NotDelivered, 0)]
    {
        let file = Arc::new(OnceLock::<PathBuf>::new());
        let damaged = Arc::clone(&file);
        let receiver = Recorder::answering(move |_, before| {
            if before < failing {
                return (503, "{}".into());
            }
            let path = damaged.get().expect("it is known");
            let file = rusqlite::Connection::open(path).expect("it opens");
            let sql = "UPDATE runs SET state = 'broken ' || state";
            file.execute(sql, []).expect("it is damaged");
            (status, "{}".into())
        })
        .await;
        let world = World::live(one_message(), receiver.at).await;
        file.set(world.file()).expect("once");

        let hired = json!({ "emails": ["ada@people.example"] });
        world.call(&world.trigger, hired.to_string()).await;
        let told = async |world: &World| set_aside(world).await.0.pop();
        let told = world.until("it is set aside", told).await;
        world.damage("UPDATE runs SET state = substr (state, 8)");
        let mended = tried_again(&world, &told).await;

        assert_eq!((mended.done, mended.could_not), (1, 0));
        let stands_there = async |world: &World| {
            let run = world.runs().await.pop()?;
            (run.now.place.kind == stands).then_some(())
        };
        world.until("the answer counts", stands_there).await;
        assert_eq!(receiver.seen().len(), failing + 1, "it was sent once");
    }
}

#[tokio::test]
async fn c7_a_try_that_goes_on_is_not_begun_beside_itself() {
    let silent = b"HTTP/1.1 200 X\r\ncontent-length: 5\r\n\r\n";
    let receiver = Raw::answering_and_silent(silent).await;
    let world = World::live(one_message(), receiver.at).await;
    let hired = json!({ "emails": ["ada@people.example"] });
    world.call(&world.trigger, hired.to_string()).await;
    let is_sent = async |_: &World| (receiver.connections() == 1).then_some(());
    world.until("it is sent", is_sent).await;

    assert_eq!(world.damage("UPDATE outbox SET part = 99"), 1);
    look_at_the_queue(&world, 1).await;
    let told = async |world: &World| set_aside(world).await.0.pop();
    let told = world.until("it is set aside", told).await;
    let mended = tried_again(&world, &told).await;

    assert_eq!((mended.done, mended.could_not), (1, 0));
    look_at_the_queue(&world, 2).await;
    let (message, tries) = messages(&world).await.pop().expect("it is there");
    assert_eq!((message.state, tries.len()), (MessageState::Sending, 1));
    assert_eq!(receiver.connections(), 1);
}

/// A live workflow of one message, which waits for its next try: its first was refused, all others are
/// accepted.
async fn with_a_message_that_waits() -> (World, Recorder) {
    let receiver = Recorder::answering(|_, before| {
        let status = if before == 0 { 503 } else { 200 };
        (status, "{}".into())
    })
    .await;
    let world = World::live(one_message(), receiver.at).await;
    let hired = json!({ "emails": ["ada@people.example"] });
    world.call(&world.trigger, hired.to_string()).await;
    let waits = async |world: &World| {
        let (message, _) = messages(world).await.pop()?;
        (message.state == MessageState::Waiting).then_some(())
    };
    world.until("it waits for its next try", waits).await;
    (world, receiver)
}

/// As a try is that nobody knows the end of.
const NO_END: &str = "ended_at = NULL, status = NULL, outcome = NULL";

#[tokio::test]
async fn c7_a_message_that_lies_in_no_part_of_the_queue_is_found_and_sent() {
    // Where its time cannot be read either, it keeps no start from its work, and is set aside first.
    for (state, due_at) in [(0, 1000), (0, i64::MAX), (1, i64::MAX)] {
        let (world, receiver) = with_a_message_that_waits().await;
        let lost =
            format!("UPDATE outbox SET part = NULL, state = {state}, due_at = {due_at}, {NO_END}");
        assert_eq!(world.damage(&lost), 1);
        let world = world.restart(receiver.at).await;

        if due_at == i64::MAX {
            let told = async |world: &World| set_aside(world).await.0.pop();
            let told = world.until("it is set aside", told).await;
            world.damage("UPDATE outbox SET due_at = 1000");
            let mended = tried_again(&world, &told).await;
            assert_eq!((mended.done, mended.could_not), (1, 0));
        }
        let is_sent = async |_: &World| (receiver.seen().len() == 2).then_some(());
        world.until("it is sent", is_sent).await;
    }
}

#[tokio::test]
async fn c7_a_message_that_leaves_its_part_of_the_queue_while_baton_runs_is_found_and_sent() {
    for (part, state) in [("NULL", 0), ("NULL", 1), ("NULL", 5), ("0", 1), ("1", 0)] {
        let (world, receiver) = with_a_message_that_waits().await;
        let lost =
            format!("UPDATE outbox SET part = {part}, state = {state}, due_at = 1000, {NO_END}");
        assert_eq!(world.damage(&lost), 1);
        let looked = world.engine.queue_lost_messages().await;
        looked.expect("it is looked for");
        look_at_the_queue(&world, 1).await;

        let is_sent = async |_: &World| (receiver.seen().len() == 2).then_some(());
        world.until("it is sent", is_sent).await;
    }
}

/// Rows that nobody wrote a time in are looked at when one comes; who says that some were written has
/// them looked at with whatever happens next: here a call about nobody.
pub(super) async fn look_at_the_queue(world: &World, number: u32) {
    world.engine.nudge();
    let call = json!({ "number": number }).to_string();
    let call = world.call(&world.trigger, call).await;
    world.until_fate(&call, &["Problem"]).await;
}

/// Gives people part-way another path.
async fn give(world: &World, path: &str) {
    let path = vec![Part::Text(path.to_owned())];
    let given = StepAddressRow {
        workflow: world.workflow,
        version: 1,
        step: step(OKTA),
        connection: CONNECTION.parse().expect("an id"),
        path: Unread::of(&path),
        by: "Dana".into(),
        at: Timestamp::now(),
    };
    let write = move |tx: &mut Tx<'_>| tx.step_addresses().set(&given);
    let store = world.engine.store();
    store.write(Lane::Command, write).await.expect("it is set");
}

#[tokio::test]
async fn c3_nothing_goes_to_an_address_that_was_replaced_when_the_new_one_cannot_be_read() {
    for (column, value) in [
        ("path", "'not {readable'"),
        ("connection", "7.5"),
        ("step", "7.5"),
        ("version", "99"),
        ("workflow_no", "99"),
    ] {
        let receiver = Recorder::answering(|_, _| (200, "{}".into())).await;
        let world = World::live(one_message(), receiver.at).await;
        give(&world, "/new").await;
        assert_eq!(
            world.damage(&format!("UPDATE step_addresses SET {column} = {value}")),
            1
        );
        world
            .engine
            .refresh_connections()
            .await
            .expect("they are read");

        let hired = json!({ "emails": ["ada@people.example"] });
        world.call(&world.trigger, hired.to_string()).await;
        let said = async |world: &World| open(world).await.pop();
        let said = world.until("somebody is told", said).await;
        let seen = receiver.seen();
        world.damage("DELETE FROM step_addresses");
        give(&world, "/new").await;
        world
            .engine
            .refresh_connections()
            .await
            .expect("they are read");

        assert_eq!(said.kind, Kind::ConnectionIncomplete, "{column}");
        assert!(seen.is_empty(), "{column}: {seen:?}");
        world.until_at("done").await;
        let lines: Vec<_> = receiver.seen().into_iter().map(|seen| seen.line).collect();
        assert_eq!(lines.len(), 1);
        assert!(lines[0].contains("/new"), "{lines:?}");
    }
}

/// Which slots there are, by name.
async fn slots(world: &World) -> Vec<String> {
    let rows = world.read(|tables| tables.slots().readable()).await;
    rows.into_iter().map(|row| row.slot).collect()
}

#[tokio::test]
async fn c3_no_secret_is_forgotten_while_what_may_name_it_cannot_be_read() {
    let receiver = Recorder::answering(|_, _| (200, "{}".into())).await;
    let mut world = World::live(one_message(), receiver.at).await;
    let begins = world.damage("UPDATE workflow_versions SET definition = definition");
    assert_eq!(begins, 1);
    for damage in [
        "UPDATE workflow_versions SET definition = 'not {' || definition",
        "UPDATE draft_revisions SET definition = 'not {' || definition",
        "UPDATE workflows SET draft = 'not {' || draft",
        "UPDATE connections SET auth = 'not {' || auth",
        "UPDATE workflows SET live_version = live_version + 50",
        "UPDATE workflows SET draft = draft",
    ] {
        let write = move |tx: &mut Tx<'_>| {
            let (id, at) = (CONNECTION.parse().expect("an id"), Timestamp::UNIX_EPOCH);
            for slot in ["unnamed", "was_left"] {
                tx.slots().make(&id, slot, None, at)?;
                tx.slots().keep(&id, slot, None)?;
            }
            tx.slots().leave(&id, "was_left")
        };
        // First, for what is kept may be swept as soon as it is.
        assert!(world.damage(damage) >= 1, "{damage}");
        let store = world.engine.store();
        store.write(Lane::Command, write).await.expect("it is kept");

        world = world.restart(receiver.at).await;
        // It goes last when secrets are swept: they go in the order of their names.
        let swept = async |world: &World| {
            let slots = slots(world).await;
            (!slots.contains(&"was_left".to_owned())).then_some(slots)
        };
        let slots = world.until("secrets are swept", swept).await;

        let is_sound = damage.ends_with("draft = draft");
        assert_eq!(slots.contains(&"unnamed".to_owned()), !is_sound, "{damage}");
        world.damage("UPDATE workflow_versions SET definition = replace(definition, 'not {', '')");
        world.damage("UPDATE draft_revisions SET definition = replace(definition, 'not {', '')");
        world.damage("UPDATE workflows SET draft = replace(draft, 'not {', '')");
        world.damage("UPDATE connections SET auth = replace(auth, 'not {', '')");
        world.damage(
            "UPDATE workflows SET live_version = live_version - 50 WHERE live_version > 50",
        );
        world.damage("DELETE FROM outgoing_slots WHERE slot = 'unnamed'");
    }
}
