//! What is due: deadlines of runs, tries of messages. Wall-clock rows, never early (C16).

use baton_core::Happened;
use baton_store::RunNo;
use baton_store::table::outbox::lanes::Queued;
use baton_store::table::runs::deadlines::Due;
use baton_store::table::set_aside::Item;
use bytes::Bytes;
use jiff::Timestamp;

use crate::Error;
use crate::matching::is_being_taken;
use crate::queue::Ready;
use crate::runs::{LOOK_AGAIN, advance, follow, live, set_deadline, settle};
use crate::runs::{Moved, go_on, goes_to_practice};
use crate::turn::Turn;

const RUNS_AT_ONCE: usize = 64;
/// So many messages of one connection begin in one transaction; then it is another's turn.
const MESSAGES_AT_ONCE: usize = 64;

/// Deadlines that have come.
pub(crate) fn due_runs(turn: &mut Turn<'_, '_>) -> Result<(), Error> {
    let followed = turn.tx.meta().time_followed()?;
    let deadlines = turn.tx.deadlines();
    let mut all_due = deadlines.due(turn.now, RUNS_AT_ONCE)?;
    // A row that is damaged so gives its place to what its run's own row says.
    all_due.extend(deadlines.never_due(RUNS_AT_ONCE)?);
    for due in all_due {
        let item = Item::Run(due.run, Some(due));
        turn.about(&item, |turn| deadline_passed(turn, due, followed))?;
        if turn.tx.out_of_time() {
            break;
        }
    }
    Ok(())
}

fn deadline_passed(
    turn: &mut Turn<'_, '_>,
    due: Due,
    followed: Option<RunNo>,
) -> Result<(), Error> {
    // The company's time changed and this run has not followed yet: its moment may be another.
    if followed.is_some_and(|followed| due.run > followed) {
        let run = turn.run(due.run)?;
        follow(turn, run)?;
    }
    let run = turn.run(due.run)?;
    if turn.tx.deadlines().is_stale(due, run.now.deadline_at)? {
        return Ok(());
    }
    let live = live(turn, run.clone())?;
    let Some(live) = settle(turn, live)? else {
        return Ok(());
    };
    let next = live
        .state
        .next_deadline(&live.edition.definition)
        .map(|(at, step, which)| (at, step.clone(), which));
    let later = live.state.wakes_after(turn.now);
    let Some((_, step, which)) = next.filter(|(at, _, _)| *at <= turn.now) else {
        return set_deadline(turn, &run, later);
    };
    // What came before it is still being read, also after a start that was long in coming.
    if is_being_taken(turn, run.no, &step)? {
        return set_deadline(turn, &run, Some(turn.now + LOOK_AGAIN));
    }
    match advance(turn, live, Happened::DeadlinePassed { step, which }, None)? {
        Moved::On => Ok(()),
        Moved::Not(_) => set_deadline(turn, &run, later),
    }
}

/// Begins tries of messages that are due, each connection in its turn and as far as it has room:
/// what has none stays as it is, and its connection is looked at when a try of it has ended.
pub(crate) fn due_messages(turn: &mut Turn<'_, '_>) -> Result<(), Error> {
    let now = turn.now;
    let heads = turn.tx.outbox().waiting()?;
    set_unread_aside(turn, heads.unread)?;
    let mut lanes = heads.known;
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
        for queued in due {
            begin_try(turn, &queued)?;
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
    let parked = turn.tx.outbox().parked()?;
    set_unread_aside(turn, parked.unread)?;
    let parked = parked.known.into_iter();
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
        for queued in messages {
            begin_try(turn, &queued)?;
        }
    }
    Ok(())
}

/// Messages of which it cannot be read by which connection they go, or when.
fn set_unread_aside(turn: &mut Turn<'_, '_>, unread: Vec<Queued>) -> Result<(), Error> {
    for queued in unread {
        let item = Item::Message(queued.message, Some(queued));
        turn.with_care(&item, |_| Err::<(), _>(no_lane().into()))?;
    }
    Ok(())
}

