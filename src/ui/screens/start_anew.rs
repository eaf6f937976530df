//! The last way in: what is here is put aside, and a backup takes its place. It is asked for on purpose, and deletes nothing.

use egui::Context;

use crate::app::command::{Command, EntryCommand, Outbox};
use crate::tr;
use crate::ui::icons;
use crate::ui::widgets::{Button, Dialog, DialogAnswer, remark};

/// The question. True when it is answered.
pub(super) fn start_anew_ui(ctx: &Context, out: &mut Outbox) -> bool {
    let answer = Dialog::new("start-anew", tr!("start-anew-title"), tr!("start-anew-no"))
        .body(tr!("start-anew-body"))
        .deed(Button::secondary(tr!("start-anew-yes")))
        .show(ctx, |ui| {
            ui.add_space(16.0);
            remark(ui, icons::INFO, &tr!("start-anew-remark"));
        });
    if answer == Some(DialogAnswer::Yes) {
        out.send(Command::Entry(EntryCommand::StartAnew));
    }
    answer.is_some()
}
