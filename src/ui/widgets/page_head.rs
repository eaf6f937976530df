//! The head of a page: its title, and what it is about.

use egui::Ui;

use crate::ui::theme::{Type, theme};

/// The head of a step: title, introduction in muted, and the distance to the content.
pub fn page_head(ui: &mut Ui, title: &str, introduction: &str) {
    head(ui, title, introduction, Type::Body, 6.0);
}

/// The head of a set-up or welcome step: the introduction in 16 / 24.
pub fn page_head_large(ui: &mut Ui, title: &str, introduction: &str) {
    head(ui, title, introduction, Type::BodyLarge, 8.0);
}

fn head(ui: &mut Ui, title: &str, introduction: &str, kind: Type, gap: f32) {
    let colour = theme(ui).text_muted;
    crate::ui::theme::title(ui, title);
    if !introduction.is_empty() {
        ui.add_space(gap);
        crate::ui::theme::rich_in(ui, kind, introduction, colour);
    }
    ui.add_space(24.0);
}
