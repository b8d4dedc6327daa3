//! The keys of the newest calls' bytes, a block of them in a row: what a start reads (see `newest`).
//!
//! A call's key stands in its own row too, but so far from the next one's that a start would read
//! the whole of the last calls for them: measured with 90,000 calls of 2.5 KB, 220 ms of a start of
//! 232 ms. A block is written with the transaction that fills it, so that it holds what is stored.

use jiff::Timestamp;
use rusqlite::params;

use super::window::Window;
use crate::ids::CallNo;
use crate::table::meta;
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
pub(crate) const FULL: usize = 512;
/// So many calls make one as well, with few keys or none: a start passes over their rows.
pub(crate) const PASSED: usize = 4_096;
/// So many keys are written at once; there are more only after an update from an older format.
const AT_ONCE: usize = 65_536;
/// Under which name it is kept up to which call blocks were dropped.
pub(crate) const DROPPED: &str = "same_bytes_dropped";
/// The bytes of one key in a block.
pub(crate) const ENTRY: usize = 12;

/// A call that the next calls are compared with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Keyed {
    pub(crate) key: u64,
    pub(crate) no: CallNo,
    pub(crate) at: Timestamp,
    pub(crate) until: Timestamp,
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
    pub(crate) fn write(
        &mut self,
        meta: meta::Write<'_>,
        window: impl FnOnce(Timestamp) -> Window,
    ) -> Result<()> {
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
            meta.db,
            "INSERT INTO key_blocks (last, at, until, keys) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (last) DO NOTHING",
            params![last, at.as_microsecond(), until.as_microsecond(), keys],
        )?;
        drop_oldest(meta, last, &window(now))
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

/// Drops the oldest blocks of which nothing counts any more, and keeps up to where: what is missing
/// behind that is read from the rows. A block that ends before its last call came is damaged, and
/// may count as long as any.
fn drop_oldest(meta: meta::Write<'_>, last: CallNo, window: &Window) -> Result<()> {
    let dropped = sql::all(
        meta.db,
        "DELETE FROM key_blocks
         WHERE last < ?1 AND (until <= ?2 AND until >= at OR at <= ?3)
           AND last IN (SELECT last FROM key_blocks ORDER BY last LIMIT 2)
         RETURNING last",
        params![
            last,
            window.now.as_microsecond(),
            window.since.as_microsecond()
        ],
        |row| Ok(row.get::<_, i64>(0)?),
    )?;
    match dropped.iter().max() {
        Some(last) => meta.set_value(DROPPED, last),
        None => Ok(()),
    }
}

fn entry(call: &Keyed, last: CallNo) -> [u8; ENTRY] {
    let mut entry = [0; ENTRY];
    let before = u32::try_from(last.0 - call.no.0).unwrap_or(u32::MAX);
    entry[..8].copy_from_slice(&call.key.to_be_bytes());
    entry[8..].copy_from_slice(&before.to_be_bytes());
    entry
}
