//! Danger as a sentence: what a thief could do with a key, from where, and when a key ends by itself.
//! Only ids of texts; nothing here makes a key look weaker than its permissions.

use std::collections::BTreeSet;

use super::api_key::ApiKey;
use super::catalogue::Catalogue;
use super::exchange::{EndFact, Exchange, PermissionFact, Reach, Transfer, When};
use super::fact::Sure;
use super::live_check::Check;
use super::permission::{Level, Levels};
use super::words::Words;

/// What decides what a thief could do with a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thief {
    /// What the key may do.
    pub levels: Levels,
    /// Whether it works only from listed addresses.
    pub has_list: bool,
    /// How far coins go that it moves without withdrawing them.
    pub reach: Reach,
    /// Whether one of its permissions is unknown here.
    pub has_unknown: bool,
    /// Whether somebody read what each of its permissions allows.
    pub is_read: bool,
}

impl Thief {
    /// With a key of these permissions, which add up to these levels.
    pub fn of(exchange: &Exchange, permissions: &BTreeSet<String>, levels: Levels, has_list: bool) -> Self {
        let on = || permissions.iter().filter_map(|code| exchange.permission(code));
        let moving = on().filter(|one| one.levels().has(Level::Transfer));
        Self {
            levels,
            has_list,
            reach: moving.map(|one| reach(exchange, one)).max().unwrap_or_else(|| usual_reach(exchange)),
            has_unknown: on().count() < permissions.len(),
            is_read: on().all(|one| one.levels.sure() > Sure::Unverified),
        }
    }

    /// With this key. Of what it may do, the worse of what is written down and what its exchange told; from where, as its exchange
    /// told the last time, else as it is written down.
    pub fn of_key(key: &ApiKey) -> Self {
        let exchange = Catalogue::current_exchange(&key.exchange);
        let told = key.live.answered.as_ref().and_then(Check::told);
        let told = told.and_then(|told| told.permissions.as_ref()).into_iter().flatten();
        let permissions = key.permissions.iter().chain(told).cloned().collect();
        let thief = Self::of(&exchange, &permissions, key.seen_levels(), !key.is_open());
        Self { has_unknown: thief.has_unknown || key.live.is_unknown, ..thief }
    }

    /// With a key of this level alone, wherever it is.
    pub fn of_level(level: Level) -> Self {
        Self {
            levels: Levels::default().with(level),
            has_list: false,
            reach: Reach::Unknown,
            has_unknown: false,
            is_read: true,
        }
    }

    /// The whole sentence.
    pub fn sentence(self, exchange_name: &str) -> Words {
        let list = if self.has_list { "-list" } else { "" };
        let words = Words::new(format!("thief-{}{list}", self.case())).text("exchange", exchange_name);
        self.with_known(words)
    }

    /// The same in one line, for headings and lists.
    pub fn line(self) -> Words {
        self.with_known(Words::new(format!("thief-line-{}", self.case())))
    }

    /// Whether the sentence says what a thief could not do although nobody read that. Danger itself is never doubted.
    pub fn is_doubtful(self) -> bool {
        let is_harmful =
            self.levels.are_dangerous() || self.levels.has(Level::Transfer) && self.reach == Reach::Others;
        !self.is_read && !self.has_unknown && !is_harmful && self.levels.highest().is_some()
    }

    fn with_known(self, words: Words) -> Words {
        if self.case() != "unknown" {
            return words;
        }
        words.text("known", self.levels.highest().map_or("nothing", Level::word))
    }

    fn case(self) -> &'static str {
        let trades = self.levels.has(Level::Trade);
        match self.levels.highest() {
            // Whoever can send everything away has no need to make keys.
            _ if self.levels.has(Level::Withdraw) => "withdraw",
            Some(Level::Withdraw | Level::Manage) => "manage",
            Some(Level::Transfer) if self.reach == Reach::Others => {
                if trades {
                    "transfer-others-trade"
                } else {
                    "transfer-others"
                }
            }
            // What nobody here knows may be worse than all the rest.
            _ if self.has_unknown => "unknown",
            None => "none",
            Some(Level::Read) => "read",
            Some(Level::Trade) => "trade",
            Some(Level::Transfer) => match (self.reach, trades) {
                (Reach::SubAccounts, true) => "transfer-sub-trade",
                (Reach::SubAccounts, false) => "transfer-sub",
                (Reach::Unknown | Reach::Others, true) => "transfer-unknown-trade",
                (Reach::Unknown | Reach::Others, false) => "transfer-unknown",
                (Reach::OwnAccounts, true) => "transfer-trade",
                (Reach::OwnAccounts, false) => "transfer",
            },
        }
    }
}

