//! What is due: deadlines of runs, tries of messages. Wall-clock rows, never early (C16).

use std::sync::Arc;

use baton_core::Happened;
use baton_store::table::outbox::MessageRow;
use bytes::Bytes;
use jiff::Timestamp;

use crate::Error;
use crate::queue::Ready;
use crate::runs::{Moved, goes_to_practice};
use crate::runs::{advance, follow, live, set_deadline};
use crate::turn::Turn;

const RUNS_AT_ONCE: usize = 64;
/// So many messages of one connection begin in one transaction; then it is another's turn.
const MESSAGES_AT_ONCE: usize = 64;

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

/// Begins tries of messages that are due, each connection in its turn and as far as it has room:
/// what has none stays as it is, and its connection is looked at when a try of it has ended.
pub(crate) fn due_messages(turn: &mut Turn<'_, '_>) -> Result<(), Error> {
    let now = turn.now;
    let mut lanes = turn.tx.outbox().waiting()?;
    lanes.retain(|lane| lane.at <= now);
    let first = turn.runtime.outbox.whose_turn(lanes.len());
    lanes.rotate_left(first);
    for lane in lanes {
        let most = turn.wanted(&lane.connection).min(MESSAGES_AT_ONCE);
        let outbox = turn.tx.outbox();
        let due = match most {
            0 => Vec::new(),
            _ => outbox.due(lane.connection.as_ref(), now, most)?,
        };
        let behind = due.len() == most;
        turn.runtime.outbox.set_behind(lane.connection, behind);
        for message in due {
            begin_try(turn, message)?;
        }
        if turn.tx.out_of_time() {
            break;
        }
    }
    Ok(())
}

/// Begins tries of messages that were parked, where something was changed that they wait for.
pub(crate) fn freed_messages(turn: &mut Turn<'_, '_>) -> Result<(), Error> {
    if !turn.runtime.outbox.any_freed() {
        return Ok(());
    }
    let parked = turn.tx.outbox().parked()?.into_iter();
    let freed = turn
        .runtime
        .outbox
        .freed(parked.map(|lane| lane.connection));
    for lane in freed {
        let connection = lane.connection.as_ref();
        if !connection.is_some_and(|id| turn.runtime.destinations.is_open(id)) {
            turn.runtime.outbox.all_stay(&lane.connection);
            continue;
        }
        let most = turn.wanted(&lane.connection);
        let most = most.min(lane.most).min(MESSAGES_AT_ONCE);
        if most == 0 {
            continue;
        }
        let messages = turn
            .tx
            .outbox()
            .parked_since(connection, lane.parked_until, most)?;
        if messages.is_empty() {
            turn.runtime.outbox.all_stay(&lane.connection);
        }
        for message in messages {
            begin_try(turn, message)?;
        }
    }
    Ok(())
}

fn begin_try(turn: &mut Turn<'_, '_>, message: MessageRow) -> Result<(), Error> {
    let Some(n) = turn.tx.outbox().start_try(&message, turn.now)? else {
        return Ok(());
    };
    let run = turn.run(message.no.run())?;
    let prepared = turn.addressed(&run, &message.step, message.request.read()?);
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

/// When something is due next; at once while runs have to follow the company's time.
pub(crate) fn next_due(turn: &Turn<'_, '_>) -> Result<Option<Timestamp>, Error> {
    if turn.tx.meta().time_followed()?.is_some() {
        return Ok(Some(turn.now));
    }
    if turn.runtime.outbox.any_freed() {
        return Ok(Some(turn.now));
    }
    let run = turn.tx.deadlines().next()?;
    // A connection without room is woken by the end of one of its tries.
    let lanes = turn.tx.outbox().waiting()?.into_iter();
    let message = lanes.filter(|lane| turn.wanted(&lane.connection) > 0);
    Ok(message.map(|lane| lane.at).chain(run).min())
}
