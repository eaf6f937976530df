//! What a usage log says about a key: from where, when and what; and what of that is unexpected. It names, and accuses nobody: an
//! address that is not on a list may be a server that moved.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::action::level_of;
use super::columns::{Columns, read_ip, read_time};
use super::table::Table;
use crate::domain::api_key::{Address, ApiKey};
use crate::domain::network::Network;
use crate::domain::permission::Level;

/// Only a log of so many days can say which hours are usual.
const DAYS_FOR_HOURS: usize = 7;
/// And of so many lines.
const LINES_FOR_HOURS: usize = 100;
/// What is longer than this in the column of keys is a whole key, in characters.
const SHORTENED: usize = 16;

/// What a usage log says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Lines of this key.
    pub lines: usize,
    /// Lines of other keys, which were left out.
    pub of_others: usize,
    /// Lines that could not be read, or whose time could not, which were left out.
    pub unread: usize,
    /// Lines of this key in whose column of addresses no address could be read: from where it was used then was not compared.
    pub without_address: usize,
    /// The time of its first and of its last line.
    pub span: Option<(Timestamp, Timestamp)>,
    /// From where, the most lines first.
    pub addresses: Vec<AddressUse>,
    /// What is unexpected, the worst first.
    pub unexpected: Vec<Unexpected>,
}

/// The use from one address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressUse {
    /// The address.
    pub ip: IpAddr,
    /// Lines from there.
    pub lines: usize,
    /// The first and the last time.
    pub span: (Timestamp, Timestamp),
    /// Whether it is on the key's list; none where the key has no list.
    pub is_listed: Option<bool>,
    /// Whose it is, in its owner's words; empty where they said nothing.
    pub whose: String,
}

/// Something that was not to be expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unexpected {
    /// What reads like an act that the key should not be able to do.
    Beyond {
        /// The level it needs.
        level: Level,
        /// As the log names it.
        action: String,
        /// How many lines.
        lines: usize,
        /// The last time.
        last: Timestamp,
    },
    /// An address that is not on the key's list.
    Address {
        /// The address.
        ip: IpAddr,
        /// How many lines.
        lines: usize,
        /// The last time.
        last: Timestamp,
    },
    /// An hour of the day at which the key was used on one day only.
    Hour {
        /// The hour, in the person's own zone.
        hour: i8,
        /// The day.
        day: Date,
        /// How many lines.
        lines: usize,
    },
}

/// Holds a log against a key. Hours are told in this zone.
pub fn judge(table: &Table, columns: &Columns, key: &ApiKey, zone: &TimeZone) -> Evidence {
    let mut found = Evidence::default();
    let mut addresses: BTreeMap<IpAddr, AddressUse> = BTreeMap::new();
    let mut beyond: BTreeMap<(Level, String), (usize, Timestamp)> = BTreeMap::new();
    let mut hours: BTreeMap<i8, BTreeMap<Date, usize>> = BTreeMap::new();
    for row in &table.rows {
        // A mark of quotation that is never closed swallows the lines behind it.
        let swallowed = row.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
        if swallowed > 0 {
            found.unread += 1 + swallowed;
            continue;
        }
        if table.cell(row, columns.key).is_some_and(|text| is_of_another(key, text)) {
            found.of_others += 1;
            continue;
        }
        let Some(at) = table.cell(row, columns.time).and_then(read_time) else {
            found.unread += 1;
            continue;
        };
        found.lines += 1;
        found.span = Some(wider(found.span.unwrap_or((at, at)), at));
        let local = at.to_zoned(zone.clone());
        *hours.entry(local.hour()).or_default().entry(local.date()).or_default() += 1;
        if let Some(ip) = table.cell(row, columns.ip).and_then(read_ip) {
            let used = addresses.entry(ip).or_insert_with(|| use_of(ip, at, &key.addresses));
            used.lines += 1;
            used.span = wider(used.span, at);
        } else if columns.ip.is_some() {
            found.without_address += 1;
        }
        let action = table.cell(row, columns.action);
        if let Some((level, action)) = action.and_then(|action| Some((level_of(action)?, action)))
            && !key.levels.has(level)
        {
            let seen = beyond.entry((level, action.chars().take(80).collect())).or_insert((0, at));
            *seen = (seen.0 + 1, seen.1.max(at));
        }
    }
    let acts = beyond.into_iter().rev();
    found.unexpected = acts
        .map(|((level, action), (lines, last))| Unexpected::Beyond { level, action, lines, last })
        .collect();
    found.addresses = addresses.into_values().collect();
    found.addresses.sort_by_key(|used| std::cmp::Reverse(used.lines));
    let strangers = found.addresses.iter().filter(|used| used.is_listed == Some(false));
    let strangers =
        strangers.map(|used| Unexpected::Address { ip: used.ip, lines: used.lines, last: used.span.1 });
    found.unexpected.extend(strangers);
    found.unexpected.extend(unusual_hours(&hours, found.lines));
    found
}

