//! Addresses that people part-way were given in place of their version's: a rotated address works
//! for them at once, while their version stays what it is.

use baton_core::template::Part;
use baton_core::{ConnectionId, StepId};
use jiff::Timestamp;
use rusqlite::{Row, params};

use crate::ids::{Compact, Micros, WorkflowNo};
use crate::table::handles;
use crate::{Result, Unread, sql};

pub(crate) const SQL: &str = "
CREATE TABLE step_addresses (
  workflow_no INTEGER NOT NULL REFERENCES workflows (no),
  version INTEGER NOT NULL,
  step ANY NOT NULL,
  connection ANY NOT NULL,
  path TEXT NOT NULL,
  by TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (workflow_no, version, step)
) WITHOUT ROWID, STRICT;
";

/// An address of a step for the people who are part-way in one version.
#[derive(Clone, Debug)]
pub struct StepAddressRow {
    /// The workflow.
    pub workflow: WorkflowNo,
    /// The version.
    pub version: i64,
    /// The step.
    pub step: StepId,
    /// The connection, which is the step's own.
    pub connection: ConnectionId,
    /// Path and query; its secrets are slots.
    pub path: Unread<Vec<Part>>,
    /// Who gave it.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// As much of it as says where messages go.
#[derive(Clone, Debug)]
pub struct GivenAddress {
    /// The workflow.
    pub workflow: WorkflowNo,
    /// The version.
    pub version: i64,
    /// The step; none when it cannot be read, and then it may be any.
    pub step: Option<StepId>,
    /// The connection, and path and query; none when they cannot be read.
    pub to: Option<(ConnectionId, Vec<Part>)>,
}

/// An address that the people of a version were given, and when.
#[derive(Clone, Debug)]
pub struct GivenAt {
    /// The version.
    pub version: i64,
    /// When.
    pub at: Timestamp,
    /// Path and query; its secrets are slots.
    pub path: Unread<Vec<Part>>,
}

handles!("addresses of people part-way");

impl Read<'_> {
    /// All of them.
    pub fn all(&self) -> Result<Vec<StepAddressRow>> {
        let sql = "SELECT workflow_no, version, step, connection, path, by, at
                   FROM step_addresses ORDER BY workflow_no, version, step";
        sql::all(self.db, sql, [], read)
    }

    /// The address of a step that the people of each version were given, by the connection that it
    /// is of, and when; what cannot be read is passed over.
    pub fn given_at(
        &self,
        workflow: WorkflowNo,
        step: &StepId,
        connection: &ConnectionId,
    ) -> Result<Vec<GivenAt>> {
        let sql = "SELECT version, at, path FROM step_addresses
                   WHERE workflow_no = ?1 AND step = ?2 AND connection = ?3";
        let of = params![workflow, Compact::of(step), Compact::of(connection)];
        sql::readable(self.db, sql, of, |row| {
            Ok(GivenAt {
                version: row.get(0)?,
                at: row.get::<_, Micros>(1)?.0,
                path: Unread::stored("step_addresses.path", row.get(2)?),
            })
        })
    }

    /// Where they lead; of one that cannot be read it is known that it was given, so that nothing
    /// goes to the one that was replaced. A later one counts.
    pub fn given(&self) -> Result<Vec<GivenAddress>> {
        let mut given = self.of_no_version()?;
        let sql = "SELECT workflow_no, version, step, connection, path FROM step_addresses";
        given.extend(sql::all(self.db, sql, [], |row| {
            let connection = row.get::<_, Compact>(3).ok();
            let connection =
                connection.and_then(|id| id.read("con_", "step_addresses.connection").ok());
            let path = row.get(4).ok();
            let path =
                path.and_then(|text| Unread::stored("step_addresses.path", text).read().ok());
            Ok(GivenAddress {
                workflow: row.get(0)?,
                version: row.get(1)?,
                step: step(row),
                to: connection.zip(path),
            })
        })?);
        Ok(given)
    }

    /// One whose version is not there was given for some version that was, when it was given:
    /// for any of them, as far as can be told.
    fn of_no_version(&self) -> Result<Vec<GivenAddress>> {
        let sql = "SELECT versions.workflow_no, versions.version, given.step
                   FROM step_addresses AS given
                   JOIN workflow_versions AS versions ON versions.at <= given.at
                     AND (versions.workflow_no = given.workflow_no OR NOT EXISTS
                       (SELECT 1 FROM workflows WHERE no = given.workflow_no))
                   WHERE NOT EXISTS (SELECT 1 FROM workflow_versions AS own
                     WHERE own.workflow_no = given.workflow_no AND own.version = given.version)";
        sql::all(self.db, sql, [], |row| {
            Ok(GivenAddress {
                workflow: row.get(0)?,
                version: row.get(1)?,
                step: step(row),
                to: None,
            })
        })
    }
}

impl Write<'_> {
    /// Gives an address, in place of one given before.
    pub fn set(&self, new: &StepAddressRow) -> Result<()> {
        sql::execute(
            self.db,
            "INSERT INTO step_addresses (workflow_no, version, step, connection, path, by, at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (workflow_no, version, step) DO UPDATE SET
               connection = excluded.connection, path = excluded.path, by = excluded.by,
               at = excluded.at",
            params![
                new.workflow,
                new.version,
                Compact::of(&new.step),
                Compact::of(&new.connection),
                new.path,
                new.by,
                Micros(new.at)
            ],
        )?;
        Ok(())
    }
}

/// The step, if it can be read.
fn step(row: &Row<'_>) -> Option<StepId> {
    let id = row.get::<_, Compact>(2).ok()?;
    id.read("step_", "step_addresses.step").ok()
}

fn read(row: &Row<'_>) -> Result<StepAddressRow> {
    Ok(StepAddressRow {
        workflow: row.get(0)?,
        version: row.get(1)?,
        step: row
            .get::<_, Compact>(2)?
            .read("step_", "step_addresses.step")?,
        connection: row
            .get::<_, Compact>(3)?
            .read("con_", "step_addresses.connection")?,
        path: Unread::stored("step_addresses.path", row.get(4)?),
        by: row.get(5)?,
        at: row.get::<_, Micros>(6)?.0,
    })
}
