//! The fields of the edit form: name, account, tools, permissions, addresses, tags, note and dates.

use egui::{Margin, Ui, UiBuilder};

use super::edit::{EditDraft, Wrong};
use crate::app::state::{Session, When};
use crate::domain::accounts::{known_accounts, known_sub_accounts};
use crate::domain::api_key::{ApiKey, Purpose};
use crate::domain::exchange::Exchange;
use crate::domain::sample;
use crate::tr;
use crate::ui::icons;
use crate::ui::screens::parts::address_list::{ListView, rows_ui, typing_ui};
use crate::ui::screens::parts::sub_account::known_names;
use crate::ui::text::say;
use crate::ui::theme::paint::Weight;
use crate::ui::theme::{Type, caption, label, section, theme};
use crate::ui::time;
use crate::ui::widgets::{
    Button, Field, IconButton, ListCard, Mark, checkbox, icon_line, icon_line_in, mark, select,
};
use crate::ui::words::{exchange_name, exchange_of, level_word};

fn gap(ui: &mut Ui) {
    ui.add_space(24.0);
}

/// Draws the fields. True when Enter was pressed in one of them.
pub fn edit_fields_ui(
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
    entered |= accounts(ui, session, key, &name, form);
    gap(ui);
    tools(ui, form);
    gap(ui);
    if key.purpose == Purpose::TaxReport {
        checkbox(ui, &mut form.keeps_reading, &tr!("key-edit-keeps-reading"));
        caption(ui, tr!("key-edit-keeps-reading-hint"));
        gap(ui);
    }
    permissions(ui, &exchange, &name, form);
    gap(ui);
    addresses(ui, session, key, form, wrong);
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
    if form.is_shared() {
        hint(ui, &tr!("shared-edit"));
        ui.add_space(12.0);
    }
    if Button::secondary(tr!("key-edit-tool-add")).icon(icons::PLUS).small().show(ui).clicked() {
        form.tools.push((String::new(), String::new()));
    }
}

/// The account, and the sub-account within it; what is known of the exchange is on offer.
fn accounts(ui: &mut Ui, session: &Session, key: &ApiKey, exchange: &str, form: &mut EditDraft) -> bool {
    let keys = &session.book.keys;
    let mut entered = Field::new(tr!("key-edit-account", exchange = exchange.to_owned()), &mut form.account)
        .placeholder(tr!("key-edit-account-example"))
        .optional(tr!("key-edit-optional"))
        .max_chars(80)
        .show(ui)
        .entered;
    known_names(ui, &known_accounts(keys, key), &mut form.account);
    gap(ui);
    entered |= Field::new(tr!("key-edit-sub-account"), &mut form.sub_account)
        .placeholder(tr!("key-edit-sub-account-example"))
        .optional(tr!("key-edit-optional"))
        .max_chars(80)
        .show(ui)
        .entered;
    known_names(ui, &known_sub_accounts(keys, key, &form.account), &mut form.sub_account);
    entered
}

fn permissions(ui: &mut Ui, exchange: &Exchange, name: &str, form: &mut EditDraft) {
    section(ui, tr!("key-edit-may", exchange = name.to_owned()));
    if exchange.permissions.is_empty() {
        caption(ui, tr!("key-edit-may-none", exchange = name.to_owned()));
        return;
    }
    caption(ui, tr!("key-edit-may-intro"));
    ui.add_space(12.0);
    ListCard::new().padding(Margin::symmetric(16, 10)).show(ui, |rows| {
        for fact in &exchange.permissions {
            let words = fact.label.as_far_as_known();
            let mut on = form.permissions.contains(&fact.code);
            let changed = rows.row(|ui| {
                let changed =
                    permission_row(ui, &mut on, words, Mark::Level(fact.level()), &level_word(fact.level()));
                let colour = theme(ui).text_muted;
                ui.horizontal(|ui| {
                    ui.add_space(32.0);
                    label(ui, Type::Caption, say(&exchange.permission_words(&fact.code)), colour);
                });
                if let Some(day) = fact.label.own.or(fact.levels.own) {
                    ui.horizontal(|ui| {
                        ui.add_space(32.0);
                        icon_line(ui, icons::NOTE, &tr!("own-facts-mark", date = time::date(day)));
                    });
                }
                if !fact.label.is_sure() && !exchange.free_fields {
                    ui.horizontal(|ui| {
                        ui.add_space(32.0);
                        icon_line(ui, icons::QUESTION, &tr!("create-permissions-unsure"));
                    });
                }
                changed
            });
            if changed {
                form.tick(exchange, &fact.code, on);
            }
        }
        for code in exchange.unknown(&form.permissions) {
            let mut on = true;
            let words = tr!("key-edit-may-unknown", code = code.clone());
            if rows.row(|ui| permission_row(ui, &mut on, &words, Mark::Unknown, "")) {
                form.permissions.remove(&code);
            }
        }
    });
}

/// A check box with the exchange's word, and the level at its right. True when it was changed.
fn permission_row(ui: &mut Ui, on: &mut bool, words: &str, sign: Mark, level: &str) -> bool {
    ui.horizontal(|ui| {
        let theme = theme(ui);
        let room = ui.available_width() - 110.0;
        let changed = ui
            .scope(|ui| {
                ui.set_max_width(room);
                checkbox(ui, on, words).changed()
            })
            .inner;
        let rest = ui.available_rect_before_wrap();
        let at = rest.with_min_x(rest.right() - 88.0);
        let layout = egui::Layout::left_to_right(egui::Align::Center);
        ui.scope_builder(UiBuilder::new().max_rect(at).layout(layout), |ui| {
            mark(ui, sign, 16.0, theme.surface);
            label(ui, Type::Caption, level, theme.text_muted);
        });
        changed
    })
    .inner
}

fn addresses(ui: &mut Ui, session: &Session, key: &ApiKey, form: &mut EditDraft, wrong: &Wrong) {
    let (exchange, name) = (exchange_of(key), exchange_name(key));
    let tools = form.edit(key).tools;
    let is_sample = sample::is_sample(key.id);
    let view =
        ListView { exchange: &exchange, book: &session.book, tools: &tools, is_sample, takes_focus: false };
    let missing = wrong.addresses.clone().filter(|_| form.tried);
    typing_ui(ui, view, tr!("key-edit-from"), missing, &mut form.addresses, &mut form.typing);
    ui.add_space(12.0);
    rows_ui(ui, view, &tr!("key-edit-from-hint", exchange = name.clone()), &mut form.addresses);
    let demands = exchange.demands_list(exchange.levels_of(&form.permissions));
    if demands && form.addresses.is_empty() {
        hint(ui, &tr!("key-edit-from-demanded", exchange = name));
    }
}
