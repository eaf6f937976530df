//! Judges an address or a network as it is typed: from where may a key be used?
//! Refuses what no exchange can mean; warns about what it will never see, or what is as good as no list.

use std::net::{IpAddr, Ipv4Addr};

use super::api_key::Address;
use super::exchange::Exchange;
use super::network::Network;
use super::words::Words;

/// What is to be said of an address. Two sentences: what is so, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressFinding {
    /// What it is.
    pub kind: AddressKind,
    /// Whether it cannot be added.
    pub blocks: bool,
    /// The sentence.
    pub words: Words,
}

/// What can be said of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AddressKind {
    /// Nothing is typed.
    Empty,
    /// It is a web address.
    Url,
    /// It has a port.
    Port,
    /// It is a name, not numbers.
    HostName,
    /// It has more or fewer than four numbers.
    PartCount,
    /// One of its numbers is too large or no number.
    Part,
    /// It is no IPv6 address.
    Ipv6,
    /// What stands after `/` is no size of a network.
    Prefix,
    /// It means every address.
    Everything,
    /// It or its network is in the list already.
    Duplicate,
    /// An address of a home or office network.
    Private,
    /// An address that a provider shares among its customers.
    Shared,
    /// The computer's own address for itself, or one for a cable's length.
    Local,
    /// An address that no computer has.
    Nobody,
    /// A very large network.
    Wide,
    /// A network, where it is not known whether the exchange takes one.
    NetworkUnsure,
    /// IPv6, where it is not known whether the exchange takes it.
    Ipv6Unsure,
    /// More than the exchange takes.
    TooMany,
}

impl AddressKind {
    /// All kinds.
    pub const ALL: [Self; 18] = [
        Self::Empty,
        Self::Url,
        Self::Port,
        Self::HostName,
        Self::PartCount,
        Self::Part,
        Self::Ipv6,
        Self::Prefix,
        Self::Everything,
        Self::Duplicate,
        Self::Private,
        Self::Shared,
        Self::Local,
        Self::Nobody,
        Self::Wide,
        Self::NetworkUnsure,
        Self::Ipv6Unsure,
        Self::TooMany,
    ];

    /// The word used in text ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Url => "url",
            Self::Port => "port",
            Self::HostName => "host-name",
            Self::PartCount => "part-count",
            Self::Part => "part",
            Self::Ipv6 => "ipv6",
            Self::Prefix => "prefix",
            Self::Everything => "everything",
            Self::Duplicate => "duplicate",
            Self::Private => "private",
            Self::Shared => "shared",
            Self::Local => "local",
            Self::Nobody => "nobody",
            Self::Wide => "wide",
            Self::NetworkUnsure => "network-unsure",
            Self::Ipv6Unsure => "ipv6-unsure",
            Self::TooMany => "too-many",
        }
    }

    pub(super) fn finding(self) -> AddressFinding {
        let blocks = self <= Self::Duplicate;
        AddressFinding { kind: self, blocks, words: Words::new(format!("address-{}", self.word())) }
    }
}

/// What is to be said of an address that is about to be added to these. The blocking ones first.
pub fn judge_address(exchange: &Exchange, typed: &str, others: &[Address]) -> Vec<AddressFinding> {
    let network = match Network::parse(typed) {
        Ok(network) => network,
        Err(finding) => return vec![finding],
    };
    let mut kinds = Vec::new();
    if network.prefix == 0 {
        kinds.push(AddressKind::Everything);
    }
    if others.iter().filter_map(|other| Network::parse(&other.ip).ok()).any(|other| other.holds(network)) {
        kinds.push(AddressKind::Duplicate);
    }
    if kinds.is_empty() {
        kinds.extend(reach(network));
        kinds.extend(unsure(exchange, network));
    }
    let mut findings: Vec<AddressFinding> = kinds
        .into_iter()
        .map(|kind| {
            let mut finding = kind.finding();
            if matches!(kind, AddressKind::NetworkUnsure | AddressKind::Ipv6Unsure) {
                finding.words = finding.words.text("exchange", &exchange.name);
            }
            finding
        })
        .collect();
    if !findings.iter().any(|finding| finding.blocks) {
        findings.extend(too_many(exchange, others.len() + 1));
    }
    findings
}

