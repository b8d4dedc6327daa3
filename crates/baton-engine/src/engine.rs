//! The handle that hosts, routers and operations hold.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use tokio::sync::broadcast;

use crate::changes::Change;
use crate::receive::{Admission, Admitted, CallHead, Received, Refused};
use crate::{Error, Options};

/// A running Baton on one data folder. Cheap to clone.
#[derive(Clone)]
pub struct Engine {
    shared: Arc<Shared>,
}

struct Shared {
    options: Options,
    changes: broadcast::Sender<Change>,
}

impl Engine {
    /// Opens the data folder, takes its lock, recovers what a crash left, starts the loops.
    pub async fn open(options: Options) -> Result<Self, Error> {
        tokio::task::yield_now().await;
        let (changes, _) = broadcast::channel(1024);
        Ok(Self { shared: Arc::new(Shared { options, changes }) })
    }

    /// Judges the head of a call: address and token, in memory, before its body is read.
    pub fn admit(&self, head: CallHead) -> Admission {
        Admission::Refused(Refused { head, known_address: false })
    }

    /// Stores an admitted call; returns after the commit.
    pub async fn receive(&self, call: Admitted, body: Bytes) -> Received {
        todo!("{:?} {}", call.head, body.len())
    }

    /// Keeps a refused call for the admin (C1), after its answer is sent. `None`: body too long.
    pub async fn keep_refused(&self, call: Refused, body: Option<Bytes>) {
        todo!("{:?} {:?} {:?}", call.head, call.known_address, body)
    }

    /// Notes a call over the body limit: time, size, sender.
    pub async fn note_too_big(&self, call: Admitted, size_bytes: u64) {
        todo!("{:?} {size_bytes}", call.head)
    }

    /// Notes a compressed call: time, sender.
    pub async fn note_compressed(&self, call: Admitted) {
        todo!("{:?}", call.head)
    }

    /// Hints about what changed.
    pub fn changes(&self) -> broadcast::Receiver<Change> {
        self.shared.changes.subscribe()
    }

    /// Tells who listens that something changed.
    pub fn changed(&self, change: Change) {
        let _nobody_listens = self.shared.changes.send(change);
    }

    /// Wakes the driver and the outbox: rows they read were written.
    pub fn nudge(&self) {}

    /// Re-reads the addresses and their tokens' digests into memory.
    pub async fn refresh_addresses(&self) -> Result<(), Error> {
        todo!()
    }

    /// The options it was opened with.
    pub fn options(&self) -> &Options {
        &self.shared.options
    }

    /// Stops accepting, gives sends in flight the grace period, closes the store.
    pub async fn shutdown(&self, grace: Duration) {
        todo!("{grace:?}")
    }
}
