//! How the keys are: how many need nothing, how many work from any address, how many are being rotated. Each line leads to its keys.

use egui::{Align, Layout, Margin, Ui};

use crate::app::command::{Command, Outbox};
use crate::app::route::Route;
use crate::app::state::Session;
use crate::domain::search::{Chip, Query};
use crate::tr;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::paint::Weight;
use crate::ui::theme::{Type, label, paint_icon, section, theme};
use crate::ui::widgets::{Link, ListCard};

/// Draws the section; nothing where there is no key.
pub(super) fn how_ui(ui: &mut Ui, session: &Session, out: &mut Outbox) {
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
