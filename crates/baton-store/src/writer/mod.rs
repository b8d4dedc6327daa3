//! The one writer: a thread, a connection, and group commit.
//!
//! It drains what queued up while the last commit was under way, runs it in one transaction,
//! commits once, and only then answers. Lanes say what goes first: calls, then commands, then
//! the driver, whose share of a transaction is bounded in time.

mod aside;
mod checkpoint;
mod hold;
mod job;
mod queue;
mod thread;

use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use jiff::Timestamp;
use rusqlite::Connection;
use tokio::sync::watch;

pub use hold::{Hold, Holds, PastHold};
pub(crate) use job::{work, work_heard};
use queue::Queue;
pub use queue::{ACCEPT_BYTES, ACCEPT_CALLS, Lane};

use self::job::BoxedJob;
use crate::open::Whereabouts;
use crate::{Error, Result};

/// A handle on the writer thread.
pub(crate) struct Writer {
    queue: Arc<Queue>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Writer {
    /// Starts the thread for a database that was opened there; so many of the newest `calls` are
    /// known in memory by their bytes.
    pub(crate) fn start(db: Connection, opened: Whereabouts, calls: usize) -> Result<Self> {
        let queue = Arc::new(Queue::default());
        let thread = thread::start(db, opened, Arc::clone(&queue), calls)?;
        Ok(Self {
            queue,
            thread: Mutex::new(Some(thread)),
        })
    }

    pub(crate) fn push(&self, lane: Lane, job: BoxedJob, bytes: usize) -> Result<()> {
        self.queue.push(lane, job, bytes)
    }

    pub(crate) fn failure(&self) -> Option<Error> {
        self.queue.failure()
    }

    pub(crate) fn failed(&self) -> watch::Receiver<bool> {
        self.queue.failed()
    }

    pub(crate) fn holds(&self) -> watch::Receiver<Holds> {
        self.queue.holds().watched()
    }

    pub(crate) fn is_held(&self) -> bool {
        self.queue.holds().is_held()
    }

    pub(crate) fn forget_holds(&self, until: Timestamp) {
        self.queue.holds().forget(until);
    }

    pub(crate) fn close(&self) {
        self.queue.close();
        let thread = self
            .thread
            .lock()
            .expect("no holder of the thread panics")
            .take();
        if let Some(thread) = thread
            && thread.thread().id() != std::thread::current().id()
        {
            let _its_panics_were_answered = thread.join();
        }
    }
}
