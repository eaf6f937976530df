//! What exchanges would say about the sample keys. Made up from the keys themselves: nothing of this was ever asked anywhere.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::check::{Check, Outcome};
use super::keep::AskedAbout;
use super::refusal::{Reason, Refusal};
use super::told::{Addresses, Earlier, Ends, LastUsed, Told};
use crate::domain::api_key::{ApiKey, Purpose};
use crate::domain::catalogue::Catalogue;
use crate::domain::exchange::Seen;
use crate::domain::permission::Level;

/// The address of this computer is on no list that begins so: these are of somebody else's servers.
const NOT_HERE: &str = "198.51.100.";

/// What its exchange would say about this sample key. Of the one in use as much as it tells of any key: a key for a tax report may
/// trade, which nobody wanted; one that only others' servers may use is refused from here; the rest is as it was made. The new one of a
/// rotation is as wanted, and the old one is unknown.
pub fn sample_check(key: &ApiKey, about: AskedAbout, now: Timestamp) -> Check {
    let is_refused =
        !key.addresses.is_empty() && key.addresses.iter().all(|one| one.ip.starts_with(NOT_HERE));
    let outcome = match about {
        AskedAbout::New => return as_wanted(key, now),
        AskedAbout::Old => Outcome::Refused(Refusal::of(Reason::UnknownKey)),
        AskedAbout::InUse if is_refused => Outcome::Refused(Refusal::of(Reason::AddressRefused)),
        AskedAbout::InUse => Outcome::Told(Box::new(told(key, now))),
    };
    Check { at: now, took_ms: 240, ahead_secs: Some(0), outcome }
}

/// The answer of an exchange that tells everything, about a key that is as it is wanted.
pub fn as_wanted(key: &ApiKey, now: Timestamp) -> Check {
    let list: Vec<String> = key.addresses.iter().map(|address| address.ip.clone()).collect();
    let told = Told {
        permissions: Some(key.permissions.clone()),
        addresses: Some(if list.is_empty() { Addresses::Any } else { Addresses::Listed(list) }),
        ends: Some(Ends::Never),
        created: Some(key.made),
        ..Told::default()
    };
    Check { at: now, took_ms: 300, ahead_secs: None, outcome: Outcome::Told(Box::new(told)) }
}

fn told(key: &ApiKey, now: Timestamp) -> Told {
    let catalogue = Catalogue::current();
    let Some(exchange) = catalogue.exchange(&key.exchange) else { return Told::default() };
    let seen = exchange.live_check.as_ref().map(|fact| fact.as_far_as_known().as_slice()).unwrap_or_default();
    let if_seen = |what: Seen| seen.contains(&what).then_some(());
    let mut permissions = key.permissions.clone();
    if key.purpose == Purpose::TaxReport {
        let trades = exchange.permissions.iter().find(|fact| fact.level() == Level::Trade);
        permissions.extend(trades.map(|fact| fact.code.clone()));
    }
    let listed = || key.addresses.iter().map(|address| address.ip.clone()).collect();
    let end = key.expires.and_then(|day| day.to_zoned(TimeZone::UTC).ok());
    Told {
        permissions: if_seen(Seen::Permissions).map(|()| permissions),
        addresses: if_seen(Seen::IpList).or(if_seen(Seen::IpFlag)).map(|()| {
            match (key.addresses.is_empty(), seen.contains(&Seen::IpList)) {
                (true, _) => Addresses::Any,
                (false, true) => Addresses::Listed(listed()),
                (false, false) => Addresses::Limited,
            }
        }),
        ends: if_seen(Seen::Expiry).map(|()| end.map_or(Ends::Never, |end| Ends::At(end.timestamp()))),
        created: if_seen(Seen::Created).map(|()| key.made),
        modified: if_seen(Seen::Modified).map(|()| key.made),
        last_used: if_seen(Seen::LastUsed)
            .map(|()| now.checked_sub(SignedDuration::from_hours(3)).map_or(LastUsed::Never, LastUsed::At)),
        name: if_seen(Seen::Name).map(|()| key.label.clone()),
        others: None,
        visits: None,
        earlier: Earlier::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample;

    #[test]
    fn the_sample_keys_show_a_key_as_wanted_one_that_does_more_and_one_that_is_refused() {
        let now = Timestamp::from_second(1_790_000_000).unwrap();
        let book = sample::book(now);
        let checks: Vec<_> =
            book.keys.values().map(|key| (key, sample_check(key, AskedAbout::InUse, now))).collect();
        let permissions = |check: &Check| check.told().and_then(|told| told.permissions.clone());
        assert!(checks.iter().any(|(key, check)| permissions(check) == Some(key.permissions.clone())));
        let more = checks.iter().filter(|(key, check)| {
            permissions(check)
                .is_some_and(|told| told.is_superset(&key.permissions) && told != key.permissions)
        });
        assert_eq!(more.map(|(key, _)| key.purpose).collect::<Vec<_>>(), [Purpose::TaxReport]);
        assert!(checks.iter().any(|(_, check)| {
            check.refusal().is_some_and(|refusal| refusal.reason == Reason::AddressRefused)
        }));
    }

    #[test]
    fn an_exchange_that_tells_nothing_of_a_key_tells_nothing_here_either() {
        let now = Timestamp::from_second(1_790_000_000).unwrap();
        let mut key = sample::book(now).keys[&sample::id(0)].clone();
        key.exchange = "bitstamp".to_owned();
        let told = sample_check(&key, AskedAbout::InUse, now).told().cloned().unwrap();
        assert_eq!((told.permissions, told.name, told.ends), (None, None, None));
    }
}
