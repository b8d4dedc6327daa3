//! The open store: a cheap handle on the writer thread and the readers.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use rusqlite::Connection;
use tokio::sync::watch;

use crate::open::{self, FolderLock, Owner};
use crate::reader::Readers;
use crate::table::calls::dedupe::Claim;
use crate::table::calls::newest;
use crate::table::calls::{NewCall, Stored};
use crate::table::people::words;
use crate::writer::{Holds, Lane, Writer, work, work_heard};
use crate::{Error, Result, Snapshot, Tx};

/// How to open a store.
#[derive(Clone, Debug)]
pub struct Options {
    /// How many connections read at the same time.
    pub readers: usize,
    /// A limit on the size of the file in pages of 4 KiB; for tests of a full disk.
    pub max_pages: Option<u32>,
    /// How long a write waits for another program that keeps the database for itself, before
    /// whoever waits is told.
    pub patience: Duration,
    /// How many of the newest calls are known in memory by their bytes; for tests of what does not
    /// fit there.
    pub newest_calls: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            readers: 3,
            max_pages: None,
            patience: open::PATIENCE,
            newest_calls: newest::CALLS,
        }
    }
}

/// An open store. Cheap to clone; the folder is free again when the last clone is dropped or
/// [`Store::close`] returned.
#[derive(Clone)]
pub struct Store {
    shared: Arc<Shared>,
}

struct Shared {
    // Dropped in this order: the lock goes last.
    writer: Writer,
    readers: Readers,
    /// The database, for the checkpoints' own syncs. Closing any handle on a file gives up all
    /// locks of the process on it (POSIX), so this one is closed after SQLite's.
    _database: Arc<File>,
    lock: FolderLock,
    folder: PathBuf,
}

/// Takes the folder's lock, opens the database, brings it up to date.
///
/// Blocks: call it before a runtime starts, or off its workers.
pub fn open(folder: &Path, options: &Options) -> Result<Store> {
    let path = open::prepare(folder)?;
    let lock = FolderLock::take(folder)?;
    // Before SQLite opens it: what takes its place while it is copied and brought up to date is
    // another file, too.
    let database = open::handle(&path)?;
    let file = open::Identity::of(&database, &path);
    let (mut db, log) = brought_up_to_date(&path)?;
    // Who is found without accents is no reason not to open: it is tried again at the next start.
    if let Err(error) = words::split_anew(&mut db) {
        tracing::warn!(%error, "people are not found by all spellings of their names yet");
    }
    open::expire(folder, SystemTime::now());
    open::tell_of_replaced(folder);
    if let Some(pages) = options.max_pages {
        db.pragma_update(None, "max_page_count", pages)?;
    }
    db.busy_timeout(options.patience)?;
    open::sync(folder)?;
    let readers = Readers::open(&path, options.readers)?;
    let opened = open::Whereabouts::of(file, log, Arc::clone(&database), &path);
    let writer = Writer::start(db, opened, options.newest_calls)?;
    Ok(Store {
        shared: Arc::new(Shared {
            writer,
            readers,
            _database: database,
            lock,
            folder: folder.to_owned(),
        }),
    })
}

/// The open database, and which log SQLite opened with it.
fn brought_up_to_date(path: &Path) -> Result<(Connection, open::Identity)> {
    let opened = || {
        let mut db = open::writer(path)?;
        let log = open::Identity::of_log(path);
        open::migrate(&mut db, path)?;
        Ok((db, log))
    };
    opened().map_err(|error: Error| error.held_by(|| open::holders(path)))
}

/// Who holds a folder, by the owner's own words; `None` when nobody does.
pub fn owner(folder: &Path) -> Result<Option<Owner>> {
    if !folder.is_dir() {
        return Ok(None);
    }
    match open::refuse_owned(folder) {
        Ok(()) => Ok(None),
        Err(Error::Owned(owner)) => Ok(Some(*owner)),
        Err(error) => Err(error),
    }
}

impl Store {
    /// Stores a call with the right token; returns after the commit that holds it. `Busy` at
    /// once when the queue before the writer is full.
    pub async fn accept(&self, call: NewCall) -> Result<Stored> {
        self.accept_heard(call, |_| {}).await
    }

