//! A link: words in the accent colour that lead somewhere, within a text or a row.

use egui::{Response, Role, Sense, Stroke, Ui, Widget, WidgetInfo, pos2, vec2};

use crate::ui::icons::{self, Icon};
use crate::ui::theme::paint::{Weight, focus_ring, paint_icon};
use crate::ui::theme::{Type, galley, theme};

/// Words that lead somewhere, in the accent colour. At least 24 high, without side padding.
#[derive(Clone, Debug)]
#[must_use = "a link is seen only after `show`"]
pub struct Link {
    words: String,
    name: Option<String>,
    icon: Option<Icon>,
    kind: Type,
    danger: bool,
}

impl Link {
    /// A link in 14 / 600.
    pub fn new(words: impl Into<String>) -> Self {
        Self { words: words.into(), name: None, icon: None, kind: Type::SmallStrong, danger: false }
    }

    /// In 13, beside a second line.
    pub fn caption(mut self) -> Self {
        self.kind = Type::CaptionStrong;
        self
    }

    /// In 15, beside body text.
    pub fn body(mut self) -> Self {
        self.kind = Type::BodyStrong;
        self
    }

    /// In the danger colour.
    pub fn danger(mut self) -> Self {
        self.danger = true;
        self
    }

    /// An icon to the left of the words.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// What a screen reader says; it must contain the visible words.
    pub fn accessible_name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Draws it.
    pub fn show(self, ui: &mut Ui) -> Response {
        let theme = theme(ui);
        let colour = if self.danger { theme.danger_text } else { theme.accent_text };
        // A caret is narrower than other signs.
        let icon_width = match self.icon {
            Some(icons::CARET_LEFT) => 20.0,
            Some(_) => 18.0 + 8.0,
            None => 0.0,
        };
        let room = if ui.layout().is_horizontal() { ui.max_rect().width() } else { ui.available_width() };
        let words = galley(ui, &self.words, self.kind, colour, (room - icon_width).max(40.0));
        let size = vec2((words.size().x + icon_width).max(24.0), words.size().y.max(24.0));
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let name = self.name.as_deref().unwrap_or(&self.words);
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, name));
        if let Some(icon) = self.icon {
            let centre = pos2(rect.left() + (icon_width - 6.0).min(18.0) / 2.0, rect.center().y);
            paint_icon(ui.painter(), centre, icon, Weight::Regular, 18.0, colour);
        }
        let at = pos2(rect.left() + icon_width, rect.center().y - words.size().y / 2.0);
        if response.hovered() {
            let y = at.y + words.size().y - 2.0;
            ui.painter().hline(at.x..=at.x + words.size().x, y, Stroke::new(1.0, colour));
        }
        ui.painter().galley(at, words, colour);
        focus_ring(ui, &response, rect, 4);
        response.on_hover_cursor(egui::CursorIcon::PointingHand)
    }
}

impl Widget for Link {
    fn ui(self, ui: &mut Ui) -> Response {
        self.show(ui)
    }
}
