//! Received calls. A call is one row before it is answered, its head and body at the end of it, so
//! that whoever lists calls reads no page of a long body; what was made of it is in `dispositions`.

pub(crate) mod at_start;
pub mod dedupe;
pub mod dispositions;
pub mod head;
pub(crate) mod key_blocks;
mod known;
pub(crate) mod newest;
pub(crate) mod numbers;
pub mod shelf;
mod store;
pub(crate) mod window;

use std::ops::RangeInclusive;

use baton_core::matching::twice::{SameAs, StoredAs};
use baton_core::{AddressId, CallId};
use bytes::Bytes;
use head::KeptHead;
use jiff::Timestamp;
use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};

use super::handles;
use crate::ids::{AddressNo, CallNo, Compact, Micros, WorkflowNo, code};
use crate::page::{Cursor, Page, and_one};
use crate::table::awaits::EntryOf;
use crate::{Error, Lenient, Result, sql};

pub(crate) const SQL: &str = "
CREATE TABLE calls (
  no INTEGER PRIMARY KEY,
  id ANY NOT NULL,
  address_no INTEGER NOT NULL REFERENCES addresses (no),
  at INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  sender TEXT NOT NULL,
  outside INTEGER NOT NULL,
  size INTEGER NOT NULL,
  readable INTEGER NOT NULL,
  duplicate_of INTEGER,
  other_body INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX calls_id ON calls (id);
CREATE INDEX calls_address ON calls (address_no, no);
CREATE TABLE bodies (
  call_no INTEGER PRIMARY KEY,
  headers TEXT NOT NULL,
  body BLOB
) STRICT;
CREATE TABLE inbox (call_no INTEGER PRIMARY KEY, entry INTEGER NOT NULL) STRICT;
";

/// From the seventh format on a call about many remembers by which version its handling began, and
/// when, so that what is left of it is read as what was.
pub(crate) const SQL_7: &str = "
ALTER TABLE inbox ADD COLUMN version INTEGER;
ALTER TABLE inbox ADD COLUMN begun_at INTEGER;
";

/// From the tenth format on a call's content lies in its row, and so does the key of its bytes:
/// storing one writes to two tables less, one of them at a random place, and reading one looks into
/// one less. Keys that were stored before stay in the index, and count there.
pub(crate) const SQL_10: &str = "
CREATE TABLE calls_10 (
  no INTEGER PRIMARY KEY,
  id ANY NOT NULL,
  address_no INTEGER NOT NULL REFERENCES addresses (no),
  at INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  sender TEXT NOT NULL,
  outside INTEGER NOT NULL,
  size INTEGER NOT NULL,
  readable INTEGER NOT NULL,
  duplicate_of INTEGER,
  other_body INTEGER NOT NULL,
  same BLOB,
  same_until INTEGER,
  headers TEXT,
  body BLOB
) STRICT;
INSERT INTO calls_10
SELECT no, id, address_no, at, kind, sender, outside, size, readable, duplicate_of, other_body,
  NULL, NULL, headers, body
FROM calls LEFT JOIN bodies ON bodies.call_no = calls.no ORDER BY no;
DROP TABLE bodies;
DROP TABLE calls;
ALTER TABLE calls_10 RENAME TO calls;
CREATE UNIQUE INDEX calls_id ON calls (id);
CREATE INDEX calls_address ON calls (address_no, no);
INSERT INTO meta (name, value)
SELECT 'same_bytes_indexed_until', max (until) FROM dedupe WHERE body IS NULL
HAVING max (until) IS NOT NULL;
";

/// Up to this many bytes a waiting call is read with its content; a longer one's is read apart.
pub const SHORT: u64 = 16 * 1024;

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT calls.no, calls.id, address_no, at, kind, sender, outside, size, readable,
               duplicate_of, other_body
             FROM calls ",
            $rest
        )
    };
}

/// The first number that no call has: as many never come.
pub(super) const NO_CALL: i64 = 1_099_511_627_776;

/// The inbox comes first: a part of it is what is looked through. One whose call is gone is read too,
/// and refused, so that it is told.
macro_rules! waiting {
    ($rest:literal) => {
        concat!(
            "SELECT calls.no, calls.id, address_no, at, kind, sender, outside, size, readable,
               duplicate_of, other_body, inbox.entry, inbox.version, inbox.begun_at,
               headers, CASE WHEN size <= ?1 THEN body END
             FROM inbox LEFT JOIN calls ON calls.no = inbox.call_no ",
            $rest
        )
    };
}