/// How the address will be written down: without spaces, a network by its first address.
pub fn normal_form(typed: &str) -> Option<String> {
    Network::parse(typed).ok().map(|network| network.to_string())
}

/// The line beneath a list: how many there are, and how many the exchange takes as far as known.
pub fn address_count(exchange: &Exchange, count: usize) -> Words {
    let words = match &exchange.ip.max {
        None => return Words::new("address-count").number("count", count),
        Some(max) if max.is_sure() => Words::new("address-count-of").number("max", *max.as_far_as_known()),
        Some(max) => Words::new("address-count-of-unsure").number("max", *max.as_far_as_known()),
    };
    words.number("count", count).text("exchange", &exchange.name)
}

/// What is to be said of a list of so many addresses, if it is more than the exchange takes as far as known.
pub fn too_many(exchange: &Exchange, count: usize) -> Option<AddressFinding> {
    let max = *exchange.ip.max.as_ref()?.as_far_as_known();
    (count > max).then(|| {
        let mut finding = AddressKind::TooMany.finding();
        finding.words = finding.words.number("max", max).text("exchange", &exchange.name);
        finding
    })
}

fn reach(network: Network) -> Option<AddressKind> {
    let kind = match network.ip {
        IpAddr::V4(ip) if ip.is_loopback() || ip.is_link_local() => AddressKind::Local,
        IpAddr::V4(ip) if ip.is_private() => AddressKind::Private,
        IpAddr::V4(ip) if is_shared(ip) => AddressKind::Shared,
        IpAddr::V4(ip) if ip.octets()[0] == 0 || ip.octets()[0] >= 224 => AddressKind::Nobody,
        IpAddr::V6(ip) if ip.is_loopback() || ip.is_unicast_link_local() => AddressKind::Local,
        IpAddr::V6(ip) if ip.is_unique_local() => AddressKind::Private,
        IpAddr::V6(ip) if ip.is_unspecified() || ip.is_multicast() => AddressKind::Nobody,
        // Larger than a provider's customer ever has: 65,536 addresses, or 65,536 home networks.
        IpAddr::V4(_) if network.prefix <= 16 => AddressKind::Wide,
        IpAddr::V6(_) if network.prefix < 48 => AddressKind::Wide,
        _ => return None,
    };
    Some(kind)
}

/// RFC 6598: 100.64.0.0/10, which a provider shares among its customers.
fn is_shared(ip: Ipv4Addr) -> bool {
    let [first, second, ..] = ip.octets();
    first == 100 && (64..128).contains(&second)
}

