//! The scenes of the tour: hand-made states, one for each screen and each of its faces.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use egui::Vec2;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::wizard_scenes;
use crate::app::jobs::{Doing, Door, WaysIn};
use crate::app::problem::Problem;
use crate::app::route::Route;
use crate::app::state::{Copied, Session, State, Toast, ToastKind};
use crate::app::task::Task;
use crate::app::{Home, KeychainState, Sheet, Which};
use crate::domain::book::Book;
use crate::domain::sample;
use crate::domain::secret::SecretText;
use crate::domain::settings::ThemeChoice;
use crate::ui::root::Drafts;

/// The usual size of the window, in points.
const USUAL: Vec2 = Vec2::new(1120.0, 720.0);
/// A smaller window: rails instead of side bars.
const SMALLER: Vec2 = Vec2::new(900.0, 720.0);

/// One picture of the tour.
#[derive(Clone)]
pub struct Scene {
    /// The picture's name.
    pub name: String,
    /// The window's size, in points at a text size of 100 %.
    pub size: Vec2,
    theme: ThemeChoice,
    text_percent: u16,
    set: fn(&mut State, &mut Drafts),
}

impl Scene {
    /// The state that this scene shows; what is typed goes into the drafts.
    pub fn state(&self, drafts: &mut Drafts) -> State {
        let mut state = State::new(PathBuf::from("~/.local/share/keystead"), now(), TimeZone::UTC);
        state.uptime = Duration::from_secs(100);
        state.gate.keychain = Some(KeychainState::Ready);
        state.gate.door = Some(Door { home: Home::Keychain, needs_passphrase: true, recovery_left: 3 });
        (self.set)(&mut state, drafts);
        state.appearance.theme = self.theme;
        state.appearance.text_percent = self.text_percent;
        state
    }
}

