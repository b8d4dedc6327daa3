//! *Show* what looks sensitive in a call; the audit has who looked, at which call and at what.

use baton_core::CallId;

use crate::audit::{Action, Actor};
use crate::commands::command;
use crate::{Engine, Error};

const REVEALED: Action = Action("call_revealed");

/// Writes down that what is hidden in a call is shown; nothing where nothing is.
pub async fn reveal(
    engine: &Engine,
    actor: &Actor,
    call: CallId,
    details: Vec<String>,
) -> Result<(), Error> {
    if details.is_empty() {
        return Ok(());
    }
    command(engine, actor, REVEALED, move |turn, record| {
        super::of(turn, &call)?;
        record.on("call", &call).text("details", details.join(", "));
        Ok(())
    })
    .await
}
