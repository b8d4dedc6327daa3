//! What Baton could not handle: a row that is unreadable, at which the program breaks off, or that
//! the store refuses. It is taken out of its queue with its reason, so that everything else goes
//! on; here lies what put it there, so that it can be tried again as it was.

use jiff::Timestamp;
use rusqlite::types::Value;
use rusqlite::{Row, params};

use super::awaits::EntryOf;
use super::calls::Begun;
use super::handles;
use super::outbox::lanes::Queued;
use super::runs::deadlines::Due;
use crate::ids::{CallNo, JobNo, MessageNo, Micros, RunNo, code};
use crate::{Result, sql};

pub(crate) const SQL: &str = "
CREATE TABLE set_aside (
  no INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,
  item INTEGER NOT NULL,
  at INTEGER NOT NULL,
  times INTEGER NOT NULL,
  why TEXT NOT NULL,
  problem_item INTEGER,
  due_at INTEGER,
  part INTEGER,
  lane ANY,
  entry INTEGER,
  version INTEGER,
  begun_at INTEGER
) STRICT;
CREATE UNIQUE INDEX set_aside_item ON set_aside (kind, item);
CREATE INDEX set_aside_problem ON set_aside (problem_item) WHERE problem_item IS NOT NULL;
";

code! {
    /// What was set aside. *Try again* puts it back.
    Kind {
        /// A run that something happened to.
        Run = 0,
        /// A message that was due, or whose try ended.
        Message = 1,
        /// A call that waited to be handled.
        Call = 2,
        /// Work over many rows.
        Job = 3,
        /// One whom a call is about, or what it names.
        Entry = 4,
    }
}

/// What is set aside, and what it stood in.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A run, and the deadline that had come.
    Run(RunNo, Option<Due>),
    /// A message, and its row in the queue.
    Message(MessageNo, Option<Queued>),
    /// A call.
    Call(CallNo),
    /// Work over many rows.
    Job(JobNo),
    /// One whom a call is about, or what it names, and how the call's handling began.
    Entry(EntryOf, Begun),
}

impl Item {
    /// What it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Run(..) => Kind::Run,
            Self::Message(..) => Kind::Message,
            Self::Call(_) => Kind::Call,
            Self::Job(_) => Kind::Job,
            Self::Entry(..) => Kind::Entry,
        }
    }

    /// Its number among those of its kind.
    #[must_use]
    pub fn no(&self) -> i64 {
        match self {
            Self::Run(no, _) => no.0,
            Self::Message(no, _) => no.0,
            Self::Call(no) => no.0,
            Self::Job(no) => no.0,
            Self::Entry(entry, _) => entry.no(),
        }
    }
}

/// Something that is set aside.
#[derive(Clone, Debug)]
pub struct AsideRow {
    /// Its number in this file.
    pub no: i64,
    /// What it is.
    pub item: Item,
    /// How often it could not be handled.
    pub times: i64,
    /// Why not, for whoever looks into the file.
    pub why: String,
    /// The item of the problem that says so.
    pub problem_item: Option<i64>,
}

handles!("what was set aside");

impl Read<'_> {
    /// What an item of a problem is about.
    pub fn of_problem_item(&self, item: i64) -> Result<Option<AsideRow>> {
        sql::one(
            self.db,
            "SELECT no, kind, item, times, why, problem_item, due_at, part, lane,
               version, begun_at
             FROM set_aside
             WHERE problem_item = ?1",
            [item],
            read,
        )
    }

    /// What is known of an item that is set aside.
    pub fn of_item(&self, kind: Kind, no: i64) -> Result<Option<AsideRow>> {
        sql::one(
            self.db,
            "SELECT no, kind, item, times, why, problem_item, due_at, part, lane,
               version, begun_at
             FROM set_aside
             WHERE kind = ?1 AND item = ?2",
            params![kind, no],
            read,
        )
    }
}

