//! Secrets that go out: written down, stored under slots of their own, and forgotten when nothing
//! names them any more. A slot is never filled twice, so a message that names it means one secret.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use baton_core::ConnectionId;
use baton_core::template::Part;
use baton_secrets::Secret;
use baton_store::table::connections::slots::{Named, SlotRow, SlotState};
use baton_store::{Lane, Snapshot, Tx};
use jiff::Timestamp;

use crate::destinations::outgoing_secret;
use crate::{Engine, Error, random};

/// What the slots of one paste begin with.
pub fn fresh_slots() -> Result<String, Error> {
    Ok(format!("s{}", URL_SAFE_NO_PAD.encode(random::<12>()?)))
}

impl Engine {
    /// Stores secrets under slots that were made for them, for where the connection leads or is
    /// about to lead. Until a command names a slot, nothing is sent of it.
    pub async fn store_outgoing(
        &self,
        connection: &ConnectionId,
        origin: Option<String>,
        secrets: Vec<(String, Secret)>,
    ) -> Result<(), Error> {
        let slots: Vec<String> = secrets.iter().map(|(slot, _)| slot.clone()).collect();
        let id = connection.clone();
        let write = move |tx: &mut Tx<'_>| -> Result<(), Error> {
            for slot in &slots {
                let at = Timestamp::now();
                tx.slots().make(&id, slot, origin.as_deref(), at)?;
            }
            Ok(())
        };
        self.runtime.store.write(Lane::Command, write).await?;
        for (slot, secret) in secrets {
            let name = outgoing_secret(connection, &slot);
            self.runtime.secrets.set(&name, secret).await?;
        }
        Ok(())
    }

    /// Forgets the secrets of slots that are leaving. One that cannot be forgotten is unreachable
    /// and harmless, and is tried again at the next start.
    pub async fn forget_leaving(&self) -> Result<(), Error> {
        let leaving = self.runtime.store.read(leaving).await?;
        for row in leaving {
            let name = outgoing_secret(&row.connection, &row.slot);
            self.runtime.secrets.delete(&name).await?;
            let gone = move |tx: &mut Tx<'_>| -> Result<(), Error> {
                Ok(tx.slots().delete(&row.connection, &row.slot)?)
            };
            self.runtime.store.write(Lane::Command, gone).await?;
        }
        Ok(())
    }
}

fn leaving(tables: &Snapshot<'_>) -> Result<Vec<SlotRow>, Error> {
    let mut rows = tables.slots().readable()?;
    rows.retain(|row| row.state == SlotState::Leaving);
    Ok(rows)
}

/// Forgets what an earlier process left and nothing names: what was made before `began`.
pub(super) async fn sweep(engine: &Engine, began: Timestamp) -> Result<(), Error> {
    let look = move |tables: &Snapshot<'_>| unnamed(tables, began);
    let unnamed = engine.runtime.store.read(look).await?;
    if !unnamed.is_empty() {
        tracing::info!(
            secrets = unnamed.len(),
            "secrets that nothing uses are forgotten"
        );
        let write = move |tx: &mut Tx<'_>| -> Result<(), Error> {
            for (connection, slot) in &unnamed {
                tx.slots().leave(connection, slot)?;
            }
            Ok(())
        };
        engine.runtime.store.write(Lane::Command, write).await?;
        engine.refresh_connections().await?;
    }
    engine.forget_leaving().await
}

/// Slots that no connection, draft, undo, live version, run, message or address names.
fn unnamed(tables: &Snapshot<'_>, began: Timestamp) -> Result<Named, Error> {
    let mut unnamed: Named = tables
        .slots()
        .all()?
        .into_iter()
        .filter(|row| row.made_at < began)
        .map(|row| (row.connection, row.slot))
        .collect();
    let (connections, unread) = tables.connections().all()?;
    if !unread.is_empty() {
        // What they name cannot be told: everything is kept.
        return Ok(Named::new());
    }
    for row in connections {
        let id = row.connection.id;
        match row.connection.auth.readable() {
            Some(auth) => drop(unnamed.remove(&(id, auth.token_slot().to_owned()))),
            // What it names cannot be told: all it has is kept.
            None => unnamed.retain(|(of, _)| *of != id),
        }
    }
    for row in tables.step_addresses().all()? {
        for part in row.path.read()? {
            if let Part::Secret(slot) = part {
                unnamed.remove(&(row.connection.clone(), slot));
            }
        }
    }
    let named = tables.slots().named_by_drafts()?;
    unnamed.retain(|slot| !named.contains(slot));
    if unnamed.is_empty() {
        return Ok(unnamed);
    }
    for (workflow, version, named) in tables.slots().named_by_versions()? {
        let kept: BTreeSet<_> = unnamed.intersection(&named).cloned().collect();
        if !kept.is_empty() && tables.runs().any_of_version(workflow, version)? {
            unnamed.retain(|slot| !kept.contains(slot));
        }
    }
    if !unnamed.is_empty() && tables.slots().may_be_named_unseen()? {
        return Ok(Named::new());
    }
    Ok(unnamed)
}
