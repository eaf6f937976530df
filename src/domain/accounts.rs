//! The keys as a tree: exchange, account, sub-account; and whether a bot is better given a sub-account of its own.
//! Built when it is shown, never in a frame.

use std::collections::{BTreeMap, BTreeSet};

use super::api_key::{ApiKey, KeyId, Purpose};
use super::catalogue::Catalogue;
use super::exchange::Exchange;
use super::permission::{Level, Levels};

/// The accounts at one exchange.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AtExchange {
    /// The exchange's id in the catalogue.
    pub exchange: String,
    /// Its name; as typed, where it is not in the catalogue.
    pub name: String,
    /// Its accounts by name, the nameless one first.
    pub accounts: Vec<Account>,
}

/// One account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The keys of the account itself.
    pub own: Branch,
    /// Its sub-accounts by name.
    pub subs: Vec<Branch>,
    /// The trading bots that work on the account itself, where the exchange is known to have something better.
    pub bots: Vec<KeyId>,
}

/// The keys of one account or sub-account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Branch {
    /// Its name as it was typed first; empty where none was.
    pub name: String,
    /// Its keys, by label.
    pub keys: Vec<KeyId>,
    /// What they may do together.
    pub may: Levels,
    /// Whether one of their permissions is unknown here.
    pub has_unknown: bool,
}

impl AtExchange {
    /// How many keys there are.
    pub fn count(&self) -> usize {
        self.accounts.iter().map(Account::count).sum()
    }
}

impl Account {
    /// How many keys it has, those of its sub-accounts included.
    pub fn count(&self) -> usize {
        self.own.keys.len() + self.subs.iter().map(|sub| sub.keys.len()).sum::<usize>()
    }
}

impl Branch {
    fn add(&mut self, name: &str, key: &ApiKey, exchange: &Exchange) {
        if self.keys.is_empty() {
            name.trim().clone_into(&mut self.name);
        }
        self.keys.push(key.id);
        self.may = self.may.iter().chain(key.levels.iter()).collect();
        self.has_unknown |= key.permissions.iter().any(|code| exchange.permission(code).is_none());
    }
}

/// Names that differ in case or spaces only are one.
fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The tree of all keys in the list, exchanges by name.
pub fn tree(keys: &BTreeMap<KeyId, ApiKey>) -> Vec<AtExchange> {
    let catalogue = Catalogue::current();
    let mut listed: Vec<&ApiKey> = keys.values().filter(|key| key.removed.is_none()).collect();
    listed.sort_by_cached_key(|key| key.label.to_lowercase());
    let mut found: BTreeMap<(String, String), (AtExchange, BTreeMap<String, Grown>)> = BTreeMap::new();
    for key in listed {
        let exchange = catalogue.exchange_or_other(&key.exchange);
        let name = exchange.shown_name(&key.exchange_name);
        let (_, accounts) = found.entry((folded(name), key.exchange.clone())).or_insert_with(|| {
            let at =
                AtExchange { exchange: key.exchange.clone(), name: name.to_owned(), accounts: Vec::new() };
            (at, BTreeMap::new())
        });
        let account = accounts.entry(folded(&key.account)).or_default();
        if account.name.is_empty() {
            key.account.trim().clone_into(&mut account.name);
        }
        if key.sub_account.trim().is_empty() {
            account.own.add(&key.account, key, exchange);
        } else {
            let sub = account.subs.entry(folded(&key.sub_account)).or_default();
            sub.add(&key.sub_account, key, exchange);
        }
        if exchange.has_sub_accounts().is_some() && is_bot_on_the_account_itself(key) {
            account.bots.push(key.id);
        }
    }
    let finished = found.into_values().map(|(at, accounts)| AtExchange {
        accounts: accounts.into_values().map(Grown::finish).collect(),
        ..at
    });
    finished.collect()
}

/// An account while the tree is built.
#[derive(Default)]
struct Grown {
    name: String,
    own: Branch,
    subs: BTreeMap<String, Branch>,
    bots: Vec<KeyId>,
}

