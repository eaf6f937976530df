//! Whose an address is by its number alone: a home's, a provider's, a book's, nobody's. Knows the ranges that are kept back, asks nobody.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::address::AddressKind;
use super::network::Network;

/// What keeps the exchange from seeing this address, or makes it as good as no list; none for one of the open internet.
pub(super) fn reach(network: Network) -> Option<AddressKind> {
    let kind = match network.ip {
        IpAddr::V4(ip) if ip.is_loopback() || ip.is_link_local() => AddressKind::Local,
        IpAddr::V4(ip) if ip.is_private() => AddressKind::Private,
        IpAddr::V4(ip) if is_shared(ip) => AddressKind::Shared,
        IpAddr::V4(ip) if is_nobodys(ip) => AddressKind::Nobody,
        IpAddr::V4(ip) if ip.is_documentation() => AddressKind::Documentation,
        IpAddr::V6(ip) if ip.to_ipv4_mapped().is_some() => AddressKind::Mapped,
        IpAddr::V6(ip) if ip.is_loopback() || ip.is_unicast_link_local() => AddressKind::Local,
        IpAddr::V6(ip) if ip.is_unique_local() => AddressKind::Private,
        IpAddr::V6(ip) if is_example(ip) => AddressKind::Documentation,
        // Larger than a provider's customer ever has: 65,536 addresses, or 65,536 home networks.
        IpAddr::V4(_) if network.prefix <= 16 => AddressKind::Wide,
        IpAddr::V6(_) if network.prefix < 48 => AddressKind::Wide,
        // Of IPv6 only 2000::/3 is given to anybody.
        IpAddr::V6(ip) if ip.segments()[0] >> 13 != 1 => AddressKind::Nobody,
        _ => return None,
    };
    Some(kind)
}

/// RFC 6598: 100.64.0.0/10, which a provider shares among its customers.
fn is_shared(ip: Ipv4Addr) -> bool {
    let [first, second, ..] = ip.octets();
    first == 100 && (64..128).contains(&second)
}

/// RFC 6890: kept back for other purposes than a computer in the internet: 0.0.0.0/8, 192.0.0.0/24, 192.88.99.0/24, 198.18.0.0/15 and
/// everything from 224.0.0.0 on.
fn is_nobodys(ip: Ipv4Addr) -> bool {
    match ip.octets() {
        [0 | 224.., ..] | [192, 0, 0, _] | [192, 88, 99, _] => true,
        [198, second, ..] => second == 18 || second == 19,
        _ => false,
    }
}

/// RFC 3849 and RFC 9637: `2001:db8::/32` and `3fff::/20`, for examples.
fn is_example(ip: Ipv6Addr) -> bool {
    let [first, second, ..] = ip.segments();
    (first == 0x2001 && second == 0x0db8) || (first == 0x3fff && second < 0x1000)
}
