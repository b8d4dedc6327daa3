//! Which secrets of connections the secret store keeps, by their slots; never what they are.
//!
//! A slot is written down before its secret is stored, holds one secret for ever, and belongs to
//! the scheme, host and port it was entered for: no secret reaches another host by a change of
//! its connection.

use std::collections::BTreeSet;

use baton_core::ConnectionId;
use jiff::Timestamp;
use rusqlite::{Row, params};

use crate::ids::{Compact, Micros, WorkflowNo, column};
use crate::table::handles;
use crate::{Result, sql};

/// From the sixth format on. Before, a connection did not say which slots it has: those that a
/// paste can have made are *perhaps* there, and nobody asks the secret store, which may be closed.
pub(crate) const SQL: &str = "
CREATE TABLE outgoing_slots (
  connection ANY NOT NULL,
  slot TEXT NOT NULL,
  origin TEXT,
  state INTEGER NOT NULL,
  made_at INTEGER NOT NULL,
  PRIMARY KEY (connection, slot)
) WITHOUT ROWID, STRICT;
";

/// Fills the table from what connections said of themselves.
pub(crate) const SQL_FROM_CONNECTIONS: &str = r#"
CREATE TEMP TABLE old_slots AS
SELECT id, CASE WHEN json_valid(auth) THEN auth ELSE '{}' END AS auth,
  scheme || '://' || host || ':' || port AS origin, updated_at AS at
FROM connections;
INSERT OR IGNORE INTO outgoing_slots (connection, slot, origin, state, made_at)
SELECT id, coalesce(json_extract(auth, '$.token_slot'), 'token'), origin, 1, at
FROM old_slots WHERE json_extract(auth, '$.token_set_at') IS NOT NULL;
INSERT OR IGNORE INTO outgoing_slots (connection, slot, origin, state, made_at)
SELECT old_slots.id, header.value, old_slots.origin, 1, old_slots.at
FROM old_slots, json_each(old_slots.auth, '$.header_slots') AS header;
INSERT OR IGNORE INTO outgoing_slots (connection, slot, origin, state, made_at)
SELECT old_slots.id, perhaps.value, old_slots.origin, 2, old_slots.at
FROM old_slots, json_each('["token","token_2","token_3","token_4","token_5","token_6","token_7",
  "token_8","token_9","separate"]') AS perhaps
WHERE old_slots.origin IS NOT NULL;
DROP TABLE old_slots;
UPDATE connections SET auth = json_remove(auth, '$.header_slots') WHERE json_valid(auth);
"#;

column! {
    StateColumn(SlotState) { Making = 0, Kept = 1, Perhaps = 2, Leaving = 3 }
}

/// Connections and slots that something names.
pub type Named = BTreeSet<(ConnectionId, String)>;

/// How far a slot has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlotState {
    /// Its secret is being stored; a command that names it says that it is.
    Making,
    /// The secret store has it.
    Kept,
    /// An earlier Baton may have stored it.
    Perhaps,
    /// Nothing names it: its secret is being forgotten.
    Leaving,
}

/// A slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotRow {
    /// Whose.
    pub connection: ConnectionId,
    /// Its name.
    pub slot: String,
    /// For which scheme, host and port; none while its connection has no address.
    pub origin: Option<String>,
    /// How far it has come.
    pub state: SlotState,
    /// When it was written down.
    pub made_at: Timestamp,
}

const ALL: &str = "SELECT connection, slot, origin, state, made_at FROM outgoing_slots
    ORDER BY connection, slot";

handles!("slots of secrets");

impl Read<'_> {
    /// Every slot.
    pub fn all(&self) -> Result<Vec<SlotRow>> {
        sql::all(self.db, ALL, [], read)
    }

    /// Those that can be read: the others are not sent.
    pub fn readable(&self) -> Result<Vec<SlotRow>> {
        sql::readable(self.db, ALL, [], read)
    }

    /// A connection's slots that can be sent where it leads.
    pub fn usable(&self, id: &ConnectionId, origin: Option<&str>) -> Result<BTreeSet<String>> {
        let sql = "SELECT slot FROM outgoing_slots
                   WHERE connection = ?1 AND origin IS ?2 AND state IN (1, 2)";
        let slots = sql::readable(self.db, sql, params![Compact::of(id), origin], |row| {
            Ok(row.get(0)?)
        })?;
        Ok(slots.into_iter().collect())
    }

    /// What drafts, the revisions that undo goes back to, and live versions name.
    pub fn named_by_drafts(&self) -> Result<Named> {
        let sql = r#"SELECT draft FROM workflows WHERE draft LIKE '%"slot":%'
            UNION ALL
            SELECT definition FROM draft_revisions WHERE definition LIKE '%"slot":%'
            UNION ALL
            SELECT definition FROM workflow_versions
            JOIN workflows ON workflows.no = workflow_no AND live_version = version
            WHERE definition LIKE '%"slot":%'"#;
        let mut named = Named::new();
        sql::all(self.db, sql, [], |row| {
            named.extend(names_in(&row.get::<_, String>(0)?));
            Ok(())
        })?;
        Ok(named)
    }

    /// Whether a draft, a revision or a version that cannot be read may name any slot, or a live
    /// version is not there.
    pub fn may_be_named_unseen(&self) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM workflows WHERE NOT json_valid(draft))
            OR EXISTS (SELECT 1 FROM draft_revisions WHERE NOT json_valid(definition))
            OR EXISTS (SELECT 1 FROM workflow_versions WHERE NOT json_valid(definition))
            OR EXISTS (SELECT 1 FROM workflows WHERE live_version IS NOT NULL AND NOT EXISTS
              (SELECT 1 FROM workflow_versions WHERE workflow_no = no AND version = live_version))";
        Ok(sql::number(self.db, sql, [])? != 0)
    }

    /// What each version names.
    pub fn named_by_versions(&self) -> Result<Vec<(WorkflowNo, i64, Named)>> {
        let sql = r#"SELECT workflow_no, version, definition FROM workflow_versions
            WHERE definition LIKE '%"slot":%'"#;
        sql::all(self.db, sql, [], |row| {
            let named = names_in(&row.get::<_, String>(2)?);
            Ok((row.get(0)?, row.get(1)?, named))
        })
    }
}

