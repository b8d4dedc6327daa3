//! *New connection*.

use baton_store::table::connections::Connection;

use super::changed;
use crate::audit::{Action, Actor};
use crate::commands::command;
use crate::{Engine, Error};

/// Makes a connection that is still to be filled in.
pub async fn create(engine: &Engine, actor: &Actor, new: Connection) -> Result<(), Error> {
    command(
        engine,
        actor,
        Action::CONNECTION_CREATED,
        move |turn, record| {
            record
                .on("connection", &new.id)
                .text("name", new.name.as_str());
            turn.tx.connections().set(&new, turn.now)?;
            changed(turn, &new.id);
            Ok(())
        },
    )
    .await
}
