//! Work over many rows, done in slices: what is to be done, how far it is, what came of it.

mod runs;

use baton_core::history::Params;
use baton_core::matching::news::News;
use baton_core::run::StartedByKind;
use baton_core::{JobId, StepId};
use jiff::Timestamp;
use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};

use super::calls::Begun;
use super::handles;
use crate::ids::{
    AddressNo, CallNo, Compact, JobNo, Micros, PersonNo, ProblemNo, RunNo, WorkflowNo, code,
};
use crate::page::{Cursor, UnreadRow, apart};
use crate::text::json_text;
use crate::{Result, Unread, sql};

pub(crate) const SQL: &str = "
CREATE TABLE jobs (
  no INTEGER PRIMARY KEY,
  id ANY NOT NULL UNIQUE,
  subject TEXT NOT NULL,
  work TEXT NOT NULL,
  by TEXT,
  origin TEXT,
  state INTEGER NOT NULL,
  cursor_key INTEGER,
  cursor_no INTEGER,
  total INTEGER NOT NULL,
  done INTEGER NOT NULL,
  could_not INTEGER NOT NULL,
  slices INTEGER NOT NULL,
  most_at_once INTEGER NOT NULL,
  at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;
CREATE UNIQUE INDEX jobs_under_way ON jobs (subject) WHERE state = 0;
CREATE INDEX jobs_state ON jobs (state, no);
CREATE INDEX jobs_ended ON jobs (ended_at) WHERE ended_at IS NOT NULL;
";

/// How the work of a job on many runs is written.
const ON_RUNS: &str = r#"{"kind":"act_on_runs"%"#;

pub use runs::{ActOnRuns, Asked, Missed, NOT_THERE, RunsAct, Seen, SeenAt, Sent, WhichRuns, Why};

/// What is done row by row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Work {
    /// Sends the messages of everybody in a problem again.
    SendAgain {
        /// The problem.
        problem: ProblemNo,
        /// Its newest item when that was asked; what comes later is another matter.
        until: i64,
        /// The step whose messages these are.
        step: StepId,
        /// Why.
        why: String,
    },
    /// Makes the messages of everybody in a problem anew with a version's settings of the step.
    UseSettings {
        /// The problem.
        problem: ProblemNo,
        /// Its newest item when that was asked.
        until: i64,
        /// The step whose messages these are.
        step: StepId,
        /// The version that was live when that was asked.
        version: i64,
        /// Why.
        why: String,
    },
    /// Handles the calls of a problem for a person, in stored order.
    UseForPerson {
        /// The problem.
        problem: ProblemNo,
        /// Its newest item when that was asked.
        until: i64,
        /// Whom they are about.
        person: PersonNo,
        /// Only this call; all of them where it is not said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        only: Option<CallNo>,
        /// Only this entry of that call; all of them where it is not said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<i64>,
    },
    /// Leaves everything in a problem alone.
    LeaveProblem {
        /// The problem.
        problem: ProblemNo,
        /// Its newest item when that was asked.
        until: i64,
        /// Why.
        why: String,
    },
    /// Gives everybody in a problem what a word means that came for a detail of theirs.
    LearnWord {
        /// The problem.
        problem: ProblemNo,
        /// Its newest item when that was asked.
        until: i64,
        /// The detail.
        detail: String,
        /// What the word means.
        ours: String,
    },
    /// Tries again what a problem says could not be handled.
    TryAgain {
        /// The problem.
        problem: ProblemNo,
        /// Its newest item when that was asked.
        until: i64,
    },
    /// Starts calls that triggers kept.
    StartKept {
        /// Whose.
        workflow: WorkflowNo,
        /// The newest call when that was asked.
        until: CallNo,
        /// Which of them; all when none is named.
        only: Option<Vec<CallNo>>,
    },
    /// Uses a call about many whatever was made of it before.
    UseAnyway {
        /// The call.
        call: CallNo,
        /// By which version it is read, and on which day, whatever changes meanwhile. Without it
        /// the call is read as of now.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        begun: Option<Begun>,
    },
    /// Leaves a call about many alone.
    LeaveCall {
        /// The call.
        call: CallNo,
        /// Why.
        why: String,
    },
    /// Stops many runs, skips a step of each, or tries again what is stuck there.
    ActOnRuns(ActOnRuns),
    /// Lets the further runs of a person with very many follow a change of their details.
    FollowPerson {
        /// Whose runs.
        person: PersonNo,
    },
    /// Starts a run for somebody in each workflow that listens to what is new about them.
    StartByNews(StartByNews),
    /// Gives a run the further calls that waited for its value.
    TakeUnmatched {
        /// The run.
        run: RunNo,
        /// The step that waits for them.
        step: StepId,
        /// Their address.
        address: AddressNo,
        /// The value.
        value: String,
    },
    /// Settles calls of an address that no run can want any more.
    SettleUnmatched {
        /// The address.
        address: AddressNo,
    },
    /// Settles such calls of all addresses, after a start.
    SettleAll,
    /// Drops samples and refused calls that have outlived their use.
    DropOld,
    /// Drops keys of calls that count as the same no longer.
    SweepKeys,
}

