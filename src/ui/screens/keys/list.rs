//! The rows: only those in sight are drawn. The arrows, Home, End and the page keys move, with Shift they choose a range; Space
//! chooses one; Enter opens; Ctrl C copies.

use egui::style::ScrollAnimation;
use egui::{
    CornerRadius, Event, EventFilter, FocusDirection, Id, Key, Modifiers, Popup, Rect, Role, Sense, Stroke,
    StrokeKind, Ui, UiBuilder, pos2, vec2,
};

use super::group;
use super::row_menu::menus;
use super::{KeysDraft, RenameDraft};
use crate::app::Which;
use crate::app::command::{Command, KeyCommand, Outbox};
use crate::app::jobs::Doing;
use crate::app::route::Route;
use crate::app::state::{Session, When};
use crate::domain::api_key::{ApiKey, KeyId};
use crate::domain::catalogue::Catalogue;
use crate::domain::duty::{Duty as Due, next_duty};
use crate::tr;
use crate::ui::screens::check::{ask_or_show, can_ask};
use crate::ui::theme::{radius, theme, tile_colour};
use crate::ui::time;
use crate::ui::widgets::{Duty, KeyRow, Pill, PillKind, key_row_class, key_row_height};
use crate::ui::words::{
    duty_words, exchange_and_account, exchange_of, field_label, from_where, ladder_of, levels_sentence,
    top_word,
};

/// The id of a key's row, which stays with the key when the order changes.
pub fn row_id(id: KeyId) -> Id {
    Id::unique(("keys-row", id))
}

/// Draws the rows in sight.
pub fn rows_ui(ui: &mut Ui, session: &Session, when: When<'_>, draft: &mut KeysDraft, out: &mut Outbox) {
    let found = &session.found;
    let width = ui.available_width();
    let height = key_row_height(key_row_class(ui, width));
    let in_sight = ui.clip_rect();
    let builder = UiBuilder::new()
        .accessibility_role(Role::List)
        .accessibility_label(tr!("keys-list-name", count = found.len()));
    ui.scope_builder(builder, |ui| {
        let (card, _) = ui.allocate_exact_size(vec2(width, height * found.len() as f32), Sense::hover());
        let place = |index: usize| {
            Rect::from_min_size(pos2(card.left(), card.top() + height * index as f32), vec2(width, height))
        };
        let at = cursor(found, draft);
        let has_focus = ui.memory(|memory| found.get(at).is_some_and(|id| memory.has_focus(row_id(*id))));
        let page = (in_sight.height() / height) as usize;
        let from = at;
        let moved = if has_focus { moved(ui, found, at, page, draft) } else { None };
        let at = moved.unwrap_or(from);
        draft.cursor = found.get(at).copied();
        if moved.is_some() || std::mem::take(&mut draft.focus_row) {
            // It may be far out of sight: scrolled to now, drawn in any case, so that it keeps the focus.
            ui.scroll_to_rect_animation(place(at).expand2(vec2(0.0, 8.0)), None, ScrollAnimation::none());
            ui.memory_mut(|memory| {
                memory.request_focus(row_id(found[at]));
                // The key that led here has done its work: egui would move on by it.
                memory.move_focus(FocusDirection::None);
            });
        }
        if has_focus && moved.is_none() {
            row_keys(ui, session, found[at], draft, out);
        }

        let first = ((in_sight.top() - card.top()) / height).floor().max(0.0) as usize;
        let last = (((in_sight.bottom() - card.top()) / height).ceil().max(0.0) as usize).min(found.len());
        let seen = card.intersect(in_sight.expand(16.0));
        ui.painter().rect_filled(seen, corner_of(card, seen), theme(ui).surface);
        for index in (first..last).chain((!(first..last).contains(&at)).then_some(at)) {
            let Some(key) = found.get(index).and_then(|id| session.book.keys.get(id)) else { continue };
            one_row(ui, session, key, index, index == at, place(index), when, draft, out);
        }
        let edge = Stroke::new(1.0, theme(ui).line);
        ui.painter().rect_stroke(card, CornerRadius::same(radius::CARD), edge, StrokeKind::Inside);
    });
}

/// The round corners of the whole card are those of the part in sight only where that part ends with the card.
fn corner_of(card: Rect, seen: Rect) -> CornerRadius {
    let at_top = if seen.top() <= card.top() { radius::CARD } else { 0 };
    let at_bottom = if seen.bottom() >= card.bottom() { radius::CARD } else { 0 };
    CornerRadius { nw: at_top, ne: at_top, sw: at_bottom, se: at_bottom }
}

/// The place of the row at which one is; the first, if it is no longer there.
fn cursor(found: &[KeyId], draft: &KeysDraft) -> usize {
    draft.cursor.and_then(|id| found.iter().position(|other| *other == id)).unwrap_or(0)
}

