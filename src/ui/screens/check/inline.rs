//! What the exchange says about a key, within another screen: a button that asks, and the first sentence of the answer.

use egui::{Margin, Ui};

use super::{can_ask, sent};
use crate::app::Which;
use crate::app::command::{CheckCommand, Command, Outbox};
use crate::app::jobs::CheckWhy;
use crate::app::route::Route;
use crate::app::state::{Session, When};
use crate::domain::api_key::ApiKey;
use crate::tr;
use crate::ui::icons;
use crate::ui::problem::problem_words;
use crate::ui::screens::parts::answer_words::{answer_told, effects};
use crate::ui::theme::{Type, label, rich_in, section, theme};
use crate::ui::widgets::{Button, Card, Link, Notice, NoticeKind, NoticePress};
use crate::ui::words::exchange_name;

/// What is open in it.
#[derive(Default)]
pub struct InlineDraft {
    /// The request is looked at.
    pub request: bool,
}

/// Draws it for a key that was saved just now; nothing where its exchange cannot be asked. It never keeps anybody from going on.
pub fn inline_ui(
    ui: &mut Ui,
    session: &Session,
    key: &ApiKey,
    when: When<'_>,
    draft: &mut InlineDraft,
    out: &mut Outbox,
) {
    if !can_ask(key) {
        return;
    }
    if draft.request && sent::requests_dialog(ui.ctx(), session, key, Which::Current) {
        draft.request = false;
        out.send(Command::Check(key.id, CheckCommand::LeavePreview));
    }
    if let Some(problem) = session.checks.problem_of(key.id, Which::Current) {
        let words = problem_words(problem);
        Notice::caution(words.what, words.todo).show(ui);
        ui.add_space(16.0);
    }
    let is_asking = session.checks.is_asking(key.id, Which::Current);
    if let Some(last) = key.live.last.as_ref().filter(|_| !is_asking) {
        let told = answer_told(key, last, when);
        let body = [told.todo, told.said].join(" ");
        let see = Button::secondary(tr!("answer-see-it", exchange = exchange_name(key))).small();
        let again = Button::secondary(tr!("answer-again")).small();
        // What is as wanted needs nothing; a refusal that is good news can be marked as looked at there.
        let is_calm = told.kind == NoticeKind::Good && last.told().is_some();
        let notice = Notice::new(told.kind, told.what, body.trim_end());
        let notice = if is_calm { notice } else { notice.button(again).button(see) };
        match notice.show(ui) {
            Some(NoticePress::First) => ask(key, out),
            Some(NoticePress::Second) => out.go(Route::Check(key.id)),
            None => {}
        }
        ui.add_space(24.0);
        return;
    }
    let exchange = exchange_name(key);
    Card::new().padding(Margin { left: 20, right: 20, top: 14, bottom: 16 }).show(ui, |ui| {
        section(ui, tr!("answer-created-title", exchange = exchange.clone()));
        let look = theme(ui);
        rich_in(ui, Type::Small, &tr!("answer-created-body"), look.text_muted);
        for words in effects(key) {
            ui.add_space(4.0);
            rich_in(ui, Type::Small, &words, look.text_muted);
        }
        ui.add_space(12.0);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(20.0, 8.0);
            let busy = is_asking.then(|| tr!("answer-asking"));
            let now = Button::secondary(tr!("answer-now", exchange = exchange)).icon(icons::PULSE).small();
            if now.busy(busy).show(ui).clicked() {
                ask(key, out);
            }
            if is_asking {
                label(ui, Type::Small, tr!("answer-asking-note"), look.text_muted);
            } else if Link::new(tr!("answer-see-first")).icon(icons::CODE).show(ui).clicked() {
                draft.request = true;
                out.send(Command::Check(key.id, CheckCommand::Preview(Which::Current)));
            }
        });
    });
    ui.add_space(24.0);
}

fn ask(key: &ApiKey, out: &mut Outbox) {
    out.send(Command::Check(key.id, CheckCommand::Now(Which::Current, CheckWhy::Created)));
}