code! {
    /// How a call was received.
    CallKind {
        /// With the right token, while its owner was live, off or paused.
        Accepted = 0,
        /// With the right token, while its owner was a draft.
        Sample = 1,
        /// With a missing or wrong token: kept, not executed.
        WrongToken = 2,
        /// Over the size limit: no body.
        TooBig = 3,
        /// Compressed: no body.
        Compressed = 4,
        /// Only asked whether somebody is there: a handshake, without data.
        Handshake = 5,
        /// Came as `GET` where the address takes none; what stood behind the `?` is its body.
        Opened = 6,
    }
}

/// A call with the right token, ready to be stored.
#[derive(Clone, Debug)]
pub struct NewCall {
    /// Its id.
    pub id: CallId,
    /// Where it came in.
    pub address: AddressNo,
    /// When.
    pub at: Timestamp,
    /// The sender's address.
    pub sender: String,
    /// Whether it came from outside this computer.
    pub outside: bool,
    /// Whether its data could be read.
    pub readable: bool,
    /// What is kept of its head.
    pub head: Lenient<KeptHead>,
    /// The body, byte for byte.
    pub body: Bytes,
    /// By what it is known as a repeat.
    pub same_as: SameAs,
}

/// A call that was refused.
#[derive(Clone, Debug)]
pub struct RefusedCall {
    /// Its id.
    pub id: CallId,
    /// Where it came in.
    pub address: AddressNo,
    /// When.
    pub at: Timestamp,
    /// Why: every kind but `Accepted` and `Sample`.
    pub kind: CallKind,
    /// The sender's address.
    pub sender: String,
    /// Whether it came from outside this computer.
    pub outside: bool,
    /// How long its body was, as far as known.
    pub size: u64,
    /// Whether its data could be read.
    pub readable: bool,
    /// What is kept of its head.
    pub head: Lenient<KeptHead>,
    /// The body, when it is short enough to be released later.
    pub body: Option<Bytes>,
}

/// How a stored call is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Its number in this file.
    pub no: CallNo,
    /// The id to answer with: of a repeat, the first call's.
    pub answer: CallId,
    /// What to answer as `readable`: of a repeat, the first call's.
    pub readable: bool,
    /// Sample, repeat, or a call to be handled.
    pub stored_as: StoredAs,
}

/// A call as lists show it.
#[derive(Clone, Debug)]
pub struct CallRow {
    /// Its number: the order in which calls were stored.
    pub no: CallNo,
    /// Its id.
    pub id: CallId,
    /// Where it came in.
    pub address: AddressNo,
    /// When.
    pub at: Timestamp,
    /// How it was received.
    pub kind: CallKind,
    /// The sender's address.
    pub sender: String,
    /// Whether it came from outside this computer.
    pub outside: bool,
    /// How long its body was.
    pub size: u64,
    /// Whether its data could be read.
    pub readable: bool,
    /// The call it repeats.
    pub duplicate_of: Option<CallNo>,
    /// A repeat by its sender's id with another body.
    pub other_body: bool,
}

/// A call's content.
#[derive(Clone, Debug, Default)]
pub struct BodyRow {
    /// What is kept of its head; nothing when that cannot be read.
    pub head: Lenient<KeptHead>,
    /// The body; `None` when it was not kept.
    pub body: Option<Vec<u8>>,
}

/// A call that waits to be handled.
#[derive(Clone, Debug)]
pub struct WaitingCall {
    /// The call.
    pub call: CallRow,
    /// Its content; none of a call longer than [`SHORT`].
    pub content: Option<BodyRow>,
    /// The first of its entries that is not handled.
    pub entry: i64,
    /// How its handling began, when a part of it is done.
    pub begun: Option<Begun>,
}

impl WaitingCall {
    /// What is left of it, as one.
    #[must_use]
    pub fn rest(&self) -> EntryOf {
        EntryOf {
            call: self.call.no,
            place: self.entry,
        }
    }
}

/// How the handling of a call about many began.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Begun {
    /// By which version of its workflow.
    pub version: i64,
    /// When.
    pub at: Timestamp,
}

handles!("calls");

