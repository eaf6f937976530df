//! Step 5: making the key on the exchange's page, line by line. Each tick is kept at once.

use egui::Ui;

use super::View;
use super::frame::footer;
use crate::app::command::{Command, Outbox};
use crate::domain::draft::{Draft, DraftStep};
use crate::domain::guide::{GuideInput, guide, suggested_name};
use crate::tr;
use crate::ui::screens::parts::guide_lines::{GuidePress, current, guide_lines, set_tick};
use crate::ui::screens::parts::layout::side_by_side;
use crate::ui::screens::parts::looks::{head_with_page, looks_ui, once_ui};
use crate::ui::text::tr;
use crate::ui::theme::WidthClass;
use crate::ui::widgets::{Button, Footer};

pub(super) fn at_exchange_ui(ui: &mut Ui, view: &View<'_>, answers: &mut Draft, out: &mut Outbox) -> Footer {
    let title = tr!("create-at-title", exchange = view.name());
    if head_with_page(ui, &title, &tr("create-at-intro"), view.exchange, view.exchange_name) {
        open_page(view, out);
    }
    let used_by = if answers.tool.trim().is_empty() {
        answers.purpose.map(|purpose| purpose.word().to_owned()).unwrap_or_default()
    } else {
        answers.tool.clone()
    };
    let today = view.when.now.to_zoned(view.when.zone.clone()).date();
    let key_name = suggested_name(view.exchange, &used_by, today, false);
    let input = GuideInput {
        exchange_name: &answers.exchange_name,
        permissions: &answers.permissions,
        addresses: &answers.addresses,
        key_name: &key_name,
        again: false,
    };
    let lines = guide(view.exchange, &input);
    let mut press = None;
    if WidthClass::of(ui).is_wide() {
        side_by_side(
            ui,
            272.0,
            24.0,
            |ui| press = guide_lines(ui, &lines, &answers.ticks, view.copied),
            |ui| {
                looks_ui(ui, view.exchange, &answers.permissions);
                ui.add_space(16.0);
                once_ui(ui);
            },
        );
    } else {
        press = guide_lines(ui, &lines, &answers.ticks, view.copied);
        ui.add_space(16.0);
        looks_ui(ui, view.exchange, &answers.permissions);
        ui.add_space(16.0);
        once_ui(ui);
    }
    match press {
        Some(GuidePress::Tick(line, on)) => set_tick(&mut answers.ticks, line, on),
        Some(GuidePress::Copy(text)) => out.send(Command::CopyPlain(text)),
        Some(GuidePress::OpenPage) => open_page(view, out),
        None => {}
    }
    let words = tr("create-at-have");
    let is_ticked = current(&lines, &answers.ticks).is_none();
    footer(DraftStep::AtExchange, if is_ticked { Button::primary(words) } else { Button::secondary(words) })
}

fn open_page(view: &View<'_>, out: &mut Outbox) {
    if let Some(url) = view.exchange.page_url() {
        out.send(Command::OpenPage(url.to_owned()));
    }
}
