//! The keys of the newest calls' bytes, a block of them in a row: what a start reads (see `newest`).
//!
//! A call's key stands in its own row too, but so far from the next one's that a start would read
//! the whole of the last calls for them: measured with 90,000 calls of 2.5 KB, 220 ms of a start of
//! 232 ms. A block is written with the transaction that fills it, so that it holds what is stored.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use crate::ids::CallNo;
use crate::{Result, sql};

/// `last` is the last call that the block speaks of, `at` when it came, `until` the last moment
/// at which a key of it counts. Each key has 8 bytes of its own and 4 that say how far its call lies
/// before the last one.
pub(crate) const SQL_12: &str = "
CREATE TABLE key_blocks (
  last INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  until INTEGER NOT NULL,
  keys BLOB NOT NULL
) STRICT;
";

/// So many keys make a block: a start reads fewer rows than these.
const FULL: usize = 512;
/// So many calls make one as well, with few keys or none: a start passes over their rows.
const PASSED: usize = 4_096;
/// So many keys are written at once; there are more only after an update from an older format.
const AT_ONCE: usize = 65_536;
/// So many calls after each other that are too old end the reading of rows: one alone may be
/// damaged, or stored while the clock was wrong.
const OLD: usize = 64;
/// The bytes of one key in a block.
const ENTRY: usize = 12;

/// A call that the next calls are compared with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Keyed {
    pub(crate) key: u64,
    pub(crate) no: CallNo,
    pub(crate) at: Timestamp,
    pub(crate) until: Timestamp,
}

/// A block, as it is read.
pub(crate) struct Block {
    /// The first of its calls, and when its last one came.
    pub(crate) first: (CallNo, Timestamp),
    /// Its keys and their calls, the newest first.
    pub(crate) keys: Vec<(u64, CallNo)>,
}

/// The last call that any block speaks of; a block that speaks of later ones than there are is
/// damaged.
pub(crate) fn end(db: &Connection) -> Result<CallNo> {
    let last = sql::number(
        db,
        "SELECT ifnull (max (last), 0) FROM key_blocks
         WHERE last <= (SELECT max (no) FROM calls)",
        [],
    )?;
    Ok(CallNo(last))
}

/// The keys of the calls behind the last block that came since a moment, the newest first, so many
/// at most; and how many calls were looked at for them.
pub(crate) fn behind_the_last(
    db: &Connection,
    since: Timestamp,
    most: usize,
) -> Result<(Vec<Keyed>, usize)> {
    let mut statement = db.prepare_cached(
        "SELECT no, at, substr (same, 1, 8), same_until FROM calls WHERE no > ?1
         ORDER BY no DESC",
    )?;
    let mut rows = statement.query([end(db)?])?;
    let mut found = Vec::new();
    let (mut passed, mut old) = (0, 0);
    while found.len() < most
        && old < OLD
        && let Some(row) = rows.next()?
    {
        passed += 1;
        // A row that cannot be read is nobody's twin; whoever handles it says so.
        let (Ok(no), Ok(at)) = (row.get(0), row.get::<_, i64>(1)) else {
            continue;
        };
        if at < since.as_microsecond() {
            old += 1;
            continue;
        }
        old = 0;
        let (Ok(Some(key)), Ok(Some(until))) = (
            row.get::<_, Option<[u8; 8]>>(2),
            row.get::<_, Option<i64>>(3),
        ) else {
            continue;
        };
        found.push(Keyed {
            key: u64::from_be_bytes(key),
            no,
            at: moment(at),
            until: moment(until),
        });
    }
    Ok((found, passed))
}

/// Reads the blocks with a key that counts at a moment, the newest first, until the reader has
/// enough.
pub(crate) fn each(
    db: &Connection,
    now: Timestamp,
    mut read: impl FnMut(Block) -> bool,
) -> Result<()> {
    let mut statement = db.prepare_cached(
        "SELECT last, at, keys FROM key_blocks
         WHERE until > ?1 AND last <= (SELECT max (no) FROM calls) ORDER BY last DESC",
    )?;
    let mut rows = statement.query([now.as_microsecond()])?;
    while let Some(row) = rows.next()? {
        let last: CallNo = row.get(0)?;
        let keys = entries(last, row.get_ref(2)?.as_blob().unwrap_or_default());
        let Some((_, first)) = keys.last().copied() else {
            continue;
        };
        let first = (first, moment(row.get(1)?));
        if !read(Block { first, keys }) {
            break;
        }
    }
    Ok(())
}

