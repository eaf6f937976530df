//! Sample keys for looking around, for the guided tour and for tests. Nothing here is anybody's.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::api_key::{Act, Address, ApiKey, FieldHint, HistoryEntry, KeyId, Purpose, ToolUse};
use super::book::{Book, LastBackup};
use super::journal;
use super::live_check::Live;
use super::permission::{Level, Levels};
use super::rotation::{Reason, Rotation, ToolTick};
use super::secret::{SecretField, SecretFields, SecretText};

const DAY_SECS: i64 = 86_400;

/// One sample key, told in one line.
struct Line {
    label: &'static str,
    exchange: &'static str,
    account: &'static str,
    sub_account: &'static str,
    purpose: Purpose,
    codes: &'static [&'static str],
    highest: Level,
    tool: (&'static str, &'static str),
    addresses: &'static [(&'static str, &'static str)],
    age_days: i64,
    rotate_every_days: Option<u16>,
    expires_in_days: Option<i64>,
    tags: &'static [&'static str],
}

const SERVER: &[(&str, &str)] = &[("203.0.113.24", "home server")];
const CLOUD: &[(&str, &str)] = &[
    ("198.51.100.7", "3Commas"),
    ("198.51.100.8", "3Commas"),
    ("198.51.100.9", "3Commas"),
    ("198.51.100.10", "3Commas"),
    ("198.51.100.11", "3Commas"),
    ("198.51.100.12", "3Commas"),
];

const LINES: &[Line] = &[
    Line {
        label: "Arbitrage script",
        exchange: "okx",
        account: "main account",
        sub_account: "",
        purpose: Purpose::OwnProgram,
        codes: &["read_only", "trade", "withdraw"],
        highest: Level::Withdraw,
        tool: ("own-program", "laptop"),
        addresses: &[],
        age_days: 12,
        rotate_every_days: Some(90),
        expires_in_days: None,
        tags: &["arbitrage"],
    },
    Line {
        label: "Futures bot",
        exchange: "bybit",
        account: "main account",
        sub_account: "",
        purpose: Purpose::TradingBot,
        codes: &["readOnly=0", "ContractTrade.Order", "ContractTrade.Position"],
        highest: Level::Trade,
        tool: ("passivbot", "home server"),
        addresses: &[],
        age_days: 81,
        rotate_every_days: Some(180),
        expires_in_days: Some(9),
        tags: &["futures"],
    },
    Line {
        label: "Grid bot",
        exchange: "binance",
        account: "main account",
        sub_account: "Grid",
        purpose: Purpose::TradingBot,
        codes: &["enableReading", "enableSpotAndMarginTrading"],
        highest: Level::Trade,
        tool: ("freqtrade", "home server"),
        addresses: SERVER,
        age_days: 90,
        rotate_every_days: Some(90),
        expires_in_days: None,
        tags: &["grid", "spot"],
    },
    Line {
        label: "Tax return 2025",
        exchange: "kraken",
        account: "main account",
        sub_account: "",
        purpose: Purpose::TaxReport,
        codes: &["query-funds", "query-closed-trades", "query-ledger", "export-data"],
        highest: Level::Read,
        tool: ("koinly", "one-time import"),
        addresses: &[],
        age_days: 40,
        rotate_every_days: None,
        expires_in_days: None,
        tags: &["tax"],
    },
    Line {
        label: "DCA bot",
        exchange: "kraken",
        account: "main account",
        sub_account: "",
        purpose: Purpose::TradingBot,
        codes: &["query-funds", "query-open-trades", "modify-trades", "close-trades"],
        highest: Level::Trade,
        tool: ("3commas", "cloud"),
        addresses: CLOUD,
        age_days: 51,
        rotate_every_days: Some(92),
        expires_in_days: None,
        tags: &["dca", "cloud"],
    },
    Line {
        label: "Market maker",
        exchange: "binance",
        account: "main account",
        sub_account: "mm1",
        purpose: Purpose::TradingBot,
        codes: &["enableReading", "enableSpotAndMarginTrading", "permitsUniversalTransfer"],
        highest: Level::Transfer,
        tool: ("hummingbot", "home server"),
        addresses: &[("203.0.113.24", "home server"), ("203.0.113.25", "spare")],
        age_days: 32,
        rotate_every_days: Some(90),
        expires_in_days: None,
        tags: &["spot"],
    },
    Line {
        label: "Portfolio view",
        exchange: "coinbase",
        account: "default portfolio",
        sub_account: "",
        purpose: Purpose::PortfolioTracker,
        codes: &["can_view"],
        highest: Level::Read,
        tool: ("cointracker", "cloud"),
        addresses: &[],
        age_days: 68,
        rotate_every_days: Some(180),
        expires_in_days: None,
        tags: &["portfolio"],
    },
    Line {
        label: "Price sheet",
        exchange: "binance",
        account: "main account",
        sub_account: "",
        purpose: Purpose::DataAndCharts,
        codes: &["enableReading"],
        highest: Level::Read,
        tool: ("spreadsheet", "laptop"),
        addresses: SERVER,
        age_days: 49,
        rotate_every_days: Some(180),
        expires_in_days: None,
        tags: &[],
    },
    Line {
        label: "Balances at home",
        exchange: "bybit",
        account: "main account",
        sub_account: "",
        purpose: Purpose::PortfolioTracker,
        codes: &["readOnly=1"],
        highest: Level::Read,
        tool: ("rotki", "laptop"),
        addresses: SERVER,
        age_days: 5,
        rotate_every_days: None,
        expires_in_days: None,
        tags: &["portfolio"],
    },
];

