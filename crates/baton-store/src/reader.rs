//! A few threads with a read-only connection each, so that a read never blocks a tokio worker
//! and never waits for the writer.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread::JoinHandle;

use rusqlite::Connection;
use tokio::sync::oneshot;

use crate::{Error, Result, Snapshot, open};

type Look = Box<dyn FnOnce(&Connection) + Send>;

/// The readers' threads and the queue before them.
pub(crate) struct Readers {
    queue: Mutex<Option<Sender<Look>>>,
    threads: Mutex<Vec<JoinHandle<()>>>,
}

impl Readers {
    pub(crate) fn open(database: &Path, count: usize) -> Result<Self> {
        let (queue, looks) = channel();
        let looks = Arc::new(Mutex::new(looks));
        let mut threads = Vec::new();
        for n in 0..count.max(1) {
            let db = open::reader(database)?;
            let looks = Arc::clone(&looks);
            let thread = std::thread::Builder::new()
                .name(format!("store-reader-{n}"))
                .spawn(move || serve(&db, &looks))
                .map_err(|source| Error::folder("start a reader of", database, source))?;
            threads.push(thread);
        }
        Ok(Self {
            queue: Mutex::new(Some(queue)),
            threads: Mutex::new(threads),
        })
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
        drop(self.queue().take());
        let threads = std::mem::take(
            &mut *self
                .threads
                .lock()
                .expect("no holder of the threads panics"),
        );
        for thread in threads {
            if thread.thread().id() != std::thread::current().id() {
                let _its_panics_were_answered = thread.join();
            }
        }
    }

    fn queue(&self) -> MutexGuard<'_, Option<Sender<Look>>> {
        self.queue.lock().expect("no holder of the queue panics")
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
        let queue = self.queue();
        let queue = queue.as_ref().ok_or(Error::Closed)?;
        queue.send(look).map_err(|_| Error::Closed)?;
        Ok(answer)
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

fn serve(db: &Connection, looks: &Mutex<Receiver<Look>>) {
    loop {
        let next = looks.lock().expect("a receiver does not panic").recv();
        let Ok(look) = next else {
            return;
        };
        // The answer's sender is dropped by a panic, which answers `Panicked`; the transaction
        // is dropped with it.
        let _answered = catch_unwind(AssertUnwindSafe(|| look(db)));
    }
}
