//! Which runs wait, or will wait, for a call (C6). One row per run and waiting step, from the
//! start of the run until the run is dropped, so that a call that comes early finds its run and
//! one that comes late finds that it is late.

use baton_core::StepId;
use rusqlite::{Row, params};

use super::handles;
use crate::ids::{AddressNo, CallNo, Compact, RunNo, code};
use crate::{Result, sql};

pub(crate) const SQL: &str = "
CREATE TABLE awaits (
  run_no INTEGER NOT NULL,
  step ANY NOT NULL,
  address_no INTEGER NOT NULL,
  value TEXT,
  state INTEGER NOT NULL,
  PRIMARY KEY (run_no, step)
) WITHOUT ROWID, STRICT;
CREATE INDEX awaits_value ON awaits (address_no, value, state);
CREATE TABLE bound (
  run_no INTEGER NOT NULL,
  step ANY NOT NULL,
  call_no INTEGER NOT NULL,
  place INTEGER NOT NULL,
  PRIMARY KEY (run_no, step, call_no, place)
) WITHOUT ROWID, STRICT;
CREATE TABLE unmatched (
  address_no INTEGER NOT NULL,
  value TEXT NOT NULL,
  call_no INTEGER NOT NULL,
  place INTEGER NOT NULL,
  PRIMARY KEY (address_no, value, call_no, place)
) WITHOUT ROWID, STRICT;
";

code! {
    /// Where a run is with respect to one of its waiting steps.
    AwaitState {
        /// Before the step: a call is bound and used when the run is there.
        Ahead = 0,
        /// At the step.
        Waiting = 1,
        /// Past the step: done, skipped, timed out, cancelled.
        Passed = 2,
        /// The run ended before the step.
        Ended = 3,
    }
}

/// A run and one of its waiting steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwaitRow {
    /// The run.
    pub run: RunNo,
    /// The step.
    pub step: StepId,
    /// The step's address.
    pub address: AddressNo,
    /// The value by which a call finds the run; `None` until it is known.
    pub value: Option<String>,
    /// Where the run is.
    pub state: AwaitState,
}

/// Stands for a value that will not come any more: no call names it, and none waits for it.
pub const NO_VALUE: &str = "";

/// One entry of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EntryOf {
    /// The call.
    pub call: CallNo,
    /// Which of its entries.
    pub place: i64,
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT run_no, step, address_no, value, state FROM awaits ",
            $rest
        )
    };
}

handles!("what runs wait for");

impl Read<'_> {
    /// Runs with this value that are before or at the step, the first started first.
    pub fn candidates(&self, address: AddressNo, value: &str) -> Result<Vec<AwaitRow>> {
        let sql = select!("WHERE address_no = ?1 AND value = ?2 AND state <= 1 ORDER BY run_no");
        sql::all(self.db, sql, params![address, value], read)
    }

    /// The last run with this value that is past the step.
    pub fn past(&self, address: AddressNo, value: &str) -> Result<Option<AwaitRow>> {
        let sql = select!(
            "WHERE address_no = ?1 AND value = ?2 AND state >= 2 ORDER BY run_no DESC LIMIT 1"
        );
        sql::one(self.db, sql, params![address, value], read)
    }

    /// Whether an unfinished run that was there before a call has no value for this address yet.
    pub fn any_without_value_before(&self, address: AddressNo, call: CallNo) -> Result<bool> {
        let sql = "SELECT 1 FROM awaits JOIN runs ON runs.no = awaits.run_no
                   WHERE awaits.address_no = ?1 AND awaits.value IS NULL AND awaits.state <= 1
                     AND coalesce(runs.call_no, 0) < ?2 AND NOT runs.try_out LIMIT 1";
        Ok(sql::one(self.db, sql, params![address, call], |_| Ok(()))?.is_some())
    }

    /// Whether an unfinished run is before or at the step of this address.
    pub fn any_open(&self, address: AddressNo) -> Result<bool> {
        let sql = "SELECT 1 FROM awaits WHERE address_no = ?1 AND state <= 1 LIMIT 1";
        Ok(sql::one(self.db, sql, [address], |_| Ok(()))?.is_some())
    }

    /// One waiting step of a run.
    pub fn get(&self, run: RunNo, step: &StepId) -> Result<Option<AwaitRow>> {
        let sql = select!("WHERE run_no = ?1 AND step = ?2");
        sql::one(self.db, sql, params![run, Compact::of(step)], read)
    }

    /// Every waiting step of a run.
    pub fn of_run(&self, run: RunNo) -> Result<Vec<AwaitRow>> {
        sql::all(
            self.db,
            select!("WHERE run_no = ?1 ORDER BY step"),
            [run],
            read,
        )
    }

    /// Calls bound to a step of a run, in stored order.
    pub fn bound(&self, run: RunNo, step: &StepId) -> Result<Vec<EntryOf>> {
        sql::all(
            self.db,
            "SELECT call_no, place FROM bound WHERE run_no = ?1 AND step = ?2
             ORDER BY call_no, place",
            params![run, Compact::of(step)],
            entry,
        )
    }

    /// Every call bound to a run, with its step.
    pub fn bound_to(&self, run: RunNo) -> Result<Vec<(StepId, EntryOf)>> {
        sql::all(
            self.db,
            "SELECT call_no, place, step FROM bound WHERE run_no = ?1
             ORDER BY step, call_no, place",
            [run],
            |row| {
                Ok((
                    row.get::<_, Compact>(2)?.read("step_", "bound.step")?,
                    entry(row)?,
                ))
            },
        )
    }

    /// Calls of an address with this value that found no run yet, in stored order.
    pub fn unmatched(&self, address: AddressNo, value: &str) -> Result<Vec<EntryOf>> {
        sql::all(
            self.db,
            "SELECT call_no, place FROM unmatched WHERE address_no = ?1 AND value = ?2
             ORDER BY call_no, place",
            params![address, value],
            entry,
        )
    }

    /// All calls of an address that found no run yet.
    pub fn unmatched_at(&self, address: AddressNo, limit: usize) -> Result<Vec<(String, EntryOf)>> {
        sql::all(
            self.db,
            "SELECT call_no, place, value FROM unmatched WHERE address_no = ?1
             ORDER BY value, call_no, place LIMIT ?2",
            params![address, limit as i64],
            |row| Ok((row.get(2)?, entry(row)?)),
        )
    }
}

