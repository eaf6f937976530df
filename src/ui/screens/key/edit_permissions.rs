//! The permissions of the edit form, in the exchange's own words; turning withdrawal on takes a deliberate act.

use egui::{Margin, Ui, UiBuilder};

use super::edit::EditDraft;
use crate::domain::api_key::ApiKey;
use crate::domain::exchange::Exchange;
use crate::domain::permission::Level;
use crate::domain::thief::thief_line;
use crate::tr;
use crate::ui::text::{say, tr};
use crate::ui::theme::{Type, caption, label, section, theme};
use crate::ui::widgets::{
    Button, Dialog, DialogAnswer, Field, ListCard, Mark, asked_label, checkbox, mark,
};
use crate::ui::words::{exchange_name, level_word};

pub(super) fn permissions(ui: &mut Ui, exchange: &'static Exchange, name: &str, form: &mut EditDraft) {
    section(ui, tr!("key-edit-may", exchange = name.to_owned()));
    if exchange.permissions.is_empty() {
        caption(ui, tr!("key-edit-may-none", exchange = name.to_owned()));
        return;
    }
    caption(ui, tr!("key-edit-may-intro"));
    ui.add_space(12.0);
    ListCard::new().padding(Margin::symmetric(16, 10)).show(ui, |rows| {
        for fact in &exchange.permissions {
            let words = fact.label.as_far_as_known();
            let mut on = form.permissions.contains(&fact.code);
            let changed = rows.row(|ui| {
                let changed =
                    permission_row(ui, &mut on, words, Mark::Level(fact.level()), &level_word(fact.level()));
                let colour = theme(ui).text_muted;
                ui.horizontal(|ui| {
                    ui.add_space(32.0);
                    label(ui, Type::Caption, tr(&exchange.permission_text(&fact.code)), colour);
                });
                changed
            });
            if changed {
                form.tick(exchange, &fact.code, on);
            }
        }
        for code in exchange.unknown(&form.permissions) {
            let mut on = true;
            let words = tr!("key-edit-may-unknown", code = code.clone());
            if rows.row(|ui| permission_row(ui, &mut on, &words, Mark::Unknown, "")) {
                form.permissions.remove(&code);
            }
        }
    });
}

/// A check box with the exchange's word, and the level at its right. True when it was changed.
fn permission_row(ui: &mut Ui, on: &mut bool, words: &str, sign: Mark, level: &str) -> bool {
    ui.horizontal(|ui| {
        let theme = theme(ui);
        let room = ui.available_width() - 110.0;
        let changed = ui
            .scope(|ui| {
                ui.set_max_width(room);
                checkbox(ui, on, words).changed()
            })
            .inner;
        let rest = ui.available_rect_before_wrap();
        let at = rest.with_min_x(rest.right() - 88.0);
        let layout = egui::Layout::left_to_right(egui::Align::Center);
        ui.scope_builder(UiBuilder::new().max_rect(at).layout(layout), |ui| {
            mark(ui, sign, 16.0, theme.surface);
            label(ui, Type::Caption, level, theme.text_muted);
        });
        changed
    })
    .inner
}

/// Saying that a key may withdraw takes a deliberate act, because every warning about the key hangs on it.
pub(super) fn withdraw_dialog(ui: &Ui, key: &ApiKey, form: &mut EditDraft) -> Option<DialogAnswer> {
    let word = tr!("key-withdraw-word");
    let is_typed = form.typed_word.trim().to_lowercase() == word.to_lowercase();
    let exchange = exchange_name(key);
    let levels = crate::domain::permission::Levels::default().with(Level::Withdraw);
    let thief = say(&thief_line(levels));
    let answer = Dialog::new(
        "edit-withdraw",
        tr!("key-withdraw-title", name = key.label.clone()),
        tr!("key-withdraw-no"),
    )
    .mark(Level::Withdraw)
    .body(tr!("key-withdraw-body", thief = thief, exchange = exchange))
    .deed(Button::danger(tr!("key-withdraw-yes")).enabled(is_typed))
    .width(520.0)
    .show(ui.ctx(), |ui| {
        ui.add_space(16.0);
        asked_label(ui, &tr!("key-withdraw-ask", word = word.clone()));
        ui.add_space(8.0);
        Field::new("", &mut form.typed_word)
            .accessible_name(tr!("key-withdraw-field", word = word.clone()))
            .width(240.0)
            .max_chars(40)
            .show(ui);
    });
    match answer {
        Some(DialogAnswer::Yes) if !is_typed => None,
        answer => answer,
    }
}