fn wider((first, last): (Timestamp, Timestamp), at: Timestamp) -> (Timestamp, Timestamp) {
    (first.min(at), last.max(at))
}

fn use_of(ip: IpAddr, at: Timestamp, list: &[Address]) -> AddressUse {
    let single = Network::parse(&ip.to_string()).ok();
    let holds = |address: &&Address| {
        let network = Network::parse(&address.ip).ok();
        network.zip(single).is_some_and(|(network, single)| network.holds(single))
    };
    let entry = list.iter().find(holds);
    AddressUse {
        ip,
        lines: 0,
        span: (at, at),
        is_listed: (!list.is_empty()).then_some(entry.is_some()),
        whose: entry.map(|address| address.note.clone()).unwrap_or_default(),
    }
}

/// Whether this text in the column of keys is another key's: its beginning or its end, as far as they are shown, is not this one's. All
/// keys of an exchange may begin in the same way.
fn is_of_another(key: &ApiKey, text: &str) -> bool {
    let Some((first, last)) = key.fields.iter().find_map(|field| field.hint.split_once(" … ")) else {
        return false;
    };
    let text = text.trim();
    if text == key.label {
        return false;
    }
    let is_mask = |c: char| matches!(c, '*' | '.' | '…');
    let (begins, ends) = match (text.split_once(is_mask), text.rsplit_once(is_mask)) {
        (Some((begin, _)), Some((_, end))) => (begin, end),
        _ if text.chars().count() > SHORTENED => (text, text),
        // Of a few characters nobody knows which end they are.
        _ => return !text.starts_with(first) && !text.ends_with(last),
    };
    let begins_so = begins.is_empty() || begins.starts_with(first) || first.starts_with(begins);
    let ends_so = ends.is_empty() || ends.ends_with(last) || last.ends_with(ends);
    !(begins_so && ends_so)
}

