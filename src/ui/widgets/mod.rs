//! The building blocks of every screen: functions and small builders of `&mut Ui`, without any state of the program.
//!
//! Words come in already translated. A secret comes in through `secret_field` and `code_field` only.

mod button;
mod code_field;
mod field;
mod field_frame;
mod progress;
mod secret_draft;
pub mod secret_field;
mod secret_input;
mod wiped_text;

pub use button::{Button, IconButton, Link};
pub use code_field::{CodeDraft, CodeField, CodeResponse};
pub use field::{Field, FieldResponse};
pub use field_frame::FieldState;
pub use progress::{Tone, countdown, progress_bar, spinner, wake_at_next_second};
pub use secret_draft::SecretDraft;
pub use secret_field::{SecretEntry, SecretResponse};

/// A tooltip after half a second or on focus; only for words that are also elsewhere.
pub fn tooltip(response: egui::Response, words: &str) -> egui::Response {
    response.on_hover_text(words)
}
