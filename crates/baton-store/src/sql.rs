//! The few ways in which tables talk to SQLite: every statement is prepared once and kept.

use rusqlite::{Connection, Params, Row, Statement, StatementStatus};

use crate::page::{Cursor, UnreadRow};
use crate::{Error, Result};

/// Runs a statement that changes rows; returns how many.
pub(crate) fn execute(db: &Connection, sql: &str, params: impl Params) -> Result<usize> {
    let mut statement = db.prepare_cached(sql)?;
    let changed = statement.execute(params)?;
    tell(&statement, sql);
    Ok(changed)
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
    let row = rows.next()?;
    let read = row.map(|row| read(row).map_err(|error| named(error, row, sql)));
    drop(rows);
    tell(&statement, sql);
    read.transpose()
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
        found.push(read(row).map_err(|error| named(error, row, sql))?);
    }
    drop(rows);
    tell(&statement, sql);
    Ok(found)
}

/// Every row, those that cannot be read as such: one damaged row hides no other.
pub(crate) fn each<T>(
    db: &Connection,
    sql: &str,
    params: impl Params,
    read: impl FnMut(&Row<'_>) -> Result<T>,
) -> Result<Vec<Result<T, UnreadRow>>> {
    let rows = placed(db, sql, params, |_| Ok(()), read)?.into_iter();
    Ok(rows.map(|((), row)| row).collect())
}

/// The same, each with its place in the list's order, which is made of columns that hold whole
/// numbers whatever else is damaged: the tables are strict.
pub(crate) fn placed<T, P>(
    db: &Connection,
    sql: &str,
    params: impl Params,
    place: impl Fn(&Row<'_>) -> Result<P>,
    mut read: impl FnMut(&Row<'_>) -> Result<T>,
) -> Result<Vec<(P, Result<T, UnreadRow>)>> {
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let read = match read(row).map_err(|error| named(error, row, sql)) {
            Err(error) if !error.is_of_the_store() => Err(UnreadRow {
                table: table(sql).to_owned(),
                no: row.get(0).unwrap_or_default(),
                name: None,
                why: error.to_string(),
            }),
            read => Ok(read?),
        };
        found.push((place(row)?, read));
    }
    drop(rows);
    tell(&statement, sql);
    Ok(found)
}

/// The place of a row that its number alone orders.
pub(crate) fn by_number(row: &Row<'_>) -> Result<Cursor> {
    let no = row.get(0)?;
    Ok(Cursor { key: 0, no })
}

/// The rows that can be read; the others are told to the log.
pub(crate) fn readable<T>(
    db: &Connection,
    sql: &str,
    params: impl Params,
    read: impl FnMut(&Row<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    let rows = each(db, sql, params, read)?.into_iter();
    Ok(rows
        .filter_map(|row| {
            row.inspect_err(|unread| {
                tracing::warn!(table = unread.table, no = unread.no, "a row cannot be read");
            })
            .ok()
        })
        .collect())
}

/// A number that the statement returns; `0` without a row.
pub(crate) fn number(db: &Connection, sql: &str, params: impl Params) -> Result<i64> {
    Ok(
        one(db, sql, params, |row| Ok(row.get::<_, Option<i64>>(0)?))?
            .flatten()
            .unwrap_or(0),
    )
}

/// Tells whoever listens what SQLite had to do for a statement: what must not grow with a table is
/// counted by that, and not timed.
fn tell(statement: &Statement<'_>, sql: &str) {
    if tracing::enabled!(target: "baton_store::sql", tracing::Level::TRACE) {
        let steps = statement.reset_status(StatementStatus::VmStep);
        tracing::trace!(target: "baton_store::sql", steps, sql);
    }
}

/// Names the column that could not be read.
fn named(error: Error, row: &Row<'_>, sql: &str) -> Error {
    use rusqlite::Error as Of;

    let Error::Sqlite(of) = &error else {
        return error;
    };
    let (column, why) = if let Of::InvalidColumnType(column, _, found) = &**of {
        (*column, format!("it is of the type {found}"))
    } else if let Of::FromSqlConversionFailure(column, _, why) = &**of {
        (*column, why.to_string())
    } else if let Of::IntegralValueOutOfRange(column, found) = &**of {
        (*column, format!("{found} is out of range"))
    } else if let Of::Utf8Error(column, why) = &**of {
        (*column, why.to_string())
    } else {
        return error;
    };
    let name = row.as_ref().column_name(column).unwrap_or("?");
    Error::Damaged {
        column: format!("{}.{name}", table(sql)),
        why,
    }
}

/// The table that a statement reads first.
fn table(sql: &str) -> &str {
    let mut words = sql.split_whitespace().skip_while(|word| *word != "FROM");
    words.nth(1).unwrap_or("?")
}
