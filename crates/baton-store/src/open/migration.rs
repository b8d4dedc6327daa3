//! The schema, built and brought up to date in one transaction.

use std::cell::RefCell;
use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use super::{backup, keys};
use crate::table::calls::newest::Newest;
use crate::tx::Waiting;
use crate::{Error, Result, Tx, table};

/// The format this program writes. Additive changes keep it readable by the next program; a
/// file with a higher one is refused.
pub const FORMAT: i64 = 14;

/// What is done to the rows, in the transaction of the migration.
type Step = fn(&Tx<'_>) -> Result<()>;

/// The steps to formats that SQL alone cannot reach.
const IN_CODE: &[(i64, Step)] = &[(11, keys::renew)];

/// Nothing else is done while a file is brought up to date.
struct Nobody;

impl Waiting for Nobody {
    fn somebody_waits(&self) -> bool {
        false
    }
}

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
            in_code(&tx, format)?;
        }
    }
    tx.pragma_update(None, "user_version", FORMAT)?;
    tx.commit()?;
    Ok(())
}

fn in_code(db: &Connection, format: i64) -> Result<()> {
    for (of, step) in IN_CODE {
        if *of == format {
            let newest = RefCell::new(Newest::none());
            let tx = Tx::new(db, &Nobody, &newest);
            step(&tx)?;
            tx.flush()?;
        }
    }
    Ok(())
}
