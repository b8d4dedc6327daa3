//! Single values by name: settings, marks of the installation.

use rusqlite::params;

use super::handles;
use crate::{Result, sql};

pub(crate) const SQL: &str = "
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT;
";

handles!("single values");

impl Read<'_> {
    /// The value of a name.
    pub fn get(&self, name: &str) -> Result<Option<String>> {
        sql::one(
            self.db,
            "SELECT value FROM meta WHERE name = ?1",
            [name],
            |row| Ok(row.get(0)?),
        )
    }
}

impl Write<'_> {
    /// Sets a value.
    pub fn set(&self, name: &str, value: &str) -> Result<()> {
        sql::execute(
            self.db,
            "INSERT INTO meta (name, value) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            params![name, value],
        )?;
        Ok(())
    }

    /// Removes a value.
    pub fn remove(&self, name: &str) -> Result<()> {
        sql::execute(self.db, "DELETE FROM meta WHERE name = ?1", [name])?;
        Ok(())
    }
}
