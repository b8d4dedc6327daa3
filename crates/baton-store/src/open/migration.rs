//! The schema, built and brought up to date in one transaction.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use super::backup;
use crate::{Error, Result, table};

/// The format this program writes. Additive changes keep it readable by the next program; a
/// file with a higher one is refused.
pub const FORMAT: i64 = 10;

/// Brings the file to this program's format, all steps in one transaction. One that is older is
/// copied before.
pub(crate) fn migrate(db: &mut Connection, path: &Path) -> Result<()> {
    let found: i64 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found > FORMAT {
        return Err(Error::Newer {
            path: path.to_owned(),
            found,
            known: FORMAT,
        });
    }
    if found == FORMAT {
        return Ok(());
    }
    if let Some(folder) = path.parent().filter(|_| found > 0) {
        backup::make(db, folder, FORMAT)?;
    }
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for (format, migration) in (1..).zip(table::MIGRATIONS) {
        if found < format {
            for sql in *migration {
                tx.execute_batch(sql)?;
            }
        }
    }
    tx.pragma_update(None, "user_version", FORMAT)?;
    tx.commit()?;
    Ok(())
}
