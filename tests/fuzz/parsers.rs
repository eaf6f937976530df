//! Every parser that meets foreign bytes, by the name of its fuzz target and of the folder of its corpus.
//! Each says whether it took the bytes, and panics where it must not.

use keystead::domain::address::{judge_address, normal_form};
use keystead::domain::book::Book;
use keystead::domain::catalogue::Catalogue;
use keystead::domain::check::{Pasted, check_fields, read_block, repair};
use keystead::domain::coinbase_file::read_coinbase_file;
use keystead::domain::duty::Today;
use keystead::domain::live_check::{Check, CheckFacts, Reason};
use keystead::domain::own_facts;
use keystead::domain::sample;
use keystead::domain::search::{Index, Query, puzzles, suggest};
use keystead::domain::secret::{SecretField, SecretFields, SecretText};
use keystead::exchange::adapter::{Adapter, Asking, Next};
use keystead::exchange::adapters::adapter_of;
use keystead::exchange::credentials::Credentials;
use keystead::exchange::door::Door;
use keystead::exchange::live_check::{Means, check};
use keystead::exchange::reply::Reply;
use keystead::exchange::request::Request;
use keystead::vault::foreign;

/// One of them.
pub type Parser = fn(&[u8]) -> bool;

/// All of them.
pub const PARSERS: [(&str, Parser); 12] = [
    ("slots", foreign::slots_file),
    ("data", foreign::data_file),
    ("content", foreign::content),
    ("secret", foreign::secret_fields),
    ("backup", foreign::backup_content),
    ("codes", codes),
    ("pasted", pasted),
    ("coinbase", |bytes| read_coinbase_file(bytes).is_ok()),
    ("address", address),
    ("search", search),
    ("own_facts", own_facts_file),
    ("answers", answers),
];

/// Runs the one of this name, and says whether it took the bytes.
pub fn run(name: &str, bytes: &[u8]) -> bool {
    PARSERS.iter().find(|(other, _)| *other == name).is_some_and(|(_, parser)| parser(bytes))
}

fn with_text(bytes: &[u8], parse: impl FnOnce(&str) -> bool) -> bool {
    std::str::from_utf8(bytes).is_ok_and(parse)
}

fn codes(bytes: &[u8]) -> bool {
    let device = foreign::device_key(bytes);
    device | with_text(bytes, |typed| foreign::recovery_code(typed) | foreign::code(typed))
}

/// The first byte says which exchange, each line after it is pasted into one of its fields. What was repaired once stays as it is.
fn pasted(bytes: &[u8]) -> bool {
    let Some((which, rest)) = bytes.split_first() else { return false };
    let exchanges = Catalogue::built_in().exchanges();
    let exchange = &exchanges[usize::from(*which) % exchanges.len()];
    with_text(rest, |text| {
        let fields = exchange.fields.iter().map(|field| field.name.as_str());
        let pasted: Vec<Pasted<'_>> =
            fields.zip(text.split('\u{1e}')).map(|(name, text)| Pasted { name, text }).collect();
        for one in &pasted {
            let mended = repair(exchange, one.name, &SecretText::new(one.text.to_owned()));
            let again = repair(exchange, one.name, &mended);
            assert_eq!(mended.expose(), again.expose());
            drop(read_block(exchange, one.text));
        }
        !check_fields(exchange, &pasted).is_blocked()
    })
}

/// An address is judged at every exchange; its normal form is one.
fn address(bytes: &[u8]) -> bool {
    with_text(bytes, |typed| {
        for exchange in Catalogue::built_in().exchanges() {
            judge_address(exchange, typed, &[]);
        }
        let Some(normal) = normal_form(typed) else { return false };
        assert_eq!(normal_form(&normal).as_ref(), Some(&normal));
        true
    })
}

/// What is typed into the search, over the sample keys.
fn search(bytes: &[u8]) -> bool {
    use std::cell::LazyCell;
    thread_local! {
        static INDEX: LazyCell<Index> = const {
            LazyCell::new(|| {
                let now = jiff::Timestamp::UNIX_EPOCH;
                let today = Today::at(now, &jiff::tz::TimeZone::UTC, 14);
                Index::build(&sample::book(now).keys, &today, str::to_owned)
            })
        };
    }
    with_text(bytes, |typed| {
        let query = Query { text: typed.to_owned(), ..Query::default() };
        INDEX.with(|index| {
            // Whatever is offered behind it is understood once it is taken.
            for one in suggest(typed, typed.chars().count(), index.facets(), true) {
                assert_eq!(puzzles(&one.term), []);
            }
            drop(puzzles(typed));
            !index.find(&query).is_empty()
        })
    })
}

/// A file of the person's own with facts about an exchange. What is taken is taken again after the way through the book, opens only pages
/// that say where they lead, and is gone when it is taken away.
fn own_facts_file(bytes: &[u8]) -> bool {
    let today = jiff::civil::date(2026, 11, 27);
    let Ok(file) = own_facts::read(bytes, "mine.toml", today) else { return false };
    // Behind the host an @ means nothing; before it stands whoever wants to be taken for the host.
    let host = |url: &str| url.strip_prefix("https://")?.split(['/', '?', '#']).next().map(str::to_owned);
    assert!(file.exchange.page_url().is_none_or(|url| host(url).is_some_and(|host| !host.contains('@'))));
    let mut book = sample::book(jiff::Timestamp::UNIX_EPOCH);
    own_facts::take(&mut book, &file.id, file.facts);
    assert!(Catalogue::with(&book.own_facts).unfit(&file.id).is_none());
    own_facts::take_away(&mut book, &file.id);
    assert!(book.own_facts.is_empty() && book.later == Book::default().later);
    true
}

