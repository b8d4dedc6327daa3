use baton_core::document::Method;
use baton_core::retry::TryCode;
use baton_core::template::{Part, Prepared};
use baton_core::{ConnectionId, MessageId};
use baton_store::table::outbox::lanes::Queued;
use baton_store::table::outbox::tries::TryEnd;
use baton_store::table::outbox::{AfterTry, MessageRow, MessageState, NewMessage};
use baton_store::table::set_aside::Item;
use baton_store::{Error, MessageNo, Options, RunNo, Snapshot, Texts, Tx, Unread, open};

use crate::fixture::{Fixture, second, spoil, step, unique};
use crate::opening::{SINCE_FORMAT_13, outside};

fn request() -> Prepared {
    Prepared {
        connection: None,
        method: Method::Post,
        path: vec![Part::Text("/hook".to_owned())],
        headers: Vec::new(),
        body: None,
        timeout_s: 30,
        also_success: Vec::new(),
        version: None,
    }
}

fn message() -> NewMessage {
    NewMessage {
        id: MessageId::from_unique(&unique()),
        step: step(2),
        occurrence: 1,
        connection: None,
        due_at: second(10),
        at: second(10),
        request: Unread::of(&request()),
        body: Some(b"{}".to_vec()),
    }
}

fn end(status: u16) -> TryEnd {
    TryEnd {
        at: second(11),
        status: Some(status),
        outcome: TryCode::of_status(status),
        values: Texts::default(),
        headers: None,
        answer: Some(vec![b'x'; 70_000]),
        cut: false,
    }
}

/// The messages of rows of the queue.
fn messages(fixture: &Fixture, queued: Vec<Queued>) -> Vec<MessageRow> {
    fixture.read(move |tables| {
        let read = |queued: &Queued| tables.outbox().by_no(queued.message);
        let found = queued.iter().map(read).collect::<Result<Vec<_>, _>>()?;
        Ok(found.into_iter().flatten().collect())
    })
}

#[test]
fn a_message_has_no_place_that_would_be_another_runs() {
    let fixture = Fixture::new();
    let person = fixture.person(1);
    let run = fixture.run(person, second(1));

    for place in [-1, 65_536, i64::MAX] {
        let stored = fixture.write(move |tx| {
            let stored = tx.outbox().insert(run, place, &message());
            Ok(stored.is_ok())
        });
        assert!(!stored, "{place}");
    }
    let last = fixture.write(move |tx| tx.outbox().insert(run, 65_535, &message()));
    assert_eq!(last.run(), run);
}

#[test]
fn a_message_is_due_once_and_again_after_a_failed_try() {
    let fixture = Fixture::new();
    let person = fixture.person(1);
    let run = fixture.run(person, second(1));
    let no = fixture.write(move |tx| tx.outbox().insert(run, 0, &message()));
    let due = |at| {
        let due = fixture.read(move |tables| tables.outbox().due(None, second(at), 10));
        messages(&fixture, due)
    };
    assert!(due(9).is_empty());
    let row = due(10).remove(0);

    let (first, second_start) = fixture.write(move |tx| {
        let first = tx.outbox().start_try(&row, second(10))?;
        Ok((first, tx.outbox().start_try(&row, second(10))?))
    });
    assert_eq!((first, second_start), (Some(1), None));
    assert!(due(1_000).is_empty());
    fixture.write(move |tx| {
        tx.outbox()
            .end_try(no, 1, &end(500), AfterTry::Again(second(20)))
    });

    assert_eq!(due(20).len(), 1);
    let lanes = fixture.read(|tables| tables.outbox().waiting());
    assert_eq!(
        lanes.known.iter().map(|lane| lane.at).collect::<Vec<_>>(),
        [second(20)]
    );
    let tries = fixture
        .read(move |tables| tables.tries().get(no, 1))
        .unwrap();
    let end = tries.end.unwrap();
    assert_eq!((end.answer.unwrap().len(), end.cut), (64 * 1024, true));
}