fn unsure(exchange: &Exchange, network: Network) -> Option<AddressKind> {
    let takes =
        |fact: &Option<super::fact::Fact<bool>>| fact.as_ref().is_some_and(|fact| *fact.as_far_as_known());
    if !network.is_single() && !takes(&exchange.ip.networks) {
        Some(AddressKind::NetworkUnsure)
    } else if network.ip.is_ipv6() && !takes(&exchange.ip.ipv6) {
        Some(AddressKind::Ipv6Unsure)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::Catalogue;

    fn kinds(exchange: &str, typed: &str, others: &[&str]) -> Vec<AddressKind> {
        let exchange = Catalogue::built_in().exchange(exchange).unwrap();
        let others: Vec<Address> =
            others.iter().map(|ip| Address { ip: (*ip).to_owned(), note: String::new() }).collect();
        judge_address(exchange, typed, &others).into_iter().map(|finding| finding.kind).collect()
    }

    #[test]
    fn an_address_of_the_open_internet_is_taken_without_a_word() {
        assert_eq!(kinds("kraken", " 203.0.113.24 ", &["198.51.100.7"]), []);
        assert_eq!(kinds("kraken", "203.0.113.0/24", &[]), []);
        assert_eq!(kinds("okx", "2001:db8::7", &[]), []);
        assert_eq!(normal_form(" 203.0.113.24/24 ").as_deref(), Some("203.0.113.0/24"));
        assert_eq!(normal_form("2001:DB8:0::7").as_deref(), Some("2001:db8::7"));
    }

    #[test]
    fn what_is_malformed_is_refused_and_the_wrong_part_named() {
        use AddressKind::{Empty, HostName, Ipv6, Part, PartCount, Port, Prefix, Url};
        for (typed, kind) in [
            ("  ", Empty),
            ("https://203.0.113.24", Url),
            ("203.0.113.24:8080", Port),
            ("my-server.example", HostName),
            ("203.0.113", PartCount),
            ("203.0.113.24.5", PartCount),
            ("203.0.256.24", Part),
            ("203.0.013.24", Part),
            ("203.0..24", Part),
            ("2001:db8::7::1", Ipv6),
            ("203.0.113.24/33", Prefix),
            ("203.0.113.24/x", Prefix),
        ] {
            let finding = Network::parse(typed).unwrap_err();
            assert_eq!(finding.kind, kind, "{typed}");
            assert!(finding.blocks, "{typed}");
        }
        let finding = Network::parse("203.0.256.24").unwrap_err();
        assert_eq!(finding.words, Words::new("address-part").text("part", "256"));
    }

    #[test]
    fn what_the_exchange_never_sees_is_told() {
        use AddressKind::{Everything, Local, Nobody, Private, Shared, Wide};
        for (typed, kind) in [
            ("192.168.1.20", Private),
            ("10.0.0.0/24", Private),
            ("fd00::1", Private),
            ("127.0.0.1", Local),
            ("169.254.1.1", Local),
            ("fe80::1", Local),
            ("100.64.0.1", Shared),
            ("0.0.0.0", Nobody),
            ("224.0.0.1", Nobody),
            ("203.0.0.0/8", Wide),
            ("2001:db8::/32", Wide),
            ("0.0.0.0/0", Everything),
            ("::/0", Everything),
        ] {
            assert_eq!(kinds("okx", typed, &[]), [kind], "{typed}");
        }
    }

    #[test]
    fn an_address_is_added_once() {
        assert_eq!(kinds("okx", "203.0.113.24", &["203.0.113.24"]), [AddressKind::Duplicate]);
        assert_eq!(kinds("okx", "203.0.113.24", &["203.0.113.0/24"]), [AddressKind::Duplicate]);
        assert_eq!(kinds("okx", "203.0.113.0/24", &["203.0.113.24"]), []);
    }

    #[test]
    fn the_number_is_told_and_never_blocks() {
        let twenty: Vec<String> = (1..=20).map(|n| format!("203.0.113.{n}")).collect();
        let twenty: Vec<&str> = twenty.iter().map(String::as_str).collect();
        assert_eq!(kinds("okx", "203.0.113.21", &twenty), [AddressKind::TooMany]);
        assert_eq!(kinds("okx", "203.0.113.20", &twenty[..19]), []);
        assert_eq!(kinds("bybit", "203.0.113.21", &twenty), []);
        let binance = Catalogue::built_in().exchange("binance").unwrap();
        assert!(!too_many(binance, 31).unwrap().blocks);
        assert_eq!(address_count(binance, 2).id, "address-count-of-unsure");
    }

    #[test]
    fn what_is_not_known_of_the_exchange_is_said_so() {
        assert_eq!(kinds("binance", "203.0.113.0/24", &[]), [AddressKind::NetworkUnsure]);
        assert_eq!(kinds("binance", "2001:db8::7", &[]), [AddressKind::Ipv6Unsure]);
    }
}
