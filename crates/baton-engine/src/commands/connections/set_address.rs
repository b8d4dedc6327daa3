//! A connection's address, taken apart: only what is no secret comes here (C3).

use baton_core::connection::AddressKind;
use baton_store::table::connections::Connection;

use super::changed;
use crate::audit::{Action, Actor};
use crate::commands::command;
use crate::destinations::keep_address_kind;
use crate::{Engine, Error};

/// Where a connection leads from now on.
#[derive(Clone, Debug)]
pub struct NewAddress {
    /// The connection as it is to be stored; it may be a new one.
    pub connection: Connection,
    /// Whether it leads elsewhere than before: consents are for one host and port.
    pub leads_elsewhere: bool,
    /// The kind of address; none when the text named no address.
    pub kind: Option<AddressKind>,
}

/// Sets a connection's address.
pub async fn set_address(engine: &Engine, actor: &Actor, new: NewAddress) -> Result<(), Error> {
    command(
        engine,
        actor,
        Action("connection_address_set"),
        move |turn, record| {
            let NewAddress {
                connection,
                leads_elsewhere,
                kind,
            } = new;
            let shown = connection.shown_address.clone().unwrap_or_default();
            record
                .on("connection", &connection.id)
                .text("address", shown);
            record.text("name", connection.name.as_str());
            turn.tx.connections().set(&connection, turn.now)?;
            if leads_elsewhere {
                turn.tx.connections().drop_consents(&connection.id)?;
            }
            if let Some(kind) = kind {
                keep_address_kind(turn.tx, &connection.id, kind)?;
            }
            changed(turn, &connection.id);
            Ok(())
        },
    )
    .await
}
