//! Incoming addresses: their owner, and the digests of their tokens (never a token).

use baton_core::calendar::DayOrder;
use baton_core::matching::twice::{AddressSettings, SenderId};
use baton_core::matching::{TestCall, WordTable};
use baton_core::{AddressId, StepId};
use jiff::Timestamp;
use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};

use super::handles;
use crate::ids::{AddressNo, Compact, Micros, WorkflowNo, code};
use crate::text::{from_json, to_json};
use crate::{Error, Lenient, Result, Text, sql};

pub(crate) const SQL: &str = "
CREATE TABLE addresses (
  no INTEGER PRIMARY KEY,
  id ANY NOT NULL UNIQUE,
  workflow_no INTEGER NOT NULL REFERENCES workflows (no),
  owner INTEGER NOT NULL,
  owner_id ANY NOT NULL,
  token_digest BLOB,
  previous_digest BLOB,
  previous_until INTEGER,
  settings TEXT NOT NULL,
  records_samples INTEGER NOT NULL,
  refused INTEGER NOT NULL DEFAULT 0,
  refused_at INTEGER,
  refused_from TEXT,
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE UNIQUE INDEX addresses_owner ON addresses (workflow_no, owner_id);
";

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT no, id, workflow_no, owner, owner_id, token_digest, previous_digest,
               previous_until, settings, records_samples, refused, refused_at, refused_from,
               created_at, deleted_at
             FROM addresses ",
            $rest
        )
    };
}

/// SHA-256 of a token.
pub type Digest = [u8; 32];

code! {
    /// What an address belongs to, for ever.
    Owner {
        /// A workflow's trigger: its calls start runs.
        Trigger = 0,
        /// A waiting step: its calls move runs.
        Step = 1,
        /// A tool with many kinds of events.
        Source = 2,
    }
}

/// An address as stored.
#[derive(Clone, Debug)]
pub struct AddressRow {
    /// Its number in this file.
    pub no: AddressNo,
    /// Its public id.
    pub id: AddressId,
    /// The workflow of its owner.
    pub workflow: WorkflowNo,
    /// What it belongs to.
    pub owner: Owner,
    /// The trigger or step.
    pub owner_id: StepId,
    /// Its token's digest; `None` until the secret store was open once.
    pub token_digest: Option<Digest>,
    /// The digest before the last rotation, and its end.
    pub previous: Option<(Digest, Timestamp)>,
    /// The sender's id and the duplicate rule; as with a new address when they cannot be read.
    pub settings: Lenient<AddressSettings>,
    /// Whether its owner is in a draft only: calls are samples.
    pub records_samples: bool,
    /// How many calls were refused.
    pub refused: i64,
    /// When the last one was refused.
    pub refused_at: Option<Timestamp>,
    /// Who sent it.
    pub refused_from: Option<String>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When its owner was deleted; undo brings it back.
    pub deleted_at: Option<Timestamp>,
}

/// An address whose row cannot be read, as far as it can be.
#[derive(Clone, Debug)]
pub struct UnreadAddress {
    /// Its public id.
    pub id: Option<AddressId>,
    /// Its tokens' digests; none when one of them cannot be read.
    pub digests: Option<Vec<Digest>>,
    /// What cannot be read, and what is wrong with it.
    pub why: String,
}

/// A new address.
#[derive(Clone, Debug)]
pub struct NewAddress {
    /// Its public id.
    pub id: AddressId,
    /// The workflow of its owner.
    pub workflow: WorkflowNo,
    /// What it belongs to.
    pub owner: Owner,
    /// The trigger or step.
    pub owner_id: StepId,
    /// Its token's digest, when there is a token already.
    pub token_digest: Option<Digest>,
    /// The sender's id and the duplicate rule.
    pub settings: AddressSettings,
    /// When.
    pub at: Timestamp,
}

handles!("addresses");

/// The settings as the column may hold them: what is left out is as with a new address, and what is
/// as before is left out where earlier Batons knew nothing of it.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct StoredSettings {
    sender_id: Option<SenderId>,
    duplicate_minutes: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    takes_get: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    day_order: Option<DayOrder>,
    #[serde(skip_serializing_if = "String::is_empty")]
    answer: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tests: Vec<TestCall>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    words: Vec<WordTable>,
}

