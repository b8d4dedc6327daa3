//! The queue of messages: a lane for each connection, so that what waits for one connection is
//! found, and left alone, without a look at what waits for another.
//!
//! It is an index over the rows of messages that lie in a part of it. The part follows the state, but
//! for a message that was set aside, which lies in none.

use baton_core::ConnectionId;
use jiff::Timestamp;
use rusqlite::types::{FromSql, FromSqlResult, ToSql, ToSqlOutput, Value, ValueRef};
use rusqlite::{Row, params};

use super::{MessageState, Read, Write};
use crate::ids::{Compact, MessageNo, Micros};
use crate::{Result, sql};

pub(crate) const SQL_5: &str = "
ALTER TABLE outbox_queue RENAME TO outbox_queue_4;
CREATE TABLE outbox_queue (
  part INTEGER NOT NULL,
  connection ANY NOT NULL,
  due_at INTEGER NOT NULL,
  message_no INTEGER NOT NULL,
  PRIMARY KEY (part, connection, due_at, message_no)
) WITHOUT ROWID, STRICT;
INSERT INTO outbox_queue (part, connection, due_at, message_no)
  SELECT old.sending, coalesce(outbox.connection, 0), old.due_at, old.message_no
  FROM outbox_queue_4 AS old JOIN outbox ON outbox.no = old.message_no;
DROP TABLE outbox_queue_4;
";

/// What lies in the queue, as much of it as the index holds.
macro_rules! queued {
    ($rest:literal) => {
        concat!(
            "SELECT part, coalesce (connection, 0), due_at, no
             FROM outbox INDEXED BY outbox_lanes WHERE ",
            $rest
        )
    };
}

/// Whether a message lies in no part of the queue though its state says one. What was set aside as a
/// message is of kind 1.
macro_rules! in_no_part {
    () => {
        "part IS NULL AND state IN (0, 1, 5) AND NOT EXISTS
           (SELECT 1 FROM set_aside WHERE kind = 1 AND item = outbox.no)"
    };
}

/// Whether a message lies among those being sent, and is not.
macro_rules! not_sent {
    () => {
        "part = 1 AND state <> 1"
    };
}

const WAITING: i64 = 0;
const SENDING: i64 = 1;
const PARKED: i64 = 2;
/// So many rows that are in no part of the queue are read at once.
const ASTRAY: i64 = 16;

/// The part of the queue in which a message of a state lies.
pub(super) fn part(state: MessageState) -> Option<i64> {
    match state {
        MessageState::Waiting => Some(WAITING),
        MessageState::Sending => Some(SENDING),
        MessageState::Parked => Some(PARKED),
        MessageState::Delivered | MessageState::GivenUp | MessageState::Cancelled => None,
    }
}

/// A lane as it lies in the queue: the connection's id, or 0 where a message leaves by none.
#[derive(Clone, Debug)]
struct Lane(Option<Compact>);

impl Lane {
    fn of(connection: Option<&ConnectionId>) -> Self {
        Self(connection.map(Compact::of))
    }
}

impl ToSql for Lane {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match &self.0 {
            Some(id) => id.to_sql(),
            None => Ok(ToSqlOutput::Owned(Value::Integer(0))),
        }
    }
}

impl FromSql for Lane {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value {
            ValueRef::Integer(_) => Ok(Self(None)),
            ValueRef::Null | ValueRef::Real(_) | ValueRef::Text(_) | ValueRef::Blob(_) => {
                Compact::column_result(value).map(Some).map(Self)
            }
        }
    }
}

/// A message in the queue, as it lies there.
#[derive(Clone, Debug, PartialEq)]
pub struct Queued {
    /// The message.
    pub message: MessageNo,
    pub(crate) part: i64,
    pub(crate) lane: Value,
    pub(crate) due_at: i64,
}

/// The first of each lane of a part of the queue.
#[derive(Clone, Debug, Default)]
pub struct Heads {
    /// Those that can be read.
    pub known: Vec<Head>,
    /// First rows whose lane or time cannot be.
    pub unread: Vec<Queued>,
}

/// A connection that has messages in a part of the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The connection; none for what leaves by none.
    pub connection: Option<ConnectionId>,
    /// Its first message's time.
    pub at: Timestamp,
}