#[test]
fn a_try_without_an_end_is_repeated_at_once_under_its_id() {
    let fixture = Fixture::new();
    let person = fixture.person(1);
    let run = fixture.run(person, second(1));
    let new = message();
    let id = new.id.clone();
    let no = fixture.write(move |tx| tx.outbox().insert_sending(run, 0, &new));

    let left = fixture.read(|tables| tables.outbox().sending());
    assert_eq!(left.len(), 1);
    fixture.write(move |tx| tx.outbox().recover(&left[0], second(50)));

    let (due, tries) = fixture.read(move |tables| {
        Ok((
            tables.outbox().due(None, second(50), 10)?,
            tables.tries().of_message(no)?,
        ))
    });
    let due = messages(&fixture, due);
    assert_eq!((&due[0].id, due[0].tries), (&id, 1));
    assert_eq!(tries.len(), 1);
    assert!(tries[0].end.is_none(), "sent, answer unknown");
}

#[test]
fn a_try_that_a_shutdown_broke_off_spends_no_attempt() {
    let fixture = Fixture::new();
    let person = fixture.person(1);
    let run = fixture.run(person, second(1));
    let no = fixture.write(move |tx| tx.outbox().insert_sending(run, 0, &message()));

    fixture.write(move |tx| tx.outbox().give_back(no, 1, second(12)));

    let row = fixture
        .read(move |tables| tables.outbox().by_no(no))
        .unwrap();
    assert_eq!((row.state, row.tries), (MessageState::Waiting, 0));
}

#[test]
fn a_result_is_recorded_once() {
    let fixture = Fixture::new();
    let person = fixture.person(1);
    let run = fixture.run(person, second(1));
    let no = fixture.write(move |tx| tx.outbox().insert_sending(run, 0, &message()));
    let record = move |next| {
        fixture.write(move |tx| {
            let recorded = tx.outbox().end_try(no, 1, &end(200), next)?;
            Ok((recorded, tx.outbox().by_no(no)?.unwrap().state))
        })
    };

    assert_eq!(record(AfterTry::Delivered), (true, MessageState::Delivered));
    assert_eq!(record(AfterTry::GivenUp), (false, MessageState::Delivered));
}

#[test]
fn a_given_up_message_is_sent_again_under_its_id_and_a_delivered_one_is_not() {
    let fixture = Fixture::new();
    let person = fixture.person(1);
    let run = fixture.run(person, second(1));
    let no = fixture.write(move |tx| tx.outbox().insert_sending(run, 0, &message()));
    fixture.write(move |tx| tx.outbox().end_try(no, 1, &end(400), AfterTry::GivenUp));

    let again = fixture.write(move |tx| tx.outbox().make_due(no, second(30)));
    let due = fixture.read(|tables| tables.outbox().due(None, second(30), 10));
    let row = messages(&fixture, due).remove(0);
    let n = fixture.write(move |tx| tx.outbox().start_try(&row, second(30)));
    fixture.write(move |tx| tx.outbox().end_try(no, 2, &end(200), AfterTry::Delivered));

    assert_eq!((again, n), (true, Some(2)));
    assert!(!fixture.write(move |tx| tx.outbox().make_due(no, second(40))));
    assert!(!fixture.write(move |tx| tx.outbox().cancel(no)));
}

#[test]
fn a_message_that_was_called_off_is_not_put_off() {
    let fixture = Fixture::new();
    let person = fixture.person(1);
    let run = fixture.run(person, second(1));
    let no = fixture.write(move |tx| tx.outbox().insert(run, 0, &message()));

    assert!(fixture.write(move |tx| tx.outbox().postpone(no, second(30))));
    fixture.write(move |tx| tx.outbox().cancel(no));

    assert!(!fixture.write(move |tx| tx.outbox().postpone(no, second(30))));
    assert!(
        fixture
            .read(|tables| tables.outbox().due(None, second(60), 10))
            .is_empty()
    );
}

