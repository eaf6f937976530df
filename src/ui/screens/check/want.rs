//! Whether the key is wanted as its exchange says that it is.

use egui::Context;
use jiff::Timestamp;

use super::CheckDraft;
use crate::app::command::{CheckCommand, Command, Outbox};
use crate::domain::api_key::ApiKey;
use crate::domain::live_check::{Addresses, From, compare};
use crate::tr;
use crate::ui::screens::parts::answer_words::permission_names;
use crate::ui::screens::parts::type_withdraw::{wants_word, withdraw_dialog};
use crate::ui::widgets::{Button, Dialog, DialogAnswer, Ladder, Link, Mark};
use crate::ui::words::{exchange_name, exchange_of, levels_sentence};

/// How far the question is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanting {
    /// Whether it is wanted so.
    Asked,
    /// It is, and it takes everything then; the word that is typed for it, and the time of the answer that was seen.
    Word(String, Timestamp),
}

/// Draws the question while it is open.
pub(super) fn want_dialog(ctx: &Context, key: &ApiKey, draft: &mut CheckDraft, out: &mut Outbox) {
    match &mut draft.wanting {
        None => {}
        Some(Wanting::Asked) => asked_ui(ctx, key, draft, out),
        Some(Wanting::Word(typed, seen)) => {
            let at = *seen;
            let answer = withdraw_dialog(ctx, key, (key.levels, key.live.levels), typed);
            if answer == Some(DialogAnswer::Yes) {
                out.send(Command::Check(key.id, CheckCommand::ChangedIt { takes_real: true, at }));
            }
            if answer.is_some() {
                draft.wanting = None;
            }
        }
    }
}

fn asked_ui(ctx: &Context, key: &ApiKey, draft: &mut CheckDraft, out: &mut Outbox) {
    let exchange = exchange_name(key);
    let real = Ladder { levels: key.live.levels, has_unknown: key.live.is_unknown };
    let mut puts_back = false;
    let mut dialog = Dialog::new(
        "check-want",
        tr!("answer-changed-title", name = key.label.clone()),
        tr!("answer-changed-leave"),
    )
    .body(tr!("answer-changed-body", exchange = exchange.clone(), says = says(key, real)))
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
    if !puts_back && answer.is_none() {
        return;
    }
    draft.wanting = None;
    let Some(at) = key.live.answered.as_ref().map(|answered| answered.at) else { return };
    if answer == Some(DialogAnswer::Yes) && !puts_back {
        if wants_word(key.levels, real.levels) {
            draft.wanting = Some(Wanting::Word(String::new(), at));
            return;
        }
        out.send(Command::Check(key.id, CheckCommand::ChangedIt { takes_real: true, at }));
    } else if puts_back && key.live.before_drift.is_some() {
        // Where nothing got worse there is nothing that was done.
        out.send(Command::Check(key.id, CheckCommand::ChangedIt { takes_real: false, at }));
    }
}

/// What its exchange says: what it may do, and from where, in so far as that is told and not wanted.
fn says(key: &ApiKey, real: Ladder) -> String {
    let Some(answered) = &key.live.answered else { return levels_sentence(real) };
    let told = answered.told();
    let from = match (compare(key, answered).from, told.and_then(|told| told.addresses.as_ref())) {
        (From::Anywhere, _) => Some(tr!("answer-changed-anywhere")),
        // A list that was told earlier is what becomes wanted, too.
        (From::Also(_) | From::Fewer(_) | From::NotTold, Some(Addresses::Listed(list))) => {
            Some(tr!("answer-changed-list", addresses = list.join(", ")))
        }
        _ => None,
    };
    let permissions = told.and_then(|told| told.permissions.as_ref());
    let levels = permissions.map(|_| levels_sentence(real));
    // What its levels do not tell: another permission beside a wanted one.
    let exchange = exchange_of(key);
    let beside = permissions.map(|codes| exchange.beside(&key.permissions, codes)).unwrap_or_default();
    let codes: Vec<String> = beside.into_iter().map(|one| one.code.clone()).collect();
    let names =
        (!codes.is_empty()).then(|| tr!("answer-changed-permissions", names = permission_names(key, &codes)));
    [levels, names, from].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
