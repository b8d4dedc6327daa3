//! *Bring back*.

use baton_core::WorkflowId;
use baton_core::WorkflowState;

use super::changed;
use crate::addresses::settle;
use crate::audit::{Action, Actor};
use crate::commands::NotDone;
use crate::commands::command;
use crate::{Engine, Error};

/// Brings a deleted workflow back, off when it was live, with the same addresses.
pub async fn restore(engine: &Engine, actor: &Actor, id: WorkflowId) -> Result<(), Error> {
    command(
        engine,
        actor,
        Action::WorkflowRestored,
        move |turn, record| {
            let row = turn.tx.workflows().get(&id)?;
            let row = row.filter(|row| row.deleted_at.is_some());
            let row = row.ok_or_else(|| NotDone::no_such("deleted workflow", &id))?;
            record.on("workflow", &id).text("name", row.name);
            turn.tx.workflows().set_deleted(row.no, None)?;
            if row.live_version.is_some() {
                let workflows = turn.tx.workflows();
                workflows.set_state(row.no, WorkflowState::Off, None, turn.now)?;
            }
            for address in turn.tx.addresses().of_workflow(row.no)? {
                turn.tx.addresses().set_deleted(address.no, None)?;
            }
            settle(turn.tx, row.no)?;
            changed(turn, &id);
            Ok(())
        },
    )
    .await
}
