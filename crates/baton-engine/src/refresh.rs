//! Refreshing what is held in memory from rows: addresses and connections.

use baton_core::ConnectionId;
use baton_store::Snapshot;
use baton_store::table::addresses::{AddressRow, Owner};

use crate::destinations::Rows;
use crate::gate::{Door, Key};
use crate::{Engine, Error};

impl Engine {
    /// Re-reads the addresses and their tokens' digests into memory.
    pub async fn refresh_addresses(&self) -> Result<(), Error> {
        let look = self.runtime.gate.look();
        let doors = self.runtime.store.read(read_doors).await?;
        self.runtime.gate.replace(look, doors.into_iter());
        Ok(())
    }

    /// Re-reads the connections and consents into memory, and tries what waited for any of them.
    pub async fn refresh_connections(&self) -> Result<(), Error> {
        self.read_connections().await?;
        self.runtime.outbox.free_all();
        self.runtime.nudge_times();
        Ok(())
    }

    /// Re-reads the connections and consents into memory, and tries what waited for these.
    pub(crate) async fn free_connections(&self, freed: Vec<ConnectionId>) -> Result<(), Error> {
        self.read_connections().await?;
        self.runtime.outbox.free(freed);
        self.runtime.nudge_times();
        Ok(())
    }

    async fn read_connections(&self) -> Result<(), Error> {
        let look = self.runtime.destinations.look();
        let read = |tables: &Snapshot<'_>| -> Result<_, Error> {
            Ok(Rows {
                connections: tables.connections().readable()?,
                consents: tables.connections().all_consents()?,
                slots: tables.slots().readable()?,
                addresses: tables.step_addresses().readable()?,
            })
        };
        let rows = self.runtime.store.read(read).await?;
        let runtime = &self.runtime;
        runtime.destinations.replace(look, rows, &runtime.options);
        Ok(())
    }
}

fn read_doors(tables: &Snapshot<'_>) -> Result<Vec<Door>, Error> {
    let there: std::collections::HashSet<_> = tables
        .workflows()
        .all()?
        .into_iter()
        .map(|row| row.no)
        .collect();
    let mut doors = Vec::new();
    for row in tables.addresses().all()? {
        let owned = row.deleted_at.is_none() && there.contains(&row.workflow);
        if owned || waited_for(tables, &row)? {
            doors.push(door(row));
        }
    }
    Ok(doors)
}

/// A deleted wait is still called while an unfinished run's version has it (C2).
fn waited_for(tables: &Snapshot<'_>, row: &AddressRow) -> Result<bool, Error> {
    match row.owner {
        Owner::Step => Ok(tables.awaits().any_open(row.no)?),
        Owner::Trigger | Owner::Source => Ok(false),
    }
}

fn door(row: AddressRow) -> Door {
    let newest = row.token_digest.map(|digest| Key {
        digest,
        until: None,
    });
    let before = row.previous.map(|(digest, until)| Key {
        digest,
        until: Some(until),
    });
    let settings = row.settings.read();
    Door {
        no: row.no,
        address: row.id,
        keys: newest.into_iter().chain(before).collect(),
        settings,
    }
}
