//! What a call under Problems says of itself: which tool sent it, and whom it seems to be about.
//!
//! It is said where Baton found nobody: to tell calls from each other, and to fill in a person who
//! is added. Nothing is decided by it.

use baton_core::problem::Kind;
use baton_store::{CallNo, Snapshot};

use super::views::CallSays;
use crate::says::details;
use crate::sender::sender_of;
use crate::{Outcome, Params};

/// Who sent a call.
pub(super) fn from(snapshot: &Snapshot<'_>, call: CallNo) -> Outcome<Option<String>> {
    match snapshot.calls().by_no(call)? {
        Some(row) => Ok(Some(sender_of(snapshot, &row)?)),
        None => Ok(None),
    }
}

/// What a call says, where nobody was found for it.
pub(super) fn said(
    snapshot: &Snapshot<'_>,
    kind: Kind,
    call: CallNo,
    value: Option<&str>,
) -> Outcome<Option<CallSays>> {
    let Some(row) = snapshot.calls().by_no(call)? else {
        return Ok(None);
    };
    let from = sender_of(snapshot, &row)?;
    let details = match asks_for(kind) {
        true => details(snapshot, &row, value)?,
        false => Params::new(),
    };
    Ok(Some(CallSays { from, details }))
}

/// Whether a person is to be told from what the call says.
fn asks_for(kind: Kind) -> bool {
    kind.is_of_nameless_calls()
        || matches!(
            kind,
            Kind::UnknownPerson | Kind::NotAnEmail | Kind::NobodyMatches | Kind::WhichRun
        )
}
