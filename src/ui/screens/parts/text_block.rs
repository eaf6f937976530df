//! Some lines of text that are measured before their row is drawn, so that everything else can stand in its middle.

use std::sync::Arc;

use egui::{Color32, Galley, Pos2, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use crate::ui::icons::Icon;
use crate::ui::theme::paint::Weight;
use crate::ui::theme::{Type, galley, paint_icon};

struct Line {
    galley: Arc<Galley>,
    words: String,
    colour: Color32,
    icon: Option<Icon>,
}

/// Lines under each other, wrapped at one width.
pub struct TextBlock {
    width: f32,
    lines: Vec<Line>,
}

impl TextBlock {
    /// No line yet.
    pub fn new(width: f32) -> Self {
        Self { width: width.max(60.0), lines: Vec::new() }
    }

    /// A line more.
    #[must_use]
    pub fn line(self, ui: &Ui, kind: Type, words: impl Into<String>, colour: Color32) -> Self {
        self.push(ui, kind, words.into(), colour, None)
    }

    /// A line more, with an icon of 16 before it.
    #[must_use]
    pub fn icon_line(self, ui: &Ui, icon: Icon, words: impl Into<String>, colour: Color32) -> Self {
        self.push(ui, Type::Caption, words.into(), colour, Some(icon))
    }

    fn push(mut self, ui: &Ui, kind: Type, words: String, colour: Color32, icon: Option<Icon>) -> Self {
        let inset = if icon.is_some() { 20.0 } else { 0.0 };
        let galley = galley(ui, &words, kind, colour, self.width - inset);
        self.lines.push(Line { galley, words, colour, icon });
        self
    }

    /// The height of all lines.
    pub fn height(&self) -> f32 {
        self.lines.iter().map(|line| line.galley.size().y + line.gap()).sum()
    }

    /// Draws them with their upper left corner here, each as a label.
    pub fn show(&self, ui: &Ui, salt: &str, at: Pos2) {
        let mut top = at.y;
        for (index, line) in self.lines.iter().enumerate() {
            top += line.gap();
            let rect = Rect::from_min_size(Pos2::new(at.x, top), vec2(self.width, line.galley.size().y));
            let response = ui.interact(rect, ui.scope_id().with((salt, index)), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &line.words));
            let mut left = rect.left();
            if let Some(icon) = line.icon {
                let centre = Pos2::new(left + 8.0, top + 9.0);
                paint_icon(ui.painter(), centre, icon, Weight::Regular, 15.0, line.colour);
                left += 20.0;
            }
            ui.painter().galley(Pos2::new(left, top), line.galley.clone(), line.colour);
            top += line.galley.size().y;
        }
    }
}

impl Line {
    fn gap(&self) -> f32 {
        if self.icon.is_some() { 2.0 } else { 0.0 }
    }
}
