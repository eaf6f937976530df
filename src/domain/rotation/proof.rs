//! What the exchange's own answers show in a rotation: the new key works as wanted, the old one is dead. What it cannot tell is for the
//! owner to look at, and is told so afterwards.

use crate::domain::api_key::ApiKey;
use crate::domain::catalogue::Catalogue;
use crate::domain::live_check::{Check, Death, Drift, From, Outcome, Refusal, Told, compare, drift, is_dead};
use crate::domain::permission::Levels;

/// What the exchange said about the new key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewKey {
    /// It was not asked yet.
    NotAsked,
    /// It works, and may do what is wanted.
    AsWanted,
    /// It works; the exchange does not tell what it may do.
    Works,
    /// It works, and may do something else.
    Differs {
        /// What it may do that is not wanted.
        more: Drift,
        /// What it may not do and should.
        less: Levels,
        /// The addresses that are not on its list and should be: what uses it there would be refused.
        lacks: Vec<String>,
    },
    /// It did not answer as asked.
    Refused(Refusal),
}

/// What the exchange said about the old key, after its owner deleted it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OldKey {
    /// It was not asked yet.
    NotAsked,
    /// It is dead: the exchange refuses it.
    Dead(Refusal),
    /// It still works.
    Alive,
    /// It cannot be told by this answer.
    Unclear(Refusal),
}

impl ApiKey {
    /// What the exchange said about the new key of the rotation under way.
    pub fn new_key(&self) -> NewKey {
        let checked = self.rotation.as_ref().and_then(|rotation| rotation.checked.as_ref());
        let Some(check) = checked else { return NewKey::NotAsked };
        match &check.outcome {
            Outcome::Refused(refusal) => NewKey::Refused(refusal.clone()),
            Outcome::Told(told) => self.held_against(told, self.new_key_from()),
        }
    }

    /// From where the new key works, beside what is wanted. Not told counts as not told, also where it may do what is wanted.
    pub fn new_key_from(&self) -> From {
        let checked = self.rotation.as_ref().and_then(|rotation| rotation.checked.as_ref());
        checked.map_or(From::NotTold, |check| compare(self, check).from)
    }

    /// What the exchange said about the old key since it was deleted. That it answers counts wherever it was asked: until its secret is
    /// destroyed, the old key is the one in use.
    pub fn old_key(&self) -> OldKey {
        let Some(rotation) = &self.rotation else { return OldKey::NotAsked };
        let answer = rotation.old_answer.as_ref();
        let is_newest = |last: &Check| {
            rotation.revoked.is_some_and(|revoked| last.at >= revoked)
                && answer.is_none_or(|answer| last.at > answer.at)
        };
        if self.live.last.as_ref().is_some_and(|last| last.shows_life() && is_newest(last)) {
            return OldKey::Alive;
        }
        let Some(answer) = answer else { return OldKey::NotAsked };
        match (is_dead(self.live.last_life(), answer), answer.refusal()) {
            (Death::StillAlive, _) | (_, None) => OldKey::Alive,
            (Death::Proved, Some(refusal)) => OldKey::Dead(refusal.clone()),
            (Death::Unclear, Some(refusal)) => OldKey::Unclear(refusal.clone()),
        }
    }

    /// What was told, beside what is wanted: the same as the old key. Permissions that only an earlier answer told are not as wanted.
    fn held_against(&self, told: &Told, from: From) -> NewKey {
        let exchange = Catalogue::current_exchange(&self.exchange);
        let wanted = Told { permissions: Some(self.permissions.clone()), ..Told::default() };
        let mut more = drift(&exchange, &wanted, told).unwrap_or_default();
        more.is_wider = matches!(from, From::Anywhere | From::Also(_));
        let lacks = if let From::Fewer(lacks) = from { lacks } else { Vec::new() };
        let missing = |codes| {
            let has = exchange.levels_of(codes);
            self.levels.iter().filter(|level| !has.has(*level)).collect()
        };
        let less: Levels = told.permissions.as_ref().map(missing).unwrap_or_default();
        let is_told = told.permissions.is_some() && told.earlier.permissions.is_none();
        if more != Drift::default() || less != Levels::default() || !lacks.is_empty() {
            NewKey::Differs { more, less, lacks }
        } else if is_told {
            NewKey::AsWanted
        } else {
            NewKey::Works
        }
    }

    /// Whether the old key is to be asked before it is deleted, so that a refusal afterwards says something: many exchanges refuse a
    /// dead key and a strange address with the same words.
    pub fn wants_answer_before_deletion(&self) -> bool {
        let Some(rotation) = &self.rotation else { return false };
        let is_recent = |check: &Check| rotation.works.is_some_and(|works| check.at >= works);
        rotation.works.is_some()
            && rotation.revoked.is_none()
            && self.can_be_asked()
            && !self.may_disturb_a_bot()
            && !self.live.last.as_ref().is_some_and(is_recent)
    }

