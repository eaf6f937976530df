//! Saving the journal as a table: where, with one sentence of what the file tells. Nothing is replaced that nobody agreed to.

use egui::{Context, Ui};

use super::JournalDraft;
use crate::app::command::{Command, JournalCommand, Outbox, SaveTarget};
use crate::app::problem::Problem;
use crate::app::state::{JournalView, When};
use crate::app::task::Task;
use crate::tr;
use crate::ui::icons;
use crate::ui::screens::parts::path_row::{PathWords, path_row};
use crate::ui::theme::paint::Weight;
use crate::ui::theme::{Type, theme};
use crate::ui::widgets::{Button, Dialog, Notice, icon_line_in};

/// Asks. It stays open until it is closed, and tells what became of the file.
pub(super) fn save_dialog(
    ctx: &Context,
    view: &JournalView,
    when: When<'_>,
    draft: &mut JournalDraft,
    out: &mut Outbox,
) {
    let is_saved = matches!(view.saved, Task::Done(_));
    let (title, body, close) = if is_saved {
        (tr!("journal-saved-title"), tr!("journal-saved-body"), tr!("journal-save-done"))
    } else {
        (tr!("journal-save-title"), tr!("journal-save-body"), tr!("journal-save-no"))
    };
    let path = &mut draft.path;
    let answer = Dialog::new("save-journal", title, close)
        .body(body)
        .width(560.0)
        .show(ctx, |ui| content(ui, view, when, path, out));
    if answer.is_some() {
        draft.saving = false;
        draft.path.clear();
        out.send(Command::Journal(JournalCommand::LeaveSaving));
    }
}

fn content(ui: &mut Ui, view: &JournalView, when: When<'_>, path: &mut String, out: &mut Outbox) {
    ui.add_space(20.0);
    let save = |out: &mut Outbox, target| out.send(Command::Journal(JournalCommand::Save(target)));
    if let Task::Done(path) = &view.saved {
        let words = tr!("journal-saved", path = path.display().to_string());
        let colour = theme(ui).good_text;
        icon_line_in(ui, icons::CHECK_CIRCLE, Weight::Fill, &words, Type::Small, colour);
        return;
    }
    let is_taken = view.saved.problem() == Some(&Problem::FileExists);
    if let Some(place) = view.place.as_ref().filter(|_| is_taken) {
        let replace = Button::secondary(tr!("journal-save-replace"));
        let place = place.display().to_string();
        let taken = Notice::caution(tr!("journal-save-taken"), tr!("journal-save-taken-do", path = place));
        if taken.button(replace).show(ui).is_some() {
            out.send(Command::Journal(JournalCommand::ReplaceFile));
        }
        ui.add_space(16.0);
    }
    let is_busy = view.saved.is_running();
    let busy = is_busy.then(|| tr!("journal-saving"));
    if Button::secondary(tr!("journal-save-choose")).icon(icons::EXPORT).busy(busy).show(ui).clicked() {
        let today = when.now.to_zoned(when.zone.clone()).date();
        save(out, SaveTarget::Dialog(format!("keystead-journal-{today}.csv")));
    }
    ui.add_space(16.0);
    let words = PathWords {
        label: tr!("journal-save-path"),
        example: tr!("journal-save-path-example"),
        button: tr!("journal-save-path-use"),
    };
    let problem = view.saved.problem().filter(|_| !is_taken);
    if path_row(ui, words, path, is_busy, problem) {
        save(out, SaveTarget::Path(path.clone()));
    }
}