fn ago(now: Timestamp, days: i64) -> Timestamp {
    Timestamp::from_second(now.as_second() - days * DAY_SECS).unwrap_or(now)
}

/// The id of the sample key that stands at this place in the list.
pub fn id(place: usize) -> KeyId {
    let mut id = [0x5a; 16];
    id[15] = place as u8;
    KeyId(id)
}

/// Whether this is the id of a sample key. Those have addresses of books, because a true one would be somebody's.
pub fn is_sample(id: KeyId) -> bool {
    id.0[..15] == [0x5a; 15] || id.0[4..] == [0x5b; 12]
}

/// The names of the fields of a sample key.
fn field_names(exchange: &str) -> &'static [&'static str] {
    match exchange {
        "okx" => &["api_key", "secret", "passphrase"],
        _ => &["api_key", "secret"],
    }
}

fn key(place: usize, line: &Line, now: Timestamp) -> ApiKey {
    let made = ago(now, line.age_days);
    let expires = line.expires_in_days.and_then(|days| {
        let day = Timestamp::from_second(now.as_second() + days * DAY_SECS).ok()?;
        Some(day.to_zoned(jiff::tz::TimeZone::UTC).date())
    });
    ApiKey {
        id: id(place),
        label: line.label.to_owned(),
        exchange: line.exchange.to_owned(),
        exchange_name: String::new(),
        account: line.account.to_owned(),
        sub_account: line.sub_account.to_owned(),
        purpose: line.purpose,
        keeps_reading: false,
        tools: vec![ToolUse { tool: line.tool.0.to_owned(), place: line.tool.1.to_owned() }],
        permissions: line.codes.iter().map(|code| (*code).to_owned()).collect::<BTreeSet<_>>(),
        levels: Level::ALL.into_iter().filter(|level| *level <= line.highest).collect::<Levels>(),
        addresses: line
            .addresses
            .iter()
            .map(|(ip, note)| Address { ip: (*ip).to_owned(), note: (*note).to_owned() })
            .collect(),
        tags: line.tags.iter().map(|tag| (*tag).to_owned()).collect(),
        note: String::new(),
        made,
        expires,
        rotate_every_days: line.rotate_every_days,
        fields: field_names(line.exchange)
            .iter()
            .map(|name| FieldHint {
                name: (*name).to_owned(),
                hint: if *name == "api_key" { "SAMP … KEY".to_owned() } else { String::new() }
                    + &place.to_string(),
            })
            .collect(),
        born: None,
        history: vec![HistoryEntry { at: made, act: Act::Created }],
        rotation: None,
        removed: None,
        in_use: (line.age_days > 45).then(|| ago(now, 8)),
        live: Live::default(),
    }
}

