//! Step 2: a second key at the exchange, with the same settings as the old one.

use egui::Ui;

use super::frame::footer;
use super::{View, both_cards_ui};
use crate::app::command::Outbox;
use crate::app::jobs::Doing;
use crate::domain::guide::{GuideInput, guide, suggested_name};
use crate::domain::rotation::{Rotation, RotationStep};
use crate::tr;
use crate::ui::screens::parts::address_copy::copy_together_ui;
use crate::ui::screens::parts::guide_lines::all_ticked;
use crate::ui::screens::parts::looks::guide_and_looks;
use crate::ui::screens::parts::page::head_with_page;
use crate::ui::screens::parts::pair::{PairView, have_button, pair_ui};
use crate::ui::text::tr;
use crate::ui::widgets::{Button, Footer};

pub(super) fn make_ui(ui: &mut Ui, view: &View<'_>, answers: &mut Rotation, out: &mut Outbox) -> Footer {
    let title = tr!("rotate-make-title", exchange = view.name());
    head_with_page(ui, &title, &tr("rotate-make-intro"), view.exchange, view.exchange_name, out);
    both_cards_ui(ui, view, answers);
    ui.add_space(16.0);
    let making = Doing::MakePair(view.key.id);
    let pair = PairView {
        exchange: view.exchange,
        exchange_name: view.exchange_name,
        tool: view.key.tools.first().map_or("", |used| used.tool.as_str()),
        chosen: answers.pair,
        born: answers.own_pair(),
        waiting: answers.born.as_ref(),
        making_for: view.session.doing_for(making, view.when.uptime),
        problem: view.session.problem_of(making),
        home: view.session.home,
        copied: view.copied,
    };
    if let Some(chosen) = pair_ui(ui, view.key.id, &pair, out) {
        answers.choose_pair(chosen);
    }
    if answers.lacks_pair() {
        // A key that was made there before had another pair.
        answers.made = false;
        let button = Button::secondary(tr("pair-have")).enabled(false);
        return footer(RotationStep::Make, button).reason(Some(tr("pair-make-first")));
    }
    let born = answers.own_pair().cloned();
    let used_by = view.key.tools.first().map_or(view.key.purpose.word(), |tool| tool.tool.as_str());
    let today = view.when.now.to_zoned(view.when.zone.clone()).date();
    let key_name = suggested_name(view.exchange, used_by, today, true);
    let input = GuideInput {
        exchange_name: &view.key.exchange_name,
        permissions: &view.key.permissions,
        addresses: &view.key.addresses,
        key_name: &key_name,
        again: true,
        public_key: born.as_ref().map(|born| born.public.as_str()),
    };
    let lines = guide(view.exchange, &input);
    let ticks = &mut answers.ticks;
    let lines = (lines.as_slice(), born.is_some());
    guide_and_looks(ui, view.exchange, &view.key.permissions, lines, ticks, view.copied, out);
    copy_together_ui(ui, view.exchange, view.exchange_name, &view.key.addresses, view.copied, out);
    footer(
        RotationStep::Make,
        have_button(&tr("rotate-make-have"), born.as_ref(), all_ticked(lines.0, &answers.ticks)),
    )
}
