//! One key: what a thief could do with it, its fields in the order in which a form asks for them, its facts, its history.
//! A field is shown for seconds and on demand only; nothing of it stays in the draft of this screen.

mod addresses;
mod danger;
mod edit;
mod edit_fields;
mod edit_form;
mod facts;
mod fields;
mod head;
mod history;
mod may_do;
pub mod remove;
mod warnings;

use egui::{Key, Modifiers, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use crate::app::command::{Command, KeyCommand, Outbox};
use crate::app::jobs::Doing;
use crate::app::route::Route;
use crate::app::state::{Session, When};
use crate::domain::api_key::ApiKey;
use crate::tr;
use crate::ui::problem::problem_words;
use crate::ui::screens::check::{ask_or_show, can_ask};
use crate::ui::screens::parts::pair::public_key_ui;
use crate::ui::theme::WidthClass;
use crate::ui::time;
use crate::ui::widgets::{Button, Notice, NoticePress, keep_focus_in_sight};
use crate::ui::words::exchange_name;

pub use edit::{EditAsking, EditDraft};

/// What is typed on this screen and not yet sent.
#[derive(Default)]
pub struct KeyDraft {
    /// The edit form, while it is open.
    pub edit: Option<EditDraft>,
    /// The question that is open.
    pub asking: Option<Asking>,
    /// In the question whether to destroy: it is deleted at the exchange.
    pub deleted_there: bool,
    /// The tool into which the fields are copied.
    pub tool: usize,
    /// Every permission in its own line.
    pub all_words: bool,
    /// The whole history.
    pub all_history: bool,
    /// That the last edit was written was read.
    pub saved_read: bool,
    /// The addresses that were copied a moment ago, and when.
    pub copied: Option<(String, std::time::Duration)>,
    /// The eye of this field is held down; it is hidden again when the eye is let go.
    held: Option<String>,
}

/// A question about the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asking {
    /// Take it from the list?
    Remove,
    /// Destroy its secret?
    Destroy,
}

/// Draws the screen. `copied` is what was copied a moment ago; never a secret.
pub fn key_ui(
    ui: &mut Ui,
    session: &Session,
    key: &ApiKey,
    when: When<'_>,
    copied: Option<&str>,
    draft: &mut KeyDraft,
    out: &mut Outbox,
) {
    if draft.edit.is_some() {
        edit_form::edit_ui(ui, session, key, when, draft, out);
        return;
    }
    questions(ui, session, key, draft, out);
    escape(ui, session, key, draft, out);
    let asks = egui::KeyboardShortcut::new(Modifiers::COMMAND, Key::K);
    if draft.asking.is_none() && can_ask(key) && ui.input_mut(|input| input.consume_shortcut(&asks)) {
        ask_or_show(key, out);
    }
    let area = ui.max_rect();
    let is_narrow = WidthClass::of(ui).is_narrow();
    let edge = if is_narrow { 16.0 } else { 32.0 };
    ScrollArea::vertical().id_salt("key-scroll").auto_shrink(false).show(ui, |ui| {
        let width = (area.width() - 2.0 * edge).min(1200.0);
        let inner =
            Rect::from_min_size(pos2(area.left() + edge, ui.cursor().top()), vec2(width, area.height()));
        ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
            ui.add_space(if is_narrow { 12.0 } else { 20.0 });
            head::head_ui(ui, session, key, when, draft, out);
            ui.add_space(22.0);
            notices(ui, session, key, when, draft, out);
            columns(ui, session, key, (when, copied), draft, out);
            ui.add_space(32.0);
        });
        keep_focus_in_sight(ui);
    });
}

