//! What opens the vault. Each change is a guide of its own, at the end of which a code is asked for.

use egui::Ui;

use super::{card, errand_button, row};
use crate::app::command::Outbox;
use crate::app::errand::Errand;
use crate::app::jobs::WaysIn;
use crate::app::state::{Session, When};
use crate::tr;
use crate::ui::time;

/// Draws the section.
pub(super) fn ways_in_section(ui: &mut Ui, session: &Session, when: When<'_>, out: &mut Outbox) {
    let ways_in = &session.ways_in;
    card(
        ui,
        &tr!("settings-ways-in"),
        |_| (),
        |rows| {
            let (note, deed) = if ways_in.needs_phone {
                (tr!("settings-phone-none"), tr!("settings-phone-link"))
            } else {
                (tr!("settings-phone-note"), tr!("settings-phone-change"))
            };
            row(rows, &tr!("settings-phone"), &note, 200.0, |ui| errand_button(ui, deed, Errand::Phone, out));
            let (note, deed) = if ways_in.has_passphrase {
                (tr!("settings-passphrase-note"), tr!("settings-passphrase-change"))
            } else {
                (tr!("settings-passphrase-none"), tr!("settings-passphrase-add"))
            };
            row(rows, &tr!("settings-passphrase"), &note, 200.0, |ui| {
                errand_button(ui, deed, Errand::Passphrase, out);
            });
            row(rows, &tr!("settings-recovery"), &sheet_note(ways_in, when), 200.0, |ui| {
                errand_button(ui, tr!("settings-recovery-change"), Errand::Sheet, out);
            });
        },
    );
}

/// How many codes of the sheet are left, since when there is one, and when one of it was used last.
fn sheet_note(ways_in: &WaysIn, when: When<'_>) -> String {
    let left = match ways_in.recovery_left {
        0 => tr!("settings-recovery-none"),
        1 => tr!("settings-recovery-last"),
        left => tr!("settings-recovery-note", left = left),
    };
    let made = ways_in.sheet.made.map(|made| {
        let day = made.to_zoned(when.zone.clone()).date();
        tr!("settings-recovery-made", date = time::date(day))
    });
    let used = ways_in.sheet.used.last().map(|last| {
        let (count, last) = (ways_in.sheet.used.len(), time::moment(*last, when));
        tr!("settings-recovery-used", count = count, last = last)
    });
    std::iter::once(left).chain(made).chain(used).collect::<Vec<_>>().join(" ")
}
