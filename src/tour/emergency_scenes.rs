//! Pictures of an emergency: first, half done, still alive, without a network, a drill, what follows, and before the vault is open.

use jiff::{SignedDuration, Timestamp};

use super::scenes::{Set, now, open};
use crate::app::route::Route;
use crate::app::state::{EmergencyView, State};
use crate::app::task::Task;
use crate::domain::book::{Book, LastBackup};
use crate::domain::emergency::{Aftercare, Drill, Scope, Step};
use crate::domain::live_check::{Check, Death, Outcome, Reason, Refusal};
use crate::domain::sample;
use crate::ui::screens::emergency::log::LogDraft;

/// The scenes.
pub(super) const SCENES: &[(&str, Set)] = &[
    ("emergency-first", |state, _| emergency(state, samples(), |_| ())),
    ("emergency", |state, _| emergency(state, samples(), half_done)),
    ("emergency-alive", |state, _| {
        emergency(state, samples(), |book| {
            half_done(book);
            done(book, 8, &Step::Deleted(sample::id(1), true));
            done(book, 8, &answered(1, Reason::NotAllowed, Death::StillAlive));
        });
    }),
    ("emergency-no-network", |state, _| {
        emergency(state, samples(), |book| {
            half_done(book);
            done(book, 8, &Step::Deleted(sample::id(1), true));
            done(book, 8, &answered(1, Reason::NoInternet, Death::Unclear));
        });
    }),
    ("emergency-tool", |state, _| {
        emergency(state, samples(), |book| {
            let scope = Scope::tool("3commas");
            book.in_emergency(&scope, &Step::Opened(sample::id(4)), at(4));
        });
    }),
    ("emergency-after", |state, drafts| {
        emergency(state, samples(), |book| {
            half_done(book);
            for place in [1, 2, 3, 4, 5, 6, 7, 8] {
                done(book, 20, &Step::ByHand(sample::id(place)));
            }
            done(book, 30, &Step::Aftercare(Aftercare::Tools, true));
        });
        drafts.emergency.shows_readers = true;
    }),
    ("emergency-drill", |state, _| drill(state, false)),
    ("emergency-drill-over", |state, _| drill(state, true)),
    ("emergency-log", |state, drafts| {
        emergency(state, samples(), half_done);
        drafts.emergency.log = Some(LogDraft { path: "~/Documents/keystead-emergency.txt".to_owned() });
    }),
    ("emergency-stop", |state, drafts| {
        emergency(state, samples(), half_done);
        drafts.emergency.stops = true;
    }),
    ("emergency-many", |state, _| {
        emergency(state, sample::many(now(), 240), |book| {
            if let Some(first) = book.keys.keys().next().copied() {
                done(book, 4, &Step::Opened(first));
            }
        });
    }),
    ("keys-emergency", |state, _| {
        let mut book = samples();
        half_done(&mut book);
        open(state, book);
        state.route = Route::Keys;
    }),
    ("unlock-leaked", |state, _| {
        state.route = Route::Unlock;
        state.gate.look = Task::Done(());
        state.gate.leaked = true;
    }),
];

/// The samples, all of them in a backup.
fn samples() -> Book {
    let mut book = sample::book(now());
    book.backup = Some(LastBackup { made: now(), without_secret: 0 });
    book
}

/// So many minutes after it began, of the forty that it has lasted.
fn at(minutes: i64) -> Timestamp {
    now().checked_sub(SignedDuration::from_mins(40 - minutes)).unwrap_or_else(|_| now())
}

fn done(book: &mut Book, minutes: i64, step: &Step) {
    book.in_emergency(&Scope::Everything, step, at(minutes));
}

fn answered(place: usize, reason: Reason, death: Death) -> Step {
    let words = "API key doesn\u{2019}t exist".to_owned();
    let refusal = Refusal { code: "50119".to_owned(), words, ..Refusal::of(reason) };
    let check = Check { at: at(7), took_ms: 240, ahead_secs: None, outcome: Outcome::Refused(refusal) };
    Step::Answered { id: sample::id(place), is_next: false, check: Box::new(check), death }
}

/// One dead and one open.
fn half_done(book: &mut Book) {
    done(book, 4, &Step::Opened(sample::id(0)));
    done(book, 6, &Step::Deleted(sample::id(0), true));
    done(book, 7, &answered(0, Reason::UnknownKey, Death::Proved));
    done(book, 7, &Step::Opened(sample::id(1)));
}

fn emergency(state: &mut State, mut book: Book, change: impl FnOnce(&mut Book)) {
    change(&mut book);
    open(state, book);
    state.route = Route::Emergency;
    if let Some(session) = &mut state.session {
        session.emergency = Some(EmergencyView::of(&session.book));
    }
}

fn drill(state: &mut State, is_over: bool) {
    emergency(state, samples(), |_| ());
    let Some(view) = state.session.as_mut().and_then(|session| session.emergency.as_mut()) else { return };
    let mut drill = Drill::begin(at(30), Scope::Everything);
    for place in [0, 1] {
        drill.take(&Step::ByHand(sample::id(place)), at(32));
    }
    drill.take(&Step::Opened(sample::id(5)), at(33));
    if is_over {
        drill.take(&Step::Finished, at(34));
    }
    view.drill = Some(drill);
}
