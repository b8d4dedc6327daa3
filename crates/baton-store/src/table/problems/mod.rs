//! What needs a person, grouped by cause. A problem is a group; its items are the people and
//! calls it is about. A group without open items is solved by itself.

mod items;

use baton_core::history::Params;
use baton_core::problem::Kind;
use baton_core::{ConnectionId, ProblemId, StepId};
use jiff::Timestamp;
use rusqlite::{Row, params};

use super::handles;
use crate::ids::{CallNo, Compact, Micros, PersonNo, ProblemNo, RunNo, WorkflowNo, code};
use crate::page::{Cursor, Page, and_one};
use crate::text::Word;
use crate::{Lenient, Result, sql};

pub(crate) const SQL: &str = "
CREATE TABLE problems (
  no INTEGER PRIMARY KEY,
  id ANY NOT NULL UNIQUE,
  group_key TEXT NOT NULL,
  kind TEXT NOT NULL,
  params TEXT NOT NULL,
  workflow_no INTEGER,
  step ANY,
  connection ANY,
  state INTEGER NOT NULL,
  since INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  people INTEGER NOT NULL,
  calls INTEGER NOT NULL,
  ended TEXT
) STRICT;
CREATE UNIQUE INDEX problems_open ON problems (group_key) WHERE state = 0;
CREATE INDEX problems_last ON problems (state, last_at, no);
CREATE TABLE problem_items (
  no INTEGER PRIMARY KEY,
  problem_no INTEGER NOT NULL REFERENCES problems (no),
  open INTEGER NOT NULL,
  run_no INTEGER,
  person_no INTEGER,
  call_no INTEGER,
  place INTEGER,
  at INTEGER NOT NULL,
  detail TEXT
) STRICT;
CREATE INDEX problem_items_problem ON problem_items (problem_no, open, no);
CREATE INDEX problem_items_run ON problem_items (run_no) WHERE open = 1 AND run_no IS NOT NULL;
CREATE INDEX problem_items_call ON problem_items (call_no) WHERE open = 1 AND call_no IS NOT NULL;
";

/// From the seventh format on the calls of a problem are found in the order in which they were
/// stored, and of a call about many the one entry that is meant.
pub(crate) const SQL_7: &str = "
DROP INDEX problem_items_call;
CREATE INDEX problem_items_call ON problem_items (call_no, place)
WHERE open = 1 AND call_no IS NOT NULL;
CREATE INDEX problem_items_stored ON problem_items (problem_no, call_no, place, no)
WHERE open = 1 AND call_no IS NOT NULL;
";

/// From the ninth format on each of a problem's items says when, by what and by whom it ended; of
/// those that ended before nobody knows.
pub(crate) const SQL_9: &str = "
ALTER TABLE problem_items ADD COLUMN ended TEXT;
ALTER TABLE problem_items ADD COLUMN ended_at INTEGER;
";

/// The eleventh format finds what is asked about a person whom no run is about.
pub(crate) const SQL_11: &str = "
CREATE INDEX problem_items_person ON problem_items (person_no)
WHERE open = 1 AND run_no IS NULL AND person_no IS NOT NULL;
";

/// So many questions about one person are looked at.
const MOST_OF_PERSON: i64 = 200;

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT no, id, group_key, kind, params, workflow_no, step, connection, state, since,
               last_at, people, calls, ended
             FROM problems ",
            $rest
        )
    };
}

macro_rules! select_items {
    ($rest:literal) => {
        concat!(
            "SELECT problem_items.no, problem_no, open, run_no, person_no, call_no, place, at,
               detail, problem_items.ended, ended_at
             FROM problem_items ",
            $rest
        )
    };
}

code! {
    /// A problem's state. The cause's end or the admin moves it on; a new item of the same cause
    /// after that opens a new problem.
    ProblemState {
        /// Needs a person.
        Open = 0,
        /// The cause is gone.
        Solved = 1,
        /// The admin ignores it, with a reason.
        Ignored = 2,
    }
}

