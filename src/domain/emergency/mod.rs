//! A key leaked: which keys are in danger, in which order they are deleted, and what was done so far. Pure, and of no use for attack:
//! ids, times and what exchanges answered. It needs no network; who asks an exchange is elsewhere.

mod after;
mod case;
mod damage;
mod drill;
mod scope;
mod step;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::api_key::{ApiKey, KeyId};
use super::book::Book;

pub use after::Aftercare;
pub use case::{Answer, Case, Said};
pub use damage::{Damage, Ranked, damage_of, ranked, ranked_in, worst_of};
pub use drill::{Drill, Gaps};
pub use scope::{Scope, exchanges, tools};
pub use step::Step;

/// An emergency: begun with the first thing that was done, kept until the next one begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Emergency {
    /// When the first thing was done.
    pub begun: Timestamp,
    /// What its owner is worried about.
    pub scope: Scope,
    /// What was done about each key.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub cases: BTreeMap<KeyId, Case>,
    /// What was done after the keys, and when.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub aftercare: BTreeMap<Aftercare, Timestamp>,
    /// When its owner stopped it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finished: Option<Timestamp>,
}

/// How far it is, over the keys of its scope.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Keys in it.
    pub all: usize,
    /// Dead, and their exchange said so.
    pub proved: usize,
    /// Dead, as their owner says.
    pub by_hand: usize,
}

/// How a key's end is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Its exchange refuses it.
    Proved,
    /// Its owner says so.
    ByHand,
}

impl Progress {
    /// Keys that are not dead.
    pub fn left(self) -> usize {
        self.all.saturating_sub(self.proved + self.by_hand)
    }
}

impl Emergency {
    /// One that begins now.
    pub fn begin(at: Timestamp, scope: Scope) -> Self {
        Self { begun: at, scope, cases: BTreeMap::new(), aftercare: BTreeMap::new(), finished: None }
    }

    /// What was done about this key.
    pub fn case(&self, id: KeyId) -> Option<&Case> {
        self.cases.get(&id)
    }

    /// Whether this key is dead by what was done here, by proof or by its owner's word.
    pub fn is_dead(&self, key: &ApiKey) -> bool {
        self.case(key.id).is_some_and(|case| case.is_dead(key))
    }

    /// How this key's end is known, by what was done here or from before: with proof, or by its owner's word. None while it is not dead.
    pub fn end_of(&self, key: &ApiKey) -> Option<End> {
        let case = self.case(key.id);
        let is_proved = match (case, key.live.dead) {
            (Some(case), _) if case.is_dead(key) => case.is_proved(key),
            (Some(case), _) if case.still_alive() => return None,
            (_, dead) => !dead?.by_hand,
        };
        Some(if is_proved { End::Proved } else { End::ByHand })
    }

    /// How far it is with these keys. One that was dead before is dead; a drill has its own count, [`Drill::gaps`].
    pub fn progress(&self, book: &Book, ranked: &[Ranked]) -> Progress {
        let ends = ranked.iter().filter_map(|one| self.end_of(book.keys.get(&one.id)?));
        let mut progress = Progress { all: ranked.len(), ..Progress::default() };
        for end in ends {
            match end {
                End::Proved => progress.proved += 1,
                End::ByHand => progress.by_hand += 1,
            }
        }
        progress
    }

    /// The first key that is neither dead nor put aside, the most damaging first. In a drill it is [`Drill::current`].
    pub fn current(&self, book: &Book, ranked: &[Ranked]) -> Option<KeyId> {
        self.first_open(book, ranked, |key| self.end_of(key).is_some())
    }

    fn first_open(&self, book: &Book, ranked: &[Ranked], is_dead: impl Fn(&ApiKey) -> bool) -> Option<KeyId> {
        let is_aside = |id: KeyId| self.case(id).is_some_and(|case| case.skipped.is_some());
        let mut open = ranked
            .iter()
            .filter(|one| !is_aside(one.id) && book.keys.get(&one.id).is_some_and(|key| !is_dead(key)));
        open.next().map(|one| one.id)
    }
}

/// Whether a second key of a rotation is stored beside the one in use and is to die with it: it was there when that was said to be
/// deleted. One that was stored afterwards, or after its replacement was begun, is the replacement.
pub fn has_next(case: Option<&Case>, key: &ApiKey) -> bool {
    let Some(rotation) = key.rotation.as_ref().filter(|rotation| rotation.new_fields.is_some()) else {
        return false;
    };
    let (Some(stored), Some(case)) = (rotation.stored, case) else { return true };
    case.replaced.is_none()
        && [case.deleted, case.replacing].into_iter().flatten().all(|since| stored <= since)
}

impl Book {
    /// The emergency under way.
    pub fn open_emergency(&self) -> Option<&Emergency> {
        self.emergency.as_ref().filter(|emergency| emergency.finished.is_none())
    }
}
