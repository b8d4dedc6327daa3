//! *Allow* and *Take back* (C9): for exactly one host, port and kind of address.

use baton_core::connection::{AddressKind, ConsentKind};
use baton_core::{ConnectionId, word};
use baton_store::table::connections::{Connection, ConsentRow};

use super::{changeable, changed};
use crate::audit::{Action, Actor};
use crate::commands::NotDone;
use crate::commands::command;
use crate::destinations::keep_address_kind;
use crate::turn::Turn;
use crate::{Engine, Error};

/// A consent to give.
#[derive(Clone, Debug)]
pub struct NewConsent {
    /// What is allowed.
    pub kind: ConsentKind,
    /// To which host; the connection's.
    pub host: String,
    /// At which port; the connection's.
    pub port: u16,
    /// The kind of address that was shown.
    pub address_kind: AddressKind,
}

/// Gives a consent for the host and port that the connection has, for all that lead there: it is
/// asked for once, however many they are.
pub async fn give_consent(
    engine: &Engine,
    actor: &Actor,
    id: ConnectionId,
    consent: NewConsent,
) -> Result<(), Error> {
    let given_by = actor.name.clone();
    command(
        engine,
        actor,
        Action("consent_given"),
        move |turn, record| {
            let NewConsent {
                kind,
                host,
                port,
                address_kind: led_to,
            } = consent;
            record.on("connection", &id).text("consent", word(&kind));
            record.text("host", format!("{host}:{port}"));
            let about = changeable(turn, &id)?.connection;
            if (about.host.as_ref(), about.port) != (Some(&host), Some(port)) {
                return Err(NotDone::OtherHost.into());
            }
            keep_address_kind(turn.tx, &id, led_to)?;
            for alike in turn.tx.connections().leading_to(&host, port)? {
                let connection = alike.connection.id;
                turn.tx.connections().consent(&ConsentRow {
                    connection: connection.clone(),
                    kind,
                    host: host.clone(),
                    port,
                    address_kind: led_to,
                    given_by: given_by.clone(),
                    at: turn.now,
                })?;
                changed(turn, &connection);
            }
            Ok(())
        },
    )
    .await
}

/// Gives a connection what was allowed of the host and port that it leads to.
pub(super) fn take_over(turn: &Turn<'_, '_>, connection: &Connection) -> Result<(), Error> {
    let (Some(host), Some(port)) = (&connection.host, connection.port) else {
        return Ok(());
    };
    let connections = turn.tx.connections();
    for alike in connections.leading_to(host, port)? {
        for given in connections.consents(&alike.connection.id)? {
            if (&given.host, given.port) == (host, port) {
                connections.consent(&ConsentRow {
                    connection: connection.id.clone(),
                    ..given
                })?;
            }
        }
    }
    Ok(())
}

/// Takes a consent back, for all that lead there; what waits to be sent there waits on.
pub async fn take_consent_back(
    engine: &Engine,
    actor: &Actor,
    id: ConnectionId,
    kind: ConsentKind,
) -> Result<(), Error> {
    command(
        engine,
        actor,
        Action("consent_taken_back"),
        move |turn, record| {
            record.on("connection", &id).text("consent", word(&kind));
            let about = changeable(turn, &id)?.connection;
            let alike = match (&about.host, about.port) {
                (Some(host), Some(port)) => turn.tx.connections().leading_to(host, port)?,
                _ => Vec::new(),
            };
            for connection in alike.into_iter().map(|row| row.connection.id) {
                turn.tx.connections().take_consent(&connection, kind)?;
                changed(turn, &connection);
            }
            Ok(())
        },
    )
    .await
}
