//! Refreshing what is held in memory from rows: addresses and connections.

use std::collections::HashMap;

use baton_core::ConnectionId;
use baton_store::table::addresses::{AddressRow, Digest, Owner};
use baton_store::{Lane, Snapshot, Tx};

use crate::destinations::Rows;
use crate::gate::{Door, Doors, Key, Shut};
use crate::turn::{Turn, are_addresses_told_of, cause, tell_of_addresses};
use crate::{Engine, Error};

impl Engine {
    /// Re-reads the addresses and their tokens' digests into memory. Of those that cannot be read a
    /// problem tells, until they can.
    pub async fn refresh_addresses(&self) -> Result<(), Error> {
        let look = self.runtime.gate.look();
        let read = self.runtime.store.read(read_doors).await?;
        self.runtime.gate.replace(look, read.doors);
        if read.unread.is_some() == read.is_told {
            return Ok(());
        }
        let runtime = std::sync::Arc::clone(&self.runtime);
        let write = move |tx: &mut Tx<'_>| {
            let mut turn = Turn::new(tx, &runtime);
            tell_of_addresses(&mut turn, read.unread.as_deref())?;
            Ok::<_, Error>(turn.after)
        };
        match self.runtime.store.write(Lane::Command, write).await {
            Ok(after) => after.follow(&self.runtime),
            Err(error) => {
                let cause = cause(&error);
                tracing::error!(
                    cause,
                    "no problem tells of the addresses that cannot be read"
                );
            }
        }
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
                addresses: tables.step_addresses().given()?,
            })
        };
        let rows = self.runtime.store.read(read).await?;
        let runtime = &self.runtime;
        runtime.destinations.replace(look, rows, &runtime.options);
        Ok(())
    }
}

/// What is read of the addresses.
struct ReadDoors {
    doors: Doors,
    /// What is wrong with the first that cannot be read.
    unread: Option<String>,
    /// Whether a problem tells of such.
    is_told: bool,
}

fn read_doors(tables: &Snapshot<'_>) -> Result<ReadDoors, Error> {
    let there: HashMap<_, _> = tables.workflows().there()?.into_iter().collect();
    let (mut open, mut shut, mut unread) = (Vec::new(), Vec::new(), None);
    for row in tables.addresses().each()? {
        let row = match row {
            Ok(row) => row,
            Err(row) => {
                unread.get_or_insert(row.why);
                shut.push(Shut {
                    address: row.id,
                    keys: row
                        .digests
                        .map(|all| all.into_iter().map(lasting).collect()),
                });
                continue;
            }
        };
        let workflow = there.get(&row.workflow).copied();
        let why = match workflow {
            None => Some("`addresses.workflow_no` names no workflow"),
            Some(None) => Some("`workflows.deleted_at` holds a value that cannot be read"),
            Some(Some(_)) => None,
        };
        let is_there = workflow == Some(Some(true)) && row.deleted_at.is_none();
        if let Some(why) = why.filter(|_| row.deleted_at.is_none()) {
            unread.get_or_insert_with(|| why.to_owned());
            let Door { address, keys, .. } = door(row);
            shut.push(Shut {
                address: Some(address),
                keys: Some(keys),
            });
        } else if is_there || waited_for(tables, &row)? {
            open.push(door(row));
        }
    }
    Ok(ReadDoors {
        doors: Doors::new(open, shut),
        unread,
        is_told: are_addresses_told_of(tables)?,
    })
}

fn lasting(digest: Digest) -> Key {
    Key {
        digest,
        until: None,
    }
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
