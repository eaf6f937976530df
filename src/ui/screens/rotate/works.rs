//! Step 5: the exchange said whether the new key works; the owner looks whether each tool really uses it.

use egui::Ui;

use super::answers::{is_held_back, new_key_ui};
use super::frame::footer;
use super::tools::tool_words;
use super::{RotateDraft, View, both_cards_ui};
use crate::app::command::Outbox;
use crate::domain::permission::Level;
use crate::domain::rotation::{Reason, Rotation, RotationStep};
use crate::tr;
use crate::ui::text::tr;
use crate::ui::time;
use crate::ui::widgets::{Button, Footer, ListCard, Notice, TickLine, TickPress, page_head};

pub(super) fn works_ui(
    ui: &mut Ui,
    view: &View<'_>,
    answers: &Rotation,
    draft: &mut RotateDraft,
    out: &mut Outbox,
) -> Footer {
    page_head(ui, &tr("rotate-works-title"), &tr!("rotate-works-intro", exchange = view.name()));
    both_cards_ui(ui, view, answers);
    ui.add_space(16.0);
    new_key_ui(ui, view, out);
    let lines = lines(view, answers);
    let current = (0..lines.len()).find(|index| !draft.seen.contains(index));
    let mut toggled = None;
    ListCard::new().show(ui, |rows| {
        for (index, words) in lines.iter().enumerate() {
            let line = TickLine::new(words, draft.seen.contains(&index)).current(current == Some(index));
            if line.show(rows) == Some(TickPress::Toggled) {
                toggled = Some(index);
            }
        }
    });
    if let Some(index) = toggled
        && !draft.seen.remove(&index)
    {
        draft.seen.insert(index);
    }
    ui.add_space(16.0);
    let is_leaked = answers.reason == Some(Reason::Leaked);
    let no = if is_leaked { "rotate-works-no-leaked" } else { "rotate-works-no" };
    Notice::info(tr("rotate-works-no-title"), tr!(no, exchange = view.name())).show(ui);
    let is_known = answers.works.is_some();
    // Each tool is to have an answer of its own; the lines after them are for who wants to be surer.
    let is_open = (0..answers.tools.len().max(1)).any(|index| !draft.seen.contains(&index));
    let reason = (is_open && !is_known).then(|| tr("rotate-works-open"));
    let words = tr("rotate-works-confirm");
    let on = if is_held_back(view) { Button::secondary(words) } else { Button::primary(words) };
    footer(RotationStep::Works, on).reason(reason)
}

/// What there is to look at: for each tool, and for what the key may do.
fn lines(view: &View<'_>, answers: &Rotation) -> Vec<String> {
    let exchange = view.name();
    let times = answers.tools.iter().map(|tick| {
        let since = tick.done.or(answers.stored).unwrap_or(answers.begun);
        tr!(
            "rotate-works-time",
            tool = tool_words(&tick.tool),
            exchange = exchange.clone(),
            moment = time::moment(since, view.when)
        )
    });
    let mut lines: Vec<String> = times.collect();
    if lines.is_empty() {
        let since = time::moment(answers.stored.unwrap_or(answers.begun), view.when);
        lines.push(tr!("rotate-works-time-unnamed", exchange = exchange.clone(), moment = since));
    }
    if view.key.levels.has(Level::Trade) {
        lines.push(tr("rotate-works-trade"));
    } else {
        lines.push(tr!("rotate-works-balance", exchange = exchange));
    }
    lines.push(tr("rotate-works-quiet"));
    lines
}
