//! *Rename*.

use baton_core::WorkflowId;

use super::of;
use crate::audit::{Action, Actor};
use crate::commands::command;
use crate::{Engine, Error, Topic};

/// Renames a workflow.
pub async fn rename(
    engine: &Engine,
    actor: &Actor,
    id: WorkflowId,
    name: String,
) -> Result<(), Error> {
    command(
        engine,
        actor,
        Action("workflow_renamed"),
        move |turn, record| {
            let row = of(turn, &id)?;
            record.on("workflow", &id);
            record.text("before", row.name).text("after", name.as_str());
            turn.tx.workflows().rename(row.no, &name, turn.now)?;
            turn.hint(Topic::Workflow, &id);
            Ok(())
        },
    )
    .await
}
