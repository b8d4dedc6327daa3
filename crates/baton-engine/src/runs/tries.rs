//! Results of tries: the try's end, what becomes of its message, and the event of its run.

use std::sync::Arc;
use std::time::Duration;

use baton_core::run::{Answer as CoreAnswer, Failure as CoreFailure};
use baton_core::{ConnectionId, Happened, retry};
use baton_store::MessageNo;
use baton_store::table::outbox::tries::TryEnd;
use baton_store::table::outbox::{AfterTry, MessageRow, MessageState};
use jiff::{SignedDuration, Timestamp};

use super::advance::{advance, advance_as_it_was, live};
use super::effects::GONE;
use super::effects::goes_to_practice;
use super::effects::stop_connection;
use super::outcome::{self, Meaning};
use crate::destinations::keep_address_kind;
use crate::queue::{Ended, Live, Ready};
use crate::turn::Turn;
use crate::{Error, Topic};

/// Records how a try ended.
pub(crate) fn try_ended(turn: &mut Turn<'_, '_>, ended: &Ended) -> Result<(), Error> {
    let meaning = outcome::meaning(ended);
    note_leaving(turn, ended, &meaning);
    if matches!(meaning, Meaning::Aborted) {
        // As after a crash: whether it arrived is unknown, and the next start repeats it.
        return Ok(());
    }
    match meaning {
        Meaning::Accepted(end, answer) => accepted(turn, ended, end, answer),
        Meaning::Failed(end, failure) => {
            let live = run_of(turn, ended)?;
            failed(turn, live, ended, end, failure)
        }
        Meaning::NotSent(failure) => {
            let live = run_of(turn, ended)?;
            not_sent(turn, live, ended, failure)
        }
        Meaning::Aborted => Ok(()),
    }
}

/// The run of a message, as its row says.
fn run_of(turn: &mut Turn<'_, '_>, ended: &Ended) -> Result<Live, Error> {
    let run = turn.run(ended.ready.no.run())?;
    live(turn, run)
}

/// Keeps how a try ended of a message that is set aside, so that *Try again* goes on with the answer
/// in place of a second try.
pub(crate) fn keep_end(turn: &mut Turn<'_, '_>, ended: &Ended) -> Result<(), Error> {
    match outcome::meaning(ended) {
        Meaning::Accepted(end, _) | Meaning::Failed(end, _) => {
            let (no, n) = (ended.ready.no, ended.ready.n);
            Ok(turn.tx.outbox().keep_end(no, n, &end)?)
        }
        Meaning::NotSent(_) | Meaning::Aborted => Ok(()),
    }
}

/// A message that was put back into the queue, and can be sent, goes on: of a try that was answered
/// meanwhile the answer counts; one that has no end is repeated under its id, unless it is being sent.
pub(crate) fn go_on(
    turn: &mut Turn<'_, '_>,
    no: MessageNo,
    is_being_sent: bool,
) -> Result<(), Error> {
    let row = turn.tx.outbox().by_no(no)?;
    let row = row.ok_or(Error::Missing("message"))?;
    row.request.read()?;
    let run = turn.run(no.run())?;
    live(turn, run)?;
    // Nobody may have told it of what it waits for: it is parked again if that is lacking still.
    if row.state == MessageState::Parked {
        turn.tx.outbox().make_due(no, turn.now)?;
        return Ok(());
    }
    let sending = turn.tx.outbox().sending_one(no)?;
    // It was put into the queue otherwise meanwhile, or was taken out of it while its try went on.
    let is_being_sent = is_being_sent || turn.runtime.outbox.has(no);
    let Some(queued) = sending.filter(|_| !is_being_sent) else {
        return Ok(());
    };
    match kept_end(turn, &row)? {
        Some(ended) => try_ended(turn, &ended),
        None => Ok(turn.tx.outbox().recover(&queued, turn.now)?),
    }
}

/// The end of a message's last try, if an answer came that was only kept.
fn kept_end(turn: &Turn<'_, '_>, row: &MessageRow) -> Result<Option<Ended>, Error> {
    let last = turn.tx.tries().get(row.no, row.tries)?;
    let Some(answer) = last.and_then(|last| last.end).and_then(outcome::answer_of) else {
        return Ok(None);
    };
    let (at, answer) = answer;
    let run = turn.run(row.no.run())?;
    let ready = Ready {
        no: row.no,
        id: row.id.clone(),
        step: row.step.clone(),
        occurrence: row.occurrence,
        n: row.tries,
        prepared: Arc::new(row.request.read()?),
        is_addressed: true,
        body: None,
        to_practice: goes_to_practice(&run),
        run: None,
    };
    Ok(Some(Ended {
        ready,
        at,
        outcome: Ok(answer),
        changes: turn.runtime.outbox.changes(),
    }))
}

