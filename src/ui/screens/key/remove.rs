//! Taking a key from the list, and destroying its secret. Both name what must be done at the exchange first.

use egui::{Align, Context, Layout, Margin, Ui, vec2};

use crate::app::command::{Command, KeyCommand, Outbox};
use crate::domain::api_key::ApiKey;
use crate::domain::guide::revoke_guide;
use crate::tr;
use crate::ui::icons;
use crate::ui::screens::parts::key_card::last_characters;
use crate::ui::text::say;
use crate::ui::theme::{Type, label, rich_in, theme};
use crate::ui::widgets::{Button, Card, Dialog, DialogAnswer, checkbox};
use crate::ui::words::{exchange_name, exchange_of};

/// Asks whether to take this key from the list. True when the question is answered.
pub fn remove_dialog(ctx: &Context, key: &ApiKey, out: &mut Outbox) -> bool {
    let (name, exchange) = (key.label.clone(), exchange_name(key));
    let mut opened = None;
    let answer =
        Dialog::new("remove-key", tr!("key-remove-title", name = name.clone()), tr!("key-remove-no"))
            .body(tr!("key-remove-body", exchange = exchange))
            .deed(Button::danger_quiet(tr!("key-remove-yes", name = short(&name))))
            .width(520.0)
            .show(ctx, |ui| opened = at_the_exchange(ui, key));
    if let Some(url) = opened {
        out.send(Command::OpenPage(url));
    }
    if answer == Some(DialogAnswer::Yes) {
        out.send(Command::Key(key.id, KeyCommand::Remove));
    }
    answer.is_some()
}

/// Asks whether to destroy the secret of a key that is off the list. True when the question is answered.
pub fn destroy_dialog(
    ctx: &Context,
    key: &ApiKey,
    is_under_way: bool,
    ticked: &mut bool,
    out: &mut Outbox,
) -> bool {
    let (name, exchange) = (key.label.clone(), exchange_name(key));
    let deed = Button::danger(tr!("key-destroy-yes", name = short(&name)))
        .enabled(*ticked)
        .busy(is_under_way.then(|| tr!("key-destroying")));
    let mut opened = None;
    let answer = Dialog::new("destroy-key", tr!("key-destroy-title", name = name), tr!("key-destroy-no"))
        .body(tr!("key-destroy-body", exchange = exchange.clone()))
        .deed(deed)
        .width(520.0)
        .show(ctx, |ui| {
            opened = at_the_exchange(ui, key);
            ui.add_space(16.0);
            checkbox(ui, ticked, &tr!("key-destroy-tick", exchange = exchange));
            if !*ticked {
                ui.add_space(4.0);
                let colour = theme(ui).text_muted;
                label(ui, Type::Caption, tr!("key-destroy-tick-first"), colour);
            }
        });
    if let Some(url) = opened {
        out.send(Command::OpenPage(url));
    }
    let destroys = answer == Some(DialogAnswer::Yes) && *ticked && !is_under_way;
    if destroys {
        out.send(Command::Key(key.id, KeyCommand::Destroy));
    }
    answer.is_some()
}

/// What to do at the exchange, with the button that opens its page. Gives the page that is to be opened.
fn at_the_exchange(ui: &mut Ui, key: &ApiKey) -> Option<String> {
    let exchange = exchange_of(key);
    let hint = key.fields.first().map(|field| field.hint.as_str()).filter(|hint| !hint.trim().is_empty());
    let lines = revoke_guide(&exchange, &key.exchange_name, hint);
    let mut opened = None;
    ui.add_space(16.0);
    let ground = theme(ui).sunken;
    Card::new().ground(ground).padding(Margin::symmetric(16, 12)).show(ui, |ui| {
        let theme = theme(ui);
        label(ui, Type::SmallStrong, tr!("key-remove-at", exchange = exchange_name(key)), theme.text);
        for (number, line) in lines.iter().enumerate() {
            ui.add_space(4.0);
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                // The numbers have one width, so that the words stand under each other.
                ui.allocate_ui_with_layout(vec2(22.0, 20.0), Layout::left_to_right(Align::Min), |ui| {
                    ui.set_min_width(22.0);
                    label(ui, Type::Small, format!("{}.", number + 1), theme.text_muted);
                });
                rich_in(ui, Type::Small, &say(&line.words), theme.text);
            });
        }
        // A rotation has made a second one, and that one works too.
        let second = key.rotation.as_ref().and_then(|rotation| rotation.new_fields.as_deref());
        if let Some(fields) = second {
            ui.add_space(8.0);
            let words = match last_characters(fields) {
                Some(hint) => tr!("key-remove-second", hint = hint),
                None => tr!("key-remove-second-plain"),
            };
            rich_in(ui, Type::Small, &words, theme.text);
        }
        if let Some(url) = exchange.page_url() {
            ui.add_space(12.0);
            let words = tr!("key-open-page", exchange = exchange_name(key));
            if Button::secondary(words).icon(icons::ARROW_SQUARE_OUT).small().show(ui).clicked() {
                opened = Some(url.to_owned());
            }
        }
    });
    opened
}

/// A long name is told by its beginning where it stands on a button; it is whole in the title.
fn short(name: &str) -> String {
    const MOST: usize = 24;
    if name.chars().count() <= MOST {
        return name.to_owned();
    }
    name.chars().take(MOST).chain("…".chars()).collect()
}