/// The sample book: nine keys, one of them dangerous, one in rotation.
pub fn book(now: Timestamp) -> Book {
    let mut book = Book::default();
    for (place, line) in LINES.iter().enumerate() {
        book.keys.insert(id(place), key(place, line, now));
    }
    if let Some(grid) = book.keys.get_mut(&id(2)) {
        let mut rotation = Rotation::begin(ago(now, 0), &grid.tools);
        rotation.tools.insert(
            0,
            ToolTick {
                tool: ToolUse { tool: "Backtest notebook".to_owned(), place: "laptop".to_owned() },
                done: Some(now),
            },
        );
        rotation.reason = Some(Reason::Due);
        rotation.made = true;
        rotation.new_fields = Some(vec![
            FieldHint { name: "api_key".to_owned(), hint: "SAMP … NEW2".to_owned() },
            FieldHint { name: "secret".to_owned(), hint: "Zt81".to_owned() },
        ]);
        rotation.stored = Some(now);
        grid.rotation = Some(rotation);
        grid.note_act(now, Act::RotationBegun);
    }
    book.backup = Some(LastBackup { made: now, without_secret: 0 });
    book.journal = journal::sample(&book, now);
    book
}

/// A book of this many keys, for seeing that a long list is as quick as a short one.
pub fn many(now: Timestamp, count: u32) -> Book {
    let mut book = Book::default();
    for (number, line) in (0..count).zip(LINES.iter().cycle()) {
        // The first one in a hundred is dangerous, and the others are spread over two years.
        let calm = if number % 100 == 0 { line } else { &LINES[1 + number as usize % (LINES.len() - 1)] };
        let mut key = key(number as usize % LINES.len(), calm, ago(now, i64::from(number % 700)));
        let mut id = [0x5b; 16];
        id[..4].copy_from_slice(&number.to_be_bytes());
        key.id = KeyId(id);
        key.label = format!("{} {number}", calm.label);
        book.keys.insert(key.id, key);
    }
    book
}

/// Made-up secrets for the sample keys; they open nothing anywhere.
pub fn secrets(book: &Book) -> Vec<(KeyId, SecretFields)> {
    book.keys
        .values()
        .map(|key| {
            let fields = key
                .fields
                .iter()
                .map(|field| SecretField {
                    name: field.name.clone(),
                    text: SecretText::new(format!(
                        "SAMPLE-{}-{}-opens-nothing",
                        field.name,
                        key.label.replace(' ', "-")
                    )),
                })
                .collect();
            (key.id, SecretFields(fields))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::Catalogue;

    #[test]
    fn a_sample_is_known_by_its_id() {
        let books = [book(Timestamp::UNIX_EPOCH), many(Timestamp::UNIX_EPOCH, 300)];
        assert!(books.iter().flat_map(|book| book.keys.keys()).all(|id| is_sample(*id)));
        assert!(!is_sample(KeyId([7; 16])));
    }

    #[test]
    fn the_samples_speak_the_words_of_their_exchanges() {
        for key in book(Timestamp::UNIX_EPOCH).keys.values() {
            let exchange = Catalogue::built_in().exchange(&key.exchange).expect("a known exchange");
            assert_eq!(exchange.unknown(&key.permissions), Vec::<String>::new(), "{}", key.label);
            assert!(key.fields.iter().all(|field| exchange.field(&field.name).is_some()), "{}", key.label);
        }
    }
}
