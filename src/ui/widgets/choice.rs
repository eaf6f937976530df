//! Controls that are on or off: check box, toggle, radio, chips. Each has a word and a shape, never a colour alone.

use egui::accesskit::Toggled;
use egui::{
    Color32, CornerRadius, EventFilter, Key, Modifiers, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use crate::ui::icons;
use crate::ui::theme::paint::{Weight, focus_ring, hover, mix, paint_icon};
use crate::ui::theme::{Type, galley, radius, theme};

/// Paints the box of 20 of a check box.
pub fn paint_check_box(ui: &Ui, rect: Rect, ticked: bool, is_over: bool) {
    let theme = theme(ui);
    let corner = CornerRadius::same(radius::BOX);
    if ticked {
        ui.painter().rect_filled(rect, corner, theme.accent);
        paint_icon(ui.painter(), rect.center(), icons::CHECK, Weight::Bold, 14.0, theme.on_accent);
    } else {
        let edge = if is_over { theme.text_muted } else { theme.line_strong };
        ui.painter().rect(rect, corner, theme.surface, Stroke::new(1.5, edge), StrokeKind::Inside);
    }
}

/// A check box with its words; the words are part of the target.
pub fn checkbox(ui: &mut Ui, ticked: &mut bool, words: &str) -> Response {
    let theme = theme(ui);
    let drawn = galley(ui, words, Type::Body, theme.text, (ui.available_width() - 32.0).max(40.0));
    let size = vec2(32.0 + drawn.size().x, drawn.size().y.max(24.0));
    let (rect, mut response) = ui.allocate_exact_size(size, Sense::click());
    if response.clicked() {
        *ticked = !*ticked;
        response.mark_changed();
    }
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, *ticked, words));
    let square = Rect::from_min_size(
        pos2(rect.left(), rect.top() + (drawn.size().y.min(24.0) - 20.0) / 2.0),
        vec2(20.0, 20.0),
    );
    paint_check_box(ui, square, *ticked, response.hovered());
    ui.painter().galley(pos2(rect.left() + 32.0, rect.center().y - drawn.size().y / 2.0), drawn, theme.text);
    focus_ring(ui, &response, square, radius::BOX);
    response
}

/// A box without words, for a row that names it; 24 around.
pub fn checkbox_alone(ui: &mut Ui, ticked: &mut bool, name: &str) -> Response {
    let (rect, mut response) = ui.allocate_exact_size(vec2(24.0, 24.0), Sense::click());
    if response.clicked() {
        *ticked = !*ticked;
        response.mark_changed();
    }
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, *ticked, name));
    let square = rect.shrink(2.0);
    paint_check_box(ui, square, *ticked, response.hovered());
    focus_ring(ui, &response, square, radius::BOX);
    response
}

/// A switch that works at once. `name` is what it switches, `word` its state beside it ("On").
pub fn toggle(ui: &mut Ui, on: &mut bool, name: &str, word: &str) -> Response {
    let theme = theme(ui);
    let drawn = galley(ui, word, Type::Body, theme.text, f32::INFINITY);
    let gap = if word.is_empty() { 0.0 } else { 12.0 };
    let (rect, mut response) =
        ui.allocate_exact_size(vec2(40.0 + gap + drawn.size().x, 24.0), Sense::click());
    if response.clicked() {
        *on = !*on;
        response.mark_changed();
    }
    response.widget_info(|| WidgetInfo::selected(Role::Switch, true, *on, name));
    let slot = Rect::from_min_size(rect.min, vec2(40.0, 24.0));
    let corner = CornerRadius::same(12);
    if *on {
        ui.painter().rect_filled(slot, corner, theme.accent);
        ui.painter().circle_filled(pos2(slot.right() - 12.0, slot.center().y), 8.0, theme.on_accent);
    } else {
        let edge = mix(theme.line_strong, theme.text_muted, hover(ui, &response));
        ui.painter().rect(slot, corner, theme.surface, Stroke::new(1.5, edge), StrokeKind::Inside);
        ui.painter().circle_filled(pos2(slot.left() + 12.0, slot.center().y), 7.5, theme.line_strong);
    }
    ui.painter().galley(pos2(slot.right() + gap, rect.center().y - drawn.size().y / 2.0), drawn, theme.text);
    focus_ring(ui, &response, slot, 12);
    response
}

