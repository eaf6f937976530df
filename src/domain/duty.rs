//! What the owner should do about a key next, and how urgent it is.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::api_key::ApiKey;
use super::catalogue::Catalogue;
use super::rotation::RotationStep;

/// Days before the end of a key at which it becomes a duty and not merely a date.
const SOON_DAYS: i64 = 14;
/// Days after which a key made for a tax report has surely done its work.
const IMPORT_DAYS: i64 = 14;
/// Days up to which a date is told as "in n days".
const NEAR_DAYS: i64 = 60;

/// The next thing to do about a key. The order is the order of urgency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Duty {
    /// It can send coins to anyone or make keys that do, from any computer.
    Danger,
    /// The exchange no longer accepts it since this many days.
    Ended {
        /// Whole days since its last day.
        days: i64,
    },
    /// The exchange stops accepting it in this many days.
    EndsIn {
        /// Whole days until its last day; 0 is today.
        days: i64,
    },
    /// A rotation is under way.
    Rotating(RotationStep),
    /// Its rotation is due since this many days.
    RotationDue {
        /// Whole days since it was due; 0 is today.
        days: i64,
    },
    /// It was made for one import, which should be over.
    ImportDone,
    /// It is to be rotated in this many days.
    RotateIn {
        /// Whole days, at most two months.
        days: i64,
    },
    /// It is to be rotated on this day.
    RotateOn(Date),
    /// Its exchange closed, so it is dead and harms nobody.
    Closed,
    /// Nothing is due.
    Nothing,
}

impl Duty {
    /// What kind it is, whatever its days: the word under which it is put off.
    pub fn word(self) -> &'static str {
        match self {
            Self::Danger => "danger",
            Self::Ended { .. } => "ended",
            Self::EndsIn { .. } => "ends-in",
            Self::Rotating(_) => "rotating",
            Self::RotationDue { .. } => "rotation-due",
            Self::ImportDone => "import-done",
            Self::RotateIn { .. } | Self::RotateOn(_) => "rotate",
            Self::Closed => "closed",
            Self::Nothing => "nothing",
        }
    }

    /// Whether the owner has to act now, and not merely one day.
    pub fn needs_you(self) -> bool {
        self < Self::RotateIn { days: 0 }
    }
}

/// The day on which this key is to be replaced, if a period was chosen and its exchange still makes keys.
pub fn rotation_day(key: &ApiKey, zone: &TimeZone) -> Option<Date> {
    let days = key.rotate_every_days.filter(|_| !Catalogue::built_in().is_closed(&key.exchange))?;
    let made = key.made.to_zoned(zone.clone()).date();
    made.checked_add(jiff::Span::new().days(i64::from(days))).ok()
}

/// The day from which it is asked whether the import is done, for a key that was made for one.
pub fn import_asked_on(key: &ApiKey, zone: &TimeZone) -> Option<Date> {
    let made = key.made.to_zoned(zone.clone()).date();
    let asked = made.checked_add(jiff::Span::new().days(IMPORT_DAYS)).ok();
    asked.filter(|_| key.is_for_one_import() && !Catalogue::built_in().is_closed(&key.exchange))
}

/// Whole days from `from` to `to`.
fn days_between(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days())
}

/// The most urgent thing to do about this key.
pub fn next_duty(key: &ApiKey, now: Timestamp, zone: &TimeZone) -> Duty {
    if Catalogue::built_in().is_closed(&key.exchange) {
        return Duty::Closed;
    }
    let today = now.to_zoned(zone.clone()).date();
    let rotation_days = rotation_day(key, zone).map(|day| (day, days_between(today, day)));
    let end_days = key.expires.map(|day| days_between(today, day));
    let is_import_over = import_asked_on(key, zone).is_some_and(|day| day <= today);

    if key.levels.are_dangerous() && key.is_open_to_any_address() {
        return Duty::Danger;
    }
    if let Some(days) = end_days {
        if days < 0 {
            return Duty::Ended { days: -days };
        }
        if days <= SOON_DAYS && key.rotation.is_none() {
            return Duty::EndsIn { days };
        }
    }
    if let Some(rotation) = &key.rotation {
        return Duty::Rotating(rotation.step());
    }
    match rotation_days {
        Some((_, days)) if days <= 0 => Duty::RotationDue { days: -days },
        _ if is_import_over => Duty::ImportDone,
        Some((_, days)) if days <= NEAR_DAYS => Duty::RotateIn { days },
        Some((day, _)) => Duty::RotateOn(day),
        None => Duty::Nothing,
    }
}

