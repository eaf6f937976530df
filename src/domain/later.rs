//! A duty that its owner put off: until a day, and with a reason, which is asked so that it is a decision.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::duty::Duty;

/// The most characters of a reason.
pub const MOST_WHY: usize = 200;

/// A duty that was put off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Later {
    /// Which duty: another one of the same key is told all the same.
    pub duty: String,
    /// The day on which it is told again.
    pub until: Date,
    /// Why it can wait.
    pub why: String,
}

impl Later {
    /// This duty, so many days from now.
    pub fn put_off(duty: Duty, days: u16, why: &str, now: Timestamp, zone: &TimeZone) -> Self {
        let today = now.to_zoned(zone.clone()).date();
        let until = today.checked_add(jiff::Span::new().days(i64::from(days))).unwrap_or(today);
        let why = why.trim().chars().take(MOST_WHY).collect();
        Self { duty: duty.word().to_owned(), until, why }
    }

    /// Whether this duty is not to be told now. On its day it is.
    pub fn hides(&self, duty: Duty, now: Timestamp, zone: &TimeZone) -> bool {
        self.hides_on(duty, zone.to_datetime(now).date())
    }

    /// The same by the day.
    pub fn hides_on(&self, duty: Duty, today: Date) -> bool {
        self.duty == duty.word() && today < self.until
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duty_is_put_off_until_its_day_and_no_other_with_it() {
        let (now, zone) = (Timestamp::from_second(1_790_000_000).unwrap(), TimeZone::UTC);
        let later = Later::put_off(Duty::Danger, 7, "  a test account  ", now, &zone);
        assert_eq!((later.until, later.why.as_str()), (jiff::civil::date(2026, 9, 28), "a test account"));
        let after = |days: i64| Timestamp::from_second(1_790_000_000 + days * 86_400).unwrap();
        assert!(later.hides(Duty::Danger, now, &zone) && later.hides(Duty::Danger, after(6), &zone));
        assert!(!later.hides(Duty::Danger, after(7), &zone), "on its day it is told");
        assert!(!later.hides(Duty::Ended { days: 1 }, now, &zone), "another duty is told");
        assert!(Later::put_off(Duty::EndsIn { days: 9 }, 1, "", now, &zone).hides(
            Duty::EndsIn { days: 8 },
            now,
            &zone
        ));
        // A clock that is set back changes nothing that was put off.
        assert!(later.hides(Duty::Danger, after(-400), &zone));
        let long = Later::put_off(Duty::Danger, 1, &"ä".repeat(500), now, &zone);
        assert_eq!(long.why.chars().count(), MOST_WHY);
    }
}
