//! The card with the next best action: the one thing that the list asks for; the rest waits behind "2 more".

use egui::{CornerRadius, Frame, Margin, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::button::Button;
use super::mark::{Mark, paint_mark};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::paint::{Weight, paint_icon};
use crate::ui::theme::{Type, WidthClass, galley, radius, rich_job, theme};

/// What was pressed on the card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextPress {
    /// The verb.
    Verb,
    /// "2 more".
    More,
}

#[derive(Clone, Copy, Debug)]
enum Sign {
    Mark(Mark),
    Icon(Icon),
    Calm,
}

/// The card with the next best action, or the calm one when nothing is due.
#[derive(Clone, Debug)]
#[must_use = "a card is seen only after `show`"]
pub struct NextAction {
    sign: Sign,
    title: String,
    body: String,
    verb: Option<Button>,
    more: Option<Button>,
}

impl NextAction {
    /// Something is due about a permission.
    pub fn new(mark: impl Into<Mark>, title: impl Into<String>, body: impl Into<String>) -> Self {
        Self { sign: Sign::Mark(mark.into()), title: title.into(), body: body.into(), verb: None, more: None }
    }

    /// Something is due that has another sign, drawn in the caution colour.
    pub fn with_icon(icon: Icon, title: impl Into<String>, body: impl Into<String>) -> Self {
        Self { sign: Sign::Icon(icon), title: title.into(), body: body.into(), verb: None, more: None }
    }

    /// Nothing is due: "Nothing to do until 14 March".
    pub fn calm(title: impl Into<String>, body: impl Into<String>) -> Self {
        Self { sign: Sign::Calm, title: title.into(), body: body.into(), verb: None, more: None }
    }

    /// The one verb; the primary button of the screen.
    pub fn verb(mut self, words: impl Into<String>) -> Self {
        self.verb = Some(Button::primary(words));
        self
    }

    /// What else waits.
    pub fn more(mut self, words: Option<impl Into<String>>) -> Self {
        self.more = words.map(Button::quiet);
        self
    }

    /// Draws it, as wide as there is room.
    pub fn show(self, ui: &mut Ui) -> Option<NextPress> {
        let theme = theme(ui);
        let width = ui.available_width();
        let is_narrow = WidthClass::of(ui).is_narrow();
        let buttons = if is_narrow {
            0.0
        } else {
            let verb = self.verb.as_ref().map_or(0.0, |button| button.width(ui));
            let more = self.more.as_ref().map_or(0.0, |button| button.width(ui) + 4.0);
            verb + more
        };
        // In a narrow window the mark is smaller and everything stands under each other.
        let inset = if is_narrow { 40.0 } else { 52.0 };
        let text_width = (width - 21.0 - inset - 20.0 - buttons).max(80.0);
        let title = galley(ui, &self.title, Type::BodyStrong, theme.text, text_width);
        let mut body = rich_job(&self.body, Type::Small, theme.text_muted, theme.text_muted);
        body.wrap.max_width = text_width;
        let body = ui.painter().layout_job(body);
        let text_height = title.size().y + body.size().y;
        let mut pressed = None;
        Frame::new()
            .fill(theme.surface)
            .stroke(Stroke::new(1.0, theme.line))
            .corner_radius(CornerRadius::same(radius::CARD))
            .inner_margin(Margin::symmetric(20, 16))
            .show(ui, |ui| {
                ui.set_width((width - 42.0).max(0.0));
                let height = if is_narrow {
                    text_height
                } else if self.verb.is_some() {
                    text_height.max(44.0)
                } else {
                    text_height.max(38.0)
                };
                let (rect, response) = ui.allocate_exact_size(vec2(width - 42.0, height), Sense::hover());
                let name = format!("{}. {}", self.title, self.body.replace("**", ""));
                response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
                if is_narrow {
                    self.paint_sign(ui, pos2(rect.left() + 14.0, rect.top() + 15.0), 28.0);
                } else {
                    self.paint_sign(ui, pos2(rect.left() + 18.0, rect.center().y), 36.0);
                }
                let top = rect.center().y - text_height / 2.0;
                let left = rect.left() + inset;
                let second = top + title.size().y;
                ui.painter().galley(pos2(left, top), title, theme.text);
                ui.painter().galley(pos2(left, second), body, theme.text_muted);
                let place = if is_narrow {
                    ui.add_space(12.0);
                    let at = pos2(left, ui.cursor().top());
                    ui.allocate_exact_size(vec2(width - 42.0, 36.0), Sense::hover());
                    Rect::from_min_size(at, vec2(rect.right() - left, 36.0))
                } else {
                    Rect::from_center_size(rect.center(), vec2(rect.width(), 44.0))
                        .with_max_x(rect.right() + 14.0)
                };
                let layout = if is_narrow {
                    egui::Layout::left_to_right(egui::Align::Center)
                } else {
                    egui::Layout::right_to_left(egui::Align::Center)
                };
                let has_more = self.more.is_some();
                let (verb, more) = if is_narrow {
                    (self.verb.map(Button::small), self.more.map(Button::small))
                } else {
                    (self.verb, self.more)
                };
                let place = if is_narrow || has_more { place } else { place.with_max_x(rect.right()) };
                // The quiet button reaches into the padding, so that its words end where the text does.
                let ui = &mut ui.new_child(UiBuilder::new().max_rect(place).layout(layout));
                ui.spacing_mut().item_spacing.x = 4.0;
                let mut show = |ui: &mut Ui, button: Option<Button>, press: NextPress| {
                    if button.is_some_and(|button| button.show(ui).clicked()) {
                        pressed = Some(press);
                    }
                };
                if is_narrow {
                    show(ui, verb, NextPress::Verb);
                    show(ui, more, NextPress::More);
                } else {
                    show(ui, more, NextPress::More);
                    show(ui, verb, NextPress::Verb);
                }
            });
        pressed
    }

    fn paint_sign(&self, ui: &Ui, centre: egui::Pos2, size: f32) {
        let theme = theme(ui);
        match self.sign {
            Sign::Mark(mark) => {
                paint_mark(
                    ui.painter(),
                    theme,
                    mark,
                    Rect::from_center_size(centre, vec2(size, size)),
                    theme.surface,
                );
            }
            Sign::Icon(icon) => {
                paint_icon(ui.painter(), centre, icon, Weight::Fill, size - 2.0, theme.caution);
            }
            Sign::Calm => {
                paint_icon(ui.painter(), centre, icons::CHECK_CIRCLE, Weight::Fill, size, theme.good);
            }
        }
    }
}
