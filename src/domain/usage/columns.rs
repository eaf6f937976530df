//! Which column of a usage log means what: guessed from its name and from what stands in it, or said once by the person.

use std::net::{IpAddr, SocketAddr};

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

/// So many lines are looked at for a guess.
const LOOKED_AT: usize = 200;

/// What a column can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// When it was.
    Time,
    /// From which address.
    Ip,
    /// What was done.
    Action,
    /// By which key.
    Key,
}

impl Column {
    /// All meanings, in the order in which they are asked.
    pub const ALL: [Self; 4] = [Self::Time, Self::Ip, Self::Action, Self::Key];

    /// The word used in text ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::Time => "time",
            Self::Ip => "ip",
            Self::Action => "action",
            Self::Key => "key",
        }
    }
}

/// Which column means what, counted from zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Columns {
    /// When it was.
    pub time: Option<usize>,
    /// From which address.
    pub ip: Option<usize>,
    /// What was done.
    pub action: Option<usize>,
    /// By which key.
    pub key: Option<usize>,
}

impl Columns {
    /// What these columns seem to mean.
    pub(super) fn guess(heads: &[String], rows: &[Vec<String>]) -> Self {
        let heads: Vec<String> = heads.iter().map(|head| head.to_lowercase()).collect();
        let is_named =
            |column: usize, words: &[&str]| words.iter().any(|word| heads_has(&heads, column, word));
        let width = heads.len();
        let mostly = |test: fn(&str) -> bool| {
            move |column: &usize| {
                let cells = rows.iter().take(LOOKED_AT).filter_map(|row| row.get(*column));
                let (all, fit) = cells
                    .fold((0_usize, 0_usize), |(all, fit), cell| (all + 1, fit + usize::from(test(cell))));
                all > 0 && fit * 2 > all
            }
        };
        // Also where none of its cells can be read; a part of a name says nothing: there is "ip" in "description".
        let ip_names = ["ip", "ip address", "ip_address", "ip-address", "ipaddress"];
        let is_ip = |column: &usize| ip_names.contains(&heads[*column].trim());
        let ip = (0..width).find(mostly(looks_like_ip)).or_else(|| (0..width).find(is_ip));
        let times: Vec<usize> = (0..width).filter(mostly(looks_like_time)).collect();
        let time = times.iter().copied().find(|column| is_named(*column, &["time", "date", "zeit", "datum"]));
        let time = time.or(times.first().copied());
        let is_free = |column: &usize| Some(*column) != ip && Some(*column) != time;
        let action_words = [
            "endpoint",
            "path",
            "url",
            "action",
            "request",
            "operation",
            "event",
            "type",
            "activity",
            "method",
        ];
        // In the order of the words: "endpoint" says more than "method".
        let action = action_words
            .iter()
            .find_map(|word| (0..width).filter(is_free).find(|column| heads_has(&heads, *column, word)));
        let action = action.or_else(|| (0..width).filter(is_free).find(mostly(|cell| cell.starts_with('/'))));
        let is_left = |column: &usize| is_free(column) && Some(*column) != action;
        let key = (0..width).filter(is_left).find(|column| is_named(*column, &["key"]));
        Self { time, ip, action, key }
    }

    /// The column that means this.
    pub fn get(&self, column: Column) -> Option<usize> {
        match column {
            Column::Time => self.time,
            Column::Ip => self.ip,
            Column::Action => self.action,
            Column::Key => self.key,
        }
    }

    /// Says which column means this, or that none does. A column means one thing: what it was taken for before, no column is now.
    pub fn set(&mut self, column: Column, at: Option<usize>) {
        for field in [&mut self.time, &mut self.ip, &mut self.action, &mut self.key] {
            field.take_if(|own| Some(*own) == at);
        }
        *match column {
            Column::Time => &mut self.time,
            Column::Ip => &mut self.ip,
            Column::Action => &mut self.action,
            Column::Key => &mut self.key,
        } = at;
    }

    /// Whether there is enough to compare: when, and from where or what.
    pub fn is_enough(&self) -> bool {
        self.time.is_some() && (self.ip.is_some() || self.action.is_some())
    }
}

fn heads_has(heads: &[String], column: usize, word: &str) -> bool {
    heads.get(column).is_some_and(|head| head.contains(word))
}

