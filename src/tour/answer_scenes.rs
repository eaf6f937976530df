//! Pictures of what an exchange says about a key.

use std::collections::BTreeSet;
use std::time::Duration;

use jiff::Timestamp;

use super::scenes::{Set, now, open};
use crate::app::jobs::{CheckOrder, CheckWhy};
use crate::app::problem::Problem;
use crate::app::route::Route;
use crate::app::state::{Round, State};
use crate::app::task::Task;
use crate::app::{RequestShown, Which};
use crate::domain::api_key::{Address, KeyId};
use crate::domain::book::Book;
use crate::domain::live_check::{
    self, AskedAbout, Check, Ends, LastUsed, Outcome, Reason, Refusal, Told, Visit,
};
use crate::domain::sample;
use crate::ui::screens::check::Wanting;

/// The sample at Kraken that should only read, and one at Binance with an address list.
const TAX: usize = 3;
const GRID: usize = 5;

/// The scenes.
pub(super) const SCENES: &[(&str, Set)] = &[
    ("live-check", |state, _| show(state, TAX, drifted(TAX))),
    ("live-check-want", |state, drafts| {
        show(state, TAX, drifted(TAX));
        drafts.check.wanting = Some(Wanting::Asked);
    }),
    ("live-check-equal", |state, _| show(state, TAX, with(TAX, &[as_wanted(TAX)]))),
    ("live-check-more", |state, _| {
        show(state, TAX, with(TAX, &[more(TAX, &["new-in-2027", "withdraw-funds"])]));
    }),
    ("live-check-unknown", |state, _| show(state, TAX, with(TAX, &[more(TAX, &["new-in-2027"])]))),
    ("live-check-works", |state, _| {
        show(state, TAX, with(TAX, &[check(Outcome::Told(Box::default()))]));
    }),
    ("live-check-address", |state, _| {
        let mut book = sample::book(now());
        if let Some(key) = book.keys.get_mut(&sample::id(TAX)) {
            key.addresses = vec![Address { ip: "203.0.113.24".to_owned(), note: "home server".to_owned() }];
        }
        for answer in [as_wanted(TAX), refused(Reason::AddressRefused, "EAPI:Invalid IP", "")] {
            book.keep_check(sample::id(TAX), AskedAbout::InUse, answer, false);
        }
        show(state, TAX, book);
    }),
    ("live-check-refused", |state, _| {
        show(state, TAX, with(TAX, &[refused(Reason::UnknownKey, "EAPI:Invalid key", "")]));
    }),
    ("live-check-clock", |state, _| {
        let off = refused(Reason::Clock, "EAPI:Invalid nonce", "the nonce is too low");
        show(state, TAX, with(TAX, &[Check { ahead_secs: Some(-95), ..off }]));
    }),
    ("live-check-visits", |state, _| {
        let codes: BTreeSet<String> = ["account:read", "trade:read"].map(str::to_owned).into();
        let mut answer = as_wanted(TAX);
        if let Outcome::Told(told) = &mut answer.outcome {
            let visit = |hours: u64, ip: &str, what: &str| Visit {
                at: ago(hours),
                ip: ip.to_owned(),
                what: what.to_owned(),
            };
            told.visits = Some(vec![
                visit(2, "203.0.113.24", ""),
                visit(30, "198.51.100.200", "changed_scope"),
                visit(31, "198.51.100.200", ""),
            ]);
            told.permissions = Some(codes.clone());
        }
        let mut book = sample::book(now());
        if let Some(key) = book.keys.get_mut(&sample::id(TAX)) {
            key.exchange = "deribit".to_owned();
            key.permissions = codes;
        }
        book.keep_check(sample::id(TAX), AskedAbout::InUse, answer, false);
        show(state, TAX, book);
    }),
    ("live-check-first", |state, _| show(state, TAX, sample::book(now()))),
    ("live-check-none", |state, _| {
        let mut book = sample::book(now());
        if let Some(key) = book.keys.get_mut(&sample::id(GRID)) {
            key.exchange = "other".to_owned();
            key.exchange_name = "Night Exchange".to_owned();
        }
        show(state, GRID, book);
    }),
    ("live-check-running", |state, _| {
        show(state, TAX, with(TAX, &[as_wanted(TAX)]));
        running(state, &[sample::id(TAX)], 0);
    }),
    ("live-check-request", |state, drafts| {
        show(state, TAX, sample::book(now()));
        drafts.check.request = true;
        if let Some(session) = &mut state.session {
            let shown = vec![request("/0/public/Time", false), request("/0/private/GetApiKeyInfo", true)];
            session.checks.preview = Some((sample::id(TAX), Which::Current, Task::Done(shown)));
        }
    }),
    ("live-check-problem", |state, _| {
        show(state, TAX, with(TAX, &[as_wanted(TAX)]));
        if let Some(session) = &mut state.session {
            session.checks.problem = Some((sample::id(TAX), Which::Current, Problem::KeychainLocked));
        }
    }),
    ("live-check-keys", |state, _| {
        show(state, TAX, drifted(TAX));
        state.route = Route::Keys;
    }),
    ("live-check-to-do", |state, _| {
        let mut book = drifted(TAX);
        book.keep_check(
            sample::id(4),
            AskedAbout::InUse,
            refused(Reason::UnknownKey, "EAPI:Invalid key", ""),
            false,
        );
        show(state, TAX, book);
        state.route = Route::ToDo;
    }),
    ("live-check-key", |state, _| {
        show(state, TAX, drifted(TAX));
        state.route = Route::Key(sample::id(TAX));
    }),
    ("live-check-all", |state, _| {
        show(state, TAX, sample::book(now()));
        state.route = Route::Keys;
        running(state, &[sample::id(TAX), sample::id(4)], 7);
    }),
    ("live-check-all-done", |state, _| {
        show(state, TAX, drifted(TAX));
        state.route = Route::Keys;
        if let Some(session) = &mut state.session {
            let keys = session.book.keys.keys().copied().collect();
            let mut round = Round::begin(jiff::Timestamp::UNIX_EPOCH, keys);
            let left = std::mem::take(&mut round.left);
            round.unanswered =
                left.into_iter().filter(|id| session.book.keys[id].live.last.is_none()).collect();
            round.count(&session.book);
            session.checks.round = Some(round);
        }
    }),
    ("settings-asking", |state, drafts| {
        open(state, sample::book(now()));
        state.route = Route::Settings;
        drafts.settings.all.is_open = true;
    }),
];

