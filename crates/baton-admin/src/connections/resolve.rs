//! What kind of address a connection leads to: asked when it is entered, and kept beside it.
//!
//! This decides what the admin is asked; what may be sent is judged again on every connection.

use std::net::IpAddr;
use std::time::Duration;

use baton_engine::outgoing::kind_of;

use super::views::AddressKind;

const LONGEST_LOOK: Duration = Duration::from_secs(3);

/// The kind of a host's address; public while nobody knows the name.
pub(super) async fn kind(host: &str, port: u16) -> AddressKind {
    if let Ok(ip) = host.parse::<IpAddr>() {
        return kind_of(ip);
    }
    let found = tokio::time::timeout(LONGEST_LOOK, tokio::net::lookup_host((host, port))).await;
    let Ok(Ok(addresses)) = found else {
        return AddressKind::Public;
    };
    let kinds: Vec<AddressKind> = addresses.map(|address| kind_of(address.ip())).collect();
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
