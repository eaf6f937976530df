//! The tools that have to be given the new key: each with its own instruction, and the fields in the order in which it asks.

use std::time::Duration;

use egui::Ui;

use super::answers::is_held_back;
use super::{RotateDraft, View};
use crate::app::Which;
use crate::app::command::{Command, KeyCommand, Outbox};
use crate::domain::api_key::{FieldHint, ToolUse};
use crate::domain::rotation::{Rotation, ToolTick};
use crate::domain::tool::{Part, Tool};
use crate::tr;
use crate::ui::icons;
use crate::ui::screens::parts::{say, tool_words};
use crate::ui::text::tr;
use crate::ui::time;
use crate::ui::widgets::{Button, Field, Link, ListCard, Rows, TickLine, TickPress, wake_at_next_second};

/// The longest name or place, so that it fits into the list.
const MOST_CHARS: usize = 40;

/// A tool that is being added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewTool {
    /// Its name.
    pub name: String,
    /// Where it runs.
    pub place: String,
    /// Whether it was tried to add it.
    pub tried: bool,
}

/// One field to copy: Keystead's name of it, and the tool's or the exchange's.
struct Copying {
    field: String,
    label: String,
}

/// Draws the tools as tick lines.
pub(super) fn tools_ui(
    ui: &mut Ui,
    view: &View<'_>,
    answers: &mut Rotation,
    draft: &mut RotateDraft,
    out: &mut Outbox,
) {
    let now = view.when.now;
    let current = answers.tools.iter().position(|tool| tool.done.is_none());
    let fields = answers.new_fields.clone().unwrap_or_default();
    let mut ticked = None;
    ListCard::new().padding(egui::Margin::symmetric(16, 12)).show(ui, |rows| {
        for (index, tick) in answers.tools.iter().enumerate() {
            let is_current = current == Some(index);
            if tool_row(rows, view, tick, &fields, is_current, out) {
                ticked = Some(index);
            }
        }
        if answers.tools.is_empty() {
            nameless_row(rows, view, &fields, out);
        }
        rows.row(|ui| another_ui(ui, answers, draft));
    });
    if let Some(tool) = ticked.and_then(|index| answers.tools.get_mut(index)) {
        tool.done = if tool.done.is_some() { None } else { Some(now) };
    }
}

/// One tool. Gives whether it was ticked or unticked.
fn tool_row(
    rows: &mut Rows<'_>,
    view: &View<'_>,
    tick: &ToolTick,
    fields: &[FieldHint],
    is_current: bool,
    out: &mut Outbox,
) -> bool {
    let words = tool_words(&tick.tool);
    if let Some(done) = tick.done {
        let line = TickLine::new(words, true)
            .caption(tr!("rotate-switch-ticked", moment = time::moment(done, view.when)));
        return line.show(rows) == Some(TickPress::Toggled);
    }
    let known = tool_words::known(&tick.tool.tool);
    let line = TickLine::new(words, false).caption(instruction(&tick.tool, known)).buttons_below();
    let copying = in_order(view, known, fields);
    match with_buttons(rows, line, view, &copying, is_current) {
        Some(TickPress::Toggled) => true,
        Some(TickPress::Button(index)) => {
            press(view, &copying, index, out);
            false
        }
        None => false,
    }
}

/// Where no tool is named: the fields in the exchange's order.
fn nameless_row(rows: &mut Rows<'_>, view: &View<'_>, fields: &[FieldHint], out: &mut Outbox) {
    let copying = in_order(view, None, fields);
    let line = TickLine::new(tr("rotate-switch-none"), false).can_tick(false).buttons_below();
    if let Some(TickPress::Button(index)) = with_buttons(rows, line, view, &copying, true) {
        press(view, &copying, index, out);
    }
}

fn with_buttons(
    rows: &mut Rows<'_>,
    mut line: TickLine,
    view: &View<'_>,
    copying: &[Copying],
    is_current: bool,
) -> Option<TickPress> {
    let copied =
        view.session.copied.as_ref().filter(|copied| copied.id == view.key.id && copied.which == Which::Next);
    let copied_at = copied.and_then(|copied| copying.iter().position(|it| it.field == copied.field));
    // After one is copied, the next one is the one to press.
    let is_held = is_held_back(view);
    let next = copied_at.map_or(0, |at| at + 1);
    for (index, it) in copying.iter().enumerate() {
        let button = if copied_at == Some(index) {
            let left = copied.map_or(0, |copied| time::secs_left(copied.until, view.when.uptime));
            wake_at_next_second(rows.ui(), Duration::from_secs(left).as_secs_f64());
            Button::secondary(tr!("rotate-switch-copied", secs = left)).icon(icons::CHECK)
        } else {
            let words = tr!(
                "rotate-switch-copy-of",
                field = it.label.clone(),
                number = index + 1,
                all = copying.len()
            );
            let button = if is_current && index == next && !is_held {
                Button::primary(words)
            } else {
                Button::secondary(words)
            };
            button.icon(icons::COPY)
        };
        line = line.button(button);
    }
    if copied_at.is_some() {
        line = line.button(Button::quiet(tr("rotate-switch-clear")));
    }
    line.show(rows)
}

