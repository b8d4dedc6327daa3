//! Opening and closing a data folder, and what hosts and routers ask of a running Baton.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

use baton_secrets::Secrets;
use baton_store::Store;
use bytes::Bytes;
use jiff::Timestamp;
use tokio::sync::{Notify, Semaphore, broadcast, watch};

use crate::changes::{Change, Hub, Topic};
use crate::destinations::Directory;
use crate::editions::Editions;
use crate::gate::{Admission, Admitted, CallHead, Gate, Received, Refused};
use crate::listening::Listener;
use crate::listening::Listening;
use crate::lists::Lists;
use crate::noted::in_the_way;
use crate::outgoing::Client;
use crate::people::FirstWordsOf;
use crate::queue::Outbox;
use crate::reading::Threads;
use crate::runtime::{Engine, REFUSED_AT_ONCE, Runtime, to_its_end};
use crate::samples::Samples;
use crate::streams::Streams;
use crate::{Error, Options, clock, driver, first_start, inbox, secrets};

impl Engine {
    /// Opens the data folder, takes its lock, recovers what a crash left, starts the loops.
    pub async fn open(options: Options) -> Result<Self, Error> {
        let engine = Self::opened(options).await?;
        clock::recover(&engine.runtime).await?;
        if let Err(error) = first_start::add_sample_people(&engine.runtime.store).await {
            tracing::warn!(%error, "the made-up people are missing");
        }
        engine.refresh_connections().await?;
        engine.refresh_addresses().await?;
        engine.queue_lost_messages().await?;
        engine.start_loops();
        Ok(engine)
    }

    /// Opens the data folder for a look or for one command, and starts nothing: no call is
    /// handled, no message is sent, nobody moves, and what a crash left stays for the next start.
    pub async fn open_at_rest(options: Options) -> Result<Self, Error> {
        let engine = Self::opened(options).await?;
        engine.runtime.outbox.drain(Duration::ZERO).await;
        engine.refresh_connections().await?;
        secrets::at_rest(&engine).await;
        Ok(engine)
    }

    async fn opened(options: Options) -> Result<Self, Error> {
        let folder = options.data_folder.clone();
        let store_options = options.store.clone();
        let opened =
            tokio::task::spawn_blocking(move || baton_store::open(&folder, &store_options));
        let store = opened.await.map_err(|_| baton_store::Error::Panicked)??;
        let runtime = Arc::new(Runtime {
            secrets: options.secrets.clone(),
            options,
            store,
            hub: Hub::new(),
            gate: Gate::default(),
            editions: Editions::default(),
            lists: Lists::default(),
            reading: Threads::default(),
            samples: Arc::default(),
            destinations: Directory::default(),
            client: Client::default(),
            outbox: Outbox::default(),
            listening: Listening::new()?,
            changing_tokens: tokio::sync::Mutex::default(),
            tokens_wait: Notify::new(),
            refused: Semaphore::new(REFUSED_AT_ONCE),
            driver_wake: Notify::new(),
            calls_wait: AtomicBool::new(true),
            times_changed: AtomicBool::new(true),
            jobs_wait: AtomicBool::new(true),
            job_news: Notify::new(),
            fingerprint: RwLock::new(None),
            seen_key: secrets::key_of_this_process()?,
            closing: watch::Sender::new(false),
            streams: Streams::default(),
            loops: Mutex::default(),
        });
        let engine = Self { runtime };
        first_start::add_practice_tool(&engine.runtime.store).await?;
        Ok(engine)
    }

    /// Calls what the folder began with (the practice tool, the made-up people's details) as a
    /// language does, as long as there is no workflow; `words_of` has its words.
    pub async fn call_first_things(
        &self,
        language: &str,
        words_of: FirstWordsOf,
    ) -> Result<(), Error> {
        let store = &self.runtime.store;
        if first_start::call_in(store, language.to_owned(), words_of).await? {
            self.refresh_connections().await?;
        }
        Ok(())
    }

    fn start_loops(&self) {
        let hub = Arc::clone(&self.runtime);
        tokio::spawn(async move {
            tokio::select! { () = hub.hub.run() => {}, () = hub.closed() => {} }
        });
        let loops = [
            tokio::spawn(driver::run(Arc::clone(&self.runtime))),
            tokio::spawn(secrets::watch(self.clone())),
            tokio::spawn(clock::run(self.clone())),
            tokio::spawn(in_the_way::watch(Arc::clone(&self.runtime))),
        ];
        let held = &self.runtime.loops;
        let mut held = held.lock().unwrap_or_else(PoisonError::into_inner);
        held.extend(loops);
    }

    /// Judges the head of a call: address and token, in memory, before its body is read.
    pub fn admit(&self, head: CallHead) -> Admission {
        self.runtime.gate.admit(head, Timestamp::now())
    }

