//! The keys of a tool or an account, a line each: only those in sight are drawn, and a few more, so that Tab goes on.

use egui::{CornerRadius, Id, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::words::key_sentence;
use crate::app::command::Outbox;
use crate::app::route::Route;
use crate::app::state::Session;
use crate::domain::api_key::{ApiKey, KeyId};
use crate::ui::icons;
use crate::ui::theme::paint::{Weight, focus_ring, hover, mix, paint_icon};
use crate::ui::theme::{Type, galley_one_line, radius, theme};
use crate::ui::widgets::paint_ip;
use crate::ui::widgets::paint_ladder;
use crate::ui::words::{from_where, ladder_of, top_word};

/// Above and below what is in sight, in points.
const BEYOND_SIGHT: f32 = 160.0;
/// Under this width a line takes two rows.
const ENOUGH: f32 = 560.0;

/// Draws the lines; `second` is what stands beneath a name. A press opens the key.
pub(super) fn key_lines(
    ui: &mut Ui,
    id: Id,
    session: &Session,
    keys: &[KeyId],
    second: impl Fn(&ApiKey) -> String,
    out: &mut Outbox,
) {
    let width = ui.available_width();
    let height = if width < ENOUGH { 84.0 } else { 52.0 };
    let (whole, _) = ui.allocate_exact_size(vec2(width, height * keys.len() as f32), Sense::hover());
    let sight = ui.clip_rect().expand(BEYOND_SIGHT);
    let first = ((sight.top() - whole.top()) / height).floor().max(0.0) as usize;
    let end = (((sight.bottom() - whole.top()) / height).ceil().max(0.0) as usize).min(keys.len());
    for (at, key_id) in keys.iter().enumerate().take(end).skip(first) {
        let Some(key) = session.book.keys.get(key_id) else { continue };
        let top = whole.top() + height * at as f32;
        let rect = Rect::from_min_size(pos2(whole.left(), top), vec2(width, height));
        let second = second(key);
        let name = key_sentence(key, &second);
        let response = ui.interact(rect, id.with(*key_id), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        line(ui, rect, key, &second, hover(ui, &response), at > 0);
        focus_ring(ui, &response, rect.shrink2(vec2(0.0, 4.0)), radius::CONTROL);
        if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
            out.go(Route::Key(key.id));
        }
    }
}

fn line(ui: &Ui, rect: Rect, key: &ApiKey, second: &str, over: f32, has_edge: bool) {
    let theme = theme(ui);
    let is_danger = key.seen_levels().are_dangerous() && key.is_open();
    let still = if is_danger { theme.danger_soft } else { theme.surface };
    let ground = mix(still, theme.hover, if is_danger { 0.0 } else { over });
    if is_danger || over > 0.0 {
        ui.painter().rect_filled(rect.shrink2(vec2(0.0, 1.0)), CornerRadius::same(radius::CONTROL), ground);
    }
    if has_edge {
        ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, theme.line));
    }
    let left = rect.left() + 12.0;
    let is_wide = rect.width() >= ENOUGH;
    let (may_at, ip_at) = (rect.width() * 0.46, rect.width() * 0.46 + 190.0);
    let room = if is_wide { may_at - 24.0 } else { rect.width() - 48.0 };
    let label = galley_one_line(ui, &key.label, Type::BodyStrong, theme.text, room);
    let second = galley_one_line(ui, second, Type::Caption, theme.text_muted, room);
    ui.painter().galley(pos2(left, rect.top() + 6.0), label, theme.text);
    ui.painter().galley(pos2(left, rect.top() + 27.0), second, theme.text_muted);
    let ladder = ladder_of(key);
    let (kind, from) = from_where(key);
    if is_wide {
        let y = rect.center().y;
        paint_ladder(ui, pos2(rect.left() + may_at, y), ladder, &top_word(ladder), ground);
        paint_ip(ui, pos2(rect.left() + ip_at, y), kind, &from);
    } else {
        let y = rect.top() + 64.0;
        let wide = paint_ladder(ui, pos2(left, y), ladder, &top_word(ladder), ground);
        paint_ip(ui, pos2(left + wide + 16.0, y), kind, &from);
    }
    let centre = pos2(rect.right() - 14.0, rect.center().y);
    paint_icon(ui.painter(), centre, icons::CARET_RIGHT, Weight::Regular, 16.0, theme.text_muted);
}
