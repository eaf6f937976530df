//! Everything that Keystead knows about exchanges and tools, compiled in. `tests/catalogue` holds every file to its rules.
//! A file that cannot be read is left out and told to the log: the window goes on without it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use include_dir::{Dir, include_dir};

use super::api_key::Purpose;
use super::exchange::{Exchange, IpFact, KeyNameFact, Page, Rgb};
use super::fact::Sure;
use super::own_facts::{Finding, OwnFiles, overlaid};
use super::permission::{Level, Levels};
use super::tool::Tool;

mod current;

pub use current::{Current, KnownExchange};

static EXCHANGES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/exchanges");
static TOOLS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/tools");

/// The files of the exchanges: each one's id and its text.
pub fn exchange_files() -> Vec<(&'static str, &'static str)> {
    files(&EXCHANGES)
}

/// The files of the tools: each one's id and its text.
pub fn tool_files() -> Vec<(&'static str, &'static str)> {
    files(&TOOLS)
}

fn files(folder: &'static Dir<'_>) -> Vec<(&'static str, &'static str)> {
    let named =
        folder.files().filter_map(|file| Some((file.path().file_stem()?.to_str()?, file.contents_utf8()?)));
    named.collect()
}

/// The id of the exchange that is not in the catalogue.
pub const OTHER: &str = "other";

static BUILT_IN: LazyLock<Arc<Catalogue>> =
    LazyLock::new(|| Arc::new(Catalogue::read(&exchange_files(), &tool_files())));

/// All that is known about exchanges and tools.
#[derive(Clone, Debug)]
pub struct Catalogue {
    exchanges: Vec<Exchange>,
    tools: Vec<Tool>,
    /// What stands in where even the file of the other exchange cannot be read.
    nameless: Exchange,
    /// Files of the person's own that do not fit any more, and why. Their exchanges are as they are built in.
    unfit: BTreeMap<String, Vec<Finding>>,
}

impl Catalogue {
    /// What is compiled in, and nothing else: for tests, for tools, and before a book is open. Screens ask [`Catalogue::current`].
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// What counts on this thread: what is compiled in, with the files of the open book. See [`current`].
    pub fn current() -> Arc<Self> {
        current::current()
    }

    /// The exchange of this id as it counts on this thread, or what is known of any exchange.
    pub fn current_exchange(id: &str) -> KnownExchange {
        KnownExchange::of(Self::current(), id)
    }

    /// Everything with these files laid over it. One that does not fit any more, after an update, changes nothing and is told.
    pub fn with(files: &OwnFiles) -> Self {
        let mut catalogue = (**BUILT_IN).clone();
        for (id, facts) in files {
            match overlaid(&facts.text, facts.taken) {
                Ok((named, exchange)) if named == *id => {
                    catalogue.exchanges.retain(|other| other.id != *id);
                    catalogue.exchanges.push(exchange);
                }
                Ok(_) => drop(catalogue.unfit.insert(id.clone(), Vec::new())),
                Err(findings) => drop(catalogue.unfit.insert(id.clone(), findings)),
            }
        }
        catalogue.sort();
        catalogue
    }

    /// Why the file about this exchange does not count, where it is kept and does not fit any more.
    pub fn unfit(&self, id: &str) -> Option<&[Finding]> {
        self.unfit.get(id).map(Vec::as_slice)
    }

    fn sort(&mut self) {
        self.exchanges.sort_by_cached_key(|exchange| (exchange.rank, exchange.name.to_lowercase()));
    }

    fn read(exchanges: &[(&str, &str)], tools: &[(&str, &str)]) -> Self {
        let exchanges: Vec<Exchange> =
            exchanges.iter().filter_map(|(id, text)| readable(id, toml::from_str(text))).collect();
        let mut tools: Vec<Tool> =
            tools.iter().filter_map(|(id, text)| readable(id, toml::from_str(text))).collect();
        tools.sort_by(|one, two| (one.rank, &one.name).cmp(&(two.rank, &two.name)));
        let mut catalogue = Self { exchanges, tools, nameless: nameless(), unfit: BTreeMap::new() };
        catalogue.sort();
        catalogue
    }

    /// All exchanges in the order in which they are offered, "other" last; also those that closed.
    pub fn exchanges(&self) -> &[Exchange] {
        &self.exchanges
    }

    /// The exchange of this id, if it is known.
    pub fn exchange(&self, id: &str) -> Option<&Exchange> {
        self.exchanges.iter().find(|exchange| exchange.id == id)
    }

    /// The exchange of this id, or what is known of any exchange.
    pub fn exchange_or_other(&self, id: &str) -> &Exchange {
        self.exchange(id).or_else(|| self.exchange(OTHER)).unwrap_or(&self.nameless)
    }

    /// Whether this exchange closed, so that none of its keys works and none can be made.
    pub fn is_closed(&self, id: &str) -> bool {
        self.exchange(id).is_some_and(Exchange::is_closed)
    }

    /// All tools, the usual ones first.
    pub fn tools(&self) -> &[Tool] {
        &self.tools
    }

    /// The tool of this id, if it is known.
    pub fn tool(&self, id: &str) -> Option<&Tool> {
        self.tools.iter().find(|tool| tool.id == id)
    }

