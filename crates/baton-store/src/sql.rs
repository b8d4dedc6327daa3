//! The few ways in which tables talk to SQLite: every statement is prepared once and kept.

use rusqlite::{Connection, Params, Row};

use crate::Result;

/// Runs a statement that changes rows; returns how many.
pub(crate) fn execute(db: &Connection, sql: &str, params: impl Params) -> Result<usize> {
    Ok(db.prepare_cached(sql)?.execute(params)?)
}

/// The first row, read, or none.
pub(crate) fn one<T>(
    db: &Connection,
    sql: &str,
    params: impl Params,
    read: impl FnOnce(&Row<'_>) -> Result<T>,
) -> Result<Option<T>> {
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    rows.next()?.map(read).transpose()
}

/// Every row, read.
pub(crate) fn all<T>(
    db: &Connection,
    sql: &str,
    params: impl Params,
    mut read: impl FnMut(&Row<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read(row)?);
    }
    Ok(found)
}

/// A number that the statement returns; `0` without a row.
pub(crate) fn number(db: &Connection, sql: &str, params: impl Params) -> Result<i64> {
    Ok(
        one(db, sql, params, |row| Ok(row.get::<_, Option<i64>>(0)?))?
            .flatten()
            .unwrap_or(0),
    )
}
