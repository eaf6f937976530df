//! Unlocking: a right code gives the data key, and the data key opens the data.
//! A wrong code, a wrong passphrase and a wrong device key all look the same: the key does not open the slot.

use jiff::{SignedDuration, Timestamp};
use subtle::ConstantTimeEq;

use crate::domain::secret::SecretText;

use super::content::Content;
use super::data::{self, DATA, DATA_1, DATA_NEXT, Sealed};
use super::enrolment::window_of;
use super::envelope::{Key, derive_key};
use super::error::{Error, KeychainError, UnlockError};
use super::names::{self, Newest};
use super::offsets::{Codes, STEP_SECS};
use super::slots::Slots;
use super::store::{Home, Store};
use super::throttle::Tries;
use super::try_code::{Right, Typed, try_code, try_two_codes};
use super::vault::{Parts, Vault};
use super::wrap::{RecoverySlot, VaultId};

/// How many commits the newest data file may be ahead of the one before it: losing it is damage, not an older copy.
const LOST_COMMITS: u64 = 3;

/// Which of the data files.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum DataFile {
    /// The current one.
    Newest,
    /// The one before it: the newest is damaged or missing.
    Previous,
    /// The one that waited for the slots with its data key: the program ended before it could take its place.
    Next,
}

/// An opened data file.
pub(super) struct Opened {
    /// As the seal says, not as anybody may have written elsewhere.
    pub(super) home: Home,
    pub(super) content: Content,
    pub(super) recovery: Vec<RecoverySlot>,
    /// Which file it was.
    pub(super) file: DataFile,
    /// The file's length.
    pub(super) length: usize,
}

