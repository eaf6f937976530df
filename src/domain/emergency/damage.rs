//! What a thief could do with a key, and the order in which keys are deleted. What the exchange itself told counts beside what is
//! written down: the worse of both.

use std::cmp::Reverse;

use crate::domain::api_key::{ApiKey, KeyId};
use crate::domain::book::Book;
use crate::domain::catalogue::Catalogue;
use crate::domain::live_check::Addresses;
use crate::domain::permission::{Level, Levels};

use super::Emergency;
use super::scope::Scope;

/// What a thief could do with a key. The order is the order in which keys are deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Damage {
    /// Send coins away, or make a key that does.
    Withdraw,
    /// Something that the catalogue does not know.
    Unknown,
    /// Trade coins away, from any computer.
    TradeAnywhere,
    /// Move coins between the owner's accounts.
    Transfer,
    /// Trade coins away, from the addresses of a list.
    TradeListed,
    /// See what is there.
    Read,
}

/// A key in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// The key.
    pub id: KeyId,
    /// What a thief could do with it.
    pub damage: Damage,
}

/// The levels that a key has by what is written down or by what its exchange told, and whether one of its permissions is unknown.
pub fn worst_of(key: &ApiKey) -> (Levels, bool) {
    let exchange = Catalogue::current_exchange(&key.exchange);
    let is_unknown = |code: &String| exchange.permission(code).is_none();
    (key.seen_levels(), key.live.is_unknown || key.permissions.iter().any(is_unknown))
}

/// Whether it works from any address, as its owner noted it or as its exchange said: the worse of both.
pub(super) fn works_anywhere_by_either(key: &ApiKey) -> bool {
    let told = key.live.answered.as_ref().and_then(|check| check.told()?.addresses.as_ref());
    key.is_open_to_any_address() || told == Some(&Addresses::Any)
}

/// What a thief could do with this key.
pub fn damage_of(key: &ApiKey) -> Damage {
    let (levels, has_unknown) = worst_of(key);
    if levels.are_dangerous() {
        Damage::Withdraw
    } else if has_unknown {
        Damage::Unknown
    } else if levels.has(Level::Trade) && works_anywhere_by_either(key) {
        Damage::TradeAnywhere
    } else if levels.has(Level::Transfer) {
        Damage::Transfer
    } else if levels.has(Level::Trade) {
        Damage::TradeListed
    } else {
        Damage::Read
    }
}

/// The keys of this scope, the most damaging first; the same book gives the same order, whatever was done already. One that was taken
/// from the list stays only where it died in the emergency.
pub fn ranked(book: &Book, scope: &Scope) -> Vec<Ranked> {
    let has_case =
        |id: &KeyId| book.open_emergency().is_some_and(|emergency| emergency.cases.contains_key(id));
    let is_listed = |key: &&ApiKey| scope.has(key) && (key.removed.is_none() || has_case(&key.id));
    in_order(book.keys.values().filter(is_listed))
}

/// The keys of this emergency in the same order, for its log: those of its scope, and every one about which something was done, also
/// where its owner is worried about something else by now.
pub fn ranked_in(book: &Book, emergency: &Emergency) -> Vec<Ranked> {
    let is_in = |key: &&ApiKey| {
        emergency.cases.contains_key(&key.id) || key.removed.is_none() && emergency.scope.has(key)
    };
    in_order(book.keys.values().filter(is_in))
}

fn in_order<'a>(keys: impl Iterator<Item = &'a ApiKey>) -> Vec<Ranked> {
    let mut ranked: Vec<(_, Ranked)> = keys
        .map(|key| {
            let damage = damage_of(key);
            let is_listed = !works_anywhere_by_either(key);
            let rank = (damage, is_listed, Reverse(worst_of(key).0.highest()), key.label.to_lowercase());
            (rank, Ranked { id: key.id, damage })
        })
        .collect();
    ranked.sort_by(|(one, id), (other, other_id)| one.cmp(other).then(id.id.cmp(&other_id.id)));
    ranked.into_iter().map(|(_, ranked)| ranked).collect()
}
