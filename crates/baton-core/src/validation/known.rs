//! What a definition is checked against: the connections, the details, the holidays.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::details::CustomDetails;
use crate::document::value::Source;
use crate::ids::{ConnectionId, StepId};
use crate::json::Json;

/// What a connection still needs before it can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// An address.
    Address,
    /// A token.
    Token,
    /// The consent to send unencrypted.
    UnencryptedConsent,
    /// The consent to send into the own network.
    LocalConsent,
    /// Another address: nothing is ever sent to this one.
    OtherAddress,
}

/// What validation knows about a connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Connection {
    /// Its name.
    pub name: String,
    /// What it still needs.
    pub needs: Vec<Need>,
    /// `scheme://host:port`, to tell equal addresses; none for the practice tool.
    pub origin: Option<String>,
    /// Host and port for the text about a consent.
    pub host_port: Option<String>,
    /// Whether the same token is in the address and was given separately.
    pub token_twice: bool,
    /// The slots whose secrets are kept for where it leads; none for the practice tool, which is
    /// sent no secret.
    pub slots: Option<BTreeSet<String>>,
    /// The header in which its token goes.
    pub token_header: Option<String>,
}

impl Connection {
    /// Whether a secret that a step names is still to be filled in. Where the address itself is,
    /// that is said, and filling it in fills in both.
    #[must_use]
    pub fn lacks(&self, slot: &str) -> bool {
        let unbound = self.needs.contains(&Need::Address);
        let kept = |slots: &BTreeSet<String>| slots.contains(slot);
        !unbound && !self.slots.as_ref().is_none_or(kept)
    }
}

/// All connections a definition could use.
pub type Connections = BTreeMap<ConnectionId, Connection>;

/// What a definition is checked against.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// The connections.
    pub connections: Connections,
    /// Pointers to a person's sensitive details.
    pub sensitive: Vec<String>,
    /// The last call or answer that each trigger and step got, by where it is taken from.
    pub samples: BTreeMap<Source, Arc<Json>>,
    /// The last call to the trigger and to each wait, by whose it is, as far as they were read.
    pub last_calls: BTreeMap<StepId, Arc<Json>>,
    /// The names of the details that hold a date.
    pub dates: Vec<String>,
    /// Whether the company's holidays are known this year.
    pub holidays: bool,
    /// What is known of custom details.
    pub custom: CustomDetails,
}
