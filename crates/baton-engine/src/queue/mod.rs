//! Messages on their way, and the results of their tries, handed back to the driver.
//!
//! A message is here only while a try of it is a row. Each connection has a lane of its own with
//! slots of its own, so that no tool waits for another; what finds no place here stays a row.

mod freed;
mod slots;

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use baton_core::template::Prepared;
use baton_core::{ConnectionId, MessageId, RunState, StepId};
use baton_store::MessageNo;
use baton_store::table::runs::RunRow;
use bytes::Bytes;
use jiff::Timestamp;
use tokio::sync::{Notify, watch};

use crate::editions::Edition;
use crate::outgoing::{Answer, Failure};
use freed::Freed;
pub(crate) use freed::MayLeave;
use slots::Slots;

/// A message whose try has begun.
#[derive(Clone, Debug)]
pub(crate) struct Ready {
    pub(crate) no: MessageNo,
    pub(crate) id: MessageId,
    pub(crate) step: StepId,
    pub(crate) occurrence: u32,
    pub(crate) n: u32,
    pub(crate) prepared: Arc<Prepared>,
    /// Whether it is known where it goes.
    pub(crate) is_addressed: bool,
    pub(crate) body: Option<Bytes>,
    /// A try-out that does not really contact other tools.
    pub(crate) to_practice: bool,
    /// Its run as the transaction left it in which this was handed over, so that nobody reads it
    /// again for the answer; none where more than this is under way.
    pub(crate) run: Option<Arc<Live>>,
}

/// A run with its state parsed. It is the one that its row says for as long as that has the same
/// revision.
#[derive(Clone, Debug)]
pub(crate) struct Live {
    pub(crate) row: RunRow,
    pub(crate) state: RunState,
    pub(crate) edition: Arc<Edition>,
}

impl Ready {
    /// In whose lane it stands; the practice tool's has no connection.
    pub(crate) fn leads_to(&self) -> Option<ConnectionId> {
        self.prepared
            .connection
            .clone()
            .filter(|_| !self.to_practice)
    }
}

/// A try that ended.
#[derive(Clone, Debug)]
pub(crate) struct Ended {
    pub(crate) ready: Ready,
    pub(crate) at: Timestamp,
    pub(crate) outcome: Result<Answer, Failure>,
    /// How many changes of connections there had been when it began: see [`Outbox::changes`].
    pub(crate) changes: u64,
}

/// The messages on their way.
#[derive(Debug)]
pub(crate) struct Outbox {
    slots: Mutex<Slots>,
    freed: Mutex<Freed>,
    turns: AtomicUsize,
    ended: Mutex<Vec<Ended>>,
    idle: Notify,
    abort: watch::Sender<bool>,
    made_anew: AtomicBool,
}

impl Default for Outbox {
    fn default() -> Self {
        Self {
            slots: Mutex::default(),
            freed: Mutex::default(),
            turns: AtomicUsize::new(0),
            ended: Mutex::default(),
            idle: Notify::new(),
            abort: watch::Sender::new(false),
            made_anew: AtomicBool::new(false),
        }
    }
}

impl Outbox {
    /// How many new messages of a connection may be held at once, without becoming rows first.
    pub(crate) fn room_for_new(&self, connection: &Option<ConnectionId>) -> usize {
        lock(&self.slots).room_for_new(connection)
    }

    /// Says whether a connection has due rows that are not held: what is new comes after them.
    pub(crate) fn set_behind(&self, connection: Option<ConnectionId>, behind: bool) {
        lock(&self.slots).set_behind(connection, behind);
    }

    /// How many rows of a connection are to be read: none while it holds enough.
    pub(crate) fn wanted(&self, connection: &Option<ConnectionId>) -> usize {
        lock(&self.slots).wanted(connection)
    }

    /// Which of so many connections is the first whose rows are read this time.
    pub(crate) fn whose_turn(&self, connections: usize) -> usize {
        let turn = self.turns.fetch_add(1, Ordering::Relaxed);
        turn.checked_rem(connections).unwrap_or_default()
    }

    /// Takes messages whose tries are committed; those that have a slot are to be sent at once.
    pub(crate) fn take(&self, ready: Vec<Ready>) -> Vec<Ready> {
        if ready.is_empty() {
            return Vec::new();
        }
        let mut freed = lock(&self.freed);
        let mut slots = lock(&self.slots);
        for one in ready {
            freed.begun(&one.leads_to());
            slots.hold(one);
        }
        std::iter::from_fn(|| slots.next()).collect()
    }

