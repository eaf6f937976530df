//! The only writer of the state: wishes of the person, answers of slow work, and time.

mod backup;
mod calendar;
mod checks;
mod drafts;
mod emergency;
mod entry;
mod journal;
mod keys;
mod notices;
mod order;
mod own_facts;
mod pairs;
mod rotations;
mod set_up;
#[cfg(test)]
mod tests;
mod time;
mod usage;

use std::path::PathBuf;

use super::command::Command;
use super::jobs::{Doing, Event, Job, Jobs};
use super::problem::Problem;
use super::route::Route;
use super::state::{EmergencyView, JournalView, Picking, Session, Stage, State, ToastKind};
use super::task::Task;

impl State {
    /// Does what the person wants.
    pub fn apply(&mut self, command: Command, jobs: &mut dyn Jobs) {
        match command {
            Command::Go(route) => {
                self.go(route);
                self.leave_steps_elsewhere(jobs);
            }
            Command::Entry(command) => self.apply_entry(command, jobs),
            Command::SetUp(command) => self.apply_set_up(command, jobs),
            Command::Key(id, command) => self.apply_key(id, command, jobs),
            Command::Draft(command) => self.apply_draft(command, jobs),
            Command::Rotation(id, command) => self.apply_rotation(id, command, jobs),
            Command::OwnFacts(command) => self.apply_own_facts(command, jobs),
            Command::Usage(id, command) => self.apply_usage(id, command, jobs),
            Command::Check(id, command) => self.apply_check(id, command, jobs),
            Command::CheckAll { disturbs } => self.check_all(disturbs, jobs),
            Command::CheckAllRead => {
                if let Some(session) = &mut self.session {
                    session.checks.round = None;
                }
            }
            Command::StopChecks => self.stop_checks(jobs),
            Command::Pair(id, command) => self.apply_pair(id, &command, jobs),
            Command::Search(query) => {
                if let Some(session) = &mut self.session {
                    session.found = session.index.find(&query);
                    session.query = query;
                }
            }
            Command::Searches(change) => self.change_searches(change, jobs),
            Command::Group(ids, act) => self.group(ids, act, jobs),
            Command::Appearance(appearance) => {
                self.appearance = appearance.clamped();
                // Looking around saves nothing, not even this.
                if !self.session.as_ref().is_some_and(|session| session.demo) {
                    self.start(jobs, Job::SaveAppearance(self.appearance));
                }
            }
            Command::Choose(choice) => self.keep_setting(choice, jobs),
            Command::PutOff(id, later) => self.put_off(id, later, jobs),
            Command::Emergency(command) => self.apply_emergency(command, jobs),
            Command::Journal(command) => self.apply_journal(command, jobs),
            Command::Notify(text) => self.notify(text, jobs),
            Command::SaveCalendar { target, replace, text } => {
                self.save_calendar(target, replace, text, jobs);
            }
            Command::AdviceRead => self.advice_read(jobs),
            Command::CopyPlain(text) => {
                self.plain_copied = Some((text.clone(), self.uptime));
                self.start(jobs, Job::CopyPlain(text));
            }
            Command::ClearClipboard => self.start(jobs, Job::ClearClipboard),
            Command::OpenPage(page) => self.start(jobs, Job::Open(page)),
            Command::OpenFile(path) => self.start(jobs, Job::Open(path.to_string_lossy().into_owned())),
            Command::DismissNotice => self.notice = None,
            Command::Undo => self.undo(jobs),
            Command::DismissToast => {
                if let Some(session) = &mut self.session {
                    session.toast = None;
                }
            }
            Command::HoldToast => self.hold_toast(),
            Command::StayOpen => self.stay_open(),
            Command::Lock => self.lock(jobs),
        }
    }

