//! Notices: a soft ground, an icon, a bold line and what to do. They stand in the flow and cover nothing.

use egui::{Color32, CornerRadius, Frame, Margin, Ui, UiBuilder, accesskit, vec2};

use super::button::Button;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::paint::{Weight, paint_icon};
use crate::ui::theme::{Theme, Type, radius, rich_job, theme};

/// What kind of thing a notice says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Good to know.
    Info,
    /// Will go wrong if left.
    Caution,
    /// Dangerous right now, or cannot be undone. Announced at once.
    Danger,
    /// Proved.
    Good,
}

impl NoticeKind {
    /// The icon of this kind, drawn filled.
    pub fn icon(self) -> Icon {
        match self {
            Self::Info => icons::INFO,
            Self::Caution => icons::WARNING,
            Self::Danger => icons::WARNING_OCTAGON,
            Self::Good => icons::CHECK_CIRCLE,
        }
    }

    /// Ground, icon and title.
    pub(in crate::ui) fn colours(self, theme: &Theme) -> (Color32, Color32, Color32) {
        match self {
            Self::Info => (theme.accent_soft, theme.accent_text, theme.text),
            Self::Caution => (theme.caution_soft, theme.caution, theme.caution_text),
            Self::Danger => (theme.danger_soft, theme.danger_text, theme.danger_text),
            Self::Good => (theme.good_soft, theme.good_text, theme.good_text),
        }
    }
}

/// Which of a notice's buttons was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticePress {
    /// The first one.
    First,
    /// The second one.
    Second,
}

/// Two sentences: what happened, then what to do. The body may hold `**bold**` words.
#[derive(Clone, Debug)]
#[must_use = "a notice is seen only after `show`"]
pub struct Notice {
    kind: NoticeKind,
    title: String,
    body: String,
    icon: Option<Icon>,
    buttons: Vec<Button>,
    min_height: f32,
}

impl Notice {
    /// Of this kind.
    pub fn new(kind: NoticeKind, title: impl Into<String>, body: impl Into<String>) -> Self {
        Self {
            kind,
            title: title.into(),
            body: body.into(),
            icon: None,
            buttons: Vec::new(),
            min_height: 0.0,
        }
    }

    /// Good to know.
    pub fn info(title: impl Into<String>, body: impl Into<String>) -> Self {
        Self::new(NoticeKind::Info, title, body)
    }

    /// Will go wrong if left.
    pub fn caution(title: impl Into<String>, body: impl Into<String>) -> Self {
        Self::new(NoticeKind::Caution, title, body)
    }

    /// Dangerous right now, or cannot be undone.
    pub fn danger(title: impl Into<String>, body: impl Into<String>) -> Self {
        Self::new(NoticeKind::Danger, title, body)
    }

    /// Proved.
    pub fn good(title: impl Into<String>, body: impl Into<String>) -> Self {
        Self::new(NoticeKind::Good, title, body)
    }

    /// Another icon than the kind's.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// A button under the text; at most two are drawn, always small.
    pub fn button(mut self, button: Button) -> Self {
        self.buttons.push(button.small());
        self
    }

    /// At least this high, for notices beside each other.
    pub fn min_height(mut self, points: f32) -> Self {
        self.min_height = points;
        self
    }

    /// Draws it, as wide as there is room.
    pub fn show(self, ui: &mut Ui) -> Option<NoticePress> {
        let theme = theme(ui);
        let (ground, front, title_colour) = self.kind.colours(theme);
        let is_alert = self.kind == NoticeKind::Danger;
        let plain_body = self.body.replace("**", "");
        let role = if is_alert { accesskit::Role::Alert } else { accesskit::Role::Status };
        let builder = UiBuilder::new()
            .accessibility_role(role)
            .accessibility_label(format!("{} {plain_body}", self.title));
        ui.scope_builder(builder, |ui| {
            let live = if is_alert { accesskit::Live::Assertive } else { accesskit::Live::Polite };
            ui.ctx().accesskit_node_builder(ui.unique_id(), |node| node.set_live(live));
            self.draw(ui, ground, front, title_colour)
        })
        .inner
    }

    fn draw(
        self,
        ui: &mut Ui,
        ground: Color32,
        front: Color32,
        title_colour: Color32,
    ) -> Option<NoticePress> {
        let theme = theme(ui);
        let width = ui.available_width();
        // In a side column everything moves closer together.
        let (side, icon_size, gap) = if width < 320.0 { (16, 20.0, 12.0) } else { (20, 24.0, 12.0) };
        let margin = Margin { left: side, right: side, top: 14, bottom: 14 };
        Frame::new()
            .fill(ground)
            .corner_radius(CornerRadius::same(radius::CARD))
            .inner_margin(margin)
            .show(ui, |ui| {
                ui.set_width((width - 2.0 * f32::from(side)).max(0.0));
                ui.set_min_height((self.min_height - 28.0).max(0.0));
                let icon = self.icon.unwrap_or_else(|| self.kind.icon());
                let weight = if self.icon.is_some() { Weight::Bold } else { Weight::Fill };
                let at = ui.cursor().left_top() + vec2(icon_size / 2.0, 11.0 + (icon_size - 20.0) / 2.0);
                paint_icon(ui.painter(), at, icon, weight, icon_size - 2.0, front);
                let mut pressed = None;
                let inset = icon_size + gap;
                let rect = ui.available_rect_before_wrap();
                let inner = rect.with_min_x(rect.left() + inset);
                ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
                    if !self.title.is_empty() {
                        let line = if width < 320.0 { 20.0 } else { 22.0 };
                        let title =
                            Type::BodyStrong.text(self.title).line_height(Some(line)).color(title_colour);
                        ui.add(egui::Label::new(title));
                    }
                    if !self.body.is_empty() {
                        ui.add_space(1.0);
                        let mut job = rich_job(&self.body, Type::Small, theme.text, theme.text);
                        job.wrap.max_width = ui.available_width();
                        ui.add(egui::Label::new(job));
                    }
                    if !self.buttons.is_empty() {
                        ui.add_space(12.0);
                        ui.horizontal_wrapped(|ui| {
                            ui.spacing_mut().item_spacing = vec2(12.0, 8.0);
                            for (button, press) in
                                self.buttons.into_iter().zip([NoticePress::First, NoticePress::Second])
                            {
                                if button.show(ui).clicked() {
                                    pressed = Some(press);
                                }
                            }
                        });
                        ui.add_space(2.0);
                    }
                });
                pressed
            })
            .inner
    }
}