impl Write<'_> {
    /// Writes a slot down before its secret is stored.
    pub fn make(
        &self,
        id: &ConnectionId,
        slot: &str,
        origin: Option<&str>,
        at: Timestamp,
    ) -> Result<()> {
        sql::execute(
            self.db,
            "INSERT INTO outgoing_slots (connection, slot, origin, state, made_at)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                Compact::of(id),
                slot,
                origin,
                StateColumn(SlotState::Making),
                Micros(at)
            ],
        )?;
        Ok(())
    }

    /// Says that the secret store has it, if it was made for where the connection leads.
    pub fn keep(&self, id: &ConnectionId, slot: &str, origin: Option<&str>) -> Result<bool> {
        let kept = sql::execute(
            self.db,
            "UPDATE outgoing_slots SET state = ?4
             WHERE connection = ?1 AND slot = ?2 AND origin IS ?3 AND state <> ?5",
            params![
                Compact::of(id),
                slot,
                origin,
                StateColumn(SlotState::Kept),
                StateColumn(SlotState::Leaving)
            ],
        )?;
        Ok(kept > 0)
    }

    /// What was entered while a connection had no address is for its first one.
    pub fn settle(&self, id: &ConnectionId, origin: &str) -> Result<()> {
        sql::execute(
            self.db,
            "UPDATE outgoing_slots SET origin = ?2 WHERE connection = ?1 AND origin IS NULL",
            params![Compact::of(id), origin],
        )?;
        Ok(())
    }

    /// Nothing names it any more: its secret is to be forgotten.
    pub fn leave(&self, id: &ConnectionId, slot: &str) -> Result<()> {
        sql::execute(
            self.db,
            "UPDATE outgoing_slots SET state = ?3 WHERE connection = ?1 AND slot = ?2",
            params![Compact::of(id), slot, StateColumn(SlotState::Leaving)],
        )?;
        Ok(())
    }

    /// Its connection is deleted: all of its secrets are to be forgotten.
    pub fn leave_all(&self, id: &ConnectionId) -> Result<()> {
        sql::execute(
            self.db,
            "UPDATE outgoing_slots SET state = ?2 WHERE connection = ?1",
            params![Compact::of(id), StateColumn(SlotState::Leaving)],
        )?;
        Ok(())
    }

    /// Its secret is forgotten.
    pub fn delete(&self, id: &ConnectionId, slot: &str) -> Result<()> {
        sql::execute(
            self.db,
            "DELETE FROM outgoing_slots WHERE connection = ?1 AND slot = ?2",
            params![Compact::of(id), slot],
        )?;
        Ok(())
    }
}

fn read(row: &Row<'_>) -> Result<SlotRow> {
    Ok(SlotRow {
        connection: row
            .get::<_, Compact>(0)?
            .read("con_", "outgoing_slots.connection")?,
        slot: row.get(1)?,
        origin: row.get(2)?,
        state: row.get::<_, StateColumn>(3)?.0,
        made_at: row.get::<_, Micros>(4)?.0,
    })
}

/// Every slot of a stored definition with every connection of it: names from before slots were
/// unique may be those of several connections, and a secret too many is kept, never one too few.
fn names_in(definition: &str) -> Named {
    let connections = texts_behind(definition, "\"connection\":\"");
    let slots: BTreeSet<&str> = texts_behind(definition, "\"slot\":\"").collect();
    let connections = connections.filter_map(|text| text.parse::<ConnectionId>().ok());
    connections
        .collect::<BTreeSet<_>>()
        .into_iter()
        .flat_map(|connection| {
            let slots = slots.iter().copied();
            slots.map(move |slot| (connection.clone(), slot.to_owned()))
        })
        .collect()
}

fn texts_behind<'a>(text: &'a str, key: &str) -> impl Iterator<Item = &'a str> {
    text.split(key)
        .skip(1)
        .filter_map(|rest| rest.split_once('"').map(|(text, _)| text))
}
