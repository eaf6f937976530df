//! Which column of a usage log means what: guessed, and said by the person where the guess is wrong or none.

use egui::Ui;

use crate::app::command::{Command, Outbox, UsageCommand};
use crate::app::jobs::UsageSeen;
use crate::domain::api_key::ApiKey;
use crate::domain::usage::{Column, Columns};
use crate::tr;
use crate::ui::theme::{body_muted, body_strong};
use crate::ui::widgets::{Button, Card, select};

/// The width of a choice, in points.
const CHOICE: f32 = 320.0;
/// Of an example so many characters are shown.
const EXAMPLE: usize = 24;

/// `said` is what the columns mean by what was chosen so far; the log is held against the key once that is pressed.
pub(super) fn columns_ui(ui: &mut Ui, key: &ApiKey, seen: &UsageSeen, said: &mut Columns, out: &mut Outbox) {
    Card::new().padding(20).show(ui, |ui| {
        body_strong(ui, tr!("usage-columns-title"));
        ui.add_space(4.0);
        body_muted(ui, tr!("usage-columns-text"));
        let names: Vec<String> = (0..seen.heads.len()).map(|column| name_of(seen, column)).collect();
        let none = tr!("usage-columns-none");
        let choices: Vec<&str> =
            std::iter::once(none.as_str()).chain(names.iter().map(String::as_str)).collect();
        for column in Column::ALL {
            ui.add_space(12.0);
            let chosen = said.get(column).map_or(0, |at| at + 1);
            let label = tr!(&format!("usage-column-{}", column.word()));
            if let Some(chosen) = select(ui, &label, &choices, chosen, CHOICE.min(ui.available_width())) {
                said.set(column, chosen.checked_sub(1));
            }
        }
        ui.add_space(16.0);
        let compare = Button::primary(tr!("usage-columns-compare")).enabled(said.is_enough());
        if compare.show(ui).clicked() {
            out.send(Command::Usage(key.id, UsageCommand::Explain(*said)));
        }
    });
}

/// The column as the file names it, with an example of what stands in it.
fn name_of(seen: &UsageSeen, column: usize) -> String {
    let head = seen.heads.get(column).map(String::as_str).unwrap_or_default();
    let example = seen.example.get(column).map(String::as_str).unwrap_or_default();
    let short: String = example.chars().take(EXAMPLE).collect();
    let dots = if short.len() < example.len() { " …" } else { "" };
    if head.is_empty() {
        tr!("usage-column-unnamed", number = column + 1, example = format!("{short}{dots}"))
    } else {
        tr!("usage-column-named", name = head.to_owned(), example = format!("{short}{dots}"))
    }
}
