//! What a key may do beyond what its tools or its purpose need, and which ticks do it. Silent where nothing is known.

use std::collections::BTreeSet;

use super::api_key::{ApiKey, Purpose};
use super::catalogue::Catalogue;
use super::fact::Fact;
use super::permission::{Level, Levels};

/// More than is needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beyond {
    /// What the key may do that is not needed.
    pub levels: Levels,
    /// What is needed.
    pub needs: Levels,
    /// The names of the tools that need no more; none where the purpose alone tells it.
    pub tools: Vec<String>,
    /// The purpose.
    pub purpose: Purpose,
    /// Whether the makers of these tools say themselves what they need.
    pub is_sure: bool,
    /// The codes of the ticks that allow more.
    pub codes: Vec<String>,
}

/// What a key may do beyond what is needed.
pub fn beyond_of(key: &ApiKey) -> Option<Beyond> {
    let tools: Vec<&str> = key.tools.iter().map(|used| used.tool.as_str()).collect();
    beyond(&key.exchange, &key.permissions, key.levels, key.purpose, &tools)
}

/// What these permissions, of these levels, allow beyond what the tools need; beyond what the purpose needs, where no tool is
/// named. Where one of the tools is unknown it may need more, so nothing is said. A tick that is needed and happens to allow
/// more is the exchange's way, and no surplus.
pub fn beyond(
    exchange: &str,
    permissions: &BTreeSet<String>,
    levels: Levels,
    purpose: Purpose,
    tools: &[&str],
) -> Option<Beyond> {
    let catalogue = Catalogue::built_in();
    let named: Vec<&str> = tools.iter().copied().filter(|tool| !tool.trim().is_empty()).collect();
    let known: Vec<_> = named
        .iter()
        .map(|name| {
            let tool = catalogue.tool_called(name)?;
            Some((tool, tool.needs.as_ref()?))
        })
        .collect::<Option<_>>()?;
    let needs: Levels = if known.is_empty() {
        purpose_needs(purpose)?
    } else {
        known.iter().flat_map(|(_, needs)| needs.as_far_as_known().iter().copied()).collect()
    };
    // The ticks by which somebody trades, or only reads: what a tool does counts more than what its owner called it.
    let by = match (needs.has(Level::Trade), purpose) {
        (true, _) => Purpose::TradingBot,
        (false, Purpose::TradingBot | Purpose::Arbitrage) => Purpose::PortfolioTracker,
        (false, other) => other,
    };
    let mut needed = catalogue.needed(exchange, by);
    let own_ticks = known.iter().filter_map(|(tool, _)| tool.ticks.get(exchange));
    needed.extend(own_ticks.flat_map(|ticks| ticks.as_far_as_known().iter().cloned()));
    let of_needed = catalogue.levels_of(exchange, &needed);
    let is_fine = |level: &Level| needs.has(*level) || (of_needed.has(*level) && !level.is_dangerous());
    let more: Levels = levels.iter().filter(|level| !is_fine(level)).collect();
    more.highest()?;
    let exchange = catalogue.exchange_or_other(exchange);
    let allows_more = |code: &&String| {
        let found = exchange.permission(code);
        !needed.contains(*code) && found.is_some_and(|one| more.iter().any(|it| one.levels().has(it)))
    };
    Some(Beyond {
        levels: more,
        needs,
        tools: known.iter().map(|(tool, _)| tool.name.clone()).collect(),
        purpose,
        is_sure: known.iter().all(|(_, needs)| Fact::is_sure(needs)),
        codes: permissions.iter().filter(allows_more).cloned().collect(),
    })
}

/// What a purpose needs; nothing is known of an own program.
fn purpose_needs(purpose: Purpose) -> Option<Levels> {
    let read = Levels::default().with(Level::Read);
    match purpose {
        Purpose::TradingBot | Purpose::Arbitrage => Some(read.with(Level::Trade)),
        Purpose::PortfolioTracker | Purpose::TaxReport | Purpose::DataAndCharts => Some(read),
        Purpose::OwnProgram => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judge(exchange: &str, codes: &[&str], purpose: Purpose, tools: &[&str]) -> Option<Beyond> {
        let codes: BTreeSet<String> = codes.iter().map(|code| (*code).to_owned()).collect();
        let levels = Catalogue::built_in().levels_of(exchange, &codes);
        beyond(exchange, &codes, levels, purpose, tools)
    }

    #[test]
    fn a_tax_tool_that_may_trade_may_more_than_it_needs() {
        let codes = ["query-funds", "modify-trades"];
        let found = judge("kraken", &codes, Purpose::TaxReport, &["coinledger"]).unwrap();
        assert_eq!(found.levels, Levels::default().with(Level::Trade));
        assert_eq!(found.codes, ["modify-trades"]);
        assert!(found.is_sure && found.tools == ["CoinLedger"]);
        let heard = judge("kraken", &codes, Purpose::TaxReport, &["koinly"]).unwrap();
        assert!(!heard.is_sure, "nobody read Koinly's own words");
        let renamed = judge("kraken", &codes, Purpose::TradingBot, &["coinledger"]);
        assert!(renamed.is_some_and(|it| it.levels.has(Level::Trade)), "the tool counts, not the purpose");
        let both = judge("kraken", &codes, Purpose::TaxReport, &["coinledger", "freqtrade"]);
        assert_eq!(both, None, "one of them trades");
    }

    #[test]
    fn what_is_equal_or_unknown_is_silent() {
        let trade = ["enableReading", "enableSpotAndMarginTrading"];
        assert_eq!(judge("binance", &trade, Purpose::TradingBot, &["freqtrade"]), None);
        assert_eq!(judge("binance", &trade, Purpose::TradingBot, &[]), None);
        assert_eq!(judge("binance", &["enableReading"], Purpose::TradingBot, &["freqtrade"]), None);
        let withdraw = ["enableReading", "enableWithdrawals"];
        assert_eq!(judge("binance", &withdraw, Purpose::OwnProgram, &[]), None);
        assert_eq!(judge("binance", &withdraw, Purpose::TradingBot, &["Night trader"]), None);
        assert_eq!(judge("binance", &withdraw, Purpose::TradingBot, &["ccxt"]), None);
        let found = judge("binance", &withdraw, Purpose::DataAndCharts, &["  "]).unwrap();
        assert!(found.tools.is_empty() && found.levels.has(Level::Withdraw));
    }

    #[test]
    fn a_tick_that_is_needed_and_also_moves_coins_is_no_surplus() {
        assert_eq!(judge("okx", &["read_only", "trade"], Purpose::TradingBot, &["freqtrade"]), None);
        let found = judge("okx", &["read_only", "trade"], Purpose::TaxReport, &["koinx"]).unwrap();
        assert!(found.levels.has(Level::Trade) && found.levels.has(Level::Transfer));
        let found = judge("okx", &["read_only", "trade", "withdraw"], Purpose::TradingBot, &[]).unwrap();
        assert_eq!(found.codes, ["withdraw"]);
    }
}
