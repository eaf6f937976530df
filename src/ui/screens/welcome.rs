//! The first start: one promise, three ways.

use egui::Ui;

use crate::app::command::Outbox;
use crate::app::task::Task;
/// What is typed on this screen and not yet sent.
#[derive(Default)]
pub struct WelcomeDraft {}

/// Draws the screen.
pub fn welcome_ui(ui: &mut Ui, _look: &Task<()>, _draft: &mut WelcomeDraft, _out: &mut Outbox) {
    ui.label("welcome");
}
