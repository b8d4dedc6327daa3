//! Connections to other tools: what they lead to, how they authenticate, what was allowed for them
//! (C9, C10). Secrets are slots; none is ever here.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a connection leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ConnectionKind {
    /// A tool somewhere.
    Web,
    /// The practice tool inside Baton.
    Practice,
}

/// What was allowed (C9).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ConsentKind {
    /// Sending without encryption.
    Unencrypted,
    /// Sending to a local or private address.
    Local,
}

/// Where an address leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AddressKind {
    /// This computer.
    ThisComputer,
    /// The local network.
    LocalNetwork,
    /// The internet, or not known yet.
    Public,
    /// Link-local and cloud metadata: can never be allowed.
    Never,
}

/// How a connection authenticates; never the token itself.
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
    /// Whether the token in `token_slot`, which is inside an address, is also sent as a bearer
    /// token with that address. Set before the sixth format; since then a step's headers say it.
    pub also_bearer: bool,
    /// The slot of the token; `token` unless told.
    pub token_slot: Option<String>,
    /// Since when there is a token.
    pub token_set_at: Option<Timestamp>,
    /// Whether the separate token is the one inside an address, too.
    pub token_twice: bool,
    /// Since when it leads where it does; none when that was before this was kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address_set_at: Option<Timestamp>,
}

impl Auth {
    /// The slot of its own token; none when it has no token.
    #[must_use]
    pub fn own_slot(&self) -> Option<&str> {
        let is_kept = self.token_set_at.is_some() && self.kind != AuthKind::None;
        let is_own = self.kind != AuthKind::Inside || self.also_bearer;
        (is_kept && is_own).then(|| self.token_slot())
    }

    /// The slot in which the token is, if there is one.
    #[must_use]
    pub fn token_slot(&self) -> &str {
        self.token_slot.as_deref().unwrap_or(TOKEN_SLOT)
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

/// The slot of a token of which nothing else is said.
const TOKEN_SLOT: &str = "token";

const AUTHORIZATION: &str = "Authorization";

/// How a token is given to the other tool.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
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
