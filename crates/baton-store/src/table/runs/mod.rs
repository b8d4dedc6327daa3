//! Runs: what lists show as columns, the machine's state as one blob. How and when a run ended
//! never changes: the statement that writes a run's next state refuses another end. A step may be done
//! again after the end.

mod asked;
pub mod deadlines;
pub mod history;
mod status;

use baton_core::history::Params;
use baton_core::run::{StartedByKind, WhereKind};
use baton_core::{JobId, PersonId, RunId, RunState, StepId, WorkflowId, of_word};
use jiff::Timestamp;
use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::counters::Counter;
use super::handles;
use crate::ids::{CallNo, Compact, Micros, PersonNo, RunNo, WorkflowNo};
use crate::text::{Word, from_json, to_json};
use crate::{Error, Lenient, Result, Text, Unread, sql};

pub use status::RunStatus;

/// From the second format on a finished run's state may change, its end may not.
pub(crate) const SQL_2: &str = "
DROP TRIGGER runs_finished;
CREATE TRIGGER runs_finished BEFORE UPDATE ON runs
WHEN OLD.finished_at IS NOT NULL
  AND (NEW.status IS NOT OLD.status OR NEW.finished_at IS NOT OLD.finished_at)
BEGIN SELECT RAISE (ABORT, 'a finished run stays finished'); END;
";

/// From the fourth format on several steps of a run can be under way.
pub(crate) const SQL_4: &str = "
ALTER TABLE runs ADD COLUMN where_more INTEGER NOT NULL DEFAULT 0;
";

/// From the seventh format on the unfinished runs of each version are counted: whether one is in use
/// is asked whenever a run ends.
pub(crate) const SQL_7: &str = "
CREATE TABLE versions_in_use (
  workflow_no INTEGER NOT NULL, version INTEGER NOT NULL, runs INTEGER NOT NULL,
  PRIMARY KEY (workflow_no, version)
) WITHOUT ROWID, STRICT;
INSERT INTO versions_in_use (workflow_no, version, runs)
SELECT workflow_no, version, count (*) FROM runs WHERE finished_at IS NULL
GROUP BY workflow_no, version;
";

/// From the thirteenth format on the one statement that changes a run says itself that how and when it
/// ended stays: a trigger was a program beside it, run with each change. And lists of all runs go along
/// the index of each workflow: one of all of them was written three times by a run.
pub(crate) const SQL_13: &str = "
DROP TRIGGER runs_finished;
DROP INDEX runs_place;
";

pub(crate) const SQL: &str = "
CREATE TABLE runs (
  no INTEGER PRIMARY KEY,
  id ANY NOT NULL,
  workflow_no INTEGER NOT NULL REFERENCES workflows (no),
  version INTEGER NOT NULL,
  person_no INTEGER NOT NULL REFERENCES people (no),
  call_no INTEGER,
  try_out INTEGER NOT NULL,
  status INTEGER NOT NULL,
  place INTEGER NOT NULL,
  where_kind TEXT NOT NULL,
  where_params TEXT,
  where_step ANY,
  started_by TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  last_news_at INTEGER NOT NULL,
  finished_at INTEGER,
  deadline_at INTEGER,
  revision INTEGER NOT NULL,
  messages INTEGER NOT NULL,
  state TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX runs_id ON runs (id);
CREATE INDEX runs_place ON runs (place, last_news_at);
CREATE INDEX runs_workflow ON runs (workflow_no, place, last_news_at);
CREATE INDEX runs_person ON runs (person_no);
CREATE TRIGGER runs_finished BEFORE UPDATE ON runs WHEN OLD.finished_at IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'a finished run never changes'); END;
";

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT runs.no, runs.id, runs.workflow_no, runs.version, runs.person_no, runs.call_no,
               runs.try_out, runs.status, runs.where_kind, runs.where_params, runs.where_step,
               runs.started_by, runs.started_at, runs.last_news_at, runs.finished_at,
               runs.deadline_at, runs.revision, runs.messages, runs.state, runs.where_more
             FROM runs ",
            $rest
        )
    };
}

/// Where a run stands: a kind, the values that its words need, the step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Where {
    /// The kind; of a word that is in no list the run is between steps.
    pub kind: WhereKind,
    /// The values; `None` when there are none.
    pub params: Option<Lenient<Params>>,
    /// The step.
    pub step: Option<StepId>,
    /// How many other steps are at work, or need the admin.
    pub more: u32,
}

