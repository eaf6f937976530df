//! How the exchange's page should look: its permissions with those ticked that were chosen, and that the secret is shown once.

use egui::{Align, Layout, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::say;
use crate::domain::exchange::{Exchange, PermissionFact};
use crate::tr;
use crate::ui::icons;
use crate::ui::text::tr;
use crate::ui::theme::paint::Weight;
use crate::ui::theme::{Type, WidthClass, body_strong, caption, label, paint_icon, theme};
use crate::ui::widgets::{Button, Card, Notice, page_head};

/// Of more permissions than these, those that stay off are counted and not listed.
const FEW: usize = 7;

/// The head of a step that is done on the exchange's page, with the button that opens it. Gives whether it was pressed.
pub fn head_with_page(ui: &mut Ui, title: &str, intro: &str, exchange: &Exchange, name: &str) -> bool {
    if exchange.page_url().is_none() {
        page_head(ui, title, intro);
        return false;
    }
    let button = Button::secondary(say::open_page(exchange, name)).icon(icons::ARROW_SQUARE_OUT);
    let mut pressed = false;
    if WidthClass::of(ui).is_narrow() {
        page_head(ui, title, intro);
        pressed = button.full_width().show(ui).clicked();
        ui.add_space(16.0);
        return pressed;
    }
    let top = ui.cursor().min;
    let width = button.width(ui);
    let right = top.x + ui.available_width();
    // The button stands beside the words, so they take the room that is left.
    let words = Rect::from_min_max(top, pos2(right - width - 24.0, ui.max_rect().bottom().max(top.y)));
    ui.scope_builder(UiBuilder::new().max_rect(words), |ui| page_head(ui, title, intro));
    let place = Rect::from_min_size(pos2(right - width, top.y + 9.0), vec2(width, 44.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(place));
    pressed |= button.show(&mut child).clicked();
    pressed
}

/// The page's list of permissions as it should look.
pub fn looks_ui(ui: &mut Ui, exchange: &Exchange, codes: &std::collections::BTreeSet<String>) {
    let all = &exchange.permissions;
    let is_on = |permission: &&PermissionFact| codes.contains(&permission.code);
    let shown: Vec<&PermissionFact> =
        if all.len() <= FEW { all.iter().collect() } else { all.iter().filter(is_on).collect() };
    Card::new().padding(16).show(ui, |ui| {
        body_strong(ui, tr("create-at-looks-title"));
        ui.add_space(7.0);
        for permission in &shown {
            look_line(ui, permission.label.as_far_as_known(), is_on(permission));
        }
        if shown.len() < all.len() {
            ui.add_space(6.0);
            caption(ui, tr!("create-at-looks-rest", count = all.len() - shown.len()));
        }
    });
}

fn look_line(ui: &mut Ui, words: &str, on: bool) {
    let theme = theme(ui);
    ui.allocate_ui_with_layout(
        vec2(ui.available_width(), 36.0),
        Layout::left_to_right(Align::Center),
        |ui| {
            ui.set_min_height(36.0);
            ui.spacing_mut().item_spacing.x = 8.0;
            let (place, response) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::hover());
            let name = if on { "create-at-looks-on" } else { "create-at-looks-off" };
            let name = tr!(name, label = words.to_owned());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
            let (icon, weight, colour) = if on {
                (icons::CHECK_SQUARE, Weight::Fill, theme.accent_text)
            } else {
                (icons::SQUARE, Weight::Regular, theme.text_muted)
            };
            paint_icon(ui.painter(), place.center(), icon, weight, 20.0, colour);
            let (kind, colour) =
                if on { (Type::SmallStrong, theme.text) } else { (Type::Small, theme.text_muted) };
            label(ui, kind, words, colour);
        },
    );
}

/// The caution beside the lines.
pub fn once_ui(ui: &mut Ui) {
    Notice::caution(tr("create-at-once-title"), tr("create-at-once")).show(ui);
}
