//! Searching as a whole: operators against sample keys, suggestions, and what nothing may break.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use proptest::prelude::*;

use super::term::parse;
use super::*;
use crate::domain::api_key::{KeyId, ToolUse};
use crate::domain::book::Book;
use crate::domain::catalogue::Catalogue;
use crate::domain::duty::Today;
use crate::domain::permission::Level;
use crate::domain::sample;

fn index() -> Index {
    let now = Timestamp::UNIX_EPOCH;
    Index::build(&sample::book(now).keys, &Today::at(now, &TimeZone::UTC, 14), str::to_owned)
}

fn find(text: &str) -> Vec<KeyId> {
    index().find(&Query { text: text.to_owned(), ..Query::default() })
}

#[test]
fn words_are_found_in_any_field_and_in_any_case() {
    assert_eq!(find("GRID").len(), 1);
    assert_eq!(find("grid binance").len(), 1);
    assert_eq!(find("koinley").len(), 0);
    assert_eq!(find("mm1").len(), 1, "a sub-account");
    assert_eq!(find("").len(), index().counts().all);
}

#[test]
fn operators_ask_for_rights_and_addresses() {
    assert_eq!(find("can:withdraw no:ip").len(), 1);
    assert_eq!(find("can:withdraw").len(), index().counts().can_withdraw);
    assert_eq!(find("exchange:kraken").len(), 2);
}

#[test]
fn the_most_urgent_key_stands_first() {
    let found = find("");
    assert_eq!(found.first(), index().duties().first().map(|(id, _)| id));
}

#[test]
fn every_order_holds_every_key() {
    let book = sample::book(Timestamp::UNIX_EPOCH);
    let labels = |sort| -> Vec<String> {
        let found = index().find(&Query { sort, ..Query::default() });
        found.iter().map(|id| book.keys[id].label.to_lowercase()).collect()
    };
    for sort in Sort::ALL {
        assert_eq!(labels(sort).len(), book.keys.len(), "{sort:?}");
    }
    assert!(labels(Sort::Label).is_sorted());
    let exchanges: Vec<String> = index()
        .find(&Query { sort: Sort::Exchange, ..Query::default() })
        .iter()
        .map(|id| book.keys[id].exchange.clone())
        .collect();
    assert!(exchanges.is_sorted());
}

#[test]
fn facets_name_what_the_list_can_be_narrowed_to() {
    let index = index();
    assert!(index.facets().exchanges.contains(&"kraken".to_owned()));
    assert!(index.facets().tags.is_sorted() && index.facets().tools.len() > 3);
    let exchange = index.facets().exchanges.first().cloned();
    assert!(!index.find(&Query { exchange, ..Query::default() }).is_empty());
}

#[test]
fn filters_narrow_the_list() {
    let only = |query: Query| index().find(&query).len();
    assert_eq!(only(Query { chip: Chip::Rotating, ..Query::default() }), 1);
    assert_eq!(only(Query { level: Some(Level::Transfer), ..Query::default() }), 2);
    assert_eq!(only(Query { tag: Some("nothing".to_owned()), ..Query::default() }), 0);
}

const NOW: i64 = 1_790_000_000;

fn now() -> Timestamp {
    Timestamp::from_second(NOW).unwrap()
}

/// Called by their names, as in the window.
fn index_of(book: &Book) -> Index {
    Index::build(&book.keys, &Today::at(now(), &TimeZone::UTC, 14), |id| Catalogue::built_in().name_of(id))
}

fn book() -> Book {
    let mut book = sample::book(now());
    let mut change = |place: usize, change: &dyn Fn(&mut crate::domain::api_key::ApiKey)| {
        change(book.keys.get_mut(&sample::id(place)).unwrap());
    };
    change(2, &|key| key.tags = vec!["grid bots".to_owned(), "spot".to_owned()]);
    change(4, &|key| key.tools.push(ToolUse { tool: "freqtrade".to_owned(), place: String::new() }));
    change(6, &|key| key.tools.clear());
    change(7, &|key| key.removed = Some(now()));
    change(8, &|key| key.account.clear());
    book
}

