//! The first moment. Looking takes some milliseconds, so nothing is shown; if it takes long, why; if it goes wrong,
//! what to do.

use std::time::Duration;

use egui::Ui;

use super::door::door_ui;
use crate::app::command::{Command, EntryCommand, Outbox};
use crate::app::state::When;
use crate::app::task::Task;
use crate::tr;
use crate::ui::problem::{notice_kind, problem_words};
use crate::ui::theme::theme;
use crate::ui::widgets::{Button, Notice, spinner};

/// The width of the card, in points.
const CARD: f32 = 536.0;
/// A screen that flashes by would only frighten.
const SLOW: Duration = Duration::from_secs(1);
/// After this long the words change.
const VERY_SLOW: Duration = Duration::from_secs(10);

/// Draws what takes so long, or what went wrong.
pub fn starting_ui(ui: &mut Ui, look: &Task<()>, when: When<'_>, out: &mut Outbox) {
    if let Some(problem) = look.problem() {
        let words = problem_words(problem);
        door_ui(ui, CARD, None, |ui| {
            let again = Button::secondary(tr!("starting-again"));
            let notice = Notice::new(notice_kind(problem), words.what, words.todo).button(again);
            if notice.show(ui).is_some() {
                out.send(Command::Entry(EntryCommand::Retry));
            }
        });
        return;
    }
    let waited = look.running_for(when.uptime).unwrap_or_default();
    if waited < SLOW {
        let ground = theme(ui).canvas;
        ui.painter().rect_filled(ui.max_rect(), 0.0, ground);
        ui.ctx().request_repaint_after(SLOW.saturating_sub(waited));
        return;
    }
    door_ui(ui, CARD, None, |ui| {
        let words = if waited < VERY_SLOW { tr!("starting-looking") } else { tr!("starting-looking-long") };
        spinner(ui, &words);
    });
}
