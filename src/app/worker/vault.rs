//! The thread that owns the vault. Nobody else ever holds it; secrets leave it by value, once.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender};

use super::super::jobs::{Change, Doing, Door, Event, Job, Strength};
use super::super::problem::Problem;
use super::desk::DeskJob;
use super::{Answers, Clock};
use crate::domain::api_key::{Act, KeyId};
use crate::domain::book::Book;
use crate::domain::coinbase_file::read_coinbase_file;
use crate::domain::sample;
use crate::domain::secret::{SecretFields, SecretText};
use crate::domain::settings::Appearance;
use crate::vault::{
    CodeVerdict, Enrolment, Error, Home, KeychainState, Standing, Store, UnlockError, Vault, Which,
    passphrase, user_file,
};

/// Bits a passphrase must have beside the keychain, and alone. An estimate; SECURITY.md tells what they stop.
const ENOUGH_BITS: f64 = 30.0;
const ENOUGH_ALONE_BITS: f64 = 50.0;

/// Lines kept of what happened to a key.
const HISTORY_LINES: usize = 200;

/// The vault's thread and what it holds.
pub(crate) struct Room {
    data_dir: PathBuf,
    clock: Clock,
    answers: Answers,
    desk: SyncSender<DeskJob>,
    cancelled: Arc<AtomicBool>,
    store: Option<Store>,
    enrolment: Option<Enrolment>,
    vault: Option<Vault>,
}

impl Room {
    pub(crate) fn new(
        data_dir: PathBuf,
        clock: Clock,
        answers: Answers,
        desk: SyncSender<DeskJob>,
        cancelled: Arc<AtomicBool>,
    ) -> Self {
        Self { data_dir, clock, answers, desk, cancelled, store: None, enrolment: None, vault: None }
    }

    /// Works until nobody can ask any more.
    pub(crate) fn work(mut self, jobs: &Receiver<(u64, Job)>) {
        while let Ok((generation, job)) = jobs.recv() {
            for event in self.answer(generation, job) {
                self.answers.send(generation, event);
            }
        }
    }

    fn answer(&mut self, generation: u64, job: Job) -> Vec<Event> {
        let now = (self.clock)();
        let event = match job {
            Job::Look => self.look(),
            Job::SaveAppearance(appearance) => return self.save_appearance(appearance),
            Job::BeginSetUp => self.begin_set_up(),
            Job::LeaveSetUp => {
                self.enrolment = None;
                return vec![];
            }
            Job::ConfirmCode(code) => self.confirm(&code),
            Job::SuggestWords { words } => match passphrase::make_words(words) {
                Ok(words) => Event::Words(words),
                Err(error) => Event::Trouble(problem_of(error)),
            },
            Job::JudgePassphrase(text) => {
                let bits = passphrase::estimate_bits(&text);
                Event::PassphraseJudged(Strength {
                    bits: bits as u32,
                    enough: bits >= ENOUGH_BITS,
                    enough_alone: bits >= ENOUGH_ALONE_BITS,
                })
            }
            Job::CheckGroup { ask, code, group, typed } => {
                let right = self
                    .enrolment
                    .as_ref()
                    .is_some_and(|enrolment| enrolment.check_group(code, group, &typed));
                Event::GroupJudged { ask, right }
            }
            Job::SaveSheet { path, replace, text } => {
                Event::SheetSaved(self.save_sheet(&path, replace, &text))
            }
            Job::FinishSetUp { passphrase, home } => self.finish_set_up(passphrase, home),
            Job::FinishNewPhone { passphrase } => Event::PhoneLinked(self.finish_new_phone(passphrase)),
            Job::Unlock { code, passphrase } => self.unlock(&code, passphrase.as_ref()),
            Job::UnlockByRecovery(code) => self.unlock_by_recovery(&code),
            Job::AcceptOlderCopy => {
                if let Some(store) = &mut self.store {
                    store.accept_older_copy();
                }
                return vec![];
            }
            Job::LookAround => self.look_around(),
            Job::RotateTarget => {
                let outcome = self.vault.as_mut().map_or(Ok(()), |vault| vault.rotate_target(now));
                Event::TargetRotated(outcome.map_err(problem_of))
            }
            Job::Lock => {
                self.vault = None;
                self.enrolment = None;
                return vec![];
            }
            Job::Change(doing, change) => self.write(doing, |vault| vault.change(change)),
            Job::Create(key, fields) => {
                self.write(Doing::SaveKey(key.id), |vault| vault.create(*key, fields, now))
            }
            Job::Reveal(id, which, field) => return self.reveal(id, which, field),
            Job::Copy(id, which, field) => return self.copy(generation, id, which, field),
            Job::LookForCopy(fields) => {
                let found = self
                    .vault
                    .as_ref()
                    .and_then(|vault| fields.0.iter().find_map(|field| vault.stored_already(&field.text)));
                Event::CopyFound(found)
            }
            Job::Stage(id, fields) => {
                self.write(Doing::StoreNew(id), |vault| vault.stage(id, fields, now).map(|_| ()))
            }
            Job::Unstage(id) => self.write(Doing::TakeBack(id), |vault| vault.unstage(id, now)),
            Job::Promote(id) => self.write(Doing::FinishRotation(id), |vault| vault.promote(id, now)),
            Job::Delete(id) => self.write(Doing::Destroy(id), |vault| vault.delete(id)),
            Job::ReadKeyFile(path) => Event::KeyFile(read_key_file(&path)),
            Job::CopyPlain(_)
            | Job::ClearClipboard
            | Job::Open(_)
            | Job::PickSave(_)
            | Job::PickOpen
            | Job::CancelUnlock => return vec![],
        };
        vec![event]
    }

