//! Small words with an icon: status pills, the IP chip, a caption with an icon.

use std::sync::Arc;

use egui::{
    Color32, CornerRadius, Galley, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

use crate::ui::icons::{self, Icon};
use crate::ui::theme::paint::{Weight, focus_ring, paint_icon};
use crate::ui::theme::{Type, galley, rich_job, theme};

/// What kind of state a pill tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PillKind {
    /// Dangerous right now.
    Danger,
    /// Will go wrong if left.
    Caution,
    /// Going on.
    Accent,
    /// Proved.
    Good,
    /// Neither.
    Neutral,
}

/// A status pill, 26 high.
#[derive(Clone, Debug)]
#[must_use = "a pill is seen only after `show`"]
pub struct Pill {
    kind: PillKind,
    words: String,
    icon: Icon,
    weight: Weight,
    on_danger_row: bool,
}

impl Pill {
    /// Of this kind, with the kind's icon.
    pub fn new(kind: PillKind, words: impl Into<String>) -> Self {
        let (icon, weight) = match kind {
            PillKind::Danger => (icons::WARNING_OCTAGON, Weight::Fill),
            PillKind::Caution => (icons::HOURGLASS_MEDIUM, Weight::Bold),
            PillKind::Accent => (icons::ARROWS_CLOCKWISE, Weight::Regular),
            PillKind::Good => (icons::CHECK_CIRCLE, Weight::Fill),
            PillKind::Neutral => (icons::CLOCK, Weight::Regular),
        };
        Self { kind, words: words.into(), icon, weight, on_danger_row: false }
    }

    /// Another icon: a bin for "Import done?".
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = icon;
        self.weight = Weight::Regular;
        self
    }

    /// On a danger row it takes the surface and an edge.
    pub fn on_danger_row(mut self) -> Self {
        self.on_danger_row = true;
        self
    }

    fn galley(&self, ui: &Ui) -> (Arc<Galley>, Color32) {
        let theme = theme(ui);
        let front = match self.kind {
            PillKind::Danger => theme.danger_text,
            PillKind::Caution => theme.caution_text,
            PillKind::Accent => theme.accent_text,
            PillKind::Good => theme.good_text,
            PillKind::Neutral => theme.text_muted,
        };
        let kind = if self.kind == PillKind::Neutral { Type::CaptionMedium } else { Type::CaptionStrong };
        (galley(ui, &self.words, kind, front, f32::INFINITY), front)
    }

    /// What it says.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// Its width in points.
    pub fn width(&self, ui: &Ui) -> f32 {
        self.galley(ui).0.size().x + 42.0
    }

    /// Draws it.
    pub fn show(self, ui: &mut Ui) -> Response {
        let (rect, response) = ui.allocate_exact_size(vec2(self.width(ui), 26.0), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &self.words));
        self.paint(ui, rect.left_center());
        response
    }

    /// Paints it with its left end at this point.
    pub fn paint(&self, ui: &Ui, left_centre: Pos2) {
        let theme = theme(ui);
        let (words, front) = self.galley(ui);
        let rect = Rect::from_min_size(left_centre - vec2(0.0, 13.0), vec2(words.size().x + 42.0, 26.0));
        let none = Color32::TRANSPARENT;
        let (ground, edge) = match self.kind {
            PillKind::Danger if self.on_danger_row => (theme.surface, theme.danger_line),
            PillKind::Danger => (theme.danger_soft, none),
            PillKind::Caution => (theme.caution_soft, none),
            PillKind::Accent => (theme.accent_soft, none),
            PillKind::Good => (theme.good_soft, none),
            PillKind::Neutral => (theme.surface, theme.line),
        };
        ui.painter().rect(rect, CornerRadius::same(13), ground, Stroke::new(1.0, edge), StrokeKind::Inside);
        paint_icon(
            ui.painter(),
            pos2(rect.left() + 17.0, rect.center().y),
            self.icon,
            self.weight,
            16.0,
            front,
        );
        ui.painter().galley(pos2(rect.left() + 31.0, rect.center().y - words.size().y / 2.0), words, front);
    }
}

/// From where a key works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IpKind {
    /// Only from the addresses on its list.
    Limited,
    /// From any address.
    Any,
    /// From any address, and the key may withdraw.
    AnyAndWithdraw,
    /// Limited, but the exchange does not tell to which addresses.
    Unknown,
}

impl IpKind {
    fn icon(self) -> Icon {
        match self {
            Self::Limited => icons::SHIELD_CHECK,
            Self::Any | Self::AnyAndWithdraw => icons::GLOBE,
            Self::Unknown => icons::QUESTION,
        }
    }
}

/// The IP chip: a shield and "6 addresses", a globe and "Any address". A click opens the list.
pub fn ip_chip(ui: &mut Ui, kind: IpKind, words: &str) -> Response {
    let width = ip_galley(ui, kind, words).size().x + 24.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, 24.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    paint_ip(ui, rect.left_center(), kind, words);
    focus_ring(ui, &response, rect, 4);
    response
}

fn ip_galley(ui: &Ui, kind: IpKind, words: &str) -> Arc<Galley> {
    let theme = theme(ui);
    let (style, colour) = if kind == IpKind::AnyAndWithdraw {
        (Type::SmallStrong, theme.danger_text)
    } else {
        (Type::Small, theme.text_muted)
    };
    galley(ui, words, style, colour, f32::INFINITY)
}

/// Paints the IP chip with its left end at this point. Gives its width.
pub fn paint_ip(ui: &Ui, left_centre: Pos2, kind: IpKind, words: &str) -> f32 {
    let theme = theme(ui);
    let colour = if kind == IpKind::AnyAndWithdraw { theme.danger_text } else { theme.text_muted };
    let drawn = ip_galley(ui, kind, words);
    let width = drawn.size().x + 24.0;
    paint_icon(ui.painter(), left_centre + vec2(9.0, 0.0), kind.icon(), Weight::Regular, 18.0, colour);
    ui.painter().galley(left_centre + vec2(24.0, -drawn.size().y / 2.0), drawn, colour);
    width
}

/// A line with an icon before it, both muted: where a fact is from, what is calm. Holds `**bold**` words.
pub fn icon_line(ui: &mut Ui, icon: Icon, words: &str) -> Response {
    let colour = theme(ui).text_muted;
    icon_line_in(ui, icon, Weight::Regular, words, Type::Caption, colour)
}

/// As [`icon_line`], in another cut, style and colour.
pub fn icon_line_in(
    ui: &mut Ui,
    icon: Icon,
    weight: Weight,
    words: &str,
    kind: Type,
    colour: Color32,
) -> Response {
    let size = if kind.size() > 13.0 { 18.0 } else { 16.0 };
    let left = size + 8.0;
    let room = if ui.layout().is_horizontal() { ui.max_rect().width() } else { ui.available_width() };
    let mut job = rich_job(words, kind, colour, colour);
    job.wrap.max_width = (room - left).clamp(40.0, kind.line_limit().max(40.0));
    let drawn = ui.painter().layout_job(job);
    let (rect, response) =
        ui.allocate_exact_size(vec2(left + drawn.size().x, drawn.size().y.max(size)), Sense::hover());
    let plain = words.replace("**", "");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &plain));
    let centre = pos2(rect.left() + size / 2.0, rect.top() + kind.line() / 2.0);
    paint_icon(ui.painter(), centre, icon, weight, size, colour);
    ui.painter().galley(pos2(rect.left() + left, rect.top()), drawn, colour);
    response
}
