//! A QR code as squares: dark on white in both themes, with the quiet border that cameras need. No picture file, no texture.

use egui::{CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::ui::theme::{radius, theme};

/// Draws a code of `size` × `size` squares, `points` wide, with 20 of white around it.
///
/// The squares come one by one, so that the secret in them is in no other place. The accessibility tree holds `name` only.
pub fn qr(
    ui: &mut Ui,
    name: &str,
    size: usize,
    points: f32,
    is_dark: impl Fn(usize, usize) -> bool,
) -> Response {
    let theme = theme(ui);
    let (card, response) = ui.allocate_exact_size(vec2(points + 42.0, points + 42.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    let edge = Stroke::new(1.0, theme.line);
    ui.painter().rect(card, CornerRadius::same(radius::DIALOG), theme.paper, edge, StrokeKind::Inside);
    let code = Rect::from_center_size(card.center(), vec2(points, points));
    let at = |square: usize| points * square as f32 / size as f32;
    for y in 0..size {
        // Neighbours in a row are one rectangle, so that no seam shows between them.
        let mut x = 0;
        while x < size {
            let start = x;
            while x < size && is_dark(x, y) {
                x += 1;
            }
            if x > start {
                let min = pos2(code.left() + at(start), code.top() + at(y));
                let max = pos2(code.left() + at(x), code.top() + at(y + 1));
                ui.painter().rect_filled(Rect::from_min_max(min, max), CornerRadius::ZERO, theme.ink);
            } else {
                x += 1;
            }
        }
    }
    response
}
