//! The search field: a glass, the words, buttons that clear and keep them, and the shortcut while it is empty.

use egui::{
    Align2, CornerRadius, Frame, Id, Key, Margin, Modifiers, Response, Role, Sense, Shape, Stroke,
    StrokeKind, TextEdit, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::field_frame::{Edge, EdgeState, frame_shape};
use super::icon_button::IconButton;
use super::offers::{is_pointer_on_offers, offer_id};
use crate::ui::icons;
use crate::ui::theme::paint::{Weight, paint_icon};
use crate::ui::theme::{Type, galley, theme};

/// What the search field did in this frame.
#[derive(Debug)]
pub struct SearchResponse {
    /// The text field itself.
    pub response: Response,
    /// The words changed.
    pub changed: bool,
    /// Enter was pressed in it.
    pub entered: bool,
    /// The button that keeps the search was pressed.
    pub kept: bool,
}

/// The id of the search field, to give it the focus by a shortcut.
pub fn search_id() -> Id {
    Id::unique("keystead-search")
}

/// Behind how many characters the caret stands; none while a part of the words is marked.
pub fn search_caret(ctx: &egui::Context, words: &str) -> Option<usize> {
    let state = egui::text_edit::TextEditState::load(ctx, search_id());
    match state.and_then(|state| state.cursor.char_range()) {
        Some(range) => (range.primary.index == range.secondary.index).then_some(range.primary.index.0),
        None => Some(words.chars().count()),
    }
}

/// Puts the caret after so many characters, for words whose beginning was typed outside of the field.
pub fn go_on_searching_at(ctx: &egui::Context, characters: usize) {
    let id = search_id();
    let mut state = egui::text_edit::TextEditState::load(ctx, id).unwrap_or_default();
    state.cursor.set_char_range(Some(egui::text::CCursorRange::one(egui::text::CCursor::new(characters))));
    state.store(ctx, id);
}

/// Draws the search field, 44 high. `example` stands inside while it is empty, `shortcut` at its right ("Ctrl F").
/// Esc empties it first.
pub fn search_field(
    ui: &mut Ui,
    name: &str,
    words: &mut String,
    example: &str,
    shortcut: &str,
    clear_word: &str,
    width: f32,
) -> SearchResponse {
    SearchField { example, shortcut, clear_word, ..SearchField::default() }.show(ui, name, words, width)
}

/// The search field with what else stands in it and under it.
#[derive(Clone, Copy, Debug, Default)]
pub struct SearchField<'w> {
    /// What stands inside while it is empty.
    pub example: &'w str,
    /// At its right while it is empty ("Ctrl F").
    pub shortcut: &'w str,
    /// The name of the button that empties it.
    pub clear_word: &'w str,
    /// The name of the button that keeps the search, where there is something to keep.
    pub keep_word: Option<&'w str>,
    /// A list of offers is open under it, and which one is marked there.
    pub offers: Option<Option<usize>>,
}

impl SearchField<'_> {
    /// Draws it.
    pub fn show(self, ui: &mut Ui, name: &str, words: &mut String, width: f32) -> SearchResponse {
        let theme = theme(ui);
        let id = search_id();
        let mut changed = false;
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        let is_escape = |ui: &Ui| ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        if has_focus && !words.is_empty() && self.offers.is_none() && is_escape(ui) {
            words.clear();
            changed = true;
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        // Esc leaves the field only when there is nothing left to empty or to close.
        let filter = egui::EventFilter {
            horizontal_arrows: true,
            vertical_arrows: self.offers.is_some(),
            tab: self.offers.flatten().is_some(),
            escape: !words.is_empty() || self.offers.is_some(),
        };
        let behind = ui.painter().add(Shape::Noop);
        let keep = if self.keep_word.is_some() { 40 } else { 0 };
        let right =
            if words.is_empty() && keep == 0 { 76 } else { 8 + keep + if words.is_empty() { 0 } else { 40 } };
        #[expect(
            clippy::disallowed_methods,
            reason = "a search is no secret, and its undo history is cleared below"
        )]
        let edit = TextEdit::singleline(words)
            .id(id)
            .font(Type::Body.font())
            .text_color(theme.text)
            .hint_text(self.example.to_owned())
            .frame(Frame::new().inner_margin(Margin { left: 38, right, top: 11, bottom: 11 }))
            .desired_width(width)
            .min_size(vec2(width, 44.0))
            .char_limit(500)
            .event_filter(filter)
            .align(Align2::LEFT_CENTER);
        let surrenders = keep_focus_over_offers(ui, self.offers.is_some());
        let mut output = edit.show(ui);
        ui.ctx().options_mut(|options| options.input_options.surrender_focus_on = surrenders);
        output.state.clear_undoer();
        let response = output.response.response;
        output.state.store(ui.ctx(), response.id);
        changed |= response.changed();
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let response = response.accessible_name(name);
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_role(Role::SearchInput);
            if let Some(marked) = self.offers {
                node.set_expanded(true);
                if let Some(marked) = marked {
                    node.set_active_descendant(offer_id(marked).accesskit_id());
                }
            }
        });
        let rect = response.rect;
        let edge = Edge {
            state: EdgeState::Rest,
            has_focus: response.has_focus(),
            is_over: response.hovered(),
            read_only: false,
        };
        ui.painter().set(behind, frame_shape(ui, rect, edge));
        let glass = pos2(rect.left() + 22.0, rect.center().y);
        paint_icon(ui.painter(), glass, icons::MAGNIFYING_GLASS, Weight::Regular, 18.0, theme.text_muted);
        let mut place =
            egui::Rect::from_center_size(pos2(rect.right() - 24.0, rect.center().y), vec2(36.0, 36.0));
        let mut button = |ui: &mut Ui, salt: &str, icon, word: &str| {
            // A child that takes no room: what stands beside the field stays where it is.
            let mut child = ui.new_child(UiBuilder::new().scope_id(id.with(salt)));
            let clicked = IconButton::new(icon, word).show_at(&mut child, place).clicked();
            place = place.translate(vec2(-40.0, 0.0));
            clicked
        };
        if words.is_empty() && self.keep_word.is_none() {
            paint_keycap(ui, rect, self.shortcut);
        }
        let cleared = !words.is_empty() && button(ui, "clear", icons::X, self.clear_word);
        if cleared {
            words.clear();
            changed = true;
            response.request_focus();
        }
        let kept = self.keep_word.is_some_and(|word| button(ui, "keep", icons::STAR, word));
        SearchResponse { response, changed, entered, kept }
    }
}

