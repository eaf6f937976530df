//! The backup: when the last one was made, what is not in it, and whether one opens.

use egui::Ui;

use super::{card, errand_button, row};
use crate::app::command::Outbox;
use crate::app::errand::Errand;
use crate::app::state::{Session, When};
use crate::tr;
use crate::ui::time;

/// Draws the section.
pub(super) fn backup_section(ui: &mut Ui, session: &Session, when: When<'_>, out: &mut Outbox) {
    card(
        ui,
        &tr!("settings-backup"),
        |_| (),
        |rows| {
            row(rows, &tr!("settings-backup-file"), &backup_note(session, when), 200.0, |ui| {
                errand_button(ui, tr!("settings-backup-make"), Errand::Backup, out);
            });
            row(rows, &tr!("settings-backup-try"), &tr!("settings-backup-try-note"), 200.0, |ui| {
                errand_button(ui, tr!("settings-backup-try-do"), Errand::TryBackup, out);
            });
        },
    );
}

/// When the last one was made, and what is not in it.
fn backup_note(session: &Session, when: When<'_>) -> String {
    let Some(last) = session.book.backup else { return tr!("settings-backup-never") };
    let made = time::moment(last.made, when);
    match (session.backup_due(), last.without_secret) {
        (0, 0) => tr!("settings-backup-all", made = made),
        (0, without) => tr!("settings-backup-without", made = made, count = without),
        (missing, _) => tr!("settings-backup-missing", made = made, count = missing),
    }
}
