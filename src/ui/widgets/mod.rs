//! The building blocks of every screen: functions and small builders of `&mut Ui`, without any state of the program.
//!
//! Words come in already translated. A secret comes in through `secret_field` and `code_field` only.

mod app_frame;
mod button;
mod card;
mod code_field;
mod field;
mod field_frame;
mod mark;
mod menu;
mod notice;
mod progress;
mod secret_draft;
pub mod secret_field;
mod secret_input;
mod stepper;
mod wiped_text;
mod wizard_frame;

pub use app_frame::{AppFrame, NavItem};
pub use button::{Button, IconButton, Link};
pub use card::{Card, ListCard, RowGround, Rows, choice_card, divider, icon_square};
pub use code_field::{CodeDraft, CodeField, CodeResponse};
pub use field::{Field, FieldResponse};
pub use field_frame::FieldState;
pub use mark::{
    Ladder, Mark, brand_mark, exchange_tile, ladder, mark, mark_word, mark_word_in, paint_brand,
    paint_ladder, paint_mark, paint_tile,
};
pub use menu::{Menu, choice_menu, context_menu, menu, select};
pub use notice::{Notice, NoticeKind, NoticePress};
pub use progress::{Tone, countdown, progress_bar, spinner, wake_at_next_second};
pub use secret_draft::SecretDraft;
pub use secret_field::{SecretEntry, SecretResponse};
pub use stepper::{Step, StepState, step_column, step_segments};
pub use wizard_frame::{Footer, WizardEvent, WizardFrame, brand_line, page_head, page_head_large};

/// A tooltip after half a second or on focus; only for words that are also elsewhere.
pub fn tooltip(response: egui::Response, words: &str) -> egui::Response {
    response.on_hover_text(words)
}
