//! The keys prepared for searching: built when the book changes, asked at each key press.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;

use super::facets::Facets;
use super::names::Wanted;
use super::query::{Chip, Query, Sort};
use super::term::{Condition, Lack, Operator, Term, parse};
use crate::domain::api_key::{ApiKey, KeyId};
use crate::domain::duty::{Duty, Today, duty_and_next};
use crate::domain::permission::{Level, Levels};

/// One key prepared for searching.
struct Row {
    id: KeyId,
    label: String,
    exchange: String,
    /// The account, and the sub-account within it.
    accounts: [String; 2],
    words: String,
    tools: Vec<String>,
    tags: Vec<String>,
    levels: Levels,
    any_address: bool,
    rotating: bool,
    removed: bool,
    made: Timestamp,
    /// Whole days since it was made.
    age: i64,
    /// Days until it needs its owner, where that is known; 0 is now.
    due_in: Option<i64>,
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
        let mut found: Vec<&Row> = self.matching(query).collect();
        match query.sort {
            // The rows stand in this order.
            Sort::Urgent => {}
            Sort::Label => found.sort_by_key(|row| row.label_rank),
            Sort::Exchange => found.sort_by_key(|row| row.exchange_rank),
            Sort::Oldest => found.sort_by_key(|row| row.made),
        }
        found.into_iter().map(|row| row.id).collect()
    }

    /// How many keys match.
    pub fn count(&self, query: &Query) -> usize {
        self.matching(query).count()
    }

    fn matching(&self, query: &Query) -> impl Iterator<Item = &Row> {
        let search = Search::of(query, &self.facets);
        self.rows.iter().filter(move |row| search.takes(row))
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
        let exchange =
            if key.exchange_name.is_empty() { name_of(&key.exchange) } else { key.exchange_name.clone() };
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
            accounts: [key.account.to_lowercase(), key.sub_account.to_lowercase()],
            words: words.join("\n").to_lowercase(),
            tools,
            tags,
            levels: key.seen_levels(),
            any_address: key.is_open(),
            rotating: key.rotation.is_some(),
            removed: key.removed.is_some(),
            made: key.made,
            age: -today.days_until(today.day_of(key.made)),
            due_in: if duty.needs_you() { Some(0) } else { next_needed.map(|day| today.days_until(day)) },
            duty,
            next_needed,
            label_rank: 0,
            exchange_rank: 0,
        }
    }

    fn is(&self, condition: Condition) -> bool {
        match condition {
            Condition::Rotating => self.rotating,
            Condition::Dangerous => self.duty == Duty::Danger,
            Condition::Shared => self.used_by().count() > 1,
            Condition::Closed => self.duty == Duty::Closed,
            Condition::Removed => self.removed,
        }
    }

    fn lacks(&self, lack: Lack) -> bool {
        match lack {
            Lack::Ip => self.any_address,
            Lack::Tag => self.tags.is_empty(),
            Lack::Tool => self.used_by().next().is_none(),
            Lack::Account => self.accounts.iter().all(|name| name.trim().is_empty()),
        }
    }

    /// The tools that are named: a place alone is none.
    fn used_by(&self) -> impl Iterator<Item = &String> {
        self.tools.iter().filter(|tool| !tool.trim().is_empty())
    }
}

/// A query, prepared once for all rows.
struct Search {
    chip: Chip,
    level: Option<Level>,
    exchange: Option<String>,
    tool: Option<String>,
    tag: Option<String>,
    terms: Vec<Term>,
    /// Of what a key has one, one of these is enough; of what it can have several, it needs all.
    exchanges: Vec<Wanted>,
    accounts: Vec<Wanted>,
    tools: Vec<Wanted>,
    tags: Vec<Wanted>,
    asks_removed: bool,
}

impl Search {
    fn of(query: &Query, facets: &Facets) -> Self {
        let small = |name: &Option<String>| name.as_ref().map(|name| name.to_lowercase());
        let mut search = Self {
            chip: query.chip,
            level: query.level,
            exchange: small(&query.exchange),
            tool: small(&query.tool),
            tag: small(&query.tag),
            terms: Vec::new(),
            exchanges: Vec::new(),
            accounts: Vec::new(),
            tools: Vec::new(),
            tags: Vec::new(),
            asks_removed: false,
        };
        for term in parse(&query.text).0 {
            let Term::Name(operator, text) = term else {
                search.asks_removed |=
                    matches!(&term, Term::Is(conditions) if conditions.contains(&Condition::Removed));
                search.terms.push(term);
                continue;
            };
            let wanted = Wanted::new(text, facets.named(operator));
            match operator {
                Operator::Exchange => search.exchanges.push(wanted),
                Operator::Account => search.accounts.push(wanted),
                Operator::UsedBy => search.tools.push(wanted),
                _ => search.tags.push(wanted),
            }
        }
        search
    }

    fn takes(&self, row: &Row) -> bool {
        let one_of = |wanted: &[Wanted], name: &str| wanted.is_empty() || wanted.iter().any(|w| w.is(name));
        let all_of =
            |wanted: &[Wanted], names: &[String]| wanted.iter().all(|w| names.iter().any(|name| w.is(name)));
        let has = |wanted: &Option<String>, names: &[String]| {
            wanted.as_ref().is_none_or(|wanted| names.iter().any(|name| name == wanted))
        };
        self.chip_takes(row)
            && self.level.is_none_or(|level| row.levels.has(level))
            && self.exchange.as_ref().is_none_or(|wanted| row.exchange == *wanted)
            && has(&self.tool, &row.tools)
            && has(&self.tag, &row.tags)
            && one_of(&self.exchanges, &row.exchange)
            && (self.accounts.is_empty() || row.accounts.iter().any(|name| one_of(&self.accounts, name)))
            && all_of(&self.tools, &row.tools)
            && all_of(&self.tags, &row.tags)
            && self.terms.iter().all(|term| term_takes(term, row))
    }

    fn chip_takes(&self, row: &Row) -> bool {
        match self.chip {
            Chip::Removed => row.removed,
            Chip::All => !row.removed || self.asks_removed,
            _ if row.removed => false,
            Chip::NeedsYou => row.duty.needs_you(),
            Chip::CanWithdraw => row.levels.has(Level::Withdraw),
            Chip::AnyAddress => row.any_address,
            Chip::Rotating => row.rotating,
        }
    }
}

fn term_takes(term: &Term, row: &Row) -> bool {
    match term {
        Term::Word(word) => row.words.contains(word),
        Term::Can(levels) => levels.iter().any(|level| row.levels.has(*level)),
        Term::No(lacks) => lacks.iter().any(|lack| row.lacks(*lack)),
        Term::Is(conditions) => conditions.iter().any(|condition| row.is(*condition)),
        Term::Older(days) => row.age >= *days,
        Term::Newer(days) => row.age <= *days,
        Term::Due(days) => row.due_in.is_some_and(|due| due <= *days),
        // Sorted by what it asks for when the search was prepared.
        Term::Name(..) => true,
    }
}
