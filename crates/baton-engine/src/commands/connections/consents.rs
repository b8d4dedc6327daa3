//! *Allow* and *Take back* (C9): for exactly one host, port and kind of address.

use baton_core::connection::{AddressKind, ConsentKind};
use baton_core::{ConnectionId, word};
use baton_store::table::connections::{Connection, ConsentRow};

use super::{changeable, changed};
use crate::audit::{Action, Actor, Record};
use crate::commands::NotDone;
use crate::commands::command;
use crate::destinations::keep_address_kind;
use crate::turn::Turn;
use crate::{Engine, Error};

const GIVEN: Action = Action("consent_given");
const TAKEN_BACK: Action = Action("consent_taken_back");

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
    let by = actor.clone();
    command(engine, actor, GIVEN, move |turn, record| {
        let NewConsent {
            kind,
            host,
            port,
            address_kind: led_to,
        } = consent;
        say(record, &id, kind, Some((&host, port)));
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
                given_by: by.name.clone(),
                at: turn.now,
            })?;
            if connection != id {
                let mut row = Record::new(&by, GIVEN);
                say(&mut row, &connection, kind, Some((&host, port)));
                row.write(turn.tx)?;
            }
            changed(turn, &connection);
        }
        Ok(())
    })
    .await
}

/// Gives a connection what was allowed of the host and port that it leads to: a row of the audit
/// for each.
pub(super) fn take_over(
    turn: &Turn<'_, '_>,
    connection: &Connection,
    by: &Actor,
) -> Result<(), Error> {
    let (Some(host), Some(port)) = (&connection.host, connection.port) else {
        return Ok(());
    };
    let connections = turn.tx.connections();
    let mut has = connections.consents(&connection.id)?;
    has.retain(|given| (&given.host, given.port) == (host, port));
    for alike in connections.leading_to(host, port)? {
        for given in connections.consents(&alike.connection.id)? {
            let is_here = (&given.host, given.port) == (host, port);
            if !is_here || has.iter().any(|one| one.kind == given.kind) {
                continue;
            }
            let taken = ConsentRow {
                connection: connection.id.clone(),
                ..given
            };
            connections.consent(&taken)?;
            let mut row = Record::new(by, GIVEN);
            say(&mut row, &connection.id, taken.kind, Some((host, port)));
            row.text("given_by", taken.given_by.as_str());
            row.write(turn.tx)?;
            has.push(taken);
        }
    }
    Ok(())
}

fn say(record: &mut Record, id: &ConnectionId, kind: ConsentKind, to: Option<(&String, u16)>) {
    record.on("connection", id).text("consent", word(&kind));
    if let Some((host, port)) = to {
        record.text("host", format!("{host}:{port}"));
    }
}

/// Takes a consent back, for all that lead there; what waits to be sent there waits on.
pub async fn take_consent_back(
    engine: &Engine,
    actor: &Actor,
    id: ConnectionId,
    kind: ConsentKind,
) -> Result<(), Error> {
    let by = actor.clone();
    command(engine, actor, TAKEN_BACK, move |turn, record| {
        say(record, &id, kind, None);
        let about = changeable(turn, &id)?.connection;
        let alike = match (&about.host, about.port) {
            (Some(host), Some(port)) => turn.tx.connections().leading_to(host, port)?,
            _ => Vec::new(),
        };
        for connection in alike.into_iter().map(|row| row.connection.id) {
            let had = turn.tx.connections().take_consent(&connection, kind)?;
            if had && connection != id {
                let mut row = Record::new(&by, TAKEN_BACK);
                say(&mut row, &connection, kind, None);
                row.write(turn.tx)?;
            }
            changed(turn, &connection);
        }
        if let (Some(host), Some(port)) = (&about.host, about.port) {
            // A connection that cannot be read was passed over; what it was allowed ends, too.
            turn.tx.connections().take_consents_to(kind, host, port)?;
        }
        Ok(())
    })
    .await
}
