//! The one place where an answer of an exchange goes into the book: beside the key that it is about, and as a line of the journal.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::check::{Check, Live, Outcome};
use super::drift::{Drift, drift};
use super::told::{Addresses, Told};
use crate::domain::api_key::{Address, ApiKey, KeyId};
use crate::domain::book::Book;
use crate::domain::catalogue::Catalogue;
use crate::domain::duty::Duty;
use crate::domain::journal::Deed;
use crate::domain::permission::Level;

/// About which of a key's secrets its exchange was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskedAbout {
    /// The one in use.
    InUse,
    /// The new one of a rotation.
    New,
    /// The one in use, which a rotation has revoked: it is to be refused.
    Old,
}

impl AskedAbout {
    fn deed(self) -> Deed {
        match self {
            Self::InUse => Deed::Asked,
            Self::New => Deed::AskedNew,
            Self::Old => Deed::AskedOld,
        }
    }
}

impl Book {
    /// Keeps an answer. One about a rotation that is over meanwhile is dropped. An answer that nobody asked for has a line of its own
    /// only where it says something else than the one before. Whom an exchange answers to is not dead, whatever was said.
    pub fn keep_check(&mut self, id: KeyId, about: AskedAbout, check: Check, is_scheduled: bool) {
        let alive_at = check.shows_life().then_some(check.at);
        let is_kept = self.keep_answer(id, about, check, is_scheduled);
        if let Some(at) = alive_at.filter(|_| is_kept) {
            self.revive(id, about == AskedAbout::New, at);
        }
    }

    /// Keeps the answer alone; an emergency tells by itself what it says about the key's end. Whether there was something to keep it with.
    pub(in crate::domain) fn keep_answer(
        &mut self,
        id: KeyId,
        about: AskedAbout,
        check: Check,
        is_scheduled: bool,
    ) -> bool {
        let Some(key) = self.keys.get_mut(&id) else { return false };
        let (at, said) = (check.at, said(&key.exchange, &check));
        let before = match about {
            AskedAbout::InUse => key.live.last.clone(),
            AskedAbout::New => key.rotation.as_ref().and_then(|rotation| rotation.checked.clone()),
            AskedAbout::Old => key.rotation.as_ref().and_then(|rotation| rotation.old_answer.clone()),
        };
        let mut worse = None;
        match (about, key.rotation.as_mut()) {
            (AskedAbout::InUse, _) => worse = key.live.take(&key.exchange, check),
            (AskedAbout::New, Some(rotation)) => {
                rotation.checked = Some(with_known(rotation.checked.take(), check));
            }
            (AskedAbout::Old, Some(rotation)) => rotation.old_answer = Some(check),
            (_, None) => return false,
        }
        let is_news = before.is_none_or(|before| self::said(&key.exchange, &before) != said);
        if !is_scheduled || is_news {
            self.note_of(id, at, about.deed(), said);
        }
        if let Some(worse) = worse {
            // What was put off was less than this.
            if self.later.get(&id).is_some_and(|later| later.duty == Duty::MoreThanWanted.word()) {
                self.later.remove(&id);
            }
            self.note_of(id, at, Deed::GotWorse, worse.words());
        }
        true
    }

    /// Its owner says that they changed what got worse by the answer of the time `seen`; with it they may take what the exchange says as
    /// what they want. Of what got worse since then they know nothing: it stands.
    pub fn acknowledge_drift(&mut self, id: KeyId, seen: Timestamp, takes_real: bool, at: Timestamp) {
        let Some(key) = self.keys.get_mut(&id) else { return };
        if key.live.worse_since.is_some_and(|since| since > seen) {
            return;
        }
        // Nobody wants what they did not see.
        if takes_real && key.live.answered.as_ref().is_none_or(|answered| answered.at != seen) {
            return;
        }
        key.live.before_drift = None;
        key.live.worse_since = None;
        if takes_real {
            key.want_what_is();
        }
        self.note_of(id, at, Deed::ChangedIt, if takes_real { "wanted" } else { "" });
    }

    /// Its owner looked at the exchange by themselves, because it could not be asked from here.
    pub fn checked_by_hand(&mut self, id: KeyId, at: Timestamp) {
        let Some(key) = self.keys.get_mut(&id) else { return };
        key.live.by_hand = Some(at);
        self.note_of(id, at, Deed::CheckedByHand, "");
    }

    /// Whether this key's exchange may be asked by itself.
    pub fn ask_by_itself(&mut self, id: KeyId, at: Timestamp, is_on: bool) {
        let Some(key) = self.keys.get_mut(&id) else { return };
        key.live.by_hand_only = !is_on;
        key.live.may_disturb = is_on;
        self.note_of(id, at, Deed::AsksByItself, if is_on { "on" } else { "off" });
    }
}

