//! Calls put aside at an address: samples, calls refused, calls kept while a trigger is off.
//!
//! A small table of its own, so that the common call pays nothing for it.

use jiff::Timestamp;
use rusqlite::params;

use crate::ids::{AddressNo, CallNo, code};
use crate::table::handles;
use crate::{Result, sql};

pub(crate) const SQL: &str = "
CREATE TABLE shelf (
  kind INTEGER NOT NULL, address_no INTEGER NOT NULL, call_no INTEGER NOT NULL,
  PRIMARY KEY (kind, address_no, call_no)
) WITHOUT ROWID, STRICT;
";

/// How many samples of an address are kept.
pub const KEPT_SAMPLES: i64 = 50;
/// How many refused calls of an address are kept.
pub const KEPT_REFUSED: i64 = 20;

code! {
    /// Why a call lies on the shelf.
    Shelf {
        /// It came while the owner was a draft.
        Sample = 0,
        /// Its token was wrong, it was too big or compressed.
        Refused = 1,
        /// It came while the trigger was off or paused; the admin may start it.
        Kept = 2,
    }
}

handles!("calls put aside");

impl Read<'_> {
    /// The calls on an address's shelf, the last first.
    pub fn calls(&self, address: AddressNo, kind: Shelf, limit: usize) -> Result<Vec<CallNo>> {
        sql::all(
            self.db,
            "SELECT call_no FROM shelf WHERE kind = ?1 AND address_no = ?2
             ORDER BY call_no DESC LIMIT ?3",
            params![kind, address, limit as i64],
            |row| Ok(row.get(0)?),
        )
    }

    /// How many calls lie on an address's shelf; a shelf is small.
    pub fn count(&self, address: AddressNo, kind: Shelf) -> Result<i64> {
        sql::number(
            self.db,
            "SELECT count(*) FROM shelf WHERE kind = ?1 AND address_no = ?2",
            params![kind, address],
        )
    }
}

impl Write<'_> {
    /// Puts a call on a shelf.
    pub fn put(&self, address: AddressNo, kind: Shelf, call: CallNo) -> Result<()> {
        sql::execute(
            self.db,
            "INSERT OR IGNORE INTO shelf (kind, address_no, call_no) VALUES (?1, ?2, ?3)",
            params![kind, address, call],
        )?;
        Ok(())
    }

    /// Takes a call from a shelf; whether it lay there.
    pub fn take(&self, address: AddressNo, kind: Shelf, call: CallNo) -> Result<bool> {
        let taken = sql::execute(
            self.db,
            "DELETE FROM shelf WHERE kind = ?1 AND address_no = ?2 AND call_no = ?3",
            params![kind, address, call],
        )?;
        Ok(taken > 0)
    }

    /// Drops all but the last calls of one shelf, rows and bodies included.
    pub(crate) fn prune(&self, address: AddressNo, kind: Shelf, kept: i64) -> Result<()> {
        let oldest: Option<CallNo> = sql::one(
            self.db,
            "SELECT call_no FROM shelf WHERE kind = ?1 AND address_no = ?2
             ORDER BY call_no DESC LIMIT 1 OFFSET ?3",
            params![kind, address, kept],
            |row| Ok(row.get(0)?),
        )?;
        let Some(oldest) = oldest else {
            return Ok(());
        };
        let old = sql::all(
            self.db,
            "SELECT call_no FROM shelf WHERE kind = ?1 AND address_no = ?2 AND call_no <= ?3",
            params![kind, address, oldest],
            |row| Ok(row.get::<_, CallNo>(0)?),
        )?;
        old.into_iter()
            .try_for_each(|call| self.drop_call(address, kind, call))
    }

    /// Drops what lies on a kind of shelf since before a time, rows and bodies included.
    pub fn expire(&self, kind: Shelf, before: Timestamp, limit: usize) -> Result<usize> {
        let old = sql::all(
            self.db,
            "SELECT shelf.address_no, shelf.call_no FROM shelf
             JOIN calls ON calls.no = shelf.call_no
             WHERE shelf.kind = ?1 AND calls.at < ?2 LIMIT ?3",
            params![kind, before.as_microsecond(), limit as i64],
            |row| Ok((row.get::<_, AddressNo>(0)?, row.get::<_, CallNo>(1)?)),
        )?;
        for (address, call) in &old {
            self.drop_call(*address, kind, *call)?;
        }
        Ok(old.len())
    }

    fn drop_call(&self, address: AddressNo, kind: Shelf, call: CallNo) -> Result<()> {
        self.take(address, kind, call)?;
        self.tx.dispositions().remove(call)?;
        self.tx.calls().remove(call)
    }
}
