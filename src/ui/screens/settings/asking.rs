//! What exchanges are asked by themselves, and all keys at once.

use egui::Ui;

use super::{SettingsDraft, card, row};
use crate::app::command::{Command, Outbox};
use crate::app::state::Session;
use crate::domain::settings::Choice;
use crate::tr;
use crate::ui::screens::check::{all_dialog, all_progress_ui};
use crate::ui::widgets::{Button, toggle};

/// Draws the section.
pub(super) fn asking_section(ui: &mut Ui, session: &Session, draft: &mut SettingsDraft, out: &mut Outbox) {
    card(
        ui,
        &tr!("settings-asking"),
        |_| (),
        |rows| {
            let name = tr!("settings-asks-daily");
            row(rows, &name, &tr!("settings-asks-daily-note"), 100.0, |ui| {
                let mut on = session.book.settings.asks_daily;
                let word = if on { tr!("settings-on") } else { tr!("settings-off") };
                if toggle(ui, &mut on, &name, &word).changed() {
                    out.send(Command::Choose(Choice::AsksDaily(on)));
                }
            });
            row(rows, &tr!("settings-ask-all"), &tr!("settings-ask-all-note"), 120.0, |ui| {
                let name = tr!("answer-all");
                let ask = Button::secondary(tr!("settings-ask-all-do")).small().accessible_name(name);
                if ask.enabled(!session.checks.are_asking()).show(ui).clicked() {
                    draft.all.is_open = true;
                }
            });
        },
    );
    if session.checks.round.is_some() {
        ui.add_space(-16.0);
        all_progress_ui(ui, session, out);
        ui.add_space(16.0);
    }
    all_dialog(ui.ctx(), session, &mut draft.all, out);
}
