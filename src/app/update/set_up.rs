//! Setting up, and changing how the vault is opened. Everything stays in memory until it is finished.

use std::time::Duration;

use super::super::Home;
use super::super::KeychainState;
use super::super::command::{SaveTarget, SetUpCommand};
use super::super::errand::{Errand, SetUpStep};
use super::super::jobs::{BackupJob, Event, Job, Jobs, Place, WaysIn};
use super::super::places::typed_path;
use super::super::problem::Problem;
use super::super::route::Route;
use super::super::state::{Link, PassphraseAnswer, Picking, SetUp, State, ToastKind};
use super::super::task::Task;

/// How long the seed stays on the clipboard.
const SEED_COPIED: Duration = Duration::from_secs(30);

/// Words in a generated passphrase: with the keychain four are plenty, without it and for a backup five.
fn word_count(set_up: &SetUp) -> usize {
    if set_up.home == Home::Keychain && set_up.errand != Errand::Backup { 4 } else { 5 }
}

impl State {
    pub(super) fn apply_set_up(&mut self, command: SetUpCommand, jobs: &mut dyn Jobs) {
        match command {
            SetUpCommand::Begin(home) => self.begin_set_up(home, jobs),
            SetUpCommand::Restore => {
                self.gate.errand = Errand::Restore;
                self.begin_set_up(Home::Keychain, jobs);
            }
            SetUpCommand::Change(errand) => self.begin_change(errand, jobs),
            SetUpCommand::TellPhone { is_lost } => self.tell_phone(is_lost, jobs),
            SetUpCommand::Backup(command) => self.apply_backup(command, jobs),
            command => self.apply_step(command, jobs),
        }
    }

    fn begin_set_up(&mut self, home: Home, jobs: &mut dyn Jobs) {
        // The file is a choice that is made on sight, never a silent way out.
        // Of a folder that could not be read it is not known whether the keychain answers; the last step tells.
        if home == Home::Keychain && self.gate.keychain.is_some_and(|state| state != KeychainState::Ready) {
            self.route = Route::KeychainTrouble;
            if self.gate.keychain == Some(KeychainState::Locked) {
                self.wake_keychain(jobs);
            }
            return;
        }
        self.begin_steps(self.gate.errand, home, jobs);
    }

    fn begin_change(&mut self, errand: Errand, jobs: &mut dyn Jobs) {
        let Some(session) = self.session.as_ref().filter(|session| !session.demo) else { return };
        let home = session.home;
        // Without a phone nobody could prove anything: that one comes first.
        let needs_phone = session.ways_in.needs_phone && errand.needs_proof();
        let errand = if needs_phone { Errand::AfterRecovery } else { errand };
        if !errand.makes_vault() && (!errand.is_after_recovery() || needs_phone) {
            self.begin_steps(errand, home, jobs);
        }
    }

    /// What happened to the phone says which errand it is. A new seed each time that it is answered otherwise: with the sheet, or
    /// without.
    fn tell_phone(&mut self, is_lost: bool, jobs: &mut dyn Jobs) {
        let generation = self.generation;
        let Some(set_up) = self.set_up.as_mut().filter(|set_up| set_up.errand.has(SetUpStep::Happened))
        else {
            return;
        };
        set_up.step = SetUpStep::Link;
        if set_up.phone_is_lost != Some(is_lost) {
            set_up.errand = set_up.errand.of_phone(is_lost);
            set_up.phone_is_lost = Some(is_lost);
            (set_up.link, set_up.code) = (None, Task::Idle);
            // A sheet that was saved or read back holds the codes of before.
            (set_up.codes, set_up.sheet) = (None, Task::Idle);
            (set_up.read_back, set_up.read_wrong) = ([false; 2], [false; 2]);
            jobs.start(generation, Job::BeginSetUp);
        }
    }

