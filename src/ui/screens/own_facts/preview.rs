//! What a file changes, before it is taken: what is dangerous first and loud, then every fact, old beside new.

use egui::Ui;

use crate::app::command::{Command, Outbox, OwnFactsCommand};
use crate::app::jobs::Doing;
use crate::app::state::Session;
use crate::domain::catalogue::Catalogue;
use crate::domain::own_facts::{Change, Fitting, Loud, Preview, Told};
use crate::tr;
use crate::ui::text::tr;
use crate::ui::theme::{Type, caption, rich_in, section, theme};
use crate::ui::widgets::{Button, ListCard, Notice};
use crate::ui::words::{joined, levels_in_words};

pub(super) fn preview_ui(
    ui: &mut Ui,
    session: &Session,
    file: &Fitting,
    made: &mut Option<(String, Preview)>,
    out: &mut Outbox,
) {
    // Made once for each file: it compares every fact of the exchange.
    if made.as_ref().is_none_or(|(text, _)| *text != file.facts.text) {
        *made = Some((file.facts.text.clone(), preview_of(session, file)));
    }
    let Some((_, preview)) = made else { return };
    let name = file.exchange.name.clone();
    let heading = if preview.is_new {
        tr!("own-preview-new", exchange = name.clone())
    } else {
        tr!("own-preview-known", exchange = name.clone())
    };
    section(ui, heading);
    caption(ui, tr!("own-preview-from", file = file.facts.file_name.clone()));
    ui.add_space(14.0);
    for loud in &preview.loud {
        loud_ui(ui, loud, &name);
        ui.add_space(12.0);
    }
    if preview.replaces {
        Notice::info(tr!("own-preview-replaces"), tr!("own-preview-replaces-text")).show(ui);
        ui.add_space(12.0);
    }
    changes_ui(ui, preview);
    ui.add_space(8.0);
    caption(ui, tr!("own-preview-unsure"));
    ui.add_space(20.0);
    let busy = session.is_doing(Doing::OwnFacts).then(|| tr!("settings-saving"));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        let leave = Button::secondary(tr!("own-preview-leave"));
        let take = if preview.is_dangerous() {
            Button::danger_quiet(tr!("own-preview-take-danger"))
        } else {
            Button::primary(tr!("own-preview-take"))
        };
        // The safe one first, where taking it could cost coins.
        if preview.is_dangerous() && leave.clone().show(ui).clicked() {
            out.send(Command::OwnFacts(OwnFactsCommand::Leave));
        }
        if take.busy(busy).show(ui).clicked() {
            out.send(Command::OwnFacts(OwnFactsCommand::Take));
        }
        if !preview.is_dangerous() && leave.show(ui).clicked() {
            out.send(Command::OwnFacts(OwnFactsCommand::Leave));
        }
    });
}

/// What this file changes beside what is built in.
pub(super) fn preview_of(session: &Session, file: &Fitting) -> Preview {
    let built_in = Catalogue::built_in().exchange(&file.id);
    Preview::of(file, built_in.unwrap_or(&file.exchange), built_in.is_some(), &session.book)
}

fn loud_ui(ui: &mut Ui, loud: &Loud, exchange: &str) {
    let exchange = exchange.to_owned();
    let (title, text) = match loud {
        Loud::Harmless { label, levels } => (
            tr!("own-loud-harmless", label = label.clone(), levels = levels_in_words(*levels)),
            tr!("own-loud-harmless-do", exchange = exchange),
        ),
        Loud::Cap(label) => {
            (tr!("own-loud-cap", label = label.clone()), tr!("own-loud-harmless-do", exchange = exchange))
        }
        Loud::Keys(labels) => (
            tr!("own-loud-keys", count = labels.len(), labels = joined("words-and", labels)),
            tr!("own-loud-keys-do"),
        ),
        Loud::Host { before, after } => (
            tr!("own-loud-host", before = before.clone(), after = after.clone()),
            tr!("own-loud-host-do", exchange = exchange),
        ),
        Loud::Page(after) => {
            (tr!("own-loud-page", after = after.clone()), tr!("own-loud-host-do", exchange = exchange))
        }
        Loud::List => {
            (tr!("own-loud-list", exchange = exchange.clone()), tr!("own-loud-list-do", exchange = exchange))
        }
    };
    let notice = if loud.is_dangerous() { Notice::danger(title, text) } else { Notice::caution(title, text) };
    notice.show(ui);
}

/// Every fact that becomes another.
pub(super) fn changes_ui(ui: &mut Ui, preview: &Preview) {
    ListCard::new().padding(egui::Margin::symmetric(20, 10)).show(ui, |rows| {
        for change in &preview.changes {
            rows.row(|ui| {
                let colour = theme(ui).text;
                rich_in(ui, Type::Small, &change_words(change), colour);
            });
        }
        if preview.changes.is_empty() {
            rows.row(|ui| drop(caption(ui, tr!("own-preview-nothing"))));
        }
    });
}

/// "**Page with the keys**: evil.example, instead of www.kraken.com".
fn change_words(change: &Change) -> String {
    let what = what_of(change);
    match (&change.before, &change.after) {
        (None, Some(after)) => tr!("own-change-new", what = what, after = told(after, change)),
        (Some(before), Some(after)) => {
            tr!("own-change", what = what, after = told(after, change), before = told(before, change))
        }
        (Some(before), None) => tr!("own-change-gone", what = what, before = told(before, change)),
        (None, None) => what,
    }
}

fn what_of(change: &Change) -> String {
    let of = match change.what {
        "needs" => tr(&format!("create-purpose-{}", change.of)),
        _ => change.of.replace("**", ""),
    };
    let what = tr(&format!("own-fact-{}", change.what));
    if of.is_empty() { what } else { tr!("own-change-of", what = what, of = of) }
}

fn told(value: &Told, change: &Change) -> String {
    match value {
        Told::Levels(levels) => levels_in_words(*levels),
        Told::Flag(flag) if change.what == "field" => {
            tr(if *flag { "own-told-secret" } else { "own-told-open" })
        }
        Told::Flag(flag) => tr(if *flag { "own-told-yes" } else { "own-told-no" }),
        Told::Number(number) => number.to_string(),
        Told::Text(_) if matches!(change.what, "shape" | "reach" | "rest") => tr("own-told-other"),
        Told::Text(text) if text.trim().is_empty() => tr("own-told-nothing"),
        // A comma or a line end could not be seen.
        Told::Text(text) if change.what == "ip-separator" => format!("“{}”", text.replace('\n', "↵")),
        Told::Text(text) => text.replace("**", "").replace('\n', " "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::book::Book;
    use crate::domain::own_facts::read;
    use crate::ui::text::has_text;
    use jiff::civil::date;

    #[test]
    fn every_fact_that_can_change_has_its_words() {
        // Every built-in file beside every other one: whatever can be told is told once.
        let files = crate::domain::catalogue::exchange_files();
        let mut seen = std::collections::BTreeSet::new();
        for (id, text) in files.iter().filter(|(id, _)| *id != "other") {
            let file = read(text.as_bytes(), "x", date(2026, 11, 27)).unwrap();
            for other in Catalogue::built_in().exchanges() {
                for change in Preview::of(&file, other, other.id != *id, &Book::default()).changes {
                    seen.insert(change.what);
                    assert!(has_text(&format!("own-fact-{}", change.what)), "{}", change.what);
                    let words = change_words(&change);
                    assert!(!words.contains("own-") && !words.contains("create-purpose"), "{words}");
                }
            }
        }
        assert!(seen.len() > 20, "{seen:?}");
    }
}
