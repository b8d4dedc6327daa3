//! Sign-in links and sessions of the server, by the digests of their tokens.

use jiff::Timestamp;
use rusqlite::{Row, params};

use super::addresses::Digest;
use super::handles;
use crate::ids::{Micros, code};
use crate::{Result, sql};

pub(crate) const SQL: &str = "
CREATE TABLE sessions (
  digest BLOB PRIMARY KEY,
  kind INTEGER NOT NULL,
  actor TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) WITHOUT ROWID, STRICT;
";

code! {
    /// What a token opens.
    SessionKind {
        /// A sign-in link: taken once, it becomes a browser session.
        Once = 0,
        /// A browser session.
        Browser = 1,
        /// A named token for programs.
        Token = 2,
    }
}

/// A session as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionRow {
    /// SHA-256 of its token.
    pub digest: Digest,
    /// What it opens.
    pub kind: SessionKind,
    /// Whose it is: the actor in the audit.
    pub actor: String,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last used.
    pub last_seen_at: Timestamp,
    /// When it ends.
    pub expires_at: Timestamp,
}

handles!("sessions");

impl Read<'_> {
    /// The session of a token, expired or not. One that cannot be read lets nobody in.
    pub fn get(&self, digest: &Digest) -> Result<Option<SessionRow>> {
        let sql = "SELECT digest, kind, actor, created_at, last_seen_at, expires_at FROM sessions
                   WHERE digest = ?1";
        let rows = sql::readable(self.db, sql, [digest.as_slice()], read)?;
        Ok(rows.into_iter().next())
    }

    /// Whether there is any session, expired or not, and whether it can be read or not.
    pub fn any(&self) -> Result<bool> {
        let sql = "SELECT 1 FROM sessions LIMIT 1";
        Ok(sql::one(self.db, sql, [], |_| Ok(()))?.is_some())
    }
}

impl Write<'_> {
    /// Stores a session.
    pub fn insert(&self, row: &SessionRow) -> Result<()> {
        sql::execute(
            self.db,
            "INSERT INTO sessions (digest, kind, actor, created_at, last_seen_at, expires_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                row.digest.as_slice(),
                row.kind,
                row.actor,
                Micros(row.created_at),
                Micros(row.last_seen_at),
                Micros(row.expires_at)
            ],
        )?;
        Ok(())
    }

    /// Notes that a session was used.
    pub fn seen(&self, digest: &Digest, at: Timestamp) -> Result<()> {
        let sql = "UPDATE sessions SET last_seen_at = ?2 WHERE digest = ?1";
        sql::execute(self.db, sql, params![digest.as_slice(), Micros(at)])?;
        Ok(())
    }

    /// Removes a session: signed out, or a link that is taken. Whether it was there.
    pub fn remove(&self, digest: &Digest) -> Result<bool> {
        let sql = "DELETE FROM sessions WHERE digest = ?1";
        Ok(sql::execute(self.db, sql, [digest.as_slice()])? > 0)
    }

    /// Removes what ended before a time.
    pub fn expire(&self, now: Timestamp) -> Result<usize> {
        sql::execute(
            self.db,
            "DELETE FROM sessions WHERE expires_at <= ?1",
            [Micros(now)],
        )
    }
}

fn read(row: &Row<'_>) -> Result<SessionRow> {
    Ok(SessionRow {
        digest: row.get(0)?,
        kind: row.get(1)?,
        actor: row.get(2)?,
        created_at: row.get::<_, Micros>(3)?.0,
        last_seen_at: row.get::<_, Micros>(4)?.0,
        expires_at: row.get::<_, Micros>(5)?.0,
    })
}