    /// Takes an answer. One that belongs to an earlier unlock is dropped, with whatever it carried.
    pub fn receive(&mut self, generation: u64, event: Event, jobs: &mut dyn Jobs) {
        match event {
            Event::Away => return self.away(jobs),
            // Whatever unlock it falls into: the desktop is the same.
            Event::Notified(outcome) => return self.notified(outcome),
            Event::Rung => self.stage = Stage::Front,
            Event::OtherRaised => self.stage = Stage::Leave,
            _ => {}
        }
        if generation != self.generation {
            return;
        }
        match event {
            Event::Looked { door, keychain, appearance } => self.looked(door, keychain, appearance, jobs),
            Event::LookFailed(problem) => {
                self.gate.look = Task::Failed(problem.clone());
                self.notice = Some(problem);
            }
            Event::SetUpBegun { .. }
            | Event::ShownCopied
            | Event::CodeJudged(_)
            | Event::Words(_)
            | Event::PassphraseJudged(_)
            | Event::GroupJudged { .. }
            | Event::SheetSaved(_)
            | Event::SetUpFailed(_)
            | Event::PhoneLinked(_)
            | Event::Renewed(..) => self.receive_set_up(event, jobs),
            Event::PlaceSeen(_) | Event::BackedUp(_) | Event::BackupOpened(_) => {
                self.receive_backup(event, jobs);
            }
            Event::Opened { .. } => self.opened(event, jobs),
            Event::NotOpened(problem) => self.not_opened(problem),
            Event::UnlockCancelled => self.gate.unlock = Task::Idle,
            Event::TargetRotated(outcome) => {
                if let Some(session) = &mut self.session {
                    session.securing = false;
                }
                if let Err(problem) = outcome {
                    self.notice = Some(problem);
                }
            }
            Event::Wrote(doing, book) => {
                if doing == Doing::KeepChecks {
                    self.checks_kept();
                }
                self.wrote(doing, &book);
                self.prove_rotation(doing, jobs);
                self.keep_checks(jobs);
            }
            Event::NotWritten(doing, problem) => {
                if doing == Doing::KeepChecks {
                    self.checks_not_kept(problem.clone());
                }
                if let Some(session) = &mut self.session {
                    session.end_write(doing);
                    session.not_written = Some((doing, problem));
                    // Nobody is led away from what was not kept.
                    session.leaving = None;
                    session.opening = None;
                    session.group.take_if(|(_, act)| doing == Doing::Group(act.kind()));
                }
            }
            Event::BookChanged(book) => self.take_book(book),
            Event::Revealed(id, which, field, text) => self.revealed(id, which, field, text),
            Event::Copied(id, which, field) => self.copied(id, which, field),
            Event::ProofWanted(_) | Event::Proved(_) => self.receive_proof(event),
            Event::NotRead(id, problem) => {
                if let Some(session) = &mut self.session {
                    session.fetching = None;
                    session.not_read = Some((id, problem));
                }
            }
            Event::CopyFound(id) => {
                if let Some(session) = &mut self.session {
                    session.copy_found = id;
                    session.looking_for_copy = false;
                }
            }
            Event::ClipboardCleared => {
                if let Some(set_up) = &mut self.set_up {
                    set_up.shown_copied = None;
                }
                if let Some(session) = &mut self.session {
                    session.copied = None;
                }
            }
            Event::Trouble(problem) => self.notice = Some(problem),
            Event::Away | Event::Rung | Event::OtherRaised | Event::Notified(_) => {}
            Event::Checked(order, outcome) => self.checked(order, outcome, jobs),
            Event::CheckShown(id, which, shown) => self.check_shown(id, which, shown),
            Event::LogSaved(outcome) => self.log_saved(outcome, jobs),
            Event::CalendarSaved(outcome) => {
                self.calendar_saved(outcome.map_or_else(Task::Failed, Task::Done));
            }
            Event::Picked(answer) => self.picked(answer, jobs),
            Event::KeyFile(outcome) => self.key_file_read(outcome),
            Event::JournalSaved(outcome) => self.journal_saved(outcome),
            Event::UsageRead(id, outcome) => self.usage_read(id, outcome, jobs),
            Event::OwnFactsRead(outcome) => self.own_facts_read(outcome),
        }
    }

    /// Starts slow work that belongs to this unlock.
    fn start(&self, jobs: &mut dyn Jobs, job: Job) {
        jobs.start(self.generation, job);
    }

