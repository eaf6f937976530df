//! What is due as a calendar file (RFC 5545) that any calendar reads: one whole day each, with alarms. It is told what it says, and
//! what is not in it cannot leak from it: no secret, no field, no address, and a name only where its owner wants that.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use icalendar::{Alarm, Calendar, Class, Component, Event, EventLike, Property};
use jiff::Timestamp;
use jiff::civil::Date;
use sha2::{Digest, Sha256};

use super::api_key::KeyId;
use super::duty::Dated;

/// The hour of an alarm, on its day.
const HOUR: i64 = 9;

/// One day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Whose day.
    pub key: KeyId,
    /// What it is.
    pub what: Dated,
    /// The day.
    pub day: Date,
    /// What the calendar shows.
    pub title: String,
    /// What it tells besides.
    pub note: String,
}

impl Entry {
    /// The same for the same key and kind at every export, so that a calendar replaces what it has. It tells nothing of the key.
    fn uid(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(b"keystead calendar\0");
        hash.update(self.key.0);
        let name = data_encoding::HEXLOWER.encode(&hash.finalize()[..10]);
        format!("{name}-{}@keystead", self.what.word())
    }
}

/// The file: made at this moment, with an alarm so many days before each day and one on it.
pub fn file(entries: &[Entry], lead_days: u16, now: Timestamp) -> String {
    let mut calendar = Calendar::empty();
    for (name, value) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//Keystead//Keystead//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
    ] {
        calendar.append_property(Property::new(name, value));
    }
    calendar.name("Keystead");
    let stamp = DateTime::<Utc>::from_timestamp(now.as_second(), 0).unwrap_or_default();
    // A calendar takes the higher number for the newer state.
    let sequence = u32::try_from(now.as_second() / 60).unwrap_or_default();
    for entry in entries {
        let Some(day) = date(entry.day) else { continue };
        let mut event = Event::new();
        event
            .uid(&entry.uid())
            .sequence(sequence)
            .timestamp(stamp)
            .last_modified(stamp)
            .class(Class::Private)
            // Without an end it is that one day.
            .starts(day)
            .summary(&entry.title)
            .description(&entry.note)
            // A day to remember makes nobody busy.
            .add_property("TRANSP", "TRANSPARENT");
        let mut befores = vec![i64::from(lead_days), 0];
        befores.dedup();
        for before in befores {
            let mut alarm = Alarm::display(&entry.title, Duration::hours(HOUR - 24 * before));
            let name = if before == 0 { "alarm" } else { "alarm-before" };
            alarm.uid(&format!("{name}-{}", entry.uid())).timestamp(stamp);
            event.alarm(alarm);
        }
        calendar.push(event.done());
    }
    calendar.to_string()
}

fn date(day: Date) -> Option<NaiveDate> {
    let part = |part: i8| u32::try_from(part).ok();
    NaiveDate::from_ymd_opt(i32::from(day.year()), part(day.month())?, part(day.day())?)
}

#[cfg(test)]
mod tests {
    use icalendar::CalendarComponent;

    use super::*;

    fn entry(title: &str) -> Entry {
        let (key, what, day) = (KeyId([7; 16]), Dated::Rotation, jiff::civil::date(2028, 2, 29));
        Entry { key, what, day, title: title.to_owned(), note: "One, two; three\nfour".to_owned() }
    }

    fn at(secs: i64) -> Timestamp {
        Timestamp::from_second(1_795_355_173 + secs).unwrap()
    }

    /// The events, by another parser than what wrote them.
    fn events(text: &str) -> Vec<Event> {
        let read: Calendar = text.parse().unwrap();
        let events = read.components.iter().filter_map(|one| match one {
            CalendarComponent::Event(event) => Some(event.clone()),
            _ => None,
        });
        events.collect()
    }

    #[test]
    fn a_day_comes_back_from_the_file_as_it_went_in() {
        let title = "“Grid, bot; \\ 1”\nBEGIN:VALARM";
        let text = file(&[entry(title), Entry { what: Dated::LastDay, ..entry("other") }], 14, at(0));
        let read = events(&text);
        assert_eq!(read.len(), 2);
        assert_eq!(read[0].get_summary().map(|it| it.replace("\\n", "\n")), Some(title.to_owned()));
        assert!(
            text.contains("DTSTART;VALUE=DATE:20280229\r\n") && text.contains("SUMMARY:“Grid\\, bot\\; ")
        );
        // Fourteen days before and on the day, at nine in the morning.
        assert!(text.contains("TRIGGER:-PT1177200S\r\n") && text.contains("TRIGGER:PT32400S\r\n"));
        assert!(!text.contains("DTEND"), "a whole day has no end of its own");
        assert_eq!(text.matches("\r\nBEGIN:VALARM\r\n").count(), 4);
        assert_eq!(text.matches("PRODID").count(), 1);
    }

    #[test]
    fn every_line_ends_and_folds_as_calendars_want_it() {
        let text = file(&[entry(&"Grüße ".repeat(40))], 3, at(0));
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
        assert!(text.ends_with("END:VCALENDAR\r\n"));
        assert!(text.lines().all(|line| line.len() <= 75), "{text}");
        assert_eq!(events(&text)[0].get_summary().unwrap().trim(), "Grüße ".repeat(40).trim());
    }

    #[test]
    fn a_second_export_has_the_same_names_and_a_higher_number() {
        let uids =
            |text: &str| events(text).iter().map(|it| it.get_uid().unwrap().to_owned()).collect::<Vec<_>>();
        let (first, second) = (file(&[entry("a")], 14, at(0)), file(&[entry("b")], 3, at(3_600)));
        assert_eq!(uids(&first), uids(&second));
        assert_eq!(first, file(&[entry("a")], 14, at(0)), "nothing in it is random or reads the clock");
        assert!(events(&first)[0].get_sequence() < events(&second)[0].get_sequence());
        assert_ne!(entry("a").uid(), Entry { what: Dated::Import, ..entry("a") }.uid());
        assert_ne!(entry("a").uid(), Entry { key: KeyId([8; 16]), ..entry("a") }.uid());
        assert!(!first.contains(&KeyId([7; 16]).to_string()), "the name inside Keystead stays inside");
    }
}
