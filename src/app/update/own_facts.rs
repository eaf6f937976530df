//! A person's own file of facts about an exchange: read, shown, and only then kept in the book. It can be taken away again.

use std::path::PathBuf;

use super::super::command::{OwnFactsCommand, SaveTarget};
use super::super::jobs::{Doing, FileKind, Job, Jobs, OwnFile};
use super::super::places::typed_path;
use super::super::problem::Problem;
use super::super::state::{Picking, State};
use super::super::task::Task;
use crate::domain::book::Book;
use crate::domain::journal::Deed;
use crate::domain::own_facts;

impl State {
    pub(super) fn apply_own_facts(&mut self, command: OwnFactsCommand, jobs: &mut dyn Jobs) {
        let (now, uptime) = (self.now, self.uptime);
        let Some(session) = &mut self.session else { return };
        match command {
            OwnFactsCommand::Read(SaveTarget::Dialog(_)) => {
                session.own_file.start(uptime);
                self.picking = Some(Picking::OwnFacts);
                self.start(jobs, Job::PickOpen(FileKind::OwnFacts));
            }
            OwnFactsCommand::Read(SaveTarget::Path(path)) => match typed_path(&path) {
                Some(path) => {
                    session.own_file.start(uptime);
                    self.read_own_facts(path, jobs);
                }
                None => session.own_file = Task::Failed(Problem::NoPath),
            },
            OwnFactsCommand::Leave => session.own_file = Task::Idle,
            OwnFactsCommand::Take => {
                let Task::Done(OwnFile::Fits(file)) = &session.own_file else { return };
                let (id, facts) = (file.id.clone(), file.facts.clone());
                if session.is_doing(Doing::OwnFacts) {
                    return;
                }
                let change = move |book: &mut Book| {
                    own_facts::take(book, &id, facts);
                    book.note(now, Deed::OwnFacts, id);
                };
                self.write(Doing::OwnFacts, Box::new(change), jobs);
            }
            OwnFactsCommand::TakeAway(id) => {
                let change = move |book: &mut Book| {
                    own_facts::take_away(book, &id);
                    book.note(now, Deed::OwnFactsGone, id);
                };
                self.write(Doing::OwnFacts, Box::new(change), jobs);
            }
        }
    }

    fn read_own_facts(&self, path: PathBuf, jobs: &mut dyn Jobs) {
        let today = self.now.to_zoned(self.zone.clone()).date();
        self.start(jobs, Job::ReadOwnFacts(path, today));
    }

    /// The answer of the dialog.
    pub(super) fn own_facts_picked(
        &mut self,
        path: Option<PathBuf>,
        problem: Option<Problem>,
        jobs: &mut dyn Jobs,
    ) {
        match path {
            Some(path) => self.read_own_facts(path, jobs),
            None => {
                if let Some(session) = &mut self.session {
                    session.own_file = problem.map_or(Task::Idle, Task::Failed);
                }
            }
        }
    }

    pub(super) fn own_facts_read(&mut self, outcome: Result<OwnFile, Problem>) {
        if let Some(session) = self.session.as_mut().filter(|session| session.own_file.is_running()) {
            session.own_file = outcome.map_or_else(Task::Failed, Task::Done);
        }
    }

    /// It counts, or counts no more; what was read is in the book now.
    pub(super) fn own_facts_written(&mut self) {
        if let Some(session) = &mut self.session {
            session.own_file = Task::Idle;
        }
    }
}
