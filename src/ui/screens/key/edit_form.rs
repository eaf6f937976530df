//! The edit form: one calm column, saved by one button. What is wrong stands at its field, in words.

use egui::{Key, Modifiers, Rect, ScrollArea, Stroke, Ui, UiBuilder, pos2, vec2};

use super::KeyDraft;
use super::edit::EditAsking;
use super::edit_fields::edit_fields_ui;
use crate::app::command::{Command, KeyCommand, Outbox};
use crate::app::jobs::Doing;
use crate::app::state::{Session, When};
use crate::domain::api_key::ApiKey;
use crate::tr;
use crate::ui::icons;
use crate::ui::problem::problem_words;
use crate::ui::screens::parts::type_withdraw::withdraw_dialog;
use crate::ui::theme::paint::Weight;
use crate::ui::theme::{Type, WidthClass, body_large, theme, title};
use crate::ui::widgets::{Button, Dialog, DialogAnswer, Notice, icon_line_in, keep_focus_in_sight};
use crate::ui::words::{exchange_name, exchange_of};

/// The widest that the column of fields becomes, in points.
const COLUMN: f32 = 640.0;

/// Draws the form.
pub fn edit_ui(
    ui: &mut Ui,
    session: &Session,
    key: &ApiKey,
    when: When<'_>,
    draft: &mut KeyDraft,
    out: &mut Outbox,
) {
    let Some(form) = &mut draft.edit else { return };
    if form.sent && session.written == Some(Doing::Edit(key.id)) {
        draft.edit = None;
        draft.saved_read = false;
        return;
    }
    let problem =
        session.not_written.as_ref().filter(|(doing, _)| *doing == Doing::Edit(key.id)).map(|(_, it)| it);
    if problem.is_some() {
        form.sent = false;
    }
    let area = ui.max_rect();
    let is_narrow = WidthClass::of(ui).is_narrow();
    let footer_height = if ui.ctx().content_rect().height() < 480.0 { 56.0 } else { 76.0 };
    let (body, footer) = area.split_top_bottom_at_y(area.bottom() - footer_height);
    let edge = if is_narrow { 16.0 } else { 32.0 };
    let wrong = form.wrong();
    let mut entered = false;
    ui.scope_builder(UiBuilder::new().max_rect(body).id_salt("edit-body"), |ui| {
        ScrollArea::vertical().id_salt("edit-scroll").auto_shrink(false).show(ui, |ui| {
            let width = (area.width() - 2.0 * edge).min(COLUMN);
            let inner =
                Rect::from_min_size(pos2(area.left() + edge, ui.cursor().top()), vec2(width, body.height()));
            ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
                ui.add_space(24.0);
                title(ui, tr!("key-edit-title", name = key.label.clone()));
                ui.add_space(4.0);
                body_large(ui, tr!("key-edit-intro", exchange = exchange_name(key)));
                ui.add_space(24.0);
                if let Some(problem) = problem {
                    let words = problem_words(problem);
                    Notice::caution(words.what, words.todo).show(ui);
                    ui.add_space(16.0);
                }
                entered = edit_fields_ui(ui, session, key, when, form, &wrong);
                ui.add_space(32.0);
            });
            keep_focus_in_sight(ui);
        });
    });
    let is_saving = session.is_doing(Doing::Edit(key.id));
    let press = footer_ui(ui, footer, edge, is_saving, form.tried && wrong.is_any());
    dialogs(ui, key, draft);
    let Some(form) = &mut draft.edit else { return };
    if (press == Some(Press::Save) || entered) && !is_saving {
        form.tried = true;
        if !wrong.is_any() {
            form.sent = true;
            out.send(Command::Key(key.id, KeyCommand::Edit(Box::new(form.edit(key)))));
        }
    }
    let escapes = form.asking.is_none()
        && !egui::Popup::is_any_open(ui.ctx())
        && !ui.ctx().text_edit_focused()
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    if press == Some(Press::Cancel) || escapes {
        if form.is_changed(key) {
            form.asking = Some(EditAsking::Leave);
        } else {
            draft.edit = None;
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Press {
    Save,
    Cancel,
}

fn footer_ui(ui: &mut Ui, rect: Rect, edge: f32, is_saving: bool, is_wrong: bool) -> Option<Press> {
    let theme = theme(ui);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, theme.line));
    let inner = Rect::from_center_size(rect.center(), vec2(rect.width() - 2.0 * edge, 44.0));
    let mut press = None;
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    ui.scope_builder(UiBuilder::new().max_rect(inner).layout(layout).id_salt("edit-footer"), |ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        let save = Button::primary(tr!("key-edit-save")).busy(is_saving.then(|| tr!("key-saving")));
        if save.show(ui).clicked() {
            press = Some(Press::Save);
        }
        if Button::quiet(tr!("key-edit-cancel")).show(ui).clicked() {
            press = Some(Press::Cancel);
        }
        if is_wrong {
            icon_line_in(
                ui,
                icons::WARNING_OCTAGON,
                Weight::Fill,
                &tr!("key-edit-first"),
                Type::Small,
                theme.danger_text,
            );
        }
    });
    press
}

fn dialogs(ui: &Ui, key: &ApiKey, draft: &mut KeyDraft) {
    let Some(form) = &mut draft.edit else { return };
    match form.asking.clone() {
        Some(EditAsking::Withdraw(after)) => {
            let of = exchange_of(key);
            let levels = (of.levels_of(&form.permissions), of.levels_of(&after));
            if let Some(answer) = withdraw_dialog(ui.ctx(), key, levels, &mut form.typed_word) {
                if answer == DialogAnswer::Yes {
                    form.permissions = after;
                }
                form.asking = None;
                form.typed_word.clear();
            }
        }
        Some(EditAsking::Leave) => {
            let answer = Dialog::new("leave-edit", tr!("key-edit-leave-title"), tr!("key-edit-leave-no"))
                .body(tr!("key-edit-leave-body", name = key.label.clone()))
                .deed(Button::danger_quiet(tr!("key-edit-leave-yes")))
                .show(ui.ctx(), |_| {});
            match answer {
                Some(DialogAnswer::Yes) => draft.edit = None,
                Some(DialogAnswer::No) => form.asking = None,
                None => {}
            }
        }
        None => {}
    }
}