json_text! {
    Work,
}

/// What starts by something new about somebody, as it was decided when that came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StartByNews {
    /// Which news: each workflow starts once by one.
    pub news: JobId,
    /// About whom.
    pub person: PersonNo,
    /// By what the runs are started.
    pub by: StartedByKind,
    /// The values that its words need; nothing that is sensitive.
    pub params: Params,
    /// How many starts follow one from another, these included.
    pub chain: u32,
    /// Which versions of which workflows start.
    pub starts: Vec<(WorkflowNo, i64)>,
    /// What came, where nobody could tell whether these mean it: they are asked once they can be
    /// read. It may say what is sensitive, and goes with the job.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_ask: Option<News>,
}

impl StartByNews {
    /// The workflow that starts, where it is only one.
    #[must_use]
    pub fn only_workflow(&self) -> Option<WorkflowNo> {
        match self.starts[..] {
            [(workflow, _)] => Some(workflow),
            _ => None,
        }
    }
}

impl Work {
    /// What it is done to: two jobs of one kind on one thing are one job.
    #[must_use]
    pub fn subject(&self) -> String {
        match self {
            Self::SendAgain { problem, .. } => format!("send_again {}", problem.0),
            Self::UseForPerson {
                problem,
                only,
                place,
                ..
            } => {
                let only = only.map_or_else(String::new, |call| format!(" {}", call.0));
                let place = place.map_or_else(String::new, |place| format!(" {place}"));
                format!("use_for_person {}{only}{place}", problem.0)
            }
            Self::UseSettings { problem, .. } => format!("use_settings {}", problem.0),
            Self::LeaveProblem { problem, .. } => format!("leave_problem {}", problem.0),
            Self::LearnWord { problem, .. } => format!("learn_word {}", problem.0),
            Self::TryAgain { problem, .. } => format!("try_again {}", problem.0),
            Self::StartKept { workflow, .. } => format!("start_kept {}", workflow.0),
            Self::UseAnyway { call, .. } => format!("use_anyway {}", call.0),
            Self::LeaveCall { call, .. } => format!("leave_call {}", call.0),
            Self::ActOnRuns(work) => work.subject(),
            Self::FollowPerson { person } => format!("follow_person {}", person.0),
            Self::StartByNews(work) => format!("start_by_news {}", work.news),
            Self::TakeUnmatched { address, value, .. } => taking(*address, value),
            Self::SettleUnmatched { address } => format!("settle_unmatched {}", address.0),
            Self::SettleAll => "settle_all".to_owned(),
            Self::DropOld => "drop_old".to_owned(),
            Self::SweepKeys => "sweep_keys".to_owned(),
        }
    }

