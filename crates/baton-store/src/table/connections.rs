//! Connections to other tools, without their secrets, and the consents given for them (C9, C10).

use baton_core::ConnectionId;
use jiff::Timestamp;
use rusqlite::{Row, params};

use super::handles;
use crate::ids::{Compact, Micros};
use crate::{Result, sql};

pub(crate) const SQL: &str = "
CREATE TABLE connections (
  id ANY PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  scheme TEXT,
  host TEXT,
  port INTEGER,
  shown_address TEXT,
  auth TEXT NOT NULL,
  failed_in_row INTEGER NOT NULL DEFAULT 0,
  last_success_at INTEGER,
  last_problem TEXT,
  stopped TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) WITHOUT ROWID, STRICT;
CREATE TABLE consents (
  connection ANY NOT NULL,
  kind TEXT NOT NULL,
  host TEXT NOT NULL,
  port INTEGER NOT NULL,
  address_kind TEXT NOT NULL,
  given_by TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (connection, kind, host, port)
) WITHOUT ROWID, STRICT;
";

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, name, kind, scheme, host, port, shown_address, auth, failed_in_row,
               last_success_at, last_problem, stopped, created_at, updated_at
             FROM connections ",
            $rest
        )
    };
}

/// What the admin says about a connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Connection {
    /// Its id.
    pub id: ConnectionId,
    /// Its name.
    pub name: String,
    /// `web` or `practice`.
    pub kind: String,
    /// `https` or `http`.
    pub scheme: Option<String>,
    /// The host, lower case.
    pub host: Option<String>,
    /// The port.
    pub port: Option<u16>,
    /// Host and first path segment: what may be shown.
    pub shown_address: Option<String>,
    /// Kind of authentication, names of its parts, no secret: JSON.
    pub auth: String,
}

/// A connection as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConnectionRow {
    /// What the admin says.
    pub connection: Connection,
    /// Failed tries since the last good one.
    pub failed_in_row: i64,
    /// The last good try.
    pub last_success_at: Option<Timestamp>,
    /// The last failure, JSON.
    pub last_problem: Option<String>,
    /// Why it sends nothing (410, or an admin), JSON.
    pub stopped: Option<String>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When the admin last changed it.
    pub updated_at: Timestamp,
}

/// A consent of C9.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentRow {
    /// For which connection.
    pub connection: ConnectionId,
    /// `unencrypted` or `local`.
    pub kind: String,
    /// For which host.
    pub host: String,
    /// For which port.
    pub port: u16,
    /// The kind of address that was shown.
    pub address_kind: String,
    /// Who gave it.
    pub given_by: String,
    /// When.
    pub at: Timestamp,
}

handles!("connections");

impl Read<'_> {
    /// The connection with this id.
    pub fn get(&self, id: &ConnectionId) -> Result<Option<ConnectionRow>> {
        sql::one(self.db, select!("WHERE id = ?1"), [Compact::of(id)], read)
    }

    /// Every connection, by name.
    pub fn all(&self) -> Result<Vec<ConnectionRow>> {
        sql::all(self.db, select!("ORDER BY name, id"), [], read)
    }

    /// The consents given for a connection.
    pub fn consents(&self, id: &ConnectionId) -> Result<Vec<ConsentRow>> {
        let sql = "SELECT connection, kind, host, port, address_kind, given_by, at FROM consents
                   WHERE connection = ?1 ORDER BY kind, host, port";
        sql::all(self.db, sql, [Compact::of(id)], read_consent)
    }

    /// Every consent.
    pub fn all_consents(&self) -> Result<Vec<ConsentRow>> {
        let sql = "SELECT connection, kind, host, port, address_kind, given_by, at FROM consents
                   ORDER BY connection, kind, host, port";
        sql::all(self.db, sql, [], read_consent)
    }
}

