//! *Delete*.

use baton_core::ConnectionId;
use baton_core::connection::Auth;
use baton_store::Snapshot;

use super::{changeable, changed};
use crate::audit::{Action, Actor};
use crate::commands::command;
use crate::destinations::forget_address_kind;
use crate::{Engine, Error};

/// Deletes a connection that is `unused`, which is looked up in the same transaction; gives how it
/// authenticated, so that its secrets can be forgotten.
pub async fn delete<E>(
    engine: &Engine,
    actor: &Actor,
    id: ConnectionId,
    unused: impl FnOnce(&Snapshot<'_>) -> Result<(), E> + Send + 'static,
) -> Result<Auth, E>
where
    E: From<Error> + From<baton_store::Error> + Send + 'static,
{
    command(
        engine,
        actor,
        Action("connection_deleted"),
        move |turn, record| {
            unused(&turn.tx.snapshot())?;
            let stored = changeable(turn, &id)?.connection;
            record.on("connection", &id).text("name", stored.name);
            turn.tx.connections().delete(&id)?;
            forget_address_kind(turn.tx, &id)?;
            changed(turn, &id);
            Ok(stored.auth.read())
        },
    )
    .await
}
