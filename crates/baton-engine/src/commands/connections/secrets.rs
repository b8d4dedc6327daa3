//! A connection's token and the values of its extra headers: the password store has them before
//! the connection says so.

use baton_core::ConnectionId;
use baton_core::connection::Auth;
use baton_store::Lenient;

use super::{changeable, changed, keep_slots};
use crate::audit::{Action, Actor};
use crate::commands::command;
use crate::{Engine, Error};

/// Says how the token is given from now on. `slot` has a new one, which was entered for where
/// the connection leads.
pub async fn set_token(
    engine: &Engine,
    actor: &Actor,
    id: ConnectionId,
    auth: Auth,
    slot: Option<String>,
) -> Result<(), Error> {
    command(
        engine,
        actor,
        Action::CONNECTION_TOKEN_SET,
        move |turn, record| {
            record.on("connection", &id);
            let mut stored = changeable(turn, &id)?.connection;
            keep_slots(turn, &stored, &Vec::from_iter(slot))?;
            stored.auth = Lenient::of(&auth);
            turn.tx.connections().set(&stored, turn.now)?;
            changed(turn, &id);
            Ok(())
        },
    )
    .await
}

/// Says that a slot holds the value of a header.
pub async fn keep_header(
    engine: &Engine,
    actor: &Actor,
    id: ConnectionId,
    header: String,
    slot: String,
) -> Result<(), Error> {
    command(
        engine,
        actor,
        Action("connection_header_set"),
        move |turn, record| {
            record.on("connection", &id).text("header", header);
            let stored = changeable(turn, &id)?.connection;
            keep_slots(turn, &stored, &[slot])?;
            changed(turn, &id);
            Ok(())
        },
    )
    .await
}
