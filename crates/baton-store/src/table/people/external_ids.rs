//! The ids that people have in other tools (C4): one per person and source, and one person per
//! source and id. A source is compared without case, an id as it stands.

use rusqlite::{Row, params};

use super::{PersonRow, fold};
use crate::ids::PersonNo;
use crate::table::handles;
use crate::{Result, sql};

/// The most sources that are known.
pub const MOST_SOURCES: usize = 50;

pub(crate) const SQL: &str = "
CREATE TABLE external_sources (key TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID, STRICT;
CREATE TABLE external_ids (
  source_key TEXT NOT NULL REFERENCES external_sources (key),
  external_id TEXT NOT NULL,
  person_no INTEGER NOT NULL REFERENCES people (no),
  PRIMARY KEY (source_key, external_id)
) WITHOUT ROWID, STRICT;
CREATE UNIQUE INDEX external_ids_person ON external_ids (person_no, source_key);
";

/// A person's id in another tool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExternalId {
    /// The tool's name, as it was first written.
    pub source: String,
    /// The id there.
    pub id: String,
}

/// What became of an id that was to be stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stored {
    /// It is the person's.
    Yes,
    /// This other person has it.
    Taken(PersonNo),
    /// There are as many sources as may be.
    TooManySources,
}

handles!("ids in other tools");

impl Read<'_> {
    /// The names of the sources.
    pub fn sources(&self) -> Result<Vec<String>> {
        let sql = "SELECT name FROM external_sources ORDER BY key";
        sql::all(self.db, sql, [], |row| Ok(row.get(0)?))
    }

    /// A person's ids, by source.
    pub fn of_person(&self, no: PersonNo) -> Result<Vec<ExternalId>> {
        let sql = "SELECT source.name, one.external_id
                   FROM external_ids AS one JOIN external_sources AS source
                     ON source.key = one.source_key
                   WHERE one.person_no = ?1 ORDER BY one.source_key";
        sql::readable(self.db, sql, [no], read)
    }

    /// A person's id at a source.
    pub fn of_source(&self, no: PersonNo, source: &str) -> Result<Option<String>> {
        let sql = "SELECT external_id FROM external_ids WHERE person_no = ?1 AND source_key = ?2";
        sql::one(self.db, sql, params![no, fold(source)], |row| {
            Ok(row.get(0)?)
        })
    }

    /// Who has this id at this source.
    pub fn owner(&self, source: &str, id: &str) -> Result<Option<PersonNo>> {
        let sql = "SELECT person_no FROM external_ids WHERE source_key = ?1 AND external_id = ?2";
        sql::one(self.db, sql, params![fold(source), id], |row| {
            Ok(row.get(0)?)
        })
    }
}

impl Write<'_> {
    /// Sets a person's id at a source in the place of the one before.
    pub fn set(&self, person: &PersonRow, source: &str, id: &str) -> Result<Stored> {
        match self.owner(source, id)? {
            Some(owner) if owner == person.no => return Ok(Stored::Yes),
            Some(owner) => return Ok(Stored::Taken(owner)),
            None => {}
        }
        let key = fold(source);
        if !self.knows(&key)? && self.sources()?.len() >= MOST_SOURCES {
            return Ok(Stored::TooManySources);
        }
        let sql = "INSERT OR IGNORE INTO external_sources (key, name) VALUES (?1, ?2)";
        sql::execute(self.db, sql, params![key, source.trim()])?;
        let sql = "INSERT INTO external_ids (source_key, external_id, person_no)
                   VALUES (?1, ?2, ?3)
                   ON CONFLICT (person_no, source_key) DO UPDATE
                     SET external_id = excluded.external_id";
        self.with_words(person, || {
            sql::execute(self.db, sql, params![key, id, person.no])
        })?;
        Ok(Stored::Yes)
    }

    /// Removes a person's id at a source.
    pub fn remove(&self, person: &PersonRow, source: &str) -> Result<()> {
        let sql = "DELETE FROM external_ids WHERE person_no = ?1 AND source_key = ?2";
        self.with_words(person, || {
            sql::execute(self.db, sql, params![person.no, fold(source)])
        })
    }

    /// A change after which the person is found by other words.
    fn with_words(&self, row: &PersonRow, change: impl FnOnce() -> Result<usize>) -> Result<()> {
        let people = self.tx.people();
        let before = people.words(row.no, &row.person)?;
        change()?;
        people.renew_words(row.no, &row.person, &before)
    }

    fn knows(&self, key: &str) -> Result<bool> {
        let sql = "SELECT 1 FROM external_sources WHERE key = ?1";
        Ok(sql::one(self.db, sql, [key], |_| Ok(()))?.is_some())
    }
}

fn read(row: &Row<'_>) -> Result<ExternalId> {
    Ok(ExternalId {
        source: row.get(0)?,
        id: row.get(1)?,
    })
}
