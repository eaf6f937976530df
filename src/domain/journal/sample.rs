//! The journal of the sample keys: what could have happened to them, and to one that is gone. Nothing here is anybody's.

use jiff::Timestamp;

use super::deed::Deed;
use super::line::Entry;
use super::store::Journal;
use crate::domain::api_key::{ApiKey, KeyId};
use crate::domain::book::Book;

/// Seconds.
const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// What happened to a key: how long ago in days and minutes, the deed, its detail, and whether for its tool.
type Told = (i64, i64, Deed, &'static str, bool);

/// The sample key at its place in the list, and what happened to it after it was created.
const LIVES: &[(u8, &[Told])] = &[
    (
        0,
        &[
            (12, -6, Deed::Copied, "api_key", true),
            (12, -7, Deed::Copied, "secret", true),
            (3, 41, Deed::Revealed, "secret", false),
            (2, 12, Deed::PutOff, "2026-11-25", false),
        ],
    ),
    (
        2,
        &[
            (89, 20, Deed::Copied, "secret", true),
            (0, 0, Deed::RotationBegun, "", false),
            (0, 0, Deed::NewStored, "", false),
        ],
    ),
    (3, &[(39, 200, Deed::Copied, "api_key", true), (39, 199, Deed::Copied, "secret", true)]),
    (
        4,
        &[
            (20, 33, Deed::Edited, "addresses", false),
            (1, 45, Deed::Copied, "api_key", true),
            (1, 44, Deed::Copied, "secret", true),
        ],
    ),
    (5, &[(9, 310, Deed::Edited, "label tools", false)]),
    (6, &[(60, 15, Deed::RotationBegun, "", false), (60, 2, Deed::RotationTakenBack, "", false)]),
    (7, &[(30, 12, Deed::Removed, "", false), (30, 11, Deed::PutBack, "", false)]),
];

/// The journal of these keys up to now.
pub fn sample(book: &Book, now: Timestamp) -> Journal {
    let ago = |days: i64, minutes: i64| {
        Timestamp::from_second(now.as_second() - days * DAY - minutes * MINUTE).unwrap_or(now)
    };
    let mut told = vec![
        (ago(121, 40), Entry::new(Deed::SetUp, "")),
        (ago(20, 36), Entry::new(Deed::Opened, "code")),
        (ago(9, 312), Entry::new(Deed::Opened, "two-codes")),
        (ago(3, 44), Entry::new(Deed::WrongCodes, format!("2 {}", ago(3, 640)))),
        (ago(3, 43), Entry::new(Deed::Opened, "code")),
        (ago(2, 30), Entry::new(Deed::SheetMade, "")),
        (ago(1, 47), Entry::new(Deed::Opened, "code")),
        (ago(1, 30), Entry::new(Deed::IdleSecs, "600")),
        (ago(1, 25), Entry::new(Deed::BackupMade, "9")),
        (ago(0, 76), Entry::new(Deed::Opened, "code")),
    ];
    let gone = |deed| Entry::of_key(deed, KeyId([0x5c; 16]), "Old scalper", "kucoin");
    told.push((ago(119, 300), gone(Deed::Created)));
    told.push((
        ago(119, 290),
        Entry { detail: "secret".to_owned(), tool: "hummingbot".to_owned(), ..gone(Deed::Copied) },
    ));
    let said = "told read trade".to_owned();
    told.push((ago(119, 284), Entry { detail: said, ..gone(Deed::Asked) }));
    told.push((ago(14, 61), gone(Deed::Removed)));
    told.push((ago(14, 58), gone(Deed::Destroyed)));
    for key in book.keys.values() {
        told.push((key.made, of(key, Deed::Created)));
        let life = LIVES.iter().find(|(place, _)| key.id.0[15] == *place);
        for (days, minutes, deed, detail, for_tool) in life.map(|(_, told)| *told).unwrap_or_default() {
            let tool = key.tools.first().filter(|_| *for_tool).map(|used| used.tool.clone());
            let entry =
                Entry { detail: (*detail).to_owned(), tool: tool.unwrap_or_default(), ..of(key, *deed) };
            told.push((ago(*days, *minutes), entry));
        }
    }
    told.sort_by_key(|(at, _)| *at);
    let mut journal = Journal::default();
    for (at, entry) in told {
        journal.add(at, entry);
    }
    journal
}

fn of(key: &ApiKey, deed: Deed) -> Entry {
    Entry::of_key(deed, key.id, &key.label, &key.exchange)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample;

    #[test]
    fn the_journal_tells_of_no_question_that_the_keys_own_page_does_not_know() {
        let book = sample::book(Timestamp::UNIX_EPOCH);
        // One that is gone has no page any more.
        let was_asked = |name: &str| {
            book.keys.values().find(|key| key.label == name).is_none_or(|key| key.live.last.is_some())
        };
        let lines = book.journal.read().lines;
        assert!(lines.iter().any(|line| line.known_deed() == Some(Deed::RotationBegun)), "it tells of keys");
        let asked = lines.iter().filter(|line| line.known_deed() == Some(Deed::Asked));
        let unknown: Vec<&str> =
            asked.map(|line| line.name.as_str()).filter(|name| !was_asked(name)).collect();
        assert_eq!(unknown, [""; 0]);
    }
}
