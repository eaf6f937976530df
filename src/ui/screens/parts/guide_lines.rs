//! The lines of a guide, to be ticked one after the other; the current one holds the primary button.

use std::collections::BTreeSet;

use egui::Ui;

use super::page::open_page;
use crate::app::command::{Command, Outbox};
use crate::domain::exchange::Exchange;
use crate::domain::guide::GuideLine;
use crate::tr;
use crate::ui::icons;
use crate::ui::text::{say, tr};
use crate::ui::time;
use crate::ui::widgets::{Button, ListCard, Rows, TickLine, TickPress, icon_line};

/// What was done in the list.
enum GuidePress {
    /// A line was ticked or unticked.
    Tick(String, bool),
    /// Something is to be copied; never a secret.
    Copy(String),
    /// The exchange's page is to be opened.
    OpenPage,
}

/// The first line that is not ticked.
fn current<'a>(lines: &'a [GuideLine], ticks: &BTreeSet<String>) -> Option<&'a GuideLine> {
    lines.iter().find(|line| !ticks.contains(&line.id))
}

/// Whether every line is ticked.
pub fn all_ticked(lines: &[GuideLine], ticks: &BTreeSet<String>) -> bool {
    current(lines, ticks).is_none()
}

/// Draws the lines as a card and does what is pressed on them. `copied` is what was copied a moment ago.
pub fn guide_lines(
    ui: &mut Ui,
    exchange: &Exchange,
    lines: &[GuideLine],
    ticks: &mut BTreeSet<String>,
    copied: Option<&str>,
    out: &mut Outbox,
) {
    let current = current(lines, ticks).map(|line| line.id.clone());
    let mut pressed = None;
    ListCard::new().padding(egui::Margin::symmetric(16, 12)).show(ui, |rows| {
        for line in lines {
            let is_current = current.as_ref() == Some(&line.id);
            let press = guide_line(rows, line, ticks.contains(&line.id), is_current, copied);
            pressed = pressed.take().or(press);
        }
        if let Some(day) = lines.iter().filter_map(|line| line.own).max() {
            rows.row(|ui| icon_line(ui, icons::NOTE, &tr!("own-facts-mark", date = time::date(day))));
        }
        let seen = lines.iter().filter(|line| line.is_sure).filter_map(|line| line.read_on).max();
        let seen = seen.or_else(|| lines.iter().filter_map(|line| line.read_on).max());
        rows.row(|ui| match seen {
            Some(date) => icon_line(ui, icons::QUESTION, &tr!("wizard-words-seen", date = time::date(date))),
            None => icon_line(ui, icons::QUESTION, &tr("wizard-words-unknown")),
        });
    });
    match pressed {
        Some(GuidePress::Tick(line, true)) => drop(ticks.insert(line)),
        Some(GuidePress::Tick(line, false)) => drop(ticks.remove(&line)),
        Some(GuidePress::Copy(text)) => out.send(Command::CopyPlain(text)),
        Some(GuidePress::OpenPage) => open_page(exchange, out),
        None => {}
    }
}

fn guide_line(
    rows: &mut Rows<'_>,
    line: &GuideLine,
    ticked: bool,
    is_current: bool,
    copied: Option<&str>,
) -> Option<GuidePress> {
    let button = |words: String| {
        if is_current { Button::primary(words) } else { Button::secondary(words) }
    };
    let mut drawn = TickLine::new(say(&line.words), ticked).current(is_current);
    let mut press = None;
    if let Some(copy) = &line.copy {
        let said = line.copy_words.as_ref().map(say);
        drawn = if let Some(said) = &said {
            drawn.caption(said)
        } else if line.copy_note.is_empty() {
            drawn.code(copy)
        } else {
            drawn.code(format!("{copy} · {}", line.copy_note))
        };
        let words = if copied == Some(copy.as_str()) { tr("wizard-copied") } else { tr("wizard-copy") };
        let icon = if copied == Some(copy.as_str()) { icons::CHECK } else { icons::COPY };
        let name = format!("{words} {}", said.as_ref().unwrap_or(copy));
        drawn = drawn.button(button(words).icon(icon).accessible_name(name));
        press = Some(GuidePress::Copy(copy.clone()));
    } else if let Some(note) = &line.note {
        drawn = drawn.caption(say(note));
    }
    if line.opens_page && !ticked {
        drawn = drawn.button(button(tr("wizard-open-page")).icon(icons::ARROW_SQUARE_OUT));
        press = Some(GuidePress::OpenPage);
    }
    match drawn.show(rows)? {
        TickPress::Toggled => Some(GuidePress::Tick(line.id.clone(), !ticked)),
        TickPress::Button(_) => press,
    }
}
