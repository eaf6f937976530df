//! What Keystead knows about exchanges: leads to the files of the person's own.

use egui::Ui;

use super::{card, row};
use crate::app::command::Outbox;
use crate::app::route::Route;
use crate::app::state::Session;
use crate::domain::catalogue::Catalogue;
use crate::tr;
use crate::ui::widgets::Button;

/// Draws the section.
pub(super) fn exchanges_section(ui: &mut Ui, session: &Session, out: &mut Outbox) {
    let files = &session.book.own_facts;
    let unfit = files.keys().filter(|id| Catalogue::current().unfit(id).is_some()).count();
    let note = match (files.len(), unfit) {
        (0, _) => tr!("settings-exchanges-none"),
        (count, 0) => tr!("settings-exchanges-some", count = count),
        (_, unfit) => tr!("settings-exchanges-unfit", count = unfit),
    };
    card(
        ui,
        &tr!("settings-exchanges"),
        |_| (),
        |rows| {
            row(rows, &tr!("settings-exchanges-own"), &note, 120.0, |ui| {
                if Button::secondary(tr!("settings-exchanges-open")).small().show(ui).clicked() {
                    out.go(Route::OwnFacts);
                }
            });
        },
    );
}