/// What started a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StartedBy {
    /// What kind of thing.
    pub kind: StartedByKind,
    /// The values that its words need.
    pub params: Params,
    /// Of a try-out, whether it really contacts other tools.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub really_contact: Option<bool>,
}

impl Default for StartedBy {
    fn default() -> Self {
        Self {
            kind: StartedByKind::Call,
            params: Params::new(),
            really_contact: None,
        }
    }
}

impl Text for StartedBy {
    fn to_text(&self) -> String {
        to_json(self)
    }

    /// Each part that cannot be read is as if nothing was said about it.
    fn from_text(text: &str) -> std::result::Result<Self, String> {
        let value: Value = from_json(text)?;
        let kind = value.get("kind").and_then(Value::as_str);
        let params = value.get("params").map(Params::deserialize);
        Ok(Self {
            kind: kind.and_then(of_word).unwrap_or(StartedByKind::Call),
            params: params.and_then(Result::ok).unwrap_or_default(),
            really_contact: value.get("really_contact").and_then(Value::as_bool),
        })
    }
}

/// A run as stored.
#[derive(Clone, Debug)]
pub struct RunRow {
    /// Its number in this file.
    pub no: RunNo,
    /// Its id.
    pub id: RunId,
    /// Its workflow.
    pub workflow: WorkflowNo,
    /// The version it is pinned to.
    pub version: i64,
    /// Whom it is about.
    pub person: PersonNo,
    /// The call that started it.
    pub call: Option<CallNo>,
    /// Whether it is a try-out: in no count, no problem.
    pub try_out: bool,
    /// Everything that changes.
    pub now: RunNow,
    /// What started it.
    pub started_by: Lenient<StartedBy>,
    /// When it started.
    pub started_at: Timestamp,
    /// How often it changed.
    pub revision: i64,
    /// How many messages it has.
    pub messages: i64,
}

/// What changes about a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunNow {
    /// Its status.
    pub status: RunStatus,
    /// Where it stands.
    pub place: Where,
    /// When something last happened.
    pub last_news_at: Timestamp,
    /// When it finished; set exactly when the status is final.
    pub finished_at: Option<Timestamp>,
    /// When it is due next.
    pub deadline_at: Option<Timestamp>,
    /// How many messages it has.
    pub messages: i64,
    /// The machine's state.
    pub state: Unread<RunState>,
}

/// A new run.
#[derive(Clone, Debug)]
pub struct NewRun {
    /// Its id.
    pub id: RunId,
    /// Its workflow.
    pub workflow: WorkflowNo,
    /// The version it is pinned to.
    pub version: i64,
    /// Whom it is about.
    pub person: PersonNo,
    /// The call that started it.
    pub call: Option<CallNo>,
    /// Whether it is a try-out.
    pub try_out: bool,
    /// What started it.
    pub started_by: Lenient<StartedBy>,
    /// When.
    pub at: Timestamp,
    /// Everything that changes.
    pub now: RunNow,
}

handles!("runs");

