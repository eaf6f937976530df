//! All keys at once: what that means before it is done, how far it is, and what came of it.

use egui::{Context, Margin, Ui};

use super::can_ask;
use crate::app::command::{Command, Outbox};
use crate::app::state::{Round, Session};
use crate::domain::api_key::{ApiKey, KeyId};
use crate::tr;
use crate::ui::theme::{Type, label, rich_in, theme};
use crate::ui::widgets::{Button, Card, Dialog, DialogAnswer, Link, Tone, checkbox, progress_bar};

/// So many names are read in one sentence.
const FEW: usize = 3;

/// The question whether to ask about all keys.
#[derive(Default)]
pub struct AllDraft {
    /// It is open.
    pub is_open: bool,
    /// Also about keys whose bot may be disturbed.
    pub disturbs: bool,
    /// Of how many keys that is, and how many of them may have a bot that feels it; counted when it is opened.
    counted: Option<(usize, usize)>,
}

fn counted(session: &Session) -> (usize, usize) {
    let keys: Vec<&ApiKey> = session.book.keys.values().filter(|key| can_ask(key)).collect();
    (keys.len(), keys.iter().filter(|key| key.may_disturb_a_bot()).count())
}

/// Draws the question while it is open.
pub fn all_dialog(ctx: &Context, session: &Session, draft: &mut AllDraft, out: &mut Outbox) {
    if !draft.is_open {
        return;
    }
    let (all, shared) = *draft.counted.get_or_insert_with(|| counted(session));
    let count = if draft.disturbs { all } else { all - shared };
    let body = if all == 0 { tr!("answer-all-none") } else { tr!("answer-all-body", count = count) };
    let ask = Button::primary(tr!("answer-all-yes")).enabled(count > 0);
    let answer = Dialog::new("check-all", tr!("answer-all-title"), tr!("answer-all-no"))
        .body(body)
        .width(520.0)
        .deed(ask)
        .show(ctx, |ui| {
            if shared > 0 {
                ui.add_space(16.0);
                checkbox(ui, &mut draft.disturbs, &tr!("answer-all-shared", count = shared));
            }
        });
    if answer == Some(DialogAnswer::Yes) {
        out.send(Command::CheckAll { disturbs: draft.disturbs });
    }
    if answer.is_some() {
        *draft = AllDraft::default();
    }
}

/// The first few of them by their names.
fn names_of(session: &Session, ids: &[KeyId]) -> String {
    let few = ids.iter().filter_map(|id| session.book.keys.get(id)).take(FEW);
    let names: Vec<&str> = few.map(|key| key.label.as_str()).collect();
    let rest = if ids.len() > FEW { " …" } else { "" };
    format!("{}{rest}", names.join(", "))
}

/// What came of it, over its keys only. Nothing is called calm of which nothing was told.
fn outcome(session: &Session, round: &Round) -> Vec<String> {
    let found = &round.outcome;
    let done = if round.unasked.is_empty() { "answer-all-done" } else { "answer-all-stopped" };
    let mut words = vec![tr!(done, asked = round.asked(), of = round.keys.len())];
    if found.told > 0 {
        words.push(tr!("answer-all-more", count = found.more, told = found.told_what));
    }
    if !found.refused.is_empty() {
        let names = names_of(session, &found.refused);
        words.push(tr!("answer-all-refused", count = found.refused.len(), names = names));
    }
    if found.address_refused > 0 {
        words.push(tr!("answer-all-address-refused", count = found.address_refused));
    }
    if round.unanswered() > 0 {
        words.push(tr!("answer-all-unanswered", count = round.unanswered()));
    }
    words
}

/// How far it is, and what came of it; nothing where it was not asked for.
pub fn all_progress_ui(ui: &mut Ui, session: &Session, out: &mut Outbox) {
    let Some(round) = &session.checks.round else { return };
    let (done, of) = (round.keys.len() - round.left.len(), round.keys.len());
    Card::new().padding(Margin { left: 20, right: 20, top: 14, bottom: 16 }).show(ui, |ui| {
        let look = theme(ui);
        if !round.left.is_empty() {
            let words = tr!("answer-all-going", done = done, of = of);
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 16.0;
                label(ui, Type::BodyStrong, words.as_str(), look.text);
                if session.checks.is_stopping {
                    label(ui, Type::Small, tr!("answer-stopping"), look.text_muted);
                } else if Link::new(tr!("answer-stop")).show(ui).clicked() {
                    out.send(Command::StopChecks);
                }
            });
            ui.add_space(10.0);
            let width = ui.available_width();
            progress_bar(ui, &words, done as f32 / of.max(1) as f32, width, Tone::Accent);
            return;
        }
        let words = outcome(session, round);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            rich_in(ui, Type::Body, &words.join(" "), look.text);
            if Link::new(tr!("answer-all-close")).show(ui).clicked() {
                out.send(Command::CheckAllRead);
            }
        });
    });
    ui.add_space(12.0);
}
