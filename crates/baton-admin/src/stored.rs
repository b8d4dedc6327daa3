//! Reading the stored state.

use baton_engine::Engine;
use baton_store::Snapshot;

use crate::Outcome;

/// Reads one state of the store, as it is at one moment.
pub(crate) async fn read<T, F>(engine: &Engine, work: F) -> Outcome<T>
where
    F: FnOnce(&Snapshot<'_>) -> Outcome<T> + Send + 'static,
    T: Send + 'static,
{
    engine.store().read(work).await
}
