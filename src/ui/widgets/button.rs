//! Buttons: primary (one per screen), secondary, quiet, danger and the outlined one that opens danger.
//!
//! The label says the deed. A button that cannot work yet is greyed and its reason stands beside it.

use std::sync::Arc;

use egui::{
    Color32, CornerRadius, Galley, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Widget, WidgetInfo,
    pos2, vec2,
};

use super::progress::paint_spinner;
use crate::ui::icons::Icon;
use crate::ui::theme::paint::{Weight, focus_ring, hover, mix, paint_icon};
use crate::ui::theme::{Theme, Type, galley, label, radius, theme};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Primary,
    Secondary,
    Quiet,
    Danger,
    DangerQuiet,
}

/// A button with words. Enter and Space press it while it has the focus.
#[derive(Clone, Debug)]
#[must_use = "a button is seen only after `show`"]
pub struct Button {
    kind: Kind,
    words: String,
    name: Option<String>,
    icon: Option<Icon>,
    small: bool,
    full_width: bool,
    min_width: f32,
    busy: Option<String>,
    enabled: bool,
    reason: Option<String>,
    focus_first: bool,
}

impl Button {
    fn new(kind: Kind, words: impl Into<String>) -> Self {
        Self {
            kind,
            words: words.into(),
            name: None,
            icon: None,
            small: false,
            full_width: false,
            min_width: 0.0,
            busy: None,
            enabled: true,
            reason: None,
            focus_first: false,
        }
    }

    /// The one thing to do on this screen.
    pub fn primary(words: impl Into<String>) -> Self {
        Self::new(Kind::Primary, words)
    }

    /// Anything else that can be done.
    pub fn secondary(words: impl Into<String>) -> Self {
        Self::new(Kind::Secondary, words)
    }

    /// Without ground and edge: "Later".
    pub fn quiet(words: impl Into<String>) -> Self {
        Self::new(Kind::Quiet, words)
    }

    /// What cannot be undone, or an emergency.
    pub fn danger(words: impl Into<String>) -> Self {
        Self::new(Kind::Danger, words)
    }

    /// Opens such an act, but does not do it.
    pub fn danger_quiet(words: impl Into<String>) -> Self {
        Self::new(Kind::DangerQuiet, words)
    }

    /// An icon to the left of the words.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// 36 high instead of 44, for rows.
    pub fn small(mut self) -> Self {
        self.small = true;
        self
    }

    /// As wide as there is room.
    pub fn full_width(mut self) -> Self {
        self.full_width = true;
        self
    }

    /// At least this wide.
    pub fn min_width(mut self, points: f32) -> Self {
        self.min_width = points;
        self
    }

    /// While something runs: a spinner replaces the icon, these words replace the label, the width stays.
    pub fn busy(mut self, words: Option<impl Into<String>>) -> Self {
        self.busy = words.map(Into::into);
        self
    }

    /// Whether it can be pressed. Say why not with [`Self::disabled_reason`], or beside it.
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// Greys the button while there is a reason, and names the reason beside it.
    pub fn disabled_reason(mut self, reason: Option<impl Into<String>>) -> Self {
        if let Some(reason) = reason {
            self.enabled = false;
            self.reason = Some(reason.into());
        }
        self
    }

    /// What a screen reader says; it must contain the visible words.
    pub fn accessible_name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Takes the focus when it appears.
    pub fn focus_first(mut self) -> Self {
        self.focus_first = true;
        self
    }

    /// Whether it can be pressed now.
    pub fn can_press(&self) -> bool {
        self.enabled && self.busy.is_none()
    }

    /// The height in points, for one line of words.
    pub fn height(&self) -> f32 {
        if self.small { 36.0 } else { 44.0 }
    }

    /// The width it would take, in points, for one line of words.
    pub fn width(&self, ui: &Ui) -> f32 {
        let words = self.galley(ui, f32::INFINITY, Color32::PLACEHOLDER);
        self.width_of(&words)
    }

    fn kind_of_text(&self) -> Type {
        if self.small { Type::SmallStrong } else { Type::BodyStrong }
    }

    fn galley(&self, ui: &Ui, width: f32, colour: Color32) -> Arc<Galley> {
        galley(ui, &self.words, self.kind_of_text(), colour, width)
    }

    fn padding(&self) -> f32 {
        if self.small { 15.0 } else { 19.0 }
    }

    fn icon_width(&self) -> f32 {
        if self.icon.is_some() || (self.busy.is_some() && !self.small) { 18.0 + 8.0 } else { 0.0 }
    }

