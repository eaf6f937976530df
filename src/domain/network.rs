//! Reads an address or a network as it is typed, and says which part of it is wrong. Opens no connection.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::address::{AddressFinding, AddressKind};
use super::words::Words;

/// An address, or a network of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Network {
    pub(super) ip: IpAddr,
    pub(super) prefix: u8,
}

impl Network {
    /// Reads an address (`198.51.100.7`) or a network (`198.51.100.0/24`).
    pub fn parse(text: &str) -> Result<Self, AddressFinding> {
        let text = text.trim();
        if text.is_empty() {
            return Err(AddressKind::Empty.finding());
        }
        if text.contains("://") {
            return Err(AddressKind::Url.finding());
        }
        let (ip, prefix) = match text.split_once('/') {
            Some((ip, prefix)) => (ip, Some(prefix)),
            None => (text, None),
        };
        let ip = parse_ip(ip)?;
        let widest = if ip.is_ipv4() { 32 } else { 128 };
        let prefix = match prefix {
            None => widest,
            Some(prefix) => prefix.parse().ok().filter(|prefix| *prefix <= widest).ok_or_else(|| {
                let mut finding = AddressKind::Prefix.finding();
                finding.words = finding.words.text("prefix", prefix).number("most", usize::from(widest));
                finding
            })?,
        };
        Ok(Self { ip: masked(ip, prefix), prefix })
    }

    /// Whether it is a single address.
    pub fn is_single(self) -> bool {
        self.prefix == self.bits()
    }

    /// Whether every address of the other lies in this one.
    pub fn holds(self, other: Self) -> bool {
        self.ip.is_ipv4() == other.ip.is_ipv4()
            && self.prefix <= other.prefix
            && masked(other.ip, self.prefix) == self.ip
    }

    fn bits(self) -> u8 {
        if self.ip.is_ipv4() { 32 } else { 128 }
    }
}

impl std::fmt::Display for Network {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.is_single() { write!(f, "{}", self.ip) } else { write!(f, "{}/{}", self.ip, self.prefix) }
    }
}

fn masked(ip: IpAddr, prefix: u8) -> IpAddr {
    match ip {
        IpAddr::V4(ip) => {
            let mask = u32::MAX.checked_shl(32 - u32::from(prefix)).unwrap_or(0);
            IpAddr::V4(Ipv4Addr::from_bits(ip.to_bits() & mask))
        }
        IpAddr::V6(ip) => {
            let mask = u128::MAX.checked_shl(128 - u32::from(prefix)).unwrap_or(0);
            IpAddr::V6(Ipv6Addr::from_bits(ip.to_bits() & mask))
        }
    }
}

fn parse_ip(text: &str) -> Result<IpAddr, AddressFinding> {
    if let Ok(ip) = text.parse() {
        return Ok(ip);
    }
    if let Some((host, port)) = text.rsplit_once(':')
        && port.bytes().all(|b| b.is_ascii_digit())
        && (host.parse::<Ipv4Addr>().is_ok() || host.starts_with('['))
    {
        let mut finding = AddressKind::Port.finding();
        finding.words = finding.words.text("port", port);
        return Err(finding);
    }
    if text.contains(':') {
        return Err(AddressKind::Ipv6.finding());
    }
    let parts: Vec<&str> = text.split('.').collect();
    if text.chars().any(char::is_alphabetic) && !parts.iter().all(|part| part.parse::<u32>().is_ok()) {
        return Err(AddressKind::HostName.finding());
    }
    if parts.len() != 4 {
        let mut finding = AddressKind::PartCount.finding();
        finding.words = finding.words.number("count", parts.iter().filter(|part| !part.is_empty()).count());
        return Err(finding);
    }
    // What is left has four parts of which one is no number up to 255, or is written with a zero before it.
    let wrong =
        parts.iter().find(|part| part.parse::<u8>().is_err() || (part.len() > 1 && part.starts_with('0')));
    let mut finding = AddressKind::Part.finding();
    finding.words = match wrong.copied().unwrap_or_default() {
        "" => Words::new("address-part-missing"),
        part => finding.words.text("part", part),
    };
    Err(finding)
}