    /// What is done at the steps.
    fn apply_step(&mut self, command: SetUpCommand, jobs: &mut dyn Jobs) {
        let uptime = self.uptime;
        let generation = self.generation;
        let Some(set_up) = &mut self.set_up else { return };
        match command {
            SetUpCommand::Leave => {
                let errand = set_up.errand;
                self.leave_steps(jobs);
                self.gate.errand = Errand::First;
                self.route = match &self.session {
                    Some(_) if errand.is_after_recovery() => Route::Keys,
                    Some(_) => Route::Settings,
                    None if self.gate.door.is_some() => Route::Unlock,
                    None if self.gate.look.problem().is_some() => Route::Starting,
                    None => Route::Welcome,
                };
            }
            SetUpCommand::CopyShown => {
                let words = set_up.words.as_ref().filter(|_| set_up.step == SetUpStep::Words);
                // EXPOSE: on its way to the clipboard; the copy is wiped after it.
                let job = words.map_or(Job::CopySeed, |words| Job::CopyWords(words.duplicate()));
                jobs.start(generation, job);
            }
            SetUpCommand::ConfirmCode(code) => {
                set_up.code.start(uptime);
                jobs.start(generation, Job::ConfirmCode(code));
            }
            SetUpCommand::Show(step) => {
                if set_up.can_show(step) {
                    set_up.step = step;
                    if step == SetUpStep::Passphrase && set_up.words.is_none() {
                        jobs.start(generation, Job::SuggestWords { words: word_count(set_up) });
                    }
                }
            }
            SetUpCommand::SuggestWords => {
                if set_up.errand == Errand::Backup {
                    // Those that were written down before are not the ones on show any more.
                    set_up.passphrase = PassphraseAnswer::Open;
                }
                jobs.start(generation, Job::SuggestWords { words: word_count(set_up) });
            }
            SetUpCommand::JudgePassphrase(text) => jobs.start(generation, Job::JudgePassphrase(text)),
            SetUpCommand::ChoosePassphrase(None) if set_up.home == Home::File => {}
            SetUpCommand::ChoosePassphrase(chosen) => {
                set_up.passphrase = chosen.map_or(PassphraseAnswer::CodeOnly, PassphraseAnswer::Chosen);
                match set_up.errand.after(SetUpStep::Passphrase) {
                    Some(next) => set_up.step = next,
                    None => self.finish_set_up(jobs),
                }
            }
            SetUpCommand::ReadBack(ask, typed) => {
                if let Some((code, group)) = set_up.asked.get(ask).copied() {
                    jobs.start(generation, Job::CheckGroup { ask, code, group, typed });
                }
            }
            SetUpCommand::SaveSheet(SaveTarget::Dialog(name), text) => {
                set_up.sheet.start(uptime);
                self.picking = Some(Picking::Sheet(text));
                jobs.start(generation, Job::PickSave(name));
            }
            SetUpCommand::SaveSheet(SaveTarget::Path(path), text) => match typed_path(&path) {
                Some(path) => {
                    set_up.sheet.start(uptime);
                    jobs.start(generation, Job::SaveSheet { path, replace: false, text });
                }
                None => set_up.sheet = Task::Failed(Problem::NoPath),
            },
            SetUpCommand::Finish => {
                if set_up.can_finish() {
                    match set_up.errand.after(SetUpStep::Sheet) {
                        Some(next) => set_up.step = next,
                        None => self.finish_set_up(jobs),
                    }
                }
            }
            SetUpCommand::Prove { code, passphrase } => {
                if set_up.can_show(SetUpStep::Prove) && !set_up.finish.is_running() {
                    set_up.finish.start(uptime);
                    let chosen = set_up.chosen_passphrase();
                    let job = match (set_up.errand, set_up.free_place(), chosen) {
                        (Errand::Backup, Some(Place { path, replace, .. }), Some(words)) => {
                            let (path, replace) = (path.clone(), *replace);
                            Job::Backup(BackupJob::Write { path, replace, words, code, passphrase })
                        }
                        (errand, _, next_passphrase) => {
                            Job::Renew { errand, code, passphrase, next_passphrase }
                        }
                    };
                    jobs.start(generation, job);
                }
            }
            SetUpCommand::Begin(_)
            | SetUpCommand::Restore
            | SetUpCommand::Change(_)
            | SetUpCommand::TellPhone { .. }
            | SetUpCommand::Backup(_) => {}
        }
    }

    /// Writes the vault, or links the new phone to the open one.
    fn finish_set_up(&mut self, jobs: &mut dyn Jobs) {
        let (uptime, generation) = (self.uptime, self.generation);
        let Some(set_up) = &mut self.set_up else { return };
        set_up.finish.start(uptime);
        let passphrase = set_up.chosen_passphrase();
        let job = match set_up.errand {
            Errand::AfterRecovery => Job::FinishNewPhone { passphrase, rekeys: false },
            Errand::RekeyAfterRecovery => Job::FinishNewPhone { passphrase, rekeys: true },
            errand => {
                let restores = errand == Errand::Restore;
                Job::FinishSetUp { passphrase, home: set_up.home, restores }
            }
        };
        jobs.start(generation, job);
    }