    fn width_of(&self, words: &Galley) -> f32 {
        (words.size().x + self.icon_width() + 2.0 * self.padding()).ceil().max(self.min_width)
    }

    /// Draws it.
    pub fn show(mut self, ui: &mut Ui) -> Response {
        if let Some(words) = self.busy.clone() {
            self.words = words;
        }
        let theme = theme(ui);
        // In a row the rest of the line may be short, and words must not break there letter by letter.
        let room = if ui.layout().is_horizontal() { ui.max_rect().width() } else { ui.available_width() };
        let around = self.icon_width() + 2.0 * self.padding();
        let words = self.galley(ui, (room - around).max(40.0), self.front(theme));
        let width = if self.full_width { ui.available_width() } else { self.width_of(&words) };
        let height = self.height().max(words.size().y + if self.small { 16.0 } else { 22.0 });
        let sense = if self.can_press() { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), sense);
        let name = self.name.clone().unwrap_or_else(|| self.words.clone());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, self.can_press(), &name));
        if !self.can_press() {
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_disabled();
                if let Some(reason) = &self.reason {
                    node.set_description(reason.as_str());
                }
            });
        }
        if self.focus_first && self.can_press() {
            crate::ui::theme::focus_when_new(ui, response.id);
        }
        if ui.is_rect_visible(rect) {
            self.paint(ui, rect, &response, &words);
        }
        if let Some(reason) = self.reason {
            ui.add_space(4.0);
            label(ui, Type::Caption, reason, theme.text_muted);
        }
        response
    }

    fn front(&self, theme: &Theme) -> Color32 {
        if !self.enabled {
            return theme.text_faint;
        }
        match self.kind {
            Kind::Primary => theme.on_accent,
            Kind::Danger => theme.on_danger,
            Kind::Secondary => theme.text,
            Kind::Quiet => theme.accent_text,
            Kind::DangerQuiet => theme.danger_text,
        }
    }

    /// Ground and edge.
    fn grounds(&self, ui: &Ui, response: &Response) -> (Color32, Color32) {
        let theme = theme(ui);
        if !self.enabled {
            let ground = if self.kind == Kind::Quiet { Color32::TRANSPARENT } else { theme.sunken };
            let edge = if self.kind == Kind::Quiet { Color32::TRANSPARENT } else { theme.line };
            return (ground, edge);
        }
        let over = if self.busy.is_some() { 0.0 } else { hover(ui, response) };
        let is_pressed = response.is_pointer_button_down_on();
        let none = Color32::TRANSPARENT;
        match self.kind {
            Kind::Primary if is_pressed => (theme.accent_press, none),
            Kind::Primary => (mix(theme.accent, theme.accent_hover, over), none),
            Kind::Danger => (mix(theme.danger, theme.danger_hover, over), none),
            Kind::Secondary => (mix(theme.surface, theme.hover, over), theme.line_strong),
            Kind::Quiet => (mix(none, theme.hover, over), none),
            Kind::DangerQuiet => (mix(none, theme.danger_soft, over), theme.danger_line),
        }
    }

    fn paint(&self, ui: &Ui, rect: Rect, response: &Response, words: &Arc<Galley>) {
        let front = self.front(theme(ui));
        let (ground, edge) = self.grounds(ui, response);
        let corner = CornerRadius::same(radius::CONTROL);
        ui.painter().rect(rect, corner, ground, Stroke::new(1.0, edge), StrokeKind::Inside);
        let content = words.size().x + self.icon_width();
        let mut x = rect.center().x - content / 2.0;
        if self.icon_width() > 0.0 {
            let centre = pos2(x + 9.0, rect.center().y);
            if self.busy.is_some() {
                paint_spinner(ui, centre, 14.0, front);
            } else if let Some(icon) = self.icon {
                let weight = if matches!(self.kind, Kind::Primary | Kind::Danger) {
                    Weight::Bold
                } else {
                    Weight::Regular
                };
                paint_icon(ui.painter(), centre, icon, weight, 18.0, front);
            }
            x += self.icon_width();
        }
        let at = pos2(x, rect.center().y - words.size().y / 2.0);
        ui.painter().galley(at, words.clone(), front);
        focus_ring(ui, response, rect, radius::CONTROL);
    }
}

impl Widget for Button {
    fn ui(self, ui: &mut Ui) -> Response {
        self.show(ui)
    }
}
