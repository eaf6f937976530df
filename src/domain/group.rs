//! One act on several keys at once: which of them it is for, which are left out and why, and what it changes.
//! It is done as one change of the book, so that it is done for all of them or for none.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::api_key::{Act, ApiKey, KeyId, ToolUse};
use super::book::Book;
use super::catalogue::Catalogue;
use super::edit::Edit;
use super::permission::Level;

/// The most characters of a tag.
pub const MOST_TAG: usize = 24;
/// The most characters of a tool's name or of the place where it runs.
pub const MOST_TOOL: usize = 60;

/// What is to be done with several keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GroupAct {
    /// Give them this tag.
    AddTag(String),
    /// Take this tag off them.
    TakeTag(String),
    /// This tool uses them.
    SetTool {
        /// The tool.
        tool: ToolUse,
        /// It stands beside the tools that are written there; else it takes their place.
        beside: bool,
    },
    /// Take them from the list; they can be put back.
    Remove,
    /// Put them back into the list.
    PutBack,
}

/// Which act, without what it carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupKind {
    /// A tag is given.
    AddTag,
    /// A tag is taken off.
    TakeTag,
    /// A tool is set.
    SetTool,
    /// They are taken from the list.
    Remove,
    /// They are put back.
    PutBack,
}

/// Why an act leaves a key out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOut {
    /// It is being saved or changed just now.
    Busy,
    /// It is being rotated: which tools use it, and whether it stays, is asked there.
    Rotating,
    /// It is saved, and the questions of its making are still open.
    HalfFinished,
    /// The act would change nothing.
    AsItIs,
}

/// Which keys an act is for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupPlan {
    /// The act is done for these.
    pub takes: Vec<KeyId>,
    /// It is not done for these.
    pub left_out: Vec<(KeyId, LeftOut)>,
}

impl GroupPlan {
    /// The keys that are left out for this reason.
    pub fn left_out_for(&self, why: LeftOut) -> impl Iterator<Item = KeyId> {
        self.left_out.iter().filter(move |(_, other)| *other == why).map(|(id, _)| *id)
    }
}

impl GroupAct {
    /// Which act it is.
    pub fn kind(&self) -> GroupKind {
        match self {
            Self::AddTag(_) => GroupKind::AddTag,
            Self::TakeTag(_) => GroupKind::TakeTag,
            Self::SetTool { .. } => GroupKind::SetTool,
            Self::Remove => GroupKind::Remove,
            Self::PutBack => GroupKind::PutBack,
        }
    }

    /// Which of these keys it is for. `busy` are being saved or changed just now. Keys that are gone are not told.
    pub fn plan(&self, book: &Book, ids: &[KeyId], busy: &BTreeSet<KeyId>) -> GroupPlan {
        let mut plan = GroupPlan::default();
        for key in ids.iter().filter_map(|id| book.keys.get(id)) {
            let why = if busy.contains(&key.id) { Some(LeftOut::Busy) } else { self.leaves_out(book, key) };
            match why {
                Some(why) => plan.left_out.push((key.id, why)),
                None => plan.takes.push(key.id),
            }
        }
        plan
    }

    fn leaves_out(&self, book: &Book, key: &ApiKey) -> Option<LeftOut> {
        // A tag is a word of its owner's; the rest touches what a rotation and a half-finished key still ask about.
        let is_harmless = matches!(self, Self::AddTag(_) | Self::TakeTag(_) | Self::PutBack);
        if !is_harmless && key.rotation.is_some() {
            return Some(LeftOut::Rotating);
        }
        if !is_harmless && book.drafts.contains_key(&key.id) {
            return Some(LeftOut::HalfFinished);
        }
        (!self.changes(key)).then_some(LeftOut::AsItIs)
    }

    fn changes(&self, key: &ApiKey) -> bool {
        match self {
            Self::AddTag(tag) => !tag.trim().is_empty() && !has_tag(key, tag),
            Self::TakeTag(tag) => has_tag(key, tag),
            Self::SetTool { tool, .. } if tool.tool.trim().is_empty() => false,
            Self::SetTool { tool, beside: true } => !key.tools.iter().any(|used| is_same_use(used, tool)),
            Self::SetTool { tool, beside: false } => {
                !matches!(key.tools.as_slice(), [used] if is_same_use(used, tool))
            }
            Self::Remove => key.removed.is_none(),
            Self::PutBack => key.removed.is_some(),
        }
    }