fn entries(last: CallNo, keys: &[u8]) -> Vec<(u64, CallNo)> {
    let (entries, _) = keys.as_chunks::<ENTRY>();
    let read = |entry: &[u8; ENTRY]| {
        let [key @ .., a, b, c, d] = *entry;
        let before = i64::from(u32::from_be_bytes([a, b, c, d]));
        (
            u64::from_be_bytes(key),
            CallNo(last.0.saturating_sub(before)),
        )
    };
    entries.iter().rev().map(read).collect()
}

/// The calls that no block holds yet, the oldest first.
#[derive(Debug, Default)]
pub(crate) struct Unwritten {
    calls: Vec<Keyed>,
    here: Place,
    /// Where this transaction began.
    begun: Place,
    /// So many of the calls this transaction has put into a block.
    written: usize,
}

/// A place in what a transaction has changed.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Place {
    calls: usize,
    /// So many calls came since the last block, with those that have no key.
    passed: usize,
    /// The last of them, and when it came.
    last: Option<(CallNo, Timestamp)>,
}

impl Unwritten {
    /// Those that a start has found, the newest first, among so many calls.
    pub(crate) fn found(mut calls: Vec<Keyed>, passed: usize) -> Self {
        calls.reverse();
        let here = Place {
            calls: calls.len(),
            passed,
            last: calls.last().map(|call| (call.no, call.at)),
        };
        Self {
            calls,
            here,
            begun: here,
            written: 0,
        }
    }

    /// A call came, whether or not it gets a key.
    pub(crate) fn pass(&mut self, no: CallNo, at: Timestamp) {
        self.here.passed += 1;
        self.here.last = Some((no, at));
    }

    /// The call that came last has a key.
    pub(crate) fn put(&mut self, call: Keyed) {
        self.calls.push(call);
        self.here.calls = self.calls.len();
    }

    pub(crate) fn place(&self) -> Place {
        self.here
    }

    pub(crate) fn begun(&self) -> Place {
        self.begun
    }

    pub(crate) fn take_back(&mut self, to: Place) {
        self.calls.truncate(to.calls);
        self.here = to;
    }

    /// Writes a block where there is enough for one, before the transaction is committed; drops the
    /// oldest blocks of which nothing counts any more.
    pub(crate) fn write(&mut self, db: &Connection) -> Result<()> {
        let Some((last, now)) = self.here.last else {
            return Ok(());
        };
        if self.calls.len() < FULL && self.here.passed < PASSED {
            return Ok(());
        }
        self.written = self.calls.len().min(AT_ONCE);
        let calls = &self.calls[..self.written];
        let (last, at) = match calls.last() {
            Some(call) if self.written < self.calls.len() => (call.no, call.at),
            _ => (last, now),
        };
        let until = calls.iter().map(|call| call.until).max().unwrap_or(at);
        let keys: Vec<u8> = calls.iter().flat_map(|call| entry(call, last)).collect();
        sql::execute(
            db,
            "INSERT INTO key_blocks (last, at, until, keys) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (last) DO NOTHING",
            params![last, at.as_microsecond(), until.as_microsecond(), keys],
        )?;
        sql::execute(
            db,
            "DELETE FROM key_blocks WHERE last < ?1 AND until <= ?2 AND last IN
               (SELECT last FROM key_blocks ORDER BY last LIMIT 2)",
            params![last, now.as_microsecond()],
        )?;
        Ok(())
    }

    /// The transaction is over; what was not committed has been taken back.
    pub(crate) fn end(&mut self, committed: bool) {
        if committed && (self.written > 0 || self.here.passed >= PASSED) {
            self.calls.drain(..self.written);
            self.here.calls = self.calls.len();
            self.here.passed = self.calls.len();
        }
        self.written = 0;
        self.begun = self.here;
    }
}

fn entry(call: &Keyed, last: CallNo) -> [u8; ENTRY] {
    let mut entry = [0; ENTRY];
    let before = u32::try_from(last.0 - call.no.0).unwrap_or(u32::MAX);
    entry[..8].copy_from_slice(&call.key.to_be_bytes());
    entry[8..].copy_from_slice(&before.to_be_bytes());
    entry
}

pub(super) fn moment(micros: i64) -> Timestamp {
    Timestamp::from_microsecond(micros).unwrap_or(Timestamp::MIN)
}
