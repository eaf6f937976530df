//! The menu of a row: of one key, or of all that are chosen.

use egui::Ui;

use super::list::choose;
use super::{KeysDraft, group};
use crate::app::Which;
use crate::app::command::{Command, KeyCommand, Outbox};
use crate::app::route::Route;
use crate::app::state::Session;
use crate::domain::api_key::ApiKey;
use crate::tr;
use crate::ui::icons;
use crate::ui::screens::check::{ask_or_show, can_ask};
use crate::ui::widgets::{KeyRowResponse, Menu, context_menu, menu};
use crate::ui::words::{exchange_name, exchange_of, field_label};

/// Opens under the button of the row, or where the row was pressed.
pub(super) fn menus(
    ui: &Ui,
    session: &Session,
    key: &ApiKey,
    done: &KeyRowResponse,
    draft: &mut KeysDraft,
    out: &mut Outbox,
) {
    menu(ui, &done.more, |menu| row_menu(menu, session, key, draft, out));
    context_menu(ui, &done.row, |menu| row_menu(menu, session, key, draft, out));
}

fn row_menu(menu: &mut Menu<'_>, session: &Session, key: &ApiKey, draft: &mut KeysDraft, out: &mut Outbox) {
    // Of a chosen one the menu is about all that are.
    if draft.chosen.has(key.id) {
        let ids = draft.chosen.in_order(&session.found);
        menu.heading(&tr!("group-chosen", count = ids.len()));
        return group::entries(menu, session, &ids, draft, out);
    }
    if menu.item(Some(icons::ARROW_RIGHT), &tr!("keys-menu-open")) {
        out.go(Route::Key(key.id));
    }
    if menu.item(Some(icons::CHECK_SQUARE), &tr!("keys-menu-choose")) {
        choose(key.id, draft);
    }
    if key.removed.is_some() {
        if menu.item(Some(icons::ARROW_U_UP_LEFT), &tr!("keys-menu-put-back")) {
            out.send(Command::Key(key.id, KeyCommand::PutBack));
        }
        return;
    }
    for field in &key.fields {
        if menu.item(Some(icons::COPY), &tr!("keys-menu-copy", field = field_label(key, &field.name))) {
            out.send(Command::Key(key.id, KeyCommand::Copy(Which::Current, field.name.clone())));
        }
    }
    let rotate = if key.rotation.is_some() { tr!("keys-menu-rotating") } else { tr!("keys-menu-rotate") };
    if !exchange_of(key).is_closed() && menu.item(Some(icons::ARROWS_CLOCKWISE), &rotate) {
        out.send(Command::Key(key.id, KeyCommand::Rotate));
    }
    let ask = tr!("answer-menu", exchange = exchange_name(key));
    if can_ask(key) && menu.item(Some(icons::PULSE), &ask) {
        ask_or_show(key, out);
    }
    menu.divider();
    if menu.danger(Some(icons::TRASH), &tr!("keys-menu-remove")) {
        draft.removing = Some(key.id);
    }
}
