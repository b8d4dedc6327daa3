//! Runs are written into a file.

use crate::audit::{Action, Actor};
use crate::commands::command;
use crate::{Engine, Error};

/// Notes that somebody takes a list of runs away as a file; nothing else is changed.
pub async fn note_export(engine: &Engine, actor: &Actor) -> Result<(), Error> {
    command(engine, actor, Action("runs_exported"), |_, _| Ok(())).await
}