#[test]
fn a_runs_messages_are_found_by_run_and_id() {
    let fixture = Fixture::new();
    let person = fixture.person(1);
    let (run, other) = (
        fixture.run(person, second(1)),
        fixture.run(person, second(1)),
    );
    let new = message();
    let id = new.id.clone();
    let no = fixture.write(move |tx| {
        tx.outbox().insert(run, 0, &message())?;
        tx.outbox().insert(other, 0, &message())?;
        tx.outbox().insert(run, 1, &new)
    });

    let (all, found, elsewhere) = fixture.read(move |tables| {
        let outbox = tables.outbox();
        Ok((
            outbox.of_run(run)?,
            outbox.get(run, &id)?,
            outbox.get(other, &id)?,
        ))
    });

    assert_eq!(all.len(), 2);
    assert_eq!(found.map(|row| row.no), Some(no));
    assert_eq!(no.run(), run);
    assert!(elsewhere.is_none());
}

/// A message by a connection.
fn by(connection: u8) -> NewMessage {
    NewMessage {
        connection: Some(tool(connection)),
        ..message()
    }
}

fn tool(number: u8) -> ConnectionId {
    ConnectionId::from_bytes([number; 16])
}

#[test]
fn what_waits_for_one_connection_is_found_without_the_others() {
    let fixture = Fixture::new();
    let practice: ConnectionId = "con_practice".parse().unwrap();
    let first = practice.clone();
    fixture.write(move |tx| {
        for (place, connection) in [(0, Some(first)), (1, None), (2, Some(tool(7)))] {
            let run = RunNo(1 + place);
            let new = NewMessage {
                connection,
                due_at: second(10 + place),
                ..message()
            };
            tx.outbox().insert(run, place, &new)?;
        }
        Ok(())
    });

    let lanes = fixture.read(|tables| tables.outbox().waiting());
    let due = fixture.read(|tables| tables.outbox().due(Some(&tool(7)), second(60), 10));

    let mut found: Vec<_> = lanes
        .known
        .into_iter()
        .map(|lane| (lane.connection, lane.at))
        .collect();
    found.sort();
    let expected = [
        (None, second(11)),
        (Some(tool(7)), second(12)),
        (Some(practice), second(10)),
    ];
    assert_eq!(found, expected);
    assert_eq!(due.len(), 1);
    assert_eq!(messages(&fixture, due)[0].connection, Some(tool(7)));
}

#[test]
fn a_parked_message_is_not_due_and_can_be_begun_cancelled_or_made_due() {
    let fixture = Fixture::new();
    let person = fixture.person(1);
    let run = fixture.run(person, second(1));
    let park = |place| {
        fixture.write(move |tx| {
            let no = tx.outbox().insert_sending(run, place, &by(1))?;
            tx.outbox().give_back(no, 1, second(20))?;
            tx.outbox().park(no, second(20))?;
            Ok(no)
        })
    };
    let (begun, cancelled, due) = (park(0), park(1), park(2));
    let state = |no| {
        fixture
            .read(move |tables| tables.outbox().by_no(no))
            .unwrap()
    };
    let parked = |since| {
        fixture.read(move |tables| {
            let outbox = tables.outbox();
            outbox.parked_since(Some(&tool(1)), second(since), 10)
        })
    };
    assert_eq!((parked(19).len(), parked(20).len()), (0, 3));
    assert!(
        fixture
            .read(|tables| tables.outbox().due(Some(&tool(1)), second(60), 10))
            .is_empty()
    );
    assert_eq!(state(begun).state, MessageState::Parked);

    let row = messages(&fixture, parked(20)).remove(0);
    let n = fixture.write(move |tx| tx.outbox().start_try(&row, second(30)));
    fixture.write(move |tx| tx.outbox().cancel(cancelled));
    fixture.write(move |tx| tx.outbox().make_due(due, second(31)));

    assert_eq!(n, Some(1));
    assert_eq!(state(begun).state, MessageState::Sending);
    assert_eq!(state(cancelled).state, MessageState::Cancelled);
    assert_eq!(state(due).state, MessageState::Waiting);
    assert!(parked(60).is_empty());
    assert!(!fixture.write(move |tx| tx.outbox().park(cancelled, second(40))));
}

