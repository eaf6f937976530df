//! What a key may do beyond what its tools or its purpose need, what it lacks of that, and which ticks do it.
//! Silent where nothing is known.

use std::collections::BTreeSet;

use super::api_key::{ApiKey, Purpose};
use super::catalogue::Catalogue;
use super::exchange::PermissionFact;
use super::fact::Fact;
use super::permission::{Level, Levels};
use super::tool::Tool;

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

/// Less than is needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// What is needed and the key may not do; none where only ticks are missing that a tool names itself.
    pub levels: Levels,
    /// The names of the tools that need it; none where the purpose alone tells it.
    pub tools: Vec<String>,
    /// The purpose.
    pub purpose: Purpose,
    /// Whether the makers of these tools say themselves what they need.
    pub is_sure: bool,
    /// The codes of the ticks that are missing.
    pub codes: Vec<String>,
}

/// What a key may do beyond what is needed.
pub fn beyond_of(key: &ApiKey) -> Option<Beyond> {
    let tools: Vec<&str> = key.tools.iter().map(|used| used.tool.as_str()).collect();
    beyond(&key.exchange, &key.permissions, key.levels, key.purpose, &tools)
}

/// What a key may not do although it is needed.
pub fn missing_of(key: &ApiKey) -> Option<Missing> {
    let tools: Vec<&str> = key.tools.iter().map(|used| used.tool.as_str()).collect();
    missing(&key.exchange, &key.permissions, key.levels, key.purpose, &tools)
}

/// What is needed, by the tools or by the purpose.
struct Need {
    known: Vec<(&'static Tool, &'static Fact<Vec<Level>>)>,
    levels: Levels,
    /// By the exchange's codes.
    codes: BTreeSet<String>,
    /// Those among them that a tool names itself.
    own: BTreeSet<String>,
}

impl Need {
    /// None where one of the tools is unknown, or nothing is known of the purpose.
    fn of(exchange: &str, purpose: Purpose, tools: &[&str]) -> Option<Self> {
        let catalogue = Catalogue::current();
        let named = tools.iter().copied().filter(|tool| !tool.trim().is_empty());
        let known: Vec<_> = named
            .map(|name| {
                let tool = Catalogue::built_in().tool_called(name)?;
                Some((tool, tool.needs.as_ref()?))
            })
            .collect::<Option<_>>()?;
        let levels: Levels = if known.is_empty() {
            purpose_needs(purpose)?
        } else {
            known.iter().flat_map(|(_, needs)| needs.as_far_as_known().iter().copied()).collect()
        };
        // The ticks by which somebody trades, or only reads: what a tool does counts more than what its owner called it.
        let by = match (levels.has(Level::Trade), purpose) {
            (true, _) => Purpose::TradingBot,
            (false, Purpose::TradingBot | Purpose::Arbitrage) => Purpose::PortfolioTracker,
            (false, other) => other,
        };
        let own_ticks = known.iter().filter_map(|(tool, _)| tool.ticks.get(exchange));
        let own: BTreeSet<String> =
            own_ticks.flat_map(|ticks| ticks.as_far_as_known().iter().cloned()).collect();
        let mut codes = catalogue.needed(exchange, by);
        codes.extend(own.iter().cloned());
        Some(Self { known, levels, codes, own })
    }

    fn tools(&self) -> Vec<String> {
        self.known.iter().map(|(tool, _)| tool.name.clone()).collect()
    }

    fn is_sure(&self) -> bool {
        self.known.iter().all(|(_, needs)| Fact::is_sure(needs))
    }
}

/// Whether it is known what its tools need; its purpose, where no tool is named.
pub fn is_need_known(key: &ApiKey) -> bool {
    let named: Vec<&str> =
        key.tools.iter().map(|used| used.tool.as_str()).filter(|tool| !tool.trim().is_empty()).collect();
    let is_known = |tool: &&str| Catalogue::built_in().tool_called(tool).is_some_and(|it| it.needs.is_some());
    if named.is_empty() { purpose_needs(key.purpose).is_some() } else { named.iter().all(is_known) }
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
    let need = Need::of(exchange, purpose, tools)?;
    let catalogue = Catalogue::current();
    let of_needed = catalogue.levels_of(exchange, &need.codes);
    let is_fine = |level: &Level| need.levels.has(*level) || (of_needed.has(*level) && !level.is_dangerous());
    let more: Levels = levels.iter().filter(|level| !is_fine(level)).collect();
    more.highest()?;
    let exchange = catalogue.exchange_or_other(exchange);
    let allows_more = |code: &&String| {
        let found = exchange.permission(code);
        !need.codes.contains(*code) && found.is_some_and(|one| more.iter().any(|it| one.levels().has(it)))
    };
    Some(Beyond {
        levels: more,
        needs: need.levels,
        tools: need.tools(),
        purpose,
        is_sure: need.is_sure(),
        codes: permissions.iter().filter(allows_more).cloned().collect(),
    })
}

