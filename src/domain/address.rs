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
mod tests;