impl Read<'_> {
    /// The call with this id.
    pub fn get(&self, id: &CallId) -> Result<Option<CallRow>> {
        sql::one(
            self.db,
            select!("WHERE calls.id = ?1"),
            [Compact::of(id)],
            read,
        )
    }

    /// The call with this number.
    pub fn by_no(&self, no: CallNo) -> Result<Option<CallRow>> {
        sql::one(self.db, select!("WHERE calls.no = ?1"), [no], read)
    }

    /// The id of the call with this number.
    pub fn id(&self, no: CallNo) -> Result<Option<CallId>> {
        let sql = "SELECT id FROM calls WHERE no = ?1";
        sql::one(self.db, sql, [no], |row| {
            row.get::<_, Compact>(0)?.read("call_", "calls.id")
        })
    }

    /// A call's content; none where not even its head is kept.
    pub fn content(&self, no: CallNo) -> Result<Option<BodyRow>> {
        let sql = "SELECT headers, body FROM calls WHERE no = ?1 AND headers IS NOT NULL";
        sql::one(self.db, sql, [no], |row| {
            Ok(BodyRow {
                head: row.get(0)?,
                body: row.get(1)?,
            })
        })
    }

    /// A call's content; an identical repeat has the first call's.
    pub fn content_of(&self, row: &CallRow) -> Result<Option<BodyRow>> {
        let own = self.content(row.no)?;
        match row.duplicate_of {
            Some(first) if own.as_ref().is_none_or(|own| own.body.is_none()) => {
                Ok(self.content(first)?.or(own))
            }
            Some(_) | None => Ok(own),
        }
    }

    /// A call's head, and whether its body is kept: what lists need of the content.
    pub fn head(&self, no: CallNo) -> Result<Option<(Lenient<KeptHead>, bool)>> {
        let sql = "SELECT headers, body IS NOT NULL FROM calls
                   WHERE no = ?1 AND headers IS NOT NULL";
        sql::one(self.db, sql, [no], |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// When a call came.
    pub fn came_at(&self, no: CallNo) -> Result<Option<Timestamp>> {
        let sql = "SELECT at FROM calls WHERE no = ?1";
        sql::one(self.db, sql, [no], |row| Ok(row.get::<_, Micros>(0)?.0))
    }

    /// The calls of an address, refused ones included, the last first.
    pub fn page(
        &self,
        address: AddressNo,
        after: Option<Cursor>,
        limit: usize,
    ) -> Result<Page<CallRow>> {
        let sql = select!("WHERE address_no = ?1 AND no < ?2 ORDER BY no DESC LIMIT ?3");
        let before = Cursor::newest_or(after).no;
        let bounds = params![address, before, and_one(limit)];
        let rows = sql::placed(self.db, sql, bounds, sql::by_number, read)?;
        Ok(Page::cut(rows, limit))
    }

    /// The last call of an address that had the right token.
    pub fn last(&self, address: AddressNo) -> Result<Option<CallRow>> {
        let sql = select!("WHERE address_no = ?1 AND kind <= 1 ORDER BY no DESC LIMIT 1");
        sql::one(self.db, sql, [address], read)
    }

    /// The last call of an address that had the right token and data that could be read.
    pub fn last_readable(&self, address: AddressNo) -> Result<Option<CallRow>> {
        let sql =
            select!("WHERE address_no = ?1 AND kind <= 1 AND readable ORDER BY no DESC LIMIT 1");
        sql::one(self.db, sql, [address], read)
    }

    /// The last calls of an address that had the right token and data that could be read, repeats
    /// left out, the last first.
    pub fn last_read(&self, address: AddressNo, limit: usize) -> Result<Vec<CallRow>> {
        let sql = select!(
            "WHERE address_no = ?1 AND kind <= 1 AND readable AND duplicate_of IS NULL
             ORDER BY no DESC LIMIT ?2"
        );
        sql::readable(self.db, sql, params![address, limit as i64], read)
    }

    /// The last calls of an address that had the right token, repeats among them, the last first.
    pub fn last_accepted(&self, address: AddressNo, limit: usize) -> Result<Vec<CallRow>> {
        let sql = select!("WHERE address_no = ?1 AND kind <= 1 ORDER BY no DESC LIMIT ?2");
        sql::readable(self.db, sql, params![address, limit as i64], read)
    }

    /// The last call from outside this computer that had the right token.
    pub fn last_from_outside(&self) -> Result<Option<CallRow>> {
        // The newest thousand decide: nothing counts or scans a million calls.
        let sql = select!(
            "WHERE no > ?1 - 1000 AND no <= ?1 AND outside AND kind <= 1
             ORDER BY no DESC LIMIT 1"
        );
        sql::one(self.db, sql, [self.newest()?], read)
    }

    /// Calls that wait to be handled behind a number, in stored order.
    pub fn waiting(&self, after: CallNo, limit: usize) -> Result<Vec<WaitingCall>> {
        let sql = waiting!("WHERE inbox.call_no > ?2 ORDER BY inbox.call_no LIMIT ?3");
        sql::all(
            self.db,
            sql,
            params![SHORT, after, limit as i64],
            read_waiting,
        )
    }

    /// One call that waits to be handled; none when it does not wait any more.
    pub fn waiting_one(&self, no: CallNo) -> Result<Option<WaitingCall>> {
        let sql = waiting!("WHERE inbox.call_no = ?2");
        sql::one(self.db, sql, params![SHORT, no], read_waiting)
    }

    /// Calls to one workflow that wait to be handled, of a part of the inbox, in stored order.
    pub fn waiting_of(
        &self,
        workflow: WorkflowNo,
        part: RangeInclusive<CallNo>,
        limit: usize,
    ) -> Result<Vec<WaitingCall>> {
        let sql = waiting!(
            "WHERE inbox.call_no BETWEEN ?2 AND ?3 AND (calls.no IS NULL OR calls.address_no IN
               (SELECT no FROM addresses WHERE workflow_no = ?4))
             ORDER BY inbox.call_no LIMIT ?5"
        );
        let (first, last) = (part.start(), part.end());
        let values = params![SHORT, first, last, workflow, limit as i64];
        sql::all(self.db, sql, values, read_waiting)
    }

    /// The calls that wait to be handled, in stored order, by their numbers alone.
    pub fn numbers_waiting(&self, after: CallNo, limit: usize) -> Result<Vec<CallNo>> {
        let sql = "SELECT call_no FROM inbox WHERE call_no > ?1 ORDER BY call_no LIMIT ?2";
        sql::all(self.db, sql, params![after, limit as i64], |row| {
            Ok(row.get(0)?)
        })
    }

    /// To which workflow's address a call came, whatever else of it can be read.
    pub fn workflow_of(&self, no: CallNo) -> Result<Option<WorkflowNo>> {
        let sql = "SELECT workflow_no FROM calls JOIN addresses ON addresses.no = address_no
                   WHERE calls.no = ?1";
        sql::one(self.db, sql, [no], |row| Ok(row.get(0)?))
    }

    /// How far a waiting call is handled; none when it does not wait any more. What says something
    /// that no place is counts for nothing: what became of its entries tells then.
    pub fn waits_from(&self, no: CallNo) -> Result<Option<i64>> {
        let sql = "SELECT entry FROM inbox WHERE call_no = ?1";
        match sql::one(self.db, sql, [no], |row| Ok(row.get(0)?))? {
            Some(entry) => self.entry_or_first(no, entry).map(Some),
            None => Ok(None),
        }
    }

    /// A place of a call, or, where there is no such place, that of the first entry of which nothing
    /// became.
    pub(crate) fn entry_or_first(&self, no: CallNo, entry: i64) -> Result<i64> {
        if is_place(entry) {
            return Ok(entry);
        }
        let (first, last) = (EntryOf::of(no, 0), EntryOf::of(no, EntryOf::LAST_PLACE));
        let sql = "SELECT max (no) FROM dispositions WHERE no BETWEEN ?1 AND ?2";
        let handled = sql::one(self.db, sql, [first.no(), last.no()], |row| {
            Ok(row.get::<_, Option<i64>>(0)?)
        })?;
        Ok(handled
            .flatten()
            .map_or(0, |no| EntryOf::of_no(no).place + 1))
    }

    /// The number of the newest call.
    pub fn newest(&self) -> Result<CallNo> {
        numbers::newest(self.db)
    }

    /// Whether any call waits to be handled.
    pub fn any_waiting(&self) -> Result<bool> {
        let found = sql::one(self.db, "SELECT 1 FROM inbox LIMIT 1", [], |_| Ok(()))?;
        Ok(found.is_some())
    }

    /// Whether a call waits to be handled that came by this moment: the first that waits says it.
    pub fn is_any_waiting_from(&self, until: Timestamp) -> Result<bool> {
        let sql = "SELECT calls.at <= ?1 FROM inbox JOIN calls ON calls.no = inbox.call_no
                   ORDER BY inbox.call_no LIMIT 1";
        let found = sql::one(self.db, sql, [Micros(until)], |row| Ok(row.get(0)?))?;
        Ok(found.unwrap_or(false))
    }

    /// Whether this call still waits to be handled.
    pub fn is_waiting(&self, no: CallNo) -> Result<bool> {
        let found = sql::one(
            self.db,
            "SELECT 1 FROM inbox WHERE call_no = ?1",
            [no],
            |_| Ok(()),
        )?;
        Ok(found.is_some())
    }

    /// The public id of the address of a call.
    pub fn address_of(&self, no: CallNo) -> Result<Option<AddressId>> {
        let sql = "SELECT addresses.id FROM calls JOIN addresses ON addresses.no = address_no
                   WHERE calls.no = ?1";
        sql::one(self.db, sql, [no], |row| {
            row.get::<_, Compact>(0)?.read("", "addresses.id")
        })
    }
}

