//! Time: what runs out, and the lock that falls shut.

use std::time::Duration;

use jiff::Timestamp;

use super::super::command::SetUpCommand;
use super::super::errand::Errand;
use super::super::jobs::{Job, Jobs};
use super::super::state::State;
use crate::domain::settings::Settings;

/// How long "copied" is said of something that is not secret.
const PLAIN_COPIED_SECS: u64 = 3;

/// From here on, a difference between the clock and the program's own time is taken for sleep.
const SLEEP: Duration = Duration::from_secs(20);

impl State {
    /// Lets time pass. Called once a frame, also while the window is hidden.
    pub fn tick(&mut self, now: Timestamp, uptime: Duration, jobs: &mut dyn Jobs) {
        // The program's own time stands still while the computer sleeps, and the locks must not.
        let by_clock = now.duration_since(self.now).as_secs();
        let awake = uptime.saturating_sub(self.uptime.saturating_sub(self.slept));
        let slept = Duration::from_secs(u64::try_from(by_clock).unwrap_or(0)).saturating_sub(awake);
        let has_slept = slept > SLEEP;
        if has_slept {
            self.slept += slept;
        }
        self.now = now;
        self.uptime = uptime + self.slept;
        // Whoever wakes the computer need not be its owner. Before anything is drawn, also where no system told of the sleep.
        if has_slept {
            self.away(jobs);
        }
        self.begin_day();
        // What runs out is counted in it, as it was set.
        let uptime = self.uptime;
        if self.locks_in_secs() == Some(0) {
            self.lock(jobs);
            return;
        }
        let idle = Duration::from_secs(u64::from(Settings::default().idle_secs));
        if self.set_up.as_ref().is_some_and(|set_up| uptime.saturating_sub(set_up.last_input) >= idle) {
            self.leave_restore(jobs);
        }
        if self
            .plain_copied
            .as_ref()
            .is_some_and(|(_, at)| uptime.saturating_sub(*at).as_secs() >= PLAIN_COPIED_SECS)
        {
            self.plain_copied = None;
        }
        if let Some(set_up) = &mut self.set_up
            && set_up.shown_copied.is_some_and(|until| until <= uptime)
        {
            set_up.shown_copied = None;
            self.start(jobs, Job::ClearClipboard);
        }
        self.ask_by_itself(jobs);
        let Some(session) = &mut self.session else { return };
        if session.revealed.as_ref().is_some_and(|revealed| revealed.until <= uptime) {
            session.revealed = None;
        }
        if session.toast.as_ref().is_some_and(|toast| toast.until <= uptime) {
            session.toast = None;
        }
        if session.copied.as_ref().is_some_and(|copied| copied.until <= uptime) {
            session.copied = None;
            self.start(jobs, Job::ClearClipboard);
        }
    }

    /// Nobody is here any more. Sample keys need no lock.
    pub(super) fn away(&mut self, jobs: &mut dyn Jobs) {
        self.leave_restore(jobs);
        if self.session.as_ref().is_some_and(|session| !session.demo) {
            self.lock(jobs);
        }
    }

    /// Somebody is here: a key press, a pointer move, or the button of the warning.
    pub fn stay_open(&mut self) {
        let uptime = self.uptime;
        if let Some(session) = &mut self.session {
            session.last_input = uptime;
        }
        if let Some(set_up) = &mut self.set_up {
            set_up.last_input = uptime;
        }
    }

    /// A backup that was opened for a restore holds every secret, and there is no vault yet that could be locked.
    fn leave_restore(&mut self, jobs: &mut dyn Jobs) {
        let is_open = self.set_up.as_ref().is_some_and(|set_up| {
            set_up.errand == Errand::Restore
                && set_up.opened.answer().is_some()
                && !set_up.finish.is_running()
        });
        if is_open {
            self.apply_set_up(SetUpCommand::Leave, jobs);
        }
    }
}
