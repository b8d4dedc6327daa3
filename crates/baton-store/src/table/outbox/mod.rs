//! Messages to other tools. A message is a row before it is a request; it holds references
//! instead of secrets, and the same bytes for every try.

pub mod lanes;
pub mod tries;

use baton_core::run::Delivery;
use baton_core::template::Prepared;
use baton_core::{ConnectionId, MessageId, StepId};
use jiff::Timestamp;
use rusqlite::{Row, params};

use super::handles;
use crate::ids::{Compact, MessageNo, Micros, RunNo, code};
use crate::page::{UnreadRow, apart};
use crate::text::to_json;
use crate::{Error, Result, Unread, sql};
use lanes::Queued;
use tries::TryEnd;

pub(crate) const SQL: &str = "
CREATE TABLE outbox (
  no INTEGER PRIMARY KEY,
  id ANY NOT NULL,
  step ANY NOT NULL,
  occurrence INTEGER NOT NULL,
  connection ANY,
  state INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  request TEXT NOT NULL,
  body BLOB
) STRICT;
CREATE TABLE outbox_queue (
  sending INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  message_no INTEGER NOT NULL,
  PRIMARY KEY (sending, due_at, message_no)
) WITHOUT ROWID, STRICT;
";

/// From the thirteenth format on a message's row says in which part of the queue it lies, and holds its
/// first try: most messages have no other. An index over those that lie in the queue takes the place of
/// a table beside them, so that a message and its try are one row, written once when it is made and once
/// when it has arrived.
pub(crate) const SQL_13: &str = "
CREATE TABLE outbox_13 (
  no INTEGER PRIMARY KEY,
  id ANY NOT NULL,
  step ANY NOT NULL,
  occurrence INTEGER NOT NULL,
  connection ANY,
  state INTEGER NOT NULL,
  part INTEGER,
  due_at INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  started_at INTEGER,
  ended_at INTEGER,
  status INTEGER,
  outcome TEXT,
  params TEXT,
  cut INTEGER,
  request TEXT NOT NULL,
  body BLOB,
  headers TEXT,
  answer BLOB
) STRICT;
INSERT INTO outbox_13
SELECT outbox.no, outbox.id, outbox.step, outbox.occurrence, outbox.connection, outbox.state, NULL,
  outbox.due_at, outbox.tries, outbox.created_at, first.started_at, first.ended_at, first.status,
  first.outcome, first.params, first.cut, outbox.request, outbox.body, first.headers, first.answer
FROM outbox LEFT JOIN tries AS first ON first.no = (outbox.no << 10 | 1) ORDER BY outbox.no;
UPDATE outbox_13 SET part = queue.part FROM outbox_queue AS queue WHERE queue.message_no = outbox_13.no;
DROP TABLE outbox_queue;
DROP TABLE outbox;
ALTER TABLE outbox_13 RENAME TO outbox;
CREATE INDEX outbox_lanes ON outbox (part, coalesce (connection, 0), due_at)
WHERE part IS NOT NULL OR state IN (0, 1, 5);
";

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT outbox.no, id, step, occurrence, outbox.connection, state, outbox.due_at,
               tries, created_at, request, body
             FROM outbox ",
            $rest
        )
    };
}

code! {
    /// A message's state. The outbox moves it on; *delivered*, *given up* and *cancelled* are
    /// final, but the admin may send a given-up message again.
    MessageState {
        /// Due at a time.
        Waiting = 0,
        /// A try is under way, or was when the process died.
        Sending = 1,
        /// The other tool accepted it.
        Delivered = 2,
        /// Its tries are spent.
        GivenUp = 3,
        /// Not wanted any more.
        Cancelled = 4,
        /// Cannot leave for want of something: its connection, a consent, a secret. What frees it
        /// wakes it; until then nobody looks at it.
        Parked = 5,
    }
}

impl MessageState {
    /// How many tries have ended, of those that were begun.
    #[must_use]
    pub fn ended_of(self, begun: u32) -> u32 {
        begun.saturating_sub(u32::from(self == Self::Sending))
    }

    /// How the message stands, as the core asks.
    #[must_use]
    pub fn delivery(self) -> Delivery {
        match self {
            Self::Waiting | Self::Parked => Delivery::Waiting,
            Self::Sending => Delivery::Sending,
            Self::Delivered => Delivery::Delivered,
            Self::GivenUp => Delivery::GivenUp,
            Self::Cancelled => Delivery::Cancelled,
        }
    }
}