impl Write<'_> {
    /// A call is handled: every entry has its disposition.
    pub fn handled(&self, no: CallNo) -> Result<()> {
        sql::execute(self.db, "DELETE FROM inbox WHERE call_no = ?1", [no])?;
        Ok(())
    }

    /// The entries of a call before this one are handled, as it was begun.
    pub fn handled_until(&self, no: CallNo, entry: i64, begun: Begun) -> Result<()> {
        let sql = "UPDATE inbox SET entry = ?2, version = ?3, begun_at = ?4 WHERE call_no = ?1";
        sql::execute(
            self.db,
            sql,
            params![no, entry, begun.version, Micros(begun.at)],
        )?;
        Ok(())
    }

    /// Puts a call back to be handled: the admin starts a kept one, or uses an ignored one. One of
    /// which only the rest was kept goes on there, as it was begun.
    pub fn wait_again(&self, no: CallNo) -> Result<()> {
        let kept = self.tx.dispositions().kept(no)?;
        let (entry, begun) = kept.unwrap_or_default();
        self.wait_from(no, entry)?;
        match begun {
            Some(begun) => self.handled_until(no, entry, begun),
            None => Ok(()),
        }
    }

    pub(crate) fn wait_from(&self, no: CallNo, entry: i64) -> Result<()> {
        let sql = "INSERT OR IGNORE INTO inbox (call_no, entry) VALUES (?1, ?2)";
        sql::execute(self.db, sql, params![no, entry])?;
        Ok(())
    }

    pub(crate) fn remove(&self, no: CallNo) -> Result<()> {
        sql::execute(self.db, "DELETE FROM inbox WHERE call_no = ?1", [no])?;
        sql::execute(self.db, "DELETE FROM calls WHERE no = ?1", [no])?;
        Ok(())
    }
}

