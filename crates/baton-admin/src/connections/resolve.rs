//! What kind of address a connection leads to: asked when it is entered, and kept beside it.
//!
//! This decides what the admin is asked; what may be sent is judged again on every connection.

use std::net::IpAddr;
use std::time::Duration;

use baton_core::ConnectionId;
use baton_engine::outgoing::{self, kind_of};
use baton_store::{Snapshot, Tx};

use super::views::AddressKind;
use crate::Outcome;

const LONGEST_LOOK: Duration = Duration::from_secs(3);

/// The kind of a host's address; public while nobody knows the name.
pub(super) async fn kind(host: &str, port: u16) -> AddressKind {
    if let Ok(ip) = host.parse::<IpAddr>() {
        return of(kind_of(ip));
    }
    let found = tokio::time::timeout(LONGEST_LOOK, tokio::net::lookup_host((host, port))).await;
    let Ok(Ok(addresses)) = found else {
        return AddressKind::Public;
    };
    let kinds: Vec<AddressKind> = addresses.map(|address| of(kind_of(address.ip()))).collect();
    let reachable = [
        AddressKind::Public,
        AddressKind::LocalNetwork,
        AddressKind::ThisComputer,
    ];
    let best = reachable.into_iter().find(|kind| kinds.contains(kind));
    best.unwrap_or(if kinds.is_empty() {
        AddressKind::Public
    } else {
        AddressKind::Never
    })
}

/// The kind that was kept.
pub(super) fn kept(look: &Snapshot<'_>, id: &ConnectionId) -> Outcome<AddressKind> {
    let word = look.meta().get(&name(id))?;
    Ok(word.map_or(AddressKind::Public, |word| of_word(&word)))
}

/// Keeps a kind.
pub(super) fn keep(tx: &Tx<'_>, id: &ConnectionId, kind: AddressKind) -> Outcome<()> {
    Ok(tx.meta().set(&name(id), word(kind))?)
}

/// Forgets a kind.
pub(super) fn forget(tx: &Tx<'_>, id: &ConnectionId) -> Outcome<()> {
    Ok(tx.meta().remove(&name(id))?)
}

pub(super) fn word(kind: AddressKind) -> &'static str {
    match kind {
        AddressKind::ThisComputer => "this_computer",
        AddressKind::LocalNetwork => "local_network",
        AddressKind::Public => "public",
        AddressKind::Never => "never",
    }
}

pub(super) fn of_word(text: &str) -> AddressKind {
    let all = [
        AddressKind::ThisComputer,
        AddressKind::LocalNetwork,
        AddressKind::Never,
    ];
    all.into_iter()
        .find(|kind| word(*kind) == text)
        .unwrap_or(AddressKind::Public)
}

fn of(kind: outgoing::AddressKind) -> AddressKind {
    match kind {
        outgoing::AddressKind::Public => AddressKind::Public,
        outgoing::AddressKind::ThisComputer => AddressKind::ThisComputer,
        outgoing::AddressKind::LocalNetwork => AddressKind::LocalNetwork,
        outgoing::AddressKind::Never => AddressKind::Never,
    }
}

fn name(id: &ConnectionId) -> String {
    format!("address_kind/{id}")
}
