//! Sub-accounts with keys of their own, and how far coins go by a tick: only where somebody read it.

use keystead::domain::exchange::{Exchange, Reach};
use keystead::domain::fact::Sure;
use keystead::domain::permission::Level;

use crate::{catalogue, changed, exchange};

/// What is wrong with what is said of sub-accounts.
fn wrong_sub_accounts(exchange: &Exchange) -> Vec<String> {
    let mut found = Vec::new();
    if let Some(fact) = &exchange.sub_accounts {
        if exchange.is_closed() {
            found.push(format!("{}: it closed", exchange.id));
        }
        if fact.sure() == Sure::Unverified {
            found.push(format!("{}: nobody read it, so it leads nowhere", exchange.id));
        }
    }
    for one in &exchange.permissions {
        let Some(reach) = one.reaches.as_ref().map(|fact| *fact.as_far_as_known()) else { continue };
        let levels = one.levels();
        if !levels.has(Level::Transfer) {
            found.push(format!("{}: {} moves nothing", exchange.id, one.code));
        }
        if (reach == Reach::Others) != levels.has(Level::Withdraw) {
            found.push(format!(
                "{}: {} reaches others, or does not, and its levels say another thing",
                exchange.id, one.code
            ));
        }
    }
    found
}

#[test]
fn sub_accounts_are_told_only_where_somebody_read_of_them() {
    for exchange in catalogue().exchanges() {
        assert_eq!(wrong_sub_accounts(exchange), [] as [&str; 0]);
    }
    for (id, from, to) in [
        (
            "bitget",
            "sub_accounts = { value = true, sure = \"copy\"",
            "sub_accounts = { value = true, sure = \"unverified\"",
        ),
        ("bybit", "reaches = { value = \"sub-accounts\"", "reaches = { value = \"others\""),
        ("coinbase", "reaches = { value = \"others\"", "reaches = { value = \"own-accounts\""),
    ] {
        assert!(!wrong_sub_accounts(&changed(id, from, to)).is_empty(), "{id}: {to}");
    }
}

#[test]
fn a_bot_is_advised_only_where_the_exchange_has_a_place_for_it() {
    let sure = |id: &str| exchange(id).has_sub_accounts();
    for id in ["binance", "bybit", "okx", "kucoin", "gate", "bingx", "whitebit"] {
        assert_eq!(sure(id), Some(true), "{id}");
    }
    for id in ["bitget", "mexc"] {
        assert_eq!(sure(id), Some(false), "{id}: as far as known");
    }
    for id in ["kraken", "coinbase", "phemex", "bitmex", "other"] {
        assert_eq!(sure(id), None, "{id}");
    }
    let heard = changed(
        "bybit",
        "sub_accounts = { value = true, sure = \"sure\"",
        "sub_accounts = { value = true, sure = \"unverified\"",
    );
    assert_eq!(heard.has_sub_accounts(), None);
}