    /// The folder, opened at the first look and kept.
    fn store(&mut self) -> Result<&mut Store, Problem> {
        if self.store.is_none() {
            self.store = Some(Store::open(&self.data_dir).map_err(problem_of)?);
        }
        self.store.as_mut().ok_or(Problem::AlreadyOpen)
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
        looked.unwrap_or_else(Event::LookFailed)
    }

    fn save_appearance(&mut self, appearance: Appearance) -> Vec<Event> {
        // In the sample vault nothing is saved, not even this.
        let outcome = self.store().and_then(|store| store.save_appearance(appearance).map_err(problem_of));
        outcome.err().map(Event::Trouble).into_iter().collect()
    }

    fn begin_set_up(&mut self) -> Event {
        let now = (self.clock)();
        let begun = self.store().and_then(|store| store.begin_set_up(now).map_err(problem_of));
        match begun {
            Ok(enrolment) => {
                // EXPOSE: the sheet is drawn and read back; the copies are wiped when set-up ends.
                let codes = enrolment.recovery_codes().each_ref().map(SecretText::duplicate);
                let event = Event::SetUpBegun {
                    qr: enrolment.qr(),
                    seed: enrolment.seed_groups(),
                    codes,
                    asked: make_questions(),
                };
                self.enrolment = Some(enrolment);
                event
            }
            Err(problem) => Event::Trouble(problem),
        }
    }

    fn confirm(&mut self, code: &SecretText) -> Event {
        let now = (self.clock)();
        let next_secs = 30 - u64::try_from(now.as_second()).unwrap_or(0) % 30;
        let verdict =
            self.enrolment.as_mut().map_or(CodeVerdict::Wrong, |enrolment| enrolment.confirm(code, now));
        Event::CodeJudged(match verdict {
            CodeVerdict::Right => Ok(()),
            CodeVerdict::Old { .. } => Err(Problem::CodeOld),
            CodeVerdict::Malformed => Err(Problem::CodeMalformed),
            CodeVerdict::Wrong => Err(Problem::WrongCode { next_secs }),
        })
    }

    fn save_sheet(&self, path: &std::path::Path, replace: bool, text: &str) -> Result<PathBuf, Problem> {
        let Some(enrolment) = &self.enrolment else { return Err(Problem::NoPath) };
        let mut sheet = zeroize::Zeroizing::new(text.to_owned());
        for (place, code) in enrolment.recovery_codes().iter().enumerate() {
            // EXPOSE: the sheet is the one file that is meant to hold the codes; its owner chose where.
            sheet = zeroize::Zeroizing::new(sheet.replace(&format!("{{{}}}", place + 1), code.expose()));
        }
        user_file::write(path, sheet.as_bytes(), replace).map_err(|error| match error.kind() {
            std::io::ErrorKind::AlreadyExists => Problem::FileExists,
            _ => write_problem(&error),
        })?;
        Ok(path.to_owned())
    }