impl Text for AddressSettings {
    fn to_text(&self) -> String {
        to_json(&StoredSettings {
            sender_id: self.sender_id.clone(),
            duplicate_minutes: Some(self.duplicate_minutes),
            takes_get: self.takes_get.then_some(true),
            day_order: self.day_order,
            answer: self.answer.clone(),
            tests: self.tests.clone(),
            words: self.words.clone(),
        })
    }

    fn from_text(text: &str) -> std::result::Result<Self, String> {
        let stored: StoredSettings = from_json(text)?;
        let new = Self::default();
        Ok(Self {
            sender_id: stored.sender_id,
            duplicate_minutes: stored.duplicate_minutes.unwrap_or(new.duplicate_minutes),
            takes_get: stored.takes_get.unwrap_or(new.takes_get),
            day_order: stored.day_order,
            answer: stored.answer,
            tests: stored.tests,
            words: stored.words,
        })
    }
}

impl Read<'_> {
    /// Every address that can be read, deleted ones included.
    pub fn all(&self) -> Result<Vec<AddressRow>> {
        sql::readable(self.db, select!("ORDER BY no"), [], read)
    }

    /// Every address, those that cannot be read as far as they can be: what the door holds in
    /// memory.
    pub fn each(&self) -> Result<Vec<Result<AddressRow, UnreadAddress>>> {
        let sql = select!("ORDER BY no");
        let rows = sql::placed(self.db, sql, [], |row| Ok(as_far(row)), read)?.into_iter();
        let rows = rows.map(|(as_far, row)| {
            row.map_err(|row| UnreadAddress {
                why: row.why,
                ..as_far
            })
        });
        Ok(rows.collect())
    }

    /// The address with this id.
    pub fn get(&self, id: &AddressId) -> Result<Option<AddressRow>> {
        sql::one(self.db, select!("WHERE id = ?1"), [Compact::of(id)], read)
    }

    /// The address with this number.
    pub fn by_no(&self, no: AddressNo) -> Result<Option<AddressRow>> {
        sql::one(self.db, select!("WHERE no = ?1"), [no], read)
    }

    /// The addresses of a workflow, deleted ones included.
    pub fn of_workflow(&self, workflow: WorkflowNo) -> Result<Vec<AddressRow>> {
        sql::readable(
            self.db,
            select!("WHERE workflow_no = ?1 ORDER BY no"),
            [workflow],
            read,
        )
    }

    /// The address of a trigger or step.
    pub fn of_owner(&self, workflow: WorkflowNo, owner: &StepId) -> Result<Option<AddressRow>> {
        let sql = select!("WHERE workflow_no = ?1 AND owner_id = ?2");
        sql::one(self.db, sql, params![workflow, Compact::of(owner)], read)
    }

    /// Addresses that have no token yet.
    pub fn without_token(&self) -> Result<Vec<AddressRow>> {
        sql::readable(
            self.db,
            select!("WHERE token_digest IS NULL ORDER BY no"),
            [],
            read,
        )
    }
}

