//! A backup is opened with its words: before a restore, or to see whether it opens and what is in it. Nothing is changed by looking.

use egui::{Id, Ui};

use super::{View, footer, step_head};
use crate::app::command::{BackupCommand, Command, Outbox, SetUpCommand};
use crate::app::errand::{Errand, SetUpStep};
use crate::app::jobs::{BackupSeen, Doing};
use crate::app::problem::Problem;
use crate::domain::secret::SecretText;
use crate::tr;
use crate::ui::icons;
use crate::ui::problem::{problem_notice, problem_words};
use crate::ui::theme::paint::Weight;
use crate::ui::theme::{Type, theme};
use crate::ui::time;
use crate::ui::widgets::{Button, Field, Footer, Notice, SecretDraft, SecretEntry, icon_line_in, spinner};

/// The width of the fields and the notices, in points.
const FIELD: f32 = 560.0;

/// What is typed on this step.
#[derive(Default)]
pub struct BackupFileDraft {
    /// The typed path.
    pub path: String,
    /// The words, from the paper.
    pub words: SecretDraft,
}

impl BackupFileDraft {
    /// The primary button: opens the backup, and goes on when it is open.
    pub(super) fn go_on(&self, view: View<'_>, out: &mut Outbox) {
        if view.set_up.opened.answer().is_some() {
            match view.set_up.errand.after(SetUpStep::Open) {
                Some(next) => out.send(Command::SetUp(SetUpCommand::Show(next))),
                None => out.send(Command::SetUp(SetUpCommand::Leave)),
            }
            return;
        }
        // EXPOSE: a copy goes to the vault's thread; this one stays for the case of a slip, wiped with the screen.
        let words = self.words.with(|text| SecretText::new(text.to_owned()));
        out.send(Command::SetUp(SetUpCommand::Backup(BackupCommand::Open {
            path: self.path.clone(),
            words,
        })));
    }
}

/// Draws the step. `wants_on` is set when Enter was pressed behind the words.
pub(super) fn backup_file_ui(
    ui: &mut Ui,
    view: View<'_>,
    draft: &mut BackupFileDraft,
    out: &mut Outbox,
    wants_on: &mut bool,
) -> Footer {
    let is_restore = view.set_up.errand == Errand::Restore;
    let introduction =
        if is_restore { tr!("set-up-open-introduction") } else { tr!("set-up-open-introduction-try") };
    let opened = &view.set_up.opened;
    if opened.answer().is_some() {
        step_head(ui, &tr!("set-up-open-title-seen"), &tr!("set-up-open-introduction-seen"));
    } else {
        step_head(ui, &tr!("set-up-open-title"), &introduction);
    }
    let width = FIELD.min(ui.available_width());
    if let Some(seen) = opened.answer() {
        // It is open: they are not needed any more.
        draft.words.wipe();
        ui.scope(|ui| {
            ui.set_max_width(width);
            seen_ui(ui, view, *seen, out);
        });
        let words = if is_restore { tr!("common-continue") } else { tr!("set-up-open-done") };
        return footer(view, Button::primary(words));
    }
    let is_busy = opened.is_running();
    ui.scope(|ui| {
        ui.set_max_width(width);
        if let Some(problem) = opened.problem().filter(|problem| **problem != Problem::NoPath) {
            problem_notice(ui, problem);
            ui.add_space(20.0);
        }
        file(ui, view, draft, out);
        ui.add_space(20.0);
        let entry = SecretEntry::new(tr!("set-up-open-words"), &mut draft.words, String::new())
            .in_clear()
            .width(width)
            .hint(tr!("set-up-open-words-hint"))
            .id(words_id())
            .show(ui);
        *wants_on |= entry.entered;
        if is_busy {
            ui.add_space(16.0);
            spinner(ui, &tr!("set-up-open-slow"));
        }
    });
    let has_file = !draft.path.trim().is_empty() || view.set_up.place.answer().is_some();
    let reason = match (has_file, draft.words.is_empty()) {
        _ if is_busy => None,
        (false, _) => Some(tr!("set-up-open-reason-file")),
        (true, true) => Some(tr!("set-up-open-reason-words")),
        (true, false) => None,
    };
    let open = Button::primary(tr!("set-up-open-open")).busy(is_busy.then(|| tr!("set-up-open-opening")));
    footer(view, open).reason(reason)
}