/// What the tools need and these permissions, of these levels, do not allow; what the purpose needs, where no tool is named.
/// A tick that allows nothing new is missed only where a tool names it itself. Silent where one of the tools is unknown.
pub fn missing(
    exchange: &str,
    permissions: &BTreeSet<String>,
    levels: Levels,
    purpose: Purpose,
    tools: &[&str],
) -> Option<Missing> {
    let need = Need::of(exchange, purpose, tools)?;
    let at = Catalogue::current_exchange(exchange);
    if permissions.is_empty() || at.is_closed() {
        return None;
    }
    // What this exchange does not give by the ticks that are known to be needed is not missed.
    let of_needed = at.levels_of(&need.codes);
    let less: Levels =
        need.levels.iter().filter(|level| of_needed.has(*level) && !levels.has(*level)).collect();
    let is_missing = |one: &&PermissionFact| {
        let gives_it = less.iter().any(|level| one.levels().has(level));
        // In the place of one that is ticked and allows less: "Read-Write" for "Read-Only".
        let on = permissions.iter().filter_map(|on| at.permission(on));
        let replaces = one.one_of.is_some() && less.highest().is_some();
        let replaces = replaces && on.into_iter().any(|on| on.one_of == one.one_of);
        let is_needed = need.codes.contains(&one.code) && !permissions.contains(&one.code);
        is_needed && (gives_it || replaces || need.own.contains(&one.code))
    };
    // In the order of the exchange's page.
    let codes: Vec<String> = at.permissions.iter().filter(is_missing).map(|one| one.code.clone()).collect();
    (less.highest().is_some() || !codes.is_empty()).then(|| Missing {
        levels: less,
        tools: need.tools(),
        purpose,
        is_sure: need.is_sure(),
        codes,
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

    fn lacks(exchange: &str, codes: &[&str], purpose: Purpose, tools: &[&str]) -> Option<Missing> {
        let codes: BTreeSet<String> = codes.iter().map(|code| (*code).to_owned()).collect();
        let levels = Catalogue::built_in().levels_of(exchange, &codes);
        missing(exchange, &codes, levels, purpose, tools)
    }

    #[test]
    fn a_bot_that_may_not_trade_lacks_the_ticks_for_it() {
        let found = lacks("kraken", &["query-funds"], Purpose::TradingBot, &["freqtrade"]).unwrap();
        assert_eq!(found.levels, Levels::default().with(Level::Trade));
        assert!(found.codes.contains(&"modify-trades".to_owned()), "{:?}", found.codes);
        assert!(found.tools == ["Freqtrade"] && !found.is_sure, "what it needs is known from a copy");
        let found = lacks("bybit", &["readOnly=1"], Purpose::TradingBot, &[]).unwrap();
        assert_eq!(found.codes, ["readOnly=0", "Spot.SpotTrade"], "one takes the place of the other");
    }

    #[test]
    fn a_tick_that_a_tool_names_itself_is_missed_also_where_it_allows_nothing_new() {
        let ticks =
            ["query-funds", "query-open-trades", "query-closed-trades", "modify-trades", "close-trades"];
        let found = lacks("kraken", &ticks, Purpose::TradingBot, &["smartrader"]).unwrap();
        assert!(found.levels.highest().is_none() && found.codes == ["query-ledger"], "{:?}", found.codes);
        assert_eq!(lacks("kraken", &ticks, Purpose::TradingBot, &["freqtrade"]), None);
    }

    #[test]
    fn nothing_is_missed_where_it_is_there_or_nobody_knows() {
        for (exchange, codes, purpose, tools) in [
            (
                "binance",
                ["enableReading", "enableFutures"].as_slice(),
                Purpose::TradingBot,
                ["passivbot"].as_slice(),
            ),
            ("okx", &["read_only", "trade"], Purpose::TradingBot, &[]),
            ("kraken", &["query-funds"], Purpose::OwnProgram, &[]),
            ("kraken", &["query-funds"], Purpose::TradingBot, &["Night trader"]),
            ("kraken", &["query-funds"], Purpose::TaxReport, &["koinly"]),
            ("kraken", &[], Purpose::TradingBot, &[]),
        ] {
            assert_eq!(lacks(exchange, codes, purpose, tools), None, "{exchange} {codes:?}");
        }
        for key in crate::domain::sample::book(jiff::Timestamp::UNIX_EPOCH).keys.values() {
            assert_eq!(missing_of(key), None, "{}", key.label);
        }
    }
}
