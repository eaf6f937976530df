//! The search field with what is offered under it while one types, and the sentence about what is not understood.
//!
//! Down marks the offers one after the other and then goes on into the rows; Enter or Tab takes the marked one, Esc closes the list.

use egui::{Key, Modifiers, Ui};

use super::saved::{self, SavedAsking};
use super::{KeysDraft, search};
use crate::app::command::Outbox;
use crate::app::route::Route;
use crate::app::state::Session;
use crate::domain::search::{Suggestion, puzzles, suggest};
use crate::tr;
use crate::ui::icons;
use crate::ui::text::say;
use crate::ui::theme::paint::Weight;
use crate::ui::theme::{Type, theme};
use crate::ui::widgets::{
    Offer, SearchField, go_on_searching_at, icon_line_in, offers_ui, search_caret, search_id,
};

/// What is offered under the search field.
#[derive(Debug, Default)]
pub struct OffersDraft {
    /// The one that is marked.
    pub marked: Option<usize>,
    /// It was closed, until something else is typed.
    pub closed: bool,
    /// It was asked for, also where nothing is typed.
    pub asked: bool,
}

/// What a key press wants of the list.
enum Wish {
    Nothing,
    Take(usize),
    ToRows,
}

/// Draws the field and the list under it.
pub fn search_ui(ui: &mut Ui, width: f32, session: &Session, draft: &mut KeysDraft, out: &mut Outbox) {
    if std::mem::take(&mut draft.seek) {
        go_on_searching_at(ui.ctx(), draft.text.chars().count());
        ui.memory_mut(|memory| memory.request_focus(search_id()));
    }
    let has_focus = ui.memory(|memory| memory.has_focus(search_id()));
    let offered = if has_focus { offered(ui, session, draft) } else { Vec::new() };
    let wish = if has_focus { pressed(ui, offered.len(), &mut draft.offers) } else { Wish::Nothing };
    let is_open = !offered.is_empty() && !draft.offers.closed && has_focus;
    let example = if width < 320.0 { tr!("keys-search-example-short") } else { tr!("keys-search-example") };
    let is_mac = ui.ctx().os().is_mac();
    let shortcut = if is_mac { tr!("keys-search-shortcut-mac") } else { tr!("keys-search-shortcut") };
    let clear = tr!("keys-search-clear");
    let keep = saved::can_keep(session).then(|| tr!("keys-saved-keep"));
    let field = SearchField {
        example: &example,
        shortcut: &shortcut,
        clear_word: &clear,
        keep_word: keep.as_deref(),
        offers: is_open.then_some(draft.offers.marked),
    };
    let done = field.show(ui, &tr!("keys-search"), &mut draft.text, width);
    if done.changed {
        draft.offers = OffersDraft::default();
        let text = draft.text.clone();
        search(session, out, |query| query.text = text);
    }
    if done.kept {
        draft.saving = Some(SavedAsking::keep());
    }
    let mut taken = match wish {
        Wish::Take(place) => Some(place),
        Wish::ToRows => {
            draft.cursor = session.found.first().copied();
            draft.focus_row = true;
            None
        }
        Wish::Nothing => None,
    };
    if is_open && taken.is_none() && !done.changed {
        let offers: Vec<Offer> =
            offered.iter().map(|one| Offer { words: one.term.clone(), means: say(&one.words) }).collect();
        let name = tr!("keys-offers-name", count = offers.len());
        taken = offers_ui(ui.ctx(), done.response.rect, &name, &offers, draft.offers.marked);
    }
    if let Some(one) = taken.and_then(|place| offered.get(place)) {
        take(ui, one, session, draft, out);
    } else if done.entered
        && !draft.text.trim().is_empty()
        && let Some(id) = session.found.first()
    {
        out.go(Route::Key(*id));
    }
}

fn offered(ui: &Ui, session: &Session, draft: &mut KeysDraft) -> Vec<Suggestion> {
    if ui.input_mut(|input| input.consume_key(Modifiers::ALT, Key::ArrowDown)) {
        draft.offers = OffersDraft { asked: true, ..OffersDraft::default() };
    }
    if draft.offers.closed {
        return Vec::new();
    }
    let caret = search_caret(ui.ctx(), &draft.text);
    let facets = session.index.facets();
    caret.map(|caret| suggest(&draft.text, caret, facets, draft.offers.asked)).unwrap_or_default()
}

/// The keys that belong to the list while it is open; Down leads into the rows where it is not.
fn pressed(ui: &Ui, count: usize, offers: &mut OffersDraft) -> Wish {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    offers.marked = offers.marked.filter(|marked| *marked < count);
    if pressed(Key::ArrowDown) {
        match offers.marked {
            _ if count == 0 => return Wish::ToRows,
            None => offers.marked = Some(0),
            Some(marked) if marked + 1 < count => offers.marked = Some(marked + 1),
            Some(_) => {
                offers.marked = None;
                return Wish::ToRows;
            }
        }
    }
    if count == 0 {
        return Wish::Nothing;
    }
    if pressed(Key::ArrowUp) {
        offers.marked = offers.marked.and_then(|marked| marked.checked_sub(1));
    }
    if pressed(Key::Escape) {
        *offers = OffersDraft { closed: true, ..OffersDraft::default() };
        return Wish::Nothing;
    }
    match offers.marked {
        Some(marked) if pressed(Key::Enter) || pressed(Key::Tab) => Wish::Take(marked),
        _ => Wish::Nothing,
    }
}

fn take(ui: &Ui, one: &Suggestion, session: &Session, draft: &mut KeysDraft, out: &mut Outbox) {
    draft.offers = OffersDraft::default();
    draft.text.clone_from(&one.text);
    let text = one.text.clone();
    search(session, out, |query| query.text = text);
    go_on_searching_at(ui.ctx(), one.caret);
    ui.memory_mut(|memory| memory.request_focus(search_id()));
    ui.ctx().request_repaint();
}

/// What in the search is not understood, in a sentence. A word before a colon that is no operator is told only where nothing is found:
/// it may stand in a note.
pub fn puzzle_ui(ui: &mut Ui, session: &Session) {
    let puzzles = puzzles(&session.query.text);
    let told = puzzles.first().filter(|one| one.operator.is_some() || session.found.is_empty());
    let Some(puzzle) = told else { return };
    let colour = theme(ui).caution_text;
    let said = say(&puzzle.words());
    let response = icon_line_in(ui, icons::QUESTION, Weight::Regular, &said, Type::Small, colour);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(egui::Role::Status);
        node.set_live(egui::accesskit::Live::Polite);
        node.set_label(said.replace("**", ""));
    });
    ui.add_space(12.0);
}