fn moved(ui: &Ui, found: &[KeyId], from: usize, page: usize, draft: &mut KeysDraft) -> Option<usize> {
    // While keys are chosen Esc ends that and does not leave the row.
    let filter =
        EventFilter { vertical_arrows: true, escape: draft.chosen.is_on(), ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(row_id(found[from]), filter));
    let (last, page) = (found.len().saturating_sub(1), page.max(1));
    let reaches = ui.input(|input| input.modifiers.shift);
    let keys = [
        (Key::ArrowDown, (from + 1).min(last)),
        (Key::ArrowUp, from.saturating_sub(1)),
        (Key::Home, 0),
        (Key::End, last),
        (Key::PageDown, (from + page).min(last)),
        (Key::PageUp, from.saturating_sub(page)),
    ];
    let (_, to) =
        ui.input_mut(|input| keys.into_iter().find(|(key, _)| input.consume_key(Modifiers::NONE, *key)))?;
    if reaches {
        draft.chosen.reach(found, found[from], found[to]);
    } else {
        draft.chosen.end_range();
    }
    Some(to)
}

/// What a key press does with the row at which one is.
fn row_keys(ui: &Ui, session: &Session, id: KeyId, draft: &mut KeysDraft, out: &mut Outbox) {
    let Some(key) = session.book.keys.get(&id) else { return };
    let (copies, shift) = ui.input(|input| {
        let copies = input.events.iter().any(|event| matches!(event, Event::Copy));
        (copies, input.modifiers.shift)
    });
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let (deletes, rotates) = (pressed(Modifiers::NONE, Key::Delete), pressed(Modifiers::COMMAND, Key::R));
    if pressed(Modifiers::NONE, Key::Space) {
        draft.chosen.toggle(id);
    }
    if deletes && draft.chosen.is_on() {
        group::ask_remove(session, draft);
        return;
    }
    if copies && let Some(field) = key.fields.get(usize::from(shift)) {
        out.send(Command::Key(id, KeyCommand::Copy(Which::Current, field.name.clone())));
    }
    if key.removed.is_some() {
        return;
    }
    if deletes {
        draft.removing = Some(id);
    }
    if pressed(Modifiers::NONE, Key::F2) {
        draft.renaming = Some(RenameDraft::of(id, &key.label));
    }
    if pressed(Modifiers::COMMAND, Key::K) && can_ask(key) {
        ask_or_show(key, out);
    }
    if rotates {
        out.send(Command::Key(id, KeyCommand::Rotate));
    }
}

fn one_row(
    ui: &mut Ui,
    session: &Session,
    key: &ApiKey,
    index: usize,
    is_cursor: bool,
    rect: Rect,
    when: When<'_>,
    draft: &mut KeysDraft,
    out: &mut Outbox,
) {
    let (theme, count) = (theme(ui), session.found.len());
    let due = next_duty(key, &session.today);
    let is_danger = matches!(due, Due::Danger | Due::MoreThanWanted) && key.removed.is_none();
    let whole = Rect::from_min_size(
        rect.min - vec2(0.0, rect.height() * index as f32),
        vec2(rect.width(), rect.height() * count as f32),
    );
    if is_danger {
        ui.painter().rect_filled(rect, corner_of(whole, rect), theme.danger_soft);
    }
    let ticked = draft.chosen.is_on().then(|| draft.chosen.has(key.id));
    let mut row = row_of(key, session, due, when, is_cursor, is_danger, ticked);
    row.corner = corner_of(whole, rect);
    let id = row_id(key.id);
    let done = row.show(ui, rect, id);
    if index + 1 < count {
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme.line));
    }
    ui.ctx().accesskit_node_builder(done.row.id, |node| {
        node.set_position_in_set(index + 1);
        node.set_size_of_set(count);
    });
    if done.ticked {
        choose(key.id, draft);
    } else if done.row.clicked() {
        clicked(ui, session, key.id, &done.row, draft, out);
    }
    if done.copy
        && let Some(field) = key.fields.first()
    {
        out.send(Command::Key(key.id, KeyCommand::Copy(Which::Current, field.name.clone())));
    }
    let wants_menu =
        done.row.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, Key::F10));
    if wants_menu {
        Popup::open_id(ui.ctx(), Popup::default_response_id(&done.more));
    }
    menus(ui, session, key, &done, draft, out);
}

/// Chooses this one, or no longer; one is there then.
pub(super) fn choose(id: KeyId, draft: &mut KeysDraft) {
    draft.chosen.toggle(id);
    draft.cursor = Some(id);
    draft.focus_row = true;
}

/// A click opens; with Ctrl, or while keys are chosen, it chooses; with Shift it chooses from where one was. Enter always opens.
fn clicked(
    ui: &Ui,
    session: &Session,
    id: KeyId,
    row: &egui::Response,
    draft: &mut KeysDraft,
    out: &mut Outbox,
) {
    let is_enter = row.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let modifiers = ui.input(|input| input.modifiers);
    if !is_enter && modifiers.shift {
        let from = session.found.get(cursor(&session.found, draft)).copied().unwrap_or(id);
        draft.chosen.reach(&session.found, from, id);
        draft.cursor = Some(id);
        draft.focus_row = true;
    } else if !is_enter && (modifiers.command || draft.chosen.is_on()) {
        choose(id, draft);
    } else {
        draft.cursor = Some(id);
        out.go(Route::Key(id));
    }
}

