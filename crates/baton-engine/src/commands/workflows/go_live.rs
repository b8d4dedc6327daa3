//! *Go live*.

use baton_core::WorkflowId;
use baton_core::WorkflowState;
use baton_core::validation::{self, Known};
use baton_store::Snapshot;
use baton_store::table::workflows::WorkflowRow;

use super::{changed, of};
use crate::addresses::settle;
use crate::audit::{Action, Actor};
use crate::commands::NotDone;
use crate::commands::command;
use crate::turn::Turn;
use crate::{Engine, Error};

/// Makes the draft the live version; gives its number. What it is validated against is looked up
/// in the same transaction, so that what goes live is what was judged.
pub async fn go_live<E>(
    engine: &Engine,
    actor: &Actor,
    id: WorkflowId,
    note: Option<String>,
    known: impl FnOnce(&Snapshot<'_>) -> Result<Known, E> + Send + 'static,
) -> Result<i64, E>
where
    E: From<Error> + From<baton_store::Error> + Send + 'static,
{
    let by = actor.name.clone();
    command(engine, actor, Action("went_live"), move |turn, record| {
        let row = of(turn, &id)?;
        let known = known(&turn.tx.snapshot())?;
        let problems = validation::validate(&row.draft.read()?, &known);
        if !validation::is_ready(&problems) {
            return Err(Error::from(NotDone::NotReady(problems)).into());
        }
        let version = next_version(turn, &row, &by, note.as_deref())?;
        let workflows = turn.tx.workflows();
        workflows.set_state(row.no, WorkflowState::Live, Some(version), turn.now)?;
        settle(turn.tx, row.no)?;
        record.on("workflow", &id).on("version", version);
        if let Some(note) = &note {
            record.because(note);
        }
        changed(turn, &id);
        Ok(version)
    })
    .await
}

/// The draft as a version; the last version when it is the same.
fn next_version(
    turn: &Turn<'_, '_>,
    row: &WorkflowRow,
    by: &str,
    note: Option<&str>,
) -> Result<i64, Error> {
    let versions = turn.tx.versions();
    let last = versions.last(row.no)?;
    match last.filter(|last| last.definition == row.draft) {
        Some(same) => Ok(same.version),
        None => Ok(versions.insert(row.no, &row.draft, by, note, turn.now)?),
    }
}
