//! Danger as a sentence: what a thief could do with a key, from where, and when a key ends by itself.
//! Only ids of texts; nothing here makes a key look weaker than its permissions.

use super::exchange::{EndFact, Exchange, When};
use super::permission::{Level, Levels};
use super::words::Words;

/// What a thief could do with a key of these levels. `has_list` says whether it works only from listed addresses.
pub fn thief(levels: Levels, has_list: bool, exchange_name: &str) -> Words {
    let list = if has_list { "-list" } else { "" };
    Words::new(format!("thief-{}{list}", case(levels))).text("exchange", exchange_name)
}

/// The same in one line, for headings and lists.
pub fn thief_line(levels: Levels) -> Words {
    Words::new(format!("thief-line-{}", case(levels)))
}

fn case(levels: Levels) -> &'static str {
    match levels.highest() {
        None => "none",
        Some(Level::Read) => "read",
        Some(Level::Trade) => "trade",
        Some(Level::Transfer) if levels.has(Level::Trade) => "transfer-trade",
        Some(Level::Transfer) => "transfer",
        // Whoever can send everything away has no need to make keys.
        _ if levels.has(Level::Withdraw) => "withdraw",
        Some(Level::Withdraw | Level::Manage) => "manage",
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
        .filter(|end| matches!(end.when, When::Unused | When::Always) || !has_list)
        .filter(|end| end.levels.is_empty() || end.levels.iter().any(|level| levels.has(*level)))
        .map(|fact| {
            let words =
                Words::new(format!("end-{}-{}", exchange.id, fact.id)).text("exchange", &exchange.name);
            let words = match &fact.days {
                Some(days) => words.number("days", usize::from(*days.as_far_as_known())),
                None => words,
            };
            End { words, fact }
        })
        .collect()
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

    #[test]
    fn the_sentence_follows_the_most_dangerous_level() {
        let levels: Levels = [Level::Read, Level::Withdraw].into_iter().collect();
        assert_eq!(thief(levels, false, "OKX").id, "thief-withdraw");
        assert_eq!(thief(levels, true, "OKX").id, "thief-withdraw-list");
        let levels: Levels = [Level::Trade, Level::Transfer].into_iter().collect();
        assert_eq!(thief_line(levels).id, "thief-line-transfer-trade");
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
