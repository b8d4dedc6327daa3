//! The runs that a job over all that match comes to, in the order of their numbers: no run moves in
//! that order, whatever is done to it, so that none is met twice or left out.

use baton_core::word;
use rusqlite::params;

use super::{Read, RunStatus};
use crate::ids::{Micros, RunNo};
use crate::table::jobs::Asked;
use crate::{Result, sql};

/// So many numbers are looked through at once.
const LOOKED_THROUGH: i64 = 2_000;

impl Read<'_> {
    /// The next runs behind one that fit, but for what is searched, and how far was looked. None:
    /// all were looked at.
    pub fn asked_after(
        &self,
        asked: &Asked,
        after: RunNo,
        until: RunNo,
        limit: usize,
    ) -> Result<Option<(Vec<RunNo>, RunNo)>> {
        if after >= until {
            return Ok(None);
        }
        let last = until.0.min(after.0.saturating_add(LOOKED_THROUGH));
        let at: Vec<&str> = asked.at.iter().map(word).collect();
        // Numbers and words alone: whatever else of a run is damaged, it has its turn.
        let sql = "SELECT no FROM runs WHERE no > ?1 AND no <= ?2
             AND (?4 >> status) & 1 = 1 AND try_out = ?5
             AND (?6 IS NULL OR workflow_no = ?6) AND (?7 IS NULL OR person_no = ?7)
             AND (?8 = ' ' OR instr (?8, ' ' || where_kind || ' ') > 0)
             AND (?9 IS NULL OR started_at >= ?9) AND (?10 IS NULL OR started_at < ?10)
             AND (?11 IS NULL OR last_news_at <= ?11)
             ORDER BY no LIMIT ?3";
        let words = match at.is_empty() {
            true => " ".to_owned(),
            false => format!(" {} ", at.join(" ")),
        };
        let bounds = params![
            after,
            last,
            limit as i64,
            statuses(asked),
            asked.try_outs,
            asked.workflow,
            asked.person,
            words,
            asked.started_since.map(Micros),
            asked.started_before.map(Micros),
            asked.news_until.map(Micros),
        ];
        let runs = sql::all(self.db, sql, bounds, |row| Ok(row.get(0)?))?;
        let looked = match (runs.len() == limit, runs.last()) {
            (true, Some(last)) => *last,
            (true | false, _) => RunNo(last),
        };
        Ok(Some((runs, looked)))
    }

    /// The newest run; before the first when there is none.
    pub fn newest(&self) -> Result<RunNo> {
        let sql = "SELECT coalesce (max (no), 0) FROM runs";
        Ok(RunNo(sql::number(self.db, sql, [])?))
    }
}

/// A bit for each status that is asked for and not the end.
fn statuses(asked: &Asked) -> i64 {
    let all = RunStatus::ALL.iter().filter(|status| !status.is_finished());
    let wanted = all.filter(|status| asked.statuses.is_empty() || asked.statuses.contains(status));
    wanted.fold(0, |bits, status| bits | 1 << (*status as i64))
}
