//! What waits for the writer, by lane.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard};
use std::time::Duration;

use tokio::sync::watch;

use super::hold::Told;
use super::job::BoxedJob;
use crate::tx::Waiting;
use crate::{Error, Result};

/// How many calls may wait before the writer; one more is answered with `Busy`.
pub const ACCEPT_CALLS: usize = 4_096;
/// How many bytes of calls may wait before the writer.
pub const ACCEPT_BYTES: usize = 64 * 1024 * 1024;

/// In which order work is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    /// Calls of other tools: somebody waits for `200`.
    Accept,
    /// Commands of the admin: somebody waits at a screen.
    Command,
    /// The driver's batches: bounded in time per transaction.
    Driver,
}

/// The queue before the writer.
#[derive(Default)]
pub(crate) struct Queue {
    state: Mutex<State>,
    filled: Condvar,
    failed: watch::Sender<bool>,
    holds: Told,
}

#[derive(Default)]
struct State {
    accept: VecDeque<(BoxedJob, usize)>,
    accept_bytes: usize,
    command: VecDeque<BoxedJob>,
    driver: VecDeque<BoxedJob>,
    closed: bool,
    failure: Option<Error>,
}

/// Why the writer woke up.
pub(crate) enum Wake {
    /// There is work.
    Work,
    /// Nothing came for a while.
    Quiet,
    /// The queue is closed and empty.
    Closed,
}

impl Waiting for Queue {
    fn somebody_waits(&self) -> bool {
        let state = self.lock();
        !state.accept.is_empty() || !state.command.is_empty()
    }
}

impl Queue {
    pub(crate) fn push(&self, lane: Lane, job: BoxedJob, bytes: usize) -> Result<()> {
        let mut state = self.lock();
        if let Some(failure) = &state.failure {
            return Err(failure.clone());
        }
        if state.closed {
            return Err(Error::Closed);
        }
        match lane {
            Lane::Accept => {
                let calls = state.accept.len();
                if calls >= ACCEPT_CALLS || state.accept_bytes.saturating_add(bytes) > ACCEPT_BYTES
                {
                    return Err(Error::Busy { calls });
                }
                state.accept_bytes += bytes;
                state.accept.push_back((job, bytes));
            }
            Lane::Command => state.command.push_back(job),
            Lane::Driver => state.driver.push_back(job),
        }
        drop(state);
        self.filled.notify_one();
        Ok(())
    }

    /// Waits until there is work, for at most this long.
    pub(crate) fn wait(&self, quiet_after: Duration) -> Wake {
        let state = self.lock();
        let (state, _) = self
            .filled
            .wait_timeout_while(state, quiet_after, |state| {
                state.is_empty() && !state.closed
            })
            .expect("no holder of the queue panics");
        match (state.is_empty(), state.closed) {
            (false, _) => Wake::Work,
            (true, true) => Wake::Closed,
            (true, false) => Wake::Quiet,
        }
    }

    /// The calls that wait, the oldest first, up to a number.
    pub(crate) fn take_accepts(&self, most: usize) -> Vec<BoxedJob> {
        let mut state = self.lock();
        let count = state.accept.len().min(most);
        let taken: Vec<_> = state.accept.drain(..count).collect();
        state.accept_bytes -= taken.iter().map(|(_, bytes)| bytes).sum::<usize>();
        taken.into_iter().map(|(job, _)| job).collect()
    }

    pub(crate) fn take_command(&self) -> Option<BoxedJob> {
        self.lock().command.pop_front()
    }

    pub(crate) fn take_driver(&self) -> Option<BoxedJob> {
        self.lock().driver.pop_front()
    }

    pub(crate) fn close(&self) {
        self.lock().closed = true;
        self.filled.notify_all();
    }

    /// After a failed write or sync nobody knows what the disk holds: nothing more is written by
    /// this process, and everything that waits is told so.
    pub(crate) fn give_up(&self, failure: Error) {
        tracing::error!(error = %failure, "the store stops writing");
        let refused = Err(failure.clone());
        for job in self.fail(failure) {
            job.answer(&refused);
        }
    }

    /// Resolves when the disk has failed.
    pub(crate) fn failed(&self) -> watch::Receiver<bool> {
        self.failed.subscribe()
    }

    /// Refuses all further work and hands back what waits.
    pub(crate) fn fail(&self, failure: Error) -> Vec<BoxedJob> {
        let mut state = self.lock();
        if state.failure.is_none() && !matches!(failure, Error::Closed) {
            self.failed.send_replace(true);
        }
        state.failure.get_or_insert(failure);
        state.take_all()
    }

    /// Hands back what waits.
    pub(crate) fn take_all(&self) -> Vec<BoxedJob> {
        self.lock().take_all()
    }

    /// When another program keeps the database for itself.
    pub(super) fn holds(&self) -> &Told {
        &self.holds
    }

    /// Why all work is refused, beyond having been closed.
    pub(crate) fn failure(&self) -> Option<Error> {
        self.lock()
            .failure
            .clone()
            .filter(|failure| !matches!(failure, Error::Closed))
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("no holder of the queue panics")
    }
}

impl State {
    fn is_empty(&self) -> bool {
        self.accept.is_empty() && self.command.is_empty() && self.driver.is_empty()
    }

    fn take_all(&mut self) -> Vec<BoxedJob> {
        self.accept_bytes = 0;
        let mut left: Vec<_> = self.accept.drain(..).map(|(job, _)| job).collect();
        left.extend(self.command.drain(..));
        left.extend(self.driver.drain(..));
        left
    }
}
