//! Chips, the filter menu with clear marks for what is active, and the order of the list.

use egui::{Align, Layout, Rect, Ui, UiBuilder, vec2};

use super::saved::{self, SavedAsking};
use super::search;
use crate::app::command::{Command, EmergencyCommand, Outbox};
use crate::app::state::Session;
use crate::domain::emergency::Scope;
use crate::domain::permission::Level;
use crate::domain::search::{Chip, Counts, Query, Sort};
use crate::tr;
use crate::ui::icons;
use crate::ui::theme::{Type, WidthClass, galley};
use crate::ui::widgets::{Button, Link, Menu, chip, choice_group, choice_menu, empty_search, menu};
use crate::ui::words::level_word;

/// The chips in the order in which they are offered.
const CHIPS: [Chip; 6] =
    [Chip::All, Chip::NeedsYou, Chip::CanWithdraw, Chip::AnyAddress, Chip::Rotating, Chip::Removed];

/// Which chips go first where there is no room for all; they stay in the menu.
const FIRST_TO_GO: [Chip; 4] = [Chip::Rotating, Chip::AnyAddress, Chip::CanWithdraw, Chip::NeedsYou];

fn chip_words(chip: Chip) -> String {
    match chip {
        Chip::All => tr!("keys-chip-all"),
        Chip::NeedsYou => tr!("keys-chip-needs-you"),
        Chip::CanWithdraw => tr!("keys-chip-can-withdraw"),
        Chip::AnyAddress => tr!("keys-chip-any-address"),
        Chip::Rotating => tr!("keys-chip-rotating"),
        Chip::Removed => tr!("keys-chip-removed"),
    }
}

fn count_of(counts: Counts, chip: Chip) -> usize {
    match chip {
        Chip::All => counts.all,
        Chip::NeedsYou => counts.needs_you,
        Chip::CanWithdraw => counts.can_withdraw,
        Chip::AnyAddress => counts.any_address,
        Chip::Rotating => counts.rotating,
        Chip::Removed => counts.removed,
    }
}

fn offered(session: &Session) -> Vec<Chip> {
    let is_there = |chip: &Chip| *chip != Chip::Removed || session.counts.removed > 0;
    CHIPS.into_iter().filter(|chip| is_there(chip) || *chip == session.query.chip).collect()
}

/// The row of chips with the menus at its right, and what is active beneath.
pub fn filters_ui(ui: &mut Ui, session: &Session, asking: &mut Option<SavedAsking>, out: &mut Outbox) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 48.0), egui::Sense::hover());
    let row = Rect::from_center_size(rect.center(), vec2(rect.width(), 36.0));
    let layout = Layout::left_to_right(Align::Center);
    let builder = UiBuilder::new().max_rect(row).layout(layout).id_salt("keys-filters");
    let mut child = ui.new_child(builder);
    {
        let ui = &mut child;
        ui.spacing_mut().item_spacing.x = 8.0;
        let menus = menus_width(ui, session);
        if WidthClass::of(ui).is_narrow() {
            show_menu(ui, session, out);
            saved::more_ui(ui, session, asking);
        } else {
            chips(ui, session, row.width() - menus - 16.0, out);
        }
        let room = ui.max_rect().right() - ui.cursor().left();
        ui.add_space((room - menus).max(0.0));
        filter_menu(ui, session, asking, out);
        sort_menu(ui, session, out);
    }
    if !WidthClass::of(ui).is_narrow() {
        saved::saved_ui(ui, session, asking, out);
    }
    active_ui(ui, session, out);
}

fn menus_width(ui: &Ui, session: &Session) -> f32 {
    let sort =
        galley(ui, &sort_words(session.query.sort), Type::Small, egui::Color32::PLACEHOLDER, f32::INFINITY);
    filter_button().width(ui) + 8.0 + sort.size().x + 42.0
}

fn filter_button() -> Button {
    Button::quiet(tr!("keys-filter")).icon(icons::FUNNEL).small().accessible_name(tr!("keys-filter-name"))
}

fn chips(ui: &mut Ui, session: &Session, room: f32, out: &mut Outbox) {
    let mut shown = offered(session);
    let width = |chips: &[Chip]| -> f32 {
        let one = |chip: &Chip| {
            let words = format!("{} {}", chip_words(*chip), count_of(session.counts, *chip));
            galley(ui, &words, Type::SmallStrong, egui::Color32::PLACEHOLDER, f32::INFINITY).size().x + 30.0
        };
        chips.iter().map(one).sum::<f32>() + 8.0 * chips.len().saturating_sub(1) as f32
    };
    for chip in FIRST_TO_GO {
        if width(&shown) > room && chip != session.query.chip {
            shown.retain(|other| *other != chip);
        }
    }
    let chosen = choice_group(ui, |ui| {
        let is_chosen = |one: Chip| one == session.query.chip && saved::active(session).is_none();
        shown
            .iter()
            .map(|one| chip(ui, &chip_words(*one), Some(count_of(session.counts, *one)), is_chosen(*one)))
            .collect()
    });
    if let Some(chip) = chosen.and_then(|index| shown.get(index)) {
        show(session, *chip, out);
    }
}

