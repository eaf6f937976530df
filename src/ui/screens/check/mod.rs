//! What an exchange says about one key, beside what its owner wants: one sentence first, then each permission, then the rest.
//! Before the first question it says what is sent and what that may set off. It asks nothing by itself.

mod all;
mod banner;
mod first;
mod inline;
mod sent;
mod side;
mod table;
mod want;

use egui::{Align, Key, KeyboardShortcut, Layout, Modifiers, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use crate::app::Which;
use crate::app::command::{CheckCommand, Command, Outbox};
use crate::app::jobs::{CheckWhy, Doing};
use crate::app::route::Route;
use crate::app::state::{Session, When};
use crate::domain::api_key::ApiKey;
use crate::tr;
use crate::ui::icons;
use crate::ui::problem::problem_words;
use crate::ui::screens::parts::answer_words::{answer_told, asked_at, clock_off};
use crate::ui::theme::{Type, WidthClass, label, section, theme, tile_colour, title};
use crate::ui::widgets::{Button, Link, Notice, exchange_tile, keep_focus_in_sight};
use crate::ui::words::{exchange_name, exchange_of};

pub use all::{AllDraft, all_dialog, all_progress_ui};
pub use inline::{InlineDraft, inline_ui};
pub use want::Wanting;

/// What is asked and unfolded on this screen.
#[derive(Default)]
pub struct CheckDraft {
    /// The request is looked at.
    pub request: bool,
    /// It is asked whether it is wanted as it is.
    pub wanting: Option<Wanting>,
    /// Rows that are as wanted are unfolded.
    pub all_rows: bool,
}

/// Asks about this key now, or shows first what will be asked, where its owner never asked before.
pub fn ask_or_show(key: &ApiKey, out: &mut Outbox) {
    out.go(Route::Check(key.id));
    if key.live.last.is_some() && key.can_be_asked() {
        out.send(Command::Check(key.id, CheckCommand::Now(Which::Current, CheckWhy::Asked)));
    }
}

/// Whether its exchange can be asked about this key.
pub fn can_ask(key: &ApiKey) -> bool {
    key.removed.is_none() && key.can_be_asked()
}

/// Draws the screen.
pub fn check_ui(
    ui: &mut Ui,
    session: &Session,
    key: &ApiKey,
    when: When<'_>,
    draft: &mut CheckDraft,
    out: &mut Outbox,
) {
    want::want_dialog(ui.ctx(), key, draft, out);
    sent::sent_dialog(ui.ctx(), session, key, draft, out);
    let area = ui.max_rect();
    let is_narrow = WidthClass::of(ui).is_narrow();
    let edge = if is_narrow { 16.0 } else { 32.0 };
    ScrollArea::vertical().id_salt("check-scroll").auto_shrink(false).show(ui, |ui| {
        let width = (area.width() - 2.0 * edge).min(1200.0);
        let inner =
            Rect::from_min_size(pos2(area.left() + edge, ui.cursor().top()), vec2(width, area.height()));
        ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
            ui.add_space(if is_narrow { 12.0 } else { 20.0 });
            head_ui(ui, session, key, when, out);
            ui.add_space(20.0);
            body_ui(ui, session, key, when, draft, out);
            ui.add_space(32.0);
        });
        keep_focus_in_sight(ui);
    });
    keys(ui, session, key, draft, out);
}

/// Esc leads back to the key, Ctrl K asks. After the screen: what is open on it takes Esc first.
fn keys(ui: &Ui, session: &Session, key: &ApiKey, draft: &CheckDraft, out: &mut Outbox) {
    if draft.request || draft.wanting.is_some() || egui::Popup::is_any_open(ui.ctx()) {
        return;
    }
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        out.go(Route::Key(key.id));
    }
    let asks = KeyboardShortcut::new(Modifiers::COMMAND, Key::K);
    if ui.input_mut(|input| input.consume_shortcut(&asks)) && can_ask(key) {
        ask(session, key, out);
    }
}

fn ask(session: &Session, key: &ApiKey, out: &mut Outbox) {
    if !session.checks.is_asking(key.id, Which::Current) {
        out.send(Command::Check(key.id, CheckCommand::Now(Which::Current, CheckWhy::Asked)));
    }
}

fn head_ui(ui: &mut Ui, session: &Session, key: &ApiKey, when: When<'_>, out: &mut Outbox) {
    if Link::new(&key.label).icon(icons::CARET_LEFT).show(ui).clicked() {
        out.go(Route::Key(key.id));
    }
    ui.add_space(14.0);
    let asking = session.checks.is_asking(key.id, Which::Current);
    let button = key.live.last.is_some().then(|| {
        let busy = asking.then(|| tr!("answer-asking"));
        Button::secondary(tr!("answer-again")).icon(icons::ARROWS_CLOCKWISE).busy(busy)
    });
    let button = button.filter(|_| can_ask(key));
    if WidthClass::of(ui).is_narrow() {
        ui.horizontal(|ui| {
            let room = ui.available_width();
            who_ui(ui, key, when, room);
        });
        if let Some(button) = button {
            ui.add_space(16.0);
            if button.show(ui).clicked() {
                ask(session, key, out);
            }
        }
        return;
    }
    ui.horizontal(|ui| {
        ui.set_height(52.0);
        let width = button.as_ref().map_or(0.0, |button| button.width(ui));
        let room = ui.available_width() - width - 16.0;
        who_ui(ui, key, when, room);
        let rest = ui.available_rect_before_wrap();
        let at = rest.with_min_x(rest.right() - width);
        let layout = Layout::left_to_right(Align::Center);
        ui.scope_builder(UiBuilder::new().max_rect(at).layout(layout), |ui| {
            if button.is_some_and(|button| button.show(ui).clicked()) {
                ask(session, key, out);
            }
        });
    });
}

