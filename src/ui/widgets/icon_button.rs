//! A square button with an icon only. Its name is said and shown as a tooltip, because an icon alone is a riddle.

use egui::{
    Color32, CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, Widget, WidgetInfo,
};

use crate::ui::icons::{self, Icon};
use crate::ui::theme::paint::{Weight, focus_ring, hover, mix, paint_icon};
use crate::ui::theme::{radius, theme};

/// A square button with an icon only; its name is also its tooltip.
#[derive(Clone, Debug)]
#[must_use = "a button is seen only after `show`"]
pub struct IconButton {
    icon: Icon,
    name: String,
    size: f32,
    edge: bool,
    enabled: bool,
    tooltip: bool,
    tab_stop: bool,
}

impl IconButton {
    /// 36 × 36, without an edge: rows and fields.
    pub fn new(icon: Icon, name: impl Into<String>) -> Self {
        Self {
            icon,
            name: name.into(),
            size: 36.0,
            edge: false,
            enabled: true,
            tooltip: true,
            tab_stop: true,
        }
    }

    /// 44 × 44 with an edge, as the other buttons of a header.
    pub fn large(mut self) -> Self {
        self.size = 44.0;
        self.edge = true;
        self
    }

    /// With an edge, as a secondary button.
    pub fn edged(mut self) -> Self {
        self.edge = true;
        self
    }

    /// Of another size, at least 24.
    pub fn size(mut self, points: f32) -> Self {
        self.size = points.max(24.0);
        self
    }

    /// Whether it can be pressed.
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// Whether Tab stops here; in a long list only the row at which one is has tab stops.
    pub fn tab_stop(mut self, tab_stop: bool) -> Self {
        self.tab_stop = tab_stop;
        self
    }

    /// Without the tooltip, where the word stands beside it.
    pub fn without_tooltip(mut self) -> Self {
        self.tooltip = false;
        self
    }

    /// Draws it.
    pub fn show(self, ui: &mut Ui) -> Response {
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(self.size), Sense::hover());
        self.show_at(ui, rect)
    }

    /// Draws it in this place, which the caller has reserved.
    pub fn show_at(self, ui: &mut Ui, rect: Rect) -> Response {
        let theme = theme(ui);
        let sense = match (self.enabled, self.tab_stop) {
            (true, true) => Sense::click(),
            (true, false) => Sense::CLICK,
            (false, _) => Sense::hover(),
        };
        let response = ui.interact(rect, ui.scope_id().with(("icon-button", &self.name)), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, self.enabled, &self.name));
        let over = if self.enabled { hover(ui, &response) } else { 0.0 };
        let (still, edge) = if self.edge {
            (theme.surface, theme.line_strong)
        } else {
            (Color32::TRANSPARENT, Color32::TRANSPARENT)
        };
        let corner = CornerRadius::same(radius::CONTROL);
        ui.painter().rect(
            rect,
            corner,
            mix(still, theme.hover, over),
            Stroke::new(1.0, edge),
            StrokeKind::Inside,
        );
        let front = if self.enabled { mix(theme.text_muted, theme.text, over) } else { theme.line_strong };
        // Three thin dots are hardly seen.
        let weight = if self.icon == icons::DOTS_THREE { Weight::Bold } else { Weight::Regular };
        paint_icon(
            ui.painter(),
            rect.center(),
            self.icon,
            weight,
            if self.size < 32.0 { 16.0 } else { 20.0 },
            front,
        );
        focus_ring(ui, &response, rect, radius::CONTROL);
        if self.tooltip { super::tooltip(response, &self.name) } else { response }
    }
}

impl Widget for IconButton {
    fn ui(self, ui: &mut Ui) -> Response {
        self.show(ui)
    }
}
