//! One tool at one place: what it holds and what would be lost; unfolded, what it does with keys, and each of them.

use egui::{Margin, Ui};

use super::UsedByDraft;
use super::fold::head;
use super::key_lines::key_lines;
use super::words::{loss, tool_name};
use crate::app::command::{Command, EmergencyCommand, Outbox};
use crate::app::state::Session;
use crate::domain::api_key::{ApiKey, KeyId};
use crate::domain::emergency::Scope;
use crate::domain::tool::{Keeps, Tool};
use crate::domain::used_by::Holder;
use crate::domain::wanted::{beyond_of, missing_of};
use crate::tr;
use crate::ui::icons::{self, Icon};
use crate::ui::screens::parts::tool_words;
use crate::ui::theme::paint::Weight;
use crate::ui::theme::{Type, WidthClass, label, theme};
use crate::ui::widgets::{Link, ListCard, RowGround, Rows, icon_line, icon_line_in, icon_square};
use crate::ui::words::{exchange_and_account, exchange_name, exchange_of};

/// So many keys that differ from what is needed are told one by one.
const MOST_DIFFERING: usize = 4;
/// The side of the square before a tool, in points.
const SQUARE: f32 = 40.0;

/// Draws the card of these tools.
pub(super) fn holders_ui(
    ui: &mut Ui,
    session: &Session,
    holders: &[&Holder],
    draft: &mut UsedByDraft,
    out: &mut Outbox,
) {
    ListCard::new().padding(Margin::symmetric(20, 14)).show(ui, |rows| {
        for holder in holders {
            holder_ui(rows, session, holder, draft, out);
        }
    });
}

fn holder_ui(
    rows: &mut Rows<'_>,
    session: &Session,
    holder: &Holder,
    draft: &mut UsedByDraft,
    out: &mut Outbox,
) {
    let (tool, place) = (tool_name(holder), holder.places.join(", "));
    let turn = format!("{tool}\n{place}");
    let is_open = draft.turned.contains(&turn);
    let ground = if holder.is_dangerous() { RowGround::Danger } else { RowGround::Plain };
    let told = loss(holder);
    let what = if place.is_empty() { tool.clone() } else { format!("{tool}, {place}") };
    let name = tr!("used-by-holder-name", what = what, loss = told.clone());
    rows.row_on(ground, |ui| {
        let id = ui.scope_id().with(("holder", &turn));
        let is_danger = holder.is_dangerous();
        let pressed = head(ui, id, is_open, &name, |ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 16.0;
                if !WidthClass::of(ui).is_narrow() {
                    let square = theme(ui).accent_soft;
                    icon_square(ui, icon_of(holder), SQUARE, square);
                }
                ui.vertical(|ui| words_ui(ui, &tool, &place, &told, is_danger));
            });
        });
        if pressed && !draft.turned.remove(&turn) {
            draft.turned.insert(turn);
        }
        if is_open {
            ui.add_space(12.0);
            facts_ui(ui, holder, session);
            differing_ui(ui, session, &holder.differing);
            ui.add_space(8.0);
            let own = if holder.tool.is_empty() { String::new() } else { tool.clone() };
            key_lines(ui, id.with("keys"), session, &holder.keys, |key| second_line(key, &own), out);
            if !holder.tool.is_empty() {
                ui.add_space(10.0);
                let breached =
                    Link::new(tr!("used-by-breached", tool = tool.clone())).icon(icons::SIREN).danger();
                if breached.show(ui).clicked() {
                    let scope = Scope::tool(&holder.tool);
                    out.send(Command::Emergency(EmergencyCommand::Show(scope)));
                }
            }
        }
    });
}

fn words_ui(ui: &mut Ui, tool: &str, place: &str, told: &str, is_danger: bool) {
    let theme = theme(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        label(ui, Type::BodyStrong, tool, theme.text);
        if !place.is_empty() {
            label(ui, Type::Small, place, theme.text_muted);
        }
    });
    ui.add_space(2.0);
    if is_danger {
        icon_line_in(ui, icons::WARNING_OCTAGON, Weight::Fill, told, Type::Small, theme.danger_text);
    } else {
        label(ui, Type::Small, told, theme.text_muted);
    }
}

fn icon_of(holder: &Holder) -> Icon {
    let keeping = tool_words::known(&holder.tool).and_then(Tool::keeping);
    if keeping.is_some_and(|(keeps, _)| keeps == Keeps::Cloud) { icons::CLOUD } else { icons::PLUGS }
}

/// What the tool does with a key, and what an address list can do against it.
fn facts_ui(ui: &mut Ui, holder: &Holder, session: &Session) {
    let known = tool_words::known(&holder.tool);
    if known.is_some_and(|tool| !tool.takes_keys) {
        if let Some(words) = known.and_then(tool_words::needs) {
            icon_line(ui, icons::WARNING, &words);
        }
    } else {
        let unknown = || (icons::QUESTION, tr!("tools-keeps-unknown"));
        let (icon, words) = known.and_then(tool_words::keeps).unwrap_or_else(unknown);
        icon_line(ui, icon, &words);
    }
    let has_list = holder
        .keys
        .iter()
        .any(|id| session.book.keys.get(id).is_some_and(|key| !key.is_open_to_any_address()));
    if has_list {
        let keeping = known.and_then(Tool::keeping);
        let words = match (known, keeping) {
            (Some(tool), Some((Keeps::Cloud, _))) => tr!("used-by-list-cloud", tool = tool.name.clone()),
            _ => tr!("used-by-list-own"),
        };
        ui.add_space(6.0);
        icon_line(ui, icons::SHIELD_CHECK, &words);
    }
}

/// What of the keys is too much and what is missing, in the exchange's words.
fn differing_ui(ui: &mut Ui, session: &Session, differing: &[KeyId]) {
    let caution = theme(ui).caution_text;
    for key in differing.iter().take(MOST_DIFFERING).filter_map(|id| session.book.keys.get(id)) {
        for text in differences(key) {
            ui.add_space(6.0);
            let words = tr!("used-by-differs", name = key.label.clone(), text = text);
            icon_line_in(ui, icons::WARNING, Weight::Fill, &words, Type::Caption, caution);
        }
    }
    if differing.len() > MOST_DIFFERING {
        ui.add_space(6.0);
        let count = differing.len() - MOST_DIFFERING;
        icon_line(ui, icons::DOTS_THREE, &tr!("used-by-differs-more", count = count));
    }
}

fn differences(key: &ApiKey) -> Vec<String> {
    let (exchange, name) = (exchange_of(key), exchange_name(key));
    let too_much = beyond_of(key).map(|it| {
        format!("{} {}", tool_words::beyond(&it), tool_words::mend_beyond(&it, &exchange, name.clone()))
    });
    let missing = missing_of(key).map(|it| {
        format!("{} {}", tool_words::missing(&it), tool_words::mend_missing(&it, &exchange, name.clone()))
    });
    too_much.into_iter().chain(missing).collect()
}

/// Where the key is of, and the other tools that hold it too.
fn second_line(key: &ApiKey, tool: &str) -> String {
    let place = exchange_and_account(key);
    match also_used_by(key, tool) {
        Some(also) => format!("{place} · {also}"),
        None => place,
    }
}

/// The other tools that hold the key too.
fn also_used_by(key: &ApiKey, tool: &str) -> Option<String> {
    if !key.is_shared() {
        return None;
    }
    let others: Vec<String> =
        tool_words::sharing(key).into_iter().filter(|other| !other.eq_ignore_ascii_case(tool)).collect();
    (!others.is_empty()).then(|| tr!("used-by-also", tools = others.join(", ")))
}
