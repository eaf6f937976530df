//! Finding keys: instant search over everything that is not secret, filters and orders.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;

use super::api_key::{ApiKey, KeyId};
use super::duty::{Duty, Today, duty_and_next};
use super::permission::Level;

/// The quick filters above the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Chip {
    /// Every key.
    #[default]
    All,
    /// Keys about which something has to be done now.
    NeedsYou,
    /// Keys that can withdraw.
    CanWithdraw,
    /// Keys that work from any address.
    AnyAddress,
    /// Keys in rotation.
    Rotating,
    /// Keys taken from the list but not yet destroyed.
    Removed,
}

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// What has to be done first stands first.
    #[default]
    Urgent,
    /// By label.
    Label,
    /// By exchange, then label.
    Exchange,
    /// Oldest first.
    Oldest,
}

impl Sort {
    /// All orders, as offered.
    pub const ALL: [Self; 4] = [Self::Urgent, Self::Label, Self::Exchange, Self::Oldest];

    /// The word used in text ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::Urgent => "urgent",
            Self::Label => "label",
            Self::Exchange => "exchange",
            Self::Oldest => "oldest",
        }
    }
}

/// What the owner looks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Words, and operators such as `can:withdraw`, `no:ip`, `exchange:kraken`, `tool:freqtrade`, `tag:dca`.
    pub text: String,
    /// The quick filter.
    pub chip: Chip,
    /// Only keys of this exchange.
    pub exchange: Option<String>,
    /// Only keys that may do this.
    pub level: Option<Level>,
    /// Only keys that this tool uses.
    pub tool: Option<String>,
    /// Only keys with this tag.
    pub tag: Option<String>,
    /// The order.
    pub sort: Sort,
}

/// One key prepared for searching.
struct Row {
    id: KeyId,
    label: String,
    exchange: String,
    words: String,
    tools: Vec<String>,
    tags: Vec<String>,
    levels: super::permission::Levels,
    any_address: bool,
    rotating: bool,
    removed: bool,
    made: Timestamp,
    duty: Duty,
    next_needed: Option<Date>,
    label_rank: usize,
    exchange_rank: usize,
}

/// The keys prepared for searching: built when the book changes, asked at each key press.
#[derive(Default)]
pub struct Index {
    /// Most urgent first, so that the usual order costs nothing.
    rows: Vec<Row>,
    facets: Facets,
    next_needed: Option<Date>,
}

/// What the list can be narrowed to, by the names that people read, in alphabetical order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// The exchanges of the keys in the list.
    pub exchanges: Vec<String>,
    /// The tools that use them.
    pub tools: Vec<String>,
    /// Their tags.
    pub tags: Vec<String>,
}

impl Facets {
    fn of(keys: &BTreeMap<KeyId, ApiKey>, name_of: &impl Fn(&str) -> String) -> Self {
        let (mut exchanges, mut tools, mut tags) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for key in keys.values().filter(|key| key.removed.is_none()) {
            exchanges.insert(exchange_words(key, name_of));
            tools.extend(key.tools.iter().map(|tool| name_of(&tool.tool)));
            tags.extend(key.tags.iter().cloned());
        }
        let listed = |set: BTreeSet<String>| {
            let mut list: Vec<String> = set.into_iter().filter(|name| !name.trim().is_empty()).collect();
            list.sort_by_key(|name| name.to_lowercase());
            list
        };
        Self { exchanges: listed(exchanges), tools: listed(tools), tags: listed(tags) }
    }
}

fn exchange_words(key: &ApiKey, name_of: &impl Fn(&str) -> String) -> String {
    if key.exchange_name.is_empty() { name_of(&key.exchange) } else { key.exchange_name.clone() }
}

/// How many keys each quick filter would show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Keys in the list.
    pub all: usize,
    /// Keys about which something has to be done now.
    pub needs_you: usize,
    /// Keys that can withdraw.
    pub can_withdraw: usize,
    /// Keys that work from any address.
    pub any_address: usize,
    /// Keys in rotation.
    pub rotating: usize,
    /// Keys taken from the list but not yet destroyed.
    pub removed: usize,
}

