//! All keys: search, filters, the next thing to do, and the rows.

use egui::{Rect, Ui};

use crate::app::command::Outbox;
use crate::app::state::{Session, When};
/// What is typed on this screen and not yet sent.
#[derive(Default)]
pub struct KeysDraft {}

/// Draws the screen.
pub fn keys_ui(
    ui: &mut Ui,
    _session: &Session,
    _bar: Option<Rect>,
    _when: When<'_>,
    _draft: &mut KeysDraft,
    _out: &mut Outbox,
) {
    ui.label("keys");
}
