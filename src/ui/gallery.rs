//! One page with every building block in each of its states, to be looked at and compared with the design.
//!
//! It is no part of the program's way; nothing in it does anything.

use egui::Ui;

/// The page.
pub fn components_ui(ui: &mut Ui) {
    let _ = ui;
}
