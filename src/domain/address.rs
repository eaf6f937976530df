//! Judges an address or a network as it is typed: from where may a key be used?
//! Refuses what no exchange can mean; warns about what it will never see, or what is as good as no list.

use super::api_key::Address;
use super::exchange::Exchange;
use super::fact::Fact;
use super::network::Network;
use super::reach::reach;
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
    /// IPv6, which the exchange itself says it does not take.
    Ipv6Refused,
    /// A network, which the exchange itself says it does not take.
    NetworkRefused,
    /// It is in the list already.
    Duplicate,
    /// A network in the list has it already.
    Inside,
    /// It has an address in it that is in the list already.
    Covers,
    /// IPv4 written as IPv6.
    Mapped,
    /// An address of a home or office network.
    Private,
    /// An address that a provider shares among its customers.
    Shared,
    /// The computer's own address for itself, or one for a cable's length.
    Local,
    /// An address that no computer has.
    Nobody,
    /// An address for examples in books, which no computer has either.
    Documentation,
    /// A very large network.
    Wide,
    /// A network, where it is not known whether the exchange takes one.
    NetworkUnsure,
    /// IPv6, where it is not known whether the exchange takes it.
    Ipv6Unsure,
    /// A network, which the exchange does not take as far as known.
    NetworkUnlikely,
    /// IPv6, which the exchange does not take as far as known.
    Ipv6Unlikely,
    /// More than the exchange takes.
    TooMany,
}

impl AddressKind {
    /// All kinds.
    pub const ALL: [Self; 26] = [
        Self::Empty,
        Self::Url,
        Self::Port,
        Self::HostName,
        Self::PartCount,
        Self::Part,
        Self::Ipv6,
        Self::Prefix,
        Self::Everything,
        Self::Ipv6Refused,
        Self::NetworkRefused,
        Self::Duplicate,
        Self::Inside,
        Self::Covers,
        Self::Mapped,
        Self::Private,
        Self::Shared,
        Self::Local,
        Self::Nobody,
        Self::Documentation,
        Self::Wide,
        Self::NetworkUnsure,
        Self::Ipv6Unsure,
        Self::NetworkUnlikely,
        Self::Ipv6Unlikely,
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
            Self::Ipv6Refused => "ipv6-refused",
            Self::NetworkRefused => "network-refused",
            Self::Duplicate => "duplicate",
            Self::Inside => "inside",
            Self::Covers => "covers",
            Self::Mapped => "mapped",
            Self::Private => "private",
            Self::Shared => "shared",
            Self::Local => "local",
            Self::Nobody => "nobody",
            Self::Documentation => "documentation",
            Self::Wide => "wide",
            Self::NetworkUnsure => "network-unsure",
            Self::Ipv6Unsure => "ipv6-unsure",
            Self::NetworkUnlikely => "network-unlikely",
            Self::Ipv6Unlikely => "ipv6-unlikely",
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
    let mut findings = Vec::new();
    if network.prefix == 0 {
        findings.push(AddressKind::Everything.finding());
    }
    findings.extend(refused(exchange, network));
    let beside = beside(network, others);
    findings.extend(beside.clone().filter(|finding| finding.blocks));
    if !findings.iter().any(|finding| finding.blocks) {
        findings.extend(reach(network).map(AddressKind::finding));
        findings.extend(beside);
        findings.extend(unsure(exchange, network));
        findings.extend(too_many(exchange, others.len() + 1));
    }
    findings
}

/// What this address is to those in the list: there already, or one of them has the other in it.
fn beside(network: Network, others: &[Address]) -> Option<AddressFinding> {
    let listed = || others.iter().filter_map(|other| Network::parse(&other.ip).ok());
    if listed().any(|other| other == network) {
        return Some(AddressKind::Duplicate.finding());
    }
    let named = |kind: AddressKind, other: Network| {
        let mut finding = kind.finding();
        finding.words = finding.words.text("other", other.to_string());
        finding
    };
    if let Some(other) = listed().find(|other| other.holds(network)) {
        return Some(named(AddressKind::Inside, other));
    }
    listed().find(|other| network.holds(*other)).map(|other| named(AddressKind::Covers, other))
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
        let mut finding = at(AddressKind::TooMany, exchange);
        if exchange.ip.max.as_ref().is_some_and(Fact::is_sure) {
            finding.words.id.push_str("-sure");
        }
        finding.words = finding.words.number("max", max);
        finding
    })
}

