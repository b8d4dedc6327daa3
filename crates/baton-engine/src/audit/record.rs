//! Audit rows, written in the transaction of what they record.

use super::{Action, Actor};
use crate::Error;
use baton_store::Tx;
use baton_store::table::audit::NewAudit;
use jiff::Timestamp;

/// An audit row in the making.
pub struct Record {
    row: NewAudit,
}

/// Begins an audit row: who, from where, what.
pub fn record(actor: &Actor, action: Action) -> Record {
    let texts = [("by", actor.name.as_str()), ("from", actor.origin.as_str())];
    let texts = texts
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .into();
    let row = NewAudit {
        at: Timestamp::now(),
        action: action.code(),
        ids: [].into(),
        texts,
    };
    Record { row }
}

/// Begins an audit row of what Baton does by itself; `from` says what made it do so.
pub(crate) fn record_own(action: Action, from: &str) -> Record {
    record(&Actor::new(Actor::BATON, from), action)
}

impl Record {
    /// On what, by its role.
    #[must_use]
    pub fn on(mut self, role: &str, id: impl std::fmt::Display) -> Self {
        self.row.ids.insert(role.to_owned(), id.to_string());
        self
    }

    /// A readable text, erasable.
    #[must_use]
    pub fn text(mut self, name: &str, text: impl Into<String>) -> Self {
        self.row.texts.insert(name.to_owned(), text.into());
        self
    }

    /// Why.
    #[must_use]
    pub fn because(self, why: &str) -> Self {
        self.text("why", why)
    }

    /// Writes it in the transaction of what it records.
    pub fn write(self, tx: &Tx<'_>) -> Result<(), Error> {
        tx.audit().append(&self.row)?;
        Ok(())
    }
}
