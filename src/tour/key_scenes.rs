//! The scenes of the list and of one key, each with its faces: questions, refusals, long lists.

use std::time::Duration;

use super::scenes::{Set, now, open};
use crate::app::Which;
use crate::app::jobs::{Doing, FieldWish};
use crate::app::problem::Problem;
use crate::app::route::Route;
use crate::app::state::{ProofAsked, Revealed, Session, State};
use crate::app::task::Task;
use crate::domain::api_key::{Act, Address, KeyId, Purpose, ToolUse};
use crate::domain::book::Book;
use crate::domain::draft::Draft;
use crate::domain::sample;
use crate::domain::search::Query;
use crate::domain::secret::SecretText;
use crate::ui::root::Drafts;
use crate::ui::screens::key::{Asking, EditAsking, EditDraft};

/// The scenes.
pub(super) const SCENES: &[(&str, Set)] = &[
    ("keys-calm", |state, _| {
        let mut book = sample::book(now());
        book.keys.retain(|_, key| ["DCA bot", "Price sheet", "Portfolio view"].contains(&key.label.as_str()));
        list(state, book);
    }),
    ("keys-half-finished", |state, _| {
        list(state, with_drafts(sample::book(now())));
        if let Some(session) = &mut state.session {
            session.news.wrong_codes = Some((2, now() - Duration::from_hours(5)));
        }
    }),
    ("keys-recovered", |state, _| {
        list(state, sample::book(now()));
        if let Some(session) = &mut state.session {
            session.news.recovered = vec![sample::id(4)];
            session.not_read = Some((sample::id(4), Problem::KeychainLocked));
        }
    }),
    ("keys-filtered", |state, _| {
        list(state, sample::book(now()));
        let query =
            Query { exchange: Some("Kraken".to_owned()), tag: Some("dca".to_owned()), ..Query::default() };
        search(state, query);
    }),
    ("key-proof", |state, drafts| {
        open(state, sample::book(now()));
        state.route = Route::Key(sample::id(0));
        drafts.proof.code.set(&SecretText::new("4928".to_owned()));
        if let Some(session) = &mut state.session {
            let wish = FieldWish {
                id: sample::id(0),
                which: Which::Current,
                field: "secret".to_owned(),
                is_copy: false,
            };
            session.proof = Some(ProofAsked { wish, task: Task::Idle });
        }
    }),
    ("keys-many", |state, _| list(state, sample::many(now(), 10_000))),
    ("keys-long-words", |state, _| {
        let mut book = sample::book(now());
        for key in book.keys.values_mut() {
            key.label = format!("{} of the second account abroad", key.label);
            key.account = "sub-account for the long-term savings plan".to_owned();
        }
        list(state, book);
    }),
    ("keys-remove-question", |state, drafts| {
        list(state, sample::book(now()));
        drafts.keys.removing = Some(sample::id(3));
    }),
    ("keys-off-the-list", |state, _| {
        let mut book = sample::book(now());
        take_off(&mut book, sample::id(7));
        list(state, book);
    }),
    ("key-shown", |state, _| {
        one(state, 4);
        if let Some(session) = &mut state.session {
            session.revealed = Some(Revealed {
                id: sample::id(4),
                which: Which::Current,
                field: "secret".to_owned(),
                text: SecretText::new("SAMPLE-secret-DCA-bot-opens-nothing-".repeat(3)),
                until: Duration::from_secs(106),
            });
        }
    }),
    ("key-waiting", |state, _| {
        one(state, 4);
        if let Some(session) = &mut state.session {
            session.fetching = Some((sample::id(4), "secret".to_owned(), Duration::from_secs(98)));
        }
    }),
    ("key-not-read", |state, _| {
        one(state, 4);
        if let Some(session) = &mut state.session {
            session.not_read = Some((sample::id(4), Problem::SecretMissing));
        }
    }),
    ("key-all-words", |state, drafts| {
        one(state, 2);
        drafts.key.all_words = true;
    }),
    ("key-busy-life", |state, _| {
        let mut book = sample::book(now());
        if let Some(key) = book.keys.get_mut(&sample::id(0)) {
            key.label = "Arbitrage between three exchanges, new version".to_owned();
            key.tools.push(ToolUse { tool: "hummingbot".to_owned(), place: "home server".to_owned() });
            key.note = "Made for the test of the new script. Ask Mira before it is changed.".to_owned();
            key.permissions.insert("sub_account_v2".to_owned());
        }
        for act in acts() {
            book.note_act(sample::id(0), now(), act);
        }
        open(state, book);
        state.route = Route::Key(sample::id(0));
    }),
    ("key-addresses", |state, _| listed(state, "bitvavo", ["9.9.9.1", "9.9.9.2", "9.9.9.3", "9.9.9.4"])),
    ("key-addresses-warned", |state, _| {
        listed(state, "okx", ["192.168.1.20", "9.0.0.0/8", "9.9.9.9", "198.18.0.7"]);
    }),
    ("key-edit-addresses", |state, drafts| {
        edit_of(state, drafts, 1, |form| {
            form.addresses = vec![Address { ip: "192.168.1.20".to_owned(), note: "laptop".to_owned() }];
        });
    }),
    ("key-beyond", |state, _| one(state, 5)),
    ("key-shared", |state, _| shared(state)),
    ("key-edit-shared", |state, drafts| {
        edit(state, drafts, |form| form.tools.push(("Freqtrade".to_owned(), "home server".to_owned())));
    }),
    ("key-import", |state, _| one(state, 3)),
    ("key-removed", |state, _| {
        let mut book = sample::book(now());
        take_off(&mut book, sample::id(3));
        open(state, book);
        state.route = Route::Key(sample::id(3));
    }),
    ("key-remove-question", |state, drafts| {
        one(state, 4);
        drafts.key.asking = Some(Asking::Remove);
    }),
    ("key-destroy-question", |state, drafts| {
        let mut book = sample::book(now());
        take_off(&mut book, sample::id(3));
        open(state, book);
        state.route = Route::Key(sample::id(3));
        drafts.key.asking = Some(Asking::Destroy);
    }),
    ("key-closed", |state, _| at_closed(state)),
    ("key-edit", |state, drafts| edit(state, drafts, |_| {})),
    ("key-edit-refused", |state, drafts| {
        edit(state, drafts, |form| {
            form.label.clear();
            form.typing.typed = "my.server.example".to_owned();
            form.typing.tried = true;
            form.expires = "next spring".to_owned();
            form.tried = true;
        });
        if let Some(session) = &mut state.session {
            session.not_written = Some((Doing::Edit(sample::id(4)), Problem::DiskFull));
        }
    }),
    ("key-edit-withdraw", |state, drafts| {
        edit(state, drafts, |form| form.asking = Some(EditAsking::Withdraw(form.permissions.clone())));
    }),
    ("key-edit-saved", |state, _| {
        one(state, 4);
        if let Some(session) = &mut state.session {
            session.written = Some(Doing::Edit(sample::id(4)));
        }
    }),
];

