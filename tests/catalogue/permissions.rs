//! What keys can be allowed: what a purpose needs, what withdraws, and words that nobody saw.

use std::collections::BTreeSet;

use keystead::domain::api_key::Purpose;
use keystead::domain::exchange::{Exchange, PermissionFact, Transfer};
use keystead::domain::fact::{Fact, Sure};
use keystead::domain::permission::{Level, Levels};
use keystead::domain::words::Words;

use crate::{catalogue, changed, check_words, exchange, open_exchanges, wrong_with};

/// What is wrong with what the purposes need at this exchange.
fn wrong_needs(exchange: &Exchange) -> Vec<String> {
    let codes: BTreeSet<String> =
        exchange.permissions.iter().map(|permission| permission.code.clone()).collect();
    let mut found = Vec::new();
    for purpose in Purpose::ALL {
        let needed = exchange.needed(purpose);
        let levels = exchange.levels_of(&needed);
        let trades = matches!(purpose, Purpose::TradingBot | Purpose::Arbitrage);
        // Transfer may come along with Trade where the exchange has one tick for both, never by a tick of its own.
        let mut asked = needed.iter().filter_map(|code| exchange.permission(code));
        let moves = asked.any(|one| one.levels().has(Level::Transfer) && !one.levels().has(Level::Trade));
        for (is_wrong, what) in [
            (needed.is_empty(), "nothing is needed"),
            (!needed.is_subset(&codes), "a permission is needed that there is not"),
            (!levels.has(Level::Read), "it cannot even read"),
            (levels.are_dangerous(), "it could take everything"),
            (levels.has(Level::Trade) != trades, "it trades where it should not, or the other way round"),
            (moves, "it moves coins by a tick of its own"),
        ] {
            if is_wrong {
                found.push(format!("{}, {}: {what}", exchange.id, purpose.word()));
            }
        }
    }
    found
}

#[test]
fn no_purpose_ever_asks_for_withdraw() {
    for exchange in open_exchanges() {
        assert_eq!(wrong_needs(exchange), [] as [&str; 0]);
        for needs in exchange.needs.values() {
            let is_quoted = needs.source.starts_with("Kraken's page on keys for tax tools");
            assert!(!needs.is_sure() || is_quoted, "{}: a choice of Keystead's told as a fact", exchange.id);
        }
    }
    for (from, to) in [
        ("[\"read_only\", \"trade\"]", "[\"read_only\", \"withdraw\"]"),
        ("value = [\"read_only\"], sure = \"copy\"", "value = [], sure = \"copy\""),
        ("value = [\"read_only\"], sure = \"copy\"", "value = [\"readonly\"], sure = \"copy\""),
        ("value = [\"read_only\"], sure = \"copy\"", "value = [\"read_only\", \"trade\"], sure = \"copy\""),
    ] {
        assert!(!wrong_needs(&changed("okx", from, to)).is_empty(), "{to}");
    }
}

#[test]
fn one_tick_can_mean_more_than_one_level() {
    let set = |code: &str| BTreeSet::from([code.to_owned()]);
    let levels = |levels: &[Level]| levels.iter().copied().collect::<Levels>();
    assert_eq!(exchange("okx").levels_of(&set("trade")), levels(&[Level::Trade, Level::Transfer]));
    assert_eq!(
        exchange("coinbase").levels_of(&set("can_transfer")),
        levels(&[Level::Transfer, Level::Withdraw])
    );
    assert_eq!(exchange("kraken").levels_of(&set("add-withdraw-address")), levels(&[Level::Withdraw]));
}

