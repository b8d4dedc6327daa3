//! *Delete*.

use baton_core::WorkflowId;

use super::{changed, of};
use crate::audit::{Action, Actor};
use crate::commands::NotDone;
use crate::commands::command;
use crate::{Engine, Error};

/// Deletes a workflow that nobody is in; its addresses answer like unknown ones.
pub async fn delete(engine: &Engine, actor: &Actor, id: WorkflowId) -> Result<(), Error> {
    command(
        engine,
        actor,
        Action("workflow_deleted"),
        move |turn, record| {
            let row = of(turn, &id)?;
            record.on("workflow", &id).text("name", row.name);
            // A try-out is pinned to a negative version: it keeps no workflow.
            let in_use = turn.tx.runs().versions_in_use(row.no)?;
            if in_use.iter().any(|version| *version > 0) {
                return Err(NotDone::UnfinishedRuns.into());
            }
            turn.tx.workflows().set_deleted(row.no, Some(turn.now))?;
            for address in turn.tx.addresses().of_workflow(row.no)? {
                turn.tx
                    .addresses()
                    .set_deleted(address.no, Some(turn.now))?;
            }
            changed(turn, &id);
            Ok(())
        },
    )
    .await
}
