//! Copies a list of addresses as its exchange wants it, says from where that is known, and says so where it is not.

use egui::Ui;

use super::say::source_of;
use crate::app::command::{Command, Outbox};
use crate::domain::address_list::{between_of, written};
use crate::domain::api_key::Address;
use crate::domain::exchange::Exchange;
use crate::tr;
use crate::ui::icons;
use crate::ui::text::tr;
use crate::ui::theme::caption;
use crate::ui::time;
use crate::ui::widgets::Button;

/// Draws the button for all of them. `copied` is what was copied a moment ago. True when it was pressed.
pub fn copy_all_ui(
    ui: &mut Ui,
    exchange: &Exchange,
    list: &[Address],
    copied: Option<&str>,
    out: &mut Outbox,
) -> bool {
    let text = written(exchange, list);
    copy_button(ui, tr!("address-copy-all", count = list.len()), text, copied, out)
}

/// A small button that copies this text, which is not secret. True when it was pressed.
pub fn copy_button(ui: &mut Ui, words: String, text: String, copied: Option<&str>, out: &mut Outbox) -> bool {
    let is_copied = copied == Some(text.as_str());
    let shown = if is_copied { tr("wizard-copied") } else { words.clone() };
    let icon = if is_copied { icons::CHECK } else { icons::COPY };
    let name = if is_copied { format!("{shown}: {words}") } else { words };
    let pressed = Button::secondary(shown).icon(icon).small().accessible_name(name).show(ui).clicked();
    if pressed {
        out.send(Command::CopyPlain(text));
    }
    pressed
}

/// Below the lines of a guide: all of them at once, where there are several.
pub fn copy_together_ui(
    ui: &mut Ui,
    exchange: &Exchange,
    name: &str,
    list: &[Address],
    copied: Option<&str>,
    out: &mut Outbox,
) {
    if list.len() < 2 {
        return;
    }
    ui.add_space(14.0);
    copy_all_ui(ui, exchange, list, copied, out);
    ui.add_space(6.0);
    format_ui(ui, exchange, name);
}

/// How they are written, and from where that is known.
pub fn format_ui(ui: &mut Ui, exchange: &Exchange, name: &str) {
    caption(ui, format_words(exchange, name));
}

/// The sentence of it.
fn format_words(exchange: &Exchange, name: &str) -> String {
    let Some((between, fact)) = between_of(exchange) else {
        return tr!("address-format-unknown", exchange = name.to_owned());
    };
    let how = tr!(&format!("address-format-{}", between.word()));
    let id = if fact.is_sure() { "address-format-sure" } else { "address-format-unsure" };
    match fact.seen_on() {
        Some(day) => {
            let (source, date) = (source_of(fact), time::date(day));
            tr!(id, exchange = name.to_owned(), how = how, source = source, date = date)
        }
        None => tr!("address-format-heard", exchange = name.to_owned(), how = how),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::Catalogue;

    #[test]
    fn the_format_is_told_with_its_source_and_its_doubt() {
        let told = |id: &str| {
            let exchange = Catalogue::built_in().exchange(id).unwrap();
            format_words(exchange, &exchange.name)
        };
        assert!(told("bitvavo").starts_with("Bitvavo takes them with commas between. Read"));
        assert!(told("okx").starts_with("As far as known, OKX takes them with commas between"));
        assert!(told("okx").contains("said of its API, not of its page"));
        assert!(
            told("kraken").starts_with("One on each line. How Kraken takes several at once is not known")
        );
    }
}
