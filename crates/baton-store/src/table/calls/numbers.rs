//! The numbers of calls: each gets the one behind the last that was given, and a damaged one counts for
//! none.

use rusqlite::Connection;

use super::NO_CALL;
use crate::ids::CallNo;
use crate::{Result, sql};

/// So far above the call before it nobody has got with calls that came: such a number is damaged.
const FAR: i64 = 1 << 32;
/// So many damaged numbers are passed over.
const PASSED: i64 = 64;

/// The newest call's number; zero where there is none. What no call can have, and whatever lies above a
/// wide gap, is of damaged rows and counts for none: those behind it would soon have no number left.
pub(super) fn newest(db: &Connection) -> Result<CallNo> {
    let highest: Vec<i64> = sql::all(
        db,
        "SELECT no FROM calls WHERE no BETWEEN 0 AND ?1 ORDER BY no DESC LIMIT ?2",
        [NO_CALL - 1, PASSED],
        |row| Ok(row.get(0)?),
    )?;
    let is_whole = highest.len() < usize::try_from(PASSED).unwrap_or(usize::MAX);
    let below = is_whole.then_some(&0);
    let mut newest = highest.first().copied().unwrap_or_default();
    for (no, next) in highest.iter().zip(highest.iter().skip(1).chain(below)) {
        if no - next >= FAR {
            newest = *next;
        }
    }
    Ok(CallNo(newest))
}

/// A number behind all that were given that no row has, from one that a row has.
pub(super) fn free(db: &Connection, taken: CallNo) -> Result<CallNo> {
    let behind = sql::number(
        db,
        "SELECT no FROM calls AS last WHERE no >= ?1
           AND NOT EXISTS (SELECT 1 FROM calls WHERE no = last.no + 1) ORDER BY no LIMIT 1",
        [taken],
    )?;
    Ok(CallNo(behind.saturating_add(1)))
}
