//! Pictures of who uses which key, by tool and by account.

use super::scenes::{Set, now, open};
use crate::app::route::Route;
use crate::app::state::State;
use crate::domain::api_key::ToolUse;
use crate::domain::book::Book;
use crate::domain::sample;
use crate::ui::root::Drafts;

/// The scenes.
pub(super) const SCENES: &[(&str, Set)] = &[
    ("used-by", |state, _| used_by(state, sample::book(now()))),
    ("used-by-unfolded", |state, drafts| {
        used_by(state, sample::book(now()));
        unfold(drafts, "My own program\nlaptop");
        unfold(drafts, "Hummingbot\nhome server");
    }),
    ("used-by-shared", |state, drafts| {
        let mut book = sample::book(now());
        tool(&mut book, 4, "freqtrade", "home server");
        used_by(state, book);
        unfold(drafts, "3Commas\ncloud");
    }),
    ("used-by-unknown", |state, drafts| {
        let mut book = sample::book(now());
        for (place, tools) in
            [(6, vec![]), (7, vec![("", "laptop")]), (1, vec![("Night trader", "home server")])]
        {
            if let Some(key) = book.keys.get_mut(&sample::id(place)) {
                key.tools.clear();
            }
            for (name, at) in tools {
                tool(&mut book, place, name, at);
            }
        }
        book.keys.retain(|id, _| [1, 6, 7].map(sample::id).contains(id));
        used_by(state, book);
        unfold(drafts, "Night trader\nhome server");
    }),
    ("used-by-missing", |state, drafts| {
        let mut book = sample::book(now());
        if let Some(key) = book.keys.get_mut(&sample::id(4)) {
            key.permissions.retain(|code| code.starts_with("query"));
            key.levels =
                crate::domain::permission::Levels::default().with(crate::domain::permission::Level::Read);
        }
        used_by(state, book);
        drafts.used_by.text = "3commas".to_owned();
        unfold(drafts, "3Commas\ncloud");
    }),
    ("used-by-empty", |state, _| used_by(state, Book::default())),
    ("used-by-nothing-found", |state, drafts| {
        used_by(state, sample::book(now()));
        drafts.used_by.text = "koinley".to_owned();
    }),
    ("used-by-many", |state, drafts| {
        used_by(state, sample::many(now(), 10_000));
        unfold(drafts, "My own program\nlaptop");
    }),
    ("accounts", |state, drafts| by_account(state, drafts, sample::book(now()))),
    ("accounts-advice", |state, drafts| {
        let mut book = sample::book(now());
        book.keys.retain(|_, key| ["binance", "bybit"].contains(&key.exchange.as_str()));
        by_account(state, drafts, book);
    }),
    ("accounts-long-words", |state, drafts| {
        let mut book = sample::book(now());
        for key in book.keys.values_mut() {
            key.label = format!("{} of the second account abroad", key.label);
            key.account = "account for the long-term savings plan of the family".to_owned();
            key.sub_account = "sub-account of the experiments of this spring".to_owned();
        }
        by_account(state, drafts, book);
    }),
    ("accounts-many", |state, drafts| by_account(state, drafts, sample::many(now(), 10_000))),
];

fn used_by(state: &mut State, book: Book) {
    open(state, book);
    state.route = Route::UsedBy;
}

fn by_account(state: &mut State, drafts: &mut Drafts, book: Book) {
    used_by(state, book);
    drafts.used_by.by_account = true;
}

fn unfold(drafts: &mut Drafts, row: &str) {
    drafts.used_by.turned.insert(row.to_owned());
}

fn tool(book: &mut Book, place: usize, tool: &str, at: &str) {
    if let Some(key) = book.keys.get_mut(&sample::id(place)) {
        key.tools.push(ToolUse { tool: tool.to_owned(), place: at.to_owned() });
    }
}