    fn finish_set_up(&mut self, passphrase: Option<SecretText>, home: Home) -> Event {
        let now = (self.clock)();
        let Some(enrolment) = self.enrolment.take() else {
            return Event::SetUpFailed(Problem::Unexpected { detail: "set-up was left".to_owned() });
        };
        let Ok(store) = self.store() else { return Event::SetUpFailed(Problem::AlreadyOpen) };
        match store.finish_set_up(&enrolment, passphrase, home, now) {
            Ok(vault) => self.open(vault, home, false),
            Err(error) => {
                // What was confirmed stays confirmed, so that the last step can be tried again.
                self.enrolment = Some(enrolment);
                Event::SetUpFailed(problem_of(error))
            }
        }
    }

    fn finish_new_phone(&mut self, passphrase: Option<SecretText>) -> Result<(), Problem> {
        let now = (self.clock)();
        let Some(enrolment) = self.enrolment.take() else { return Err(Problem::CodeMalformed) };
        let Some(vault) = &mut self.vault else { return Err(Problem::CodeMalformed) };
        let outcome = vault.replace_phone(&enrolment, passphrase.as_ref(), now).map_err(problem_of);
        if outcome.is_err() {
            self.enrolment = Some(enrolment);
        }
        outcome
    }

    fn unlock(&mut self, code: &SecretText, passphrase: Option<&SecretText>) -> Event {
        let now = (self.clock)();
        let cancelled = self.cancelled.clone();
        let next_secs = 30 - u64::try_from(now.as_second()).unwrap_or(0) % 30;
        let store = match self.store() {
            Ok(store) => store,
            Err(problem) => return Event::NotOpened(problem),
        };
        let Ok(Standing::Locked { home, .. }) = store.standing() else {
            return Event::NotOpened(Problem::Damaged);
        };
        match store.unlock(code, passphrase, now, &|| cancelled.load(Ordering::Relaxed)) {
            Ok(vault) => self.open(vault, home, false),
            Err(error) => Event::NotOpened(unlock_problem(error, next_secs)),
        }
    }

    fn unlock_by_recovery(&mut self, code: &SecretText) -> Event {
        let now = (self.clock)();
        let store = match self.store() {
            Ok(store) => store,
            Err(problem) => return Event::NotOpened(problem),
        };
        let Ok(Standing::Locked { home, .. }) = store.standing() else {
            return Event::NotOpened(Problem::Damaged);
        };
        match store.unlock_by_recovery(code, now) {
            Ok(vault) => self.open(vault, home, true),
            Err(error) => Event::NotOpened(unlock_problem(error, 0)),
        }
    }

    fn look_around(&mut self) -> Event {
        let book = sample::book((self.clock)());
        let secrets = sample::secrets(&book);
        match Vault::sample(book, secrets) {
            Ok(vault) => self.open(vault, Home::Keychain, false),
            Err(error) => Event::NotOpened(problem_of(error)),
        }
    }

    fn open(&mut self, vault: Vault, home: Home, by_recovery: bool) -> Event {
        self.enrolment = None;
        let event = Event::Opened {
            book: Arc::new(vault.book().clone()),
            home,
            recovery_left: vault.recovery_left(),
            by_recovery,
            recovered: vault.recovered().to_vec(),
            wrong_codes: vault.wrong_codes().map_or(0, |(count, _)| count),
        };
        self.vault = Some(vault);
        event
    }

    /// Does a write and tells what the book is after it.
    fn write(&mut self, doing: Doing, change: impl FnOnce(&mut Vault) -> Result<(), Error>) -> Event {
        let Some(vault) = &mut self.vault else {
            return Event::NotWritten(doing, Problem::Unexpected { detail: "locked".to_owned() });
        };
        match change(vault) {
            Ok(()) => Event::Wrote(doing, Arc::new(vault.book().clone())),
            Err(error) => Event::NotWritten(doing, problem_of(error)),
        }
    }

    fn reveal(&mut self, id: KeyId, which: Which, field: String) -> Vec<Event> {
        let Some(vault) = &mut self.vault else { return vec![] };
        match vault.reveal(id, which, &field) {
            Ok(text) => {
                let noted = self.note(id, Act::Revealed { field: field.clone() });
                std::iter::once(Event::Revealed(id, which, field, text)).chain(noted).collect()
            }
            Err(error) => vec![Event::NotRead(id, problem_of(error))],
        }
    }