    /// Begins at the first step of this errand.
    pub(super) fn begin_steps(&mut self, errand: Errand, home: Home, jobs: &mut dyn Jobs) {
        self.leave_steps(jobs);
        self.notice = None;
        let set_up = SetUp::begin(errand, home);
        self.route = if errand.makes_vault() { Route::SetUp } else { Route::WaysIn };
        let set_up = self.set_up.insert(Box::new(set_up));
        set_up.last_input = self.uptime;
        if matches!(set_up.step, SetUpStep::Passphrase | SetUpStep::Words) {
            let words = word_count(set_up);
            self.start(jobs, Job::SuggestWords { words });
        } else if set_up.step != SetUpStep::Happened && errand != Errand::TryBackup {
            self.start(jobs, Job::BeginSetUp);
        }
    }

    /// Forgets what was begun, here and in the vault's thread.
    pub(super) fn leave_steps(&mut self, jobs: &mut dyn Jobs) {
        if self.set_up.is_some() {
            self.forget_set_up(jobs);
            self.start(jobs, Job::LeaveSetUp);
        }
    }

    /// The same, when another screen is shown.
    pub(super) fn leave_steps_elsewhere(&mut self, jobs: &mut dyn Jobs) {
        if !matches!(self.route, Route::SetUp | Route::WaysIn) {
            self.leave_steps(jobs);
        }
    }

    /// What opens the vault from here on.
    fn take_ways_in(&mut self, ways_in: WaysIn) {
        if let Some(door) = &mut self.gate.door {
            door.needs_passphrase = ways_in.has_passphrase;
            door.recovery_left = ways_in.recovery_left;
        }
        if let Some(session) = &mut self.session {
            session.ways_in = ways_in;
        }
    }

    /// Forgets the set-up with everything it held; the seed leaves the clipboard too.
    pub(super) fn forget_set_up(&mut self, jobs: &mut dyn Jobs) {
        // A dialog that is still open answers nobody.
        self.picking = None;
        if self.set_up.take().is_some_and(|set_up| set_up.shown_copied.is_some()) {
            self.start(jobs, Job::ClearClipboard);
        }
    }

    pub(super) fn receive_set_up(&mut self, event: Event, jobs: &mut dyn Jobs) {
        if let Event::PhoneLinked(Ok(ways_in)) | Event::Renewed(_, Ok(ways_in)) = &event {
            self.take_ways_in(ways_in.clone());
        }
        let Some(set_up) = &mut self.set_up else { return };
        match event {
            Event::SetUpBegun { qr, seed, codes, asked } => {
                let steps = set_up.errand.steps();
                set_up.link = steps.contains(&SetUpStep::Link).then_some(Link { qr, seed });
                set_up.codes = steps.contains(&SetUpStep::Sheet).then_some(codes);
                set_up.asked = asked;
            }
            Event::ShownCopied => {
                set_up.shown_copied = Some(self.uptime + SEED_COPIED);
            }
            Event::CodeJudged(Ok(())) => {
                set_up.code = Task::Done(());
            }
            Event::CodeJudged(Err(problem)) => set_up.code = Task::Failed(problem),
            Event::Words(words) => set_up.words = Some(words),
            Event::PassphraseJudged(strength) => set_up.strength = Some(strength),
            Event::GroupJudged { ask, right } => {
                if let (Some(place), Some(wrong)) =
                    (set_up.read_back.get_mut(ask), set_up.read_wrong.get_mut(ask))
                {
                    (*place, *wrong) = (right, !right);
                }
            }
            Event::SheetSaved(Ok(path)) => set_up.sheet = Task::Done(path),
            Event::SheetSaved(Err(problem)) => set_up.sheet = Task::Failed(problem),
            Event::PhoneLinked(Ok(_)) => {
                let errand = set_up.errand;
                self.forget_set_up(jobs);
                self.route = Route::Keys;
                self.toast(ToastKind::Renewed(errand));
            }
            Event::Renewed(errand, Ok(_)) => {
                self.forget_set_up(jobs);
                // The advice that goes with it stands above the keys.
                self.route = if errand == Errand::Rekey { Route::Keys } else { Route::Settings };
                self.toast(ToastKind::Renewed(errand));
            }
            Event::SetUpFailed(problem)
            | Event::PhoneLinked(Err(problem))
            | Event::Renewed(_, Err(problem)) => {
                set_up.finish = Task::Failed(problem);
            }
            _ => {}
        }
    }
}