    /// Shows a screen, unless it needs an open vault and none is open.
    fn go(&mut self, route: Route) {
        let is_changing = self
            .set_up
            .as_ref()
            .is_some_and(|set_up| set_up.finish.is_running() || set_up.opened.is_running());
        let is_held = is_changing || self.session.as_deref().is_some_and(Session::is_saving_secret);
        // Leaving would wipe the fields of a secret that is not saved yet, and the exchange shows it only once; and nobody is led
        // away from a change of how the vault is opened before it is told.
        if route == Route::Emergency && self.session.is_none() {
            // Nothing of the vault can be shown; the first steps can.
            self.gate.leaked = true;
        }
        if is_held || route.needs_session() && self.session.is_none() {
            return;
        }
        // Leaving a screen takes along what was said and shown on it.
        if let Some(session) = &mut self.session {
            session.revealed = None;
            session.proof = None;
            session.not_written = None;
            session.not_read = None;
            session.written = None;
            session.copy_found = None;
            session.key_file_fields = None;
            session.journal =
                (route == Route::Journal).then(|| JournalView::of(&session.book.journal, &self.zone));
            session.emergency = (route == Route::Emergency).then(|| EmergencyView::of(&session.book));
            if !session.calendar.is_running() {
                session.calendar = Task::Idle;
            }
            session.own_file = Task::Idle;
            session.usage = Task::Idle;
        }
        self.notice = None;
        match self.route {
            Route::Recovery => self.gate.recovery = Task::Idle,
            // What was refused there says nothing here.
            Route::TwoCodes => self.gate.unlock = Task::Idle,
            _ => {}
        }
        if route == Route::Welcome {
            self.gate.errand = super::errand::Errand::First;
        }
        self.route = route;
    }

    fn toast(&mut self, kind: ToastKind) {
        let until = self.uptime + std::time::Duration::from_secs(Self::TOAST_SECS);
        if let Some(session) = &mut self.session {
            session.toast = Some(super::state::Toast { kind, until });
        }
    }

    /// A toast at which somebody is stays two seconds longer than they are.
    fn hold_toast(&mut self) {
        let until = self.uptime + std::time::Duration::from_secs(2);
        if let Some(toast) = self.session.as_mut().and_then(|session| session.toast.as_mut()) {
            toast.until = toast.until.max(until);
        }
    }

    /// The answer of a dialog: none means that the person thought better of it.
    fn picked(&mut self, answer: Result<Option<PathBuf>, Problem>, jobs: &mut dyn Jobs) {
        let Some(picking) = self.picking.take() else { return };
        match picking {
            Picking::Backup => return self.backup_picked(answer, jobs),
            Picking::Journal => return self.journal_place_picked(answer, jobs),
            _ => {}
        }
        if let Picking::Calendar(text) = picking {
            return self.calendar_picked(text, answer, jobs);
        }
        if let Picking::Log(text) = picking {
            return self.log_place_picked(text, answer, jobs);
        }
        let path = answer.as_ref().ok().cloned().flatten();
        match (picking, path) {
            (Picking::Sheet(text), Some(path)) => {
                self.start(jobs, Job::SaveSheet { path, replace: true, text });
            }
            (Picking::Sheet(_), None) => {
                if let Some(set_up) = &mut self.set_up {
                    set_up.sheet = answer.err().map_or(Task::Idle, Task::Failed);
                }
            }
            (Picking::OwnFacts, path) => self.own_facts_picked(path, answer.err(), jobs),
            (Picking::Usage(id), path) => self.usage_picked(id, path, answer.err(), jobs),
            (Picking::KeyFile, Some(path)) => self.start(jobs, Job::ReadKeyFile(path)),
            (Picking::KeyFile, None) => {
                if let Some(session) = &mut self.session {
                    session.key_file = answer.err().map_or(Task::Idle, Task::Failed);
                }
            }
            (Picking::Backup | Picking::Journal | Picking::Calendar(_) | Picking::Log(_), _) => {}
        }
    }

    fn take_book(&mut self, book: std::sync::Arc<crate::domain::book::Book>) {
        let (now, zone) = (self.now, self.zone.clone());
        if let Some(session) = &mut self.session {
            let shown = session.checks.with_unsaved(book);
            session.take_book(shown, now, &zone);
        }
    }
}