    /// Whether the rows that it has passed are to be looked at again when it is asked for again:
    /// what it follows from has changed for these, too.
    #[must_use]
    pub fn begins_anew(&self) -> bool {
        match self {
            Self::FollowPerson { .. }
            | Self::TakeUnmatched { .. }
            | Self::SettleUnmatched { .. }
            | Self::SettleAll => true,
            Self::SendAgain { .. }
            | Self::UseSettings { .. }
            | Self::UseForPerson { .. }
            | Self::LeaveProblem { .. }
            | Self::LearnWord { .. }
            | Self::TryAgain { .. }
            | Self::StartKept { .. }
            | Self::UseAnyway { .. }
            | Self::LeaveCall { .. }
            | Self::ActOnRuns(_)
            | Self::StartByNews(_)
            | Self::DropOld
            | Self::SweepKeys => false,
        }
    }
}

fn taking(address: AddressNo, value: &str) -> String {
    format!("take_unmatched {} {value}", address.0)
}

code! {
    /// Whether a job goes on.
    JobState {
        /// It goes on, slice by slice.
        UnderWay = 0,
        /// It came to its end.
        Done = 1,
        /// An admin ended it; what was done stays done.
        Cancelled = 2,
        /// Baton could not handle it; *Try again* lets it go on.
        SetAside = 3,
    }
}

/// In whose name a job is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobBy {
    /// The name that stands in the audit.
    pub name: String,
    /// Where the request came from.
    pub origin: String,
}

/// A job to be begun.
#[derive(Clone, Debug)]
pub struct NewJob {
    /// Its id.
    pub id: JobId,
    /// What is done.
    pub work: Work,
    /// In whose name; none: Baton's own, which nobody is shown.
    pub by: Option<JobBy>,
    /// How many rows it is about, as far as known.
    pub total: i64,
    /// When.
    pub at: Timestamp,
}

/// What one transaction did of a job.
#[derive(Clone, Copy, Debug)]
pub struct Slice {
    /// Its last row.
    pub cursor: Cursor,
    /// How many rows it touched.
    pub rows: i64,
    /// For how many it was done.
    pub done: i64,
    /// For how many it could not be.
    pub could_not: i64,
}

/// A job as stored.
#[derive(Clone, Debug)]
pub struct JobRow {
    /// Its number in this file.
    pub no: JobNo,
    /// Its id.
    pub id: JobId,
    /// What is done.
    pub work: Unread<Work>,
    /// In whose name.
    pub by: Option<JobBy>,
    /// Whether it goes on.
    pub state: JobState,
    /// After which row it goes on; none at its beginning.
    pub cursor: Option<Cursor>,
    /// How many rows it is about, as far as known.
    pub total: i64,
    /// For how many it was done.
    pub done: i64,
    /// For how many it could not be.
    pub could_not: i64,
    /// In how many transactions.
    pub slices: i64,
    /// How many rows the largest of them touched.
    pub most_at_once: i64,
    /// When it began.
    pub at: Timestamp,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT no, id, work, by, origin, state, cursor_key, cursor_no, total, done, could_not,
               slices, most_at_once, at, ended_at
             FROM jobs ",
            $rest
        )
    };
}

handles!("jobs");

