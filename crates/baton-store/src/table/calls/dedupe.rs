//! Keys by which a call is known as a repeat (C5).
//!
//! The key is 128 bits of SHA-256 over the address and the sender's id, or over the address and the
//! bytes. A sender's ids lie in a unique index; keys that ran out are taken over in place and swept
//! now and then. The bytes of the newest calls are known in memory (see `newest`); only what does not
//! fit there lies in the index, too.

use baton_core::CallId;
use baton_core::matching::twice::{Found, SameAs};
use jiff::Timestamp;
use rusqlite::params;
use sha2::{Digest as _, Sha256};

use super::CallKind;
use super::window::Window;
use crate::ids::{AddressNo, CallNo, Compact, Micros};
use crate::page::Cursor;
use crate::table::handles;
use crate::{Result, sql};

pub(crate) const SQL: &str = "
CREATE TABLE dedupe (
  key BLOB PRIMARY KEY,
  call_no INTEGER NOT NULL,
  until INTEGER NOT NULL,
  body BLOB
) WITHOUT ROWID, STRICT;
";

/// What is compared of calls.
pub(crate) type Key = [u8; 16];

/// A key ready to be claimed; made outside the writer's thread, where hashing costs nothing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Claim {
    key: Key,
    /// Of the bytes, where the key is of a sender's id.
    body: Option<Key>,
    until: Timestamp,
}

/// The earlier call whose key it is. What of it cannot be read is left out: a repeat is none the less
/// one, and whoever sends it is answered.
#[derive(Clone, Debug)]
pub(crate) struct Holder {
    pub(crate) call: CallNo,
    pub(crate) id: Option<CallId>,
    /// None where there is no such call.
    pub(crate) readable: Option<bool>,
    same_body: bool,
}

impl Holder {
    /// The one fact that decides what the call which asked is stored as.
    pub(crate) fn fact(holder: Option<&Self>) -> Found {
        holder.map_or(Found::First, |holder| Found::Repeats {
            same_body: holder.same_body,
        })
    }
}

impl Claim {
    /// The key that lies in the call's own row, and until when it counts: that of its bytes.
    pub(crate) fn of_bytes(&self) -> Option<(&Key, Timestamp)> {
        self.body.is_none().then_some((&self.key, self.until))
    }

    pub(crate) fn new(address: AddressNo, same_as: &SameAs, body: &[u8]) -> Option<Self> {
        match same_as {
            SameAs::SenderId { id, until } => Some(Self {
                key: half(&[b"id", &address.0.to_be_bytes(), id.as_bytes()]),
                body: Some(half(&[body])),
                until: *until,
            }),
            SameAs::Bytes { until } => Some(Self {
                key: half(&[b"bytes", &address.0.to_be_bytes(), body]),
                body: None,
                until: *until,
            }),
            SameAs::Nothing => None,
        }
    }
}

fn half(parts: &[&[u8]]) -> Key {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    let mut half = [0; 16];
    half.copy_from_slice(&hash.finalize()[..16]);
    half
}

handles!("what counts as the same call");

