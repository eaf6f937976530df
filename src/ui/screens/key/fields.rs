//! The stored fields in the order in which a tool's form asks for them: copied one after the other, shown on demand.
//! A field is fetched from the keychain when it is asked for; the window holds no text of it but for the seconds on show.

use std::time::Duration;

use egui::{Margin, Ui, UiBuilder};

use super::KeyDraft;
use crate::app::Which;
use crate::app::command::{Command, KeyCommand, Outbox};
use crate::app::state::{Session, When};
use crate::domain::api_key::{ApiKey, FieldHint};
use crate::domain::catalogue::Catalogue;
use crate::domain::exchange::Exchange;
use crate::domain::tool::{Part, Tool};
use crate::tr;
use crate::ui::icons;
use crate::ui::screens::parts::tool_words;
use crate::ui::theme::{Type, caption, label, section, small_muted, theme};
use crate::ui::time;
use crate::ui::widgets::{Button, Copied, CopyPress, CopyRow, ListCard, Rows, choice_menu, icon_line};
use crate::ui::words::{exchange_name, exchange_of, field_label};

/// After this long it is told that something is being waited for.
const WAIT: Duration = Duration::from_millis(200);
/// After this long the words change.
const LONG_WAIT: Duration = Duration::from_secs(10);

/// Draws the card.
pub fn fields_ui(
    ui: &mut Ui,
    session: &Session,
    key: &ApiKey,
    when: When<'_>,
    draft: &mut KeyDraft,
    out: &mut Outbox,
) {
    let used = key.tools.get(draft.tool).or_else(|| key.tools.first());
    let tool = used.and_then(|used| Catalogue::built_in().tool_called(&used.tool));
    let order = in_order(key, tool);
    ListCard::new().padding(Margin::symmetric(20, 12)).show(ui, |rows| {
        rows.row(|ui| heading(ui, key, tool, draft));
        if order.is_empty() {
            rows.row(|ui| small_muted(ui, tr!("key-no-fields")));
        }
        let next = next_to_copy(&order, session, key);
        for (at, field) in order.iter().enumerate() {
            field_row(rows, session, key, (at, order.len(), at == next), field, tool, when, draft, out);
        }
        if let Some((icon, words)) = tool.and_then(tool_words::keeps) {
            rows.row(|ui| icon_line(ui, icon, &words));
        }
    });
    if let Some(shown) = session.revealed.as_ref().filter(|shown| shown.id == key.id) {
        ui.add_space(8.0);
        caption(ui, tr!("key-shown", secs = time::secs_left(shown.until, when.uptime)));
    }
}

fn heading(ui: &mut Ui, key: &ApiKey, tool: Option<&Tool>, draft: &mut KeyDraft) {
    let catalogue = Catalogue::built_in();
    let used = key.tools.get(draft.tool).or_else(|| key.tools.first());
    let name = used.map(|used| catalogue.tool_name(&used.tool).to_owned());
    ui.horizontal(|ui| {
        let words = match &name {
            Some(name) => tr!("key-copy-into", tool = name.clone()),
            None => tr!("key-copy-plain"),
        };
        section(ui, words);
        if let Some(name) = name.filter(|_| key.tools.len() > 1) {
            let names: Vec<&str> = key.tools.iter().map(|used| catalogue.tool_name(&used.tool)).collect();
            let words = tr!("key-copy-for-other");
            let told = tr!("key-copy-for-name", tool = name);
            if let Some(at) = choice_menu(ui, None, &words, &told, &names, draft.tool) {
                draft.tool = at;
            }
        }
        let has_order = tool.is_some_and(|tool| !tool.asks.is_empty());
        let order = if has_order {
            tr!("key-copy-order-tool")
        } else {
            tr!("key-copy-order-exchange", exchange = exchange_name(key))
        };
        let rest = ui.available_rect_before_wrap();
        let layout = egui::Layout::right_to_left(egui::Align::Center);
        ui.scope_builder(UiBuilder::new().max_rect(rest).layout(layout), |ui| {
            let colour = theme(ui).text_muted;
            label(ui, Type::Caption, order, colour);
        });
    });
}