    /// Does it with every key for which it is, as the book is now, and writes that down for each.
    pub fn apply(&self, book: &mut Book, ids: &[KeyId], busy: &BTreeSet<KeyId>, now: Timestamp) {
        for id in self.plan(book, ids, busy).takes {
            let Some(mut key) = book.keys.get(&id).cloned() else { continue };
            self.change(&mut key, now);
            match self.note() {
                // The journal tells what of it was changed.
                Act::Edited => book.edit(id, Edit::of(&key), now),
                act => {
                    book.keys.insert(id, key);
                    book.note_act(id, now, act);
                }
            }
        }
    }

    fn change(&self, key: &mut ApiKey, now: Timestamp) {
        match self {
            Self::AddTag(tag) => key.tags.push(tag.trim().to_owned()),
            Self::TakeTag(tag) => key.tags.retain(|other| !is_same(other, tag)),
            Self::SetTool { tool, beside } => {
                if !beside {
                    key.tools.clear();
                }
                // A place alone, of no tool, gives way.
                key.tools.retain(|used| !used.tool.trim().is_empty());
                key.tools.push(tidy(tool));
            }
            Self::Remove => key.removed = Some(now),
            Self::PutBack => key.removed = None,
        }
    }

    /// How it is written down for each key.
    fn note(&self) -> Act {
        match self {
            Self::Remove => Act::Removed,
            Self::PutBack => Act::PutBack,
            _ => Act::Edited,
        }
    }
}

/// The tool by its id in the catalogue, where it is known there.
fn tidy(tool: &ToolUse) -> ToolUse {
    let name = tool.tool.trim();
    let known = Catalogue::built_in().tool_called(name).map(|known| known.id.clone());
    ToolUse { tool: known.unwrap_or_else(|| name.to_owned()), place: tool.place.trim().to_owned() }
}

fn is_same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

fn is_same_use(one: &ToolUse, other: &ToolUse) -> bool {
    let (one, other) = (tidy(one), tidy(other));
    is_same(&one.tool, &other.tool) && is_same(&one.place, &other.place)
}

fn has_tag(key: &ApiKey, tag: &str) -> bool {
    key.tags.iter().any(|other| is_same(other, tag))
}

/// The tags of these keys, with how many of them have each; the most common first.
pub fn tags_of(book: &Book, ids: &[KeyId]) -> Vec<(String, usize)> {
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    for key in ids.iter().filter_map(|id| book.keys.get(id)) {
        key.tags.iter().for_each(|tag| *counted.entry(tag).or_default() += 1);
    }
    let mut tags: Vec<(String, usize)> =
        counted.into_iter().map(|(tag, keys)| (tag.to_owned(), keys)).collect();
    tags.sort_by_key(|(_, keys)| std::cmp::Reverse(*keys));
    tags
}

/// Which of these keys another tool uses already.
pub fn used_by_others(book: &Book, ids: &[KeyId], tool: &str) -> Vec<KeyId> {
    let tool = tidy(&ToolUse { tool: tool.to_owned(), place: String::new() }).tool;
    let is_other = |used: &ToolUse| !used.tool.trim().is_empty() && !is_same(&tidy(used).tool, &tool);
    let keys = ids.iter().filter_map(|id| book.keys.get(id));
    keys.filter(|key| key.tools.iter().any(is_other)).map(|key| key.id).collect()
}

/// The order in which keys are deleted at the exchanges: those that can send everything away first, then by exchange and name.
pub fn by_damage(book: &Book, ids: &[KeyId]) -> Vec<KeyId> {
    let mut keys: Vec<&ApiKey> = ids.iter().filter_map(|id| book.keys.get(id)).collect();
    let harm = |key: &ApiKey| key.levels.highest().filter(|level| *level >= Level::Withdraw);
    keys.sort_by(|one, other| {
        let places = (&one.exchange, &one.exchange_name).cmp(&(&other.exchange, &other.exchange_name));
        harm(other).cmp(&harm(one)).then(places).then_with(|| one.label.cmp(&other.label))
    });
    keys.into_iter().map(|key| key.id).collect()
}

#[cfg(test)]
mod tests {
    use super::super::draft::Draft;
    use super::super::sample;
    use super::*;

    fn now() -> Timestamp {
        Timestamp::from_second(1_790_000_000).unwrap()
    }

    fn ids(places: &[usize]) -> Vec<KeyId> {
        places.iter().map(|place| sample::id(*place)).collect()
    }

    fn tool(name: &str, place: &str) -> ToolUse {
        ToolUse { tool: name.to_owned(), place: place.to_owned() }
    }

    fn none() -> BTreeSet<KeyId> {
        BTreeSet::new()
    }

