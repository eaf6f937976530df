//! The journal: what happened, over all keys, the newest first, each day with its heading. Only rows in sight are drawn. Whether the
//! lines fit together was checked when the screen was opened, and is told above them.

mod filters;
mod list;
mod save;
mod words;

pub(super) use self::words::told;

use egui::{Align, Key, KeyboardShortcut, Layout, Modifiers, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use self::filters::filters_ui;
use self::list::rows_ui;
use self::save::save_dialog;
use crate::app::command::{Command, JournalCommand, Outbox};
use crate::app::state::{JournalView, Session, When};
use crate::domain::journal::{Chain, JournalQuery};
use crate::tr;
use crate::ui::icons;
use crate::ui::theme::{WidthClass, body_muted, title};
use crate::ui::time;
use crate::ui::widgets::{Button, Notice, empty_search, keep_focus_in_sight, search_field, search_id};

/// Rows that must have room below what stands still above them; else all of it scrolls.
const ROWS_IN_SIGHT: f32 = 5.0 * list::ROW;

/// What is typed on this screen and not yet sent, and where in the list one is.
#[derive(Default)]
pub struct JournalDraft {
    /// The words in the search field.
    pub text: String,
    /// The words that were looked for when the field was drawn last.
    seen_text: String,
    /// It is asked where to save it.
    pub saving: bool,
    /// The typed path.
    pub path: String,
    /// The row at which one is.
    cursor: usize,
    /// The height of what stands above the rows, as drawn last.
    top_height: f32,
}

/// Draws the screen.
pub fn journal_ui(
    ui: &mut Ui,
    session: &Session,
    bar: Option<Rect>,
    when: When<'_>,
    draft: &mut JournalDraft,
    out: &mut Outbox,
) {
    let Some(view) = &session.journal else { return };
    if draft.seen_text != view.query.text {
        draft.text.clone_from(&view.query.text);
        draft.seen_text.clone_from(&view.query.text);
    }
    let find = KeyboardShortcut::new(Modifiers::COMMAND, Key::F);
    if !draft.saving && ui.input_mut(|input| input.consume_shortcut(&find)) {
        ui.memory_mut(|memory| memory.request_focus(search_id()));
    }
    let (area, is_narrow) = (ui.max_rect(), WidthClass::of(ui).is_narrow());
    if let Some(bar) = bar.filter(|_| can_save(session, view)) {
        save_in_bar(ui, bar, draft);
    }
    let edge = if is_narrow { 16.0 } else { 32.0 };
    let inner = area.shrink2(vec2(edge, 0.0));
    let stands_still = !is_narrow && area.height() - draft.top_height >= ROWS_IN_SIGHT;
    ui.scope_builder(UiBuilder::new().max_rect(inner).id_salt("journal-body"), |ui| {
        if stands_still {
            top_ui(ui, session, view, when, draft, out);
            scroll(ui, inner.with_min_y(ui.cursor().top()), edge, |ui| {
                rows_or_nothing(ui, session, view, when, draft, out);
            });
        } else {
            scroll(ui, inner, edge, |ui| {
                top_ui(ui, session, view, when, draft, out);
                rows_or_nothing(ui, session, view, when, draft, out);
            });
        }
    });
    if draft.saving {
        save_dialog(ui.ctx(), view, when, draft, out);
    }
}

/// Looks for something else.
fn find(view: &JournalView, out: &mut Outbox, change: impl FnOnce(&mut JournalQuery)) {
    let mut query = view.query.clone();
    change(&mut query);
    if query != view.query {
        out.send(Command::Journal(JournalCommand::Find(query)));
    }
}

/// Scrolls what is drawn into this rectangle. The bar stands in the page's edge, not over the rows.
fn scroll(ui: &mut Ui, inner: Rect, edge: f32, content: impl FnOnce(&mut Ui)) {
    let outer = Rect::from_min_max(inner.min, pos2(inner.right() + edge, inner.bottom()));
    let mut child = ui.new_child(UiBuilder::new().max_rect(outer).id_salt("journal-rows"));
    ScrollArea::vertical().id_salt("journal-scroll").auto_shrink(false).show(&mut child, |ui| {
        ui.scope(|ui| {
            ui.set_max_width(inner.width());
            content(ui);
        });
        ui.add_space(24.0);
        keep_focus_in_sight(ui);
    });
}

/// What stands above the rows.
fn top_ui(
    ui: &mut Ui,
    session: &Session,
    view: &JournalView,
    when: When<'_>,
    draft: &mut JournalDraft,
    out: &mut Outbox,
) {
    let begin = ui.cursor().top();
    ui.add_space(if WidthClass::of(ui).is_narrow() { 12.0 } else { 20.0 });
    head_ui(ui, session, view, when, draft);
    ui.add_space(16.0);
    chain_ui(ui, view.reading.chain);
    if !view.reading.lines.is_empty() {
        search_ui(ui, view, draft, out);
        filters_ui(ui, view, out);
    }
    draft.top_height = ui.cursor().top() - begin;
}

fn head_ui(ui: &mut Ui, session: &Session, view: &JournalView, when: When<'_>, draft: &mut JournalDraft) {
    if WidthClass::of(ui).is_narrow() {
        body_muted(ui, introduction(view, when));
        return;
    }
    let top = ui.cursor().left_top();
    let whole = ui.available_width();
    let button = save_button();
    let can_save = can_save(session, view);
    let width = if can_save { button.width(ui) + 24.0 } else { 0.0 };
    let left = Rect::from_min_size(top, vec2(whole - width, 44.0));
    let drawn = ui.scope_builder(UiBuilder::new().max_rect(left).id_salt("journal-words"), |ui| {
        title(ui, tr!("journal-title"));
        body_muted(ui, introduction(view, when));
    });
    if can_save {
        let right = Rect::from_min_size(pos2(top.x + whole - width, top.y + 8.0), vec2(width, 44.0));
        let layout = Layout::right_to_left(Align::Center);
        ui.scope_builder(UiBuilder::new().max_rect(right).layout(layout).id_salt("journal-save"), |ui| {
            draft.saving |= button.show(ui).clicked();
        });
    }
    ui.advance_cursor_after_rect(drawn.response.rect);
}

/// Sample keys are nobody's, and of nothing there is no table.
fn can_save(session: &Session, view: &JournalView) -> bool {
    !session.demo && !view.reading.lines.is_empty()
}

fn save_button() -> Button {
    Button::secondary(tr!("journal-save")).icon(icons::EXPORT)
}

/// In the narrow class the button stands in the top bar.
fn save_in_bar(ui: &mut Ui, bar: Rect, draft: &mut JournalDraft) {
    let layout = Layout::right_to_left(Align::Center);
    ui.scope_builder(UiBuilder::new().max_rect(bar).layout(layout).id_salt("journal-bar"), |ui| {
        // The bar lies above the content's own clip.
        ui.set_clip_rect(bar.expand(4.0));
        draft.saving |= save_button().small().show(ui).clicked();
    });
}

/// How much there is, and since when.
fn introduction(view: &JournalView, when: When<'_>) -> String {
    let reading = &view.reading;
    let Some(first) = reading.lines.first() else { return tr!("journal-empty-introduction") };
    let day = time::near_date(first.at.to_zoned(when.zone.clone()).date(), when);
    let count = reading.lines.len();
    let mut words = if reading.cut.is_some() {
        tr!("journal-introduction-cut", count = count, date = day)
    } else {
        tr!("journal-introduction", count = count, date = day)
    };
    if reading.chain == Chain::Whole {
        words = format!("{words} {}", tr!("journal-introduction-whole"));
    }
    words
}

/// Where the lines do not fit together.
fn chain_ui(ui: &mut Ui, chain: Chain) {
    let (what, todo) = match chain {
        Chain::Whole => return,
        Chain::BrokenFrom(number) => {
            (tr!("journal-broken", number = number), tr!("journal-broken-do", number = number))
        }
        Chain::EndsBefore(number) => (tr!("journal-ends", number = number), tr!("journal-ends-do")),
    };
    Notice::caution(what, todo).show(ui);
    ui.add_space(16.0);
}

fn search_ui(ui: &mut Ui, view: &JournalView, draft: &mut JournalDraft, out: &mut Outbox) {
    let is_mac = ui.ctx().os().is_mac();
    let shortcut = if is_mac { tr!("keys-search-shortcut-mac") } else { tr!("keys-search-shortcut") };
    let width = ui.available_width();
    let example =
        if width < 420.0 { tr!("keys-search-example-short") } else { tr!("journal-search-example") };
    let (name, clear) = (tr!("journal-search"), tr!("keys-search-clear"));
    let done = search_field(ui, &name, &mut draft.text, &example, &shortcut, &clear, width);
    if done.changed {
        let text = draft.text.clone();
        draft.seen_text.clone_from(&text);
        find(view, out, |query| query.text = text);
    }
    ui.add_space(4.0);
}

fn rows_or_nothing(
    ui: &mut Ui,
    session: &Session,
    view: &JournalView,
    when: When<'_>,
    draft: &mut JournalDraft,
    out: &mut Outbox,
) {
    if !view.rows.is_empty() {
        rows_ui(ui, session, view, when, draft, out);
    } else if !view.query.is_all() {
        let text = filters::shortened(view.query.text.trim());
        let words =
            if text.is_empty() { tr!("journal-nothing") } else { tr!("journal-nothing-text", text = text) };
        if empty_search(ui, &words, &tr!("journal-nothing-clear")) {
            find(view, out, |query| *query = JournalQuery::default());
        }
    }
}