/// A new message.
#[derive(Clone, Debug)]
pub struct NewMessage {
    /// Its id: the same for every try.
    pub id: MessageId,
    /// Its step.
    pub step: StepId,
    /// How often the step has sent, from 1.
    pub occurrence: u32,
    /// In whose lane it waits: the connection it goes by, or none where it leaves by none.
    pub connection: Option<ConnectionId>,
    /// When it is due first.
    pub due_at: Timestamp,
    /// When it was made.
    pub at: Timestamp,
    /// Method, path, headers with references instead of secrets; the body lies beside it.
    pub request: Unread<Prepared>,
    /// The body's bytes.
    pub body: Option<Vec<u8>>,
}

/// A message as stored.
#[derive(Clone, Debug)]
pub struct MessageRow {
    /// Its number in this file; it holds the run's.
    pub no: MessageNo,
    /// Its id.
    pub id: MessageId,
    /// Its step.
    pub step: StepId,
    /// How often the step has sent, from 1.
    pub occurrence: u32,
    /// In whose lane it waits.
    pub connection: Option<ConnectionId>,
    /// Its state.
    pub state: MessageState,
    /// When it is due, or was.
    pub due_at: Timestamp,
    /// How many tries it had.
    pub tries: u32,
    /// When it was made.
    pub created_at: Timestamp,
    /// Method, path, headers with references instead of secrets; the body lies beside it.
    pub request: Unread<Prepared>,
    /// The body's bytes.
    pub body: Option<Vec<u8>>,
}

impl MessageRow {
    /// The message as the machine made it, its body included.
    pub fn prepared(&self) -> Result<Prepared> {
        let body = self.body.as_deref();
        Ok(Prepared {
            body: body.map(|body| String::from_utf8_lossy(body).into_owned()),
            ..self.request.read()?
        })
    }
}

handles!("messages");

impl Read<'_> {
    /// The message with this number.
    pub fn by_no(&self, no: MessageNo) -> Result<Option<MessageRow>> {
        sql::one(self.db, select!("WHERE outbox.no = ?1"), [no], read)
    }

    /// A run's message with this id.
    pub fn get(&self, run: RunNo, id: &MessageId) -> Result<Option<MessageRow>> {
        let sql = select!("WHERE outbox.no BETWEEN ?1 AND ?2 AND id = ?3");
        let (first, last) = bounds(run);
        sql::one(self.db, sql, params![first, last, Compact::of(id)], read)
    }

    /// How each of these messages stands, and how many of its tries have ended.
    pub fn standing(&self, all: &[MessageNo]) -> Result<Vec<(MessageNo, MessageState, u32)>> {
        let sql = "SELECT no, state, tries FROM outbox
                   WHERE no IN (SELECT value FROM json_each (?1)) LIMIT ?2";
        let read = |row: &Row<'_>| {
            let state: MessageState = row.get(1)?;
            Ok((row.get(0)?, state, state.ended_of(row.get(2)?)))
        };
        sql::all(self.db, sql, params![to_json(&all), all.len()], read)
    }

    /// A run's messages that can be read, the first first.
    pub fn of_run(&self, run: RunNo) -> Result<Vec<MessageRow>> {
        Ok(self.listed(run)?.0)
    }

    /// The same, and those that cannot be read.
    pub fn listed(&self, run: RunNo) -> Result<(Vec<MessageRow>, Vec<UnreadRow>)> {
        let (first, last) = bounds(run);
        let sql = select!("WHERE outbox.no BETWEEN ?1 AND ?2 ORDER BY outbox.no");
        Ok(apart(sql::each(self.db, sql, params![first, last], read)?))
    }
}

