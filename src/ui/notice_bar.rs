//! A problem that belongs to no field, at the top of any screen. It pushes the screen down and never covers it.

use egui::{Frame, Margin, Panel, Ui};

use crate::app::command::{Command, Outbox};
use crate::app::problem::Problem;
use crate::tr;
use crate::ui::problem::problem_words;
use crate::ui::theme::{space, theme};
use crate::ui::widgets::{Button, Notice};

/// Draws the problem, if there is one, above what is drawn next.
pub fn notice_bar_ui(ui: &mut Ui, problem: Option<&Problem>, out: &mut Outbox) {
    let Some(problem) = problem else { return };
    let words = problem_words(problem);
    let frame = Frame::new().fill(theme(ui).canvas).inner_margin(Margin::same(space::S12 as i8));
    Panel::top("notice-bar").frame(frame).show(ui, |ui| {
        let close = Button::secondary(tr!("notice-close"));
        if Notice::caution(words.what, words.todo).button(close).show(ui).is_some() {
            out.send(Command::DismissNotice);
        }
    });
}
