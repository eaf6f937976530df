//! The dialog: a question with the thing's name, one paragraph, and buttons at the right with the safe one focused.
//!
//! Esc and a click beside it mean "no". The focus stays inside and goes back to where it came from.

use egui::{
    Align, Context, CornerRadius, Frame, Id, Key, Layout, Margin, Modal, Modifiers, Rect, ScrollArea, Stroke,
    Ui, UiBuilder, accesskit, vec2,
};

use super::button::Button;
use super::in_sight::keep_focus_in_sight;
use super::mark::{Mark, mark};
use crate::ui::theme::{Theme, Type, label, radius, rich_in};

/// How a dialog was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DialogAnswer {
    /// The safe button, Esc, or a click beside the dialog.
    No,
    /// The button with the verb.
    Yes,
}

/// A question.
#[derive(Clone, Debug)]
#[must_use = "a dialog is seen only after `show`"]
pub struct Dialog {
    id: Id,
    title: String,
    body: String,
    sign: Option<Mark>,
    width: f32,
    safe: Button,
    deed: Option<Button>,
}

impl Dialog {
    /// A question, and the words of the safe button. `salt` tells this dialog from others.
    pub fn new(salt: &str, title: impl Into<String>, safe: impl Into<String>) -> Self {
        Self {
            id: Id::unique(("keystead-dialog", salt.to_owned())),
            title: title.into(),
            body: String::new(),
            sign: None,
            width: 480.0,
            safe: Button::secondary(safe),
            deed: None,
        }
    }

    /// One paragraph; it may hold `**bold**` words.
    pub fn body(mut self, body: impl Into<String>) -> Self {
        self.body = body.into();
        self
    }

    /// A permission's mark beside the title.
    pub fn mark(mut self, sign: impl Into<Mark>) -> Self {
        self.sign = Some(sign.into());
        self
    }

    /// Another width: 520 with a field.
    pub fn width(mut self, points: f32) -> Self {
        self.width = points;
        self
    }

    /// The safe button as the primary one.
    pub fn safe_is_primary(mut self, words: impl Into<String>) -> Self {
        self.safe = Button::primary(words);
        self
    }

    /// The button with the verb: `Button::danger("Delete “Grid bot” here")`.
    pub fn deed(mut self, button: Button) -> Self {
        self.deed = Some(button);
        self
    }

    /// Draws it above everything, in each frame in which the question is open. `extra` draws what stands between paragraph and buttons.
    pub fn show(self, ctx: &Context, extra: impl FnOnce(&mut Ui)) -> Option<DialogAnswer> {
        let theme = Theme::of(ctx);
        let came_from = self.id.with("came-from");
        let seen_in = self.id.with("seen-in");
        let pass = ctx.cumulative_pass_nr();
        let was_open = ctx.data(|data| data.get_temp::<u64>(seen_in)).is_some_and(|seen| seen + 2 >= pass);
        ctx.data_mut(|data| data.insert_temp(seen_in, pass));
        if !was_open {
            let focused = ctx.memory(egui::Memory::focused);
            ctx.data_mut(|data| data.insert_temp(came_from, focused));
        }
        let title = self.title.clone();
        let area = Modal::default_area(self.id).role(accesskit::Role::AlertDialog).accessible_name(title);
        let frame = Frame::new()
            .fill(theme.surface)
            .corner_radius(CornerRadius::same(radius::DIALOG))
            .shadow(theme.dialog)
            .stroke(Stroke::NONE)
            .inner_margin(Margin::same(32));
        let width = (self.width - 64.0).min(ctx.content_rect().width() - 96.0).max(0.0);
        let modal = Modal::new(self.id).area(area).frame(frame).backdrop_color(theme.backdrop);
        let shown = modal.show(ctx, |ui| {
            ui.set_width(width);
            self.content(ui, was_open, extra)
        });
        // It is the dialog's while it is open: the screen below must not leave by it too.
        let is_left = ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        let answer = if shown.should_close() || is_left {
            shown.inner.or(Some(DialogAnswer::No))
        } else {
            shown.inner
        };
        if answer.is_some() {
            let back: Option<Option<Id>> = ctx.data_mut(|data| {
                data.remove_temp::<u64>(seen_in);
                data.remove_temp(came_from)
            });
            if let Some(Some(id)) = back {
                // The dialog holds the focus for one more frame.
                crate::ui::theme::focus_later(ctx, id);
            }
        }
        answer
    }

