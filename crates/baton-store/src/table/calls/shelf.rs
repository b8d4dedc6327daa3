//! Calls put aside at an address: samples, calls refused, questions, calls kept while a trigger is
//! off.
//!
//! A small table of its own, so that the common call pays nothing for it.

use rusqlite::params;

use crate::ids::{AddressNo, CallNo, WorkflowNo, code};
use crate::page::Cursor;
use crate::table::handles;
use crate::{Result, sql};

pub(crate) const SQL: &str = "
CREATE TABLE shelf (
  kind INTEGER NOT NULL, address_no INTEGER NOT NULL, call_no INTEGER NOT NULL,
  PRIMARY KEY (kind, address_no, call_no)
) WITHOUT ROWID, STRICT;
";

/// From the ninth format on questions lie on a shelf of their own: kinds 5 and 6 of calls. A folder that
/// came to the ninth format before this was in it keeps those it had among the refused calls, where
/// they can push out one of these until they are seven days old and dropped.
pub(crate) const SQL_9: &str = "
UPDATE OR IGNORE shelf SET kind = 3
WHERE kind = 1 AND call_no IN (SELECT no FROM calls WHERE kind IN (5, 6));
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
        /// Its token was right, and it was a question or only opened the address: a place of its own,
        /// since such calls come as often as a machine likes and must push out no other.
        Asked = 3,
    }
}

/// What of a place says which address.
const ADDRESS_BITS: i64 = (1 << 48) - 1;

/// A call that is kept for a while only.
#[derive(Clone, Copy, Debug)]
pub struct ForAWhile {
    /// On which kind of shelf.
    pub kind: Shelf,
    /// Of which address.
    pub address: AddressNo,
    /// The call.
    pub call: CallNo,
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

    /// The addresses with calls on such a shelf, those with the latest call first.
    pub fn addresses(&self, kind: Shelf, limit: usize) -> Result<Vec<AddressNo>> {
        sql::all(
            self.db,
            "SELECT address_no FROM shelf WHERE kind = ?1
             GROUP BY address_no ORDER BY max(call_no) DESC LIMIT ?2",
            params![kind, limit as i64],
            |row| Ok(row.get(0)?),
        )
    }

    /// The calls on an address's shelf behind one, in stored order.
    pub fn calls_after(
        &self,
        address: AddressNo,
        kind: Shelf,
        after: CallNo,
        limit: usize,
    ) -> Result<Vec<CallNo>> {
        sql::all(
            self.db,
            "SELECT call_no FROM shelf WHERE kind = ?1 AND address_no = ?2 AND call_no > ?3
             ORDER BY call_no LIMIT ?4",
            params![kind, address, after, limit as i64],
            |row| Ok(row.get(0)?),
        )
    }

    /// Samples and refused calls behind a place: what is kept for a while.
    pub fn kept_for_a_while(
        &self,
        behind: Option<Cursor>,
        limit: usize,
    ) -> Result<Vec<(Cursor, ForAWhile)>> {
        let behind = behind.unwrap_or(Cursor { key: 0, no: 0 });
        sql::all(
            self.db,
            "SELECT kind, address_no, call_no FROM shelf
             WHERE (kind, address_no, call_no) > (?1 >> 48, ?1 & ?2, ?3) AND kind <> ?4
             ORDER BY kind, address_no, call_no LIMIT ?5",
            params![
                behind.key,
                ADDRESS_BITS,
                behind.no,
                Shelf::Kept,
                limit as i64
            ],
            |row| {
                let kind: Shelf = row.get(0)?;
                let (address, call): (AddressNo, CallNo) = (row.get(1)?, row.get(2)?);
                let place = Cursor {
                    key: (kind as i64) << 48 | address.0,
                    no: call.0,
                };
                let lies = ForAWhile {
                    kind,
                    address,
                    call,
                };
                Ok((place, lies))
            },
        )
    }

    /// How many calls lie on such a shelf of any address of a workflow.
    pub fn count_of(&self, workflow: WorkflowNo, kind: Shelf) -> Result<i64> {
        sql::number(
            self.db,
            "SELECT count(*) FROM addresses
             JOIN shelf ON shelf.kind = ?1 AND shelf.address_no = addresses.no
             WHERE addresses.workflow_no = ?2",
            params![kind, workflow],
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
        // One comes, one goes: more than a few are only there after a limit was lowered.
        let old = sql::all(
            self.db,
            "SELECT call_no FROM shelf WHERE kind = ?1 AND address_no = ?2 AND call_no <= ?3
             ORDER BY call_no LIMIT 4",
            params![kind, address, oldest],
            |row| Ok(row.get::<_, CallNo>(0)?),
        )?;
        old.into_iter()
            .try_for_each(|call| self.drop_call(address, kind, call))
    }

    /// Drops a call from a shelf, rows and body included.
    pub fn drop_call(&self, address: AddressNo, kind: Shelf, call: CallNo) -> Result<()> {
        self.take(address, kind, call)?;
        self.tx.dispositions().remove(call)?;
        self.tx.calls().remove(call)
    }
}
