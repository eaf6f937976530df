//! What one is worried about: everything, one key, a tool, an exchange; and the fire drill beside it.

use egui::{Context, Ui, vec2};

use super::{EmergencyDraft, Seen, send};
use crate::app::command::{EmergencyCommand, Outbox};
use crate::app::state::Session;
use crate::domain::emergency::{Scope, exchanges, tools};
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
    let scope = &seen.view.scope;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        label(ui, Type::Small, tr!("emergency-worry"), theme(ui).text_muted);
        ui.add_space(4.0);
        let chosen = choice_group(ui, |ui| {
            let name = |is: bool| if is { shown_name(scope, seen.session) } else { String::new() };
            let (key, tool, exchange) = (
                name(matches!(scope, Scope::Key(_))),
                name(matches!(scope, Scope::Tool(_))),
                name(matches!(scope, Scope::Exchange(_))),
            );
            let or = |name: String, word: String| if name.is_empty() { word } else { name };
            vec![
                choice_chip(ui, &tr!("emergency-everything"), *scope == Scope::Everything),
                choice_chip(ui, &or(key, tr!("emergency-one-key")), matches!(scope, Scope::Key(_))),
                choice_chip(ui, &or(tool, tr!("emergency-a-tool")), matches!(scope, Scope::Tool(_))),
                choice_chip(
                    ui,
                    &or(exchange, tr!("emergency-an-exchange")),
                    matches!(scope, Scope::Exchange(_)),
                ),
            ]
        });
        match chosen {
            Some(0) => send(out, EmergencyCommand::Show(Scope::Everything)),
            Some(1) => draft.choosing = Some(Choosing::default()),
            Some(2) => draft.choosing = Some(Choosing::tool()),
            Some(_) => draft.choosing = Some(Choosing { kind: Kind::Exchange, text: String::new() }),
            None => {}
        }
        if !seen.is_drill() {
            let drill = Button::quiet(tr!("emergency-drill")).icon(icons::FIRE_EXTINGUISHER).small();
            let room = ui.available_width() - drill.width(ui);
            ui.add_space(room.max(0.0));
            if drill.show(ui).clicked() {
                draft.unfolded = None;
                send(out, EmergencyCommand::Drill);
            }
        }
    });
}

/// The name of the key, the tool or the exchange, cut short.
fn shown_name(scope: &Scope, session: &Session) -> String {
    let name_of = |all: Vec<(String, String, usize)>, tag: &String| {
        all.into_iter().find(|(known, ..)| known == tag).map_or_else(|| tag.clone(), |(_, name, _)| name)
    };
    let name = match scope {
        Scope::Everything => String::new(),
        Scope::Key(id) => session.book.keys.get(id).map(|key| key.label.clone()).unwrap_or_default(),
        Scope::Tool(tag) => name_of(tools(&session.book), tag),
        Scope::Exchange(tag) => name_of(exchanges(&session.book), tag),
    };
    if name.chars().count() <= 24 { name } else { name.chars().take(23).chain(['…']).collect() }
}

/// What is offered: its scope, its name and what stands beneath.
fn offered(choosing: &Choosing, session: &Session) -> Vec<(Scope, String, String)> {
    let counted = |all: Vec<(String, String, usize)>, scope: fn(String) -> Scope| {
        let one = move |(tag, name, count)| (scope(tag), name, tr!("emergency-keys", count = count));
        all.into_iter().map(one).collect::<Vec<_>>()
    };
    let all = match choosing.kind {
        Kind::Key => session
            .book
            .keys
            .values()
            .filter(|key| key.removed.is_none())
            .map(|key| (Scope::Key(key.id), key.label.clone(), exchange_and_account(key)))
            .collect(),
        Kind::Tool => counted(tools(&session.book), Scope::Tool),
        Kind::Exchange => counted(exchanges(&session.book), Scope::Exchange),
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
