//! Before and at the door: looking, opening, closing.

use super::super::command::{EntryCommand, SetUpCommand};
use super::super::errand::Errand;
use super::super::jobs::{Door, Event, Job, Jobs};
use super::super::problem::Problem;
use super::super::route::Route;
use super::super::state::{Gate, Session, State};
use super::super::task::Task;
use super::super::{Home, KeychainState};
use crate::domain::settings::Appearance;

impl State {
    /// Looks what is there. The first thing the program does.
    pub fn look(&mut self, jobs: &mut dyn Jobs) {
        self.gate.look.start(self.uptime);
        self.start(jobs, Job::Look);
    }

    /// Lets the keychain ask for its password.
    pub(super) fn wake_keychain(&mut self, jobs: &mut dyn Jobs) {
        if !self.gate.look.is_running() {
            self.gate.look.start(self.uptime);
            self.start(jobs, Job::WakeKeychain);
        }
    }

    pub(super) fn apply_entry(&mut self, command: EntryCommand, jobs: &mut dyn Jobs) {
        match command {
            EntryCommand::Retry => {
                self.notice = None;
                // Who stands before a keychain that does not answer wants it to ask; anybody else only to be looked at.
                if self.route == Route::KeychainTrouble {
                    self.wake_keychain(jobs);
                } else {
                    self.look(jobs);
                }
            }
            EntryCommand::LookAround => {
                self.gate.look.start(self.uptime);
                self.start(jobs, Job::LookAround);
            }
            EntryCommand::Unlock { code, passphrase } => {
                if self.gate.unlock.is_running() {
                    return;
                }
                self.gate.unlock.start(self.uptime);
                self.start(jobs, Job::Unlock { code, passphrase });
            }
            EntryCommand::UnlockByTwoCodes { first, second, passphrase } => {
                if self.gate.unlock.is_running() {
                    return;
                }
                self.gate.unlock.start(self.uptime);
                self.start(jobs, Job::UnlockByTwoCodes { first, second, passphrase });
            }
            EntryCommand::CancelUnlock => self.start(jobs, Job::CancelUnlock),
            EntryCommand::UnlockByRecovery(code) => {
                if self.gate.recovery.is_running() {
                    return;
                }
                self.gate.recovery.start(self.uptime);
                self.start(jobs, Job::UnlockByRecovery(code));
            }
            EntryCommand::StartAnew => {
                let is_busy = self.gate.unlock.is_running() || self.gate.recovery.is_running();
                if self.session.is_none() && !is_busy {
                    self.apply_set_up(SetUpCommand::Restore, jobs);
                }
            }
            EntryCommand::AcceptOlderCopy => {
                self.gate.unlock = Task::Idle;
                self.gate.recovery = Task::Idle;
                self.start(jobs, Job::AcceptOlderCopy);
            }
        }
    }

    pub(super) fn looked(
        &mut self,
        door: Option<Door>,
        keychain: KeychainState,
        appearance: Appearance,
        jobs: &mut dyn Jobs,
    ) {
        self.appearance = appearance.clamped();
        self.gate.look = Task::Done(());
        self.gate.door = door;
        self.gate.keychain = Some(keychain);
        if self.session.is_some() || self.set_up.is_some() {
            return;
        }
        if door.is_none() && self.route == Route::KeychainTrouble && keychain == KeychainState::Ready {
            // The way here began with "Make my key safe"; now it goes on.
            self.apply_set_up(SetUpCommand::Begin(Home::Keychain), jobs);
            return;
        }
        let needs_keychain = door.is_none_or(|door| door.home == Home::Keychain);
        self.route = match (door, self.route) {
            // A first start shows its promise before it talks about keychains.
            (None, Route::KeychainTrouble) => Route::KeychainTrouble,
            (None, _) => Route::Welcome,
            (Some(_), Route::Recovery | Route::TwoCodes) => self.route,
            (Some(_), _) if needs_keychain && keychain == KeychainState::Missing => Route::KeychainTrouble,
            (Some(_), _) => Route::Unlock,
        };
    }

    pub(super) fn opened(&mut self, event: Event, jobs: &mut dyn Jobs) {
        let Event::Opened { book, home, demo, ways_in, by_recovery, news } = event else {
            return;
        };
        let mut session = Session::new(book.clone(), home, self.uptime);
        session.demo = demo;
        if !demo {
            // As it will be asked for right after a lock, before anybody looked.
            let (needs_passphrase, recovery_left) = (ways_in.has_passphrase, ways_in.recovery_left);
            self.gate.door = Some(Door { home, needs_passphrase, recovery_left });
        }
        session.ways_in = ways_in;
        session.news = news;
        session.take_book(book, self.now, &self.zone);
        session.securing = !demo && !by_recovery;
        self.session = Some(Box::new(session));
        self.seen_due();
        self.forget_set_up(jobs);
        self.notice = None;
        self.gate.unlock = Task::Idle;
        self.gate.recovery = Task::Idle;
        self.gate.look = Task::Done(());
        self.route = Route::Keys;
        if std::mem::take(&mut self.gate.leaked) {
            self.go(Route::Emergency);
        }
        if by_recovery {
            // The phone may be gone for good: the next code would be a second recovery code.
            self.begin_steps(Errand::AfterRecovery, home, jobs);
        } else if !demo {
            self.start(jobs, Job::RotateTarget);
        }
    }

    pub(super) fn not_opened(&mut self, problem: Problem) {
        self.gate.look = Task::Done(());
        if self.gate.recovery.is_running() {
            self.gate.recovery = Task::Failed(problem);
            return;
        }
        if problem == Problem::KeychainMissing {
            self.route = Route::KeychainTrouble;
        }
        self.gate.unlock = Task::Failed(problem);
    }

    /// Closes the vault. After this no part of the state holds anything of it.
    pub(super) fn lock(&mut self, jobs: &mut dyn Jobs) {
        if self.session.is_none() {
            return;
        }
        let demo = self.session.as_ref().is_some_and(|session| session.demo);
        self.start(jobs, Job::ClearClipboard);
        self.start(jobs, Job::Lock);
        self.keep_outlook();
        self.session = None;
        self.set_up = None;
        self.notice = None;
        self.plain_copied = None;
        self.picking = None;
        self.gate = Gate { door: self.gate.door, keychain: self.gate.keychain, ..Gate::default() };
        // From now on the answers of the closed vault are those of a stranger.
        self.generation += 1;
        self.route = if demo { Route::Welcome } else { Route::Unlock };
        self.look(jobs);
    }
}
