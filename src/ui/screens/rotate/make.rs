//! Step 2: a second key at the exchange, with the same settings as the old one.

use egui::Ui;

use super::frame::footer;
use super::{View, both_cards_ui};
use crate::app::command::{Command, Outbox};
use crate::domain::guide::{GuideInput, guide, suggested_name};
use crate::domain::rotation::{Rotation, RotationStep};
use crate::tr;
use crate::ui::screens::parts::guide_lines::{GuidePress, current, guide_lines, set_tick};
use crate::ui::screens::parts::layout::side_by_side;
use crate::ui::screens::parts::looks::{head_with_page, looks_ui, once_ui};
use crate::ui::text::tr;
use crate::ui::theme::WidthClass;
use crate::ui::widgets::{Button, Footer};

pub(super) fn make_ui(ui: &mut Ui, view: &View<'_>, answers: &mut Rotation, out: &mut Outbox) -> Footer {
    let title = tr!("rotate-make-title", exchange = view.name());
    if head_with_page(ui, &title, &tr("rotate-make-intro"), view.exchange, view.exchange_name) {
        view.open_page(out);
    }
    both_cards_ui(ui, view, answers);
    ui.add_space(16.0);
    let used_by = view.key.tools.first().map_or(view.key.purpose.word(), |tool| tool.tool.as_str());
    let today = view.when.now.to_zoned(view.when.zone.clone()).date();
    let key_name = suggested_name(view.exchange, used_by, today, true);
    let input = GuideInput {
        exchange_name: &view.key.exchange_name,
        permissions: &view.key.permissions,
        addresses: &view.key.addresses,
        key_name: &key_name,
        again: true,
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
                looks_ui(ui, view.exchange, &view.key.permissions);
                ui.add_space(16.0);
                once_ui(ui);
            },
        );
    } else {
        press = guide_lines(ui, &lines, &answers.ticks, view.copied);
        ui.add_space(16.0);
        looks_ui(ui, view.exchange, &view.key.permissions);
        ui.add_space(16.0);
        once_ui(ui);
    }
    match press {
        Some(GuidePress::Tick(line, on)) => set_tick(&mut answers.ticks, line, on),
        Some(GuidePress::Copy(text)) => out.send(Command::CopyPlain(text)),
        Some(GuidePress::OpenPage) => view.open_page(out),
        None => {}
    }
    let words = tr("rotate-make-have");
    let is_ticked = current(&lines, &answers.ticks).is_none();
    footer(RotationStep::Make, if is_ticked { Button::primary(words) } else { Button::secondary(words) })
}