fn show(state: &mut State, place: usize, book: Book) {
    open(state, book);
    state.route = Route::Check(sample::id(place));
}

fn ago(hours: u64) -> Timestamp {
    now() - Duration::from_hours(hours)
}

fn check(outcome: Outcome) -> Check {
    Check { at: ago(0) - Duration::from_mins(3), took_ms: 310, ahead_secs: None, outcome }
}

fn refused(reason: Reason, code: &str, words: &str) -> Check {
    let refusal = Refusal { code: code.to_owned(), words: words.to_owned(), ..Refusal::of(reason) };
    check(Outcome::Refused(refusal))
}

fn as_wanted(place: usize) -> Check {
    more(place, &[])
}

/// What is wanted, and these permissions as well.
fn more(place: usize, codes: &[&str]) -> Check {
    let book = sample::book(now());
    let mut told = Told::default();
    if let Some(key) = book.keys.get(&sample::id(place)) {
        let asked = live_check::as_wanted(key, now());
        told = asked.told().cloned().unwrap_or_default();
        told.created = Some(key.made);
    }
    if let Some(permissions) = &mut told.permissions {
        permissions.extend(codes.iter().map(|code| (*code).to_owned()));
    }
    told.ends = Some(Ends::Never);
    told.last_used = Some(LastUsed::At(ago(1)));
    check(Outcome::Told(Box::new(told)))
}

fn with(place: usize, answers: &[Check]) -> Book {
    let mut book = sample::book(now());
    for answer in answers {
        book.keep_check(sample::id(place), AskedAbout::InUse, answer.clone(), false);
    }
    book
}

/// A key that may trade since some days.
fn drifted(place: usize) -> Book {
    let worse = more(place, &["modify-trades", "close-trades"]);
    let before = Check { at: ago(150), ..as_wanted(place) };
    let first = Check { at: ago(125), ..worse.clone() };
    let mut book = with(place, &[before, first, worse]);
    book.ask_by_itself(sample::id(place), now(), true);
    book
}

/// These are being asked about, and so many were.
fn running(state: &mut State, ids: &[KeyId], done: usize) {
    let since = state.uptime.saturating_sub(Duration::from_secs(2));
    let Some(session) = &mut state.session else { return };
    for id in ids {
        let exchange = "kraken".to_owned();
        let order = CheckOrder { id: *id, which: Which::Current, exchange, why: CheckWhy::Asked };
        session.checks.running.push((order, since));
    }
    if done > 0 {
        let others = session.book.keys.keys().filter(|id| !ids.contains(id)).take(done);
        let mut round = Round::begin(now(), others.chain(ids).copied().collect());
        round.left = ids.iter().copied().collect();
        session.checks.round = Some(round);
    }
}

fn request(path: &str, is_signed: bool) -> RequestShown {
    let method = if is_signed { "POST" } else { "GET" };
    let headers = ["API-Key: ••••", "API-Sign: ••••", "Content-Type: application/x-www-form-urlencoded"];
    RequestShown {
        line: format!("{method} https://api.kraken.com{path}"),
        headers: headers.iter().filter(|_| is_signed).map(|line| (*line).to_owned()).collect(),
        body: if is_signed { "nonce=1795355173000".to_owned() } else { String::new() },
    }
}
