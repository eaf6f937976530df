//! Dates, ages and waiting times in words. It reads no clock: the time comes in.

use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::app::state::When;
use crate::tr;

/// Days within which a date needs no year.
const SAME_YEAR_DAYS: i64 = 300;

/// "2 October 2026".
pub fn date(date: Date) -> String {
    let month = tr!("time-month", month = i64::from(date.month()));
    tr!("time-date", day = i64::from(date.day()), month = month, year = date.year().to_string())
}

/// "14 March" while the year is clear, else "14 March 2028".
pub fn near_date(day: Date, when: When<'_>) -> String {
    if days_until(day, when).abs() > SAME_YEAR_DAYS {
        return date(day);
    }
    let month = tr!("time-month", month = i64::from(day.month()));
    tr!("time-day-month", day = i64::from(day.day()), month = month)
}

/// "today, 13:20", "yesterday, 09:05", "3 November, 18:40", "2 October 2024".
pub fn moment(at: Timestamp, when: When<'_>) -> String {
    let day = at.to_zoned(when.zone.clone()).date();
    let days = days_until(day, when);
    let day = match days {
        0 => tr!("time-today"),
        -1 => tr!("time-yesterday"),
        _ if days.abs() > SAME_YEAR_DAYS => return date(day),
        _ => near_date(day, when),
    };
    tr!("time-moment", day = day, clock = clock(at, when))
}

/// "Today", "Yesterday", "3 November", "2 October 2024": the heading of a day.
pub fn day(day: Date, when: When<'_>) -> String {
    match days_until(day, when) {
        0 => tr!("time-heading-today"),
        -1 => tr!("time-heading-yesterday"),
        _ => near_date(day, when),
    }
}

/// "13:20".
pub fn clock(at: Timestamp, when: When<'_>) -> String {
    at.to_zoned(when.zone.clone()).strftime("%H:%M").to_string()
}

/// "today", "tomorrow", "in 41 days", "yesterday", "3 days ago".
pub fn in_days(days: i64) -> String {
    match days {
        0 => tr!("time-today"),
        1 => tr!("time-tomorrow"),
        -1 => tr!("time-yesterday"),
        2.. => tr!("time-in-days", days = days),
        _ => tr!("time-days-ago", days = -days),
    }
}

/// "today", "yesterday", "49 days ago".
pub fn age(at: Timestamp, when: When<'_>) -> String {
    in_days(days_until(at.to_zoned(when.zone.clone()).date(), when).min(0))
}

/// Whole days from today to this day; negative if it is over.
pub fn days_until(day: Date, when: When<'_>) -> i64 {
    let today = when.now.to_zoned(when.zone.clone()).date();
    i64::from((day - today).get_days())
}

/// "45 s" under a minute, "12 min" from then on, rounded up. For places where it ticks.
pub fn short(secs: u64) -> String {
    if secs < 60 {
        tr!("time-seconds", secs = secs)
    } else {
        tr!("time-minutes", minutes = secs.div_ceil(60))
    }
}

/// "45 seconds", "5 minutes": the same for choices and for a screen reader.
pub fn spoken(secs: u64) -> String {
    if secs < 60 {
        tr!("time-spoken-seconds", secs = secs)
    } else {
        tr!("time-spoken-minutes", minutes = secs.div_ceil(60))
    }
}

/// "about 3 minutes", "about 2 hours", "about 40 days": how far a clock is off.
pub fn span(secs: u64) -> String {
    const HOUR: u64 = 3_600;
    const DAY: u64 = 24 * HOUR;
    match secs {
        0..5_400 => tr!("time-span-minutes", minutes = (secs + 30) / 60),
        5_400..172_800 => tr!("time-span-hours", hours = (secs + HOUR / 2) / HOUR),
        _ => tr!("time-span-days", days = (secs + DAY / 2) / DAY),
    }
}

/// Whole seconds that are left until this moment of the program's life; none when it is over.
pub fn secs_left(until: Duration, uptime: Duration) -> u64 {
    until.saturating_sub(uptime).as_millis().div_ceil(1000) as u64
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as day;
    use jiff::tz::TimeZone;

    use super::*;

    fn when(zone: &TimeZone) -> When<'_> {
        When { now: "2026-11-22T13:46:13Z".parse().unwrap(), uptime: Duration::ZERO, zone }
    }

    #[test]
    fn a_moment_is_told_as_people_tell_it() {
        let zone = TimeZone::UTC;
        let told = |at: &str| moment(at.parse().unwrap(), when(&zone));
        assert_eq!(told("2026-11-22T13:20:00Z"), "today, 13:20");
        assert_eq!(told("2026-11-21T09:05:00Z"), "yesterday, 09:05");
        assert_eq!(told("2026-11-03T18:40:00Z"), "3 November, 18:40");
        assert_eq!(told("2024-10-02T18:40:00Z"), "2 October 2024");
    }

    #[test]
    fn today_ends_where_the_person_is() {
        let zone = TimeZone::fixed(jiff::tz::offset(-14));
        assert_eq!(moment("2026-11-21T23:50:00Z".parse().unwrap(), when(&zone)), "today, 09:50");
    }

    #[test]
    fn days_are_counted_in_words() {
        assert_eq!(in_days(0), "today");
        assert_eq!(in_days(1), "tomorrow");
        assert_eq!(in_days(41), "in 41 days");
        assert_eq!(in_days(-3), "3 days ago");
        let zone = TimeZone::UTC;
        assert_eq!(age("2026-10-04T00:00:00Z".parse().unwrap(), when(&zone)), "49 days ago");
    }

    #[test]
    fn a_date_tells_its_year_only_where_it_is_needed() {
        let zone = TimeZone::UTC;
        assert_eq!(near_date(day(2027, 3, 14), when(&zone)), "14 March");
        assert_eq!(near_date(day(2028, 3, 14), when(&zone)), "14 March 2028");
        assert_eq!(date(day(2026, 10, 2)), "2 October 2026");
    }

    #[test]
    fn waiting_is_rounded_up() {
        assert_eq!(short(59), "59 s");
        assert_eq!(short(61), "2 min");
        assert_eq!(spoken(60), "1 minute");
        let spans = [90, 3_630, 7_200, 86_400, 31_536_000].map(span);
        assert_eq!(
            spans,
            ["about 2 minutes", "about 61 minutes", "about 2 hours", "about 24 hours", "about 365 days"]
        );
        assert_eq!(secs_left(Duration::from_millis(1200), Duration::ZERO), 2);
    }
}