impl Write<'_> {
    /// Notes a waiting step of a run, or what changed about it.
    pub fn set(&self, row: &AwaitRow) -> Result<()> {
        sql::execute(
            self.db,
            "INSERT INTO awaits (run_no, step, address_no, value, state)
             VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (run_no, step) DO UPDATE SET address_no = excluded.address_no,
               value = excluded.value, state = excluded.state",
            params![
                row.run,
                Compact::of(&row.step),
                row.address,
                row.value,
                row.state
            ],
        )?;
        Ok(())
    }

    /// Moves a waiting step on.
    pub fn set_state(&self, run: RunNo, step: &StepId, state: AwaitState) -> Result<()> {
        let sql = "UPDATE awaits SET state = ?3 WHERE run_no = ?1 AND step = ?2";
        sql::execute(self.db, sql, params![run, Compact::of(step), state])?;
        Ok(())
    }

    /// Sets the value by which a call finds the run.
    pub fn set_value(&self, run: RunNo, step: &StepId, value: Option<&str>) -> Result<()> {
        let sql = "UPDATE awaits SET value = ?3 WHERE run_no = ?1 AND step = ?2";
        sql::execute(self.db, sql, params![run, Compact::of(step), value])?;
        Ok(())
    }

    /// A run is over: what it still waited for is ended.
    pub fn end(&self, run: RunNo) -> Result<()> {
        let sql = "UPDATE awaits SET state = ?2 WHERE run_no = ?1 AND state <= 1";
        sql::execute(self.db, sql, params![run, AwaitState::Ended])?;
        Ok(())
    }

    /// Binds a call to a run and a step.
    pub fn bind(&self, run: RunNo, step: &StepId, entry: EntryOf) -> Result<()> {
        sql::execute(
            self.db,
            "INSERT OR IGNORE INTO bound (run_no, step, call_no, place) VALUES (?1, ?2, ?3, ?4)",
            params![run, Compact::of(step), entry.call, entry.place],
        )?;
        Ok(())
    }

    /// Takes every call bound to a step of a run, in stored order.
    pub fn unbind(&self, run: RunNo, step: &StepId) -> Result<Vec<EntryOf>> {
        let bound = self.bound(run, step)?;
        if !bound.is_empty() {
            let sql = "DELETE FROM bound WHERE run_no = ?1 AND step = ?2";
            sql::execute(self.db, sql, params![run, Compact::of(step)])?;
        }
        Ok(bound)
    }

    /// Notes a call that found no run yet.
    pub fn add_unmatched(&self, address: AddressNo, value: &str, entry: EntryOf) -> Result<()> {
        sql::execute(
            self.db,
            "INSERT OR IGNORE INTO unmatched (address_no, value, call_no, place)
             VALUES (?1, ?2, ?3, ?4)",
            params![address, value, entry.call, entry.place],
        )?;
        Ok(())
    }

    /// Takes the calls of an address with this value, in stored order.
    pub fn take_unmatched(&self, address: AddressNo, value: &str) -> Result<Vec<EntryOf>> {
        let found = self.unmatched(address, value)?;
        if !found.is_empty() {
            let sql = "DELETE FROM unmatched WHERE address_no = ?1 AND value = ?2";
            sql::execute(self.db, sql, params![address, value])?;
        }
        Ok(found)
    }

    /// Takes one call that found no run.
    pub fn remove_unmatched(&self, address: AddressNo, value: &str, entry: EntryOf) -> Result<()> {
        sql::execute(
            self.db,
            "DELETE FROM unmatched
             WHERE address_no = ?1 AND value = ?2 AND call_no = ?3 AND place = ?4",
            params![address, value, entry.call, entry.place],
        )?;
        Ok(())
    }
}

fn entry(row: &Row<'_>) -> Result<EntryOf> {
    Ok(EntryOf {
        call: row.get(0)?,
        place: row.get(1)?,
    })
}

fn read(row: &Row<'_>) -> Result<AwaitRow> {
    Ok(AwaitRow {
        run: row.get(0)?,
        step: row.get::<_, Compact>(1)?.read("step_", "awaits.step")?,
        address: row.get(2)?,
        value: row.get(3)?,
        state: row.get(4)?,
    })
}