/// The cause of a problem: what groups its items.
#[derive(Clone, Debug)]
pub struct Cause {
    /// The id, used if the group is new.
    pub id: ProblemId,
    /// What groups: kind, step, connection, class of status, value.
    pub group_key: String,
    /// The kind.
    pub kind: Kind,
    /// The values that its words need.
    pub params: Params,
    /// Its workflow.
    pub workflow: Option<WorkflowNo>,
    /// Its step.
    pub step: Option<StepId>,
    /// Its connection.
    pub connection: Option<ConnectionId>,
}

/// What groups those who have an address of somebody older (C18).
#[must_use]
pub fn same_email(key: &str) -> String {
    format!("same_email|{key}")
}

/// One person or call that a problem is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewItem {
    /// The run that needs the admin.
    pub run: Option<RunNo>,
    /// Whom it is about.
    pub person: Option<PersonNo>,
    /// The call that could not be used.
    pub call: Option<CallNo>,
    /// Which of the call's entries.
    pub place: Option<i64>,
    /// What is shown of it instead of the cause's values.
    pub detail: Option<Lenient<Params>>,
}

/// An item of a problem, just added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opened {
    /// Its problem.
    pub problem: ProblemNo,
    /// Its own number.
    pub no: i64,
}

/// A problem as stored.
#[derive(Clone, Debug)]
pub struct ProblemRow {
    /// Its number in this file.
    pub no: ProblemNo,
    /// Its id.
    pub id: ProblemId,
    /// What groups its items.
    pub group_key: String,
    /// Its kind.
    pub kind: Kind,
    /// The values that its words need.
    pub params: Lenient<Params>,
    /// Its workflow.
    pub workflow: Option<WorkflowNo>,
    /// Its step.
    pub step: Option<StepId>,
    /// Its connection.
    pub connection: Option<ConnectionId>,
    /// Its state.
    pub state: ProblemState,
    /// When its first item came.
    pub since: Timestamp,
    /// When its last item came, or it ended.
    pub last_at: Timestamp,
    /// Open items with a run.
    pub people: i64,
    /// Open items with a call.
    pub calls: i64,
    /// By whom, by what and why it ended, as far as that is known.
    pub ended: Option<Lenient<Params>>,
}

/// An item as stored.
#[derive(Clone, Debug)]
pub struct ItemRow {
    /// Its number in this file.
    pub no: i64,
    /// Its problem.
    pub problem: ProblemNo,
    /// Whether it still needs a person.
    pub open: bool,
    /// What it is about.
    pub about: NewItem,
    /// When it came.
    pub at: Timestamp,
    /// By what, by whom and why it ended, as far as that is known.
    pub ended: Option<Lenient<Params>>,
    /// When that was.
    pub ended_at: Option<Timestamp>,
}

/// How many of a problem's items ended in the same way.
#[derive(Clone, Debug)]
pub struct EndedRow {
    /// By what, by whom and why, as far as that is known.
    pub ended: Option<Lenient<Params>>,
    /// How many.
    pub count: i64,
    /// How many ended in any way.
    pub of: i64,
}

/// So many items are looked at to count people.
const MOST_COUNTED: i64 = 10_000;

handles!("problems");

