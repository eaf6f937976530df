//! The duties by tables of dates: each row is a case with the duty that is expected.

use jiff::Timestamp;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

use super::*;
use crate::domain::api_key::{Act, Address, HistoryEntry, KeyId, Purpose};
use crate::domain::book::Book;
use crate::domain::later::Later;
use crate::domain::permission::{Level, Levels};
use crate::domain::rotation::Rotation;
use crate::domain::sample;

fn on(now: Timestamp) -> Today {
    Today::at(now, &TimeZone::UTC, 14)
}

fn key() -> ApiKey {
    ApiKey {
        id: KeyId([1; 16]),
        label: "Grid bot".to_owned(),
        exchange: "kraken".to_owned(),
        exchange_name: String::new(),
        account: String::new(),
        sub_account: String::new(),
        purpose: Purpose::TradingBot,
        keeps_reading: false,
        tools: vec![],
        permissions: std::collections::BTreeSet::new(),
        levels: Levels::default().with(Level::Read),
        addresses: vec![],
        tags: vec![],
        note: String::new(),
        made: Timestamp::UNIX_EPOCH,
        expires: None,
        rotate_every_days: None,
        fields: vec![],
        born: None,
        history: vec![],
        rotation: None,
        removed: None,
        in_use: None,
        live: crate::domain::live_check::Live::default(),
    }
}

fn after_days(days: i64) -> Timestamp {
    Timestamp::from_second(days * 86_400).unwrap()
}

#[test]
fn a_key_of_an_exchange_that_closed_is_dead_and_no_danger() {
    let mut key = key();
    key.levels = key.levels.with(Level::Withdraw);
    key.rotate_every_days = Some(90);
    key.exchange = "bitmex".to_owned();
    assert_eq!(next_duty(&key, &on(after_days(400))), Duty::Closed);
    assert_eq!(next_needed(&key, &on(after_days(1))), None);
    assert!(!Duty::Closed.needs_you());
}

#[test]
fn a_key_that_can_withdraw_from_anywhere_is_the_first_thing_to_do() {
    let mut key = key();
    key.levels = key.levels.with(Level::Withdraw);
    key.rotate_every_days = Some(1);
    assert_eq!(next_duty(&key, &on(after_days(9))), Duty::Danger);
    key.addresses.push(Address { ip: "198.51.100.7".to_owned(), note: String::new() });
    assert_eq!(next_duty(&key, &on(after_days(9))), Duty::RotationDue { days: 8 });
}

#[test]
fn dates_become_duties_when_they_come_near() {
    let mut key = key();
    key.rotate_every_days = Some(90);
    assert_eq!(next_duty(&key, &on(after_days(0))), Duty::RotateOn(jiff::civil::date(1970, 4, 1)));
    assert_eq!(next_duty(&key, &on(after_days(49))), Duty::RotateIn { days: 41 });
    key.expires = Some(jiff::civil::date(1970, 3, 1));
    assert_eq!(next_duty(&key, &on(after_days(50))), Duty::EndsIn { days: 9 });
    assert_eq!(next_duty(&key, &on(after_days(60))), Duty::Ended { days: 1 });
}

#[test]
fn the_next_needed_day_is_the_first_on_which_a_duty_begins() {
    let mut key = key();
    // After two months it is asked whether anything uses it.
    assert_eq!(next_needed(&key, &on(after_days(0))), Some(date(1970, 3, 2)));
    key.in_use = Some(after_days(40));
    key.rotate_every_days = Some(90);
    assert_eq!(next_needed(&key, &on(after_days(0))), Some(jiff::civil::date(1970, 4, 1)));
    key.expires = Some(jiff::civil::date(1970, 3, 1));
    let day = next_needed(&key, &on(after_days(0)));
    assert_eq!(day, Some(jiff::civil::date(1970, 2, 15)));
    assert!(!next_duty(&key, &on(after_days(44))).needs_you());
    assert!(next_duty(&key, &on(after_days(45))).needs_you());
}

