//! Versions of workflows: what runs are pinned to. A version never changes.

use baton_core::document::Definition;
use baton_core::matching::news::Topic;
use baton_core::triggers::StartKind;
use baton_core::word;
use jiff::Timestamp;
use rusqlite::{Row, params};

use crate::ids::{Micros, WorkflowNo};
use crate::page::{Cursor, Page, UnreadRow, and_one};
use crate::table::handles;
use crate::{Result, Unread, sql};

pub(crate) const SQL: &str = "
CREATE TABLE workflow_versions (
  workflow_no INTEGER NOT NULL REFERENCES workflows (no),
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  note TEXT,
  definition TEXT NOT NULL,
  PRIMARY KEY (workflow_no, version)
) WITHOUT ROWID, STRICT;
";

/// From the thirteenth format on what a version listens to about people is found; no earlier one
/// listened to any.
pub(crate) const SQL_13: &str = "
ALTER TABLE workflow_versions ADD COLUMN listens TEXT;
CREATE INDEX versions_listen ON workflow_versions (listens, workflow_no, version)
WHERE listens IS NOT NULL;
";

/// More workflows whose rows are damaged are not asked for each change.
const MOST_DAMAGED: i64 = 1_000;

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT workflow_no, version, at, by, note, definition FROM workflow_versions ",
            $rest
        )
    };
}

/// A version as stored.
#[derive(Clone, Debug)]
pub struct VersionRow {
    /// Whose version.
    pub workflow: WorkflowNo,
    /// Its number, counting from 1.
    pub version: i64,
    /// When it went live.
    pub at: Timestamp,
    /// Who made it go live.
    pub by: String,
    /// A note for the audit.
    pub note: Option<String>,
    /// The definition.
    pub definition: Unread<Definition>,
}

handles!("versions of workflows");

