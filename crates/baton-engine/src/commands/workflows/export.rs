//! *Export*: nothing changes; that the draft left Baton is in the audit.

use baton_core::WorkflowId;

use crate::audit::{Action, Actor};
use crate::commands::command;
use crate::{Engine, Error};

/// Notes that a workflow was written to a file.
pub async fn exported(engine: &Engine, actor: &Actor, id: WorkflowId) -> Result<(), Error> {
    command(
        engine,
        actor,
        Action("workflow_exported"),
        move |_, record| {
            record.on("workflow", &id);
            Ok(())
        },
    )
    .await
}