    fn content(self, ui: &mut Ui, was_open: bool, extra: impl FnOnce(&mut Ui)) -> Option<DialogAnswer> {
        let theme = crate::ui::theme::theme(ui);
        let head = |ui: &mut Ui| {
            let response = ui.add(egui::Label::new(
                Type::Section
                    .text(&self.title)
                    .size(22.0)
                    .extra_letter_spacing(-0.3)
                    .line_height(Some(28.0))
                    .color(theme.text),
            ));
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_role(accesskit::Role::Heading));
            if !self.body.is_empty() {
                ui.add_space(8.0);
                rich_in(ui, Type::Body, &self.body, theme.text_muted);
            }
        };
        let narrow = self.deed.as_ref().map_or(0.0, |deed| deed.width(ui)) + self.safe.width(ui) + 12.0
            > ui.available_width();
        // In a low window what is asked scrolls, and the buttons stay.
        let buttons = if narrow { 124.0 } else { 72.0 };
        let most = ui.ctx().content_rect().height() - 2.0 * 32.0 - 16.0 - buttons;
        ScrollArea::vertical().max_height(most.max(96.0)).auto_shrink([false, true]).show(ui, |ui| {
            if let Some(sign) = self.sign {
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = 16.0;
                    mark(ui, sign, 40.0, theme.surface);
                    ui.vertical(head);
                });
            } else {
                head(ui);
            }
            extra(ui);
            keep_focus_in_sight(ui);
        });
        ui.add_space(28.0);
        let mut answer = None;
        if narrow {
            if self.safe.clone().full_width().show(ui).clicked() {
                answer = Some(DialogAnswer::No);
            }
            ui.add_space(8.0);
            if self.deed.is_some_and(|deed| deed.full_width().show(ui).clicked()) {
                answer = Some(DialogAnswer::Yes);
            }
            return answer;
        }
        let rect = Rect::from_min_size(ui.cursor().left_top(), vec2(ui.available_width(), 44.0));
        ui.scope_builder(
            UiBuilder::new().max_rect(rect).layout(Layout::right_to_left(Align::Center)),
            |ui| {
                ui.spacing_mut().item_spacing.x = 12.0;
                let safe = self.safe.show(ui);
                if !was_open {
                    safe.request_focus();
                }
                if safe.clicked() {
                    answer = Some(DialogAnswer::No);
                }
                if self.deed.is_some_and(|deed| deed.show(ui).clicked()) {
                    answer = Some(DialogAnswer::Yes);
                }
            },
        );
        answer
    }
}

/// A grey box inside a dialog or a card: a remark that weighs something. Holds `**bold**` words.
pub fn remark(ui: &mut Ui, icon: crate::ui::icons::Icon, words: &str) {
    let theme = crate::ui::theme::theme(ui);
    super::Card::new().ground(theme.sunken).padding(Margin::symmetric(16, 12)).show(ui, |ui| {
        super::icon_line_in(
            ui,
            icon,
            crate::ui::theme::paint::Weight::Regular,
            words,
            Type::Small,
            theme.text,
        );
    });
}

/// A label above content that is not a field, such as "To go on, type **withdraw**".
pub fn asked_label(ui: &mut Ui, words: &str) -> egui::Response {
    let theme = crate::ui::theme::theme(ui);
    label(ui, Type::BodyStrong, words, theme.text)
}
