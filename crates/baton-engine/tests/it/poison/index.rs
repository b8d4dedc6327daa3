//! The queue of messages is an index over their rows: an entry of it that its row does not have is
//! due for nobody, and takes nobody else with it.

use baton_core::ConnectionId;
use baton_store::MessageNo;
use baton_store::table::outbox::MessageState;
use jiff::Timestamp;
use rusqlite::Connection;
use serde_json::json;

use super::among_many::set_aside;
use super::kept_safe::look_at_the_queue;
use crate::jobs::one_message;
use crate::receiver::Recorder;
use crate::story::tools;
use crate::trying::messages;
use crate::world::{CONNECTION, World};

/// Has the index say that a message is due, and its row that it is not.
fn lie(world: &World, message: MessageNo) {
    let open = || Connection::open(world.file()).expect("it opens");
    let file = open();
    let index = "SELECT sql, rootpage FROM sqlite_master WHERE name = 'outbox_lanes'";
    let index: (String, i64) = file
        .query_row(index, [], |row| Ok((row.get(0)?, row.get(1)?)))
        .expect("there is one");
    file.execute_batch(&format!(
        "BEGIN IMMEDIATE;
         UPDATE outbox SET part = 0, due_at = 1000 WHERE no = {no};
         PRAGMA writable_schema = ON;
         DELETE FROM sqlite_master WHERE name = 'outbox_lanes';
         COMMIT",
        no = message.0
    ))
    .expect("it is due");
    let file = open();
    file.execute_batch("PRAGMA writable_schema = ON; BEGIN IMMEDIATE")
        .expect("it begins");
    file.execute("UPDATE outbox SET part = NULL WHERE no = ?1", [message.0])
        .expect("its row is not");
    file.execute(
        "INSERT INTO sqlite_master VALUES ('index', 'outbox_lanes', 'outbox', ?1, ?2)",
        (index.1, &index.0),
    )
    .expect("the index is there");
    file.execute_batch("COMMIT").expect("it ends");
}

/// Waits until the index has none that is due.
async fn until_none_is_due(world: &World) {
    let none = async |world: &World| {
        let connection: ConnectionId = CONNECTION.parse().expect("an id");
        let due = world.read(move |tables| {
            let outbox = tables.outbox();
            outbox.due(Some(&connection), Timestamp::now(), 1)
        });
        due.await.is_empty().then_some(())
    };
    world.until("none is due", none).await;
}

#[tokio::test]
async fn c7_an_entry_of_the_queue_that_its_row_does_not_have_is_taken_out() {
    let receiver = Recorder::answering(tools).await;
    let world = World::live(one_message(), receiver.at).await;
    let hired = json!({ "emails": ["ada@people.example"] });
    world.call(&world.trigger, hired.to_string()).await;
    let delivered = async |world: &World| {
        let (message, _) = messages(world).await.pop()?;
        (message.state == MessageState::Delivered).then_some(message.no)
    };
    let message = world.until("it is delivered", delivered).await;

    lie(&world, message);
    look_at_the_queue(&world, 1).await;
    until_none_is_due(&world).await;
    assert_eq!(set_aside(&world).await.1, 0, "the queue was made anew");

    // One that is damaged again is told.
    lie(&world, message);
    look_at_the_queue(&world, 2).await;
    until_none_is_due(&world).await;
    assert_eq!(set_aside(&world).await.1, 1);
    assert_eq!(receiver.seen().len(), 1, "it is sent once");
}