impl Write<'_> {
    /// Stores a message that waits for its time. `place` is its place in the run: how many
    /// messages the run had before.
    pub fn insert(&self, run: RunNo, place: i64, new: &NewMessage) -> Result<MessageNo> {
        self.insert_row(run, place, new, MessageState::Waiting)
    }

    /// Stores a message together with the start of its first try: it is sent right after the
    /// commit, which saves the rows of a second transaction.
    pub fn insert_sending(&self, run: RunNo, place: i64, new: &NewMessage) -> Result<MessageNo> {
        self.insert_row(run, place, new, MessageState::Sending)
    }

    /// Notes that a try starts; returns its number. `None`: it is not due any more.
    pub fn start_try(&self, message: &MessageRow, at: Timestamp) -> Result<Option<u32>> {
        let n = message.tries + 1;
        if !matches!(message.state, MessageState::Waiting | MessageState::Parked) {
            return Ok(None);
        }
        let started = sql::execute(
            self.db,
            "UPDATE outbox SET state = ?2, part = ?3, tries = ?4,
               started_at = coalesce (?5, started_at)
             WHERE no = ?1 AND state = ?6",
            params![
                message.no,
                MessageState::Sending,
                lanes::part(MessageState::Sending),
                n,
                tries::is_first(n).then_some(Micros(at)),
                message.state
            ],
        )?;
        if started == 0 {
            return Ok(None);
        }
        if !tries::is_first(n) {
            self.tx.tries().start(message.no, n, at)?;
        }
        Ok(Some(n))
    }

    /// Records how a try ended and what becomes of the message: final, or due again. `false`:
    /// the message is not being sent (its result is recorded already).
    pub fn end_try(&self, no: MessageNo, n: u32, end: &TryEnd, next: AfterTry) -> Result<bool> {
        let (state, at) = next.place();
        self.note_time(state);
        if tries::is_first(n) && self.tx.tries().end_first(no, end, state, at)? {
            return Ok(true);
        }
        self.tx.tries().end(no, n, end)?;
        let ended = sql::execute(
            self.db,
            "UPDATE outbox SET state = ?2, part = ?3, due_at = coalesce (?4, due_at)
             WHERE no = ?1 AND state = ?5",
            params![
                no,
                state,
                lanes::part(state),
                at.map(Micros),
                MessageState::Sending
            ],
        )?;
        if ended == 0 {
            // One that is not there is told.
            return self.place_of(no).map(|_| false);
        }
        Ok(true)
    }

    /// Keeps how a try ended, of a message of which nothing else can be done with that.
    pub fn keep_end(&self, no: MessageNo, n: u32, end: &TryEnd) -> Result<()> {
        self.tx.tries().end(no, n, end)
    }

    /// Makes a message due (again), whatever state it was in but *sending* and *delivered*.
    pub fn make_due(&self, no: MessageNo, at: Timestamp) -> Result<bool> {
        let place = self.place_of(no)?;
        if matches!(place.state, MessageState::Sending | MessageState::Delivered) {
            return Ok(false);
        }
        self.shift(no, MessageState::Waiting, at)?;
        Ok(true)
    }

    /// Makes a message that waits due at another time; one that is called off or over stays so.
    pub fn postpone(&self, no: MessageNo, at: Timestamp) -> Result<bool> {
        self.move_waiting(no, MessageState::Waiting, at)
    }

    /// Puts a message that waits aside until what it lacks has changed since this time.
    pub fn park(&self, no: MessageNo, since: Timestamp) -> Result<bool> {
        self.move_waiting(no, MessageState::Parked, since)
    }

    /// Cancels a message that is not final. One that is being sent finishes its try.
    pub fn cancel(&self, no: MessageNo) -> Result<bool> {
        let place = self.place_of(no)?;
        if matches!(
            place.state,
            MessageState::Delivered | MessageState::Cancelled
        ) {
            return Ok(false);
        }
        self.shift(no, MessageState::Cancelled, place.due_at)?;
        Ok(true)
    }

    /// A try that a dead process left without an end is repeated at once, under the same id. Also
    /// gives back a try that a shutdown broke off.
    pub fn recover(&self, queued: &Queued, now: Timestamp) -> Result<()> {
        let place = self.place_of(queued.message)?;
        if place.state != MessageState::Sending {
            return self.queue_anew(queued.message);
        }
        self.shift(queued.message, MessageState::Waiting, now)
    }

    /// A try with which nothing left this computer spends no attempt: the message is due at once
    /// again, but for one that was called off meanwhile, which stays so.
    pub fn give_back(&self, no: MessageNo, n: u32, now: Timestamp) -> Result<()> {
        let place = self.place_of(no)?;
        let was_under_way = matches!(place.state, MessageState::Sending | MessageState::Cancelled);
        if !was_under_way || !self.tx.tries().remove(no, n)? {
            return Ok(());
        }
        let sql = "UPDATE outbox SET tries = tries - 1 WHERE no = ?1";
        sql::execute(self.db, sql, [no])?;
        if place.state == MessageState::Cancelled {
            return Ok(());
        }
        self.shift(no, MessageState::Waiting, now)
    }

    /// Puts a message into the part of the queue that its state says, or into none.
    pub fn queue_anew(&self, no: MessageNo) -> Result<()> {
        let place = self.place_of(no)?;
        self.note_time(place.state);
        let sql = "UPDATE outbox SET part = ?2 WHERE no = ?1";
        sql::execute(self.db, sql, params![no, lanes::part(place.state)])?;
        Ok(())
    }

    fn move_waiting(&self, no: MessageNo, state: MessageState, at: Timestamp) -> Result<bool> {
        let place = self.place_of(no)?;
        if !matches!(place.state, MessageState::Waiting | MessageState::Parked) {
            return Ok(false);
        }
        self.shift(no, state, at)?;
        Ok(true)
    }

    fn place_of(&self, no: MessageNo) -> Result<Place> {
        let sql = "SELECT state, due_at FROM outbox WHERE no = ?1";
        let found = sql::one(self.db, sql, [no], |row| {
            Ok(Place {
                state: row.get(0)?,
                due_at: row.get::<_, Micros>(1)?.0,
            })
        })?;
        found.ok_or(Error::Missing("message"))
    }

    fn shift(&self, no: MessageNo, state: MessageState, at: Timestamp) -> Result<()> {
        self.note_time(state);
        sql::execute(
            self.db,
            "UPDATE outbox SET state = ?2, part = ?3, due_at = ?4 WHERE no = ?1",
            params![no, state, lanes::part(state), Micros(at)],
        )?;
        Ok(())
    }

    /// A message that waits is due at some time: the driver looks when.
    fn note_time(&self, state: MessageState) {
        if state == MessageState::Waiting {
            self.tx.times_written.set(true);
        }
    }

    fn insert_row(
        &self,
        run: RunNo,
        place: i64,
        new: &NewMessage,
        state: MessageState,
    ) -> Result<MessageNo> {
        let no = MessageNo::next(run, place)?;
        let begun = state == MessageState::Sending;
        self.note_time(state);
        sql::execute(
            self.db,
            "INSERT INTO outbox (no, id, step, occurrence, connection, state, part, due_at, tries,
               created_at, started_at, request, body)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            params![
                no,
                Compact::of(&new.id),
                Compact::of(&new.step),
                new.occurrence,
                new.connection.as_ref().map(Compact::of),
                state,
                lanes::part(state),
                Micros(new.due_at),
                i64::from(begun),
                Micros(new.at),
                begun.then_some(Micros(new.at)),
                new.request,
                new.body
            ],
        )?;
        Ok(no)
    }
}

