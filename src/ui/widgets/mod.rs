//! The building blocks of every screen: functions and small builders of `&mut Ui`, without any state of the program.
//!
//! Words come in already translated. A secret comes in through `secret_field` and `code_field` only.

mod app_frame; // sidebar, rail or top bar around the unlocked screens
mod button; // primary, secondary, quiet, danger
mod card; // surface, list of rows, choice, divider
mod choice; // check box, toggle, radio, chips
mod code_field; // the six digits
mod copy_row; // a stored secret with its copy button and its copied state
mod dialog; // a question
mod field; // words that are no secret
mod field_frame; // label, edge and sentence of all fields
mod icon_button; // a button with an icon only
mod in_sight; // what the keyboard has come to
mod key_list; // many rows that scroll, with the keyboard
mod key_row; // one key in the list
mod link; // words that lead somewhere
mod mark; // permission marks, ladder, brand, exchange tile
mod menu; // menus and selects
mod next_action; // the next best action
mod notice; // info, caution, danger, good
mod offers; // what is offered under a field
mod page_head;
mod pill; // status pills, IP chip, a line with an icon
mod progress; // bar, countdown, spinner
mod qr; // a QR code as squares
mod search_field; // search, empty search, a fact in a row
mod secret_draft; // what is typed into a secret field
pub mod secret_field; // the field for secrets
mod secret_input; // how a secret comes in
mod stepper; // the steps of a guide
mod tick_line; // one line of a guide
mod timeline; // what happened
mod toast; // one sentence at the bottom
mod tooltip; // words on hover and focus
mod wiped_text; // the buffer of secrets
mod wizard_footer; // the buttons of a guide
mod wizard_frame; // rail, content and footer of a guide
mod wizard_rail; // the steps of a guide, at the side or above

pub use app_frame::{AppFrame, NavItem};
pub use button::Button;
pub use card::{Card, ListCard, RowGround, Rows, at_right, choice_card, divider, icon_square, line};
pub use choice::{
    checkbox, checkbox_alone, chip, choice_chip, choice_group, paint_check_box, radio, toggle,
    upright_divider,
};
pub use code_field::{CodeDraft, CodeField, CodeResponse};
pub use copy_row::{Copied, CopyPress, CopyRow, shown_code};
pub use dialog::{Dialog, DialogAnswer, asked_label, remark};
pub use field::{Field, FieldResponse, forget_left};
pub use field_frame::FieldState;
pub use icon_button::IconButton;
pub use in_sight::keep_focus_in_sight;
pub use key_list::row_list;
pub use key_row::{Duty, KeyRow, KeyRowResponse, key_row_class, key_row_height};
pub use link::Link;
pub use mark::{
    LADDER_MARKS, Ladder, Mark, brand_mark, exchange_tile, ladder, mark, mark_word, mark_word_in,
    paint_brand, paint_ladder, paint_mark, paint_tile,
};
pub use menu::{Menu, choice_menu, context_menu, menu, select};
pub use next_action::{NextAction, NextPress};
pub use notice::{Notice, NoticeKind, NoticePress};
pub use offers::{Offer, offers_ui};
pub use page_head::{page_head, page_head_large};
pub use pill::{IpKind, Pill, PillKind, icon_line, icon_line_in, ip_chip, paint_ip};
pub use progress::{Tone, countdown, paint_spinner, progress_bar, spinner, wake_at_next_second};
pub use qr::qr;
pub use search_field::{
    SearchField, SearchResponse, empty_search, fact_row, go_on_searching_at, search_caret, search_field,
    search_id,
};
pub use secret_draft::{SECRET_BYTES, SecretDraft};
pub use secret_field::{SecretEntry, SecretResponse, intercept, stored_bullets};
pub use stepper::{Step, StepState, step_column, step_segments};
pub use tick_line::{TickLine, TickPress};
pub use timeline::{Happening, timeline};
pub use toast::{ToastResponse, tip_ui, toast, toast_ui};
pub use tooltip::tooltip;
pub use wizard_footer::Footer;
pub use wizard_frame::{WizardEvent, WizardFrame};
pub use wizard_rail::brand_line;
