//! Who holds which keys: each tool and where it runs, with what would be lost if somebody broke into it.
//! Built when it is shown, never in a frame.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::api_key::{ApiKey, KeyId, Purpose, ToolUse};
use super::catalogue::Catalogue;
use super::fact::Fact;
use super::permission::{Level, Levels};
use super::tool::Runs;
use super::wanted::{beyond_of, missing_of};

/// Who holds which keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UsedBy {
    /// The tools, the most damaging first.
    pub holders: Vec<Holder>,
    /// The keys that more than one tool holds, by label.
    pub shared: Vec<KeyId>,
    /// The keys that nobody uses, as far as their owner said, by label.
    pub nobody: Vec<KeyId>,
}

/// A tool at one place; one that runs on its makers' servers is at one place only, whatever that was called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The tool's id in the catalogue, or its name as typed; empty where only the place was said.
    pub tool: String,
    /// Where it runs, in the owner's words; may be empty.
    pub places: Vec<String>,
    /// The keys that it holds, by label.
    pub keys: Vec<KeyId>,
    /// Those that may do more or less than it needs.
    pub differing: Vec<KeyId>,
    /// What would be lost if somebody broke into it, the most damaging first.
    pub loss: Vec<Loss>,
    /// What it is found by.
    words: String,
}

/// So many keys of a tool would be lost in this way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loss {
    /// What they can do.
    pub can: Can,
    /// Whether from any address.
    pub is_open: bool,
    /// How many.
    pub count: usize,
}

/// What a stolen key can do at most, the most damaging first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Can {
    /// Send coins to anyone.
    Withdraw,
    /// Change the account.
    Manage,
    /// One of its permissions is unknown here.
    Unknown,
    /// Move coins.
    Transfer,
    /// Trade.
    Trade,
    /// See.
    Read,
    /// Nothing is ticked.
    Nothing,
    /// Its exchange closed.
    Dead,
}

impl Can {
    /// The word used in text ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::Withdraw => "withdraw",
            Self::Manage => "manage",
            Self::Unknown => "unknown",
            Self::Transfer => "transfer",
            Self::Trade => "trade",
            Self::Read => "read",
            Self::Nothing => "nothing",
            Self::Dead => "dead",
        }
    }

    /// Of this key, as its owner noted it and as its exchange said.
    pub fn of(key: &ApiKey) -> Self {
        let exchange = Catalogue::current_exchange(&key.exchange);
        let has_unknown =
            || key.live.is_unknown || key.permissions.iter().any(|code| exchange.permission(code).is_none());
        let levels = key.seen_levels();
        match levels.highest() {
            _ if exchange.is_closed() => Self::Dead,
            _ if levels.has(Level::Withdraw) => Self::Withdraw,
            Some(Level::Withdraw | Level::Manage) => Self::Manage,
            _ if has_unknown() => Self::Unknown,
            Some(Level::Transfer) => Self::Transfer,
            Some(Level::Trade) => Self::Trade,
            Some(Level::Read) => Self::Read,
            None => Self::Nothing,
        }
    }
}

impl Holder {
    /// Whether it holds a key that can take everything from any computer.
    pub fn is_dangerous(&self) -> bool {
        self.loss.iter().any(|loss| loss.is_open && loss.can <= Can::Manage)
    }

    /// Whether its name or its place has these words.
    pub fn matches(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        text.split_whitespace().all(|word| self.words.contains(word))
    }
}