/// The address in this cell; a port behind it is left away. One of IPv4 that is written as IPv6 is the same address.
pub(super) fn read_ip(cell: &str) -> Option<IpAddr> {
    let cell = cell.trim();
    let with_port = cell.parse::<SocketAddr>().map(|socket| socket.ip()).ok();
    let alone = || cell.trim_matches(['[', ']']).parse::<IpAddr>().ok();
    with_port.or_else(alone).map(|ip| ip.to_canonical())
}

pub(super) fn looks_like_ip(cell: &str) -> bool {
    read_ip(cell).is_some()
}

/// A date and a time as a spreadsheet writes them. Forms in which the day and the month could be taken for each other are not read:
/// 03/04/2026 is a day in March for some and in April for others.
const SPREADSHEET_FORMS: [&str; 5] =
    ["%Y-%m-%d %H:%M", "%d.%m.%Y %H:%M:%S", "%d.%m.%Y %H:%M", "%d %b %Y %H:%M:%S", "%b %d, %Y %H:%M:%S"];

/// The time in this cell: as RFC 3339, as date and time (taken for UTC, which exchanges write), or as seconds or milliseconds since 1970.
pub(super) fn read_time(cell: &str) -> Option<Timestamp> {
    let cell = cell.trim();
    if let Ok(number) = cell.parse::<i64>() {
        return match number {
            1_000_000_000..=9_999_999_999 => Timestamp::from_second(number).ok(),
            1_000_000_000_000..=9_999_999_999_999 => Timestamp::from_millisecond(number).ok(),
            _ => None,
        };
    }
    if let Ok(time) = cell.parse() {
        return Some(time);
    }
    let cell = cell.trim_end_matches("UTC").trim().replace('/', "-");
    let in_spreadsheet = || SPREADSHEET_FORMS.iter().find_map(|form| DateTime::strptime(form, &cell).ok());
    let civil = cell.parse::<DateTime>().ok().or_else(in_spreadsheet)?;
    civil.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
}

pub(super) fn looks_like_time(cell: &str) -> bool {
    read_time(cell).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_in_each_usual_form() {
        let expected: Timestamp = "2026-11-20T10:00:00Z".parse().unwrap();
        for text in [
            "2026-11-20T10:00:00Z",
            "2026-11-20T11:00:00+01:00",
            "2026-11-20 10:00:00",
            "2026/11/20 10:00:00",
            "2026-11-20 10:00:00 UTC",
            "2026-11-20 10:00",
            "20.11.2026 10:00",
            "20.11.2026 10:00:00",
            "20 Nov 2026 10:00:00",
            "Nov 20, 2026 10:00:00",
            " 1795168800 ",
            "1795168800000",
        ] {
            assert_eq!(read_time(text), Some(expected), "{text}");
        }
        for text in ["", "17", "yesterday", "203.0.113.24", "2026-13-40 10:00:00", "03/04/2026 10:00"] {
            assert_eq!(read_time(text), None, "{text}");
        }
    }

    #[test]
    fn columns_are_found_by_what_stands_in_them_also_where_their_names_say_nothing() {
        let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        let rows = [row(&["x", "198.51.100.7:443", "1795168800", "/api/v3/order"])];
        let found = Columns::guess(&row(&["a", "b", "c", "d"]), &rows);
        assert_eq!(found, Columns { time: Some(2), ip: Some(1), action: Some(3), key: None });
        let rows = [row(&["2026-11-20", "2026-11-20 10:00:00", "abcd", "withdraw"])];
        let found = Columns::guess(&row(&["made", "Time (UTC)", "API Key", "Operation"]), &rows);
        assert_eq!(found, Columns { time: Some(1), ip: None, action: Some(3), key: Some(2) });
        assert!(found.is_enough() && !Columns::default().is_enough());
    }

    #[test]
    fn a_column_means_one_thing() {
        let mut columns = Columns { time: Some(0), ip: Some(1), action: None, key: Some(2) };
        columns.set(Column::Time, Some(1));
        assert_eq!(columns, Columns { time: Some(1), ip: None, action: None, key: Some(2) });
        columns.set(Column::Ip, None);
        columns.set(Column::Key, Some(2));
        assert_eq!(columns, Columns { time: Some(1), ip: None, action: None, key: Some(2) });
    }
}
