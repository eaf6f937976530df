//! The thread that owns the vault. Nobody else ever holds it; secrets leave it by value, once.

mod backup;
mod checks;
mod door;
mod fetch;
mod journal;
mod own_facts;
mod pair;
mod problems;
#[cfg(test)]
mod tests;
mod usage;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, SyncSender};

use jiff::{SignedDuration, Timestamp};

use super::super::jobs::{Doing, Door, Event, Job, Strength};
use super::super::problem::Problem;
use super::desk::DeskJob;
use super::patience::Patient;
use super::second_start::{raise_other, try_often};
use super::stack::{leaving_nothing, wipe_left_behind};
use super::{Answers, Clock, Order};
use crate::domain::api_key::KeyId;
use crate::domain::book::Book;
use crate::domain::coinbase_file::read_coinbase_file;
use crate::domain::secret::{SecretFields, SecretText};
use crate::domain::settings::Appearance;
use crate::vault::{
    Backup, Bell, Enrolment, Error, Folder, Resident, Standing, Store, SystemKeychain, Typed, Vault,
    passphrase, user_file,
};
use fetch::Guard;
use own_facts::{own_facts_of, read_own_facts};
use problems::{file_problem, plain, problem_of};

/// Bits a passphrase must have beside the keychain, and alone. An estimate; SECURITY.md tells what they stop.
const ENOUGH_BITS: f64 = 30.0;
const ENOUGH_ALONE_BITS: f64 = 50.0;

/// The vault's thread and what it holds. Keys lie behind a box: one that moves out of its place here leaves nothing in it.
pub(crate) struct Room {
    data_dir: PathBuf,
    clock: Clock,
    /// How far the phone is ahead of the clock, in seconds, while that is known.
    shift_secs: i64,
    answers: Answers,
    desk: SyncSender<Box<DeskJob>>,
    cancelled: Arc<AtomicBool>,
    store: Option<Store>,
    enrolment: Option<Box<Enrolment>>,
    /// A backup, from its opening until the errand is left.
    opened: Option<Box<Backup>>,
    vault: Option<Resident<Vault>>,
    /// Whose fields are shown only after a fresh code.
    guard: Guard,
    /// Older files are taken into use at the next unlock.
    takes_older: bool,
    /// Whether the open vault is the one with the sample keys, which no code opens.
    is_sample: bool,
    /// Hears a second start, from when the folder is held.
    bell: Option<Bell>,
}

impl Room {
    pub(crate) fn new(
        data_dir: PathBuf,
        clock: Clock,
        answers: Answers,
        desk: SyncSender<Box<DeskJob>>,
        cancelled: Arc<AtomicBool>,
    ) -> Self {
        Self {
            data_dir,
            clock,
            shift_secs: 0,
            answers,
            desk,
            cancelled,
            store: None,
            enrolment: None,
            opened: None,
            vault: None,
            guard: Guard::default(),
            takes_older: false,
            is_sample: false,
            bell: None,
        }
    }

    /// Works until nobody can ask any more.
    pub(crate) fn work(mut self, jobs: &Receiver<Order>) {
        while let Ok((generation, job)) = jobs.recv() {
            self.do_one(generation, *job);
            wipe_left_behind();
            // Only now: what it sets up takes along whatever lies on this thread's stack.
            self.hang_bell();
        }
        self.close();
    }

    // Not a part of the loop: what it leaves on the stack is to lie below the loop.
    #[inline(never)]
    fn do_one(&mut self, generation: u64, job: Job) {
        for event in self.answer(generation, job) {
            self.answers.send(generation, event);
        }
    }