impl UsedBy {
    /// Of all keys in the list.
    pub fn of(keys: &BTreeMap<KeyId, ApiKey>) -> Self {
        let mut listed: Vec<&ApiKey> = keys.values().filter(|key| key.removed.is_none()).collect();
        listed.sort_by_cached_key(|key| key.label.to_lowercase());
        let mut found: BTreeMap<(String, String), Grown<'_>> = BTreeMap::new();
        let mut nobody = Vec::new();
        for key in &listed {
            let mut is_used = false;
            for used in key.tools.iter().filter(|used| is_said(used)) {
                is_used = true;
                found.entry(holder_of(used)).or_default().add(used, key);
            }
            if !is_used {
                nobody.push(key.id);
            }
        }
        // Keys that were made alike are judged once.
        let mut judged: HashMap<Alike<'_>, bool> = HashMap::new();
        let mut differing = HashSet::new();
        for key in &listed {
            if *judged.entry(Alike::of(key)).or_insert_with(|| differs(key)) {
                differing.insert(key.id);
            }
        }
        let mut holders: Vec<Holder> =
            found.into_values().map(|grown| grown.finish(|id| differing.contains(&id))).collect();
        // Those of the same damage stay in the order of their names.
        holders.sort_by_key(|holder| {
            let worst = holder.loss.first();
            worst.map_or((Can::Dead, true, 0), |loss| (loss.can, !loss.is_open, usize::MAX - loss.count))
        });
        let shared = listed.iter().filter(|key| key.is_shared()).map(|key| key.id).collect();
        Self { holders, shared, nobody }
    }
}

/// Whether a key may do more or less than what uses it needs.
fn differs(key: &ApiKey) -> bool {
    beyond_of(key).is_some() || missing_of(key).is_some()
}

/// What decides whether a key differs.
#[derive(PartialEq, Eq, Hash)]
struct Alike<'k> {
    exchange: &'k str,
    permissions: &'k BTreeSet<String>,
    levels: Levels,
    purpose: Purpose,
    tools: Vec<&'k str>,
}

impl<'k> Alike<'k> {
    fn of(key: &'k ApiKey) -> Self {
        Self {
            exchange: &key.exchange,
            permissions: &key.permissions,
            levels: key.levels,
            purpose: key.purpose,
            tools: key.tools.iter().map(|used| used.tool.as_str()).collect(),
        }
    }
}

fn is_said(used: &ToolUse) -> bool {
    !used.tool.trim().is_empty() || !used.place.trim().is_empty()
}

/// By what a holder is told from another: its tool and its place, as they are written in any case.
fn holder_of(used: &ToolUse) -> (String, String) {
    let tool = Catalogue::built_in().tool_called(&used.tool);
    let name = tool.map_or_else(|| used.tool.trim().to_lowercase(), |tool| tool.name.to_lowercase());
    let runs = tool.and_then(|tool| tool.runs.as_ref()).map(Fact::as_far_as_known);
    let place = if runs == Some(&Runs::Cloud) { String::new() } else { used.place.trim().to_lowercase() };
    (name, place)
}

/// A holder while it is found.
#[derive(Default)]
struct Grown<'k> {
    tool: String,
    places: Vec<String>,
    keys: Vec<&'k ApiKey>,
}

impl<'k> Grown<'k> {
    fn add(&mut self, used: &ToolUse, key: &'k ApiKey) {
        if self.tool.is_empty() {
            let typed = used.tool.trim();
            let known = Catalogue::built_in().tool_called(typed);
            self.tool = known.map_or_else(|| typed.to_owned(), |tool| tool.id.clone());
        }
        let place = used.place.trim();
        let is_new = !self.places.iter().any(|known| known.eq_ignore_ascii_case(place));
        if !place.is_empty() && is_new {
            self.places.push(place.to_owned());
        }
        if self.keys.last().is_none_or(|last| last.id != key.id) {
            self.keys.push(key);
        }
    }

