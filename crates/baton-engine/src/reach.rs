//! Where connections lead and what was allowed for them, in memory: a send asks no table.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use baton_core::ConnectionId;
use baton_store::table::connections::{ConnectionRow, ConsentRow};
use serde::{Deserialize, Serialize};

use crate::outgoing::{AddressKind, Consent, ConsentKind, Policy};
use crate::{HostPort, Options};

/// How a connection authenticates, as `connections.auth` holds it; never the token itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Auth {
    /// How.
    pub kind: AuthKind,
    /// The header's name when the kind is `header`.
    pub header_name: Option<String>,
    /// The word before the token, such as `SSWS `.
    pub prefix: Option<String>,
    /// The name when the kind is `basic`.
    pub username: Option<String>,
    /// Whether a token inside the address is also sent as a bearer token.
    pub also_bearer: bool,
    /// The slot of the token that is also sent as a bearer token; `token` unless told.
    pub token_slot: Option<String>,
    /// Since when there is a token.
    pub token_set_at: Option<jiff::Timestamp>,
    /// Whether the separate token is the one inside the address, too.
    pub token_twice: bool,
    /// The slots of extra headers whose values are kept.
    pub header_slots: Vec<String>,
}

impl Auth {
    /// Reads what `connections.auth` holds; what cannot be read is no authentication.
    #[must_use]
    pub fn read(stored: &str) -> Self {
        serde_json::from_str(stored).unwrap_or_default()
    }

    /// What `connections.auth` holds.
    #[must_use]
    pub fn stored(&self) -> String {
        serde_json::to_string(self).expect("it is plain data")
    }

    /// The header in which the token goes; none when it goes in no header.
    #[must_use]
    pub fn token_header(&self) -> Option<&str> {
        match self.kind {
            AuthKind::None => None,
            AuthKind::Inside if !self.also_bearer => None,
            AuthKind::Bearer | AuthKind::Basic | AuthKind::Inside => Some(AUTHORIZATION),
            AuthKind::Header => Some(self.header_name.as_deref().unwrap_or(AUTHORIZATION)),
        }
    }
}

const AUTHORIZATION: &str = "Authorization";

/// How a token is given to the other tool.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AuthKind {
    /// No token.
    #[default]
    None,
    /// `Authorization: Bearer …`.
    Bearer,
    /// A name and a password.
    Basic,
    /// A named header with a word before the token.
    Header,
    /// Inside the address.
    Inside,
}

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
pub(crate) struct Reach {
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
pub(crate) struct Directory(RwLock<Arc<HashMap<ConnectionId, Arc<Reach>>>>);

impl Directory {
    pub(crate) fn get(&self, id: &ConnectionId) -> Option<Arc<Reach>> {
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
                Arc::new(reach(&row, given, options)),
            )
        });
        let made = Arc::new(made.collect());
        *self
            .0
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner) = made;
    }
}

fn reach<'a>(
    row: &ConnectionRow,
    given: impl Iterator<Item = &'a ConsentRow>,
    options: &Options,
) -> Reach {
    let about = row.connection.clone();
    let consents: Vec<Consent> = given.filter_map(consent).collect();
    let to = match (about.kind.as_str(), about.scheme, about.host, about.port) {
        ("practice", ..) => To::Practice,
        (_, Some(scheme), Some(host), Some(port)) => {
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
        _ => To::Nowhere,
    };
    let auth = serde_json::from_str(&about.auth).unwrap_or_default();
    Reach {
        to,
        auth,
        stopped: row.stopped,
    }
}

fn consent(row: &ConsentRow) -> Option<Consent> {
    let kind = match (row.kind.as_str(), row.address_kind.as_str()) {
        ("unencrypted", _) => ConsentKind::Unencrypted,
        ("local", "this_computer") => ConsentKind::Local(AddressKind::ThisComputer),
        ("local", "local_network") => ConsentKind::Local(AddressKind::LocalNetwork),
        _ => return None,
    };
    Some(Consent {
        kind,
        to: HostPort {
            host: row.host.clone(),
            port: row.port,
        },
    })
}
