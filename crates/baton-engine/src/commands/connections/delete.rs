//! *Delete*.

use baton_core::ConnectionId;
use baton_store::Snapshot;

use super::{changeable, changed};
use crate::audit::{Action, Actor};
use crate::commands::command;
use crate::destinations::forget_address_kind;
use crate::{Engine, Error};

/// Deletes a connection that is `unused`, which is looked up in the same transaction, with its
/// secrets.
pub async fn delete<E>(
    engine: &Engine,
    actor: &Actor,
    id: ConnectionId,
    unused: impl FnOnce(&Snapshot<'_>) -> Result<(), E> + Clone + Send + 'static,
) -> Result<(), E>
where
    E: From<Error> + From<baton_store::Error> + Send + 'static,
{
    let deleted: Result<(), E> = command(
        engine,
        actor,
        Action("connection_deleted"),
        move |turn, record| {
            unused(&turn.tx.snapshot())?;
            let stored = changeable(turn, &id)?.connection;
            record.on("connection", &id).text("name", stored.name);
            turn.tx.connections().delete(&id)?;
            turn.tx.slots().leave_all(&id)?;
            forget_address_kind(turn.tx, &id)?;
            changed(turn, &id);
            Ok(())
        },
    )
    .await;
    deleted?;
    if let Err(error) = engine.forget_leaving().await {
        tracing::debug!(%error, "secrets of a deleted connection are forgotten at the next start");
    }
    Ok(())
}