    /// Tells when what is under way is to be broken off.
    pub(crate) fn aborting(&self) -> watch::Receiver<bool> {
        self.abort.subscribe()
    }

    /// The tries that ended since it was last asked.
    pub(crate) fn take_ended(&self, most: usize) -> Vec<Ended> {
        let mut ended = lock(&self.ended);
        let count = ended.len().min(most);
        ended.drain(..count).collect()
    }

    /// Puts back what could not be recorded.
    pub(crate) fn put_back(&self, unrecorded: Vec<Ended>) {
        if !unrecorded.is_empty() {
            lock(&self.ended).splice(0..0, unrecorded);
        }
    }

    /// Whether a try of a message is held, under way, or ended and not recorded yet.
    pub(crate) fn has(&self, no: MessageNo) -> bool {
        let is_away = lock(&self.slots).has(no);
        is_away || lock(&self.ended).iter().any(|ended| ended.ready.no == no)
    }

    pub(crate) fn any_ended(&self) -> bool {
        !lock(&self.ended).is_empty()
    }

    /// How often something was changed that parked messages wait for. A try that began before
    /// the last change may have failed for want of what is there now.
    pub(crate) fn changes(&self) -> u64 {
        lock(&self.freed).changes()
    }

    /// Something about these connections was changed: what is parked for them is looked at.
    pub(crate) fn free(&self, connections: impl IntoIterator<Item = ConnectionId>) {
        lock(&self.freed).free(connections);
    }

    /// Something that all connections need was changed.
    pub(crate) fn free_all(&self) {
        lock(&self.freed).free_all();
    }

    /// Which parked messages may begin, of the connections that have some.
    pub(crate) fn freed(
        &self,
        parked: impl Iterator<Item = Option<ConnectionId>>,
    ) -> Vec<MayLeave> {
        lock(&self.freed).of(parked)
    }

    /// Whether parked messages may begin, and there is room for them.
    pub(crate) fn any_freed(&self) -> bool {
        let freed = lock(&self.freed);
        let slots = lock(&self.slots);
        freed.is_all() || freed.open().any(|key| slots.wanted(key) > 0)
    }

    /// A message left: whatever else is parked for its connection may leave, too.
    pub(crate) fn has_left(&self, ready: &Ready) {
        lock(&self.freed).left(&ready.leads_to());
    }

    /// A message could not leave; others of its connection may have what it lacks.
    pub(crate) fn has_stayed(&self, ready: &Ready) {
        lock(&self.freed).stayed(&ready.leads_to());
    }

    /// Whatever is parked for a connection waits for its next change.
    pub(crate) fn all_stay(&self, connection: &Option<ConnectionId>) {
        lock(&self.freed).done(connection);
    }

    /// Starts nothing more, waits for what is under way, then aborts the rest.
    pub(crate) async fn drain(&self, grace: Duration) {
        lock(&self.slots).drain();
        let _in_time = tokio::time::timeout(grace, self.until_idle()).await;
        self.abort.send_replace(true);
        self.until_idle().await;
    }

    /// The messages that were begun and never sent.
    pub(crate) fn take_unsent(&self) -> Vec<Ready> {
        lock(&self.slots).take_waiting()
    }

    async fn until_idle(&self) {
        loop {
            let idle = self.idle.notified();
            if lock(&self.slots).is_idle() {
                return;
            }
            idle.await;
        }
    }

    /// Whether the queue of messages was made anew since the start, as it had one that is not due.
    pub(crate) fn are_lanes_made_anew(&self) -> bool {
        self.made_anew.load(Ordering::Relaxed)
    }

    /// It was.
    pub(crate) fn lanes_are_made_anew(&self) {
        self.made_anew.store(true, Ordering::Relaxed);
    }

    /// Records an end and hands out what has a slot now.
    pub(crate) fn finish(&self, ended: Ended) -> Option<Ready> {
        let ready = ended.ready.clone();
        lock(&self.ended).push(ended);
        let mut slots = lock(&self.slots);
        slots.end(&ready);
        let next = slots.next();
        if slots.is_idle() {
            self.idle.notify_waiters();
        }
        next
    }
}

fn lock<T>(state: &Mutex<T>) -> MutexGuard<'_, T> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}
