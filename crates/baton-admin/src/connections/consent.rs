//! Consents of C9: for exactly one host, port and kind of address.

use baton_core::ConnectionId;
use baton_engine::commands::connections::NewConsent;
use baton_engine::{Actor, Engine, commands};

use super::views::{AddressKind, Connection, ConsentInput, ConsentKind};
use super::{get, resolve};
use crate::{Code, Outcome, Refusal};

/// Gives a consent for the host and port that the connection has.
pub async fn give_consent(
    engine: &Engine,
    actor: &Actor,
    id: ConnectionId,
    input: ConsentInput,
) -> Outcome<Connection> {
    let kind = resolve::kind(&input.host, input.port).await;
    if kind == AddressKind::Never {
        let detail = "this address can never be allowed: it is link-local or holds cloud secrets";
        return Err(Refusal::new(Code::AddressForbidden, detail).with("host", input.host));
    }
    let consent = NewConsent {
        kind: input.kind,
        host: input.host,
        port: input.port,
        address_kind: kind,
    };
    commands::connections::give_consent(engine, actor, id.clone(), consent).await?;
    get(engine, id).await
}

/// Takes a consent back; what waits to be sent there waits on.
pub async fn take_consent_back(
    engine: &Engine,
    actor: &Actor,
    id: ConnectionId,
    kind: ConsentKind,
) -> Outcome<Connection> {
    commands::connections::take_consent_back(engine, actor, id.clone(), kind).await?;
    get(engine, id).await
}