/// What the exchange itself says that it does not take.
fn refused(exchange: &Exchange, network: Network) -> Option<AddressFinding> {
    let refuses = |fact: &Option<Fact<bool>>| fact.as_ref().and_then(Fact::certain) == Some(&false);
    let kind = if network.ip.is_ipv6() && refuses(&exchange.ip.ipv6) {
        AddressKind::Ipv6Refused
    } else if !network.is_single() && refuses(&exchange.ip.networks) {
        AddressKind::NetworkRefused
    } else {
        return None;
    };
    Some(at(kind, exchange))
}

/// What the exchange does not take as far as known, or of which it is not known whether it does.
fn unsure(exchange: &Exchange, network: Network) -> Option<AddressFinding> {
    let takes = |fact: &Option<Fact<bool>>| fact.as_ref().map(|fact| *fact.as_far_as_known());
    let of = |fact: &Option<Fact<bool>>, unlikely, unsure| match takes(fact) {
        Some(true) => None,
        Some(false) => Some(unlikely),
        None => Some(unsure),
    };
    let networks = (!network.is_single())
        .then(|| of(&exchange.ip.networks, AddressKind::NetworkUnlikely, AddressKind::NetworkUnsure));
    let ipv6 = (network.ip.is_ipv6())
        .then(|| of(&exchange.ip.ipv6, AddressKind::Ipv6Unlikely, AddressKind::Ipv6Unsure));
    networks.flatten().or(ipv6.flatten()).map(|kind| at(kind, exchange))
}