fn labels(text: &str) -> Vec<String> {
    let book = book();
    let query = Query { text: text.to_owned(), sort: Sort::Label, ..Query::default() };
    index_of(&book).find(&query).iter().map(|id| book.keys[id].label.clone()).collect()
}

#[test]
fn each_operator_finds_what_it_says() {
    let cases: [(&str, &[&str]); 24] = [
        ("exchange:okx", &["Arbitrage script"]),
        ("exchange:\"OKX\"", &["Arbitrage script"]),
        ("exchange:okx exchange:coin", &["Arbitrage script", "Portfolio view"]),
        ("tag:\"grid bots\"", &["Grid bot"]),
        ("tag:grid", &["Grid bot"]),
        ("tag:bots", &["Grid bot"]),
        ("tag:spot", &["Grid bot", "Market maker"]),
        ("tag:spot tag:grid", &["Grid bot"]),
        ("used-by:freqtrade", &["DCA bot", "Grid bot"]),
        ("used-by:freqtrade used-by:3commas", &["DCA bot"]),
        ("account:mm1", &["Market maker"]),
        ("account:\"Grid\"", &["Grid bot"]),
        ("can:withdraw", &["Arbitrage script"]),
        ("can:transfer no:ip", &["Arbitrage script"]),
        ("no:tool", &["Portfolio view"]),
        ("no:account", &["Balances at home"]),
        ("is:rotating", &["Grid bot"]),
        ("is:shared", &["DCA bot"]),
        ("is:dangerous", &["Arbitrage script"]),
        ("is:removed", &["Price sheet"]),
        ("older:80d exchange:bybit", &["Futures bot"]),
        ("newer:5d", &["Balances at home"]),
        ("due:now exchange:bybit", &["Futures bot"]),
        ("due:soon newer:12d", &["Arbitrage script", "Balances at home"]),
    ];
    for (text, expected) in cases {
        assert_eq!(labels(text), expected, "{text}");
    }
    let due = |days: u32| labels(&format!("due:{days}d")).len();
    assert!(due(0) < due(60) && due(20) < due(60), "{} {} {}", due(0), due(20), due(60));
}

#[test]
fn the_filters_and_the_chip_are_told_as_operators_and_find_the_same() {
    let index = index_of(&book());
    for chip in
        [Chip::All, Chip::NeedsYou, Chip::CanWithdraw, Chip::AnyAddress, Chip::Rotating, Chip::Removed]
    {
        for exchange in [None, Some("Kraken".to_owned()), Some("Binance".to_owned())] {
            for level in [None, Some(Level::Trade)] {
                let query = Query { chip, exchange: exchange.clone(), level, ..Query::default() };
                let told = Query { text: query.as_text(), ..Query::default() };
                assert_eq!(index.find(&query), index.find(&told), "{}", told.text);
                assert!(told.is_text_only() && puzzles(&told.text).is_empty());
            }
        }
    }
    let query = Query { text: " x ".to_owned(), tag: Some("grid bots".to_owned()), ..Query::default() };
    assert_eq!(query.as_text(), "x tag:\"grid bots\"");
    assert!(!query.is_text_only());
}

fn offered(text: &str) -> Vec<String> {
    let index = index_of(&book());
    let offered = suggest(text, text.chars().count(), index.facets(), false);
    offered.into_iter().map(|one| one.term).collect()
}