/// Hours of the day at which the key was used on one day only, where the log is long enough to say what is usual.
fn unusual_hours(hours: &BTreeMap<i8, BTreeMap<Date, usize>>, lines: usize) -> Vec<Unexpected> {
    let days: BTreeSet<&Date> = hours.values().flat_map(BTreeMap::keys).collect();
    if days.len() < DAYS_FOR_HOURS || lines < LINES_FOR_HOURS {
        return Vec::new();
    }
    let once = hours.iter().filter(|(_, days)| days.len() == 1);
    once.flat_map(|(hour, days)| days.iter().map(|(day, lines)| (*hour, *day, *lines)))
        .map(|(hour, day, lines)| Unexpected::Hour { hour, day, lines })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample;

    fn bot() -> ApiKey {
        let now: Timestamp = "2026-11-27T12:00:00Z".parse().unwrap();
        let mut key = sample::book(now).keys.into_values().next().unwrap();
        key.levels = [Level::Read, Level::Trade].into_iter().collect();
        key.addresses = vec![Address { ip: "203.0.113.0/24".to_owned(), note: "my server".to_owned() }];
        key.fields[0].hint = "abcd … wxyz".to_owned();
        key
    }

    fn evidence(text: &str) -> Evidence {
        let table = Table::read(text.as_bytes()).unwrap();
        judge(&table, &table.guessed, &bot(), &TimeZone::UTC)
    }

    #[test]
    fn an_address_that_is_not_on_the_list_is_named_and_one_of_the_list_is_told_with_its_owner() {
        let found = evidence(
            "time,ip,endpoint\n2026-11-20 10:00:00,203.0.113.24,POST /order\n2026-11-20 10:00:01,203.0.113.24,POST /order\n\
             2026-11-21 03:00:00,198.51.100.9,GET /withdraw/history",
        );
        assert_eq!((found.lines, found.unread, found.of_others), (3, 0, 0));
        assert_eq!((found.addresses[0].lines, found.addresses[0].whose.as_str()), (2, "my server"));
        let [Unexpected::Address { ip, lines: 1, .. }] = found.unexpected.as_slice() else {
            panic!("{found:?}")
        };
        assert_eq!(ip.to_string(), "198.51.100.9");
    }

    #[test]
    fn an_act_beyond_the_key_is_the_first_that_is_named_and_looking_is_none() {
        let found = evidence(
            "time,ip,endpoint\n2026-11-20 10:00:00,198.51.100.9,POST /sapi/v1/capital/withdraw/apply\n\
             2026-11-20 10:00:00,203.0.113.24,GET /withdraw/history\n2026-11-20 10:00:00,203.0.113.24,POST /transfer",
        );
        let levels = found.unexpected.iter().map(|one| match one {
            Unexpected::Beyond { level, .. } => Some(*level),
            _ => None,
        });
        let levels: Vec<_> = levels.collect();
        assert_eq!(levels, [Some(Level::Withdraw), Some(Level::Transfer), None]);
    }

    #[test]
    fn lines_of_other_keys_and_lines_without_a_time_are_counted_and_left_out() {
        let found = evidence(
            "time,ip,endpoint,api key\n2026-11-20 10:00:00,203.0.113.24,GET /a,abcd****wxyz\n\
             2026-11-20 10:00:00,198.51.100.9,GET /a,qqqq****qqqq\nno time,198.51.100.9,GET /a,abcd****wxyz",
        );
        assert_eq!((found.lines, found.of_others, found.unread), (1, 1, 1));
        assert!(found.unexpected.is_empty());
    }

    #[test]
    fn a_key_that_begins_like_this_one_is_another_where_its_end_is_another() {
        let key = bot();
        for (text, is_another) in [
            ("abcd****wxyz", false),
            ("abcd****qqqq", true),
            ("abcd…", false),
            ("...wxyz", false),
            ("qqqq...", true),
            ("****", false),
            ("abcd", false),
            ("wxyz", false),
            ("qqqq", true),
            ("abcd0123456789abwxyz", false),
            ("abcd0123456789abqqqq", true),
            (key.label.as_str(), false),
        ] {
            assert_eq!(is_of_another(&key, text), is_another, "{text}");
        }
    }

    #[test]
    fn an_address_is_the_same_however_it_is_written_and_one_that_cannot_be_read_is_counted() {
        let found = evidence(
            "time,ip,endpoint\n2026-11-20 10:00:00,::ffff:203.0.113.24,GET /a\n2026-11-20 10:00:01,203.0.113.24:443,GET /a\n\
             2026-11-20 10:00:02,[2001:db8::bad]:443,GET /a\n2026-11-20 10:00:03,\"198.51.100.9, 10.0.0.1\",GET /a\n\
             2026-11-20 10:00:04,203.**.24,GET /a",
        );
        assert_eq!((found.lines, found.without_address, found.addresses[0].lines), (5, 2, 2));
        let [Unexpected::Address { ip, .. }] = found.unexpected.as_slice() else { panic!("{found:?}") };
        assert_eq!(ip.to_string(), "2001:db8::bad");
    }

    #[test]
    fn lines_that_an_open_quotation_swallows_are_counted_as_not_read() {
        let found = evidence(
            "time,ip,endpoint\n2026-11-20 10:00:00,203.0.113.24,GET /a\n2026-11-20 10:00:01,203.0.113.24,\"GET /a\n\
             2026-11-20 10:00:02,198.51.100.9,GET /a\n2026-11-20 10:00:03,198.51.100.9,GET /a",
        );
        assert_eq!((found.lines, found.unread), (1, 3));
    }

    #[test]
    fn an_hour_is_unusual_only_where_the_log_is_long_enough_to_say() {
        let line = |day: i8, hour: i8| format!("2026-11-{day:02} {hour:02}:00:00,203.0.113.24\n");
        let usual = |days: i8| -> String {
            (1..=days).flat_map(|day| (8..20).map(move |hour| line(day, hour))).collect()
        };
        let night = line(5, 3);
        let long = evidence(&format!("time,ip\n{}{night}", usual(10)));
        let [Unexpected::Hour { hour: 3, lines: 1, day }] = long.unexpected.as_slice() else {
            panic!("{long:?}")
        };
        assert_eq!(day.day(), 5);
        assert_eq!(evidence(&format!("time,ip\n{}{night}", usual(5))).unexpected, []);
    }

    #[test]
    fn a_key_without_a_list_names_no_address_as_unexpected() {
        let mut key = bot();
        key.addresses.clear();
        let table = Table::read(b"time,ip\n2026-11-20 10:00:00,198.51.100.9").unwrap();
        let found = judge(&table, &table.guessed, &key, &TimeZone::UTC);
        assert_eq!((found.addresses[0].is_listed, found.unexpected.len()), (None, 0));
    }
}
