//! *Delete*.

use baton_core::ConnectionId;
use baton_core::connection::Auth;

use super::{address_kind, changeable, changed};
use crate::audit::{Action, Actor};
use crate::commands::command;
use crate::{Engine, Error};

/// Deletes a connection; gives how it authenticated, so that its secrets can be forgotten.
pub async fn delete(engine: &Engine, actor: &Actor, id: ConnectionId) -> Result<Auth, Error> {
    command(
        engine,
        actor,
        Action::ConnectionDeleted,
        move |turn, record| {
            let stored = changeable(turn, &id)?.connection;
            record.on("connection", &id).text("name", stored.name);
            turn.tx.connections().delete(&id)?;
            address_kind::forget(turn.tx, &id)?;
            changed(turn, &id);
            Ok(stored.auth.read())
        },
    )
    .await
}