fn at(kind: AddressKind, exchange: &Exchange) -> AddressFinding {
    let mut finding = kind.finding();
    finding.words = finding.words.text("exchange", &exchange.name);
    finding
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::Catalogue;

    fn exchange(id: &str) -> &'static Exchange {
        Catalogue::built_in().exchange(id).unwrap()
    }

    fn address(ip: &str) -> Address {
        Address { ip: ip.to_owned(), note: String::new() }
    }

    fn kinds(id: &str, typed: &str, others: &[&str]) -> Vec<AddressKind> {
        let others: Vec<Address> = others.iter().map(|ip| address(ip)).collect();
        judge_address(exchange(id), typed, &others).into_iter().map(|finding| finding.kind).collect()
    }

    #[test]
    fn an_address_of_the_open_internet_is_taken_without_a_word() {
        assert_eq!(kinds("kraken", " 9.9.9.9 ", &["8.8.8.8"]), []);
        assert_eq!(kinds("kraken", "9.9.9.0/24", &[]), []);
        assert_eq!(kinds("okx", "2620:fe::9", &[]), []);
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
        use AddressKind::{Documentation, Everything, Local, Mapped, Nobody, Private, Shared, Wide};
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
            ("255.255.255.255", Nobody),
            ("192.0.0.8", Nobody),
            ("192.88.99.1", Nobody),
            ("198.19.0.1", Nobody),
            ("::", Nobody),
            ("ff02::1", Nobody),
            ("64:ff9b::9", Nobody),
            ("::1", Local),
            ("192.0.2.7", Documentation),
            ("198.51.100.7", Documentation),
            ("203.0.113.24", Documentation),
            ("203.0.113.0/24", Documentation),
            ("2001:db8::7", Documentation),
            ("2001:db8::/32", Documentation),
            ("3fff:fff::7", Documentation),
            ("::ffff:9.9.9.9", Mapped),
            ("9.0.0.0/8", Wide),
            ("9.9.0.0/16", Wide),
            ("2620::/32", Wide),
            ("0.0.0.0/0", Everything),
            ("::/0", Everything),
        ] {
            assert_eq!(kinds("okx", typed, &[]), [kind], "{typed}");
        }
    }

    #[test]
    fn what_lies_beside_these_ranges_is_anybodys() {
        for typed in ["9.9.9.9", "100.63.0.1", "100.128.0.1", "172.15.0.1", "172.32.0.1", "192.0.1.1"] {
            assert_eq!(kinds("okx", typed, &[]), [], "{typed}");
        }
        for typed in ["198.17.0.1", "198.20.0.1", "223.255.255.1", "9.9.128.0/17", "2620:fe::/48"] {
            assert_eq!(kinds("okx", typed, &[]), [], "{typed}");
        }
    }

    #[test]
    fn an_address_is_added_once() {
        use AddressKind::{Covers, Duplicate, Inside};
        for (typed, listed, kind) in [
            ("9.9.9.9", "9.9.9.9", Duplicate),
            (" 9.9.9.7/24", "9.9.9.0/24", Duplicate),
            ("2620:FE::9", "2620:fe:0::9", Duplicate),
            ("9.9.9.9", "9.9.9.0/24", Inside),
            ("9.9.9.0/28", "9.9.9.0/24", Inside),
            ("9.9.9.0/24", "9.9.9.9", Covers),
        ] {
            let finding = judge_address(exchange("okx"), typed, &[address(listed)]).remove(0);
            assert_eq!((finding.kind, finding.blocks), (kind, kind == Duplicate), "{typed}");
        }
        assert_eq!(kinds("okx", "9.9.9.9", &["9.9.8.0/24"]), []);
        let finding = judge_address(exchange("okx"), "9.9.9.9", &[address("9.9.9.0/24")]).remove(0);
        assert_eq!(finding.words, Words::new("address-inside").text("other", "9.9.9.0/24"));
    }

    #[test]
    fn the_number_is_told_and_never_blocks() {
        let twenty: Vec<String> = (1..=20).map(|n| format!("9.9.9.{n}")).collect();
        let twenty: Vec<&str> = twenty.iter().map(String::as_str).collect();
        assert_eq!(kinds("okx", "9.9.9.21", &twenty), [AddressKind::TooMany]);
        assert_eq!(kinds("okx", "9.9.9.20", &twenty[..19]), []);
        assert_eq!(kinds("bybit", "9.9.9.21", &twenty), []);
        assert!(!too_many(exchange("binance"), 31).unwrap().blocks);
        assert_eq!(too_many(exchange("binance"), 31).unwrap().words.id, "address-too-many");
        assert_eq!(too_many(exchange("okx"), 21).unwrap().words.id, "address-too-many-sure");
        assert_eq!(address_count(exchange("binance"), 2).id, "address-count-of-unsure");
    }

    #[test]
    fn only_what_the_exchange_itself_refuses_blocks() {
        use AddressKind::{
            Ipv6Refused, Ipv6Unlikely, Ipv6Unsure, NetworkRefused, NetworkUnlikely, NetworkUnsure,
        };
        assert_eq!(kinds("binance", "9.9.9.0/24", &[]), [NetworkUnsure]);
        assert_eq!(kinds("binance", "2620:fe::9", &[]), [Ipv6Unsure]);
        assert_eq!(kinds("bingx", "2620:fe::9", &[]), [Ipv6Unlikely]);
        let told = |value: &str, typed: &str| {
            let fact = |name: &str| {
                format!(
                    "{name} = {{ value = false, {value}, source = \"its page\", date = \"2026-11-22\" }}\n"
                )
            };
            let (_, text) =
                crate::domain::catalogue::exchange_files().into_iter().find(|it| it.0 == "binance").unwrap();
            let text = text.replacen("[ip]\n", &format!("[ip]\n{}{}", fact("ipv6"), fact("networks")), 1);
            judge_address(&toml::from_str(&text).unwrap(), typed, &[]).remove(0)
        };
        for (value, typed, kind, blocks) in [
            ("sure = \"sure\"", "2620:fe::9", Ipv6Refused, true),
            ("sure = \"sure\"", "9.9.9.0/24", NetworkRefused, true),
            ("sure = \"copy\"", "2620:fe::9", Ipv6Unlikely, false),
            ("sure = \"unverified\"", "9.9.9.0/24", NetworkUnlikely, false),
        ] {
            let finding = told(value, typed);
            assert_eq!((finding.kind, finding.blocks), (kind, blocks), "{value} {typed}");
        }
    }
}
