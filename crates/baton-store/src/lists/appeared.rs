//! Problems in the order in which they appeared: what is new since somebody looked, and no more.
//!
//! No problem is ever deleted, so one that appears later has a higher number.

use baton_core::{ProblemId, StepId};
use jiff::Timestamp;
use rusqlite::{Row, params};

use crate::ids::{Compact, Micros, ProblemNo, WorkflowNo};
use crate::table::problems::{ProblemState, Read};
use crate::{Result, sql};

/// So many of the latest are looked at; those before them are not told apart.
const LOOKED_AT: usize = 1_000;

const NEWEST: &str = "SELECT max(no) FROM problems";
const NEWEST_BEFORE: &str = "SELECT no FROM problems WHERE since < ?1 ORDER BY no DESC LIMIT 1";
const BEHIND: &str = "SELECT no, id, workflow_no, step, state FROM problems
   WHERE no > ?1 ORDER BY no DESC LIMIT ?2";

/// What the problems that appeared are read by.
pub(super) const STATEMENTS: &[&str] = &[BEHIND];

/// An open problem: which it is, and where.
#[derive(Clone, Debug)]
pub struct Appeared {
    /// Its number in this file.
    pub no: ProblemNo,
    /// Its id.
    pub id: ProblemId,
    /// Its workflow.
    pub workflow: Option<WorkflowNo>,
    /// Its step.
    pub step: Option<StepId>,
}

impl Read<'_> {
    /// The number of the newest problem, whatever became of it; zero where there was none.
    pub fn newest(&self) -> Result<ProblemNo> {
        Ok(ProblemNo(sql::number(self.db, NEWEST, [])?))
    }

    /// The number of the newest that had begun before a moment. Those that began later are stepped
    /// over, so ask for a moment that is not long ago.
    pub fn newest_before(&self, at: Timestamp) -> Result<ProblemNo> {
        let no = sql::number(self.db, NEWEST_BEFORE, [Micros(at)])?;
        Ok(ProblemNo(no))
    }

    /// The open ones behind a number, the latest first; and whether there may be more of them than
    /// were looked at. One that cannot be read is left out here: the list of problems tells of it.
    pub fn appeared_behind(&self, no: ProblemNo) -> Result<(Vec<Appeared>, bool)> {
        let bounds = params![no, LOOKED_AT as i64];
        let rows = sql::placed(self.db, BEHIND, bounds, sql::by_number, open)?;
        let may_be_more = rows.len() == LOOKED_AT;
        let open = rows.into_iter().filter_map(|(_, row)| row.ok().flatten());
        Ok((open.collect(), may_be_more))
    }
}

/// The problem, if it is open.
fn open(row: &Row<'_>) -> Result<Option<Appeared>> {
    let state: ProblemState = row.get(4)?;
    if state != ProblemState::Open {
        return Ok(None);
    }
    let step: Option<Compact> = row.get(3)?;
    Ok(Some(Appeared {
        no: row.get(0)?,
        id: row.get::<_, Compact>(1)?.read("prb_", "problems.id")?,
        workflow: row.get(2)?,
        step: step
            .map(|step| step.read("step_", "problems.step"))
            .transpose()?,
    }))
}
