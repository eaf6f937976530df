//! What one is worried about: everything, one key, a tool, an exchange; and the fire drill beside it.

use egui::{Context, Rect, Ui, UiBuilder, pos2, vec2};

use super::{EmergencyDraft, Seen, send};
use crate::app::command::{EmergencyCommand, Outbox};
use crate::app::state::Session;
use crate::domain::emergency::Scope;
use crate::tr;
use crate::ui::icons;
use crate::ui::theme::{Type, label, theme};
use crate::ui::widgets::{Button, Dialog, Field, ListCard, choice_chip, choice_group};
use crate::ui::words::exchange_and_account;

/// So many are offered; typing finds the others.
const MOST: usize = 6;

/// What is chosen as what one is worried about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choosing {
    kind: Kind,
    /// A part of its name.
    pub text: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Key,
    Tool,
    Exchange,
}

impl Choosing {
    /// A tool is chosen.
    pub fn tool() -> Self {
        Self { kind: Kind::Tool, text: String::new() }
    }
}

/// Draws the chips.
pub(super) fn chips_ui(ui: &mut Ui, seen: Seen<'_>, draft: &mut EmergencyDraft, out: &mut Outbox) {
    let drill = Button::quiet(tr!("emergency-drill")).icon(icons::FIRE_EXTINGUISHER).small();
    let (row, room) = (ui.cursor().left_top(), ui.available_width());
    let drawn = ui.scope(|ui| chips(ui, seen, draft, out)).response.rect;
    if seen.is_drill() {
        return;
    }
    // At the right of the chips, where there is room beside them.
    let width = drill.width(ui);
    let is_beside = drawn.height() < 44.0 && drawn.width() + width + 8.0 <= room;
    let top = if is_beside { row.y } else { drawn.bottom() + 8.0 };
    let left = if is_beside { row.x + room - width } else { row.x };
    let place = Rect::from_min_size(pos2(left, top), vec2(width, 36.0));
    let builder = UiBuilder::new().max_rect(place).id_salt("emergency-drill");
    if ui.scope_builder(builder, |ui| drill.show(ui).clicked()).inner {
        draft.unfolded = None;
        send(out, EmergencyCommand::Drill);
    }
}

fn chips(ui: &mut Ui, seen: Seen<'_>, draft: &mut EmergencyDraft, out: &mut Outbox) {
    let scope = &seen.view.scope;
    // The words stand in the middle of the chips beside them.
    ui.spacing_mut().interact_size.y = 36.0;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        label(ui, Type::Small, tr!("emergency-worry"), theme(ui).text_muted);
        let chosen = choice_group(ui, |ui| {
            let named = |is: bool, word: String| if is { shown_name(scope, seen.session) } else { word };
            let (is_key, is_tool) = (matches!(scope, Scope::Key(_)), matches!(scope, Scope::Tool(_)));
            let is_exchange = matches!(scope, Scope::Exchange(_));
            vec![
                choice_chip(ui, &tr!("emergency-everything"), *scope == Scope::Everything),
                choice_chip(ui, &named(is_key, tr!("emergency-one-key")), is_key),
                choice_chip(ui, &named(is_tool, tr!("emergency-a-tool")), is_tool),
                choice_chip(ui, &named(is_exchange, tr!("emergency-an-exchange")), is_exchange),
            ]
        });
        match chosen {
            Some(0) => send(out, EmergencyCommand::Show(Scope::Everything)),
            Some(1) => draft.choosing = Some(Choosing::default()),
            Some(2) => draft.choosing = Some(Choosing::tool()),
            Some(_) => draft.choosing = Some(Choosing { kind: Kind::Exchange, text: String::new() }),
            None => {}
        }
    });
}

