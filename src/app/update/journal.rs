//! The journal: looking for lines, and saving it as a table.

use std::path::PathBuf;

use super::super::command::{JournalCommand, SaveTarget};
use super::super::jobs::{Job, Jobs};
use super::super::places::typed_path;
use super::super::problem::Problem;
use super::super::route::Route;
use super::super::state::{JournalView, Picking, State};
use super::super::task::Task;
use crate::domain::journal::JournalQuery;

impl State {
    pub(super) fn apply_journal(&mut self, command: JournalCommand, jobs: &mut dyn Jobs) {
        let zone = self.zone.clone();
        match command {
            JournalCommand::Find(query) => {
                if let Some(view) = self.journal_view() {
                    view.ask(query, &zone);
                }
            }
            JournalCommand::Of(id) => {
                let name = self.key(id).map(|key| key.label.clone());
                self.go(Route::Journal);
                if let (Some(name), Some(view)) = (name, self.journal_view()) {
                    view.ask(JournalQuery { key: Some((id, name)), ..JournalQuery::default() }, &zone);
                }
            }
            JournalCommand::Save(target) => self.save_journal(target, jobs),
            JournalCommand::ReplaceFile => {
                let place = self.journal_view().and_then(|view| view.place.clone());
                if let Some(path) = place {
                    self.write_journal(path, true, jobs);
                }
            }
            JournalCommand::LeaveSaving => {
                if let Some(view) = self.journal_view().filter(|view| !view.saved.is_running()) {
                    (view.saved, view.place) = (Task::Idle, None);
                }
            }
        }
    }

    /// Sample keys are nobody's: nothing of them is saved.
    fn save_journal(&mut self, target: SaveTarget, jobs: &mut dyn Jobs) {
        let uptime = self.uptime;
        if self.session.as_ref().is_none_or(|session| session.demo) {
            return;
        }
        let Some(view) = self.journal_view().filter(|view| !view.saved.is_running()) else { return };
        match target {
            SaveTarget::Dialog(name) => {
                view.saved.start(uptime);
                self.picking = Some(Picking::Journal);
                self.start(jobs, Job::PickSave(name));
            }
            SaveTarget::Path(path) => match typed_path(&path) {
                Some(path) => self.write_journal(path, false, jobs),
                None => view.saved = Task::Failed(Problem::NoPath),
            },
        }
    }

    fn write_journal(&mut self, path: PathBuf, replace: bool, jobs: &mut dyn Jobs) {
        let uptime = self.uptime;
        let Some(view) = self.journal_view() else { return };
        view.saved.start(uptime);
        view.place = Some(path.clone());
        self.start(jobs, Job::SaveJournal { path, replace });
    }

    /// The dialog was answered. It has asked itself whether to replace a file.
    pub(super) fn journal_place_picked(
        &mut self,
        answer: Result<Option<PathBuf>, Problem>,
        jobs: &mut dyn Jobs,
    ) {
        match answer {
            Ok(Some(path)) => self.write_journal(path, true, jobs),
            Ok(None) => self.journal_saving_ends(Task::Idle),
            Err(problem) => self.journal_saving_ends(Task::Failed(problem)),
        }
    }

    pub(super) fn journal_saved(&mut self, outcome: Result<PathBuf, Problem>) {
        self.journal_saving_ends(outcome.map_or_else(Task::Failed, Task::Done));
    }

    fn journal_saving_ends(&mut self, outcome: Task<PathBuf>) {
        if let Some(view) = self.journal_view() {
            view.saved = outcome;
        }
    }

    fn journal_view(&mut self) -> Option<&mut JournalView> {
        self.session.as_mut()?.journal.as_mut()
    }
}
