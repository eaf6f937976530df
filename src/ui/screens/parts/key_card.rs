//! The old key and the new one beside each other: what may be shown of them, what they may do, from where.

use egui::{Align, Layout, Sense, Ui, vec2};

use super::say;
use crate::domain::api_key::{ApiKey, FieldHint};
use crate::ui::icons;
use crate::ui::text::tr;
use crate::ui::theme::paint::Weight;
use crate::ui::theme::{Type, WidthClass, body_strong, caption, label, paint_icon, theme};
use crate::ui::widgets::{Card, Pill, ladder, paint_ip};
use crate::ui::words::from_where;

/// One of the two cards.
pub struct KeyCard {
    /// "Old key", "New key".
    pub title: String,
    /// How it is with it.
    pub pill: Pill,
    /// What may be shown of its first field.
    pub hint: Option<String>,
    /// When it was made.
    pub made: String,
    /// With the accent edge.
    pub is_new: bool,
}

/// The last characters of the first field that has any to show.
pub fn last_characters(fields: &[FieldHint]) -> Option<String> {
    let hint = fields.iter().map(|field| field.hint.trim()).find(|hint| !hint.is_empty())?;
    let last: Vec<char> =
        hint.chars().rev().take_while(|c| !c.is_whitespace() && *c != '…').take(4).collect();
    Some(last.into_iter().rev().collect())
}

/// Draws both, with an arrow between them; under each other where there is no room.
pub fn cards_ui(ui: &mut Ui, key: &ApiKey, old: KeyCard, new: KeyCard) {
    if WidthClass::of(ui).is_narrow() {
        card_ui(ui, key, old);
        ui.add_space(8.0);
        card_ui(ui, key, new);
        return;
    }
    let width = ((ui.available_width() - 56.0) / 2.0).floor();
    let colour = theme(ui).text_muted;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let left = ui.vertical(|ui| {
            ui.set_width(width);
            card_ui(ui, key, old);
        });
        let (arrow, _) = ui.allocate_exact_size(vec2(56.0, left.response.rect.height()), Sense::hover());
        paint_icon(ui.painter(), arrow.center(), icons::ARROW_RIGHT, Weight::Regular, 24.0, colour);
        ui.vertical(|ui| {
            ui.set_width(width);
            card_ui(ui, key, new);
        });
    });
}

fn card_ui(ui: &mut Ui, key: &ApiKey, card: KeyCard) {
    let ground = theme(ui).surface;
    Card::new().padding(egui::Margin::symmetric(20, 16)).selected(card.is_new).show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.horizontal(|ui| {
            ui.set_min_height(26.0);
            body_strong(ui, card.title);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                card.pill.show(ui);
            });
        });
        ui.add_space(6.0);
        if let Some(hint) = card.hint {
            label(ui, Type::Code, format!("•••• {hint}"), theme(ui).text);
        } else {
            let words = if card.is_new { "rotate-hint-none" } else { "rotate-hint-unknown" };
            label(ui, Type::Body, tr(words), theme(ui).text_muted);
        }
        ui.add_space(1.0);
        caption(ui, card.made);
        ui.add_space(12.0);
        ui.horizontal(|ui| {
            ui.set_min_height(24.0);
            ladder(ui, key.levels, &say::levels(key.levels), &say::ladder_name(key.levels), ground);
            let (kind, words) = from_where(key);
            let drawn = crate::ui::theme::galley(ui, &words, Type::Small, ground, f32::INFINITY);
            let width = drawn.size().x + 26.0;
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let (place, response) = ui.allocate_exact_size(vec2(width, 24.0), Sense::hover());
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &words));
                paint_ip(ui, place.left_center(), kind, &words);
            });
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_four_characters_are_shown() {
        let fields = |hint: &str| vec![FieldHint { name: "api_key".to_owned(), hint: hint.to_owned() }];
        assert_eq!(last_characters(&fields("4/SD … dxgX")).as_deref(), Some("dxgX"));
        assert_eq!(last_characters(&fields("Zt81")).as_deref(), Some("Zt81"));
        assert_eq!(last_characters(&fields("")), None);
    }
}
