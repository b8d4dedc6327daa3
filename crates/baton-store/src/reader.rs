//! A few threads with a read-only connection each, so that a read never blocks a tokio worker
//! and never waits for the writer. The first is there from the start; another comes when a read
//! would wait for those that there are, for each costs a connection's memory.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::JoinHandle;

use rusqlite::Connection;
use tokio::sync::oneshot;

use crate::{Error, Result, Snapshot, open};

type Look = Box<dyn FnOnce(&Connection) + Send>;

/// The readers' threads and the queue before them.
pub(crate) struct Readers {
    queue: Arc<Queue>,
    database: PathBuf,
    most: usize,
}

#[derive(Default)]
struct Queue {
    state: Mutex<State>,
    news: Condvar,
}

#[derive(Default)]
struct State {
    looks: VecDeque<Look>,
    /// Threads that wait for a look.
    idle: usize,
    threads: Vec<JoinHandle<()>>,
    /// Threads that have a connection, or are about to have one.
    alive: usize,
    is_closed: bool,
}

impl Readers {
    pub(crate) fn open(database: &Path, most: usize) -> Result<Self> {
        let readers = Self {
            queue: Arc::default(),
            database: database.to_owned(),
            most,
        };
        let first = open::reader(database)?;
        readers
            .spawn(&mut readers.queue.state(), move || Ok(first))
            .map_err(|source| Error::folder("start a reader of", database, source))?;
        Ok(readers)
    }

    fn spawn(
        &self,
        state: &mut State,
        connect: impl FnOnce() -> Result<Connection> + Send + 'static,
    ) -> std::io::Result<()> {
        let queue = Arc::clone(&self.queue);
        let thread = std::thread::Builder::new()
            .name(format!("store-reader-{}", state.threads.len()))
            .spawn(move || match connect() {
                Ok(db) => queue.serve(&db),
                Err(error) => queue.went_without(&error),
            })?;
        state.threads.retain(|thread| !thread.is_finished());
        state.threads.push(thread);
        state.alive += 1;
        Ok(())
    }

    pub(crate) async fn read<T, E, F>(&self, look: F) -> Result<T, E>
    where
        F: FnOnce(&Snapshot<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let answer = self.push(look)?;
        answer.await.unwrap_or_else(|_| Err(Error::Panicked.into()))
    }

    pub(crate) fn read_blocking<T, E, F>(&self, look: F) -> Result<T, E>
    where
        F: FnOnce(&Snapshot<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let answer = self.push(look)?;
        answer
            .blocking_recv()
            .unwrap_or_else(|_| Err(Error::Panicked.into()))
    }

    pub(crate) fn close(&self) {
        let mut state = self.queue.state();
        state.is_closed = true;
        let threads = std::mem::take(&mut state.threads);
        drop(state);
        self.queue.news.notify_all();
        for thread in threads {
            if thread.thread().id() != std::thread::current().id() {
                let _its_panics_were_answered = thread.join();
            }
        }
    }

    fn push<T, E, F>(&self, look: F) -> Result<oneshot::Receiver<Result<T, E>>, Error>
    where
        F: FnOnce(&Snapshot<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let (sender, answer) = oneshot::channel();
        let look: Look = Box::new(move |db| {
            let _nobody_may_wait = sender.send(snapshot(db, look));
        });
        let mut state = self.queue.state();
        if state.is_closed {
            return Err(Error::Closed);
        }
        state.looks.push_back(look);
        if state.looks.len() > state.idle && state.alive < self.most {
            let database = self.database.clone();
            let spawned = self.spawn(&mut state, move || open::reader(&database));
            spawned.unwrap_or_else(|error| tracing::warn!(%error, "there is one reader less"));
        }
        drop(state);
        self.queue.news.notify_one();
        Ok(answer)
    }
}

impl Drop for Readers {
    fn drop(&mut self) {
        self.close();
    }
}

impl Queue {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("no holder of the queue panics")
    }

    fn serve(&self, db: &Connection) {
        while let Some(look) = self.next() {
            // The answer's sender is dropped by a panic, which answers `Panicked`; the transaction
            // is dropped with it.
            let _answered = catch_unwind(AssertUnwindSafe(|| look(db)));
        }
    }

    /// A thread could not connect: the next look that would wait tries it again.
    fn went_without(&self, error: &Error) {
        self.state().alive -= 1;
        tracing::warn!(%error, "there is one reader less");
    }

    /// The look that has waited longest; none when the readers are closed and nothing waits.
    fn next(&self) -> Option<Look> {
        let mut state = self.state();
        loop {
            if let Some(look) = state.looks.pop_front() {
                return Some(look);
            }
            if state.is_closed {
                return None;
            }
            state.idle += 1;
            state = self
                .news
                .wait(state)
                .expect("no holder of the queue panics");
            state.idle -= 1;
        }
    }
}

fn snapshot<T, E, F>(db: &Connection, look: F) -> Result<T, E>
where
    F: FnOnce(&Snapshot<'_>) -> Result<T, E>,
    E: From<Error>,
{
    let tx = db.unchecked_transaction().map_err(Error::from)?;
    let found = look(&Snapshot { db });
    tx.finish().map_err(Error::from)?;
    found
}
