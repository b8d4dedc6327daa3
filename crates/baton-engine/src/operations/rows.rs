//! Reading and writing rows in the name of an operation.

use baton_store::{Error, Lane, Snapshot, Tx};

use super::{Code, Outcome, Refusal};
use crate::Engine;

/// Looks at the stored state.
pub(crate) async fn read<T, F>(engine: &Engine, look: F) -> Outcome<T>
where
    F: FnOnce(&Snapshot<'_>) -> Outcome<T> + Send + 'static,
    T: Send + 'static,
{
    engine.store().read(look).await
}

/// Writes in one transaction; a refusal leaves nothing behind.
pub(crate) async fn write<T, F>(engine: &Engine, work: F) -> Outcome<T>
where
    F: FnOnce(&mut Tx<'_>) -> Outcome<T> + Send + 'static,
    T: Send + 'static,
{
    engine.store().write(Lane::Command, work).await
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        let code = match &error {
            Error::Busy { .. } | Error::Closed | Error::Full => Code::Stopping,
            Error::Missing(_) => Code::NotFound,
            Error::Finished => Code::ActionNotPossible,
            Error::Unreadable { column: "after", .. } => Code::BadRequest,
            _inside => Code::Internal,
        };
        if code == Code::Internal {
            tracing::error!(%error, "an operation failed in the store");
        }
        Self::new(code, error.to_string())
    }
}
