//! The list of problems, the one with the last news first, filtered on the way. A page looks at a
//! bounded number of them: one on which fewer were found goes on after the last that was looked at.

use baton_core::problem::Kind;
use rusqlite::{Row, params};

use crate::ids::WorkflowNo;
use crate::page::{Cursor, Page, and_one};
use crate::table::problems::{ProblemRow, ProblemState, Read, read};
use crate::text::Word;
use crate::{Result, sql};

/// So many problems are looked at for one page, and of so many of the latest it is said what they are
/// about: some tens of milliseconds of a reader. A list of strangers alone may be ten thousand.
const LOOKED_AT: i64 = 100_000;

/// Which problems a list shows.
#[derive(Clone, Copy, Debug)]
pub struct ProblemFilter {
    /// That stand so.
    pub state: ProblemState,
    /// Of this kind.
    pub kind: Option<Kind>,
    /// In this workflow.
    pub workflow: Option<WorkflowNo>,
}

impl From<ProblemState> for ProblemFilter {
    fn from(state: ProblemState) -> Self {
        let (kind, workflow) = (None, None);
        Self {
            state,
            kind,
            workflow,
        }
    }
}

const BY_NEWS: &str = "SELECT no, id, group_key, kind, params, workflow_no, step, connection,
     state, since, last_at, people, calls, ended
   FROM problems
   WHERE state = ?1 AND (last_at, no) < (?2, ?3) AND (last_at, no) >= (?4, ?5)
     AND (?6 IS NULL OR kind = ?6) AND (?7 IS NULL OR workflow_no = ?7)
   ORDER BY last_at DESC, no DESC LIMIT ?8";
/// The last one that a page looks at; of the index alone.
const STRETCH: &str =
    "SELECT no, last_at FROM problems WHERE state = ?1 AND (last_at, no) < (?2, ?3)
   ORDER BY last_at DESC, no DESC LIMIT 1 OFFSET ?4";
const SORTS: &str = "SELECT DISTINCT kind, workflow_no FROM
   (SELECT kind, workflow_no FROM problems WHERE state = ?1 ORDER BY last_at DESC, no DESC LIMIT ?2)";

/// What pages of problems are read by.
pub(super) const STATEMENTS: &[&str] = &[BY_NEWS, STRETCH];

impl Read<'_> {
    /// Problems, the one with the last news first.
    pub fn page(
        &self,
        filter: impl Into<ProblemFilter>,
        after: Option<Cursor>,
        limit: usize,
    ) -> Result<Page<ProblemRow>> {
        let filter = filter.into();
        let after = Cursor::newest_or(after);
        let last = self.last_looked_at(filter.state, after)?;
        let until = last.unwrap_or(Cursor::OLDEST);
        let bounds = params![
            filter.state,
            after.key,
            after.no,
            until.key,
            until.no,
            filter.kind.map(Word),
            filter.workflow,
            and_one(limit)
        ];
        let rows = sql::placed(self.db, BY_NEWS, bounds, place, read)?;
        let page = Page::cut(rows, limit);
        Ok(Page {
            next: page.next.or(last),
            ..page
        })
    }

    /// Where a page ends in any case, if there is more behind it.
    fn last_looked_at(&self, state: ProblemState, after: Cursor) -> Result<Option<Cursor>> {
        let bounds = params![state, after.key, after.no, LOOKED_AT - 1];
        sql::one(self.db, STRETCH, bounds, |row| {
            let (no, key) = (row.get(0)?, row.get(1)?);
            Ok(Cursor { key, no })
        })
    }

    /// Of what kinds, and in which workflows, the problems in a state are that can be read.
    pub fn sorts(&self, state: ProblemState) -> Result<Vec<(Kind, Option<WorkflowNo>)>> {
        sql::readable(self.db, SORTS, params![state, LOOKED_AT], |row| {
            Ok((row.get::<_, Word<Kind>>(0)?.0, row.get(1)?))
        })
    }
}

fn place(row: &Row<'_>) -> Result<Cursor> {
    let (no, key) = (row.get(0)?, row.get(10)?);
    Ok(Cursor { key, no })
}
