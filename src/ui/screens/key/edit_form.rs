//! The edit form: one calm column, saved by one button. What is wrong stands at its field, in words.

use egui::{Key, Margin, Modifiers, Rect, ScrollArea, Stroke, Ui, UiBuilder, pos2, vec2};

use super::KeyDraft;
use super::edit::{EditAsking, EditDraft, Wrong};
use super::edit_permissions::{permissions, withdraw_dialog};
use crate::app::command::{Command, KeyCommand, Outbox};
use crate::app::jobs::Doing;
use crate::app::state::{Session, When};
use crate::domain::api_key::ApiKey;
use crate::domain::exchange::Exchange;
use crate::domain::permission::Level;
use crate::domain::thief::thief_line;
use crate::tr;
use crate::ui::icons;
use crate::ui::problem::problem_words;
use crate::ui::text::{say, tr};
use crate::ui::theme::paint::Weight;
use crate::ui::theme::{Type, WidthClass, body_large, caption, label, section, theme, title};
use crate::ui::time;
use crate::ui::widgets::{
    Button, Dialog, DialogAnswer, Field, IconButton, ListCard, Mark, Notice, asked_label, checkbox,
    icon_line_in, keep_focus_in_sight, mark, select,
};
use crate::ui::words::{exchange_name, exchange_of, level_word};

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
    let wrong = form.wrong(key);
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
                entered = fields(ui, session, key, when, form, &wrong);
                ui.add_space(32.0);
            });
            keep_focus_in_sight(ui);
        });
    });
    let is_saving = session.doing.is_some_and(|(doing, _)| doing == Doing::Edit(key.id));
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

fn gap(ui: &mut Ui) {
    ui.add_space(24.0);
}

fn fields(
    ui: &mut Ui,
    session: &Session,
    key: &ApiKey,
    when: When<'_>,
    form: &mut EditDraft,
    wrong: &Wrong,
) -> bool {
    let (exchange, name) = (exchange_of(key), exchange_name(key));
    let tried = form.tried;
    let twin = form.has_a_twin(key, &session.book).then(|| tr!("key-edit-name-twice"));
    let field = Field::new(tr!("key-edit-name"), &mut form.label)
        .placeholder(tr!("key-edit-name-example"))
        .error(wrong.label.clone().filter(|_| tried))
        .max_chars(80);
    let mut entered = field.show(ui).entered;
    if let Some(twin) = twin {
        hint(ui, &twin);
    }
    gap(ui);
    entered |= Field::new(tr!("key-edit-account", exchange = name.clone()), &mut form.account)
        .placeholder(tr!("key-edit-account-example"))
        .optional(tr!("key-edit-optional"))
        .max_chars(80)
        .show(ui)
        .entered;
    gap(ui);
    tools(ui, form);
    gap(ui);
    permissions(ui, exchange, &name, form);
    gap(ui);
    addresses(ui, key, exchange, &name, form, wrong);
    gap(ui);
    entered |= Field::new(tr!("key-edit-tags"), &mut form.tags)
        .placeholder(tr!("key-edit-tags-example"))
        .hint(tr!("key-edit-tags-hint"))
        .optional(tr!("key-edit-optional"))
        .max_chars(400)
        .show(ui)
        .entered;
    gap(ui);
    Field::new(tr!("key-edit-note"), &mut form.note)
        .hint(tr!("key-edit-note-hint"))
        .optional(tr!("key-edit-optional"))
        .multiline(3)
        .show(ui);
    gap(ui);
    entered |= dates(ui, when, &name, form, wrong);
    entered
}

fn dates(ui: &mut Ui, when: When<'_>, name: &str, form: &mut EditDraft, wrong: &Wrong) -> bool {
    let choices = form.rotations();
    let words: Vec<String> = choices
        .iter()
        .map(|days| match days {
            Some(days) => tr!("key-edit-rotate-every", days = *days),
            None => tr!("key-edit-rotate-never"),
        })
        .collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let chosen = choices.iter().position(|days| *days == form.rotate_every_days).unwrap_or(0);
    let rotate = tr!("key-edit-rotate");
    if let Some(at) = select(ui, &rotate, &words, chosen, 240.0) {
        form.rotate_every_days = choices.get(at).copied().flatten();
    }
    gap(ui);
    let entered = Field::new(tr!("key-edit-expires", exchange = name.to_owned()), &mut form.expires)
        .placeholder(tr!("key-edit-expires-example"))
        .hint(tr!("key-edit-expires-hint"))
        .optional(tr!("key-edit-optional"))
        .error(wrong.expires.clone())
        .width(240.0)
        .max_chars(20)
        .show(ui)
        .entered;
    let is_past = form.expires.trim().parse().is_ok_and(|day| time::days_until(day, when) < 0);
    if is_past {
        hint(ui, &tr!("key-edit-expires-past"));
    }
    entered
}

