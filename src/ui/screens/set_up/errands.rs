//! The words of each errand: its title, its note, its steps, and the question whether to leave it.

use super::View;
use crate::app::Home;
use crate::app::errand::{Errand, SetUpStep};
use crate::tr;
use crate::ui::widgets::{Step, StepState};

/// Title and note of the rail.
pub(super) fn head_words(errand: Errand) -> (String, String) {
    match errand {
        Errand::First => (tr!("set-up-title"), tr!("set-up-note")),
        Errand::Restore => (tr!("set-up-title-restore"), tr!("set-up-note-restore")),
        Errand::AfterRecovery => (tr!("set-up-title-again"), tr!("set-up-note-again")),
        Errand::Rekey | Errand::RekeyAfterRecovery => (tr!("set-up-title-rekey"), tr!("set-up-note-rekey")),
        Errand::Phone => (tr!("set-up-title-phone"), tr!("set-up-note-phone")),
        Errand::Passphrase => (tr!("set-up-title-passphrase"), tr!("set-up-note-change")),
        Errand::Sheet => (tr!("set-up-title-sheet"), tr!("set-up-note-sheet")),
        Errand::Backup => (tr!("set-up-title-backup"), tr!("set-up-note-backup")),
        Errand::TryBackup => (tr!("set-up-title-try"), tr!("set-up-note-try")),
    }
}

/// The steps with their notes.
pub(super) fn steps(view: View<'_>) -> Vec<Step> {
    let set_up = view.set_up;
    let at = set_up.errand.index_of(set_up.step);
    let step = |(index, step): (usize, &SetUpStep)| {
        let (words, note) = step_words(view, *step);
        Step::new(words, StepState::of(index, at, at)).answer(note)
    };
    set_up.errand.steps().iter().enumerate().map(step).collect()
}

fn step_words(view: View<'_>, step: SetUpStep) -> (String, String) {
    let set_up = view.set_up;
    match step {
        SetUpStep::Happened => (tr!("set-up-step-happened"), tr!("set-up-step-happened-note")),
        SetUpStep::Link if matches!(set_up.errand, Errand::Phone | Errand::Rekey) => {
            (tr!("set-up-step-link-new"), tr!("set-up-step-link-new-note"))
        }
        SetUpStep::Link => (tr!("set-up-step-link"), tr!("set-up-step-link-note")),
        SetUpStep::Passphrase if set_up.home == Home::File => {
            (tr!("set-up-step-passphrase"), tr!("set-up-step-passphrase-must"))
        }
        SetUpStep::Passphrase if view.has_passphrase => {
            (tr!("set-up-step-passphrase-change"), tr!("set-up-step-passphrase-change-note"))
        }
        SetUpStep::Passphrase => (tr!("set-up-step-passphrase"), tr!("set-up-step-passphrase-note")),
        SetUpStep::Sheet => (tr!("set-up-step-sheet"), tr!("set-up-step-sheet-note")),
        SetUpStep::Words => (tr!("set-up-step-words"), tr!("set-up-step-words-note")),
        SetUpStep::Place => (tr!("set-up-step-place"), tr!("set-up-step-place-note")),
        SetUpStep::Open => (tr!("set-up-step-open"), tr!("set-up-step-open-note")),
        SetUpStep::Prove if set_up.errand == Errand::Backup => {
            (tr!("set-up-step-prove"), tr!("set-up-step-prove-note-backup"))
        }
        SetUpStep::Prove => (tr!("set-up-step-prove"), tr!("set-up-step-prove-note")),
    }
}

/// The question whether to leave.
pub(super) struct LeaveWords {
    pub(super) title: String,
    pub(super) body: String,
    pub(super) yes: String,
}

/// What leaving means.
pub(super) fn leave_words(errand: Errand) -> LeaveWords {
    let (title, body, yes) = match errand {
        Errand::First => (tr!("set-up-leave-title"), tr!("set-up-leave-body"), tr!("set-up-leave-yes")),
        Errand::Restore => {
            (tr!("set-up-leave-title"), tr!("set-up-leave-body-restore"), tr!("set-up-leave-yes"))
        }
        Errand::AfterRecovery | Errand::RekeyAfterRecovery => {
            (tr!("set-up-later-title"), tr!("set-up-later-body"), tr!("set-up-later-yes"))
        }
        Errand::Phone => (tr!("set-up-keep-title"), tr!("set-up-keep-body-phone"), tr!("set-up-leave-yes")),
        Errand::Rekey => (tr!("set-up-keep-title"), tr!("set-up-keep-body-rekey"), tr!("set-up-leave-yes")),
        Errand::Passphrase => {
            (tr!("set-up-keep-title"), tr!("set-up-keep-body-passphrase"), tr!("set-up-leave-yes"))
        }
        Errand::Sheet => (tr!("set-up-keep-title"), tr!("set-up-keep-body-sheet"), tr!("set-up-leave-yes")),
        Errand::Backup | Errand::TryBackup => {
            (tr!("set-up-keep-title-backup"), tr!("set-up-keep-body-backup"), tr!("set-up-leave-yes"))
        }
    };
    LeaveWords { title, body, yes }
}