    /// Stores an admitted call; returns after the commit. Who asks may hang up once this was begun:
    /// what came whole is stored, and followed, all the same.
    pub async fn receive(&self, call: Admitted, body: Bytes) -> Received {
        inbox::receive(&self.runtime, call, body).await
    }

    /// Takes an admitted `GET`; returns after the commit.
    pub async fn receive_opening(&self, call: Admitted) -> Received {
        let runtime = Arc::clone(&self.runtime);
        let stored = to_its_end(async move { inbox::opened(&runtime, call).await });
        stored.await.unwrap_or(inbox::NOT_KEPT)
    }

    /// Counts a refused call of which nothing is kept: it brought nothing.
    pub fn count_refused(&self, call: &Refused) {
        self.runtime.gate.count_refused(call);
    }

    /// Keeps a refused call for the admin (C1), after its answer is sent. `None`: body too long.
    pub async fn keep_refused(&self, call: Refused, body: Option<Bytes>) {
        inbox::keep_refused(&self.runtime, call, body).await;
    }

    /// Notes a call over the body limit: time, size, sender; and under Problems, where its workflow
    /// is more than a draft.
    pub async fn note_too_big(&self, call: Admitted, size_bytes: u64, limit_bytes: u64) {
        let runtime = Arc::clone(&self.runtime);
        let noted = to_its_end(async move {
            inbox::note_too_long(&runtime, call, size_bytes, limit_bytes).await;
        });
        let _nobody_is_told = noted.await;
    }

    /// Notes a compressed call: time, sender.
    pub async fn note_compressed(&self, call: Admitted) {
        let runtime = Arc::clone(&self.runtime);
        let noted = to_its_end(async move { inbox::note_compressed(&runtime, call).await });
        let _nobody_is_told = noted.await;
    }

    /// What was read of the calls and answers by which values are shown.
    #[must_use]
    pub fn samples(&self) -> Arc<Samples> {
        Arc::clone(&self.runtime.samples)
    }

    /// Hints about what changed.
    pub fn changes(&self) -> broadcast::Receiver<Change> {
        self.runtime.hub.subscribe()
    }

    /// Tells who listens that something changed.
    pub fn changed(&self, topic: Topic, id: impl ToString) {
        self.runtime.hub.hint(topic, id);
    }

    /// Wakes the driver and the outbox: rows they read were written.
    pub fn nudge(&self) {
        self.runtime.times_changed.store(true, Ordering::Release);
        self.runtime.jobs_wait.store(true, Ordering::Release);
        self.runtime.nudge_driver();
    }

    /// The store.
    pub fn store(&self) -> &Store {
        &self.runtime.store
    }

    /// The secret store.
    pub fn secrets(&self) -> &Secrets {
        &self.runtime.secrets
    }

    /// Tells two texts apart without saying anything of either, until this process ends.
    pub fn fingerprint(&self, text: &str) -> String {
        self.runtime.seen_key.of(text.as_bytes())
    }

    /// The client that reaches out, for a test send; the guard is in it.
    pub fn client(&self) -> &Client {
        &self.runtime.client
    }

    /// The options it was opened with.
    pub fn options(&self) -> &Options {
        &self.runtime.options
    }

    /// The host's listener took its port, lost it, or is bound elsewhere.
    pub fn set_listener(&self, listener: Listener) {
        self.runtime.listening.set(listener);
        self.changed(Topic::System, "listener");
    }

    /// What the host said last; nothing when it started no listener.
    pub fn listener(&self) -> Option<Listener> {
        self.runtime.listening.get()
    }

    /// Random text of this start. `GET /healthz` answers with it as `instance`: whoever reads it
    /// through the base address knows that the base leads back here.
    pub fn instance(&self) -> &str {
        &self.runtime.listening.instance
    }

    /// Ends the streams of change events, so that a graceful stop need not wait for them.
    pub fn end_streams(&self) {
        self.runtime.streams.end();
    }

    /// Resolves when streams of change events are to end.
    pub fn stopping(&self) -> impl Future<Output = ()> + Send + use<> {
        self.runtime.streams.ended()
    }

    /// Stops accepting, gives sends in flight the grace period, closes the store.
    ///
    /// What it aborts spends no attempt: the message is due at once at the next start.
    pub async fn shutdown(&self, grace: Duration) {
        self.runtime.closing.send_replace(true);
        self.runtime.driver_wake.notify_one();
        self.runtime.outbox.drain(grace).await;
        self.runtime.loops_ended().await;
        driver::last_turn(&self.runtime).await;
        in_the_way::catch_up(&self.runtime).await;
        let store = self.runtime.store.clone();
        let _nothing_to_answer = tokio::task::spawn_blocking(move || store.close()).await;
    }
}
