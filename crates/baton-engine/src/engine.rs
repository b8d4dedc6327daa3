//! The handle that hosts, routers and operations hold.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, RwLock};
use std::time::Duration;

use baton_secrets::Secrets;
use baton_store::Store;
use baton_store::table::calls::CallKind;
use bytes::Bytes;
use jiff::Timestamp;
use tokio::sync::{Notify, broadcast, watch};

use crate::changes::{Change, Hub, Topic};
use crate::driver::Book;
use crate::listening::Listening;
use crate::outbox::Outbox;
use crate::outgoing::Client;
use crate::reach::Directory;
use crate::receive::{
    self, Admission, Admitted, CallHead, FingerprintKey, Gate, Received, Refused,
};
use crate::streams::Streams;
use crate::{Error, Options, driver, first_start, housekeeping, secrets};

/// A running Baton on one data folder. Cheap to clone.
#[derive(Clone)]
pub struct Engine {
    pub(crate) shared: Arc<Shared>,
}

/// What the loops and the operations have in common.
pub(crate) struct Shared {
    pub(crate) options: Options,
    pub(crate) store: Store,
    pub(crate) secrets: Secrets,
    pub(crate) hub: Hub,
    pub(crate) gate: Gate,
    pub(crate) book: Book,
    pub(crate) reach: Directory,
    pub(crate) client: Client,
    pub(crate) outbox: Outbox,
    pub(crate) listening: Listening,
    pub(crate) driver_wake: Notify,
    pub(crate) calls_wait: AtomicBool,
    pub(crate) times_changed: AtomicBool,
    fingerprint: RwLock<Option<FingerprintKey>>,
    closing: watch::Sender<bool>,
    pub(crate) streams: Streams,
}

impl Shared {
    pub(crate) fn is_closing(&self) -> bool {
        *self.closing.borrow()
    }

    pub(crate) async fn closed(&self) {
        let mut closing = self.closing.subscribe();
        let _the_sender_lives_as_long = closing.wait_for(|closing| *closing).await;
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

impl Engine {
    /// Opens the data folder, takes its lock, recovers what a crash left, starts the loops.
    pub async fn open(options: Options) -> Result<Self, Error> {
        let folder = options.data_folder.clone();
        let store_options = options.store.clone();
        let opened =
            tokio::task::spawn_blocking(move || baton_store::open(&folder, &store_options));
        let store = opened.await.map_err(|_| baton_store::Error::Panicked)??;
        let shared = Arc::new(Shared {
            secrets: options.secrets.clone(),
            options,
            store,
            hub: Hub::new(),
            gate: Gate::default(),
            book: Book::default(),
            reach: Directory::default(),
            client: Client::default(),
            outbox: Outbox::default(),
            listening: Listening::new()?,
            driver_wake: Notify::new(),
            calls_wait: AtomicBool::new(true),
            times_changed: AtomicBool::new(true),
            fingerprint: RwLock::new(None),
            closing: watch::Sender::new(false),
            streams: Streams::default(),
        });
        let engine = Self { shared };
        first_start::add_practice_tool(&engine.shared.store).await?;
        housekeeping::recover(&engine.shared).await?;
        if let Err(error) = first_start::add_sample_people(&engine.shared.store).await {
            tracing::warn!(%error, "the made-up people are missing");
        }
        engine.refresh_connections().await?;
        engine.refresh_addresses().await?;
        engine.start_loops();
        Ok(engine)
    }

    fn start_loops(&self) {
        let hub = Arc::clone(&self.shared);
        tokio::spawn(async move {
            tokio::select! { () = hub.hub.run() => {}, () = hub.closed() => {} }
        });
        tokio::spawn(driver::run(Arc::clone(&self.shared)));
        tokio::spawn(secrets::watch(self.clone()));
        tokio::spawn(housekeeping::run(self.clone()));
    }

    /// Judges the head of a call: address and token, in memory, before its body is read.
    pub fn admit(&self, head: CallHead) -> Admission {
        self.shared.gate.admit(head, Timestamp::now())
    }

    /// Stores an admitted call; returns after the commit.
    pub async fn receive(&self, call: Admitted, body: Bytes) -> Received {
        receive::receive(&self.shared, call, body).await
    }

    /// Keeps a refused call for the admin (C1), after its answer is sent. `None`: body too long.
    pub async fn keep_refused(&self, call: Refused, body: Option<Bytes>) {
        receive::keep_refused(&self.shared, call, body).await;
    }

    /// Notes a call over the body limit: time, size, sender.
    pub async fn note_too_big(&self, call: Admitted, size_bytes: u64) {
        receive::note(&self.shared, call, CallKind::TooBig, size_bytes).await;
    }

    /// Notes a compressed call: time, sender.
    pub async fn note_compressed(&self, call: Admitted) {
        receive::note(&self.shared, call, CallKind::Compressed, 0).await;
    }

    /// Hints about what changed.
    pub fn changes(&self) -> broadcast::Receiver<Change> {
        self.shared.hub.subscribe()
    }

    /// Tells who listens that something changed.
    pub fn changed(&self, topic: Topic, id: impl ToString) {
        self.shared.hub.hint(topic, id);
    }

    /// Wakes the driver and the outbox: rows they read were written.
    pub fn nudge(&self) {
        self.shared.times_changed.store(true, Ordering::Release);
        self.shared.nudge_driver();
    }

    /// The store.
    pub fn store(&self) -> &Store {
        &self.shared.store
    }

    /// The secret store.
    pub fn secrets(&self) -> &Secrets {
        &self.shared.secrets
    }

    /// The client that reaches out, for a test send; the guard is in it.
    pub fn client(&self) -> &Client {
        &self.shared.client
    }

    /// The options it was opened with.
    pub fn options(&self) -> &Options {
        &self.shared.options
    }

    /// Stops accepting, gives sends in flight the grace period, closes the store.
    ///
    /// What it aborts spends no attempt: the message is due at once at the next start.
    pub async fn shutdown(&self, grace: Duration) {
        self.shared.closing.send_replace(true);
        self.shared.driver_wake.notify_one();
        self.shared.outbox.drain(grace).await;
        driver::last_turn(&self.shared).await;
        let store = self.shared.store.clone();
        let _nothing_to_answer = tokio::task::spawn_blocking(move || store.close()).await;
    }
}
