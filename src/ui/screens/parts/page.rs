//! The exchange's own page: opened by a button at the head of each step that is done there.

use egui::{Rect, Ui, UiBuilder, pos2, vec2};

use super::say;
use crate::app::command::{Command, Outbox};
use crate::domain::exchange::Exchange;
use crate::ui::icons;
use crate::ui::theme::WidthClass;
use crate::ui::widgets::{Button, page_head};

/// Opens the exchange's page with its keys, where it is known.
pub fn open_page(exchange: &Exchange, out: &mut Outbox) {
    if let Some(url) = exchange.page_url() {
        out.send(Command::OpenPage(url.to_owned()));
    }
}

/// The head of a step that is done on the exchange's page, with the button that opens it.
pub fn head_with_page(
    ui: &mut Ui,
    title: &str,
    intro: &str,
    exchange: &Exchange,
    name: &str,
    out: &mut Outbox,
) {
    if exchange.page_url().is_none() {
        page_head(ui, title, intro);
        return;
    }
    let button = Button::secondary(say::open_page(exchange, name)).icon(icons::ARROW_SQUARE_OUT);
    if WidthClass::of(ui).is_narrow() {
        page_head(ui, title, intro);
        if button.full_width().show(ui).clicked() {
            open_page(exchange, out);
        }
        ui.add_space(16.0);
        return;
    }
    let top = ui.cursor().min;
    let width = button.width(ui);
    let right = top.x + ui.available_width();
    // The button stands beside the words, so they take the room that is left.
    let words = Rect::from_min_max(top, pos2(right - width - 24.0, ui.max_rect().bottom().max(top.y)));
    ui.scope_builder(UiBuilder::new().max_rect(words), |ui| page_head(ui, title, intro));
    let place = Rect::from_min_size(pos2(right - width, top.y + 9.0), vec2(width, 44.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(place));
    if button.show(&mut child).clicked() {
        open_page(exchange, out);
    }
}
