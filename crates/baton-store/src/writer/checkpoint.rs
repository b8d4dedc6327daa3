//! Moving the write-ahead log into the database beside the writer.
//!
//! SQLite's automatic checkpoint runs inside a commit, and everybody who waits for that commit
//! waits for it too. Here a thread of its own copies most of the log without stopping the
//! writer; the writer then copies the short rest between two commits, after which the log
//! begins again from its start.
//!
//! SQLite syncs the database only in a pass that copied everything, which here is the
//! writer's. So the thread syncs what it copied itself, and the writer waits for the rest only.
//!
//! A sync that fails is the end: the system may drop what it could not write and say nothing the
//! next time, so the log, which holds it still, must not begin again. The store refuses all work.

use std::fs::File;
use std::path::Path;
use std::sync::atomic::{AtomicI32, AtomicI64, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::hooks::Wal;

use super::queue::Queue;
use crate::{Error, Result, open};

/// From how many pages of log the thread begins: 8 MiB. What it syncs at once holds up commits
/// meanwhile, so it syncs little and often: with four times as much the slowest hundredth of
/// calls waited twice as long, with sixteen times three times.
const BEGIN_PAGES: i32 = 2_000;
/// How short the rest must be for the writer to copy it between two commits.
const REST_PAGES: i64 = 128;
/// From how many pages on the writer copies whatever is left: 128 MiB.
const MOST_PAGES: i32 = 32_000;

/// No pass of the thread has ended since the log began.
const NO_PASS: i64 = -1;
/// The thread is at work; the writer does not disturb it, which would make both wait.
const UNDER_WAY: i64 = -2;

/// How long without work a long log is left alone.
const QUIET_AFTER: Duration = Duration::from_millis(200);
/// How long without work the writer sleeps when the log is short. Then it looks whether the database
/// still lies where it was opened: what was moved on a quiet day is found before it matters.
const IDLE: Duration = Duration::from_secs(10);

pub(super) struct Checkpoints {
    /// Pages in the log after the last commit.
    pages: Arc<AtomicI32>,
    /// Pages that the thread has copied since the log began, [`NO_PASS`] or [`UNDER_WAY`].
    copied: Arc<AtomicI64>,
    begin: Option<SyncSender<()>>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Checkpoints {
    pub(super) fn start(
        db: &mut Connection,
        path: &Path,
        database: Arc<File>,
        queue: Arc<Queue>,
    ) -> Result<Self> {
        let pages = Arc::new(AtomicI32::new(0));
        let hooked = Arc::clone(&pages);
        db.wal_hook(Some(move |_: &mut Wal, count: std::ffi::c_int| {
            hooked.store(count, Ordering::Relaxed);
            Ok(())
        }))?;
        let copied = Arc::new(AtomicI64::new(NO_PASS));
        let (begin, begun) = sync_channel::<()>(1);
        let own = open::writer(path)?;
        let told = Arc::clone(&copied);
        let thread = std::thread::Builder::new()
            .name("store-checkpoint".to_owned())
            .spawn(move || {
                while begun.recv().is_ok() {
                    match pass(&own, &database) {
                        Ok(copied) => told.store(copied.max(NO_PASS), Ordering::Release),
                        Err(failure @ Error::Disk(_)) => return queue.give_up(failure),
                        Err(_) => told.store(NO_PASS, Ordering::Release),
                    }
                }
            })
            .map_err(|source| Error::folder("start the checkpoints of", path, source))?;
        Ok(Self {
            pages,
            copied,
            begin: Some(begin),
            thread: Mutex::new(Some(thread)),
        })
    }

    /// Starts the thread when the log is long, and finishes its work when it is done.
    pub(super) fn after_commit(&self, db: &Connection) -> Result<()> {
        let pages = self.pages.load(Ordering::Relaxed);
        if pages < BEGIN_PAGES {
            return Ok(());
        }
        let copied = self.copied.load(Ordering::Acquire);
        if copied == UNDER_WAY {
            return Ok(());
        }
        let rest = i64::from(pages) - copied;
        if copied > NO_PASS && (rest <= REST_PAGES || pages > MOST_PAGES) {
            return self.finish(db);
        }
        if let Some(begin) = &self.begin {
            self.copied.store(UNDER_WAY, Ordering::Release);
            let _the_thread_waits_for_it = begin.try_send(());
        }
        Ok(())
    }

    /// How long the writer waits for work before it looks after the log.
    pub(super) fn patience(&self) -> Duration {
        if self.is_long() { QUIET_AFTER } else { IDLE }
    }

    /// Nothing came for a while: a long log is finished now.
    pub(super) fn at_quiet(&self, db: &Connection) -> Result<()> {
        if self.is_long() && self.copied.load(Ordering::Acquire) != UNDER_WAY {
            return self.finish(db);
        }
        Ok(())
    }

    fn is_long(&self) -> bool {
        i64::from(self.pages.load(Ordering::Relaxed)) > REST_PAGES
    }

    pub(super) fn stop(&mut self) {
        self.begin = None;
        let thread = self
            .thread
            .lock()
            .expect("no holder of the thread panics")
            .take();
        if let Some(thread) = thread {
            let _it_has_no_answer = thread.join();
        }
    }

    fn finish(&self, db: &Connection) -> Result<()> {
        self.copied.store(NO_PASS, Ordering::Release);
        match passive(db) {
            Ok((all, copied)) if all > NO_PASS && all == copied => {
                self.pages.store(0, Ordering::Relaxed);
            }
            Ok(_) => {}
            Err(failure @ Error::Disk(_)) => return Err(failure),
            Err(error) => tracing::warn!(%error, "a checkpoint did not finish"),
        }
        Ok(())
    }
}

/// Copies what it can and syncs it: pages copied so far.
fn pass(own: &Connection, database: &File) -> Result<i64> {
    let (_, copied) = passive(own)?;
    let synced = database.sync_data();
    synced.map_err(|source| Error::Disk(format!("a sync failed: {source}")))?;
    Ok(copied)
}

/// Copies what it can without waiting for anybody: pages in the log, pages copied so far.
fn passive(db: &Connection) -> Result<(i64, i64)> {
    Ok(db.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |row| {
        Ok((row.get(1)?, row.get(2)?))
    })?)
}
