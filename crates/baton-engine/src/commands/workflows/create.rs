//! *New workflow*, *Copy* and *Import*.

use baton_core::WorkflowId;
use baton_core::document::Definition;
use baton_store::table::connections::Connection;
use baton_store::table::workflows::NewWorkflow;

use super::{changed, draft_of};
use crate::addresses::keep;
use crate::audit::{Action, Actor};
use crate::commands::command;
use crate::secrets::issue_new_tokens;
use crate::unique::unique;
use crate::{Engine, Error, Topic};

/// A workflow to be stored, with the connections that come with it.
pub struct MadeWorkflow {
    /// Its name.
    pub name: String,
    /// What it begins with.
    pub definition: Definition,
    /// Connections that are still to be filled in.
    pub connections: Vec<Connection>,
}

/// Makes a workflow.
pub async fn create(
    engine: &Engine,
    actor: &Actor,
    made: MadeWorkflow,
) -> Result<WorkflowId, Error> {
    store(engine, actor, Action("workflow_created"), made).await
}

/// Makes a workflow from a file.
pub async fn import(
    engine: &Engine,
    actor: &Actor,
    made: MadeWorkflow,
) -> Result<WorkflowId, Error> {
    store(engine, actor, Action("workflow_imported"), made).await
}

/// Stores it with its addresses and its connections.
async fn store(
    engine: &Engine,
    actor: &Actor,
    action: Action,
    made: MadeWorkflow,
) -> Result<WorkflowId, Error> {
    let id = WorkflowId::from_bytes(unique());
    let by = actor.name.clone();
    let made: Result<WorkflowId, Error> = command(engine, actor, action, move |turn, record| {
        record.on("workflow", &id).text("name", made.name.as_str());
        for connection in &made.connections {
            turn.tx.connections().set(connection, turn.now)?;
            turn.after.connections.free(connection.id.clone());
            turn.hint(Topic::Connection, &connection.id);
        }
        let new = NewWorkflow {
            id: id.clone(),
            name: made.name,
            draft: draft_of(&made.definition, true, "created", &by),
            at: turn.now,
        };
        let no = turn.tx.workflows().insert(&new)?;
        keep(turn.tx, no, &made.definition)?;
        changed(turn, &id);
        Ok(id)
    })
    .await;
    let made = made?;
    issue_new_tokens(engine).await;
    Ok(made)
}