impl Store {
    /// Opens the vault with a code, and the passphrase where there is one. One Argon2 run for a right code of this moment,
    /// three for a wrong one; `cancelled` is asked before each.
    pub fn unlock(
        &mut self,
        code: &SecretText,
        passphrase: Option<&SecretText>,
        now: Timestamp,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Vault, UnlockError> {
        let right = try_code(&*self.disk, &*self.keychain, Typed { code, passphrase }, now, cancelled)?;
        let tries = right.tries;
        match self.enter(right) {
            Ok(vault) => Ok(self.welcome(vault, tries, now)),
            Err(error) => {
                // The code was right, whatever else keeps the vault shut.
                tries.take_back(&*self.disk);
                Err(error)
            }
        }
    }

    /// Opens the vault although the clock is wrong: `first` and the typed code are two that the phone showed one after the other.
    /// Besides the vault: how many seconds the phone is ahead of the clock (behind it where negative), to about a minute.
    pub fn unlock_by_two_codes(
        &mut self,
        first: &SecretText,
        typed: Typed<'_>,
        now: Timestamp,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<(Vault, i64), UnlockError> {
        let right = try_two_codes(&*self.disk, &*self.keychain, first, typed, now, cancelled)?;
        let (tries, window) = (right.tries, right.kept.used_window);
        let windows = window.cast_signed() - window_of(now).cast_signed();
        let shift_secs = windows * STEP_SECS.cast_signed();
        let by_phone = now.checked_add(SignedDuration::from_secs(shift_secs)).unwrap_or(now);
        match self.enter(right) {
            Ok(vault) => Ok((self.welcome(vault, tries, by_phone), shift_secs)),
            Err(error) => {
                tries.take_back(&*self.disk);
                Err(error)
            }
        }
    }

    /// The code was right: opens the data.
    fn enter(&self, right: Right) -> Result<Vault, UnlockError> {
        let Right { slots, device, data_key, code, kept, .. } = right;
        let opened = self.open_data(&slots.vault_id, &data_key).map_err(damaged)?;
        let mut vault = self.open_vault(&slots, device, data_key, opened)?;
        vault.choose_seed(kept.used_window, *code)?;
        vault.kept = Some(kept);
        Ok(vault)
    }

    fn open_vault(
        &self,
        slots: &Slots,
        device: Option<Key>,
        data_key: Key,
        opened: Opened,
    ) -> Result<Vault, UnlockError> {
        if opened.home != slots.home {
            return Err(UnlockError::Damaged);
        }
        let newest = self.read_newest(&slots.vault_id, device.as_ref());
        let mut vault = Vault::new(Parts {
            disk: self.disk.clone(),
            keychain: self.keychain.clone(),
            cost: self.cost,
            vault_id: slots.vault_id,
            home: slots.home,
            data_key,
            device,
            content: opened.content,
            recovery: opened.recovery,
            epoch: slots.phone.epoch(),
            unlock_cost: slots.phone.cost(),
            has_passphrase: slots.phone.has_passphrase,
        })?;
        vault.note_opened(opened.length, opened.file)?;
        self.check_age(&mut vault, newest, Some(slots.phone.epoch()))?;
        Ok(vault)
    }

    /// Finishes what was interrupted, forgets the wrong codes.
    pub(super) fn welcome(&mut self, mut vault: Vault, tries: Tries, now: Timestamp) -> Vault {
        vault.resume(now);
        vault.wrong_codes = tries.settle(&*self.disk);
        self.accepts_older = false;
        vault
    }

    /// Compares the files with what the keychain remembers. An older copy is never taken silently.
    pub(super) fn check_age(
        &self,
        vault: &mut Vault,
        newest: Option<Newest>,
        epoch: Option<u64>,
    ) -> Result<(), UnlockError> {
        let Some(newest) = newest else {
            // These files may be older than what the keychain holds, and nobody can tell.
            vault.content.skip_versions();
            return Ok(());
        };
        let lost = if vault.is_previous { LOST_COMMITS } else { 0 };
        let is_older = vault.content.generation + lost < newest.generation
            || epoch.is_some_and(|epoch| epoch < newest.epoch);
        if is_older && !self.accepts_older {
            return Err(UnlockError::OlderCopy { remembered: newest.time() });
        }
        // Every commit from here on is newer than all that was ever remembered.
        vault.content.generation = vault.content.generation.max(newest.generation);
        vault.epoch = vault.epoch.max(newest.epoch);
        vault.remembered = Some((newest.generation, newest.epoch));
        if is_older {
            vault.content.skip_versions();
            vault.commit()?;
        }
        Ok(())
    }

    /// None when the keychain does not tell; then nothing can be said about the files' age.
    pub(super) fn read_newest(&self, vault_id: &VaultId, device: Option<&Key>) -> Option<Newest> {
        let device = device?;
        let bytes = self.keychain.get(&names::newest(vault_id)).ok().flatten()?;
        Newest::decode(&bytes, vault_id, device)
    }

    /// The newest data file that this key opens.
    pub(super) fn open_data(&self, vault_id: &VaultId, data_key: &Key) -> Result<Opened, Error> {
        let key = derive_key(data_key.as_ref(), "kv1/meta")?;
        let mut unreadable = None;
        let files = [(DataFile::Newest, DATA), (DataFile::Previous, DATA_1), (DataFile::Next, DATA_NEXT)];
        for (file, name) in files {
            let bytes = match self.disk.read(name, data::MOST_BYTES) {
                Ok(Some(bytes)) => bytes,
                Ok(None) => continue,
                // The same as a damaged one: the other may be whole.
                Err(error) => {
                    unreadable = Some(error);
                    continue;
                }
            };
            // The generation before it must not be opened in the place of one that only a later version can read.
            if data::is_newer(&bytes) {
                return Err(Error::Newer { file: name });
            }
            let length = bytes.len();
            let sealed = Sealed::decode(&bytes).filter(|sealed| sealed.vault_id == *vault_id);
            if let Some(sealed) = sealed
                && let Some(content) = sealed.open(&key, bytes)
            {
                let (home, recovery) = (sealed.home, sealed.recovery);
                return Ok(Opened { home, content, recovery, file, length });
            }
        }
        Err(unreadable.map_or(Error::Damaged { file: DATA }, Error::Disk))
    }
}

/// A damaged file leaves the vault locked; anything else is told as it is.
pub(super) fn damaged(error: Error) -> UnlockError {
    match error {
        Error::Damaged { .. } => UnlockError::Damaged,
        other => UnlockError::Vault(other),
    }
}

impl From<KeychainError> for UnlockError {
    fn from(error: KeychainError) -> Self {
        match error {
            KeychainError::Locked | KeychainError::Refused => Self::KeychainLocked,
            KeychainError::Missing => Self::KeychainMissing,
            other => Self::Vault(Error::Keychain(other)),
        }
    }
}

impl Vault {
    /// After a phone was replaced and the program ended before that was noted, the old or the new phone may have made the table.
    /// The code has opened the vault already; here it only tells whose it was.
    fn choose_seed(&mut self, window: u64, code: u32) -> Result<(), Error> {
        if let Some(next) = self.content.next_seed.take() {
            if bool::from(Codes::new(next.bytes())?.at(window).ct_eq(&code)) {
                self.content.seed = next;
            } else {
                self.content.next_seed = Some(next);
            }
        }
        Ok(())
    }
}
