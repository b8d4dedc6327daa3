//! What work on the writer thread holds, and what work on a reader holds.

use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use rusqlite::Connection;

use crate::ids::AddressNo;
use crate::table::audit;
use crate::table::calls::newest::{Mark, Newest};
use crate::table::counters::{Counter, Deltas};
use crate::{Error, Result, sql};

/// How long the driver's work may hold one transaction while calls or commands wait; where those had
/// more of it, as long as they had.
pub const DRIVER_SLICE: Duration = Duration::from_micros(600);
/// How long it may while nobody waits: fewer commits for the same work.
const DRIVER_SLICE_ALONE: Duration = Duration::from_millis(5);

/// What stands in the queue before the writer: all that a transaction knows of it.
pub(crate) trait Waiting {
    /// Whether calls or commands wait.
    fn somebody_waits(&self) -> bool;
}

/// The open transaction on the writer thread. All tables are reached through it.
pub struct Tx<'a> {
    pub(crate) db: &'a Connection,
    pub(crate) deltas: RefCell<Deltas>,
    /// Which addresses record samples, as far as this transaction has looked: many calls of one
    /// transaction go to one address.
    pub(crate) samples: RefCell<Vec<(AddressNo, bool)>>,
    /// The audit's last number and hash, once this transaction has looked.
    pub(crate) audit_head: Cell<Option<audit::Head>>,
    /// Which of the newest calls has which bytes.
    pub(crate) newest: &'a RefCell<Newest>,
    /// Whether rows were written by which something becomes due.
    pub(crate) times_written: Cell<bool>,
    /// Why the whole transaction must be taken back.
    pub(crate) ruined: Cell<Option<Error>>,
    queue: &'a dyn Waiting,
    began: Instant,
    /// How long the driver's work may hold it while others wait.
    share: Duration,
    /// Whether the driver's share ends with the part that is done now.
    hurried: Cell<bool>,
}

impl<'a> Tx<'a> {
    pub(crate) fn new(
        db: &'a Connection,
        queue: &'a dyn Waiting,
        newest: &'a RefCell<Newest>,
    ) -> Self {
        Self {
            db,
            newest,
            deltas: RefCell::default(),
            samples: RefCell::default(),
            audit_head: Cell::default(),
            times_written: Cell::default(),
            ruined: Cell::default(),
            queue,
            began: Instant::now(),
            share: DRIVER_SLICE,
            hurried: Cell::default(),
        }
    }

    /// Whether the driver's share of this transaction is used up. Work in batches asks after
    /// each part and goes on in a later transaction.
    #[must_use]
    pub fn out_of_time(&self) -> bool {
        let used = self.began.elapsed();
        self.hurried.get()
            || used >= self.share && (used >= DRIVER_SLICE_ALONE || self.queue.somebody_waits())
    }

    /// Work in batches ends after the part that it is at: the rest comes in later transactions.
    pub fn hurry(&self) {
        self.hurried.set(true);
    }

    /// Whether this transaction wrote when a run or a message is due: who has looked what is due next
    /// looks again then.
    #[must_use]
    pub fn times_written(&self) -> bool {
        self.times_written.get()
    }

    /// The driver's share begins.
    pub(crate) fn restart_clock(&mut self) {
        self.share = share_beside(self.began.elapsed());
        self.began = Instant::now();
    }

    /// The state with what this transaction has written, to be read as any reader reads it.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot<'a> {
        Snapshot { db: self.db }
    }

    /// Does a part of the work in a savepoint of its own: nothing stays of one that fails or breaks
    /// off. The outer error is the store's: with it the whole transaction is lost.
    pub fn apart<T, E: From<Error>>(
        &self,
        part: impl FnOnce() -> Result<T, E>,
    ) -> Result<Result<T, E>> {
        self.flush()?;
        let mark = self.mark();
        sql::execute(self.db, "SAVEPOINT part", [])?;
        let done = catch_unwind(AssertUnwindSafe(part));
        let done = done.unwrap_or_else(|_| Err(Error::Panicked.into()));
        if self.db.is_autocommit() {
            // SQLite gave up the whole transaction, as it does when the disk is full.
            self.forget(mark);
            return Err(Error::Full);
        }
        if done.is_ok() {
            self.flush()?;
        } else {
            self.forget(mark);
            sql::execute(self.db, "ROLLBACK TO part", [])?;
        }
        sql::execute(self.db, "RELEASE part", [])?;
        Ok(done)
    }

    pub(crate) fn count(&self, counter: Counter, by: i64) {
        self.deltas.borrow_mut().add(counter, by);
    }

    /// Writes what was counted since the last flush.
    pub(crate) fn flush(&self) -> Result<()> {
        self.deltas.borrow_mut().flush(self.db)
    }

    /// Where it stands, before work that may be rolled back.
    pub(crate) fn mark(&self) -> Mark {
        self.newest.borrow().mark()
    }

    /// Nothing of what was done in it stays.
    pub(crate) fn begin_anew(&self) {
        let begun = self.newest.borrow().begun();
        self.forget(begun);
    }

    /// Forgets what was counted, looked at and changed in memory by work that is rolled back.
    pub(crate) fn forget(&self, to: Mark) {
        self.deltas.borrow_mut().clear();
        self.samples.borrow_mut().clear();
        self.audit_head.take();
        self.newest.borrow_mut().take_back(to);
    }
}

/// The driver's share of a transaction in which calls and commands took so long. It is half at least:
/// else more calls are taken than can be handled, and they wait the longer the more come.
fn share_beside(others: Duration) -> Duration {
    DRIVER_SLICE.max(others)
}

/// A consistent look at the stored state on a reader's connection.
pub struct Snapshot<'a> {
    pub(crate) db: &'a Connection,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_taken_is_handled_for_as_long_as_it_was_taken() {
        for micros in [0, 1, 599, 600, 5_000, 20_000] {
            let others = Duration::from_micros(micros);
            let share = share_beside(others);
            assert!(share >= others && share >= DRIVER_SLICE, "{others:?}");
        }
    }
}
