//! The header of the list: title, search and "New key"; and the keys that lead into the search from anywhere.

use egui::{Align, Event, Key, KeyboardShortcut, Layout, Modifiers, Rect, Ui, UiBuilder, pos2, vec2};

use super::searching::search_ui;
use super::{KeysDraft, begin_key, new_key_button, search};
use crate::app::command::Outbox;
use crate::app::state::Session;
use crate::tr;
use crate::ui::icons;
use crate::ui::theme::title;
use crate::ui::widgets::{Button, IconButton, go_on_searching_at, search_id};

/// Title, search and "New key" in one line.
pub fn head_ui(ui: &mut Ui, line: Rect, session: &Session, draft: &mut KeysDraft, out: &mut Outbox) {
    let row = Rect::from_center_size(line.center(), vec2(line.width(), 44.0));
    let layout = Layout::left_to_right(Align::Center);
    ui.scope_builder(UiBuilder::new().max_rect(row).layout(layout).id_salt("keys-head"), |ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        title(ui, tr!("keys-title"));
        ui.add_space(16.0);
        let button = new_key_button(session);
        let width = ui.available_width() - button.width(ui) - 12.0;
        search_ui(ui, width, session, draft, out);
        if button.show(ui).clicked() {
            begin_key(out);
        }
    });
}

/// The buttons in the top bar of the narrow class.
pub fn bar_ui(ui: &mut Ui, bar: Rect, session: &Session, draft: &mut KeysDraft, out: &mut Outbox) {
    in_bar(ui, bar, |ui| {
        let is_open = draft.searching || !draft.text.is_empty();
        let button = new_key_button(session).small();
        let room = ui.available_width() - button.width(ui) - 44.0 - 8.0;
        ui.add_space(room.max(0.0));
        let (icon, name) = if is_open {
            (icons::X, tr!("keys-search-close"))
        } else {
            (icons::MAGNIFYING_GLASS, tr!("keys-search-open"))
        };
        if IconButton::new(icon, name).size(44.0).show(ui).clicked() {
            draft.searching = !is_open;
            if is_open {
                draft.text.clear();
                search(session, out, |query| query.text.clear());
            } else {
                focus_search(ui);
            }
        }
        if button.show(ui).clicked() {
            begin_key(out);
        }
    });
}

/// The top bar of the narrow class while there is nothing to look for.
pub fn bar_without_search(ui: &mut Ui, bar: Rect, out: &mut Outbox) {
    in_bar(ui, bar, |ui| {
        let button = Button::secondary(tr!("keys-new")).icon(icons::PLUS).small();
        ui.add_space((ui.available_width() - button.width(ui)).max(0.0));
        if button.show(ui).clicked() {
            begin_key(out);
        }
    });
}

fn in_bar(ui: &mut Ui, bar: Rect, content: impl FnOnce(&mut Ui)) {
    let layout = Layout::left_to_right(Align::Center);
    ui.scope_builder(UiBuilder::new().max_rect(bar).layout(layout).id_salt("keys-bar"), |ui| {
        // The bar lies above the content's own clip.
        ui.set_clip_rect(bar.expand(4.0));
        ui.spacing_mut().item_spacing.x = 8.0;
        content(ui);
    });
}

/// The search field in a line of its own.
pub fn search_line(ui: &mut Ui, line: Rect, session: &Session, draft: &mut KeysDraft, out: &mut Outbox) {
    let at = Rect::from_min_size(pos2(line.left(), line.top() + 12.0), vec2(line.width(), 44.0));
    ui.scope_builder(UiBuilder::new().max_rect(at).id_salt("keys-search-line"), |ui| {
        search_ui(ui, at.width(), session, draft, out);
    });
}

fn focus_search(ui: &Ui) {
    ui.memory_mut(|memory| memory.request_focus(search_id()));
}

/// Ctrl F leads into the search; so does typing where nothing else takes it. Ctrl A chooses all that were found, Esc chooses nothing.
pub fn shortcuts(ui: &Ui, session: &Session, draft: &mut KeysDraft, out: &mut Outbox) {
    if draft.is_asking() || egui::Popup::is_any_open(ui.ctx()) {
        return;
    }
    // In the search Esc closes the list and empties the field first.
    let is_searching = !draft.text.is_empty() && ui.memory(|memory| memory.has_focus(search_id()));
    if draft.chosen.is_on()
        && !is_searching
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
    {
        draft.chosen.clear();
        draft.focus_row = true;
        return;
    }
    let find = KeyboardShortcut::new(Modifiers::COMMAND, Key::F);
    if ui.input_mut(|input| input.consume_shortcut(&find)) {
        draft.searching = true;
        focus_search(ui);
        return;
    }
    let is_on_row =
        draft.cursor.is_some_and(|id| ui.memory(|memory| memory.has_focus(super::list::row_id(id))));
    let is_nowhere = ui.memory(|memory| memory.focused().is_none());
    if !(is_on_row || is_nowhere) {
        return;
    }
    if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::A)) {
        draft.chosen.all(&session.found);
        draft.focus_row = true;
        return;
    }
    let typed = ui.input_mut(|input| {
        let mut typed = String::new();
        input.events.retain(|event| match event {
            // A space chooses the row at which one is.
            Event::Text(text) if !text.trim().is_empty() => {
                typed.push_str(text);
                false
            }
            _ => true,
        });
        typed
    });
    if typed.is_empty() {
        return;
    }
    draft.text.push_str(&typed);
    draft.searching = true;
    let text = draft.text.clone();
    let end = text.chars().count();
    search(session, out, |query| query.text = text);
    go_on_searching_at(ui.ctx(), end);
    focus_search(ui);
}
