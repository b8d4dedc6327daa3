//! The newest calls by their bytes, in the writer's memory: what counts as the same call where a
//! sender names no number (C5).
//!
//! An index over hashes puts each call on a page of its own, which is written to the log and to the
//! database for that call alone. So the key lies in the call's own row, and which of the newest
//! calls has it is known here: read from the key blocks and the last rows at the start, changed
//! with each call, taken back with a transaction that is taken back. What does not fit is put into
//! the index of `dedupe` in portions, and only from then on that is asked too.

use std::collections::VecDeque;
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::at_start::Start;
use super::dedupe::Key;
use super::key_blocks::{DROPPED, Keyed, Place, Unwritten};
use super::known::Known;
use super::window::{MOST, USUAL, Window, moment};
use super::{NO_CALL, numbers};
use crate::ids::CallNo;
use crate::table::meta;
use crate::{Error, Result, sql};

/// So many calls are known here: some 15 MB. At 1,600 calls a second ten minutes fit.
pub(crate) const CALLS: usize = 1_000_000;

/// Under which name the longest window that any call was stored with is kept, in microseconds.
const LONGEST: &str = "same_bytes_longest";
/// Under which name it is kept until when a key in the index counts, in microseconds.
pub(crate) const INDEXED_UNTIL: &str = "same_bytes_indexed_until";

/// Which of the newest calls has which key.
#[derive(Debug)]
pub(crate) struct Newest {
    calls: Known,
    /// Some of the calls and when they came, the oldest first: by them the oldest are found.
    stones: VecDeque<(CallNo, Timestamp)>,
    /// What this transaction has changed, to be taken back with it.
    undo: Vec<(u64, Option<CallNo>)>,
    /// The calls that no block holds yet.
    unwritten: Unwritten,
    /// What is stored beside the calls, at the beginning of this transaction and now.
    begun: Stored,
    stored: Stored,
    /// From how many on it is looked for what ran out.
    crowded: usize,
    most: usize,
}

#[derive(Clone, Copy, Debug)]
struct Stored {
    /// The longest window that any call was stored with.
    longest: Duration,
    /// Until when a key in the index of `dedupe` counts.
    indexed_until: Timestamp,
    /// The last number that a call was given. It may be that of a row that is gone, and is given to
    /// no other: what is left of the one would be taken for the other's.
    last: CallNo,
}

/// A place in what a transaction has changed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    changes: usize,
    unwritten: Place,
    stored: Stored,
}

impl Newest {
    /// No call is known, and none will be: for work that stores none.
    pub(crate) fn none() -> Self {
        let stored = Stored {
            longest: USUAL,
            indexed_until: Timestamp::MIN,
            last: CallNo(0),
        };
        Self {
            calls: Known::default(),
            stones: VecDeque::new(),
            undo: Vec::new(),
            unwritten: Unwritten::default(),
            begun: stored,
            stored,
            crowded: 0,
            most: 0,
        }
    }

    /// Reads the keys that still count: from the blocks, and from the rows of which none speaks.
    pub(crate) fn read(db: &Connection, most: usize, now: Timestamp) -> Result<Self> {
        let meta = meta::Read { db };
        // One that is not there, or cannot be read, is none.
        let number = |name| Ok::<i64, Error>(meta.value(name)?.unwrap_or_default());
        let stored = Stored {
            longest: Duration::from_micros(number(LONGEST)?.unsigned_abs()).clamp(USUAL, MOST),
            indexed_until: moment(number(INDEXED_UNTIL)?),
            last: last_given(db)?,
        };
        let mut newest = Self {
            begun: stored,
            stored,
            most,
            ..Self::none()
        };
        let start = Start {
            db,
            window: newest.window(now),
            dropped: CallNo(number(DROPPED)?.clamp(0, i64::MAX - 1)),
        };
        let (end, mut rows) = (start.end()?, Vec::new());
        let passed = start.rows((end, CallNo(i64::MAX)), |row| {
            rows.push(row);
            rows.len() < most
        })?;
        for row in rows.iter().filter(|row| row.until > now) {
            newest.take_older(row.key, row.no, row.at);
        }
        newest.unwritten = Unwritten::found(rows, passed);
        let again = start.blocks(end, |key, no, at| newest.take_older(key, no, at))?;
        if again > 0 {
            tracing::warn!(
                calls = again,
                "what is kept of calls to know their repeats cannot be read, so it was read from their rows"
            );
        }
        newest.crowded = crowded(newest.calls.len());
        Ok(newest)
    }