impl Index {
    /// Prepares the keys. `name_of` gives the words by which people call an exchange or a tool.
    pub fn build(keys: &BTreeMap<KeyId, ApiKey>, today: &Today, name_of: impl Fn(&str) -> String) -> Self {
        let mut rows: Vec<Row> = keys.values().map(|key| Row::of(key, today, &name_of)).collect();
        rows.sort_by(|a, b| a.duty.cmp(&b.duty).then_with(|| a.label.cmp(&b.label)));
        let mut by_label: Vec<usize> = (0..rows.len()).collect();
        by_label.sort_by(|a, b| rows[*a].label.cmp(&rows[*b].label));
        for (rank, at) in by_label.iter().enumerate() {
            rows[*at].label_rank = rank;
        }
        by_label.sort_by(|a, b| rows[*a].exchange.cmp(&rows[*b].exchange));
        for (rank, at) in by_label.into_iter().enumerate() {
            rows[at].exchange_rank = rank;
        }
        let next_needed = rows.iter().filter(|row| !row.removed).filter_map(|row| row.next_needed).min();
        Self { rows, facets: Facets::of(keys, &name_of), next_needed }
    }

    /// What the list can be narrowed to.
    pub fn facets(&self) -> &Facets {
        &self.facets
    }

    /// The keys in the list, the most urgent first.
    pub fn listed(&self) -> impl Iterator<Item = KeyId> {
        self.rows.iter().filter(|row| !row.removed).map(|row| row.id)
    }

    /// The next day on which a key will need its owner, if nothing needs them now.
    pub fn next_needed(&self) -> Option<Date> {
        self.next_needed
    }

    /// The keys that match, in the order that was asked for.
    pub fn find(&self, query: &Query) -> Vec<KeyId> {
        let terms = Term::parse(&query.text);
        let mut found: Vec<&Row> = self
            .rows
            .iter()
            .filter(|row| row.matches(query) && terms.iter().all(|t| t.matches(row)))
            .collect();
        match query.sort {
            // The rows stand in this order.
            Sort::Urgent => {}
            Sort::Label => found.sort_by_key(|row| row.label_rank),
            Sort::Exchange => found.sort_by_key(|row| row.exchange_rank),
            Sort::Oldest => found.sort_by_key(|row| row.made),
        }
        found.into_iter().map(|row| row.id).collect()
    }

    /// How many keys each quick filter would show.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for row in &self.rows {
            if row.removed {
                counts.removed += 1;
                continue;
            }
            counts.all += 1;
            counts.needs_you += usize::from(row.duty.needs_you());
            counts.can_withdraw += usize::from(row.levels.has(Level::Withdraw));
            counts.any_address += usize::from(row.any_address);
            counts.rotating += usize::from(row.rotating);
        }
        counts
    }

    /// The most urgent duties, most urgent first.
    pub fn duties(&self) -> Vec<(KeyId, Duty)> {
        let mut due: Vec<_> = self
            .rows
            .iter()
            .filter(|row| !row.removed && row.duty.needs_you())
            .map(|row| (row.id, row.duty))
            .collect();
        due.sort_by_key(|(_, duty)| *duty);
        due
    }
}

impl Row {
    fn of(key: &ApiKey, today: &Today, name_of: &impl Fn(&str) -> String) -> Self {
        let (duty, next_needed) = duty_and_next(key, today);
        let exchange = exchange_words(key, name_of);
        let tools: Vec<String> = key.tools.iter().map(|tool| name_of(&tool.tool).to_lowercase()).collect();
        let tags: Vec<String> = key.tags.iter().map(|tag| tag.to_lowercase()).collect();
        let mut words = vec![
            key.label.clone(),
            exchange.clone(),
            key.account.clone(),
            key.sub_account.clone(),
            key.note.clone(),
        ];
        words.extend(tools.iter().cloned());
        words.extend(tags.iter().cloned());
        words.extend(key.tools.iter().map(|tool| tool.place.clone()));
        words.extend(key.addresses.iter().flat_map(|address| [address.ip.clone(), address.note.clone()]));
        Self {
            id: key.id,
            label: key.label.to_lowercase(),
            exchange: exchange.to_lowercase(),
            words: words.join("\n").to_lowercase(),
            tools,
            tags,
            levels: key.levels,
            any_address: key.is_open_to_any_address(),
            rotating: key.rotation.is_some(),
            removed: key.removed.is_some(),
            made: key.made,
            duty,
            next_needed,
            label_rank: 0,
            exchange_rank: 0,
        }
    }

    fn matches(&self, query: &Query) -> bool {
        let chip = match query.chip {
            Chip::Removed => self.removed,
            _ if self.removed => false,
            Chip::All => true,
            Chip::NeedsYou => self.duty.needs_you(),
            Chip::CanWithdraw => self.levels.has(Level::Withdraw),
            Chip::AnyAddress => self.any_address,
            Chip::Rotating => self.rotating,
        };
        let is = |wanted: &Option<String>, has: &dyn Fn(&str) -> bool| {
            wanted.as_ref().is_none_or(|wanted| has(&wanted.to_lowercase()))
        };
        chip && query.level.is_none_or(|level| self.levels.has(level))
            && is(&query.exchange, &|wanted| self.exchange == wanted)
            && is(&query.tool, &|wanted| self.tools.iter().any(|tool| tool == wanted))
            && is(&query.tag, &|wanted| self.tags.iter().any(|tag| tag == wanted))
    }
}

