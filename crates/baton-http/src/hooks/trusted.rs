//! Proxies whose word about the sender is taken (C12).

use std::net::IpAddr;
use std::str::FromStr;

use http::{HeaderMap, HeaderName};

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// A network as `10.0.0.0/8`, or a single address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Network {
    address: u128,
    mask: u128,
}

/// The text is no network.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no network; write it like 10.0.0.0/8 or ::1")]
pub struct NoNetwork(String);

impl FromStr for Network {
    type Err = NoNetwork;

    fn from_str(text: &str) -> Result<Self, NoNetwork> {
        let refused = || NoNetwork(text.to_owned());
        let (address, length) = match text.split_once('/') {
            Some((address, length)) => (address, Some(length)),
            None => (text, None),
        };
        let address: IpAddr = address.trim().parse().map_err(|_| refused())?;
        let widest: u32 = if address.is_ipv4() { 32 } else { 128 };
        let length: u32 = match length {
            Some(length) => length.trim().parse().map_err(|_| refused())?,
            None => widest,
        };
        let host_bits = widest.checked_sub(length).ok_or_else(refused)?;
        let mask = u128::MAX.checked_shl(host_bits).unwrap_or(0);
        Ok(Self {
            address: number(address) & mask,
            mask,
        })
    }
}

impl Network {
    fn contains(&self, address: IpAddr) -> bool {
        number(address) & self.mask == self.address
    }
}

/// IPv4 addresses are the mapped part of IPv6, so that a mask means the same in both.
fn number(address: IpAddr) -> u128 {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_ipv6_mapped().into(),
        IpAddr::V6(address) => address.into(),
    }
}

/// All trusted proxies.
#[derive(Clone, Debug, Default)]
pub(super) struct Proxies(Vec<Network>);

impl Proxies {
    pub(super) fn new(networks: Vec<Network>) -> Self {
        Self(networks)
    }

    /// Whether connections from here stand for many senders.
    pub(super) fn trusts(&self, peer: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(peer))
    }

    /// Who sends: the last forwarded address that no trusted proxy is, else the peer.
    pub(super) fn sender(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        if !self.trusts(peer) {
            return peer;
        }
        let mut hops: Vec<IpAddr> = Vec::new();
        for value in headers.get_all(FORWARDED_FOR) {
            let parts = value.as_bytes().split(|byte| *byte == b',');
            let addresses = parts.map(|part| std::str::from_utf8(part).ok()?.trim().parse().ok());
            for address in addresses {
                match address {
                    Some(address) => hops.push(address),
                    // What stands before an unreadable hop was not written by a trusted proxy.
                    None => hops.clear(),
                }
            }
        }
        hops.into_iter()
            .rev()
            .find(|hop| !self.trusts(*hop))
            .unwrap_or(peer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sender(proxies: &[&str], peer: &str, forwarded: &[&str]) -> String {
        let proxies = proxies
            .iter()
            .map(|text| text.parse().expect("a network"))
            .collect();
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append(FORWARDED_FOR, value.parse().expect("a header's value"));
        }
        let peer = peer.parse().expect("an address");
        Proxies::new(proxies).sender(peer, &headers).to_string()
    }

    #[test]
    fn c12_only_a_trusted_proxy_is_believed() {
        assert_eq!(sender(&[], "127.0.0.1", &["203.0.113.7"]), "127.0.0.1");
        assert_eq!(
            sender(&["127.0.0.0/8"], "127.0.0.1", &["203.0.113.7"]),
            "203.0.113.7"
        );
        assert_eq!(
            sender(&["10.0.0.0/8"], "127.0.0.1", &["203.0.113.7"]),
            "127.0.0.1"
        );
        assert_eq!(sender(&["::1"], "::1", &["2001:db8::1"]), "2001:db8::1");
    }

    #[test]
    fn c12_what_a_sender_wrote_itself_does_not_count() {
        let proxies = ["10.0.0.0/8"];
        let forged = ["1.2.3.4, 203.0.113.7", "10.0.0.2"];

        assert_eq!(sender(&proxies, "10.0.0.1", &forged), "203.0.113.7");
        assert_eq!(
            sender(&proxies, "10.0.0.1", &["1.2.3.4, nonsense"]),
            "10.0.0.1"
        );
        assert_eq!(sender(&proxies, "10.0.0.1", &[]), "10.0.0.1");
    }

    #[test]
    fn a_network_has_a_length_that_fits() {
        assert!("10.0.0.0/33".parse::<Network>().is_err());
        assert!("ten".parse::<Network>().is_err());
        assert!(
            "0.0.0.0/0"
                .parse::<Network>()
                .expect("a network")
                .contains(IpAddr::from([9, 9, 9, 9]))
        );
    }
}