impl Read<'_> {
    /// The run with this id.
    pub fn get(&self, id: &RunId) -> Result<Option<RunRow>> {
        sql::one(
            self.db,
            select!("WHERE runs.id = ?1"),
            [Compact::of(id)],
            read,
        )
    }

    /// The run with this number.
    pub fn by_no(&self, no: RunNo) -> Result<Option<RunRow>> {
        sql::one(self.db, select!("WHERE runs.no = ?1"), [no], read)
    }

    /// The number of the run with this id.
    pub fn numbered(&self, id: &RunId) -> Result<Option<RunNo>> {
        let sql = "SELECT no FROM runs WHERE id = ?1";
        sql::one(self.db, sql, [Compact::of(id)], |row| Ok(row.get(0)?))
    }

    /// A person's runs that can be read, the last first.
    pub fn of_person(&self, person: PersonNo, limit: usize) -> Result<Vec<RunRow>> {
        let sql = select!("WHERE runs.person_no = ?1 ORDER BY runs.no DESC LIMIT ?2");
        sql::readable(self.db, sql, params![person, limit as i64], read)
    }

    /// A person's unfinished runs after one, in the order in which they were started.
    pub fn unfinished_of(
        &self,
        person: PersonNo,
        after: RunNo,
        limit: usize,
    ) -> Result<Vec<RunNo>> {
        sql::all(
            self.db,
            "SELECT no FROM runs WHERE person_no = ?1 AND no > ?2 AND finished_at IS NULL
             ORDER BY no LIMIT ?3",
            params![person, after, limit as i64],
            |row| Ok(row.get(0)?),
        )
    }

    /// Unfinished runs after one, and how far was looked: among so many numbers at most, and so
    /// many runs. None when there is no run behind it.
    pub fn unfinished_after(
        &self,
        after: RunNo,
        numbers: i64,
        limit: usize,
    ) -> Result<Option<(Vec<RunNo>, RunNo)>> {
        let last = sql::number(self.db, "SELECT max(no) FROM runs", [])?;
        if last <= after.0 {
            return Ok(None);
        }
        let until = RunNo(after.0.saturating_add(numbers));
        let runs = sql::all(
            self.db,
            "SELECT no FROM runs WHERE no > ?1 AND no <= ?2 AND finished_at IS NULL
             ORDER BY no LIMIT ?3",
            params![after, until, limit as i64],
            |row| Ok(row.get(0)?),
        )?;
        let looked = match runs.len() == limit {
            true => runs.last().copied().unwrap_or(until),
            false => until,
        };
        Ok(Some((runs, looked)))
    }

    /// Of which workflow a run is, and about whom, whatever else of it can be read.
    pub fn subject(&self, no: RunNo) -> Result<Option<(WorkflowNo, PersonNo)>> {
        let sql = "SELECT workflow_no, person_no FROM runs WHERE no = ?1";
        sql::one(self.db, sql, [no], |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// Whether a person has an unfinished run of a workflow, try-outs left out.
    pub fn is_in(&self, workflow: WorkflowNo, person: PersonNo) -> Result<Option<RunNo>> {
        sql::one(
            self.db,
            "SELECT no FROM runs WHERE person_no = ?1 AND workflow_no = ?2
               AND finished_at IS NULL AND NOT try_out LIMIT 1",
            params![person, workflow],
            |row| Ok(row.get(0)?),
        )
    }

    /// A person's run of a workflow that waits for more about them before it begins.
    pub fn settling(&self, workflow: WorkflowNo, person: PersonNo) -> Result<Option<RunNo>> {
        sql::one(
            self.db,
            "SELECT no FROM runs WHERE person_no = ?1 AND workflow_no = ?2
               AND finished_at IS NULL AND NOT try_out AND where_kind = ?3 LIMIT 1",
            params![person, workflow, Word(WhereKind::Settling)],
            |row| Ok(row.get(0)?),
        )
    }

    /// Whether something new about somebody has started a run of a workflow for them already: its id
    /// stands in what started the run.
    pub fn is_started_by(
        &self,
        workflow: WorkflowNo,
        person: PersonNo,
        news: &JobId,
    ) -> Result<bool> {
        let found = sql::one(
            self.db,
            "SELECT no FROM runs WHERE person_no = ?1 AND workflow_no = ?2
               AND instr (started_by, ?3) > 0 LIMIT 1",
            params![person, workflow, news.as_str()],
            |_| Ok(()),
        )?;
        Ok(found.is_some())
    }

    /// When a person's newest run of a workflow that went through to its end did so, try-outs left
    /// out.
    pub fn last_done(&self, workflow: WorkflowNo, person: PersonNo) -> Result<Option<Timestamp>> {
        let done = sql::one(
            self.db,
            "SELECT finished_at FROM runs WHERE person_no = ?1 AND workflow_no = ?2
               AND status = ?3 AND NOT try_out ORDER BY no DESC LIMIT 1",
            params![person, workflow, RunStatus::Done],
            |row| Ok(row.get::<_, Option<Micros>>(0)?),
        )?;
        Ok(done.flatten().map(|at| at.0))
    }

    /// The call by which a person's newest run of a workflow was started that a call started.
    pub fn last_call(&self, workflow: WorkflowNo, person: PersonNo) -> Result<Option<CallNo>> {
        sql::one(
            self.db,
            "SELECT call_no FROM runs WHERE person_no = ?1 AND workflow_no = ?2
               AND call_no IS NOT NULL AND NOT try_out ORDER BY no DESC LIMIT 1",
            params![person, workflow],
            |row| Ok(row.get(0)?),
        )
    }

    /// The versions of a workflow that unfinished runs are pinned to.
    pub fn versions_in_use(&self, workflow: WorkflowNo) -> Result<Vec<i64>> {
        sql::all(
            self.db,
            "SELECT version FROM versions_in_use WHERE workflow_no = ?1 AND runs > 0
             ORDER BY version",
            [workflow],
            |row| Ok(row.get(0)?),
        )
    }

    /// How many people are part-way in each version of a workflow, from the numbers that are kept of
    /// that; try-outs are nobody, and those that go on are few.
    pub fn part_way(&self, workflow: WorkflowNo) -> Result<Vec<(i64, i64)>> {
        sql::all(
            self.db,
            "SELECT used.version, used.runs - coalesce(tried.runs, 0)
             FROM versions_in_use AS used LEFT JOIN (
               SELECT version, count(*) AS runs FROM runs
               WHERE workflow_no = ?1 AND place IN (16, 17, 18) GROUP BY version
             ) AS tried ON tried.version = used.version
             WHERE used.workflow_no = ?1 AND used.runs > coalesce(tried.runs, 0)
             ORDER BY used.version",
            [workflow],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
    }

    /// Whether a version has a run, finished or not.
    pub fn any_of_version(&self, workflow: WorkflowNo, version: i64) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM runs WHERE workflow_no = ?1 AND version = ?2)";
        Ok(sql::number(self.db, sql, params![workflow, version])? > 0)
    }

    /// Whether an unfinished run is pinned to a version.
    pub fn is_in_use(&self, workflow: WorkflowNo, version: i64) -> Result<bool> {
        let sql = "SELECT runs FROM versions_in_use WHERE workflow_no = ?1 AND version = ?2";
        Ok(sql::number(self.db, sql, params![workflow, version])? > 0)
    }

    /// The ids a run's lists show: run, workflow, person.
    pub fn ids(&self, no: RunNo) -> Result<Option<(RunId, WorkflowId, PersonId)>> {
        sql::one(
            self.db,
            "SELECT runs.id, runs.try_out, workflows.id, people.id FROM runs
             JOIN workflows ON workflows.no = runs.workflow_no
             JOIN people ON people.no = runs.person_no WHERE runs.no = ?1",
            [no],
            |row| {
                Ok((
                    run_id(&row.get(0)?, row.get(1)?)?,
                    row.get::<_, Compact>(2)?.read("wf_", "workflows.id")?,
                    row.get::<_, Compact>(3)?.read("per_", "people.id")?,
                ))
            },
        )
    }
}

