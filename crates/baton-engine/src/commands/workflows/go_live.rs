//! *Go live*.

use baton_core::WorkflowId;
use baton_core::WorkflowState;
use baton_core::validation::{self, Known};
use baton_store::Snapshot;
use baton_store::table::workflows::WorkflowRow;

use super::drafts::{has_changed, stale};
use super::{changed, of};
use crate::addresses::settle;
use crate::audit::{Action, Actor};
use crate::commands::NotDone;
use crate::commands::command;
use crate::turn::Turn;
use crate::{Engine, Error};

/// The draft that somebody read before it goes live.
pub struct DraftToGoLive {
    /// The revision that was read; whichever is there when none is named.
    pub seen: Option<u64>,
    /// A note for the audit.
    pub note: Option<String>,
}

/// Makes the draft the live version; gives its number. What it is validated against is looked up
/// in the same transaction, so that what goes live is what was judged; a draft that was saved
/// since it was read is refused.
pub async fn go_live<E>(
    engine: &Engine,
    actor: &Actor,
    id: WorkflowId,
    read: DraftToGoLive,
    known: impl FnOnce(&Snapshot<'_>) -> Result<Known, E> + Clone + Send + 'static,
) -> Result<i64, E>
where
    E: From<Error> + From<baton_store::Error> + Send + 'static,
{
    let by = actor.name.clone();
    command(engine, actor, Action("went_live"), move |turn, record| {
        let row = of(turn, &id)?;
        if has_changed(&row, read.seen) {
            return Err(Error::from(stale(&row)).into());
        }
        let known = known(&turn.tx.snapshot())?;
        let problems = validation::validate(&row.draft.read()?, &known);
        if !validation::is_ready(&problems) {
            return Err(Error::from(NotDone::NotReady(problems)).into());
        }
        let version = next_version(turn, &row, &by, read.note.as_deref())?;
        let workflows = turn.tx.workflows();
        workflows.set_state(row.no, WorkflowState::Live, Some(version), turn.now)?;
        settle(turn.tx, row.no)?;
        record.on("workflow", &id).on("version", version);
        if let Some(note) = &read.note {
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
