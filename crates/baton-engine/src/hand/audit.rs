//! Audit rows of what is done by hand: ids in the chain, texts beside it.

use std::collections::BTreeMap;

use baton_store::table::audit::NewAudit;

use crate::Error;
use crate::driver::Turn;
use crate::operations::Actor;

/// A row in the making.
pub(super) struct Deed {
    action: &'static str,
    ids: BTreeMap<String, String>,
    texts: BTreeMap<String, String>,
}

/// Who did what.
pub(super) fn deed(actor: &Actor, action: &'static str) -> Deed {
    let texts = [("by", actor.name.as_str()), ("from", actor.origin.as_str())];
    let texts = texts
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .into();
    Deed {
        action,
        ids: BTreeMap::new(),
        texts,
    }
}

impl Deed {
    /// On what.
    pub(super) fn on(mut self, role: &str, id: impl ToString) -> Self {
        self.ids.insert(role.to_owned(), id.to_string());
        self
    }

    /// Why.
    pub(super) fn because(mut self, why: &str) -> Self {
        self.texts.insert("why".to_owned(), why.to_owned());
        self
    }

    pub(super) fn record(self, turn: &Turn<'_, '_>) -> Result<(), Error> {
        let Self { action, ids, texts } = self;
        let row = NewAudit {
            at: turn.now,
            action: action.to_owned(),
            ids,
            texts,
        };
        turn.tx.audit().append(&row)?;
        Ok(())
    }
}
