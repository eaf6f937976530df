//! Step 2: at which exchange? Each card says what is special about it in one line.

use egui::{Ui, vec2};

use super::frame::{Wish, footer};
use crate::domain::catalogue::{Catalogue, OTHER};
use crate::domain::draft::{Draft, DraftStep};
use crate::domain::exchange::Exchange;
use crate::tr;
use crate::ui::screens::parts::layout::columns;
use crate::ui::text::{say, tr};
use crate::ui::theme::{Theme, body_strong, caption};
use crate::ui::time;
use crate::ui::widgets::{
    Button, Field, Footer, Notice, choice_card, choice_group, exchange_tile, page_head, search_field,
};

/// The longest name of an exchange, so that it fits into the list.
const MOST_CHARS: usize = 40;

/// What is typed on this step.
#[derive(Debug, Default)]
pub struct ExchangeDraft {
    /// What is typed to find one; empty shows all.
    pub search: String,
    /// Whether the chosen one was brought into view.
    seen: bool,
}

pub(super) fn exchange_ui(
    ui: &mut Ui,
    answers: &mut Draft,
    draft: &mut ExchangeDraft,
    wish: &mut Wish,
) -> Footer {
    page_head(ui, &tr("create-exchange-title"), &tr("create-exchange-intro"));
    let entered = search_ui(ui, draft);
    if answers.exchange_id() == OTHER {
        name_ui(ui, answers, draft, wish);
    }
    let catalogue = Catalogue::current();
    let all = catalogue.exchanges();
    let found: Vec<&Exchange> = all.iter().filter(|exchange| is_found(exchange, &draft.search)).collect();
    let closed = found.iter().any(|exchange| exchange.is_closed());
    for exchange in found.iter().filter(|_| !draft.search.trim().is_empty()) {
        if let Some(day) = &exchange.closed {
            let date = time::date(*day.as_far_as_known());
            let title = tr!("create-exchange-closed", exchange = exchange.name.clone(), date = date);
            Notice::info(title, tr("create-exchange-closed-text")).show(ui);
            ui.add_space(16.0);
        }
    }
    let offered: Vec<&Exchange> = found.into_iter().filter(|exchange| !exchange.is_closed()).collect();
    if offered.len() == 1 && !closed {
        caption(ui, tr!("create-exchange-not-found", text = draft.search.trim().to_owned()));
        ui.add_space(12.0);
    }
    let picked = cards_ui(ui, answers, &offered, draft).or_else(|| (entered && !closed).then_some(0));
    if let Some(exchange) = picked.and_then(|index| offered.get(index)) {
        answers.choose_exchange(&exchange.id);
        // Its name is typed above the cards.
        draft.seen = exchange.id != OTHER;
        if exchange.id == OTHER && answers.exchange_name.trim().is_empty() {
            answers.exchange_name = draft.search.trim().chars().take(MOST_CHARS).collect();
        }
    }
    let is_other = answers.exchange_id() == OTHER;
    let name = answers.exchange_name.trim();
    let reason = match () {
        () if answers.exchange.is_none() => Some(tr("create-exchange-missing")),
        () if is_other && name.is_empty() => Some(tr("create-exchange-name-missing")),
        () if is_other && name.chars().count() > MOST_CHARS => Some(tr("create-which-too-long")),
        () => None,
    };
    footer(DraftStep::Exchange, Button::primary(tr("common-continue"))).reason(reason)
}

/// The search field. Gives whether Enter was pressed on something to look for.
fn search_ui(ui: &mut Ui, draft: &mut ExchangeDraft) -> bool {
    let (name, example) = (tr("create-exchange-search"), tr("create-exchange-search-example"));
    let clear = tr("create-exchange-search-clear");
    let width = ui.available_width().min(420.0);
    let done = search_field(ui, &name, &mut draft.search, &example, "", &clear, width);
    ui.add_space(16.0);
    done.entered && !draft.search.trim().is_empty()
}

/// Whether an exchange is meant: every word stands in its name or on its card. The one that is not listed always is.
fn is_found(exchange: &Exchange, search: &str) -> bool {
    let card = if exchange.is_closed() { String::new() } else { card_text(exchange) };
    let known = format!("{} {} {card}", exchange.id, exchange.name).to_lowercase();
    exchange.id == OTHER || search.to_lowercase().split_whitespace().all(|word| known.contains(word))
}

/// The cards, of which one is chosen. Gives the place of the one that was.
fn cards_ui(ui: &mut Ui, answers: &Draft, offered: &[&Exchange], draft: &mut ExchangeDraft) -> Option<usize> {
    let (in_row, width) = columns(ui.available_width(), 230.0, 16.0, 3);
    choice_group(ui, |ui| {
        let mut members = Vec::new();
        for row in offered.chunks(in_row) {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 16.0;
                for exchange in row {
                    let chosen = answers.exchange.as_ref() == Some(&exchange.id);
                    let card = card_ui(ui, exchange, chosen, width, &answers.exchange_name);
                    if chosen && exchange.id != OTHER && !std::mem::replace(&mut draft.seen, true) {
                        card.scroll_to_me(None);
                    }
                    members.push(card);
                }
            });
            ui.add_space(16.0);
        }
        members
    })
}

fn card_text(exchange: &Exchange) -> String {
    say(&exchange.card_words())
}

fn card_ui(ui: &mut Ui, exchange: &Exchange, chosen: bool, width: f32, typed: &str) -> egui::Response {
    let text = card_text(exchange);
    let name = format!("{}. {text}", exchange.name);
    choice_card(ui, &name, chosen, vec2(width, 110.0), |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            let letters = if chosen { exchange.shown_monogram(typed) } else { exchange.monogram.clone() };
            exchange_tile(ui, &letters, tile_colour(exchange), 36.0);
            body_strong(ui, exchange.name.clone());
        });
        ui.add_space(8.0);
        caption(ui, text.clone());
    })
}

/// The ground of an exchange's tile, as its file says.
pub(super) fn tile_colour(exchange: &Exchange) -> egui::Color32 {
    let [red, green, blue] = exchange.tile.0;
    let hex = format!("#{red:02X}{green:02X}{blue:02X}");
    crate::ui::theme::colour_from_hex(&hex).unwrap_or(Theme::dark_or_light(false).text_muted)
}

fn name_ui(ui: &mut Ui, answers: &mut Draft, draft: &mut ExchangeDraft, wish: &mut Wish) {
    let is_long = answers.exchange_name.trim().chars().count() > MOST_CHARS;
    let field = Field::new(tr("create-exchange-name"), &mut answers.exchange_name)
        .placeholder(tr("create-exchange-example"))
        .error(is_long.then(|| tr("create-which-too-long")))
        .width(420.0)
        .focus_first()
        .show(ui);
    if !std::mem::replace(&mut draft.seen, true) {
        field.response.scroll_to_me(None);
    }
    ui.add_space(16.0);
    let typed = answers.exchange_name.trim();
    wish.go_on = field.entered && !typed.is_empty() && !is_long;
    let catalogue = Catalogue::current();
    let known = catalogue.exchanges().iter().find(|exchange| {
        exchange.id != OTHER && !exchange.is_closed() && exchange.name.eq_ignore_ascii_case(typed)
    });
    if let Some(known) = known {
        let notice = Notice::info("", tr!("create-exchange-known", exchange = known.name.clone()))
            .button(Button::secondary(tr!("create-exchange-use-known", exchange = known.name.clone())));
        if notice.show(ui).is_some() {
            answers.choose_exchange(&known.id);
            answers.exchange_name.clear();
        }
        ui.add_space(16.0);
    }
}
