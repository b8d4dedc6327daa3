//! Audit rows, written in the transaction of what they record.

use super::{Action, Actor};
use crate::Error;
use baton_store::Tx;
use baton_store::table::audit::NewAudit;
use jiff::Timestamp;

/// An audit row in the making.
#[derive(Clone)]
pub struct Record {
    row: NewAudit,
    /// Whether an earlier row says it already.
    goes_on: bool,
}

impl Record {
    /// Begins an audit row: who, from where, what.
    pub fn new(actor: &Actor, action: Action) -> Self {
        let texts = [("by", actor.name.as_str()), ("from", actor.origin.as_str())];
        let texts = texts
            .map(|(name, text)| (name.to_owned(), text.to_owned()))
            .into();
        let row = NewAudit {
            at: Timestamp::now(),
            action: action.0.to_owned(),
            ids: [].into(),
            texts,
        };
        Self {
            row,
            goes_on: false,
        }
    }
}

/// Begins an audit row of what Baton does by itself; `from` says what made it do so.
pub(crate) fn record_own(action: Action, from: &str) -> Record {
    Record::new(&Actor::new(Actor::BATON, from), action)
}

impl Record {
    /// On what, by its role.
    pub fn on(&mut self, role: &str, id: impl std::fmt::Display) -> &mut Self {
        self.row.ids.insert(role.to_owned(), id.to_string());
        self
    }

    /// A readable text, erasable.
    pub fn text(&mut self, name: &str, text: impl Into<String>) -> &mut Self {
        self.row.texts.insert(name.to_owned(), text.into());
        self
    }

    /// Why.
    pub fn because(&mut self, why: &str) -> &mut Self {
        self.text("why", why)
    }

    /// Goes on with what an earlier row says was begun, so that no row of its own is written.
    pub fn goes_on(&mut self) {
        self.goes_on = true;
    }

    /// Writes it in the transaction of what it records.
    pub fn write(&self, tx: &Tx<'_>) -> Result<(), Error> {
        if self.goes_on {
            return Ok(());
        }
        tx.audit().append(&self.row)?;
        Ok(())
    }
}
