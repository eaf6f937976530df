//! Pictures of finding and keeping order: offers under the search, kept searches, several keys at once.

use super::scenes::{Set, now, open};
use crate::app::jobs::Doing;
use crate::app::problem::Problem;
use crate::app::route::Route;
use crate::app::state::State;
use crate::domain::book::Book;
use crate::domain::group::GroupKind;
use crate::domain::sample;
use crate::domain::saved_search::{MOST_SAVED, SavedSearch};
use crate::domain::search::Query;
use crate::ui::root::Drafts;
use crate::ui::screens::keys::{GroupAsking, RenameDraft, SavedAsking, TagDraft, ToolDraft};

/// The scenes.
pub(super) const SCENES: &[(&str, Set)] = &[
    ("keys-offers", |state, drafts| typed(state, drafts, sample::book(now()), "ex")),
    ("keys-offers-values", |state, drafts| {
        let mut book = sample::book(now());
        if let Some(key) = book.keys.get_mut(&sample::id(5)) {
            key.account = "sub-account for the long-term savings plan".to_owned();
        }
        typed(state, drafts, book, "can:trade account:");
        drafts.keys.offers.marked = Some(1);
    }),
    ("keys-not-understood", |state, drafts| {
        typed(state, drafts, sample::book(now()), "exchange:kraken due:soon");
        drafts.keys.seek = false;
    }),
    ("keys-saved", |state, _| {
        list(state, with_saved(4));
        look_for(state, "can:trade no:ip");
    }),
    ("keys-saved-many", |state, _| list(state, with_saved(MOST_SAVED))),
    ("keys-save-question", |state, drafts| {
        list(state, with_saved(3));
        look_for(state, "can:trade no:ip older:60d");
        let mut asking = SavedAsking::keep();
        asking.name = "Bots without a list".to_owned();
        drafts.keys.saving = Some(asking);
    }),
    ("keys-chosen", |state, drafts| chosen(state, drafts, None)),
    ("keys-chosen-not-written", |state, drafts| {
        chosen(state, drafts, None);
        if let Some(session) = &mut state.session {
            session.not_written = Some((Doing::Group(GroupKind::Remove), Problem::DiskFull));
        }
    }),
    ("keys-group-tag", |state, drafts| {
        let asked = TagDraft { takes: false, tag: "spot".to_owned() };
        chosen(state, drafts, Some(GroupAsking::Tag(asked)));
    }),
    ("keys-group-tag-off", |state, drafts| {
        let asked = TagDraft { takes: true, tag: "spot".to_owned() };
        chosen(state, drafts, Some(GroupAsking::Tag(asked)));
    }),
    ("keys-group-tool", |state, drafts| {
        let asked = ToolDraft { tool: "Passivbot".to_owned(), beside: true, ..ToolDraft::default() };
        chosen(state, drafts, Some(GroupAsking::Tool(asked)));
    }),
    ("keys-group-remove", |state, drafts| chosen(state, drafts, Some(GroupAsking::Remove))),
    ("keys-rename", |state, drafts| {
        list(state, sample::book(now()));
        drafts.keys.renaming = Some(RenameDraft::of(sample::id(4), "DCA bot of the second account"));
    }),
];

fn list(state: &mut State, book: Book) {
    open(state, book);
    state.route = Route::Keys;
}

fn look_for(state: &mut State, text: &str) {
    if let Some(session) = &mut state.session {
        let query = Query { text: text.to_owned(), ..Query::default() };
        session.found = session.index.find(&query);
        session.query = query;
    }
}

/// The focus is in the search, behind these words.
fn typed(state: &mut State, drafts: &mut Drafts, book: Book, text: &str) {
    list(state, book);
    look_for(state, text);
    drafts.keys.seek_words(text);
}

fn chosen(state: &mut State, drafts: &mut Drafts, asking: Option<GroupAsking>) {
    list(state, sample::book(now()));
    for place in [0, 2, 4, 5] {
        drafts.keys.chosen.toggle(sample::id(place));
    }
    drafts.keys.group = asking;
}

fn with_saved(count: usize) -> Book {
    const SAVED: [(&str, &str); 4] = [
        ("Bots without a list", "can:trade no:ip"),
        ("Spot at Binance", "exchange:Binance tag:spot"),
        ("Older than half a year", "older:180d"),
        ("Due soon", "due:14d"),
    ];
    let mut book = sample::book(now());
    book.saved = (0..count)
        .map(|number| match SAVED.get(number) {
            Some((name, text)) => SavedSearch { name: (*name).to_owned(), text: (*text).to_owned() },
            None => {
                SavedSearch { name: format!("Account number {number}"), text: format!("account:{number}") }
            }
        })
        .collect();
    book
}
