//! Making, renaming, stopping and deleting connections.

use baton_core::ConnectionId;
use baton_core::connection::ConnectionKind;
use baton_engine::commands::connections::ConnectionChange;
use baton_engine::{Actor, Engine, commands};
use baton_store::Snapshot;
use baton_store::table::connections::Connection as Stored;

use super::views::{Connection, ConnectionInput, ConnectionPatchInput};
use super::{get, uses_of};
use crate::{Code, Outcome, Refusal, fresh, limits};

/// Makes a connection that is still to be filled in.
pub async fn create(engine: &Engine, actor: &Actor, input: ConnectionInput) -> Outcome<Connection> {
    let stored = Stored::new(
        fresh::connection(),
        checked_name(&input.name)?,
        ConnectionKind::Web,
    );
    let id = stored.id.clone();
    commands::connections::create(engine, actor, stored).await?;
    get(engine, id).await
}

/// Renames, stops or resumes.
pub async fn change(
    engine: &Engine,
    actor: &Actor,
    id: ConnectionId,
    input: ConnectionPatchInput,
) -> Outcome<Connection> {
    let wanted = move || -> Outcome<_> {
        Ok(ConnectionChange {
            name: input.name.as_deref().map(checked_name).transpose()?,
            also_bearer: input.also_bearer,
            stopped: input.stopped,
        })
    };
    commands::connections::change(engine, actor, id.clone(), wanted).await?;
    get(engine, id).await
}

/// Deletes a connection that no step uses, with its secrets.
pub async fn delete(engine: &Engine, actor: &Actor, id: ConnectionId) -> Outcome<()> {
    let wanted = id.clone();
    let unused = move |snapshot: &Snapshot<'_>| unused(snapshot, &wanted);
    commands::connections::delete(engine, actor, id, unused).await
}

fn unused(snapshot: &Snapshot<'_>, id: &ConnectionId) -> Outcome<()> {
    let uses = uses_of(snapshot, id)?;
    let used = uses.known;
    let Some(first) = used.first() else {
        let why = "a workflow cannot be read, so nobody can tell whether it uses it";
        return match uses.is_complete {
            true => Ok(()),
            false => Err(Refusal::new(Code::Damaged, why)),
        };
    };
    let detail = format!("`{}` of `{}` uses it", first.step_name, first.workflow_name);
    Err(Refusal::new(Code::InUse, detail).with("steps", used.len().to_string()))
}

pub(crate) fn checked_name(name: &str) -> Outcome<String> {
    let name = name.trim();
    if name.is_empty()
        || name.chars().count() > limits::CONNECTION_NAME
        || name.contains(char::is_control)
    {
        return Err(Refusal::field(
            "name",
            "a connection's name has 1 to 120 characters",
        ));
    }
    Ok(name.to_owned())
}
