//! Choosing a file: by the system's dialog, or by a typed path. What keeps it out is told line by line.

use egui::Ui;

use super::OwnFactsDraft;
use crate::app::command::{Command, Outbox, OwnFactsCommand, SaveTarget};
use crate::app::jobs::OwnFile;
use crate::app::state::{Session, When};
use crate::app::task::Task;
use crate::domain::own_facts::Finding;
use crate::tr;
use crate::ui::icons;
use crate::ui::problem::problem_words;
use crate::ui::text::say;
use crate::ui::theme::paint::Weight;
use crate::ui::theme::{Type, body_strong, caption, rich_in, theme};
use crate::ui::widgets::{Button, Card, Field, Notice, icon_line_in};

/// The name on offer in the dialog.
const FILE_NAME: &str = "exchange.toml";

pub(super) fn add_ui(
    ui: &mut Ui,
    session: &Session,
    when: When<'_>,
    draft: &mut OwnFactsDraft,
    out: &mut Outbox,
) {
    let is_running = session.own_file.is_running();
    let read = |target: SaveTarget| Command::OwnFacts(OwnFactsCommand::Read(target));
    Card::new().padding(20).show(ui, |ui| {
        body_strong(ui, tr!("own-facts-add-title"));
        ui.add_space(4.0);
        rich_in(ui, Type::Small, &tr!("own-facts-add-text"), theme(ui).text);
        ui.add_space(14.0);
        let choose = Button::secondary(tr!("own-facts-add"))
            .icon(icons::FOLDER_OPEN)
            .busy(session.own_file.running_for(when.uptime).map(|_| tr!("own-facts-reading")));
        if choose.show(ui).clicked() && !is_running {
            out.send(read(SaveTarget::Dialog(FILE_NAME.to_owned())));
        }
        ui.add_space(16.0);
        let problem = session.own_file.problem().map(|problem| problem_words(problem).joined());
        let path = Field::new(tr!("own-facts-path"), &mut draft.path)
            .placeholder(tr!("own-facts-path-example"))
            .error(problem)
            .show(ui);
        ui.add_space(10.0);
        let is_typed = !draft.path.trim().is_empty();
        let use_it = Button::secondary(tr!("own-facts-path-read")).enabled(is_typed && !is_running);
        if use_it.show(ui).clicked() || (path.entered && is_typed && !is_running) {
            out.send(read(SaveTarget::Path(draft.path.clone())));
        }
    });
    if let Task::Done(OwnFile::Refused(name, findings)) = &session.own_file {
        ui.add_space(16.0);
        refused_ui(ui, name, findings);
    }
    ui.add_space(28.0);
}

fn refused_ui(ui: &mut Ui, name: &str, findings: &[Finding]) {
    Notice::caution(tr!("own-facts-refused", name = name.to_owned()), tr!("own-facts-refused-do")).show(ui);
    ui.add_space(12.0);
    for finding in findings {
        finding_ui(ui, finding);
        ui.add_space(6.0);
    }
    caption(ui, tr!("own-facts-refused-example"));
}

/// One reason, with its line.
pub(super) fn finding_ui(ui: &mut Ui, finding: &Finding) {
    let colour = theme(ui).text;
    let said = say(&finding.words);
    let words = match finding.line {
        Some(line) => tr!("own-file-line", line = line, text = said),
        None => said,
    };
    icon_line_in(ui, icons::WARNING, Weight::Fill, &words, Type::Small, colour);
}
