//! *Start them*: calls that a trigger kept while its workflow was off.

use baton_core::WorkflowState;
use baton_core::{CallId, WorkflowId};
use baton_store::CallNo;
use baton_store::table::calls::shelf::Shelf;

use crate::audit::{Action, Actor};
use crate::commands::command;
use crate::turn::Turn;
use crate::{Engine, Error, Topic};

/// Starts calls that a trigger kept while it was off; all of them when none is named.
///
/// One transaction marks them all; the driver then handles each in its own.
pub async fn start_kept(
    engine: &Engine,
    actor: &Actor,
    workflow: WorkflowId,
    calls: Option<Vec<CallId>>,
) -> Result<usize, Error> {
    command(
        engine,
        actor,
        Action("kept_calls_started"),
        move |turn, record| {
            record.on("workflow", &workflow);
            let row = turn.tx.workflows().get(&workflow)?;
            let row = row.ok_or(Error::Missing("workflow"))?;
            if row.state != WorkflowState::Live {
                return Err(Error::NotLive);
            }
            let mut started = 0;
            for address in turn.tx.addresses().of_workflow(row.no)? {
                let shelf = turn.tx.shelf();
                for no in shelf.calls(address.no, Shelf::Kept, usize::MAX >> 1)? {
                    if wanted(turn, calls.as_deref(), no)? {
                        turn.tx.shelf().take(address.no, Shelf::Kept, no)?;
                        turn.tx.calls().wait_again(no)?;
                        started += 1;
                    }
                }
            }
            turn.hint(Topic::Workflow, &workflow);
            Ok(started)
        },
    )
    .await
}

fn wanted(turn: &Turn<'_, '_>, calls: Option<&[CallId]>, no: CallNo) -> Result<bool, Error> {
    let Some(calls) = calls else { return Ok(true) };
    let id = turn.tx.calls().id(no)?;
    Ok(id.is_some_and(|id| calls.contains(&id)))
}
