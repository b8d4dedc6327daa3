//! *Turn off*.

use baton_core::WorkflowId;
use baton_core::WorkflowState;

use super::{changed, expect_state, of};
use crate::Error;
use crate::audit::{Action, Record};
use crate::commands::{Ask, Command};
use crate::turn::Turn;

/// Turns a workflow off: calls are kept, people part-way finish.
pub struct TurnOff;

impl Command for TurnOff {
    type On = WorkflowId;
    type Body = ();
    const ACTION: Action = Action("turned_off");

    fn carry_out(
        ask: Ask<Self>,
        turn: &mut Turn<'_, '_>,
        record: &mut Record,
    ) -> Result<(), Error> {
        record.on("workflow", &ask.on);
        let row = of(turn, &ask.on)?;
        expect_state(&row, &[WorkflowState::Live, WorkflowState::Paused])?;
        let workflows = turn.tx.workflows();
        workflows.set_state(row.no, WorkflowState::Off, None, turn.now)?;
        changed(turn, &ask.on);
        Ok(())
    }
}
