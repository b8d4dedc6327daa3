//! *Turn on*.

use baton_core::WorkflowId;
use baton_core::WorkflowState;

use super::{changed, expect_state, of};
use crate::audit::{Action, Actor};
use crate::commands::command;
use crate::{Engine, Error};

/// Turns a workflow on again, on the version it had; gives that.
pub async fn turn_on(engine: &Engine, actor: &Actor, id: WorkflowId) -> Result<i64, Error> {
    command(engine, actor, Action("turned_on"), move |turn, record| {
        record.on("workflow", &id);
        let row = of(turn, &id)?;
        expect_state(&row, &[WorkflowState::Off, WorkflowState::Paused])?;
        let workflows = turn.tx.workflows();
        workflows.set_state(row.no, WorkflowState::Live, None, turn.now)?;
        changed(turn, &id);
        Ok(row.live_version.unwrap_or_default())
    })
    .await
}
