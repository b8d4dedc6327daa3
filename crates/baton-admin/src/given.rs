//! Calls that an admin gave to a run by hand: who chose, and whom such a call names.
//!
//! Who chose stands in the history alone, whether the run was at the step by then or came to it later.

use std::collections::BTreeMap;

use baton_core::CallId;
use baton_core::history::{HistoryEntry, Kind};
use baton_store::table::calls::CallRow;
use baton_store::table::runs::RunRow;
use baton_store::{RunNo, Snapshot};

use crate::{Outcome, Params, says};

/// So many of the latest that was done by hand is looked at: people do not do more to one run.
const LOOKED_AT: u32 = 200;
/// So many entries of a call are looked at for the one that the run was given.
const ENTRIES: usize = 100;

/// Who gave which calls to a run.
pub(crate) struct Given(BTreeMap<CallId, String>);

impl Given {
    /// Reads it.
    pub(crate) fn to(snapshot: &Snapshot<'_>, run: RunNo) -> Outcome<Self> {
        let mut given = BTreeMap::new();
        for row in snapshot.history().by_hand(run, LOOKED_AT)? {
            // What else is done by hand comes first where a call that was kept is used after it.
            let call = row.entries.first().and_then(call_of);
            given.extend(call.zip(row.by));
        }
        Ok(Self(given))
    }

    /// Who gave it this call; none where it found the run by itself.
    pub(crate) fn by(&self, call: &CallId) -> Option<&String> {
        self.0.get(call)
    }

    /// Tells in an entry of the run's history who gave it the call that it is about, and whom that names.
    pub(crate) fn tell(
        &self,
        snapshot: &Snapshot<'_>,
        run: &RunRow,
        mut entry: HistoryEntry,
    ) -> Outcome<HistoryEntry> {
        let call = call_of(&entry);
        if let Some((call, by)) = call.and_then(|call| self.0.get_key_value(&call)) {
            entry.params.insert("given_by".to_owned(), by.clone());
            if let Some(row) = snapshot.calls().get(call)? {
                entry.params.extend(named(snapshot, &row, run.no)?);
            }
        }
        Ok(entry)
    }
}

/// The call that a run was given by an entry of its history.
fn call_of(entry: &HistoryEntry) -> Option<CallId> {
    let is_given = matches!(entry.kind, Kind::CallBound | Kind::CallUsed);
    let call = entry.params.get("call").filter(|_| is_given)?;
    call.parse().ok()
}

/// Whom a call names that was given to a run, as far as it says so: without what looks sensitive.
pub(crate) fn named(snapshot: &Snapshot<'_>, call: &CallRow, run: RunNo) -> Outcome<Params> {
    let entries = snapshot.dispositions().of_call_from(call.no, 0, ENTRIES)?;
    let own = entries.into_iter().find(|entry| entry.run == Some(run));
    let value = own.and_then(|entry| entry.value);
    let details = says::details(snapshot, call, value.as_deref())?;
    let mut named = Params::new();
    for (detail, name) in [("display_name", "says_name"), ("work_email", "says_email")] {
        let said = details.get(detail).cloned();
        named.extend(said.map(|said| (name.to_owned(), said)));
    }
    Ok(named)
}
