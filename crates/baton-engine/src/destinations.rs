//! Where connections lead and what was allowed for them, in memory: a send asks no table.

use std::collections::HashMap;
use std::sync::Arc;

use baton_core::connection::{AddressKind, Auth, ConnectionKind, ConsentKind as Given};
use baton_core::{ConnectionId, word};
use baton_store::table::connections::{ConnectionRow, ConsentRow};
use baton_store::{Snapshot, Tx};

use crate::held::{Held, Look};
use crate::outgoing::{Consent, ConsentKind, Policy};
use crate::{Error, HostPort, Options};

/// The slot of a connection's token.
pub const TOKEN_SLOT: &str = "token";

/// The name under which the secret store keeps a connection's secret.
pub fn outgoing_secret(connection: &ConnectionId, slot: &str) -> String {
    format!("out/{connection}/{slot}")
}

/// The name under which the secret store keeps an address's token.
pub fn incoming_secret(address: &baton_core::AddressId) -> String {
    format!("in/{address}")
}

/// The kind of address that a connection leads to, as it was seen last; public while it never was.
pub fn kept_address_kind(snapshot: &Snapshot<'_>, id: &ConnectionId) -> Result<AddressKind, Error> {
    let kept = snapshot.meta().word(&kind_of(id))?;
    Ok(kept.unwrap_or(AddressKind::Public))
}

/// Keeps the kind of address that a connection leads to.
pub(crate) fn keep_address_kind(
    tx: &Tx<'_>,
    id: &ConnectionId,
    kind: AddressKind,
) -> Result<(), Error> {
    Ok(tx.meta().set(&kind_of(id), word(&kind))?)
}

/// Forgets the kind of address of a connection that is deleted.
pub(crate) fn forget_address_kind(tx: &Tx<'_>, id: &ConnectionId) -> Result<(), Error> {
    Ok(tx.meta().remove(&kind_of(id))?)
}

fn kind_of(id: &ConnectionId) -> String {
    format!("address_kind/{id}")
}

/// A connection ready to be used.
#[derive(Clone, Debug)]
pub(crate) struct Destination {
    pub(crate) to: To,
    pub(crate) auth: Auth,
    pub(crate) stopped: bool,
}

/// What a connection leads to.
#[derive(Clone, Debug)]
pub(crate) enum To {
    /// The practice tool, in process.
    Practice,
    /// Nothing: no address was pasted.
    Nowhere,
    /// Another tool.
    Web { origin: String, policy: Policy },
}

/// All connections.
#[derive(Debug, Default)]
pub(crate) struct Directory(Held<HashMap<ConnectionId, Arc<Destination>>>);

impl Directory {
    pub(crate) fn get(&self, id: &ConnectionId) -> Option<Arc<Destination>> {
        self.0.get().get(id).cloned()
    }

    /// Begins to read the connections.
    pub(crate) fn look(&self) -> Look {
        self.0.look()
    }

    /// Whether something may leave by a connection, as far as its row says.
    pub(crate) fn is_open(&self, id: &ConnectionId) -> bool {
        self.get(id).is_some_and(|found| {
            let somewhere = match found.to {
                To::Practice | To::Web { .. } => true,
                To::Nowhere => false,
            };
            somewhere && !found.stopped
        })
    }

    /// Replaces all of them by what was read.
    pub(crate) fn replace(
        &self,
        look: Look,
        rows: Vec<ConnectionRow>,
        consents: &[ConsentRow],
        options: &Options,
    ) {
        let made = rows.into_iter().map(|row| {
            let given = consents
                .iter()
                .filter(|one| one.connection == row.connection.id);
            (
                row.connection.id.clone(),
                Arc::new(destination(&row, given, options)),
            )
        });
        self.0.replace(look, made.collect());
    }
}

fn destination<'a>(
    row: &ConnectionRow,
    given: impl Iterator<Item = &'a ConsentRow>,
    options: &Options,
) -> Destination {
    let about = row.connection.clone();
    let consents: Vec<Consent> = given.filter_map(consent).collect();
    let to = match (about.kind, about.scheme, about.host, about.port) {
        (ConnectionKind::Practice, ..) => To::Practice,
        (ConnectionKind::Web, Some(scheme), Some(host), Some(port)) => {
            let shown = if host.contains(':') {
                format!("[{host}]")
            } else {
                host.clone()
            };
            let origin = format!("{scheme}://{shown}:{port}");
            let target = HostPort { host, port };
            To::Web {
                origin,
                policy: Policy::of(&target, &consents, &options.allow_outgoing),
            }
        }
        (ConnectionKind::Web, ..) => To::Nowhere,
    };
    Destination {
        to,
        auth: about.auth.read(),
        stopped: row.stopped,
    }
}

fn consent(row: &ConsentRow) -> Option<Consent> {
    let kind = match (row.kind, row.address_kind) {
        (Given::Unencrypted, AddressKind::Never) => return None,
        (Given::Unencrypted, kind) => ConsentKind::Unencrypted(kind),
        (Given::Local, kind @ (AddressKind::ThisComputer | AddressKind::LocalNetwork)) => {
            ConsentKind::Local(kind)
        }
        (Given::Local, AddressKind::Public | AddressKind::Never) => return None,
    };
    Some(Consent {
        kind,
        to: HostPort {
            host: row.host.clone(),
            port: row.port,
        },
    })
}
