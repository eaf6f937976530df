//! Pictures of making a backup, of opening one, and of a restore.

use std::path::PathBuf;
use std::time::Duration;

use super::scenes::{Set, now, open};
use crate::app::errand::{Errand, SetUpStep};
use crate::app::jobs::{BackupSeen, Place};
use crate::app::problem::Problem;
use crate::app::route::Route;
use crate::app::state::{PassphraseAnswer, SetUp, State, Toast, ToastKind};
use crate::app::task::Task;
use crate::app::{Compared, Home, Surroundings};
use crate::domain::sample;
use crate::domain::secret::SecretText;

/// The words of the pictures.
const WORDS: &str = "unruly zebra fiscal copper mantra";

/// The scenes.
pub(super) const SCENES: &[(&str, Set)] = &[
    ("backup-words", |state, drafts| {
        errand(state, Errand::Backup, SetUpStep::Words);
        drafts.set_up.words.again.set(&SecretText::new("unruly zebra".to_owned()));
    }),
    ("backup-place", |state, _| errand(state, Errand::Backup, SetUpStep::Place)),
    ("backup-place-synced", |state, _| {
        errand(state, Errand::Backup, SetUpStep::Place);
        place(
            state,
            "/home/me/Dropbox/keystead-backup-2026-11-22.age",
            false,
            Some(Surroundings::Synced("Dropbox")),
        );
    }),
    ("backup-place-taken", |state, drafts| {
        errand(state, Errand::Backup, SetUpStep::Place);
        drafts.set_up.place.path = "/media/stick/keystead-backup.age".to_owned();
        place(state, "/media/stick/keystead-backup.age", true, None);
    }),
    ("backup-prove", |state, drafts| {
        errand(state, Errand::Backup, SetUpStep::Prove);
        drafts.set_up.prove.code.set(&SecretText::new("492817".to_owned()));
        if let Some(set_up) = &mut state.set_up {
            set_up.finish.start(Duration::from_secs(98));
        }
    }),
    ("backup-done", |state, _| {
        open(state, sample::book(now()));
        state.route = Route::Settings;
        if let Some(session) = &mut state.session {
            let until = state.uptime + Duration::from_secs(8);
            session.toast = Some(Toast { kind: ToastKind::BackedUp(9, 0), until });
        }
    }),
    ("backup-try", |state, drafts| {
        errand(state, Errand::TryBackup, SetUpStep::Open);
        place(state, "/media/stick/keystead-backup-2026-11-22.age", true, None);
        drafts.set_up.backup_file.words.set(&SecretText::new("unruly zebra fiscal copper".to_owned()));
        if let Some(set_up) = &mut state.set_up {
            set_up.opened = Task::Failed(Problem::BackupWords);
        }
    }),
    ("backup-tried", |state, _| {
        errand(state, Errand::TryBackup, SetUpStep::Open);
        let compared = Compared { keys: 9, without_secret: 1, missing_here: 2, not_in_it: 1 };
        seen(state, compared);
    }),
    ("restore-open", |state, _| restore(state)),
    ("restore-opened", |state, _| {
        restore(state);
        seen(state, Compared { keys: 9, without_secret: 0, missing_here: 9, not_in_it: 0 });
    }),
    ("keys-backup-due", |state, _| {
        let mut book = sample::book(now());
        book.keys.retain(|_, key| key.label == "Portfolio view" || key.label == "Balances at home");
        book.backup = None;
        open(state, book);
        state.route = Route::Keys;
    }),
];

/// An errand of the open vault that stands at this step.
fn errand(state: &mut State, errand: Errand, step: SetUpStep) {
    open(state, sample::book(now()));
    let mut set_up = SetUp::begin(errand, Home::Keychain);
    set_up.step = step;
    set_up.words = Some(SecretText::new(WORDS.to_owned()));
    if step != SetUpStep::Words {
        set_up.passphrase = PassphraseAnswer::Chosen(SecretText::new(WORDS.to_owned()));
    }
    state.set_up = Some(Box::new(set_up));
    if step == SetUpStep::Prove {
        place(state, "/media/stick/keystead-backup-2026-11-22.age", false, None);
    }
    state.route = Route::WaysIn;
}

fn restore(state: &mut State) {
    state.set_up = Some(Box::new(SetUp::begin(Errand::Restore, Home::Keychain)));
    state.route = Route::SetUp;
    state.gate.door = None;
}

fn place(state: &mut State, path: &str, is_taken: bool, around: Option<Surroundings>) {
    if let Some(set_up) = &mut state.set_up {
        set_up.place = Task::Done(Place { path: PathBuf::from(path), is_taken, replace: false, around });
    }
}

fn seen(state: &mut State, compared: Compared) {
    if let Some(set_up) = &mut state.set_up {
        set_up.opened = Task::Done(BackupSeen { made: now(), compared });
    }
}
