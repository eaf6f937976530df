//! Who uses which key: by tool and where it runs, or by account. What it shows is put together when it is opened and when the
//! book changes, not in each frame; of long lists only the rows in sight are drawn.

mod accounts;
mod fold;
mod holder;
mod key_lines;
mod shared;
mod words;

use std::collections::HashSet;
use std::sync::{Arc, Weak};

use egui::{Key, Margin, Modifiers, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use crate::app::command::{Command, DraftCommand, Outbox};
use crate::app::state::Session;
use crate::domain::accounts::{AtExchange, tree};
use crate::domain::book::Book;
use crate::domain::used_by::UsedBy;
use crate::tr;
use crate::ui::icons;
use crate::ui::theme::{WidthClass, body_muted, title};
use crate::ui::widgets::{
    Button, Link, choice_chip, choice_group, empty_search, keep_focus_in_sight, search_field, search_id,
};

/// The widest the rows become, in points.
const WIDEST: f32 = 900.0;
/// The width of the search, in points, where it stands beside the choice.
const SEARCH: f32 = 320.0;
/// So many tools or accounts are drawn before "Show more".
const FIRST: usize = 40;

/// What is chosen and typed on this screen, and what it shows.
#[derive(Default)]
pub struct UsedByDraft {
    /// By account instead of by tool.
    pub by_account: bool,
    /// What is looked for.
    pub text: String,
    /// The rows that were unfolded, or folded where they stand open from the start.
    pub turned: HashSet<String>,
    /// Show more than the first ones.
    more: usize,
    shown: Option<Shown>,
}

/// What is shown of one book; each view is put together when it is looked at first.
struct Shown {
    /// Of this one; it is not kept alive by this.
    book: Weak<Book>,
    used_by: Option<UsedBy>,
    tree: Option<Vec<AtExchange>>,
}

impl Shown {
    fn of(book: &Arc<Book>) -> Self {
        Self { book: Arc::downgrade(book), used_by: None, tree: None }
    }

    fn is_of(&self, book: &Arc<Book>) -> bool {
        std::ptr::eq(self.book.as_ptr(), Arc::as_ptr(book))
    }
}

/// Draws the screen.
pub fn used_by_ui(ui: &mut Ui, session: &Session, draft: &mut UsedByDraft, out: &mut Outbox) {
    let mut shown = match draft.shown.take() {
        Some(shown) if shown.is_of(&session.book) => shown,
        _ => Shown::of(&session.book),
    };
    if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::F)) {
        ui.memory_mut(|memory| memory.request_focus(search_id()));
    }
    let is_narrow = WidthClass::of(ui).is_narrow();
    let side = if is_narrow { 16 } else { 32 };
    ScrollArea::vertical().id_salt("used-by").auto_shrink(false).show(ui, |ui| {
        let margin = Margin { left: side, right: side, top: 20, bottom: 32 };
        let width = ui.available_width() - 2.0 * f32::from(side);
        egui::Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.set_width(width.min(WIDEST));
            if !is_narrow {
                title(ui, tr!("used-by-title"));
            }
            if session.counts.all == 0 {
                empty_ui(ui, out);
                return;
            }
            let intro = if draft.by_account { "used-by-intro-accounts" } else { "used-by-intro" };
            body_muted(ui, tr!(intro));
            ui.add_space(16.0);
            head_ui(ui, draft);
            ui.add_space(16.0);
            if draft.by_account {
                let tree = shown.tree.get_or_insert_with(|| tree(&session.book.keys));
                accounts::accounts_ui(ui, session, tree, draft, out);
            } else {
                let used_by = shown.used_by.get_or_insert_with(|| UsedBy::of(&session.book.keys));
                tools_ui(ui, session, used_by, draft, out);
            }
        });
        keep_focus_in_sight(ui);
    });
    draft.shown = Some(shown);
}

fn empty_ui(ui: &mut Ui, out: &mut Outbox) {
    body_muted(ui, tr!("used-by-empty"));
    ui.add_space(16.0);
    if Button::primary(tr!("used-by-empty-new")).icon(icons::PLUS).show(ui).clicked() {
        out.send(Command::Draft(DraftCommand::Begin(None)));
    }
}

/// The two ways to look at it, and the search.
fn head_ui(ui: &mut Ui, draft: &mut UsedByDraft) {
    let is_narrow = WidthClass::of(ui).is_narrow();
    let segment = |ui: &mut Ui, draft: &mut UsedByDraft| {
        let chosen = choice_group(ui, |ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            vec![
                choice_chip(ui, &tr!("used-by-segment-tool"), !draft.by_account),
                choice_chip(ui, &tr!("used-by-segment-account"), draft.by_account),
            ]
        });
        if let Some(index) = chosen {
            draft.by_account = index == 1;
            draft.text.clear();
            draft.more = 0;
        }
    };
    ui.horizontal(|ui| {
        ui.set_min_height(if is_narrow { 36.0 } else { 44.0 });
        segment(ui, draft);
        if !is_narrow {
            // What the field puts inside itself must not widen the page.
            let row = ui.max_rect();
            let place =
                Rect::from_min_size(pos2(row.right() - SEARCH, ui.min_rect().top()), vec2(SEARCH, 44.0));
            search_ui(&mut ui.new_child(UiBuilder::new().max_rect(place).id_salt("search")), draft, SEARCH);
        }
    });
    if is_narrow {
        ui.add_space(12.0);
        let width = ui.available_width();
        ui.allocate_ui(vec2(width, 44.0), |ui| search_ui(ui, draft, width));
    }
}

fn search_ui(ui: &mut Ui, draft: &mut UsedByDraft, width: f32) {
    let (name, example) = if draft.by_account {
        (tr!("used-by-search-accounts"), tr!("used-by-search-accounts-example"))
    } else {
        (tr!("used-by-search"), tr!("used-by-search-example"))
    };
    let clear = tr!("used-by-search-clear");
    if search_field(ui, &name, &mut draft.text, &example, "", &clear, width).changed {
        draft.more = 0;
    }
}

fn tools_ui(ui: &mut Ui, session: &Session, used_by: &UsedBy, draft: &mut UsedByDraft, out: &mut Outbox) {
    let is_searching = !draft.text.trim().is_empty();
    if !is_searching {
        shared::shared_ui(ui, session, &used_by.shared, out);
    }
    let found: Vec<_> = used_by.holders.iter().filter(|holder| holder.matches(&draft.text)).collect();
    if is_searching && found.is_empty() {
        nothing_ui(ui, draft);
        return;
    }
    let count = found.len().min(FIRST + draft.more);
    if count > 0 {
        holder::holders_ui(ui, session, &found[..count], draft, out);
        more_ui(ui, found.len() - count, draft);
    }
    if !is_searching && !used_by.nobody.is_empty() {
        ui.add_space(if count > 0 { 28.0 } else { 0.0 });
        shared::nobody_ui(ui, session, &used_by.nobody, out);
    }
}

/// "Show 12 more".
fn more_ui(ui: &mut Ui, left: usize, draft: &mut UsedByDraft) {
    if left == 0 {
        return;
    }
    ui.add_space(12.0);
    if Link::new(tr!("used-by-more", count = left.min(FIRST))).show(ui).clicked() {
        draft.more += FIRST;
    }
}

fn nothing_ui(ui: &mut Ui, draft: &mut UsedByDraft) {
    let words = tr!("used-by-nothing", text = draft.text.trim().to_owned());
    if empty_search(ui, &words, &tr!("used-by-search-clear")) {
        draft.text.clear();
    }
}