fn press(view: &View<'_>, copying: &[Copying], index: usize, out: &mut Outbox) {
    match copying.get(index) {
        Some(it) => out.send(Command::Key(view.key.id, KeyCommand::Copy(Which::Next, it.field.clone()))),
        None => out.send(Command::ClearClipboard),
    }
}

/// The new fields in the order in which the tool asks for them, in its words.
fn in_order(view: &View<'_>, tool: Option<&Tool>, fields: &[FieldHint]) -> Vec<Copying> {
    let exchange = view.exchange;
    let label = |name: &str| {
        exchange.field(name).map_or_else(|| name.to_owned(), |field| field.label.as_far_as_known().clone())
    };
    let part_of = |name: &str| match exchange.field(name) {
        Some(field) if field.chosen => Some(Part::Passphrase),
        Some(field) if field.secret => Some(Part::Secret),
        Some(_) => Some(Part::Key),
        None => None,
    };
    let asked = tool.map_or(&[] as &[_], |tool| tool.asks.as_slice());
    let mut copying: Vec<Copying> = Vec::new();
    for ask in asked {
        let field = fields.iter().find(|field| part_of(&field.name) == Some(ask.part));
        if let Some(field) = field {
            let label = ask.label.as_far_as_known().clone();
            copying.push(Copying { field: field.name.clone(), label });
        }
    }
    for field in fields {
        if !copying.iter().any(|it| it.field == field.name) {
            copying.push(Copying { field: field.name.clone(), label: label(&field.name) });
        }
    }
    copying
}

/// "Freqtrade, home server".
pub(super) fn tool_words(tool: &ToolUse) -> String {
    let name = say::tool(&tool.tool).unwrap_or_default();
    match tool.place.trim() {
        "" => name,
        place if name.is_empty() => place.to_owned(),
        place => tr!("rotate-switch-tool-place", tool = name, place = place.to_owned()),
    }
}

fn instruction(tool: &ToolUse, known: Option<&Tool>) -> String {
    match known.and_then(|known| known.rotation.as_ref()) {
        Some(fact) => tool_words::told(fact),
        None => tr!("rotate-switch-how", tool = say::tool(&tool.tool).unwrap_or_default()),
    }
}

fn another_ui(ui: &mut Ui, answers: &mut Rotation, draft: &mut RotateDraft) {
    let Some(new) = &mut draft.new_tool else {
        if Link::new(tr("rotate-switch-another")).icon(icons::PLUS).show(ui).clicked() {
            draft.new_tool = Some(NewTool::default());
        }
        return;
    };
    let name = new.name.trim();
    let place = new.place.trim();
    let is_there = answers.tools.iter().any(|tick| {
        let shown = say::tool(&tick.tool.tool).unwrap_or_default();
        shown.eq_ignore_ascii_case(name) && tick.tool.place.trim().eq_ignore_ascii_case(place)
    });
    let error = match () {
        () if name.is_empty() => new.tried.then(|| tr("rotate-switch-another-missing")),
        () if name.chars().count() > MOST_CHARS => Some(tr("rotate-switch-another-long")),
        () if is_there => Some(tr("rotate-switch-another-twice")),
        () => None,
    };
    let place_error = (place.chars().count() > MOST_CHARS).then(|| tr("rotate-switch-another-long"));
    let can_add = !name.is_empty() && error.is_none() && place_error.is_none();
    let mut add = false;
    add |= Field::new(tr("rotate-switch-another-name"), &mut new.name)
        .placeholder(tr("create-which-example"))
        .error(error)
        .width(420.0)
        .show(ui)
        .entered;
    ui.add_space(12.0);
    add |= Field::new(tr("rotate-switch-another-place"), &mut new.place)
        .placeholder(tr("create-name-place-example"))
        .optional(tr("create-name-optional"))
        .error(place_error)
        .width(420.0)
        .show(ui)
        .entered;
    ui.add_space(12.0);
    let mut cancel = false;
    ui.horizontal(|ui| {
        add |= Button::secondary(tr("rotate-switch-another-add")).small().show(ui).clicked();
        cancel = Button::quiet(tr("common-cancel")).small().show(ui).clicked();
    });
    new.tried |= add;
    if add && can_add {
        let known = tool_words::known(&new.name);
        let id = known.map_or_else(|| new.name.trim().to_owned(), |tool| tool.id.clone());
        let tool = ToolUse { tool: id, place: new.place.trim().to_owned() };
        answers.tools.push(ToolTick { tool, done: None });
    }
    if cancel || (add && can_add) {
        draft.new_tool = None;
    }
}