/// One word of a search.
enum Term {
    Word(String),
    Can(String),
    NoIp,
    Exchange(String),
    Tool(String),
    Tag(String),
}

impl Term {
    fn parse(text: &str) -> Vec<Self> {
        let text = text.to_lowercase();
        text.split_whitespace()
            .map(|word| match word.split_once(':') {
                Some(("can", level)) => Self::Can(level.to_owned()),
                Some(("no", "ip")) => Self::NoIp,
                Some(("exchange", name)) => Self::Exchange(name.to_owned()),
                Some(("tool", name)) => Self::Tool(name.to_owned()),
                Some(("tag", name)) => Self::Tag(name.to_owned()),
                _ => Self::Word(word.to_owned()),
            })
            .collect()
    }

    fn matches(&self, row: &Row) -> bool {
        match self {
            Self::Word(word) => row.words.contains(word),
            Self::Can(start) => {
                Level::ALL.into_iter().any(|level| level.word().starts_with(start) && row.levels.has(level))
            }
            Self::NoIp => row.any_address,
            Self::Exchange(start) => row.exchange.starts_with(start),
            Self::Tool(start) => row.tools.iter().any(|tool| tool.starts_with(start)),
            Self::Tag(start) => row.tags.iter().any(|tag| tag.starts_with(start)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample;

    fn index() -> Index {
        let now = Timestamp::UNIX_EPOCH;
        let today = Today::at(now, &jiff::tz::TimeZone::UTC, 14);
        Index::build(&sample::book(now).keys, &today, str::to_owned)
    }

    fn find(text: &str) -> Vec<KeyId> {
        index().find(&Query { text: text.to_owned(), ..Query::default() })
    }

    #[test]
    fn words_are_found_in_any_field_and_in_any_case() {
        assert_eq!(find("GRID").len(), 1);
        assert_eq!(find("grid binance").len(), 1);
        assert_eq!(find("koinley").len(), 0);
        assert_eq!(find("mm1").len(), 1, "a sub-account");
        assert_eq!(find("").len(), index().counts().all);
    }

    #[test]
    fn operators_ask_for_rights_and_addresses() {
        assert_eq!(find("can:withdraw no:ip").len(), 1);
        assert_eq!(find("can:withdraw").len(), index().counts().can_withdraw);
        assert_eq!(find("exchange:kraken").len(), 2);
    }

    #[test]
    fn the_most_urgent_key_stands_first() {
        let found = find("");
        assert_eq!(found.first(), index().duties().first().map(|(id, _)| id));
    }

    #[test]
    fn every_order_holds_every_key() {
        let book = sample::book(Timestamp::UNIX_EPOCH);
        let labels = |sort| -> Vec<String> {
            let found = index().find(&Query { sort, ..Query::default() });
            found.iter().map(|id| book.keys[id].label.to_lowercase()).collect()
        };
        for sort in Sort::ALL {
            assert_eq!(labels(sort).len(), book.keys.len(), "{sort:?}");
        }
        assert!(labels(Sort::Label).is_sorted());
        let exchanges: Vec<String> = index()
            .find(&Query { sort: Sort::Exchange, ..Query::default() })
            .iter()
            .map(|id| book.keys[id].exchange.clone())
            .collect();
        assert!(exchanges.is_sorted());
    }

    #[test]
    fn facets_name_what_the_list_can_be_narrowed_to() {
        let index = index();
        assert!(index.facets().exchanges.contains(&"kraken".to_owned()));
        assert!(index.facets().tags.is_sorted() && index.facets().tools.len() > 3);
        let exchange = index.facets().exchanges.first().cloned();
        assert!(!index.find(&Query { exchange, ..Query::default() }).is_empty());
    }

    #[test]
    fn filters_narrow_the_list() {
        let only = |query: Query| index().find(&query).len();
        assert_eq!(only(Query { chip: Chip::Rotating, ..Query::default() }), 1);
        assert_eq!(only(Query { level: Some(Level::Transfer), ..Query::default() }), 2);
        assert_eq!(only(Query { tag: Some("nothing".to_owned()), ..Query::default() }), 0);
    }
}
