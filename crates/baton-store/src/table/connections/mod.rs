//! Connections to other tools, without their secrets, and the consents given for them (C9, C10).

pub mod slots;

use baton_core::connection::{AddressKind, Auth, ConnectionKind, ConsentKind};
use baton_core::retry::TryCode;
use baton_core::{ConnectionId, of_word};
use jiff::Timestamp;
use rusqlite::{Row, params};
use serde::Serialize;
use serde_json::Value;

use super::handles;
use crate::ids::{Compact, Micros};
use crate::page::{UnreadRow, apart};
use crate::text::{Word, from_json, to_json};
use crate::{Lenient, Result, Text, Texts, sql};

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
    /// What it leads to.
    pub kind: ConnectionKind,
    /// `https` or `http`.
    pub scheme: Option<String>,
    /// The host, lower case.
    pub host: Option<String>,
    /// The port.
    pub port: Option<u16>,
    /// Host and first path segment: what may be shown.
    pub shown_address: Option<String>,
    /// How it authenticates; not at all when that cannot be read.
    pub auth: Lenient<Auth>,
}

impl Connection {
    /// One without an address, of whose authentication nobody has said anything.
    #[must_use]
    pub fn new(id: ConnectionId, name: String, kind: ConnectionKind) -> Self {
        let auth = match kind {
            ConnectionKind::Web => "{}",
            ConnectionKind::Practice => r#"{"kind":"none"}"#,
        };
        Self {
            id,
            name,
            kind,
            scheme: None,
            host: None,
            port: None,
            shown_address: None,
            auth: Lenient::stored(auth.to_owned()),
        }
    }

    /// Scheme, host and port, as slots name them; none without an address.
    #[must_use]
    pub fn origin(&self) -> Option<String> {
        let (scheme, host) = (self.scheme.as_deref()?, self.host.as_deref()?);
        Some(origin(scheme, host, self.port?))
    }
}

/// Scheme, host and port as one text.
#[must_use]
pub fn origin(scheme: &str, host: &str, port: u16) -> String {
    format!("{scheme}://{host}:{port}")
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
    /// What went wrong last; none, too, when it cannot be read.
    pub last_problem: Option<LastProblem>,
    /// Whether it sends nothing (410, or an admin); whatever the reason says.
    pub stopped: bool,
    /// When it was made.
    pub created_at: Timestamp,
    /// When the admin last changed it.
    pub updated_at: Timestamp,
}

/// What went wrong last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LastProblem {
    /// When.
    pub at: Timestamp,
    /// What.
    pub code: TryCode,
    /// The values that its words need.
    #[serde(rename = "params")]
    pub values: Texts,
}

impl Text for LastProblem {
    fn to_text(&self) -> String {
        to_json(self)
    }

    /// A value that is no text is shown as JSON writes it.
    fn from_text(text: &str) -> std::result::Result<Self, String> {
        let value: Value = from_json(text)?;
        let text = |name| value.get(name).and_then(Value::as_str).ok_or(name);
        let values = value.get("params").and_then(Value::as_object);
        let values = values.into_iter().flatten().map(|(name, value)| {
            let text = value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned);
            (name.clone(), text)
        });
        Ok(Self {
            at: text("at")?.parse().map_err(|_| "at".to_owned())?,
            code: of_word(text("code")?).unwrap_or(TryCode::NotAccepted),
            values: Texts(values.collect()),
        })
    }
}

/// Why a connection sends nothing. Written for whoever looks into the file; nothing reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum WhyStopped {
    /// The other tool says that the address is gone.
    Gone(LastProblem),
    /// An admin stopped it.
    ByHand {
        /// Who.
        by: String,
        /// When.
        at: Timestamp,
    },
}