/// The moment of all scenes: 22 November 2026, 13:46:13 UTC.
pub fn now() -> Timestamp {
    Timestamp::from_second(1_795_355_173).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// All scenes, each in light and dark, at 900 points and at twice the text size.
pub fn all() -> Vec<Scene> {
    SCENES
        .iter()
        .chain(super::set_up_scenes::SCENES)
        .chain(super::backup_scenes::SCENES)
        .chain(super::key_scenes::SCENES)
        .chain(super::order_scenes::SCENES)
        .chain(super::to_do_scenes::SCENES)
        .chain(super::used_by_scenes::SCENES)
        .chain(super::journal_scenes::SCENES)
        .chain(super::emergency_scenes::SCENES)
        .chain(wizard_scenes::SCENES)
        .chain(super::own_facts_scenes::SCENES)
        .chain(super::rotate_scenes::SCENES)
        .chain(super::usage_scenes::SCENES)
        .chain(super::pair_scenes::SCENES)
        .chain(super::answer_scenes::SCENES)
        .flat_map(|(name, set)| {
            let scene = |suffix: &str, size, theme, text_percent| Scene {
                name: format!("{name}{suffix}"),
                size,
                theme,
                text_percent,
                set: *set,
            };
            [
                scene("", USUAL, ThemeChoice::Light, 100),
                scene("-dark", USUAL, ThemeChoice::Dark, 100),
                scene("-900", SMALLER, ThemeChoice::Light, 100),
                scene("-200pct", USUAL, ThemeChoice::Light, 200),
            ]
        })
        .collect()
}

/// What makes a state out of an empty one.
pub(super) type Set = fn(&mut State, &mut Drafts);

const SCENES: &[(&str, Set)] = &[
    ("welcome", |state, _| {
        state.route = Route::Welcome;
        state.gate.door = None;
    }),
    ("starting-already-open", |state, _| {
        state.route = Route::Starting;
        state.gate.look = Task::Failed(Problem::AlreadyOpen);
    }),
    ("problem-keychain", |state, _| keychain_trouble(state, KeychainState::Locked)),
    ("problem-keychain-missing", |state, _| {
        keychain_trouble(state, KeychainState::Missing);
        state.gate.door = None;
    }),
    ("problem-keychain-file", |state, drafts| {
        keychain_trouble(state, KeychainState::Missing);
        state.gate.door = None;
        drafts.keychain_trouble.asks_for_file = true;
    }),
    ("problem-keychain-asking", |state, _| {
        keychain_trouble(state, KeychainState::Missing);
        state.gate.look.start(Duration::from_secs(76));
    }),
    ("problem-keychain-refused", |state, _| keychain_trouble(state, KeychainState::Refused)),
    ("unlock", |state, drafts| {
        state.route = Route::Unlock;
        drafts.unlock.code.set(&SecretText::new("4928".to_owned()));
        drafts.unlock.passphrase.set(&SecretText::new("harbor pencil velvet noon".to_owned()));
    }),
    ("unlock-code-only", |state, _| {
        state.route = Route::Unlock;
        state.gate.door = Some(Door { home: Home::Keychain, needs_passphrase: false, recovery_left: 3 });
    }),
    ("unlock-refused", |state, _| refused(state, Problem::CodeUsed { next_secs: 17 })),
    ("unlock-wrong", |state, _| refused(state, Problem::WrongCode { next_secs: 17 })),
    ("unlock-throttled", |state, _| refused(state, Problem::Throttled { wait_secs: 42 })),
    ("unlock-clock", |state, _| refused(state, Problem::ClockOutside)),
    ("unlock-keychain-locked", |state, drafts| {
        refused(state, Problem::KeychainLocked);
        drafts.unlock.code.set(&SecretText::new("492817".to_owned()));
    }),
    ("unlock-keychain-reset", |state, _| refused(state, Problem::KeychainReset)),
    ("unlock-older-copy", |state, _| {
        let remembered = Timestamp::from_second(now().as_second() - 19 * 86_400).unwrap_or(now());
        refused(state, Problem::OlderCopy { remembered });
    }),
    ("unlock-damaged", |state, _| refused(state, Problem::Damaged)),
    ("unlock-help", |state, drafts| {
        state.route = Route::Unlock;
        drafts.unlock.shows_clock = true;
    }),
    ("unlock-busy", |state, drafts| {
        state.route = Route::Unlock;
        drafts.unlock.code.set(&SecretText::new("492817".to_owned()));
        state.gate.unlock.start(Duration::from_secs(98));
    }),
    ("unlock-slow", |state, drafts| {
        state.route = Route::Unlock;
        drafts.unlock.code.set(&SecretText::new("492817".to_owned()));
        state.gate.unlock.start(Duration::from_secs(76));
    }),
    ("start-anew", |state, drafts| {
        state.route = Route::Recovery;
        drafts.recovery.asks_to_start_anew = true;
    }),
    ("two-codes", |state, drafts| {
        state.route = Route::TwoCodes;
        drafts.two_codes.first.set(&SecretText::new("492817".to_owned()));
        drafts.two_codes.second.set(&SecretText::new("113".to_owned()));
    }),
    ("two-codes-wrong", |state, _| {
        state.route = Route::TwoCodes;
        state.gate.unlock = Task::Failed(Problem::WrongCode { next_secs: 14 });
    }),
    ("recovery", |state, _| state.route = Route::Recovery),
    ("recovery-typed", |state, drafts| {
        state.route = Route::Recovery;
        drafts.recovery.code.set(&SecretText::new("7kq2m x9r4t obncd w5h8j 3p".to_owned()));
    }),
    ("recovery-refused", |state, drafts| {
        state.route = Route::Recovery;
        drafts.recovery.code.set(&SecretText::new("7KQ2M-X9R4T-0BNCD-W5H8J-3Q".to_owned()));
        state.gate.recovery = Task::Failed(Problem::WrongRecoveryCode);
    }),
    ("empty", |state, _| {
        open(state, Book::default());
        state.route = Route::Keys;
    }),
    ("keys", |state, _| {
        open(state, sample::book(now()));
        state.route = Route::Keys;
    }),
    ("keys-nothing-found", |state, _| {
        open(state, sample::book(now()));
        state.route = Route::Keys;
        if let Some(session) = &mut state.session {
            session.query.text = "koinley".to_owned();
            session.found = session.index.find(&session.query);
        }
    }),
    ("keys-removed", |state, _| {
        open(state, sample::book(now()));
        state.route = Route::Keys;
        if let Some(session) = &mut state.session {
            let kind = ToastKind::Removed(sample::id(7), "Price sheet".to_owned());
            session.toast = Some(Toast { kind, until: Duration::from_secs(108) });
        }
    }),
    ("keys-demo", |state, _| {
        open(state, sample::book(now()));
        state.route = Route::Keys;
        if let Some(session) = &mut state.session {
            session.demo = true;
        }
    }),
    ("key-details", |state, _| {
        open(state, sample::book(now()));
        state.route = Route::Key(sample::id(4));
        if let Some(session) = &mut state.session {
            session.copied = Some(Copied {
                id: sample::id(4),
                which: Which::Current,
                field: "api_key".to_owned(),
                until: Duration::from_secs(123),
            });
        }
    }),
    ("key-danger", |state, _| {
        open(state, sample::book(now()));
        state.route = Route::Key(sample::id(0));
    }),
    ("settings", |state, _| {
        open(state, sample::book(now()));
        state.route = Route::Settings;
    }),
    ("settings-saved", |state, _| {
        open(state, sample::book(now()));
        state.route = Route::Settings;
        if let Some(session) = &mut state.session {
            session.written = Some(Doing::Settings);
            session.ways_in.has_passphrase = false;
            session.ways_in.recovery_left = 1;
            session.ways_in.sheet.used = vec![now() - Duration::from_hours(3 * 24), now()];
        }
    }),
    ("lock-warning", |state, _| {
        open(state, sample::book(now()));
        state.route = Route::Keys;
        state.uptime = Duration::from_secs(385);
    }),
];

/// A keychain that does not answer, before an existing vault.
fn keychain_trouble(state: &mut State, keychain: KeychainState) {
    state.route = Route::KeychainTrouble;
    state.gate.keychain = Some(keychain);
}

/// A code that was refused.
fn refused(state: &mut State, problem: Problem) {
    state.route = Route::Unlock;
    state.gate.unlock = Task::Failed(problem);
}

/// Opens a session on this book.
pub(super) fn open(state: &mut State, book: Book) {
    let book = Arc::new(book);
    let mut session = Session::new(book.clone(), Home::Keychain, state.uptime);
    session.ways_in = WaysIn {
        has_passphrase: true,
        needs_phone: false,
        recovery_left: 3,
        sheet: Sheet { made: Some(now() - Duration::from_hours(40 * 24)), used: Vec::new() },
    };
    session.take_book(book, state.now, &state.zone);
    state.session = Some(Box::new(session));
}
