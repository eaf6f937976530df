//! What happened to the phone that made the codes: whether another one is enough, or everything has to be sealed anew.

use egui::Ui;

use super::cards::two_cards;
use super::{View, footer, step_head};
use crate::app::command::{Command, Outbox, SetUpCommand};
use crate::tr;
use crate::ui::widgets::{Button, Footer};

/// The answer, until it is sent.
#[derive(Clone, Copy, Default)]
pub struct HappenedDraft {
    /// Whether somebody else may have the phone.
    pub is_lost: Option<bool>,
}

/// Draws the step.
pub(super) fn happened_ui(ui: &mut Ui, view: View<'_>, draft: &mut HappenedDraft) -> Footer {
    step_head(ui, &tr!("set-up-happened-title"), &tr!("set-up-happened-introduction"));
    let mine = (tr!("set-up-happened-mine"), tr!("set-up-happened-mine-note"));
    let lost = (tr!("set-up-happened-lost"), tr!("set-up-happened-lost-note"));
    let chosen = draft.is_lost.map(usize::from);
    if let Some(index) = two_cards(ui, [&mine, &lost], chosen) {
        draft.is_lost = Some(index == 1);
    }
    let reason = draft.is_lost.is_none().then(|| tr!("set-up-happened-reason"));
    footer(view, Button::primary(tr!("common-continue"))).reason(reason)
}

/// Sends the answer.
pub(super) fn send(draft: HappenedDraft, out: &mut Outbox) {
    if let Some(is_lost) = draft.is_lost {
        out.send(Command::SetUp(SetUpCommand::TellPhone { is_lost }));
    }
}
