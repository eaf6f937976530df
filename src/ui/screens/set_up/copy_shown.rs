//! A copy of what is on show, the new seed or the words of a backup: one button, and for how long it stays on the clipboard.

use egui::Ui;

use super::View;
use crate::app::command::{Command, Outbox, SetUpCommand};
use crate::tr;
use crate::ui::icons;
use crate::ui::theme::paint::Weight;
use crate::ui::theme::{Type, theme};
use crate::ui::time::secs_left;
use crate::ui::widgets::{Button, icon_line_in};

/// "Copy", and while the copy is there "Clear now". `name` says to a screen reader what is copied.
pub(super) fn copy_button(ui: &mut Ui, view: View<'_>, name: String, out: &mut Outbox) {
    if view.set_up.shown_copied.is_some() {
        if Button::secondary(tr!("set-up-copied-clear")).small().show(ui).clicked() {
            out.send(Command::ClearClipboard);
        }
        return;
    }
    let copy = Button::secondary(tr!("set-up-copy")).icon(icons::COPY).small();
    if copy.accessible_name(name).show(ui).clicked() {
        out.send(Command::SetUp(SetUpCommand::CopyShown));
    }
}

/// For how long the copy is there.
pub(super) fn copied_line(ui: &mut Ui, view: View<'_>) {
    if let Some(until) = view.set_up.shown_copied {
        ui.add_space(8.0);
        let words = tr!("set-up-copied", secs = secs_left(until, view.when.uptime));
        let colour = theme(ui).good_text;
        icon_line_in(ui, icons::CHECK_CIRCLE, Weight::Fill, &words, Type::Caption, colour);
    }
}
