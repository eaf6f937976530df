//! The head of a row that folds: the whole of it is the target, and it says whether it is open.

use egui::{Id, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::ui::icons;
use crate::ui::theme::paint::{Weight, focus_ring, paint_icon};
use crate::ui::theme::{radius, theme};

/// The width of the caret and its distance from the words, in points.
const CARET: f32 = 28.0;

/// Draws a head with a caret at its right. Gives whether it was pressed.
pub(super) fn head(ui: &mut Ui, id: Id, is_open: bool, name: &str, content: impl FnOnce(&mut Ui)) -> bool {
    let (top, width) = (ui.cursor().left_top(), ui.available_width());
    let words = Rect::from_min_size(top, vec2(width - CARET, 24.0));
    let drawn = ui.scope_builder(UiBuilder::new().max_rect(words).id_salt(id), content);
    let rect = Rect::from_min_size(top, vec2(width, drawn.response.rect.height().max(36.0)));
    ui.advance_cursor_after_rect(rect);
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
    let (icon, colour) = (if is_open { icons::CARET_UP } else { icons::CARET_DOWN }, theme(ui).text_muted);
    let centre = pos2(rect.right() - 10.0, rect.top() + 12.0);
    paint_icon(ui.painter(), centre, icon, Weight::Regular, 18.0, colour);
    focus_ring(ui, &response, rect.expand2(vec2(8.0, 6.0)), radius::CONTROL);
    response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
}
