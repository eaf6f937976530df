//! Setting up, and linking a phone again. Everything stays in memory until it is finished.

use std::time::Duration;

use super::super::Home;
use super::super::KeychainState;
use super::super::command::{SaveTarget, SetUpCommand, SetUpStep};
use super::super::jobs::{Event, Job, Jobs};
use super::super::places::typed_path;
use super::super::problem::Problem;
use super::super::route::Route;
use super::super::state::{Link, PassphraseAnswer, Picking, SetUp, State};
use super::super::task::Task;

/// How long the seed stays on the clipboard.
const SEED_COPIED: Duration = Duration::from_secs(30);

/// Words in a generated passphrase: with the keychain four are plenty, without it five.
fn word_count(home: Home) -> usize {
    match home {
        Home::Keychain => 4,
        Home::File => 5,
    }
}

impl State {
    pub(super) fn apply_set_up(&mut self, command: SetUpCommand, jobs: &mut dyn Jobs) {
        if let SetUpCommand::Begin(home) = command {
            // The file is a choice that is made on sight, never a silent way out.
            if home == Home::Keychain && self.gate.keychain != Some(KeychainState::Ready) {
                self.route = Route::KeychainTrouble;
                if self.gate.keychain == Some(KeychainState::Locked) {
                    self.wake_keychain(jobs);
                }
                return;
            }
            self.set_up = Some(SetUp::begin(home));
            self.route = Route::SetUp;
            self.start(jobs, Job::BeginSetUp);
            return;
        }
        let uptime = self.uptime;
        let generation = self.generation;
        let Some(set_up) = &mut self.set_up else { return };
        match command {
            SetUpCommand::Begin(_) => {}
            SetUpCommand::Leave => {
                self.forget_set_up(jobs);
                self.start(jobs, Job::LeaveSetUp);
                self.route = if self.session.is_some() { Route::Keys } else { Route::Welcome };
            }
            SetUpCommand::CopySeed => jobs.start(generation, Job::CopySeed),
            SetUpCommand::ConfirmCode(code) => {
                set_up.code.start(uptime);
                jobs.start(generation, Job::ConfirmCode(code));
            }
            SetUpCommand::Show(step) => {
                if set_up.can_show(step) {
                    set_up.step = step;
                    if step == SetUpStep::Passphrase && set_up.words.is_none() {
                        jobs.start(generation, Job::SuggestWords { words: word_count(set_up.home) });
                    }
                }
            }
            SetUpCommand::SuggestWords => {
                jobs.start(generation, Job::SuggestWords { words: word_count(set_up.home) });
            }
            SetUpCommand::JudgePassphrase(text) => jobs.start(generation, Job::JudgePassphrase(text)),
            SetUpCommand::ChoosePassphrase(None) if set_up.home == Home::File => {}
            SetUpCommand::ChoosePassphrase(chosen) => {
                set_up.passphrase = chosen.map_or(PassphraseAnswer::CodeOnly, PassphraseAnswer::Chosen);
                if self.route == Route::NewPhone {
                    self.finish_set_up(jobs);
                } else {
                    set_up.step = SetUpStep::Sheet;
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
                    self.finish_set_up(jobs);
                }
            }
        }
    }

    /// Writes the vault, or links the new phone to the open one.
    fn finish_set_up(&mut self, jobs: &mut dyn Jobs) {
        let (uptime, generation, route) = (self.uptime, self.generation, self.route);
        let Some(set_up) = &mut self.set_up else { return };
        set_up.finish.start(uptime);
        // EXPOSE: a second copy goes to the vault, so that a failed write can be tried again.
        let passphrase = match &set_up.passphrase {
            PassphraseAnswer::Chosen(text) => Some(text.duplicate()),
            PassphraseAnswer::CodeOnly | PassphraseAnswer::Open => None,
        };
        let job = if route == Route::NewPhone {
            Job::FinishNewPhone { passphrase }
        } else {
            Job::FinishSetUp { passphrase, home: set_up.home }
        };
        jobs.start(generation, job);
    }

    /// Begins to link a phone to the open vault.
    pub(super) fn begin_new_phone(&mut self, home: Home, jobs: &mut dyn Jobs) {
        self.set_up = Some(SetUp::begin(home));
        self.route = Route::NewPhone;
        self.start(jobs, Job::BeginSetUp);
    }

    /// Forgets the set-up with everything it held; the seed leaves the clipboard too.
    pub(super) fn forget_set_up(&mut self, jobs: &mut dyn Jobs) {
        if self.set_up.take().is_some_and(|set_up| set_up.seed_copied.is_some()) {
            self.start(jobs, Job::ClearClipboard);
        }
    }

    pub(super) fn receive_set_up(&mut self, event: Event, jobs: &mut dyn Jobs) {
        let Some(set_up) = &mut self.set_up else { return };
        match event {
            Event::SetUpBegun { qr, seed, codes, asked } => {
                set_up.link = Some(Link { qr, seed });
                set_up.codes = Some(codes);
                set_up.asked = asked;
            }
            Event::SeedCopied => {
                set_up.seed_copied = Some(self.uptime + SEED_COPIED);
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
            Event::PhoneLinked(Ok(())) => {
                self.forget_set_up(jobs);
                self.route = Route::Keys;
            }
            Event::SetUpFailed(problem) | Event::PhoneLinked(Err(problem)) => {
                set_up.finish = Task::Failed(problem);
            }
            _ => {}
        }
    }
}