impl Grown {
    fn finish(self) -> Account {
        let own = Branch { name: self.name, ..self.own };
        Account { own, subs: self.subs.into_values().collect(), bots: self.bots }
    }
}

/// Whether a program trades with this key on the account itself and not in a sub-account.
pub fn is_bot_on_the_account_itself(key: &ApiKey) -> bool {
    let trades = |tool: &str| {
        let known = Catalogue::built_in().tool_called(tool);
        known.and_then(|tool| tool.purposes.first()).is_some_and(|purpose| is_of_bots(*purpose))
    };
    let is_bot = is_of_bots(key.purpose) || key.tools.iter().any(|used| trades(&used.tool));
    is_bot && key.levels.has(Level::Trade) && is_the_account_itself(&key.account, &key.sub_account)
}

/// Whether a key for this purpose is given to a program that trades by itself.
pub fn is_of_bots(purpose: Purpose) -> bool {
    matches!(purpose, Purpose::TradingBot | Purpose::Arbitrage)
}

/// Whether these two names say nothing of a sub-account. Before there was a field for it, it was written into the account's.
pub fn is_the_account_itself(account: &str, sub_account: &str) -> bool {
    let account = account.to_lowercase();
    let says_so = ["sub-account", "subaccount", "sub account"].iter().any(|words| account.contains(words));
    sub_account.trim().is_empty() && !says_so
}

/// The accounts that are known at this exchange, by name; for a form to offer them.
pub fn known_accounts(keys: &BTreeMap<KeyId, ApiKey>, like: &ApiKey) -> Vec<String> {
    names(at(keys, like).map(|key| key.account.as_str()))
}

/// The sub-accounts that are known in this account; for a form to offer them.
pub fn known_sub_accounts(keys: &BTreeMap<KeyId, ApiKey>, like: &ApiKey, account: &str) -> Vec<String> {
    let account = folded(account);
    let within = at(keys, like).filter(|key| folded(&key.account) == account);
    names(within.map(|key| key.sub_account.as_str()))
}

/// The keys at the exchange of this one, itself left out.
fn at<'a>(keys: &'a BTreeMap<KeyId, ApiKey>, like: &'a ApiKey) -> impl Iterator<Item = &'a ApiKey> {
    keys.values().filter(|key| {
        key.id != like.id
            && key.exchange == like.exchange
            && key.removed.is_none()
            && key.exchange_name.trim().eq_ignore_ascii_case(like.exchange_name.trim())
    })
}