    fn answer(&mut self, generation: u64, job: Job) -> Vec<Event> {
        let now = self.now();
        let event = match job {
            Job::Look => self.look(),
            Job::WakeKeychain => self.wake_and_look(),
            Job::SaveAppearance(appearance) => return self.save_appearance(appearance),
            Job::BeginSetUp => self.begin_set_up(),
            Job::LeaveSetUp => return self.leave_set_up(generation),
            Job::CopySeed => return self.copy_seed(generation),
            Job::ConfirmCode(code) => self.confirm(&code),
            Job::SuggestWords { words } => match passphrase::make_words(words) {
                Ok(words) => Event::Words(words),
                Err(error) => Event::Trouble(problem_of(error)),
            },
            Job::JudgePassphrase(text) => Event::PassphraseJudged(judge(&text)),
            Job::CheckGroup { ask, code, group, typed } => {
                Event::GroupJudged { ask, right: self.is_group(code, group, &typed) }
            }
            Job::SaveSheet { path, replace, text } => {
                Event::SheetSaved(self.save_sheet(&path, replace, &text))
            }
            Job::FinishSetUp { passphrase, home, restores } => self.finish_set_up(passphrase, home, restores),
            Job::FinishNewPhone { passphrase, rekeys } => {
                let linked = self.finish_new_phone(passphrase.as_ref(), rekeys);
                return self.with_book(linked.is_ok(), Event::PhoneLinked(linked));
            }
            Job::Renew { errand, code, passphrase, next_passphrase } => {
                let typed = Typed { code: &code, passphrase: passphrase.as_ref() };
                let renewed = self.renew(errand, typed, next_passphrase.as_ref());
                return self.with_book(renewed.is_ok(), Event::Renewed(errand, renewed));
            }
            Job::Backup(job) => return self.answer_backup(job),
            Job::Unlock { code, passphrase } => {
                self.unlock(Typed { code: &code, passphrase: passphrase.as_ref() })
            }
            Job::UnlockByTwoCodes { first, second, passphrase } => {
                let typed = Typed { code: &second, passphrase: passphrase.as_ref() };
                self.unlock_by_two_codes(&first, typed)
            }
            Job::UnlockByRecovery(code) => self.unlock_by_recovery(&code),
            Job::AcceptOlderCopy => return self.accept_older_copy(),
            Job::LookAround => self.look_around(),
            Job::RotateTarget => {
                let outcome =
                    leaving_nothing(|| self.vault.as_mut().map_or(Ok(()), |vault| vault.rotate_target(now)));
                self.write_notes();
                Event::TargetRotated(outcome.map_err(problem_of))
            }
            Job::Lock => {
                self.close();
                self.clear_clipboard(generation);
                return vec![];
            }
            Job::Change(doing, change) => self.write(doing, |vault| vault.change(change)),
            Job::KeepPair(made) => return self.keep_pair(*made),
            Job::Create(key, fields) => {
                self.write(Doing::SaveKey(key.id), |vault| vault.create(*key, fields, now))
            }
            Job::Fetch(wish) => return self.fetch(generation, wish),
            Job::Prove { wish, code, passphrase } => {
                let typed = Typed { code: &code, passphrase: passphrase.as_ref() };
                return self.prove_and_fetch(generation, wish, typed);
            }
            Job::Lend(lending) => return self.lend(&lending),
            Job::PreviewCheck(id, which) => Event::CheckShown(id, which, self.preview_check(id, which)),
            Job::LookForCopy(fields) => Event::CopyFound(self.find_copy(&fields)),
            Job::Stage(id, fields) => {
                self.write(Doing::StoreNew(id), |vault| vault.stage(id, fields, now).map(|_| ()))
            }
            Job::Unstage(id) => self.write(Doing::TakeBack(id), |vault| vault.unstage(id, now)),
            Job::ReadOwnFacts(path, today) => Event::OwnFactsRead(read_own_facts(&path, today)),
            Job::Promote(id) => self.write(Doing::FinishRotation(id), |vault| vault.promote(id, now)),
            Job::Delete(id) => self.write(Doing::Destroy(id), |vault| vault.delete(id, now)),
            Job::ReadKeyFile(path) => Event::KeyFile(read_key_file(&path)),
            Job::ReadUsage(order) => self.read_usage(order),
            Job::SaveJournal { path, replace } => return self.save_journal(&path, replace),
            Job::SaveLog { path, replace, text } => Event::LogSaved(write_text(path, replace, &text)),
            Job::SaveCalendar { path, replace, text } => {
                Event::CalendarSaved(write_text(path, replace, &text))
            }
            Job::Notify(_)
            | Job::MakePair(_)
            | Job::StopPair
            | Job::CopyPlain(_)
            | Job::CopyWords(_)
            | Job::ClearClipboard
            | Job::Open(_)
            | Job::PickSave(_)
            | Job::PickOpen(_)
            | Job::Check(_)
            | Job::StopChecks
            | Job::CancelUnlock => return vec![],
        };
        let retried = if matches!(event, Event::Wrote(..)) { self.rotate_again() } else { None };
        std::iter::once(event).chain(retried).collect()
    }

    /// Forgets the enrolment and the opened backup.
    fn leave_set_up(&mut self, generation: u64) -> Vec<Event> {
        self.enrolment = None;
        self.opened = None;
        self.clear_clipboard(generation);
        vec![]
    }

    fn accept_older_copy(&mut self) -> Vec<Event> {
        if let Some(store) = &mut self.store {
            store.accept_older_copy();
            self.takes_older = true;
        }
        vec![]
    }

    /// Whether this is what stands in this place of the sheet.
    fn is_group(&self, code: usize, group: usize, typed: &SecretText) -> bool {
        self.enrolment.as_ref().is_some_and(|enrolment| enrolment.check_group(code, group, typed))
    }

    /// Which stored key has one of these texts?
    fn find_copy(&self, fields: &SecretFields) -> Option<KeyId> {
        let vault = self.vault.as_ref()?;
        fields.0.iter().find_map(|field| vault.stored_already(&field.text))
    }

    /// A rotation that failed after the unlock is tried again as soon as something else could be written.
    fn rotate_again(&mut self) -> Option<Event> {
        let now = self.now();
        let vault = self.vault.as_mut().filter(|vault| vault.needs_rotation())?;
        match leaving_nothing(|| vault.rotate_target(now)) {
            Ok(()) => Some(Event::TargetRotated(Ok(()))),
            Err(error) => {
                log::warn!("the target was not rotated: {error}");
                None
            }
        }
    }