    fn finish(self, is_differing: impl Fn(KeyId) -> bool) -> Holder {
        let mut counts: BTreeMap<(Can, bool), usize> = BTreeMap::new();
        for key in &self.keys {
            let can = Can::of(key);
            let is_listed = can < Can::Nothing && !key.is_open();
            *counts.entry((can, is_listed)).or_default() += 1;
        }
        let loss = counts.into_iter().map(|((can, listed), count)| Loss { can, is_open: !listed, count });
        let name = Catalogue::built_in().tool_name(&self.tool).to_lowercase();
        let words = format!("{name} {}", self.places.join(" ").to_lowercase());
        let keys: Vec<KeyId> = self.keys.iter().map(|key| key.id).collect();
        let differing = keys.iter().copied().filter(|id| is_differing(*id)).collect();
        Holder { tool: self.tool, places: self.places, keys, differing, loss: loss.collect(), words }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::api_key::Address;
    use crate::domain::permission::Level::{Manage, Read, Trade, Transfer, Withdraw};
    use crate::domain::sample;
    use jiff::Timestamp;

    /// What it can do, whether from any address, and whether its tool is dangerous by it.
    type Found = (Can, bool, bool);

    fn book() -> BTreeMap<KeyId, ApiKey> {
        sample::book(Timestamp::UNIX_EPOCH).keys
    }

    fn used(tool: &str, place: &str) -> ToolUse {
        ToolUse { tool: tool.to_owned(), place: place.to_owned() }
    }

    /// The book in which this key is used by these.
    fn with(place: usize, tools: &[(&str, &str)]) -> BTreeMap<KeyId, ApiKey> {
        let mut keys = book();
        let key = keys.get_mut(&sample::id(place)).unwrap();
        key.tools = tools.iter().map(|(tool, place)| used(tool, place)).collect();
        keys
    }

    fn holder<'a>(map: &'a UsedBy, tool: &str) -> &'a Holder {
        map.holders.iter().find(|holder| holder.tool == tool).unwrap_or_else(|| panic!("no {tool}"))
    }

    #[test]
    fn every_key_stands_with_its_tool_and_the_most_damaging_tool_first() {
        let map = UsedBy::of(&book());
        assert_eq!(map.holders.len(), 9);
        assert_eq!(map.holders[0].tool, "own-program");
        assert!(map.holders[0].is_dangerous() && !map.holders[1].is_dangerous());
        assert_eq!(map.holders[1].tool, "hummingbot", "it may transfer");
        assert!(map.shared.is_empty() && map.nobody.is_empty());
        assert_eq!(holder(&map, "hummingbot").differing, [sample::id(5)]);
        assert!(holder(&map, "freqtrade").differing.is_empty());
    }

    #[test]
    fn a_tool_at_two_places_is_two_holders_and_one_of_a_cloud_is_one() {
        let mut keys = with(1, &[("freqtrade", "laptop")]);
        keys.get_mut(&sample::id(2)).unwrap().tools = vec![used(" FreqTrade ", "Home Server")];
        let map = UsedBy::of(&keys);
        assert_eq!(map.holders.iter().filter(|one| one.tool == "freqtrade").count(), 2);
        let map = UsedBy::of(&with(1, &[("3commas", "their servers")]));
        let cloud = holder(&map, "3commas");
        assert_eq!((cloud.keys.len(), cloud.places.len()), (2, 2));
        let map = UsedBy::of(&with(4, &[("3commas", "cloud"), ("3Commas", "Cloud")]));
        assert_eq!(holder(&map, "3commas").keys.len(), 1, "one key twice is one key");
    }

    #[test]
    fn a_tool_that_is_not_in_the_catalogue_keeps_its_name() {
        let mut keys = with(1, &[("Night trader", "laptop")]);
        keys.get_mut(&sample::id(4)).unwrap().tools = vec![used("night TRADER", "Laptop")];
        let map = UsedBy::of(&keys);
        let night = map.holders.iter().find(|one| one.tool.eq_ignore_ascii_case("night trader")).unwrap();
        assert_eq!((night.keys.len(), night.differing.len()), (2, 0), "nobody knows what it needs");
        let map = UsedBy::of(&with(1, &[("", "laptop")]));
        assert_eq!(holder(&map, "").places, ["laptop"], "the place alone was said");
    }

    #[test]
    fn a_shared_key_and_one_that_nobody_uses_are_told() {
        let map = UsedBy::of(&with(4, &[("3commas", "cloud"), ("freqtrade", "home server")]));
        assert_eq!(map.shared, [sample::id(4)]);
        assert_eq!(holder(&map, "freqtrade").keys.len(), 2);
        let map = UsedBy::of(&with(4, &[]));
        assert_eq!(map.nobody, [sample::id(4)]);
        let map = UsedBy::of(&with(4, &[(" ", "")]));
        assert_eq!((map.nobody.len(), map.holders.len()), (1, 8));
        let mut keys = with(4, &[]);
        keys.get_mut(&sample::id(4)).unwrap().removed = Some(Timestamp::UNIX_EPOCH);
        assert!(UsedBy::of(&keys).nobody.is_empty(), "it is off the list");
    }

    #[test]
    fn what_would_be_lost_is_counted_by_the_worst_that_each_key_can_do() {
        let loss = |levels: &[Level], is_listed: bool, code: &str, exchange: &str| {
            let mut keys = book();
            keys.retain(|id, _| *id == sample::id(0));
            let key = keys.get_mut(&sample::id(0)).unwrap();
            key.levels = levels.iter().copied().collect::<Levels>();
            key.permissions = [code.to_owned()].into();
            exchange.clone_into(&mut key.exchange);
            if is_listed {
                key.addresses = vec![Address { ip: "203.0.113.24".to_owned(), note: String::new() }];
            }
            let map = UsedBy::of(&keys);
            let [one] = map.holders[0].loss.as_slice() else { panic!("one key") };
            assert_eq!(one.count, 1);
            (one.can, one.is_open, map.holders[0].is_dangerous())
        };
        let table: [(&[Level], bool, &str, &str, Found); 11] = [
            (&[Read, Withdraw], false, "withdraw", "okx", (Can::Withdraw, true, true)),
            (&[Read, Withdraw], true, "withdraw", "okx", (Can::Withdraw, false, false)),
            (&[Withdraw, Manage], false, "withdraw", "okx", (Can::Withdraw, true, true)),
            (&[Read, Manage], false, "trade", "okx", (Can::Manage, true, true)),
            (&[Read], false, "brand-new", "okx", (Can::Unknown, true, false)),
            (&[Read, Withdraw], false, "brand-new", "okx", (Can::Withdraw, true, true)),
            (&[Read, Transfer], false, "trade", "okx", (Can::Transfer, true, false)),
            (&[Read, Trade], true, "trade", "okx", (Can::Trade, false, false)),
            (&[Read], false, "read_only", "okx", (Can::Read, true, false)),
            (&[], true, "read_only", "okx", (Can::Nothing, true, false)),
            (&[Withdraw], false, "withdraw", "bitmex", (Can::Dead, true, false)),
        ];
        for (levels, listed, code, exchange, found) in table {
            let got = loss(levels, listed, code, exchange);
            assert_eq!(got, found, "{levels:?} {code} {exchange}");
        }
    }

    #[test]
    fn what_its_exchange_said_of_a_key_counts_in_what_would_be_lost() {
        use crate::domain::live_check::{Addresses, AskedAbout, Check, Outcome, Told};
        let mut book = sample::book(Timestamp::UNIX_EPOCH);
        let id = sample::id(4);
        assert!(!book.keys[&id].addresses.is_empty() && !book.keys[&id].levels.are_dangerous());
        let mut lost = |codes: &[&str], addresses| {
            let permissions = Some(codes.iter().map(|code| (*code).to_owned()).collect());
            let told = Told { permissions, addresses: Some(addresses), ..Told::default() };
            let outcome = Outcome::Told(Box::new(told));
            let check = Check { at: Timestamp::UNIX_EPOCH, took_ms: 1, ahead_secs: None, outcome };
            book.keep_check(id, AskedAbout::InUse, check, false);
            let keys = [(id, book.keys[&id].clone())].into();
            let map = UsedBy::of(&keys);
            let [holder] = map.holders.as_slice() else { panic!("one tool") };
            (holder.loss[0].can, holder.loss[0].is_open, holder.is_dangerous())
        };
        assert_eq!(lost(&["modify-trades"], Addresses::Limited), (Can::Trade, false, false));
        assert_eq!(lost(&["modify-trades"], Addresses::Any), (Can::Trade, true, false));
        assert_eq!(lost(&["new-in-2027"], Addresses::Limited), (Can::Unknown, false, false));
        assert_eq!(lost(&["withdraw-funds"], Addresses::Any), (Can::Withdraw, true, true));
    }

    #[test]
    fn a_holder_is_found_by_its_name_and_its_place() {
        let map = UsedBy::of(&book());
        let found = |text: &str| map.holders.iter().filter(|one| one.matches(text)).count();
        assert_eq!((found("FREQ"), found("home server"), found("freqtrade home")), (1, 3, 1));
        assert_eq!((found(""), found("koinley")), (9, 0));
    }
}