/// The name of the key, the tool or the exchange, cut short.
fn shown_name(scope: &Scope, session: &Session) -> String {
    let name_of = |all: &[(String, String, usize)], tag: &String| {
        all.iter().find(|(known, ..)| known == tag).map_or_else(|| tag.clone(), |(_, name, _)| name.clone())
    };
    let name = match scope {
        Scope::Everything => String::new(),
        Scope::Key(id) => session.book.keys.get(id).map(|key| key.label.clone()).unwrap_or_default(),
        Scope::Tool(tag) => name_of(&session.tools, tag),
        Scope::Exchange(tag) => name_of(&session.exchanges, tag),
    };
    if name.chars().count() <= 24 { name } else { name.chars().take(23).chain(['…']).collect() }
}

/// What is offered: its scope, its name and what stands beneath.
fn offered(choosing: &Choosing, session: &Session) -> Vec<(Scope, String, String)> {
    let counted = |all: &[(String, String, usize)], scope: fn(String) -> Scope| {
        let one = |(tag, name, count): &(String, String, usize)| {
            (scope(tag.clone()), name.clone(), tr!("emergency-keys", count = *count))
        };
        all.iter().map(one).collect::<Vec<_>>()
    };
    let all = match choosing.kind {
        Kind::Key => session
            .book
            .keys
            .values()
            .filter(|key| key.removed.is_none())
            .map(|key| (Scope::Key(key.id), key.label.clone(), exchange_and_account(key)))
            .collect(),
        Kind::Tool => counted(&session.tools, Scope::Tool),
        Kind::Exchange => counted(&session.exchanges, Scope::Exchange),
    };
    let text = choosing.text.trim().to_lowercase();
    let fits = |(_, name, beneath): &(Scope, String, String)| {
        name.to_lowercase().contains(&text) || beneath.to_lowercase().contains(&text)
    };
    all.into_iter().filter(fits).collect()
}

/// Asks which key, tool or exchange it is.
pub(super) fn choosing_dialog(ctx: &Context, seen: Seen<'_>, draft: &mut EmergencyDraft, out: &mut Outbox) {
    let Some(choosing) = &mut draft.choosing else { return };
    let (title, body, hint) = match choosing.kind {
        Kind::Key => (tr!("emergency-which-key"), tr!("emergency-which-key-body"), tr!("emergency-find-key")),
        Kind::Tool => (tr!("emergency-which-tool"), tr!("emergency-which-tool-body"), tr!("emergency-find")),
        Kind::Exchange => {
            (tr!("emergency-which-exchange"), tr!("emergency-which-exchange-body"), tr!("emergency-find"))
        }
    };
    let mut picked = None;
    let answer = Dialog::new("emergency-scope", title, tr!("emergency-which-no"))
        .body(body)
        .width(520.0)
        .show(ctx, |ui| {
            ui.add_space(16.0);
            Field::new(hint, &mut choosing.text).focus_first().show(ui);
            ui.add_space(12.0);
            let all = offered(choosing, seen.session);
            if all.is_empty() {
                label(ui, Type::Small, tr!("emergency-which-none"), theme(ui).text_muted);
                return;
            }
            ListCard::new().padding(egui::Margin::symmetric(12, 6)).show(ui, |rows| {
                for (scope, name, beneath) in all.iter().take(MOST) {
                    rows.row(|ui| {
                        let said =
                            tr!("emergency-which-name", name = name.clone(), beneath = beneath.clone());
                        if Button::quiet(name.as_str()).small().accessible_name(said).show(ui).clicked() {
                            picked = Some(scope.clone());
                        }
                        label(ui, Type::Caption, beneath.as_str(), theme(ui).text_muted);
                    });
                }
            });
            if all.len() > MOST {
                ui.add_space(8.0);
                label(
                    ui,
                    Type::Caption,
                    tr!("emergency-which-more", count = all.len() - MOST),
                    theme(ui).text_muted,
                );
            }
        });
    if let Some(scope) = picked {
        send(out, EmergencyCommand::Show(scope));
        draft.unfolded = None;
        draft.choosing = None;
    } else if answer.is_some() {
        draft.choosing = None;
    }
}
