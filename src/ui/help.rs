//! Which keys do what, under F1.

use egui::{Context, Grid, Key, KeyboardShortcut, Modifiers};

use crate::tr;
use crate::ui::theme::{Type, label, space, theme};
use crate::ui::widgets::Dialog;

/// The lines: the text id of the deed, and the keys.
const LINES: &[(&str, Modifiers, Key)] = &[
    ("help-search", Modifiers::COMMAND, Key::F),
    ("help-new-key", Modifiers::COMMAND, Key::N),
    ("help-lock", Modifiers::COMMAND, Key::L),
    ("help-leaked", Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::L),
    ("help-keys", Modifiers::COMMAND, Key::Num1),
    ("help-to-do", Modifiers::COMMAND, Key::Num2),
    ("help-used-by", Modifiers::COMMAND, Key::Num3),
    ("help-journal", Modifiers::COMMAND, Key::Num4),
    ("help-settings", Modifiers::COMMAND, Key::Comma),
    ("help-larger", Modifiers::COMMAND, Key::Plus),
    ("help-smaller", Modifiers::COMMAND, Key::Minus),
    ("help-usual-size", Modifiers::COMMAND, Key::Num0),
    ("help-open", Modifiers::NONE, Key::Enter),
    ("help-suggest", Modifiers::ALT, Key::ArrowDown),
    ("help-choose", Modifiers::NONE, Key::Space),
    ("help-choose-range", Modifiers::SHIFT, Key::ArrowDown),
    ("help-choose-all", Modifiers::COMMAND, Key::A),
    ("help-rename", Modifiers::NONE, Key::F2),
    ("help-check", Modifiers::COMMAND, Key::K),
    ("help-copy", Modifiers::COMMAND, Key::C),
    ("help-back", Modifiers::NONE, Key::Escape),
    ("help-help", Modifiers::NONE, Key::F1),
];

/// Opens at F1, and draws the list while it is open.
pub fn help_ui(ctx: &Context, is_open: &mut bool) {
    if ctx.input_mut(|input| input.consume_shortcut(&KeyboardShortcut::new(Modifiers::NONE, Key::F1))) {
        *is_open = true;
    }
    if !*is_open {
        return;
    }
    let answer = Dialog::new("help", tr!("help-title"), tr!("help-close")).show(ctx, |ui| {
        let (text, keys) = (theme(ui).text, theme(ui).text_muted);
        Grid::new("help-lines").num_columns(2).spacing([space::S32, space::S8]).show(ui, |ui| {
            for (words, modifiers, key) in LINES {
                label(ui, Type::Body, tr!(words), text);
                label(ui, Type::Small, ctx.format_shortcut(&KeyboardShortcut::new(*modifiers, *key)), keys);
                ui.end_row();
            }
        });
    });
    if answer.is_some() {
        *is_open = false;
    }
}