    /// The same; `heard` hears from the writer what came of it, before the caller does, and also where
    /// the caller waits no longer: from the first look at this on, the call is the writer's. Of one that
    /// finds no place in the queue it hears nothing. What it does holds the writer up.
    pub async fn accept_heard(
        &self,
        call: NewCall,
        heard: impl FnOnce(&Result<Stored>) + Send + 'static,
    ) -> Result<Stored> {
        let claim = Claim::new(call.address, &call.same_as, &call.body);
        let bytes = call.body.len() + call.head.bytes();
        let store = move |tx: &mut Tx<'_>| {
            let stored = tx.calls().store_claiming(&call, claim.as_ref());
            if let Err(error) = &stored
                && !matches!(error, Error::Missing(_))
            {
                tx.ruined.set(Some(error.clone()));
            }
            stored
        };
        let (job, answer) = work_heard(store, heard);
        self.shared.writer.push(Lane::Accept, job, bytes)?;
        answer.await.unwrap_or(Err(Error::Closed))
    }

    /// Does work on the writer thread, in a transaction with other work; returns after the
    /// commit. Work that returns an error or panics leaves nothing behind.
    pub async fn write<T, E, F>(&self, lane: Lane, work_on: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let (job, answer) = work(work_on);
        self.shared.writer.push(lane, job, 0)?;
        answer.await.unwrap_or_else(|_| Err(Error::Closed.into()))
    }

    /// [`Store::write`] for hosts without a runtime: blocks until the commit.
    pub fn write_blocking<T, E, F>(&self, lane: Lane, work_on: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let (job, answer) = work(work_on);
        self.shared.writer.push(lane, job, 0)?;
        answer
            .blocking_recv()
            .unwrap_or_else(|_| Err(Error::Closed.into()))
    }

    /// Reads a consistent snapshot on a reader's thread.
    pub async fn read<T, E, F>(&self, look: F) -> Result<T, E>
    where
        F: FnOnce(&Snapshot<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.shared.readers.read(look).await
    }

    /// [`Store::read`] for hosts without a runtime: blocks.
    pub fn read_blocking<T, E, F>(&self, look: F) -> Result<T, E>
    where
        F: FnOnce(&Snapshot<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.shared.readers.read_blocking(look)
    }

    /// Notes in the owner's file that this process is alive, and where its admin API listens.
    pub fn beat(&self, admin_address: Option<String>) -> Result<()> {
        self.shared.lock.beat(admin_address)
    }

    /// Removes copies that were made before an update longer ago than a backup may be kept. Blocks.
    pub fn expire_backups(&self) {
        open::expire(&self.shared.folder, SystemTime::now());
    }

    /// Why the store refuses all writes: the disk failed under a commit. The host says so and
    /// starts again; nothing of such a commit was answered as kept.
    #[must_use]
    pub fn failure(&self) -> Option<Error> {
        self.shared.writer.failure()
    }

    /// When other programs keep the database for themselves, so that nothing can be written: the
    /// present time and those that nobody has written down yet, as they change.
    pub fn holds(&self) -> watch::Receiver<Holds> {
        self.shared.writer.holds()
    }

    /// Whether another program keeps the database for itself, as far as a write has found out.
    #[must_use]
    pub fn is_held(&self) -> bool {
        self.shared.writer.is_held()
    }

    /// The holds that were over by this moment are written down.
    pub fn forget_holds(&self, until: Timestamp) {
        self.shared.writer.forget_holds(until);
    }

    /// Resolves when the disk has failed: the host ends and starts again. Never, as long as it
    /// has not.
    pub fn until_failure(&self) -> impl Future<Output = ()> + Send + use<> {
        let mut failed = self.shared.writer.failed();
        async move {
            if failed.wait_for(|failed| *failed).await.is_err() {
                std::future::pending::<()>().await;
            }
        }
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.shared.folder
    }

    /// Finishes the work that is queued, checkpoints, and stops the writer thread. Work pushed
    /// later is answered with `Closed`. Blocks.
    pub fn close(&self) {
        self.shared.writer.close();
        self.shared.readers.close();
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        self.writer.close();
        self.readers.close();
    }
}