/// A consent of C9.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentRow {
    /// For which connection.
    pub connection: ConnectionId,
    /// What was allowed.
    pub kind: ConsentKind,
    /// For which host.
    pub host: String,
    /// For which port.
    pub port: u16,
    /// The kind of address that was shown.
    pub address_kind: AddressKind,
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

    /// Whether there is a connection with this id, readable or not.
    pub fn is_there(&self, id: &ConnectionId) -> Result<bool> {
        let sql = "SELECT 1 FROM connections WHERE id = ?1";
        Ok(sql::one(self.db, sql, [Compact::of(id)], |_| Ok(()))?.is_some())
    }

    /// Every connection, by name, and those that cannot be read.
    pub fn all(&self) -> Result<(Vec<ConnectionRow>, Vec<UnreadRow>)> {
        let named = |row: &Row<'_>| Ok(as_far(row));
        let rows = sql::placed(self.db, select!("ORDER BY name, id"), [], named, read)?;
        let rows = rows
            .into_iter()
            .map(|(name, row)| row.map_err(|unread| UnreadRow { name, ..unread }));
        Ok(apart(rows))
    }

    /// Every connection that can be read, by name.
    pub fn readable(&self) -> Result<Vec<ConnectionRow>> {
        sql::readable(self.db, select!("ORDER BY name, id"), [], read)
    }

    /// The connections that lead to this host and port.
    pub fn leading_to(&self, host: &str, port: u16) -> Result<Vec<ConnectionRow>> {
        let sql = select!("WHERE host = ?1 AND port = ?2 ORDER BY id");
        sql::readable(self.db, sql, params![host, port], read)
    }

    /// The consents given for a connection; one that cannot be read allows nothing.
    pub fn consents(&self, id: &ConnectionId) -> Result<Vec<ConsentRow>> {
        let sql = "SELECT connection, kind, host, port, address_kind, given_by, at FROM consents
                   WHERE connection = ?1 ORDER BY kind, host, port";
        let consents = sql::readable(self.db, sql, [Compact::of(id)], read_consent)?;
        Ok(known(consents))
    }

    /// Every consent.
    pub fn all_consents(&self) -> Result<Vec<ConsentRow>> {
        let sql = "SELECT connection, kind, host, port, address_kind, given_by, at FROM consents
                   ORDER BY connection, kind, host, port";
        Ok(known(sql::readable(self.db, sql, [], read_consent)?))
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
                Word(new.kind),
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

    /// Notes good tries: the last one's time. Says whether it is the first good one, ever or since
    /// one failed.
    pub fn succeeded(&self, id: &ConnectionId, at: Timestamp) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM connections
                   WHERE id = ?1 AND (failed_in_row > 0 OR last_success_at IS NULL))";
        let is_first = sql::number(self.db, sql, params![Compact::of(id)])? > 0;
        let sql = "UPDATE connections SET failed_in_row = 0, last_success_at = ?2 WHERE id = ?1";
        sql::execute(self.db, sql, params![Compact::of(id), Micros(at)])?;
        Ok(is_first)
    }

    /// Notes a failed try.
    pub fn failed(&self, id: &ConnectionId, problem: &LastProblem) -> Result<()> {
        let sql = "UPDATE connections SET failed_in_row = failed_in_row + 1, last_problem = ?2
                   WHERE id = ?1";
        sql::execute(self.db, sql, params![Compact::of(id), problem.to_text()])?;
        Ok(())
    }

    /// Stops a connection with the reason, or lets it send again with `None`.
    pub fn set_stopped(&self, id: &ConnectionId, reason: Option<&WhyStopped>) -> Result<()> {
        let sql = "UPDATE connections SET stopped = ?2 WHERE id = ?1";
        sql::execute(self.db, sql, params![Compact::of(id), reason.map(to_json)])?;
        Ok(())
    }

    /// Deletes a connection and its consents; its secrets are swept.
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
                Word(consent.kind),
                consent.host,
                consent.port,
                Word(consent.address_kind),
                consent.given_by,
                Micros(consent.at)
            ],
        )?;
        Ok(())
    }

    /// Takes a kind of consent back; whether there was one.
    pub fn take_consent(&self, id: &ConnectionId, kind: ConsentKind) -> Result<bool> {
        let sql = "DELETE FROM consents WHERE connection = ?1 AND kind = ?2";
        Ok(sql::execute(self.db, sql, params![Compact::of(id), Word(kind)])? > 0)
    }

    /// Takes a kind of consent to a host and port back, whatever connection it was given for.
    pub fn take_consents_to(&self, kind: ConsentKind, host: &str, port: u16) -> Result<usize> {
        let sql = "DELETE FROM consents WHERE kind = ?1 AND host = ?2 AND port = ?3";
        sql::execute(self.db, sql, params![Word(kind), host, port])
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

/// What a connection is told by where it cannot be read: its id, else its name.
fn as_far(row: &Row<'_>) -> Option<String> {
    let id = row.get::<_, Compact>(0).ok();
    let id = id.and_then(|id| id.read::<ConnectionId>("con_", "connections.id").ok());
    id.map(|id| id.to_string()).or_else(|| row.get(1).ok())
}

fn read(row: &Row<'_>) -> Result<ConnectionRow> {
    Ok(ConnectionRow {
        connection: Connection {
            id: row.get::<_, Compact>(0)?.read("con_", "connections.id")?,
            name: row.get(1)?,
            // Only the practice tool calls itself so.
            kind: of_word(&row.get::<_, String>(2)?).unwrap_or(ConnectionKind::Web),
            scheme: row.get(3)?,
            host: row.get(4)?,
            port: row.get(5)?,
            shown_address: row.get(6)?,
            auth: Lenient::sound(row, 7, "connections.auth")?,
        },
        failed_in_row: row.get(8)?,
        last_success_at: row.get::<_, Option<Micros>>(9)?.map(|at| at.0),
        last_problem: row
            .get::<_, Option<String>>(10)?
            .and_then(|text| LastProblem::from_text(&text).ok()),
        stopped: row.get::<_, Option<String>>(11)?.is_some(),
        created_at: row.get::<_, Micros>(12)?.0,
        updated_at: row.get::<_, Micros>(13)?.0,
    })
}

/// A consent to something that is in no list allows nothing.
fn known(consents: Vec<Option<ConsentRow>>) -> Vec<ConsentRow> {
    consents.into_iter().flatten().collect()
}

fn read_consent(row: &Row<'_>) -> Result<Option<ConsentRow>> {
    let word = |at| -> Result<String> { Ok(row.get(at)?) };
    let (Some(kind), Some(address_kind)) = (of_word(&word(1)?), of_word(&word(4)?)) else {
        return Ok(None);
    };
    Ok(Some(ConsentRow {
        connection: row
            .get::<_, Compact>(0)?
            .read("con_", "consents.connection")?,
        kind,
        host: row.get(2)?,
        port: row.get(3)?,
        address_kind,
        given_by: row.get(5)?,
        at: row.get::<_, Micros>(6)?.0,
    }))
}