/// The fields in the order in which the tool asks for them; what it does not ask for comes last, in the exchange's order.
pub fn in_order<'k>(key: &'k ApiKey, tool: Option<&Tool>) -> Vec<&'k FieldHint> {
    let exchange = exchange_of(key);
    let asked = tool.map(|tool| tool.asks.as_slice()).unwrap_or_default();
    let mut order: Vec<&FieldHint> = Vec::new();
    for ask in asked {
        let field = key.fields.iter().find(|field| part_of(&exchange, &field.name) == Some(ask.part));
        if let Some(field) = field.filter(|field| !order.contains(field)) {
            order.push(field);
        }
    }
    let rest: Vec<&FieldHint> = key.fields.iter().filter(|field| !order.contains(field)).collect();
    order.extend(rest);
    order
}

/// Which part of a key a field is.
fn part_of(exchange: &Exchange, field: &str) -> Option<Part> {
    if field == "passphrase" {
        return Some(Part::Passphrase);
    }
    let first = |secret: bool| {
        exchange
            .fields
            .iter()
            .find(|fact| fact.secret == secret && fact.name != "passphrase")
            .map(|fact| &fact.name)
    };
    if first(false).is_some_and(|name| name == field) {
        Some(Part::Key)
    } else if first(true).is_some_and(|name| name == field) {
        Some(Part::Secret)
    } else {
        None
    }
}

/// The field whose button is the primary one: the first, or the one after the one on the clipboard.
fn next_to_copy(order: &[&FieldHint], session: &Session, key: &ApiKey) -> usize {
    let copied =
        session.copied.as_ref().filter(|copied| copied.id == key.id && copied.which == Which::Current);
    let at = copied.and_then(|copied| order.iter().position(|field| field.name == copied.field));
    at.map_or(0, |at| at + 1)
}

fn field_row(
    rows: &mut Rows<'_>,
    session: &Session,
    key: &ApiKey,
    (at, of, is_next): (usize, usize, bool),
    field: &FieldHint,
    tool: Option<&Tool>,
    when: When<'_>,
    draft: &mut KeyDraft,
    out: &mut Outbox,
) {
    let label = field_label(key, &field.name);
    let low = in_a_sentence(&label);
    let words = if of > 1 {
        tr!("key-copy-of", field = low, at = at + 1, of = of)
    } else {
        tr!("key-copy", field = low)
    };
    // Of a key that is off the list nothing is to be copied next.
    let is_next = is_next && key.removed.is_none();
    let button = if is_next { Button::primary(words) } else { Button::secondary(words) };
    let waited = session
        .fetching
        .as_ref()
        .filter(|(id, name, _)| *id == key.id && *name == field.name)
        .map(|(_, _, since)| when.uptime.saturating_sub(*since));
    if let Some(waited) = waited {
        rows.ui().ctx().request_repaint_after(WAIT.saturating_sub(waited).max(Duration::from_millis(50)));
    }
    let busy = waited
        .filter(|waited| *waited >= WAIT)
        .map(|waited| if waited >= LONG_WAIT { tr!("key-copying-long") } else { tr!("key-copying") });
    let shown = session
        .revealed
        .as_ref()
        .filter(|shown| shown.id == key.id && shown.which == Which::Current && shown.field == field.name);
    let mut row = CopyRow::new(asked_label(key, field, tool, label), button.icon(icons::COPY).busy(busy))
        .show_word(if shown.is_some() { tr!("key-hide") } else { tr!("key-show") })
        .shown(shown.map(|shown| &shown.text))
        .copied(copied_words(session, key, field, when));
    if let Some(mask) = mask(key, field) {
        row = row.mask(mask);
    }
    let fetch = |command: fn(Which, String) -> KeyCommand| {
        Command::Key(key.id, command(Which::Current, field.name.clone()))
    };
    let press = row.show(rows);
    let is_held = draft.held.as_ref() == Some(&field.name);
    match press {
        Some(CopyPress::Copy) => out.send(fetch(KeyCommand::Copy)),
        Some(CopyPress::Clear) => out.send(Command::ClearClipboard),
        Some(CopyPress::Hold) if draft.held.is_none() && shown.is_none() => {
            draft.held = Some(field.name.clone());
            out.send(fetch(KeyCommand::Reveal));
        }
        Some(CopyPress::Hold) => {}
        // Let go: also what arrives from the keychain only now is hidden at once.
        _ if is_held => {
            let is_down = rows.ui().input(|input| input.pointer.any_down());
            if !is_down && waited.is_none() {
                draft.held = None;
                if shown.is_some() {
                    out.send(Command::Key(key.id, KeyCommand::Hide));
                }
            }
        }
        Some(CopyPress::Show) if shown.is_some() => out.send(Command::Key(key.id, KeyCommand::Hide)),
        Some(CopyPress::Show) => out.send(fetch(KeyCommand::Reveal)),
        None => {}
    }
}

