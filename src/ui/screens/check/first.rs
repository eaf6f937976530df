//! Before the first question: what is sent and where, what that may set off, and what the exchange will not tell.

use egui::{Margin, Ui};

use super::{CheckDraft, ask, can_ask, sent, side};
use crate::app::Which;
use crate::app::command::{CheckCommand, Command, Outbox};
use crate::app::state::{Session, When};
use crate::domain::api_key::ApiKey;
use crate::domain::live_check::CheckFacts;
use crate::tr;
use crate::ui::icons;
use crate::ui::screens::parts::answer_words::{asked_at, effects};
use crate::ui::screens::parts::page::open_page;
use crate::ui::theme::{Type, body_muted, rich_in, section, theme};
use crate::ui::widgets::{Button, Card, Link, Notice, NoticePress};
use crate::ui::words::{exchange_name, exchange_of};

/// Draws what stands there before anything was asked.
pub(super) fn first_ui(
    ui: &mut Ui,
    session: &Session,
    key: &ApiKey,
    when: When<'_>,
    draft: &mut CheckDraft,
    out: &mut Outbox,
) {
    let exchange = exchange_name(key);
    let Some(facts) = CheckFacts::of(&key.exchange).filter(|_| can_ask(key)) else {
        return cannot_ui(ui, key, when, out);
    };
    body_muted(ui, tr!("answer-first-body", host = facts.host().to_owned()));
    ui.add_space(16.0);
    let effects = effects(key);
    if !effects.is_empty() {
        card(ui, &tr!("answer-effects"), &effects);
        ui.add_space(16.0);
    }
    let silent = tr!("answer-silent-first", what = side::silent(key, None).join("; "));
    card(ui, &tr!("answer-silent", exchange = exchange.clone()), &[silent]);
    ui.add_space(24.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(24.0, 8.0);
        let busy = session.checks.is_asking(key.id, Which::Current).then(|| tr!("answer-asking"));
        let now = Button::primary(tr!("answer-now", exchange = exchange)).icon(icons::PULSE).busy(busy);
        if now.show(ui).clicked() {
            ask(session, key, out);
        }
        if Link::new(tr!("answer-see-first")).icon(icons::CODE).show(ui).clicked() {
            sent::open(key, draft, out);
        }
    });
}

fn card(ui: &mut Ui, heading: &str, lines: &[String]) {
    Card::new().padding(Margin { left: 20, right: 20, top: 14, bottom: 16 }).show(ui, |ui| {
        section(ui, heading);
        let colour = theme(ui).text_muted;
        for line in lines {
            ui.add_space(4.0);
            rich_in(ui, Type::Small, line, colour);
        }
    });
}

/// Its exchange cannot be asked from here.
fn cannot_ui(ui: &mut Ui, key: &ApiKey, when: When<'_>, out: &mut Outbox) {
    let exchange = exchange_name(key);
    let mut body = tr!("answer-none-do");
    if let Some(at) = key.live.by_hand {
        let said = tr!("answer-by-hand-at", exchange = exchange.clone(), moment = asked_at(at, when));
        body = format!("{body} {said}");
    }
    let mut notice = Notice::info(tr!("answer-none", exchange = exchange), body);
    let has_page = exchange_of(key).page_url().is_some();
    if has_page {
        notice = notice.button(Button::secondary(tr!("answer-open-page")).icon(icons::ARROW_SQUARE_OUT));
    }
    let pressed = notice.button(Button::secondary(tr!("answer-by-hand"))).show(ui);
    match pressed {
        Some(NoticePress::First) if has_page => open_page(&exchange_of(key), out),
        Some(_) => out.send(Command::Check(key.id, CheckCommand::MarkByHand)),
        None => {}
    }
}

/// Whether its owner is asked, once: whether it may be asked by itself although a bot may feel it.
pub(super) fn asks_daily(key: &ApiKey) -> bool {
    let disturbs = CheckFacts::of(&key.exchange).is_some_and(CheckFacts::may_disturb);
    let is_answered = key.live.may_disturb || key.live.by_hand_only;
    // Where nothing was told the last time there is nothing that would be worth asking daily.
    let is_told = key.live.last.as_ref().is_some_and(|last| last.told().is_some());
    disturbs && !is_answered && is_told && can_ask(key)
}

/// Draws that question.
pub(super) fn daily_ui(ui: &mut Ui, key: &ApiKey, out: &mut Outbox) {
    ui.add_space(16.0);
    let title = tr!("answer-ask-daily", exchange = exchange_name(key));
    let notice = Notice::info(title, effects(key).join(" "))
        .button(Button::secondary(tr!("answer-ask-daily-yes")).small())
        .button(Button::secondary(tr!("answer-ask-daily-no")).small());
    if let Some(press) = notice.show(ui) {
        out.send(Command::Check(key.id, CheckCommand::Automatic(press == NoticePress::First)));
    }
}
