//! A usage log of a key: chosen, held against the key's addresses, permissions and hours, and told. What is unexpected stands first.

mod choose;
mod columns;
mod evidence;

use egui::{Key, Margin, Modifiers, ScrollArea, Ui};

use crate::app::command::{Command, Outbox, UsageCommand};
use crate::app::jobs::{UsageFile, UsageSeen};
use crate::app::route::Route;
use crate::app::state::{Session, When};
use crate::app::task::Task;
use crate::domain::api_key::ApiKey;
use crate::domain::usage::Columns;
use crate::tr;
use crate::ui::icons;
use crate::ui::theme::{WidthClass, body_large, title};
use crate::ui::widgets::{Button, Link, Notice, keep_focus_in_sight};
use evidence::Compared;

/// The widest the rows become, in points.
const WIDEST: f32 = 760.0;

/// What is typed and unfolded on this screen.
#[derive(Default)]
pub struct UsageDraft {
    /// The typed path of a file.
    pub path: String,
    /// What the columns mean, while that is being said.
    pub columns: Option<Columns>,
}

/// Draws the screen.
pub fn usage_ui(
    ui: &mut Ui,
    session: &Session,
    key: &ApiKey,
    when: When<'_>,
    draft: &mut UsageDraft,
    out: &mut Outbox,
) {
    let side = if WidthClass::of(ui).is_narrow() { 16 } else { 24 };
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let margin = Margin { left: side, right: side, top: 20, bottom: 32 };
        let width = ui.available_width() - 2.0 * f32::from(side);
        egui::Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.set_width(width.min(WIDEST));
            if Link::new(&key.label).icon(icons::CARET_LEFT).show(ui).clicked() {
                out.go(Route::Key(key.id));
            }
            ui.add_space(12.0);
            title(ui, tr!("usage-title"));
            ui.add_space(4.0);
            body_large(ui, tr!("usage-intro"));
            ui.add_space(20.0);
            if let Task::Done(UsageFile::Seen(seen)) = &session.usage {
                seen_ui(ui, seen, key, when, draft, out);
            } else {
                draft.columns = None;
                choose::choose_ui(ui, session, key, when, draft, out);
            }
        });
        keep_focus_in_sight(ui);
    });
    // After the screen: an open menu takes Esc first.
    let is_free = !egui::Popup::is_any_open(ui.ctx());
    if is_free && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        out.go(Route::Key(key.id));
    }
}

fn seen_ui(
    ui: &mut Ui,
    seen: &UsageSeen,
    key: &ApiKey,
    when: When<'_>,
    draft: &mut UsageDraft,
    out: &mut Outbox,
) {
    match &seen.evidence {
        Some(evidence) if evidence.lines > 0 => {
            evidence::evidence_ui(ui, Compared { seen, evidence, key, when }, out);
        }
        Some(evidence) => evidence::nothing_ui(ui, evidence),
        None => {
            Notice::info(tr!("usage-columns-ask"), tr!("usage-columns-ask-do")).show(ui);
        }
    }
    ui.add_space(20.0);
    if seen.evidence.is_none() || draft.columns.is_some() {
        columns::columns_ui(ui, key, seen, draft.columns.get_or_insert(seen.columns), out);
    } else if Link::new(tr!("usage-columns-show")).icon(icons::LIST_CHECKS).show(ui).clicked() {
        draft.columns = Some(seen.columns);
    }
    ui.add_space(20.0);
    if Button::secondary(tr!("usage-another")).icon(icons::FOLDER_OPEN).show(ui).clicked() {
        out.send(Command::Usage(key.id, UsageCommand::Leave));
    }
}
