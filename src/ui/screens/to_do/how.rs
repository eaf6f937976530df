//! How the keys are: how many need nothing, how many work from any address, how many are being rotated, each line with its keys;
//! then each key with what is to be mended.

use egui::{Align, Layout, Margin, Ui};

use super::ToDoDraft;
use crate::app::command::{Command, Outbox};
use crate::app::route::Route;
use crate::app::state::Session;
use crate::domain::api_key::ApiKey;
use crate::domain::health::{Verdict, health};
use crate::domain::search::{Chip, Query};
use crate::tr;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::paint::Weight;
use crate::ui::theme::{Type, galley_one_line, label, paint_icon, section, theme, tile_colour};
use crate::ui::widgets::{Link, ListCard, exchange_tile};
use crate::ui::words::exchange_of;

/// Keys that are shown without asking, and how many more at a time.
const FEW: usize = 6;
const MORE: usize = 20;

/// Draws the section; nothing where there is no key.
pub(super) fn how_ui(ui: &mut Ui, session: &Session, draft: &mut ToDoDraft, out: &mut Outbox) {
    let counts = session.counts;
    if counts.all == 0 {
        return;
    }
    section(ui, tr!("to-do-how"));
    ui.add_space(10.0);
    let good = counts.all.saturating_sub(counts.needs_you);
    let lines = [
        (icons::CHECK_CIRCLE, theme(ui).good, good, tr!("to-do-how-good", count = good), Chip::All),
        (
            icons::GLOBE,
            theme(ui).text_muted,
            counts.any_address,
            tr!("to-do-how-any-address", count = counts.any_address),
            Chip::AnyAddress,
        ),
        (
            icons::ARROWS_CLOCKWISE,
            theme(ui).text_muted,
            counts.rotating,
            tr!("to-do-how-rotating", count = counts.rotating),
            Chip::Rotating,
        ),
    ];
    ListCard::new().padding(Margin::symmetric(20, 16)).show(ui, |rows| {
        for (icon, colour, count, words, chip) in lines {
            if count > 0 {
                rows.row(|ui| line_ui(ui, icon, colour, &words, chip, out));
            }
        }
    });
    ui.add_space(16.0);
    keys_ui(ui, session, draft, out);
}

/// Each key with what is to be mended about it, the most urgent first.
fn keys_ui(ui: &mut Ui, session: &Session, draft: &mut ToDoDraft, out: &mut Outbox) {
    let shown = FEW + draft.more_keys;
    ListCard::new().padding(Margin::symmetric(20, 12)).show(ui, |rows| {
        let keys = session.index.listed().filter_map(|id| session.book.keys.get(&id));
        for key in keys.take(shown) {
            rows.row(|ui| key_ui(ui, session, key, out));
        }
        let rest = session.counts.all.saturating_sub(shown);
        if rest > 0 {
            rows.row(|ui| {
                if Link::new(tr!("to-do-how-rest", count = rest)).show(ui).clicked() {
                    draft.more_keys += MORE;
                }
            });
        }
    });
}

fn key_ui(ui: &mut Ui, session: &Session, key: &ApiKey, out: &mut Outbox) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        let exchange = exchange_of(key);
        let letters = exchange.shown_monogram(&key.exchange_name);
        exchange_tile(ui, &letters, tile_colour(exchange.tile.0), 32.0);
        let see = Link::new(tr!("to-do-how-see"))
            .accessible_name(tr!("to-do-how-see-name", name = key.label.clone()));
        let room = ui.available_width() - 72.0;
        ui.allocate_ui_with_layout(egui::vec2(room, 40.0), Layout::top_down(Align::Min), |ui| {
            ui.set_width(room);
            let theme = theme(ui);
            let name = galley_one_line(ui, &key.label, Type::BodyMedium, theme.text, room);
            let (rect, said) = ui.allocate_exact_size(egui::vec2(room, name.size().y), egui::Sense::hover());
            said.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &key.label));
            ui.painter().galley(rect.min, name, theme.text);
            label(ui, Type::Caption, how_words(session, key), theme.text_muted);
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if see.show(ui).clicked() {
                out.go(Route::Health(key.id));
            }
        });
    });
}

/// "2 things to mend", or that it is as it should be.
pub fn how_words(session: &Session, key: &ApiKey) -> String {
    let found = health(key, session.book.backup, &session.today);
    let of = |is: fn(Verdict) -> bool| found.iter().filter(|one| is(one.verdict)).count();
    let bad = of(|verdict| verdict <= Verdict::Mend);
    match (found.is_empty(), bad, of(|verdict| verdict == Verdict::Unsure)) {
        (true, ..) => tr!("words-duty-closed"),
        (_, 0, 0) => tr!("to-do-how-fine"),
        (_, 0, unsure) => tr!("to-do-how-unsure", count = unsure),
        (_, bad, _) => tr!("to-do-how-mend", count = bad),
    }
}

fn line_ui(ui: &mut Ui, icon: Icon, colour: egui::Color32, words: &str, chip: Chip, out: &mut Outbox) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        let (rect, _) = ui.allocate_exact_size(egui::vec2(20.0, 20.0), egui::Sense::hover());
        paint_icon(ui.painter(), rect.center(), icon, Weight::Fill, 20.0, colour);
        let text = theme(ui).text;
        label(ui, Type::BodyMedium, words, text);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let show = Link::new(tr!("to-do-how-show"))
                .accessible_name(tr!("to-do-how-show-name", what = words.to_owned()));
            if show.show(ui).clicked() {
                out.send(Command::Search(Query { chip, ..Query::default() }));
                out.go(Route::Keys);
            }
        });
    });
}
