//! Accounts and sub-accounts in forms: names that are known already, and the advice to give a bot a sub-account of its own.

use egui::{Ui, vec2};

use crate::domain::exchange::Exchange;
use crate::tr;
use crate::ui::icons;
use crate::ui::text::tr;
use crate::ui::theme::{Type, label, theme};
use crate::ui::widgets::{Link, icon_line};

/// So many known names are on offer.
const MOST_NAMES: usize = 4;

/// The known names that go on from what is typed, under their field. A press takes one.
pub fn known_names(ui: &mut Ui, known: &[String], typed: &mut String) {
    let begun = typed.trim().to_lowercase();
    let goes_on = |name: &&String| name.to_lowercase() != begun && name.to_lowercase().contains(&begun);
    let offered: Vec<&String> = known.iter().filter(goes_on).take(MOST_NAMES).collect();
    if offered.is_empty() {
        return;
    }
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(12.0, 2.0);
        label(ui, Type::Caption, tr("sub-account-known"), theme(ui).text_muted);
        for name in offered {
            let link = Link::new(name).caption();
            let link = link.accessible_name(tr!("sub-account-use", name = name.clone()));
            if link.show(ui).clicked() {
                typed.clone_from(name);
            }
        }
    });
}

/// The advice in words; nothing where nobody read that this exchange has sub-accounts with keys of their own.
pub fn advice(exchange: &Exchange, exchange_name: &str) -> Option<String> {
    let is_sure = exchange.has_sub_accounts()?;
    let id = if is_sure { "sub-account-advice" } else { "sub-account-advice-unsure" };
    Some(tr!(id, exchange = exchange_name.to_owned()))
}

/// Draws the advice, where there is one.
pub fn advice_ui(ui: &mut Ui, exchange: &Exchange, exchange_name: &str) {
    if let Some(words) = advice(exchange, exchange_name) {
        icon_line(ui, icons::LIFEBUOY, &words);
        ui.add_space(20.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::Catalogue;

    #[test]
    fn the_advice_is_as_sure_as_its_source_and_silent_without_one() {
        let at = |id: &str| {
            let exchange = Catalogue::built_in().exchange_or_other(id);
            advice(exchange, &exchange.name)
        };
        assert!(at("bybit").is_some_and(|words| words.starts_with("At Bybit, give a bot")));
        assert!(at("bitget").is_some_and(|words| words.starts_with("As far as known")));
        for id in ["kraken", "phemex", "bitmex", "other"] {
            assert_eq!(at(id), None, "{id}");
        }
    }
}
