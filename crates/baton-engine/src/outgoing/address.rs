//! What kind of address an IP address is, seen through the forms that wrap an IPv4 address.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use baton_core::connection::AddressKind;

/// Tells the kind of an address, looking through IPv4-mapped, NAT64, 6to4 and Teredo forms.
pub fn kind_of(ip: IpAddr) -> AddressKind {
    match ip {
        IpAddr::V4(ip) => kind_of_v4(ip),
        IpAddr::V6(ip) => wrapped_v4(ip).map_or_else(|| kind_of_v6(ip), kind_of_v4),
    }
}

fn kind_of_v4(ip: Ipv4Addr) -> AddressKind {
    let [a, b, c, _] = ip.octets();
    match (a, b, c) {
        (169, 254, _) => AddressKind::Never,
        (127 | 0, ..) => AddressKind::ThisComputer,
        (10, ..)
        | (172, 16..=31, _)
        | (192, 168, _)
        | (100, 64..=127, _)
        | (192, 0, 0)
        | (198, 18..=19, _)
        | (224..=255, ..) => AddressKind::LocalNetwork,
        (..) => AddressKind::Public,
    }
}

/// The instance metadata address of one cloud, inside the private range.
const METADATA_V6: Ipv6Addr = Ipv6Addr::new(0xfd00, 0xec2, 0, 0, 0, 0, 0, 0x254);

fn kind_of_v6(ip: Ipv6Addr) -> AddressKind {
    let first = ip.segments()[0];
    if ip == METADATA_V6 || first & 0xffc0 == 0xfe80 {
        AddressKind::Never
    } else if ip.is_loopback() || ip.is_unspecified() {
        AddressKind::ThisComputer
    } else if first & 0xfe00 == 0xfc00
        || first & 0xffc0 == 0xfec0
        || first & 0xff00 == 0xff00
        || ip.segments()[..3] == [0x64, 0xff9b, 1]
    {
        AddressKind::LocalNetwork
    } else {
        AddressKind::Public
    }
}

/// The IPv4 address inside an IPv6 address that only carries one.
fn wrapped_v4(ip: Ipv6Addr) -> Option<Ipv4Addr> {
    let s = ip.segments();
    let join = |high: u16, low: u16| {
        let [a, b] = high.to_be_bytes();
        let [c, d] = low.to_be_bytes();
        Ipv4Addr::new(a, b, c, d)
    };
    match s {
        [0, 0, 0, 0, 0, 0xffff, high, low] => Some(join(high, low)),
        [0, 0, 0, 0, 0xffff, 0, high, low] => Some(join(high, low)),
        [0, 0, 0, 0, 0, 0, high, low] if high != 0 || low > 1 => Some(join(high, low)),
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] => Some(join(high, low)),
        [0x2002, high, low, ..] => Some(join(high, low)),
        [0x2001, 0, .., high, low] => Some(join(!high, !low)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str) -> AddressKind {
        kind_of(text.parse().expect("a test's address parses"))
    }

    #[test]
    fn metadata_is_never_allowed_in_any_form() {
        for text in [
            "169.254.169.254",
            "::ffff:169.254.169.254",
            "::169.254.169.254",
            "64:ff9b::169.254.169.254",
            "2002:a9fe:a9fe::1",
            "2001:0:4136:e378:8000:63bf:5601:5601",
            "fe80::1",
            "febf::1",
            "fd00:ec2::254",
        ] {
            assert_eq!(kind(text), AddressKind::Never, "{text}");
        }
    }

    #[test]
    fn private_forms_are_local() {
        for text in [
            "10.1.2.3",
            "172.31.0.1",
            "192.168.0.9",
            "100.64.0.1",
            "fd12::1",
            "fec0::1",
        ] {
            assert_eq!(kind(text), AddressKind::LocalNetwork, "{text}");
        }
        for text in [
            "127.0.0.1",
            "127.9.9.9",
            "0.0.0.0",
            "::1",
            "::",
            "::ffff:127.0.0.1",
        ] {
            assert_eq!(kind(text), AddressKind::ThisComputer, "{text}");
        }
        assert_eq!(kind("64:ff9b::10.0.0.1"), AddressKind::LocalNetwork);
        assert_eq!(kind("64:ff9b:1::1"), AddressKind::LocalNetwork);
    }

    #[test]
    fn the_rest_is_public() {
        for text in [
            "93.184.216.34",
            "172.32.0.1",
            "2606:2800:220:1::1",
            "::ffff:8.8.8.8",
        ] {
            assert_eq!(kind(text), AddressKind::Public, "{text}");
        }
    }
}
