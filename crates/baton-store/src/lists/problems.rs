//! The list of problems, the one with the last news first, filtered on the way. A page looks at a
//! bounded number of them: one on which fewer were found goes on after the last that was looked at.

use baton_core::problem::Kind;
use rusqlite::{Row, params};

use crate::ids::WorkflowNo;
use crate::page::{Cursor, Page};
use crate::table::problems::{ProblemRow, ProblemState, Read, read};
use crate::text::Word;
use crate::{Result, sql};

/// So many problems are looked at for one page.
const LOOKED_AT: usize = 2_000;

/// How many are read at once.
const CHUNK: usize = 100;

/// Of so many of the latest it is said what they are about.
const SORTED: i64 = 10_000;

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
   FROM problems WHERE state = ?1 AND (last_at, no) < (?2, ?3)
   ORDER BY last_at DESC, no DESC LIMIT ?4";
const SORTS: &str = "SELECT DISTINCT kind, workflow_no FROM
   (SELECT kind, workflow_no FROM problems WHERE state = ?1 ORDER BY last_at DESC, no DESC LIMIT ?2)";

/// What pages of problems are read by.
pub(super) const STATEMENTS: &[&str] = &[BY_NEWS];

impl Read<'_> {
    /// Problems, the one with the last news first.
    pub fn page(
        &self,
        filter: impl Into<ProblemFilter>,
        after: Option<Cursor>,
        limit: usize,
    ) -> Result<Page<ProblemRow>> {
        let filter = filter.into();
        let mut after = Cursor::newest_or(after);
        let (mut items, mut looked_at): (Vec<ProblemRow>, usize) = (Vec::new(), 0);
        let mut unread = Vec::new();
        loop {
            let bounds = params![filter.state, after.key, after.no, CHUNK as i64];
            let rows = sql::placed(self.db, BY_NEWS, bounds, place, read)?;
            let is_end = rows.len() < CHUNK;
            for (at, row) in rows {
                let fits = row.as_ref().is_ok_and(|row| {
                    filter.kind.is_none_or(|kind| kind == row.kind)
                        && filter.workflow.is_none_or(|no| row.workflow == Some(no))
                });
                if fits && items.len() == limit {
                    let next = Some(after);
                    return Ok(Page {
                        items,
                        next,
                        unread,
                    });
                }
                after = at;
                looked_at += 1;
                match row {
                    Ok(row) if fits => items.push(row),
                    Ok(_) => {}
                    Err(row) => unread.push(row),
                }
            }
            if is_end {
                return Ok(Page {
                    items,
                    next: None,
                    unread,
                });
            }
            if looked_at >= LOOKED_AT {
                let next = Some(after);
                return Ok(Page {
                    items,
                    next,
                    unread,
                });
            }
        }
    }

    /// Of what kinds, and in which workflows, the problems in a state are that can be read.
    pub fn sorts(&self, state: ProblemState) -> Result<Vec<(Kind, Option<WorkflowNo>)>> {
        sql::readable(self.db, SORTS, params![state, SORTED], |row| {
            Ok((row.get::<_, Word<Kind>>(0)?.0, row.get(1)?))
        })
    }
}

fn place(row: &Row<'_>) -> Result<Cursor> {
    let (no, key) = (row.get(0)?, row.get(10)?);
    Ok(Cursor { key, no })
}