/// The field's name; with the tool's own word for it, where that is another one.
fn asked_label(key: &ApiKey, field: &FieldHint, tool: Option<&Tool>, label: String) -> String {
    let asked = tool.and_then(|tool| {
        let part = part_of(&exchange_of(key), &field.name)?;
        Some((tool, tool.label(part)?.as_far_as_known()))
    });
    match asked {
        Some((tool, asked)) if plain(asked) != plain(&label) => {
            tr!("key-field-in-tool", label = label, asked = asked.clone(), tool = tool.name.clone())
        }
        _ => label,
    }
}

fn plain(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// "Private key" is "private key" inside a sentence; "API key" stays.
fn in_a_sentence(label: &str) -> String {
    let word = |word: &str| {
        let is_plain = word.chars().skip(1).all(|c| !c.is_uppercase()) && word.chars().count() > 1;
        if is_plain { word.to_lowercase() } else { word.to_owned() }
    };
    label.split(' ').map(word).collect::<Vec<String>>().join(" ")
}

/// What may be shown of a field that is no secret: its first and last characters around bullets.
fn mask(key: &ApiKey, field: &FieldHint) -> Option<String> {
    let is_secret = exchange_of(key).field(&field.name).is_none_or(|fact| fact.secret);
    if is_secret || field.hint.trim().is_empty() {
        return None;
    }
    Some(field.hint.replace('…', "•••••••"))
}

fn copied_words(session: &Session, key: &ApiKey, field: &FieldHint, when: When<'_>) -> Option<Copied> {
    let copied = session.copied.as_ref()?;
    if copied.id != key.id || copied.which != Which::Current || copied.field != field.name {
        return None;
    }
    let left = copied.until.saturating_sub(when.uptime);
    Some(Copied {
        words: tr!("key-copied", secs = time::secs_left(copied.until, when.uptime)),
        clear_word: tr!("key-clear"),
        left_secs: left.as_secs_f64(),
        of_secs: f64::from(session.book.settings.clipboard_secs),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample;

    #[test]
    fn a_label_is_lowered_inside_a_sentence_but_an_acronym_is_not() {
        assert_eq!(in_a_sentence("Private key"), "private key");
        assert_eq!(in_a_sentence("API Key"), "API key");
        assert_eq!(in_a_sentence("Passphrase"), "passphrase");
    }

    #[test]
    fn the_fields_stand_in_the_order_of_the_tool() {
        let book = sample::book(jiff::Timestamp::UNIX_EPOCH);
        let key = &book.keys[&sample::id(0)];
        let names = |order: Vec<&FieldHint>| order.iter().map(|field| field.name.clone()).collect::<Vec<_>>();
        let mut tool = Catalogue::built_in().tool("3commas").unwrap().clone();
        assert_eq!(names(in_order(key, Some(&tool))), names(in_order(key, None)));
        tool.asks.reverse();
        let turned = names(in_order(key, Some(&tool)));
        assert_eq!(turned.first().map(String::as_str), Some("passphrase"));
        assert_eq!(turned.len(), key.fields.len());
    }

    #[test]
    fn nothing_of_a_secret_field_is_shown() {
        let book = sample::book(jiff::Timestamp::UNIX_EPOCH);
        let key = &book.keys[&sample::id(4)];
        let secret = FieldHint { name: key.fields[1].name.clone(), hint: "dxgX".to_owned() };
        assert!(mask(key, &secret).is_none());
        let unknown = FieldHint { name: "no-such-field".to_owned(), hint: "dxgX".to_owned() };
        assert!(mask(key, &unknown).is_none());
        assert!(mask(key, &key.fields[0]).is_some_and(|mask| mask.contains('•')));
    }
}
