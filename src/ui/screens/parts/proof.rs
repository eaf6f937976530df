//! The fields that show whose wish it is: a code of the phone in use, and the passphrase in use where there is one.

use std::time::Duration;

use egui::{Id, Ui};

use crate::app::task::Task;
use crate::domain::secret::SecretText;
use crate::tr;
use crate::ui::icons;
use crate::ui::problem::{Waiting, refusal_notice_in};
use crate::ui::widgets::{CodeDraft, CodeField, SecretDraft, SecretEntry, icon_line};

/// The width of the fields, in points.
const FIELD: f32 = 400.0;

/// What is typed.
#[derive(Default)]
pub struct ProofDraft {
    /// The six digits.
    pub code: CodeDraft,
    /// The passphrase in use.
    pub passphrase: SecretDraft,
    refusal: Waiting,
    was_running: bool,
}

/// What the fields have to know.
#[derive(Clone, Copy)]
pub struct ProofView<'a> {
    /// Judging the code.
    pub task: &'a Task<()>,
    /// Whether the open vault asks for a passphrase.
    pub has_passphrase: bool,
    /// Seconds until the next code.
    pub next_code_secs: u64,
    /// Time since the program began.
    pub uptime: Duration,
}

impl ProofDraft {
    /// The code, and the passphrase where one was typed.
    pub fn typed(&mut self) -> (SecretText, Option<SecretText>) {
        self.passphrase.hide();
        // EXPOSE: copies go to the vault; the passphrase stays here for the case of a slip, wiped with the screen.
        let passphrase = self.passphrase.with(|text| SecretText::new(text.to_owned()));
        (self.code.duplicate(), Some(passphrase).filter(|text| !text.is_empty()))
    }

    /// What is still missing, in words.
    pub fn reason(&self, view: ProofView<'_>) -> Option<String> {
        if view.task.is_running() {
            None
        } else if !self.code.is_complete() {
            Some(tr!("set-up-link-reason"))
        } else if view.has_passphrase && self.passphrase.is_empty() {
            Some(tr!("set-up-prove-reason-passphrase"))
        } else {
            None
        }
    }

    /// A refused code is emptied, for it opens nothing any more; the passphrase is kept.
    fn take_outcome(&mut self, ui: &Ui, view: ProofView<'_>) {
        if self.was_running && !view.task.is_running() {
            self.code.wipe();
            ui.memory_mut(|memory| memory.request_focus(code_id()));
        }
        self.was_running = view.task.is_running();
        self.refusal.follow(view.task.problem(), view.uptime);
    }
}

/// Draws the fields. True when the last thing that is asked for was typed.
pub fn proof_fields(ui: &mut Ui, view: ProofView<'_>, draft: &mut ProofDraft) -> bool {
    draft.take_outcome(ui, view);
    let width = FIELD.min(ui.available_width());
    if let Some(problem) = view.task.problem() {
        ui.scope(|ui| {
            ui.set_max_width(width);
            let left = draft.refusal.left(problem, view.uptime);
            refusal_notice_in(ui, problem, view.has_passphrase, left);
        });
        ui.add_space(20.0);
    }
    let passphrase_id = Id::unique("prove-passphrase");
    let field = CodeField::new(tr!("set-up-prove-code"), &mut draft.code)
        .enabled(!view.task.is_running())
        .focus_first()
        .id(code_id())
        .show(ui);
    ui.add_space(8.0);
    icon_line(ui, icons::TIMER, &tr!("set-up-link-next", secs = view.next_code_secs));
    let mut wants_on = field.entered || (field.completed && !view.has_passphrase);
    if view.has_passphrase {
        ui.add_space(20.0);
        let show = tr!("set-up-passphrase-show");
        let entry = SecretEntry::new(tr!("set-up-prove-passphrase"), &mut draft.passphrase, show)
            .width(width)
            .id(passphrase_id)
            .show(ui);
        wants_on |= entry.entered;
        if field.completed && draft.passphrase.is_empty() {
            ui.memory_mut(|memory| memory.request_focus(passphrase_id));
        }
    }
    wants_on
}

fn code_id() -> Id {
    Id::unique("prove-code")
}
