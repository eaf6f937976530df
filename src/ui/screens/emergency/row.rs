//! One key in its place: number, name, what it may do, from where, and how it stands, or the button that opens its page.

use egui::{Color32, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::words::{Standing, open_or_listed, place, sentence, worst_ladder};
use super::{Seen, send};
use crate::app::command::{EmergencyCommand, Outbox};
use crate::domain::api_key::ApiKey;
use crate::domain::emergency::Step;
use crate::tr;
use crate::ui::icons;
use crate::ui::theme::paint::{focus_ring, hover, mix};
use crate::ui::theme::{Type, galley_one_line, radius, theme, tile_colour};
use crate::ui::widgets::{Button, RowGround, Rows, paint_ip, paint_ladder, paint_tile};
use crate::ui::words::{exchange_of, top_word};

/// Under this width a row takes two lines, in points.
const ENOUGH: f32 = 690.0;
/// The height of a row, and of one of two lines.
const HEIGHT: f32 = 56.0;
const TWO_LINES: f32 = 96.0;
/// From the edge of the card to what is in it.
pub(super) const SIDE: f32 = 20.0;
/// Where the name begins.
pub(super) const NAME: f32 = 92.0;

/// How a row looks.
#[derive(Clone, Copy)]
pub(super) struct Look {
    pub(super) number: usize,
    pub(super) is_unfolded: bool,
}

/// The height of a row of this width.
pub(super) fn height(width: f32) -> f32 {
    if width < ENOUGH { TWO_LINES } else { HEIGHT }
}

/// Draws the row. True when it is to be unfolded.
pub(super) fn row_ui(
    rows: &mut Rows<'_>,
    seen: Seen<'_>,
    key: &ApiKey,
    look: Look,
    out: &mut Outbox,
) -> bool {
    let tall = height(rows.ui().available_width());
    let standing = Standing::of(seen, key);
    rows.row_of(tall, RowGround::Plain, |ui, rect| {
        let ground = theme(ui).surface;
        if standing.is_dead() {
            let response = ui.interact(rect, ui.scope_id().with(("dead", key.id)), Sense::hover());
            let name = sentence(seen, key, look, standing);
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
            paint(ui, rect, seen, key, look, standing, ground);
            return false;
        }
        let response = ui.interact(rect, ui.scope_id().with(("row", key.id)), Sense::click());
        let name = sentence(seen, key, look, standing);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        let over = hover(ui, &response);
        let ground = mix(ground, theme(ui).hover, over);
        if over > 0.0 {
            ui.painter().rect_filled(rect.shrink(1.0), radius::CARD, ground);
        }
        paint(ui, rect, seen, key, look, standing, ground);
        let goes_on = match standing.pill(seen, false) {
            Some(_) => false,
            None => button(ui, rect, seen, key, out),
        };
        focus_ring(ui, &response, rect.shrink(4.0), radius::CONTROL);
        goes_on || response.clicked()
    })
}

/// The button at the right. Pressed, it opens the page and unfolds the row.
fn button(ui: &mut Ui, rect: Rect, seen: Seen<'_>, key: &ApiKey, out: &mut Outbox) -> bool {
    let has_page = exchange_of(key).page_url().is_some();
    if seen.view.drill.as_ref().is_some_and(|drill| drill.ended.is_some()) {
        return false;
    }
    let words = match (has_page, seen.is_drill()) {
        (false, _) => tr!("emergency-unfold"),
        (true, true) => tr!("emergency-open-drill"),
        (true, false) => tr!("emergency-open"),
    };
    let icon = if has_page { icons::ARROW_SQUARE_OUT } else { icons::CARET_DOWN };
    let button = Button::secondary(words.clone()).icon(icon).small().accessible_name(tr!(
        "emergency-open-name",
        open = words,
        name = key.label.clone()
    ));
    let width = button.width(ui);
    let y = rect.top() + HEIGHT / 2.0;
    let at = Rect::from_center_size(pos2(rect.right() - SIDE - width / 2.0, y), vec2(width, 36.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(at).id_salt(("open", key.id)));
    let is_pressed = button.show(&mut child).clicked();
    if is_pressed && has_page {
        send(out, EmergencyCommand::OpenPage(key.id));
    }
    is_pressed
}

/// Paints what a row shows, but for its button.
pub(super) fn paint(
    ui: &Ui,
    rect: Rect,
    seen: Seen<'_>,
    key: &ApiKey,
    look: Look,
    standing: Standing,
    ground: Color32,
) {
    let (theme, width) = (theme(ui), rect.width());
    let y = rect.top() + HEIGHT / 2.0;
    let kind = if look.is_unfolded { Type::CaptionStrong } else { Type::CaptionMedium };
    let colour = if look.is_unfolded { theme.text } else { theme.text_muted };
    let number = galley_one_line(ui, &look.number.to_string(), kind, colour, 28.0);
    ui.painter().galley(pos2(rect.left() + SIDE, y - number.size().y / 2.0), number, colour);
    let exchange = exchange_of(key);
    let tile = Rect::from_center_size(pos2(rect.left() + 64.0, y), vec2(32.0, 32.0));
    paint_tile(ui, tile, &exchange.shown_monogram(&key.exchange_name), tile_colour(exchange.tile.0));
    let pill = standing.pill(seen, look.is_unfolded);
    let pill_width = pill.as_ref().map_or(130.0, |pill| pill.width(ui));
    let ladder = worst_ladder(key);
    let (ip, from) = open_or_listed(key);
    // 832 is the card of the usual window of 1120; more width goes to the name.
    let is_wide = width >= ENOUGH;
    let may_at = if width >= 832.0 { 297.0 + (width - 832.0) * 0.6 } else { width * 0.34 };
    let ip_at = if width >= 832.0 { may_at + 181.0 } else { may_at + 168.0 };
    let room = if is_wide { may_at - NAME - 12.0 } else { width - NAME - SIDE - pill_width - 12.0 };
    let label = galley_one_line(ui, &key.label, Type::BodyStrong, theme.text, room);
    let second = galley_one_line(ui, &place(seen.emergency, key), Type::Caption, theme.text_muted, room);
    ui.painter().galley(pos2(rect.left() + NAME, rect.top() + 8.0), label, theme.text);
    ui.painter().galley(pos2(rect.left() + NAME, rect.top() + 28.0), second, theme.text_muted);
    if is_wide {
        paint_ladder(ui, pos2(rect.left() + may_at, y), ladder, &top_word(ladder), ground);
        paint_ip(ui, pos2(rect.left() + ip_at, y), ip, &from);
    } else {
        let y = rect.top() + 74.0;
        let after = paint_ladder(ui, pos2(rect.left() + NAME, y), ladder, &top_word(ladder), ground);
        paint_ip(ui, pos2(rect.left() + NAME + after + 16.0, y), ip, &from);
    }
    if let Some(pill) = pill {
        pill.paint(ui, pos2(rect.right() - SIDE - pill_width, y));
    }
}

/// Keeps that this was done.
pub(super) fn did(out: &mut Outbox, step: Step) {
    send(out, EmergencyCommand::Do(step));
}
