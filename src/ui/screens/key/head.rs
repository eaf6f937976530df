//! The head of a key: the way back, who it is, and what can be done with it.

use egui::{Align, Layout, Ui, UiBuilder, vec2};

use super::{Asking, EditDraft, KeyDraft};
use crate::app::command::{Command, DraftCommand, EmergencyCommand, KeyCommand, Outbox};
use crate::app::jobs::Doing;
use crate::app::route::Route;
use crate::app::state::{Session, When};
use crate::domain::api_key::ApiKey;
use crate::domain::emergency::Scope;
use crate::tr;
use crate::ui::icons;
use crate::ui::screens::check::{ask_or_show, can_ask};
use crate::ui::theme::{Type, WidthClass, galley_one_line, label, theme, tile_colour, title};
use crate::ui::time;
use crate::ui::widgets::{Button, IconButton, Link, exchange_tile, menu};
use crate::ui::words::{exchange_and_account, exchange_name, exchange_of};

/// Draws the head.
pub fn head_ui(
    ui: &mut Ui,
    session: &Session,
    key: &ApiKey,
    when: When<'_>,
    draft: &mut KeyDraft,
    out: &mut Outbox,
) {
    if Link::new(tr!("key-back")).icon(icons::CARET_LEFT).show(ui).clicked() {
        out.go(Route::Keys);
    }
    ui.add_space(14.0);
    if WidthClass::of(ui).is_narrow() {
        ui.horizontal(|ui| {
            ui.set_height(52.0);
            who(ui, key, when, ui.available_width());
        });
        ui.add_space(16.0);
        ui.horizontal(|ui| buttons(ui, session, key, draft, out));
        return;
    }
    ui.horizontal(|ui| {
        ui.set_height(52.0);
        let width = buttons_width(ui, key);
        let room = ui.available_width() - width - 16.0;
        who(ui, key, when, room);
        let rest = ui.available_rect_before_wrap();
        let at = rest.with_min_x(rest.right() - width);
        let layout = Layout::left_to_right(Align::Center);
        ui.scope_builder(UiBuilder::new().max_rect(at).layout(layout), |ui| {
            buttons(ui, session, key, draft, out);
        });
    });
}

fn who(ui: &mut Ui, key: &ApiKey, when: When<'_>, room: f32) {
    let exchange = exchange_of(key);
    ui.spacing_mut().item_spacing.x = 16.0;
    exchange_tile(ui, &exchange.shown_monogram(&key.exchange_name), tile_colour(exchange.tile.0), 52.0);
    ui.allocate_ui_with_layout(vec2(room - 68.0, 52.0), Layout::top_down(Align::Min), |ui| {
        ui.set_width(room - 68.0);
        // A very long name stays on its line; it is whole in the edit form and for a screen reader.
        let shown = galley_one_line(ui, &key.label, Type::Title, theme(ui).text, room - 68.0);
        if shown.elided {
            let (rect, response) = ui.allocate_exact_size(vec2(room - 68.0, 34.0), egui::Sense::hover());
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, &key.label));
            ui.painter().galley(rect.min, shown, theme(ui).text);
        } else {
            title(ui, &key.label);
        }
        let made = time::date(key.made.to_zoned(when.zone.clone()).date());
        let line = tr!("key-line-made", place = exchange_and_account(key), date = made);
        let colour = theme(ui).text_muted;
        label(ui, Type::Small, line, colour);
    });
}

fn rotate_button(key: &ApiKey) -> Button {
    let words = if key.rotation.is_some() { tr!("key-rotating") } else { tr!("key-rotate") };
    Button::secondary(words).icon(icons::ARROWS_CLOCKWISE)
}

/// Whether it can be replaced: it is in the list, and its exchange still makes keys.
fn can_rotate(key: &ApiKey) -> bool {
    key.removed.is_none() && !exchange_of(key).is_closed()
}

fn check_button(key: &ApiKey) -> Button {
    Button::secondary(tr!("answer-check"))
        .icon(icons::PULSE)
        .accessible_name(tr!("answer-check-name", exchange = exchange_name(key)))
}

fn buttons_width(ui: &Ui, key: &ApiKey) -> f32 {
    let check = if can_ask(key) { check_button(key).width(ui) + 16.0 } else { 0.0 };
    let rotate = if can_rotate(key) { rotate_button(key).width(ui) + 16.0 } else { 0.0 };
    check + rotate + 44.0
}

fn buttons(ui: &mut Ui, session: &Session, key: &ApiKey, draft: &mut KeyDraft, out: &mut Outbox) {
    ui.spacing_mut().item_spacing.x = 16.0;
    if can_ask(key) && check_button(key).show(ui).clicked() {
        ask_or_show(key, out);
    }
    if can_rotate(key) {
        let begins = session.is_doing(Doing::BeginRotation(key.id));
        let button = rotate_button(key).busy(begins.then(|| tr!("key-saving")));
        if button.show(ui).clicked() {
            out.send(Command::Key(key.id, KeyCommand::Rotate));
        }
    }
    let more = IconButton::new(icons::DOTS_THREE, tr!("key-more")).large().show(ui);
    menu(ui, &more, |menu| {
        if menu.item(Some(icons::PENCIL_SIMPLE), &tr!("key-edit")) {
            draft.edit = Some(EditDraft::of(key));
        }
        if can_rotate(key) && menu.item(Some(icons::PLUS), &tr!("key-another")) {
            out.send(Command::Draft(DraftCommand::BeginLike(key.id)));
        }
        let exchange = exchange_of(key);
        if let Some(url) = exchange.page_url() {
            let words = tr!("key-open-page", exchange = exchange_name(key));
            if menu.item(Some(icons::ARROW_SQUARE_OUT), &words) {
                out.send(Command::OpenPage(url.to_owned()));
            }
        }
        if menu.item(Some(icons::LIST_CHECKS), &tr!("usage-open")) {
            out.go(Route::Usage(key.id));
        }
        if menu.danger(Some(icons::SIREN), &tr!("key-leaked")) {
            out.send(Command::Emergency(EmergencyCommand::Show(Scope::Key(key.id))));
        }
        menu.divider();
        if key.removed.is_none() {
            if menu.danger(Some(icons::TRASH), &tr!("key-remove")) {
                draft.asking = Some(Asking::Remove);
            }
        } else {
            if menu.item(Some(icons::ARROW_U_UP_LEFT), &tr!("key-put-back")) {
                out.send(Command::Key(key.id, KeyCommand::PutBack));
            }
            if menu.danger(Some(icons::TRASH), &tr!("key-destroy")) {
                draft.asking = Some(Asking::Destroy);
            }
        }
    });
}