    fn copy(&mut self, generation: u64, id: KeyId, which: Which, field: String) -> Vec<Event> {
        let Some(vault) = &mut self.vault else { return vec![] };
        match vault.reveal(id, which, &field) {
            Ok(text) => {
                let noted = self.note(id, Act::Copied { field: field.clone() });
                if self.desk.send(DeskJob::CopySecret(generation, id, which, field, text)).is_err() {
                    return vec![Event::NotRead(id, Problem::ClipboardMissing)];
                }
                noted.into_iter().collect()
            }
            Err(error) => vec![Event::NotRead(id, problem_of(error))],
        }
    }

    /// Adds a line to a key's history. A full disk must not keep a person from their own key, so it is only logged.
    fn note(&mut self, id: KeyId, act: Act) -> Option<Event> {
        let now = (self.clock)();
        let vault = self.vault.as_mut()?;
        let change: Change = Box::new(move |book: &mut Book| {
            if let Some(key) = book.keys.get_mut(&id) {
                key.note_act(now, act);
                let over = key.history.len().saturating_sub(HISTORY_LINES);
                key.history.drain(..over);
            }
        });
        match vault.change(change) {
            Ok(()) => Some(Event::BookChanged(Arc::new(vault.book().clone()))),
            Err(error) => {
                log::warn!("the history was not written: {error}");
                None
            }
        }
    }
}

/// Two groups of two different codes, so that a glance at one line is not enough.
fn make_questions() -> [(usize, usize); 2] {
    let mut random = [0u8; 4];
    if getrandom::fill(&mut random).is_err() {
        return [(0, 2), (2, 1)];
    }
    let [first, second, group, other] = random.map(usize::from);
    let first = first % 3;
    [(first, group % 4), ((first + 1 + second % 2) % 3, other % 4)]
}

fn read_key_file(path: &std::path::Path) -> Result<SecretFields, Problem> {
    let bytes = user_file::read(path).map_err(|error| Problem::CannotRead { detail: plain(&error) })?;
    read_coinbase_file(&bytes).map_err(|_| Problem::NotAKeyFile)
}

/// The system's words for what happened to a file, without its code.
fn plain(error: &std::io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_owned()
}

fn write_problem(error: &std::io::Error) -> Problem {
    match error.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Problem::DiskFull,
        _ => Problem::CannotWrite { detail: plain(error) },
    }
}

fn keychain_problem(state: KeychainState) -> Problem {
    match state {
        KeychainState::Locked => Problem::KeychainLocked,
        KeychainState::Missing => Problem::KeychainMissing,
        _ => Problem::KeychainRefused,
    }
}

fn problem_of(error: Error) -> Problem {
    use crate::vault::KeychainError;
    match error {
        Error::AlreadyOpen => Problem::AlreadyOpen,
        Error::Disk(error) => write_problem(&error),
        Error::Keychain(KeychainError::Locked) => keychain_problem(KeychainState::Locked),
        Error::Keychain(KeychainError::Missing) => keychain_problem(KeychainState::Missing),
        Error::Keychain(_) => Problem::KeychainRefused,
        Error::Damaged { .. } | Error::SecretDamaged => Problem::Damaged,
        Error::OlderCopy { .. } => Problem::OlderCopy,
        Error::PassphraseMissing | Error::PassphraseTooWeak => Problem::PassphraseWeak,
        Error::SecretMissing => Problem::SecretMissing,
        other => Problem::Unexpected { detail: other.to_string() },
    }
}

fn unlock_problem(error: UnlockError, next_secs: u64) -> Problem {
    match error {
        UnlockError::WrongCode => Problem::WrongCode { next_secs },
        UnlockError::Malformed => Problem::CodeMalformed,
        UnlockError::CodeUsed { next_in_secs } => Problem::CodeUsed { next_secs: next_in_secs },
        UnlockError::Throttled { wait_secs } => Problem::Throttled { wait_secs },
        UnlockError::ClockBeforeTable | UnlockError::OutsideTable => Problem::ClockOutside,
        UnlockError::WrongRecoveryCode => Problem::WrongRecoveryCode,
        UnlockError::PassphraseMissing => Problem::PassphraseWeak,
        UnlockError::KeychainLocked => Problem::KeychainLocked,
        UnlockError::KeychainMissing => Problem::KeychainMissing,
        UnlockError::KeychainReset => Problem::KeychainReset,
        UnlockError::Damaged => Problem::Damaged,
        UnlockError::OlderCopy { .. } => Problem::OlderCopy,
        UnlockError::Vault(error) => problem_of(error),
        other => Problem::Unexpected { detail: other.to_string() },
    }
}
