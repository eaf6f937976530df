//! Saying that a key may withdraw, or change the account, takes a deliberate act: every warning about the key hangs on it.

use egui::Context;

use crate::domain::api_key::ApiKey;
use crate::domain::permission::{Level, Levels};
use crate::domain::thief::Thief;
use crate::tr;
use crate::ui::text::say;
use crate::ui::widgets::{Button, Dialog, DialogAnswer, Field, asked_label};
use crate::ui::words::exchange_name;

/// Whether going from the first of these to the second has to be asked.
pub fn wants_word(before: Levels, after: Levels) -> bool {
    after.iter().any(|level| level.is_dangerous() && !before.has(level))
}

/// Draws the question; yes only with the word.
pub fn withdraw_dialog(
    ctx: &Context,
    key: &ApiKey,
    (before, after): (Levels, Levels),
    typed: &mut String,
) -> Option<DialogAnswer> {
    let (level, title) = if after.has(Level::Withdraw) && !before.has(Level::Withdraw) {
        (Level::Withdraw, tr!("key-withdraw-title", name = key.label.clone()))
    } else {
        (Level::Manage, tr!("key-withdraw-title-manage", name = key.label.clone()))
    };
    let word = tr!(&format!("key-withdraw-word-{}", level.word()));
    let is_typed = typed.trim().to_lowercase() == word.to_lowercase();
    let thief = say(&Thief::of_level(level).line());
    let answer = Dialog::new("type-withdraw", title, tr!("key-withdraw-no"))
        .mark(level)
        .body(tr!("key-withdraw-body", thief = thief, exchange = exchange_name(key)))
        .deed(Button::danger(tr!("key-withdraw-yes")).enabled(is_typed))
        .width(520.0)
        .show(ctx, |ui| {
            ui.add_space(16.0);
            asked_label(ui, &tr!("key-withdraw-ask", word = word.clone()));
            ui.add_space(8.0);
            Field::new("", typed)
                .accessible_name(tr!("key-withdraw-field", word = word.clone()))
                .width(240.0)
                .max_chars(40)
                .show(ui);
        });
    match answer {
        Some(DialogAnswer::Yes) if !is_typed => None,
        answer => answer,
    }
}
