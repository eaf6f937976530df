//! A typed folder and name with its button: the way where the system shows no dialog, and beside it where it does.

use egui::Ui;

use crate::app::problem::Problem;
use crate::ui::problem::problem_words;
use crate::ui::widgets::{Button, Field};

/// The words of one row.
pub struct PathWords {
    /// What stands above the field.
    pub label: String,
    /// What stands in it while it is empty.
    pub example: String,
    /// What its button says.
    pub button: String,
}

/// Draws the row. True when a path was typed and is to be used.
pub fn path_row(
    ui: &mut Ui,
    words: PathWords,
    path: &mut String,
    is_busy: bool,
    problem: Option<&Problem>,
) -> bool {
    let room = ui.available_width();
    let is_typed = !path.trim().is_empty();
    let button = Button::secondary(words.button).enabled(!is_busy && is_typed);
    let wants_it = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let field = Field::new(words.label, path)
            .placeholder(words.example)
            .width(room - button.width(ui) - 8.0)
            .error(problem.map(|problem| problem_words(problem).joined()))
            .show(ui);
        let pressed = ui.vertical(|ui| {
            ui.add_space(30.0);
            button.show(ui).clicked()
        });
        pressed.inner || field.entered
    });
    wants_it.inner && !is_busy && !path.trim().is_empty()
}
