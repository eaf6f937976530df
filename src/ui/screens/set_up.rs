//! Setting up in three steps; also linking a phone again after a recovery code.

use egui::Ui;

use crate::app::command::Outbox;
use crate::app::state::{SetUp, When};
/// What is typed on this screen and not yet sent.
#[derive(Default)]
pub struct SetUpDraft {}

/// Draws the screen.
pub fn set_up_ui(
    ui: &mut Ui,
    _set_up: &SetUp,
    _new_phone: bool,
    _next_code_secs: u64,
    _when: When<'_>,
    _draft: &mut SetUpDraft,
    _out: &mut Outbox,
) {
    ui.label("set_up");
}
