//! The title, which is the first thing to do; how far it is; and the two ways out.

use egui::{Align, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use super::log::LogDraft;
use super::row::did;
use super::stop::left;
use super::words::short;
use super::{EmergencyDraft, Seen, send};
use crate::app::command::{EmergencyCommand, Outbox};
use crate::domain::emergency::{Scope, Step};
use crate::tr;
use crate::ui::icons;
use crate::ui::theme::{Type, WidthClass, label, theme, title};
use crate::ui::widgets::Button;

/// Draws the head.
pub(super) fn head_ui(ui: &mut Ui, seen: Seen<'_>, draft: &mut EmergencyDraft, out: &mut Outbox) {
    let (first, second) = words(seen);
    if WidthClass::of(ui).is_narrow() {
        told(ui, &first, &second);
        ui.add_space(12.0);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(16.0, 8.0);
            buttons(ui, seen, draft, out);
        });
        return;
    }
    let (top, width) = (ui.cursor().left_top(), ui.available_width());
    let right = buttons_width(ui, seen);
    let left = Rect::from_min_size(top, vec2(width - right - 16.0, 58.0));
    let drawn = ui.scope_builder(UiBuilder::new().max_rect(left), |ui| told(ui, &first, &second));
    let place = Rect::from_min_size(pos2(top.x + width - right, top.y + 8.0), vec2(right, 44.0));
    let layout = Layout::left_to_right(Align::Center);
    ui.scope_builder(UiBuilder::new().max_rect(place).layout(layout).id_salt("emergency-head"), |ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        buttons(ui, seen, draft, out);
    });
    let bottom = drawn.response.rect.bottom().max(place.bottom());
    ui.advance_cursor_after_rect(Rect::from_min_max(top, pos2(top.x + width, bottom)));
}

fn told(ui: &mut Ui, first: &str, second: &str) {
    ui.spacing_mut().item_spacing.y = 2.0;
    title(ui, first);
    label(ui, Type::Small, second, theme(ui).text_muted);
}

/// The title and the line beneath it.
fn words(seen: Seen<'_>) -> (String, String) {
    let (book, ranked) = (&seen.session.book, &seen.view.ranked);
    if seen.is_drill() {
        return (tr!("emergency-drill-title"), tr!("emergency-drill-line"));
    }
    let Some(emergency) = seen.emergency else {
        return (tr!("emergency-title"), tr!("emergency-not-begun"));
    };
    let progress = emergency.progress(book, ranked);
    let is_over = progress.all > 0 && emergency.current(book, ranked).is_none() && progress.left() == 0;
    let first = match (is_over, emergency.scope == Scope::Everything) {
        (true, true) => tr!("emergency-title-over"),
        (true, false) => tr!("emergency-title-over-chosen"),
        (false, _) => tr!("emergency-title"),
    };
    let line = tr!(
        if progress.by_hand > 0 { "emergency-line-hand" } else { "emergency-line" },
        begun = short(emergency.begun, seen.when),
        proved = progress.proved,
        hand = progress.by_hand,
        all = progress.all
    );
    (first, line)
}

fn log_button() -> Button {
    Button::secondary(tr!("emergency-log")).icon(icons::EXPORT).accessible_name(tr!("emergency-log-name"))
}

fn stop_button(seen: Seen<'_>) -> Button {
    match &seen.view.drill {
        Some(drill) if drill.ended.is_some() => Button::primary(tr!("emergency-drill-leave")),
        Some(_) => Button::secondary(tr!("emergency-drill-end")),
        None => Button::secondary(tr!("emergency-stop")),
    }
}

/// Whether there is something to stop.
fn has_stop(seen: Seen<'_>) -> bool {
    seen.is_drill() || seen.emergency.is_some()
}

fn buttons_width(ui: &Ui, seen: Seen<'_>) -> f32 {
    let log = if seen.has_log() { log_button().width(ui) + 16.0 } else { 0.0 };
    let stop = if has_stop(seen) { stop_button(seen).width(ui) } else { 0.0 };
    log + stop
}

fn buttons(ui: &mut Ui, seen: Seen<'_>, draft: &mut EmergencyDraft, out: &mut Outbox) {
    if seen.has_log() && log_button().show(ui).clicked() {
        draft.log = Some(LogDraft::default());
    }
    if has_stop(seen) && stop_button(seen).show(ui).clicked() {
        let is_ended = seen.view.drill.as_ref().is_some_and(|drill| drill.ended.is_some());
        if is_ended {
            send(out, EmergencyCommand::LeaveDrill);
        } else if !seen.is_drill() && left(seen) > 0 {
            draft.stops = true;
            return;
        } else {
            did(out, Step::Finished);
        }
        draft.unfolded = None;
    }
}