    /// The tool of this id or of this name, however it is typed.
    pub fn tool_called(&self, id_or_name: &str) -> Option<&Tool> {
        let typed = id_or_name.trim();
        self.tool(typed).or_else(|| {
            let typed = typed.to_lowercase();
            self.tools.iter().find(|tool| tool.id == typed || tool.name.to_lowercase() == typed)
        })
    }

    /// The tools that serve this purpose and take a key, the usual ones first.
    pub fn tools_for(&self, purpose: Purpose) -> impl Iterator<Item = &Tool> {
        self.tools.iter().filter(move |tool| tool.takes_keys && tool.purposes.contains(&purpose))
    }

    /// The tool's name; what was typed, where it is not in the catalogue.
    pub fn tool_name<'a>(&'a self, id_or_name: &'a str) -> &'a str {
        self.tool(id_or_name).map_or(id_or_name, |tool| &tool.name)
    }

    /// The name by which people call this exchange or tool; what was typed, where it is not in the catalogue.
    pub fn name_of(&self, id: &str) -> String {
        self.exchange(id).map_or_else(|| self.tool_name(id).to_owned(), |exchange| exchange.name.clone())
    }

    /// What these permissions add up to at this exchange.
    pub fn levels_of(&self, exchange: &str, codes: &BTreeSet<String>) -> Levels {
        self.exchange_or_other(exchange).levels_of(codes)
    }

    /// What this purpose needs at this exchange, and no more.
    pub fn needed(&self, exchange: &str, purpose: Purpose) -> BTreeSet<String> {
        self.exchange_or_other(exchange).needed(purpose)
    }

    /// What this tool needs at this exchange for this purpose, and no more: what it names itself, else what somebody who
    /// trades or only reads needs. Where nobody read what the tool needs, the purpose alone decides.
    pub fn needed_by(&self, exchange: &str, purpose: Purpose, tool: &str) -> BTreeSet<String> {
        let by_purpose = self.needed(exchange, purpose);
        let Some(tool) = self.tool_called(tool) else { return by_purpose };
        if let Some(ticks) = tool.ticks.get(exchange).filter(|ticks| ticks.sure() > Sure::Unverified) {
            return ticks.as_far_as_known().clone();
        }
        let Some(needs) = tool.read_needs() else { return by_purpose };
        let trades = self.levels_of(exchange, &by_purpose).has(Level::Trade);
        match (needs.has(Level::Trade), trades) {
            (true, false) => self.needed(exchange, Purpose::TradingBot),
            (false, true) => self.needed(exchange, Purpose::PortfolioTracker),
            _ => by_purpose,
        }
    }
}

fn readable<T>(id: &str, read: Result<T, toml::de::Error>) -> Option<T> {
    read.inspect_err(|error| log::error!("what is known about {id} cannot be read: {error}")).ok()
}

/// An exchange of which nothing is known.
fn nameless() -> Exchange {
    Exchange {
        id: OTHER.to_owned(),
        name: String::new(),
        monogram: "?".to_owned(),
        tile: Rgb([0x56, 0x59, 0x63]),
        rank: u16::MAX,
        text: None,
        free_fields: true,
        closed: None,
        page: Page::default(),
        key_types: Vec::new(),
        pairs: Vec::new(),
        fields: Vec::new(),
        permissions: Vec::new(),
        transfer: None,
        sub_accounts: None,
        ip: IpFact::default(),
        ends: Vec::new(),
        key_name: KeyNameFact::default(),
        key_limit: None,
        email: None,
        test_network: None,
        live_check: None,
        needs: BTreeMap::new(),
        guide: Vec::new(),
        revoke: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unreadable_file_is_left_out_and_the_rest_stays() {
        let (id, good) = exchange_files()[0];
        let catalogue = Catalogue::read(&[("broken", "id = "), (id, good)], &[("broken", "name = 3")]);
        assert_eq!(catalogue.exchanges().len(), 1);
        assert!(catalogue.exchange("broken").is_none());
        assert_eq!(catalogue.exchange_or_other("broken").id, OTHER);
        assert!(catalogue.tools().is_empty());
    }

    #[test]
    fn a_tool_is_found_by_id_and_by_name() {
        let catalogue = Catalogue::built_in();
        for typed in ["freqtrade", " FreqTrade ", "Freqtrade"] {
            assert_eq!(catalogue.tool_called(typed).map(|tool| tool.id.as_str()), Some("freqtrade"));
        }
        assert!(catalogue.tool_called("").is_none() && catalogue.tool_called("Night trader").is_none());
    }

    #[test]
    fn the_tool_decides_what_is_needed_as_far_as_somebody_read_it() {
        let catalogue = Catalogue::built_in();
        let needed = |purpose, tool| catalogue.needed_by("kraken", purpose, tool);
        // It names its ticks itself.
        assert!(needed(Purpose::TradingBot, "smartrader").contains("query-ledger"));
        assert_eq!(needed(Purpose::TradingBot, "freqtrade"), catalogue.needed("kraken", Purpose::TradingBot));
        // A tool that only reads is not given more by a purpose that trades.
        assert_eq!(
            needed(Purpose::Arbitrage, "Koinly"),
            catalogue.needed("kraken", Purpose::PortfolioTracker)
        );
        // What nobody read ticks nothing more.
        let own = catalogue.needed("kraken", Purpose::OwnProgram);
        for tool in ["nautilustrader", "ccxt", "", "Night trader"] {
            assert_eq!(needed(Purpose::OwnProgram, tool), own, "{tool}");
        }
    }
}
