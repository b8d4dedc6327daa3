//! Who called, by what is kept of a call's head: calls and their addresses both say it.

use baton_store::table::calls::CallRow;
use baton_store::table::calls::head::KeptHead;
use baton_store::{Lenient, Snapshot};

use crate::Outcome;

/// Who called: the program's name for itself, else its network address.
pub(crate) fn sender_of(snapshot: &Snapshot<'_>, row: &CallRow) -> Outcome<String> {
    Ok(sender_by(&head_of(snapshot, row)?, row))
}

/// Who called, by a head that is read already.
pub(crate) fn sender_by(head: &KeptHead, row: &CallRow) -> String {
    let named = head.value("user-agent").map(str::trim);
    let named = named.filter(|name| !name.is_empty());
    named.unwrap_or(&row.sender).to_owned()
}

/// What is kept of a call's head; nothing when it is not kept any more.
pub(crate) fn head_of(snapshot: &Snapshot<'_>, row: &CallRow) -> Outcome<KeptHead> {
    Ok(read_head(snapshot.calls().head(row.no)?.as_ref()))
}

/// A kept head as it was stored, or nothing.
pub(crate) fn read_head(head: Option<&(Lenient<KeptHead>, bool)>) -> KeptHead {
    head.map_or_else(KeptHead::default, |(head, _)| head.read())
}