impl ApiKey {
    /// What the exchange says becomes what its owner wants. What it does not say stays.
    fn want_what_is(&mut self) {
        let Some(told) = self.live.answered.as_ref().and_then(Check::told) else { return };
        let Told { permissions, addresses, .. } = told.clone();
        if let Some(codes) = permissions {
            self.levels = Catalogue::current_exchange(&self.exchange).levels_of(&codes);
            self.permissions = codes;
        }
        match addresses {
            Some(Addresses::Any) => self.addresses.clear(),
            // Of a masked one it is not known which it is.
            Some(Addresses::Listed(list)) if list.iter().all(|address| !address.contains('*')) => {
                let known = std::mem::take(&mut self.addresses);
                let note = |ip: &String| known.iter().find(|one| one.ip == *ip).map(|one| one.note.clone());
                let named = |ip: String| Address { note: note(&ip).unwrap_or_default(), ip };
                self.addresses = list.into_iter().map(named).collect();
            }
            _ => {}
        }
    }
}

/// This answer, with what the one before told and this one does not. A question that did not get through, or was not understood, takes
/// nothing away of what was told.
fn with_known(known: Option<Check>, mut check: Check) -> Check {
    let Some(known) = known else { return check };
    match (known.told(), &mut check.outcome) {
        (Some(before), Outcome::Told(told)) => told.fill_from(before, known.at),
        (Some(_), Outcome::Refused(refusal)) if !refusal.reason.is_an_answer() => return known,
        _ => {}
    }
    check
}

/// What an answer says, as the journal keeps it: `told` with levels, `works` where the exchange tells no permissions, `refused` with why.
fn said(exchange: &str, check: &Check) -> String {
    match &check.outcome {
        Outcome::Refused(refusal) => {
            format!("refused {} {}", refusal.reason.word(), refusal.code).trim_end().to_owned()
        }
        Outcome::Told(told) => match &told.permissions {
            None => "works".to_owned(),
            Some(codes) => {
                let exchange = Catalogue::current_exchange(exchange);
                let unknown = (!exchange.unknown(codes).is_empty()).then_some("unknown");
                let levels = exchange.levels_of(codes);
                let words = levels.iter().map(Level::word).chain(unknown);
                ["told"].into_iter().chain(words).collect::<Vec<_>>().join(" ")
            }
        },
    }
}

impl Live {
    /// What is kept of a key whose new secret took the old one's place: what the exchange said of that, and what its owner chose.
    pub(in crate::domain) fn of_new(&self, checked: Option<Check>, exchange: &str) -> Self {
        let mut live =
            Self { by_hand_only: self.by_hand_only, may_disturb: self.may_disturb, ..Self::default() };
        if let Some(check) = checked {
            live.take(exchange, check);
        }
        live
    }

    /// Keeps an answer about the secret in use. Returns what got worse by it.
    fn take(&mut self, exchange: &str, check: Check) -> Option<Drift> {
        let exchange = Catalogue::current_exchange(exchange);
        let mut worse = None;
        let mut answer = check.clone();
        if let Outcome::Told(told) = &mut answer.outcome {
            if let Some((before, at)) = self.answered.as_ref().and_then(|it| Some((it.told()?, it.at))) {
                told.fill_from(before, at);
                // What was told for the first time after something got worse is what it is held against from then on.
                if let Some(Outcome::Told(good)) = self.before_drift.as_mut().map(|it| &mut it.outcome) {
                    good.fill_from(before, at);
                }
            }
            let found = |before: &Option<Check>| drift(&exchange, before.as_ref()?.told()?, told);
            if self.before_drift.is_some() && found(&self.before_drift).is_none() {
                // As it was before, or less.
                (self.before_drift, self.worse_since) = (None, None);
            }
            worse = found(&self.answered);
            if worse.is_some() {
                self.before_drift = self.before_drift.take().or(self.answered.take());
                self.worse_since = Some(check.at);
            }
            let nothing = BTreeSet::new();
            let codes = told.permissions.as_ref().unwrap_or(&nothing);
            self.levels = exchange.levels_of(codes);
            self.is_unknown = !exchange.unknown(codes).is_empty();
            self.answered = Some(answer);
        }
        // What never got there is no use of the key.
        self.asked_before =
            self.last.as_ref().filter(|last| last.got_there()).map(|last| last.at).or(self.asked_before);
        self.last = Some(check);
        worse
    }
}

