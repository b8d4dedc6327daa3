//! *Turn off*.

use baton_core::WorkflowId;
use baton_core::WorkflowState;

use super::{changed, expect_state, of};
use crate::audit::{Action, Actor};
use crate::commands::command;
use crate::{Engine, Error};

/// Turns a workflow off: calls are kept, people part-way finish.
pub async fn turn_off(engine: &Engine, actor: &Actor, id: WorkflowId) -> Result<(), Error> {
    command(engine, actor, Action::TurnedOff, move |turn, record| {
        record.on("workflow", &id);
        let row = of(turn, &id)?;
        expect_state(&row, &[WorkflowState::Live, WorkflowState::Paused])?;
        let workflows = turn.tx.workflows();
        workflows.set_state(row.no, WorkflowState::Off, None, turn.now)?;
        changed(turn, &id);
        Ok(())
    })
    .await
}