impl Read<'_> {
    /// The job with this id.
    pub fn get(&self, id: &JobId) -> Result<Option<JobRow>> {
        sql::one(self.db, select!("WHERE id = ?1"), [Compact::of(id)], read)
    }

    /// The job with this number.
    pub fn by_no(&self, no: JobNo) -> Result<Option<JobRow>> {
        sql::one(self.db, select!("WHERE no = ?1"), [no], read)
    }

    /// The first job under way behind a number.
    pub fn next_under_way(&self, after: JobNo) -> Result<Option<JobNo>> {
        let sql = "SELECT no FROM jobs WHERE state = 0 AND no > ?1 ORDER BY no LIMIT 1";
        sql::one(self.db, sql, [after], |row| Ok(row.get(0)?))
    }

    /// Whether a job is under way.
    pub fn any_under_way(&self) -> Result<bool> {
        let sql = "SELECT 1 FROM jobs WHERE state = 0 LIMIT 1";
        Ok(sql::one(self.db, sql, [], |_| Ok(()))?.is_some())
    }

    /// The job that does this already.
    pub fn doing(&self, work: &Work) -> Result<Option<JobRow>> {
        let sql = select!("WHERE state = 0 AND subject = ?1");
        sql::one(self.db, sql, [work.subject()], read)
    }

    /// Whether calls of an address that waited for a value are being given to its run, or will be
    /// when that can be handled.
    pub fn is_taken(&self, address: AddressNo, value: &str) -> Result<bool> {
        let sql = "SELECT 1 FROM jobs WHERE state IN (0, 3) AND subject = ?1";
        let found = sql::one(self.db, sql, [taking(address, value)], |_| Ok(()))?;
        Ok(found.is_some())
    }

    /// Whether calls of an address that waited for a value are being given to its run just now.
    pub fn is_being_taken(&self, address: AddressNo, value: &str) -> Result<bool> {
        let sql = "SELECT 1 FROM jobs WHERE state = 0 AND subject = ?1";
        let found = sql::one(self.db, sql, [taking(address, value)], |_| Ok(()))?;
        Ok(found.is_some())
    }

    /// The run that calls of an address which waited for a value are being given to just now; none
    /// where what is done of it cannot be read.
    pub fn taker(&self, address: AddressNo, value: &str) -> Result<Option<RunNo>> {
        let sql = "SELECT work FROM jobs WHERE state = 0 AND subject = ?1";
        let work = sql::one(self.db, sql, [taking(address, value)], |row| {
            Ok(Unread::<Work>::stored("jobs.work", row.get(0)?))
        })?;
        Ok(match work.map(|work| work.read()) {
            Some(Ok(Work::TakeUnmatched { run, .. })) => Some(run),
            Some(_) | None => None,
        })
    }

    /// Jobs in somebody's name that are under way, set aside, or ended since a moment, those on many
    /// runs since another, the last first, and those that cannot be read.
    pub fn shown(
        &self,
        since: Timestamp,
        of_runs: Timestamp,
        limit: usize,
    ) -> Result<(Vec<JobRow>, Vec<UnreadRow>)> {
        let sql = select!(
            "WHERE by IS NOT NULL AND (state IN (0, 3) OR ended_at >= ?1
               OR (ended_at >= ?2 AND work LIKE ?4))
             ORDER BY no DESC LIMIT ?3"
        );
        let bounds = params![Micros(since), Micros(of_runs), limit as i64, ON_RUNS];
        Ok(apart(sql::each(self.db, sql, bounds, read)?))
    }
}

