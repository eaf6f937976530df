//! What opens the vault. Each change is a guide of its own, at the end of which a code is asked for.

use egui::Ui;

use super::{card, row};
use crate::app::command::{Command, Outbox, SetUpCommand};
use crate::app::errand::Errand;
use crate::app::jobs::WaysIn;
use crate::app::state::{Session, When};
use crate::tr;
use crate::ui::time;
use crate::ui::widgets::Button;

/// Draws the section.
pub(super) fn ways_in_section(ui: &mut Ui, session: &Session, when: When<'_>, out: &mut Outbox) {
    let ways_in = &session.ways_in;
    let mut change = |ui: &mut Ui, words: String, errand: Errand| {
        if Button::secondary(words).small().show(ui).clicked() {
            out.send(Command::SetUp(SetUpCommand::Change(errand)));
        }
    };
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
            row(rows, &tr!("settings-phone"), &note, 200.0, |ui| change(ui, deed, Errand::Phone));
            let (note, deed) = if ways_in.has_passphrase {
                (tr!("settings-passphrase-note"), tr!("settings-passphrase-change"))
            } else {
                (tr!("settings-passphrase-none"), tr!("settings-passphrase-add"))
            };
            row(rows, &tr!("settings-passphrase"), &note, 200.0, |ui| change(ui, deed, Errand::Passphrase));
            row(rows, &tr!("settings-recovery"), &sheet_note(ways_in, when), 200.0, |ui| {
                change(ui, tr!("settings-recovery-change"), Errand::Sheet);
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
