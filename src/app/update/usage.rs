//! A usage log that is held against a key. The file is read where it lies; kept is which column means what, and that it was done.

use std::path::PathBuf;

use super::super::command::{SaveTarget, UsageCommand};
use super::super::jobs::{Doing, FileKind, Job, Jobs, UsageFile, UsageOrder};
use super::super::places::typed_path;
use super::super::problem::Problem;
use super::super::route::Route;
use super::super::state::{Picking, State};
use super::super::task::Task;
use crate::domain::api_key::KeyId;
use crate::domain::book::Book;
use crate::domain::journal::Deed;
use crate::domain::usage::Columns;

impl State {
    pub(super) fn apply_usage(&mut self, id: KeyId, command: UsageCommand, jobs: &mut dyn Jobs) {
        let uptime = self.uptime;
        let Some(session) = &mut self.session else { return };
        match command {
            UsageCommand::Read(SaveTarget::Dialog(_)) => {
                session.usage.start(uptime);
                self.picking = Some(Picking::Usage(id));
                self.start(jobs, Job::PickOpen(FileKind::Usage));
            }
            UsageCommand::Read(SaveTarget::Path(path)) => match typed_path(&path) {
                Some(path) => self.read_usage(id, path, None, jobs),
                None => session.usage = Task::Failed(Problem::NoPath),
            },
            UsageCommand::Explain(columns) => {
                let Task::Done(UsageFile::Seen(seen)) = &session.usage else { return };
                let (path, form) = (seen.path.clone(), seen.form.clone());
                let change = move |book: &mut Book| {
                    book.usage_forms.insert(form, columns);
                };
                self.write(Doing::UsageForm, Box::new(change), jobs);
                self.read_usage(id, path, Some(columns), jobs);
            }
            UsageCommand::Leave => session.usage = Task::Idle,
        }
    }

    fn read_usage(&mut self, id: KeyId, path: PathBuf, columns: Option<Columns>, jobs: &mut dyn Jobs) {
        let (uptime, zone) = (self.uptime, self.zone.clone());
        if let Some(session) = &mut self.session {
            session.usage.start(uptime);
            self.start(jobs, Job::ReadUsage(UsageOrder { id, path, columns, zone }));
        }
    }

    /// The answer of the dialog.
    pub(super) fn usage_picked(
        &mut self,
        id: KeyId,
        path: Option<PathBuf>,
        problem: Option<Problem>,
        jobs: &mut dyn Jobs,
    ) {
        match path {
            // Nobody waits for it any more who has gone elsewhere meanwhile.
            _ if !self.shows_usage_of(id) => {}
            Some(path) => self.read_usage(id, path, None, jobs),
            None => {
                if let Some(session) = &mut self.session {
                    session.usage = problem.map_or(Task::Idle, Task::Failed);
                }
            }
        }
    }

    /// Whether the usage of this key is on show: what a log says of one key is never shown beside another.
    fn shows_usage_of(&self, id: KeyId) -> bool {
        self.route == Route::Usage(id)
    }

    /// What a log says; an answer to a question that was left is dropped.
    pub(super) fn usage_read(&mut self, id: KeyId, outcome: Result<UsageFile, Problem>, jobs: &mut dyn Jobs) {
        let (now, is_shown) = (self.now, self.shows_usage_of(id));
        let running = self.session.as_mut().filter(|session| is_shown && session.usage.is_running());
        let Some(session) = running else {
            return;
        };
        session.usage = outcome.map_or_else(Task::Failed, Task::Done);
        let Task::Done(UsageFile::Seen(seen)) = &session.usage else { return };
        if let Some(evidence) = &seen.evidence {
            let unexpected = evidence.unexpected.len().to_string();
            let change = move |book: &mut Book| book.note_of(id, now, Deed::UsageCompared, unexpected);
            self.write(Doing::UsageForm, Box::new(change), jobs);
        }
    }
}
