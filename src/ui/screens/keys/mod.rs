//! All keys: search, filters, the next thing to do, and the rows. Only rows in sight are drawn, so 10,000 are as good as one.

mod chosen;
mod empty;
mod filters;
mod group;
mod head;
mod list;
mod news;
mod next;
mod rename;
mod row_menu;
mod saved;
mod searching;

use egui::{Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

pub use chosen::Chosen;
pub use group::{GroupAsking, TagDraft, ToolDraft};
pub use rename::RenameDraft;
pub use saved::SavedAsking;
pub use searching::OffersDraft;

use super::check::all_progress_ui;
use super::key::remove::remove_dialog;
use crate::app::command::{Command, DraftCommand, Outbox};
use crate::app::state::{Session, When};
use crate::domain::api_key::KeyId;
use crate::domain::search::{Chip, Query};
use crate::tr;
use crate::ui::theme::WidthClass;
use crate::ui::widgets::{Button, keep_focus_in_sight};

/// What is typed on this screen and not yet sent, and where in the list one is.
#[derive(Default)]
pub struct KeysDraft {
    /// The next things to do are unfolded.
    pub more_things: bool,
    /// The words in the search field.
    pub text: String,
    /// The words that were looked for when the field was drawn last.
    seen_text: String,
    /// Whether the search field is shown in the narrow class.
    pub searching: bool,
    /// The row at which one is.
    pub cursor: Option<KeyId>,
    /// The focus goes to the row at which one is.
    focus_row: bool,
    /// The key that is asked about: take it from the list?
    pub removing: Option<KeyId>,
    /// What is offered under the search field.
    pub offers: OffersDraft,
    /// The focus goes into the search field, behind its words.
    pub seek: bool,
    /// The keys that are chosen, while several are.
    pub chosen: Chosen,
    /// What is asked about them.
    pub group: Option<GroupAsking>,
    /// What is asked about the kept searches.
    pub saving: Option<SavedAsking>,
    /// The key whose name is changed in the list.
    pub renaming: Option<RenameDraft>,
    /// The half-finished key that is asked about: discard it?
    pub discarding: Option<KeyId>,
    /// What happened meanwhile was read.
    pub news_read: bool,
    /// Show more than the first half-finished keys.
    all_drafts: bool,
    /// The height of what stands above the rows, as drawn last.
    top_height: f32,
}

impl KeysDraft {
    /// These words stand in the search, and the caret behind them.
    pub fn seek_words(&mut self, words: &str) {
        words.clone_into(&mut self.text);
        words.clone_into(&mut self.seen_text);
        self.seek = true;
        self.searching = true;
    }

    /// Whether a question is open, which takes all keys.
    fn is_asking(&self) -> bool {
        self.removing.is_some()
            || self.discarding.is_some()
            || self.group.is_some()
            || self.saving.is_some()
            || self.renaming.is_some()
    }
}

/// Rows that must have room below what stands still above them; else all of it scrolls.
const ROWS_IN_SIGHT: f32 = 3.5 * 56.0;

/// Draws the screen.
pub fn keys_ui(
    ui: &mut Ui,
    session: &Session,
    bar: Option<Rect>,
    when: When<'_>,
    draft: &mut KeysDraft,
    out: &mut Outbox,
) {
    take_text(session, draft);
    draft.chosen.keep_to(&session.found);
    let nothing_listed = session.counts.all == 0 && session.query.chip != Chip::Removed;
    if nothing_listed {
        if let Some(bar) = bar {
            head::bar_without_search(ui, bar, out);
        }
        empty::empty_ui(ui, session, when, draft, out);
    } else {
        head::shortcuts(ui, session, draft, out);
        listed(ui, session, bar, when, draft, out);
    }
    dialogs(ui, session, draft, out);
}

/// The words that are looked for may have changed elsewhere.
fn take_text(session: &Session, draft: &mut KeysDraft) {
    if draft.seen_text != session.query.text {
        draft.text.clone_from(&session.query.text);
        draft.seen_text.clone_from(&session.query.text);
        draft.offers = OffersDraft::default();
    }
}

fn listed(
    ui: &mut Ui,
    session: &Session,
    bar: Option<Rect>,
    when: When<'_>,
    draft: &mut KeysDraft,
    out: &mut Outbox,
) {
    let area = ui.max_rect();
    let is_narrow = WidthClass::of(ui).is_narrow();
    let edge = if is_narrow { 16.0 } else { 24.0 };
    let mut body = area;
    if let Some(bar) = bar {
        head::bar_ui(ui, bar, session, draft, out);
        if draft.searching || !draft.text.is_empty() {
            let (line, rest) = body.split_top_bottom_at_y(body.top() + 60.0);
            head::search_line(ui, line.shrink2(vec2(edge, 0.0)), session, draft, out);
            body = rest;
        }
    } else {
        let (line, rest) = body.split_top_bottom_at_y(body.top() + 76.0);
        head::head_ui(ui, line.shrink2(vec2(edge, 0.0)), session, draft, out);
        body = rest;
    }
    let stands_still = !is_narrow && body.height() - draft.top_height >= ROWS_IN_SIGHT;
    if draft.chosen.is_on() && !stands_still {
        // Where all of it scrolls, what can be done with the chosen ones stays in sight.
        let (line, rest) = body.split_top_bottom_at_y(body.top() + 56.0);
        let at = UiBuilder::new().max_rect(line.shrink2(vec2(edge, 4.0))).id_salt("keys-group");
        ui.scope_builder(at, |ui| group::bar_ui(ui, session, when, draft, out));
        body = rest;
        if group::problem(session).is_some() {
            let (line, rest) = body.split_top_bottom_at_y(body.top() + 44.0);
            let at = UiBuilder::new().max_rect(line.shrink2(vec2(edge, 0.0))).id_salt("keys-group-problem");
            ui.scope_builder(at, |ui| group::problem_ui(ui, session));
            body = rest;
        }
    }
    let inner = body.shrink2(vec2(edge, 0.0));
    ui.scope_builder(UiBuilder::new().max_rect(inner).id_salt("keys-body"), |ui| {
        if stands_still {
            top_ui(ui, session, when, stands_still, draft, out);
            scroll(ui, inner.with_min_y(ui.cursor().top()), edge, |ui| {
                rows_or_nothing(ui, session, when, draft, out);
            });
        } else {
            scroll(ui, inner, edge, |ui| {
                top_ui(ui, session, when, stands_still, draft, out);
                rows_or_nothing(ui, session, when, draft, out);
            });
        }
    });
}

/// Scrolls what is drawn into this rectangle. The bar stands in the page's edge, not over the rows.
fn scroll(ui: &mut Ui, inner: Rect, edge: f32, content: impl FnOnce(&mut Ui)) {
    let outer = Rect::from_min_max(inner.min, pos2(inner.right() + edge, inner.bottom()));
    let mut child = ui.new_child(UiBuilder::new().max_rect(outer).id_salt("keys-rows"));
    ScrollArea::vertical().id_salt("keys-scroll").auto_shrink(false).show(&mut child, |ui| {
        ui.scope(|ui| {
            ui.set_max_width(inner.width());
            content(ui);
        });
        ui.add_space(12.0);
        keep_focus_in_sight(ui);
    });
}

/// What stands above the rows.
fn top_ui(
    ui: &mut Ui,
    session: &Session,
    when: When<'_>,
    stands_still: bool,
    draft: &mut KeysDraft,
    out: &mut Outbox,
) {
    let begin = ui.cursor().top();
    if WidthClass::of(ui).is_narrow() {
        ui.add_space(12.0);
    }
    searching::puzzle_ui(ui, session);
    news::news_ui(ui, session, when, draft, out);
    all_progress_ui(ui, session, out);
    next::next_ui(ui, session, when, draft, out);
    if !draft.chosen.is_on() {
        filters::filters_ui(ui, session, &mut draft.saving, out);
    } else if stands_still {
        group::bar_ui(ui, session, when, draft, out);
    } else {
        ui.add_space(12.0);
    }
    draft.top_height = ui.cursor().top() - begin;
}

fn rows_or_nothing(ui: &mut Ui, session: &Session, when: When<'_>, draft: &mut KeysDraft, out: &mut Outbox) {
    if session.found.is_empty() {
        filters::nothing_ui(ui, session, out);
    } else {
        list::rows_ui(ui, session, when, draft, out);
    }
}

/// Looks for something else.
fn search(session: &Session, out: &mut Outbox, change: impl FnOnce(&mut Query)) {
    let mut query = session.query.clone();
    change(&mut query);
    if query != session.query {
        out.send(Command::Search(query));
    }
}

fn new_key_button(session: &Session) -> Button {
    // While something is due, that is the one thing to do.
    let is_calm = session.things_to_do() == 0;
    let button = if is_calm { Button::primary(tr!("keys-new")) } else { Button::secondary(tr!("keys-new")) };
    button.icon(crate::ui::icons::PLUS)
}

fn begin_key(out: &mut Outbox) {
    out.send(Command::Draft(DraftCommand::Begin(None)));
}

fn dialogs(ui: &Ui, session: &Session, draft: &mut KeysDraft, out: &mut Outbox) {
    if let Some(id) = draft.removing {
        let key = session.book.keys.get(&id);
        if key.is_none_or(|key| remove_dialog(ui.ctx(), key, out)) {
            draft.removing = None;
            draft.focus_row = true;
        }
    }
    if draft.group.is_some() && group::group_dialog(ui.ctx(), session, draft, out) {
        draft.group = None;
        draft.focus_row = true;
    }
    if let Some(asking) = &mut draft.saving
        && saved::saved_dialog(ui.ctx(), session, asking, out)
    {
        draft.saving = None;
    }
    if let Some(renaming) = &mut draft.renaming
        && rename::rename_dialog(ui.ctx(), session, renaming, out)
    {
        draft.renaming = None;
        draft.focus_row = true;
    }
    if let Some(id) = draft.discarding {
        let half_finished = session.book.drafts.get(&id);
        if half_finished.is_none_or(|half_finished| news::discard_dialog(ui.ctx(), half_finished, out)) {
            draft.discarding = None;
        }
    }
}