impl Read<'_> {
    /// One version.
    pub fn get(&self, workflow: WorkflowNo, version: i64) -> Result<Option<VersionRow>> {
        let sql = select!("WHERE workflow_no = ?1 AND version = ?2");
        sql::one(self.db, sql, params![workflow, version], read)
    }

    /// The last version of a workflow.
    pub fn last(&self, workflow: WorkflowNo) -> Result<Option<VersionRow>> {
        let sql = select!("WHERE workflow_no = ?1 AND version > 0 ORDER BY version DESC LIMIT 1");
        sql::one(self.db, sql, [workflow], read)
    }

    /// The versions in which somebody is part-way, of all workflows.
    pub fn in_use(&self) -> Result<Vec<VersionRow>> {
        let sql = select!(
            "WHERE (workflow_no, version) IN
               (SELECT workflow_no, version FROM versions_in_use WHERE runs > 0)"
        );
        sql::readable(self.db, sql, [], read)
    }

    /// The live versions that listen to something about people, of workflows behind one, in order.
    pub fn that_listen(
        &self,
        to: &Topic,
        behind: WorkflowNo,
        limit: usize,
    ) -> Result<Vec<(WorkflowNo, i64)>> {
        let sql = "SELECT versions.workflow_no, versions.version
                   FROM workflow_versions AS versions
                   JOIN workflows ON workflows.no = versions.workflow_no
                     AND workflows.live_version = versions.version
                   WHERE versions.listens = ?1 AND versions.workflow_no > ?2
                     AND workflows.state = 1 AND workflows.deleted_at IS NULL
                   ORDER BY versions.workflow_no LIMIT ?3";
        let bounds = params![to.stored(), behind, limit as i64];
        sql::all(self.db, sql, bounds, |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// Workflows that may be live and listen to anything: what says so beside a definition is none of
    /// what there is, or the version is missing. Each with its live version, 0 where none is named.
    /// One whose draft a call starts is none of them where its version is missing.
    pub fn that_may_listen(&self) -> Result<Vec<(WorkflowNo, i64)>> {
        // Behind the drafts, which are long, nothing is read of those that are in order.
        let sql = "SELECT no, coalesce(live_version, 0) FROM workflows
                   WHERE no IN (
                     SELECT no FROM workflows WHERE CASE state
                       WHEN 1 THEN NOT EXISTS (
                         SELECT 1 FROM workflow_versions AS live
                         WHERE live.workflow_no = workflows.no
                           AND live.version = workflows.live_version)
                       ELSE state NOT IN (0, 2, 3) END)
                     AND start_kind <> ?1 AND deleted_at IS NULL
                   UNION
                   SELECT live.workflow_no, live.version
                   FROM workflow_versions AS live INDEXED BY versions_listen
                   CROSS JOIN workflows ON workflows.no = live.workflow_no
                     AND workflows.live_version = live.version
                   WHERE live.listens IS NOT NULL AND live.listens <> 'added'
                     AND NOT (live.listens >= 'detail ' AND live.listens < 'detail!')
                     AND workflows.state = 1 AND workflows.deleted_at IS NULL
                   LIMIT ?2";
        let bounds = params![word(&StartKind::BY_CALL), MOST_DAMAGED];
        sql::all(self.db, sql, bounds, |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// Versions of a workflow, the last first.
    pub fn page(
        &self,
        workflow: WorkflowNo,
        after: Option<Cursor>,
        limit: usize,
    ) -> Result<Page<VersionRow>> {
        let before = Cursor::newest_or(after).no;
        let sql = select!(
            "WHERE workflow_no = ?1 AND version > 0 AND version < ?2
             ORDER BY version DESC LIMIT ?3"
        );
        let bounds = params![workflow, before, and_one(limit)];
        let rows = sql::placed(self.db, sql, bounds, version, read)?.into_iter();
        // The first column is the workflow's number.
        let rows = rows.map(|(place, row)| {
            let no = place.no;
            (place, row.map_err(|unread| UnreadRow { no, ..unread }))
        });
        Ok(Page::cut(rows.collect(), limit))
    }
}

impl Write<'_> {
    /// Stores the next version; returns its number.
    pub fn insert(
        &self,
        workflow: WorkflowNo,
        definition: &Unread<Definition>,
        by: &str,
        note: Option<&str>,
        at: Timestamp,
    ) -> Result<i64> {
        let last = sql::number(
            self.db,
            "SELECT max(version) FROM workflow_versions WHERE workflow_no = ?1 AND version > 0",
            [workflow],
        )?;
        let read = definition.read().ok();
        let listens = read.and_then(|read| read.trigger.kind().topic());
        let listens = listens.map(|topic| topic.stored());
        sql::execute(
            self.db,
            "INSERT INTO workflow_versions
               (workflow_no, version, at, by, note, definition, listens)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                workflow,
                last + 1,
                Micros(at),
                by,
                note,
                definition,
                listens
            ],
        )?;
        Ok(last + 1)
    }

    /// Stores a draft's revision as what a try-out is pinned to; returns its number, which is
    /// negative, so that no list of versions shows it.
    pub fn keep_draft(
        &self,
        workflow: WorkflowNo,
        revision: i64,
        definition: &Unread<Definition>,
        by: &str,
        at: Timestamp,
    ) -> Result<i64> {
        sql::execute(
            self.db,
            "INSERT OR IGNORE INTO workflow_versions
               (workflow_no, version, at, by, note, definition)
             VALUES (?1, ?2, ?3, ?4, NULL, ?5)",
            params![workflow, -revision, Micros(at), by, definition],
        )?;
        Ok(-revision)
    }
}

fn version(row: &Row<'_>) -> Result<Cursor> {
    let no = row.get(1)?;
    Ok(Cursor { key: 0, no })
}

fn read(row: &Row<'_>) -> Result<VersionRow> {
    Ok(VersionRow {
        workflow: row.get(0)?,
        version: row.get(1)?,
        at: row.get::<_, Micros>(2)?.0,
        by: row.get(3)?,
        note: row.get(4)?,
        definition: Unread::stored("workflow_versions.definition", row.get(5)?),
    })
}