impl Write<'_> {
    /// Begins a job. Whether it is new: one that does the same and is under way, or set aside before
    /// its end, stays.
    pub fn begin(&self, new: &NewJob) -> Result<bool> {
        let begun = sql::execute(
            self.db,
            "INSERT OR IGNORE INTO jobs (id, subject, work, by, origin, state, total, done,
               could_not, slices, most_at_once, at)
             SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, 0, 0, 0, ?8
             WHERE NOT EXISTS (SELECT 1 FROM jobs WHERE state = 3 AND subject = ?2)",
            params![
                Compact::of(&new.id),
                new.work.subject(),
                Unread::of(&new.work),
                new.by.as_ref().map(|by| &by.name),
                new.by.as_ref().map(|by| &by.origin),
                JobState::UnderWay,
                new.total,
                Micros(new.at)
            ],
        )?;
        Ok(begun > 0)
    }

    /// Begins a job that follows from something. One that does the same and is under way goes on,
    /// from its first row where what it has passed may have changed; one that is set aside is done
    /// once more in place of another.
    pub fn follow(&self, new: &NewJob) -> Result<()> {
        if self.begin(new)? {
            return Ok(());
        }
        let subject = new.work.subject();
        let sql = "SELECT max (no) FROM jobs WHERE state = 3 AND subject = ?1";
        let aside = JobNo(sql::number(self.db, sql, [&subject])?);
        if !self.do_again(aside)? && new.work.begins_anew() {
            let sql = "UPDATE jobs SET cursor_key = NULL, cursor_no = NULL
                       WHERE state = 0 AND subject = ?1";
            sql::execute(self.db, sql, [subject])?;
        }
        Ok(())
    }

    /// Does a job of Baton's own once more, from its first row: those that were passed over lie
    /// before where it is. Whether there is such a job, and nothing else does the same.
    pub(crate) fn do_again(&self, no: JobNo) -> Result<bool> {
        let sql = "UPDATE OR IGNORE jobs SET state = 0, cursor_key = NULL, cursor_no = NULL,
                     done = 0, could_not = 0
                   WHERE no = ?1 AND by IS NULL AND state IN (0, 3)";
        Ok(sql::execute(self.db, sql, [no])? > 0)
    }

    /// Removes a job of Baton's own that is set aside while another does the same; whether it was.
    pub(crate) fn remove_twin(&self, no: JobNo) -> Result<bool> {
        let sql = "DELETE FROM jobs WHERE no = ?1 AND by IS NULL AND state = 3 AND EXISTS
                     (SELECT 1 FROM jobs AS twin
                      WHERE twin.state = 0 AND twin.subject = jobs.subject)";
        Ok(sql::execute(self.db, sql, [no])? > 0)
    }

    /// Notes how far a job is after a slice. It is not about a row to which there was nothing to do.
    pub fn advance(&self, no: JobNo, slice: &Slice) -> Result<()> {
        sql::execute(
            self.db,
            "UPDATE jobs SET cursor_key = ?2, cursor_no = ?3, done = done + ?4,
               could_not = could_not + ?5, slices = slices + 1,
               most_at_once = max (most_at_once, ?6),
               total = max (total - max (?6 - ?4 - ?5, 0), 0)
             WHERE no = ?1 AND state = 0",
            params![
                no,
                slice.cursor.key,
                slice.cursor.no,
                slice.done,
                slice.could_not,
                slice.rows
            ],
        )?;
        Ok(())
    }

    /// Ends a job; whether it was under way or set aside. What somebody searched for, which may be a
    /// person's name, is not kept beyond that.
    pub fn end(&self, no: JobNo, state: JobState, at: Timestamp) -> Result<bool> {
        let sql = "UPDATE jobs SET state = ?2, ended_at = ?3 WHERE no = ?1 AND state IN (0, 3)";
        let ended = sql::execute(self.db, sql, params![no, state, Micros(at)])? > 0;
        let sql = "UPDATE jobs SET subject = 'act_on_runs',
                     work = json_remove (work, '$.which.matching.asked.search')
                   WHERE no = ?1 AND work LIKE ?2 AND json_valid (work)";
        sql::execute(self.db, sql, params![no, ON_RUNS])?;
        Ok(ended)
    }

    /// Removes a job.
    pub fn remove(&self, no: JobNo) -> Result<()> {
        sql::execute(self.db, "DELETE FROM jobs WHERE no = ?1", [no])?;
        Ok(())
    }

    /// Forgets jobs that ended before a moment, those on many runs before another, so many at once; how
    /// many that were.
    pub fn forget(&self, before: Timestamp, of_runs: Timestamp, limit: usize) -> Result<usize> {
        sql::execute(
            self.db,
            "DELETE FROM jobs WHERE no IN
               (SELECT no FROM jobs WHERE ended_at < ?1
                  AND (ended_at < ?2 OR work NOT LIKE ?3) ORDER BY ended_at LIMIT ?4)",
            params![Micros(before), Micros(of_runs), ON_RUNS, limit as i64],
        )
    }
}

fn read(row: &Row<'_>) -> Result<JobRow> {
    let by = row.get::<_, Option<String>>(3)?.zip(row.get(4)?);
    let cursor = row.get::<_, Option<i64>>(6)?.zip(row.get(7)?);
    Ok(JobRow {
        no: row.get(0)?,
        id: row.get::<_, Compact>(1)?.read("job_", "jobs.id")?,
        work: Unread::stored("jobs.work", row.get(2)?),
        by: by.map(|(name, origin)| JobBy { name, origin }),
        state: row.get(5)?,
        cursor: cursor.map(|(key, no)| Cursor { key, no }),
        total: row.get(8)?,
        done: row.get(9)?,
        could_not: row.get(10)?,
        slices: row.get(11)?,
        most_at_once: row.get(12)?,
        at: row.get::<_, Micros>(13)?.0,
        ended_at: row.get::<_, Option<Micros>>(14)?.map(|at| at.0),
    })
}