impl Write<'_> {
    /// Claims a key for a call, or tells whose it is.
    pub(crate) fn claim(
        &self,
        call: CallNo,
        claim: &Claim,
        now: Timestamp,
    ) -> Result<Option<Holder>> {
        match claim.body {
            Some(body) => self.claim_id(call, claim, &body, now),
            None => self.claim_bytes(call, claim, now),
        }
    }

    /// The unique index decides; one statement is all that a call with a new key costs.
    fn claim_id(
        &self,
        call: CallNo,
        claim: &Claim,
        body: &Key,
        now: Timestamp,
    ) -> Result<Option<Holder>> {
        let values = params![
            claim.key.as_slice(),
            call,
            Micros(claim.until),
            body.as_slice()
        ];
        let claimed = sql::execute(
            self.db,
            "INSERT INTO dedupe (key, call_no, until, body) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (key) DO NOTHING",
            values,
        )?;
        if claimed == 1 {
            return Ok(None);
        }
        if let Some(holder) = self.holder(claim, now)? {
            return Ok(Some(holder));
        }
        // The key ran out: it is taken over.
        sql::execute(
            self.db,
            "UPDATE dedupe SET call_no = ?2, until = ?3, body = ?4 WHERE key = ?1",
            values,
        )?;
        Ok(None)
    }

    /// The newest calls decide, and what of them was put into the index.
    fn claim_bytes(&self, call: CallNo, claim: &Claim, now: Timestamp) -> Result<Option<Holder>> {
        let mut newest = self.tx.newest.borrow_mut();
        if let Some(earlier) = newest.get(&claim.key)
            && let Some(holder) = self.holder_of_bytes(earlier, &claim.key, newest.window(now))?
        {
            return Ok(Some(holder));
        }
        if newest.any_indexed(now)
            && let Some(holder) = self.holder(claim, now)?
        {
            return Ok(Some(holder));
        }
        newest.put(self.tx.meta(), &claim.key, (call, now, claim.until))?;
        Ok(None)
    }

    /// A call whose bytes have this key, if it counts still. Where the key in its row cannot be read,
    /// what is known of it here counts.
    fn holder_of_bytes(&self, call: CallNo, key: &Key, window: Window) -> Result<Option<Holder>> {
        let found = sql::one(
            self.db,
            "SELECT id, readable, at, same_until FROM calls WHERE no = ?1 AND (same = ?2
               OR ifnull (length (same), 0) <> 16 AND kind = ?3 AND duplicate_of IS NULL)",
            params![call, key.as_slice(), CallKind::Accepted],
            |row| {
                let holder = Holder {
                    call,
                    id: id_in(row, 0),
                    readable: row.get(1)?,
                    same_body: true,
                };
                Ok((holder, window.until(row.get(2)?, row.get(3)?)))
            },
        )?;
        Ok(found
            .filter(|(_, until)| *until > window.now)
            .map(|(holder, _)| holder))
    }

    /// Who holds a key in the index. Which call that is may be damaged, and until when: what repeats
    /// it is a repeat none the less.
    fn holder(&self, claim: &Claim, now: Timestamp) -> Result<Option<Holder>> {
        sql::one(
            self.db,
            "SELECT dedupe.call_no, calls.id, calls.readable, dedupe.body FROM dedupe
             LEFT JOIN calls ON calls.no = dedupe.call_no
             WHERE dedupe.key = ?1 AND (dedupe.until > ?2 OR dedupe.until < 0)",
            params![claim.key.as_slice(), now.as_microsecond()],
            |row| {
                Ok(Holder {
                    call: row.get(0)?,
                    id: id_in(row, 1),
                    readable: row.get(2)?,
                    // Of other bytes an admin is asked, so that damaged ones are not lost.
                    same_body: row.get::<_, Option<[u8; 16]>>(3).ok() == Some(claim.body),
                })
            },
        )
    }

    /// The last key of the stretch of the index behind a place; none when there is no key behind
    /// it. A stretch is short.
    pub fn stretch(&self, behind: Option<Cursor>) -> Result<Option<Cursor>> {
        const STRETCH: i64 = 500;
        let last: Option<[u8; 16]> = sql::one(
            self.db,
            "SELECT max (key) FROM
               (SELECT key FROM dedupe WHERE key > ?1 AND length (key) = 16 ORDER BY key LIMIT ?2)",
            params![key_of(behind).as_slice(), STRETCH],
            |row| Ok(row.get(0)?),
        )?
        .flatten();
        Ok(last.map(place_of))
    }

    /// Drops the keys of a stretch that ran out.
    pub fn sweep(&self, behind: Option<Cursor>, last: Cursor, now: Timestamp) -> Result<usize> {
        sql::execute(
            self.db,
            "DELETE FROM dedupe WHERE key > ?1 AND key <= ?2 AND until <= ?3",
            params![
                key_of(behind).as_slice(),
                key_of(Some(last)).as_slice(),
                now.as_microsecond()
            ],
        )
    }
}

fn id_in(row: &rusqlite::Row<'_>, column: usize) -> Option<CallId> {
    let id = row.get::<_, Compact>(column).ok()?;
    id.read("call_", "calls.id").ok()
}

/// A key as a place in the index: its two halves.
fn place_of(key: [u8; 16]) -> Cursor {
    let whole = u128::from_be_bytes(key);
    Cursor {
        key: (whole >> 64) as u64 as i64,
        no: whole as u64 as i64,
    }
}

fn key_of(place: Option<Cursor>) -> [u8; 16] {
    let place = place.map_or(0, |place| {
        u128::from(place.key as u64) << 64 | u128::from(place.no as u64)
    });
    place.to_be_bytes()
}