/// One of several choices with a ring; put them into [`choice_group`].
pub fn radio(ui: &mut Ui, chosen: bool, words: &str) -> Response {
    let theme = theme(ui);
    let drawn = galley(ui, words, Type::Body, theme.text, (ui.available_width() - 32.0).max(40.0));
    let size = vec2(32.0 + drawn.size().x, drawn.size().y.max(24.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, words));
    let centre = pos2(rect.left() + 10.0, rect.top() + 12.0);
    if chosen {
        ui.painter().circle(centre, 9.0, theme.surface, Stroke::new(2.0, theme.accent));
        ui.painter().circle_filled(centre, 5.0, theme.accent);
    } else {
        let edge = mix(theme.line_strong, theme.text_muted, hover(ui, &response));
        ui.painter().circle(centre, 9.25, theme.surface, Stroke::new(1.5, edge));
    }
    ui.painter().galley(pos2(rect.left() + 32.0, rect.center().y - drawn.size().y / 2.0), drawn, theme.text);
    let square = Rect::from_center_size(centre, vec2(20.0, 20.0));
    focus_ring(ui, &response, square, 10);
    response
}

/// A group of choices that behaves as radio buttons: the arrows move, Space or a click chooses.
///
/// `draw` draws all of them, with whatever layout, and gives their responses in order. Gives the index that was chosen.
pub fn choice_group(ui: &mut Ui, draw: impl FnOnce(&mut Ui) -> Vec<Response>) -> Option<usize> {
    let members = draw(ui);
    let focused = members.iter().position(Response::has_focus);
    if let Some(at) = focused {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(members[at].id, filter));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let step = if pressed(Key::ArrowRight) || pressed(Key::ArrowDown) {
            1
        } else if pressed(Key::ArrowLeft) || pressed(Key::ArrowUp) {
            members.len() - 1
        } else {
            0
        };
        if step > 0 {
            members[(at + step) % members.len()].request_focus();
        }
    }
    members.iter().position(Response::clicked)
}

/// A filter chip, 32 high, with a count at its right.
pub fn chip(ui: &mut Ui, words: &str, count: Option<usize>, selected: bool) -> Response {
    draw_chip(ui, words, count, selected, false)
}

/// A chip that is one of several choices, 36 high; the chosen one has a check. Put them into [`choice_group`].
pub fn choice_chip(ui: &mut Ui, words: &str, chosen: bool) -> Response {
    draw_chip(ui, words, None, chosen, true)
}

fn draw_chip(ui: &mut Ui, words: &str, count: Option<usize>, selected: bool, is_choice: bool) -> Response {
    let theme = theme(ui);
    let height = if is_choice { 36.0 } else { 32.0 };
    let (kind, colour) =
        if selected { (Type::SmallStrong, theme.accent_text) } else { (Type::SmallMedium, theme.text_muted) };
    let drawn = galley(ui, words, kind, colour, f32::INFINITY);
    let number = count.map(|count| galley(ui, &count.to_string(), kind, colour, f32::INFINITY));
    let number_width = number.as_ref().map_or(0.0, |number| number.size().x + 6.0);
    let check = if is_choice && selected { 22.0 } else { 0.0 };
    let width = 24.0 + drawn.size().x + number_width + check + 2.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    let role = if is_choice { Role::RadioButton } else { Role::Button };
    let name = count.map_or_else(|| words.to_owned(), |count| format!("{words} {count}"));
    response.widget_info(|| WidgetInfo::labeled(role, true, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_toggled(Toggled::from(selected)));
    let over = hover(ui, &response);
    let (ground, edge) = if selected {
        (theme.accent_soft, theme.accent)
    } else {
        (mix(theme.surface, theme.hover, over), theme.line)
    };
    let corner = (height / 2.0) as u8;
    ui.painter().rect(rect, CornerRadius::same(corner), ground, Stroke::new(1.0, edge), StrokeKind::Inside);
    let mut x = rect.left() + 13.0;
    if check > 0.0 {
        paint_icon(ui.painter(), pos2(x + 8.0, rect.center().y), icons::CHECK, Weight::Regular, 16.0, colour);
        x += check;
    }
    let y = rect.center().y - drawn.size().y / 2.0;
    let end = x + drawn.size().x;
    ui.painter().galley(pos2(x, y), drawn, colour);
    if let Some(number) = number {
        ui.painter().galley(pos2(end + 6.0, y), number, colour);
    }
    focus_ring(ui, &response, rect, corner);
    response
}

/// A thin upright line between two groups in a row.
pub fn upright_divider(ui: &mut Ui, height: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(1.0, height), Sense::hover());
    let colour: Color32 = theme(ui).line;
    ui.painter().vline(rect.center().x, rect.y_range(), Stroke::new(1.0, colour));
}
