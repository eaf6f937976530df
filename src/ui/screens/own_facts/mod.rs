//! What Keystead knows about exchanges: how much is built in, and the files of the person's own. One is read, shown, and only then taken.

mod add;
mod files;
mod preview;

use egui::{Key, Margin, Modifiers, ScrollArea, Ui};

use crate::app::command::Outbox;
use crate::app::jobs::{Doing, OwnFile};
use crate::app::route::Route;
use crate::app::state::{Session, When};
use crate::app::task::Task;
use crate::domain::catalogue::{Catalogue, OTHER};
use crate::domain::own_facts::Preview;
use crate::tr;
use crate::ui::icons;
use crate::ui::problem::problem_notice;
use crate::ui::theme::{WidthClass, body_large, title};
use crate::ui::widgets::{Link, Notice, keep_focus_in_sight};

/// The widest the rows become, in points.
const WIDEST: f32 = 760.0;

/// What is typed and unfolded on this screen.
#[derive(Default)]
pub struct OwnFactsDraft {
    /// The typed path of a file.
    pub path: String,
    /// The exchange whose file is about to be taken away.
    pub asking: Option<String>,
    /// What a taken file changes, while it is looked at.
    pub shown: Option<(String, Preview)>,
    /// What a read file would change, and the text that it was made of.
    preview: Option<(String, Preview)>,
}

/// Draws the screen.
pub fn own_facts_ui(
    ui: &mut Ui,
    session: &Session,
    when: When<'_>,
    draft: &mut OwnFactsDraft,
    out: &mut Outbox,
) {
    let class = WidthClass::of(ui);
    let side = if class.is_narrow() { 16 } else { 24 };
    files::question(ui, draft, out);
    let is_asking = draft.asking.is_some();
    if !is_asking && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        out.go(Route::Settings);
    }
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let margin = Margin { left: side, right: side, top: 20, bottom: 32 };
        let width = ui.available_width() - 2.0 * f32::from(side);
        egui::Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.set_width(width.min(WIDEST));
            if Link::new(tr!("own-facts-back")).icon(icons::CARET_LEFT).show(ui).clicked() {
                out.go(Route::Settings);
            }
            ui.add_space(12.0);
            title(ui, tr!("own-facts-title"));
            ui.add_space(4.0);
            let known = Catalogue::built_in().exchanges().iter().filter(|one| one.id != OTHER).count();
            body_large(ui, tr!("own-facts-intro", count = known));
            ui.add_space(20.0);
            if let Some((Doing::OwnFacts, problem)) = &session.not_written {
                problem_notice(ui, problem);
                ui.add_space(16.0);
            }
            if session.written == Some(Doing::OwnFacts) {
                Notice::good(tr!("own-facts-done"), tr!("own-facts-done-text")).show(ui);
                ui.add_space(16.0);
            }
            if let Task::Done(OwnFile::Fits(file)) = &session.own_file {
                preview::preview_ui(ui, session, file, &mut draft.preview, out);
            } else {
                draft.preview = None;
                add::add_ui(ui, session, when, draft, out);
                files::files_ui(ui, session, draft);
            }
        });
        keep_focus_in_sight(ui);
    });
}