fn no_lane() -> baton_store::Error {
    baton_store::Error::Damaged {
        column: "outbox".to_owned(),
        why: "nobody can tell by which connection it goes, or when".to_owned(),
    }
}

fn begin_try(turn: &mut Turn<'_, '_>, queued: &Queued) -> Result<(), Error> {
    let item = Item::Message(queued.message, Some(queued.clone()));
    turn.about(&item, |turn| begin(turn, queued)).map(drop)
}

fn begin(turn: &mut Turn<'_, '_>, queued: &Queued) -> Result<(), Error> {
    let message = turn.tx.outbox().by_no(queued.message)?;
    let n = match &message {
        Some(message) => turn.tx.outbox().start_try(message, turn.now)?,
        None => None,
    };
    let (Some(message), Some(n)) = (message, n) else {
        return not_due(turn, queued);
    };
    let run = turn.run(message.no.run())?;
    let request = message.request.read()?;
    let (prepared, is_addressed) = turn.addressed(&run, &message.step, request);
    turn.begin(Ready {
        no: message.no,
        id: message.id,
        step: message.step,
        occurrence: message.occurrence,
        n,
        prepared,
        is_addressed,
        body: message.body.map(Bytes::from),
        to_practice: goes_to_practice(&run),
        run: None,
    });
    Ok(())
}

/// One that lies in another part of the queue than its state says would be due for ever. So would one
/// that its row does not have there: then no other is believed either, and the queue is made anew.
/// That is looked for once: a file that is damaged again and again has one taken out after another.
fn not_due(turn: &mut Turn<'_, '_>, queued: &Queued) -> Result<(), Error> {
    let outbox = turn.tx.outbox();
    if !outbox.is_stale(queued)? {
        outbox.queue_anew(queued.message)?;
        return go_on(turn, queued.message, false);
    }
    if turn.after.lanes_made_anew || turn.runtime.outbox.are_lanes_made_anew() {
        return Err(stale().into());
    }
    outbox.make_lanes_anew()?;
    turn.after.lanes_made_anew = true;
    let no = queued.message.0;
    tracing::warn!(
        no,
        "the queue of messages had one that is not due; it was made anew"
    );
    Ok(())
}

fn stale() -> baton_store::Error {
    baton_store::Error::Damaged {
        column: "outbox_lanes".to_owned(),
        why: "a message is due there, and its row says otherwise".to_owned(),
    }
}

/// What is due next, as the rows say.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Next {
    /// When.
    pub(crate) at: Option<Timestamp>,
    /// Whether a connection has messages for which there was no room: the end of one of its tries
    /// makes room, at whatever time.
    pub(crate) is_crowded: bool,
}

impl Next {
    /// What is due is not known.
    pub(crate) const UNKNOWN: Self = Self {
        at: Some(Timestamp::MIN),
        is_crowded: false,
    };

    /// Whether rows are to be looked at for what is due. Where nobody wrote another time, nothing is
    /// due before the next one that was found.
    pub(crate) fn may_be_due(&self, turn: &Turn<'_, '_>) -> bool {
        let came = self.at.is_some_and(|at| at <= turn.now);
        came || self.is_crowded || turn.runtime.outbox.any_freed()
    }
}

/// When something is due next; at once while runs have to follow the company's time.
pub(crate) fn next_due(turn: &Turn<'_, '_>) -> Result<Next, Error> {
    let at_once = Next {
        at: Some(turn.now),
        is_crowded: false,
    };
    if turn.tx.meta().time_followed()?.is_some() || turn.runtime.outbox.any_freed() {
        return Ok(at_once);
    }
    let run = turn.tx.deadlines().next()?;
    let heads = turn.tx.outbox().waiting()?;
    if !heads.unread.is_empty() {
        return Ok(at_once);
    }
    let lanes = heads.known.into_iter();
    let (room, none): (Vec<_>, Vec<_>) = lanes.partition(|lane| turn.wanted(&lane.connection) > 0);
    Ok(Next {
        at: room.into_iter().map(|lane| lane.at).chain(run).min(),
        is_crowded: !none.is_empty(),
    })
}