fn who_ui(ui: &mut Ui, key: &ApiKey, when: When<'_>, room: f32) {
    let exchange = exchange_of(key);
    ui.spacing_mut().item_spacing.x = 16.0;
    exchange_tile(ui, &exchange.shown_monogram(&key.exchange_name), tile_colour(exchange.tile.0), 52.0);
    ui.allocate_ui_with_layout(vec2(room - 68.0, 52.0), Layout::top_down(Align::Min), |ui| {
        ui.set_width(room - 68.0);
        let name = exchange_name(key);
        let (words, line) = match &key.live.last {
            None => {
                (tr!("answer-title-none", exchange = name), tr!("answer-line-none", name = key.label.clone()))
            }
            Some(check) => {
                let (label, moment) = (key.label.clone(), asked_at(check.at, when));
                let line = if check.told().is_some() {
                    let secs = format!("{:.1}", f64::from(check.took_ms) / 1000.0);
                    tr!("answer-line", name = label, moment = moment, secs = secs)
                } else {
                    tr!("answer-line-refused", name = label, moment = moment)
                };
                (tr!("answer-title", exchange = name), line)
            }
        };
        title(ui, words);
        let colour = theme(ui).text_muted;
        label(ui, Type::Small, line, colour);
    });
}

fn body_ui(
    ui: &mut Ui,
    session: &Session,
    key: &ApiKey,
    when: When<'_>,
    draft: &mut CheckDraft,
    out: &mut Outbox,
) {
    problems_ui(ui, session, key, out);
    banner::asking_ui(ui, session, key, when, out);
    let Some(last) = key.live.last_known() else {
        return first::first_ui(ui, session, key, when, draft, out);
    };
    banner::drift_ui(ui, key, when, draft, out);
    banner::banner_ui(ui, key, &answer_told(key, last, when), when, draft, out);
    if let Some(ahead) = last.ahead_secs.filter(|secs| secs.abs() > 1 && last.told().is_some()) {
        ui.add_space(16.0);
        Notice::caution(clock_off(ahead, exchange_name(key)), tr!("answer-clock-do")).show(ui);
    }
    ui.add_space(16.0);
    // What refused tells nothing of the permissions, and some answers tell less; what was told before is still worth seeing.
    let earlier = last.told().map_or(key.live.answered.as_ref().map(|it| it.at), |told| told.earlier.first());
    if let Some(at) = earlier {
        let moment = asked_at(at, when);
        section(ui, tr!("answer-before", exchange = exchange_name(key), moment = moment));
        ui.add_space(10.0);
    }
    columns_ui(ui, session, key, when, draft, out);
}

/// What could not be asked, or not be kept.
fn problems_ui(ui: &mut Ui, session: &Session, key: &ApiKey, out: &mut Outbox) {
    let unasked = session.checks.problem_of(key.id, Which::Current);
    let unwritten = session.problem_of(Doing::KeepCheck(key.id));
    for problem in unasked.into_iter().chain(unwritten) {
        let words = problem_words(problem);
        Notice::caution(words.what, words.todo).show(ui);
        ui.add_space(16.0);
    }
    unsaved_ui(ui, session, key, out);
}

/// That what the exchange said is shown and not saved yet, and why.
pub(in crate::ui) fn unsaved_ui(ui: &mut Ui, session: &Session, key: &ApiKey, out: &mut Outbox) {
    if let Some(problem) = session.checks.unsaved_of(key.id) {
        let what = tr!("answer-unsaved", exchange = exchange_name(key));
        let why = problem_words(problem).joined();
        let notice = Notice::caution(what, tr!("answer-unsaved-do", why = why));
        if notice.button(Button::secondary(tr!("answer-unsaved-again"))).show(ui).is_some() {
            out.send(Command::Check(key.id, CheckCommand::KeepAgain));
        }
        ui.add_space(16.0);
    }
}

fn columns_ui(
    ui: &mut Ui,
    session: &Session,
    key: &ApiKey,
    when: When<'_>,
    draft: &mut CheckDraft,
    out: &mut Outbox,
) {
    const SIDE: f32 = 240.0;
    let left_ui = |ui: &mut Ui, draft: &mut CheckDraft, out: &mut Outbox| {
        if let Some(answered) = &key.live.answered {
            table::table_ui(ui, key, answered, draft);
        }
        if first::asks_daily(key) {
            first::daily_ui(ui, key, out);
        }
    };
    if WidthClass::of(ui).is_narrow() || key.live.answered.is_none() {
        left_ui(ui, draft, out);
        ui.add_space(16.0);
        side::side_ui(ui, session, key, when, draft, out);
        return;
    }
    let (top, whole) = (ui.cursor().left_top(), ui.available_width());
    let left = Rect::from_min_size(top, vec2(whole - SIDE - 16.0, 10.0));
    let right = Rect::from_min_size(pos2(top.x + whole - SIDE, top.y), vec2(SIDE, 10.0));
    let drawn = ui.scope_builder(UiBuilder::new().max_rect(left).id_salt("check-left"), |ui| {
        left_ui(ui, draft, out);
    });
    let used = left.union(drawn.response.rect);
    let drawn = ui.scope_builder(UiBuilder::new().max_rect(right).id_salt("check-right"), |ui| {
        side::side_ui(ui, session, key, when, draft, out);
    });
    ui.advance_cursor_after_rect(used.union(drawn.response.rect));
}
