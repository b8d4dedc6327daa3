//! A connection's token and the values of its extra headers: the password store has them before
//! the connection says so.

use baton_core::ConnectionId;
use baton_core::connection::Auth;
use baton_store::Lenient;

use super::{changeable, changed};
use crate::audit::{Action, Actor};
use crate::commands::command;
use crate::{Engine, Error};

/// Says how the token is given from now on.
pub async fn set_token(
    engine: &Engine,
    actor: &Actor,
    id: ConnectionId,
    auth: Auth,
) -> Result<(), Error> {
    command(
        engine,
        actor,
        Action("connection_token_set"),
        move |turn, record| {
            record.on("connection", &id);
            let mut stored = changeable(turn, &id)?.connection;
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
            let mut stored = changeable(turn, &id)?.connection;
            let mut auth = stored.auth.read();
            if !auth.header_slots.contains(&slot) {
                auth.header_slots.push(slot);
            }
            stored.auth = Lenient::of(&auth);
            turn.tx.connections().set(&stored, turn.now)?;
            changed(turn, &id);
            Ok(())
        },
    )
    .await
}
