//! One key: what a thief could do with it, its fields, its facts, its history.

use egui::Ui;

use crate::app::command::Outbox;
use crate::app::state::{Session, When};
use crate::domain::api_key::ApiKey;
/// What is typed on this screen and not yet sent.
#[derive(Default)]
pub struct KeyDraft {}

/// Draws the screen.
pub fn key_ui(
    ui: &mut Ui,
    _session: &Session,
    _key: &ApiKey,
    _when: When<'_>,
    _draft: &mut KeyDraft,
    _out: &mut Outbox,
) {
    ui.label("key");
}