impl Drift {
    /// As the journal keeps it.
    fn words(&self) -> String {
        let levels = self.levels.iter().map(Level::word);
        let others = [
            ("permissions", !self.permissions.is_empty()),
            ("unknown", !self.unknown.is_empty()),
            ("addresses", self.is_wider),
        ];
        let others = others.into_iter().filter(|(_, is)| *is).map(|(word, _)| word);
        levels.chain(others).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::super::refusal::{Reason, Refusal};
    use super::*;
    use crate::domain::rotation::{NewKey, Rotation};
    use crate::domain::sample;

    const AT: Timestamp = Timestamp::constant(1_795_355_173, 0);

    fn check(minutes: i64, outcome: Outcome) -> Check {
        let at = AT + jiff::SignedDuration::from_mins(minutes);
        Check { at, took_ms: 1, ahead_secs: None, outcome }
    }

    fn told(minutes: i64, codes: Option<&[&str]>, list: Option<&[&str]>) -> Check {
        let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let permissions = codes.map(|codes| owned(codes).into_iter().collect());
        let addresses = list.map(|list| Addresses::Listed(owned(list)));
        check(minutes, Outcome::Told(Box::new(Told { permissions, addresses, ..Told::default() })))
    }

    fn refused(minutes: i64, reason: Reason) -> Check {
        check(minutes, Outcome::Refused(Refusal::of(reason)))
    }

    #[test]
    fn an_address_that_came_after_something_got_worse_stands_until_its_owner_says_so() {
        let (home, both) = (["203.0.113.24"], ["203.0.113.24", "192.0.2.1"]);
        let (read, trade) = (["query-funds"], ["query-funds", "modify-trades"]);
        let mut live = Live::default();
        let mut take = |check| {
            live.take("kraken", check);
            live.before_drift.is_some()
        };
        assert!(!take(told(0, Some(&read), None)));
        assert!(take(told(1, Some(&trade), Some(&home))));
        assert!(take(told(2, Some(&trade), Some(&both))));
        assert!(take(told(3, Some(&read), Some(&both))), "nobody said a word about the second address");
        assert!(!take(told(4, Some(&read), Some(&home))), "as it was before");
    }

    #[test]
    fn a_permission_that_came_beside_another_of_its_level_is_worse_until_its_owner_wants_it_so() {
        let (mut book, id) = (sample::book(AT), sample::id(4));
        let real = |book: &Book, more: &[&'static str]| {
            let mut codes: Vec<&str> = book.keys[&id].permissions.iter().map(String::as_str).collect();
            codes.extend(more);
            told(0, Some(&codes), None)
        };
        let key = book.keys.get_mut(&id).unwrap();
        assert!(key.permissions.remove("close-trades") && key.permissions.contains("modify-trades"));
        let before = real(&book, &[]);
        book.keep_check(id, AskedAbout::InUse, before, false);
        assert!(!book.keys[&id].does_more_than_wanted());
        let looks = real(&book, &["export-data"]);
        book.keep_check(id, AskedAbout::InUse, looks, false);
        assert!(!book.keys[&id].does_more_than_wanted(), "it only looks");
        let after = Check { at: AT + jiff::SignedDuration::from_mins(9), ..real(&book, &["close-trades"]) };
        book.keep_check(id, AskedAbout::InUse, after.clone(), false);
        let key = &book.keys[&id];
        assert!(key.does_more_than_wanted() && key.live.before_drift.is_some());
        let lines = book.journal.read().lines;
        let worse: Vec<&str> =
            lines.iter().filter(|line| line.deed == "got-worse").map(|line| line.detail.as_str()).collect();
        assert_eq!(worse, ["permissions"]);
        book.acknowledge_drift(id, after.at, false, after.at);
        assert!(book.keys[&id].does_more_than_wanted(), "it is still not wanted");
        book.acknowledge_drift(id, after.at, true, after.at);
        assert!(!book.keys[&id].does_more_than_wanted());
    }

    #[test]
    fn what_was_told_of_a_new_key_is_taken_away_by_no_silence_and_by_no_answer_that_tells_less() {
        let (mut book, id) = (sample::book(AT), sample::id(3));
        let key = book.keys.get_mut(&id).unwrap();
        key.rotation = Some(Rotation::begin(AT, &[]));
        let more: Vec<&str> = key.permissions.iter().map(String::as_str).chain(["withdraw-funds"]).collect();
        let more = told(0, Some(&more), None);
        let mut keep = |check| {
            book.keep_check(id, AskedAbout::New, check, false);
            book.keys[&id].new_key()
        };
        let is_more =
            |new: &NewKey| matches!(new, NewKey::Differs { more, .. } if more.levels.has(Level::Withdraw));
        assert!(is_more(&keep(more)));
        for reason in [Reason::TimeOut, Reason::NoInternet, Reason::NotUnderstood, Reason::Clock] {
            assert!(is_more(&keep(refused(1, reason))), "{reason:?}");
        }
        assert!(is_more(&keep(told(2, None, None))), "it tells less");
        assert!(matches!(keep(refused(3, Reason::UnknownKey)), NewKey::Refused(_)), "that is an answer");
    }
}
