//! Set-up, unlocking and looking around: everything that ends with an open vault.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use jiff::Timestamp;

use super::super::super::errand::Errand;
use super::super::super::jobs::{Event, News, WaysIn};
use super::super::super::problem::Problem;
use super::super::desk::DeskJob;
use super::super::stack::leaving_nothing;
use super::Room;
use super::fetch::Guard;
use super::own_facts::own_facts_of;
use super::problems::{file_problem, problem_of, unlock_problem};
use crate::domain::sample;
use crate::domain::secret::SecretText;
use crate::vault::{CodeVerdict, Home, Resident, Standing, Store, Typed, UnlockError, Vault, user_file};

/// A difference that a neighbouring code bridges, in seconds; no clock is called wrong for it.
const USUAL_SHIFT_SECS: i64 = 60;

/// How a vault was opened.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// By the code.
    Code,
    /// By two codes in a row.
    TwoCodes,
    /// It was made just now.
    SetUp,
    /// By a recovery code.
    Recovery,
    /// It is the one with the sample keys.
    Samples,
}

impl Room {
    pub(super) fn begin_set_up(&mut self) -> Event {
        let now = self.now();
        let begun = self
            .store()
            .and_then(|store| leaving_nothing(|| store.begin_set_up(now).map(Box::new)).map_err(problem_of));
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

    pub(super) fn copy_seed(&mut self, generation: u64) -> Vec<Event> {
        let Some(enrolment) = &self.enrolment else { return vec![] };
        let groups = enrolment.seed_groups();
        // EXPOSE: on its way to the clipboard, without the spaces that only help to read; the copy is wiped after it.
        let seed = SecretText::new(groups.expose().split_whitespace().collect());
        if self.desk.send(Box::new(DeskJob::CopyShown(generation, seed))).is_err() {
            return vec![Event::Trouble(Problem::ClipboardMissing)];
        }
        vec![]
    }

    pub(super) fn confirm(&mut self, code: &SecretText) -> Event {
        let now = self.now();
        let next_secs = secs_to_next_code(now);
        let verdict =
            self.enrolment.as_mut().map_or(CodeVerdict::Wrong, |enrolment| enrolment.confirm(code, now));
        Event::CodeJudged(match verdict {
            CodeVerdict::Right => Ok(()),
            CodeVerdict::Old { .. } => Err(Problem::CodeOld),
            CodeVerdict::Malformed => Err(Problem::CodeMalformed),
            CodeVerdict::Wrong => Err(Problem::WrongCode { next_secs }),
        })
    }

    pub(super) fn save_sheet(
        &self,
        path: &std::path::Path,
        replace: bool,
        text: &str,
    ) -> Result<PathBuf, Problem> {
        let Some(enrolment) = &self.enrolment else { return Err(Problem::NoPath) };
        let mut sheet = zeroize::Zeroizing::new(text.to_owned());
        for (place, code) in enrolment.recovery_codes().iter().enumerate() {
            // EXPOSE: the sheet is the one file that is meant to hold the codes; its owner chose where.
            sheet = zeroize::Zeroizing::new(sheet.replace(&format!("{{{}}}", place + 1), code.expose()));
        }
        user_file::write(path, sheet.as_bytes(), replace).map_err(|error| file_problem(&error))?;
        Ok(path.to_owned())
    }

    pub(super) fn finish_set_up(
        &mut self,
        passphrase: Option<SecretText>,
        home: Home,
        restores: bool,
    ) -> Event {
        let now = self.now();
        let left = || Event::SetUpFailed(Problem::Unexpected { detail: "it was left".to_owned() });
        // A restore without its backup would make an empty vault.
        if self.enrolment.is_none() || restores != self.opened.is_some() {
            return left();
        }
        let (Some(enrolment), backup) = (self.enrolment.take(), self.opened.take()) else { return left() };
        let Ok(store) = self.store() else { return Event::SetUpFailed(Problem::AlreadyOpen) };
        let done = leaving_nothing(|| {
            let made = match &backup {
                None => store.finish_set_up(&enrolment, passphrase, home, now),
                Some(backup) => store.finish_restore(&enrolment, passphrase, home, backup, now),
            };
            made.map(Resident::new)
        });
        match done {
            Ok(vault) => self.open(vault, home, Way::SetUp),
            Err(error) => {
                // What was confirmed stays confirmed, so that the last step can be tried again.
                (self.enrolment, self.opened) = (Some(enrolment), backup);
                Event::SetUpFailed(problem_of(error))
            }
        }
    }

    /// The event, and before it the book where that may have changed with it.
    pub(super) fn with_book(&self, may_have_changed: bool, event: Event) -> Vec<Event> {
        let vault = self.vault.as_ref().filter(|_| may_have_changed);
        let book = vault.map(|vault| Event::BookChanged(Arc::new(vault.book().clone())));
        book.into_iter().chain([event]).collect()
    }

    /// After a recovery code: another phone, and where the one before may be in other hands another data key.
    pub(super) fn finish_new_phone(
        &mut self,
        passphrase: Option<&SecretText>,
        rekeys: bool,
    ) -> Result<WaysIn, Problem> {
        let now = self.now();
        let Some(enrolment) = self.enrolment.take() else { return Err(Problem::CodeMalformed) };
        let Some(vault) = &mut self.vault else { return Err(Problem::CodeMalformed) };
        let had_passphrase = vault.has_passphrase();
        let outcome = leaving_nothing(|| {
            if rekeys {
                vault.rekey_after_recovery(&enrolment, passphrase, now)
            } else {
                vault.replace_phone(&enrolment, passphrase, now)
            }
        })
        .map_err(problem_of);
        if outcome.is_err() {
            self.enrolment = Some(enrolment);
        }
        let linked = outcome.map(|()| ways_in(vault));
        if linked.is_ok() {
            let errand = if rekeys { Errand::RekeyAfterRecovery } else { Errand::AfterRecovery };
            self.note_renewed(errand, had_passphrase);
        }
        linked
    }

    /// Makes a change of how the vault is opened, once it is shown that its owner is there.
    pub(super) fn renew(
        &mut self,
        errand: Errand,
        typed: Typed<'_>,
        next: Option<&SecretText>,
    ) -> Result<WaysIn, Problem> {
        let now = self.now();
        let locked = || Problem::Unexpected { detail: "locked".to_owned() };
        let Some(vault) = &mut self.vault else { return Err(locked()) };
        let had_passphrase = vault.has_passphrase();
        let proof = match leaving_nothing(|| vault.prove(typed, now, &|| false)) {
            Ok(proof) => proof,
            Err(error) => {
                let problem = unlock_problem(error, secs_to_next_code(now));
                self.note_refusal(&problem);
                return Err(problem);
            }
        };
        let enrolment = self.enrolment.as_ref().ok_or_else(locked);
        leaving_nothing(|| match errand {
            Errand::Phone => vault.link_phone(enrolment?, proof, now).map_err(problem_of),
            Errand::Rekey => vault.rekey(enrolment?, proof, now).map_err(problem_of),
            Errand::Passphrase => vault.change_passphrase(next, proof, now).map_err(problem_of),
            Errand::Sheet => vault.renew_sheet(enrolment?, proof, now).map_err(problem_of),
            _ => Err(locked()),
        })?;
        let ways_in = ways_in(vault);
        self.enrolment = None;
        self.note_renewed(errand, had_passphrase);
        Ok(ways_in)
    }

    pub(super) fn unlock(&mut self, typed: Typed<'_>) -> Event {
        let (now, cancelled) = (self.now(), self.cancelled.clone());
        self.try_to_open(Way::Code, |store| {
            store
                .unlock(typed.code, typed.passphrase, now, &|| cancelled.load(Ordering::Relaxed))
                .map(|vault| (vault, 0))
        })
    }

    /// Opens the vault by two codes in a row, and takes the phone's time until the lock.
    pub(super) fn unlock_by_two_codes(&mut self, first: &SecretText, typed: Typed<'_>) -> Event {
        let (now, cancelled) = (self.now(), self.cancelled.clone());
        self.try_to_open(Way::TwoCodes, |store| {
            store.unlock_by_two_codes(first, typed, now, &|| cancelled.load(Ordering::Relaxed))
        })
    }

    pub(super) fn unlock_by_recovery(&mut self, code: &SecretText) -> Event {
        let now = self.now();
        self.try_to_open(Way::Recovery, |store| store.unlock_by_recovery(code, now).map(|vault| (vault, 0)))
    }

    /// Opens what stands in the folder. Besides the vault comes how far the phone is ahead of the clock.
    fn try_to_open(
        &mut self,
        way: Way,
        open: impl FnOnce(&mut Store) -> Result<(Vault, i64), UnlockError>,
    ) -> Event {
        let next_secs = secs_to_next_code(self.now());
        let store = match self.store() {
            Ok(store) => store,
            Err(problem) => return Event::NotOpened(problem),
        };
        let Ok(Standing::Locked { home, .. }) = store.standing() else {
            return Event::NotOpened(Problem::Damaged);
        };
        match leaving_nothing(|| open(store).map(|(vault, shift_secs)| (Resident::new(vault), shift_secs))) {
            Ok((vault, shift_secs)) => {
                self.shift_secs = shift_secs;
                self.open(vault, home, way)
            }
            Err(UnlockError::Cancelled) => Event::UnlockCancelled,
            Err(error) => Event::NotOpened(unlock_problem(error, next_secs)),
        }
    }

    pub(super) fn look_around(&mut self) -> Event {
        let book = sample::book(self.now());
        let secrets = sample::secrets(&book);
        match Vault::sample(book, secrets).map(Resident::new) {
            Ok(vault) => self.open(vault, Home::Keychain, Way::Samples),
            Err(error) => Event::NotOpened(problem_of(error)),
        }
    }

    pub(super) fn open(&mut self, mut vault: Resident<Vault>, home: Home, way: Way) -> Event {
        (self.enrolment, self.opened) = (None, None);
        self.note_opening(&mut vault, way);
        let known = own_facts_of(&vault);
        (self.guard, self.is_sample) = (Guard::of(&vault), way == Way::Samples);
        drop(known);
        let event = Event::Opened {
            book: Arc::new(vault.book().clone()),
            home,
            demo: way == Way::Samples,
            ways_in: ways_in(&vault),
            by_recovery: way == Way::Recovery,
            news: News {
                recovered: vault.recovered().to_vec(),
                dropped: vault.dropped().to_vec(),
                is_from_previous: vault.is_from_previous(),
                wrong_codes: vault.wrong_codes().filter(|(count, _)| *count > 0),
                clock_off_secs: Some(self.shift_secs).filter(|secs| secs.abs() > USUAL_SHIFT_SECS),
            },
        };
        self.vault = Some(vault);
        event
    }
}

fn ways_in(vault: &Vault) -> WaysIn {
    WaysIn {
        has_passphrase: vault.has_passphrase(),
        needs_phone: vault.needs_phone(),
        recovery_left: vault.recovery_left(),
        sheet: vault.sheet().clone(),
    }
}

/// Until the phone shows the next code.
pub(super) fn secs_to_next_code(now: Timestamp) -> u64 {
    30 - u64::try_from(now.as_second()).unwrap_or(0) % 30
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