/// What becomes of a message after a try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterTry {
    /// The other tool accepted it.
    Delivered,
    /// It is tried again at this time.
    Again(Timestamp),
    /// Its tries are spent.
    GivenUp,
}

impl AfterTry {
    /// The message's state then, and when it is due if that is another time than before.
    fn place(self) -> (MessageState, Option<Timestamp>) {
        match self {
            Self::Delivered => (MessageState::Delivered, None),
            Self::Again(at) => (MessageState::Waiting, Some(at)),
            Self::GivenUp => (MessageState::GivenUp, None),
        }
    }
}

/// How a message stands, and when it is due.
struct Place {
    state: MessageState,
    due_at: Timestamp,
}

fn bounds(run: RunNo) -> (MessageNo, MessageNo) {
    (
        MessageNo::new(run, 0),
        MessageNo(MessageNo::new(RunNo(run.0 + 1), 0).0 - 1),
    )
}

pub(crate) fn read(row: &Row<'_>) -> Result<MessageRow> {
    let connection: Option<Compact> = row.get(4)?;
    Ok(MessageRow {
        no: row.get(0)?,
        id: row.get::<_, Compact>(1)?.read("msg_", "outbox.id")?,
        step: row.get::<_, Compact>(2)?.read("step_", "outbox.step")?,
        occurrence: row.get(3)?,
        connection: connection
            .map(|id| id.read("con_", "outbox.connection"))
            .transpose()?,
        state: row.get(5)?,
        due_at: row.get::<_, Micros>(6)?.0,
        tries: row.get(7)?,
        created_at: row.get::<_, Micros>(8)?.0,
        request: Unread::stored("outbox.request", row.get(9)?),
        body: row.get(10)?,
    })
}
