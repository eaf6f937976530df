//! The first moment. Looking takes some milliseconds, so nothing is shown; if it goes wrong, what to do.

use egui::{Rect, Ui, UiBuilder, vec2};

use crate::app::command::{Command, EntryCommand, Outbox};
use crate::app::task::Task;
use crate::tr;
use crate::ui::problem::problem_words;
use crate::ui::theme::{space, theme};
use crate::ui::widgets::{Button, Card, Notice, brand_line};

/// Draws what went wrong, if something did.
pub fn starting_ui(ui: &mut Ui, look: &Task<()>, out: &mut Outbox) {
    let ground = theme(ui).canvas;
    ui.painter().rect_filled(ui.max_rect(), 0.0, ground);
    let Some(problem) = look.problem() else { return };
    let words = problem_words(problem);
    let whole = ui.max_rect();
    let width = whole.width().min(536.0);
    let top = whole.center_top() + vec2(-width / 2.0, whole.height() / 4.0);
    let place = Rect::from_min_size(top, vec2(width, whole.height() * 0.7));
    ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
        Card::new().show(ui, |ui| {
            brand_line(ui, &tr!("frame-brand"));
            ui.add_space(space::S24);
            let again = Button::primary(tr!("starting-again"));
            if Notice::caution(words.what, words.todo).button(again).show(ui).is_some() {
                out.send(Command::Entry(EntryCommand::Retry));
            }
        });
    });
}
