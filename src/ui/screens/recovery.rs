//! A recovery code instead of the phone. It is typed from paper, so it is shown in clear; it lies in a wiped buffer.

use std::time::Duration;

use egui::{Key, Modifiers, Ui, vec2};

use super::door::{door_ui, first_steps_ui, older_accepted_ui, older_copy_ui};
use super::start_anew::start_anew_ui;
use crate::app::command::{Command, EntryCommand, Outbox};
use crate::app::problem::Problem;
use crate::app::route::Route;
use crate::app::state::{Gate, When};
use crate::domain::secret::SecretText;
use crate::tr;
use crate::ui::icons;
use crate::ui::problem::{Waiting, problem_notice_in};
use crate::ui::theme::{body_muted, title};
use crate::ui::widgets::{Button, FieldState, Link, Notice, SecretDraft, SecretEntry, icon_line};

/// The width of the card, in points.
const CARD: f32 = 536.0;
/// Letters of a code, without its dashes.
const LETTERS: usize = 22;
/// After this long it is said why it takes so long.
const SLOW: Duration = Duration::from_secs(1);
/// After this long the words change.
const VERY_SLOW: Duration = Duration::from_secs(10);

/// What is typed on this screen and not yet sent.
#[derive(Default)]
pub struct RecoveryDraft {
    /// The code, as typed.
    pub code: SecretDraft,
    refusal: Waiting,
    /// Whether older files are to be opened.
    accepted_older: bool,
    /// Whether it is asked if a backup is to take the place of what is here.
    pub asks_to_start_anew: bool,
}

/// What can be said about a code before it is tried: only its shape, never whether it is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Empty,
    Short(usize),
    Complete,
    TooLong(usize),
    Strange(char),
}

/// The shape of what was typed. Crockford's alphabet: no U, and O, I and L are read as digits.
fn shape_of(typed: &str) -> Shape {
    let mut count = 0;
    for letter in typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '—' | '_' | '.'))
    {
        let upper = letter.to_ascii_uppercase();
        if !upper.is_ascii_alphanumeric() || upper == 'U' {
            return Shape::Strange(letter);
        }
        count += 1;
    }
    match count {
        0 => Shape::Empty,
        LETTERS => Shape::Complete,
        count if count < LETTERS => Shape::Short(count),
        count => Shape::TooLong(count),
    }
}

/// Draws the screen.
pub fn recovery_ui(ui: &mut Ui, gate: &Gate, when: When<'_>, draft: &mut RecoveryDraft, out: &mut Outbox) {
    let task = &gate.recovery;
    draft.refusal.follow(task.problem(), when.uptime);
    let is_running = task.is_running();
    let leaked = door_ui(ui, CARD, gate.door, |ui| {
        first_steps_ui(ui, gate, out);
        title(ui, tr!("recovery-title"));
        ui.add_space(4.0);
        body_muted(ui, tr!("recovery-introduction"));
        ui.add_space(24.0);
        notices(ui, gate, when, draft, out);
        // EXPOSE: only the number of letters and the first strange one are read.
        let shape = draft.code.with(shape_of);
        let entry = SecretEntry::new(tr!("recovery-code"), &mut draft.code, String::new())
            .in_clear()
            .state(state_of(shape))
            .hint(tr!("recovery-hint"))
            .optional(tr!("recovery-example"))
            .focus_first()
            .show(ui);
        ui.add_space(20.0);
        next_steps(ui, gate);
        ui.add_space(24.0);
        let is_complete = draft.code.with(shape_of) == Shape::Complete;
        let unlock = Button::primary(tr!("recovery-button"))
            .full_width()
            .enabled(is_complete)
            .busy(is_running.then(|| tr!("recovery-busy")));
        let pressed = unlock.show(ui).clicked();
        if !is_complete {
            ui.add_space(6.0);
            crate::ui::theme::caption(ui, tr!("recovery-reason"));
        }
        if (pressed || entry.entered) && is_complete && !is_running {
            // EXPOSE: a copy goes to the vault; this one stays for the case of a slip, wiped when the screen is left.
            let code = draft.code.with(|text| SecretText::new(text.to_owned()));
            out.send(Command::Entry(EntryCommand::UnlockByRecovery(code)));
        }
        ui.add_space(18.0);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(16.0, 8.0);
            if Link::new(tr!("recovery-back")).icon(icons::ARROW_LEFT).show(ui).clicked() && !is_running {
                out.go(Route::Unlock);
            }
            let anew = Link::new(tr!("start-anew")).icon(icons::FLOPPY_DISK);
            if anew.show(ui).clicked() && !is_running {
                draft.asks_to_start_anew = true;
            }
        });
    });
    if leaked {
        out.go(Route::Emergency);
    }
    if draft.asks_to_start_anew {
        draft.asks_to_start_anew = !start_anew_ui(ui.ctx(), out);
        return;
    }
    if !is_running && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        out.go(Route::Unlock);
    }
}