impl Write<'_> {
    /// Stores a connection, or what changed about it.
    pub fn set(&self, new: &Connection, at: Timestamp) -> Result<()> {
        sql::execute(
            self.db,
            "INSERT INTO connections (id, name, kind, scheme, host, port, shown_address, auth,
               created_at, updated_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9)
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind,
               scheme = excluded.scheme, host = excluded.host, port = excluded.port,
               shown_address = excluded.shown_address, auth = excluded.auth,
               updated_at = excluded.updated_at",
            params![
                Compact::of(&new.id),
                new.name,
                new.kind,
                new.scheme,
                new.host,
                new.port,
                new.shown_address,
                new.auth,
                Micros(at)
            ],
        )?;
        Ok(())
    }

    /// Notes good tries: the last one's time.
    pub fn succeeded(&self, id: &ConnectionId, at: Timestamp) -> Result<()> {
        let sql = "UPDATE connections SET failed_in_row = 0, last_success_at = ?2 WHERE id = ?1";
        sql::execute(self.db, sql, params![Compact::of(id), Micros(at)])?;
        Ok(())
    }

    /// Notes a failed try.
    pub fn failed(&self, id: &ConnectionId, problem: &str) -> Result<()> {
        let sql = "UPDATE connections SET failed_in_row = failed_in_row + 1, last_problem = ?2
                   WHERE id = ?1";
        sql::execute(self.db, sql, params![Compact::of(id), problem])?;
        Ok(())
    }

    /// Stops a connection with the reason, or lets it send again with `None`.
    pub fn set_stopped(&self, id: &ConnectionId, reason: Option<&str>) -> Result<()> {
        let sql = "UPDATE connections SET stopped = ?2 WHERE id = ?1";
        sql::execute(self.db, sql, params![Compact::of(id), reason])?;
        Ok(())
    }

    /// Deletes a connection and its consents.
    pub fn delete(&self, id: &ConnectionId) -> Result<()> {
        self.drop_consents(id)?;
        sql::execute(
            self.db,
            "DELETE FROM connections WHERE id = ?1",
            [Compact::of(id)],
        )?;
        Ok(())
    }

    /// Gives a consent.
    pub fn consent(&self, consent: &ConsentRow) -> Result<()> {
        sql::execute(
            self.db,
            "INSERT INTO consents (connection, kind, host, port, address_kind, given_by, at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (connection, kind, host, port) DO UPDATE SET
               address_kind = excluded.address_kind, given_by = excluded.given_by,
               at = excluded.at",
            params![
                Compact::of(&consent.connection),
                consent.kind,
                consent.host,
                consent.port,
                consent.address_kind,
                consent.given_by,
                Micros(consent.at)
            ],
        )?;
        Ok(())
    }

    /// Takes a kind of consent back; whether there was one.
    pub fn take_consent(&self, id: &ConnectionId, kind: &str) -> Result<bool> {
        let sql = "DELETE FROM consents WHERE connection = ?1 AND kind = ?2";
        Ok(sql::execute(self.db, sql, params![Compact::of(id), kind])? > 0)
    }

    /// Drops every consent of a connection: its scheme, host or port changed.
    pub fn drop_consents(&self, id: &ConnectionId) -> Result<()> {
        sql::execute(
            self.db,
            "DELETE FROM consents WHERE connection = ?1",
            [Compact::of(id)],
        )?;
        Ok(())
    }
}

fn read(row: &Row<'_>) -> Result<ConnectionRow> {
    Ok(ConnectionRow {
        connection: Connection {
            id: row.get::<_, Compact>(0)?.read("con_", "connections.id")?,
            name: row.get(1)?,
            kind: row.get(2)?,
            scheme: row.get(3)?,
            host: row.get(4)?,
            port: row.get(5)?,
            shown_address: row.get(6)?,
            auth: row.get(7)?,
        },
        failed_in_row: row.get(8)?,
        last_success_at: row.get::<_, Option<Micros>>(9)?.map(|at| at.0),
        last_problem: row.get(10)?,
        stopped: row.get(11)?,
        created_at: row.get::<_, Micros>(12)?.0,
        updated_at: row.get::<_, Micros>(13)?.0,
    })
}

fn read_consent(row: &Row<'_>) -> Result<ConsentRow> {
    Ok(ConsentRow {
        connection: row
            .get::<_, Compact>(0)?
            .read("con_", "consents.connection")?,
        kind: row.get(1)?,
        host: row.get(2)?,
        port: row.get(3)?,
        address_kind: row.get(4)?,
        given_by: row.get(5)?,
        at: row.get::<_, Micros>(6)?.0,
    })
}