fn names<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let new = names.map(str::trim).filter(|name| !name.is_empty() && seen.insert(folded(name)));
    let mut new: Vec<String> = new.map(str::to_owned).collect();
    new.sort_by_key(|name| name.to_lowercase());
    new
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample;
    use jiff::Timestamp;

    fn book() -> BTreeMap<KeyId, ApiKey> {
        sample::book(Timestamp::UNIX_EPOCH).keys
    }

    fn at<'a>(tree: &'a [AtExchange], name: &str) -> &'a AtExchange {
        tree.iter().find(|at| at.name.eq_ignore_ascii_case(name)).unwrap()
    }

    #[test]
    fn every_key_stands_once_under_its_exchange_account_and_sub_account() {
        let keys = book();
        let tree = tree(&keys);
        assert_eq!(tree.iter().map(AtExchange::count).sum::<usize>(), keys.len());
        let names: Vec<&str> = tree.iter().map(|at| at.name.as_str()).collect();
        assert_eq!(names, ["Binance", "Bybit", "Coinbase", "Kraken", "OKX"]);
        let [account] = at(&tree, "Binance").accounts.as_slice() else { panic!("one account") };
        assert_eq!((account.own.name.as_str(), account.own.keys.len()), ("main account", 1));
        let subs: Vec<&str> = account.subs.iter().map(|sub| sub.name.as_str()).collect();
        assert_eq!(subs, ["Grid", "mm1"]);
        assert!(account.subs[1].may.has(Level::Transfer) && !account.own.may.has(Level::Trade));
    }

    #[test]
    fn names_that_differ_in_case_or_spaces_are_one_account() {
        let mut keys = book();
        keys.get_mut(&sample::id(2)).unwrap().account = " Main  account ".to_owned();
        keys.get_mut(&sample::id(5)).unwrap().sub_account = "GRID".to_owned();
        let tree = tree(&keys);
        let [account] = at(&tree, "Binance").accounts.as_slice() else { panic!("one account") };
        assert_eq!((account.subs.len(), account.subs[0].keys.len()), (1, 2));
    }

    #[test]
    fn an_account_without_a_name_stands_first_and_a_key_off_the_list_nowhere() {
        let mut keys = book();
        keys.get_mut(&sample::id(3)).unwrap().account.clear();
        keys.get_mut(&sample::id(4)).unwrap().removed = Some(Timestamp::UNIX_EPOCH);
        let tree = tree(&keys);
        let [account] = at(&tree, "Kraken").accounts.as_slice() else { panic!("one account") };
        assert_eq!(
            (account.own.name.as_str(), account.own.keys.as_slice()),
            ("", [sample::id(3)].as_slice())
        );
    }

    #[test]
    fn two_exchanges_that_were_typed_are_two() {
        let mut keys = book();
        for (place, name) in [(3, "Bitpanda"), (4, "Bison"), (6, "bitpanda ")] {
            let key = keys.get_mut(&sample::id(place)).unwrap();
            "other".clone_into(&mut key.exchange);
            name.clone_into(&mut key.exchange_name);
        }
        let tree = tree(&keys);
        assert_eq!((at(&tree, "Bitpanda").count(), at(&tree, "Bison").count()), (2, 1));
    }

    #[test]
    fn only_a_bot_on_the_account_itself_is_advised_and_only_where_sub_accounts_are_known() {
        let mut keys = book();
        let bots = |keys: &BTreeMap<KeyId, ApiKey>, name: &str| -> usize {
            at(&tree(keys), name).accounts.iter().map(|account| account.bots.len()).sum()
        };
        assert_eq!(bots(&keys, "Bybit"), 1, "the bot, not the tracker beside it");
        assert_eq!(bots(&keys, "Binance"), 0, "both stand in a sub-account");
        assert_eq!(bots(&keys, "Kraken"), 0, "nothing is known of sub-accounts there");
        assert_eq!(bots(&keys, "OKX"), 0, "an own program says itself what it is");
        for account in ["sub-account Futures", "Subaccount 2"] {
            account.clone_into(&mut keys.get_mut(&sample::id(1)).unwrap().account);
            assert_eq!(bots(&keys, "Bybit"), 0, "{account}: it was written here before there was a field");
        }
        let arbitrage = keys.get_mut(&sample::id(0)).unwrap();
        arbitrage.purpose = Purpose::Arbitrage;
        assert_eq!(bots(&keys, "OKX"), 1);
        keys.get_mut(&sample::id(0)).unwrap().levels = Levels::default().with(Level::Read);
        assert_eq!(bots(&keys, "OKX"), 0, "it cannot trade");
    }

    #[test]
    fn forms_are_offered_what_is_known_at_that_exchange() {
        let mut keys = book();
        let grid = keys[&sample::id(2)].clone();
        assert_eq!(known_accounts(&keys, &grid), ["main account"]);
        assert_eq!(known_sub_accounts(&keys, &grid, "Main account"), ["mm1"], "its own is no offer");
        assert_eq!(known_sub_accounts(&keys, &grid, "savings"), [] as [&str; 0]);
        keys.get_mut(&sample::id(5)).unwrap().removed = Some(Timestamp::UNIX_EPOCH);
        assert_eq!(known_sub_accounts(&keys, &grid, "main account"), [] as [&str; 0]);
    }
}
