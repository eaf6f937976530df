//! Every parser that meets foreign bytes, by the name of its fuzz target and of the folder of its corpus.
//! Each says whether it took the bytes, and panics where it must not.

use keystead::domain::address::{judge_address, normal_form};
use keystead::domain::book::Book;
use keystead::domain::catalogue::Catalogue;
use keystead::domain::check::{Pasted, check_fields, read_block, repair};
use keystead::domain::coinbase_file::read_coinbase_file;
use keystead::domain::duty::Today;
use keystead::domain::own_facts;
use keystead::domain::sample;
use keystead::domain::search::{Index, Query, puzzles, suggest};
use keystead::domain::secret::SecretText;
use keystead::vault::foreign;

/// One of them.
pub type Parser = fn(&[u8]) -> bool;

/// All of them.
pub const PARSERS: [(&str, Parser); 11] = [
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
