//! What is due: deadlines of runs, tries of messages. Wall-clock rows, never early (C16).

use std::sync::Arc;

use baton_core::Happened;
use baton_store::table::outbox::MessageRow;
use bytes::Bytes;
use jiff::{SignedDuration, Timestamp};

use crate::Error;
use crate::queue::Ready;
use crate::runs::{Moved, goes_to_practice};
use crate::runs::{advance, follow, live, set_deadline};
use crate::turn::Turn;

const RUNS_AT_ONCE: usize = 64;
const MESSAGES_AT_ONCE: usize = 128;
/// A message whose connection has no room is looked at again after this.
const NO_ROOM: SignedDuration = SignedDuration::from_secs(2);

/// Deadlines that have come.
pub(crate) fn due_runs(turn: &mut Turn<'_, '_>) -> Result<(), Error> {
    let followed = turn.tx.meta().time_followed()?;
    for no in turn.tx.deadlines().due(turn.now, RUNS_AT_ONCE)? {
        // The company's time changed and this run has not followed yet: its moment may be another.
        if followed.is_some_and(|followed| no.0 > followed.0) {
            let run = turn.run(no)?;
            follow(turn, run)?;
        }
        let run = turn.run(no)?;
        let live = live(turn, run.clone())?;
        let next = live
            .state
            .next_deadline(&live.edition.definition)
            .map(|(at, step, which)| (at, step.clone(), which));
        let later = live.state.wakes_after(turn.now);
        let Some((_, step, which)) = next.filter(|(at, _, _)| *at <= turn.now) else {
            set_deadline(turn, &run, later)?;
            continue;
        };
        match advance(turn, live, Happened::DeadlinePassed { step, which }, None)? {
            Moved::On => {}
            Moved::Not(_) => set_deadline(turn, &run, later)?,
        }
        if turn.tx.out_of_time() {
            break;
        }
    }
    Ok(())
}

/// Begins tries of messages that are due.
pub(crate) fn due_messages(turn: &mut Turn<'_, '_>) -> Result<(), Error> {
    for message in turn.tx.outbox().due(turn.now, MESSAGES_AT_ONCE)? {
        if !turn.may_begin(message.connection.as_ref()) {
            let later = turn.now.checked_add(NO_ROOM).unwrap_or(Timestamp::MAX);
            turn.tx.outbox().postpone(message.no, later)?;
            continue;
        }
        begin_try(turn, message)?;
    }
    Ok(())
}

fn begin_try(turn: &mut Turn<'_, '_>, message: MessageRow) -> Result<(), Error> {
    let Some(n) = turn.tx.outbox().start_try(&message, turn.now)? else {
        return Ok(());
    };
    let run = turn.run(message.no.run())?;
    let prepared = message.request.read()?;
    turn.begin(Ready {
        no: message.no,
        id: message.id,
        step: message.step,
        occurrence: message.occurrence,
        n,
        prepared: Arc::new(prepared),
        body: message.body.map(Bytes::from),
        to_practice: goes_to_practice(&run),
    });
    Ok(())
}

/// Messages that waited for a connection or the secret store are due, but for those that were
/// called off meanwhile.
pub(crate) fn unpark(turn: &mut Turn<'_, '_>) -> Result<(), Error> {
    for no in turn.runtime.outbox.take_unparked() {
        turn.tx.outbox().postpone(no, turn.now)?;
    }
    Ok(())
}

/// When something is due next; at once while runs have to follow the company's time.
pub(crate) fn next_due(turn: &Turn<'_, '_>) -> Result<Option<Timestamp>, Error> {
    if turn.tx.meta().time_followed()?.is_some() {
        return Ok(Some(turn.now));
    }
    let message = turn.tx.outbox().next_due()?;
    let run = turn.tx.deadlines().next()?;
    Ok([message, run].into_iter().flatten().min())
}