    /// Whether the old key is to be asked now that it should be dead.
    pub fn wants_proof_of_death(&self) -> bool {
        let rotation = self.rotation.as_ref();
        rotation.is_some_and(|rotation| rotation.revoked.is_some() && rotation.old_answer.is_none())
            && self.can_be_asked()
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::domain::api_key::Address;
    use crate::domain::live_check::{Addresses, Reason};
    use crate::domain::permission::Level;
    use crate::domain::rotation::Rotation;
    use crate::domain::sample;

    const AT: Timestamp = Timestamp::constant(1_795_355_173, 0);

    fn bot() -> ApiKey {
        let mut key = sample::book(AT).keys.remove(&sample::id(4)).unwrap();
        key.rotation = Some(Rotation::begin(AT, &[]));
        key
    }

    fn told(codes: &[&str]) -> Check {
        let permissions = Some(codes.iter().map(|code| (*code).to_owned()).collect());
        let outcome = Outcome::Told(Box::new(Told { permissions, ..Told::default() }));
        Check { at: AT, took_ms: 1, ahead_secs: None, outcome }
    }

    fn refused(reason: Reason) -> Check {
        Check { at: AT, took_ms: 1, ahead_secs: None, outcome: Outcome::Refused(Refusal::of(reason)) }
    }

    #[test]
    fn a_new_key_is_as_wanted_only_where_it_may_do_the_same_as_the_old_one() {
        let mut key = bot();
        assert_eq!((key.exchange.as_str(), key.new_key()), ("kraken", NewKey::NotAsked));
        let same: Vec<String> = key.permissions.iter().cloned().collect();
        let same: Vec<&str> = same.iter().map(String::as_str).collect();
        let mut ask = |check: Check| {
            key.rotation.as_mut().unwrap().checked = Some(check);
            key.new_key()
        };
        assert_eq!(ask(told(&same)), NewKey::AsWanted);
        let more = ask(told(&[same.as_slice(), &["withdraw-funds", "new-in-2027"]].concat()));
        let NewKey::Differs { more, less, lacks } = more else { panic!("{more:?}") };
        assert!(more.levels.has(Level::Withdraw) && more.unknown == ["new-in-2027"]);
        assert!(less == Levels::default() && lacks.is_empty());
        let less = ask(told(&["query-funds"]));
        assert!(matches!(less, NewKey::Differs { less, .. } if less.has(Level::Trade)), "{less:?}");
        let works = Check { outcome: Outcome::Told(Box::default()), ..told(&[]) };
        assert_eq!(ask(works), NewKey::Works);
        let mut older = told(&same);
        let Outcome::Told(before) = &mut older.outcome else { panic!("it was told") };
        before.earlier.permissions = Some(AT);
        assert_eq!(ask(older), NewKey::Works, "that was told before");
        assert!(matches!(ask(refused(Reason::WrongSecret)), NewKey::Refused(_)));
    }

    #[test]
    fn a_new_key_with_futures_on_is_held_back_where_the_old_one_was_for_spot_only() {
        let mut key = bot();
        key.exchange = "binance".to_owned();
        let spot = ["enableReading", "enableSpotAndMarginTrading"];
        key.permissions = spot.iter().map(|code| (*code).to_owned()).collect();
        let mut ask = |more: &[&str]| {
            key.rotation.as_mut().unwrap().checked = Some(told(&[&spot[..], more].concat()));
            key.new_key()
        };
        let more = ask(&["enableFutures"]);
        let NewKey::Differs { more, .. } = more else { panic!("{more:?}") };
        assert_eq!(more.permissions, ["enableFutures"]);
        assert!(more.levels.highest().is_none(), "it may trade anyway");
        assert_eq!(ask(&["enableFixReadOnly"]), NewKey::AsWanted);
    }

    #[test]
    fn a_new_key_that_tells_only_its_addresses_is_held_back_where_they_are_too_many() {
        let mut key = bot();
        key.addresses = vec![Address { ip: "203.0.113.24".to_owned(), note: String::new() }];
        let mut ask = |addresses| {
            let told = Told { addresses: Some(addresses), ..Told::default() };
            let check = Check { outcome: Outcome::Told(Box::new(told)), ..refused(Reason::Other) };
            key.rotation.as_mut().unwrap().checked = Some(check);
            key.new_key()
        };
        let any = ask(Addresses::Any);
        assert!(matches!(&any, NewKey::Differs { more, .. } if more.is_wider), "{any:?}");
        for same in ["203.0.113.24", "203.0.113.24/32", "203.**.24"] {
            assert_eq!(ask(Addresses::Listed(vec![same.to_owned()])), NewKey::Works, "{same}");
        }
        let also = ask(Addresses::Listed(vec!["203.**.24".to_owned(), "203.**.25".to_owned()]));
        assert!(matches!(&also, NewKey::Differs { more, .. } if more.is_wider), "{also:?}");
    }

    #[test]
    fn addresses_that_the_new_key_lacks_are_named_and_those_that_are_not_told_are_known_not_to_be() {
        let mut key = bot();
        let noted = |ip: &str| Address { ip: ip.to_owned(), note: String::new() };
        key.addresses = vec![noted("203.0.113.24"), noted("198.51.100.7")];
        let same: Vec<String> = key.permissions.iter().cloned().collect();
        let same: Vec<&str> = same.iter().map(String::as_str).collect();
        let mut ask = |addresses: Option<Addresses>| {
            let mut check = told(&same);
            let Outcome::Told(told) = &mut check.outcome else { panic!("it was told") };
            told.addresses = addresses;
            key.rotation.as_mut().unwrap().checked = Some(check);
            (key.new_key(), key.new_key_from())
        };
        let (few, _) = ask(Some(Addresses::Listed(vec!["203.**.24".to_owned()])));
        let NewKey::Differs { more, less, lacks } = few else { panic!("{few:?}") };
        assert!(more == Drift::default() && less == Levels::default());
        assert_eq!(lacks, ["198.51.100.7"]);
        assert_eq!(ask(None), (NewKey::AsWanted, From::NotTold));
        assert_eq!(ask(Some(Addresses::Limited)), (NewKey::AsWanted, From::AsWanted));
    }

    #[test]
    fn an_old_key_is_dead_only_by_the_exchanges_refusal_and_never_by_silence() {
        let mut key = bot();
        let mut ask = |check: Option<Check>| {
            key.rotation.as_mut().unwrap().old_answer = check;
            key.old_key()
        };
        assert_eq!(ask(None), OldKey::NotAsked);
        assert_eq!(ask(Some(told(&["query-funds"]))), OldKey::Alive);
        assert_eq!(ask(Some(refused(Reason::NotAllowed))), OldKey::Alive);
        assert!(matches!(ask(Some(refused(Reason::UnknownKey))), OldKey::Unclear(_)), "it never answered");
        let mut key = bot();
        key.live.answered = Some(told(&["query-funds"]));
        let mut ask = |check: Option<Check>| {
            key.rotation.as_mut().unwrap().old_answer = check;
            key.old_key()
        };
        assert!(matches!(ask(Some(refused(Reason::UnknownKey))), OldKey::Dead(_)));
        for reason in
            [Reason::NoInternet, Reason::TimeOut, Reason::TooMany, Reason::Down, Reason::AddressRefused]
        {
            assert!(matches!(ask(Some(refused(reason))), OldKey::Unclear(_)), "{reason:?}");
        }
    }

    #[test]
    fn an_old_key_that_answers_on_its_own_page_after_it_was_said_to_be_gone_is_alive() {
        let mut key = bot();
        let at = |secs: i64| AT + jiff::SignedDuration::from_secs(secs);
        let alive = |secs| Check { at: at(secs), ..told(&["query-funds"]) };
        let rotation = key.rotation.as_mut().unwrap();
        rotation.revoked = Some(at(10));
        rotation.old_answer = Some(Check { at: at(20), ..refused(Reason::TimeOut) });
        let mut ask = |last: Check| {
            key.live.last = Some(last);
            key.old_key()
        };
        assert!(matches!(ask(alive(5)), OldKey::Unclear(_)), "it was not deleted then");
        assert!(matches!(ask(alive(15)), OldKey::Unclear(_)), "it was asked once more since");
        assert_eq!(ask(alive(30)), OldKey::Alive);
        assert_eq!(ask(Check { at: at(30), ..refused(Reason::NotAllowed) }), OldKey::Alive);
        let down = Check { at: at(30), ..refused(Reason::Down) };
        assert!(matches!(ask(down), OldKey::Unclear(_)), "silence is no life");
        key.live.last = Some(alive(10));
        key.rotation.as_mut().unwrap().old_answer = None;
        assert_eq!(key.old_key(), OldKey::Alive);
        key.rotation.as_mut().unwrap().revoked = None;
        assert_eq!(key.old_key(), OldKey::NotAsked);
    }

    #[test]
    fn the_old_key_is_asked_once_before_it_goes_and_once_after() {
        let mut key = bot();
        key.exchange = "binance".to_owned();
        assert!(!key.wants_answer_before_deletion() && !key.wants_proof_of_death());
        key.rotation.as_mut().unwrap().works = Some(AT);
        assert!(key.wants_answer_before_deletion() && !key.wants_proof_of_death());
        key.live.last = Some(refused(Reason::TimeOut));
        assert!(!key.wants_answer_before_deletion(), "it was asked");
        key.rotation.as_mut().unwrap().revoked = Some(AT);
        assert!(key.wants_proof_of_death());
        key.rotation.as_mut().unwrap().old_answer = Some(refused(Reason::UnknownKey));
        assert!(!key.wants_proof_of_death());
        key.live.last = None;
        key.rotation.as_mut().unwrap().revoked = None;
        key.exchange = "kraken".to_owned();
        assert!(!key.wants_answer_before_deletion(), "a bot shares its counter");
        key.live.may_disturb = true;
        assert!(key.wants_answer_before_deletion());
    }
}
