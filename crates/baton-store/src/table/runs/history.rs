//! What happened in each run, append-only: one row per transition, with all of its entries.

use baton_core::history::HistoryEntry;
use jiff::Timestamp;
use rusqlite::{Row, params};

use crate::ids::{Micros, RunNo};
use crate::page::{Cursor, Page, and_one};
use crate::table::handles;
use crate::text::to_json;
use crate::{Result, Unread, sql};

pub(crate) const SQL: &str = "
CREATE TABLE history (
  no INTEGER PRIMARY KEY, at INTEGER NOT NULL, by TEXT, entries TEXT NOT NULL
) STRICT;
CREATE TRIGGER history_fixed BEFORE UPDATE ON history
BEGIN SELECT RAISE (ABORT, 'history is never changed'); END;
";

const REVISION_BITS: u32 = 20;
const LAST_REVISION: i64 = (1 << REVISION_BITS) - 1;

/// What one transition of a run wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryRow {
    /// The run's revision that the transition made.
    pub revision: i64,
    /// When.
    pub at: Timestamp,
    /// Who did it; `None` is Baton.
    pub by: Option<String>,
    /// The entries, in the order of the transition.
    pub entries: Vec<HistoryEntry>,
}

handles!("what happened in runs");

impl Read<'_> {
    /// A run's history, the newest first.
    pub fn page(
        &self,
        run: RunNo,
        after: Option<Cursor>,
        limit: usize,
    ) -> Result<Page<HistoryRow>> {
        let before = after.map_or_else(|| number(run, LAST_REVISION) + 1, |after| after.no);
        let rows = sql::placed(
            self.db,
            "SELECT no, at, by, entries FROM history WHERE no >= ?1 AND no < ?2
             ORDER BY no DESC LIMIT ?3",
            params![number(run, 0), before, and_one(limit)],
            sql::by_number,
            read,
        )?;
        Ok(Page::cut(rows, limit))
    }

    /// What was done by hand in a run, the newest first.
    pub fn by_hand(&self, run: RunNo, limit: u32) -> Result<Vec<HistoryRow>> {
        sql::readable(
            self.db,
            "SELECT no, at, by, entries FROM history
             WHERE no >= ?1 AND no <= ?2 AND by IS NOT NULL ORDER BY no DESC LIMIT ?3",
            params![number(run, 0), number(run, LAST_REVISION), limit],
            read,
        )
    }
}

impl Write<'_> {
    /// Appends what one transition wrote, under the run's revision that it made; `by` is `None`
    /// for Baton.
    pub fn append(
        &self,
        run: RunNo,
        revision: i64,
        at: Timestamp,
        by: Option<&str>,
        entries: &[HistoryEntry],
    ) -> Result<()> {
        sql::execute(
            self.db,
            "INSERT INTO history (no, at, by, entries) VALUES (?1, ?2, ?3, ?4)",
            params![number(run, revision), Micros(at), by, to_json(&entries)],
        )?;
        Ok(())
    }
}

fn number(run: RunNo, revision: i64) -> i64 {
    run.0 << REVISION_BITS | revision.clamp(0, LAST_REVISION)
}

fn read(row: &Row<'_>) -> Result<HistoryRow> {
    Ok(HistoryRow {
        revision: row.get::<_, i64>(0)? & LAST_REVISION,
        at: row.get::<_, Micros>(1)?.0,
        by: row.get(2)?,
        entries: Unread::<Vec<HistoryEntry>>::stored("history.entries", row.get(3)?).read()?,
    })
}