#[test]
fn read_only_at_bybit_caps_the_rest_unless_read_write_is_ticked_too() {
    let bybit = exchange("bybit");
    let set = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect::<BTreeSet<String>>();
    let highest = |codes: &[&str]| bybit.levels_of(&set(codes)).highest();
    assert_eq!(highest(&["readOnly=1", "Wallet.Withdraw"]), Some(Level::Read));
    assert_eq!(highest(&["readOnly=0", "Wallet.Withdraw"]), Some(Level::Withdraw));
    assert_eq!(highest(&["Wallet.Withdraw"]), Some(Level::Withdraw));
    assert_eq!(highest(&["readOnly=0", "readOnly=1", "Wallet.Withdraw"]), Some(Level::Withdraw));
    let read_write = bybit.ticked(&set(&["readOnly=1", "Spot.SpotTrade"]), "readOnly=0", true);
    assert_eq!(read_write, set(&["readOnly=0", "Spot.SpotTrade"]));
}

#[test]
fn an_unknown_permission_is_told() {
    let codes = BTreeSet::from(["query-funds".to_owned(), "brand-new".to_owned()]);
    assert_eq!(exchange("kraken").unknown(&codes), ["brand-new"]);
    assert_eq!(exchange("kraken").ticked(&BTreeSet::new(), "brand-new", true), BTreeSet::new());
}

/// What is wrong with the permissions of this exchange.
fn wrong_permissions(exchange: &Exchange) -> Vec<String> {
    let mut found = Vec::new();
    let dangers: Vec<bool> = exchange.permissions.iter().map(|one| one.level().is_dangerous()).collect();
    if !dangers.is_sorted() {
        found.push(format!("{}: a permission stands below one that takes everything", exchange.id));
    }
    if !exchange.permissions.last().is_some_and(|one| one.levels().has(Level::Withdraw)) {
        found.push(format!("{}: the last one does not withdraw", exchange.id));
    }
    let codes: BTreeSet<&str> = exchange.permissions.iter().map(|one| one.code.as_str()).collect();
    if codes.len() != exchange.permissions.len() {
        found.push(format!("{}: a code twice", exchange.id));
    }
    let words: BTreeSet<&String> =
        exchange.permissions.iter().map(|one| one.label.as_far_as_known()).collect();
    if words.len() != exchange.permissions.len() {
        found.push(format!("{}: two permissions with the same words", exchange.id));
    }
    if exchange.permissions.iter().any(|one| one.levels.as_far_as_known().is_empty()) {
        found.push(format!("{}: a permission that allows nothing", exchange.id));
    }
    found
}

#[test]
fn withdraw_comes_last_and_every_code_once() {
    for exchange in open_exchanges() {
        assert_eq!(wrong_permissions(exchange), [] as [&str; 0]);
    }
    for (from, to) in [
        ("code = \"trade\"", "code = \"read_only\""),
        ("value = \"Trade\"", "value = \"Read\""),
        ("levels = { value = [\"withdraw\"]", "levels = { value = [\"trade\"]"),
        ("levels = { value = [\"read\"]", "levels = { value = [\"manage\"]"),
        ("levels = { value = [\"read\"]", "levels = { value = []"),
    ] {
        assert!(!wrong_permissions(&changed("okx", from, to)).is_empty(), "{to}");
    }
}

/// The permissions whose words nobody saw and whose source does not say so.
fn unsaid_doubts(exchange: &Exchange) -> Vec<&str> {
    const SAYS_SO: [&str; 3] = ["may word it differently", "not seen", "Keystead's own"];
    let doubtful = exchange.permissions.iter().filter(|one| one.label.sure() == Sure::Unverified);
    let unsaid = doubtful.filter(|one| !SAYS_SO.iter().any(|words| one.label.source.contains(words)));
    unsaid.map(|one| one.code.as_str()).collect()
}

#[test]
fn a_word_that_nobody_saw_says_so_in_its_source() {
    for exchange in catalogue().exchanges() {
        assert_eq!(unsaid_doubts(exchange), [] as [&str; 0], "{}", exchange.id);
    }
    let words = "source = \"worded after SPOT_ACCOUNT_READ in MEXC's API; the page may word it differently\"";
    assert_eq!(unsaid_doubts(&changed("mexc", words, "source = \"a guess\"")), ["SPOT_ACCOUNT_READ"]);
}

