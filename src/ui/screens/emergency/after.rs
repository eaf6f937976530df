//! What follows: the dead keys with their proof and their replacement, and what else a thief may have had.

use egui::{Align, Layout, Ui, vec2};

use super::row::did;
use super::words::{Standing, proof};
use super::{Seen, send};
use crate::app::command::{Command, EmergencyCommand, KeyCommand, Outbox};
use crate::app::jobs::Doing;
use crate::domain::api_key::ApiKey;
use crate::domain::emergency::{Aftercare, Step};
use crate::tr;
use crate::ui::theme::{Type, WidthClass, label, section, theme};
use crate::ui::widgets::{Button, Link, ListCard, TickLine, TickPress};
use crate::ui::words::exchange_of;

/// Dead keys that are told with their proof; those that died first are whole in the log.
const FEW: usize = 12;

/// Draws what follows, once something was begun.
pub(super) fn after_ui(ui: &mut Ui, seen: Seen<'_>, out: &mut Outbox) {
    let Some(emergency) = seen.emergency else { return };
    let keys = seen.view.ranked.iter().filter_map(|one| seen.session.book.keys.get(&one.id));
    let dead: Vec<&ApiKey> =
        keys.filter(|key| key.removed.is_none() && Standing::of(seen, key).is_dead()).take(FEW).collect();
    if !dead.is_empty() && !seen.is_drill() {
        ui.add_space(24.0);
        section(ui, tr!("emergency-dead-title"));
        ui.add_space(10.0);
        ListCard::new().show(ui, |rows| {
            for key in dead {
                rows.row(|ui| dead_row(ui, seen, key, out));
            }
        });
    }
    ui.add_space(24.0);
    section(ui, tr!("emergency-after-title"));
    ui.add_space(10.0);
    ListCard::new().show(ui, |rows| {
        for what in Aftercare::ALL {
            let is_done = emergency.aftercare.contains_key(&what);
            let line = TickLine::new(tr!(&format!("emergency-after-{}", what.word())), is_done)
                .caption(tr!(&format!("emergency-after-{}-how", what.word())));
            if line.show(rows) == Some(TickPress::Toggled) {
                did(out, Step::Aftercare(what, !is_done));
            }
        }
    });
}

/// "Start the replacement", or "Go on with the replacement".
pub(super) fn replace_words(key: &ApiKey) -> String {
    if key.rotation.is_some() { tr!("emergency-replace-on") } else { tr!("emergency-replace") }
}

fn dead_row(ui: &mut Ui, seen: Seen<'_>, key: &ApiKey, out: &mut Outbox) {
    let words = replace_words(key);
    let name = tr!("emergency-replace-name", replace = words.clone(), name = key.label.clone());
    let is_busy = seen.session.is_doing(Doing::BeginRotation(key.id));
    let replace =
        Button::secondary(words).small().accessible_name(name).busy(is_busy.then(|| tr!("emergency-saving")));
    let take = Link::new(tr!("emergency-take"))
        .accessible_name(tr!("emergency-take-name", name = key.label.clone()));
    let case = seen.emergency.and_then(|emergency| emergency.case(key.id));
    // In its place stands its replacement, which is not dead.
    let is_replaced = case.is_some_and(|case| case.replaced.is_some());
    let buttons = |ui: &mut Ui, out: &mut Outbox| {
        ui.spacing_mut().item_spacing.x = 20.0;
        if is_replaced {
            label(ui, Type::Small, tr!("emergency-replaced"), theme(ui).text_muted);
            return;
        }
        if !exchange_of(key).is_closed() && replace.show(ui).clicked() {
            send(out, EmergencyCommand::Replace(key.id));
        }
        if key.rotation.is_none() && take.show(ui).clicked() {
            out.send(Command::Key(key.id, KeyCommand::Remove));
        }
    };
    let told = |ui: &mut Ui, out: &mut Outbox| {
        let theme = theme(ui);
        label(ui, Type::BodyStrong, key.label.as_str(), theme.text);
        label(
            ui,
            Type::Caption,
            proof(seen, key).unwrap_or_else(|| tr!("emergency-proof-before")),
            theme.text_muted,
        );
        // What is only said can be taken back: an exchange that is never asked would never bring it back to life.
        if !is_replaced && matches!(Standing::of(seen, key), Standing::ByHand(_)) {
            let name = tr!("emergency-not-gone-name", name = key.label.clone());
            let back = Link::new(tr!("emergency-not-gone")).caption().accessible_name(name);
            if back.show(ui).clicked() {
                did(out, Step::Deleted(key.id, false));
            }
        }
    };
    if WidthClass::of(ui).is_narrow() {
        told(ui, out);
        ui.add_space(8.0);
        ui.horizontal_wrapped(|ui| buttons(ui, out));
        return;
    }
    ui.horizontal(|ui| {
        let room = (ui.available_width() - 390.0).max(120.0);
        ui.allocate_ui_with_layout(vec2(room, 44.0), Layout::top_down(Align::Min), |ui| {
            ui.set_width(room);
            told(ui, out);
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| buttons(ui, out));
    });
}
