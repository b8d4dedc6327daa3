//! Workflows, their drafts, and the last revisions of each draft.

pub mod step_addresses;
pub mod versions;

use baton_core::document::Definition;
use baton_core::{WorkflowId, WorkflowState};
use jiff::Timestamp;
use rusqlite::{Row, params};

use super::handles;
use crate::ids::{Compact, Micros, WorkflowNo, column};
use crate::page::{UnreadRow, apart};
use crate::{Result, Unread, sql};

pub(crate) const SQL: &str = "
CREATE TABLE workflows (
  no INTEGER PRIMARY KEY,
  id ANY NOT NULL UNIQUE,
  name TEXT NOT NULL,
  state INTEGER NOT NULL,
  live_version INTEGER,
  draft TEXT NOT NULL,
  draft_revision INTEGER NOT NULL,
  draft_saved_at INTEGER NOT NULL,
  draft_changed INTEGER NOT NULL,
  start_kind TEXT NOT NULL,
  steps INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX workflows_updated ON workflows (updated_at, no) WHERE deleted_at IS NULL;
CREATE TABLE draft_revisions (
  workflow_no INTEGER NOT NULL REFERENCES workflows (no),
  revision INTEGER NOT NULL,
  at INTEGER NOT NULL,
  edit TEXT NOT NULL,
  definition TEXT NOT NULL,
  PRIMARY KEY (workflow_no, revision)
) WITHOUT ROWID, STRICT;
";

/// From the third format on a draft says who saved it last; of earlier saves nobody knows.
pub(crate) const SQL_3: &str = "ALTER TABLE workflows ADD COLUMN draft_saved_by TEXT;";

/// How many edits of a draft can be undone.
pub const UNDO_STEPS: i64 = 200;

/// How many revisions of a draft are kept: the one that is there, and those behind it for undo.
pub const KEPT_REVISIONS: i64 = UNDO_STEPS + 1;

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT no, id, name, state, live_version, draft, draft_revision, draft_saved_at,
               draft_changed, start_kind, steps, created_at, updated_at, deleted_at,
               draft_saved_by
             FROM workflows ",
            $rest
        )
    };
}

column! {
    State(WorkflowState) { Draft = 0, Live = 1, Off = 2, Paused = 3 }
}

/// A workflow as stored.
#[derive(Clone, Debug)]
pub struct WorkflowRow {
    /// Its number in this file.
    pub no: WorkflowNo,
    /// Its id.
    pub id: WorkflowId,
    /// Its name.
    pub name: String,
    /// Its state.
    pub state: WorkflowState,
    /// The version that new runs get.
    pub live_version: Option<i64>,
    /// The draft's definition.
    pub draft: Unread<Definition>,
    /// The draft's revision, counting from 1.
    pub draft_revision: i64,
    /// When the draft was last saved.
    pub draft_saved_at: Timestamp,
    /// Who last saved it; nobody known when an earlier Baton did.
    pub draft_saved_by: Option<String>,
    /// Whether the draft differs from the live version.
    pub draft_changed: bool,
    /// What starts the draft.
    pub start_kind: String,
    /// How many steps the draft has.
    pub steps: i64,
    /// When it was made.
    pub created_at: Timestamp,
    /// When anything about it last changed.
    pub updated_at: Timestamp,
    /// When it was deleted; it can be restored.
    pub deleted_at: Option<Timestamp>,
}

/// How a workflow stands, without its draft.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Its id.
    pub id: WorkflowId,
    /// Its name.
    pub name: String,
    /// Its state.
    pub state: WorkflowState,
    /// The version that new runs get.
    pub live_version: Option<i64>,
    /// Whether it is deleted; it can be restored.
    pub is_deleted: bool,
}

/// What a new workflow begins with.
#[derive(Clone, Debug)]
pub struct NewWorkflow {
    /// Its id.
    pub id: WorkflowId,
    /// Its name.
    pub name: String,
    /// The draft.
    pub draft: Draft,
    /// When.
    pub at: Timestamp,
}

/// A draft with what lists show of it.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The definition.
    pub definition: Unread<Definition>,
    /// What starts it.
    pub start_kind: String,
    /// How many steps it has.
    pub steps: i64,
    /// Whether it differs from the live version.
    pub changed: bool,
    /// What the admin did, in the words of the UI's undo list.
    pub edit: String,
    /// Who did it.
    pub by: String,
}

