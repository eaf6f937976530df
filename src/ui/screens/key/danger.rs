//! Danger as a sentence: what a thief could do with this key, and from where.

use egui::{Margin, Ui};

use super::{EditDraft, KeyDraft};
use crate::app::command::Outbox;
use crate::app::route::Route;
use crate::app::state::When;
use crate::domain::api_key::ApiKey;
use crate::domain::permission::Level;
use crate::domain::thief::Thief;
use crate::tr;
use crate::ui::icons;
use crate::ui::screens::parts::answer_words::answer_told;
use crate::ui::screens::parts::thief_words;
use crate::ui::theme::{Type, label, rich_in, theme};
use crate::ui::time;
use crate::ui::widgets::{Button, Card, Mark, Notice, mark};
use crate::ui::words::{exchange_name, exchange_of};

/// What its exchange said, where that is more than wanted, or that it does not take the key. Both, where what it does not take may be
/// what is stored here only.
pub fn answer_ui(ui: &mut Ui, key: &ApiKey, when: When<'_>, out: &mut Outbox) {
    let is_more = key.does_more_than_wanted() && !key.is_gone_there();
    let more = key.live.answered.as_ref().filter(|_| is_more);
    let refused = key.live.last.as_ref().filter(|_| key.refusal().is_some());
    for check in more.into_iter().chain(refused) {
        let told = answer_told(key, check, when);
        let see = Button::secondary(tr!("answer-see-it", exchange = exchange_name(key)));
        let body = [told.todo, told.said].join(" ");
        if Notice::new(told.kind, told.what, body.trim_end()).button(see).show(ui).is_some() {
            out.go(Route::Check(key.id));
        }
        ui.add_space(16.0);
    }
}

/// Draws the sentence; as a danger notice where it is dangerous right now, and as a calm one where the key is dead.
pub fn danger_ui(ui: &mut Ui, key: &ApiKey, draft: &mut KeyDraft) {
    let exchange = exchange_name(key);
    if let Some(closed) = &exchange_of(key).closed {
        let title = tr!("key-closed", exchange = exchange, date = time::date(*closed.as_far_as_known()));
        Notice::info(title, tr!("key-closed-do")).show(ui);
        return;
    }
    let thief = Thief::of_key(key);
    let line = thief_words::line(thief);
    // As its owner noted it and as its exchange said, whichever is worse.
    let levels = key.seen_levels();
    let is_danger = levels.are_dangerous() && key.is_open();
    if is_danger && key.removed.is_none() {
        let edit = Button::secondary(tr!("key-danger-edit"));
        let todo = if levels.has(Level::Withdraw) {
            tr!("key-danger-do", exchange = exchange.clone())
        } else {
            tr!("key-danger-do-manage", exchange = exchange.clone())
        };
        let body = format!("{} {todo}", thief_words::sentence(thief, &exchange));
        let title = tr!("key-danger", thief = line);
        if Notice::danger(title, body).button(edit).show(ui).is_some() {
            draft.edit = Some(EditDraft::of(key));
        }
    } else {
        sentence(ui, key, &line, &exchange);
    }
    let unknown = exchange_of(key).unknown(&key.permissions);
    if !unknown.is_empty() {
        ui.add_space(16.0);
        let title = tr!("key-unknown", count = unknown.len());
        let body =
            tr!("key-unknown-do", count = unknown.len(), exchange = exchange, codes = unknown.join(", "));
        Notice::caution(title, body).icon(icons::QUESTION).show(ui);
    }
}

fn sentence(ui: &mut Ui, key: &ApiKey, line: &str, exchange: &str) {
    let levels = key.seen_levels();
    let from = match key.addresses.len() {
        _ if key.is_open() => tr!("key-thief-any"),
        0 => tr!("key-thief-limited", exchange = exchange.to_owned()),
        count => tr!("key-thief-list", count = count),
    };
    // The whole sentence says more than the line only where more can be done than to look.
    let body = match levels.highest() {
        Some(level) if level > Level::Read && key.is_open() => {
            thief_words::sentence(Thief::of_key(key), exchange)
        }
        _ => from,
    };
    Card::new().padding(Margin { left: 20, right: 20, top: 13, bottom: 15 }).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            let theme = theme(ui);
            let sign = levels.highest().map_or(Mark::Off, Mark::Level);
            mark(ui, sign, 32.0, theme.surface);
            ui.vertical(|ui| {
                label(ui, Type::BodyStrong, line, theme.text);
                rich_in(ui, Type::Caption, &body, theme.text_muted);
            });
        });
    });
}