/// Fields of one form or another; each adapter finds one that it can sign with.
const FIELDS: [(&str, &str); 5] = [
    ("canary7a1b2c3d4e5f60718293a4b5c6", "canary9f8e7d6c5b4a3928"),
    (
        "canary7a1b2c3d4e5f60718293a4b5c6",
        "kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76sz84Q18fWxnyRzBHCd3pd5nE9qa99HAZtuZuj6F1huXg==",
    ),
    (
        "organizations/ca0a/apiKeys/ca0a8888",
        "k0BUni0p0vZG1BdpVjS6ogBJ7kxm630AJ2dN+tuputDOKsRAwgyrpEQLeBtS1znTmzPX6Xr2eOWpzx6nW8knkA==",
    ),
    (
        "0x5e9ee1089755c3435139848e47e6635505d5a13a",
        "0x0123456789012345678901234567890123456789012345678901234567890123",
    ),
    ("canary01-dbuqg6hkte-4e5f6071-82930", "canary9f8e7d6c5b4a3928"),
];

fn credentials((key, secret): (&str, &str)) -> Credentials {
    let field = |name: &str, text: &str| SecretField {
        name: name.to_owned(),
        text: SecretText::new(text.to_owned()),
    };
    let phrase = field("passphrase", "Canary-Pass-Phrase-77");
    Credentials::new(SecretFields(vec![field("api_key", key), field("secret", secret), phrase]))
}

/// The answers, one after the other; the last one again and again.
struct Answers<'a> {
    status: u16,
    bodies: Vec<&'a [u8]>,
    given: std::sync::atomic::AtomicUsize,
}

impl Door for Answers<'_> {
    fn send(&self, _: &Request) -> Result<Reply, Reason> {
        let given = self.given.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        Ok(Reply::new(self.status, self.bodies[given.min(self.bodies.len() - 1)]))
    }
}

fn asked(adapter: &dyn Adapter, facts: &CheckFacts, credentials: &Credentials, door: &Answers<'_>) -> Check {
    let now = || jiff::Timestamp::from_second(1_790_000_000).unwrap_or_default();
    let means = Means {
        door,
        now: &now,
        ahead: Some(jiff::SignedDuration::ZERO),
        keep_ahead: &|_| (),
        random: &|| [7; 16],
        pause: &|| (),
        is_stopped: &|| false,
    };
    check(adapter, facts, credentials, &means).expect("nobody stops it")
}

/// How this exchange says that a key may do nothing; nothing where a key that can ask may do something.
fn says_that_nothing_is_allowed(id: &str) -> &'static [&'static str] {
    match id {
        "binance" | "bingx" | "bitfinex" | "coinbase" | "gemini" => &["false", "0"],
        "gate" | "kraken" => &["[]"],
        "krakenfutures" => &["NO_ACCESS"],
        _ => &[],
    }
}

/// The first line is an exchange, the second a status, the rest its answers. Whatever it is, it is never taken for a key that may do
/// nothing unless it says so, and nothing of the key stays in what is kept.
fn answers(bytes: &[u8]) -> bool {
    let mut parts = bytes.splitn(3, |byte| *byte == b'\n');
    let mut text = || parts.next().and_then(|part| std::str::from_utf8(part).ok());
    let (Some(id), Some(status)) = (text(), text().and_then(|status| status.parse().ok())) else {
        return false;
    };
    let (Some(adapter), Some(facts)) = (adapter_of(id), CheckFacts::of(id)) else { return false };
    let bodies: Vec<&[u8]> = parts.next().unwrap_or_default().split(|byte| *byte == 0x1e).collect();
    let now = jiff::Timestamp::UNIX_EPOCH;
    let mut took = false;
    for fields in FIELDS {
        let credentials = credentials(fields);
        let asking = Asking { host: facts.host(), credentials: &credentials, now, random: [7; 16] };
        if !matches!(adapter.next(&asking, &[]), Ok(Next::Ask(_))) {
            continue;
        }
        let door = Answers { status, bodies: bodies.clone(), given: 0.into() };
        let check = asked(adapter, facts, &credentials, &door);
        let kept = format!("{check:?}").to_lowercase();
        for secret in [fields.0, fields.1, "Canary-Pass-Phrase-77"] {
            assert!(!kept.contains(&secret.to_lowercase()), "{id} keeps a part of the key: {check:?}");
        }
        let permissions = check.told().and_then(|told| told.permissions.as_ref());
        if permissions.is_some_and(std::collections::BTreeSet::is_empty) {
            let all: Vec<u8> =
                bodies.concat().into_iter().filter(|byte| !byte.is_ascii_whitespace()).collect();
            let is_said = |word: &&str| all.windows(word.len()).any(|part| part == word.as_bytes());
            assert!(says_that_nothing_is_allowed(id).iter().any(is_said), "{id}: {check:?}");
        }
        took |= check.told().is_some();
    }
    took
}
