//! Connections to other tools: addresses, tokens, consents.

mod views;

use baton_core::ids::ConnectionId;

use super::{Actor, Outcome, Page};
use crate::Engine;

pub use views::*;

/// Lists the connections.
pub async fn list(engine: &Engine) -> Outcome<Page<Connection>> {
    todo!()
}

/// Makes a connection.
pub async fn create(engine: &Engine, actor: &Actor, input: ConnectionInput) -> Outcome<Connection> {
    todo!()
}

/// Takes a pasted text apart.
pub async fn read_address(engine: &Engine, actor: &Actor, input: ReadAddressInput) -> Outcome<AddressRead> {
    todo!()
}

/// Reads a connection.
pub async fn get(engine: &Engine, id: ConnectionId) -> Outcome<Connection> {
    todo!()
}

/// Renames, stops or resumes.
pub async fn change(engine: &Engine, actor: &Actor, id: ConnectionId, input: ConnectionPatchInput) -> Outcome<Connection> {
    todo!()
}

/// Deletes a connection that no step uses.
pub async fn delete(engine: &Engine, actor: &Actor, id: ConnectionId) -> Outcome<()> {
    todo!()
}

/// Replaces the token.
pub async fn set_token(engine: &Engine, actor: &Actor, id: ConnectionId, input: TokenInput) -> Outcome<Connection> {
    todo!()
}

/// Gives a consent.
pub async fn give_consent(engine: &Engine, actor: &Actor, id: ConnectionId, input: ConsentInput) -> Outcome<Connection> {
    todo!()
}

/// Takes a consent back.
pub async fn take_consent_back(engine: &Engine, actor: &Actor, id: ConnectionId, kind: ConsentKind) -> Outcome<Connection> {
    todo!()
}
