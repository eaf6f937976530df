//! Two answers to one question, each on a card with a title and a note: beside each other, below each other where it is narrow.

use egui::{Align, Layout, Ui, UiBuilder, vec2};

use crate::ui::theme::{Type, WidthClass, galley, label, theme};
use crate::ui::widgets::{choice_card, choice_group};

/// Draws them, as tall as the taller one; gives the one that was chosen now.
pub(in crate::ui::screens) fn two_cards(
    ui: &mut Ui,
    answers: [&(String, String); 2],
    chosen: Option<usize>,
) -> Option<usize> {
    let is_narrow = WidthClass::of(ui).is_narrow();
    let room = ui.available_width();
    let width = if is_narrow { room } else { ((room - 16.0) / 2.0).floor() };
    let text_height = |ui: &Ui, note: &str| {
        let colour = theme(ui).text_muted;
        galley(ui, note, Type::Small, colour, width - 50.0).size().y
    };
    let tallest = answers.iter().map(|(_, note)| text_height(ui, note)).fold(0.0, f32::max);
    let size = vec2(width, tallest + 70.0);
    let card = |ui: &mut Ui, index: usize| {
        let theme = theme(ui);
        let (title, note) = answers[index];
        choice_card(ui, &format!("{title}. {note}"), chosen == Some(index), size, |ui| {
            let inner = ui.max_rect().shrink2(vec2(8.0, 3.0));
            let builder = UiBuilder::new().max_rect(inner).layout(Layout::top_down(Align::Min));
            ui.scope_builder(builder, |ui| {
                label(ui, Type::BodyStrong, title, theme.text);
                ui.add_space(6.0);
                label(ui, Type::Small, note, theme.text_muted);
            });
        })
    };
    choice_group(ui, |ui| {
        let both_cards = |ui: &mut Ui| {
            let first = card(ui, 0);
            if is_narrow {
                ui.add_space(12.0);
            }
            vec![first, card(ui, 1)]
        };
        if is_narrow {
            return both_cards(ui);
        }
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            both_cards(ui)
        })
        .inner
    })
}
