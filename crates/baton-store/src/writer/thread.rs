//! The writer's loop.

use std::cell::RefCell;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use rusqlite::Connection;
use rusqlite::config::DbConfig;

use super::aside;
use super::checkpoint::Checkpoints;
use super::job::{BoxedJob, Failed};
use super::queue::{Queue, Wake};
use crate::error::Kept;
use crate::table::calls::newest::Newest;
use crate::{Error, Result, Tx, open, sql};

const MOST_ACCEPTS: usize = 512;
const MOST_COMMANDS: usize = 64;
const COMMAND_SLICE: Duration = Duration::from_millis(10);
/// While another program keeps the database for itself, it is asked for again so soon.
const AGAIN_AFTER: Duration = Duration::from_secs(1);

struct Loop {
    db: Connection,
    queue: Arc<Queue>,
    checkpoints: Checkpoints,
    /// The file and the log that were opened, and where.
    opened: open::Whereabouts,
    /// Whether another program keeps the database for itself.
    is_held: bool,
    /// Which of the newest calls has which bytes.
    newest: RefCell<Newest>,
}

pub(super) fn start(
    db: Connection,
    opened: open::Whereabouts,
    queue: Arc<Queue>,
    calls: usize,
) -> Result<JoinHandle<()>> {
    let mut db = db;
    let newest = open::unmapped(&db, || Newest::read(&db, calls, Timestamp::now()))?;
    let newest = RefCell::new(newest);
    let path = opened.path.clone();
    let database = Arc::clone(&opened.database);
    let checkpoints = Checkpoints::start(&mut db, &path, database, Arc::clone(&queue))?;
    let mut writer = Loop {
        db,
        queue,
        checkpoints,
        opened,
        is_held: false,
        newest,
    };
    std::thread::Builder::new()
        .name("store-writer".to_owned())
        .spawn(move || {
            let _end = End(Arc::clone(&writer.queue));
            writer.run();
        })
        .map_err(|source| Error::folder("start the writer of", path, source))
}

/// The thread is over, however it ended: nobody waits for it any more.
struct End(Arc<Queue>);

impl Drop for End {
    fn drop(&mut self) {
        let over = if std::thread::panicking() {
            Error::Panicked
        } else {
            Error::Closed
        };
        let refused = Err(over.clone());
        for job in self.0.fail(over) {
            job.answer(&refused);
        }
    }
}