fn notices(ui: &mut Ui, gate: &Gate, when: When<'_>, draft: &mut RecoveryDraft, out: &mut Outbox) {
    let mut said = true;
    if let Some(waited) = gate.recovery.running_for(when.uptime) {
        if waited >= VERY_SLOW {
            Notice::info(tr!("recovery-waiting-long-what"), tr!("recovery-waiting-long-do")).show(ui);
        } else if waited >= SLOW {
            Notice::info(tr!("recovery-waiting-what"), tr!("recovery-waiting-do")).show(ui);
        } else {
            said = false;
            ui.ctx().request_repaint_after(SLOW.saturating_sub(waited));
        }
    } else if let Some(Problem::OlderCopy { remembered }) = gate.recovery.problem() {
        draft.accepted_older |= older_copy_ui(ui, *remembered, when, out);
    } else if let Some(problem) = gate.recovery.problem() {
        problem_notice_in(ui, problem, draft.refusal.left(problem, when.uptime));
    } else if draft.accepted_older {
        older_accepted_ui(ui);
    } else if gate.door.is_some_and(|door| door.recovery_left == 0) {
        Notice::caution(tr!("recovery-none-left-what"), tr!("recovery-none-left-do")).show(ui);
    } else {
        said = false;
    }
    if said {
        ui.add_space(20.0);
    }
}

fn state_of(shape: Shape) -> FieldState {
    match shape {
        Shape::Empty => FieldState::Rest,
        Shape::Short(count) => FieldState::Good(tr!("recovery-count", count = count)),
        Shape::Complete => FieldState::Praise(tr!("recovery-complete")),
        Shape::TooLong(count) => FieldState::Warning(tr!("recovery-too-long", count = count)),
        Shape::Strange(letter) => FieldState::Warning(tr!("recovery-strange", letter = letter.to_string())),
    }
}

/// What happens next, before anybody types the code.
fn next_steps(ui: &mut Ui, gate: &Gate) {
    icon_line(ui, icons::PENCIL_SIMPLE, &tr!("recovery-next-used"));
    ui.add_space(6.0);
    icon_line(ui, icons::DEVICE_MOBILE, &tr!("recovery-next-phone"));
    if gate.door.is_some_and(|door| door.needs_passphrase) {
        ui.add_space(6.0);
        icon_line(ui, icons::LOCK_KEY, &tr!("recovery-next-passphrase"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_recognised_however_it_is_written() {
        assert_eq!(shape_of(""), Shape::Empty);
        assert_eq!(shape_of("7KQ2M-X9R"), Shape::Short(8));
        assert_eq!(shape_of("7KQ2M-X9R4T-0BNCD-W5H8J-3P"), Shape::Complete);
        assert_eq!(shape_of(" 7kq2m x9r4t obncd w5h8j 3p "), Shape::Complete);
        assert_eq!(shape_of("7KQ2M-X9R4T-0BNCD-W5H8J-3P4"), Shape::TooLong(23));
        assert_eq!(shape_of("7KQ2#"), Shape::Strange('#'));
        assert_eq!(shape_of("7KQ2ü"), Shape::Strange('ü'));
        assert_eq!(shape_of(&"A".repeat(5_000)), Shape::TooLong(5_000));
    }
}
