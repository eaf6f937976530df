//! The tooltip: after half a second, or while the keyboard is on the control. Only for words that are also elsewhere.

use egui::{CornerRadius, Frame, Margin, Response, Sense, Tooltip};

use crate::ui::theme::{Theme, Type, galley, radius};

/// Adds a tooltip to a control. A screen reader hears the control's name already, so the words are only drawn.
pub fn tooltip(response: Response, words: &str) -> Response {
    let theme = Theme::of(&response.ctx);
    let frame = Frame::new()
        .fill(theme.tip)
        .corner_radius(CornerRadius::same(radius::CONTROL))
        .inner_margin(Margin::symmetric(10, 6));
    let mut tooltip =
        if response.has_focus() { Tooltip::for_widget(&response) } else { Tooltip::for_enabled(&response) };
    tooltip.popup = tooltip.popup.frame(frame);
    tooltip.show(|ui| {
        let drawn = galley(ui, words, Type::Caption, theme.on_tip, ui.spacing().tooltip_width);
        let (rect, _) = ui.allocate_exact_size(drawn.size(), Sense::hover());
        ui.painter().galley(rect.min, drawn, theme.on_tip);
    });
    response
}
