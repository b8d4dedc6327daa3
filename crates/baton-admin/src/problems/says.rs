//! What a call under Problems says of itself: which tool sent it, and whom it seems to be about.
//!
//! It is said where Baton found nobody: to tell calls from each other, and to fill in a person who
//! is added. Nothing is decided by it.

use baton_core::problem::Kind;
use baton_store::table::calls::CallRow;
use baton_store::{CallNo, Snapshot};

use super::views::CallSays;
use crate::says::{Fields, details_in, fields};
use crate::sender::sender_of;
use crate::{Outcome, Params};

/// Who sent a call.
pub(super) fn from(snapshot: &Snapshot<'_>, call: CallNo) -> Outcome<Option<String>> {
    match snapshot.calls().by_no(call)? {
        Some(row) => Ok(Some(sender_of(snapshot, &row)?)),
        None => Ok(None),
    }
}

/// The call that was read last: of a list, many entries are told one after another.
#[derive(Default)]
pub(super) struct LastRead(Option<(CallNo, Fields)>);

impl LastRead {
    /// What a call says; whom it is about where that is asked.
    pub(super) fn said(
        &mut self,
        snapshot: &Snapshot<'_>,
        asks: bool,
        call: CallNo,
        value: Option<&str>,
    ) -> Outcome<Option<CallSays>> {
        let Some(row) = snapshot.calls().by_no(call)? else {
            return Ok(None);
        };
        let from = sender_of(snapshot, &row)?;
        let details = match asks {
            true => details_in(self.fields(snapshot, &row)?, value),
            false => Params::new(),
        };
        Ok(Some(CallSays { from, details }))
    }

    fn fields(&mut self, snapshot: &Snapshot<'_>, row: &CallRow) -> Outcome<&Fields> {
        let read = match self.0.take() {
            Some((call, read)) if call == row.no => read,
            Some(_) | None => fields(snapshot, row)?,
        };
        let (_, read) = self.0.insert((row.no, read));
        Ok(read)
    }
}

/// Whether a person is to be told from what the call says.
pub(super) fn asks_for(kind: Kind) -> bool {
    kind.is_of_nameless_calls()
        || matches!(
            kind,
            Kind::UnknownPerson
                | Kind::NotAnEmail
                | Kind::NobodyMatches
                | Kind::WhichRun
                | Kind::CouldNotHandle
        )
}
