//! Who did what (C14): a hash chain of ids and salted commitments, written in the same
//! transaction as what it records. Readable texts lie in a side table that can be erased
//! without breaking the chain.
//!
//! A row's hash is SHA-256 over the hash before it and the row's canonical bytes: each field as
//! its length (8 bytes, big-endian) and its bytes, in the order number, microseconds, action,
//! ids, commitment. The commitment is SHA-256 over a salt of 32 random bytes and the texts.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rusqlite::{Row, params};
use sha2::{Digest as _, Sha256};

use super::handles;
use crate::ids::Micros;
use crate::page::{Cursor, Page, and_one};
use crate::text::from_json;
use crate::{Error, Result, sql};

pub(crate) const SQL: &str = "
CREATE TABLE audit (
  no INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  action TEXT NOT NULL,
  ids TEXT NOT NULL,
  commitment BLOB NOT NULL,
  hash BLOB NOT NULL
) STRICT;
CREATE TABLE audit_texts (
  audit_no INTEGER PRIMARY KEY REFERENCES audit (no), salt BLOB NOT NULL, texts TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_fixed BEFORE UPDATE ON audit
BEGIN SELECT RAISE (ABORT, 'the audit is never changed'); END;
CREATE TRIGGER audit_kept BEFORE DELETE ON audit
BEGIN SELECT RAISE (ABORT, 'the audit is never shortened'); END;
";

/// The hash before the first row.
pub const GENESIS: [u8; 32] = [0; 32];

/// One action, ready to be recorded.
#[derive(Clone, Debug)]
pub struct NewAudit {
    /// When.
    pub at: Timestamp,
    /// What: a code of the engine's closed list.
    pub action: String,
    /// On what: ids by their role, no name and no text.
    pub ids: BTreeMap<String, String>,
    /// Who, why, names, before and after: what can be erased.
    pub texts: BTreeMap<String, String>,
}

/// A recorded action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditRow {
    /// Its number, without gaps from 1.
    pub no: i64,
    /// When.
    pub at: Timestamp,
    /// What.
    pub action: String,
    /// On what.
    pub ids: BTreeMap<String, String>,
    /// The readable texts; `None` after an erasure.
    pub texts: Option<BTreeMap<String, String>>,
    /// What commits to the texts.
    pub commitment: [u8; 32],
    /// What commits to the row and all before it.
    pub hash: [u8; 32],
}

/// The number and the hash of the last row.
pub(crate) type Head = (i64, [u8; 32]);

handles!("the audit");

impl Read<'_> {
    /// Recorded actions, the last first.
    pub fn page(&self, after: Option<Cursor>, limit: usize) -> Result<Page<AuditRow>> {
        let rows = sql::placed(
            self.db,
            "SELECT no, at, action, ids, commitment, hash, texts FROM audit
             LEFT JOIN audit_texts ON audit_no = no
             WHERE no < ?1 ORDER BY no DESC LIMIT ?2",
            params![Cursor::newest_or(after).no, and_one(limit)],
            sql::by_number,
            read,
        )?;
        Ok(Page::cut(rows, limit))
    }

    /// The last row's number and hash.
    pub fn head(&self) -> Result<Head> {
        let last = sql::one(
            self.db,
            "SELECT no, hash FROM audit ORDER BY no DESC LIMIT 1",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        Ok(last.unwrap_or((0, GENESIS)))
    }

    /// The first row whose hash is wrong, if any; looks at every row.
    pub fn first_broken(&self) -> Result<Option<i64>> {
        let mut before = GENESIS;
        let mut expected = 1;
        let mut statement = self.db.prepare_cached(
            "SELECT no, at, action, ids, commitment, hash, salt, texts FROM audit
             LEFT JOIN audit_texts ON audit_no = no ORDER BY no",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (no, at): (i64, i64) = (row.get(0)?, row.get(1)?);
            let (action, ids): (String, String) = (row.get(2)?, row.get(3)?);
            let (committed, hash): ([u8; 32], [u8; 32]) = (row.get(4)?, row.get(5)?);
            let salt: Option<[u8; 32]> = row.get(6)?;
            let texts: Option<String> = row.get(7)?;
            let texts_fit = salt
                .zip(texts)
                .is_none_or(|(salt, texts)| commitment(&salt, &texts) == committed);
            let linked = link(&before, no, at, &action, &ids, &committed);
            if no != expected || linked != hash || !texts_fit {
                return Ok(Some(no));
            }
            before = hash;
            expected += 1;
        }
        Ok(None)
    }
}

impl Write<'_> {
    /// Records an action; returns its number.
    pub fn append(&self, new: &NewAudit) -> Result<i64> {
        let (last, before) = match self.tx.audit_head.get() {
            Some(known) => known,
            None => self.head()?,
        };
        let no = last + 1;
        let ids = json(&new.ids);
        let texts = json(&new.texts);
        let mut salt = [0; 32];
        getrandom::fill(&mut salt).map_err(|error| Error::Disk(error.to_string()))?;
        let committed = commitment(&salt, &texts);
        let at = Micros(new.at);
        let hash = link(&before, no, at.number(), &new.action, &ids, &committed);
        sql::execute(
            self.db,
            "INSERT INTO audit (no, at, action, ids, commitment, hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                no,
                at,
                new.action,
                ids,
                committed.as_slice(),
                hash.as_slice()
            ],
        )?;
        sql::execute(
            self.db,
            "INSERT INTO audit_texts (audit_no, salt, texts) VALUES (?1, ?2, ?3)",
            params![no, salt.as_slice(), texts],
        )?;
        self.tx.audit_head.set(Some((no, hash)));
        Ok(no)
    }

    /// Erases the readable texts of a row, salt included; the chain stays whole.
    pub fn erase_texts(&self, no: i64) -> Result<()> {
        sql::execute(self.db, "DELETE FROM audit_texts WHERE audit_no = ?1", [no])?;
        Ok(())
    }
}

fn json(map: &BTreeMap<String, String>) -> String {
    serde_json::to_string(map).expect("a map of texts is JSON")
}

fn commitment(salt: &[u8; 32], texts: &str) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(salt);
    hash.update(texts.as_bytes());
    hash.finalize().into()
}

fn link(
    before: &[u8; 32],
    no: i64,
    at: i64,
    action: &str,
    ids: &str,
    committed: &[u8; 32],
) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(before);
    let (no, at) = (no.to_be_bytes(), at.to_be_bytes());
    for field in [
        &no[..],
        &at[..],
        action.as_bytes(),
        ids.as_bytes(),
        committed,
    ] {
        hash.update((field.len() as u64).to_be_bytes());
        hash.update(field);
    }
    hash.finalize().into()
}

fn read(row: &Row<'_>) -> Result<AuditRow> {
    let parse =
        |column, text: String| from_json(&text).map_err(|why| Error::Unreadable { column, why });
    let texts: Option<String> = row.get(6)?;
    Ok(AuditRow {
        no: row.get(0)?,
        at: row.get::<_, Micros>(1)?.0,
        action: row.get(2)?,
        ids: parse("audit.ids", row.get(3)?)?,
        texts: texts
            .map(|texts| parse("audit_texts.texts", texts))
            .transpose()?,
        commitment: row.get(4)?,
        hash: row.get(5)?,
    })
}
