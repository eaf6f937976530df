//! The owner's day: which it is where they are, how long before a date its duty is told, and what is known of the exchanges that day.
//! No clock is read here.

use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::domain::api_key::ApiKey;
use crate::domain::catalogue::Catalogue;
use crate::domain::exchange::Exchange;

/// The owner's day.
#[derive(Clone, Debug)]
pub struct Today {
    date: Date,
    zone: TimeZone,
    lead_days: i64,
    known: Arc<Catalogue>,
}

impl Today {
    /// The day of this moment in this zone.
    pub fn at(now: Timestamp, zone: &TimeZone, lead_days: u16) -> Self {
        Self::on(zone.to_datetime(now).date(), zone, lead_days)
    }

    /// This day in this zone.
    pub fn on(date: Date, zone: &TimeZone, lead_days: u16) -> Self {
        Self { date, zone: zone.clone(), lead_days: i64::from(lead_days), known: Catalogue::current() }
    }

    /// What is known of the exchange of this id, or of any exchange.
    pub fn exchange(&self, id: &str) -> &Exchange {
        self.known.exchange_or_other(id)
    }

    /// Which day it is.
    pub fn date(&self) -> Date {
        self.date
    }

    /// So many days before a date its duty is told.
    pub fn lead_days(&self) -> i64 {
        self.lead_days
    }

    /// The day of another moment, where the owner is.
    pub fn day_of(&self, at: Timestamp) -> Date {
        self.zone.to_datetime(at).date()
    }

    /// The day on which this key is to be replaced, if a period was chosen.
    pub fn rotation_day(&self, key: &ApiKey) -> Option<Date> {
        key.rotate_every_days.map(|days| after(self.day_of(key.made), i64::from(days)))
    }

    /// Whole days from today to this day; negative if it is over.
    pub fn days_until(&self, day: Date) -> i64 {
        days_between(self.date, day)
    }
}

/// Whole days from `from` to `to`.
pub(super) fn days_between(from: Date, to: Date) -> i64 {
    // By a duration: a span of calendar units takes several times as long, which 10,000 keys feel.
    from.duration_until(to).as_hours() / 24
}

/// The day so many days after this one; the same one, where the calendar ends.
pub(super) fn after(day: Date, days: i64) -> Date {
    day.checked_add(SignedDuration::from_hours(24 * days)).unwrap_or(day)
}