    /// The time of this unlock: by the phone, where the clock was found to be wrong.
    fn now(&self) -> Timestamp {
        let by_clock = (self.clock)();
        by_clock.checked_add(SignedDuration::from_secs(self.shift_secs)).unwrap_or(by_clock)
    }

    /// Drops the vault, and what was being enrolled.
    fn close(&mut self) {
        self.enrolment = None;
        self.opened = None;
        self.guard = Guard::default();
        let now = self.now();
        self.write_notes();
        self.takes_older = false;
        if let Some(mut vault) = self.vault.take() {
            vault.close(now);
        }
        self.shift_secs = 0;
    }

    /// The folder, opened at the first look and kept.
    fn store(&mut self) -> Result<&mut Store, Problem> {
        if self.store.is_none() {
            let keychain = || Patient::new(Arc::new(SystemKeychain::default()));
            let open = || Ok(Store::with(Box::new(Folder::open(&self.data_dir)?), Box::new(keychain())));
            let is_held = |error: &Error| matches!(error, Error::AlreadyOpen);
            self.store = Some(try_often(open, is_held).map_err(problem_of)?);
        }
        self.store.as_mut().ok_or(Problem::AlreadyOpen)
    }

    /// Nothing is lost where nothing is heard: a second start says then that the program is open already.
    fn hang_bell(&mut self) {
        if self.bell.is_some() || !self.data_dir.is_dir() {
            return;
        }
        let answers = self.answers.clone();
        match Bell::hang(&self.data_dir, move || answers.send(0, Event::Rung)) {
            Ok(bell) => self.bell = Some(bell),
            Err(error) => log::warn!("a second start is not heard: {error}"),
        }
    }

    fn wake_and_look(&mut self) -> Event {
        if let Ok(store) = self.store() {
            store.wake_keychain();
        }
        self.look()
    }

    fn look(&mut self) -> Event {
        let looked = self.store().and_then(|store| {
            let door = match store.standing().map_err(problem_of)? {
                Standing::Nothing => None,
                Standing::Locked { home, needs_passphrase, recovery_left } => {
                    Some(Door { home, needs_passphrase, recovery_left })
                }
            };
            Ok(Event::Looked { door, keychain: store.keychain_state(), appearance: store.load_appearance() })
        });
        match looked {
            Err(Problem::AlreadyOpen) if raise_other(&self.data_dir) => Event::OtherRaised,
            looked => looked.unwrap_or_else(Event::LookFailed),
        }
    }

    fn save_appearance(&mut self, appearance: Appearance) -> Vec<Event> {
        // In the sample vault nothing is saved, not even this.
        let outcome = self.store().and_then(|store| store.save_appearance(appearance).map_err(problem_of));
        outcome.err().map(Event::Trouble).into_iter().collect()
    }

    /// Does a write and tells what the book is after it.
    fn write(&mut self, doing: Doing, change: impl FnOnce(&mut Vault) -> Result<(), Error>) -> Event {
        let Some(vault) = &mut self.vault else {
            return Event::NotWritten(doing, Problem::Unexpected { detail: "locked".to_owned() });
        };
        // What an exchange said of a key, and when a new one ends, is judged by the person's own facts too.
        let _known = own_facts_of(vault);
        let changed = leaving_nothing(|| change(vault));
        self.guard.take(vault);
        match changed {
            Ok(()) => Event::Wrote(doing, Arc::new(vault.book().clone())),
            Err(error) => Event::NotWritten(doing, problem_of(error)),
        }
    }

    /// Behind every copy that this thread has asked for: also one that waited for the keychain while the lock fell.
    fn clear_clipboard(&self, generation: u64) {
        if self.desk.send(Box::new(DeskJob::Clear(generation))).is_err() {
            log::warn!("the clipboard's thread has ended");
        }
    }

    /// Writes down what happened. A full disk must not keep a person from their own key, so it is only logged.
    fn note(&mut self, note: impl FnOnce(&mut Book, Timestamp)) -> Option<Event> {
        let now = self.now();
        let vault = self.vault.as_mut()?;
        match leaving_nothing(|| vault.change(|book| note(book, now))) {
            Ok(()) => Some(Event::BookChanged(Arc::new(vault.book().clone()))),
            Err(error) => {
                log::warn!("what happened was not written down: {error}");
                None
            }
        }
    }
}

fn judge(passphrase: &SecretText) -> Strength {
    let bits = passphrase::estimate_bits(passphrase);
    Strength { bits: bits as u32, enough: bits >= ENOUGH_BITS, enough_alone: bits >= ENOUGH_ALONE_BITS }
}

/// Writes a file that holds nothing secret.
fn write_text(path: PathBuf, replace: bool, text: &str) -> Result<PathBuf, Problem> {
    let written = user_file::write(&path, text.as_bytes(), replace);
    written.map(|()| path).map_err(|error| file_problem(&error))
}

fn read_key_file(path: &std::path::Path) -> Result<SecretFields, Problem> {
    let bytes = user_file::read(path, user_file::MOST_KEY_FILE_BYTES)
        .map_err(|error| Problem::CannotRead { detail: plain(&error) })?;
    read_coinbase_file(&bytes).map_err(Problem::NotAKeyFile)
}