#[test]
fn words_that_nobody_saw_have_no_day_on_which_they_were_read() {
    for unseen in ["mexc", "bithumb", "poloniex", "binanceus", "upbit", "other"] {
        assert_eq!(exchange(unseen).read_on(), None, "{unseen}");
    }
    assert!(exchange("kraken").read_on().is_some());
    let label = "label = { value = \"General\", sure = \"sure\"";
    let heard = changed("kucoin", label, &label.replace("\"sure\"", "\"unverified\""));
    assert!(heard.permission("General").unwrap().label.seen_on().is_none() && heard.read_on().is_some());
}

/// What is wrong with what is said of moving coins between the owner's accounts.
fn wrong_transfer(exchange: &Exchange) -> Option<String> {
    let moves = |also: Level| {
        exchange
            .permissions
            .iter()
            .map(PermissionFact::levels)
            .any(|one| one.has(Level::Transfer) && one.has(also))
    };
    let has_own_tick = exchange
        .permissions
        .iter()
        .any(|one| one.level() == Level::Transfer && !one.levels().has(Level::Trade));
    let told = *exchange.transfer.as_ref()?.as_far_as_known();
    let fits = match told {
        Transfer::OwnTick => has_own_tick,
        Transfer::WithTrade => !has_own_tick && moves(Level::Trade),
        Transfer::WithWithdraw => !has_own_tick && moves(Level::Withdraw),
        Transfer::Nowhere => !exchange.permissions.iter().any(|one| one.levels().has(Level::Transfer)),
    };
    (!fits).then(|| format!("{}: {told:?} is not what its permissions say", exchange.id))
}

#[test]
fn what_transfer_means_is_what_the_permissions_say() {
    for exchange in catalogue().exchanges() {
        assert_eq!(wrong_transfer(exchange), None);
    }
    for (id, from, to) in [
        ("okx", "transfer = { value = \"with-trade\"", "transfer = { value = \"own-tick\""),
        ("coinbase", "transfer = { value = \"with-withdraw\"", "transfer = { value = \"with-trade\""),
        ("binance", "transfer = { value = \"own-tick\"", "transfer = { value = \"with-withdraw\""),
        ("binance", "transfer = { value = \"own-tick\"", "transfer = { value = \"nowhere\""),
    ] {
        assert!(wrong_transfer(&changed(id, from, to)).is_some(), "{id}: {to}");
    }
}

#[test]
fn every_permission_has_its_plain_sentence() {
    for exchange in catalogue().exchanges() {
        for permission in &exchange.permissions {
            check_words([&Words::new(exchange.permission_text(&permission.code))]);
        }
    }
    assert!(wrong_with(&Words::new(exchange("kraken").permission_text("brand-new"))).is_some());
    assert!(wrong_with(&Words::new("guide-addresses-limit")).is_some());
}

#[test]
fn an_unverified_fact_blocks_nothing() {
    for exchange in catalogue().exchanges() {
        let required = exchange.ip.required_for.as_ref();
        let all: Levels = Level::ALL.into_iter().collect();
        assert_eq!(exchange.demands_list(all), required.is_some_and(Fact::is_sure), "{}", exchange.id);
    }
    assert!(exchange("upbit").always_demands_list());
    assert!(!exchange("binance").always_demands_list());
    let heard = changed(
        "upbit",
        "required_for = { value = [\"read\", \"trade\", \"withdraw\"], sure = \"sure\"",
        "required_for = { value = [\"read\"], sure = \"unverified\"",
    );
    assert!(!heard.always_demands_list());
}

#[test]
fn a_list_is_demanded_only_where_the_exchange_says_so() {
    let withdraw: Levels = [Level::Withdraw].into_iter().collect();
    assert!(exchange("binance").demands_list(withdraw));
    assert!(!exchange("binance").demands_list([Level::Trade].into_iter().collect()));
    assert!(!exchange("kraken").demands_list(withdraw));
}
