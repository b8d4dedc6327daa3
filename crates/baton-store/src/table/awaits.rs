//! Which runs wait, or will wait, for a call (C6). One row per run and waiting step, from the
//! start of the run until the run is dropped, so that a call that comes early finds its run and
//! one that comes late finds that it is late.

use baton_core::StepId;
use rusqlite::{Row, params};

use super::handles;
use crate::ids::{AddressNo, CallNo, Compact, RunNo, code};
use crate::page::UnreadRow;
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

/// From the seventh format on it is known here which call started the run, so that whether a value
/// may come, and which calls nobody can want any more, is found without looking through the runs.
pub(crate) const SQL_7: &str = "
ALTER TABLE awaits ADD COLUMN call_no INTEGER NOT NULL DEFAULT 0;
UPDATE awaits SET call_no = coalesce((
  SELECT CASE WHEN try_out THEN 9223372036854775807 ELSE coalesce(call_no, 0) END
  FROM runs WHERE runs.no = awaits.run_no), 0);
CREATE INDEX awaits_to_come ON awaits (address_no, call_no) WHERE value IS NULL AND state <= 1;
CREATE INDEX unmatched_call ON unmatched (address_no, call_no, place);
";

/// Stands for the call of a try-out, which takes no call: all calls are before it.
pub const OF_NO_CALL: CallNo = CallNo(i64::MAX);

/// So many runs with one value are looked at: which of more is meant, only an admin can say.
const MOST_CANDIDATES: i64 = 64;

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

/// A call that found no run yet, and its value as far as that can be read.
pub type Unmatched = (EntryOf, Result<String, UnreadRow>);

/// One entry of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EntryOf {
    /// The call.
    pub call: CallNo,
    /// Which of its entries.
    pub place: i64,
}

impl EntryOf {
    /// Before every entry of every call.
    pub const FIRST: Self = Self {
        call: CallNo(0),
        place: -1,
    };

    /// An entry of a call.
    pub(crate) const fn of(call: CallNo, place: i64) -> Self {
        Self { call, place }
    }

    const PLACE_BITS: u32 = 16;
    /// The last place that a call may have.
    pub(crate) const LAST_PLACE: i64 = (1 << Self::PLACE_BITS) - 1;

    /// Its number among the entries of all calls.
    #[must_use]
    pub fn no(self) -> i64 {
        self.call.0 << Self::PLACE_BITS | self.place.clamp(0, Self::LAST_PLACE)
    }

    /// The entry with a number.
    pub(crate) fn of_no(no: i64) -> Self {
        Self {
            call: CallNo(no >> Self::PLACE_BITS),
            place: no & Self::LAST_PLACE,
        }
    }
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
    /// Runs with this value that are before or at the step and were started before a call, no
    /// try-outs: those that wait there first, of these the first started first. Of very many the
    /// first.
    pub fn candidates(
        &self,
        address: AddressNo,
        value: &str,
        call: CallNo,
    ) -> Result<Vec<AwaitRow>> {
        let mut found = Vec::new();
        for state in [AwaitState::Waiting, AwaitState::Ahead] {
            let sql = select!(
                "WHERE address_no = ?1 AND value = ?2 AND state = ?3 AND call_no < ?4
                 ORDER BY run_no LIMIT ?5"
            );
            let values = params![address, value, state, call, MOST_CANDIDATES];
            found.extend(sql::all(self.db, sql, values, read)?);
        }
        Ok(found)
    }

    /// The last run with this value that is past the step and was started before a call, no
    /// try-out.
    pub fn past(&self, address: AddressNo, value: &str, call: CallNo) -> Result<Option<AwaitRow>> {
        let mut found = Vec::new();
        for state in [AwaitState::Passed, AwaitState::Ended] {
            let sql = select!(
                "WHERE address_no = ?1 AND value = ?2 AND state = ?3 AND call_no < ?4
                 ORDER BY run_no DESC LIMIT 1"
            );
            found.extend(sql::one(
                self.db,
                sql,
                params![address, value, state, call],
                read,
            )?);
        }
        Ok(found.into_iter().max_by_key(|row| row.run))
    }

    /// Which call started the oldest unfinished run that has no value for this address yet; none
    /// when all have one. 0 stands for no call.
    pub fn first_without_value(&self, address: AddressNo) -> Result<Option<CallNo>> {
        sql::one(
            self.db,
            "SELECT call_no FROM awaits
             WHERE address_no = ?1 AND value IS NULL AND state <= 1 AND call_no < ?2
             ORDER BY call_no LIMIT 1",
            params![address, OF_NO_CALL],
            |row| Ok(row.get(0)?),
        )
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

    /// Calls of an address with this value, behind an entry, that found no run yet, in stored
    /// order.
    pub fn unmatched_with(
        &self,
        address: AddressNo,
        value: &str,
        behind: EntryOf,
        limit: usize,
    ) -> Result<Vec<EntryOf>> {
        sql::all(
            self.db,
            "SELECT call_no, place FROM unmatched
             WHERE address_no = ?1 AND value = ?2 AND (call_no, place) > (?3, ?4)
             ORDER BY call_no, place LIMIT ?5",
            params![address, value, behind.call, behind.place, limit as i64],
            entry,
        )
    }

    /// Calls of an address up to one, behind an entry, that found no run yet, in stored order, each
    /// with its value as far as that can be read.
    pub fn unmatched_until(
        &self,
        address: AddressNo,
        behind: EntryOf,
        until: CallNo,
        limit: usize,
    ) -> Result<Vec<Unmatched>> {
        sql::placed(
            self.db,
            "SELECT call_no, place, value FROM unmatched
             WHERE address_no = ?1 AND (call_no, place) > (?2, ?3) AND call_no <= ?4
             ORDER BY call_no, place LIMIT ?5",
            params![address, behind.call, behind.place, until, limit as i64],
            entry,
            |row| Ok(row.get(2)?),
        )
    }

    /// The addresses with calls that found no run yet.
    pub fn with_unmatched(&self, after: AddressNo, limit: usize) -> Result<Vec<AddressNo>> {
        sql::all(
            self.db,
            "SELECT DISTINCT address_no FROM unmatched WHERE address_no > ?1
             ORDER BY address_no LIMIT ?2",
            params![after, limit as i64],
            |row| Ok(row.get(0)?),
        )
    }
}

impl Write<'_> {
    /// Notes a waiting step of a run that a call started; none when the admin did.
    pub fn set(&self, row: &AwaitRow, started_by: Option<CallNo>) -> Result<()> {
        self.insert(row, started_by.unwrap_or(CallNo(0)))
    }

    /// Notes a waiting step of a try-out, which no call finds.
    pub fn set_of_try_out(&self, row: &AwaitRow) -> Result<()> {
        self.insert(row, OF_NO_CALL)
    }

    fn insert(&self, row: &AwaitRow, call: CallNo) -> Result<()> {
        sql::execute(
            self.db,
            "INSERT INTO awaits (run_no, step, address_no, value, state, call_no)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (run_no, step) DO UPDATE SET address_no = excluded.address_no,
               value = excluded.value, state = excluded.state, call_no = excluded.call_no",
            params![
                row.run,
                Compact::of(&row.step),
                row.address,
                row.value,
                row.state,
                call
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