#[test]
fn what_can_stand_at_the_caret_is_offered() {
    let cases: [(&str, &[&str]); 21] = [
        ("", &[]),
        ("e", &[]),
        ("kraken", &[]),
        ("ex", &["exchange:"]),
        ("dca us", &["used-by:"]),
        ("to", &["used-by:"]),
        ("exchange:kr", &["exchange:Kraken"]),
        ("exchange:kraken", &["exchange:Kraken"]),
        ("exchange:Kraken", &[]),
        ("tag:gri", &["tag:\"grid bots\""]),
        ("tag:\"grid b", &["tag:\"grid bots\""]),
        ("tag:\"grid bots\"", &[]),
        ("can:t", &["can:trade", "can:transfer"]),
        ("no:", &["no:ip", "no:tag", "no:tool", "no:account"]),
        ("is:ro", &["is:rotating"]),
        ("older:9", &["older:9d", "older:9w", "older:9m", "older:9y", "older:90d"]),
        ("due:", &["due:now", "due:7d", "due:30d", "due:90d"]),
        ("due:30", &["due:30d", "due:30w", "due:30m", "due:30y"]),
        ("due:soon", &[]),
        ("foo:", &[]),
        ("exchange:kr ", &[]),
    ];
    for (text, expected) in cases {
        assert_eq!(offered(text), expected, "{text}");
    }
    assert_eq!(offered(":").len(), Operator::ALL.len());
    assert_eq!(offered("?").len(), Operator::ALL.len());
    assert_eq!(offered("exchange:").first().map(String::as_str), Some("exchange:Binance"), "most keys first");
    let index = index_of(&book());
    assert_eq!(suggest("", 0, index.facets(), true).len(), Operator::ALL.len());
}

#[test]
fn what_is_taken_takes_the_place_of_the_word_at_the_caret() {
    let index = index_of(&book());
    let take = |text: &str, caret: usize| {
        let one = suggest(text, caret, index.facets(), false).remove(0);
        (one.text, one.caret)
    };
    assert_eq!(take("ex", 2), ("exchange:".to_owned(), 9));
    assert_eq!(take("exchange:kr", 11), ("exchange:Kraken ".to_owned(), 16));
    assert_eq!(take("exchange:kr bot", 11), ("exchange:Kraken bot".to_owned(), 16));
    assert_eq!(take("ключ tag:gri", 12), ("ключ tag:\"grid bots\" ".to_owned(), 21));
    // The caret within the word: all of the word goes.
    assert_eq!(take("exchange:kry bot", 11), ("exchange:Kraken bot".to_owned(), 16));
}

proptest! {
    #[test]
    fn no_search_breaks_anything(text in ".{0,200}", caret in 0usize..220) {
        let index = index_of(&book());
        let query = Query { text: text.clone(), ..Query::default() };
        prop_assert!(index.find(&query).len() <= 9);
        drop(puzzles(&text));
        drop(suggest(&text, caret, index.facets(), true));
    }

    #[test]
    fn every_suggestion_once_taken_is_understood(
        tag in "[a-z\"“” :ä]{1,12}",
        account in ".{0,12}",
        head in "(|x |tag:\"a b\" |\"phrase\" )",
        typed in "(|ex|us|ta|:|tag:|account:|exchange:|used-by:|can:|no:|is:|older:|older:4|newer:|due:|due:3|tag:\"|tag:\"a)",
        rest in "(|x| x| tag:a)",
    ) {
        let mut book = book();
        let key = book.keys.get_mut(&sample::id(3)).unwrap();
        key.tags = vec![tag];
        key.account = account;
        let index = index_of(&book);
        let text = format!("{head}{typed}{rest}");
        let caret = format!("{head}{typed}").chars().count();
        for one in suggest(&text, caret, index.facets(), true) {
            let (terms, told) = parse(&one.term);
            prop_assert_eq!(told, vec![], "{}", one.term);
            prop_assert!(one.caret <= one.text.chars().count());
            let before = puzzles(&text);
            prop_assert!(puzzles(&one.text).iter().all(|puzzle| before.contains(puzzle)), "{}", one.text);
            // A value of the book finds a key.
            if !one.term.ends_with(':') && ["tag:", "account:"].iter().any(|start| one.term.starts_with(start)) {
                prop_assert_eq!(terms.len(), 1, "{}", one.term);
                let query = Query { text: one.term.clone(), ..Query::default() };
                prop_assert!(index.count(&query) > 0, "{}", one.term);
            }
        }
    }
}
