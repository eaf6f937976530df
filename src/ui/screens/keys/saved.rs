//! Searches that are kept under a name: chips in a line of their own, a menu for each, and the questions about them.

use egui::{Align, Context, Layout, Ui, vec2};

use super::search;
use crate::app::command::{Command, Outbox};
use crate::app::state::Session;
use crate::domain::saved_search::{
    MOST_NAME, MOST_SAVED, NameTrouble, SavedSearch, SearchChange, name_trouble,
};
use crate::domain::search::Query;
use crate::tr;
use crate::ui::icons;
use crate::ui::theme::{Type, focus_later, galley, is_new};
use crate::ui::widgets::{
    Button, Dialog, DialogAnswer, Field, IconButton, Menu, asked_label, chip, choice_group, choice_menu,
    context_menu, menu, remark,
};

/// What is asked about the kept searches.
#[derive(Debug)]
pub struct SavedAsking {
    about: About,
    /// The name that is typed.
    pub name: String,
    tried: bool,
}

#[derive(Debug, PartialEq, Eq)]
enum About {
    Keep,
    Rename(String),
    Delete(String),
}

impl SavedAsking {
    /// Under which name is the present search kept?
    pub fn keep() -> Self {
        Self { about: About::Keep, name: String::new(), tried: false }
    }

    /// How is the one of this name to be called?
    pub fn rename(name: &str) -> Self {
        Self { about: About::Rename(name.to_owned()), name: name.to_owned(), tried: false }
    }

    /// Is the one of this name to go?
    pub fn delete(name: &str) -> Self {
        Self { about: About::Delete(name.to_owned()), name: String::new(), tried: false }
    }
}

/// Whether the present search is something to keep, and not kept yet.
pub fn can_keep(session: &Session) -> bool {
    let text = session.query.as_text();
    !text.is_empty() && !session.book.saved.iter().any(|one| one.text == text)
}

/// The place of the kept search that is on.
pub fn active(session: &Session) -> Option<usize> {
    let query = &session.query;
    let is_on = |one: &SavedSearch| one.text == query.text.trim();
    session.book.saved.iter().position(is_on).filter(|_| query.is_text_only())
}

/// Looks for what was kept; pressed again, for everything.
pub fn turn_on(session: &Session, place: usize, out: &mut Outbox) {
    let is_on = active(session) == Some(place);
    if let Some(one) = session.book.saved.get(place) {
        let text = if is_on { String::new() } else { one.text.clone() };
        search(session, out, |query| *query = Query { text, sort: query.sort, ..Query::default() });
    }
}

/// Its name and how many keys it finds.
pub fn words(session: &Session, place: usize) -> String {
    let name = session.book.saved.get(place).map(|one| one.name.as_str()).unwrap_or_default();
    format!("{name} {}", session.saved_counts.get(place).copied().unwrap_or_default())
}

/// The chips, as many as there is room for; the rest is behind a menu.
pub fn saved_ui(ui: &mut Ui, session: &Session, asking: &mut Option<SavedAsking>, out: &mut Outbox) {
    let saved = &session.book.saved;
    if saved.is_empty() {
        return;
    }
    let active = active(session);
    let shown = shown(ui, session, active);
    let hidden: Vec<usize> = (0..saved.len()).filter(|place| !shown.contains(place)).collect();
    let layout = Layout::left_to_right(Align::Center);
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 36.0), layout, |ui| {
        ui.set_min_height(36.0);
        ui.spacing_mut().item_spacing.x = 8.0;
        let mut chips = Vec::new();
        let pressed = choice_group(ui, |ui| {
            for place in &shown {
                let count = session.saved_counts.get(*place).copied();
                let is_on = active == Some(*place);
                let response = chip(ui, &saved[*place].name, count, is_on);
                chips.push(response.clone());
            }
            chips.clone()
        });
        if let Some(place) = pressed.and_then(|at| shown.get(at)) {
            turn_on(session, *place, out);
        }
        for (response, place) in chips.iter().zip(&shown) {
            let name = &saved[*place].name;
            context_menu(ui, response, |menu| its_menu(menu, name, asking));
        }
        if !hidden.is_empty() {
            let words: Vec<String> = hidden.iter().map(|place| words(session, *place)).collect();
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let title = tr!("keys-saved-more", count = hidden.len());
            let name = tr!("keys-saved-more-name", count = hidden.len());
            let picked = choice_menu(ui, None, &title, &name, &words, usize::MAX);
            if let Some(place) = picked.and_then(|at| hidden.get(at)) {
                turn_on(session, *place, out);
            }
        }
        more_ui(ui, session, asking);
    });
    ui.add_space(8.0);
}

/// What can be done with the kept search that is on.
pub fn more_ui(ui: &mut Ui, session: &Session, asking: &mut Option<SavedAsking>) {
    let Some(one) = active(session).and_then(|place| session.book.saved.get(place)) else { return };
    let button =
        IconButton::new(icons::DOTS_THREE, tr!("keys-saved-about", name = one.name.clone())).show(ui);
    menu(ui, &button, |menu| its_menu(menu, &one.name, asking));
}

fn its_menu(menu: &mut Menu<'_>, name: &str, asking: &mut Option<SavedAsking>) {
    if menu.item(Some(icons::PENCIL_SIMPLE), &tr!("keys-saved-rename")) {
        *asking = Some(SavedAsking::rename(name));
    }
    if menu.danger(Some(icons::TRASH), &tr!("keys-saved-delete")) {
        *asking = Some(SavedAsking::delete(name));
    }
}

