//! Pictures of setting up and of changing what opens the vault.

use std::path::PathBuf;
use std::time::Duration;

use super::scenes::{Set, now, open};
use crate::app::errand::{Errand, SetUpStep};
use crate::app::jobs::Strength;
use crate::app::problem::Problem;
use crate::app::route::Route;
use crate::app::state::{Link, PassphraseAnswer, SetUp, State, Toast, ToastKind};
use crate::app::task::Task;
use crate::app::{Home, QrSquares};
use crate::domain::sample;
use crate::domain::secret::SecretText;
use crate::ui::root::Drafts;
use crate::ui::screens::set_up::LeaveFor;

/// The scenes.
pub(super) const SCENES: &[(&str, Set)] = &[
    ("setup-qr", |state, drafts| {
        set_up(state, SetUpStep::Link);
        drafts.set_up.link.code.set(&SecretText::new("4928".to_owned()));
    }),
    ("setup-qr-copied", |state, _| {
        set_up(state, SetUpStep::Link);
        if let Some(set_up) = &mut state.set_up {
            set_up.shown_copied = Some(Duration::from_secs(123));
        }
    }),
    ("setup-qr-linked", |state, _| {
        set_up(state, SetUpStep::Link);
        if let Some(set_up) = &mut state.set_up {
            set_up.code = Task::Done(());
        }
    }),
    ("setup-qr-wrong-code", |state, _| {
        set_up(state, SetUpStep::Link);
        if let Some(set_up) = &mut state.set_up {
            set_up.code = Task::Failed(Problem::WrongCode { next_secs: 17 });
        }
    }),
    ("setup-passphrase", |state, drafts| {
        set_up(state, SetUpStep::Passphrase);
        offered_words(drafts);
        drafts.set_up.passphrase.again.set(&SecretText::new("harbor pencil".to_owned()));
    }),
    ("setup-passphrase-empty", |state, _| set_up(state, SetUpStep::Passphrase)),
    ("setup-passphrase-none", |state, drafts| {
        set_up(state, SetUpStep::Passphrase);
        drafts.set_up.passphrase.code_only = true;
    }),
    ("setup-passphrase-weak", |state, drafts| {
        set_up(state, SetUpStep::Passphrase);
        drafts.set_up.passphrase.text.set(&SecretText::new("sunflower".to_owned()));
        if let Some(set_up) = &mut state.set_up {
            set_up.home = Home::File;
            set_up.strength = Some(Strength { bits: 12, enough: false, enough_alone: false });
        }
    }),
    ("setup-new-phone", |state, drafts| {
        open(state, sample::book(now()));
        changing(state, Errand::AfterRecovery, SetUpStep::Passphrase);
        drafts.set_up.passphrase.code_only = true;
        if let Some(set_up) = &mut state.set_up {
            set_up.finish.start(Duration::from_secs(98));
        }
    }),
    ("setup-recovery", |state, drafts| {
        set_up(state, SetUpStep::Sheet);
        drafts.set_up.sheet.groups[0].set(&SecretText::new("0BNCD".to_owned()));
        drafts.set_up.sheet.groups[1].set(&SecretText::new("J1S".to_owned()));
    }),
    ("setup-recovery-wrong", |state, drafts| {
        set_up(state, SetUpStep::Sheet);
        drafts.set_up.sheet.groups[0].set(&SecretText::new("0BNCB".to_owned()));
        drafts.set_up.sheet.path = "sheet.txt".to_owned();
        if let Some(set_up) = &mut state.set_up {
            set_up.read_back = [false, false];
            set_up.read_wrong = [true, false];
            set_up.sheet = Task::Failed(Problem::NoPath);
        }
    }),
    ("setup-recovery-busy", |state, drafts| {
        finishing(state, drafts);
        if let Some(set_up) = &mut state.set_up {
            set_up.finish.start(Duration::from_secs(98));
        }
    }),
    ("setup-recovery-failed", |state, drafts| {
        finishing(state, drafts);
        if let Some(set_up) = &mut state.set_up {
            set_up.finish = Task::Failed(Problem::KeychainRefused);
        }
    }),
    ("setup-leave", |state, drafts| {
        set_up(state, SetUpStep::Passphrase);
        drafts.set_up.asks_to_leave = Some(LeaveFor::Before);
    }),
    ("change-happened", |state, drafts| {
        open(state, sample::book(now()));
        changing(state, Errand::AfterRecovery, SetUpStep::Happened);
        drafts.set_up.happened.is_lost = Some(true);
    }),
    ("change-rekey", |state, _| {
        open(state, sample::book(now()));
        changing(state, Errand::RekeyAfterRecovery, SetUpStep::Sheet);
        if let Some(set_up) = &mut state.set_up {
            set_up.finish.start(Duration::from_secs(98));
        }
    }),
    ("keys-phone-lost", |state, _| {
        let mut book = sample::book(now());
        book.phone_lost = Some(now());
        open(state, book);
        state.route = Route::Keys;
        if let Some(session) = &mut state.session {
            let until = Duration::from_secs(107);
            session.toast = Some(Toast { kind: ToastKind::Renewed(Errand::Rekey), until });
        }
    }),
    ("change-phone", |state, _| {
        open(state, sample::book(now()));
        changing(state, Errand::Phone, SetUpStep::Link);
    }),
    ("change-passphrase", |state, _| {
        open(state, sample::book(now()));
        changing(state, Errand::Passphrase, SetUpStep::Passphrase);
    }),
    ("change-sheet", |state, _| {
        open(state, sample::book(now()));
        changing(state, Errand::Sheet, SetUpStep::Sheet);
    }),
    ("change-prove", |state, drafts| {
        open(state, sample::book(now()));
        changing(state, Errand::Sheet, SetUpStep::Prove);
        drafts.set_up.prove.passphrase.set(&SecretText::new("harbor pencil velvet noon".to_owned()));
        if let Some(set_up) = &mut state.set_up {
            set_up.finish = Task::Failed(Problem::WrongCode { next_secs: 14 });
        }
    }),
    ("change-done", |state, _| {
        open(state, sample::book(now()));
        state.route = Route::Settings;
        if let Some(session) = &mut state.session {
            let until = state.uptime + Duration::from_secs(8);
            session.toast = Some(Toast { kind: ToastKind::Renewed(Errand::Sheet), until });
        }
    }),
];

