//! Pictures of what is to be done.

use std::time::Duration;

use super::scenes::{Set, now, open};
use crate::app::problem::Problem;
use crate::app::route::Route;
use crate::app::state::State;
use crate::app::task::Task;
use crate::domain::api_key::{ApiKey, ToolUse};
use crate::domain::book::Book;
use crate::domain::duty::Duty;
use crate::domain::later::Later;
use crate::domain::permission::Level;
use crate::domain::sample;
use crate::ui::screens::to_do::LaterDraft;

/// The scenes.
pub(super) const SCENES: &[(&str, Set)] = &[
    ("to-do", |state, _| to_do(state, backed_up())),
    ("to-do-calm", |state, _| {
        let mut book = backed_up();
        book.keys.retain(|id, _| [4, 6].map(sample::id).contains(id));
        to_do(state, book);
    }),
    ("to-do-empty", |state, _| to_do(state, Book::default())),
    ("to-do-all", |state, _| {
        let mut book = sample::book(now());
        book.backup = None;
        to_do(state, book);
        if let Some(session) = &mut state.session {
            session.ways_in.recovery_left = 1;
        }
    }),
    ("to-do-questions", |state, _| {
        let mut book = backed_up();
        book.keys.retain(|id, _| [1, 4, 5, 6, 7].map(sample::id).contains(id));
        for (place, exchange) in [(1, "bybit"), (4, "kucoin"), (5, "binance"), (6, "coinbase")] {
            if let Some(key) = book.keys.get_mut(&sample::id(place)) {
                key.exchange = exchange.to_owned();
                key.addresses.clear();
                key.levels = [Level::Read, Level::Trade].into_iter().collect();
                (key.in_use, key.expires) = (None, None);
            }
        }
        to_do(state, book);
    }),
    ("keys-next-more", |state, drafts| {
        let mut book = backed_up();
        book.backup = None;
        open(state, book);
        state.route = Route::Keys;
        drafts.keys.more_things = true;
    }),
    ("to-do-calendar", |state, drafts| {
        let mut book = backed_up();
        book.keys.retain(|id, _| sample::id(4) == *id);
        to_do(state, book);
        drafts.to_do.calendar.path = "~/Documents/keystead.ics".to_owned();
        drafts.to_do.calendar.typed = true;
        if let Some(session) = &mut state.session {
            session.calendar = Task::Failed(Problem::FileExists);
        }
    }),
    ("to-do-calendar-saved", |state, drafts| {
        let mut book = backed_up();
        book.keys.retain(|id, _| sample::id(4) == *id);
        to_do(state, book);
        drafts.to_do.calendar.with_names = true;
        if let Some(session) = &mut state.session {
            session.calendar = Task::Done("/home/ada/Documents/keystead.ics".into());
        }
    }),
    ("health", |state, _| health(state, 1, |_| ())),
    ("health-danger", |state, _| health(state, 0, |_| ())),
    ("health-good", |state, _| health(state, 4, |_| ())),
    ("health-unused", |state, _| {
        health(state, 5, |key| {
            key.made = now() - Duration::from_hours(80 * 24);
            key.history.clear();
            key.rotate_every_days = None;
            key.tools.push(ToolUse { tool: "freqtrade".to_owned(), place: "laptop".to_owned() });
        });
    }),
    ("health-password", |state, drafts| {
        health(state, 1, |_| ());
        drafts.health.new_password = true;
    }),
    ("settings-telling", |state, _| {
        open(state, backed_up());
        state.route = Route::Settings;
        state.notices.trouble = Some(Problem::NoticesMissing);
    }),
    ("to-do-later", |state, drafts| {
        to_do(state, backed_up());
        let mut later = LaterDraft::of(sample::id(0), Duty::Danger);
        later.why = "the account is empty until May".to_owned();
        drafts.to_do.later = Some(later);
    }),
    ("to-do-put-off", |state, _| {
        let mut book = backed_up();
        let later = Later::put_off(Duty::Danger, 7, "the account is empty until May", now(), &state.zone);
        book.later.insert(sample::id(0), later);
        to_do(state, book);
    }),
];

fn to_do(state: &mut State, book: Book) {
    open(state, book);
    state.route = Route::ToDo;
}

/// How this sample is, with the rest of the samples beside it.
fn health(state: &mut State, place: usize, change: fn(&mut ApiKey)) {
    let mut book = backed_up();
    if let Some(key) = book.keys.get_mut(&sample::id(place)) {
        change(key);
    }
    open(state, book);
    state.route = Route::Health(sample::id(place));
}

/// The samples, all of them in a backup.
fn backed_up() -> Book {
    let mut book = sample::book(now());
    let last = crate::domain::book::LastBackup { made: now(), without_secret: 0 };
    book.backup = Some(last);
    book
}
