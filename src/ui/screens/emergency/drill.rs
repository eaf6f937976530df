//! What a fire drill showed: how long it took, and what would be missing. Nothing of it is kept.

use egui::Ui;

use super::{Seen, send};
use crate::app::command::{EmergencyCommand, Outbox};
use crate::domain::api_key::KeyId;
use crate::tr;
use crate::ui::icons;
use crate::ui::theme::section;
use crate::ui::time;
use crate::ui::widgets::{Button, Card, Notice, icon_line};
use crate::ui::words::joined;

/// So many names stand in one line.
const NAMES: usize = 3;

/// Says that it is a drill while it is held, and what it showed once it was ended.
pub(super) fn report_ui(ui: &mut Ui, seen: Seen<'_>, out: &mut Outbox) {
    let Some(drill) = &seen.view.drill else { return };
    if drill.ended.is_none() {
        Notice::info(tr!("emergency-drill-notice"), tr!("emergency-drill-notice-do"))
            .icon(icons::FIRE_EXTINGUISHER)
            .show(ui);
        ui.add_space(16.0);
        return;
    }
    let (book, ranked) = (&seen.session.book, &seen.view.ranked);
    let gaps = drill.gaps(book, ranked);
    let practised = ranked.len() - gaps.not_reached.len();
    let secs = u64::try_from(drill.took(seen.when.now).as_secs()).unwrap_or(0);
    let lines = [
        (&gaps.not_reached, icons::CLOCK, "emergency-gap-not-reached"),
        (&gaps.no_page, icons::QUESTION, "emergency-gap-no-page"),
        (&gaps.not_asked, icons::WIFI_SLASH, "emergency-gap-not-asked"),
        (&gaps.wide_open, icons::WARNING_OCTAGON, "emergency-gap-wide-open"),
    ];
    Card::new().show(ui, |ui| {
        let width = ui.available_width();
        ui.set_width(width);
        section(
            ui,
            tr!("emergency-drill-took", time = time::spoken(secs), done = practised, all = ranked.len()),
        );
        ui.add_space(8.0);
        if lines.iter().all(|(keys, ..)| keys.is_empty()) {
            icon_line(ui, icons::CHECK_CIRCLE, &tr!("emergency-gap-none"));
        }
        for (keys, icon, words) in lines.into_iter().filter(|(keys, ..)| !keys.is_empty()) {
            icon_line(ui, icon, &tr!(words, count = keys.len(), names = names(seen, keys)));
            ui.add_space(4.0);
        }
        ui.add_space(8.0);
        let again = Button::secondary(tr!("emergency-drill-again")).small();
        if again.show(ui).clicked() {
            send(out, EmergencyCommand::Drill);
        }
    });
    ui.add_space(16.0);
}

fn names(seen: Seen<'_>, ids: &[KeyId]) -> String {
    let known = ids.iter().filter_map(|id| seen.session.book.keys.get(id)).map(|key| key.label.clone());
    let mut names: Vec<String> = known.take(NAMES).collect();
    if ids.len() > NAMES {
        names.push(tr!("emergency-gap-more", count = ids.len() - NAMES));
    }
    joined("words-and", &names)
}
