//! No keychain answers: what happened, what to do, and the way out.

use egui::Ui;

use crate::app::command::Outbox;
use crate::app::state::{Gate, When};
/// What is typed on this screen and not yet sent.
#[derive(Default)]
pub struct KeychainTroubleDraft {}

/// Draws the screen.
pub fn keychain_trouble_ui(
    ui: &mut Ui,
    _gate: &Gate,
    _when: When<'_>,
    _draft: &mut KeychainTroubleDraft,
    _out: &mut Outbox,
) {
    ui.label("keychain_trouble");
}