fn row_of(
    key: &ApiKey,
    session: &Session,
    due: Due,
    when: When<'_>,
    is_tab_stop: bool,
    is_danger: bool,
    ticked: Option<bool>,
) -> KeyRow {
    let exchange = exchange_of(key);
    let ladder = ladder_of(key);
    let (ip, ip_words) = from_where(key);
    let (tool, tool_place) = tool_words(key);
    let told = duty_words(due, when);
    let duty = state_of(key, session, when).unwrap_or_else(|| match told.as_pill() {
        _ if key.removed.is_some() => Duty::Text(removed_words(key, when)),
        Some(pill) if is_danger => Duty::Pill(pill.on_danger_row()),
        Some(pill) => Duty::Pill(pill),
        None => Duty::Text(told.words.clone()),
    });
    KeyRow {
        name: if ticked == Some(true) {
            tr!("keys-row-chosen", row = sentence(key, &told.words, when))
        } else {
            sentence(key, &told.words, when)
        },
        letters: exchange.shown_monogram(&key.exchange_name),
        colour: tile_colour(exchange.tile.0),
        label: key.label.clone(),
        place: exchange_and_account(key),
        ladder,
        may: top_word(ladder),
        tool,
        tool_place,
        ip,
        ip_words,
        duty,
        is_danger,
        is_selected: ticked == Some(true),
        corner: CornerRadius::ZERO,
        is_tab_stop,
        ticked,
        copy_name: key
            .fields
            .first()
            .map(|field| tr!("keys-copy", field = field_label(key, &field.name), label = key.label.clone())),
        more_name: tr!("keys-more", label = key.label.clone()),
    }
}

/// What goes on with this key just now, which is told in place of its duty.
fn state_of(key: &ApiKey, session: &Session, when: When<'_>) -> Option<Duty> {
    let long_enough = |since: std::time::Duration| when.uptime.saturating_sub(since).as_millis() >= 200;
    if let Some(copied) = session.copied.as_ref().filter(|copied| copied.id == key.id) {
        let secs = time::secs_left(copied.until, when.uptime);
        return Some(Duty::Pill(Pill::new(PillKind::Good, tr!("keys-row-copied", secs = secs))));
    }
    if session.fetching.as_ref().is_some_and(|(id, _, since)| *id == key.id && long_enough(*since)) {
        return Some(Duty::Pill(Pill::new(PillKind::Neutral, tr!("keys-row-fetching"))));
    }
    let asked = session.checks.asking_for(key.id, Which::Current, when.uptime);
    if asked.is_some_and(|asked| asked.as_millis() >= 200) {
        return Some(Duty::Pill(Pill::new(PillKind::Neutral, tr!("answer-row-asking"))));
    }
    let is_saving = session.doing.iter().any(|(doing, since)| {
        let about = matches!(*doing, Doing::Remove(id) | Doing::PutBack(id) | Doing::BeginRotation(id) if id == key.id);
        let is_one_of = session.group.as_ref().is_some_and(|(ids, act)| *doing == Doing::Group(act.kind()) && ids.contains(&key.id));
        (about || is_one_of) && long_enough(*since)
    });
    is_saving.then(|| Duty::Pill(Pill::new(PillKind::Neutral, tr!("keys-row-saving"))))
}

fn removed_words(key: &ApiKey, when: When<'_>) -> String {
    let day = key.removed.map(|at| time::near_date(at.to_zoned(when.zone.clone()).date(), when));
    tr!("keys-row-removed", date = day.unwrap_or_default())
}

/// The tool that uses a key and where it runs; more than one are counted.
fn tool_words(key: &ApiKey) -> (String, String) {
    let Some((first, more)) = key.tools.split_first() else {
        return (tr!("keys-row-no-tool"), String::new());
    };
    let name = Catalogue::built_in().tool_name(&first.tool).to_owned();
    if more.is_empty() {
        return (name, first.place.clone());
    }
    (tr!("keys-row-tool-place", tool = name, count = more.len()), first.place.clone())
}

/// One row in one sentence, for a screen reader.
fn sentence(key: &ApiKey, due: &str, when: When<'_>) -> String {
    let from = match key.addresses.len() {
        0 => tr!("keys-row-from-any"),
        count => tr!("keys-row-from-list", count = count),
    };
    let duty =
        if key.removed.is_some() { removed_words(key, when) } else { due.trim_end_matches('?').to_owned() };
    let (label, place, levels) =
        (key.label.clone(), exchange_and_account(key), levels_sentence(ladder_of(key)));
    let tools: Vec<&str> = key.tools.iter().map(|tool| Catalogue::built_in().tool_name(&tool.tool)).collect();
    if tools.is_empty() {
        return tr!("keys-row", label = label, place = place, levels = levels, from = from, duty = duty);
    }
    let tools = tools.join(", ");
    tr!(
        "keys-row-used",
        label = label,
        place = place,
        tools = tools,
        levels = levels,
        from = from,
        duty = duty
    )
}