fn list(state: &mut State, book: Book) {
    open(state, book);
    state.route = Route::Keys;
}

fn one(state: &mut State, place: usize) {
    open(state, sample::book(now()));
    state.route = Route::Key(sample::id(place));
}

/// A key that two tools share.
fn shared(state: &mut State) {
    let mut book = sample::book(now());
    if let Some(key) = book.keys.get_mut(&sample::id(4)) {
        key.tools.push(ToolUse { tool: "freqtrade".to_owned(), place: "home server".to_owned() });
    }
    open(state, book);
    state.route = Route::Key(sample::id(4));
}

/// A key of an exchange that closed.
fn at_closed(state: &mut State) {
    let mut book = sample::book(now());
    if let Some(key) = book.keys.get_mut(&sample::id(4)) {
        key.exchange = "bitmex".to_owned();
        key.permissions.clear();
    }
    open(state, book);
    state.route = Route::Key(sample::id(4));
}

fn search(state: &mut State, query: Query) {
    if let Some(Session { index, found, query: asked, .. }) = state.session.as_deref_mut() {
        *found = index.find(&query);
        *asked = query;
    }
}

fn take_off(book: &mut Book, id: KeyId) {
    if let Some(key) = book.keys.get_mut(&id) {
        key.removed = Some(now());
        book.note_act(id, now(), Act::Removed);
    }
}

/// A key with these addresses, two of a server and two of a cloud. The danger above is told in one line, so that they are seen.
fn listed(state: &mut State, exchange: &str, ips: [&str; 4]) {
    let mut book = sample::book(now());
    if let Some(key) = book.keys.get_mut(&sample::id(8)) {
        key.exchange = exchange.to_owned();
        key.permissions.clear();
        key.fields.truncate(1);
        let owners = ["my server", "3Commas", "my server", "3Commas"];
        let pairs = ips.into_iter().zip(owners);
        key.addresses =
            pairs.map(|(ip, owner)| Address { ip: ip.to_owned(), note: owner.to_owned() }).collect();
    }
    open(state, book);
    state.route = Route::Key(sample::id(8));
}

fn edit(state: &mut State, drafts: &mut Drafts, change: impl FnOnce(&mut EditDraft)) {
    edit_of(state, drafts, 4, change);
}

fn edit_of(state: &mut State, drafts: &mut Drafts, place: usize, change: impl FnOnce(&mut EditDraft)) {
    one(state, place);
    if let Some(key) = state.key(sample::id(place)) {
        let mut form = EditDraft::of(key);
        change(&mut form);
        drafts.key.edit = Some(form);
    }
}

fn with_drafts(mut book: Book) -> Book {
    let mut one = Draft::begin(KeyId([0xd1; 16]), now());
    one.purpose = Some(Purpose::TradingBot);
    one.purpose_done = true;
    one.exchange = Some("kraken".to_owned());
    one.exchange_done = true;
    one.permissions_done = true;
    one.addresses = vec![Address { ip: "203.0.113.24".to_owned(), note: String::new() }];
    book.drafts.insert(one.id, one);
    let other = Draft::begin(KeyId([0xd2; 16]), now());
    book.drafts.insert(other.id, other);
    book
}

fn acts() -> Vec<Act> {
    let field = || "api_key".to_owned();
    vec![
        Act::Edited,
        Act::Revealed { field: field() },
        Act::Copied { field: field() },
        Act::RotationBegun,
        Act::RotationTakenBack,
        Act::Rotated,
        Act::Recovered,
        Act::PutBack,
    ]
}
