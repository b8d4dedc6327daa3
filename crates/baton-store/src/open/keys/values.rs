//! The values by which calls find runs, and what groups the problems of calls.

use baton_core::call::match_key;
use baton_core::matching::one_line_per_value;
use rusqlite::params;

use crate::table::jobs::Work;
use crate::text::Text;
use crate::{Result, Tx, sql};

pub(super) fn renew(tx: &Tx<'_>) -> Result<()> {
    awaits(tx)?;
    unmatched(tx)?;
    jobs(tx)?;
    problems(tx)
}

/// A row by its number, with the key that it gets.
fn changed<K>(
    tx: &Tx<'_>,
    sql: &str,
    read: impl Fn(&rusqlite::Row<'_>) -> rusqlite::Result<K>,
) -> Result<Vec<(K, String)>> {
    let mut statement = tx.db.prepare(sql)?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let Ok(old) = row.get_ref(0)?.as_str() else {
            continue;
        };
        let key = match_key(old);
        if key != old {
            found.push((read(row)?, key));
        }
    }
    Ok(found)
}

/// The parts of a step's id lie as they came: bytes, or a text.
type Raw = rusqlite::types::Value;

fn awaits(tx: &Tx<'_>) -> Result<()> {
    let sql = "SELECT value, run_no, step FROM awaits WHERE value IS NOT NULL";
    let read = |row: &rusqlite::Row<'_>| Ok((row.get::<_, i64>(1)?, row.get::<_, Raw>(2)?));
    for ((run, step), key) in changed(tx, sql, read)? {
        let sql = "UPDATE awaits SET value = ?3 WHERE run_no = ?1 AND step = ?2";
        sql::execute(tx.db, sql, params![run, step, key])?;
    }
    Ok(())
}

fn unmatched(tx: &Tx<'_>) -> Result<()> {
    let sql = "SELECT value, address_no, call_no, place FROM unmatched";
    let read = |row: &rusqlite::Row<'_>| {
        let old: String = row.get(0)?;
        let place: [i64; 3] = [row.get(1)?, row.get(2)?, row.get(3)?];
        Ok((old, place))
    };
    for ((old, [address, call, place]), key) in changed(tx, sql, read)? {
        let sql = "UPDATE OR REPLACE unmatched SET value = ?5
                   WHERE address_no = ?1 AND value = ?2 AND call_no = ?3 AND place = ?4";
        sql::execute(tx.db, sql, params![address, old, call, place, key])?;
    }
    Ok(())
}

/// Jobs that give a run the calls that waited for its value. Where two would be one by their
/// subject, each goes on under its own.
fn jobs(tx: &Tx<'_>) -> Result<()> {
    let sql = "SELECT no, work FROM jobs WHERE state IN (0, 3) AND subject LIKE 'take_unmatched %'";
    let jobs = sql::all(tx.db, sql, [], |row| {
        Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))
    })?;
    for (no, text) in jobs {
        let Ok(Work::TakeUnmatched {
            run,
            step,
            address,
            value,
        }) = Work::from_text(&text)
        else {
            continue;
        };
        let key = match_key(&value);
        if key == value {
            continue;
        }
        let work = Work::TakeUnmatched {
            run,
            step,
            address,
            value: key,
        };
        let sql = "UPDATE jobs SET work = ?2 WHERE no = ?1";
        sql::execute(tx.db, sql, params![no, work.to_text()])?;
        let sql = "UPDATE OR IGNORE jobs SET subject = ?2 WHERE no = ?1";
        sql::execute(tx.db, sql, params![no, work.subject()])?;
    }
    Ok(())
}

/// Open problems of calls that are one line for each value. Where two would be one, both stay: the
/// answer to one of them makes the person known to the other.
fn problems(tx: &Tx<'_>) -> Result<()> {
    let sql = "SELECT no, group_key FROM problems WHERE state = 0";
    let open = sql::all(tx.db, sql, [], |row| {
        Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))
    })?;
    for (no, old) in open {
        let mut parts = old.splitn(4, '|');
        let kind = parts.next().and_then(baton_core::of_word);
        if !kind.is_some_and(one_line_per_value) {
            continue;
        }
        let Some(value) = parts.nth(2) else { continue };
        let (before, key) = (&old[..old.len() - value.len()], match_key(value));
        if key != value {
            let sql = "UPDATE OR IGNORE problems SET group_key = ?2 WHERE no = ?1";
            sql::execute(tx.db, sql, params![no, format!("{before}{key}")])?;
        }
    }
    Ok(())
}
