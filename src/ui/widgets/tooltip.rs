//! The tooltip: after half a second, or while the keyboard is on the control. Only for words that are also elsewhere.

use egui::{CornerRadius, Frame, Label, Margin, Response, Tooltip};

use crate::ui::theme::{Theme, Type, radius};

/// Adds a tooltip to a control.
pub fn tooltip(response: Response, words: &str) -> Response {
    let theme = Theme::of(&response.ctx);
    let frame = Frame::new()
        .fill(theme.tip)
        .corner_radius(CornerRadius::same(radius::CONTROL))
        .inner_margin(Margin::symmetric(10, 6));
    let mut tooltip = Tooltip::for_enabled(&response);
    tooltip.popup = tooltip.popup.frame(frame);
    tooltip.show(|ui| {
        ui.add(Label::new(Type::Caption.text(words).color(theme.on_tip)));
    });
    response
}
