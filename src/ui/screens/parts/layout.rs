//! A step with a panel beside it, and the notices that stand above a step.

use egui::{Ui, vec2};

use crate::app::problem::Problem;
use crate::ui::problem::problem_words;
use crate::ui::widgets::{Button, Notice, NoticePress};

/// Two columns: the left one takes what is left of the right one and the gap.
pub fn side_by_side(
    ui: &mut Ui,
    right_width: f32,
    gap: f32,
    left: impl FnOnce(&mut Ui),
    right: impl FnOnce(&mut Ui),
) {
    let left_width = (ui.available_width() - right_width - gap).max(0.0);
    ui.horizontal_top(|ui| {
        let spacing = ui.spacing().item_spacing;
        ui.spacing_mut().item_spacing = vec2(gap, spacing.y);
        for (width, draw) in [
            (left_width, Box::new(left) as Box<dyn FnOnce(&mut Ui)>),
            (right_width, Box::new(right) as Box<dyn FnOnce(&mut Ui)>),
        ] {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing = spacing;
                ui.set_width(width);
                draw(ui);
            });
        }
    });
}

/// How many columns of at least this width fit, and how wide each is with this gap.
pub fn columns(available: f32, at_least: f32, gap: f32, most: usize) -> (usize, f32) {
    let fit = (((available + gap) / (at_least + gap)).floor() as usize).clamp(1, most);
    let width = (available - gap * (fit - 1) as f32) / fit as f32;
    (fit, width.floor())
}

/// What went wrong, above the step; gives whether its button was pressed.
pub fn problem_above(ui: &mut Ui, title: Option<String>, problem: &Problem, button: Option<Button>) -> bool {
    let words = problem_words(problem);
    let notice = match title {
        Some(title) => Notice::caution(title, words.joined()),
        None => Notice::caution(words.what, words.todo),
    };
    let notice = match button {
        Some(button) => notice.button(button),
        None => notice,
    };
    let pressed = notice.show(ui) == Some(NoticePress::First);
    ui.add_space(16.0);
    pressed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_columns_as_fit() {
        assert_eq!(columns(776.0, 240.0, 16.0, 3), (3, 248.0));
        assert_eq!(columns(528.0, 240.0, 16.0, 3), (2, 256.0));
        assert_eq!(columns(120.0, 240.0, 16.0, 3), (1, 120.0));
    }
}
