//! What its owner is worried about, and which keys that touches.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::api_key::{ApiKey, KeyId};
use crate::domain::book::Book;
use crate::domain::catalogue::Catalogue;

/// What its owner is worried about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Every key.
    #[default]
    Everything,
    /// One key.
    Key(KeyId),
    /// Every key that this tool was given: the catalogue's id, or a typed name.
    Tool(String),
    /// Every key of this exchange: the catalogue's id, or the name that was typed for another.
    Exchange(String),
}

impl Scope {
    /// Every key that was given to this tool, by its id or by its name.
    pub fn tool(id_or_name: &str) -> Self {
        Self::Tool(tool_tag(id_or_name))
    }

    /// Every key at the exchange of this one.
    pub fn exchange_of(key: &ApiKey) -> Self {
        Self::Exchange(exchange_tag(key))
    }

    /// Whether this key is touched.
    pub fn has(&self, key: &ApiKey) -> bool {
        match self {
            Self::Everything => true,
            Self::Key(id) => key.id == *id,
            Self::Tool(tool) => tools_of(key).any(|used| used == *tool),
            Self::Exchange(exchange) => exchange_tag(key) == *exchange,
        }
    }

    /// The word used in text ids and in the journal.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Everything => "everything",
            Self::Key(_) => "key",
            Self::Tool(_) => "tool",
            Self::Exchange(_) => "exchange",
        }
    }

    /// As the journal keeps it: the word, and behind it the tool or the exchange.
    pub fn detail(&self) -> String {
        match self {
            Self::Everything | Self::Key(_) => self.word().to_owned(),
            Self::Tool(name) | Self::Exchange(name) => format!("{} {name}", self.word()),
        }
    }
}

/// The id of a tool that the catalogue knows; else what was typed, without regard to capitals.
fn tool_tag(id_or_name: &str) -> String {
    let catalogue = Catalogue::current();
    catalogue.tool_called(id_or_name).map_or_else(|| id_or_name.trim().to_lowercase(), |tool| tool.id.clone())
}

/// The id of the exchange; the typed name of one that the catalogue does not know.
fn exchange_tag(key: &ApiKey) -> String {
    let typed = key.exchange_name.trim();
    if typed.is_empty() { key.exchange.clone() } else { typed.to_lowercase() }
}

/// The tools that were given this key, also the new one of its rotation.
fn tools_of(key: &ApiKey) -> impl Iterator<Item = String> {
    let rotating = key.rotation.iter().flat_map(|rotation| rotation.tools.iter().map(|tick| &tick.tool));
    key.tools.iter().chain(rotating).map(|used| tool_tag(&used.tool)).filter(|tag| !tag.is_empty())
}

fn counted(tags: impl Iterator<Item = (String, String)>) -> Vec<(String, String, usize)> {
    let mut all: BTreeMap<String, (String, usize)> = BTreeMap::new();
    for (tag, name) in tags {
        all.entry(tag).or_insert((name, 0)).1 += 1;
    }
    let mut all: Vec<_> = all.into_iter().map(|(tag, (name, count))| (tag, name, count)).collect();
    all.sort_by_key(|(_, name, count)| (std::cmp::Reverse(*count), name.to_lowercase()));
    all
}

/// The tools that hold a key: how each is kept in a scope, its name, and how many keys it was given. The one with most keys first.
pub fn tools(book: &Book) -> Vec<(String, String, usize)> {
    let catalogue = Catalogue::current();
    let catalogue = &catalogue;
    let in_list = book.keys.values().filter(|key| key.removed.is_none());
    counted(in_list.flat_map(|key| {
        let typed: BTreeMap<String, String> =
            key.tools.iter().map(|used| (tool_tag(&used.tool), used.tool.trim().to_owned())).collect();
        let tags: std::collections::BTreeSet<String> = tools_of(key).collect();
        tags.into_iter().map(move |tag| {
            let name = catalogue.tool(&tag).map(|tool| tool.name.clone());
            let name = name.or_else(|| typed.get(&tag).cloned()).unwrap_or_else(|| tag.clone());
            (tag, name)
        })
    }))
}

/// The exchanges that have a key, in the same way.
pub fn exchanges(book: &Book) -> Vec<(String, String, usize)> {
    let in_list = book.keys.values().filter(|key| key.removed.is_none());
    counted(in_list.map(|key| {
        let name = Catalogue::current_exchange(&key.exchange).shown_name(&key.exchange_name).to_owned();
        (exchange_tag(key), name)
    }))
}
