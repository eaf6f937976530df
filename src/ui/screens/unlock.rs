//! The six digits, and the passphrase where there is one.

use egui::Ui;

use crate::app::command::Outbox;
use crate::app::state::{Gate, When};
/// What is typed on this screen and not yet sent.
#[derive(Default)]
pub struct UnlockDraft {}

/// Draws the screen.
pub fn unlock_ui(
    ui: &mut Ui,
    _gate: &Gate,
    _next_code_secs: u64,
    _when: When<'_>,
    _draft: &mut UnlockDraft,
    _out: &mut Outbox,
) {
    ui.label("unlock");
}
