//! One line of a guide: a box, words and small buttons. The whole row is the target of the box.

use egui::{Align, Id, Layout, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::button::Button;
use super::card::{RowGround, Rows};
use super::choice::paint_check_box;
use crate::ui::theme::paint::focus_ring;
use crate::ui::theme::{Type, WidthClass, radius, rich_job, theme};

/// The height of a small button, and the space between two, in points.
const BUTTON: f32 = 36.0;
const GAP: f32 = 12.0;

/// What was done on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TickPress {
    /// The box was ticked or unticked.
    Toggled,
    /// A button, by its index.
    Button(usize),
}

/// One line of a guide, a rotation or an emergency. The words may hold `**bold**` ones.
#[derive(Clone, Debug)]
#[must_use = "a line is seen only after `show`"]
pub struct TickLine {
    words: String,
    caption: String,
    caption_is_code: bool,
    ticked: bool,
    is_current: bool,
    can_tick: bool,
    buttons: Vec<Button>,
    buttons_below: bool,
}

impl TickLine {
    /// A line that is ticked or not.
    pub fn new(words: impl Into<String>, ticked: bool) -> Self {
        Self {
            words: words.into(),
            caption: String::new(),
            caption_is_code: false,
            ticked,
            is_current: false,
            can_tick: true,
            buttons: Vec::new(),
            buttons_below: false,
        }
    }

    /// A second line, muted.
    pub fn caption(mut self, words: impl Into<String>) -> Self {
        self.caption = words.into();
        self
    }

    /// The second line in mono: what is to be copied.
    pub fn code(mut self, words: impl Into<String>) -> Self {
        self.caption = words.into();
        self.caption_is_code = true;
        self
    }

    /// The line at which one is: on `accent_soft`, its button may be the primary one.
    pub fn current(mut self, current: bool) -> Self {
        self.is_current = current;
        self
    }

    /// Whether the box can be ticked yet.
    pub fn can_tick(mut self, can: bool) -> Self {
        self.can_tick = can;
        self
    }

    /// A button; always drawn small.
    pub fn button(mut self, button: Button) -> Self {
        self.buttons.push(button.small());
        self
    }

    /// The buttons under the words instead of at the right.
    pub fn buttons_below(mut self) -> Self {
        self.buttons_below = true;
        self
    }

    /// Draws it as a row of the card.
    pub fn show(self, rows: &mut Rows<'_>) -> Option<TickPress> {
        let ui = rows.ui();
        let theme = theme(ui);
        let width = ui.available_width();
        let side = 16.0;
        let left = side + 32.0;
        let below = self.buttons_below || (WidthClass::of(ui).is_narrow() && self.buttons.len() > 1);
        let buttons_width: f32 = self.buttons.iter().map(|button| button.width(ui) + GAP).sum();
        let text_width = (width - left - side - if below { 0.0 } else { buttons_width }).max(80.0);
        let colour = if self.ticked { theme.text_muted } else { theme.text };
        let kind = if self.words.contains("**") { Type::Body } else { Type::BodyStrong };
        let kind = if self.ticked { Type::BodyMedium } else { kind };
        let mut words = rich_job(&self.words, kind, colour, colour);
        words.wrap.max_width = text_width;
        let words = ui.painter().layout_job(words);
        let caption = (!self.caption.is_empty()).then(|| {
            let kind = if self.caption_is_code { Type::CodeSmall } else { Type::Caption };
            let colour = if self.caption_is_code { theme.text } else { theme.text_muted };
            let mut job = rich_job(&self.caption, kind, colour, theme.text);
            job.wrap.max_width = text_width;
            job.wrap.break_anywhere = self.caption_is_code;
            ui.painter().layout_job(job)
        });
        let text_height = words.size().y + caption.as_ref().map_or(0.0, |caption| caption.size().y);
        let lines =
            if below { button_lines(self.buttons.iter().map(|it| it.width(ui)), text_width) } else { 0 };
        let buttons_height = lines as f32 * (BUTTON + GAP) - GAP;
        let below_height = if lines > 0 { 12.0 + buttons_height } else { 0.0 };
        let height = (text_height + below_height + 24.0).max(56.0);
        let ground = if self.is_current { RowGround::Current } else { RowGround::Plain };
        let name = self.words.replace("**", "");
        let description = self.caption.replace("**", "");
        rows.row_of(height, ground, |ui, rect| {
            let id: Id = ui.scope_id().with(("tick", &name));
            let sense = if self.can_tick { Sense::click() } else { Sense::hover() };
            let row = ui.interact(rect, id, sense);
            row.widget_info(|| WidgetInfo::selected(Role::CheckBox, self.can_tick, self.ticked, &name));
            if !description.is_empty() {
                ui.ctx().accesskit_node_builder(row.id, |node| node.set_description(description.as_str()));
            }
            let text_top = if below { rect.top() + 12.0 } else { rect.center().y - text_height / 2.0 };
            let box_y = if below { text_top + 11.0 } else { rect.center().y };
            let square = Rect::from_center_size(pos2(rect.left() + side + 10.0, box_y), vec2(20.0, 20.0));
            paint_check_box(ui, square, self.ticked, row.hovered());
            let text_left = rect.left() + left;
            let second = text_top + words.size().y;
            ui.painter().galley(pos2(text_left, text_top), words, colour);
            if let Some(caption) = caption {
                ui.painter().galley(pos2(text_left, second), caption, theme.text_muted);
            }
            let place = if below {
                Rect::from_min_size(
                    pos2(text_left, text_top + text_height + 12.0),
                    vec2(text_width, buttons_height),
                )
            } else {
                Rect::from_center_size(rect.center(), vec2(rect.width() - 2.0 * side, BUTTON))
            };
            let pressed = buttons(ui, place, self.buttons, below);
            focus_ring(ui, &row, square, radius::BOX);
            if row.clicked() { Some(TickPress::Toggled) } else { pressed.map(TickPress::Button) }
        })
    }
}

/// How many lines buttons of these widths take.
fn button_lines(widths: impl Iterator<Item = f32>, width: f32) -> usize {
    let (mut lines, mut right) = (0, f32::INFINITY);
    for needed in widths {
        right += GAP + needed;
        if right > width {
            (lines, right) = (lines + 1, needed);
        }
    }
    lines
}

fn buttons(ui: &mut Ui, place: Rect, buttons: Vec<Button>, below: bool) -> Option<usize> {
    let layout = if below {
        Layout::left_to_right(Align::Min).with_main_wrap(true)
    } else {
        Layout::right_to_left(Align::Center)
    };
    let mut pressed = None;
    ui.scope_builder(UiBuilder::new().max_rect(place).layout(layout), |ui| {
        ui.spacing_mut().item_spacing = vec2(GAP, GAP);
        let mut all: Vec<(usize, Button)> = buttons.into_iter().enumerate().collect();
        if !below {
            all.reverse();
        }
        for (index, button) in all {
            if button.show(ui).clicked() {
                pressed = Some(index);
            }
        }
    });
    pressed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buttons_that_find_no_room_go_to_the_next_line() {
        let lines = |widths: &[f32], width| button_lines(widths.iter().copied(), width);
        assert_eq!(lines(&[], 300.0), 0);
        assert_eq!(lines(&[100.0, 188.0], 300.0), 1);
        assert_eq!(lines(&[100.0, 189.0], 300.0), 2);
        assert_eq!(lines(&[400.0, 100.0, 100.0, 100.0], 300.0), 3);
    }
}
