//! Pictures of the journal: full, narrowed, empty, broken, and where it is saved.

use std::path::PathBuf;

use super::scenes::{Set, now, open};
use crate::app::problem::Problem;
use crate::app::route::Route;
use crate::app::state::{JournalView, State};
use crate::app::task::Task;
use crate::domain::book::Book;
use crate::domain::journal::{Chain, JournalQuery, Kind};
use crate::domain::sample;

/// The scenes.
pub(super) const SCENES: &[(&str, Set)] = &[
    ("journal", |state, _| journal(state, sample::book(now()), JournalQuery::default())),
    ("journal-empty", |state, _| journal(state, Book::default(), JournalQuery::default())),
    ("journal-filtered", |state, _| {
        let query = JournalQuery { kind: Some(Kind::Fields), ..JournalQuery::default() };
        journal(state, sample::book(now()), query);
    }),
    ("journal-key", |state, _| {
        let key = Some((sample::id(4), "DCA bot".to_owned()));
        journal(state, sample::book(now()), JournalQuery { key, ..JournalQuery::default() });
    }),
    ("journal-nothing-found", |state, _| {
        let query = JournalQuery { text: "koinley".to_owned(), ..JournalQuery::default() };
        journal(state, sample::book(now()), query);
    }),
    ("journal-broken", |state, _| {
        journal(state, sample::book(now()), JournalQuery::default());
        if let Some(view) = view(state) {
            view.reading.chain = Chain::BrokenFrom(23);
        }
    }),
    ("journal-end-missing", |state, _| {
        journal(state, sample::book(now()), JournalQuery::default());
        if let Some(view) = view(state) {
            view.reading.chain = Chain::EndsBefore(40);
        }
    }),
    ("journal-save", |state, drafts| {
        journal(state, sample::book(now()), JournalQuery::default());
        drafts.journal.saving = true;
    }),
    ("journal-save-taken", |state, drafts| {
        journal(state, sample::book(now()), JournalQuery::default());
        drafts.journal.saving = true;
        drafts.journal.path = "~/Documents/keystead-journal.csv".to_owned();
        if let Some(view) = view(state) {
            view.place = Some(PathBuf::from("/home/mira/Documents/keystead-journal.csv"));
            view.saved = Task::Failed(Problem::FileExists);
        }
    }),
    ("journal-saved", |state, drafts| {
        journal(state, sample::book(now()), JournalQuery::default());
        drafts.journal.saving = true;
        if let Some(view) = view(state) {
            view.saved = Task::Done(PathBuf::from("/home/mira/Documents/keystead-journal.csv"));
        }
    }),
];

fn journal(state: &mut State, book: Book, query: JournalQuery) {
    open(state, book);
    state.route = Route::Journal;
    let zone = state.zone.clone();
    if let Some(session) = &mut state.session {
        let mut view = JournalView::of(&session.book.journal, &zone);
        view.ask(query, &zone);
        session.journal = Some(view);
    }
}

fn view(state: &mut State) -> Option<&mut JournalView> {
    state.session.as_mut()?.journal.as_mut()
}