    #[test]
    fn a_tag_is_given_once_and_taken_off_whatever_its_case() {
        let mut book = sample::book(now());
        let ids = ids(&[2, 4, 5]);
        let add = GroupAct::AddTag(" Spot ".to_owned());
        let plan = add.plan(&book, &ids, &none());
        assert_eq!(plan.takes, [sample::id(4)], "two of them have it already");
        assert_eq!(plan.left_out_for(LeftOut::AsItIs).count(), 2);
        add.apply(&mut book, &ids, &none(), now());
        assert_eq!(book.keys[&sample::id(4)].tags, ["dca", "cloud", "Spot"]);
        assert_eq!(book.keys[&sample::id(2)].tags, ["grid", "spot"]);
        assert_eq!(book.keys[&sample::id(4)].history.last().unwrap().act, Act::Edited);
        assert_eq!(book.keys[&sample::id(2)].history, sample::book(now()).keys[&sample::id(2)].history);
        GroupAct::TakeTag("SPOT".to_owned()).apply(&mut book, &ids, &none(), now());
        assert!(ids.iter().all(|id| !book.keys[id].tags.iter().any(|tag| tag.to_lowercase() == "spot")));
        assert!(GroupAct::AddTag("  ".to_owned()).plan(&book, &ids, &none()).takes.is_empty());
    }

    #[test]
    fn a_tool_takes_the_place_of_others_or_stands_beside_them() {
        let mut book = sample::book(now());
        let ids = ids(&[4, 6]);
        assert_eq!(used_by_others(&book, &ids, "3Commas"), [sample::id(6)]);
        let beside = GroupAct::SetTool { tool: tool("3Commas", "cloud"), beside: true };
        assert_eq!(beside.plan(&book, &ids, &none()).takes, [sample::id(6)]);
        beside.apply(&mut book, &ids, &none(), now());
        assert!(book.keys[&sample::id(6)].is_shared() && !book.keys[&sample::id(4)].is_shared());
        let instead = GroupAct::SetTool { tool: tool(" my script ", ""), beside: false };
        instead.apply(&mut book, &ids, &none(), now());
        assert!(ids.iter().all(|id| book.keys[id].tools == [tool("my script", "")]));
        let known = GroupAct::SetTool { tool: tool("Freqtrade", ""), beside: false };
        known.apply(&mut book, &ids, &none(), now());
        assert_eq!(book.keys[&sample::id(4)].tools, [tool("freqtrade", "")], "by its id in the catalogue");
    }

    #[test]
    fn keys_in_rotation_half_finished_and_busy_ones_are_left_out_where_it_matters() {
        let mut book = sample::book(now());
        book.drafts.insert(sample::id(4), Draft::begin(sample::id(4), now()));
        let (ids, busy) = (ids(&[2, 4, 5, 6]), BTreeSet::from([sample::id(5)]));
        for act in [GroupAct::Remove, GroupAct::SetTool { tool: tool("x", ""), beside: false }] {
            let plan = act.plan(&book, &ids, &busy);
            assert_eq!(plan.takes, [sample::id(6)], "{act:?}");
            let why: Vec<LeftOut> = plan.left_out.iter().map(|(_, why)| *why).collect();
            assert_eq!(why, [LeftOut::Rotating, LeftOut::HalfFinished, LeftOut::Busy]);
        }
        let tag = GroupAct::AddTag("new".to_owned()).plan(&book, &ids, &busy);
        assert_eq!(tag.left_out, [(sample::id(5), LeftOut::Busy)], "a tag harms no rotation");
        GroupAct::Remove.apply(&mut book, &ids, &busy, now());
        let removed: Vec<KeyId> =
            book.keys.values().filter(|key| key.removed.is_some()).map(|key| key.id).collect();
        assert_eq!(removed, [sample::id(6)]);
    }

    #[test]
    fn removing_and_putting_back_leave_the_keys_as_they_were_but_for_their_history() {
        let before = sample::book(now());
        let (mut book, ids) = (before.clone(), ids(&[0, 3, 99]));
        GroupAct::Remove.apply(&mut book, &ids, &none(), now());
        GroupAct::PutBack.apply(&mut book, &ids, &none(), now());
        for (id, key) in &mut book.keys {
            let over = if ids.contains(id) { 2 } else { 0 };
            key.history.truncate(key.history.len() - over);
        }
        assert!(!book.journal.is_empty(), "each act on each key is a line of the journal");
        book.journal.clone_from(&before.journal);
        assert_eq!(book, before);
    }

    #[test]
    fn what_can_send_coins_away_is_deleted_first() {
        let book = sample::book(now());
        let order = by_damage(&book, &ids(&[7, 4, 0, 3, 5]));
        assert_eq!(order.first(), Some(&sample::id(0)), "it can withdraw");
        assert_eq!(order[1..], ids(&[5, 7, 4, 3]), "Binance before Kraken, each by name");
        assert_eq!(tags_of(&book, &ids(&[2, 5]))[0], ("spot".to_owned(), 2));
    }
}