/// Words on offer that were taken and are on show.
fn offered_words(drafts: &mut Drafts) {
    let passphrase = &mut drafts.set_up.passphrase;
    passphrase.text.set(&SecretText::new("harbor pencil velvet noon".to_owned()));
    passphrase.text.show_for(0.0, 1e6);
    passphrase.is_offered = true;
}

/// Both groups are read back.
fn finishing(state: &mut State, drafts: &mut Drafts) {
    set_up(state, SetUpStep::Sheet);
    for (draft, group) in drafts.set_up.sheet.groups.iter_mut().zip(["0BNCD", "J1S7B"]) {
        draft.set(&SecretText::new(group.to_owned()));
    }
    if let Some(set_up) = &mut state.set_up {
        set_up.read_back = [true, true];
    }
}

/// A set-up that stands at this step.
fn set_up(state: &mut State, step: SetUpStep) {
    let mut set_up = SetUp::begin(Errand::First, Home::Keychain);
    set_up.step = step;
    set_up.link = Some(Link {
        qr: sample_squares(),
        seed: SecretText::new("JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP".to_owned()),
    });
    let codes = ["7KQ2M-X9R4T-0BNCD-W5H8J-3P", "H4ZVE-2MTQK-8RYAG-N0C6X-9D", "QD5WP-J1S7B-XK4NZ-36EHM-VT"];
    set_up.codes = Some(codes.map(|code| SecretText::new(code.to_owned())));
    if step > SetUpStep::Link {
        set_up.code = Task::Done(());
        set_up.words = Some(SecretText::new("harbor pencil velvet noon".to_owned()));
        set_up.strength = Some(Strength { bits: 51, enough: true, enough_alone: true });
    }
    if step > SetUpStep::Passphrase {
        set_up.passphrase = PassphraseAnswer::CodeOnly;
        set_up.read_back = [true, false];
        set_up.sheet = Task::Done(PathBuf::from("~/Documents/keystead-recovery.txt"));
    }
    state.set_up = Some(Box::new(set_up));
    state.route = Route::SetUp;
    state.gate.door = None;
}

/// A change of how the vault is opened that stands at this step.
fn changing(state: &mut State, errand: Errand, step: SetUpStep) {
    set_up(state, step);
    state.route = Route::WaysIn;
    if let Some(set_up) = &mut state.set_up {
        set_up.errand = errand;
    }
}

/// Squares that look like a QR code and say nothing.
fn sample_squares() -> QrSquares {
    let code = qrcodegen::QrCode::encode_text(
        "sample keys open nothing, this is only a picture",
        qrcodegen::QrCodeEcc::Medium,
    );
    code.map_or(QrSquares { size: 0, dark: Vec::new() }, |code| {
        let side = code.size();
        let dark = (0..side)
            .flat_map(|y| (0..side).map(move |x| (x, y)))
            .map(|(x, y)| code.get_module(x, y))
            .collect();
        QrSquares { size: usize::try_from(side).unwrap_or(0), dark }
    })
}