impl Write<'_> {
    /// Stores a new run with revision 1.
    pub fn insert(&self, new: &NewRun) -> Result<RunNo> {
        let now = &new.now;
        sql::execute(
            self.db,
            "INSERT INTO runs (id, workflow_no, version, person_no, call_no, try_out, status,
               place, where_kind, where_params, where_step, started_by, started_at, last_news_at,
               finished_at, deadline_at, revision, messages, state, where_more)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, 1, ?17,
               ?18, ?19)",
            params![
                Compact::of(&new.id),
                new.workflow,
                new.version,
                new.person,
                new.call,
                new.try_out,
                now.status,
                place(now.status, new.try_out),
                Word(now.place.kind),
                now.place.params,
                now.place.step.as_ref().map(Compact::of),
                new.started_by,
                Micros(new.at),
                Micros(now.last_news_at),
                now.finished_at.map(Micros),
                now.deadline_at.map(Micros),
                now.messages,
                now.state,
                now.place.more
            ],
        )?;
        let no = RunNo(self.db.last_insert_rowid());
        self.tx.deadlines().replace(no, None, now.deadline_at)?;
        if now.finished_at.is_none() {
            self.count_in_use(new.workflow, new.version, 1);
        }
        if !new.try_out {
            self.count(new.workflow, None, now);
        }
        Ok(no)
    }

    /// Stores a run's next state over the row that was read; returns its new revision. `None`:
    /// another change came first. Another end is refused with `Error::Finished`.
    pub fn save(&self, old: &RunRow, now: &RunNow) -> Result<Option<i64>> {
        let saved = sql::execute(
            self.db,
            "UPDATE runs SET status = ?3, place = ?4, where_kind = ?5, where_params = ?6,
               where_step = ?7, last_news_at = ?8, finished_at = ?9, deadline_at = ?10,
               revision = revision + 1, messages = ?11, state = ?12, where_more = ?13
             WHERE no = ?1 AND revision = ?2
               AND (finished_at IS NULL OR status = ?3 AND finished_at IS ?9)",
            params![
                old.no,
                old.revision,
                now.status,
                place(now.status, old.try_out),
                Word(now.place.kind),
                now.place.params,
                now.place.step.as_ref().map(Compact::of),
                Micros(now.last_news_at),
                now.finished_at.map(Micros),
                now.deadline_at.map(Micros),
                now.messages,
                now.state,
                now.place.more
            ],
        )?;
        if saved == 0 {
            return self.unsaved(old);
        }
        self.tx
            .deadlines()
            .replace(old.no, old.now.deadline_at, now.deadline_at)?;
        if old.now.finished_at.is_none() && now.finished_at.is_some() {
            self.count_in_use(old.workflow, old.version, -1);
        }
        if !old.try_out {
            self.count(old.workflow, Some(&old.now), now);
        }
        Ok(Some(old.revision + 1))
    }

    /// Why a run's next state was not stored: another change came first, or it has another end.
    fn unsaved(&self, old: &RunRow) -> Result<Option<i64>> {
        let sql = "SELECT 1 FROM runs WHERE no = ?1 AND revision = ?2";
        match sql::number(self.db, sql, params![old.no, old.revision])? {
            0 => Ok(None),
            _ => Err(Error::Finished),
        }
    }

    /// The versions of a workflow that unfinished runs are pinned to, by what this transaction did,
    /// too.
    pub fn versions_in_use(&self, workflow: WorkflowNo) -> Result<Vec<i64>> {
        self.tx.flush()?;
        Read { db: self.db }.versions_in_use(workflow)
    }

    /// Whether an unfinished run is pinned to a version, by what this transaction did, too.
    pub fn is_in_use(&self, workflow: WorkflowNo, version: i64) -> Result<bool> {
        self.tx.flush()?;
        Read { db: self.db }.is_in_use(workflow, version)
    }

    fn count_in_use(&self, workflow: WorkflowNo, version: i64, by: i64) {
        let mut deltas = self.tx.deltas.borrow_mut();
        deltas.add_in_use(workflow, version, by);
    }

    fn count(&self, workflow: WorkflowNo, old: Option<&RunNow>, now: &RunNow) {
        if let Some(old) = old {
            self.tx.count(Counter::Runs(workflow, old.status), -1);
        }
        self.tx.count(Counter::Runs(workflow, now.status), 1);
        let was_done = old.is_some_and(|old| old.status == RunStatus::Done);
        if now.status == RunStatus::Done && !was_done {
            let day = now.last_news_at.as_second().div_euclid(86_400);
            self.tx.count(Counter::Done(workflow, day), 1);
        }
    }
}

