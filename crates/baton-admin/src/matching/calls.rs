//! The last calls of an address that could be read.

use std::sync::Arc;

use baton_core::{CallId, Json, call};
use baton_store::table::calls::{CallKind, CallRow};
use baton_store::{AddressNo, Snapshot};
use jiff::Timestamp;

use crate::Outcome;

/// So many of the last calls are looked at, for so many that can be read.
const LOOKED_AT: usize = 20;
const ASKED: usize = 5;

/// A call with its data.
pub(super) struct LastCall {
    pub(super) id: CallId,
    pub(super) at: Timestamp,
    pub(super) data: Arc<Json>,
}

/// The last calls, the last first.
pub(super) fn last(snapshot: &Snapshot<'_>, address: AddressNo) -> Outcome<Vec<LastCall>> {
    let rows = snapshot.calls().page(address, None, LOOKED_AT)?.items;
    let mut found = Vec::new();
    for row in rows {
        let right = matches!(row.kind, CallKind::Accepted | CallKind::Sample);
        if found.len() == ASKED || !right || !row.readable {
            continue;
        }
        if let Some(data) = data_of(snapshot, &row)? {
            found.push(LastCall {
                id: row.id,
                at: row.at,
                data: Arc::new(data),
            });
        }
    }
    Ok(found)
}

/// What a call says, where it is kept and can be read.
pub(super) fn data_of(snapshot: &Snapshot<'_>, row: &CallRow) -> Outcome<Option<Json>> {
    let Some(content) = snapshot.calls().content_of(row)? else {
        return Ok(None);
    };
    let head = content.head.read();
    let body = content.body.unwrap_or_default();
    Ok(call::read(head.content_type(), &body).ok())
}
