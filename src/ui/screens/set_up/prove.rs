//! The last step of a change: a code of the phone in use, and the passphrase in use, show that its owner makes it.

use egui::{Id, Ui};

use super::{View, footer, step_head};
use crate::app::command::{Command, Outbox, SetUpCommand};
use crate::app::errand::Errand;
use crate::domain::secret::SecretText;
use crate::tr;
use crate::ui::icons;
use crate::ui::problem::{Waiting, refusal_notice_in};
use crate::ui::widgets::{Button, CodeDraft, CodeField, Footer, SecretDraft, SecretEntry, icon_line};

/// The width of the fields, in points.
const FIELD: f32 = 400.0;

/// What is typed on this step.
#[derive(Default)]
pub struct ProveDraft {
    /// The six digits.
    pub code: CodeDraft,
    /// The passphrase in use.
    pub passphrase: SecretDraft,
    refusal: Waiting,
    was_running: bool,
}

impl ProveDraft {
    /// A refused code is emptied, for it opens nothing any more; the passphrase is kept.
    fn take_outcome(&mut self, ui: &Ui, view: View<'_>) {
        let finish = &view.set_up.finish;
        if self.was_running && !finish.is_running() {
            self.code.wipe();
            ui.memory_mut(|memory| memory.request_focus(code_id()));
        }
        self.was_running = finish.is_running();
        self.refusal.follow(finish.problem(), view.when.uptime);
    }

    /// Sends what was typed.
    pub(super) fn send(&mut self, out: &mut Outbox) {
        self.passphrase.hide();
        // EXPOSE: copies go to the vault; the passphrase stays here for the case of a slip, wiped with the screen.
        let passphrase = self.passphrase.with(|text| SecretText::new(text.to_owned()));
        let passphrase = Some(passphrase).filter(|text| !text.is_empty());
        out.send(Command::SetUp(SetUpCommand::Prove { code: self.code.duplicate(), passphrase }));
    }
}

/// Draws the step. `wants_on` is set when the last thing that is asked for was typed.
pub(super) fn prove_ui(ui: &mut Ui, view: View<'_>, draft: &mut ProveDraft, wants_on: &mut bool) -> Footer {
    draft.take_outcome(ui, view);
    let (title, introduction) = match view.set_up.errand {
        Errand::Phone => (tr!("set-up-prove-title"), tr!("set-up-prove-introduction-phone")),
        Errand::Backup => (tr!("set-up-prove-title"), tr!("set-up-prove-introduction-backup")),
        _ => (tr!("set-up-prove-title"), tr!("set-up-prove-introduction")),
    };
    step_head(ui, &title, &introduction);
    let finish = &view.set_up.finish;
    if let Some(problem) = finish.problem() {
        ui.scope(|ui| {
            ui.set_max_width(FIELD.min(ui.available_width()));
            let left = draft.refusal.left(problem, view.when.uptime);
            refusal_notice_in(ui, problem, view.has_passphrase, left);
        });
        ui.add_space(20.0);
    }
    let passphrase_id = Id::unique("prove-passphrase");
    let field = CodeField::new(tr!("set-up-prove-code"), &mut draft.code)
        .enabled(!finish.is_running())
        .focus_first()
        .id(code_id())
        .show(ui);
    ui.add_space(8.0);
    icon_line(ui, icons::TIMER, &tr!("set-up-link-next", secs = view.next_code_secs));
    if view.has_passphrase {
        ui.add_space(20.0);
        let entry = SecretEntry::new(
            tr!("set-up-prove-passphrase"),
            &mut draft.passphrase,
            tr!("set-up-passphrase-show"),
        )
        .width(FIELD.min(ui.available_width()))
        .id(passphrase_id)
        .show(ui);
        *wants_on |= entry.entered;
        if field.completed && draft.passphrase.is_empty() {
            ui.memory_mut(|memory| memory.request_focus(passphrase_id));
        }
    }
    *wants_on |= field.entered || (field.completed && !view.has_passphrase);
    let reason = if finish.is_running() {
        None
    } else if !draft.code.is_complete() {
        Some(tr!("set-up-link-reason"))
    } else if view.has_passphrase && draft.passphrase.is_empty() {
        Some(tr!("set-up-prove-reason-passphrase"))
    } else {
        None
    };
    let deed = match view.set_up.errand {
        Errand::Passphrase => tr!("set-up-prove-do-passphrase"),
        Errand::Sheet => tr!("set-up-prove-do-sheet"),
        Errand::Backup => tr!("set-up-prove-do-backup"),
        _ => tr!("set-up-prove-do-phone"),
    };
    let busy = finish.is_running().then(|| match view.set_up.errand {
        Errand::Backup => tr!("set-up-prove-busy-backup"),
        _ => tr!("set-up-prove-busy"),
    });
    footer(view, Button::primary(deed).busy(busy)).reason(reason)
}

fn code_id() -> Id {
    Id::unique("prove-code")
}
