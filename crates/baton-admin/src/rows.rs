//! Reading and writing rows in the name of an operation.

use baton_engine::{Engine, NotStored};
use baton_store::{Error, Lane, Snapshot, Tx};

use super::{Code, Outcome, Refusal};

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

impl From<baton_engine::Error> for Refusal {
    fn from(error: baton_engine::Error) -> Self {
        use baton_engine::Error as Broken;
        let code = match &error {
            Broken::Store(_) => Code::Internal,
            Broken::Secrets(_) => Code::SecretsClosed,
            Broken::Missing(_) => Code::NotFound,
            Broken::NotPossible(_) => Code::ActionNotPossible,
            Broken::CallNotUsable => Code::CallNotUsable,
            Broken::NotLive => Code::WrongState,
            Broken::NotStored(NotStored::IdTaken { .. }) => Code::ExternalIdTaken,
            Broken::NotStored(_) => Code::InvalidField,
            Broken::Stopping => Code::Stopping,
            Broken::HostPort(_) => Code::BadRequest,
            Broken::NoVersion | Broken::Random(_) => Code::Internal,
        };
        match error {
            Broken::Store(error) => error.into(),
            Broken::NotPossible(ref reason) => {
                let reason = format!("{reason:?}");
                Self::new(code, format!("the run does not allow it: {reason}"))
                    .with("reason", reason)
            }
            Broken::NotStored(ref why) => not_stored(why, Self::new(code, why.to_string())),
            Broken::Secrets(_)
            | Broken::Missing(_)
            | Broken::CallNotUsable
            | Broken::NotLive
            | Broken::Stopping
            | Broken::HostPort(_)
            | Broken::NoVersion
            | Broken::Random(_) => Self::new(code, error.to_string()),
        }
    }
}

fn not_stored(why: &NotStored, refusal: Refusal) -> Refusal {
    match why {
        NotStored::DoesNotFit { name, kind } => {
            let kind = serde_json::to_value(kind).unwrap_or_default();
            let kind = kind.as_str().unwrap_or_default();
            let refusal = refusal.with("field", "custom").with("name", name);
            refusal.with("type", kind)
        }
        NotStored::TooManyDetails => refusal.with("field", "custom"),
        NotStored::IdTaken {
            source_name,
            person,
        } => refusal.with("source", source_name).with("person", person),
        NotStored::TooManySources => refusal.with("field", "external_ids"),
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        let code = code_of(&error);
        if code == Code::Internal {
            tracing::error!(%error, "an operation failed in the store");
        }
        Self::new(code, error.to_string())
    }
}

/// The store may learn further errors; each is Baton's own fault until it is named here.
fn code_of(error: &Error) -> Code {
    if matches!(error, Error::Busy { .. } | Error::Closed | Error::Full) {
        return Code::Stopping;
    }
    if let Error::Taken(what) = error
        && what.contains("people.")
    {
        return Code::EmailTaken;
    }
    if let Error::Unreadable {
        column: "after", ..
    } = error
    {
        return Code::BadRequest;
    }
    if let Error::Missing(_) = error {
        return Code::NotFound;
    }
    if let Error::Finished = error {
        Code::ActionNotPossible
    } else {
        Code::Internal
    }
}
