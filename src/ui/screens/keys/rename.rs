//! F2 in the list: another name for the key at which one is.

use egui::Context;

use crate::app::command::{Command, KeyCommand, Outbox};
use crate::app::state::Session;
use crate::domain::api_key::KeyId;
use crate::domain::edit::Edit;
use crate::tr;
use crate::ui::theme::{focus_later, is_new};
use crate::ui::widgets::{Button, Dialog, DialogAnswer, Field};

/// The most characters of a key's name.
const MOST_LABEL: usize = 40;

/// The name that is typed.
#[derive(Debug)]
pub struct RenameDraft {
    id: KeyId,
    /// The name.
    pub label: String,
}

impl RenameDraft {
    /// The name of this key.
    pub fn of(id: KeyId, label: &str) -> Self {
        Self { id, label: label.to_owned() }
    }
}

/// Asks. True when the question is answered, or the key is gone.
pub fn rename_dialog(ctx: &Context, session: &Session, draft: &mut RenameDraft, out: &mut Outbox) -> bool {
    let Some(key) = session.book.keys.get(&draft.id) else { return true };
    let label = draft.label.trim().to_owned();
    let over = label.chars().count().saturating_sub(MOST_LABEL);
    let wrong = match over {
        0 if label.is_empty() => Some(tr!("keys-rename-missing")),
        // A name that was longer before may stay.
        1.. if label != key.label => Some(tr!("keys-rename-long", over = over)),
        _ => None,
    };
    let is_right = wrong.is_none();
    let mut entered = false;
    let answer =
        Dialog::new("rename-key", tr!("keys-rename-title", name = key.label.clone()), tr!("keys-rename-no"))
            .deed(Button::primary(tr!("keys-rename-yes")).enabled(is_right))
            .width(520.0)
            .show(ctx, |ui| {
                ui.add_space(16.0);
                let done =
                    Field::new(tr!("keys-rename-name"), &mut draft.label).error(wrong).max_chars(80).show(ui);
                if is_new(ui, done.response.id) {
                    focus_later(ui.ctx(), done.response.id);
                }
                entered = done.entered;
            });
    let is_meant = answer == Some(DialogAnswer::Yes) || answer.is_none() && entered;
    if is_meant && is_right && label != key.label {
        let mut edit = Edit::of(key);
        edit.label = label;
        out.send(Command::Key(key.id, KeyCommand::Edit(Box::new(edit))));
    }
    answer.is_some() || is_meant && is_right
}
