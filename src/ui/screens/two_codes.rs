//! Two codes that the phone shows one after the other: they open the vault although the clock is wrong, and tell how far it is off.

use egui::{Id, Key, Modifiers, Ui};

use super::door::{door_ui, first_steps_ui};
use crate::app::command::{Command, EntryCommand, Outbox};
use crate::app::problem::Problem;
use crate::app::route::Route;
use crate::app::state::{Gate, When};
use crate::domain::secret::SecretText;
use crate::tr;
use crate::ui::icons;
use crate::ui::problem::{Waiting, problem_notice_in};
use crate::ui::theme::{body_muted, title};
use crate::ui::widgets::{Button, CodeDraft, CodeField, Link, Notice, SecretDraft, SecretEntry, icon_line};

/// The width of the card, in points.
const CARD: f32 = 536.0;

/// What is typed on this screen and not yet sent.
#[derive(Default)]
pub struct TwoCodesDraft {
    /// The code of before.
    pub first: CodeDraft,
    /// The code after it.
    pub second: CodeDraft,
    /// The passphrase, where one is set.
    pub passphrase: SecretDraft,
    refusal: Waiting,
    was_running: bool,
}

/// Draws the screen.
pub fn two_codes_ui(
    ui: &mut Ui,
    gate: &Gate,
    next_code_secs: u64,
    when: When<'_>,
    draft: &mut TwoCodesDraft,
    out: &mut Outbox,
) {
    let is_running = gate.unlock.is_running();
    if draft.was_running && !is_running {
        draft.first.wipe();
        draft.second.wipe();
        ui.memory_mut(|memory| memory.request_focus(code_id(0)));
    }
    draft.was_running = is_running;
    draft.refusal.follow(gate.unlock.problem(), when.uptime);
    let needs_passphrase = gate.door.is_some_and(|door| door.needs_passphrase);
    let leaked = door_ui(ui, CARD, gate.door, |ui| {
        first_steps_ui(ui, gate, out);
        title(ui, tr!("two-codes-title"));
        ui.add_space(4.0);
        body_muted(ui, tr!("two-codes-introduction"));
        ui.add_space(24.0);
        if let Some(problem) = gate.unlock.problem() {
            refusal(ui, problem, needs_passphrase, draft.refusal.left(problem, when.uptime));
            ui.add_space(20.0);
        }
        let first = CodeField::new(tr!("two-codes-first"), &mut draft.first)
            .enabled(!is_running)
            .focus_first()
            .id(code_id(0))
            .show(ui);
        ui.add_space(8.0);
        icon_line(ui, icons::TIMER, &tr!("two-codes-wait", secs = next_code_secs));
        ui.add_space(20.0);
        let second = CodeField::new(tr!("two-codes-second"), &mut draft.second)
            .enabled(!is_running)
            .id(code_id(1))
            .show(ui);
        if first.completed {
            ui.memory_mut(|memory| memory.request_focus(code_id(1)));
        }
        let passphrase_id = Id::unique("two-codes-passphrase");
        let mut wants_on = second.entered || (second.completed && !needs_passphrase);
        if needs_passphrase {
            ui.add_space(20.0);
            let show = tr!("unlock-show");
            let entry = SecretEntry::new(tr!("unlock-passphrase"), &mut draft.passphrase, show)
                .id(passphrase_id)
                .show(ui);
            wants_on |= entry.entered;
            if second.completed && draft.passphrase.is_empty() {
                ui.memory_mut(|memory| memory.request_focus(passphrase_id));
            }
        }
        ui.add_space(24.0);
        let is_ready = draft.first.is_complete()
            && draft.second.is_complete()
            && !(needs_passphrase && draft.passphrase.is_empty());
        let open = Button::primary(tr!("unlock-button"))
            .full_width()
            .enabled(is_ready)
            .busy(is_running.then(|| tr!("unlock-busy")));
        let is_wanted = open.show(ui).clicked() || wants_on;
        if is_wanted && is_ready && !is_running {
            send(draft, needs_passphrase, out);
        }
        ui.add_space(18.0);
        if Link::new(tr!("recovery-back")).icon(icons::ARROW_LEFT).show(ui).clicked() && !is_running {
            out.go(Route::Unlock);
        }
    });
    if leaked {
        out.go(Route::Emergency);
    }
    if !is_running && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        out.go(Route::Unlock);
    }
}

/// What was refused; that two codes do not fit together is said in its own words.
fn refusal(ui: &mut Ui, problem: &Problem, has_passphrase: bool, left_secs: u64) {
    if matches!(problem, Problem::WrongCode { .. }) {
        let todo =
            if has_passphrase { tr!("two-codes-wrong-do-passphrase") } else { tr!("two-codes-wrong-do") };
        Notice::caution(tr!("two-codes-wrong-what"), todo).show(ui);
    } else {
        problem_notice_in(ui, problem, left_secs);
    }
}

fn send(draft: &mut TwoCodesDraft, needs_passphrase: bool, out: &mut Outbox) {
    draft.passphrase.hide();
    // EXPOSE: a second copy goes to the vault; this one stays for the case of a slip and is wiped when the screen is left.
    let passphrase = needs_passphrase.then(|| draft.passphrase.with(|text| SecretText::new(text.to_owned())));
    let (first, second) = (draft.first.duplicate(), draft.second.duplicate());
    out.send(Command::Entry(EntryCommand::UnlockByTwoCodes { first, second, passphrase }));
}

fn code_id(place: usize) -> Id {
    Id::unique(("two-codes", place))
}