/// How far coins go by this permission, as far as somebody read it.
fn reach(exchange: &Exchange, permission: &PermissionFact) -> Reach {
    let own = permission.reaches.as_ref().filter(|fact| fact.sure() > Sure::Unverified);
    own.map_or_else(|| usual_reach(exchange), |fact| *fact.as_far_as_known())
}

/// How far coins go at this exchange, where nothing is known of the permission itself.
fn usual_reach(exchange: &Exchange) -> Reach {
    let told = exchange.transfer.as_ref().filter(|fact| fact.sure() > Sure::Unverified);
    match told.map(|fact| *fact.as_far_as_known()) {
        Some(Transfer::OwnTick | Transfer::WithTrade) => Reach::OwnAccounts,
        Some(Transfer::WithWithdraw) => Reach::Others,
        Some(Transfer::Nowhere) | None => Reach::Unknown,
    }
}

/// A way in which a key ends by itself, in words.
#[derive(Clone, Debug)]
pub struct End<'a> {
    /// The sentence.
    pub words: Words,
    /// What is known of it, with its source.
    pub fact: &'a EndFact,
}

/// The ways in which a key of these levels ends by itself.
pub fn ends(exchange: &Exchange, levels: Levels, has_list: bool) -> Vec<End<'_>> {
    exchange
        .ends
        .iter()
        .filter(|end| end.touches(levels, has_list))
        .map(|fact| End { words: end_words(exchange, fact), fact })
        .collect()
}

/// The sentence of one of these ways.
pub fn end_words(exchange: &Exchange, fact: &EndFact) -> Words {
    if let Some(text) = &fact.text {
        return Words::own(text);
    }
    let words = Words::new(format!("end-{}-{}", exchange.id, fact.id)).text("exchange", &exchange.name);
    match &fact.days {
        Some(days) => words.number("days", usize::from(*days.as_far_as_known())),
        None => words,
    }
}

