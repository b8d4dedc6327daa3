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

/// The newest call's number; zero where there is none. One that no call can have, or that is far above
/// all others, is a damaged row's and counts for none: those behind it would soon have no number left.
pub(super) fn newest(db: &Connection) -> Result<CallNo> {
    let highest: Vec<i64> = sql::all(
        db,
        "SELECT no FROM calls WHERE no BETWEEN 0 AND ?1 ORDER BY no DESC LIMIT ?2",
        [NO_CALL - 1, PASSED],
        |row| Ok(row.get(0)?),
    )?;
    let before = highest.iter().skip(1).chain([&0]);
    let mut pairs = highest.iter().zip(before);
    let believed = pairs.find(|(no, before)| **no - **before < FAR);
    Ok(CallNo(believed.map_or(0, |(no, _)| *no)))
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