/// Which file: by dialog or by a typed path.
fn file(ui: &mut Ui, view: View<'_>, draft: &mut BackupFileDraft, out: &mut Outbox) {
    let (place, is_busy) = (&view.set_up.place, view.set_up.opened.is_running());
    let choosing = place.is_running().then(|| tr!("set-up-place-choosing"));
    let choose =
        Button::secondary(tr!("set-up-open-choose")).icon(icons::FILE_TEXT).enabled(!is_busy).busy(choosing);
    if choose.show(ui).clicked() {
        draft.path.clear();
        out.send(Command::SetUp(SetUpCommand::Backup(BackupCommand::Pick)));
    }
    if let Some(place) = place.answer().filter(|_| draft.path.trim().is_empty()) {
        ui.add_space(8.0);
        let words = tr!("set-up-open-chosen", path = place.path.display().to_string());
        let colour = theme(ui).good_text;
        icon_line_in(ui, icons::CHECK_CIRCLE, Weight::Fill, &words, Type::Small, colour);
    }
    ui.add_space(16.0);
    let no_path = view.set_up.opened.problem().filter(|problem| **problem == Problem::NoPath);
    let error = place.problem().or(no_path).map(|problem| problem_words(problem).joined());
    let room = ui.available_width();
    let field = Field::new(tr!("set-up-open-path"), &mut draft.path)
        .placeholder(tr!("set-up-place-path-example"))
        .width(room)
        .error(error)
        .show(ui);
    if field.entered {
        ui.memory_mut(|memory| memory.request_focus(words_id()));
    }
}

/// What is in it.
fn seen_ui(ui: &mut Ui, view: View<'_>, seen: BackupSeen, out: &mut Outbox) {
    let compared = seen.compared;
    let made = time::date(seen.made.to_zoned(view.when.zone.clone()).date());
    let what = tr!("set-up-open-seen", count = compared.keys, date = made);
    let todo = match (view.set_up.errand, compared.not_in_it) {
        (Errand::Restore, _) => tr!("set-up-open-seen-restore"),
        (_, 0) => tr!("set-up-open-seen-all"),
        (_, missing) => tr!("set-up-open-seen-missing", count = missing),
    };
    // Green is for what is whole.
    if compared.not_in_it == 0 { Notice::good(what, todo) } else { Notice::caution(what, todo) }.show(ui);
    if compared.without_secret > 0 {
        ui.add_space(12.0);
        let what = tr!("set-up-open-without", count = compared.without_secret);
        Notice::caution(what, tr!("set-up-open-without-do")).show(ui);
    }
    let Some(session) = view.session else { return };
    if let Some(problem) = session.problem_of(Doing::BringIn) {
        ui.add_space(12.0);
        problem_notice(ui, problem);
    }
    if compared.missing_here > 0 {
        ui.add_space(12.0);
        let busy = session.is_doing(Doing::BringIn).then(|| tr!("set-up-open-bringing"));
        let bring = Button::secondary(tr!("set-up-open-bring", count = compared.missing_here)).busy(busy);
        let what = tr!("set-up-open-more", count = compared.missing_here);
        if Notice::info(what, tr!("set-up-open-more-do")).button(bring).show(ui).is_some() {
            out.send(Command::SetUp(SetUpCommand::Backup(BackupCommand::BringIn)));
        }
    } else if session.written == Some(Doing::BringIn) {
        ui.add_space(12.0);
        let colour = theme(ui).good_text;
        let words = tr!("set-up-open-brought");
        icon_line_in(ui, icons::CHECK_CIRCLE, Weight::Fill, &words, Type::Small, colour);
    }
}

fn words_id() -> Id {
    Id::unique("backup-words")
}