impl Read<'_> {
    /// The problem with this id.
    pub fn get(&self, id: &ProblemId) -> Result<Option<ProblemRow>> {
        sql::one(self.db, select!("WHERE id = ?1"), [Compact::of(id)], read)
    }

    /// The problem with this number.
    pub fn by_no(&self, no: ProblemNo) -> Result<Option<ProblemRow>> {
        sql::one(self.db, select!("WHERE no = ?1"), [no], read)
    }

    /// The same, where it can be read: of the many whom one is about none is to blame for it.
    pub fn readable(&self, no: ProblemNo) -> Result<Option<ProblemRow>> {
        let sql = select!("WHERE no = ?1 LIMIT 1");
        Ok(sql::readable(self.db, sql, [no], read)?.pop())
    }

    /// Whether a problem of a group is open, whatever can be read of it.
    pub fn is_open(&self, group_key: &str) -> Result<bool> {
        let sql = "SELECT 1 FROM problems WHERE group_key = ?1 AND state = 0";
        Ok(sql::one(self.db, sql, [group_key], |_| Ok(()))?.is_some())
    }

    /// The open problem of a group.
    pub fn open_of(&self, group_key: &str) -> Result<Option<ProblemRow>> {
        sql::one(
            self.db,
            select!("WHERE group_key = ?1 AND state = 0"),
            [group_key],
            read,
        )
    }

    /// The open problems of a connection, the first first.
    pub fn open_of_connection(
        &self,
        connection: &ConnectionId,
        limit: usize,
    ) -> Result<Vec<ProblemRow>> {
        let sql = select!("WHERE state = 0 AND connection = ?1 ORDER BY no LIMIT ?2");
        sql::all(
            self.db,
            sql,
            params![Compact::of(connection), limit as i64],
            read,
        )
    }

    /// A problem's items: the open ones, or those that are not.
    pub fn items(
        &self,
        problem: ProblemNo,
        open: bool,
        after: Option<Cursor>,
        limit: usize,
    ) -> Result<Page<ItemRow>> {
        let rows = sql::placed(
            self.db,
            select_items!(
                "WHERE problem_no = ?1 AND open = ?2 AND no > ?3
             ORDER BY no LIMIT ?4"
            ),
            params![
                problem,
                open,
                after.map_or(0, |after| after.no),
                and_one(limit)
            ],
            sql::by_number,
            read_item,
        )?;
        Ok(Page::cut(rows, limit))
    }

    /// In which versions the runs are that a problem keeps waiting, and when the last of each came.
    pub fn waiting(&self, problem: ProblemNo) -> Result<Vec<(i64, Timestamp)>> {
        sql::all(
            self.db,
            "SELECT version, max(at) FROM problem_items JOIN runs ON runs.no = run_no
             WHERE problem_no = ?1 AND open = 1 GROUP BY version",
            [problem],
            |row| Ok((row.get(0)?, row.get::<_, Micros>(1)?.0)),
        )
    }

    /// The first open items at a problem's step that keep a message from being made, of runs that
    /// the problem was about until one of its items; each with its problem.
    pub fn unmade_of(
        &self,
        problem: &ProblemRow,
        until: i64,
        limit: usize,
    ) -> Result<Vec<ItemRow>> {
        let [one, two, three, four] = Kind::KEEP_FROM_BEING_MADE.map(Word);
        sql::all(
            self.db,
            select_items!(
                "JOIN problems ON problem_no = problems.no
             WHERE open = 1 AND state = 0 AND kind IN (?1, ?2, ?3, ?4) AND workflow_no IS ?5 AND step IS ?6
               AND run_no IN (SELECT run_no FROM problem_items WHERE problem_no = ?7 AND no <= ?8)
             ORDER BY problem_items.no LIMIT ?9"
            ),
            params![
                one,
                two,
                three,
                four,
                problem.workflow,
                problem.step.as_ref().map(Compact::of),
                problem.no,
                until,
                limit as i64
            ],
            read_item,
        )
    }

    /// The numbers of a problem's open items behind a place and up to one of them, whether they can
    /// be read or not.
    pub fn open_items(
        &self,
        problem: ProblemNo,
        until: i64,
        after: Option<Cursor>,
        limit: usize,
    ) -> Result<Vec<(Cursor, i64)>> {
        let after = after.map_or(0, |after| after.no);
        sql::all(
            self.db,
            "SELECT no FROM problem_items
             WHERE problem_no = ?1 AND open = 1 AND no > ?2 AND no <= ?3 ORDER BY no LIMIT ?4",
            params![problem, after, until, limit as i64],
            |row| Ok((sql::by_number(row)?, row.get(0)?)),
        )
    }

    /// Those about calls, in the order in which these were stored.
    pub fn open_items_in_stored_order(
        &self,
        problem: ProblemNo,
        until: i64,
        after: Option<Cursor>,
        limit: usize,
    ) -> Result<Vec<(Cursor, i64)>> {
        let after = after.unwrap_or(Cursor { key: -1, no: 0 });
        sql::all(
            self.db,
            "SELECT no, call_no << 16 | place FROM problem_items
             WHERE problem_no = ?1 AND open = 1 AND call_no IS NOT NULL AND no <= ?2
               AND (call_no, place, no) > (?3 >> 16, ?3 & 65535, ?4)
             ORDER BY call_no, place, no LIMIT ?5",
            params![problem, until, after.key, after.no, limit as i64],
            |row| {
                let (no, key) = (row.get(0)?, row.get(1)?);
                Ok((Cursor { key, no }, no))
            },
        )
    }

    /// How many people and calls a problem was about that is over, each once.
    pub fn was_about(&self, problem: ProblemNo) -> Result<(i64, i64)> {
        let sql = "SELECT count(DISTINCT run_no) + count(DISTINCT
                     CASE WHEN run_no IS NULL AND call_no IS NULL THEN person_no END),
                     count(DISTINCT call_no)
                   FROM problem_items WHERE problem_no = ?1 AND open = 0";
        let counted = sql::one(self.db, sql, [problem], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
        Ok(counted.unwrap_or_default())
    }

    /// How many people an open problem is about: by its runs, or, where it is about no run and no call,
    /// by themselves, each once, of as many items as are counted.
    pub fn people(&self, problem: &ProblemRow) -> Result<i64> {
        if problem.people + problem.calls > 0 {
            return Ok(problem.people);
        }
        let sql = "SELECT count(DISTINCT person_no) FROM
                     (SELECT person_no FROM problem_items
                      WHERE problem_no = ?1 AND open = 1 LIMIT ?2)";
        sql::number(self.db, sql, params![problem.no, MOST_COUNTED])
    }

    /// How a problem's items ended that are over, the most common way first: of each run, and of
    /// each call's entry, the last time.
    pub fn ends(&self, problem: ProblemNo, limit: usize) -> Result<Vec<EndedRow>> {
        let sql = "SELECT ended, count(*) AS many, sum(count(*)) OVER () FROM (
                     SELECT ended, max(no) FROM problem_items WHERE problem_no = ?1 AND open = 0
                     GROUP BY run_no, CASE WHEN run_no IS NULL THEN call_no END,
                       CASE WHEN run_no IS NULL THEN place END,
                       CASE WHEN run_no IS NULL AND call_no IS NULL THEN no END)
                   GROUP BY ended ORDER BY many DESC, ended LIMIT ?2";
        sql::all(self.db, sql, params![problem, limit as i64], |row| {
            Ok(EndedRow {
                ended: row.get(0)?,
                count: row.get(1)?,
                of: row.get(2)?,
            })
        })
    }

    /// The item with this number.
    pub fn item(&self, no: i64) -> Result<Option<ItemRow>> {
        sql::one(self.db, select_items!("WHERE no = ?1"), [no], read_item)
    }

    /// The same, where it can be read: of those who ask for it none is to blame for it.
    pub fn readable_item(&self, no: i64) -> Result<Option<ItemRow>> {
        let sql = select_items!("WHERE no = ?1 LIMIT 1");
        Ok(sql::readable(self.db, sql, [no], read_item)?.pop())
    }

    /// The number of a problem's newest item; what comes later has a higher one.
    pub fn newest_item(&self) -> Result<i64> {
        sql::number(self.db, "SELECT max(no) FROM problem_items", [])
    }

    /// The open items about a run.
    pub fn of_run(&self, run: RunNo) -> Result<Vec<ItemRow>> {
        sql::all(
            self.db,
            select_items!("WHERE run_no = ?1 AND open = 1 ORDER BY no"),
            [run],
            read_item,
        )
    }

    /// The open items about a person that no run is about.
    pub fn of_person(&self, person: PersonNo) -> Result<Vec<ItemRow>> {
        sql::all(
            self.db,
            select_items!(
                "WHERE person_no = ?1 AND open = 1 AND run_no IS NULL ORDER BY no LIMIT ?2"
            ),
            params![person, MOST_OF_PERSON],
            read_item,
        )
    }

    /// The runs in open problems of a kind.
    pub fn runs_with_open(&self, kind: Kind) -> Result<Vec<RunNo>> {
        sql::all(
            self.db,
            "SELECT DISTINCT run_no FROM problems
             JOIN problem_items ON problem_no = problems.no AND open = 1
             WHERE state = 0 AND kind = ?1 AND run_no IS NOT NULL",
            [Word(kind)],
            |row| Ok(row.get(0)?),
        )
    }

    /// The first open item about a call.
    pub fn first_of_call(&self, call: CallNo) -> Result<Option<ItemRow>> {
        sql::one(
            self.db,
            select_items!("WHERE call_no = ?1 AND open = 1 ORDER BY place, no LIMIT 1"),
            [call],
            read_item,
        )
    }

    /// Whether several entries of a call are asked about.
    pub fn several_of_call(&self, call: CallNo) -> Result<bool> {
        let sql = "SELECT count(*) FROM (SELECT 1 FROM problem_items
                   WHERE call_no = ?1 AND open = 1 LIMIT 2)";
        Ok(sql::number(self.db, sql, [call])? > 1)
    }

    /// The calls to a start behind one, in stored order, that came to a problem by what it is set to
    /// and of which nothing else became: another setting may read them otherwise.
    pub fn calls_of_start(
        &self,
        (workflow, start): (WorkflowNo, &StepId),
        after: CallNo,
        limit: usize,
    ) -> Result<Vec<CallNo>> {
        let [one, two, three, four, five] = Kind::OF_A_STARTS_SETTING.map(Word);
        sql::all(
            self.db,
            "SELECT DISTINCT call_no FROM problems
             JOIN problem_items ON problem_no = problems.no AND open = 1 AND place = 0
             WHERE state = 0 AND workflow_no = ?1 AND step = ?2 AND kind IN (?3, ?4, ?5, ?6, ?7)
               AND call_no > ?8 AND NOT EXISTS (SELECT 1 FROM dispositions
                 WHERE no > call_no << 16 AND no <= call_no << 16 | 65535)
             ORDER BY call_no LIMIT ?9",
            params![
                workflow,
                Compact::of(start),
                one,
                two,
                three,
                four,
                five,
                after,
                limit as i64
            ],
            |row| Ok(row.get(0)?),
        )
    }

    /// The open items about one entry of a call.
    pub fn of_entry(&self, call: CallNo, place: i64) -> Result<Vec<ItemRow>> {
        sql::all(
            self.db,
            select_items!("WHERE call_no = ?1 AND place = ?2 AND open = 1 ORDER BY no"),
            params![call, place],
            read_item,
        )
    }
}

