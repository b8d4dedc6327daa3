//! The kind of address that a connection leads to, kept beside it since it was entered.

use baton_core::ConnectionId;
use baton_core::connection::AddressKind;
use baton_store::{Snapshot, Tx};

use crate::Error;

/// The kind that was kept; public while none was.
pub fn kept_address_kind(snapshot: &Snapshot<'_>, id: &ConnectionId) -> Result<AddressKind, Error> {
    let kept = snapshot.meta().word(&name(id))?;
    Ok(kept.unwrap_or(AddressKind::Public))
}

pub(super) fn keep(tx: &Tx<'_>, id: &ConnectionId, kind: AddressKind) -> Result<(), Error> {
    Ok(tx.meta().set(&name(id), baton_core::word(&kind))?)
}

pub(super) fn forget(tx: &Tx<'_>, id: &ConnectionId) -> Result<(), Error> {
    Ok(tx.meta().remove(&name(id))?)
}

fn name(id: &ConnectionId) -> String {
    format!("address_kind/{id}")
}
