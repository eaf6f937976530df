//! Step 2: a second key at the exchange, with the same settings as the old one.

use egui::Ui;

use super::frame::footer;
use super::{View, both_cards_ui};
use crate::app::command::Outbox;
use crate::domain::guide::{GuideInput, guide, suggested_name};
use crate::domain::rotation::{Rotation, RotationStep};
use crate::tr;
use crate::ui::screens::parts::address_copy::copy_together_ui;
use crate::ui::screens::parts::guide_lines::all_ticked;
use crate::ui::screens::parts::looks::guide_and_looks;
use crate::ui::screens::parts::page::head_with_page;
use crate::ui::text::tr;
use crate::ui::widgets::{Button, Footer};

pub(super) fn make_ui(ui: &mut Ui, view: &View<'_>, answers: &mut Rotation, out: &mut Outbox) -> Footer {
    let title = tr!("rotate-make-title", exchange = view.name());
    head_with_page(ui, &title, &tr("rotate-make-intro"), view.exchange, view.exchange_name, out);
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
    let ticks = &mut answers.ticks;
    guide_and_looks(ui, view.exchange, &view.key.permissions, &lines, ticks, view.copied, out);
    copy_together_ui(ui, view.exchange, view.exchange_name, &view.key.addresses, view.copied, out);
    let words = tr("rotate-make-have");
    let is_ticked = all_ticked(&lines, &answers.ticks);
    footer(RotationStep::Make, if is_ticked { Button::primary(words) } else { Button::secondary(words) })
}