impl Read<'_> {
    /// The connections that have messages waiting, each with the time when its first is due, and rows
    /// that are in a part that there is not.
    pub fn waiting(&self) -> Result<Heads> {
        let mut heads = self.heads(WAITING)?;
        let before = queued!("part < ?1 ORDER BY part LIMIT ?2");
        let behind = queued!("part > ?1 ORDER BY part LIMIT ?2");
        for (sql, part) in [(before, WAITING), (behind, PARKED)] {
            let astray = sql::all(self.db, sql, [part, ASTRAY], read_queued)?;
            heads.unread.extend(astray);
        }
        Ok(heads)
    }

    /// Messages that were not set aside and lie where nobody would ever find them: in no part of the
    /// queue though their state says one, or among those being sent. All that were set aside are passed
    /// on the way, so this is nothing for each turn of the writer.
    pub fn lost(&self, most: usize) -> Result<Vec<MessageNo>> {
        let sql = concat!(
            "SELECT no FROM outbox INDEXED BY outbox_lanes WHERE ",
            in_no_part!(),
            " UNION ALL SELECT no FROM outbox INDEXED BY outbox_lanes WHERE ",
            not_sent!(),
            " LIMIT ?1"
        );
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        sql::all(self.db, sql, [most], |row| Ok(row.get(0)?))
    }

    /// Whether a message is one of them.
    pub fn is_lost(&self, no: MessageNo) -> Result<bool> {
        let sql = concat!(
            "SELECT 1 FROM outbox NOT INDEXED WHERE no = ?1 AND (",
            in_no_part!(),
            " OR ",
            not_sent!(),
            ")"
        );
        Ok(sql::one(self.db, sql, [no], |_| Ok(()))?.is_some())
    }

    /// The connections that have messages parked, each with the time since when its first is.
    pub fn parked(&self) -> Result<Heads> {
        self.heads(PARKED)
    }

    /// A connection's messages that are due, the longest due first.
    pub fn due(
        &self,
        connection: Option<&ConnectionId>,
        now: Timestamp,
        limit: usize,
    ) -> Result<Vec<Queued>> {
        self.of_lane(WAITING, connection, now.as_microsecond(), limit)
    }

    /// A connection's messages that are parked since a time or longer, the longest first.
    pub fn parked_since(
        &self,
        connection: Option<&ConnectionId>,
        since: Timestamp,
        limit: usize,
    ) -> Result<Vec<Queued>> {
        self.of_lane(PARKED, connection, Micros(since).number(), limit)
    }

    /// Messages whose try has no end yet.
    pub fn sending(&self) -> Result<Vec<Queued>> {
        let sql = queued!("part = ?1");
        sql::all(self.db, sql, [SENDING], read_queued)
    }

    /// The row of a message whose try has no end yet.
    pub fn sending_one(&self, no: MessageNo) -> Result<Option<Queued>> {
        let sql = "SELECT part, coalesce (connection, 0), due_at, no FROM outbox
                   WHERE part = ?1 AND no = ?2";
        sql::one(self.db, sql, params![SENDING, no], read_queued)
    }

    /// Whether the index has an entry in which its message's row does not lie: it would be found there
    /// for ever, whatever is written into the row.
    pub fn is_stale(&self, queued: &Queued) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM outbox INDEXED BY outbox_lanes
                     WHERE part = ?1 AND coalesce (connection, 0) = ?2 AND due_at = ?3 AND no = ?4)
                   AND NOT EXISTS (SELECT 1 FROM outbox NOT INDEXED
                     WHERE no = ?4 AND part = ?1 AND coalesce (connection, 0) = ?2
                       AND due_at = ?3)";
        let entry = params![queued.part, queued.lane, queued.due_at, queued.message];
        Ok(sql::number(self.db, sql, entry)? > 0)
    }

    /// One look for each connection, however many messages it has.
    fn heads(&self, part: i64) -> Result<Heads> {
        let sql = queued!(
            "part = ?1 AND coalesce (connection, 0) > ?2
             ORDER BY coalesce (connection, 0), due_at LIMIT 1"
        );
        let mut heads = Heads::default();
        // Whatever the lanes are called, a number below 0 is before the first.
        let mut after = Value::Integer(-1);
        loop {
            let found = sql::one(self.db, sql, params![part, after], |row| {
                let head = row.get::<_, Lane>(1).ok().zip(row.get(2).ok());
                Ok((read_queued(row)?, head))
            })?;
            let Some((queued, head)) = found else {
                return Ok(heads);
            };
            after = queued.lane.clone();
            match head.and_then(|(lane, at)| known(lane, at)) {
                Some(head) => heads.known.push(head),
                None => heads.unread.push(queued),
            }
        }
    }

    fn of_lane(
        &self,
        part: i64,
        connection: Option<&ConnectionId>,
        until: i64,
        limit: usize,
    ) -> Result<Vec<Queued>> {
        let sql = queued!(
            "part = ?1 AND coalesce (connection, 0) = ?2 AND due_at <= ?3
             ORDER BY due_at, no LIMIT ?4"
        );
        let lane = Lane::of(connection);
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        sql::all(self.db, sql, params![part, lane, until, limit], read_queued)
    }
}

impl Write<'_> {
    /// Takes a message out of the queue. An entry that its row does not have goes with the row, which
    /// is put there first.
    pub(crate) fn take_out(&self, queued: &Queued) -> Result<()> {
        let put = "UPDATE outbox SET part = ?2, connection = ?3, due_at = ?4 WHERE no = ?1";
        let no = queued.message;
        if self.is_stale(queued)? {
            let sql = "SELECT connection, due_at FROM outbox WHERE no = ?1";
            let row = sql::one(self.db, sql, [no], |row| {
                Ok((row.get::<_, Value>(0)?, row.get::<_, Value>(1)?))
            })?;
            let Some((connection, due_at)) = row else {
                return Ok(());
            };
            let lane = Some(&queued.lane).filter(|lane| **lane != Value::Integer(0));
            sql::execute(self.db, put, params![no, queued.part, lane, queued.due_at])?;
            sql::execute(self.db, put, params![no, None::<i64>, connection, due_at])?;
            return Ok(());
        }
        sql::execute(self.db, "UPDATE outbox SET part = NULL WHERE no = ?1", [no])?;
        Ok(())
    }

    /// Makes the queue anew from the rows of all messages.
    pub fn make_lanes_anew(&self) -> Result<()> {
        sql::execute(self.db, "REINDEX outbox_lanes", [])?;
        Ok(())
    }
}

fn known(lane: Lane, at: Micros) -> Option<Head> {
    let connection = lane.0.map(|id| id.read("con_", "outbox.connection"));
    let connection = connection.transpose().ok()?;
    Some(Head {
        connection,
        at: at.0,
    })
}

fn read_queued(row: &Row<'_>) -> Result<Queued> {
    Ok(Queued {
        part: row.get(0)?,
        lane: row.get(1)?,
        due_at: row.get(2)?,
        message: row.get(3)?,
    })
}
