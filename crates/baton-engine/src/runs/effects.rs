//! What a run asks for, as rows of the same transaction.

use std::collections::VecDeque;

use baton_core::matching::Passed;
use baton_core::run::NewDetail;
use baton_core::template::Prepared;
use baton_core::{Effect, Happened, MessageId, StepId};
use baton_store::Unread;
use baton_store::table::awaits::AwaitState;
use baton_store::table::connections::{LastProblem, WhyStopped};
use baton_store::table::outbox::NewMessage;
use baton_store::table::runs::RunRow;
use bytes::Bytes;

use super::problems::{Doing, close_run_problem, open_run_problem};
use crate::Error;
use crate::audit::{Action, record_own};
use crate::matching::{bind, bound_passed, leave_early, settle_unmatched, take_early};
use crate::queue::Ready;
use crate::turn::Turn;

/// The only status that stops a connection (C8).
pub(super) const GONE: u16 = 410;

/// What is next for a run, in the transaction of what it follows from.
pub(super) enum Next {
    /// Something happened to it.
    Happened(Happened),
    /// A step sets details of its person: when its turn comes, as one before may end it.
    Updates(StepId, Vec<NewDetail>),
}

pub(super) fn follow_effect(
    turn: &mut Turn<'_, '_>,
    row: &RunRow,
    effect: Effect,
    doing: Doing<'_>,
    place: &mut i64,
    follow: &mut VecDeque<Next>,
) -> Result<(), Error> {
    match effect {
        Effect::Send {
            step,
            occurrence,
            message,
            prepared,
        } => {
            make_message(turn, row, *place, step, occurrence, message, *prepared)?;
            // It was stored, so its place is one that a message may have.
            *place += 1;
        }
        Effect::SendAgain { message, .. } => {
            if let Some(known) = turn.tx.outbox().get(row.no, &message)? {
                turn.tx.outbox().make_due(known.no, turn.now)?;
                turn.runtime.nudge_times();
            }
        }
        Effect::CancelSend { message, .. } => cancel_send(turn, row, &message)?,
        Effect::AwaitCall { step, match_value } => {
            await_call(turn, row, &step, &match_value, follow)?;
        }
        Effect::SetDetails { step, details } => {
            follow.push_back(Next::Updates(step, details));
        }
        Effect::StopAwaiting { step } => stop_awaiting(turn, row, &step)?,
        Effect::UseCall { step, call } => {
            bound_passed(turn, row, &step, &call, Passed::Used)?;
        }
        Effect::DropCall { step, call } => {
            bound_passed(turn, row, &step, &call, Passed::NotNeeded)?;
        }
        Effect::OpenProblem { step, kind, params } => {
            open_run_problem(turn, row, &step, kind, &params)?;
        }
        Effect::CloseProblem { step, kind } => {
            close_run_problem(turn, row, &step, kind, doing)?;
        }
    }
    Ok(())
}

fn make_message(
    turn: &mut Turn<'_, '_>,
    row: &RunRow,
    place: i64,
    step: StepId,
    occurrence: u32,
    id: MessageId,
    mut prepared: Prepared,
) -> Result<(), Error> {
    let body = prepared.body.take().map(String::into_bytes);
    let to_practice = goes_to_practice(row);
    let new = NewMessage {
        id,
        step,
        occurrence,
        connection: prepared.connection.clone().filter(|_| !to_practice),
        due_at: turn.now,
        at: turn.now,
        request: Unread::of(&prepared),
        body,
    };
    if !turn.may_begin(&new.connection) {
        turn.tx.outbox().insert(row.no, place, &new)?;
        let behind = new.connection;
        turn.runtime.outbox.set_behind(behind, true);
        turn.runtime.nudge_times();
        return Ok(());
    }
    let no = turn.tx.outbox().insert_sending(row.no, place, &new)?;
    let (prepared, is_addressed) = turn.addressed(row, &new.step, prepared);
    turn.begin(Ready {
        no,
        id: new.id,
        step: new.step,
        occurrence,
        n: 1,
        prepared,
        is_addressed,
        body: new.body.map(Bytes::from),
        to_practice,
        run: None,
    });
    Ok(())
}

/// A message that was handed over in this very transaction has not been tried: it never leaves. A
/// try under way ends, and is not repeated.
fn cancel_send(turn: &mut Turn<'_, '_>, row: &RunRow, message: &MessageId) -> Result<(), Error> {
    #[cfg(feature = "faults")]
    if turn.runtime.options.faults.withdrawn_is_sent {
        return Ok(());
    }
    let Some(known) = turn.tx.outbox().get(row.no, message)? else {
        return Ok(());
    };
    if let Some(ready) = turn.take_back(known.no) {
        turn.tx.outbox().give_back(ready.no, ready.n, turn.now)?;
    }
    turn.tx.outbox().cancel(known.no)?;
    Ok(())
}

/// The run's value is known: calls that waited for it are bound (C6, 4). A long one that was not read
/// is left to a job, with those behind it: nobody else waits until it is.
fn await_call(
    turn: &mut Turn<'_, '_>,
    row: &RunRow,
    step: &StepId,
    value: &str,
    follow: &mut VecDeque<Next>,
) -> Result<(), Error> {
    let Some((address, taken)) = take_early(turn, row, step, value)? else {
        return Ok(());
    };
    for (nth, entry) in taken.iter().enumerate() {
        match bind(turn, row, step, *entry, None) {
            Err(Error::Unread(_)) => {
                turn.unread.take();
                leave_early(turn, row, step, value, &taken[nth..])?;
                break;
            }
            bound => follow.extend(bound?.map(Next::Happened)),
        }
    }
    settle_unmatched(turn, address)
}

fn stop_awaiting(turn: &mut Turn<'_, '_>, row: &RunRow, step: &StepId) -> Result<(), Error> {
    let Some(wait) = turn.tx.awaits().get(row.no, step)? else {
        return Ok(());
    };
    turn.tx
        .awaits()
        .set_state(row.no, step, AwaitState::Passed)?;
    settle_unmatched(turn, wait.address)
}

/// Stops the connection of a message whose tool says that the address is gone.
pub(crate) fn stop_connection(
    turn: &mut Turn<'_, '_>,
    message: &Ready,
    problem: LastProblem,
) -> Result<(), Error> {
    let Some(id) = message.leads_to() else {
        return Ok(());
    };
    let before = turn.tx.connections().get(&id)?;
    turn.tx
        .connections()
        .set_stopped(&id, Some(&WhyStopped::Gone(problem)))?;
    turn.after.connections.read_again();
    // Messages that were under way get the same answer; the connection stops once.
    let Some(stopped) = before.filter(|row| !row.stopped) else {
        return Ok(());
    };
    record_own(Action("connection_stopped"), "answer")
        .on("connection", id)
        .on("message", &message.id)
        .text("name", stopped.connection.name)
        .text("status", GONE.to_string())
        .write(turn.tx)
}

/// Whether a run's messages go to the practice tool: a try-out that contacts nobody (C11).
pub(crate) fn goes_to_practice(row: &RunRow) -> bool {
    row.try_out && row.started_by.read().really_contact != Some(true)
}
