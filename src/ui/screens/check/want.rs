//! Whether the key is wanted as its exchange says that it is.

use egui::Context;

use super::CheckDraft;
use crate::app::command::{CheckCommand, Command, Outbox};
use crate::domain::api_key::ApiKey;
use crate::tr;
use crate::ui::widgets::{Button, Dialog, DialogAnswer, Ladder, Link, Mark};
use crate::ui::words::{exchange_name, levels_sentence};

/// Draws the question while it is open.
pub(super) fn want_dialog(ctx: &Context, key: &ApiKey, draft: &mut CheckDraft, out: &mut Outbox) {
    if !draft.wanting {
        return;
    }
    let exchange = exchange_name(key);
    let real = Ladder { levels: key.live.levels, has_unknown: key.live.is_unknown };
    let says = levels_sentence(real);
    let mut puts_back = false;
    let mut dialog = Dialog::new(
        "check-want",
        tr!("answer-changed-title", name = key.label.clone()),
        tr!("answer-changed-leave"),
    )
    .body(tr!("answer-changed-body", exchange = exchange.clone(), says = says))
    .width(520.0)
    .deed(Button::primary(tr!("answer-changed-yes")));
    if real.has_unknown {
        dialog = dialog.mark(Mark::Unknown);
    } else if let Some(level) = real.levels.highest() {
        dialog = dialog.mark(level);
    }
    let answer = dialog.show(ctx, |ui| {
        ui.add_space(12.0);
        puts_back = Link::new(tr!("answer-changed-no", exchange = exchange)).show(ui).clicked();
    });
    let seen = key.live.answered.as_ref().map(|answered| answered.at);
    if let Some(at) = seen.filter(|_| puts_back || answer == Some(DialogAnswer::Yes)) {
        out.send(Command::Check(key.id, CheckCommand::ChangedIt { takes_real: !puts_back, at }));
    }
    if puts_back || answer.is_some() {
        draft.wanting = false;
    }
}
