//! How errors from below become refusals: each has its code and its values in one place.

use baton_engine::NotStored;
use baton_engine::commands::NotDone;
use baton_store::Error;

use super::{Code, Refusal};

impl From<baton_engine::Error> for Refusal {
    fn from(error: baton_engine::Error) -> Self {
        use baton_engine::Error as Broken;
        let text = error.to_string();
        match error {
            Broken::Store(error) | Broken::VersionUnread { why: error, .. } => error.into(),
            Broken::NotDone(why) => not_done(why, text),
            Broken::NotStored(why) => not_stored(&why, text),
            Broken::NotPossible(reason) => {
                Self::new(Code::ActionNotPossible, text).with("reason", format!("{reason:?}"))
            }
            Broken::Secrets(_) => Self::new(Code::SecretsClosed, text),
            Broken::Missing(_) => Self::new(Code::NotFound, text),
            Broken::CallNotUsable => Self::new(Code::CallNotUsable, text),
            Broken::NotLive => Self::new(Code::WrongState, text),
            Broken::Stopping => Self::new(Code::Stopping, text),
            Broken::HostPort(_) => Self::new(Code::BadRequest, text),
            Broken::NoVersion | Broken::Random(_) | Broken::Unread(_) => {
                Self::new(Code::Internal, text)
            }
        }
    }
}

fn not_done(why: NotDone, text: String) -> Refusal {
    let no = |code| Refusal::new(code, text.as_str());
    match why {
        NotDone::NoSuch { .. } => no(Code::NotFound),
        NotDone::NoReason => no(Code::ReasonMissing),
        NotDone::StaleDraft {
            revision,
            saved_at,
            saved_by,
        } => {
            let refusal = no(Code::StaleDraft).with("revision", revision.to_string());
            let refusal = refusal.with("saved_at", saved_at.to_string());
            let saved_by = saved_by.into_iter();
            saved_by.fold(refusal, |refusal, by| refusal.with("saved_by", by))
        }
        NotDone::DraftTooLarge => no(Code::TooLarge),
        NotDone::NeverLive | NotDone::PracticeTool => no(Code::WrongState),
        NotDone::WrongState(state) => no(Code::WrongState).with("state", baton_core::word(&state)),
        NotDone::NotReady(problems) => Refusal {
            problems,
            ..no(Code::NotReady)
        },
        NotDone::UnderWay => no(Code::AlreadyUnderWay),
        NotDone::OnlyTriedAgain | NotDone::WhichCall | NotDone::AtItsEnd => no(Code::WrongState),
        NotDone::UnfinishedRuns => no(Code::UnfinishedRuns),
        NotDone::OtherHost => no(Code::InvalidField).with("field", "host"),
        NotDone::ChangedMeanwhile => no(Code::ChangedMeanwhile),
        NotDone::EmailTaken { person } => no(Code::EmailTaken).with("person", person.as_str()),
        NotDone::DetailInUse { name } => no(Code::DetailInUse).with("name", name),
        NotDone::LinkUsed => no(Code::LinkUsed),
        NotDone::NotConfirmed { address } => no(Code::ConfirmFirstSend).with("address", address),
    }
}

fn not_stored(why: &NotStored, text: String) -> Refusal {
    let no = |code| Refusal::new(code, text.as_str());
    match why {
        NotStored::DoesNotFit { name, kind } => {
            let refusal = no(Code::InvalidField).with("field", "custom");
            refusal
                .with("name", name)
                .with("type", baton_core::word(kind))
        }
        NotStored::TooManyDetails => no(Code::InvalidField).with("field", "custom"),
        NotStored::IdTaken {
            source_name,
            person,
        } => {
            let refusal = no(Code::ExternalIdTaken).with("source", source_name);
            refusal.with("person", person)
        }
        NotStored::TooManySources => no(Code::InvalidField).with("field", "external_ids"),
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
    if matches!(error, Error::Busy { .. } | Error::Closed) {
        return Code::Stopping;
    }
    if let Error::Full = error {
        return Code::DiskFull;
    }
    if let Error::Held { .. } = error {
        return Code::FileHeld;
    }
    if let Error::Replaced { .. } = error {
        return Code::FileReplaced;
    }
    if let Error::Disk(_) = error {
        return Code::DiskFailed;
    }
    if let Error::EmailTaken(_) = error {
        return Code::EmailTaken;
    }
    if let Error::NoPlace(_) = error {
        return Code::BadRequest;
    }
    if let Error::Missing(_) = error {
        return Code::NotFound;
    }
    if let Error::Unreadable { .. } | Error::Damaged { .. } = error {
        return Code::Damaged;
    }
    if let Error::Finished = error {
        Code::ActionNotPossible
    } else {
        Code::Internal
    }
}

#[cfg(test)]
mod tests {
    use baton_store::Kept;

    use super::*;

    #[test]
    fn why_nothing_is_stored_has_a_code_of_its_own() {
        let replaced = Error::Replaced {
            path: "baton.db".into(),
            kept: Kept::WhereItIs,
        };

        assert_eq!(Refusal::from(replaced).code, Code::FileReplaced);
        assert_eq!(
            Refusal::from(Error::Disk("a sync failed".into())).code,
            Code::DiskFailed
        );
        assert_eq!(Refusal::from(Error::Full).code, Code::DiskFull);
    }
}