pub(crate) fn read(row: &Row<'_>) -> Result<ProblemRow> {
    let step: Option<Compact> = row.get(6)?;
    let connection: Option<Compact> = row.get(7)?;
    Ok(ProblemRow {
        no: row.get(0)?,
        id: row.get::<_, Compact>(1)?.read("prb_", "problems.id")?,
        group_key: row.get(2)?,
        kind: row.get::<_, Word<Kind>>(3)?.0,
        params: row.get(4)?,
        workflow: row.get(5)?,
        step: step
            .map(|step| step.read("step_", "problems.step"))
            .transpose()?,
        connection: connection
            .map(|id| id.read("con_", "problems.connection"))
            .transpose()?,
        state: row.get(8)?,
        since: row.get::<_, Micros>(9)?.0,
        last_at: row.get::<_, Micros>(10)?.0,
        people: row.get(11)?,
        calls: row.get(12)?,
        ended: row.get(13)?,
    })
}

fn read_item(row: &Row<'_>) -> Result<ItemRow> {
    Ok(ItemRow {
        no: row.get(0)?,
        problem: row.get(1)?,
        open: row.get(2)?,
        about: NewItem {
            run: row.get(3)?,
            person: row.get(4)?,
            call: row.get(5)?,
            place: row.get(6)?,
            detail: row.get(8)?,
        },
        at: row.get::<_, Micros>(7)?.0,
        ended: row.get(9)?,
        ended_at: row.get::<_, Option<Micros>>(10)?.map(|at| at.0),
    })
}
