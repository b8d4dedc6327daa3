//! When runs are due: one row per unfinished run that has a next deadline.

use jiff::Timestamp;
use rusqlite::{Row, params};

use crate::ids::{Micros, RunNo};
use crate::table::handles;
use crate::{Result, sql};

pub(crate) const SQL: &str = "
CREATE TABLE deadlines (
  due_at INTEGER NOT NULL, run_no INTEGER NOT NULL, PRIMARY KEY (due_at, run_no)
) WITHOUT ROWID, STRICT;
";

handles!("deadlines");

/// A run that is due, as its row says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The run.
    pub run: RunNo,
    /// Since when, as it lies in the file.
    pub(crate) at: i64,
}

impl Read<'_> {
    /// Runs that are due, the longest due first.
    pub fn due(&self, now: Timestamp, limit: usize) -> Result<Vec<Due>> {
        sql::all(
            self.db,
            "SELECT run_no, due_at FROM deadlines WHERE due_at <= ?1
             ORDER BY due_at, run_no LIMIT ?2",
            params![now.as_microsecond(), limit as i64],
            read,
        )
    }

    /// Rows that say a moment that never comes.
    pub fn never_due(&self, limit: usize) -> Result<Vec<Due>> {
        sql::all(
            self.db,
            "SELECT run_no, due_at FROM deadlines WHERE due_at > ?1
             ORDER BY due_at, run_no LIMIT ?2",
            params![Timestamp::MAX.as_microsecond(), limit as i64],
            read,
        )
    }

    /// When the next run is due.
    pub fn next(&self) -> Result<Option<Timestamp>> {
        sql::one(
            self.db,
            "SELECT due_at FROM deadlines WHERE due_at BETWEEN ?1 AND ?2
             ORDER BY due_at, run_no LIMIT 1",
            [
                Timestamp::MIN.as_microsecond(),
                Timestamp::MAX.as_microsecond(),
            ],
            |row| Ok(row.get::<_, Micros>(0)?.0),
        )
    }
}

impl Write<'_> {
    /// Whether a row says something else than its run does; then the run's own takes its place.
    pub fn is_stale(&self, due: Due, own: Option<Timestamp>) -> Result<bool> {
        if own.is_some_and(|own| Micros(own).number() == due.at) {
            return Ok(false);
        }
        self.remove(due)?;
        self.replace(due.run, None, own)?;
        Ok(true)
    }

    /// Makes a run's row anew from what the run's own row says.
    pub(crate) fn make_anew(&self, run: RunNo) -> Result<()> {
        let sql = "INSERT OR IGNORE INTO deadlines (due_at, run_no)
                   SELECT deadline_at, no FROM runs WHERE no = ?1 AND deadline_at IS NOT NULL";
        self.tx.times_written.set(true);
        sql::execute(self.db, sql, [run])?;
        Ok(())
    }

    pub(crate) fn remove(&self, due: Due) -> Result<()> {
        let sql = "DELETE FROM deadlines WHERE due_at = ?1 AND run_no = ?2";
        sql::execute(self.db, sql, params![due.at, due.run])?;
        Ok(())
    }

    /// Moves a run's deadline; `runs` calls it with what the run's row holds.
    pub(crate) fn replace(
        &self,
        run: RunNo,
        old: Option<Timestamp>,
        new: Option<Timestamp>,
    ) -> Result<()> {
        if old == new {
            return Ok(());
        }
        if let Some(old) = old {
            sql::execute(
                self.db,
                "DELETE FROM deadlines WHERE due_at = ?1 AND run_no = ?2",
                params![Micros(old), run],
            )?;
        }
        if let Some(new) = new {
            self.tx.times_written.set(true);
            sql::execute(
                self.db,
                "INSERT OR IGNORE INTO deadlines (due_at, run_no) VALUES (?1, ?2)",
                params![Micros(new), run],
            )?;
        }
        Ok(())
    }
}

fn read(row: &Row<'_>) -> Result<Due> {
    Ok(Due {
        run: row.get(0)?,
        at: row.get(1)?,
    })
}
