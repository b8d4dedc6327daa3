//! Making, renaming, stopping and deleting connections.

use baton_core::ConnectionId;
use baton_engine::audit::{Action, record};
use baton_engine::reach::outgoing_secret;
use baton_engine::{Actor, Engine, Topic};
use baton_store::table::connections::{Connection as Stored, WhyStopped};
use jiff::Timestamp;

use super::views::{Connection, ConnectionInput, ConnectionPatchInput};
use super::{auth_of, changeable, get, resolve, uses_of};
use crate::{Code, Outcome, Refusal, fresh, rows};

const LONGEST_NAME: usize = 120;

/// Makes a connection that is still to be filled in.
pub async fn create(engine: &Engine, actor: &Actor, input: ConnectionInput) -> Outcome<Connection> {
    let stored = blank(fresh::connection(), checked_name(&input.name)?);
    let id = stored.id.clone();
    let audit = record(actor, Action::ConnectionCreated).on("connection", &id);
    rows::write(engine, move |tx| {
        tx.connections().set(&stored, Timestamp::now())?;
        audit.text("name", stored.name).write(tx)?;
        Ok(())
    })
    .await?;
    told(engine, &id).await?;
    get(engine, id).await
}

/// Renames, stops or resumes.
pub async fn change(
    engine: &Engine,
    actor: &Actor,
    id: ConnectionId,
    input: ConnectionPatchInput,
) -> Outcome<Connection> {
    let (audit, wanted) = (record(actor, Action::ConnectionChanged), id.clone());
    let by = actor.name.clone();
    rows::write(engine, move |tx| {
        let row = changeable(tx.connections().get(&wanted)?, &wanted)?;
        let mut audit = audit.on("connection", &wanted);
        let mut stored = row.connection;
        if let Some(name) = input.name {
            stored.name = checked_name(&name)?;
            audit = audit.text("name", stored.name.as_str());
        }
        if let Some(also_bearer) = input.also_bearer {
            let mut auth = auth_of(&stored);
            auth.also_bearer = also_bearer;
            stored.auth = json(&auth)?;
            audit = audit.text("also_bearer", also_bearer.to_string());
        }
        tx.connections().set(&stored, Timestamp::now())?;
        if let Some(stopped) = input.stopped {
            let reason = WhyStopped::ByHand {
                by,
                at: Timestamp::now(),
            };
            tx.connections()
                .set_stopped(&wanted, stopped.then_some(&reason))?;
            audit = audit.text("stopped", stopped.to_string());
        }
        audit.write(tx)?;
        Ok(())
    })
    .await?;
    told(engine, &id).await?;
    get(engine, id).await
}

/// Deletes a connection that no step uses, with its secrets.
pub async fn delete(engine: &Engine, actor: &Actor, id: ConnectionId) -> Outcome<()> {
    let wanted = id.clone();
    let used = rows::read(engine, move |look| uses_of(look, &wanted)).await?;
    if let Some(first) = used.first() {
        let detail = format!("`{}` of `{}` uses it", first.step_name, first.workflow_name);
        return Err(Refusal::new(Code::InUse, detail).with("steps", used.len().to_string()));
    }
    let (audit, wanted) = (record(actor, Action::ConnectionDeleted), id.clone());
    let headers = rows::write(engine, move |tx| {
        let row = changeable(tx.connections().get(&wanted)?, &wanted)?;
        tx.connections().delete(&wanted)?;
        resolve::forget(tx, &wanted)?;
        let headers = auth_of(&row.connection).header_slots;
        audit
            .on("connection", &wanted)
            .text("name", row.connection.name)
            .write(tx)?;
        Ok(headers)
    })
    .await?;
    forget_secrets(engine, &id, &headers).await;
    told(engine, &id).await
}

/// A connection without an address.
pub(crate) fn blank(id: ConnectionId, name: String) -> Stored {
    Stored {
        id,
        name,
        kind: "web".to_owned(),
        scheme: None,
        host: None,
        port: None,
        shown_address: None,
        auth: "{}".to_owned(),
    }
}

pub(crate) fn checked_name(name: &str) -> Outcome<String> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > LONGEST_NAME || name.contains(char::is_control) {
        return Err(Refusal::field(
            "name",
            "a connection's name has 1 to 120 characters",
        ));
    }
    Ok(name.to_owned())
}

pub(crate) fn json(auth: &baton_engine::reach::Auth) -> Outcome<String> {
    serde_json::to_string(auth).map_err(|error| Refusal::new(Code::Internal, error.to_string()))
}

/// Reads the connections again and tells who looks.
pub(crate) async fn told(engine: &Engine, id: &ConnectionId) -> Outcome<()> {
    let refreshed = engine.refresh_connections().await;
    refreshed.map_err(|error| Refusal::new(Code::Internal, error.to_string()))?;
    engine.changed(Topic::Connection, id);
    Ok(())
}

/// A secret that stays behind is unreachable and harmless, so failures are not told.
pub(super) async fn forget_secrets(engine: &Engine, id: &ConnectionId, headers: &[String]) {
    let tokens = ["token", "separate"].map(str::to_owned).into_iter();
    let more = (2..=9).map(|number| format!("token_{number}"));
    for slot in tokens.chain(more).chain(headers.iter().cloned()) {
        let forgotten = engine.secrets().delete(&outgoing_secret(id, &slot)).await;
        if forgotten.is_err() {
            tracing::debug!(connection.id = %id, "a secret could not be forgotten");
        }
    }
}