#[test]
fn a_key_for_one_import_is_asked_for_and_one_that_goes_on_reading_is_not() {
    let mut key = key();
    assert_eq!(import_asked_on(&key, &TimeZone::UTC), None);
    key.purpose = Purpose::TaxReport;
    assert_eq!(import_asked_on(&key, &TimeZone::UTC), Some(jiff::civil::date(1970, 1, 15)));
    assert_eq!(next_needed(&key, &on(after_days(1))), Some(jiff::civil::date(1970, 1, 15)));
    assert_eq!(next_duty(&key, &on(after_days(13))), Duty::Nothing);
    assert_eq!(next_duty(&key, &on(after_days(14))), Duty::ImportDone);
    key.keeps_reading = true;
    assert_eq!(next_duty(&key, &on(after_days(14))), Duty::Nothing);
    assert_eq!(next_needed(&key, &on(after_days(1))), Some(date(1970, 3, 2)));
}

#[test]
fn a_rotation_under_way_is_shown_with_its_step() {
    let mut key = key();
    key.rotation = Some(Rotation::begin(Timestamp::UNIX_EPOCH, &[]));
    assert_eq!(next_duty(&key, &on(after_days(0))), Duty::Rotating(RotationStep::Why));
    assert!(next_duty(&key, &on(after_days(0))).needs_you());
    assert!(!Duty::Nothing.needs_you());
}

/// Zones that need no file of this computer.
#[test]
fn a_key_that_its_exchange_does_not_take_as_it_is_stored_is_a_duty_and_one_refused_from_here_is_not() {
    use crate::domain::live_check::{Check, Outcome, Reason, Refusal};
    for (reason, duty) in [
        (Reason::UnknownKey, Duty::Refused),
        (Reason::KeyOrSecret, Duty::Refused),
        (Reason::AddressRefused, Duty::Nothing),
        (Reason::KeyAddressOrPermission, Duty::Nothing),
        (Reason::Down, Duty::Nothing),
    ] {
        let (mut key, outcome) = (key(), Outcome::Refused(Refusal::of(reason)));
        key.live.last = Some(Check { at: after_days(1), took_ms: 1, ahead_secs: None, outcome });
        assert_eq!(next_duty(&key, &on(after_days(1))), duty, "{reason:?}");
    }
}

fn zone(name: &str) -> TimeZone {
    let posix = match name {
        "Berlin" => "CET-1CEST,M3.5.0,M10.5.0/3",
        "New York" => "EST5EDT,M3.2.0,M11.1.0",
        "Kiritimati" => "<+14>-14",
        "Pago Pago" => "SST11",
        "Santiago" => "<-04>4<-03>,M9.1.6/24,M4.1.6/24",
        _ => "UTC0",
    };
    TimeZone::posix(posix).unwrap()
}

fn at(moment: &str) -> Timestamp {
    moment.parse().unwrap()
}

/// A key that was made then, with these levels.
fn made(exchange: &str, moment: &str, level: Level) -> ApiKey {
    let levels = Level::ALL.into_iter().filter(|it| *it <= level).collect();
    ApiKey { exchange: exchange.to_owned(), made: at(moment), levels, ..key() }
}

