//! Menus: a list that opens under a button, and a choice that opens one.

use egui::{
    Align, CornerRadius, Frame, Layout, Margin, Popup, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo,
    pos2, vec2,
};

use super::card::divider;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::paint::{Weight, focus_ring, hover, mix, paint_icon};
use crate::ui::theme::{Type, galley, galley_one_line, radius, theme};

/// A menu while it is open.
pub struct Menu<'u> {
    ui: &'u mut Ui,
}

impl Menu<'_> {
    /// An entry; true when it was chosen.
    pub fn item(&mut self, icon: Option<Icon>, words: &str) -> bool {
        self.entry(icon, words, "", Look::Plain)
    }

    /// An entry with its shortcut at the right.
    pub fn item_with_shortcut(&mut self, icon: Option<Icon>, words: &str, shortcut: &str) -> bool {
        self.entry(icon, words, shortcut, Look::Plain)
    }

    /// An entry that is chosen or not; the chosen one has a check.
    pub fn choice(&mut self, words: &str, chosen: bool) -> bool {
        self.entry(
            chosen.then_some(icons::CHECK),
            words,
            "",
            if chosen { Look::Chosen } else { Look::Choice },
        )
    }

    /// An entry that opens a dangerous act.
    pub fn danger(&mut self, icon: Option<Icon>, words: &str) -> bool {
        self.entry(icon, words, "", Look::Danger)
    }

    /// The words above a group.
    pub fn heading(&mut self, words: &str) {
        let colour = theme(self.ui).text_muted;
        self.ui.add_space(6.0);
        self.ui.horizontal(|ui| {
            ui.add_space(12.0);
            crate::ui::theme::label(ui, Type::CaptionStrong, words, colour);
        });
        self.ui.add_space(2.0);
    }

    /// A line between groups.
    pub fn divider(&mut self) {
        self.ui.add_space(4.0);
        divider(self.ui);
        self.ui.add_space(4.0);
    }

    fn entry(&mut self, icon: Option<Icon>, words: &str, shortcut: &str, look: Look) -> bool {
        let ui = &mut *self.ui;
        let theme = theme(ui);
        let front = match look {
            Look::Danger => theme.danger_text,
            Look::Chosen => theme.accent_text,
            Look::Plain | Look::Choice => theme.text,
        };
        let kind = if look == Look::Chosen { Type::SmallStrong } else { Type::Small };
        let left = if icon.is_some() || matches!(look, Look::Choice) { 40.0 } else { 12.0 };
        let room = ui.available_width().max(160.0);
        let right = galley(ui, shortcut, Type::Caption, theme.text_faint, f32::INFINITY);
        let drawn = galley_one_line(ui, words, kind, front, 360.0);
        let width = room.max(left + drawn.size().x + 24.0 + right.size().x + 12.0);
        let (rect, response) = ui.allocate_exact_size(vec2(width, 36.0), Sense::click());
        let role =
            if matches!(look, Look::Choice | Look::Chosen) { Role::MenuItemRadio } else { Role::MenuItem };
        response.widget_info(|| WidgetInfo::labeled(role, true, words));
        if role == Role::MenuItemRadio {
            let toggled = egui::accesskit::Toggled::from(look == Look::Chosen);
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_toggled(toggled));
        }
        let over = hover(ui, &response).max(f32::from(u8::from(response.has_focus())));
        ui.painter().rect_filled(rect, CornerRadius::same(6), mix(theme.surface, theme.hover, over));
        if let Some(icon) = icon {
            let colour = if look == Look::Plain { theme.text_muted } else { front };
            paint_icon(
                ui.painter(),
                pos2(rect.left() + 21.0, rect.center().y),
                icon,
                Weight::Regular,
                18.0,
                colour,
            );
        }
        ui.painter().galley(pos2(rect.left() + left, rect.center().y - drawn.size().y / 2.0), drawn, front);
        let at = pos2(rect.right() - 12.0 - right.size().x, rect.center().y - right.size().y / 2.0);
        ui.painter().galley(at, right, theme.text_faint);
        focus_ring(ui, &response, rect.shrink(3.0), 4);
        let is_chosen = response.clicked();
        if is_chosen {
            // A screen reader presses without a pointer, of which the menu would hear.
            ui.close();
        }
        is_chosen
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Plain,
    Choice,
    Chosen,
    Danger,
}

fn menu_frame(ui: &Ui) -> Frame {
    let theme = theme(ui);
    Frame::new()
        .fill(theme.surface)
        .stroke(Stroke::new(1.0, theme.line))
        .corner_radius(CornerRadius::same(radius::CARD))
        .shadow(theme.raised)
        .inner_margin(Margin::same(6))
}

