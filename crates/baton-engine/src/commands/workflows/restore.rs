//! *Bring back*.

use baton_core::WorkflowId;
use baton_core::WorkflowState;

use super::changed;
use crate::Error;
use crate::addresses::settle;
use crate::audit::{Action, Record};
use crate::commands::{Ask, Command, NotDone};
use crate::turn::Turn;

/// Brings a deleted workflow back, off when it was live, with the same addresses.
pub struct Restore;

impl Command for Restore {
    type On = WorkflowId;
    type Body = ();
    const ACTION: Action = Action("workflow_restored");

    fn carry_out(
        ask: Ask<Self>,
        turn: &mut Turn<'_, '_>,
        record: &mut Record,
    ) -> Result<(), Error> {
        let row = turn.tx.workflows().get(&ask.on)?;
        let row = row.filter(|row| row.deleted_at.is_some());
        let row = row.ok_or_else(|| NotDone::no_such("deleted workflow", &ask.on))?;
        record.on("workflow", &ask.on).text("name", row.name);
        turn.tx.workflows().set_deleted(row.no, None)?;
        if row.live_version.is_some() {
            let workflows = turn.tx.workflows();
            workflows.set_state(row.no, WorkflowState::Off, None, turn.now)?;
        }
        for address in turn.tx.addresses().of_workflow(row.no)? {
            turn.tx.addresses().set_deleted(address.no, None)?;
        }
        settle(turn.tx, row.no)?;
        changed(turn, &ask.on);
        Ok(())
    }
}
