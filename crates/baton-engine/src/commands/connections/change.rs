//! *Rename*, *Stop sending*, *Go on*, *Also as a bearer token*.

use baton_core::ConnectionId;
use baton_store::Lenient;
use baton_store::table::connections::WhyStopped;

use super::{changeable, changed};
use crate::audit::{Action, Actor};
use crate::commands::command;
use crate::{Engine, Error};

/// What to change about a connection; what is none stays.
#[derive(Clone, Debug, Default)]
pub struct ConnectionChange {
    /// Another name.
    pub name: Option<String>,
    /// Whether a token inside the address is also sent as a bearer token.
    pub also_bearer: Option<bool>,
    /// Stops sending, or lets it go on.
    pub stopped: Option<bool>,
}

/// Renames, stops or resumes; what is wanted is asked for once the connection is known to be one
/// that can be changed.
pub async fn change<E>(
    engine: &Engine,
    actor: &Actor,
    id: ConnectionId,
    wanted: impl FnOnce() -> Result<ConnectionChange, E> + Clone + Send + 'static,
) -> Result<(), E>
where
    E: From<Error> + From<baton_store::Error> + Send + 'static,
{
    let by = actor.name.clone();
    command(
        engine,
        actor,
        Action("connection_changed"),
        move |turn, record| {
            record.on("connection", &id);
            let mut stored = changeable(turn, &id)?.connection;
            let change = wanted()?;
            if let Some(name) = change.name {
                record.text("name", name.as_str());
                stored.name = name;
            }
            if let Some(also_bearer) = change.also_bearer {
                record.text("also_bearer", also_bearer.to_string());
                let mut auth = stored.auth.read();
                auth.also_bearer = also_bearer;
                stored.auth = Lenient::of(&auth);
            }
            turn.tx.connections().set(&stored, turn.now)?;
            if let Some(stopped) = change.stopped {
                record.text("stopped", stopped.to_string());
                let reason = WhyStopped::ByHand { by, at: turn.now };
                let connections = turn.tx.connections();
                connections.set_stopped(&id, stopped.then_some(&reason))?;
            }
            changed(turn, &id);
            Ok(())
        },
    )
    .await
}