/// A menu that opens under this button when it is pressed, and closes when something is chosen.
pub fn menu<R>(ui: &Ui, button: &Response, content: impl FnOnce(&mut Menu<'_>) -> R) -> Option<R> {
    let popup = Popup::menu(button).frame(menu_frame(ui)).gap(4.0);
    show(popup, content)
}

/// A menu at the pointer, for a right click or Shift F10 on this row.
pub fn context_menu<R>(ui: &Ui, row: &Response, content: impl FnOnce(&mut Menu<'_>) -> R) -> Option<R> {
    show(Popup::context_menu(row).frame(menu_frame(ui)), content)
}

fn show<R>(popup: Popup<'_>, content: impl FnOnce(&mut Menu<'_>) -> R) -> Option<R> {
    popup
        .layout(Layout::top_down_justified(Align::Min))
        .show(|ui| {
            ui.set_min_width(180.0);
            let height = (ui.ctx().content_rect().height() - 96.0).max(120.0);
            // A long menu scrolls; its focus rings need a point or two at the sides.
            egui::ScrollArea::vertical().max_height(height).show(ui, |ui| content(&mut Menu { ui })).inner
        })
        .map(|shown| shown.inner)
}

/// Words with a caret that open a list of choices: "Most urgent first ⌄". Gives the index that was chosen.
pub fn choice_menu(
    ui: &mut Ui,
    icon: Option<Icon>,
    words: &str,
    name: &str,
    choices: &[&str],
    chosen: usize,
) -> Option<usize> {
    let theme = theme(ui);
    let drawn = galley(ui, words, Type::Small, theme.text_muted, f32::INFINITY);
    let left = if icon.is_some() { 22.0 } else { 0.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(left + drawn.size().x + 20.0, 32.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, name));
    let front = mix(theme.text_muted, theme.text, hover(ui, &response));
    if let Some(icon) = icon {
        paint_icon(
            ui.painter(),
            pos2(rect.left() + 8.0, rect.center().y),
            icon,
            Weight::Regular,
            16.0,
            front,
        );
    }
    ui.painter().galley_with_override_text_color(
        pos2(rect.left() + left, rect.center().y - drawn.size().y / 2.0),
        drawn,
        front,
    );
    paint_icon(
        ui.painter(),
        pos2(rect.right() - 7.0, rect.center().y),
        icons::CARET_DOWN,
        Weight::Regular,
        14.0,
        front,
    );
    focus_ring(ui, &response, rect, 4);
    pick(ui, &response, choices, chosen)
}

fn pick(ui: &Ui, response: &Response, choices: &[&str], chosen: usize) -> Option<usize> {
    menu(ui, response, |menu| {
        let mut picked = None;
        for (index, words) in choices.iter().enumerate() {
            if menu.choice(words, index == chosen) {
                picked = Some(index);
            }
        }
        picked
    })
    .flatten()
}

/// A field that opens a list of choices, 44 high, with its label above. Gives the index that was chosen.
pub fn select(ui: &mut Ui, label: &str, choices: &[&str], chosen: usize, width: f32) -> Option<usize> {
    ui.vertical(|ui| {
        let theme = theme(ui);
        let width = width.min(ui.available_width());
        let label_id = super::field_frame::label_row(ui, label, None, &super::FieldState::Rest, width);
        let (rect, response) = ui.allocate_exact_size(vec2(width, 44.0), Sense::click());
        let value = choices.get(chosen).copied().unwrap_or_default();
        response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, label));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(value));
        let edge = mix(theme.line_strong, theme.text_muted, hover(ui, &response));
        paint_select(ui, rect, value, edge);
        focus_ring(ui, &response, rect, radius::CONTROL);
        let response = match label_id {
            Some(id) => response.labelled_by(id),
            None => response,
        };
        pick(ui, &response, choices, chosen)
    })
    .inner
}

fn paint_select(ui: &Ui, rect: Rect, value: &str, edge: egui::Color32) {
    let theme = theme(ui);
    let corner = CornerRadius::same(radius::CONTROL);
    ui.painter().rect(rect, corner, theme.surface, Stroke::new(1.0, edge), egui::StrokeKind::Inside);
    let words = galley_one_line(ui, value, Type::Body, theme.text, rect.width() - 48.0);
    ui.painter().galley(pos2(rect.left() + 12.0, rect.center().y - words.size().y / 2.0), words, theme.text);
    let caret = pos2(rect.right() - 20.0, rect.center().y);
    paint_icon(ui.painter(), caret, icons::CARET_DOWN, Weight::Regular, 16.0, theme.text_muted);
}
