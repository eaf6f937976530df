//! One key in the list: who and where, what it may do, who uses it, from where, what is due. One sentence for a screen reader.

use egui::{Color32, CornerRadius, Id, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::choice::paint_check_box;
use super::icon_button::IconButton;
use super::mark::{Ladder, paint_ladder, paint_tile};
use super::pill::{IpKind, Pill, paint_ip};
use crate::ui::icons;
use crate::ui::theme::paint::{focus_ring, hover, mix, ring};
use crate::ui::theme::{Type, WidthClass, galley_one_line, theme};

/// What is due next for a key.
#[derive(Clone, Debug)]
pub enum Duty {
    /// Something is wrong or going on.
    Pill(Pill),
    /// Due later: plain text.
    Text(String),
}

/// What a row shows. The words are whole and already translated.
#[derive(Clone, Debug)]
pub struct KeyRow {
    /// The sentence for a screen reader.
    pub name: String,
    /// The two letters of the exchange.
    pub letters: String,
    /// The colour of the exchange's square.
    pub colour: Color32,
    /// The key's label.
    pub label: String,
    /// "Kraken · main account".
    pub place: String,
    /// What it may do.
    pub ladder: Ladder,
    /// The word of the highest level.
    pub may: String,
    /// The tool that uses it.
    pub tool: String,
    /// Where that tool runs.
    pub tool_place: String,
    /// From where it works.
    pub ip: IpKind,
    /// "6 addresses".
    pub ip_words: String,
    /// What is due.
    pub duty: Duty,
    /// Whether it is dangerous right now.
    pub is_danger: bool,
    /// Whether the row is selected.
    pub is_selected: bool,
    /// The corners of the card, where the row is the first or the last in it.
    pub corner: CornerRadius,
    /// Whether Tab stops at this row: the one at which the list was left, or the first.
    pub is_tab_stop: bool,
    /// While several are selected: whether this one is; the box replaces the square.
    pub ticked: Option<bool>,
    /// The name of the copy button of the row, if it has one.
    pub copy_name: Option<String>,
    /// The name of the "more" button of the row.
    pub more_name: String,
}

/// What was done on a row.
#[derive(Debug)]
pub struct KeyRowResponse {
    /// The row itself: clicked, focused, right clicked.
    pub row: Response,
    /// The copy button was pressed.
    pub copy: bool,
    /// The "more" button, to open a menu under.
    pub more: Response,
    /// The box was ticked or unticked.
    pub ticked: bool,
}

/// How a row of this width is laid out: in the rail's window a narrow list has no room for columns.
pub fn key_row_class(ui: &Ui, width: f32) -> WidthClass {
    if width < 700.0 { WidthClass::Narrow } else { WidthClass::of(ui) }
}

/// The height of a row in this class.
pub fn key_row_height(class: WidthClass) -> f32 {
    if class.is_narrow() { 96.0 } else { 56.0 }
}

/// Where the columns begin, counted from the left of the row.
struct Columns {
    text: f32,
    ladder: f32,
    tool: Option<f32>,
    ip: f32,
    duty: f32,
}

fn columns(width: f32, class: WidthClass) -> Columns {
    // 847 is the card of the usual window of 1120; more width goes to the name, then to the tool.
    let more = (width - 847.0).max(0.0);
    if class.is_wide() {
        let name = more * 0.45;
        let tool = name + more * 0.25;
        Columns {
            text: 56.0,
            ladder: 249.0 + name,
            tool: Some(426.0 + name),
            ip: 555.0 + tool,
            duty: (680.0 + tool).min(width - 150.0),
        }
    } else {
        let name = (width - 764.0).max(-60.0) * 0.5;
        Columns {
            text: 56.0,
            ladder: 256.0 + name,
            tool: None,
            ip: 443.0 + name,
            duty: (570.0 + name).min(width - 120.0),
        }
    }
}

impl KeyRow {
    /// Draws the row into this rectangle. Its ground is drawn too, over the card's.
    pub fn show(&self, ui: &mut Ui, rect: Rect, id: Id) -> KeyRowResponse {
        let theme = theme(ui);
        let class = key_row_class(ui, rect.width());
        let sense = if self.is_tab_stop { Sense::click() } else { Sense::CLICK };
        let row = ui.interact(rect, id, sense);
        row.widget_info(|| WidgetInfo::labeled(Role::Button, true, &self.name));
        if self.is_selected {
            ui.ctx().accesskit_node_builder(row.id, |node| node.set_selected(true));
        }
        let is_over = ui.rect_contains_pointer(rect) || row.has_focus();
        let still = if self.is_danger { theme.danger_soft } else { theme.surface };
        let over = hover(ui, &row);
        let ground = if self.is_selected {
            theme.accent_soft
        } else {
            mix(still, theme.hover, if self.is_danger { 0.0 } else { over })
        };
        // The edge of the card and the divider stay to be seen.
        let inner = Rect::from_min_max(rect.min + vec2(1.0, 1.0), rect.max - vec2(1.0, 1.0));
        if over > 0.0 || self.is_selected {
            ui.painter().rect_filled(inner, self.corner, ground);
        }
        if self.is_selected {
            // The bar ends where the corner of the card begins.
            let (top, bottom) = (f32::from(self.corner.nw), f32::from(self.corner.sw));
            let bar = Rect::from_min_max(
                inner.min + vec2(0.0, top * 0.5),
                pos2(inner.left() + 3.0, inner.bottom() - bottom * 0.5),
            );
            ui.painter().rect_filled(bar, 0, theme.accent);
        }
        let (middle, size) = if class.is_narrow() { (33.0, 36.0) } else { (28.0, 32.0) };
        let tile = Rect::from_center_size(pos2(rect.left() + middle, rect.top() + 28.0), vec2(size, size));
        let ticked = self.tile(ui, tile, id);
        if class.is_narrow() {
            self.paint_narrow(ui, rect, ground, is_over);
        } else {
            self.paint_columns(ui, rect, ground, class, is_over);
        }
        let (copy, more) = self.actions(ui, rect, id, is_over, ground);
        if row.has_focus() {
            ring(ui, rect.shrink(5.0), 4);
        }
        KeyRowResponse { row, copy, more, ticked }
    }

    fn tile(&self, ui: &Ui, tile: Rect, id: Id) -> bool {
        let Some(ticked) = self.ticked else {
            paint_tile(ui, tile, &self.letters, self.colour);
            return false;
        };
        let sense = if self.is_tab_stop { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(tile, id.with("tick"), sense);
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, ticked, &self.label));
        paint_check_box(
            ui,
            Rect::from_center_size(tile.center(), vec2(20.0, 20.0)),
            ticked,
            response.hovered(),
        );
        focus_ring(ui, &response, tile, 5);
        response.clicked()
    }

    /// Two lines, or one in the middle of their place.
    fn two_lines(ui: &Ui, left: f32, top: f32, width: f32, first: (&str, Type), second: &str) {
        let theme = theme(ui);
        let top = if second.is_empty() { top + 9.0 } else { top };
        let first = galley_one_line(ui, first.0, first.1, theme.text, width);
        let second = galley_one_line(ui, second, Type::Caption, theme.text_muted, width);
        ui.painter().galley(pos2(left, top), first, theme.text);
        ui.painter().galley(pos2(left, top + 20.0), second, theme.text_muted);
    }

    fn paint_columns(&self, ui: &Ui, rect: Rect, ground: Color32, class: WidthClass, is_over: bool) {
        let columns = columns(rect.width(), class);
        let (x, y) = (rect.left(), rect.center().y);
        let top = rect.top() + 8.0;
        let name_width = columns.ladder - columns.text - 12.0;
        Self::two_lines(ui, x + columns.text, top, name_width, (&self.label, Type::BodyStrong), &self.place);
        paint_ladder(ui, pos2(x + columns.ladder, y), self.ladder, &self.may, ground);
        if let Some(tool) = columns.tool {
            let width = columns.ip - tool - 12.0;
            Self::two_lines(ui, x + tool, top + 1.0, width, (&self.tool, Type::Small), &self.tool_place);
        }
        paint_ip(ui, pos2(x + columns.ip, y), self.ip, &self.ip_words);
        if !is_over {
            self.paint_duty(ui, pos2(x + columns.duty, y), rect.right() - x - columns.duty - 12.0);
        }
    }

    fn paint_narrow(&self, ui: &Ui, rect: Rect, ground: Color32, is_over: bool) {
        let pill_width = match &self.duty {
            Duty::Pill(pill) => pill.width(ui),
            Duty::Text(_) => 0.0,
        };
        let left = rect.left() + 63.0;
        let width = rect.right() - left - pill_width - 24.0;
        Self::two_lines(ui, left, rect.top() + 10.0, width, (&self.label, Type::BodyStrong), &self.place);
        if let Duty::Pill(pill) = &self.duty
            && !is_over
        {
            pill.paint(ui, pos2(rect.right() - 12.0 - pill_width, rect.top() + 28.0));
        }
        let second = rect.top() + 72.0;
        let after = paint_ladder(ui, pos2(left, second), self.ladder, &self.may, ground);
        let after_ip = paint_ip(ui, pos2(left + after + 16.0, second), self.ip, &self.ip_words);
        if let Duty::Text(words) = &self.duty {
            let x = left + after + 16.0 + after_ip + 16.0;
            let theme = theme(ui);
            let drawn =
                galley_one_line(ui, words, Type::Small, theme.text_muted, (rect.right() - 12.0 - x).max(0.0));
            ui.painter().galley(pos2(x, second - drawn.size().y / 2.0), drawn, theme.text_muted);
        }
    }

    fn paint_duty(&self, ui: &Ui, left_centre: egui::Pos2, width: f32) {
        match &self.duty {
            Duty::Pill(pill) => pill.paint(ui, left_centre),
            Duty::Text(words) => {
                let theme = theme(ui);
                let drawn =
                    galley_one_line(ui, words, Type::Small, theme.text_muted, (width - 8.0).max(24.0));
                ui.painter().galley(left_centre + vec2(8.0, -drawn.size().y / 2.0), drawn, theme.text_muted);
            }
        }
    }

    /// Copy and more: always there for the tree of names, seen while the pointer or the focus is on the row.
    fn actions(&self, ui: &mut Ui, rect: Rect, id: Id, is_over: bool, ground: Color32) -> (bool, Response) {
        let y = rect.top() + 28.0;
        let place = |index: f32| {
            Rect::from_center_size(pos2(rect.right() - 28.0 - 40.0 * index, y), vec2(36.0, 36.0))
        };
        let count = if self.copy_name.is_some() { 2.0 } else { 1.0 };
        let mut copy = false;
        let more = ui
            .scope_builder(egui::UiBuilder::new().scope_id(id.with("actions")), |ui| {
                let has_focus = ui.memory(|memory| {
                    memory.focused().is_some_and(|focused| {
                        ui.ctx()
                            .data(|data| data.get_temp::<[Id; 2]>(id.with("buttons")))
                            .is_some_and(|ids| ids.contains(&focused))
                    })
                });
                if !is_over && !has_focus {
                    ui.set_opacity(0.0);
                } else if key_row_class(ui, rect.width()).is_narrow() {
                    let cover =
                        Rect::from_min_max(place(count - 1.0).min, place(0.0).max).expand2(vec2(4.0, 0.0));
                    ui.painter().rect_filled(cover, 0, ground);
                }
                let mut ids = [id, id];
                if let Some(name) = &self.copy_name {
                    let button = IconButton::new(icons::COPY, name.clone())
                        .tab_stop(self.is_tab_stop)
                        .show_at(ui, place(1.0));
                    copy = button.clicked();
                    ids[0] = button.id;
                }
                let more = IconButton::new(icons::DOTS_THREE, self.more_name.clone())
                    .tab_stop(self.is_tab_stop)
                    .show_at(ui, place(0.0));
                ids[1] = more.id;
                ui.ctx().data_mut(|data| data.insert_temp(id.with("buttons"), ids));
                more
            })
            .inner;
        (copy, more)
    }
}
