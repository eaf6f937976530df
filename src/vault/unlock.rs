//! Unlocking: the code is added to the offset of its window, and what comes out is a part of the key. No code is compared.
//! A wrong code, a wrong passphrase and a wrong device key all look the same: the key does not open the slot.

use jiff::Timestamp;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::domain::secret::SecretText;

use super::content::Content;
use super::data::{self, DATA, DATA_1, Sealed};
use super::enrolment::{seconds, window_of};
use super::envelope::{Key, derive_key};
use super::error::{Error, KeychainError, UnlockError};
use super::kdf::Memory;
use super::keychain::KeychainState;
use super::names::{self, Newest};
use super::offsets::{Codes, STEP_SECS, parse_code};
use super::passphrase;
use super::slots::Slots;
use super::store::{Home, Store};
use super::throttle::Tries;
use super::vault::{Kept, Parts, Vault};
use super::wrap::{RecoverySlot, VaultId};

/// How many commits the newest data file may be ahead of the one before it: losing it is damage, not an older copy.
const LOST_COMMITS: u64 = 3;

/// An opened data file.
pub(super) struct Opened {
    /// As the seal says, not as anybody may have written elsewhere.
    pub(super) home: Home,
    pub(super) content: Content,
    pub(super) recovery: Vec<RecoverySlot>,
    /// Whether the newest file was damaged or missing.
    pub(super) is_previous: bool,
    /// The file's length.
    pub(super) length: usize,
}

/// What a right code gave.
struct Found<'a> {
    slots: &'a Slots,
    device: Option<Key>,
    data_key: Key,
    code: Zeroizing<u32>,
    kept: Kept,
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
        let tries = Tries::load(&*self.disk).set_clock(&*self.disk, now);
        let wait_secs = tries.wait_secs(now);
        if wait_secs > 0 {
            return Err(UnlockError::Throttled { wait_secs });
        }
        let code = parse_code(code).ok_or(UnlockError::Malformed)?;
        let candidates = self.read_slots().map_err(damaged)?;
        let first = candidates.first().ok_or(UnlockError::Damaged)?;
        let device = match first.home {
            Home::Keychain => Some(self.read_device(&first.vault_id)?),
            Home::File => None,
        };
        // The older copy only when the newer one is not what was written.
        let mut found = None;
        for slots in &candidates {
            if let Some(attempt) = slots.attempt(device.as_ref())? {
                found = Some((slots, attempt));
                break;
            }
        }
        let (slots, attempt) = found.ok_or(UnlockError::Damaged)?;
        let passphrase = match (slots.phone.has_passphrase, passphrase.filter(|text| !text.is_empty())) {
            (true, None) => return Err(UnlockError::PassphraseMissing),
            (true, Some(text)) => Some(passphrase::normalise(text)?),
            (false, _) => None,
        };

        let window = window_of(now);
        // The code of this moment was used already. Nothing is derived, so nothing can be guessed and nothing is counted.
        if window < slots.phone.start {
            return Err(why_closed(slots, now));
        }
        let windows = [Some(window), window.checked_sub(1), window.checked_add(1)];
        let mut memory = Memory::default();
        let mut is_counted = false;
        for window in windows.into_iter().flatten() {
            let Some(target) = attempt.offsets.target(window, *code) else { continue };
            if cancelled() {
                return Err(UnlockError::Cancelled);
            }
            // Counted before the first guess: who stops it half-way has guessed all the same.
            if !is_counted {
                tries.note_wrong(&*self.disk, now);
                is_counted = true;
            }
            let data_key = match attempt.open(*target, passphrase.as_ref(), &mut memory) {
                Ok(Some(data_key)) => data_key,
                Ok(None) => continue,
                Err(error) => {
                    tries.take_back(&*self.disk);
                    return Err(error.into());
                }
            };
            drop(memory);
            let kept = Kept { passphrase, used_window: window };
            let found = Found { slots, device, data_key, code, kept };
            return match self.enter(found) {
                Ok(vault) => Ok(self.welcome(vault, tries, now)),
                Err(error) => {
                    // The code was right, whatever else keeps the vault shut.
                    tries.take_back(&*self.disk);
                    Err(error)
                }
            };
        }
        Err(why_closed(slots, now))
    }

    /// The code was right: opens the data.
    fn enter(&self, found: Found<'_>) -> Result<Vault, UnlockError> {
        let Found { slots, device, data_key, code, kept } = found;
        let opened = self.open_data(&slots.vault_id, &data_key).map_err(damaged)?;
        let mut vault = self.open_vault(slots, device, data_key, opened)?;
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
        })?;
        vault.note_opened(opened.length, opened.is_previous)?;
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

    pub(super) fn read_device(&self, vault_id: &VaultId) -> Result<Key, UnlockError> {
        match self.keychain.get(&names::device(vault_id))? {
            Some(bytes) => names::decode_device(&bytes).ok_or(UnlockError::KeychainReset),
            // A locked keychain may say that there is no such entry.
            None => Err(match self.keychain.state() {
                KeychainState::Ready => UnlockError::KeychainReset,
                KeychainState::Missing => UnlockError::KeychainMissing,
                KeychainState::Locked | KeychainState::Refused => UnlockError::KeychainLocked,
            }),
        }
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
        for (index, name) in [DATA, DATA_1].into_iter().enumerate() {
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
                return Ok(Opened { home, content, recovery, is_previous: index > 0, length });
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

/// What the clock says about a code that opened nothing. Nothing here depends on the code.
fn why_closed(slots: &Slots, now: Timestamp) -> UnlockError {
    let (start, end) = (slots.phone.start, slots.phone.start + u64::from(slots.phone.count));
    let window = window_of(now);
    if window >= end {
        UnlockError::OutsideTable
    } else if window >= start {
        UnlockError::WrongCode
    } else if window + 3 < start {
        UnlockError::ClockBeforeTable
    } else {
        UnlockError::CodeUsed { next_in_secs: (start * STEP_SECS).saturating_sub(seconds(now)) }
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