impl Write<'_> {
    /// Stores a new address; its calls are samples until its owner goes live.
    pub fn insert(&self, new: &NewAddress) -> Result<AddressNo> {
        sql::execute(
            self.db,
            "INSERT INTO addresses (id, workflow_no, owner, owner_id, token_digest, settings,
               records_samples, created_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1, ?7)",
            params![
                Compact::of(&new.id),
                new.workflow,
                new.owner,
                Compact::of(&new.owner_id),
                new.token_digest.as_ref().map(<[u8; 32]>::as_slice),
                new.settings.to_text(),
                Micros(new.at)
            ],
        )?;
        Ok(AddressNo(self.db.last_insert_rowid()))
    }

    /// Sets a new token's digest; the one before it stays right until the given time.
    pub fn set_token(
        &self,
        no: AddressNo,
        digest: &Digest,
        previous_until: Option<Timestamp>,
    ) -> Result<()> {
        sql::execute(
            self.db,
            "UPDATE addresses SET
               previous_digest = CASE WHEN ?3 IS NULL THEN NULL ELSE token_digest END,
               previous_until = ?3, token_digest = ?2
             WHERE no = ?1",
            params![no, digest.as_slice(), previous_until.map(Micros)],
        )?;
        Ok(())
    }

    /// Sets the sender's id and the duplicate rule.
    pub fn set_settings(&self, no: AddressNo, settings: &AddressSettings) -> Result<()> {
        let sql = "UPDATE addresses SET settings = ?2 WHERE no = ?1";
        sql::execute(self.db, sql, params![no, settings.to_text()])?;
        Ok(())
    }

    /// Whether what comes to an address is recorded as a sample, as of this transaction.
    pub(crate) fn records_samples(&self, no: AddressNo) -> Result<bool> {
        let looked = self.tx.samples.borrow();
        if let Some((_, samples)) = looked.iter().find(|(known, _)| *known == no) {
            return Ok(*samples);
        }
        drop(looked);
        let sql = "SELECT records_samples FROM addresses WHERE no = ?1";
        let found = sql::one(self.db, sql, [no], |row| Ok(row.get(0)?))?;
        let samples = found.ok_or(Error::Missing("address"))?;
        self.tx.samples.borrow_mut().push((no, samples));
        Ok(samples)
    }

    /// Says whether calls are samples, in the transaction that goes live.
    pub fn set_records_samples(&self, no: AddressNo, records_samples: bool) -> Result<()> {
        let sql = "UPDATE addresses SET records_samples = ?2 WHERE no = ?1";
        sql::execute(self.db, sql, params![no, records_samples])?;
        self.tx.samples.borrow_mut().clear();
        Ok(())
    }

    /// Counts refused calls.
    pub fn refuse(&self, no: AddressNo, count: i64, from: &str, at: Timestamp) -> Result<()> {
        sql::execute(
            self.db,
            "UPDATE addresses SET refused = refused + ?2, refused_at = ?3, refused_from = ?4
             WHERE no = ?1",
            params![no, count, Micros(at), from],
        )?;
        Ok(())
    }

    /// Marks an address as deleted with its owner, or brings it back.
    pub fn set_deleted(&self, no: AddressNo, deleted_at: Option<Timestamp>) -> Result<()> {
        let sql = "UPDATE addresses SET deleted_at = ?2 WHERE no = ?1";
        sql::execute(self.db, sql, params![no, deleted_at.map(Micros)])?;
        Ok(())
    }
}

fn as_far(row: &Row<'_>) -> UnreadAddress {
    let id = row.get::<_, Compact>(1).ok();
    let digest = |column| row.get::<_, Option<Digest>>(column).ok();
    let digests = digest(5).zip(digest(6));
    UnreadAddress {
        id: id.and_then(|id| id.read("", "addresses.id").ok()),
        digests: digests.map(|(newest, before)| newest.into_iter().chain(before).collect()),
        why: String::new(),
    }
}

fn read(row: &Row<'_>) -> Result<AddressRow> {
    let previous: Option<Digest> = row.get(6)?;
    let until: Option<Micros> = row.get(7)?;
    Ok(AddressRow {
        no: row.get(0)?,
        id: row.get::<_, Compact>(1)?.read("", "addresses.id")?,
        workflow: row.get(2)?,
        owner: row.get(3)?,
        owner_id: row
            .get::<_, Compact>(4)?
            .read("step_", "addresses.owner_id")?,
        token_digest: row.get(5)?,
        previous: previous.zip(until.map(|until| until.0)),
        settings: Lenient::sound(row, 8, "addresses.settings")?,
        records_samples: row.get(9)?,
        refused: row.get(10)?,
        refused_at: row.get::<_, Option<Micros>>(11)?.map(|at| at.0),
        refused_from: row.get(12)?,
        created_at: row.get::<_, Micros>(13)?.0,
        deleted_at: row.get::<_, Option<Micros>>(14)?.map(|at| at.0),
    })
}