    /// Takes over an older call; whether there is room for one more.
    fn take_older(&mut self, key: u64, no: CallNo, at: Timestamp) -> bool {
        if self.calls.len() >= self.most {
            return false;
        }
        self.stone(no, at, VecDeque::push_front);
        self.calls.insert_older(key, no);
        true
    }

    /// Which keys may count at a moment.
    pub(crate) fn window(&self, now: Timestamp) -> Window {
        Window::of(self.stored.longest, now)
    }

    /// The newest call with a key, by the key's first half.
    pub(crate) fn get(&self, key: &Key) -> Option<CallNo> {
        self.calls.get(short(key))
    }

    /// Whether a key in the index may count.
    pub(crate) fn any_indexed(&self, now: Timestamp) -> bool {
        self.stored.indexed_until > now
    }

    /// A call has a key, and is the newest.
    pub(crate) fn put(
        &mut self,
        meta: meta::Write<'_>,
        key: &Key,
        (no, at, until): (CallNo, Timestamp, Timestamp),
    ) -> Result<()> {
        let key = short(key);
        self.set(key, Some(no));
        self.unwritten.put(Keyed { key, no, at, until });
        self.stone(no, at, VecDeque::push_back);
        let window = Duration::try_from(until.duration_since(at)).unwrap_or_default();
        if window > self.stored.longest {
            self.stored.longest = window;
            let micros = i64::try_from(window.as_micros()).unwrap_or(i64::MAX);
            meta.set_value(LONGEST, &micros)?;
        }
        while self.calls.len() > self.most && self.index_oldest(meta, at)? {}
        Ok(())
    }

    /// The last number that a call was given.
    pub(crate) fn last(&self) -> CallNo {
        self.stored.last
    }

    /// A call was given a number.
    pub(crate) fn gave(&mut self, no: CallNo) {
        self.stored.last = no.max(self.stored.last);
    }

    /// A call came, whether or not it gets a key.
    pub(crate) fn pass(&mut self, no: CallNo, at: Timestamp) {
        self.unwritten.pass(no, at);
    }

    /// Where this transaction began.
    pub(crate) fn begun(&self) -> Mark {
        Mark {
            changes: 0,
            unwritten: self.unwritten.begun(),
            stored: self.begun,
        }
    }

    /// Where this transaction stands.
    pub(crate) fn mark(&self) -> Mark {
        Mark {
            changes: self.undo.len(),
            unwritten: self.unwritten.place(),
            stored: self.stored,
        }
    }

    /// What was changed behind a place is taken back.
    pub(crate) fn take_back(&mut self, to: Mark) {
        for (key, before) in self.undo.drain(to.changes..).rev() {
            match before {
                Some(call) => self.calls.insert(key, call),
                None => self.calls.remove(key),
            };
        }
        self.unwritten.take_back(to.unwritten);
        self.stored = to.stored;
    }

    /// What comes last in a transaction: the keys of its calls are written where they fill a block.
    pub(crate) fn write_block(&mut self, meta: meta::Write<'_>) -> Result<()> {
        let longest = self.stored.longest;
        self.unwritten.write(meta, |now| Window::of(longest, now))
    }

    /// The transaction is over: what it changed stays, or is taken back.
    pub(crate) fn end(&mut self, committed: bool) {
        if !committed {
            self.take_back(self.begun());
        }
        self.unwritten.end(committed);
        self.undo.clear();
        self.begun = self.stored;
        if self.calls.len() > self.crowded {
            self.drop_old(Timestamp::now());
        }
    }

    fn set(&mut self, key: u64, call: Option<CallNo>) {
        let before = match call {
            Some(call) => self.calls.insert(key, call),
            None => self.calls.remove(key),
        };
        self.undo.push((key, before));
    }

