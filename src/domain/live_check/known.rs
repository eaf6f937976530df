//! What is known of a key by what its exchange said: what it may do, from where, and whether that is more than its owner wants.

use super::check::Check;
use super::compare::{From, from};
use super::death::{Death, is_dead};
use super::facts::CheckFacts;
use super::refusal::Refusal;
use super::told::Addresses;
use crate::domain::api_key::ApiKey;
use crate::domain::catalogue::Catalogue;
use crate::domain::permission::Levels;

impl ApiKey {
    /// What it may do: as its owner noted it, and as its exchange said the last time.
    pub fn seen_levels(&self) -> Levels {
        self.levels.iter().chain(self.live.levels.iter()).collect()
    }

    /// Whether it, or the new one that is to take its place, can take everything: as its owner noted it, or as its exchange said.
    pub fn can_take_everything(&self) -> bool {
        let new = self.rotation.as_ref().and_then(|rotation| rotation.checked.as_ref());
        let new = new.and_then(|check| check.told()?.permissions.as_ref());
        let levels = |codes| Catalogue::current_exchange(&self.exchange).levels_of(codes);
        self.seen_levels().are_dangerous() || new.map(levels).is_some_and(Levels::are_dangerous)
    }

    /// Whether it works from any address: as its exchange said the last time, else as its owner noted it. A list of which it says
    /// nothing any more may be gone.
    pub fn is_open(&self) -> bool {
        let told = self.live.answered.as_ref().and_then(Check::told);
        match told.and_then(|told| Some((told.addresses.as_ref()?, told.earlier.addresses))) {
            Some((Addresses::Any, _)) => true,
            Some((_, None)) => false,
            Some((_, Some(_))) | None => self.addresses.is_empty(),
        }
    }

    /// Whether its exchange said that it may do more, or from elsewhere, than its owner wants; or that something got worse.
    pub fn does_more_than_wanted(&self) -> bool {
        let Some(check) = &self.live.answered else { return false };
        if self.live.before_drift.is_some() {
            return true;
        }
        let is_more = self.live.levels.iter().any(|level| !self.levels.has(level));
        let told = check.told();
        let codes = told.and_then(|told| told.permissions.as_ref());
        let is_beside = codes.filter(|codes| !codes.is_subset(&self.permissions)).is_some_and(|codes| {
            let exchange = Catalogue::current_exchange(&self.exchange);
            let is_unwanted = |code: &String| !self.permissions.contains(code);
            !exchange.beside(&self.permissions, codes).is_empty()
                || self.live.is_unknown && exchange.unknown(codes).iter().any(is_unwanted)
        });
        let addresses = told.and_then(|told| told.addresses.as_ref());
        is_more
            || is_beside
            || addresses.is_some()
                && matches!(from(&self.addresses, addresses), From::Anywhere | From::Also(_))
    }

    /// Whether its exchange can be asked about it.
    pub fn can_be_asked(&self) -> bool {
        CheckFacts::of(&self.exchange).is_some() && !Catalogue::current().is_closed(&self.exchange)
    }

    /// Whether a question about it may disturb a running bot, and its owner did not agree to that.
    pub fn may_disturb_a_bot(&self) -> bool {
        !self.live.may_disturb && CheckFacts::of(&self.exchange).is_some_and(CheckFacts::may_disturb)
    }

    /// Whether its exchange may be asked by itself: its owner did not forbid it, and a running bot is not disturbed without their word.
    pub fn is_asked_by_itself(&self) -> bool {
        self.can_be_asked() && !self.live.by_hand_only && !self.may_disturb_a_bot()
    }

    /// Whether its exchange said the last time that it opens nothing any more, of a key to which it answered before.
    pub fn is_gone_there(&self) -> bool {
        let last = self.live.last.as_ref();
        last.is_some_and(|last| is_dead(self.live.answered.as_ref(), last) == Death::Proved)
    }

    /// Why its exchange would not take it the last time, where that means that it is of no use as it is stored.
    pub fn refusal(&self) -> Option<&Refusal> {
        self.live.last.as_ref()?.refusal().filter(|refusal| refusal.reason.says_useless())
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::super::check::{Live, Outcome};
    use super::super::told::Told;
    use super::*;
    use crate::domain::api_key::Address;
    use crate::domain::sample;

    #[test]
    fn a_permission_beside_a_wanted_one_is_more_than_wanted_and_what_only_looks_or_stands_in_its_place_is_not()
     {
        let does_more = |exchange: &str, wanted: &[&str], real: &[&str]| {
            let owned = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
            let mut key = sample::book(Timestamp::UNIX_EPOCH).keys.remove(&sample::id(3)).unwrap();
            exchange.clone_into(&mut key.exchange);
            key.permissions = owned(wanted);
            key.levels = Catalogue::built_in().levels_of(exchange, &key.permissions);
            let told = Told { permissions: Some(owned(real)), ..Told::default() };
            let outcome = Outcome::Told(Box::new(told));
            let check = Check { at: Timestamp::UNIX_EPOCH, took_ms: 1, ahead_secs: None, outcome };
            key.live = Live::default().of_new(Some(check), exchange);
            key.does_more_than_wanted()
        };
        let spot = ["enableReading", "enableSpotAndMarginTrading"];
        assert!(!does_more("binance", &spot, &spot));
        for more in ["enableFutures", "enableMargin", "enableVanillaOptions"] {
            assert!(does_more("binance", &spot, &[spot[0], spot[1], more]), "{more}");
        }
        assert!(!does_more("binance", &spot, &[spot[0], spot[1], "enableFixReadOnly"]));
        assert!(does_more("kraken", &["add-withdraw-address"], &["add-withdraw-address", "withdraw-funds"]));
        assert!(!does_more("kraken", &["query-funds"], &["query-funds", "query-ledger"]));
        assert!(!does_more("bybit", &["readOnly=1"], &["readOnly=1", "Spot.SpotTrade"]), "it may only look");
        assert!(does_more(
            "bybit",
            &["readOnly=0", "Spot.SpotTrade"],
            &["readOnly=0", "Spot.SpotTrade", "Earn"]
        ));
        assert!(!does_more("hyperliquid", &["main"], &["agent"]), "less, by one in its place");
        assert!(!does_more("gate", &["spot=write"], &["spot=read"]));
        assert!(does_more("gate", &["spot=write"], &["spot=write", "futures=write"]));
    }

    #[test]
    fn a_list_of_which_nothing_is_said_any_more_keeps_nobody_out() {
        let mut key = sample::book(Timestamp::UNIX_EPOCH).keys.remove(&sample::id(3)).unwrap();
        let limited = Told { addresses: Some(Addresses::Limited), ..Told::default() };
        let outcome = Outcome::Told(Box::new(limited));
        let mut answer = Check { at: Timestamp::UNIX_EPOCH, took_ms: 1, ahead_secs: None, outcome };
        key.live.answered = Some(answer.clone());
        assert!(key.addresses.is_empty() && !key.is_open());
        let Outcome::Told(told) = &mut answer.outcome else { panic!("it was told") };
        told.earlier.addresses = Some(Timestamp::UNIX_EPOCH);
        key.live.answered = Some(answer.clone());
        assert!(key.is_open());
        key.addresses = vec![Address { ip: "203.0.113.24".to_owned(), note: String::new() }];
        assert!(!key.is_open(), "as its owner noted it");
        let Outcome::Told(told) = &mut answer.outcome else { panic!("it was told") };
        told.addresses = Some(Addresses::Any);
        key.live.answered = Some(answer);
        assert!(key.is_open(), "what was open is not closed by silence");
    }
}