/// Something worth knowing that stops nothing.
fn hint(ui: &mut Ui, words: &str) {
    let colour = theme(ui).caution_text;
    ui.add_space(6.0);
    icon_line_in(ui, icons::WARNING, Weight::Fill, words, Type::Caption, colour);
}

fn tools(ui: &mut Ui, form: &mut EditDraft) {
    section(ui, tr!("key-edit-tools"));
    ui.add_space(12.0);
    let mut gone = None;
    let wide = ui.available_width() >= 520.0;
    for (at, (tool, place)) in form.tools.iter_mut().enumerate() {
        let words = if tool.trim().is_empty() {
            tr!("key-edit-tool-remove-empty")
        } else {
            tr!("key-edit-tool-remove", tool = tool.trim().to_owned())
        };
        let width =
            if wide { (ui.available_width() - 44.0 - 24.0) / 2.0 } else { ui.available_width() - 56.0 };
        let head = |words: String| if at == 0 || !wide { words } else { String::new() };
        let draw_tool = |ui: &mut Ui, tool: &mut String| {
            Field::new(head(tr!("key-edit-tool")), tool)
                .accessible_name(tr!("key-edit-tool-number", number = at + 1))
                .placeholder(tr!("key-edit-tool-example"))
                .width(width)
                .max_chars(80)
                .show(ui);
        };
        let draw_place = |ui: &mut Ui, place: &mut String| {
            Field::new(head(tr!("key-edit-place")), place)
                .accessible_name(tr!("key-edit-place-number", number = at + 1))
                .placeholder(tr!("key-edit-place-example"))
                .width(width)
                .max_chars(80)
                .show(ui);
        };
        ui.push_id(at, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 12.0;
                if wide {
                    draw_tool(ui, tool);
                    draw_place(ui, place);
                } else {
                    ui.vertical(|ui| {
                        ui.set_width(width);
                        draw_tool(ui, tool);
                        ui.add_space(8.0);
                        draw_place(ui, place);
                    });
                }
                ui.with_layout(egui::Layout::bottom_up(egui::Align::Min), |ui| {
                    if IconButton::new(icons::X, words).size(44.0).show(ui).clicked() {
                        gone = Some(at);
                    }
                });
            });
        });
        ui.add_space(12.0);
    }
    if let Some(at) = gone {
        form.tools.remove(at);
    }
    if Button::secondary(tr!("key-edit-tool-add")).icon(icons::PLUS).small().show(ui).clicked() {
        form.tools.push((String::new(), String::new()));
    }
}

fn addresses(
    ui: &mut Ui,
    key: &ApiKey,
    exchange: &Exchange,
    name: &str,
    form: &mut EditDraft,
    wrong: &Wrong,
) {
    Field::new(tr!("key-edit-from"), &mut form.addresses)
        .placeholder(tr!("key-edit-from-example"))
        .hint(tr!("key-edit-from-hint", exchange = name.to_owned()))
        .error(wrong.addresses.clone())
        .multiline(4)
        .mono()
        .show(ui);
    if wrong.addresses.is_none() {
        for warning in form.address_warnings(key).iter().take(3) {
            hint(ui, warning);
        }
    }
    let demands = exchange.demands_list(exchange.levels_of(&form.permissions));
    if demands && form.addresses.trim().is_empty() {
        hint(ui, &tr!("key-edit-from-demanded", exchange = name.to_owned()));
    }
}

fn dialogs(ui: &Ui, key: &ApiKey, draft: &mut KeyDraft) {
    let Some(form) = &mut draft.edit else { return };
    match form.asking.clone() {
        Some(EditAsking::Withdraw(after)) => {
            if let Some(answer) = withdraw_dialog(ui, key, form) {
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
