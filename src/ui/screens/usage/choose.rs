//! Choosing a usage log: by the system's dialog, or by a typed path. What is none is told with what to do.

use egui::Ui;

use super::UsageDraft;
use crate::app::command::{Command, Outbox, SaveTarget, UsageCommand};
use crate::app::jobs::UsageFile;
use crate::app::state::{Session, When};
use crate::app::task::Task;
use crate::domain::api_key::ApiKey;
use crate::tr;
use crate::ui::icons;
use crate::ui::problem::problem_words;
use crate::ui::text::say;
use crate::ui::theme::{Type, body_strong, rich_in, theme};
use crate::ui::widgets::{Button, Card, Field, Notice};
use crate::ui::words::exchange_name;

/// The name on offer in the dialog.
const FILE_NAME: &str = "usage.csv";

pub(super) fn choose_ui(
    ui: &mut Ui,
    session: &Session,
    key: &ApiKey,
    when: When<'_>,
    draft: &mut UsageDraft,
    out: &mut Outbox,
) {
    let is_running = session.usage.is_running();
    let read = |target: SaveTarget| Command::Usage(key.id, UsageCommand::Read(target));
    if let Task::Done(UsageFile::Refused(name, error)) = &session.usage {
        Notice::caution(tr!("usage-refused", name = name.clone()), say(&error.words())).show(ui);
        ui.add_space(16.0);
    }
    Card::new().padding(20).show(ui, |ui| {
        body_strong(ui, tr!("usage-choose-title"));
        ui.add_space(4.0);
        let words = tr!("usage-choose-text", exchange = exchange_name(key));
        rich_in(ui, Type::Small, &words, theme(ui).text);
        ui.add_space(14.0);
        let choose = Button::primary(tr!("usage-choose"))
            .icon(icons::FOLDER_OPEN)
            .busy(session.usage.running_for(when.uptime).map(|_| tr!("usage-reading")));
        if choose.show(ui).clicked() && !is_running {
            out.send(read(SaveTarget::Dialog(FILE_NAME.to_owned())));
        }
        ui.add_space(16.0);
        let problem = session.usage.problem().map(|problem| problem_words(problem).joined());
        let path = Field::new(tr!("usage-path"), &mut draft.path)
            .placeholder(tr!("usage-path-example"))
            .error(problem)
            .show(ui);
        ui.add_space(10.0);
        let is_typed = !draft.path.trim().is_empty();
        let use_it = Button::secondary(tr!("usage-path-read")).enabled(is_typed && !is_running);
        if use_it.show(ui).clicked() || (path.entered && is_typed && !is_running) {
            out.send(read(SaveTarget::Path(draft.path.clone())));
        }
    });
}