/// Those for which there is room, the one that is on among them.
fn shown(ui: &Ui, session: &Session, active: Option<usize>) -> Vec<usize> {
    let width = |place: usize| {
        let words = words(session, place);
        galley(ui, &words, Type::SmallStrong, egui::Color32::PLACEHOLDER, f32::INFINITY).size().x + 30.0 + 8.0
    };
    // The menu of the one that is on, and of those without room.
    let room = ui.available_width() - if active.is_some() { 44.0 } else { 0.0 };
    let all: Vec<usize> = (0..session.book.saved.len()).collect();
    if all.iter().map(|place| width(*place)).sum::<f32>() <= room {
        return all;
    }
    let mut left = room - 110.0 - active.map_or(0.0, width);
    let mut shown: Vec<usize> = Vec::new();
    for place in all.into_iter().filter(|place| active != Some(*place)) {
        left -= width(place);
        if left < 0.0 {
            break;
        }
        shown.push(place);
    }
    shown.extend(active);
    shown.sort_unstable();
    shown
}

/// Asks. True when the question is answered.
pub fn saved_dialog(ctx: &Context, session: &Session, asking: &mut SavedAsking, out: &mut Outbox) -> bool {
    match &asking.about {
        About::Keep => keep_dialog(ctx, session, asking, out),
        About::Rename(from) => {
            let from = from.clone();
            rename_dialog(ctx, session, &from, asking, out)
        }
        About::Delete(name) => {
            let answer = Dialog::new(
                "delete-search",
                tr!("keys-saved-delete-title", name = name.clone()),
                tr!("keys-saved-delete-no"),
            )
            .body(tr!("keys-saved-delete-body"))
            .deed(Button::danger_quiet(tr!("keys-saved-delete-yes")))
            .show(ctx, |_| {});
            if answer == Some(DialogAnswer::Yes) {
                out.send(Command::Searches(SearchChange::Delete(name.clone())));
            }
            answer.is_some()
        }
    }
}

fn keep_dialog(ctx: &Context, session: &Session, asking: &mut SavedAsking, out: &mut Outbox) -> bool {
    let saved = &session.book.saved;
    let text = session.query.as_text();
    let trouble = name_trouble(saved, &asking.name, None);
    if trouble == Some(NameTrouble::Full) {
        return Dialog::new("keep-search", tr!("keys-saved-title"), tr!("keys-saved-close"))
            .body(tr!("keys-saved-full", count = MOST_SAVED))
            .show(ctx, |_| {})
            .is_some();
    }
    let mut entered = false;
    let answer = Dialog::new("keep-search", tr!("keys-saved-title"), tr!("keys-saved-no"))
        .deed(Button::primary(tr!("keys-saved-yes")).enabled(can_try(trouble)))
        .width(520.0)
        .show(ctx, |ui| {
            ui.add_space(16.0);
            asked_label(ui, &tr!("keys-saved-what"));
            ui.add_space(8.0);
            remark(ui, icons::MAGNIFYING_GLASS, &text);
            ui.add_space(20.0);
            entered = name_field(ui, trouble, asking);
        });
    if answer == Some(DialogAnswer::No) {
        return true;
    }
    if answer == Some(DialogAnswer::Yes) || entered {
        asking.tried = true;
        if trouble.is_none() {
            let one = SavedSearch { name: asking.name.clone(), text: text.clone() };
            out.send(Command::Searches(SearchChange::Save(one)));
            // The filters are in its words now.
            search(session, out, |query| *query = Query { text, sort: query.sort, ..Query::default() });
            return true;
        }
    }
    false
}

fn rename_dialog(
    ctx: &Context,
    session: &Session,
    from: &str,
    asking: &mut SavedAsking,
    out: &mut Outbox,
) -> bool {
    let trouble = name_trouble(&session.book.saved, &asking.name, Some(from));
    let title = tr!("keys-saved-rename-title", name = from.to_owned());
    let mut entered = false;
    let answer = Dialog::new("rename-search", title, tr!("keys-saved-rename-no"))
        .deed(Button::primary(tr!("keys-saved-rename-yes")).enabled(can_try(trouble)))
        .width(520.0)
        .show(ctx, |ui| {
            ui.add_space(16.0);
            entered = name_field(ui, trouble, asking);
        });
    if answer == Some(DialogAnswer::No) {
        return true;
    }
    if answer == Some(DialogAnswer::Yes) || entered {
        asking.tried = true;
        if trouble.is_none() {
            let change = SearchChange::Rename { from: from.to_owned(), to: asking.name.clone() };
            out.send(Command::Searches(change));
            return true;
        }
    }
    false
}

/// A missing name is told when it is tried without; what else is wrong is told at once, and the button waits.
fn can_try(trouble: Option<NameTrouble>) -> bool {
    matches!(trouble, None | Some(NameTrouble::Empty))
}

/// The field of the name, with what is wrong beneath. True when Enter was pressed in it.
fn name_field(ui: &mut Ui, trouble: Option<NameTrouble>, asking: &mut SavedAsking) -> bool {
    let wrong = match trouble {
        Some(NameTrouble::Empty) if asking.tried => Some(tr!("keys-saved-name-missing")),
        Some(NameTrouble::Long(over)) => Some(tr!("keys-saved-name-long", over = over)),
        Some(NameTrouble::Taken) => Some(tr!("keys-saved-name-taken")),
        _ => None,
    };
    let done = Field::new(tr!("keys-saved-name"), &mut asking.name)
        .placeholder(tr!("keys-saved-name-example"))
        .error(wrong)
        .max_chars(MOST_NAME + 20)
        .show(ui);
    if is_new(ui, done.response.id) {
        focus_later(ui.ctx(), done.response.id);
    }
    done.entered
}