/// The status as it is indexed: try-outs have a range of their own.
pub(crate) fn place(status: RunStatus, try_out: bool) -> i64 {
    status as i64 + if try_out { 16 } else { 0 }
}

fn run_id(id: &Compact, try_out: bool) -> Result<RunId, Error> {
    id.read(if try_out { "try_" } else { "run_" }, "runs.id")
}

pub(crate) fn read(row: &Row<'_>) -> Result<RunRow> {
    let try_out = row.get(6)?;
    let step: Option<Compact> = row.get(10)?;
    Ok(RunRow {
        no: row.get(0)?,
        id: run_id(&row.get(1)?, try_out)?,
        workflow: row.get(2)?,
        version: row.get(3)?,
        person: row.get(4)?,
        call: row.get(5)?,
        try_out,
        now: RunNow {
            status: row.get(7)?,
            place: Where {
                kind: of_word(&row.get::<_, String>(8)?).unwrap_or(WhereKind::Moving),
                params: row.get(9)?,
                step: step
                    .map(|step| step.read("step_", "runs.where_step"))
                    .transpose()?,
                more: row.get(19)?,
            },
            last_news_at: row.get::<_, Micros>(13)?.0,
            finished_at: row.get::<_, Option<Micros>>(14)?.map(|at| at.0),
            deadline_at: row.get::<_, Option<Micros>>(15)?.map(|at| at.0),
            messages: row.get(17)?,
            state: Unread::stored("runs.state", row.get(18)?),
        },
        started_by: row.get(11)?,
        started_at: row.get::<_, Micros>(12)?.0,
        revision: row.get(16)?,
        messages: row.get(17)?,
    })
}
