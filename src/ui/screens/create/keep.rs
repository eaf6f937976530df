//! When answers are sent to be kept: at once, except while a text is being typed.

use egui::Ui;

use crate::app::command::{Command, DraftCommand, Outbox};
use crate::domain::draft::Draft;
use crate::ui::screens::parts::kept::Kept;

/// Sends the answers if they changed. A text that is being typed is sent when its field is left.
pub(super) fn keep_when_still(ui: &Ui, answers: &mut Kept<Draft>, out: &mut Outbox) {
    let is_typing = ui.ctx().text_edit_focused();
    if !is_typing || without_texts(&answers.now) != without_texts(answers.sent()) {
        keep(answers, out);
    }
}

/// The answers without what is typed letter by letter.
fn without_texts(answers: &Draft) -> Draft {
    let mut rest = answers.clone();
    rest.tool.clear();
    rest.exchange_name.clear();
    rest.addresses.iter_mut().for_each(|address| address.note.clear());
    rest
}

/// Sends the answers if they changed.
pub(super) fn keep(answers: &mut Kept<Draft>, out: &mut Outbox) {
    if answers.is_ahead() {
        keep_again(answers, out);
    }
}

/// Sends the answers, also if they did not change.
pub(super) fn keep_again(answers: &mut Kept<Draft>, out: &mut Outbox) {
    out.send(Command::Draft(DraftCommand::Answer(Box::new(answers.send()))));
}
