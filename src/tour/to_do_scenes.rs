//! Pictures of what is to be done.

use super::scenes::{Set, now, open};
use crate::app::route::Route;
use crate::app::state::State;
use crate::domain::book::Book;
use crate::domain::duty::Duty;
use crate::domain::later::Later;
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

/// The samples, all of them in a backup.
fn backed_up() -> Book {
    let mut book = sample::book(now());
    let last = crate::domain::book::LastBackup { made: now(), without_secret: 0 };
    book.backup = Some(last);
    book
}