/// The first day after today on which this key will need its owner, as far as dates tell.
pub fn next_needed(key: &ApiKey, now: Timestamp, zone: &TimeZone) -> Option<Date> {
    if Catalogue::built_in().is_closed(&key.exchange) {
        return None;
    }
    let today = now.to_zoned(zone.clone()).date();
    let after = |day: Date, days: i64| day.checked_add(jiff::Span::new().days(days)).ok();
    let import = import_asked_on(key, zone);
    let end = key.expires.and_then(|day| after(day, -SOON_DAYS));
    [rotation_day(key, zone), end, import].into_iter().flatten().filter(|day| *day > today).min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::api_key::{Address, KeyId, Purpose};
    use crate::domain::permission::{Level, Levels};
    use crate::domain::rotation::Rotation;

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
        assert_eq!(next_duty(&key, after_days(400), &TimeZone::UTC), Duty::Closed);
        assert_eq!(next_needed(&key, after_days(1), &TimeZone::UTC), None);
        assert!(!Duty::Closed.needs_you());
    }

    #[test]
    fn a_key_that_can_withdraw_from_anywhere_is_the_first_thing_to_do() {
        let mut key = key();
        key.levels = key.levels.with(Level::Withdraw);
        key.rotate_every_days = Some(1);
        assert_eq!(next_duty(&key, after_days(9), &TimeZone::UTC), Duty::Danger);
        key.addresses.push(Address { ip: "198.51.100.7".to_owned(), note: String::new() });
        assert_eq!(next_duty(&key, after_days(9), &TimeZone::UTC), Duty::RotationDue { days: 8 });
    }

    #[test]
    fn dates_become_duties_when_they_come_near() {
        let mut key = key();
        key.rotate_every_days = Some(90);
        assert_eq!(
            next_duty(&key, after_days(0), &TimeZone::UTC),
            Duty::RotateOn(jiff::civil::date(1970, 4, 1))
        );
        assert_eq!(next_duty(&key, after_days(49), &TimeZone::UTC), Duty::RotateIn { days: 41 });
        key.expires = Some(jiff::civil::date(1970, 3, 1));
        assert_eq!(next_duty(&key, after_days(50), &TimeZone::UTC), Duty::EndsIn { days: 9 });
        assert_eq!(next_duty(&key, after_days(60), &TimeZone::UTC), Duty::Ended { days: 1 });
    }

    #[test]
    fn the_next_needed_day_is_the_first_on_which_a_duty_begins() {
        let mut key = key();
        assert_eq!(next_needed(&key, after_days(0), &TimeZone::UTC), None);
        key.rotate_every_days = Some(90);
        assert_eq!(next_needed(&key, after_days(0), &TimeZone::UTC), Some(jiff::civil::date(1970, 4, 1)));
        key.expires = Some(jiff::civil::date(1970, 3, 1));
        let day = next_needed(&key, after_days(0), &TimeZone::UTC);
        assert_eq!(day, Some(jiff::civil::date(1970, 2, 15)));
        assert!(!next_duty(&key, after_days(44), &TimeZone::UTC).needs_you());
        assert!(next_duty(&key, after_days(45), &TimeZone::UTC).needs_you());
    }

    #[test]
    fn a_key_for_one_import_is_asked_for_and_one_that_goes_on_reading_is_not() {
        let mut key = key();
        assert_eq!(import_asked_on(&key, &TimeZone::UTC), None);
        key.purpose = Purpose::TaxReport;
        assert_eq!(import_asked_on(&key, &TimeZone::UTC), Some(jiff::civil::date(1970, 1, 15)));
        assert_eq!(next_needed(&key, after_days(1), &TimeZone::UTC), Some(jiff::civil::date(1970, 1, 15)));
        assert_eq!(next_duty(&key, after_days(13), &TimeZone::UTC), Duty::Nothing);
        assert_eq!(next_duty(&key, after_days(14), &TimeZone::UTC), Duty::ImportDone);
        key.keeps_reading = true;
        assert_eq!(next_duty(&key, after_days(14), &TimeZone::UTC), Duty::Nothing);
        assert_eq!(next_needed(&key, after_days(1), &TimeZone::UTC), None);
    }

    #[test]
    fn a_rotation_under_way_is_shown_with_its_step() {
        let mut key = key();
        key.rotation = Some(Rotation::begin(Timestamp::UNIX_EPOCH, &[]));
        assert_eq!(next_duty(&key, after_days(0), &TimeZone::UTC), Duty::Rotating(RotationStep::Why));
        assert!(next_duty(&key, after_days(0), &TimeZone::UTC).needs_you());
        assert!(!Duty::Nothing.needs_you());
    }
}
