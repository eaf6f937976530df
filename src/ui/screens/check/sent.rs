//! The exact requests of a check, with all that is secret masked.

use egui::{CornerRadius, Frame, Margin, ScrollArea, Ui};

use super::CheckDraft;
use crate::app::command::{CheckCommand, Command, Outbox};
use crate::app::state::Session;
use crate::app::{RequestShown, Which};
use crate::domain::api_key::ApiKey;
use crate::tr;
use crate::ui::problem::problem_words;
use crate::ui::theme::{Type, label, radius, theme};
use crate::ui::widgets::{Dialog, Notice, spinner};
use crate::ui::words::exchange_name;

/// Asks for them, and shows them.
pub(super) fn open(key: &ApiKey, draft: &mut CheckDraft, out: &mut Outbox) {
    draft.request = true;
    out.send(Command::Check(key.id, CheckCommand::Preview(Which::Current)));
}

/// Draws them while they are looked at.
pub(super) fn sent_dialog(
    ctx: &egui::Context,
    session: &Session,
    key: &ApiKey,
    draft: &mut CheckDraft,
    out: &mut Outbox,
) {
    if draft.request && requests_dialog(ctx, session, key, Which::Current) {
        draft.request = false;
        out.send(Command::Check(key.id, CheckCommand::LeavePreview));
    }
}

/// Gives whether it was closed.
pub(super) fn requests_dialog(ctx: &egui::Context, session: &Session, key: &ApiKey, which: Which) -> bool {
    let task = session.checks.preview_of(key.id, which);
    let requests = task.and_then(|task| task.answer());
    let exchange = exchange_name(key);
    let mut dialog = Dialog::new(
        "check-sent",
        tr!("answer-sent-title", exchange = exchange.clone()),
        tr!("answer-sent-close"),
    )
    .width(680.0);
    if let Some(requests) = requests {
        dialog = dialog.body(tr!("answer-sent-body", count = requests.len(), exchange = exchange));
    }
    let answer = dialog.show(ctx, |ui| {
        if let Some(problem) = task.and_then(|task| task.problem()) {
            let words = problem_words(problem);
            Notice::caution(words.what, words.todo).show(ui);
        } else if let Some(requests) = requests {
            ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
                for (at, request) in requests.iter().enumerate() {
                    request_ui(ui, at + 1, request);
                }
            });
        } else {
            spinner(ui, &tr!("answer-sent-making"));
        }
    });
    answer.is_some()
}

fn request_ui(ui: &mut Ui, number: usize, request: &RequestShown) {
    let look = theme(ui);
    ui.add_space(12.0);
    label(ui, Type::CaptionStrong, tr!("answer-sent-name", number = number), look.text_muted);
    ui.add_space(4.0);
    Frame::new()
        .fill(look.sunken)
        .corner_radius(CornerRadius::same(radius::CONTROL))
        .inner_margin(Margin::symmetric(14, 10))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let lines = std::iter::once(&request.line).chain(&request.headers);
            for line in lines.chain(Some(&request.body).filter(|body| !body.is_empty())) {
                label(ui, Type::CodeSmall, line, look.text);
            }
        });
}
