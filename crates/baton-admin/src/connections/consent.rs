//! Consents of C9: for exactly one host, port and kind of address.

use baton_core::ConnectionId;
use baton_engine::audit::{Action, record};
use baton_engine::{Actor, Engine};
use baton_store::table::connections::ConsentRow;
use jiff::Timestamp;

use super::change::told;
use super::views::{AddressKind, Connection, ConsentInput, ConsentKind};
use super::{changeable, get, resolve};
use crate::{Code, Outcome, Refusal, rows};

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
    let (audit, wanted) = (record(actor, Action::ConsentGiven), id.clone());
    let given_by = actor.name.clone();
    rows::write(engine, move |tx| {
        let row = changeable(tx.connections().get(&wanted)?, &wanted)?;
        let about = row.connection;
        if (about.host.as_deref(), about.port) != (Some(input.host.as_str()), Some(input.port)) {
            return Err(Refusal::field(
                "host",
                "a consent is for the connection's own host and port",
            ));
        }
        resolve::keep(tx, &wanted, kind)?;
        tx.connections().consent(&ConsentRow {
            connection: wanted.clone(),
            kind: word(input.kind).to_owned(),
            host: input.host.clone(),
            port: input.port,
            address_kind: resolve::word(kind).to_owned(),
            given_by,
            at: Timestamp::now(),
        })?;
        let audit = audit
            .on("connection", &wanted)
            .text("consent", word(input.kind));
        audit
            .text("host", format!("{}:{}", input.host, input.port))
            .write(tx)?;
        Ok(())
    })
    .await?;
    told(engine, &id).await?;
    get(engine, id).await
}

/// Takes a consent back; what waits to be sent there waits on.
pub async fn take_consent_back(
    engine: &Engine,
    actor: &Actor,
    id: ConnectionId,
    kind: ConsentKind,
) -> Outcome<Connection> {
    let (audit, wanted) = (record(actor, Action::ConsentTakenBack), id.clone());
    rows::write(engine, move |tx| {
        changeable(tx.connections().get(&wanted)?, &wanted)?;
        tx.connections().take_consent(&wanted, word(kind))?;
        audit
            .on("connection", &wanted)
            .text("consent", word(kind))
            .write(tx)?;
        Ok(())
    })
    .await?;
    told(engine, &id).await?;
    get(engine, id).await
}

fn word(kind: ConsentKind) -> &'static str {
    match kind {
        ConsentKind::Unencrypted => "unencrypted",
        ConsentKind::Local => "local",
    }
}