fn columns(
    ui: &mut Ui,
    session: &Session,
    key: &ApiKey,
    (when, copied): (When<'_>, Option<&str>),
    draft: &mut KeyDraft,
    out: &mut Outbox,
) {
    let side = match WidthClass::of(ui) {
        WidthClass::Wide => 264.0,
        WidthClass::Medium => 232.0,
        WidthClass::Narrow => {
            left_column(ui, session, key, (when, copied), draft, out);
            ui.add_space(16.0);
            right_column(ui, session, key, when, draft, out);
            return;
        }
    };
    let top = ui.cursor().left_top();
    let whole = ui.available_width();
    let left = Rect::from_min_size(top, vec2(whole - side - 24.0, 10.0));
    let right = Rect::from_min_size(pos2(top.x + whole - side, top.y), vec2(side, 10.0));
    let mut used = left;
    let drawn = ui.scope_builder(UiBuilder::new().max_rect(left).id_salt("key-left"), |ui| {
        left_column(ui, session, key, (when, copied), draft, out);
    });
    used = used.union(drawn.response.rect);
    let drawn = ui.scope_builder(UiBuilder::new().max_rect(right).id_salt("key-right"), |ui| {
        right_column(ui, session, key, when, draft, out);
    });
    used = used.union(drawn.response.rect);
    ui.advance_cursor_after_rect(used);
}

fn left_column(
    ui: &mut Ui,
    session: &Session,
    key: &ApiKey,
    (when, copied): (When<'_>, Option<&str>),
    draft: &mut KeyDraft,
    out: &mut Outbox,
) {
    danger::answer_ui(ui, key, when, out);
    danger::danger_ui(ui, key, draft);
    warnings::warnings_ui(ui, key, when, draft, out);
    ui.add_space(16.0);
    fields::fields_ui(ui, session, key, when, draft, out);
    ui.add_space(16.0);
    if let Some(born) = &key.born {
        public_key_ui(ui, &exchange_name(key), born, copied, out);
        ui.add_space(16.0);
    }
    may_do::may_do_ui(ui, key, draft);
    addresses::addresses_ui(ui, session, key, when, draft, out);
}

fn right_column(
    ui: &mut Ui,
    session: &Session,
    key: &ApiKey,
    when: When<'_>,
    draft: &mut KeyDraft,
    out: &mut Outbox,
) {
    facts::facts_ui(ui, key, when, draft);
    ui.add_space(16.0);
    if key.removed.is_none() {
        facts::how_ui(ui, session, key, when, out);
        ui.add_space(16.0);
    }
    history::history_ui(ui, key, when, draft, out);
}

/// What was done, what could not be done, and that a key is off the list.
fn notices(
    ui: &mut Ui,
    session: &Session,
    key: &ApiKey,
    when: When<'_>,
    draft: &mut KeyDraft,
    out: &mut Outbox,
) {
    if session.written == Some(Doing::Edit(key.id)) && !draft.saved_read {
        let ok = Button::quiet(tr!("key-saved-ok"));
        if Notice::good(tr!("key-saved"), tr!("key-saved-do")).button(ok).show(ui).is_some() {
            draft.saved_read = true;
        }
        ui.add_space(16.0);
    }
    let unwritten =
        session.not_written.as_ref().filter(|(doing, _)| is_about(*doing, key)).map(|(_, problem)| problem);
    let unread = session.not_read.as_ref().filter(|(id, _)| *id == key.id).map(|(_, problem)| problem);
    for problem in unwritten.into_iter().chain(unread) {
        let words = problem_words(problem);
        Notice::caution(words.what, words.todo).show(ui);
        ui.add_space(16.0);
    }
    if let Some(dead) = key.live.dead.filter(|_| key.removed.is_none()) {
        let (exchange, at) = (exchange_name(key), time::moment(dead.at, when));
        let (words, todo) = if dead.by_hand {
            (tr!("key-dead-by-hand"), tr!("key-dead-by-hand-do", exchange = exchange, time = at))
        } else {
            (tr!("key-dead"), tr!("key-dead-do", exchange = exchange, time = at))
        };
        if Notice::good(words, todo).button(Button::secondary(tr!("emergency-take"))).show(ui).is_some() {
            draft.asking = Some(Asking::Remove);
        }
        ui.add_space(16.0);
    }
    if key.removed.is_some() {
        let exchange = exchange_name(key);
        let put_back = Button::secondary(tr!("key-put-back"));
        let destroy = Button::danger_quiet(tr!("key-destroy"));
        let notice = Notice::danger(tr!("key-removed", exchange = exchange), tr!("key-removed-do"));
        match notice.button(put_back).button(destroy).show(ui) {
            Some(NoticePress::First) => out.send(Command::Key(key.id, KeyCommand::PutBack)),
            Some(NoticePress::Second) => draft.asking = Some(Asking::Destroy),
            None => {}
        }
        ui.add_space(16.0);
    }
}

fn is_about(doing: Doing, key: &ApiKey) -> bool {
    matches!(
        doing,
        Doing::Remove(id) | Doing::PutBack(id) | Doing::Destroy(id) | Doing::BeginRotation(id) if id == key.id
    )
}

fn questions(ui: &Ui, session: &Session, key: &ApiKey, draft: &mut KeyDraft, out: &mut Outbox) {
    let answered = match draft.asking {
        Some(Asking::Remove) => remove::remove_dialog(ui.ctx(), key, out),
        Some(Asking::Destroy) => {
            let is_under_way = session.is_doing(Doing::Destroy(key.id));
            remove::destroy_dialog(ui.ctx(), key, is_under_way, &mut draft.deleted_there, out)
        }
        None => return,
    };
    if answered {
        draft.asking = None;
        draft.deleted_there = false;
    }
}

/// Esc hides what is shown; where nothing is shown it leads back to the list.
fn escape(ui: &Ui, session: &Session, key: &ApiKey, draft: &KeyDraft, out: &mut Outbox) {
    let is_asking = draft.asking.is_some() || egui::Popup::is_any_open(ui.ctx());
    if is_asking || !ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        return;
    }
    if session.revealed.is_some() {
        out.send(Command::Key(key.id, KeyCommand::Hide));
    } else {
        out.go(Route::Keys);
    }
}
