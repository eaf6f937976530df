//! Creating a key in seven steps that can be left at any time.

use egui::Ui;

use crate::app::command::Outbox;
use crate::app::state::{Session, When};
use crate::domain::draft::{Draft, DraftStep};
/// What is typed on this screen and not yet sent.
#[derive(Default)]
pub struct CreateDraft {}

/// Draws the screen.
pub fn create_ui(
    ui: &mut Ui,
    _session: &Session,
    _key_draft: &Draft,
    _step: DraftStep,
    _when: When<'_>,
    _draft: &mut CreateDraft,
    _out: &mut Outbox,
) {
    ui.label("create");
}