impl Loop {
    fn run(&mut self) {
        loop {
            let patience = match self.is_held {
                true => AGAIN_AFTER,
                false => self.checkpoints.patience(),
            };
            match self.queue.wait(patience) {
                Wake::Work => self.round(),
                Wake::Quiet => self.quiet(),
                Wake::Closed => break,
            }
        }
        self.checkpoints.stop();
        if let Err(failure) = self.still_in_place() {
            // Since it was looked for last; what was found before is not seen to twice.
            self.give_up(failure);
        }
        let last = match self.queue.failure() {
            // The log holds what the disk may have lost: it stays as it is, also at the close.
            Some(_) => self
                .db
                .set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)
                .map(drop),
            None => self
                .db
                .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())),
        };
        let _the_next_start_recovers_the_rest = last;
    }

    /// Ends all writing. What was answered is kept first where its file or its log was moved, so that
    /// no end of this process can lose it.
    fn give_up(&self, failure: Error) {
        let before = self.queue.failure();
        if matches!(before, Some(Error::Replaced { .. })) {
            return;
        }
        if self.opened.are_in_place() {
            return self.queue.give_up(failure);
        }
        let mut failed = [before, Some(failure)].into_iter().flatten();
        let failed = failed.find(|one| matches!(one, Error::Disk(_)));
        let kept = aside::keep(&self.db, &self.opened, failed);
        let path = self.opened.path.clone();
        self.queue.give_up(Error::Replaced { path, kept });
    }

    fn quiet(&mut self) {
        if self.is_held {
            // Also without work somebody has to find out when it is over.
            return self.round();
        }
        if self.queue.failure().is_some() {
            return;
        }
        let in_place = self.still_in_place();
        if let Err(failure) = in_place.and_then(|()| self.checkpoints.at_quiet(&self.db)) {
            self.give_up(failure);
        }
    }

    /// What was moved or replaced takes writes that nobody will ever read.
    fn still_in_place(&self) -> Result<()> {
        match self.opened.are_in_place() {
            true => Ok(()),
            false => Err(Error::Replaced {
                path: self.opened.path.clone(),
                kept: Kept::Underway,
            }),
        }
    }

    /// One transaction and its answers.
    fn round(&mut self) {
        let mut done = Vec::new();
        let begun_at = Timestamp::now();
        let committed = self.transaction(&mut done);
        self.newest.borrow_mut().end(committed.is_ok());
        self.note_hold(&committed, begun_at, &mut done);
        if let Err(error) = &committed
            && !self.db.is_autocommit()
            && self.db.execute_batch("ROLLBACK").is_err()
        {
            tracing::error!(%error, "a transaction could not be rolled back");
        }
        for job in done {
            job.answer(&committed);
        }
        let checked = match committed {
            Err(failure @ (Error::Disk(_) | Error::Replaced { .. })) => Err(failure),
            // The thread gave up while this was committed, which the log holds.
            Ok(()) if self.queue.failure().is_some() => Ok(()),
            Ok(()) => self.checkpoints.after_commit(&self.db),
            // Space may come back, and other work may fit: the next transaction may succeed.
            Err(error) => {
                tracing::warn!(%error, "a transaction was taken back");
                self.checkpoints.after_commit(&self.db)
            }
        };
        if let Err(failure) = checked {
            self.give_up(failure);
        }
    }

    /// Whoever waits is told so while another program keeps the database for itself: their senders
    /// are patient for less long than it may take.
    fn note_hold(&mut self, committed: &Result<()>, at: Timestamp, done: &mut Vec<BoxedJob>) {
        match committed {
            Err(Error::Held { by }) => {
                self.queue.holds().go_on(by, at);
                self.is_held = true;
                done.extend(self.queue.take_all());
            }
            Ok(()) | Err(_) if self.is_held => {
                self.queue.holds().end(Timestamp::now());
                self.is_held = false;
            }
            Ok(()) | Err(_) => {}
        }
    }

    fn transaction(&self, done: &mut Vec<BoxedJob>) -> Result<()> {
        self.begin()?;
        let mut tx = Tx::new(&self.db, self.queue.as_ref(), &self.newest);
        let started = Instant::now();
        let mut accepts = self.queue.take_accepts(MOST_ACCEPTS).into_iter();
        while let Some(mut job) = accepts.next() {
            let stored = bare(&mut tx, &mut job);
            done.push(job);
            if let Err(error) = stored {
                done.extend(accepts);
                self.store_apart(error, &mut tx, done)?;
                break;
            }
        }
        let mut commands = 0;
        while commands < MOST_COMMANDS
            && started.elapsed() < COMMAND_SLICE
            && let Some(job) = self.queue.take_command()
        {
            self.run_apart(&mut tx, job, done)?;
            commands += 1;
        }
        tx.restart_clock();
        if commands == 0
            && !tx.out_of_time()
            && let Some(job) = self.queue.take_driver()
        {
            self.run_behind_calls(&mut tx, job, done)?;
        }
        while !tx.out_of_time()
            && let Some(job) = self.queue.take_driver()
        {
            self.run_apart(&mut tx, job, done)?;
        }
        tx.flush()?;
        self.newest.borrow_mut().write_block(tx.meta())?;
        self.still_in_place()?;
        self.statement("COMMIT")
    }

    fn begin(&self) -> Result<()> {
        self.statement("BEGIN IMMEDIATE")
            .map_err(|error| error.held_by(|| open::holders(&self.opened.path)))
    }

    /// Stores calls again, one apart from another: what cannot be read takes one sender's call with it
    /// and nobody else's. What concerns all of them is the end of the transaction.
    fn store_apart(&self, error: Error, tx: &mut Tx<'_>, done: &mut Vec<BoxedJob>) -> Result<()> {
        if self.db.is_autocommit() || error.is_of_all() {
            return Err(error);
        }
        self.begin_anew_apart(tx, done)
    }

    /// Begins the transaction anew, and stores the calls in it again, one apart from another.
    fn begin_anew_apart(&self, tx: &mut Tx<'_>, done: &mut Vec<BoxedJob>) -> Result<()> {
        self.statement("ROLLBACK")?;
        tx.begin_anew();
        self.begin()?;
        let mut calls = std::mem::take(done).into_iter();
        while let Some(job) = calls.next() {
            if let Err(error) = self.run_apart(tx, job, done) {
                done.extend(calls);
                return Err(error);
            }
        }
        Ok(())
    }

    /// Runs a job behind which there are calls only, if anything, without a savepoint: that would keep
    /// a copy of each page that the job changes. Where it fails, which is seldom, the transaction is
    /// begun anew, and the calls are stored again: one of them may have broken before.
    fn run_behind_calls(
        &self,
        tx: &mut Tx<'_>,
        mut job: BoxedJob,
        done: &mut Vec<BoxedJob>,
    ) -> Result<()> {
        let ran = job.run(tx);
        let goes_on = match ran {
            Ok(()) => tx.flush(),
            // SQLite gave up the whole transaction, as it does when the disk is full.
            Err(_) if self.db.is_autocommit() => Err(Error::Full),
            Err(_) => self.begin_anew_apart(tx, done),
        };
        done.push(job);
        goes_on
    }

    /// Runs a job whose rows go away if it fails, and leaves the others' alone.
    fn run_apart(
        &self,
        tx: &mut Tx<'_>,
        mut job: BoxedJob,
        done: &mut Vec<BoxedJob>,
    ) -> Result<()> {
        self.statement("SAVEPOINT job")?;
        let mark = tx.mark();
        let ran = job.run(tx);
        let _goes_away_with_its_rows = tx.ruined.take();
        done.push(job);
        if ran.is_ok() {
            tx.flush()?;
            return self.statement("RELEASE job");
        }
        tx.forget(mark);
        if self.db.is_autocommit() {
            // SQLite gave up the whole transaction, as it does when the disk is full.
            return Err(Error::Full);
        }
        self.statement("ROLLBACK TO job")?;
        self.statement("RELEASE job")
    }

    fn statement(&self, sql: &str) -> Result<()> {
        sql::execute(&self.db, sql, []).map(|_| ())
    }
}

/// Runs a call's job without a savepoint, which would cost as much as its rows. One that fails after
/// its first row has the transaction begun anew.
fn bare(tx: &mut Tx<'_>, job: &mut BoxedJob) -> Result<()> {
    match (job.run(tx), tx.ruined.take()) {
        (Ok(()), _) => Ok(()),
        (Err(Failed::Refused), None) => Ok(()),
        (Err(Failed::Refused), Some(error)) => Err(error),
        (Err(Failed::Panicked), _) => Err(Error::Panicked),
    }
}