impl Write<'_> {
    /// Takes an item out of where it stands, with the reason; one that is aside already was tried
    /// once more.
    pub fn put(&self, item: &Item, why: &str, at: Timestamp) -> Result<AsideRow> {
        let noted = self.note(item, why, at)?;
        match item {
            Item::Run(_, due) => self.take_run(item, *due)?,
            Item::Message(no, queued) => self.take_message(item, *no, queued.as_ref())?,
            Item::Call(no) => self.take_call(*no)?,
            Item::Job(no) => self.shift_job(*no, UNDER_WAY, ASIDE).map(drop)?,
            Item::Entry(_, begun) => self.begun(item, *begun)?,
        }
        Ok(noted)
    }

    /// Notes of an item that something of it could not be handled; it stays where it stands.
    pub fn note(&self, item: &Item, why: &str, at: Timestamp) -> Result<AsideRow> {
        sql::execute(
            self.db,
            "INSERT INTO set_aside (kind, item, at, times, why) VALUES (?1, ?2, ?3, 1, ?4)
             ON CONFLICT (kind, item) DO UPDATE SET at = excluded.at, times = times + 1,
               why = excluded.why",
            params![item.kind(), item.no(), Micros(at), why],
        )?;
        let sql = "SELECT no, times, why, problem_item FROM set_aside
                   WHERE kind = ?1 AND item = ?2";
        let noted = sql::one(self.db, sql, params![item.kind(), item.no()], |row| {
            Ok(AsideRow {
                no: row.get(0)?,
                item: item.clone(),
                times: row.get(1)?,
                why: row.get(2)?,
                problem_item: row.get(3)?,
            })
        })?;
        noted.ok_or(crate::Error::Missing("item that was set aside"))
    }

    /// Forgets that something was set aside.
    pub fn forget(&self, no: i64) -> Result<()> {
        sql::execute(self.db, "DELETE FROM set_aside WHERE no = ?1", [no])?;
        Ok(())
    }

    /// Says which item of a problem tells of it.
    pub fn told_by(&self, no: i64, problem_item: i64) -> Result<()> {
        let sql = "UPDATE set_aside SET problem_item = ?2 WHERE no = ?1";
        sql::execute(self.db, sql, params![no, problem_item])?;
        Ok(())
    }

    /// Forgets what an item of a problem tells of, which somebody left alone.
    pub fn leave(&self, problem_item: i64) -> Result<()> {
        let sql = "DELETE FROM set_aside WHERE problem_item = ?1";
        sql::execute(self.db, sql, [problem_item])?;
        Ok(())
    }

    /// Puts an item back where it stands, and forgets that it was aside; whether there was a place for
    /// it. Its row in the queue is made anew from its own, as the one that was taken out may be what is
    /// damaged.
    pub fn put_back(&self, row: &AsideRow) -> Result<bool> {
        let back = match &row.item {
            Item::Run(no, _) => {
                self.tx.deadlines().make_anew(*no)?;
                true
            }
            Item::Message(no, _) => {
                self.tx.outbox().queue_anew(*no)?;
                true
            }
            Item::Call(no) => {
                self.put_back_call(row.no, *no)?;
                self.tx.calls().is_waiting(*no)?
            }
            Item::Job(no) => self.put_back_job(*no)?,
            // It stands in no queue: the call was handled further.
            Item::Entry(..) => true,
        };
        if back {
            self.forget(row.no)?;
        }
        Ok(back)
    }

    /// A call waits again from where it was handled to, as it was begun: by a version that there is,
    /// and as of a moment that there was; else as of now.
    fn put_back_call(&self, aside: i64, no: CallNo) -> Result<()> {
        let sql = "SELECT coalesce (entry, 0) FROM set_aside WHERE no = ?1";
        let entry = sql::one(self.db, sql, [aside], |row| Ok(row.get(0)?))?;
        let entry = self
            .tx
            .calls()
            .entry_or_first(no, entry.unwrap_or_default())?;
        sql::execute(
            self.db,
            "INSERT OR IGNORE INTO inbox (call_no, entry) VALUES (?1, ?2)",
            params![no, entry],
        )?;
        sql::execute(
            self.db,
            "UPDATE inbox SET (version, begun_at) =
               (SELECT set_aside.version, set_aside.begun_at FROM set_aside
                JOIN calls ON calls.no = ?2
                JOIN addresses ON addresses.no = calls.address_no
                JOIN workflow_versions AS known ON known.workflow_no = addresses.workflow_no
                  AND known.version = set_aside.version
                WHERE set_aside.no = ?1 AND set_aside.begun_at BETWEEN ?3 AND ?4)
             WHERE call_no = ?2",
            params![
                aside,
                no,
                Timestamp::MIN.as_microsecond(),
                Timestamp::MAX.as_microsecond()
            ],
        )?;
        Ok(())
    }

    fn take_run(&self, item: &Item, due: Option<Due>) -> Result<()> {
        let Some(due) = due else { return Ok(()) };
        let sql = "UPDATE set_aside SET due_at = ?3 WHERE kind = ?1 AND item = ?2";
        sql::execute(self.db, sql, params![item.kind(), item.no(), due.at])?;
        self.tx.deadlines().remove(due)
    }

    fn take_message(&self, item: &Item, no: MessageNo, queued: Option<&Queued>) -> Result<()> {
        let found = match queued {
            Some(queued) => Some(queued.clone()),
            None => self.tx.outbox().sending_one(no)?,
        };
        let Some(queued) = found else { return Ok(()) };
        sql::execute(
            self.db,
            "UPDATE set_aside SET due_at = ?3, part = ?4, lane = ?5
             WHERE kind = ?1 AND item = ?2",
            params![
                item.kind(),
                item.no(),
                queued.due_at,
                queued.part,
                queued.lane
            ],
        )?;
        self.tx.outbox().take_out(&queued)
    }

    fn take_call(&self, no: CallNo) -> Result<()> {
        let calls = self.tx.calls();
        // Where it is handled to is known now: what becomes of it next is that it is set aside.
        if let Some(entry) = calls.waits_from(no)? {
            sql::execute(
                self.db,
                "UPDATE set_aside SET (entry, version, begun_at) =
                   (SELECT ?3, version, begun_at FROM inbox WHERE call_no = ?2)
                 WHERE kind = ?1 AND item = ?2",
                params![Kind::Call, no, entry],
            )?;
        }
        calls.handled(no)
    }

    fn begun(&self, item: &Item, begun: Begun) -> Result<()> {
        let sql = "UPDATE set_aside SET version = ?3, begun_at = ?4
                   WHERE kind = ?1 AND item = ?2";
        let at = Micros(begun.at);
        sql::execute(
            self.db,
            sql,
            params![item.kind(), item.no(), begun.version, at],
        )?;
        Ok(())
    }

    fn put_back_job(&self, no: JobNo) -> Result<bool> {
        let jobs = self.tx.jobs();
        Ok(jobs.remove_twin(no)? || jobs.do_again(no)? || self.shift_job(no, ASIDE, UNDER_WAY)?)
    }

    fn shift_job(&self, no: JobNo, from: i64, to: i64) -> Result<bool> {
        let sql = "UPDATE OR IGNORE jobs SET state = ?3 WHERE no = ?1 AND state = ?2";
        Ok(sql::execute(self.db, sql, params![no, from, to])? > 0)
    }
}

