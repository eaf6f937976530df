//! A fire drill: the same list and the same steps, kept nowhere. It shows how long it takes and what would be missing.

use jiff::{SignedDuration, Timestamp};

use super::damage::{works_anywhere_by_either, worst_of};
use super::{Emergency, Ranked, Scope, Step};
use crate::domain::api_key::KeyId;
use crate::domain::book::Book;
use crate::domain::catalogue::Catalogue;
use crate::domain::live_check::CheckFacts;

/// A fire drill. It lives in memory only, and nothing in the book knows of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drill {
    /// What would be kept in an emergency.
    pub emergency: Emergency,
    /// When it was ended.
    pub ended: Option<Timestamp>,
}

/// What would be missing in an emergency.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gaps {
    /// Keys of whose exchange no page is known.
    pub no_page: Vec<KeyId>,
    /// Keys whose exchange Keystead cannot ask: their end is confirmed by hand.
    pub not_asked: Vec<KeyId>,
    /// Keys that can take everything from any address: the ones that a thief is quickest with.
    pub wide_open: Vec<KeyId>,
    /// Keys to which the drill did not come.
    pub not_reached: Vec<KeyId>,
}

impl Drill {
    /// One that begins now.
    pub fn begin(at: Timestamp, scope: Scope) -> Self {
        Self { emergency: Emergency::begin(at, scope), ended: None }
    }

    /// Practises this.
    pub fn take(&mut self, step: &Step, at: Timestamp) {
        match step {
            Step::Finished => self.ended = self.ended.or(Some(at)),
            _ if self.ended.is_none() => self.emergency.take(step, at),
            _ => {}
        }
    }

    /// The first key that was not practised yet and not put aside. One that is dead already is practised all the same.
    pub fn current(&self, book: &Book, ranked: &[Ranked]) -> Option<KeyId> {
        self.emergency.first_open(book, ranked, |key| self.emergency.is_dead(key))
    }

    /// How long it took, or takes until now.
    pub fn took(&self, now: Timestamp) -> SignedDuration {
        self.ended.unwrap_or(now).duration_since(self.emergency.begun)
    }

    /// What was missing, over these keys.
    pub fn gaps(&self, book: &Book, ranked: &[Ranked]) -> Gaps {
        let mut gaps = Gaps::default();
        for key in ranked.iter().filter_map(|one| book.keys.get(&one.id)) {
            if Catalogue::current_exchange(&key.exchange).page_url().is_none() {
                gaps.no_page.push(key.id);
            }
            if CheckFacts::of(&key.exchange).is_none() {
                gaps.not_asked.push(key.id);
            }
            if worst_of(key).0.are_dangerous() && works_anywhere_by_either(key) {
                gaps.wide_open.push(key.id);
            }
            if !self.emergency.is_dead(key) {
                gaps.not_reached.push(key.id);
            }
        }
        gaps
    }
}
