//! What every widget paints alike: the focus ring, an icon, a row's hover. Painting only; nothing here asks for input.

use egui::{Align2, Color32, CornerRadius, FontId, Painter, Pos2, Rect, Response, Stroke, StrokeKind, Ui};

use super::{fonts, is_motion_reduced, theme};
use crate::ui::icons::Icon;

/// Which of the three cuts of an icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// The usual one.
    Regular,
    /// Inside filled buttons.
    Bold,
    /// What is selected, and states.
    Fill,
}

/// Paints an icon in a square of this size.
pub fn paint_icon(painter: &Painter, centre: Pos2, icon: Icon, weight: Weight, size: f32, colour: Color32) {
    let family = match weight {
        Weight::Regular => fonts::ICON,
        Weight::Bold => fonts::ICON_BOLD,
        Weight::Fill => fonts::ICON_FILL,
    };
    painter.text(
        centre,
        Align2::CENTER_CENTER,
        icon.glyph(),
        FontId::new(size, fonts::family(family)),
        colour,
    );
}

/// The focus ring: 2 points wide, 2 points outside the control. Painted last, when `response` has the focus.
pub fn focus_ring(ui: &Ui, response: &Response, rect: Rect, corner: u8) {
    if response.has_focus() {
        ring(ui, rect, corner);
    }
}

/// The focus ring, always.
pub fn ring(ui: &Ui, rect: Rect, corner: u8) {
    let stroke = Stroke::new(2.0, theme(ui).focus);
    let corner = CornerRadius::same(corner.saturating_add(2));
    ui.painter().rect_stroke(rect.expand(2.0), corner, stroke, StrokeKind::Outside);
}

/// How much of the hover colour shows: at once when the pointer comes, faded over 90 ms when it goes.
pub fn hover(ui: &Ui, response: &Response) -> f32 {
    let is_over = response.hovered() || response.is_pointer_button_down_on();
    let secs = if is_over || is_motion_reduced(ui.ctx()) { 0.0 } else { 0.09 };
    ui.ctx().animate_bool_with_time(response.id.with("hover"), is_over, secs)
}

/// A colour between two.
pub fn mix(from: Color32, to: Color32, share: f32) -> Color32 {
    from.lerp_to_gamma(to, share)
}
