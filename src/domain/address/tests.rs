//! Addresses as a table of what is typed and what is said of it.

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
            format!("{name} = {{ value = false, {value}, source = \"its page\", date = \"2026-11-22\" }}\n")
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