fn accepted(
    turn: &mut Turn<'_, '_>,
    ended: &Ended,
    end: TryEnd,
    answer: CoreAnswer,
) -> Result<(), Error> {
    let message = &ended.ready;
    let live = match &message.run {
        Some(was) => Live::clone(was),
        None => run_of(turn, ended)?,
    };
    turn.tx
        .outbox()
        .end_try(message.no, ended.ready.n, &end, AfterTry::Delivered)?;
    note_success(turn, message, ended.at)?;
    let happened = Happened::AnswerReceived {
        step: message.step.clone(),
        occurrence: message.occurrence,
        answer,
        tries: ended.ready.n,
    };
    advance_as_it_was(turn, live, happened)?;
    Ok(())
}

fn failed(
    turn: &mut Turn<'_, '_>,
    live: Live,
    ended: &Ended,
    end: TryEnd,
    failure: CoreFailure,
) -> Result<(), Error> {
    let message = &ended.ready;
    let failed = live
        .state
        .step(&message.step)
        .map_or(0, |step| step.own.failed_tries())
        + 1;
    let asked = outcome::retry_after(ended);
    let wait = retry::wait_after(failed, jitter(), asked);
    let gone = matches!(failure, CoreFailure::Status { status: GONE });
    let next = match wait.filter(|_| !gone) {
        Some(wait) => AfterTry::Again(later(ended.at, wait)),
        None => AfterTry::GivenUp,
    };
    turn.tx
        .outbox()
        .end_try(message.no, ended.ready.n, &end, next)?;
    note_failure(turn, message, &end, gone)?;
    turn.runtime.nudge_times();
    let happened = Happened::TryFailed {
        step: message.step.clone(),
        occurrence: message.occurrence,
        failure,
        tries: ended.ready.n,
        last: matches!(next, AfterTry::GivenUp),
        leads_to: outcome::host_of(&end),
    };
    advance(turn, live, happened, None)?;
    Ok(())
}

/// Nothing left this computer: no attempt is spent, the message waits for what is missing. It is
/// parked where that has not been changed meanwhile, and told to the run once.
fn not_sent(
    turn: &mut Turn<'_, '_>,
    live: Live,
    ended: &Ended,
    failure: CoreFailure,
) -> Result<(), Error> {
    let message = &ended.ready;
    let outbox = turn.tx.outbox();
    outbox.give_back(message.no, message.n, ended.at)?;
    if ended.changes == turn.runtime.outbox.changes() {
        outbox.park(message.no, ended.at)?;
    }
    // It leads to another kind of address than before: what is asked for is shown for that one.
    if let (Some(kind), Some(id)) = (outcome::led_to(ended), &message.prepared.connection) {
        keep_address_kind(turn.tx, id, kind)?;
    }
    turn.runtime.nudge_times();
    let happened = Happened::TryFailed {
        step: message.step.clone(),
        occurrence: message.occurrence,
        failure,
        tries: message.n,
        last: false,
        leads_to: None,
    };
    advance(turn, live, happened, None)?;
    Ok(())
}

/// What a try's end says about all that is parked for its connection.
fn note_leaving(turn: &Turn<'_, '_>, ended: &Ended, meaning: &Meaning) {
    let outbox = &turn.runtime.outbox;
    match meaning {
        Meaning::Accepted(..) | Meaning::Failed(..) => outbox.has_left(&ended.ready),
        Meaning::NotSent(_) if outcome::holds_for_all(ended) => {
            if ended.changes == outbox.changes() {
                outbox.all_stay(&ended.ready.leads_to());
            } else {
                outbox.has_stayed(&ended.ready);
            }
        }
        Meaning::NotSent(_) | Meaning::Aborted => outbox.has_stayed(&ended.ready),
    }
}

/// What the practice tool answers in place of another tool says nothing of that one.
fn note_success(turn: &mut Turn<'_, '_>, message: &Ready, at: Timestamp) -> Result<(), Error> {
    if let Some(connection) = message.leads_to()
        && first_success(turn, &connection)
        && turn.tx.connections().succeeded(&connection, at)?
    {
        turn.hint(Topic::Connection, &connection);
    }
    Ok(())
}

/// Whether this is the first success of a connection in this transaction.
fn first_success(turn: &mut Turn<'_, '_>, connection: &ConnectionId) -> bool {
    turn.succeeded.insert(connection.clone())
}

fn note_failure(
    turn: &mut Turn<'_, '_>,
    message: &Ready,
    end: &TryEnd,
    gone: bool,
) -> Result<(), Error> {
    let Some(connection) = message.leads_to() else {
        return Ok(());
    };
    let problem = outcome::last_problem(end);
    turn.tx.connections().failed(&connection, &problem)?;
    if gone {
        stop_connection(turn, message, problem)?;
    }
    turn.hint(Topic::Connection, &connection);
    Ok(())
}

fn later(at: Timestamp, wait: Duration) -> Timestamp {
    SignedDuration::try_from(wait)
        .ok()
        .and_then(|wait| at.checked_add(wait).ok())
        .unwrap_or(Timestamp::MAX)
}

/// From 0 to 1.
fn jitter() -> f64 {
    let random = crate::unique::random::<4>().unwrap_or_default();
    f64::from(u32::from_be_bytes(random)) / f64::from(u32::MAX)
}
