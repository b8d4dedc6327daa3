//! Reading the stored state.

use baton_core::document::Definition;
use baton_engine::Engine;
use baton_store::Snapshot;
use baton_store::table::workflows::WorkflowRow;

use crate::Outcome;

/// Reads one state of the store, as it is at one moment.
pub(crate) async fn read<T, F>(engine: &Engine, work: F) -> Outcome<T>
where
    F: FnOnce(&Snapshot<'_>) -> Outcome<T> + Send + 'static,
    T: Send + 'static,
{
    engine.store().read(work).await
}

/// The definition of the version that runs, or ran last.
pub(crate) fn live_definition(
    snapshot: &Snapshot<'_>,
    row: &WorkflowRow,
) -> Outcome<Option<Definition>> {
    let Some(version) = row.live_version else {
        return Ok(None);
    };
    let stored = snapshot.versions().get(row.no, version)?;
    Ok(stored.map(|stored| stored.definition.read()).transpose()?)
}
