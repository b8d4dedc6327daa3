//! Where connections lead and what was allowed for them, in memory: a send asks no table.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use baton_core::ConnectionId;
use baton_core::connection::{AddressKind, Auth, ConnectionKind, ConsentKind as Given};
use baton_store::table::connections::{ConnectionRow, ConsentRow};

use crate::outgoing::{Consent, ConsentKind, Policy};
use crate::{HostPort, Options};

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
pub(crate) struct Directory(RwLock<Arc<HashMap<ConnectionId, Arc<Destination>>>>);

impl Directory {
    pub(crate) fn get(&self, id: &ConnectionId) -> Option<Arc<Destination>> {
        self.0
            .read()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .get(id)
            .cloned()
    }

    pub(crate) fn replace(
        &self,
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
        let made = Arc::new(made.collect());
        *self
            .0
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner) = made;
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
        (Given::Unencrypted, _) => ConsentKind::Unencrypted,
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
