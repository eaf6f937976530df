//! What a thief could do with the key: the sentence that follows the ticks and the address list.

use egui::Ui;

use super::View;
use crate::domain::draft::Draft;
use crate::domain::thief::{Thief, ends};
use crate::tr;
use crate::ui::icons;
use crate::ui::screens::parts::thief_words;
use crate::ui::text::{say, tr};
use crate::ui::theme::paint::Weight;
use crate::ui::theme::{Type, label, theme};
use crate::ui::widgets::{Card, divider, icon_line_in};

/// Beside the permissions: what it is now, and what the next step changes.
pub(super) fn for_permissions(ui: &mut Ui, view: &View<'_>, answers: &Draft) {
    let theme = theme(ui);
    Card::new().show(ui, |ui| {
        heading(ui);
        ui.add_space(12.0);
        label(ui, Type::Section, sentence(view, answers, false), theme.text);
        ui.add_space(16.0);
        divider(ui);
        ui.add_space(16.0);
        let (icon, words) = if takes_no_list(view) {
            (icons::GLOBE, tr!("create-thief-list-unsupported", exchange = view.name()))
        } else {
            (icons::ARROW_DOWN, tr("create-thief-list-next"))
        };
        let colour = if takes_no_list(view) { theme.text_muted } else { theme.text };
        icon_line_in(ui, icon, Weight::Regular, &words, Type::Small, colour);
        for end in ends(view.exchange, answers.levels(), false) {
            ui.add_space(10.0);
            let words = say(&end.words);
            icon_line_in(ui, icons::CALENDAR_BLANK, Weight::Regular, &words, Type::Small, theme.text_muted);
        }
    });
}

/// The same above the permissions, where there is no room beside them.
pub(super) fn band_for_permissions(ui: &mut Ui, view: &View<'_>, answers: &Draft) {
    let second = if takes_no_list(view) {
        tr!("create-thief-list-unsupported", exchange = view.name())
    } else {
        tr("create-thief-list-next")
    };
    band(ui, &sentence(view, answers, false), &second);
}

/// Beside the addresses: what the list does.
pub(super) fn for_addresses(ui: &mut Ui, view: &View<'_>, answers: &Draft) {
    let theme = theme(ui);
    let has_list = !answers.addresses.is_empty();
    Card::new().show(ui, |ui| {
        heading(ui);
        ui.add_space(12.0);
        label(ui, Type::Section, sentence(view, answers, has_list), theme.text);
        let rest = without_list(view, answers, has_list);
        if !rest.is_empty() {
            ui.add_space(16.0);
            divider(ui);
            ui.add_space(14.0);
            label(ui, Type::Caption, rest, theme.text_muted);
        }
    });
}

/// The same above the addresses.
pub(super) fn band_for_addresses(ui: &mut Ui, view: &View<'_>, answers: &Draft) {
    let has_list = !answers.addresses.is_empty();
    let second = without_list(view, answers, has_list);
    band(ui, &sentence(view, answers, has_list), &second);
}

/// What it would be without a list, and when the exchange ends such a key.
pub(super) fn without_list(view: &View<'_>, answers: &Draft, has_list: bool) -> String {
    let first = has_list.then(|| tr("create-thief-without"));
    let ends = ends(view.exchange, answers.levels(), false);
    let rest = ends.iter().map(|end| say(&end.words));
    first.into_iter().chain(rest).collect::<Vec<_>>().join(" ")
}

/// Whether the exchange itself says that it takes no address list.
pub(super) fn takes_no_list(view: &View<'_>) -> bool {
    view.exchange.ip.supported.as_ref().and_then(|fact| fact.certain()) == Some(&false)
}

/// What a thief could do with the key as it is answered so far.
pub(super) fn sentence(view: &View<'_>, answers: &Draft, has_list: bool) -> String {
    let thief = Thief::of(view.exchange, &answers.permissions, answers.levels(), has_list);
    thief_words::sentence(thief, view.exchange_name)
}

fn heading(ui: &mut Ui) {
    let theme = theme(ui);
    let words = tr("create-thief-title");
    icon_line_in(ui, icons::DETECTIVE, Weight::Regular, &words, Type::CaptionStrong, theme.text_muted);
}

fn band(ui: &mut Ui, sentence: &str, second: &str) {
    let theme = theme(ui);
    Card::new().padding(egui::Margin::symmetric(16, 14)).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            icons::DETECTIVE.show(ui, 28.0, theme.text_muted);
            ui.vertical(|ui| {
                label(ui, Type::BodyLargeStrong, sentence, theme.text);
                if !second.is_empty() {
                    ui.add_space(4.0);
                    label(ui, Type::Caption, second, theme.text_muted);
                }
            });
        });
    });
}
