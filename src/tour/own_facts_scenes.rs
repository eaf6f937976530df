//! The scenes of what Keystead knows about exchanges: files of the person's own, read, refused, taken.

use jiff::civil::{Date, date};

use super::scenes::{Set, now, open};
use crate::app::jobs::OwnFile;
use crate::app::route::Route;
use crate::app::state::State;
use crate::app::task::Task;
use crate::domain::book::Book;
use crate::domain::draft::{Draft, DraftStep};
use crate::domain::own_facts::{self, OwnFacts};
use crate::domain::sample;

/// The day of the pictures.
const TODAY: Date = date(2026, 11, 22);

/// A correction that a careful person would write.
const CORRECTION: &str = r#"
id = "kraken"
[page]
url = { value = "https://pro.kraken.com/app/settings/api", source = "support.kraken.com, How to create an API key", date = 2026-11-20 }
[[permissions]]
code = "earn-funds"
levels = ["transfer", "trade"]
[[permissions]]
code = "staking"
label = "Stake"
levels = ["trade"]
text = "Move coins into staking and back."
"#;

/// One that nobody should take.
const DANGEROUS: &str = r#"
id = "okx"
[page]
url = { value = "https://okx.example/account/my-api", sure = "sure", source = "a mail that came today", date = 2026-11-22 }
[[permissions]]
code = "withdraw"
levels = ["read"]
"#;

/// One whose words stand on the first screen of permissions.
const MARKED: &str = r#"
id = "kraken"
[[permissions]]
code = "query-funds"
label = { value = "View Funds", source = "the page itself", date = 2026-11-20 }
[[permissions]]
code = "add-funds"
levels = ["read", "transfer"]
"#;

const BROKEN: &str = r#"id = "lighthouse"
nane = "Lighthouse"
[page]
url = "http://lighthouse.example/api"
[[permissions]]
code = "look"
levels = ["reed"]
[ip]
max = "thirty"
"#;

/// The scenes.
pub(super) const SCENES: &[(&str, Set)] = &[
    ("own-facts", |state, _| at(state, Book::default())),
    ("own-facts-preview", |state, _| {
        at(state, sample::book(now()));
        read(state, "kraken-2026.toml", CORRECTION);
    }),
    ("own-facts-danger", |state, _| {
        at(state, sample::book(now()));
        read(state, "okx-fix.toml", DANGEROUS);
    }),
    ("own-facts-refused", |state, _| {
        at(state, sample::book(now()));
        read(state, "lighthouse.toml", BROKEN);
    }),
    ("own-facts-taken", |state, drafts| {
        at(state, with_files());
        if let Some(session) = &state.session
            && let Some(facts) = session.book.own_facts.get("kraken")
            && let Ok(file) = own_facts::read(facts.text.as_bytes(), &facts.file_name, facts.taken)
            && let Some(kraken) = crate::domain::catalogue::Catalogue::built_in().exchange("kraken")
        {
            let preview = own_facts::Preview::of(&file, kraken, true, &session.book);
            drafts.own_facts.shown = Some(("kraken".to_owned(), preview));
        }
    }),
    ("own-facts-away", |state, drafts| {
        at(state, with_files());
        drafts.own_facts.asking = Some("kraken".to_owned());
    }),
    ("own-facts-marked", |state, _| {
        let mut book = sample::book(now());
        taken(&mut book, "kraken", "kraken.toml", MARKED);
        let mut draft = Draft::begin(sample::id(40), now());
        draft.choose_purpose(crate::domain::api_key::Purpose::TradingBot);
        draft.purpose_done = true;
        draft.choose_exchange("kraken");
        draft.exchange_done = true;
        let id = draft.id;
        book.drafts.insert(id, draft);
        open(state, book);
        state.route = Route::Create(id, Some(DraftStep::Permissions));
    }),
];

fn at(state: &mut State, book: Book) {
    open(state, book);
    state.route = Route::OwnFacts;
}

/// A file as it stands after it was read.
fn read(state: &mut State, name: &str, text: &str) {
    if let Some(session) = &mut state.session {
        session.own_file = Task::Done(match own_facts::read(text.as_bytes(), name, TODAY) {
            Ok(file) => OwnFile::Fits(Box::new(file)),
            Err(findings) => OwnFile::Refused(name.to_owned(), findings),
        });
    }
}

/// A book with a correction, and with a file that a later version would understand.
fn with_files() -> Book {
    let mut book = sample::book(now());
    for (id, name, text) in [
        ("kraken", "kraken-2026.toml", CORRECTION),
        ("okx", "okx.toml", "id = \"okx\"\n[limits]\nper_day = 3\n"),
    ] {
        taken(&mut book, id, name, text);
    }
    book
}

fn taken(book: &mut Book, id: &str, name: &str, text: &str) {
    let facts = OwnFacts { text: text.to_owned(), file_name: name.to_owned(), taken: TODAY, was_known: true };
    own_facts::take(book, id, facts);
}
