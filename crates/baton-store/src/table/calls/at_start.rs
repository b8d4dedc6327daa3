//! What a start reads of the newest calls' keys: the blocks, the newest first, and the own rows of
//! the calls that no block speaks of which can be read (see `newest` and `key_blocks`).

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::key_blocks::{ENTRY, FULL, Keyed, PASSED};
use super::numbers;
use super::window::{Window, moment};
use crate::ids::CallNo;
use crate::{Result, sql};

/// So many calls after each other that are too old end the reading of rows: one alone may be
/// damaged, or stored while the clock was wrong.
const OLD: usize = 64;

/// The file as a start finds it.
pub(crate) struct Start<'a> {
    pub(crate) db: &'a Connection,
    pub(crate) window: Window,
    /// Up to which call blocks were dropped, as nothing of them counted any more.
    pub(crate) dropped: CallNo,
}

/// A block without its keys.
struct Head {
    last: CallNo,
    at: i64,
    until: i64,
    bytes: usize,
}

impl Start<'_> {
    /// The last call that any block speaks of; a block that speaks of later ones than there are is
    /// damaged.
    pub(crate) fn end(&self) -> Result<CallNo> {
        let last = sql::number(
            self.db,
            "SELECT ifnull (max (last), 0) FROM key_blocks WHERE last BETWEEN 1 AND ?1",
            [numbers::newest(self.db)?],
        )?;
        Ok(CallNo(last))
    }

    /// Reads the keys in the rows behind a call and before another, the newest first, until the
    /// reader has enough. How many calls were looked at.
    pub(crate) fn rows(
        &self,
        (behind, before): (CallNo, CallNo),
        mut take: impl FnMut(Keyed) -> bool,
    ) -> Result<usize> {
        if before.0.saturating_sub(behind.0) <= 1 {
            return Ok(0);
        }
        let mut statement = self.db.prepare_cached(
            "SELECT no, at, substr (same, 1, 8), same_until FROM calls WHERE no > ?1 AND no < ?2
             ORDER BY no DESC",
        )?;
        let mut rows = statement.query([behind, before])?;
        let (mut passed, mut old) = (0, 0);
        while old < OLD
            && let Some(row) = rows.next()?
        {
            passed += 1;
            // A row that cannot be read is nobody's twin; whoever handles it says so.
            let (Ok(no), Ok(at)) = (row.get(0), row.get::<_, i64>(1)) else {
                continue;
            };
            if at < self.window.since.as_microsecond() {
                old += 1;
                continue;
            }
            old = 0;
            let (Ok(Some(key)), Ok(until)) = (
                row.get::<_, Option<[u8; 8]>>(2),
                row.get::<_, Option<i64>>(3),
            ) else {
                continue;
            };
            let keyed = Keyed {
                key: u64::from_be_bytes(key),
                no,
                at: moment(at),
                until: self.window.until(at, until),
            };
            if !take(keyed) {
                break;
            }
        }
        Ok(passed)
    }

    /// Reads the keys of the calls up to one that blocks speak of, the newest first, until the reader
    /// has enough. Of a block that cannot be read, or is not there, the calls' own rows are read: how
    /// many of these count.
    pub(crate) fn blocks(
        &self,
        end: CallNo,
        mut take: impl FnMut(u64, CallNo, Timestamp) -> bool,
    ) -> Result<usize> {
        let (mut again, mut more) = (0, true);
        let heads = self.heads(end)?;
        // From here on all is read.
        let mut from = CallNo(end.0 + 1);
        for (place, head) in heads.iter().enumerate() {
            let older = heads
                .get(place + 1)
                .map_or(self.dropped, |older| older.last);
            let is_over = (head.at..=self.window.now.as_microsecond()).contains(&head.until);
            let keys = match is_over {
                true => Some(Vec::new()),
                false => self.keys(head, older, from)?,
            };
            let Some(keys) = keys else { continue };
            again += self.again((head.last, from), &mut more, &mut take)?;
            // What is older than a block that is over is so too.
            from = keys.last().map_or(CallNo(older.0 + 1), |(_, first)| *first);
            let mut keys = keys.into_iter();
            more = more && keys.all(|(key, no)| take(key, no, moment(head.at)));
            if !more {
                return Ok(again);
            }
        }
        Ok(again + self.again((self.dropped, from), &mut more, &mut take)?)
    }

    /// Reads rows of which a block should speak; how many of them count.
    fn again(
        &self,
        between: (CallNo, CallNo),
        more: &mut bool,
        take: &mut impl FnMut(u64, CallNo, Timestamp) -> bool,
    ) -> Result<usize> {
        let mut again = 0;
        self.rows(between, |row| {
            if row.until > self.window.now {
                again += 1;
                *more = take(row.key, row.no, row.at);
            }
            *more
        })?;
        Ok(again)
    }

    fn heads(&self, end: CallNo) -> Result<Vec<Head>> {
        sql::all(
            self.db,
            "SELECT last, at, until, length (keys) FROM key_blocks
             WHERE last > 0 AND last <= ?1 ORDER BY last DESC",
            [end],
            |row| {
                Ok(Head {
                    last: row.get(0)?,
                    at: row.get(1)?,
                    until: row.get(2)?,
                    bytes: row.get(3)?,
                })
            },
        )
    }

    /// The keys of a block and their calls, the newest first; none of one that cannot be what was
    /// written.
    fn keys(&self, head: &Head, older: CallNo, from: CallNo) -> Result<Option<Vec<(u64, CallNo)>>> {
        let spans = head.last.0.saturating_sub(older.0);
        let is_whole = head.bytes > 0 && head.bytes.is_multiple_of(ENTRY);
        let is_full = head.bytes / ENTRY >= FULL || spans >= PASSED as i64;
        if head.until < head.at || head.last >= from || !is_whole || !is_full {
            return Ok(None);
        }
        let sql = "SELECT keys FROM key_blocks WHERE last = ?1";
        let read = |row: &rusqlite::Row<'_>| {
            Ok(entries(
                head.last,
                row.get_ref(0)?.as_blob().unwrap_or_default(),
            ))
        };
        let keys = sql::one(self.db, sql, [head.last], read)?.unwrap_or_default();
        let in_order = keys.is_sorted_by(|(_, newer), (_, older)| newer > older);
        let begins = keys.last().is_some_and(|(_, first)| first.0 > 0);
        match in_order && begins && self.is_said_by_its_row(&keys[0])? {
            true => Ok(Some(keys)),
            false => Ok(None),
        }
    }

    /// Whether a call's own row, where it can be read, has the key that a block gives it.
    fn is_said_by_its_row(&self, (key, no): &(u64, CallNo)) -> Result<bool> {
        let sql = "SELECT 1 FROM calls WHERE no = ?1 AND length (same) = 16
                   AND substr (same, 1, 8) <> ?2";
        let key = key.to_be_bytes();
        let other = sql::one(self.db, sql, params![no, key.as_slice()], |_| Ok(()))?;
        Ok(other.is_none())
    }
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
