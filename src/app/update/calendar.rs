//! Saving what is due as a calendar file.

use std::path::PathBuf;

use super::super::command::SaveTarget;
use super::super::jobs::{Job, Jobs};
use super::super::places::typed_path;
use super::super::problem::Problem;
use super::super::state::{Picking, State};
use super::super::task::Task;

impl State {
    /// Saves it there. `replace`: a file of this name may go, its owner said so.
    pub(super) fn save_calendar(
        &mut self,
        target: SaveTarget,
        replace: bool,
        text: String,
        jobs: &mut dyn Jobs,
    ) {
        let (uptime, generation) = (self.uptime, self.generation);
        let Some(session) = self.session.as_mut().filter(|session| !session.calendar.is_running()) else {
            return;
        };
        let job = match target {
            SaveTarget::Dialog(name) => {
                self.picking = Some(Picking::Calendar(text));
                Job::PickSave(name)
            }
            SaveTarget::Path(path) => {
                let Some(path) = typed_path(&path) else {
                    session.calendar = Task::Failed(Problem::NoPath);
                    return;
                };
                Job::SaveCalendar { path, replace, text }
            }
        };
        session.calendar.start(uptime);
        jobs.start(generation, job);
    }

    /// The dialog was answered; it has asked itself whether to replace a file.
    pub(super) fn calendar_picked(
        &mut self,
        text: String,
        answer: Result<Option<PathBuf>, Problem>,
        jobs: &mut dyn Jobs,
    ) {
        match answer {
            Ok(Some(path)) => self.start(jobs, Job::SaveCalendar { path, replace: true, text }),
            Ok(None) => self.calendar_saved(Task::Idle),
            Err(problem) => self.calendar_saved(Task::Failed(problem)),
        }
    }

    pub(super) fn calendar_saved(&mut self, task: Task<PathBuf>) {
        if let Some(session) = &mut self.session {
            session.calendar = task;
        }
    }
}
