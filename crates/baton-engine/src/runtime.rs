//! What runs: the handle that hosts hold, and all that its loops and commands have in common.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

use baton_secrets::Secrets;
use baton_store::Store;
use tokio::sync::{Notify, Semaphore, watch};
use tokio::task::JoinHandle;

use crate::Options;
use crate::changes::Hub;
use crate::destinations::Directory;
use crate::editions::Editions;
use crate::gate::{FingerprintKey, Gate};
use crate::listening::Listening;
use crate::lists::Lists;
use crate::outgoing::Client;
use crate::queue::Outbox;
use crate::reading::Threads;
use crate::samples::Samples;
use crate::streams::Streams;

/// So many refused calls at most wait to be kept, of 64 KiB each.
pub(crate) const REFUSED_AT_ONCE: usize = 64;

/// Shutdown waits for so long for the loops.
const LOOPS_END_WITHIN: Duration = Duration::from_secs(5);

/// A running Baton on one data folder. Cheap to clone.
#[derive(Clone)]
pub struct Engine {
    pub(crate) runtime: Arc<Runtime>,
}

/// What the loops and the operations have in common.
pub(crate) struct Runtime {
    pub(crate) options: Options,
    pub(crate) store: Store,
    pub(crate) secrets: Secrets,
    pub(crate) hub: Hub,
    pub(crate) gate: Gate,
    pub(crate) editions: Editions,
    pub(crate) lists: Lists,
    pub(crate) reading: Threads,
    pub(crate) samples: Arc<Samples>,
    pub(crate) destinations: Directory,
    pub(crate) client: Client,
    pub(crate) outbox: Outbox,
    pub(crate) listening: Listening,
    /// Tokens of addresses are changed by one at a time.
    pub(crate) changing_tokens: tokio::sync::Mutex<()>,
    /// A new address could not be given its token yet.
    pub(crate) tokens_wait: Notify,
    /// Places in the queue of refused calls that are to be kept.
    pub(crate) refused: Semaphore,
    pub(crate) driver_wake: Notify,
    pub(crate) calls_wait: AtomicBool,
    pub(crate) times_changed: AtomicBool,
    pub(crate) jobs_wait: AtomicBool,
    /// Told whenever a job goes on.
    pub(crate) job_news: Notify,
    pub(crate) fingerprint: RwLock<Option<FingerprintKey>>,
    /// Made at each start: what is told apart by it is seen by one process only.
    pub(crate) seen_key: FingerprintKey,
    pub(crate) closing: watch::Sender<bool>,
    pub(crate) streams: Streams,
    /// What runs until shutdown, which waits for its end.
    pub(crate) loops: Mutex<Vec<JoinHandle<()>>>,
}

impl Runtime {
    pub(crate) fn is_closing(&self) -> bool {
        *self.closing.borrow()
    }

    pub(crate) async fn closed(&self) {
        let mut closing = self.closing.subscribe();
        let _the_sender_lives_as_long = closing.wait_for(|closing| *closing).await;
    }

    /// Waits, but not after shutdown.
    pub(crate) async fn pause(&self, pause: Duration) {
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            () = self.closed() => {}
        }
    }

    /// Waits while another program keeps the database for itself, but not after shutdown. Who let go
    /// is not waited for any longer: the writer finds it out.
    pub(crate) async fn until_free(&self) {
        let mut holds = self.store.holds();
        tokio::select! {
            _nobody_tells_any_more = holds.wait_for(|holds| holds.present.is_none()) => {}
            () = self.closed() => {}
        }
    }

    /// Resolves when the loops have ended, or when one takes too long, as a password store can.
    pub(crate) async fn loops_ended(&self) {
        let loops = std::mem::take(&mut *self.loops.lock().unwrap_or_else(PoisonError::into_inner));
        let all = async {
            for one in loops {
                let _ended_or_panicked = one.await;
            }
        };
        let _in_time = tokio::time::timeout(LOOPS_END_WITHIN, all).await;
    }

    /// Calls may wait to be handled.
    pub(crate) fn nudge_driver(&self) {
        self.calls_wait.store(true, Ordering::Release);
        self.driver_wake.notify_one();
    }

    /// Rows with due times were written.
    pub(crate) fn nudge_times(&self) {
        self.times_changed.store(true, Ordering::Release);
        self.driver_wake.notify_one();
    }

    /// Jobs may wait for their slices.
    pub(crate) fn nudge_jobs(&self) {
        self.jobs_wait.store(true, Ordering::Release);
        self.driver_wake.notify_one();
    }

    pub(crate) fn fingerprint_key(&self) -> Option<FingerprintKey> {
        self.fingerprint
            .read()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .clone()
    }

    pub(crate) fn set_fingerprint_key(&self, key: FingerprintKey) {
        let mut place = self
            .fingerprint
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        *place = Some(key);
    }
}

/// Does what is asked from outside in a task of its own: whoever asked may hang up, and what came
/// whole is stored, and what was committed is followed, all the same. None where it panicked.
pub(crate) async fn to_its_end<T: Send + 'static>(
    work: impl Future<Output = T> + Send + 'static,
) -> Option<T> {
    tokio::spawn(work).await.ok()
}
