//! Rotating a key in seven steps that can be left at any time and taken back until the old key is deleted.

use egui::Ui;

use crate::app::command::Outbox;
use crate::app::state::{Session, When};
use crate::domain::api_key::ApiKey;
use crate::domain::rotation::{Rotation, RotationStep};
/// What is typed on this screen and not yet sent.
#[derive(Default)]
pub struct RotateDraft {}

/// Draws the screen.
pub fn rotate_ui(
    ui: &mut Ui,
    _session: &Session,
    _key: &ApiKey,
    _rotation: &Rotation,
    _step: RotationStep,
    _when: When<'_>,
    _draft: &mut RotateDraft,
    _out: &mut Outbox,
) {
    ui.label("rotate");
}
