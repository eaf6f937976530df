//! A recovery code instead of the phone.

use egui::Ui;

use crate::app::command::Outbox;
use crate::app::state::{Gate, When};
/// What is typed on this screen and not yet sent.
#[derive(Default)]
pub struct RecoveryDraft {}

/// Draws the screen.
pub fn recovery_ui(
    ui: &mut Ui,
    _gate: &Gate,
    _when: When<'_>,
    _draft: &mut RecoveryDraft,
    _out: &mut Outbox,
) {
    ui.label("recovery");
}