/// A press on the list under the field must not take the focus out of it. Gives what was in force.
fn keep_focus_over_offers(ui: &Ui, is_open: bool) -> egui::SurrenderFocusOn {
    let is_over = is_open && is_pointer_on_offers(ui.ctx());
    ui.ctx().options_mut(|options| {
        let before = options.input_options.surrender_focus_on;
        if is_over {
            options.input_options.surrender_focus_on = egui::SurrenderFocusOn::Never;
        }
        before
    })
}

fn paint_keycap(ui: &Ui, rect: egui::Rect, shortcut: &str) {
    if shortcut.is_empty() {
        return;
    }
    let theme = theme(ui);
    let drawn = galley(ui, shortcut, Type::Caption, theme.text_muted, f32::INFINITY);
    let cap = egui::Rect::from_min_max(
        pos2(rect.right() - 13.0 - drawn.size().x - 14.0, rect.center().y - 10.5),
        pos2(rect.right() - 13.0, rect.center().y + 10.5),
    );
    ui.painter().rect_stroke(cap, CornerRadius::same(5), Stroke::new(1.0, theme.line), StrokeKind::Inside);
    ui.painter().galley(
        pos2(cap.left() + 7.0, cap.center().y - drawn.size().y / 2.0),
        drawn,
        theme.text_muted,
    );
}

/// A line in place of a list that is empty: "No key matches “koinley”." with a link that clears the search.
pub fn empty_search(ui: &mut Ui, words: &str, clear: &str) -> bool {
    let mut cleared = false;
    ui.add_space(32.0);
    ui.vertical_centered(|ui| {
        crate::ui::theme::body_muted(ui, words);
        ui.add_space(8.0);
        cleared = super::Link::new(clear).body().show(ui).clicked();
    });
    cleared
}

/// A fact in a row: icon, what it is, and its value; the whole row is a button where it can be changed.
pub fn fact_row(ui: &mut Ui, icon: icons::Icon, what: &str, value: &str, can_change: bool) -> Response {
    let theme = theme(ui);
    let width = ui.available_width();
    let what_drawn = galley(ui, what, Type::Small, theme.text_muted, 88.0);
    let value_drawn = galley(ui, value, Type::SmallMedium, theme.text, (width - 118.0).max(40.0));
    let height = (value_drawn.size().y + 20.0).max(44.0);
    let sense = if can_change { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), sense);
    let name = format!("{what}: {value}");
    response.widget_info(|| {
        WidgetInfo::labeled(if can_change { Role::Button } else { Role::Label }, true, &name)
    });
    let over = crate::ui::theme::paint::hover(ui, &response);
    if can_change && over > 0.0 {
        ui.painter().rect_filled(rect.expand2(vec2(8.0, 0.0)), 8, theme.hover);
    }
    let y = rect.center().y;
    paint_icon(ui.painter(), pos2(rect.left() + 9.0, y), icon, Weight::Regular, 18.0, theme.text_muted);
    ui.painter().galley(
        pos2(rect.left() + 30.0, y - what_drawn.size().y / 2.0),
        what_drawn,
        theme.text_muted,
    );
    ui.painter().galley(pos2(rect.left() + 118.0, y - value_drawn.size().y / 2.0), value_drawn, theme.text);
    crate::ui::theme::focus_ring(ui, &response, rect.expand2(vec2(8.0, -4.0)), 6);
    response
}