/// Whether an entry of a call may have that place, or the end behind them.
fn is_place(entry: i64) -> bool {
    (0..=EntryOf::LAST_PLACE).contains(&entry)
}

fn read_waiting(row: &Row<'_>) -> Result<WaitingCall> {
    if row.get::<_, Option<CallNo>>(0)?.is_none() {
        return Err(Error::Missing("call"));
    }
    let (call, entry) = (read(row)?, row.get(11)?);
    if !is_place(entry) {
        return Err(Error::Damaged {
            column: "inbox.entry".to_owned(),
            why: format!("{entry} is no place in a call"),
        });
    }
    let head: Option<Lenient<KeptHead>> = row.get(14)?;
    let content = BodyRow {
        head: head.unwrap_or_default(),
        body: row.get(15)?,
    };
    let at: Option<Micros> = row.get(13)?;
    let begun = row.get::<_, Option<i64>>(12)?.zip(at);
    Ok(WaitingCall {
        content: (call.size <= SHORT).then_some(content),
        call,
        entry,
        begun: begun.map(|(version, at)| Begun { version, at: at.0 }),
    })
}

fn read(row: &Row<'_>) -> Result<CallRow> {
    Ok(CallRow {
        no: row.get(0)?,
        id: row.get::<_, Compact>(1)?.read("call_", "calls.id")?,
        address: row.get(2)?,
        at: row.get::<_, Micros>(3)?.0,
        kind: row.get(4)?,
        sender: row.get(5)?,
        outside: row.get(6)?,
        size: row.get(7)?,
        readable: row.get(8)?,
        duplicate_of: row.get(9)?,
        other_body: row.get(10)?,
    })
}