/// When it was made, in which zone, every how many days, its last day, now, and what is due.
type OwnDatesCase = (&'static str, &'static str, Option<u16>, Option<Date>, &'static str, Duty);

#[rustfmt::skip]
const OWN_DATES: &[OwnDatesCase] = &[
    // 29 February, and what lies a year after it.
    ("2028-02-28T12:00:00Z", "UTC", Some(1), None, "2028-02-28T13:00:00Z", Duty::RotateIn { days: 1 }),
    ("2028-02-28T12:00:00Z", "UTC", Some(1), None, "2028-02-29T00:00:00Z", Duty::RotationDue { days: 0 }),
    ("2028-02-29T12:00:00Z", "UTC", Some(365), None, "2029-02-27T12:00:00Z", Duty::Unused { days: 364 }),
    ("2028-02-29T12:00:00Z", "UTC", Some(365), None, "2029-02-28T12:00:00Z", Duty::RotationDue { days: 0 }),
    ("2027-02-28T12:00:00Z", "UTC", Some(1), None, "2027-03-01T00:00:00Z", Duty::RotationDue { days: 0 }),
    ("2028-02-20T12:00:00Z", "UTC", None, Some(date(2028, 2, 29)), "2028-02-29T23:59:59Z", Duty::EndsIn { days: 0 }),
    ("2028-02-20T12:00:00Z", "UTC", None, Some(date(2028, 2, 29)), "2028-03-01T00:00:00Z", Duty::Ended { days: 1 }),
    // The day has 23 hours on 29 March 2026 and 25 on 25 October in Berlin: days are counted, not hours.
    ("2026-03-28T22:30:00Z", "Berlin", Some(1), None, "2026-03-28T22:59:00Z", Duty::RotateIn { days: 1 }),
    ("2026-03-28T22:30:00Z", "Berlin", Some(1), None, "2026-03-28T23:00:00Z", Duty::RotationDue { days: 0 }),
    ("2026-03-28T22:30:00Z", "Berlin", Some(1), None, "2026-03-29T21:59:00Z", Duty::RotationDue { days: 0 }),
    ("2026-03-28T22:30:00Z", "Berlin", Some(1), None, "2026-03-29T22:00:00Z", Duty::RotationDue { days: 1 }),
    ("2026-10-24T21:30:00Z", "Berlin", Some(1), None, "2026-10-25T22:59:00Z", Duty::RotationDue { days: 0 }),
    ("2026-10-24T21:30:00Z", "Berlin", Some(1), None, "2026-10-25T23:00:00Z", Duty::RotationDue { days: 1 }),
    ("2026-03-07T20:00:00Z", "New York", Some(1), None, "2026-03-08T04:59:00Z", Duty::RotateIn { days: 1 }),
    ("2026-03-07T20:00:00Z", "New York", Some(1), None, "2026-03-08T05:00:00Z", Duty::RotationDue { days: 0 }),
    // Where midnight itself is left out.
    ("2026-09-05T20:00:00Z", "Santiago", Some(1), None, "2026-09-06T03:59:00Z", Duty::RotateIn { days: 1 }),
    ("2026-09-05T20:00:00Z", "Santiago", Some(1), None, "2026-09-06T04:00:00Z", Duty::RotationDue { days: 0 }),
    // The same moment is another day on both sides of the date line.
    ("2026-01-01T10:00:00Z", "Kiritimati", Some(1), None, "2026-01-02T09:59:00Z", Duty::RotateIn { days: 1 }),
    ("2026-01-01T10:00:00Z", "Kiritimati", Some(1), None, "2026-01-02T10:00:00Z", Duty::RotationDue { days: 0 }),
    ("2026-01-01T10:00:00Z", "Pago Pago", Some(1), None, "2026-01-01T10:59:00Z", Duty::RotateIn { days: 1 }),
    ("2026-01-01T10:00:00Z", "Pago Pago", Some(1), None, "2026-01-01T11:00:00Z", Duty::RotationDue { days: 0 }),
    ("2026-01-01T10:00:00Z", "Kiritimati", None, Some(date(2026, 1, 9)), "2026-01-09T10:00:00Z", Duty::Ended { days: 1 }),
    ("2026-01-01T10:00:00Z", "Pago Pago", None, Some(date(2026, 1, 9)), "2026-01-09T11:00:00Z", Duty::EndsIn { days: 0 }),
    // A clock that is set back: what was made is made in a time to come, and nothing is late.
    ("2026-06-01T12:00:00Z", "UTC", Some(90), None, "2020-01-01T00:00:00Z", Duty::RotateOn(date(2026, 8, 30))),
    ("2026-06-01T12:00:00Z", "UTC", None, Some(date(2026, 6, 20)), "2020-01-01T00:00:00Z", Duty::Nothing),
];

#[test]
fn own_dates_by_a_table() {
    for (made_at, place, every, last, now, expected) in OWN_DATES {
        let mut key = made("kraken", made_at, Level::Read);
        key.rotate_every_days = *every;
        key.expires = *last;
        let today = Today::at(at(now), &zone(place), 14);
        assert_eq!(
            next_duty(&key, &today),
            *expected,
            "made {made_at}, {every:?}, {last:?}, {place}, now {now}"
        );
    }
}

const DAY_1: &str = "2026-01-01T23:30:00Z";
const TRADE: Level = Level::Trade;

/// The exchange, what the key may do, whether it has a list, when it was made, the zone, now, and what is due.
type RulesCase = (&'static str, Level, bool, &'static str, &'static str, &'static str, Duty);

#[rustfmt::skip]
const RULES: &[RulesCase] = &[
    // Bybit says: 90 days without a list. 90 × 24 hours are full on 1 April at 23:30, and its day begins at midnight in UTC.
    ("bybit", TRADE, false, DAY_1, "UTC", "2026-03-17T12:00:00Z", Duty::Unused { days: 75 }),
    ("bybit", TRADE, false, DAY_1, "UTC", "2026-03-18T12:00:00Z", Duty::RuleEnds { days: 14 }),
    ("bybit", TRADE, false, DAY_1, "UTC", "2026-04-01T00:00:00Z", Duty::RuleEnds { days: 0 }),
    ("bybit", TRADE, false, DAY_1, "UTC", "2026-04-04T00:00:00Z", Duty::RuleEnds { days: -3 }),
    ("bybit", TRADE, false, DAY_1, "Pago Pago", "2026-04-01T00:00:00Z", Duty::RuleEnds { days: 0 }),
    ("bybit", TRADE, false, DAY_1, "Pago Pago", "2026-03-31T10:00:00Z", Duty::RuleEnds { days: 1 }),
    ("bybit", TRADE, false, DAY_1, "Kiritimati", "2026-04-01T00:00:00Z", Duty::RuleEnds { days: 0 }),
    ("bybit", TRADE, true, DAY_1, "UTC", "2026-02-01T00:00:00Z", Duty::Nothing),
    // OKX says: 14 days without use. Told after half of it, as a question: nobody here sees the use.
    ("okx", TRADE, false, DAY_1, "UTC", "2026-01-07T12:00:00Z", Duty::Nothing),
    ("okx", TRADE, false, DAY_1, "UTC", "2026-01-08T12:00:00Z", Duty::Idle { days: 7 }),
    ("okx", TRADE, false, DAY_1, "UTC", "2026-05-01T12:00:00Z", Duty::Idle { days: 120 }),
    ("okx", TRADE, true, DAY_1, "UTC", "2026-01-20T12:00:00Z", Duty::Nothing),
    ("okx", Level::Read, false, DAY_1, "UTC", "2026-01-20T12:00:00Z", Duty::Nothing),
    ("kucoin", TRADE, false, DAY_1, "UTC", "2026-01-16T12:00:00Z", Duty::Nothing),
    ("kucoin", TRADE, false, DAY_1, "UTC", "2026-01-17T12:00:00Z", Duty::Idle { days: 16 }),
    ("htx", TRADE, false, DAY_1, "UTC", "2026-03-18T12:00:00Z", Duty::Idle { days: 76 }),
    // Nobody read these at the exchange: a question, and no date.
    ("binance", TRADE, false, DAY_1, "UTC", "2026-01-16T12:00:00Z", Duty::Nothing),
    ("binance", TRADE, false, DAY_1, "UTC", "2026-01-17T12:00:00Z", Duty::LookAt),
    ("binance", Level::Read, false, DAY_1, "UTC", "2026-01-20T12:00:00Z", Duty::Nothing),
    ("upbit", TRADE, true, "2025-01-01T00:00:00Z", "UTC", "2025-12-18T12:00:00Z", Duty::LookAt),
    // Kraken names no number of days, so nothing is counted; after two months it is asked as everywhere.
    ("kraken", TRADE, false, DAY_1, "UTC", "2026-03-01T12:00:00Z", Duty::Nothing),
    ("kraken", TRADE, false, DAY_1, "UTC", "2026-03-02T12:00:00Z", Duty::Unused { days: 60 }),
    // A clock that is set back.
    ("okx", TRADE, false, DAY_1, "UTC", "2020-01-01T00:00:00Z", Duty::Nothing),
    ("bybit", TRADE, false, DAY_1, "UTC", "2020-01-01T00:00:00Z", Duty::Nothing),
];

#[test]
fn rules_of_exchanges_by_a_table() {
    for (exchange, level, has_list, made_at, place, now, expected) in RULES {
        let mut key = made(exchange, made_at, *level);
        if *has_list {
            key.addresses.push(Address { ip: "198.51.100.7".to_owned(), note: String::new() });
        }
        let today = Today::at(at(now), &zone(place), 14);
        let told = format!("{exchange}, {level:?}, list {has_list}, {place}, now {now}");
        assert_eq!(next_duty(&key, &today), *expected, "{told}");
        let rule = rule_of(&key, *expected, &today);
        let is_rule = matches!(expected, Duty::RuleEnds { .. } | Duty::Idle { .. } | Duty::LookAt);
        assert_eq!(rule.is_some(), is_rule, "{told}");
        let is_sure = rule.is_some_and(|rule| rule.days.as_ref().unwrap().is_sure());
        assert!(*expected == Duty::LookAt || !is_rule || is_sure, "{told}: told as certain, and is not");
    }
}

#[test]
fn the_day_on_which_a_duty_begins_is_the_one_that_was_foretold() {
    let book = sample::many(at("2026-11-22T13:46:13Z"), 300);
    let zone = zone("Berlin");
    let now = at("2026-11-22T13:46:13Z");
    for lead in [3, 7, 14, 30] {
        for key in book.keys.values() {
            let today = Today::at(now, &zone, lead);
            let (before, next) = duty_and_next(key, &today);
            assert_eq!((before, next), (next_duty(key, &today), next_needed(key, &today)));
            let Some(next) = next.filter(|_| !before.needs_you()) else { continue };
            let eve = Today::on(next.yesterday().unwrap(), &zone, lead);
            assert!(!next_duty(key, &eve).needs_you(), "{} the day before {next}", key.label);
            assert!(next_duty(key, &Today::on(next, &zone, lead)).needs_you(), "{} on {next}", key.label);
        }
    }
}

#[test]
fn the_lead_moves_the_day_on_which_an_end_is_told() {
    let mut key = made("kraken", "2026-01-01T00:00:00Z", Level::Read);
    key.expires = Some(date(2026, 2, 20));
    for (lead, first) in
        [(3, date(2026, 2, 17)), (7, date(2026, 2, 13)), (14, date(2026, 2, 6)), (30, date(2026, 1, 21))]
    {
        let told = |day| next_duty(&key, &Today::on(day, &TimeZone::UTC, lead));
        assert_eq!(told(first), Duty::EndsIn { days: i64::from(lead) });
        assert_eq!(told(first.yesterday().unwrap()), Duty::Nothing);
        assert_eq!(next_needed(&key, &Today::on(date(2026, 1, 2), &TimeZone::UTC, lead)), Some(first));
    }
}

#[test]
fn whoever_says_that_a_key_is_in_use_is_believed_for_two_months() {
    let mut key = made("okx", "2026-01-01T00:00:00Z", Level::Trade);
    let told = |key: &ApiKey, day| next_duty(key, &Today::on(day, &TimeZone::UTC, 14));
    assert_eq!(told(&key, date(2026, 1, 10)), Duty::Idle { days: 9 });
    key.in_use = Some(at("2026-01-10T12:00:00Z"));
    assert_eq!(told(&key, date(2026, 1, 10)), Duty::Nothing);
    assert_eq!(told(&key, date(2026, 3, 10)), Duty::Nothing);
    assert_eq!(told(&key, date(2026, 3, 11)), Duty::Idle { days: 69 });
    // A rule that should have ended it did not, if it works after that day.
    let mut key = made("bybit", "2026-01-01T00:00:00Z", Level::Trade);
    key.in_use = Some(at("2026-04-05T12:00:00Z"));
    assert_eq!(told(&key, date(2026, 4, 6)), Duty::Nothing);
    key.in_use = Some(at("2026-03-25T12:00:00Z"));
    assert_eq!(told(&key, date(2026, 4, 6)), Duty::RuleEnds { days: -5 });
    // What hurts is told all the same.
    key.levels = key.levels.with(Level::Withdraw);
    assert_eq!(told(&key, date(2026, 3, 26)), Duty::Danger);
}

#[test]
fn copying_and_showing_are_signs_of_use_and_removing_is_none() {
    let mut key = made("kraken", "2026-01-01T00:00:00Z", Level::Read);
    let told = |key: &ApiKey, day| next_duty(key, &Today::on(day, &TimeZone::UTC, 14));
    assert_eq!(told(&key, date(2026, 3, 2)), Duty::Unused { days: 60 });
    let entry = |at, act| HistoryEntry { at, act };
    key.history.push(entry(at("2026-02-01T00:00:00Z"), Act::Copied { field: "secret".to_owned() }));
    key.history.push(entry(at("2026-02-20T00:00:00Z"), Act::PutBack));
    assert_eq!(told(&key, date(2026, 3, 2)), Duty::Nothing);
    assert_eq!(told(&key, date(2026, 4, 2)), Duty::Unused { days: 60 });
}

#[test]
fn a_day_that_the_owner_typed_counts_more_than_the_rule() {
    let mut key = made("bybit", "2026-01-01T00:00:00Z", Level::Trade);
    let today = Today::on(date(2026, 3, 31), &TimeZone::UTC, 14);
    assert_eq!(next_duty(&key, &today), Duty::RuleEnds { days: 1 });
    key.expires = Some(date(2026, 4, 10));
    assert_eq!(next_duty(&key, &today), Duty::EndsIn { days: 10 });
    assert_eq!(dated(&key, &today), [(Dated::LastDay, date(2026, 4, 10))]);
    key.expires = None;
    assert_eq!(dated(&key, &today), [(Dated::RuleEnds, date(2026, 4, 1))]);
    assert_eq!(rule_day(&key, &today), Some(date(2026, 4, 1)));
}

#[test]
fn what_is_merely_asked_about_stands_in_no_calendar() {
    let today = Today::on(date(2026, 1, 20), &TimeZone::UTC, 14);
    for exchange in ["okx", "binance", "kraken"] {
        assert!(
            dated(&made(exchange, "2026-01-01T00:00:00Z", Level::Trade), &today).is_empty(),
            "{exchange}"
        );
    }
    let mut removed = made("kraken", "2026-01-01T00:00:00Z", Level::Read);
    removed.rotate_every_days = Some(90);
    assert_eq!(dated(&removed, &today), [(Dated::Rotation, date(2026, 4, 1))]);
    removed.removed = Some(at("2026-01-02T00:00:00Z"));
    assert!(dated(&removed, &today).is_empty());
}

#[test]
fn a_new_password_gives_the_keys_of_that_account_a_last_day_where_the_exchange_says_so() {
    let now = at("2026-01-20T12:00:00Z");
    let today = Today::at(now, &TimeZone::UTC, 14);
    let keyed = |n: u8, account: &str, exchange: &str| {
        let mut key = made(exchange, "2026-01-01T00:00:00Z", Level::Trade);
        (key.id, key.account) = (KeyId([n; 16]), account.to_owned());
        key
    };
    let mut listed = keyed(3, "main", "bybit");
    listed.addresses.push(Address { ip: "198.51.100.7".to_owned(), note: String::new() });
    let mut sooner = keyed(4, "main ", "bybit");
    sooner.expires = Some(date(2026, 1, 21));
    let keys =
        [keyed(1, "main", "bybit"), keyed(2, "other", "bybit"), listed, sooner, keyed(5, "main", "okx")];
    let mut book = Book { keys: keys.into_iter().map(|key| (key.id, key)).collect(), ..Book::default() };
    password_changed(&mut book, KeyId([1; 16]), now, &today);
    let last: Vec<Option<Date>> = book.keys.values().map(|key| key.expires).collect();
    assert_eq!(last, [Some(date(2026, 1, 27)), None, None, Some(date(2026, 1, 21)), None]);
    password_changed(&mut book, KeyId([5; 16]), now, &today);
    assert_eq!(book.keys[&KeyId([5; 16])].expires, None, "OKX tells no such rule");
}

#[test]
fn a_closed_vault_knows_days_and_counts() {
    let (now, zone) = (at("2026-11-22T13:46:13Z"), TimeZone::UTC);
    let today = Today::at(now, &zone, 14);
    let mut book = sample::book(now);
    let due = book.keys.values().filter(|key| next_duty(key, &today).needs_you()).count();
    let outlook = Outlook::of(&book, &today);
    assert_eq!(outlook.due(today.date()), due);
    assert!(!outlook.has_news(today.date(), today.date()), "its owner was told today");
    let far = date(2027, 11, 22);
    assert_eq!(outlook.due(far), book.keys.len());
    assert!(outlook.has_news(today.date(), far));
    // Most days bring nothing new.
    let quiet = (1..30).filter(|days| {
        let day = today::after(today.date(), *days);
        !outlook.has_news(day.yesterday().unwrap(), day)
    });
    assert!(quiet.count() > 20);
    // What dies is said on its last days once more.
    let last = today::after(today.date(), 8);
    assert!(outlook.has_news(last.yesterday().unwrap(), last));
    let later = Later::put_off(Duty::Danger, 7, "it can wait", now, &zone);
    book.later.insert(sample::id(0), later);
    let outlook = Outlook::of(&book, &today);
    assert_eq!((outlook.due(today.date()), outlook.due(today::after(today.date(), 7))), (due - 1, due));
}

#[test]
fn a_refusal_that_may_be_about_what_is_stored_here_hides_no_danger() {
    use crate::domain::live_check::{Check, Outcome, Reason, Refusal, Told};
    let today = on(at("2026-11-22T13:46:13Z"));
    let answered = |outcome| Some(Check { at: Timestamp::UNIX_EPOCH, took_ms: 1, ahead_secs: None, outcome });
    let mut key = made("kraken", "2026-11-01T00:00:00Z", Level::Withdraw);
    for (was_answered, reason, duty) in [
        (true, Reason::WrongSecret, Duty::Danger),
        (true, Reason::Disabled, Duty::Danger),
        (true, Reason::UnknownKey, Duty::Refused),
        (false, Reason::UnknownKey, Duty::Danger),
    ] {
        key.live.answered = answered(Outcome::Told(Box::default())).filter(|_| was_answered);
        key.live.last = answered(Outcome::Refused(Refusal::of(reason)));
        assert_eq!(next_duty(&key, &today), duty, "{reason:?}");
    }
    // The same for what is more than wanted.
    key.levels = Levels::default().with(Level::Read);
    let told = Told { permissions: Some(["withdraw-funds".to_owned()].into()), ..Told::default() };
    key.live.answered = answered(Outcome::Told(Box::new(told)));
    key.live.levels = Levels::default().with(Level::Trade);
    key.live.last = answered(Outcome::Refused(Refusal::of(Reason::WrongPassphrase)));
    assert_eq!(next_duty(&key, &today), Duty::MoreThanWanted);
}