/// Shows what this chip says, in place of a kept search.
fn show(session: &Session, chip: Chip, out: &mut Outbox) {
    let is_kept = saved::active(session).is_some();
    search(session, out, |query| {
        query.chip = chip;
        if is_kept {
            query.text.clear();
        }
    });
}

/// In the narrow class the chips and the kept searches are one menu: "Show: all 9".
fn show_menu(ui: &mut Ui, session: &Session, out: &mut Outbox) {
    let chips = offered(session);
    let mut words: Vec<String> = chips
        .iter()
        .map(|chip| format!("{} {}", chip_words(*chip), count_of(session.counts, *chip)))
        .collect();
    words.extend((0..session.book.saved.len()).map(|place| saved::words(session, place)));
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let chip = session.query.chip;
    let active = saved::active(session);
    let chosen = match active {
        Some(place) => chips.len() + place,
        None => chips.iter().position(|other| *other == chip).unwrap_or(0),
    };
    let shown = |most: usize| match active.and_then(|place| session.book.saved.get(place)) {
        Some(one) => shortened(&one.name, most),
        None => chip_words(chip).to_lowercase(),
    };
    let count = match active {
        Some(place) => session.saved_counts.get(place).copied().unwrap_or_default(),
        None => count_of(session.counts, chip),
    };
    let title = tr!("keys-show-chosen", chip = shown(14), count = count);
    let name = tr!("keys-show-chosen", chip = shown(usize::MAX), count = count);
    let Some(at) = choice_menu(ui, None, &title, &name, &words, chosen) else { return };
    match chips.get(at) {
        Some(chip) => show(session, *chip, out),
        None if active != Some(at - chips.len()) => saved::turn_on(session, at - chips.len(), out),
        None => {}
    }
}

fn sort_words(sort: Sort) -> String {
    tr!(&format!("keys-sort-{}", sort.word()))
}

fn sort_menu(ui: &mut Ui, session: &Session, out: &mut Outbox) {
    let words = Sort::ALL.map(sort_words);
    let choices: Vec<&str> = words.iter().map(String::as_str).collect();
    let chosen = Sort::ALL.iter().position(|sort| *sort == session.query.sort).unwrap_or(0);
    let order = sort_words(session.query.sort);
    let name = tr!("keys-sort-name", order = order.clone());
    let picked = choice_menu(ui, Some(icons::SORT_ASCENDING), &order, &name, &choices, chosen);
    if let Some(sort) = picked.and_then(|at| Sort::ALL.get(at)) {
        search(session, out, |query| query.sort = *sort);
    }
}

fn filter_menu(ui: &mut Ui, session: &Session, asking: &mut Option<SavedAsking>, out: &mut Outbox) {
    let button = filter_button().show(ui);
    let query = &session.query;
    let changed = menu(ui, &button, |menu| {
        let mut after = query.clone();
        menu.heading(&tr!("keys-show"));
        for chip in offered(session) {
            let words = format!("{} {}", chip_words(chip), count_of(session.counts, chip));
            if menu.choice(&words, query.chip == chip) {
                after.chip = chip;
            }
        }
        menu.heading(&tr!("keys-filter-level"));
        for level in Level::ALL {
            if menu.choice(&level_word(level), query.level == Some(level)) {
                after.level = (query.level != Some(level)).then_some(level);
            }
        }
        let facets = session.index.facets();
        facet(menu, &tr!("keys-filter-exchange"), &facets.exchanges, &mut after.exchange);
        facet(menu, &tr!("keys-filter-tool"), &facets.tools, &mut after.tool);
        facet(menu, &tr!("keys-filter-tag"), &facets.tags, &mut after.tag);
        if saved::can_keep(session) {
            menu.divider();
            if menu.item(Some(icons::STAR), &tr!("keys-saved-keep")) {
                *asking = Some(SavedAsking::keep());
            }
        }
        after
    });
    if let Some(after) = changed {
        search(session, out, |query| *query = after);
    }
}

fn facet(menu: &mut Menu<'_>, heading: &str, names: &[String], wanted: &mut Option<String>) {
    if names.is_empty() {
        return;
    }
    menu.heading(heading);
    let before = wanted.clone();
    for name in names {
        let is_on = before.as_ref() == Some(name);
        if menu.choice(name, is_on) {
            *wanted = (!is_on).then(|| name.clone());
        }
    }
}

