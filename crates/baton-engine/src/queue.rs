//! The queue of messages on their way: 64 at a time, their results handed back.
//!
//! A message is here only while a try of it is a row. Each connection has a queue of its own and
//! may take no more than its share of the slots, so that one slow tool does not hold up another.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use baton_core::template::Prepared;
use baton_core::{ConnectionId, MessageId, StepId};
use baton_store::MessageNo;
use bytes::Bytes;
use jiff::Timestamp;
use tokio::sync::{Notify, watch};

use crate::outgoing::{Answer, Failure};

/// So many requests are under way at once.
const AT_ONCE: usize = 64;
/// So many of them at most to one connection, so that another always finds a slot.
const AT_ONCE_EACH: usize = 56;
/// So many messages of one connection are held in memory; more stay rows.
const HELD_EACH: usize = 512;
/// From so many on, a connection that answers quickly holds up new runs instead of making rows.
const BUSY_FROM: usize = 384;
const ANSWERS_QUICKLY: Duration = Duration::from_millis(250);

/// A message whose try has begun.
#[derive(Clone, Debug)]
pub(crate) struct Ready {
    pub(crate) no: MessageNo,
    pub(crate) id: MessageId,
    pub(crate) step: StepId,
    pub(crate) occurrence: u32,
    pub(crate) n: u32,
    pub(crate) prepared: Arc<Prepared>,
    pub(crate) body: Option<Bytes>,
    /// A try-out that does not really contact other tools.
    pub(crate) to_practice: bool,
}

impl Ready {
    /// Whose queue it stands in; the practice tool's has no connection.
    fn leads_to(&self) -> Option<ConnectionId> {
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
}

/// The messages on their way.
#[derive(Debug)]
pub(crate) struct Outbox {
    state: Mutex<State>,
    ended: Mutex<Vec<Ended>>,
    idle: Notify,
    abort: watch::Sender<bool>,
}

#[derive(Debug, Default)]
struct State {
    queues: HashMap<Option<ConnectionId>, Lane>,
    turns: VecDeque<Option<ConnectionId>>,
    under_way: usize,
    parked: Vec<MessageNo>,
    draining: bool,
}

#[derive(Debug, Default)]
struct Lane {
    waiting: VecDeque<Ready>,
    under_way: usize,
    last_end: Option<Instant>,
}

impl Default for Outbox {
    fn default() -> Self {
        Self {
            state: Mutex::default(),
            ended: Mutex::default(),
            idle: Notify::new(),
            abort: watch::Sender::new(false),
        }
    }
}

impl Outbox {
    /// How many more messages of a connection may be held.
    pub(crate) fn room(&self, connection: Option<&ConnectionId>) -> usize {
        let state = self.lock();
        if state.draining {
            return 0;
        }
        let held = state
            .queues
            .get(&connection.cloned())
            .map_or(0, |lane| lane.waiting.len());
        HELD_EACH.saturating_sub(held)
    }

    /// Whether new runs should wait: a connection has much to send and answers quickly.
    pub(crate) fn is_busy(&self) -> bool {
        let state = self.lock();
        state.queues.values().any(|lane| {
            lane.waiting.len() >= BUSY_FROM
                && lane
                    .last_end
                    .is_some_and(|at| at.elapsed() < ANSWERS_QUICKLY)
        })
    }

    /// Takes messages whose tries are committed; those that have a slot are to be sent at once.
    pub(crate) fn take(&self, ready: Vec<Ready>) -> Vec<Ready> {
        if ready.is_empty() {
            return Vec::new();
        }
        let mut state = self.lock();
        for one in ready {
            let key = one.leads_to();
            let lane = state.queues.entry(key.clone()).or_default();
            lane.waiting.push_back(one);
            if lane.waiting.len() == 1 {
                state.turns.push_back(key);
            }
        }
        std::iter::from_fn(|| state.next()).collect()
    }

    /// Tells when what is under way is to be broken off.
    pub(crate) fn aborting(&self) -> watch::Receiver<bool> {
        self.abort.subscribe()
    }

    /// The tries that ended since it was last asked.
    pub(crate) fn take_ended(&self, most: usize) -> Vec<Ended> {
        let mut ended = self
            .ended
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        let count = ended.len().min(most);
        ended.drain(..count).collect()
    }

    /// Puts back what could not be recorded.
    pub(crate) fn put_back(&self, unrecorded: Vec<Ended>) {
        if unrecorded.is_empty() {
            return;
        }
        let mut ended = self
            .ended
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        ended.splice(0..0, unrecorded);
    }

    pub(crate) fn any_ended(&self) -> bool {
        !self
            .ended
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .is_empty()
    }

    /// Remembers a message that waits for a connection or the secret store.
    pub(crate) fn park(&self, message: MessageNo) {
        self.lock().parked.push(message);
    }

    /// Marks what was parked as due: see [`Outbox::take_unparked`].
    pub(crate) fn unpark(&self) {
        let mut state = self.lock();
        if !state.parked.is_empty() {
            state.parked.push(UNPARK);
        }
    }

    /// The messages that waited and are due now.
    pub(crate) fn take_unparked(&self) -> Vec<MessageNo> {
        let mut state = self.lock();
        match state.parked.iter().rposition(|no| *no == UNPARK) {
            Some(place) => {
                let taken: Vec<_> = state.parked.drain(..=place).collect();
                taken.into_iter().filter(|no| *no != UNPARK).collect()
            }
            None => Vec::new(),
        }
    }

    /// Starts nothing more, waits for what is under way, then aborts the rest.
    pub(crate) async fn drain(&self, grace: Duration) {
        self.lock().draining = true;
        let _in_time = tokio::time::timeout(grace, self.until_idle()).await;
        self.abort.send_replace(true);
        self.until_idle().await;
    }

    /// The messages that were begun and never sent.
    pub(crate) fn take_unsent(&self) -> Vec<Ready> {
        let mut state = self.lock();
        state.turns.clear();
        let lanes = std::mem::take(&mut state.queues);
        lanes.into_values().flat_map(|lane| lane.waiting).collect()
    }

    async fn until_idle(&self) {
        loop {
            let idle = self.idle.notified();
            if self.lock().under_way == 0 {
                return;
            }
            idle.await;
        }
    }

    /// Records an end and hands out the slot's next message.
    pub(crate) fn finish(&self, ended: Ended) -> Option<Ready> {
        let key = ended.ready.leads_to();
        self.ended
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .push(ended);
        let mut state = self.lock();
        state.under_way -= 1;
        if let Some(lane) = state.queues.get_mut(&key) {
            lane.under_way -= 1;
            lane.last_end = Some(Instant::now());
        }
        let next = state.next();
        if state.under_way == 0 {
            self.idle.notify_waiters();
        }
        next
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// Stands among the parked: everything before it is due.
const UNPARK: MessageNo = MessageNo(-1);

impl State {
    fn next(&mut self) -> Option<Ready> {
        if self.draining || self.under_way >= AT_ONCE {
            return None;
        }
        for _ in 0..self.turns.len() {
            let key = self.turns.pop_front()?;
            let lane = self.queues.get_mut(&key)?;
            if lane.under_way >= AT_ONCE_EACH {
                self.turns.push_back(key);
                continue;
            }
            let next = lane.waiting.pop_front();
            lane.under_way += usize::from(next.is_some());
            if !lane.waiting.is_empty() {
                self.turns.push_back(key);
            }
            self.under_way += usize::from(next.is_some());
            return next;
        }
        None
    }
}