/// After how many days such a key ends at the latest, counted from its making, if the exchange itself says so.
pub fn ends_after_days(exchange: &Exchange, has_list: bool) -> Option<u16> {
    let is_counted = |end: &&EndFact| match end.when {
        When::Always => true,
        When::NoList => !has_list,
        When::NoListUnused | When::NoListNewPassword | When::Unused => false,
    };
    let days = exchange.ends.iter().filter(|end| end.levels.is_empty()).filter(is_counted);
    days.filter_map(|end| end.days.as_ref()?.certain().copied()).min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::Catalogue;

    fn thief(levels: &[Level], has_list: bool, reach: Reach) -> Thief {
        let levels = levels.iter().copied().collect();
        Thief { levels, has_list, reach, has_unknown: false, is_read: true }
    }

    #[test]
    fn the_sentence_follows_the_most_dangerous_level() {
        let worst = [Level::Read, Level::Withdraw];
        assert_eq!(thief(&worst, false, Reach::OwnAccounts).sentence("OKX").id, "thief-withdraw");
        assert_eq!(thief(&worst, true, Reach::OwnAccounts).sentence("OKX").id, "thief-withdraw-list");
        let moves = [Level::Trade, Level::Transfer];
        assert_eq!(thief(&moves, false, Reach::OwnAccounts).line().id, "thief-line-transfer-trade");
        assert_eq!(thief(&moves, false, Reach::Unknown).line().id, "thief-line-transfer-unknown-trade");
        assert_eq!(thief(&[Level::Transfer], true, Reach::Others).line().id, "thief-line-transfer-others");
    }

    #[test]
    fn how_far_coins_go_is_the_exchanges_own_meaning() {
        let reach = |exchange: &str, codes: &[&str]| {
            let catalogue = Catalogue::built_in();
            let codes: BTreeSet<String> = codes.iter().map(|code| (*code).to_owned()).collect();
            let exchange = catalogue.exchange(exchange).unwrap();
            let levels = exchange.levels_of(&codes);
            Thief::of(exchange, &codes, levels, false).reach
        };
        assert_eq!(reach("okx", &["trade"]), Reach::OwnAccounts, "the tick that trades moves them too");
        assert_eq!(reach("binance", &["permitsUniversalTransfer"]), Reach::OwnAccounts);
        assert_eq!(
            reach("binance", &["permitsUniversalTransfer", "enableInternalTransfer"]),
            Reach::SubAccounts
        );
        assert_eq!(reach("coinbase", &["can_transfer"]), Reach::Others);
        assert_eq!(reach("other", &["transfer"]), Reach::Unknown, "nobody read it");
        assert_eq!(reach("kraken", &["earn-funds"]), Reach::Unknown);
    }

    #[test]
    fn an_unknown_permission_is_never_called_harmless_and_danger_is_never_doubted() {
        let mut one = thief(&[Level::Read], false, Reach::OwnAccounts);
        one.has_unknown = true;
        assert_eq!(one.line().id, "thief-line-unknown");
        one.levels = one.levels.with(Level::Withdraw);
        assert_eq!(one.line().id, "thief-line-withdraw");
        let mut heard = thief(&[Level::Trade], false, Reach::OwnAccounts);
        heard.is_read = false;
        assert!(heard.is_doubtful());
        heard.levels = heard.levels.with(Level::Manage);
        assert!(!heard.is_doubtful());
    }

    #[test]
    fn what_the_exchange_told_of_permissions_makes_the_sentence_worse_and_never_better() {
        use crate::domain::live_check::{Addresses, AskedAbout, Outcome, Told};
        use crate::domain::sample;
        let mut book = sample::book(jiff::Timestamp::UNIX_EPOCH);
        let id = sample::id(3);
        let key = book.keys.get_mut(&id).unwrap();
        key.addresses =
            vec![crate::domain::api_key::Address { ip: "192.0.2.7".to_owned(), note: String::new() }];
        let mut told = |codes: &[&str], addresses| {
            let permissions = Some(codes.iter().map(|code| (*code).to_owned()).collect());
            let outcome =
                Outcome::Told(Box::new(Told { permissions, addresses: Some(addresses), ..Told::default() }));
            let check = Check { at: jiff::Timestamp::UNIX_EPOCH, took_ms: 1, ahead_secs: None, outcome };
            book.keep_check(id, AskedAbout::InUse, check, false);
            Thief::of_key(&book.keys[&id]).sentence("Kraken").id
        };
        let listed = || Addresses::Listed(vec!["192.0.2.7".to_owned()]);
        assert_eq!(told(&["query-funds"], listed()), "thief-read-list");
        assert_eq!(told(&["query-funds"], Addresses::Any), "thief-read", "the list is not there");
        assert_eq!(told(&["modify-trades"], listed()), "thief-trade-list");
        assert_eq!(told(&["query-funds", "new-in-2027"], listed()), "thief-unknown-list");
        assert_eq!(told(&["withdraw-funds"], listed()), "thief-withdraw-list");
        assert_eq!(told(&[], listed()), "thief-read-list", "what is written down stays");
        book.keys.get_mut(&id).unwrap().addresses.clear();
        let thief = Thief::of_key(&book.keys[&id]);
        assert!(thief.has_list, "of addresses the exchange's word counts, also where none are written down");
    }

    #[test]
    fn a_key_without_a_list_ends_only_where_the_exchange_says_so() {
        let catalogue = Catalogue::built_in();
        let trade: Levels = [Level::Trade].into_iter().collect();
        let bybit = catalogue.exchange("bybit").unwrap();
        assert_eq!(ends_after_days(bybit, false), Some(90));
        assert_eq!(ends_after_days(bybit, true), None);
        assert_eq!(ends(bybit, trade, false).len(), 2);
        assert!(ends(bybit, trade, true).is_empty());
        // The rule of 2021 is told, but nothing is counted by it.
        let binance = catalogue.exchange("binance").unwrap();
        assert_eq!(ends_after_days(binance, false), None);
        assert_eq!(ends(binance, trade, false).len(), 1);
        // At OKX a key that only reads does not end.
        let read: Levels = [Level::Read].into_iter().collect();
        assert!(ends(catalogue.exchange("okx").unwrap(), read, false).is_empty());
    }
}
