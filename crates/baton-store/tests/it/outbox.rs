use baton_core::MessageId;
use baton_core::document::Method;
use baton_core::retry::TryCode;
use baton_core::template::{Part, Prepared};
use baton_store::table::outbox::tries::TryEnd;
use baton_store::table::outbox::{AfterTry, MessageState, NewMessage};
use baton_store::{Texts, Unread};

use crate::fixture::{Fixture, second, step, unique};

fn request() -> Prepared {
    Prepared {
        connection: None,
        method: Method::Post,
        path: vec![Part::Text("/hook".to_owned())],
        headers: Vec::new(),
        body: None,
        timeout_s: 30,
        also_success: Vec::new(),
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

#[test]
fn a_message_is_due_once_and_again_after_a_failed_try() {
    let fixture = Fixture::new();
    let person = fixture.person(1);
    let run = fixture.run(person, second(1));
    let no = fixture.write(move |tx| tx.outbox().insert(run, 0, &message()));
    let due = |at| fixture.read(move |tables| tables.outbox().due(second(at), 10));
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
    assert_eq!(
        fixture.read(|tables| tables.outbox().next_due()),
        Some(second(20))
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

    let recovered = fixture.write(|tx| tx.outbox().recover(second(50)));

    assert_eq!(recovered, 1);
    let (due, tries) = fixture.read(move |tables| {
        Ok((
            tables.outbox().due(second(50), 10)?,
            tables.tries().of_message(no)?,
        ))
    });
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
    let row = fixture
        .read(|tables| tables.outbox().due(second(30), 10))
        .remove(0);
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
            .read(|tables| tables.outbox().due(second(60), 10))
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
