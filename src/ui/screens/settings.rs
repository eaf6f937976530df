//! Settings: how it looks, how long things stay open, where they are, what this protects from.

use egui::Ui;

use std::path::Path;

use crate::app::command::Outbox;
use crate::app::state::{Session, When};
use crate::domain::settings::Appearance;
/// What is typed on this screen and not yet sent.
#[derive(Default)]
pub struct SettingsDraft {}

/// Draws the screen.
pub fn settings_ui(
    ui: &mut Ui,
    _session: &Session,
    _appearance: Appearance,
    _data_dir: &Path,
    _when: When<'_>,
    _draft: &mut SettingsDraft,
    _out: &mut Outbox,
) {
    ui.label("settings");
}
