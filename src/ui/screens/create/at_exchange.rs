//! Step 5: making the key on the exchange's page, line by line. Each tick is kept at once.

use egui::Ui;

use super::View;
use super::frame::footer;
use crate::app::command::Outbox;
use crate::app::jobs::Doing;
use crate::domain::accounts::{is_of_bots, is_the_account_itself};
use crate::domain::catalogue::Catalogue;
use crate::domain::draft::{Draft, DraftStep};
use crate::domain::guide::{GuideInput, guide, suggested_name};
use crate::tr;
use crate::ui::icons;
use crate::ui::screens::parts::address_copy::copy_together_ui;
use crate::ui::screens::parts::guide_lines::all_ticked;
use crate::ui::screens::parts::looks::guide_and_looks;
use crate::ui::screens::parts::page::head_with_page;
use crate::ui::screens::parts::pair::{PairView, have_button, pair_ui};
use crate::ui::screens::parts::sub_account::advice_ui;
use crate::ui::text::tr;
use crate::ui::widgets::{Button, Footer, icon_line};

pub(super) fn at_exchange_ui(ui: &mut Ui, view: &View<'_>, answers: &mut Draft, out: &mut Outbox) -> Footer {
    let title = tr!("create-at-title", exchange = view.name());
    head_with_page(ui, &title, &tr("create-at-intro"), view.exchange, view.exchange_name, out);
    if let Some(note) = Catalogue::built_in().tool(&answers.tool).and_then(|tool| tool.note.as_ref()) {
        icon_line(ui, icons::INFO, &tr(note.as_far_as_known()));
        ui.add_space(16.0);
    }
    let is_bot = answers.purpose.is_some_and(is_of_bots);
    if is_bot && is_the_account_itself(&answers.account, &answers.sub_account) {
        advice_ui(ui, view.exchange, view.exchange_name);
    }
    let making = Doing::MakePair(answers.id);
    let pair = PairView {
        exchange: view.exchange,
        exchange_name: view.exchange_name,
        tool: &answers.tool,
        chosen: answers.pair,
        born: answers.own_pair(),
        waiting: answers.born.as_ref(),
        making_for: view.session.doing_for(making, view.when.uptime),
        problem: view.session.problem_of(making),
        home: view.session.home,
        copied: view.copied,
    };
    if let Some(chosen) = pair_ui(ui, answers.id, &pair, out) {
        answers.choose_pair(chosen);
    }
    if answers.lacks_pair() {
        // A key that was made there before had another pair.
        answers.made = false;
        let button = Button::secondary(tr("pair-have")).enabled(false);
        return footer(DraftStep::AtExchange, button).reason(Some(tr("pair-make-first")));
    }
    let born = answers.own_pair().cloned();
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
        public_key: born.as_ref().map(|born| born.public.as_str()),
    };
    let lines = guide(view.exchange, &input);
    let ticks = &mut answers.ticks;
    let lines = (lines.as_slice(), born.is_some());
    guide_and_looks(ui, view.exchange, &answers.permissions, lines, ticks, view.copied, out);
    copy_together_ui(ui, view.exchange, view.exchange_name, &answers.addresses, view.copied, out);
    footer(
        DraftStep::AtExchange,
        have_button(&tr("create-at-have"), born.as_ref(), all_ticked(lines.0, &answers.ticks)),
    )
}