/// An earlier revision of a draft.
#[derive(Clone, Debug)]
pub struct RevisionRow {
    /// Its number.
    pub revision: i64,
    /// When it was saved.
    pub at: Timestamp,
    /// What the admin did.
    pub edit: String,
    /// The definition.
    pub definition: Unread<Definition>,
}

handles!("workflows");

impl Read<'_> {
    /// The workflow with this id, deleted or not.
    pub fn get(&self, id: &WorkflowId) -> Result<Option<WorkflowRow>> {
        let sql = select!("WHERE id = ?1");
        sql::one(self.db, sql, [Compact::of(id)], read)
    }

    /// The workflow with this number.
    pub fn by_no(&self, no: WorkflowNo) -> Result<Option<WorkflowRow>> {
        let sql = select!("WHERE no = ?1");
        sql::one(self.db, sql, [no], read)
    }

    /// How the workflow with this number stands: nothing of its draft is read, which may be long.
    pub fn standing(&self, no: WorkflowNo) -> Result<Option<Standing>> {
        sql::one(
            self.db,
            "SELECT id, name, state, live_version, deleted_at IS NOT NULL
             FROM workflows WHERE no = ?1",
            [no],
            |row| {
                Ok(Standing {
                    id: row.get::<_, Compact>(0)?.read("wf_", "workflows.id")?,
                    name: row.get(1)?,
                    state: row.get::<_, State>(2)?.0,
                    live_version: row.get(3)?,
                    is_deleted: row.get(4)?,
                })
            },
        )
    }

    /// All workflows, whether they can be read or not; with each, whether it is there, not deleted:
    /// none when that cannot be told.
    pub fn there(&self) -> Result<Vec<(WorkflowNo, Option<bool>)>> {
        let sql = "SELECT no, deleted_at FROM workflows";
        sql::all(self.db, sql, [], |row| {
            let deleted = row.get::<_, Option<Micros>>(1).ok();
            Ok((row.get(0)?, deleted.map(|at| at.is_none())))
        })
    }

    /// All workflows that are not deleted, by number, and those that cannot be read.
    pub fn all(&self) -> Result<(Vec<WorkflowRow>, Vec<UnreadRow>)> {
        let sql = select!("WHERE deleted_at IS NULL ORDER BY no");
        Ok(apart(sql::each(self.db, sql, [], read)?))
    }

    /// How many workflows are not deleted.
    pub fn count(&self) -> Result<i64> {
        let sql = "SELECT count(*) FROM workflows WHERE deleted_at IS NULL";
        sql::number(self.db, sql, [])
    }

    /// What all workflows are called, deleted ones too.
    pub fn names(&self) -> Result<Vec<(WorkflowNo, String)>> {
        let sql = "SELECT no, name FROM workflows";
        sql::all(self.db, sql, [], |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// Revisions of a draft, the last first, and those that cannot be read.
    pub fn revisions(
        &self,
        no: WorkflowNo,
        limit: usize,
    ) -> Result<(Vec<RevisionRow>, Vec<UnreadRow>)> {
        let rows = sql::each(
            self.db,
            "SELECT revision, at, edit, definition FROM draft_revisions
             WHERE workflow_no = ?1 ORDER BY revision DESC LIMIT ?2",
            params![no, limit as i64],
            |row| {
                Ok(RevisionRow {
                    revision: row.get(0)?,
                    at: row.get::<_, Micros>(1)?.0,
                    edit: row.get(2)?,
                    definition: Unread::stored("draft_revisions.definition", row.get(3)?),
                })
            },
        )?;
        Ok(apart(rows))
    }
}

impl Write<'_> {
    /// Stores a new workflow in the state *Draft*, its first revision included.
    pub fn insert(&self, new: &NewWorkflow) -> Result<WorkflowNo> {
        let at = Micros(new.at);
        sql::execute(
            self.db,
            "INSERT INTO workflows (id, name, state, draft, draft_revision, draft_saved_at,
               draft_changed, start_kind, steps, draft_saved_by, created_at, updated_at)
             VALUES (?1, ?2, ?3, ?4, 1, ?5, ?6, ?7, ?8, ?9, ?5, ?5)",
            params![
                Compact::of(&new.id),
                new.name,
                State(WorkflowState::Draft),
                new.draft.definition,
                at,
                new.draft.changed,
                new.draft.start_kind,
                new.draft.steps,
                new.draft.by
            ],
        )?;
        let no = WorkflowNo(self.db.last_insert_rowid());
        self.keep_revision(no, 1, &new.draft, new.at)?;
        Ok(no)
    }

    /// Saves a draft over the revision the editor saw; `None` when another was saved meanwhile.
    pub fn save_draft(
        &self,
        no: WorkflowNo,
        seen: i64,
        draft: &Draft,
        at: Timestamp,
    ) -> Result<Option<i64>> {
        let saved = sql::execute(
            self.db,
            "UPDATE workflows SET draft = ?3, draft_revision = ?2 + 1, draft_saved_at = ?4,
               draft_changed = ?5, start_kind = ?6, steps = ?7, draft_saved_by = ?8,
               updated_at = ?4
             WHERE no = ?1 AND draft_revision = ?2",
            params![
                no,
                seen,
                draft.definition,
                Micros(at),
                draft.changed,
                draft.start_kind,
                draft.steps,
                draft.by
            ],
        )?;
        if saved == 0 {
            return Ok(None);
        }
        self.keep_revision(no, seen + 1, draft, at)?;
        Ok(Some(seen + 1))
    }

    /// Renames.
    pub fn rename(&self, no: WorkflowNo, name: &str, at: Timestamp) -> Result<()> {
        sql::execute(
            self.db,
            "UPDATE workflows SET name = ?2, updated_at = ?3 WHERE no = ?1",
            params![no, name, Micros(at)],
        )?;
        Ok(())
    }

    /// Sets the state, and with a version what new runs get; the draft is then unchanged.
    pub fn set_state(
        &self,
        no: WorkflowNo,
        state: WorkflowState,
        live_version: Option<i64>,
        at: Timestamp,
    ) -> Result<()> {
        sql::execute(
            self.db,
            "UPDATE workflows SET state = ?2, live_version = coalesce(?3, live_version),
               draft_changed = CASE WHEN ?3 IS NULL THEN draft_changed ELSE 0 END, updated_at = ?4
             WHERE no = ?1",
            params![no, State(state), live_version, Micros(at)],
        )?;
        Ok(())
    }

    /// Deletes, or restores with `None`. Rows and addresses stay, so that undo brings them back.
    pub fn set_deleted(&self, no: WorkflowNo, deleted_at: Option<Timestamp>) -> Result<()> {
        sql::execute(
            self.db,
            "UPDATE workflows SET deleted_at = ?2 WHERE no = ?1",
            params![no, deleted_at.map(Micros)],
        )?;
        Ok(())
    }

    fn keep_revision(
        &self,
        no: WorkflowNo,
        revision: i64,
        draft: &Draft,
        at: Timestamp,
    ) -> Result<()> {
        sql::execute(
            self.db,
            "INSERT INTO draft_revisions (workflow_no, revision, at, edit, definition)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![no, revision, Micros(at), draft.edit, draft.definition],
        )?;
        sql::execute(
            self.db,
            "DELETE FROM draft_revisions WHERE workflow_no = ?1 AND revision <= ?2",
            params![no, revision - KEPT_REVISIONS],
        )?;
        Ok(())
    }
}

fn read(row: &Row<'_>) -> Result<WorkflowRow> {
    Ok(WorkflowRow {
        no: row.get(0)?,
        id: row.get::<_, Compact>(1)?.read("wf_", "workflows.id")?,
        name: row.get(2)?,
        state: row.get::<_, State>(3)?.0,
        live_version: row.get(4)?,
        draft: Unread::stored("workflows.draft", row.get(5)?),
        draft_revision: row.get(6)?,
        draft_saved_at: row.get::<_, Micros>(7)?.0,
        draft_changed: row.get(8)?,
        start_kind: row.get(9)?,
        steps: row.get(10)?,
        created_at: row.get::<_, Micros>(11)?.0,
        updated_at: row.get::<_, Micros>(12)?.0,
        deleted_at: row.get::<_, Option<Micros>>(13)?.map(|at| at.0),
        draft_saved_by: row.get(14)?,
    })
}
