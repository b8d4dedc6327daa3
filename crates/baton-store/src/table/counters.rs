//! Maintained counts, so that no list counts rows. Changes are gathered and written once per job.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};

use super::handles;
use super::runs::RunStatus;
use crate::ids::WorkflowNo;
use crate::{Result, sql};

pub(crate) const SQL: &str = "
CREATE TABLE counters (
  kind INTEGER NOT NULL, subject INTEGER NOT NULL, day INTEGER NOT NULL, n INTEGER NOT NULL,
  PRIMARY KEY (kind, subject, day)
) WITHOUT ROWID, STRICT;
";

const RUNS: i64 = 1;
const DONE: i64 = 2;
const PEOPLE: i64 = 3;
const SAMPLES: i64 = 4;
const PROBLEMS: i64 = 5;
const PROBLEM_PEOPLE: i64 = 6;
const STATUS_STEP: i64 = 16;

/// Something that is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Counter {
    /// Runs of a workflow in a status, try-outs left out.
    Runs(WorkflowNo, RunStatus),
    /// Runs of a workflow that were done on a day (days since 1970, UTC).
    Done(WorkflowNo, i64),
    /// People, sample people left out.
    People,
    /// Sample people.
    SamplePeople,
    /// Open problems.
    Problems,
    /// People with an open problem.
    ProblemPeople,
}

impl Counter {
    fn key(self) -> (i64, i64, i64) {
        match self {
            Self::Runs(workflow, status) => (RUNS, workflow.0 * STATUS_STEP + status as i64, 0),
            Self::Done(workflow, day) => (DONE, workflow.0, day),
            Self::People => (PEOPLE, 0, 0),
            Self::SamplePeople => (SAMPLES, 0, 0),
            Self::Problems => (PROBLEMS, 0, 0),
            Self::ProblemPeople => (PROBLEM_PEOPLE, 0, 0),
        }
    }
}

/// Changes of counts that are not written yet.
#[derive(Default)]
pub(crate) struct Deltas {
    counters: BTreeMap<(i64, i64, i64), i64>,
    /// Of unfinished runs, by workflow and version.
    in_use: BTreeMap<(WorkflowNo, i64), i64>,
}

impl Deltas {
    pub(crate) fn add(&mut self, counter: Counter, by: i64) {
        *self.counters.entry(counter.key()).or_default() += by;
    }

    /// A version has so many unfinished runs more.
    pub(crate) fn add_in_use(&mut self, workflow: WorkflowNo, version: i64, by: i64) {
        *self.in_use.entry((workflow, version)).or_default() += by;
    }

    pub(crate) fn flush(&mut self, db: &Connection) -> Result<()> {
        while let Some(((kind, subject, day), by)) = self.counters.pop_first() {
            if by != 0 {
                sql::execute(
                    db,
                    "INSERT INTO counters (kind, subject, day, n) VALUES (?1, ?2, ?3, ?4)
                     ON CONFLICT (kind, subject, day) DO UPDATE SET n = n + excluded.n",
                    params![kind, subject, day, by],
                )?;
            }
        }
        while let Some(((workflow, version), by)) = self.in_use.pop_first() {
            if by != 0 {
                sql::execute(
                    db,
                    "INSERT INTO versions_in_use (workflow_no, version, runs) VALUES (?1, ?2, ?3)
                     ON CONFLICT (workflow_no, version) DO UPDATE SET runs = runs + excluded.runs",
                    params![workflow, version, by],
                )?;
            }
        }
        Ok(())
    }

    pub(crate) fn clear(&mut self) {
        self.counters.clear();
        self.in_use.clear();
    }
}

handles!("maintained counts");

impl Read<'_> {
    /// Runs in each status, of one workflow or of all; try-outs left out.
    pub fn runs(&self, workflow: Option<WorkflowNo>) -> Result<BTreeMap<RunStatus, i64>> {
        let (first, last) = workflow.map_or((i64::MIN, i64::MAX), |workflow| {
            (
                workflow.0 * STATUS_STEP,
                workflow.0 * STATUS_STEP + STATUS_STEP - 1,
            )
        });
        let mut counts: BTreeMap<_, _> = RunStatus::ALL.iter().map(|status| (*status, 0)).collect();
        let rows = sql::all(
            self.db,
            "SELECT subject, n FROM counters
             WHERE kind = ?1 AND subject BETWEEN ?2 AND ?3 AND day = 0",
            params![RUNS, first, last],
            |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?)),
        )?;
        for (subject, n) in rows {
            let status = subject.rem_euclid(STATUS_STEP);
            for (known, count) in &mut counts {
                if *known as i64 == status {
                    *count += n;
                }
            }
        }
        Ok(counts)
    }

    /// Runs of a workflow that were done since a day (days since 1970, UTC).
    pub fn done_since(&self, workflow: WorkflowNo, day: i64) -> Result<i64> {
        sql::number(
            self.db,
            "SELECT sum(n) FROM counters WHERE kind = ?1 AND subject = ?2 AND day >= ?3",
            params![DONE, workflow, day],
        )
    }

    /// People, sample people left out.
    pub fn people(&self) -> Result<i64> {
        self.single(Counter::People)
    }

    /// Sample people.
    pub fn sample_people(&self) -> Result<i64> {
        self.single(Counter::SamplePeople)
    }

    /// Open problems.
    pub fn problems(&self) -> Result<i64> {
        self.single(Counter::Problems)
    }

    /// People with an open problem.
    pub fn problem_people(&self) -> Result<i64> {
        self.single(Counter::ProblemPeople)
    }

    fn single(&self, counter: Counter) -> Result<i64> {
        let (kind, subject, day) = counter.key();
        sql::number(
            self.db,
            "SELECT n FROM counters WHERE kind = ?1 AND subject = ?2 AND day = ?3",
            params![kind, subject, day],
        )
    }
}
