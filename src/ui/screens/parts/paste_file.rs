//! Reading the file that Coinbase gives for a key: by dialog, or by a typed path where no dialog comes up.
//! The file is read elsewhere; only its two texts come back, straight into the masked fields.

use egui::Ui;

use super::paste_area::{PasteArea, PasteView, close_button};
use crate::app::command::{Command, DraftCommand, Outbox, SaveTarget};
use crate::tr;
use crate::ui::icons;
use crate::ui::problem::problem_words;
use crate::ui::text::tr;
use crate::ui::theme::{body_strong, caption, theme};
use crate::ui::widgets::{Button, Card, Field, Link, Notice, spinner};

/// The one exchange that gives a file.
const GIVES_A_FILE: &str = "coinbase";
/// The file's name there.
const FILE_NAME: &str = "cdp_api_key.json";

/// What is typed about the file.
#[derive(Debug, Default)]
pub struct FileDraft {
    /// Whether it was unfolded.
    pub is_open: bool,
    /// The typed path.
    pub path: String,
    /// Whether the dialog is being waited for.
    waiting: bool,
    /// Whether the dialog was answered with nothing.
    cancelled: bool,
    /// Whether the fields come from a file.
    pub was_read: bool,
}

impl PasteArea {
    /// Unfolds the card.
    pub fn open_file(&mut self) {
        self.file.is_open = true;
    }

    /// Takes over what was read.
    pub fn take_file(&mut self, view: &PasteView<'_>, out: &mut Outbox) {
        let is_running = view.session.key_file.is_running();
        if self.file.waiting && !is_running {
            self.file.waiting = false;
            self.file.cancelled = matches!(view.session.key_file, crate::app::task::Task::Idle);
        }
        if let Some(texts) = &view.session.key_file_fields {
            self.fill(view.exchange, texts);
            self.file = FileDraft { was_read: true, ..FileDraft::default() };
            out.send(Command::Draft(DraftCommand::FileTaken));
            self.ask_again(out);
        }
    }

    /// The question in the side column.
    pub fn file_link_ui(&mut self, ui: &mut Ui, view: &PasteView<'_>) {
        if view.exchange.id != GIVES_A_FILE || self.file.is_open {
            return;
        }
        ui.add_space(12.0);
        ui.horizontal_top(|ui| {
            icons::TRAY_ARROW_DOWN.show(ui, 18.0, theme(ui).text_muted);
            ui.vertical(|ui| {
                caption(ui, tr!("wizard-paste-file-question", exchange = view.exchange_name.to_owned()));
                if Link::new(tr("wizard-paste-file-link")).caption().show(ui).clicked() {
                    self.file.is_open = true;
                }
            });
        });
    }

    /// The unfolded card, and what became of the file.
    pub fn file_ui(&mut self, ui: &mut Ui, view: &PasteView<'_>, out: &mut Outbox) {
        if self.file.was_read {
            Notice::good(tr("wizard-paste-file-done-title"), tr("wizard-paste-file-done")).show(ui);
            ui.add_space(16.0);
        }
        if !self.file.is_open {
            return;
        }
        let is_running = view.session.key_file.is_running();
        Card::new().show(ui, |ui| {
            ui.horizontal(|ui| {
                body_strong(ui, tr!("wizard-paste-file-title", exchange = view.exchange_name.to_owned()));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    if close_button(ui, &tr("wizard-close")) {
                        self.file.is_open = false;
                    }
                });
            });
            caption(ui, tr("wizard-paste-file-text"));
            ui.add_space(12.0);
            let choose = Button::secondary(tr("wizard-paste-file-choose")).icon(icons::FOLDER_OPEN);
            if choose.enabled(!is_running).focus_first().show(ui).clicked() {
                self.ask(SaveTarget::Dialog(FILE_NAME.to_owned()), out);
            }
            ui.add_space(16.0);
            let problem = view.session.key_file.problem().map(|problem| problem_words(problem).joined());
            let path = Field::new(tr("wizard-paste-file-path"), &mut self.file.path)
                .placeholder(tr("wizard-paste-file-path-example"))
                .error(problem)
                .show(ui);
            ui.add_space(12.0);
            let read =
                Button::secondary(tr("wizard-paste-file-read")).enabled(!is_running).show(ui).clicked();
            if read || path.entered {
                let path = self.file.path.clone();
                self.ask(SaveTarget::Path(path), out);
            }
            if is_running {
                ui.add_space(12.0);
                let words =
                    if self.file.waiting { "wizard-paste-file-waiting" } else { "wizard-paste-file-busy" };
                spinner(ui, &tr(words));
            } else if self.file.cancelled {
                ui.add_space(12.0);
                caption(ui, tr("wizard-paste-file-cancelled"));
            }
        });
        ui.add_space(24.0);
    }

    fn ask(&mut self, target: SaveTarget, out: &mut Outbox) {
        self.file.waiting = matches!(target, SaveTarget::Dialog(_));
        self.file.cancelled = false;
        out.send(Command::Draft(DraftCommand::ReadFile(target)));
    }
}
