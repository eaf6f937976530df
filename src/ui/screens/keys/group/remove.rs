//! Taking the chosen keys from the list. It names what is to be done at the exchanges, what can send coins away first.

use std::collections::BTreeSet;

use egui::{Align, Context, Layout, Margin, Ui, vec2};

use super::{left_out_ui, plan};
use crate::app::command::{Command, Outbox};
use crate::app::state::Session;
use crate::domain::api_key::{ApiKey, KeyId};
use crate::domain::group::{GroupAct, GroupPlan, by_damage};
use crate::tr;
use crate::ui::theme::{Type, caption, label, rich_in, theme};
use crate::ui::widgets::{Button, Card, Dialog, DialogAnswer, Link, mark};
use crate::ui::words::{exchange_name, exchange_of};

/// Keys that are named one by one.
const NAMED: usize = 30;
/// Exchanges whose pages are offered.
const PAGES: usize = 6;

/// Asks. True when the question is answered.
pub(super) fn remove_dialog(ctx: &Context, session: &Session, ids: &[KeyId], out: &mut Outbox) -> bool {
    let plan = plan(session, ids, &GroupAct::Remove);
    let count = plan.takes.len();
    let keys: Vec<&ApiKey> =
        by_damage(&session.book, &plan.takes).iter().filter_map(|id| session.book.keys.get(id)).collect();
    let title = match count {
        0 => tr!("group-remove-none-title"),
        _ => tr!("group-remove-title", count = count),
    };
    let mut opened = None;
    let dialog = Dialog::new("group-remove", title, tr!("group-remove-no"));
    let dialog = if count == 0 {
        dialog
    } else {
        dialog
            .body(tr!("group-remove-body"))
            .deed(Button::danger_quiet(tr!("group-remove-yes", count = count)))
    };
    let answer = dialog.width(560.0).show(ctx, |ui| opened = asked(ui, session, &plan, &keys));
    if let Some(url) = opened {
        out.send(Command::OpenPage(url));
    }
    if answer == Some(DialogAnswer::Yes) && count > 0 {
        out.send(Command::Group(ids.to_vec(), GroupAct::Remove));
    }
    answer.is_some()
}

/// Gives the page that is to be opened.
fn asked(ui: &mut Ui, session: &Session, plan: &GroupPlan, keys: &[&ApiKey]) -> Option<String> {
    left_out_ui(ui, session, plan);
    if keys.is_empty() {
        return None;
    }
    ui.add_space(16.0);
    let ground = theme(ui).sunken;
    Card::new().ground(ground).padding(Margin::symmetric(16, 12)).show(ui, |ui| {
        let colour = theme(ui).text;
        label(ui, Type::SmallStrong, tr!("group-remove-at"), colour);
        for (number, key) in keys.iter().take(NAMED).enumerate() {
            ui.add_space(6.0);
            key_line(ui, number + 1, key);
        }
        if keys.len() > NAMED {
            ui.add_space(8.0);
            caption(ui, tr!("group-remove-more", count = keys.len() - NAMED));
        }
    });
    pages(ui, keys)
}

fn key_line(ui: &mut Ui, number: usize, key: &ApiKey) {
    let theme = theme(ui);
    let harm = key.levels.highest().filter(|level| level.is_dangerous());
    let hint = key.fields.first().map(|field| field.hint.trim().to_owned()).unwrap_or_default();
    let (name, exchange) = (key.label.clone(), exchange_name(key));
    let words = match (harm.is_some(), hint.is_empty()) {
        (true, true) => tr!("group-remove-line-first", name = name, exchange = exchange),
        (true, false) => tr!("group-remove-line-first-hint", name = name, exchange = exchange, hint = hint),
        (false, true) => tr!("group-remove-line", name = name, exchange = exchange),
        (false, false) => tr!("group-remove-line-hint", name = name, exchange = exchange, hint = hint),
    };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.allocate_ui_with_layout(vec2(28.0, 20.0), Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(28.0);
            match harm {
                Some(level) => drop(mark(ui, level, 16.0, theme.sunken)),
                None => drop(label(ui, Type::Small, format!("{number}."), theme.text_muted)),
            }
        });
        rich_in(ui, Type::Small, &words, theme.text);
    });
}

/// The pages of the exchanges at which something is to be deleted.
fn pages(ui: &mut Ui, keys: &[&ApiKey]) -> Option<String> {
    let mut seen = BTreeSet::new();
    let with_page = keys
        .iter()
        .filter_map(|key| Some((exchange_name(key), exchange_of(key).page_url().map(str::to_owned)?)));
    let pages: Vec<(String, String)> =
        with_page.filter(|(name, _)| seen.insert(name.clone())).take(PAGES).collect();
    if pages.is_empty() {
        return None;
    }
    ui.add_space(12.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(16.0, 8.0);
        let mut opened = None;
        for (name, url) in pages {
            if Link::new(tr!("key-open-page", exchange = name)).show(ui).clicked() {
                opened = Some(url);
            }
        }
        opened
    })
    .inner
}