    fn stone(
        &mut self,
        no: CallNo,
        at: Timestamp,
        lay: impl Fn(&mut VecDeque<(CallNo, Timestamp)>, (CallNo, Timestamp)),
    ) {
        let apart = self.portion().unsigned_abs();
        let near = |stone: &(CallNo, Timestamp)| stone.0.0.abs_diff(no.0) < apart;
        let (front, back) = (self.stones.front(), self.stones.back());
        if !front.is_some_and(near) && !back.is_some_and(near) {
            lay(&mut self.stones, (no, at));
        }
    }

    /// So many calls are put into the index at once, and so far apart are stones.
    fn portion(&self) -> i64 {
        i64::try_from(self.most / 1_000).unwrap_or(1).max(1)
    }

    /// Drops what ran out.
    fn drop_old(&mut self, now: Timestamp) {
        let since = self.window(now).since;
        let mut first = CallNo(0);
        while let (Some((_, one)), Some((no, next))) = (self.stones.front(), self.stones.get(1))
            && *one.max(next) < since
        {
            first = *no;
            self.stones.pop_front();
        }
        self.calls.forget_before(first);
        self.crowded = crowded(self.calls.len());
    }

    /// Puts a portion of the oldest calls into the index; whether there were any.
    fn index_oldest(&mut self, meta: meta::Write<'_>, now: Timestamp) -> Result<bool> {
        let Some((from, at)) = self.stones.front().copied() else {
            return Ok(false);
        };
        // A row that cannot be read is nobody's twin, and keeps no call from being stored.
        let oldest: Vec<(CallNo, Option<[u8; 8]>, Option<i64>)> = sql::all(
            meta.db,
            "SELECT no, substr (same, 1, 8), same_until FROM calls
             WHERE no >= ?1 AND same IS NOT NULL ORDER BY no LIMIT ?2",
            params![from, self.portion()],
            |row| Ok((row.get(0)?, row.get(1).ok(), row.get(2).ok())),
        )?;
        let Some((last, ..)) = oldest.last().copied() else {
            return Ok(false);
        };
        sql::execute(
            meta.db,
            "INSERT OR REPLACE INTO dedupe (key, call_no, until, body)
             SELECT same, no, same_until, NULL FROM calls
             WHERE no >= ?1 AND no <= ?2 AND same_until > ?3 AND same_until <= ?4
               AND length (same) = 16",
            params![
                from,
                last,
                now.as_microsecond(),
                self.window(now).latest.as_microsecond()
            ],
        )?;
        for (no, key, _) in &oldest {
            let key = key.map(u64::from_be_bytes);
            if let Some(key) = key.filter(|key| self.calls.get(*key) == Some(*no)) {
                self.set(key, None);
            }
        }
        while self.stones.front().is_some_and(|stone| stone.0 <= last) {
            self.stones.pop_front();
        }
        self.stones.push_front((CallNo(last.0 + 1), at));
        let counts_until = oldest
            .iter()
            .filter_map(|(_, _, until)| *until)
            .map(moment)
            .max();
        if let Some(until) = counts_until.filter(|until| *until > self.stored.indexed_until) {
            self.stored.indexed_until = until;
            meta.set_value(INDEXED_UNTIL, &until.as_microsecond())?;
        }
        Ok(true)
    }
}

/// So far behind the newest call what is left of calls that are gone tells of numbers that were
/// given; what lies further on is damaged.
const GONE: i64 = 1_000_000;

/// The last number that a call was given before this start: the newest call's, or that of one whose
/// row is gone while it still waits, or while it is still told what became of it.
fn last_given(db: &Connection) -> Result<CallNo> {
    let newest = numbers::newest(db)?.0;
    let most = newest.saturating_add(GONE).min(NO_CALL - 1);
    let gone = sql::number(
        db,
        "SELECT max (no) FROM (
           SELECT max (call_no) AS no FROM inbox WHERE call_no <= ?1
           UNION ALL SELECT max (no) >> 16 FROM dispositions WHERE no < (?1 + 1) << 16)",
        [most],
    )?;
    Ok(CallNo(newest.max(gone)))
}

/// Half again as many as there are, and never few.
fn crowded(calls: usize) -> usize {
    (calls + calls / 2).max(16_384)
}

fn short(key: &Key) -> u64 {
    let mut first = [0; 8];
    first.copy_from_slice(&key[..8]);
    u64::from_be_bytes(first)
}