/// One filter that is on: what it is about, its value, and how it is taken away.
type Active = (String, String, fn(&mut Query));

fn active(query: &Query) -> Vec<Active> {
    let mut list: Vec<Active> = Vec::new();
    if let Some(level) = query.level {
        list.push((tr!("keys-filter-level"), level_word(level), |query| query.level = None));
    }
    if let Some(name) = &query.exchange {
        list.push((tr!("keys-filter-exchange"), name.clone(), |query| query.exchange = None));
    }
    if let Some(name) = &query.tool {
        list.push((tr!("keys-filter-tool"), name.clone(), |query| query.tool = None));
    }
    if let Some(name) = &query.tag {
        list.push((tr!("keys-filter-tag"), name.clone(), |query| query.tag = None));
    }
    list
}

/// The filters that are on, each with its way off.
fn active_ui(ui: &mut Ui, session: &Session, out: &mut Outbox) {
    let list = active(&session.query);
    if list.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        for (what, value, off) in &list {
            let words = tr!("keys-filter-on", what = what.clone(), value = value.clone());
            let name = tr!("keys-filter-off-name", what = what.clone(), value = value.clone());
            if Button::secondary(words).icon(icons::X).small().accessible_name(name).show(ui).clicked() {
                search(session, out, off);
            }
        }
        if let Some((name, scope)) = leaked(session)
            && Link::new(tr!("keys-leaked", name = name)).icon(icons::SIREN).danger().show(ui).clicked()
        {
            out.send(Command::Emergency(EmergencyCommand::Show(scope)));
        }
        if list.len() > 1 && Button::quiet(tr!("keys-filter-clear")).small().show(ui).clicked() {
            search(session, out, |query| *query = without_filters(query));
        }
    });
    ui.add_space(12.0);
}

/// The exchange or the tool to which the list is narrowed, as what one may be worried about.
fn leaked(session: &Session) -> Option<(String, Scope)> {
    let of = |all: &[(String, String, usize)], name: &String, scope: fn(String) -> Scope| {
        let found = all.iter().find(|(_, known, _)| known == name);
        found.map(|(tag, name, _)| (name.clone(), scope(tag.clone())))
    };
    let query = &session.query;
    let exchange = query.exchange.as_ref().and_then(|name| of(&session.exchanges, name, Scope::Exchange));
    exchange.or_else(|| query.tool.as_ref().and_then(|name| of(&session.tools, name, Scope::Tool)))
}

fn without_filters(query: &Query) -> Query {
    Query { text: query.text.clone(), chip: query.chip, sort: query.sort, ..Query::default() }
}

/// In place of the rows where nothing matches.
pub fn nothing_ui(ui: &mut Ui, session: &Session, out: &mut Outbox) {
    let query = &session.query;
    let has_text = !query.text.trim().is_empty();
    let is_narrowed = query.chip != Chip::All || !active(query).is_empty();
    if has_text {
        let words = tr!("keys-nothing-text", text = shortened(query.text.trim(), 40));
        if empty_search(ui, &words, &tr!("keys-nothing-text-clear")) {
            search(session, out, |query| query.text.clear());
        }
        if is_narrowed {
            ui.add_space(4.0);
            ui.vertical_centered(|ui| {
                if Link::new(tr!("keys-nothing-filter-clear")).body().show(ui).clicked() {
                    search(session, out, |query| *query = Query { sort: query.sort, ..Query::default() });
                }
            });
        }
    } else if empty_search(ui, &tr!("keys-nothing-filter"), &tr!("keys-nothing-filter-clear")) {
        search(session, out, |query| *query = Query { sort: query.sort, ..Query::default() });
    }
}

/// A very long search is told by its beginning.
fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most).chain("…".chars()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_filter_can_be_taken_away_alone() {
        let mut query = Query {
            level: Some(Level::Trade),
            exchange: Some("Kraken".to_owned()),
            tool: Some("Freqtrade".to_owned()),
            tag: Some("dca".to_owned()),
            ..Query::default()
        };
        assert_eq!(active(&query).len(), 4);
        for left in (0..4).rev() {
            let (_, _, off) = active(&query).remove(0);
            off(&mut query);
            assert_eq!(active(&query).len(), left);
        }
    }

    #[test]
    fn a_very_long_search_is_told_by_its_beginning() {
        assert_eq!(shortened("koinley", 40), "koinley");
        assert_eq!(shortened(&"ä".repeat(5000), 40).chars().count(), 41);
    }
}
