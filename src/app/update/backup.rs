//! Making a backup, opening one, and bringing in what is in it.

use super::super::command::{BackupCommand, SaveTarget};
use super::super::errand::{Errand, SetUpStep};
use super::super::jobs::{BackupJob, Doing, Event, FileKind, Job, Jobs};
use super::super::places::typed_path;
use super::super::problem::Problem;
use super::super::route::Route;
use super::super::state::{PassphraseAnswer, Picking, State, ToastKind};
use super::super::task::Task;

impl State {
    pub(super) fn apply_backup(&mut self, command: BackupCommand, jobs: &mut dyn Jobs) {
        let (uptime, generation) = (self.uptime, self.generation);
        let Some(set_up) = &mut self.set_up else { return };
        match command {
            BackupCommand::TakeWords(words) => {
                set_up.passphrase = PassphraseAnswer::Chosen(words);
                set_up.step = set_up.errand.after(SetUpStep::Words).unwrap_or(SetUpStep::Words);
            }
            BackupCommand::ChoosePlace(SaveTarget::Dialog(name)) => {
                set_up.place.start(uptime);
                self.picking = Some(Picking::Backup);
                jobs.start(generation, Job::PickSave(name));
            }
            BackupCommand::ChoosePlace(SaveTarget::Path(path)) => match typed_path(&path) {
                Some(path) => {
                    set_up.place.start(uptime);
                    jobs.start(generation, Job::Backup(BackupJob::LookAtPlace { path, replace: false }));
                }
                None => set_up.place = Task::Failed(Problem::NoPath),
            },
            BackupCommand::ReplaceFile => {
                if let Task::Done(place) = &mut set_up.place {
                    place.replace = true;
                }
            }
            BackupCommand::Pick => {
                set_up.place.start(uptime);
                self.picking = Some(Picking::Backup);
                jobs.start(generation, Job::PickOpen(FileKind::Backup));
            }
            BackupCommand::Open { path, words } => {
                if set_up.opened.is_running() {
                    return;
                }
                let typed = !path.trim().is_empty();
                let picked = set_up.place.answer().map(|place| place.path.clone());
                let path = if typed { typed_path(&path) } else { picked };
                match path {
                    Some(path) => {
                        set_up.opened.start(uptime);
                        jobs.start(generation, Job::Backup(BackupJob::Open { path, words }));
                    }
                    None => set_up.opened = Task::Failed(Problem::NoPath),
                }
            }
            BackupCommand::BringIn => {
                let is_open = matches!(set_up.opened, Task::Done(_));
                let session = self.session.as_mut().filter(|session| !session.is_doing(Doing::BringIn));
                if let (true, Some(session)) = (is_open, session) {
                    session.begin_write(Doing::BringIn, uptime);
                    jobs.start(generation, Job::Backup(BackupJob::BringIn));
                }
            }
        }
    }

    /// The answer of a dialog: a place to save, or the file itself.
    pub(super) fn backup_picked(
        &mut self,
        answer: Result<Option<std::path::PathBuf>, Problem>,
        jobs: &mut dyn Jobs,
    ) {
        let generation = self.generation;
        let Some(set_up) = &mut self.set_up else { return };
        match answer {
            Ok(Some(path)) => {
                // The dialog that saves has asked whether to replace it.
                let replace = set_up.errand == Errand::Backup;
                jobs.start(generation, Job::Backup(BackupJob::LookAtPlace { path, replace }));
            }
            Ok(None) => {
                let before = set_up.place.answer().cloned();
                set_up.place = before.map_or(Task::Idle, Task::Done);
            }
            Err(problem) => set_up.place = Task::Failed(problem),
        }
    }

    pub(super) fn receive_backup(&mut self, event: Event, jobs: &mut dyn Jobs) {
        let Some(set_up) = &mut self.set_up else { return };
        match event {
            Event::PlaceSeen(place) => set_up.place = Task::Done(place),
            Event::BackupOpened(Ok(seen)) => set_up.opened = Task::Done(seen),
            Event::BackupOpened(Err(problem)) => set_up.opened = Task::Failed(problem),
            Event::BackedUp(Ok((keys, without_secret))) if set_up.errand == Errand::Backup => {
                self.forget_set_up(jobs);
                self.route = Route::Settings;
                self.toast(ToastKind::BackedUp(keys, without_secret));
            }
            Event::BackedUp(Err(problem)) => set_up.finish = Task::Failed(problem),
            _ => {}
        }
    }
}
