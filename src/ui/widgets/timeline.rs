//! The history of a key: icons on a line, newest first, each with what happened and when.

use egui::{Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::ui::icons::Icon;
use crate::ui::theme::paint::{Weight, paint_icon};
use crate::ui::theme::{Type, galley, theme};

/// One thing that happened.
#[derive(Clone, Debug)]
pub struct Happening {
    /// Its sign.
    pub icon: Icon,
    /// What happened.
    pub what: String,
    /// When, in words.
    pub when: String,
}

/// Draws them under each other.
pub fn timeline(ui: &mut Ui, happenings: &[Happening]) {
    let theme = theme(ui);
    for (index, happening) in happenings.iter().enumerate() {
        let width = ui.available_width();
        let what = galley(ui, &happening.what, Type::Small, theme.text, (width - 40.0).max(40.0));
        let when = galley(ui, &happening.when, Type::Caption, theme.text_muted, (width - 40.0).max(40.0));
        let height = what.size().y + when.size().y + 10.0;
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        let name = format!("{}, {}", happening.what, happening.when);
        name_it(&response, &name);
        let centre = pos2(rect.left() + 14.0, rect.top() + 14.0);
        if index + 1 < happenings.len() {
            ui.painter().vline(centre.x, centre.y..=rect.bottom() + 14.0, Stroke::new(1.0, theme.line));
        }
        ui.painter().circle_filled(centre, 14.0, theme.sunken);
        paint_icon(ui.painter(), centre, happening.icon, Weight::Regular, 14.0, theme.text_muted);
        let left = rect.left() + 39.0;
        let second = rect.top() + what.size().y;
        ui.painter().galley(pos2(left, rect.top()), what, theme.text);
        ui.painter().galley(pos2(left, second), when, theme.text_muted);
    }
}

fn name_it(response: &Response, name: &str) {
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
}