const UNDER_WAY: i64 = super::jobs::JobState::UnderWay as i64;
const ASIDE: i64 = super::jobs::JobState::SetAside as i64;

fn read(row: &Row<'_>) -> Result<AsideRow> {
    let no: i64 = row.get(2)?;
    let due_at: Option<i64> = row.get(6)?;
    let item = match row.get(1)? {
        Kind::Run => {
            let run = RunNo(no);
            Item::Run(run, due_at.map(|at| Due { run, at }))
        }
        Kind::Message => {
            let message = MessageNo(no);
            let place = row.get::<_, Option<i64>>(7)?.zip(due_at);
            let lane: Value = row.get(8)?;
            Item::Message(
                message,
                place.map(|(part, due_at)| Queued {
                    message,
                    part,
                    lane,
                    due_at,
                }),
            )
        }
        Kind::Call => Item::Call(CallNo(no)),
        Kind::Job => Item::Job(JobNo(no)),
        Kind::Entry => {
            let begun = Begun {
                version: row.get(9)?,
                at: row.get::<_, Micros>(10)?.0,
            };
            Item::Entry(EntryOf::of_no(no), begun)
        }
    };
    Ok(AsideRow {
        no: row.get(0)?,
        item,
        times: row.get(3)?,
        why: row.get(4)?,
        problem_item: row.get(5)?,
    })
}