#[test]
fn a_message_in_another_part_than_its_state_says_goes_there() {
    let fixture = Fixture::new();
    fixture.write(|tx| {
        tx.outbox().insert(RunNo(1), 0, &message())?;
        tx.outbox().insert_sending(RunNo(1), 1, &message())
    });
    spoil(&fixture, "UPDATE outbox SET part = 1 - part");
    let queued = |fixture: &Fixture| {
        fixture.read(|tables| {
            let due = tables.outbox().due(None, second(60), 9)?;
            let of = |part: Vec<Queued>| -> Vec<_> { part.iter().map(|one| one.message).collect() };
            Ok([due, tables.outbox().sending()?].map(of))
        })
    };
    let [sends, waits] = queued(&fixture);
    let wrong = sends.clone();

    fixture.write(move |tx| {
        let [now] = &tx.outbox().sending()?[..] else {
            return Err(Error::Missing("message"));
        };
        tx.outbox().recover(now, second(50))?;
        tx.outbox().queue_anew(wrong[0])
    });

    assert_eq!(queued(&fixture), [waits, sends]);
}

/// Messages in each part of the queue and outside it, with tries that have an end and that have none.
fn of_each_kind(tx: &Tx<'_>) -> Result<Vec<MessageNo>, Error> {
    let (run, outbox) = (RunNo(1), tx.outbox());
    let mut made = vec![outbox.insert(run, 0, &message())?];
    for place in 1..6 {
        made.push(outbox.insert_sending(run, place, &by(7))?);
    }
    outbox.end_try(made[2], 1, &end(503), AfterTry::Again(second(20)))?;
    let again = outbox.by_no(made[2])?.ok_or(Error::Missing("message"))?;
    outbox.start_try(&again, second(20))?;
    outbox.end_try(made[3], 1, &end(200), AfterTry::Delivered)?;
    outbox.give_back(made[4], 1, second(21))?;
    outbox.park(made[4], second(22))?;
    let aside = Item::Message(made[5], outbox.sending_one(made[5])?);
    tx.set_aside()
        .put(&aside, "nobody can read it", second(23))?;
    Ok(made)
}

/// The queue and the tries as they are read.
fn as_read(tables: &Snapshot<'_>, all: &[MessageNo]) -> Result<String, Error> {
    let outbox = tables.outbox();
    let parts = [
        outbox.due(None, second(99), 9)?,
        outbox.sending()?,
        outbox.parked_since(Some(&tool(7)), second(99), 9)?,
    ];
    let tries = all.iter().map(|no| tables.tries().of_message(*no));
    let tries = tries.collect::<Result<Vec<_>, _>>()?;
    let last = tables.tries().get(all[3], 1)?;
    let rows = all.iter().map(|no| outbox.by_no(*no));
    let rows = rows.collect::<Result<Vec<_>, _>>()?;
    Ok(format!("{parts:?} {tries:?} {last:?} {rows:?}"))
}

#[test]
fn messages_of_the_twelfth_format_keep_their_place_and_their_tries() {
    let fixture = Fixture::new();
    let person = fixture.person(1);
    fixture.run(person, second(1));
    let all = fixture.write(|tx| of_each_kind(tx));
    let look = move |tables: &Snapshot<'_>| as_read(tables, &all);
    let before = fixture.read(look.clone());
    fixture.store.close();
    let file = outside(&fixture);
    file.execute_batch(SINCE_FORMAT_13).unwrap();
    file.pragma_update(None, "user_version", 12).unwrap();
    let count = |table: &str| -> i64 {
        let sql = format!("SELECT count(*) FROM {table}");
        file.query_row(&sql, [], |row| row.get(0)).unwrap()
    };
    assert_eq!((count("outbox_queue"), count("tries")), (4, 5));
    let Fixture { store, folder, .. } = fixture;
    drop(store);

    let store = open(folder.path(), &Options::default()).unwrap();

    let after = store.read_blocking(look);
    assert_eq!(
        after.unwrap_or_else(|error: Error| panic!("{error}")),
        before
    );
    assert_eq!(count("tries"), 1, "the first lie with their messages");
}
